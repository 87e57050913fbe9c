import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import { usePlanValue, useWizard } from '../WizardContext.js';
import { Field, type FieldProps } from './Field.js';

interface NumberFieldProps extends FieldProps {
  min: number;
  max: number;
  /** What a person who clicks plus in an empty field begins with. */
  startAt?: number;
}

/**
 * A whole number between two limits. Emptied, the field is left out of the plan. It is put together from
 * PatternFly's parts, because its NumberInput writes 0 into every empty field that is tabbed through.
 */
export function NumberField({ min, max, startAt = min, ...field }: NumberFieldProps) {
  const { setValue, touch } = useWizard();
  const value = usePlanValue<number>(field.path);
  const set = (next: number | undefined) => {
    setValue(field.path, next);
    touch(field.path);
  };
  const step = (by: number) => set(value === undefined ? startAt : Math.min(max, Math.max(min, value + by)));
  return (
    <Field {...field}>
      {(control) => (
        <div className="ds-number">
          <Button variant="control" aria-label={`${field.label} −1`} isDisabled={value !== undefined && value <= min} onClick={() => step(-1)}>
            −
          </Button>
          <TextInput
            {...control}
            type="number"
            inputMode="numeric"
            min={min}
            max={max}
            step={1}
            value={value ?? ''}
            onChange={(_, text) => {
              const next = Number(text);
              set(text === '' || !Number.isInteger(next) ? undefined : next);
            }}
          />
          <Button variant="control" aria-label={`${field.label} +1`} isDisabled={value !== undefined && value >= max} onClick={() => step(1)}>
            +
          </Button>
        </div>
      )}
    </Field>
  );
}
