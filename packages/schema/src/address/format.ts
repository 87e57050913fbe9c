import type { Cidr } from './cidr.js';
import type { Family } from './family.js';

/**
 * Prints an address: dotted decimal for IPv4, RFC 5952 for IPv6 (lower case, the longest run of two or more
 * zero groups as "::", the first one on a tie).
 */
export function formatAddress(family: Family, value: bigint): string {
  if (family === 'ipv4') {
    const bits = Number(value);
    return `${bits >>> 24}.${(bits >>> 16) & 0xff}.${(bits >>> 8) & 0xff}.${bits & 0xff}`;
  }
  // One step from the large number to text; what follows is about short numbers, which are much quicker.
  const digits = value.toString(16).padStart(32, '0');
  const groups = Array.from({ length: 8 }, (_, index) => Number.parseInt(digits.slice(4 * index, 4 * index + 4), 16));
  const [start, length] = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/** Prints a range in canonical CIDR notation; `parseCidr` reads it back to an equal value. */
export function formatCidr(cidr: Pick<Cidr, 'family' | 'first' | 'prefix'>): string {
  return `${formatAddress(cidr.family, cidr.first)}/${cidr.prefix}`;
}

function longestZeroRun(groups: readonly number[]): [start: number, length: number] {
  let best: [number, number] = [0, 0];
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best[1]) best = [start, index + 1 - start];
  });
  return best;
}
