import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import type { ReactNode } from 'react';
import { usePlanValue, useWizard } from '../WizardContext.js';
import { Field, type FieldProps } from './Field.js';
import { memoField } from './memoField.js';

interface TextFieldProps extends FieldProps {
  placeholder?: string;
  /** Whether the plan must carry the field, so that it is empty text and not left out when nothing is typed. */
  isKept?: boolean;
  /** Whether it is a word of the field, such as a range: shown as code, without the spaces that come along when it is pasted. */
  isCode?: boolean;
  /** Values to offer; any other can be typed. */
  suggestions?: readonly string[];
  /** A button beside the field. */
  action?: ReactNode;
  /** What comes behind it for the keyboard, and stands where its own style says. */
  beside?: ReactNode;
}

/** One line of text of the plan. Findings show when the field is left, and from then on at every change. */
export const TextField = memoField(function TextField({ placeholder, isKept, isCode, suggestions, action, beside, ...field }: TextFieldProps) {
  const { choose, setActive, touch } = useWizard();
  const value = usePlanValue<string>(field.path) ?? '';
  return (
    <Field {...field}>
      {(control) => {
        const shared = {
          ...control,
          value,
          ...(placeholder !== undefined && { placeholder }),
          className: isCode ? 'ds-code-input' : '',
          onFocus: () => setActive(field.path),
          onBlur: () => {
            setActive(undefined);
            touch(field.path);
          },
          onChange: (_: unknown, typed: string) => {
            const next = isCode ? typed.trim() : typed;
            choose(field.path, next === '' && !isKept ? undefined : next);
          },
        };
        const input = <TextInput {...shared} type="text" autoComplete="off" spellCheck={false} {...(suggestions && { list: `${control.id}-list` })} />;
        const list = suggestions && (
          <datalist id={`${control.id}-list`}>
            {suggestions.map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        );
        return action ? (
          <div className="ds-with-action">
            {input}
            {action}
          </div>
        ) : (
          <>
            {input}
            {list}
            {beside}
          </>
        );
      }}
    </Field>
  );
});
