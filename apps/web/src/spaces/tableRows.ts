import { overlaps, type Cidr } from '@dualstack/schema';
import { byAddress } from './held.js';
import { type DrawnRange, nameOf } from './pools.js';

/** Columns of the table, by any of which it is sorted. */
export const COLUMNS = ['range', 'role', 'whose', 'status', 'since'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Sorting {
  readonly by: Column;
  readonly isDown: boolean;
}

interface Wanted {
  /** What is shown of the space. */
  readonly root: Cidr;
  /** What is looked for, if anything is. */
  readonly hits: ReadonlySet<string> | undefined;
  readonly sorting: Sorting;
  /** What a role, and how it is held, is called. */
  readonly wordOf: (range: DrawnRange, column: 'role' | 'status') => string;
  readonly language: string;
}

/** Ranges as rows of a table: those of a part of the space that are looked for, sorted; where they are alike, in the order of addresses. */
export function rowsOf(ranges: readonly DrawnRange[], { root, hits, sorting: { by, isDown }, wordOf, language }: Wanted): DrawnRange[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const textOf = (one: DrawnRange): string => (by === 'since' ? one.range.since : by === 'whose' ? `${nameOf(one)} ${one.range.owner}` : by === 'range' ? '' : wordOf(one, by));
  const rows = ranges.filter(({ id, cidr }) => overlaps(cidr, root) && (!hits || hits.has(id))).map((one) => ({ one, text: textOf(one) }));
  const sign = isDown ? -1 : 1;
  rows.sort((a, b) => (by === 'range' ? sign * byAddress(a.one.cidr, b.one.cidr) : sign * collator.compare(a.text, b.text) || byAddress(a.one.cidr, b.one.cidr)));
  return rows.map(({ one }) => one);
}
