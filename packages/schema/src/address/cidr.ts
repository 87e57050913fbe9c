import { IPv4, IPv6 } from 'ip-num';
import { ADDRESS_BITS, type Family, FAMILY_LABEL } from './family.js';
import { formatAddress, formatCidr } from './format.js';
import type { AddressProblem, ProblemCode, ProblemParams } from './problem.js';
import { remember } from './remember.js';

declare const brand: unique symbol;

/**
 * A canonical range of addresses: no host bits, first and last address computed once.
 * Only {@link parseCidr} and {@link cidrFrom} make one, so holding a `Cidr` is the proof that it is valid.
 */
export interface Cidr {
  readonly [brand]: 'Cidr';
  readonly family: Family;
  /** Length of the network prefix in bits, 0–32 or 0–128. */
  readonly prefix: number;
  /** The network address. */
  readonly first: bigint;
  /** The last address, inclusive. */
  readonly last: bigint;
}

/** Addresses in a row, which need be no range. */
export type Span = Pick<Cidr, 'family' | 'first' | 'last'>;

/** A single address; only {@link parseAddress} and {@link addressOf} make one. */
export interface Address {
  readonly [brand]: 'Address';
  readonly family: Family;
  readonly value: bigint;
}

/** The outcome of parsing: a value or a problem, never an exception. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: AddressProblem };

const DECIMAL = /^\d+$/;
const IPV4_SHAPE = /^\d+(?:\.\d+){3}$/;
const IPV6_CHARACTERS = /^[0-9a-fA-F:]+(?:(?<=:)\d+(?:\.\d+){3})?$/;
const IPV6_GROUP = /^[0-9a-fA-F]{1,4}$/;
/** RFC 4291 section 2.5.5.2: ::ffff:0:0/96 wraps IPv4 addresses. */
const IPV4_MAPPED_HIGH_BITS = 0xffffn;

type Refusal = { readonly ok: false; readonly problem: AddressProblem };

function refuse<Code extends ProblemCode>(code: Code, params: ProblemParams[Code], suggestion?: Cidr): Refusal {
  /** One of the union by construction: code and params belong together. */
  return { ok: false, problem: { code, params, ...(suggestion && { suggestion }) } as AddressProblem };
}

/**
 * Reads one address, strictly: no spaces, no zone id, no leading zeros in IPv4 octets, no IPv4-mapped IPv6.
 *
 * @param text what a person typed, for example `10.0.0.1` or `fd01::1`
 * @returns the address, or what is wrong with it; never throws
 */
export function parseAddress(text: string): Parsed<Address> {
  const common = refuseCommon(text, 'address');
  if (common) return common;
  const parsed = parseValue(text, text);
  if (!parsed.ok) return parsed;
  return { ok: true, value: { family: parsed.value.family, value: parsed.value.value } as Address };
}

/**
 * Reads a range in CIDR notation, strictly. `10.0.0.5/16` is refused, with `10.0.0.0/16` as the suggestion.
 *
 * @param text what a person typed, for example `172.25.0.0/16` or `fd01::/48`
 * @returns the canonical range, or what is wrong with it; never throws
 */
export function parseCidr(text: string): Parsed<Cidr> {
  return readOnce(text);
}

const readOnce = remember(readCidr);

/** Spaces that came along when a text was pasted, and zeros before a number: what is meant without them can be told. */
const respell = (text: string) => text.replace(/\s+/g, '').replace(/(^|[./])0+(?=\d)/g, '$1');

function readCidr(text: string): Parsed<Cidr> {
  const parsed = readExactly(text);
  const respelled = respell(text);
  if (parsed.ok || parsed.problem.suggestion || respelled === text) return parsed;
  const meant = readExactly(respelled);
  const suggestion = meant.ok ? meant.value : meant.problem.suggestion;
  return suggestion ? { ok: false, problem: { ...parsed.problem, suggestion } } : parsed;
}

function readExactly(text: string): Parsed<Cidr> {
  const common = refuseCommon(text, 'range');
  if (common) return common;

  const slash = text.indexOf('/');
  const addressText = slash < 0 ? text : text.slice(0, slash);
  const address = parseValue(addressText, text);
  if (!address.ok) return address;
  const { family, value } = address.value;
  const bits = ADDRESS_BITS[family];

  if (slash < 0) {
    return refuse('prefix-missing', { text, bits });
  }
  const prefixText = text.slice(slash + 1);
  if (!DECIMAL.test(prefixText)) {
    return refuse('prefix-not-a-number', { text, bits });
  }
  if (prefixText.length > 1 && prefixText.startsWith('0')) {
    return refuse('leading-zero', { text, part: 'prefix', digits: prefixText, number: Number(prefixText) });
  }
  const prefix = Number(prefixText);
  if (prefix > bits) {
    return refuse('prefix-out-of-range', { prefix: prefixText, family, bits });
  }

  const cidr = cidrFrom(family, value, prefix);
  if (cidr.first !== value) {
    return refuse('host-bits', { text, prefix, network: formatCidr(cidr) }, cidr);
  }
  return { ok: true, value: cidr };
}

