import { type Cidr, cidr, cidrFrom } from './cidr.js';

/** Unique local addresses (RFC 4193 section 3.1). */
export const UNIQUE_LOCAL = cidr('fc00::/7');
/** Those with the L bit set, which a site assigns itself (RFC 4193 section 3.1); the other half is not defined. */
export const LOCALLY_ASSIGNED = cidr('fd00::/8');

/** Length of the prefix that a site draws for itself (RFC 4193 section 3.1). */
export const SITE_PREFIX = 48;

/** Bits behind the global ID: the subnet ID and the interface ID. */
const GLOBAL_ID_SHIFT = 80n;
/** Bits of the global ID (RFC 4193 section 3.2). */
const GLOBAL_ID_BITS = 40n;
const GLOBAL_ID_MASK = (1n << GLOBAL_ID_BITS) - 1n;
/** Zero digits of ten from which nobody has drawn an ID: by chance it happens once in 80,000 times. */
const MOST_ZERO_DIGITS = 6;

/** The global ID of a unique local address. */
export const globalId = (address: bigint): bigint => (address >> GLOBAL_ID_SHIFT) & GLOBAL_ID_MASK;

/** Whether a global ID may have been drawn at random, as RFC 4193 section 3.2.2 asks; one that is mostly zeros was not. */
export function looksRandom(id: bigint): boolean {
  const digits = id.toString(16).padStart(10, '0');
  return [...digits].filter((digit) => digit === '0').length < MOST_ZERO_DIGITS;
}

/** A global ID drawn at random. The 40 bits are those of a cryptographic source, which RFC 4086 asks for. */
export function drawGlobalId(): bigint {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return bytes.reduce((id, byte) => (id << 8n) | BigInt(byte), 0n);
}

/**
 * The same range under another global ID: what comes behind the ID stays. Of an ID that is longer than the range, its
 * first bits are taken.
 */
export function withGlobalId(range: Cidr, id: bigint): Cidr {
  const behind = range.first & ((1n << GLOBAL_ID_SHIFT) - 1n);
  return cidrFrom('ipv6', LOCALLY_ASSIGNED.first | (id << GLOBAL_ID_SHIFT) | behind, Math.max(range.prefix, LOCALLY_ASSIGNED.prefix));
}
