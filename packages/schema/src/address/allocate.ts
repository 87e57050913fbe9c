import { type Cidr, cidrFrom } from './cidr.js';
import { ADDRESS_BITS } from './family.js';
import { contains, overlaps } from './overlap.js';

/**
 * The first free range of a prefix length inside a pool.
 *
 * @param pool where to look, for example 10.0.0.0/8
 * @param prefix the prefix length wanted; must not be shorter than the pool's
 * @param taken ranges to stay clear of, in any order, of any family
 * @returns the lowest free range, or undefined when the pool is full or too small, or its family has no such prefix
 */
export function nextFree(pool: Cidr, prefix: number, taken: readonly Cidr[]): Cidr | undefined {
  if (prefix < pool.prefix || prefix > ADDRESS_BITS[pool.family]) return undefined;
  const inTheWay = taken.filter((range) => overlaps(pool, range));
  if (inTheWay.some((range) => contains(range, pool))) return undefined;
  let candidate = cidrFrom(pool.family, pool.first, prefix);
  for (;;) {
    const blocker = inTheWay.find((range) => overlaps(range, candidate));
    if (!blocker) return candidate;
    const next = (blocker.last > candidate.last ? blocker.last : candidate.last) + 1n;
    if (next > pool.last) return undefined;
    candidate = cidrFrom(pool.family, next, prefix);
    if (candidate.first < next) candidate = cidrFrom(pool.family, candidate.last + 1n, prefix);
    if (candidate.last > pool.last) return undefined;
  }
}
