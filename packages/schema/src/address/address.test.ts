import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { nextFree } from './allocate.js';
import { countSubnets, formatCount, podAddresses, sizeOf, splitCidr } from './capacity.js';
import { addressText, rangeText } from './text.js';
import { type Cidr, cidr, cidrFrom, parseAddress, parseCidr } from './cidr.js';
import type { ProblemCode } from './problem.js';
import { sayProblem } from '../findings/message.js';
import { english } from '../speak.js';
import { ADDRESS_BITS, FAMILIES } from './family.js';
import { formatAddress, formatCidr } from './format.js';
import { contains, equals, findOverlaps, intersect, overlaps } from './overlap.js';

const arbitraryCidr = fc
  .constantFrom(...FAMILIES)
  .chain((family) =>
    fc.tuple(fc.bigInt({ min: 0n, max: (1n << BigInt(ADDRESS_BITS[family])) - 1n }), fc.integer({ min: 0, max: ADDRESS_BITS[family] })).map(([value, prefix]) => cidrFrom(family, value, prefix)),
  )
  .filter((range) => !(range.family === 'ipv6' && range.first >> 32n === 0xffffn));

/** Ranges crowded into a small space, so that pairs really meet. */
const crowdedCidr = fc
  .constantFrom(...FAMILIES)
  .chain((family) =>
    fc
      .tuple(fc.bigInt({ min: 0n, max: 0xfffn }), fc.integer({ min: ADDRESS_BITS[family] - 12, max: ADDRESS_BITS[family] }))
      .map(([value, prefix]) => cidrFrom(family, (family === 'ipv4' ? 10n << 24n : 0xfdn << 120n) + value, prefix)),
  );