/**
 * The range of a given prefix length that contains an address. Host bits are cleared.
 *
 * @throws RangeError when the prefix or the address does not exist in the family
 */
export function cidrFrom(family: Family, address: bigint, prefix: number): Cidr {
  const bits = ADDRESS_BITS[family];
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) throw new RangeError(`prefix ${prefix} does not exist in ${FAMILY_LABEL[family]}`);
  if (address < 0n || address >> BigInt(bits) !== 0n) throw new RangeError(`address ${address} does not exist in ${FAMILY_LABEL[family]}`);
  const hostBits = BigInt(bits - prefix);
  const first = (address >> hostBits) << hostBits;
  return { family, prefix, first, last: first + (1n << hostBits) - 1n } as Cidr;
}

/**
 * A range that the program itself writes down, for constants.
 *
 * @throws Error when the text is not a canonical range
 */
export function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (!parsed.ok) throw new Error(`${text} is no range: ${parsed.problem.code}`);
  return parsed.value;
}

/**
 * The address of a number, for addresses that are counted from others.
 *
 * @throws RangeError when the address does not exist in the family
 */
export function addressOf(family: Family, value: bigint): Address {
  if (value < 0n || value >> BigInt(ADDRESS_BITS[family]) !== 0n) throw new RangeError(`address ${value} does not exist in ${FAMILY_LABEL[family]}`);
  return { family, value } as Address;
}

/** The range that holds exactly one address. */
export function cidrOfAddress(address: Address): Cidr {
  return cidrFrom(address.family, address.value, ADDRESS_BITS[address.family]);
}

function refuseCommon(text: string, wanted: 'address' | 'range'): Refusal | undefined {
  if (text.trim() === '') return refuse('empty', { wanted });
  if (/\s/.test(text)) {
    const without = text.replace(/\s+/g, '');
    return refuse('whitespace', { text, ...((wanted === 'address' ? parseAddress(without) : readExactly(without)).ok && { without }) });
  }
  if (text.includes('%')) return refuse('zone-id', { text });
  return undefined;
}

function parseValue(addressText: string, whole: string): Parsed<{ family: Family; value: bigint }> {
  return addressText.includes(':') ? parseIpv6(addressText, whole) : parseIpv4(addressText, whole);
}

function parseIpv4(addressText: string, whole: string): Parsed<{ family: Family; value: bigint }> {
  if (!IPV4_SHAPE.test(addressText)) {
    return refuse('syntax', { text: whole });
  }
  const problem = ipv4OctetProblem(addressText, whole);
  if (problem) return problem;
  return { ok: true, value: { family: 'ipv4', value: new IPv4(addressText).getValue() } };
}

function ipv4OctetProblem(addressText: string, text: string): Refusal | undefined {
  for (const octet of addressText.split('.')) {
    if (octet.length > 1 && octet.startsWith('0')) {
      return refuse('leading-zero', { text, part: 'octet', digits: octet, number: Number(octet) });
    }
    if (Number(octet) > 255) return refuse('octet-out-of-range', { text, octet });
  }
  return undefined;
}

function parseIpv6(addressText: string, whole: string): Parsed<{ family: Family; value: bigint }> {
  const malformed = refuse('syntax', { text: whole, family: 'ipv6' });
  if (!IPV6_CHARACTERS.test(addressText)) return malformed;

  let groups = addressText;
  if (addressText.includes('.')) {
    const dotted = addressText.slice(addressText.lastIndexOf(':') + 1);
    const problem = ipv4OctetProblem(dotted, whole);
    if (problem) return problem;
    const value = new IPv4(dotted).getValue();
    groups = `${addressText.slice(0, -dotted.length)}${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
  }

  const halves = groups.split('::');
  if (halves.length > 2) return malformed;
  const parts = halves.map((half) => (half === '' ? [] : half.split(':')));
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  if (halves.length === 2 ? count > 7 : count !== 8) return malformed;
  const [head = [], tail = []] = parts;
  if (![...head, ...tail].every((group) => IPV6_GROUP.test(group))) return malformed;
  const full = halves.length === 2 ? [...head, ...Array<string>(8 - count).fill('0'), ...tail] : head;

  const value = new IPv6(full.join(':')).getValue();
  if (value >> 32n === IPV4_MAPPED_HIGH_BITS) {
    return refuse('ipv4-mapped', { text: whole, ipv4: formatAddress('ipv4', value & 0xffff_ffffn) });
  }
  return { ok: true, value: { family: 'ipv6', value } };
}
