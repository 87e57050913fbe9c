import { type Difference, differences, formatPath, type Path, type Provider, type Speaker } from '@dualstack/schema';

/** A field in which two plans say something else, as a person reads it. */
export interface DiffRow extends Difference {
  /** Tells it from every other. */
  readonly key: string;
  readonly label: string;
}

/** The fields of one step in which two plans differ. */
export interface DiffGroup {
  /** The step's name; empty for what belongs to none. */
  readonly title: string;
  readonly rows: readonly DiffRow[];
}

type Words = Pick<Speaker, 'fieldOf' | 'textsOf'>;

/** Where two plans differ, by the steps of their provider, each field by its name. */
export function diffGroups(a: unknown, b: unknown, provider: Provider | undefined, words: Words): readonly DiffGroup[] {
  const stepOf = (path: Path) => (provider?.fieldAt(path) ? provider.stepAt(path) : '');
  const rows = differences(a, b).map((each): DiffRow => ({ ...each, key: formatPath(each.path), label: (provider && words.fieldOf(provider, each.path)) ?? formatPath(each.path) }));
  const titles = provider ? words.textsOf(provider).steps : {};
  return [...(provider?.steps ?? []), ''].flatMap((step) => {
    const own = rows.filter(({ path }) => stepOf(path) === step);
    return own.length === 0 ? [] : [{ title: titles[step] ?? step, rows: own }];
  });
}

/** What a value is called where it is one of a choice of its provider; undefined where it speaks for itself. */
export function termOfValue(provider: Provider | undefined, path: Path, value: unknown, { termOf }: Pick<Speaker, 'termOf'>): string | undefined {
  if (!provider || typeof value !== 'string') return undefined;
  const code = `${path.filter((key) => typeof key === 'string').at(-1) ?? ''}.${value}`;
  const term = termOf(provider, code);
  return term === code || term === value ? undefined : term;
}

/** A value of a document as text: a list of plain values by its entries, anything deeper as JSON. */
export function textOfValue(value: unknown, comma: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.join(comma);
  return JSON.stringify(value, null, typeof value === 'object' ? 1 : undefined).replace(/\s*\n\s*/g, ' ');
}