describe('parseCidr', () => {
  const accepted: [text: string, printed: string][] = [
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['255.255.255.255/32', '255.255.255.255/32'],
    ['fd01::/48', 'fd01::/48'],
    ['FD01:0:0:0::/48', 'fd01::/48'],
    ['::/0', '::/0'],
    ['::1/128', '::1/128'],
    ['1:2:3:4:5:6:7:8/128', '1:2:3:4:5:6:7:8/128'],
    ['2001:0db8:0000:0000:0000:0000:0000:0000/32', '2001:db8::/32'],
    ['1:0:0:2:0:0:0:3/128', '1:0:0:2::3/128'],
    ['1:0:0:2:3:0:0:4/128', '1::2:3:0:0:4/128'],
    ['1::2:3:4:5:6:7/128', '1:0:2:3:4:5:6:7/128'],
    ['64:ff9b::192.0.2.0/128', '64:ff9b::c000:200/128'],
  ];
  it.each(accepted)('reads %s as %s', (text, printed) => {
    const parsed = parseCidr(text);
    expect(parsed.ok && formatCidr(parsed.value)).toBe(printed);
  });

  const refused: [text: string, code: ProblemCode][] = [
    ['', 'empty'],
    [' 10.0.0.0/8', 'whitespace'],
    ['10.0.0.0 /8', 'whitespace'],
    ['10.0.0.0/8\n', 'whitespace'],
    ['fd01::%eth0/64', 'zone-id'],
    ['fd01::/64%eth0', 'zone-id'],
    ['999.999.999.999/24', 'octet-out-of-range'],
    ['10.0.0.256/24', 'octet-out-of-range'],
    ['10.0.0.0/08', 'leading-zero'],
    ['010.0.0.0/8', 'leading-zero'],
    ['10.0.0.0', 'prefix-missing'],
    ['fd01::', 'prefix-missing'],
    ['10.0.0.0/', 'prefix-not-a-number'],
    ['10.0.0.0/-1', 'prefix-not-a-number'],
    ['10.0.0.0/8/8', 'prefix-not-a-number'],
    ['10.0.0.0/1e1', 'prefix-not-a-number'],
    ['10.0.0.0/33', 'prefix-out-of-range'],
    ['fd01::/129', 'prefix-out-of-range'],
    ['10.0.0/8', 'syntax'],
    ['10.0.0.0.0/8', 'syntax'],
    ['banana', 'syntax'],
    ['192.127.0.0:20', 'syntax'],
    ['fd01:::/48', 'syntax'],
    ['fd01::1::/48', 'syntax'],
    ['1:2:3:4:5:6:7:8:9/64', 'syntax'],
    ['1:2:3:4:5:6:7/64', 'syntax'],
    ['1:2:3:4:5:6:7::8/128', 'syntax'],
    [':1:2:3:4:5:6:7/64', 'syntax'],
    ['fd01g::/48', 'syntax'],
    ['12345::/48', 'syntax'],
    ['::ffff:10.0.0.0/104', 'ipv4-mapped'],
    ['::ffff:a00:0/104', 'ipv4-mapped'],
    ['::ffff:10.0.0.999/104', 'octet-out-of-range'],
    ['10.0.0.5/16', 'host-bits'],
    ['fd01::1/48', 'host-bits'],
  ];
  it.each(refused)('refuses %j as %s, and says so in words', (text, code) => {
    const parsed = parseCidr(text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problem.code).toBe(code);
    expect(english.message({ rule: 'kubernetes/invalid-cidr', ...sayProblem(parsed.problem) })).toMatch(/\.$/);
  });

  it.each([
    ['10.0.0.0 /8', 'write it without: "10.0.0.0/8"'],
    ['fc00::/112 x', 'which no address and no range has'],
    ['10.0.0.5 /8', 'which no address and no range has'],
  ])('advises for %j only what can be read', (text, advice) => {
    const parsed = parseCidr(text);
    expect(!parsed.ok && english.message({ rule: 'kubernetes/invalid-cidr', ...sayProblem(parsed.problem) })).toContain(advice);
  });

  it('asks for what the field takes where nothing is given', () => {
    const parsed = parseCidr(' ');
    if (parsed.ok) throw new Error('there is nothing to read');
    const asks = (...field: Parameters<typeof sayProblem> extends [unknown, ...infer Field] ? Field : never) => english.message({ rule: 'kubernetes/invalid-cidr', ...sayProblem(parsed.problem, ...field) });
    expect([asks(), asks({ family: 'ipv6' }), asks({ family: 'ipv6', example: 'fc00::/112' })]).toEqual(['a range such as 10.0.0.0/16 or fd00::/48', 'an IPv6 range such as fd00::/48', 'an IPv6 range such as fc00::/112'].map((wanted) => `Nothing is given here; write ${wanted}.`));
  });

  it('suggests the network for an address with host bits', () => {
    const parsed = parseCidr('10.0.0.5/16');
    expect(!parsed.ok && parsed.problem.suggestion && formatCidr(parsed.problem.suggestion)).toBe('10.0.0.0/16');
  });

  it.each([
    [' 10.0.0.0/16', '10.0.0.0/16'],
    ['10.0.0.0/16\n', '10.0.0.0/16'],
    ['10.0.0.0 / 16', '10.0.0.0/16'],
    [' 10.0.0.5/16', '10.0.0.0/16'],
    ['010.001.000.000/016', '10.1.0.0/16'],
    ['fd01::/048', 'fd01::/48'],
    ['fd01::/0', '::/0'],
    ['10.0.0/016', undefined],
    ['10.0.0.0', undefined],
  ])('suggests what is meant by %j', (text, expected) => {
    const parsed = parseCidr(text);
    expect(parsed.ok ? undefined : parsed.problem.suggestion && formatCidr(parsed.problem.suggestion)).toBe(expected);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.string({ unit: fc.constantFrom(...'0123456789abcdf:./%') })), (text) => {
      parseCidr(text);
      parseAddress(text);
    }), { numRuns: 2000 });
  });

  it('keeps one spelling of everything that can be read, and everything else as it is', () => {
    expect(['FD00:0:0::/48', '10.0.0.0/8', 'fd00::1/48', ' 10.0.0.0/8', 'banana', ''].map((text) => rangeText(text).text)).toEqual(['fd00::/48', '10.0.0.0/8', 'fd00::1/48', ' 10.0.0.0/8', 'banana', '']);
    expect(['FD00:0:0:0::A', '10.0.0.1', 'fd00::1/48', ' 10.0.0.1', 'banana', ''].map((text) => addressText(text).text)).toEqual(['fd00::a', '10.0.0.1', 'fd00::1/48', ' 10.0.0.1', 'banana', '']);
    fc.assert(fc.property(fc.oneof(fc.string(), arbitraryCidr.map(formatCidr)), (text) => {
      for (const read of [rangeText, addressText]) expect(read(read(text).text).text).toBe(read(text).text);
    }));
    fc.assert(fc.property(arbitraryCidr, (range) => {
      expect(rangeText(formatCidr(range).toUpperCase()).text).toBe(formatCidr(range));
    }));
  });

  it('reads a text once, is its text in JSON, and forgets what nobody asks for', () => {
    const range = rangeText('fd00:1::/48');
    expect(rangeText('fd00:1::/48')).toBe(range);
    expect(JSON.stringify({ range })).toBe('{"range":"fd00:1::/48"}');
    for (let index = 0; index < 10_000; index += 1) rangeText(`fd00:2:${index.toString(16)}::/48`);
    expect(rangeText('fd00:1::/48')).not.toBe(range);
    expect(rangeText('fd00:1::/48')).toEqual(range);
    const long = 'f'.repeat(1000);
    expect(rangeText(long)).not.toBe(rangeText(long));
  });

  it('reads back what it prints', () => {
    fc.assert(fc.property(arbitraryCidr, (range) => {
      const parsed = parseCidr(formatCidr(range));
      expect(parsed.ok && equals(parsed.value, range) && parsed.value.last === range.last).toBe(true);
    }), { numRuns: 2000 });
  });

  it('reads and prints every address as the WHATWG URL parser does', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV6(), fc.ipV4()), (text) => {
      const ours = parseAddress(text);
      const theirs = new URL(text.includes(':') ? `http://[${text}]` : `http://${text}`).hostname.replace(/[[\]]/g, '');
      if (/^::ffff:[0-9a-f]{1,4}:[0-9a-f]{1,4}$/.test(theirs)) {
        expect(!ours.ok && ours.problem.code).toBe('ipv4-mapped');
        return;
      }
      expect(ours.ok && formatAddress(ours.value.family, ours.value.value)).toBe(theirs);
    }), { numRuns: 3000 });
  });
});

