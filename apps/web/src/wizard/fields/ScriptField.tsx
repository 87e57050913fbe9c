import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea/index.js';
import { usePlanValue, useWizard } from '../WizardContext.js';
import { Field, type FieldProps } from './Field.js';
import { memoField } from './memoField.js';

/** Lines that a field shows at least, and at most before it scrolls. */
const ROWS = { least: 2, most: 12 } as const;

/** A script of the plan, line by line as it is typed or pasted: nothing of it is trimmed, indents and the last line end are part of it. */
export const ScriptField = memoField(function ScriptField({ placeholder, ...field }: FieldProps & { placeholder?: string }) {
  const { choose, setActive, touch } = useWizard();
  const value = usePlanValue<string>(field.path) ?? '';
  const rows = Math.min(Math.max(value.split('\n').length, ROWS.least), ROWS.most);
  return (
    <Field {...field}>
      {(control) => (
        <TextArea
          {...control}
          className="ds-code-input"
          value={value}
          rows={rows}
          resizeOrientation="vertical"
          autoComplete="off"
          spellCheck={false}
          wrap="off"
          {...(placeholder !== undefined && { placeholder })}
          onFocus={() => setActive(field.path)}
          onBlur={() => {
            setActive(undefined);
            touch(field.path);
          }}
          onChange={(_, typed) => choose(field.path, typed === '' ? undefined : typed)}
        />
      )}
    </Field>
  );
});
