import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import { type KeyboardEvent, use } from 'react';
import { useFieldSpec, useHeld, useLabel, usePlanValue, useWizard } from '../WizardContext.js';
import { Field, type FieldProps } from './Field.js';
import { CellOf } from './layout.js';
import { memoField } from './memoField.js';
import { readWholeNumber } from './wholeNumber.js';

interface NumberFieldProps extends FieldProps {
  /** Limits, where they are not those of the field. */
  min?: number;
  max?: number;
  /** What a person who clicks plus in an empty field begins with. */
  startAt?: number;
}

/**
 * A whole number between two limits. Emptied, the field is left out of the plan; what is no whole number stays in the
 * field, which says so, and the plan keeps the number that it had. It is put together from PatternFly's parts, because its
 * NumberInput writes 0 into every empty field that is tabbed through, and a field of the type `number` hides what it does
 * not understand.
 */
export const NumberField = memoField(function NumberField({ min: least, max: most, startAt: begin, ...field }: NumberFieldProps) {
  const { choose, hold, touch } = useWizard();
  const spec = useFieldSpec(field.path);
  const name = useLabel(field.path);
  const label = field.label ?? name;
  const min = least ?? spec?.min ?? 0;
  const max = most ?? spec?.max ?? Number.MAX_SAFE_INTEGER;
  const startAt = begin ?? min;
  const isCell = use(CellOf) !== undefined;
  const value = usePlanValue<number>(field.path);
  const held = useHeld<string>(field.path);
  const set = (next: number | undefined) => {
    choose(field.path, next);
    touch(field.path);
  };
  const type = (text: string) => {
    const read = readWholeNumber(text);
    if (read.ok) set(read.value);
    else hold(field.path, value, { content: text, problem: { kind: 'wholeNumber', values: { text: text.trim(), min, max } } });
  };
  const step = (by: number) => set(value === undefined ? startAt : Math.min(max, Math.max(min, value + by)));
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    step(by);
  };
  return (
    <Field {...field}>
      {(control) => (
        <div className="ds-number" data-cell={isCell || undefined}>
          {!isCell && (
            <Button variant="control" aria-label={`${label} −1`} isDisabled={value !== undefined && value <= min} onClick={() => step(-1)}>
              −
            </Button>
          )}
          <TextInput
            {...control}
            type="text"
            role="spinbutton"
            inputMode="numeric"
            autoComplete="off"
            aria-valuemin={min}
            aria-valuemax={max}
            aria-valuenow={value}
            value={held ?? (value === undefined ? '' : String(value))}
            onKeyDown={onKeyDown}
            onChange={(_, text) => type(text)}
          />
          {!isCell && (
            <Button variant="control" aria-label={`${label} +1`} isDisabled={value !== undefined && value >= max} onClick={() => step(1)}>
              +
            </Button>
          )}
        </div>
      )}
    </Field>
  );
});