describe('cidrFrom', () => {
  it('refuses what does not exist in the family', () => {
    expect(() => cidrFrom('ipv4', 0n, 33)).toThrow(RangeError);
    expect(() => cidrFrom('ipv4', 1n << 32n, 8)).toThrow(RangeError);
    expect(() => cidrFrom('ipv6', -1n, 8)).toThrow(RangeError);
    expect(() => cidrFrom('ipv6', 0n, 1.5)).toThrow(RangeError);
  });
});

describe('overlap', () => {
  it('agrees with ipaddr.js and with itself', () => {
    fc.assert(fc.property(crowdedCidr, crowdedCidr, (a, b) => {
      const match = (outer: Cidr, inner: Cidr) =>
        outer.family === inner.family && inner.prefix >= outer.prefix && ipaddr.parse(formatAddress(inner.family, inner.first)).match(ipaddr.parse(formatAddress(outer.family, outer.first)), outer.prefix);
      expect(contains(a, b)).toBe(match(a, b));
      expect(overlaps(a, b)).toBe(match(a, b) || match(b, a));
      expect(overlaps(a, b)).toBe(overlaps(b, a));
      const shared = intersect(a, b);
      expect(shared !== undefined).toBe(overlaps(a, b));
      if (shared) expect(contains(a, shared) && contains(b, shared)).toBe(true);
    }), { numRuns: 2000 });
  });

  it('finds exactly the pairs that a comparison of all with all finds', () => {
    fc.assert(fc.property(fc.array(crowdedCidr, { maxLength: 25 }), (ranges) => {
      const items = ranges.map((range, id) => ({ id, cidr: range }));
      const key = (a: number, b: number) => (a < b ? `${a}-${b}` : `${b}-${a}`);
      const expected = new Set<string>();
      for (const a of items) for (const b of items) if (a.id < b.id && overlaps(a.cidr, b.cidr)) expected.add(key(a.id, b.id));
      const found = findOverlaps(items).map(([a, b]) => key(a.id, b.id));
      expect(found.length).toBe(expected.size);
      expect(new Set(found)).toEqual(expected);
    }), { numRuns: 500 });
  });
});

