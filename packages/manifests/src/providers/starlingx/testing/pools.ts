/** Address pools of the stand-in: their numbers, and what the real API refuses of them. */
import { isIP, isIPv4 } from 'node:net';

/** An address pool, with the address that each host has in it. */
export interface Pool {
  uuid: string;
  name: string;
  network: string;
  prefix: string;
  ranges: string;
  floating?: string;
  controller0?: string;
  controller1?: string;
  gateway?: string;
  hosts: Record<string, string>;
}

/** What the command says when it does not do what it is told. */
export class Refusal extends Error {
  /** `isLate`: it comes after the state was changed. */
  constructor(message: string, readonly isLate = false) {
    super(message);
  }
}
export const refuse = (message: string): never => {
  throw new Refusal(message);
};

export const familyOf = (each: Pool) => (isIPv4(each.network) ? 'IPv4' : 'IPv6');

/** The number of an address. */
const value = (text: string): bigint => {
  if (isIP(text) === 0) refuse(`Expected an IPv4 or IPv6 address but received ${text}.`);
  if (isIPv4(text)) return text.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const [head = [], tail] = text.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const groups = tail === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
};
const print = (family: string, number: bigint) => {
  const [count, bits] = family === 'IPv4' ? [4, 8n] : [8, 16n];
  const parts = Array.from({ length: count }, (_, index) => (number >> (bits * BigInt(count - 1 - index))) & ((1n << bits) - 1n));
  return family === 'IPv4' ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
};
export const subnetOf = (each: Pool) => {
  const first = value(each.network);
  const size = 1n << BigInt((isIPv4(each.network) ? 32 : 128) - Number(each.prefix));
  return { first, last: first + size - 1n, size };
};
const rangeOf = (each: Pool): [start: bigint, end: bigint] => {
  const [start = '', end = ''] = each.ranges.split('-');
  return [value(start), value(end)];
};
export const ADDRESSES = ['floating', 'controller0', 'controller1', 'gateway'] as const;
const OPTIONS: Record<string, string> = { '--name': 'name', '--network': 'network', '--prefix': 'prefix', '--order': 'order', '--ranges': 'ranges', '--floating-address': 'floating', '--controller0-address': 'controller0', '--controller1-address': 'controller1', '--gateway-address': 'gateway' };
export const options = (words: readonly string[]): Partial<Pool> => Object.fromEntries(Array.from({ length: words.length / 2 }, (_, index) => [OPTIONS[words[2 * index] ?? ''] ?? refuse(`unrecognized arguments: ${words[2 * index]}`), words[2 * index + 1]]));

/** What a pool must be: is_valid_subnet, _check_valid_ranges, is_valid_address_within_subnet and _within_range, _check_address_duplicates. */
export function checkPool(each: Pool): void {
  const subnet = subnetOf(each);
  const [start, end] = rangeOf(each);
  const isBroadcast = (number: bigint) => isIPv4(each.network) && number === subnet.last;
  if (subnet.size < 4n) refuse(`Invalid subnet size ${String(subnet.size)} with ${each.network}/${each.prefix}. Please configure at least size /${isIPv4(each.network) ? 30 : 126} subnet`);
  if (subnet.first % subnet.size !== 0n) refuse('Host bits must be zero');
  for (const number of [start, end]) if (number < subnet.first || number > subnet.last) refuse(`Range address is not within network ${each.network}/${each.prefix}`);
  if (start > end) refuse('Invalid range: start address must be less than end address');
  if (start === subnet.first) refuse(`Address pool range cannot include network address: ${each.ranges}`);
  if (isBroadcast(end)) refuse(`Address pool range cannot include broadcast address: ${each.ranges}`);
  for (const field of ADDRESSES) {
    const address = each[field];
    if (address === undefined) continue;
    const number = value(address);
    if (number === subnet.first) refuse(`Invalid IP address: ${address}. Cannot use network address: ${each.network}.`);
    if (isBroadcast(number)) refuse(`Cannot use broadcast address: ${address}.`);
    if (number < subnet.first || number > subnet.last) refuse(`IP Address ${address} is not in subnet: ${each.network}/${each.prefix}.`);
    if (field !== 'gateway' && (number < start || number > end)) refuse(`IP Address ${address} is not in range: ${each.ranges}.`);
    const other = ADDRESSES.find((one) => one !== field && each[one] !== undefined && value(each[one]) === number);
    if (other) refuse(`${field}_address can not be the same as ${other}_address: ${address}`);
  }
}

/** get_next_available_ip_address, sequential. Where the real one takes any, this takes the first. */
export function nextAddress(each: Pool): string {
  const [start, end] = rangeOf(each);
  const taken = new Set([...ADDRESSES.flatMap((field) => each[field] ?? []), ...Object.values(each.hosts)].map(value));
  for (let number = start; number <= end; number += 1n) if (!taken.has(number)) return print(familyOf(each), number);
  throw new Refusal(`Address pool ${each.name} has no available addresses`, true);
}
