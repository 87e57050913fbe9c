import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import { useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { usePlanValue, useWizard } from '../WizardContext.js';
import { Field, type FieldProps } from './Field.js';
import { addToList } from './list.js';
import { memoField } from './memoField.js';

/** A list of short texts: typed or pasted with commas, spaces or lines between them, each to be removed by itself. */
export const ListField = memoField(function ListField({ placeholder, separators = /[\s,;]+/, ...field }: FieldProps & { placeholder?: string; separators?: RegExp }) {
  const { t } = useTranslation();
  const { choose, touch } = useWizard();
  const items = usePlanValue<string[]>(field.path) ?? [];
  const [text, setText] = useState('');
  const [repeated, setRepeated] = useState<readonly string[]>([]);
  const set = (next: readonly string[]) => {
    choose(field.path, next.length === 0 ? undefined : next);
    touch(field.path);
  };
  const add = () => {
    const added = addToList(items, text, separators);
    if (added.items.length > items.length) set(added.items);
    if (text.trim() !== '') setRepeated(added.repeated);
    setText('');
  };
  return (
    <Field {...field} below>
      {(control) => (
        <>
          <div className="ds-with-action">
            <TextInput
              {...control}
              value={text}
              {...(placeholder !== undefined && { placeholder })}
              autoComplete="off"
              spellCheck={false}
              className="ds-code-input"
              onChange={(_, next) => setText(next)}
              onBlur={add}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <Button variant="control" onClick={add}>
              {t('field.add')}
            </Button>
          </div>
          <p aria-live="polite" className="ds-hint">
            {repeated.length > 0 && t('field.repeated', { items: repeated.join(t('marks.comma')) })}
          </p>
          {items.length > 0 && (
            <ul className="ds-chips">
              {/* A list may hold the same text twice; its place is all that tells them apart. */}
              {items.map((item, index) => (
                <li key={index}>
                  <code>{item}</code>
                  <button type="button" aria-label={t('field.remove', { item })} onClick={() => set(items.filter((_, each) => each !== index))}>
                    ×
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Field>
  );
});
