import { shapeAt, termCode, type Path } from '@dualstack/schema';
import { useSpeaker } from '../../i18n/speaker.js';
import { CheckboxField, type Option, SelectField } from '../fields/ChoiceFields.js';
import { CidrField } from '../fields/CidrField.js';
import { ListField } from '../fields/ListField.js';
import { NumberField } from '../fields/NumberField.js';
import { TextField } from '../fields/TextField.js';
import { usePlanValue, useWizard } from '../WizardContext.js';
import { type ColumnKey, keyPath, nameOf } from './columns.js';

/** A field of the entries of a list: where it is edited, and what its form says beyond what the domain does. */
export interface TableColumn extends ColumnKey {
  /** In the row, in what can be unfolded below it, or nowhere: then it is only read out of a paste, and the provider draws it. */
  readonly place?: 'row' | 'more' | 'paste';
  readonly hint?: string;
  readonly placeholder?: string;
  /** Values to offer; any other can be typed. */
  readonly suggestions?: readonly string[];
  /** The options of a choice, where they are not all that the schema takes, called as the domain calls them. */
  readonly options?: readonly Option[];
  /** What the real system takes where the plan says nothing. */
  readonly whenAbsent?: string | boolean;
  /** What a person who counts up from an empty field begins with, and limits that are narrower than those of the field. */
  readonly startAt?: number;
  readonly min?: number;
  readonly max?: number;
  /** What a range means where the real system hands addresses out in its own way. */
  readonly meaning?: (range: string | undefined) => string | undefined;
}

/** A field by its shape in the schema of the plan. */
export function EntryField({ entry, column }: { entry: Path; column: TableColumn }) {
  const { provider } = useWizard();
  const { termOf } = useSpeaker();
  const path = [...entry, ...keyPath(column.key)];
  const value = usePlanValue<unknown>(path);
  const shape = shapeAt(provider.schema, path);
  const { place = 'row', placeholder, suggestions, options, whenAbsent, startAt, min, max, family, meaning } = column;
  /** Of a column the hint is said once, below the table. */
  const shared = { path, ...(place === 'more' && column.hint !== undefined && { hint: column.hint }) };
  const typed = { ...(placeholder !== undefined && { placeholder }), ...(suggestions && { suggestions }) };
  switch (shape?.kind) {
    case 'flag':
      return <CheckboxField {...shared} whenAbsent={whenAbsent === true} />;
    case 'number':
      return <NumberField {...shared} {...(startAt !== undefined && { startAt })} {...(min !== undefined && { min })} {...(max !== undefined && { max })} />;
    case 'choice':
      return <SelectField {...shared} {...(typeof whenAbsent === 'string' && { whenAbsent })} options={options ?? shape.values.map((each) => ({ value: each, label: nameOf(termOf(provider, termCode(path, each)), termCode(path, each), each) }))} />;
    case 'range':
      return <CidrField {...shared} {...typed} family={family ?? 'ipv4'} isKept={!shape.isOptional} meaning={meaning?.(typeof value === 'string' ? value : undefined)} />;
    case 'address':
      return <TextField {...shared} {...typed} isCode isKept={!shape.isOptional} />;
    case 'list':
      return <ListField {...shared} {...(placeholder !== undefined && { placeholder })} />;
    case 'text':
      return <TextField {...shared} {...typed} isKept={!shape.isOptional} />;
    case undefined:
      return null;
  }
}
