import type { Cidr, Span } from './cidr.js';
import { ADDRESS_BITS } from './family.js';
import { alignedIn, type Gap, gapsIn, mergeSpans } from './gaps.js';
import { contains, overlaps } from './overlap.js';

/** Whether a pool may have ranges of a prefix length at all. */
const hasPrefix = (pool: Cidr, prefix: number): boolean => prefix >= pool.prefix && prefix <= ADDRESS_BITS[pool.family];

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
  const { family, last } = pool;
  return hasPrefix(pool, prefix) ? firstIn({ family, first: from > pool.first ? from : pool.first, last }, prefix, 1, taken)[0] : undefined;
}

/**
 * The first free ranges of a prefix length inside a pool, of which no two share an address. One pass over the sorted ranges, however
 * many are wanted.
 *
 * @param count how many at most
 * @returns in order, fewer where there is no more room
 */
export function firstFree(pool: Cidr, prefix: number, count: number, taken: readonly Span[]): Cidr[] {
  return hasPrefix(pool, prefix) ? firstIn(pool, prefix, count, taken) : [];
}

function firstIn(span: Span, prefix: number, count: number, taken: readonly Span[]): Cidr[] {
  const free: Cidr[] = [];
  for (const { family, first, last } of gapsIn(span, mergeSpans(taken, span.family))) {
    for (let range = alignedIn({ family, first, last }, prefix); range && free.length < count; range = alignedIn({ family, first: range.last + 1n, last }, prefix)) free.push(range);
    if (free.length === count) break;
  }
  return free;
}

/** The largest free range inside a pool, the first where several are as large; undefined where the pool is full. */
export function largestFree(pool: Cidr, taken: readonly Span[]): Cidr | undefined {
  const largest = gapsIn(pool, mergeSpans(taken, pool.family)).reduce<Gap | undefined>((best, each) => (best && best.fit <= each.fit ? best : each), undefined);
  return largest && alignedIn(largest, largest.fit);
}

/**
 * A range of a prefix length out of the smallest gap that has room for it, so that large gaps stay whole; the first of several.
 *
 * @param used ranges that have been taken out of the gaps since
 */
export function bestFit(gaps: readonly Gap[], prefix: number, used: readonly Span[]): Cidr | undefined {
  let best: { readonly fit: number; readonly range: Cidr } | undefined;
  for (const each of gaps) {
    if (each.fit > prefix || (best && each.fit <= best.fit)) continue;
    const taken = used.filter((range) => overlaps(range, each));
    for (const piece of taken.length === 0 ? [each] : gapsIn(each, mergeSpans(taken, each.family))) {
      if (piece.fit > prefix || (best && piece.fit <= best.fit)) continue;
      const range = alignedIn(piece, prefix);
      if (range) best = { fit: piece.fit, range };
    }
  }
  return best?.range;
}

/** Whether a range lies in one of some gaps, clear of what has been taken out of them since. */
export const isFree = (gaps: readonly Gap[], range: Cidr, used: readonly Span[]): boolean => gaps.some((each) => contains(each, range)) && !used.some((each) => overlaps(each, range));
