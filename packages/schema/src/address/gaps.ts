import { type Cidr, cidrFrom, type Span } from './cidr.js';
import { ADDRESS_BITS, type Family } from './family.js';

/** Addresses that nobody has. */
export interface Gap extends Span {
  /** Prefix length of the largest range that fits. */
  readonly fit: number;
}

const byFirst = (a: Span, b: Span): number => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0);

/** The same addresses of one family as the fewest spans, in order. O(n log n). */
export function mergeSpans(spans: readonly Span[], family: Family): readonly Span[] {
  const merged: { family: Family; first: bigint; last: bigint }[] = [];
  const own = spans.filter((span) => span.family === family);
  // They mostly come in order.
  if (own.some((span, index) => index > 0 && span.first < (own[index - 1] as Span).first)) own.sort(byFirst);
  // Whoever has put them together before gets the same ones back.
  if (own.every((span, index) => index === 0 || span.first > (own[index - 1] as Span).last + 1n)) return own;
  for (const { first, last } of own) {
    const before = merged.at(-1);
    if (!before || first > before.last + 1n) merged.push({ family, first, last });
    else if (last > before.last) before.last = last;
  }
  return merged;
}

/** The exponent of the largest power of two that is not larger. Numbers are quick and may round up to the next one, which is looked at. */
function exponentOf(count: bigint): number {
  const bits = Math.floor(Math.log2(Number(count)));
  return 1n << BigInt(bits) > count ? bits - 1 : bits;
}

/** The prefix length of the largest aligned range between two addresses. Of so many addresses a half of the power of two below always has a place. */
function fitOf(span: Span): number {
  const prefix = ADDRESS_BITS[span.family] - exponentOf(span.last - span.first + 1n);
  return alignedIn(span, prefix) ? prefix : prefix + 1;
}

/** The first range of a prefix length within some addresses. */
export function alignedIn({ family, first, last }: Span, prefix: number): Cidr | undefined {
  const size = 1n << BigInt(ADDRESS_BITS[family] - prefix);
  const start = ((first + size - 1n) / size) * size;
  return start + size - 1n <= last ? cidrFrom(family, start, prefix) : undefined;
}

const gap = (family: Family, first: bigint, last: bigint): Gap => ({ family, first, last, fit: fitOf({ family, first, last }) });

/**
 * What others leave free of some addresses, in order.
 *
 * @param taken apart and in order, as {@link mergeSpans} gives them
 */
export function gapsIn({ family, first, last }: Span, taken: readonly Span[]): Gap[] {
  const gaps: Gap[] = [];
  let next = first;
  let at = firstMeeting(taken, first);
  for (; at < taken.length; at += 1) {
    const span = taken[at] as Span;
    if (span.first > last) break;
    if (span.first > next) gaps.push(gap(family, next, span.first - 1n));
    next = span.last + 1n;
  }
  if (next <= last) gaps.push(gap(family, next, last));
  return gaps;
}

/** The index of the first span that ends at an address or behind it. */
function firstMeeting(spans: readonly Span[], address: bigint): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).last < address) low = middle + 1;
    else high = middle;
  }
  return low;
}
