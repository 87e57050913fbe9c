import { ADDRESS_BITS, cidr, cidrFrom, FAMILIES, type Family, formatCidr, mergeSpans } from '@dualstack/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackRanges, unpackSpans } from './reserve.js';

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

  it('are the same addresses as spans', () => {
    const range = fc.constantFrom(...FAMILIES).chain((family) => fc.tuple(fc.constant(family), fc.bigInt({ min: 0n, max: (1n << BigInt(ADDRESS_BITS[family])) - 1n }), fc.integer({ min: 0, max: ADDRESS_BITS[family] }), fc.integer({ min: 0, max: 40 })));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 40 }), fc.constantFrom(...FAMILIES), (all, family) => {
        // Half of them close to one another, so that they touch.
        const texts = all.filter(([each]) => each === family).map(([, address, prefix, near]) => formatCidr(prefix % 2 === 0 ? cidrFrom(family, address, prefix) : cidrFrom(family, BigInt(near) << 4n, ADDRESS_BITS[family] - (near % 6))));
        const packed = texts.map(sent).join('');
        const held = { isInside: true, isNetwork: false };
        expect(unpackSpans(packed, family, held)).toEqual(mergeSpans(texts.map((text) => cidr(text)), family).map(({ first, last }) => ({ family, first, last, ...held })));
      }),
    );
  });
});
