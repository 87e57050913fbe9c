import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFree, largestFree, nextFree } from '../address/allocate.js';
import { type Cidr, cidr, cidrFrom } from '../address/cidr.js';
import { ADDRESS_BITS, FAMILIES, type Family } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { contains, equals, overlaps } from '../address/overlap.js';
import { looksRandom, globalId, LOCALLY_ASSIGNED } from '../address/ula.js';
import { poolsFor, suggestRanges } from './suggest.js';

const texts = (ranges: readonly Cidr[]) => ranges.map(formatCidr);
const pool = (text: string, roles: readonly string[] = []) => ({ cidr: cidr(text), roles });

/** A range of a family, often near others so that they meet. */
const range = (family: Family, least: number, most: number): fc.Arbitrary<Cidr> =>
  fc.tuple(fc.integer({ min: least, max: most }), fc.bigInt({ min: 0n, max: 4095n })).map(([prefix, at]) => {
    const bits = ADDRESS_BITS[family];
    const base = cidr(family === 'ipv4' ? '10.0.0.0/8' : 'fd12:3456:789a::/48');
    return cidrFrom(family, base.first + ((at << BigInt(bits - base.prefix - 12)) & (base.last - base.first)), prefix);
  });
const asked = fc.constantFrom(...FAMILIES).chain((family) => {
  const [outer, inner, least, most] = family === 'ipv4' ? [9, 20, 12, 28] : [49, 60, 52, 80];
  return fc.record({
    family: fc.constant(family),
    prefix: fc.integer({ min: least, max: most }),
    role: fc.constantFrom('pods' as const, 'nodes' as const),
    count: fc.integer({ min: 1, max: 40 }),
    pools: fc.array(fc.record({ cidr: range(family, outer, inner), roles: fc.constantFrom<readonly string[]>([], ['pods'], ['nodes'], ['nodes', 'pods']) }), { maxLength: 4 }),
    taken: fc.array(range(family, outer + 1, most), { maxLength: 30 }),
  });
});

