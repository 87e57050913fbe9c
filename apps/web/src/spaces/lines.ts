import { type Cidr, contains, formatAddress, formatCidr, type Span } from '@dualstack/schema';
import { around, type Group, type Held } from './held.js';
import { roomIn } from './room.js';

/** Ranges of one cell that stand in the list by themselves; of more, the cell is one line. */
const FEW = 3;

/** A line of the list: a range, several of one cell, or room between. */
export type Line<Range extends Held> =
  | { readonly kind: 'range'; readonly key: string; readonly range: Range; readonly depth: number }
  | { readonly kind: 'stack'; readonly key: string; readonly cell: Cidr; readonly ranges: readonly Range[]; readonly depth: number }
  | {
      readonly kind: 'gap';
      readonly key: string;
      /** What it is chosen by. */
      readonly id: string;
      readonly first: string;
      /** Its first and last address; `from` is the first range of the size that is asked for. */
      readonly span: Span;
      readonly from: Cidr;
      readonly count: bigint;
      readonly depth: number;
      /** Whether it is room in a network, for those alone who have a place in it. */
      readonly isOfNetwork: boolean;
    };

/** Room between ranges. */
export type Gap = Extract<Line<Held>, { kind: 'gap' }>;

interface Listing<Range extends Held> {
  readonly root: Cidr;
  readonly groups: readonly Group<Range>[];
  readonly cellPrefix: number;
  readonly size: number;
  /** The last address up to which all ranges are known: behind it nothing is said to be free. */
  readonly known: bigint;
  /** Whether all of it lies in somebody's range. */
  readonly isHeld: boolean;
}

/** The list in the order of addresses, with the room between ranges. In somebody's range there is none for others; in a network there is. */
export function linesOf<Range extends Held>({ root, groups, cellPrefix, size, known, isHeld }: Listing<Range>): Line<Range>[] {
  const lines: Line<Range>[] = [];
  let at = 0;
  list(root, 0, !isHeld, false);
  return lines;

  /** Lists what lies in a range, from the next group on. */
  function list(part: Cidr, depth: number, hasRoom: boolean, isOfNetwork: boolean): void {
    let next = part.first;
    const gapUntil = (end: bigint) => {
      const last = end < known ? end : known;
      const gap = hasRoom ? roomIn(root, next, last, size) : undefined;
      const first = formatAddress(root.family, next);
      if (gap) lines.push({ kind: 'gap', key: `gap ${next}`, id: `gap-${first}`, first, span: { family: root.family, first: next, last }, ...gap, depth, isOfNetwork });
    };
    for (let group = groups[at]; group && contains(part, group.cidr); group = groups[at]) {
      gapUntil(group.cidr.first - 1n);
      const stack = stackAt(group, part);
      if (stack) {
        lines.push({ kind: 'stack', key: `stack ${formatCidr(stack.cell)} ${stack.ranges[0]?.id ?? ''}`, cell: stack.cell, ranges: stack.ranges, depth });
        next = stack.last + 1n;
        at = stack.end;
      } else {
        for (const range of group.ranges) lines.push({ kind: 'range', key: range.id, range, depth });
        at += 1;
        next = group.cidr.last + 1n;
        list(group.cidr, depth + 1, hasRoom && group.isFrame, true);
      }
    }
    gapUntil(part.last);
  }

  /** What is one line from the next group on, because there is more of its cell than stands by itself. */
  function stackAt({ cidr }: Group<Range>, part: Cidr): { readonly cell: Cidr; readonly ranges: readonly Range[]; readonly last: bigint; readonly end: number } | undefined {
    if (cidr.prefix <= cellPrefix) return undefined;
    const cell = around(cidr, cellPrefix);
    const ranges: Range[] = [];
    let [end, last] = [at, cidr.last];
    for (let group = groups[end]; group && contains(cell, group.cidr) && contains(part, group.cidr); group = groups[end]) {
      ranges.push(...group.ranges);
      if (group.cidr.last > last) last = group.cidr.last;
      end += 1;
    }
    return ranges.length > FEW ? { cell, ranges, last, end } : undefined;
  }
}
