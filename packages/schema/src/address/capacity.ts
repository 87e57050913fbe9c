import { type Cidr, cidrFrom } from './cidr.js';
import { ADDRESS_BITS, type Family } from './family.js';

/** How many addresses a range holds, first and last included. */
export function sizeOf(cidr: Cidr): bigint {
  return cidr.last - cidr.first + 1n;
}

/** How many addresses a prefix of this length holds. */
export function sizeOfPrefix(family: Family, prefix: number): bigint {
  return 1n << BigInt(ADDRESS_BITS[family] - prefix);
}

/**
 * How many ranges of a longer prefix a range splits into, for example nodes per pod range.
 *
 * @returns 0 when `prefix` is shorter than the range's own
 */
export function countSubnets(cidr: Cidr, prefix: number): bigint {
  return prefix < cidr.prefix || prefix > ADDRESS_BITS[cidr.family] ? 0n : 1n << BigInt(prefix - cidr.prefix);
}

/**
 * The ranges of a longer prefix inside a range, in order, made one at a time: there can be 2^64 of them.
 *
 * @param prefix the prefix length of each part, for example the node mask
 */
export function* splitCidr(cidr: Cidr, prefix: number): Generator<Cidr, void> {
  const count = countSubnets(cidr, prefix);
  const step = sizeOfPrefix(cidr.family, Math.min(Math.max(prefix, 0), ADDRESS_BITS[cidr.family]));
  for (let index = 0n; index < count; index += 1n) yield cidrFrom(cidr.family, cidr.first + index * step, prefix);
}

/**
 * How many Pods can have an address in one node's range. In IPv4 the network and the broadcast address are
 * not given to Pods (host-local, the reference IPAM plugin, skips both); in IPv6 only the first address is
 * (the subnet-router anycast address, RFC 4291 section 2.6.1).
 */
export function podAddresses(family: Family, nodeMask: number): bigint {
  const unusable = family === 'ipv4' ? 2n : 1n;
  const size = sizeOfPrefix(family, nodeMask);
  return size > unusable ? size - unusable : 0n;
}

/**
 * Addresses that Services can have: all but the network address, and in IPv4 the broadcast address too.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/00d24de699fe4409b5829a5e51b73c1fc7bcba12/pkg/registry/core/service/ipallocator/ipallocator.go
 */
export function serviceAddresses(range: Cidr): bigint {
  const unusable = range.family === 'ipv4' ? 2n : 1n;
  return sizeOf(range) > unusable ? sizeOf(range) - unusable : 0n;
}

const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(exponent: number): string {
  return [...String(exponent)].map((digit) => SUPERSCRIPT[Number(digit)]).join('');
}

/** A power of two as people read it: `2⁸⁰`; of a difference, `2²⁴⁻¹⁶`. */
export const formatPower = (exponent: number, less?: number): string => `2${superscript(exponent)}${less === undefined ? '' : `⁻${superscript(less)}`}`;

/**
 * A count as people read it: `65,536` up to a million, and a power such as `2⁸⁰` for larger powers of two.
 */
export function formatCount(count: bigint): string {
  const exponent = count.toString(2).length - 1;
  if (count > 1_048_576n && count === 1n << BigInt(exponent)) return formatPower(exponent);
  if (count > 1_000_000_000_000n) {
    const isNearerAbove = (1n << BigInt(exponent + 1)) - count < count - (1n << BigInt(exponent));
    return `≈ ${formatPower(isNearerAbove ? exponent + 1 : exponent)}`;
  }
  return count.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}
