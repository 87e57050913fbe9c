import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox/index.js';
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect/index.js';
import type { Path, SpokenFinding } from '@dualstack/schema';
import { type ReactNode, use } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { fieldId } from '../steps.js';
import { useFindings, useLabel, usePlanValue, useRefusals, useWizard } from '../WizardContext.js';
import { Field, type FieldProps } from './Field.js';
import { FieldMessages } from './FieldMessages.js';
import { CellOf } from './layout.js';
import { memoField } from './memoField.js';
import { PermanenceBadge } from './PermanenceBadge.js';
import { useWhyOf } from './useWhyOf.js';

/** One of the values of a choice. */
export interface Option {
  value: string;
  label: string;
  hint?: ReactNode;
}

/** An option of which the rules were asked. */
interface AskedOption extends Option {
  /** Why it cannot be chosen; it is shown, never hidden. */
  refusal?: SpokenFinding;
}

/** Why the real system refuses a value, and the reason behind it. */
function Refusal({ finding }: { finding: SpokenFinding }) {
  const { button, reason } = useWhyOf(finding);
  return (
    <>
      {finding.message} {button}
      {reason}
    </>
  );
}

/** Options with the reasons of the rules, where those are asked. */
function useAskedOptions(path: Path, options: readonly Option[], asks: boolean): readonly AskedOption[] {
  const refusals = useRefusals(path, asks ? options.map(({ value }) => value) : []);
  return options.map((option) => {
    const finding = refusals.get(option.value);
    return finding ? { ...option, refusal: finding } : option;
  });
}

/** Why options of a list cannot be chosen: a list says nothing beside its entries, so it stands below. */
function Refused({ options, chosen }: { options: readonly AskedOption[]; chosen: string }) {
  const { t } = useTranslation();
  const refused = options.flatMap(({ value, label, refusal }) => (refusal !== undefined && value !== chosen ? [{ value, label, refusal }] : []));
  if (refused.length === 0) return null;
  return (
    <ul className="ds-refusals">
      {refused.map(({ value, label, refusal }) => (
        <li key={value}>
          <strong>{label}</strong>
          {t('marks.colon')}
          <Refusal finding={refusal} />
        </li>
      ))}
    </ul>
  );
}

interface ChoiceProps extends FieldProps {
  options: readonly Option[];
  /** Whether the rules are asked which of the options the real system would refuse. */
  asks?: boolean;
  /** What is chosen, where it is not simply the text at the path. */
  value?: string;
  /** What else happens when a value is chosen; without, the value is chosen in the plan. */
  onChoose?: (value: string) => void;
}

interface SelectProps extends ChoiceProps {
  /** What the list says where the plan says nothing, if that is none of the options. */
  emptyLabel?: string;
  /** The option that the real system takes where the plan says nothing: it stands in the list once, as the default. */
  whenAbsent?: string;
}

/** One of many: a list to open. */
export const SelectField = memoField(function SelectField({ options: offered, asks = false, onChoose, emptyLabel, whenAbsent, value: chosen, ...field }: SelectProps) {
  const { t } = useTranslation();
  const { choose: chooseValue, touch } = useWizard();
  const options = useAskedOptions(field.path, offered, asks);
  const planned = usePlanValue<string>(field.path) ?? '';
  const value = chosen ?? (planned === '' ? (whenAbsent ?? '') : planned);
  const choose = onChoose ?? ((next: string) => chooseValue(field.path, next === '' || next === whenAbsent ? undefined : next));
  return (
    <Field {...field} remarks={<Refused options={options} chosen={value} />}>
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
            <FormSelectOption key={option.value} value={option.value} label={option.value === whenAbsent ? t('field.isDefault', { value: option.label }) : option.label} isDisabled={option.refusal !== undefined} />
          ))}
        </FormSelect>
      )}
    </Field>
  );
});

