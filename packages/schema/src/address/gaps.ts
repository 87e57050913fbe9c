import { type Cidr, cidrFrom } from './cidr.js';
import { ADDRESS_BITS, type Family } from './family.js';

/** Addresses one behind the other, such as those of a range. */
export interface Run {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** Addresses that nobody has. */
export interface Gap extends Run {
  /** Prefix length of the largest range that fits. */
  readonly fit: number;
}

const byFirst = (a: Run, b: Run): number => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0);
const meets = (a: Run, b: Run): boolean => a.first <= b.last && b.first <= a.last;

/** The same addresses of one family as the fewest runs, in order. O(n log n). */
export function mergeRuns(runs: readonly Run[], family: Family): Run[] {
  const merged: { family: Family; first: bigint; last: bigint }[] = [];
  const own = runs.filter((run) => run.family === family);
  // They mostly come in order.
  if (own.some((run, index) => index > 0 && run.first < (own[index - 1] as Run).first)) own.sort(byFirst);
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
function fitOf({ family, first, last }: Run): number {
  const bits = exponentOf(last - first + 1n);
  const size = 1n << BigInt(bits);
  const start = ((first + size - 1n) / size) * size;
  return ADDRESS_BITS[family] - (start + size - 1n <= last ? bits : bits - 1);
}

const gap = (family: Family, first: bigint, last: bigint): Gap => ({ family, first, last, fit: fitOf({ family, first, last }) });

/**
 * What runs leave free in some addresses, in order.
 *
 * @param taken apart and in order, as {@link mergeRuns} gives them
 */
export function gapsIn({ family, first, last }: Run, taken: readonly Run[]): Gap[] {
  const gaps: Gap[] = [];
  let next = first;
  let at = firstMeeting(taken, first);
  for (; at < taken.length; at += 1) {
    const run = taken[at] as Run;
    if (run.first > last) break;
    if (run.first > next) gaps.push(gap(family, next, run.first - 1n));
    next = run.last + 1n;
  }
  if (next <= last) gaps.push(gap(family, next, last));
  return gaps;
}

/** The index of the first run that ends at an address or behind it. */
function firstMeeting(runs: readonly Run[], address: bigint): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as Run).last < address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A range of a prefix length out of the smallest gap that has room for it, so that large gaps stay whole; the first of several.
 *
 * @param used ranges that have been taken out of the gaps since
 */
export function bestFit(gaps: readonly Gap[], prefix: number, used: readonly Run[]): Cidr | undefined {
  let best: { readonly fit: number; readonly range: Cidr } | undefined;
  for (const each of gaps) {
    if (each.fit > prefix || (best && each.fit <= best.fit)) continue;
    const taken = used.filter((range) => range.family === each.family && meets(range, each));
    for (const piece of taken.length === 0 ? [each] : gapsIn(each, mergeRuns(taken, each.family))) {
      if (piece.fit > prefix || (best && piece.fit <= best.fit)) continue;
      const size = 1n << BigInt(ADDRESS_BITS[piece.family] - prefix);
      best = { fit: piece.fit, range: cidrFrom(piece.family, ((piece.first + size - 1n) / size) * size, prefix) };
    }
  }
  return best?.range;
}

/** Whether a range lies in one of some gaps, clear of what has been taken out of them since. */
export const isFree = (gaps: readonly Gap[], { family, first, last, prefix }: Cidr, used: readonly Run[]): boolean =>
  gaps.some((each) => each.fit <= prefix && each.family === family && each.first <= first && last <= each.last) && !used.some((each) => each.family === family && each.first <= last && first <= each.last);
