import { ADDRESS_BITS, type Cidr, type Family, parseAddress, parseCidr } from '@dualstack/schema';

/** A range as the lens is asked for it: what people call it, and how it is written. */
export interface LensRow {
  readonly label: string;
  readonly text: string;
}

/** What a part of an address is: fixed by the prefix, left free by it, or set behind it, where nothing may be. */
export type BitKind = 'fixed' | 'free' | 'stray';

/** One cell: a digit of IPv6, a bit of IPv4. */
export interface LensCell {
  readonly char: string;
  /** `part`: the prefix ends inside the digit. */
  readonly kind: BitKind | 'part';
  /** Whether the digit was typed; the short form of IPv6 leaves zeros out. */
  readonly isTyped: boolean;
  /** The bits of a digit in which a prefix ends, in either range: only they say what is fixed. */
  readonly bits?: readonly { readonly char: string; readonly kind: BitKind }[];
  /** How the cell compares with the one of the other range. `one`: one of the values that the wider range leaves free. */
  readonly state?: 'same' | 'differs' | 'one';
}

export interface LensLine extends LensRow {
  readonly prefix: number;
  readonly cells: readonly LensCell[];
}

/** How the first two ranges lie to each other; bits are counted from the left. */
export type LensRelation =
  | { readonly kind: 'apart'; readonly shared: number }
  | { readonly kind: 'same'; readonly shared: number }
  /** One lies in the other; `inner` is its line, and `one` the bits of the next group that are one of what the outer leaves free. */
  | { readonly kind: 'inside'; readonly shared: number; readonly inner: 0 | 1; readonly one: readonly [from: number, to: number] };

/** Everything that the lens draws, apart from how. */
export interface Lens {
  readonly family: Family;
  readonly lines: readonly LensLine[];
  readonly relation?: LensRelation;
  /** Cells between two separators. */
  readonly group: number;
  readonly separator: string;
  readonly bitsPerCell: number;
  /** Halves that are drawn: one where the second is free in every range. */
  readonly halves: readonly number[];
  /** Bits that are not drawn because they are free in every range; 0 where all are drawn. */
  readonly rest: number;
}

/** Cells of every address: 32 digits of IPv6, 32 bits of IPv4. */
export const CELLS = 32;
/** Cells of one half, which is a row by itself where it is narrow. */
export const HALF = CELLS / 2;

interface Read extends LensRow {
  readonly cidr: Cidr;
  /** The address as it was typed, with bits behind its prefix where there are any. */
  readonly value: bigint;
  readonly typed: readonly boolean[];
}

/**
 * Puts one or two ranges of a family under the lens.
 *
 * @param rows the ranges; one that cannot be read, or is of the other family, is left out
 * @returns undefined where none is left
 */
export function lensOf(family: Family, rows: readonly LensRow[]): Lens | undefined {
  const read = rows.slice(0, 2).flatMap((row) => readRow(family, row) ?? []);
  if (read.length === 0) return undefined;
  const bitsPerCell = ADDRESS_BITS[family] / CELLS;
  const group = family === 'ipv6' ? 4 : 8;
  const [first, second] = read;
  const relation = first && second && compare(first.cidr, second.cidr, group * bitsPerCell);
  const lines = read.map((row) => ({ label: row.label, text: row.text, prefix: row.cidr.prefix, cells: cellsOf(row, read, bitsPerCell, relation) }));
  const isRestFree = lines.every(({ cells }) => cells.slice(HALF).every(({ kind }) => kind === 'free'));
  return {
    family,
    lines,
    ...(relation && { relation }),
    group,
    separator: family === 'ipv6' ? ':' : '.',
    bitsPerCell,
    halves: isRestFree ? [0] : [0, 1],
    rest: isRestFree ? ADDRESS_BITS[family] / 2 : 0,
  };
}

function readRow(family: Family, row: LensRow): Read | undefined {
  const parsed = parseCidr(row.text);
  const cidr = parsed.ok ? parsed.value : parsed.problem.code === 'host-bits' ? parsed.problem.suggestion : undefined;
  if (!cidr || cidr.family !== family) return undefined;
  const typed = row.text.slice(0, row.text.indexOf('/'));
  const address = parseAddress(typed);
  return { ...row, cidr, value: address.ok ? address.value.value : cidr.first, typed: typedDigits(family, typed) };
}

/** Which of the cells were typed. In IPv4 all of them: its numbers are decimal, and say all their bits. */
function typedDigits(family: Family, address: string): readonly boolean[] {
  if (family === 'ipv4') return Array<boolean>(CELLS).fill(true);
  const dots = address.lastIndexOf('.') < 0 ? '' : address.slice(address.lastIndexOf(':') + 1);
  // An IPv4 address at the end stands for two groups.
  const groups = dots === '' ? address : `${address.slice(0, -dots.length)}ffff:ffff`;
  const [head = '', tail] = groups.split('::');
  const parts = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = 8 - parts(head).length - parts(tail ?? '').length;
  const all = [...parts(head), ...(tail === undefined ? [] : Array<string>(missing).fill('')), ...parts(tail ?? '')];
  return all.flatMap((digits) => Array.from({ length: 4 }, (_, index) => index >= 4 - digits.length));
}

