import { ADDRESS_BITS, type Cidr, cidrFrom, overlaps } from '@dualstack/schema';
import { BITS, type Group, type Held, type Holding, inOrder, nest, STRONGEST } from './held.js';
import { type Gap, type Line, linesOf } from './lines.js';
import { usageOf } from './room.js';

/** Bits of a row. */
const ROW_BITS = 4;
/** Parts of a cell in which what is smaller than it is drawn. */
export const PARTS = 16;

/** A range that is a rectangle of the sheet. Rows and columns count from 0. */
export interface Block<Range extends Held> extends Group<Range> {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What is smaller than a cell, at its place in it: how each of its sixteen parts is held, as far as it is. */
export interface Sliver<Range extends Held> {
  readonly cell: Cidr;
  readonly row: number;
  readonly column: number;
  readonly parts: readonly (Holding | undefined)[];
  readonly ranges: readonly Range[];
}

/** A rectangle of whole cells that are free, of a gap: its first row, its whole rows, its last. */
export interface GapPart {
  readonly gap: Gap;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** Whether it is the largest of its gap, in which the name stands. */
  readonly isNamed: boolean;
}

/** A part of a space, drawn true to scale: every aligned range is one rectangle, and area is addresses. */
export interface Sheet<Range extends Held> {
  readonly root: Cidr;
  readonly rows: number;
  readonly columns: number;
  /** Prefix lengths of a cell and of a row. */
  readonly cellPrefix: number;
  readonly rowPrefix: number;
  readonly blocks: readonly Block<Range>[];
  readonly slivers: readonly Sliver<Range>[];
  /** Ranges that the whole sheet lies in, the largest first. */
  readonly around: readonly Range[];
  /** Whether one of these is somebody's range, so that there is no room. */
  readonly isHeld: boolean;
  readonly lines: readonly Line<Range>[];
  /** Where room is, as far as it has whole cells; what is room of a network alone is in the lines. */
  readonly gaps: readonly GapPart[];
  /** How many ranges of the size asked for there is room for. */
  readonly room: bigint;
  /** Whether all ranges of it are known; where they are not, there may be less room. */
  readonly isWhole: boolean;
}

/** The size that room is counted in unless told: that of a cell. */
export const sizeWithin = (root: Cidr): number => Math.min(root.prefix + BITS, ADDRESS_BITS[root.family]);

interface LayOut {
  /** Prefix length in which room is counted, at least that of the root. */
  readonly size?: number;
  /** The last address up to which all ranges are known; that of the root unless told. */
  readonly known?: bigint;
}

/**
 * Lays out the ranges of a part of a space.
 *
 * @param root what is drawn
 * @param held ranges of the space in any order; those outside of the root are left out
 */
export function layOut<Range extends Held>(root: Cidr, held: readonly Range[], { size = sizeWithin(root), known = root.last }: LayOut = {}): Sheet<Range> {
  const depthOfSheet = Math.min(BITS, ADDRESS_BITS[root.family] - root.prefix);
  const columnBits = Math.min(ROW_BITS, depthOfSheet);
  const columns = 2 ** columnBits;
  const cellPrefix = root.prefix + depthOfSheet;
  const inside = inOrder(held.filter(({ cidr }) => overlaps(cidr, root)));
  const around = inside.filter(({ cidr }) => cidr.prefix < root.prefix);
  const isHeld = around.some(({ holding }) => holding !== 'network');
  const own = inside.filter(({ cidr }) => cidr.prefix >= root.prefix);
  const shift = BigInt(ADDRESS_BITS[root.family] - cellPrefix);
  const indexOf = (address: bigint) => Number((address - root.first) >> shift);
  const groups = nest(own);
  const lines = linesOf({ root, groups, cellPrefix, size, known, isHeld });
  const blocks = groups.flatMap((group): Block<Range>[] => {
    if (group.cidr.prefix > cellPrefix) return [];
    const index = indexOf(group.cidr.first);
    const count = 2 ** (cellPrefix - group.cidr.prefix);
    return [{ ...group, row: Math.floor(index / columns), column: index % columns, rows: Math.max(1, count / columns), columns: Math.min(count, columns) }];
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
    isHeld,
    lines,
    gaps: lines.flatMap((line) => (line.kind === 'gap' && !line.isOfNetwork ? partsOf(line, root, shift, columns) : [])),
    room: isHeld ? 0n : usageOf(root, inside, size, known).room,
    isWhole: known >= root.last,
  };
}

/** The rectangles of a gap. */
function partsOf(gap: Gap, root: Cidr, shift: bigint, columns: number): GapPart[] {
  const cell = 1n << shift;
  const from = Number((gap.span.first - root.first + cell - 1n) >> shift);
  const to = Number((gap.span.last + 1n - root.first) >> shift);
  const wholeFrom = Math.ceil(from / columns) * columns;
  const wholeTo = Math.floor(to / columns) * columns;
  const runs = wholeFrom > wholeTo ? [[from, to]] : [[from, wholeFrom], [wholeFrom, wholeTo], [wholeTo, to]];
  const parts = runs.flatMap(([a = 0, b = 0]) => (b > a ? [{ gap, row: Math.floor(a / columns), column: a % columns, rows: Math.max(1, (b - a) / columns), columns: Math.min(b - a, columns), size: b - a }] : []));
  const largest = Math.max(...parts.map(({ size }) => size));
  const named = parts.findIndex(({ size }) => size === largest);
  return parts.map(({ size: _, ...part }, index) => ({ ...part, isNamed: index === named }));
}

function sliversOf<Range extends Held>(ranges: readonly Range[], root: Cidr, cellPrefix: number, placeOf: (index: number) => { row: number; column: number }, indexOf: (address: bigint) => number): Sliver<Range>[] {
  const bits = ADDRESS_BITS[root.family] - cellPrefix;
  const partShift = BigInt(Math.max(0, bits - Math.log2(PARTS)));
  const byCell = new Map<number, { parts: (Holding | undefined)[]; ranges: Range[] }>();
  for (const range of ranges) {
    const { cidr, holding } = range;
    const index = indexOf(cidr.first);
    const held = byCell.get(index) ?? { parts: Array.from({ length: PARTS }, () => undefined), ranges: [] };
    byCell.set(index, held);
    held.ranges.push(range);
    const cell = root.first + (BigInt(index) << BigInt(bits));
    const scale = PARTS / Math.min(PARTS, 2 ** bits);
    const [from, to] = [Number((cidr.first - cell) >> partShift) * scale, Number((cidr.last - cell) >> partShift) * scale + scale - 1];
    for (let part = from; part <= to; part += 1) held.parts[part] = STRONGEST.find((each) => each === holding || each === held.parts[part]);
  }
  return [...byCell].map(([index, held]) => ({ cell: cidrFrom(root.family, root.first + (BigInt(index) << BigInt(bits)), cellPrefix), ...placeOf(index), ...held }));
}
