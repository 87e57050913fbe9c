import type { Path } from '../findings/finding.js';

/** A place where two documents differ. */
export interface Difference {
  readonly path: Path;
  readonly kind: 'added' | 'removed' | 'changed';
}

type Node = Readonly<Record<string, unknown>>;

/** Fields of an object, or entries of a list; undefined for a single value. */
function fieldsOf(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null ? (value as Node) : undefined;
}

/**
 * Where two documents differ, in the order of the second: the deepest places that both have, and fields that one of them has alone.
 *
 * @param most how many are told; all are counted
 */
export function differencesBetween(before: unknown, after: unknown, most: number): { readonly first: readonly Difference[]; readonly count: number } {
  const first: Difference[] = [];
  let count = 0;
  const tell = (path: Path, kind: Difference['kind']) => {
    count += 1;
    if (first.length < most) first.push({ path, kind });
  };
  const compare = (a: unknown, b: unknown, path: Path): void => {
    const [one, other] = [fieldsOf(a), fieldsOf(b)];
    if (!one || !other || Array.isArray(one) !== Array.isArray(other)) {
      if (!Object.is(a, b)) tell(path, 'changed');
      return;
    }
    const key = (name: string) => (Array.isArray(other) ? Number(name) : name);
    for (const name of Object.keys(other)) {
      if (Object.hasOwn(one, name)) compare(one[name], other[name], [...path, key(name)]);
      else tell([...path, key(name)], 'added');
    }
    for (const name of Object.keys(one)) if (!Object.hasOwn(other, name)) tell([...path, key(name)], 'removed');
  };
  compare(before, after, []);
  return { first, count };
}
