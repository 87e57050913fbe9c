import { ADDRESS_BITS, type Cidr, cidrFrom, contains, countSubnets, formatAddress, formatCidr, overlaps } from '@dualstack/schema';

/** A sheet has this many bits: 16 rows of 16 cells. */
const BITS = 8;
/** Bits of a row. */
const ROW_BITS = 4;
/** Parts of a cell in which what is smaller than it is drawn. */
export const PARTS = 16;
/** Ranges of one cell that stand in the list by themselves; of more, the cell is one line. */
const FEW = 3;

/** How a range is held: for good, by a draft, or by somebody who is no plan. */
export type Holding = 'final' | 'draft' | 'others';

/** A range of a space, as far as it is drawn. */
export interface Held {
  readonly id: string;
  readonly cidr: Cidr;
  readonly holding: Holding;
}

/** A range that is a rectangle of the sheet. Rows and columns count from 0. */
export interface Block<Range extends Held> {
  readonly range: Range;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** How many ranges of the sheet it lies in. */
  readonly depth: number;
  /** Whether others lie in it. */
  readonly isParent: boolean;
}

/** What is smaller than a cell, at its place in it: how each of its sixteen parts is held, as far as it is. */
export interface Sliver {
  readonly cell: Cidr;
  readonly row: number;
  readonly column: number;
  readonly parts: readonly (Holding | undefined)[];
}

/** A line of the list: a range, several of one cell, or room between. */
export type Line<Range extends Held> =
  | { readonly kind: 'range'; readonly key: string; readonly range: Range; readonly depth: number }
  | { readonly kind: 'stack'; readonly key: string; readonly cell: Cidr; readonly ranges: readonly Range[] }
  | { readonly kind: 'gap'; readonly key: string; readonly first: string; readonly from: Cidr; readonly count: bigint };

/** A part of a space, drawn true to scale: every aligned range is one rectangle, and area is addresses. */
export interface Sheet<Range extends Held> {
  readonly root: Cidr;
  readonly rows: number;
  readonly columns: number;
  /** Prefix lengths of a cell and of a row. */
  readonly cellPrefix: number;
  readonly rowPrefix: number;
  readonly blocks: readonly Block<Range>[];
  readonly slivers: readonly Sliver[];
  /** Ranges that the whole sheet lies in, the largest first. */
  readonly around: readonly Range[];
  readonly lines: readonly Line<Range>[];
  /** How many ranges of the size asked for there is room for. */
  readonly room: bigint;
}

/** The size that room is counted in unless told: that of a cell. */
export const sizeWithin = (root: Cidr): number => Math.min(root.prefix + BITS, ADDRESS_BITS[root.family]);

/**
 * Lays out the ranges of a part of a space.
 *
 * @param root what is drawn
 * @param held ranges of the space in any order; those outside of the root are left out
 * @param size prefix length in which room is counted, at least that of the root
 */
export function layOut<Range extends Held>(root: Cidr, held: readonly Range[], size: number = sizeWithin(root)): Sheet<Range> {
  const depthOfSheet = Math.min(BITS, ADDRESS_BITS[root.family] - root.prefix);
  const columnBits = Math.min(ROW_BITS, depthOfSheet);
  const columns = 2 ** columnBits;
  const cellPrefix = root.prefix + depthOfSheet;
  const inside = held.filter(({ cidr }) => overlaps(cidr, root)).sort((a, b) => (a.cidr.first === b.cidr.first ? a.cidr.prefix - b.cidr.prefix : a.cidr.first < b.cidr.first ? -1 : 1));
  const around = inside.filter(({ cidr }) => cidr.prefix < root.prefix);
  const own = inside.filter(({ cidr }) => cidr.prefix >= root.prefix);
  const shift = BigInt(ADDRESS_BITS[root.family] - cellPrefix);
  const indexOf = (address: bigint) => Number((address - root.first) >> shift);
  const nested = nest(own);
  const blocks = nested.flatMap(({ range, depth, isParent }): Block<Range>[] => {
    if (range.cidr.prefix > cellPrefix) return [];
    const index = indexOf(range.cidr.first);
    const count = 2 ** (cellPrefix - range.cidr.prefix);
    return [{ range, row: Math.floor(index / columns), column: index % columns, rows: Math.max(1, count / columns), columns: Math.min(count, columns), depth, isParent }];
  });
  return {
    root,
    rows: 2 ** (depthOfSheet - columnBits),
    columns,
    cellPrefix,
    rowPrefix: cellPrefix - columnBits,
    blocks,
    slivers: sliversOf(own.filter(({ cidr }) => cidr.prefix > cellPrefix), root, cellPrefix, (index) => ({ row: Math.floor(index / columns), column: index % columns }), indexOf),
    around,
    ...linesOf(root, nested, cellPrefix, size, around.length > 0),
  };
}

interface Nested<Range> {
  readonly range: Range;
  readonly depth: number;
  readonly isParent: boolean;
}

/** How deep each range lies in others; ranges come in the order of addresses, an outer one before those in it. */
function nest<Range extends Held>(ranges: readonly Range[]): Nested<Range>[] {
  const open: Range[] = [];
  const depths = ranges.map((range) => {
    while (open.length > 0 && !contains((open.at(-1) as Range).cidr, range.cidr)) open.pop();
    open.push(range);
    return open.length - 1;
  });
  return ranges.map((range, index) => ({ range, depth: depths[index] ?? 0, isParent: (depths[index + 1] ?? 0) > (depths[index] ?? 0) }));
}