describe('ranges that are suggested', () => {
  it('are of the size, aligned, in a pool, and clear of what is taken and of one another; where there are too few, there is no more room', () => {
    fc.assert(
      fc.property(asked, (wanted) => {
        const suggestion = suggestRanges(wanted);
        const ranges = suggestion.ok ? suggestion.ranges : suggestion.free;
        if (suggestion.ok) expect(ranges).toHaveLength(wanted.count);
        const places = poolsFor(wanted.pools, wanted.family, wanted.role);
        for (const [index, each] of ranges.entries()) {
          expect(each.prefix).toBe(wanted.prefix);
          expect(equals(each, cidrFrom(each.family, each.first, each.prefix))).toBe(true);
          expect(wanted.taken.some((other) => overlaps(other, each))).toBe(false);
          expect(ranges.slice(0, index).some((other) => overlaps(other, each))).toBe(false);
          if (places.length > 0) expect(places.some((place) => contains(place, each))).toBe(true);
        }
        if (suggestion.ok || places.length === 0) return;
        const ofOthers = wanted.pools.filter(({ cidr: each, roles }) => roles.length > 0 && !roles.includes(wanted.role) && places.some((place) => contains(place, each))).map((each) => each.cidr);
        const rest = [...wanted.taken, ...ofOthers, ...ranges];
        for (const place of places) expect(nextFree(place, wanted.prefix, rest)).toBeUndefined();
        if (suggestion.largest) {
          expect(wanted.taken.some((other) => overlaps(other, suggestion.largest as Cidr))).toBe(false);
          for (const place of places) for (let prefix = place.prefix; prefix < suggestion.largest.prefix; prefix += 1) expect(nextFree(place, prefix, rest)).toBeUndefined();
        }
      }),
    );
  });

  it('are the first ones: the same that one after the other gives', () => {
    fc.assert(
      fc.property(range('ipv4', 9, 16), fc.integer({ min: 16, max: 26 }), fc.integer({ min: 1, max: 20 }), fc.array(range('ipv4', 10, 26), { maxLength: 20 }), (place, prefix, count, taken) => {
        const one: Cidr[] = [];
        for (let next = nextFree(place, prefix, taken); next && one.length < count; next = nextFree(place, prefix, [...taken, ...one])) one.push(next);
        expect(texts(firstFree(place, prefix, count, taken))).toEqual(texts(one));
      }),
    );
  });

  it('come out of the pools that name their role, else of those that name none, else of private space', () => {
    const ranges = (role: 'pods' | 'services' | 'nodes', pools: ReturnType<typeof pool>[]) => {
      const suggestion = suggestRanges({ family: 'ipv4', prefix: 16, role, count: 1, pools, taken: [] });
      return suggestion.ok ? texts(suggestion.ranges) : texts(suggestion.free);
    };
    const pools = [pool('100.64.0.0/10'), pool('172.20.0.0/14', ['pods']), pool('fd00:1::/32', ['services'])];
    expect(ranges('pods', pools)).toEqual(['172.20.0.0/16']);
    expect(ranges('services', pools)).toEqual(['100.64.0.0/16']);
    expect(ranges('nodes', [pool('172.20.0.0/14', ['pods'])])).toEqual(['10.0.0.0/16']);
    expect(ranges('nodes', [pool('10.0.0.0/8'), pool('10.0.0.0/9', ['pods'])])).toEqual(['10.128.0.0/16']);
  });

  it('are of a prefix drawn at random where IPv6 has no pool, and of further ones where it is full', () => {
    const ids = [1n, 0x123456789an, 0xabcdef0123n, 0xabcdef0123n, 0x9876543210n];
    const draw = () => ids.shift() ?? 0n;
    const suggestion = suggestRanges({ family: 'ipv6', prefix: 49, role: 'pods', count: 3, pools: [], taken: [cidr('fd12:3456:789a:1::/64')], draw });
    expect(suggestion.ok && texts(suggestion.ranges)).toEqual(['fdab:cdef:123::/49', 'fdab:cdef:123:8000::/49', 'fd98:7654:3210::/49']);
    const random = suggestRanges({ family: 'ipv6', prefix: 64, role: 'nodes', count: 2, pools: [], taken: [] });
    if (!random.ok) throw new Error('no room in 2^40 prefixes');
    for (const each of random.ranges) expect([contains(LOCALLY_ASSIGNED, each), looksRandom(globalId(each.first))]).toEqual([true, true]);
    expect(suggestRanges({ family: 'ipv6', prefix: 40, role: 'pods', count: 1, pools: [], taken: [] })).toMatchObject({ ok: false, free: [], largest: { prefix: 48 } });
  });

  it('are not there where a pool is full or too small, and the largest free range is named', () => {
    const ask = (prefix: number, count: number, taken: string[]) => suggestRanges({ family: 'ipv4', prefix, role: 'pods', count, pools: [pool('10.0.0.0/16')], taken: taken.map(cidr) });
    const spoken = (suggestion: ReturnType<typeof ask>) => (suggestion.ok ? 'ok' : [texts(suggestion.free), suggestion.largest && formatCidr(suggestion.largest), texts(suggestion.pools)]);
    expect(spoken(ask(17, 1, ['10.0.0.0/24', '10.0.128.0/30']))).toEqual([[], '10.0.64.0/18', ['10.0.0.0/16']]);
    expect(spoken(ask(8, 1, []))).toEqual([[], '10.0.0.0/16', ['10.0.0.0/16']]);
    expect(spoken(ask(17, 3, []))).toEqual([['10.0.0.0/17', '10.0.128.0/17'], undefined, ['10.0.0.0/16']]);
    expect(spoken(ask(24, 1, ['10.0.0.0/8']))).toEqual([[], undefined, ['10.0.0.0/16']]);
    expect(largestFree(cidr('10.0.0.0/30'), [cidr('10.0.0.0/32')])).toEqual(cidr('10.0.0.2/31'));
  });
});