describe('capacity', () => {
  it('counts addresses, subnets and Pods', () => {
    expect(sizeOf(cidr('172.25.0.0/16'))).toBe(65_536n);
    expect(countSubnets(cidr('172.25.0.0/16'), 24)).toBe(256n);
    expect(countSubnets(cidr('172.25.0.0/16'), 16)).toBe(1n);
    expect(countSubnets(cidr('172.25.0.0/16'), 12)).toBe(0n);
    expect(countSubnets(cidr('fd01::/48'), 64)).toBe(65_536n);
    expect(podAddresses('ipv4', 24)).toBe(254n);
    expect(podAddresses('ipv4', 32)).toBe(0n);
  });

  it('prints counts the way people read them', () => {
    expect(formatCount(254n)).toBe('254');
    expect(formatCount(65_536n)).toBe('65,536');
    expect(formatCount(1n << 80n)).toBe('2⁸⁰');
    expect(formatCount((1n << 64n) - 1n)).toBe('≈ 2⁶⁴');
    expect(formatCount((1n << 64n) + 1n)).toBe('≈ 2⁶⁴');
  });

  it('splits a range into parts that lie side by side and fill it', () => {
    fc.assert(fc.property(crowdedCidr, fc.integer({ min: 0, max: 6 }), (range, extra) => {
      const prefix = range.prefix + extra;
      fc.pre(prefix <= ADDRESS_BITS[range.family]);
      const parts = [...splitCidr(range, prefix)];
      expect(BigInt(parts.length)).toBe(countSubnets(range, prefix));
      expect(parts[0]?.first).toBe(range.first);
      expect(parts.at(-1)?.last).toBe(range.last);
      parts.slice(1).forEach((part, index) => expect(part.first).toBe((parts[index] as Cidr).last + 1n));
    }));
  });
});

describe('nextFree', () => {
  it('finds the lowest gap', () => {
    const taken = [cidr('10.0.0.0/16'), cidr('10.2.0.0/15'), cidr('fd00::/8')];
    expect(nextFree(cidr('10.0.0.0/8'), 16, taken)).toEqual(cidr('10.1.0.0/16'));
    expect(nextFree(cidr('10.0.0.0/8'), 15, taken)).toEqual(cidr('10.4.0.0/15'));
    expect(nextFree(cidr('10.0.0.0/16'), 24, taken)).toBeUndefined();
    expect(nextFree(cidr('10.0.0.0/16'), 8, [])).toBeUndefined();
    expect(nextFree(cidr('10.0.0.0/8'), 108, [])).toBeUndefined();
  });

  it('is inside the pool, of the size asked for, free, and the lowest such range', () => {
    const pool = cidr('10.0.0.0/24');
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 25, max: 32 })), { maxLength: 12 }), fc.integer({ min: 24, max: 30 }), (raw, prefix) => {
      const taken = raw.map(([offset, length]) => cidrFrom('ipv4', pool.first + BigInt(offset), length));
      const expected = [...splitCidr(pool, prefix)].find((candidate) => !taken.some((range) => overlaps(range, candidate)));
      expect(nextFree(pool, prefix, taken)).toEqual(expected);
    }), { numRuns: 1000 });
  });
});
