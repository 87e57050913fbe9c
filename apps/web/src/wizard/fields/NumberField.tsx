import { NumberInput } from '@patternfly/react-core/dist/esm/components/NumberInput/index.js';
import { usePlanValue, useWizard } from '../WizardContext.js';
import { Field, type FieldProps } from './Field.js';

interface NumberFieldProps extends FieldProps {
  min: number;
  max: number;
  /** What a person who clicks plus in an empty field begins with. */
  startAt?: number;
}

/** A whole number between two limits. Emptied, the field is left out of the plan. */
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
      {({ id, ...aria }) => (
        <NumberInput
          {...(value === undefined ? {} : { value })}
          min={min}
          max={max}
          widthChars={5}
          inputProps={{ id, ...aria }}
          minusBtnAriaLabel={`${field.label} −`}
          plusBtnAriaLabel={`${field.label} +`}
          onMinus={() => step(-1)}
          onPlus={() => step(1)}
          onChange={(event) => {
            const { value: text } = event.target as HTMLInputElement;
            const next = Number(text);
            set(text === '' || !Number.isInteger(next) ? undefined : next);
          }}
        />
      )}
    </Field>
  );
}
