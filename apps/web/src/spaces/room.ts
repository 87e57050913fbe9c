import { ADDRESS_BITS, type Cidr, cidrFrom, countSubnets, overlaps, type Span } from '@dualstack/schema';
import type { Held } from './held.js';

/** What is taken of a part of a space, and for what there is room in it. */
export interface Usage {
  /** How many ranges of the size asked for there is room for. */
  readonly room: bigint;
  /** How much of it is taken: 0 where nothing is, 1 only where all of it is. */
  readonly taken: number;
}

/**
 * Adds up what is taken of a part of a space. A network in it is taken: only who has a place in it may take parts of it. Of one that
 * all of it lies in, room is what is left there.
 *
 * @param held ranges in the order of addresses
 * @param known the last address up to which all ranges are known
 */
export function usageOf(root: Cidr, held: readonly Held[], size: number, known: bigint = root.last): Usage {
  let [room, taken, next] = [0n, 0n, root.first];
  for (const { cidr, holding } of held) {
    if (!overlaps(cidr, root) || (holding === 'network' && cidr.prefix <= root.prefix) || cidr.last < next) continue;
    const first = cidr.first > next ? cidr.first : next;
    const last = cidr.last < root.last ? cidr.last : root.last;
    room += roomIn(root, next, least(first - 1n, known), size)?.count ?? 0n;
    taken += last - first + 1n;
    next = last + 1n;
  }
  room += roomIn(root, next, known, size)?.count ?? 0n;
  const parts = Number((taken * PARTS_OF_ALL) / countSubnets(root, ADDRESS_BITS[root.family]));
  return { room, taken: taken === 0n ? 0 : Math.max(parts, 1) / Number(PARTS_OF_ALL) };
}

const PARTS_OF_ALL = 10_000n;

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** The largest range between two addresses, the first of that size. */
export function largestIn({ family, first, last }: Span): Cidr {
  for (let prefix = 0; prefix <= ADDRESS_BITS[family]; prefix += 1) {
    const found = roomIn({ family }, first, last, prefix);
    if (found) return found.from;
  }
  throw new Error('there is no address between them');
}

/** The first range of a size between two addresses, and how many there are. */
export function roomIn(root: Pick<Cidr, 'family'>, first: bigint, last: bigint, size: number): { readonly from: Cidr; readonly count: bigint } | undefined {
  const step = 1n << BigInt(ADDRESS_BITS[root.family] - size);
  const start = ((first + step - 1n) / step) * step;
  const count = (last + 1n - start) / step;
  return count > 0n && last >= start ? { from: cidrFrom(root.family, start, size), count } : undefined;
}

/** A share in percent as people read it: all of it only where it is, and nothing only where there is nothing. */
export function percentOf(share: number): string {
  if (share > 0 && share < 0.01) return '< 1';
  if (share > 0.99 && share < 1) return '> 99';
  return String(Math.round(share * 100));
}
