import { ADDRESS_BITS, type Cidr, cidrFrom, contains } from '@dualstack/schema';

/**
 * How a range is held: for good; by a draft; by somebody who is no plan; by a final plan that keeps nobody out of it, because it
 * stays inside its cluster and may repeat; or as a network of which plans take parts, by nobody.
 */
export type Holding = 'final' | 'draft' | 'others' | 'inside' | 'network';

/** Where several share addresses, the first is that which keeps others out most. */
export const STRONGEST: readonly Holding[] = ['final', 'others', 'inside', 'draft', 'network'];

/** A range of a space, as far as it is drawn. */
export interface Held {
  readonly id: string;
  readonly cidr: Cidr;
  readonly holding: Holding;
}

/** Ranges that are one and the same, the strongest first. A network is never one with what lies in it. */
export interface Group<Range extends Held> {
  readonly cidr: Cidr;
  readonly ranges: readonly [Range, ...Range[]];
  readonly isFrame: boolean;
  /** How many others it lies in. */
  readonly depth: number;
  /** Whether one of these is somebody's range, and no network. */
  readonly isInner: boolean;
  /** Whether others lie in it. */
  readonly isParent: boolean;
}

/** Orders ranges by family, then by address, an outer one before those in it. */
export const byAddress = (a: Cidr, b: Cidr): number => (a.family !== b.family ? (a.family < b.family ? -1 : 1) : a.first === b.first ? a.prefix - b.prefix : a.first < b.first ? -1 : 1);

/** Whether two ranges are the same. */
export const isSame = (a: Cidr, b: Cidr): boolean => byAddress(a, b) === 0;

/** The range of a prefix length around the beginning of another. */
export const around = ({ family, first }: Pick<Cidr, 'family' | 'first'>, prefix: number): Cidr => {
  const bits = BigInt(ADDRESS_BITS[family] - prefix);
  return cidrFrom(family, (first >> bits) << bits, prefix);
};

const rank = ({ holding }: Held) => (holding === 'network' ? -1 : STRONGEST.indexOf(holding));

/**
 * Ranges in the order of addresses, a network before what is the same range, then the strongest first.
 *
 * @param tie orders those that are alike in all this; they stay as they are without it
 */
export const inOrder = <Range extends Held>(ranges: readonly Range[], tie: (a: Range, b: Range) => number = () => 0): Range[] => [...ranges].sort((a, b) => byAddress(a.cidr, b.cidr) || rank(a) - rank(b) || tie(a, b));

/** Puts together what is the same, and says what lies in what; ranges come {@link inOrder}. */
export function nest<Range extends Held>(ranges: readonly Range[]): Group<Range>[] {
  const groups: { cidr: Cidr; ranges: [Range, ...Range[]]; isFrame: boolean; depth: number; isInner: boolean; isParent: boolean }[] = [];
  const open: (typeof groups)[number][] = [];
  for (const range of ranges) {
    const isFrame = range.holding === 'network';
    while (open.length > 0 && !contains((open.at(-1) as Group<Range>).cidr, range.cidr)) open.pop();
    const outer = open.at(-1);
    if (outer && outer.isFrame === isFrame && isSame(outer.cidr, range.cidr)) {
      outer.ranges.push(range);
      continue;
    }
    if (outer) outer.isParent = true;
    const group: (typeof groups)[number] = { cidr: range.cidr, ranges: [range], isFrame, depth: open.length, isInner: outer !== undefined && (outer.isInner || !outer.isFrame), isParent: false };
    groups.push(group);
    open.push(group);
  }
  return groups;
}

/** The ranges between a pool and a part of it, a row at a time, for the way back. */
export function pathTo(pool: Cidr, part: Cidr): Cidr[] {
  if (!contains(pool, part) || part.prefix === pool.prefix) return [pool];
  const path: Cidr[] = [pool];
  for (let prefix = pool.prefix + BITS; prefix < part.prefix; prefix += BITS) path.push(around(part, prefix));
  return [...path, part];
}

/** A sheet has this many bits: 16 rows of 16 cells. */
export const BITS = 8;