interface TilesProps {
  path: Path;
  /** What it is called, where that is not simply what the domain calls it. */
  legend?: string;
  options: readonly Option[];
  /** Whether the rules are asked which of the options the real system would refuse. */
  asks?: boolean;
  onChoose?: (value: string) => void;
  columns?: 2 | 3;
}

/** One of a few: tiles with a radio button each, all of them readable at once. */
export const TilesField = memoField(function TilesField({ path, legend, options: offered, asks = false, onChoose, columns = 2 }: TilesProps) {
  const { choose } = useWizard();
  const options = useAskedOptions(path, offered, asks);
  const name = useLabel(path);
  const value = usePlanValue<string>(path);
  const findings = useFindings(path);
  const id = fieldId(path);
  return (
    <fieldset className="ds-field" aria-describedby={`${id}-messages`}>
      <legend>
        {legend ?? name} <PermanenceBadge path={path} />
      </legend>
      <div className="ds-tiles" data-columns={columns}>
        {options.map(({ value: each, label, hint, refusal }) => {
          const isChosen = each === value;
          const reasonId = `${id}-${each}-refusal`;
          return (
            <div key={each} className="ds-tile" data-refused={refusal !== undefined || undefined}>
              <label>
                <input
                  type="radio"
                  name={id}
                  id={isChosen ? id : undefined}
                  value={each}
                  checked={isChosen}
                  disabled={refusal !== undefined && !isChosen}
                  aria-describedby={refusal && !isChosen ? reasonId : undefined}
                  onChange={() => (onChoose ? onChoose(each) : choose(path, each))}
                />
                <span>
                  <strong>{label}</strong>
                  {hint && <small>{hint}</small>}
                </span>
              </label>
              {refusal && !isChosen && (
                <div id={reasonId} className="ds-refusal">
                  <Refusal finding={refusal} />
                </div>
              )}
            </div>
          );
        })}
      </div>
      <FieldMessages id={`${id}-messages`} path={path} findings={findings} />
    </fieldset>
  );
});

interface CheckboxFieldProps {
  path: Path;
  /** What it is called, where that is not simply what the domain calls it. */
  label?: string;
  hint?: ReactNode;
  /** Whether the rules are asked if the real system would refuse the other value. */
  asks?: boolean;
  /** Shown, and not to be changed. */
  isFixed?: boolean;
  /** What the real system takes when the plan says nothing. */
  whenAbsent?: boolean;
  /** Whether it is on, where it is not simply the value at the path. */
  isChecked?: boolean;
  /** What else happens when it changes; without, the value is set. */
  onChange?: (isOn: boolean) => void;
}

/** Yes or no. */
export const CheckboxField = memoField(function CheckboxField({ path, label: given, hint, asks = false, isFixed, whenAbsent = false, isChecked, onChange }: CheckboxFieldProps) {
  const { t } = useTranslation();
  const { choose } = useWizard();
  const entry = use(CellOf);
  const name = useLabel(path);
  const label = given ?? name;
  const planned = usePlanValue<boolean>(path) ?? whenAbsent;
  const value = isChecked ?? planned;
  const refusal = useRefusals(path, asks ? [!value] : []).get(!value);
  const findings = useFindings(path);
  const id = fieldId(path);
  return (
    <div className="ds-field">
      <Checkbox
        id={id}
        label={
          <>
            {entry !== undefined && <span className="pf-v6-screen-reader">{`${entry}${t('marks.colon')}`}</span>}
            {label} {entry === undefined && <PermanenceBadge path={path} />}
          </>
        }
        description={refusal ? <Refusal finding={refusal} /> : hint}
        isChecked={value}
        isDisabled={isFixed ?? refusal !== undefined}
        aria-describedby={`${id}-messages`}
        onChange={(_, next) => (onChange ? onChange(next) : choose(path, next))}
      />
      {entry === undefined && <FieldMessages id={`${id}-messages`} path={path} findings={findings} />}
    </div>
  );
});