function sliversOf<Range extends Held>(ranges: readonly Range[], root: Cidr, cellPrefix: number, placeOf: (index: number) => { row: number; column: number }, indexOf: (address: bigint) => number): Sliver[] {
  const bits = ADDRESS_BITS[root.family] - cellPrefix;
  const partShift = BigInt(Math.max(0, bits - Math.log2(PARTS)));
  const byCell = new Map<number, (Holding | undefined)[]>();
  for (const { cidr, holding } of ranges) {
    const index = indexOf(cidr.first);
    const parts = byCell.get(index) ?? Array.from({ length: PARTS }, () => undefined);
    byCell.set(index, parts);
    const cell = root.first + (BigInt(index) << BigInt(bits));
    const scale = PARTS / Math.min(PARTS, 2 ** bits);
    const [from, to] = [Number((cidr.first - cell) >> partShift) * scale, Number((cidr.last - cell) >> partShift) * scale + scale - 1];
    for (let part = from; part <= to; part += 1) parts[part] = STRONGEST.find((each) => each === holding || each === parts[part]);
  }
  return [...byCell].map(([index, parts]) => ({ cell: cidrFrom(root.family, root.first + (BigInt(index) << BigInt(bits)), cellPrefix), ...placeOf(index), parts }));
}

/** Where several share a part, that is drawn which keeps others out most. */
const STRONGEST: readonly Holding[] = ['final', 'others', 'draft'];

/** The list in the order of addresses, with the room between ranges. Inside of somebody's range there is no room for others. */
function linesOf<Range extends Held>(root: Cidr, nested: readonly Nested<Range>[], cellPrefix: number, size: number, isHeld: boolean): Pick<Sheet<Range>, 'lines' | 'room'> {
  const lines: Line<Range>[] = [];
  let next = root.first;
  const gapUntil = (end: bigint) => {
    if (isHeld || end < next) return;
    const gap = roomIn(root, next, end, size);
    if (gap) lines.push({ kind: 'gap', key: `gap ${next}`, first: formatAddress(root.family, next), ...gap });
    next = end + 1n;
  };
  const cellOf = ({ cidr }: Held) => cidrFrom(root.family, (cidr.first >> BigInt(ADDRESS_BITS[root.family] - cellPrefix)) << BigInt(ADDRESS_BITS[root.family] - cellPrefix), cellPrefix);
  for (let index = 0; index < nested.length; ) {
    const { range, depth } = nested[index] as Nested<Range>;
    if (depth === 0) gapUntil(range.cidr.first - 1n);
    const cell = range.cidr.prefix > cellPrefix ? cellOf(range) : undefined;
    let end = index + 1;
    while (cell && end < nested.length && contains(cell, (nested[end] as Nested<Range>).range.cidr)) end += 1;
    const isStack = cell !== undefined && end - index > FEW;
    const group = nested.slice(index, isStack ? end : index + 1).map((each) => each.range);
    lines.push(isStack ? { kind: 'stack', key: `stack ${formatCidr(cell)}`, cell, ranges: group } : { kind: 'range', key: range.id, range, depth });
    for (const { cidr } of group) if (cidr.last >= next) next = cidr.last + 1n;
    index += group.length;
  }
  gapUntil(root.last);
  return { lines, room: isHeld ? 0n : roomBeside(root, nested, size) };
}

/** How many ranges of a size there is room for, in what a line of several leaves free too. */
function roomBeside(root: Cidr, nested: readonly Nested<Held>[], size: number): bigint {
  const tops = nested.flatMap(({ range, depth }) => (depth === 0 ? [range.cidr] : []));
  return tops.reduce((sum, { first }, index) => sum + (roomIn(root, index === 0 ? root.first : (tops[index - 1] as Cidr).last + 1n, first - 1n, size)?.count ?? 0n), 0n) + (roomIn(root, tops.at(-1) === undefined ? root.first : (tops.at(-1) as Cidr).last + 1n, root.last, size)?.count ?? 0n);
}

/** The first range of a size between two addresses, and how many there are. */
function roomIn(root: Cidr, first: bigint, last: bigint, size: number): { readonly from: Cidr; readonly count: bigint } | undefined {
  const step = 1n << BigInt(ADDRESS_BITS[root.family] - size);
  const start = ((first + step - 1n) / step) * step;
  const count = (last + 1n - start) / step;
  return count > 0n ? { from: cidrFrom(root.family, start, size), count } : undefined;
}

/** The ranges between a pool and a part of it, a row at a time, for the way back. */
export function pathTo(pool: Cidr, part: Cidr): Cidr[] {
  if (!contains(pool, part) || part.prefix === pool.prefix) return [pool];
  const path: Cidr[] = [pool];
  for (let prefix = pool.prefix + BITS; prefix < part.prefix; prefix += BITS) {
    const bits = BigInt(ADDRESS_BITS[pool.family] - prefix);
    path.push(cidrFrom(pool.family, (part.first >> bits) << bits, prefix));
  }
  return [...path, part];
}

/** How much of a pool is taken, from 0, where nothing is, to 1. */
export function shareTaken(pool: Cidr, held: readonly Held[]): number {
  let taken = 0n;
  let next = pool.first;
  for (const { cidr } of held.filter((each) => overlaps(each.cidr, pool)).sort((a, b) => (a.cidr.first < b.cidr.first ? -1 : a.cidr.first > b.cidr.first ? 1 : a.cidr.prefix - b.cidr.prefix))) {
    const [first, last] = [cidr.first > next ? cidr.first : next, cidr.last < pool.last ? cidr.last : pool.last];
    if (last < first) continue;
    taken += last - first + 1n;
    next = last + 1n;
  }
  if (taken === 0n) return 0;
  return Math.max(Number((taken * 10_000n) / countSubnets(pool, ADDRESS_BITS[pool.family])), 1) / 10_000;
}
