import { type Cidr, cidrFrom } from './cidr.js';
import { ADDRESS_BITS } from './family.js';
import { overlaps } from './overlap.js';

/**
 * The first free range of a prefix length inside a pool. One pass over the sorted ranges: O(n log n).
 *
 * @param pool where to look, for example 10.0.0.0/8
 * @param prefix the prefix length wanted; must not be shorter than the pool's
 * @param taken ranges to stay clear of, in any order, of any family
 * @param from where to begin looking; the pool's first address when it lies before that
 * @returns the lowest free range, or undefined when the pool is full or too small, or its family has no such prefix
 */
export function nextFree(pool: Cidr, prefix: number, taken: readonly Cidr[], from: bigint = pool.first): Cidr | undefined {
  if (prefix < pool.prefix || prefix > ADDRESS_BITS[pool.family]) return undefined;
  const inTheWay = taken.filter((range) => overlaps(pool, range)).sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  let candidate = alignedFrom(pool, prefix, from > pool.first ? from : pool.first);
  for (const range of inTheWay) {
    if (!candidate || range.first > candidate.last) return candidate;
    if (range.last >= candidate.first) candidate = alignedFrom(pool, prefix, range.last + 1n);
  }
  return candidate;
}

/** The first range of a prefix length in a pool that begins at an address or behind it. */
function alignedFrom(pool: Cidr, prefix: number, address: bigint): Cidr | undefined {
  if (address > pool.last) return undefined;
  const around = cidrFrom(pool.family, address, prefix);
  if (around.first === address) return around;
  return around.last >= pool.last ? undefined : cidrFrom(pool.family, around.last + 1n, prefix);
}
