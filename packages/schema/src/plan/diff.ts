import type { Path } from '../findings/finding.js';
import { isMap, withValueAt } from './path.js';

/** A place where two documents say something else. A side that says nothing there has no value. */
export interface Difference {
  readonly path: Path;
  readonly a?: unknown;
  readonly b?: unknown;
}

/** Whether two values of documents say the same, in whatever order their fields stand. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((each, index) => isSame(each, b[index]));
  if (!isMap(a) || !isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
};

/**
 * Where two documents differ, field by field, in the order of the first and then of the second. Lists of as many objects are compared
 * entry by entry; any other list is one field, because nothing says which of its entries is which.
 *
 * @returns nothing where they say the same, in whatever order their fields stand
 */
export function differences(a: unknown, b: unknown): readonly Difference[] {
  const found: Difference[] = [];
  const compare = (one: unknown, other: unknown, path: Path): void => {
    if (isMap(one) && isMap(other)) {
      for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) compare(own(one, key), own(other, key), [...path, key]);
    } else if (Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every(isMap) && other.every(isMap)) {
      one.forEach((each, index) => compare(each, other[index], [...path, index]));
    } else if (!isSame(one, other)) {
      found.push({ path, ...(one !== undefined && { a: one }), ...(other !== undefined && { b: other }) });
    }
  };
  compare(a, b, []);
  return found;
}

const own = (map: Readonly<Record<string, unknown>>, key: string) => (Object.hasOwn(map, key) ? map[key] : undefined);

/**
 * A document with the second side's say in some of the places where two differ.
 *
 * @param document the first of the two
 * @param taken those differences in which the second is taken; all of them make the second
 */
export function takeOver<Document>(document: Document, taken: readonly Difference[]): Document {
  return taken.reduce((merged, { path, b }) => withValueAt(merged, path, b), document);
}
