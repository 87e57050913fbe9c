import { ADDRESS_BITS, cidrFrom, type Family, formatCidr, overlaps } from '@dualstack/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELLS, flagAt, HALF, type Lens, lensOf, spanOf, wordsOf } from './lens.js';

const lens = (family: Family, ...texts: string[]): Lens => {
  const made = lensOf(family, texts.map((text, index) => ({ label: 'AB'[index] ?? '', text })));
  if (!made) throw new Error('no lens');
  return made;
};
const chars = ({ lines, group, separator }: Lens) =>
  lines.map(({ cells }) => cells.map(({ char, bits }, index) => (bits ? `(${bits.map((bit) => bit.char).join('')})` : char) + (index % group === group - 1 && index < CELLS - 1 ? separator : '')).join(''));
const states = ({ lines: [line] }: Lens) => line?.cells.map(({ state }) => state === undefined ? '.' : { same: '=', differs: '!', one: '1' }[state]).join('');

describe('the cells of a range', () => {
  it.each<[Family, string, string]>([
    ['ipv6', 'fd00:206::/56', 'fd00:0206:0000:00xx:xxxx:xxxx:xxxx:xxxx'],
    ['ipv6', 'fd00:206:0:1::/64', 'fd00:0206:0000:0001:xxxx:xxxx:xxxx:xxxx'],
    ['ipv6', '::/0', 'xxxx:xxxx:xxxx:xxxx:xxxx:xxxx:xxxx:xxxx'],
    ['ipv6', '2000::/3', '(001x)xxx:xxxx:xxxx:xxxx:xxxx:xxxx:xxxx:xxxx'],
    ['ipv6', 'fd00::8000/113', 'fd00:0000:0000:0000:0000:0000:0000:(1xxx)xxx'],
    ['ipv6', '::1/128', '0000:0000:0000:0000:0000:0000:0000:0001'],
    ['ipv4', '10.96.0.0/12', '00001010.0110xxxx.xxxxxxxx.xxxxxxxx'],
    ['ipv4', '192.168.204.0/24', '11000000.10101000.11001100.xxxxxxxx'],
    ['ipv4', '0.0.0.0/0', 'xxxxxxxx.xxxxxxxx.xxxxxxxx.xxxxxxxx'],
  ])('%s %s', (family, text, shown) => {
    expect(chars(lens(family, text))).toEqual([shown]);
  });

  it('are bold where they were typed, and light where the short form leaves them out', () => {
    const typed = (text: string) => lens('ipv6', text).lines[0]?.cells.map(({ isTyped }) => (isTyped ? '#' : '-')).join('');
    expect(typed('fd00:206::/56')).toBe('####-###------------------------');
    expect(typed('fd00::206:0:1:0:0/96')).toBe('####---------###---#---#---#---#');
    expect(typed('FD00:0206:0000:0001:0:0:0:0/64')).toBe('################---#---#---#---#');
    expect(typed('64:ff9b::10.0.0.0/104')).toBe('--######----------------########');
    expect(typed('::/0')).toBe('--------------------------------');
  });

  it('that are set behind the prefix are strays', () => {
    const [line] = lens('ipv4', '169.254.202.8/24').lines;
    expect(line?.cells.flatMap(({ kind, char }, index) => (kind === 'stray' ? [[index, char]] : []))).toEqual([[28, '1']]);
    const six = lens('ipv6', 'fd00:206::12/56');
    expect(six.halves).toEqual([0, 1]);
    expect(six.lines[0]?.cells.flatMap(({ kind, char }, index) => (kind === 'stray' ? [[index, char]] : []))).toEqual([[30, '1'], [31, '2']]);
    expect(chars(lens('ipv6', 'fd00:3::/31'))).toEqual(['fd00:000(0011):xxxx:xxxx:xxxx:xxxx:xxxx:xxxx']);
  });

  it('beside a prefix inside a digit show their bits in both ranges', () => {
    const made = lens('ipv6', 'fd00:0:0:4::/62', 'fd00:0:0:6::/64');
    expect(chars(made).map((text) => text.slice(0, 24))).toEqual(['fd00:0000:0000:000(01xx)', 'fd00:0000:0000:000(0110)']);
  });
});