/** How two ranges of a family lie to each other. */
function compare(a: Cidr, b: Cidr, groupBits: number): LensRelation {
  const limit = Math.min(a.prefix, b.prefix);
  const difference = (a.first ^ b.first) >> BigInt(ADDRESS_BITS[a.family] - limit);
  const shared = limit - (difference === 0n ? 0 : difference.toString(2).length);
  if (shared < limit) return { kind: 'apart', shared };
  if (a.prefix === b.prefix) return { kind: 'same', shared };
  const groupEnd = (Math.floor(shared / groupBits) + 1) * groupBits;
  return { kind: 'inside', shared, inner: a.prefix > b.prefix ? 0 : 1, one: [shared, Math.min(groupEnd, Math.max(a.prefix, b.prefix))] };
}

function cellsOf({ cidr, value, typed }: Read, all: readonly Read[], perCell: number, relation: LensRelation | undefined): readonly LensCell[] {
  const width = ADDRESS_BITS[cidr.family];
  const bitAt = (bit: number) => Number((value >> BigInt(width - 1 - bit)) & 1n);
  const kindAt = (bit: number): BitKind => (bit < cidr.prefix ? 'fixed' : bitAt(bit) === 1 ? 'stray' : 'free');
  return Array.from({ length: CELLS }, (_, index): LensCell => {
    const from = perCell * index;
    const to = from + perCell;
    const bits = Array.from({ length: perCell }, (__, at) => ({ kind: kindAt(from + at), char: kindAt(from + at) === 'free' ? 'x' : String(bitAt(from + at)) }));
    const kind = to <= cidr.prefix ? 'fixed' : from < cidr.prefix ? 'part' : bits.some((bit) => bit.kind === 'stray') ? 'stray' : 'free';
    const digit = Number((value >> BigInt(width - to)) & ((1n << BigInt(perCell)) - 1n)).toString(16);
    const isSplit = all.some((row) => from < row.cidr.prefix && row.cidr.prefix < to);
    const state = relation && stateOf(relation, from, to);
    return { char: kind === 'free' ? 'x' : digit, kind, isTyped: typed[index] ?? true, ...(isSplit && { bits }), ...(state && { state }) };
  });
}

function stateOf(relation: LensRelation, from: number, to: number): LensCell['state'] {
  if (to <= relation.shared) return 'same';
  if (relation.kind === 'apart') return from <= relation.shared ? 'differs' : undefined;
  return relation.kind === 'inside' && from < relation.one[1] && to > relation.one[0] ? 'one' : undefined;
}

/** Where a run of bits stands in a half: from a cell and a share of it, to a cell and the share of it that is left. */
export interface Span {
  /** First and last cell of the half, counted from 0. */
  readonly from: number;
  readonly to: number;
  /** Share of the first cell before the run, and of the last one behind it, 0 to 1. */
  readonly before: number;
  readonly after: number;
}

/** The part of a run of bits that lies in a half; undefined where none does. */
export function spanOf({ bitsPerCell }: Pick<Lens, 'bitsPerCell'>, half: number, fromBit: number, toBit: number): Span | undefined {
  const start = half * HALF * bitsPerCell;
  const from = Math.max(fromBit - start, 0) / bitsPerCell;
  const to = Math.min(toBit - start, HALF * bitsPerCell) / bitsPerCell;
  if (to <= from) return undefined;
  const last = Math.ceil(to) - 1;
  return { from: Math.floor(from), to: last, before: from - Math.floor(from), after: last + 1 - to };
}

/** Where the flag of a prefix stands in a half: behind which share of which cell; undefined where it stands in the other. */
export function flagAt({ bitsPerCell, halves }: Pick<Lens, 'bitsPerCell' | 'halves'>, half: number, prefix: number): { readonly cell: number; readonly share: number } | undefined {
  // A prefix of nothing stands at the very beginning, before the first cell.
  if (prefix === 0) return half === 0 ? { cell: 0, share: 0 } : undefined;
  const span = spanOf({ bitsPerCell }, half, prefix - 1, prefix);
  return span && halves.includes(half) ? { cell: span.to, share: 1 - span.after } : undefined;
}

/** What a lens says in one sentence: which text of the pages, and with what. */
export type LensWords =
  | { readonly key: 'apart'; readonly values: { readonly a: string; readonly b: string; readonly shared: number; readonly next: number } }
  | { readonly key: 'same'; readonly values: { readonly a: string; readonly b: string; readonly shared: number } }
  | { readonly key: 'inside'; readonly values: { readonly inner: string; readonly outer: string; readonly shared: number } }
  | { readonly key: 'stray'; readonly values: { readonly a: string; readonly prefix: number } }
  | { readonly key: 'alone'; readonly values: { readonly a: string; readonly prefix: number; readonly free: number } };

/** The sentence for those who do not see the lens. */
export function wordsOf({ family, lines, relation }: Lens): LensWords {
  const name = ({ label, text }: LensLine) => (label === '' ? text : `${label} ${text}`);
  const [first, second] = lines as readonly [LensLine, LensLine?];
  if (relation && second) {
    const { shared } = relation;
    if (relation.kind === 'apart') return { key: 'apart', values: { a: name(first), b: name(second), shared, next: shared + 1 } };
    if (relation.kind === 'same') return { key: 'same', values: { a: name(first), b: name(second), shared } };
    const [inner, outer] = relation.inner === 0 ? [first, second] : [second, first];
    return { key: 'inside', values: { inner: name(inner), outer: name(outer), shared } };
  }
  if (first.cells.some(({ kind, bits = [] }) => kind === 'stray' || bits.some((bit) => bit.kind === 'stray'))) return { key: 'stray', values: { a: name(first), prefix: first.prefix } };
  return { key: 'alone', values: { a: name(first), prefix: first.prefix, free: ADDRESS_BITS[family] - first.prefix } };
}
