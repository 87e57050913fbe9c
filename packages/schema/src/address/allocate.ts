import { type Cidr, cidrFrom, type Span } from './cidr.js';
import { ADDRESS_BITS } from './family.js';
import { overlaps } from './overlap.js';

/**
 * The first free range of a prefix length inside a pool. One pass over the sorted ranges: O(n log n).
 *
 * @param pool where to look, for example 10.0.0.0/8
 * @param prefix the prefix length wanted; must not be shorter than the pool's
 * @param taken what to stay clear of, in any order, of any family
 * @param from where to begin looking; the pool's first address when it lies before that
 * @returns the lowest free range, or undefined when the pool is full or too small, or its family has no such prefix
 */
export function nextFree(pool: Cidr, prefix: number, taken: readonly Span[], from: bigint = pool.first): Cidr | undefined {
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

/** Addresses that nobody has, one behind the other. */
interface Gap {
  readonly first: bigint;
  readonly last: bigint;
}

/** The gaps that ranges leave in a pool, in order. */
function* gapsIn(pool: Cidr, taken: readonly Span[]): Generator<Gap, void> {
  const inTheWay = taken.filter((range) => overlaps(pool, range)).sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  let next = pool.first;
  for (const { first, last } of inTheWay) {
    if (first > next) yield { first: next, last: first - 1n };
    if (last >= next) next = last + 1n;
  }
  if (next <= pool.last) yield { first: next, last: pool.last };
}

/**
 * The first free ranges of a prefix length inside a pool, of which no two share an address. One pass over the sorted ranges, however
 * many are wanted.
 *
 * @param count how many at most
 * @returns in order, fewer where there is no more room
 */
export function firstFree(pool: Cidr, prefix: number, count: number, taken: readonly Span[]): Cidr[] {
  const free: Cidr[] = [];
  if (prefix < pool.prefix || prefix > ADDRESS_BITS[pool.family]) return free;
  for (const { first, last } of gapsIn(pool, taken)) {
    for (let range = alignedFrom(pool, prefix, first); range && range.last <= last; range = alignedFrom(pool, prefix, range.last + 1n)) {
      if (free.length === count) return free;
      free.push(range);
    }
  }
  return free;
}

/** The largest free range inside a pool, the first where several are as large; undefined where the pool is full. */
export function largestFree(pool: Cidr, taken: readonly Span[]): Cidr | undefined {
  let largest: Cidr | undefined;
  for (const { first, last } of gapsIn(pool, taken)) {
    for (let prefix = pool.prefix; prefix < (largest?.prefix ?? ADDRESS_BITS[pool.family] + 1); prefix += 1) {
      const range = alignedFrom(pool, prefix, first);
      if (range && range.last <= last) largest = range;
    }
  }
  return largest;
}