describe('two ranges', () => {
  it.each<[Family, string, string, Lens['relation'], string]>([
    ['ipv6', 'fd00:206::/56', 'fd00:206:0:1::/64', { kind: 'inside', shared: 56, inner: 1, one: [56, 64] }, '==============11................'],
    ['ipv6', 'fd00:206:0:1::/64', 'fd00:206::/56', { kind: 'inside', shared: 56, inner: 0, one: [56, 64] }, '==============11................'],
    ['ipv6', 'fd00::/48', 'fd00::/112', { kind: 'inside', shared: 48, inner: 1, one: [48, 64] }, '============1111................'],
    ['ipv6', 'fd00::/62', 'fd00:0:0:2::/64', { kind: 'inside', shared: 62, inner: 1, one: [62, 64] }, '===============1................'],
    ['ipv6', 'fd00:206::/64', 'fd00:206::/64', { kind: 'same', shared: 64 }, '================................'],
    ['ipv6', 'fd00:204::/64', 'fd00:206::/64', { kind: 'apart', shared: 30 }, '=======!........................'],
    ['ipv4', '10.0.0.0/8', '10.96.0.0/12', { kind: 'inside', shared: 8, inner: 1, one: [8, 12] }, '========1111....................'],
    ['ipv4', '10.96.0.0/12', '192.168.0.0/16', { kind: 'apart', shared: 0 }, '!...............................'],
    ['ipv4', '10.244.0.0/16', '10.245.0.0/16', { kind: 'apart', shared: 15 }, '===============!................'],
    ['ipv4', '0.0.0.0/0', '10.0.0.0/8', { kind: 'inside', shared: 0, inner: 1, one: [0, 8] }, '11111111........................'],
  ])('%s %s and %s', (family, a, b, relation, shown) => {
    const made = lens(family, a, b);
    expect(made.relation).toEqual(relation);
    expect(states(made)).toBe(shown);
  });

  it('leave out a range that cannot be read or is of the other family', () => {
    expect(lens('ipv4', 'nonsense', '10.0.0.0/8').lines.map(({ label }) => label)).toEqual(['B']);
    expect(lens('ipv4', '10.0.0.0/8', 'fd00::/8').relation).toBeUndefined();
    expect(lensOf('ipv6', [{ label: '', text: '' }, { label: '', text: '10.0.0.0/8' }])).toBeUndefined();
  });

  it('say in a phrase what is free in both', () => {
    expect(lens('ipv6', 'fd00::/56', 'fd00::/64')).toMatchObject({ halves: [0], rest: 64 });
    expect(lens('ipv6', 'fd00::/56', 'fd00::/65')).toMatchObject({ halves: [0, 1], rest: 0 });
    expect(lens('ipv4', '10.0.0.0/8')).toMatchObject({ halves: [0], rest: 16 });
  });
});

describe('where things stand', () => {
  it('is exact inside a digit', () => {
    const six = lens('ipv6', 'fd00::/62', 'fd00::/112');
    expect(spanOf(six, 0, 0, 62)).toEqual({ from: 0, to: 15, before: 0, after: 0.5 });
    expect(spanOf(six, 1, 0, 62)).toBeUndefined();
    expect(spanOf(six, 1, 60, 72)).toEqual({ from: 0, to: 1, before: 0, after: 0 });
    expect([flagAt(six, 0, 62), flagAt(six, 1, 62), flagAt(six, 1, 112), flagAt(six, 0, 64), flagAt(six, 0, 0)]).toEqual([{ cell: 15, share: 0.5 }, undefined, { cell: 11, share: 1 }, { cell: 15, share: 1 }, { cell: 0, share: 0 }]);
  });
});

describe('the sentence', () => {
  it.each<[Family, string[], ReturnType<typeof wordsOf>]>([
    ['ipv6', ['fd00:206::/56', 'fd00:206:0:1::/64'], { key: 'inside', values: { inner: 'B fd00:206:0:1::/64', outer: 'A fd00:206::/56', shared: 56 } }],
    ['ipv4', ['10.0.0.0/8', '10.0.0.0/8'], { key: 'same', values: { a: 'A 10.0.0.0/8', b: 'B 10.0.0.0/8', shared: 8 } }],
    ['ipv4', ['10.0.0.0/8', '11.0.0.0/8'], { key: 'apart', values: { a: 'A 10.0.0.0/8', b: 'B 11.0.0.0/8', shared: 7, next: 8 } }],
    ['ipv4', ['10.0.0.5/8'], { key: 'stray', values: { a: 'A 10.0.0.5/8', prefix: 8 } }],
    ['ipv4', ['10.0.0.0/8'], { key: 'alone', values: { a: 'A 10.0.0.0/8', prefix: 8, free: 24 } }],
  ])('%s %j', (family, texts, words) => {
    expect(wordsOf(lens(family, ...texts))).toEqual(words);
  });
});

describe('of any two ranges of a family', () => {
  const range = (family: Family) => fc.tuple(fc.bigInt({ min: 0n, max: (1n << BigInt(ADDRESS_BITS[family])) - 1n }), fc.integer({ min: 0, max: ADDRESS_BITS[family] })).map(([value, prefix]) => cidrFrom(family, value, prefix));
  /** Ranges near one another as well as far apart. */
  const pair = fc.constantFrom<Family>('ipv4', 'ipv6').chain((family) => fc.oneof(fc.tuple(range(family), range(family)), fc.tuple(range(family), fc.integer({ min: 0, max: ADDRESS_BITS[family] })).map(([a, prefix]) => [a, cidrFrom(family, a.first, prefix)] as const)));

  it('the lens agrees with the arithmetic, keeps 32 cells and says every bit once', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const made = lens(a.family, formatCidr(a), formatCidr(b));
        expect(made.relation?.kind === 'apart').toBe(!overlaps(a, b));
        for (const [index, cidr] of [a, b].entries()) {
          const cells = made.lines[index]?.cells ?? [];
          expect(cells).toHaveLength(CELLS);
          const bits = cells.flatMap(({ bits: split, char, kind }) => split?.map((bit) => bit.char) ?? (kind === 'free' ? Array<string>(made.bitsPerCell).fill('x') : [...parseInt(char, 16).toString(2).padStart(made.bitsPerCell, '0')]));
          expect(bits.filter((bit) => bit !== 'x')).toHaveLength(cidr.prefix);
          expect(BigInt(`0b${bits.map((bit) => (bit === 'x' ? '0' : bit)).join('')}`)).toBe(cidr.first);
        }
        expect(made.halves.length * HALF * made.bitsPerCell + made.rest).toBe(ADDRESS_BITS[a.family]);
        const [one, other] = made.lines.map(({ cells }) => cells.map(({ state }) => state ?? ''));
        expect(one).toEqual(other);
        expect(made.lines.every((line, index) => made.halves.filter((half) => flagAt(made, half, line.prefix)).length === 1 || index > 1)).toBe(true);
      }),
    );
  });
});
