import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox/index.js';
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect/index.js';
import type { Path } from '@dualstack/schema';
import type { ReactNode } from 'react';
import { fieldId } from '../steps.js';
import { useFindings, usePlanValue, useWizard } from '../WizardContext.js';
import { Field, type FieldProps } from './Field.js';
import { FieldMessages } from './FieldMessages.js';

/** One of the values of a choice. */
export interface Option {
  value: string;
  label: string;
  hint?: ReactNode;
  /** Why it cannot be chosen; it is shown, never hidden. */
  refusal?: ReactNode;
}

interface ChoiceProps extends FieldProps {
  options: readonly Option[];
  /** What else happens when a value is chosen; without, the value is set. */
  onChoose?: (value: string) => void;
}

/** One of many: a list to open. */
export function SelectField({ options, onChoose, emptyLabel, ...field }: ChoiceProps & { emptyLabel?: string }) {
  const { setValue, touch } = useWizard();
  const value = usePlanValue<string>(field.path) ?? '';
  const choose = onChoose ?? ((next: string) => setValue(field.path, next === '' ? undefined : next));
  return (
    <Field {...field}>
      {(control) => (
        <FormSelect
          {...control}
          value={value}
          onChange={(_, next) => {
            choose(next);
            touch(field.path);
          }}
        >
          {emptyLabel !== undefined && <FormSelectOption value="" label={emptyLabel} />}
          {!options.some((option) => option.value === value) && (value !== '' || emptyLabel === undefined) && <FormSelectOption value={value} label={value} />}
          {options.map((option) => (
            <FormSelectOption key={option.value} value={option.value} label={option.label} isDisabled={option.refusal !== undefined} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
}

interface TilesProps {
  path: Path;
  legend: string;
  options: readonly Option[];
  onChoose?: (value: string) => void;
  columns?: 2 | 3;
}

/** One of a few: tiles with a radio button each, all of them readable at once. */
export function TilesField({ path, legend, options, onChoose, columns = 2 }: TilesProps) {
  const { setValue } = useWizard();
  const value = usePlanValue<string>(path);
  const findings = useFindings(path);
  const id = fieldId(path);
  return (
    <fieldset className="ds-field" aria-describedby={`${id}-messages`}>
      <legend>{legend}</legend>
      <div className="ds-tiles" data-columns={columns}>
        {options.map((option) => (
          <label key={option.value} className="ds-tile" data-refused={option.refusal !== undefined || undefined}>
            <input
              type="radio"
              name={id}
              id={option.value === value ? id : undefined}
              value={option.value}
              checked={option.value === value}
              disabled={option.refusal !== undefined && option.value !== value}
              onChange={() => (onChoose ? onChoose(option.value) : setValue(path, option.value))}
            />
            <span>
              <strong>{option.label}</strong>
              {option.hint && <small>{option.hint}</small>}
              {option.refusal && <small>{option.refusal}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldMessages id={`${id}-messages`} findings={findings} />
    </fieldset>
  );
}

interface CheckboxFieldProps {
  path: Path;
  label: string;
  hint?: ReactNode;
  /** Shown, and not to be changed. */
  isFixed?: boolean;
  /** What the real system takes when the plan says nothing. */
  whenAbsent?: boolean;
}

/** Yes or no. */
export function CheckboxField({ path, label, hint, isFixed, whenAbsent = false }: CheckboxFieldProps) {
  const { setValue } = useWizard();
  const value = usePlanValue<boolean>(path) ?? whenAbsent;
  const findings = useFindings(path);
  const id = fieldId(path);
  return (
    <div className="ds-field">
      <Checkbox id={id} label={label} description={hint} isChecked={value} isDisabled={isFixed ?? false} aria-describedby={`${id}-messages`} onChange={(_, next) => setValue(path, next)} />
      <FieldMessages id={`${id}-messages`} findings={findings} />
    </div>
  );
}
