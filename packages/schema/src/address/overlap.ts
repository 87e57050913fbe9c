import type { Cidr, Span } from './cidr.js';

/** Whether `outer` holds every address of `inner`. A range contains itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether two ranges share an address. Ranges of different families never do. */
export function overlaps(a: Span, b: Span): boolean {
  return a.family === b.family && a.first <= b.last && b.first <= a.last;
}

/** The addresses that two ranges share: the smaller of the two, because CIDR ranges nest or are apart. */
export function intersect(a: Cidr, b: Cidr): Cidr | undefined {
  if (!overlaps(a, b)) return undefined;
  return a.prefix >= b.prefix ? a : b;
}

/** Whether two ranges are one and the same. */
export function equals(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.prefix === b.prefix && a.first === b.first;
}

/** Orders ranges by family, then by first address, then outer before inner. For `Array.prototype.sort`. */
export function compareCidrs(a: Cidr, b: Cidr): number {
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.prefix - b.prefix;
}

/**
 * Every pair that shares an address, by one sweep over the sorted ranges: O(n log n + pairs).
 *
 * @param items anything that carries a range
 * @returns pairs in the order of their addresses, the outer range first
 */
export function findOverlaps<T extends { readonly cidr: Cidr }>(items: readonly T[]): [T, T][] {
  const sorted = [...items].sort((a, b) => compareCidrs(a.cidr, b.cidr));
  const pairs: [T, T][] = [];
  let open: T[] = [];
  for (const item of sorted) {
    open = open.filter((earlier) => overlaps(earlier.cidr, item.cidr));
    for (const earlier of open) pairs.push([earlier, item]);
    open.push(item);
  }
  return pairs;
}
