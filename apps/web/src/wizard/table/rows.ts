import { type Finding, isWithin, type Path, valueAt, withValueAt } from '@dualstack/schema';
import type { Column } from './columns.js';
import type { PastedRow } from './readPaste.js';

/** Whether pasted rows come after those that there are, or take their place. */
export type TakeMode = 'add' | 'replace';

/**
 * The plan with pasted rows in one of its lists.
 *
 * @param path where the list is
 * @param begin makes an entry for a plan, as its button does; what a row says is written over it
 */
export function takeRows(plan: unknown, path: Path, rows: readonly PastedRow[], columns: readonly Column[], mode: TakeMode, begin: (plan: unknown) => unknown): unknown {
  const before = mode === 'add' ? entriesAt(plan, path) : [];
  return rows.reduce<unknown>((next, { values }, index) => {
    const fresh = begin(next);
    const entry = [...values].reduce((each, [column, value]) => withValueAt(each, columns[column]?.path ?? [], value), fresh);
    return withValueAt(next, [...path, before.length + index], entry);
  }, withValueAt(plan, path, before));
}

/**
 * The plan with pasted rows in entries that have names for keys: those that a row names take what it says, all others stay. The first
 * column is the name.
 *
 * @param mode whether an entry that is named keeps what its row does not say
 */
export function takeNamedRows(plan: unknown, path: Path, rows: readonly PastedRow[], columns: readonly Column[], mode: TakeMode): unknown {
  const emptied = new Set<unknown>();
  return rows.reduce<unknown>((next, { values }) => {
    const name = values.get(0);
    if (typeof name !== 'string') return next;
    const at = [...path, name];
    const isFirst = mode === 'replace' && !emptied.has(name);
    emptied.add(name);
    const fresh = isFirst ? {} : (valueAt(next, at) ?? {});
    return withValueAt(next, at, [...values].reduce((each, [column, value]) => (column === 0 ? each : withValueAt(each, columns[column]?.path ?? [], value)), fresh));
  }, plan);
}

/**
 * The first of some cells that is refused, in their order.
 *
 * @param findings what is said of the plan
 */
export function firstRefused(cells: readonly Path[], findings: readonly Pick<Finding, 'path' | 'severity'>[]): Path | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return errors.length === 0 ? undefined : cells.find((cell) => errors.some(({ path }) => isWithin(path, cell)));
}

/** The entries of a list of a plan; none where it has no list. */
export function entriesAt(plan: unknown, path: Path): readonly unknown[] {
  const list = valueAt(plan, path);
  return Array.isArray(list) ? (list as readonly unknown[]) : [];
}

/** A name that is not taken: the number at the end of it counted up. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const [, stem = '', digits = ''] = /^(.*?)(\d{0,9})$/s.exec(name) ?? [];
  const from = digits === '' ? 2 : Number(digits) + 1;
  const withNumber = (number: number) => (digits === '' ? `${stem}-${number}` : `${stem}${String(number).padStart(digits.length, '0')}`);
  for (let number = from; ; number += 1) if (!taken.has(withNumber(number))) return withNumber(number);
}

/**
 * Another entry like one of a list: its name counted up, and without the addresses and ranges that only one can have.
 *
 * @param columns those of the list, the first what an entry is called
 */
export function duplicateOf(entry: unknown, entries: readonly unknown[], columns: readonly Column[]): unknown {
  const [first] = columns;
  const own = columns.filter(({ shape: { kind } }) => kind === 'address' || kind === 'range');
  const bared = own.reduce((each, { path, shape }) => (valueAt(each, path) === undefined ? each : withValueAt(each, path, shape.isOptional ? undefined : '')), entry);
  return first ? withFreeName(bared, entries, first.path) : bared;
}

/**
 * An entry that comes beside others: where one of them has its name, that is counted up.
 *
 * @param at where an entry has its name
 */
export function withFreeName(entry: unknown, entries: readonly unknown[], at: Path): unknown {
  const name = valueAt(entry, at);
  const taken = new Set(entries.map((each) => valueAt(each, at)).filter((each) => typeof each === 'string'));
  return typeof name === 'string' && name !== '' && taken.has(name) ? withValueAt(entry, at, freeName(name, taken)) : entry;
}

/** Says how long the longest text of IPv6 in the entries of a list is, which is looked for once as long as they are the same. */
export function createLongest(): (entries: readonly unknown[]) => number {
  let known: { readonly entries: readonly unknown[]; readonly longest: number } | undefined;
  return (entries) => {
    if (known?.entries !== entries) known = { entries, longest: entries.reduce<number>((longest, entry) => Math.max(longest, ...Object.values(entry ?? {}).map((value) => (typeof value === 'string' && value.includes(':') ? value.length : 0))), 0) };
    return known.longest;
  };
}
