import { type Change, isWithin, type Path } from '../findings/finding.js';
import { isMap, valueAt, withValueAt } from './path.js';

/** A change that a choice has made beside its own field: what was there (`value`), and what is there since. */
export interface Moved extends Change {
  readonly to?: unknown;
}

/** What a value of a choice leaves behind when another is chosen. */
export interface Aside {
  /** What belongs to the value alone, and comes back with it whatever has happened. */
  readonly own: readonly Change[];
  /** What else the choice has changed, which comes back where nobody has changed it since. */
  readonly moved: readonly Moved[];
}

/** Whether something that was kept, perhaps by another release, is what a value has left behind. */
export const isAside = (kept: unknown): kept is Aside => ['own', 'moved'].every((key) => Array.isArray(valueAt(kept, [key])));

/** The smallest places at which two documents differ. A list that has grown or shrunk is one place. */
export function movedBetween(before: unknown, after: unknown, path: Path = []): Moved[] {
  if (isMap(before) && isMap(after)) return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => movedBetween(before[key], after[key], [...path, key]));
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) return before.flatMap((each, index) => movedBetween(each, after[index], [...path, index]));
  return Object.is(before, after) ? [] : [{ path, value: before, to: after }];
}

const isSame = (a: unknown, b: unknown): boolean => movedBetween(a, b).length === 0;

/** A copy of a document with some changes made, in their order. */
export const withChanges = <Document>(document: Document, changes: readonly Change[]): Document => changes.reduce((next, { path, value }) => withValueAt(next, path, value), document);

/**
 * What a value leaves behind.
 *
 * @param before the document with the value
 * @param after the document with another one chosen
 * @param own the fields that belong to the value alone
 * @param chosen the fields that are chosen, and those that belong to the other value: none of them comes back by itself
 */
export function putAside(before: unknown, after: unknown, own: readonly Path[], chosen: readonly Path[]): Aside {
  const moved = movedBetween(before, after).filter((each) => ![...chosen, ...own].some((field) => isWithin(each.path, field)));
  return { own: own.map((path) => ({ path, value: valueAt(before, path) })), moved };
}

/**
 * A document with what was left behind.
 *
 * @param before the document before the choice, which tells what somebody has changed since
 * @param bare the document with the choice made, without what belonged to the value before
 */
export const bringBack = <Document>(before: Document, bare: Document, { own, moved }: Aside): Document => withChanges(bare, [...moved.filter(({ path, to }) => isSame(valueAt(before, path), to)), ...own]);
