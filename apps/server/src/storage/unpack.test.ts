import { cidr, type Family, formatCidr } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import { unpackRanges } from './reserve.js';

/** A range as `inet_send` writes it: AF_INET is 2, that of IPv6 one more. */
const sent = (text: string): string => {
  const { family, first, prefix } = cidr(text);
  const digits = family === 'ipv4' ? 8 : 32;
  return `${family === 'ipv4' ? '02' : '03'}${prefix.toString(16).padStart(2, '0')}00${(digits / 2).toString(16).padStart(2, '0')}${first.toString(16).padStart(digits, '0')}`;
};
const unpacked = (family: Family, texts: readonly string[]) => unpackRanges(texts.map(sent).join(''), family).map(formatCidr);

describe('ranges as the database packs them', () => {
  it.each<[Family, readonly string[], readonly string[]]>([
    ['ipv4', [], []],
    ['ipv4', ['255.255.255.255/32', '10.0.0.0/8', '0.0.0.0/0', '10.0.0.0/24', '9.255.255.0/24'], ['0.0.0.0/0', '9.255.255.0/24', '10.0.0.0/8', '10.0.0.0/24', '255.255.255.255/32']],
    ['ipv6', ['fd00::/8', 'fd00::/48', '::/0', '2001:678::/32', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128'], ['::/0', '2001:678::/32', 'fd00::/8', 'fd00::/48', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128']],
  ])('come by address, the wider first: %s %j', (family, texts, ordered) => expect(unpacked(family, texts)).toEqual(ordered));
});
