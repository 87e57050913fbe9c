import { FAMILIES, FAMILY_LABEL, type Family, type Path, type Provider, type Shape, shapeAt, type Speaker, termCode } from '@dualstack/schema';

/** A field of the entries of a list as a provider names it; all else that a table and a paste have to know is asked of its tables. */
export interface ColumnKey {
  /** Where it is in an entry: keys with dots between them, numbers for positions. */
  readonly key: string;
  /** The family of its addresses, where its path does not say it. */
  readonly family?: Family;
  /** What else a paste may call its values, in any case: each word with the value that it stands for. */
  readonly words?: Readonly<Record<string, string>>;
}

/** One of the values of a column that is a choice, with all that a paste may call it. */
export interface ColumnOption {
  readonly value: string;
  /** What it is called in the language of the page. */
  readonly label: string;
  readonly words: readonly string[];
}

/** A column of a paste. */
export interface Column {
  /** Where it is in an entry; nowhere for the name of an entry that has one for a key. */
  readonly path: Path;
  /** What it is called in the language of the page. */
  readonly label: string;
  /** Its names, the best first: a head that has one means it. */
  readonly words: readonly string[];
  /** What else people call it, in no order. */
  readonly heads: readonly string[];
  readonly shape: Shape;
  readonly family?: Family;
  readonly options: readonly ColumnOption[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly maxEntries?: number;
}

/** The keys of a field in an entry. */
export const keyPath = (key: string): Path => key.split('.').map((each) => (/^\d+$/.test(each) ? Number(each) : each));

/** What a choice is called; its value where it has no other name. */
export const nameOf = (term: string, code: string, value: string): string => (term === code ? value : term);

/** Names with a family beside them, as people write it. */
const inFamily = (names: readonly string[], family: Family): readonly string[] => names.flatMap((name) => [`${name} ${FAMILY_LABEL[family]}`, `${FAMILY_LABEL[family]} ${name}`, `${name} v${FAMILY_LABEL[family].slice(-1)}`]);

const familyIn = (path: Path): Family | undefined => FAMILIES.find((family) => path.includes(family));

/**
 * The columns of a list, with their names in every language that is known: labels and limits from the table of fields, shapes and
 * choices from the schema, words of choices from the catalog.
 *
 * @param path where the list is in the plan
 * @param speakers who says things, the language of the page first
 * @param entry an entry of it, where entries have names for keys
 */
export function columnsOf(provider: Pick<Provider, 'id' | 'fieldAt' | 'schema'>, path: Path, keys: readonly ColumnKey[], speakers: readonly Speaker[], entry: string | number = 0): readonly Column[] {
  return keys.flatMap(({ key, family: told, words = {} }) => {
    const own = keyPath(key);
    const at = [...path, entry, ...own];
    const shape = shapeAt(provider.schema, at);
    if (!shape) return [];
    const { min, max, maxLength, maxEntries, depth } = provider.fieldAt(at) ?? {};
    const limits = depth === at.length ? { ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(maxLength !== undefined && { maxLength }), ...(maxEntries !== undefined && { maxEntries }) } : {};
    const family = told ?? familyIn(own);
    const names = speakers.flatMap((speaker) => [speaker.columnOf(provider, at), speaker.shortFieldOf(provider, at)]).filter((each) => each !== undefined);
    const heads = speakers.flatMap((speaker) => speaker.headsOf(provider, at));
    const options =
      shape.kind === 'choice'
        ? shape.values.map((value): ColumnOption => {
            const terms = speakers.map((speaker) => nameOf(speaker.termOf(provider, termCode(at, value)), termCode(at, value), value));
            return { value, label: terms[0] ?? value, words: [value, ...terms, ...Object.keys(words).filter((word) => words[word] === value)] };
          })
        : [];
    return [{ path: own, label: names[0] ?? key, words: [...names, key, String(own.at(-1))], heads: [...heads, ...(family ? inFamily([...names, ...heads], family) : [])], shape, options, ...limits, ...(family && { family }) }];
  });
}

/**
 * The column of what an entry is called, for a list whose entries have names for keys.
 *
 * @param path where the list is in the plan
 * @param names the entries that it may have
 * @param label what such an entry is, in the language of the page
 */
export function nameColumn(provider: Pick<Provider, 'id' | 'fieldAt'>, path: Path, names: readonly string[], label: string, speakers: readonly Speaker[]): Column {
  return {
    path: [],
    label,
    words: [label, 'name', String(path.at(-1))],
    heads: speakers.flatMap((speaker) => speaker.headsOf(provider, path)),
    shape: { kind: 'choice', values: names, isOptional: false },
    options: names.map((value): ColumnOption => {
      const terms = speakers.flatMap((speaker) => speaker.shortFieldOf(provider, [...path, value]) ?? []);
      return { value, label: terms[0] ?? value, words: [value, ...terms] };
    }),
  };
}
