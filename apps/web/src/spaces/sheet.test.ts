import { cidr, formatCidr, overlaps, splitCidr } from '@dualstack/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, type Held, type Holding, pathTo } from './held.js';
import { largestIn, percentOf, usageOf } from './room.js';
import { layOut } from './sheet.js';

const held = (text: string, holding: Holding = 'final'): Held => ({ id: text, cidr: cidr(text), holding });
/** The range of a prefix length around an address of 10.0.0.0/8. */
const splitRange = (at: number, prefix: number) => around({ family: 'ipv4', first: TEN.first + BigInt(at) }, prefix);
const shareTaken = (pool: ReturnType<typeof cidr>, ranges: Held[]) => usageOf(pool, ranges, pool.prefix + 8).taken;
const TEN = cidr('10.0.0.0/8');
const placed = (root: string, ...ranges: string[]) => layOut(cidr(root), ranges.map((each) => held(each))).blocks.map(({ ranges: [range], row, column, rows, columns, depth }) => [range.id, row, column, rows, columns, depth]);
const listed = (root: string, size: number, ...ranges: Held[]) =>
  layOut(cidr(root), ranges, { size }).lines.map((line) => (line.kind === 'gap' ? `${line.count} × /${line.from.prefix} from ${formatCidr(line.from)}` : line.kind === 'stack' ? `${line.ranges.length} in ${formatCidr(line.cell)}` : `${' '.repeat(line.depth)}${line.range.id}`));

describe('the sheet', () => {
  it.each<[string, string, (string | number)[]]>([
    ['a cell', '10.66.0.0/16', [4, 2, 1, 1]],
    ['a part of a row', '10.64.0.0/14', [4, 0, 1, 4]],
    ['a row', '10.16.0.0/12', [1, 0, 1, 16]],
    ['rows', '10.128.0.0/9', [8, 0, 8, 16]],
    ['all of it', '10.0.0.0/8', [0, 0, 16, 16]],
  ])('draws %s true to scale', (_, range, place) => {
    expect(placed('10.0.0.0/8', range)).toEqual([[range, ...place, 0]]);
  });

  it('draws IPv6 the same way, and less than a sheet where there are fewer addresses', () => {
    expect(placed('fd00:1::/48', 'fd00:1:0:1200::/56')).toEqual([['fd00:1:0:1200::/56', 1, 2, 1, 1, 0]]);
    expect(layOut(cidr('10.0.0.0/28'), [])).toMatchObject({ rows: 1, columns: 16, cellPrefix: 32, rowPrefix: 28 });
    expect(layOut(cidr('10.0.0.0/30'), [])).toMatchObject({ rows: 1, columns: 4, cellPrefix: 32 });
    expect(layOut(cidr('10.0.0.1/32'), [held('10.0.0.1/32')]).blocks).toMatchObject([{ row: 0, column: 0, rows: 1, columns: 1 }]);
  });

  it('says what lies in what, and what all of it lies in', () => {
    expect(placed('10.0.0.0/8', '10.66.0.0/16', '10.64.0.0/14')).toEqual([['10.64.0.0/14', 4, 0, 1, 4, 0], ['10.66.0.0/16', 4, 2, 1, 1, 1]]);
    const inside = layOut(cidr('10.66.0.0/16'), [held('10.64.0.0/14'), held('192.168.0.0/16')]);
    expect([inside.around.map(({ id }) => id), inside.blocks, inside.lines, inside.room]).toEqual([['10.64.0.0/14'], [], [], 0n]);
  });

  it('draws what is smaller than a cell at its place in it, whoever keeps others out most before', () => {
    const { slivers } = layOut(TEN, [held('10.80.128.0/18', 'draft'), held('10.80.128.0/20', 'others'), held('10.80.0.0/24')]);
    expect(slivers.map(({ cell, row, column }) => [formatCidr(cell), row, column])).toEqual([['10.80.0.0/16', 5, 0]]);
    expect(slivers[0]?.parts.map((each) => each?.[0] ?? '.').join('')).toBe('f.......oddd....');
  });
});

describe('ranges that are the same', () => {
  it('are one block, by whoever keeps others out most, and equally deep in the list', () => {
    const same = (id: string, holding: Holding): Held => ({ ...held('10.64.0.0/14', holding), id });
    const sheet = layOut(TEN, [same('a', 'draft'), held('10.66.0.0/16'), same('b', 'others'), same('c', 'final'), same('d', 'inside')]);
    expect(sheet.blocks.map(({ ranges, depth }) => [ranges.map(({ id }) => id).join(''), depth])).toEqual([['cbda', 0], ['10.66.0.0/16', 1]]);
    expect(sheet.lines.flatMap((line) => (line.kind === 'range' ? [`${line.depth} ${line.range.id}`] : []))).toEqual(['0 c', '0 b', '0 d', '0 a', '1 10.66.0.0/16']);
  });

  it('are as deep as they lie in others, each once in the list, and bounded in the sheet, for any of them', () => {
    const range = fc.tuple(fc.integer({ min: 8, max: 20 }), fc.nat({ max: 15 }), fc.constantFrom<Holding>('final', 'draft', 'others', 'inside', 'network')).map(([prefix, at, holding]) => {
      const value = (10n << 24n) | ((BigInt(at) << 20n) & ~((1n << BigInt(32 - prefix)) - 1n) & 0xffffffn);
      return held(`10.${(value >> 16n) & 255n}.${(value >> 8n) & 255n}.0/${prefix}`, holding);
    });
    fc.assert(
      fc.property(fc.array(range, { maxLength: 60 }), (all) => {
        const ranges = all.map((each, index) => ({ ...each, id: String(index) }));
        const { blocks, lines } = layOut(TEN, ranges, { size: 16 });
        const layer = ({ cidr: each, holding }: Held) => `${formatCidr(each)} ${holding === 'network'}`;
        const outer = (one: Held) => ranges.filter((other) => overlaps(other.cidr, one.cidr) && (other.cidr.prefix < one.cidr.prefix || (formatCidr(other.cidr) === formatCidr(one.cidr) && other.holding === 'network' && one.holding !== 'network')));
        for (const block of blocks) {
          expect(block.depth).toBe(new Set(outer(block.ranges[0]).map(layer)).size);
          expect(block.isInner).toBe(outer(block.ranges[0]).some(({ holding }) => holding !== 'network'));
        }
        expect(new Set(blocks.map(({ ranges: [first] }) => layer(first))).size).toBe(blocks.length);
        expect(lines.flatMap((line) => (line.kind === 'gap' ? [] : line.kind === 'stack' ? line.ranges.map(({ id }) => id) : [line.range.id])).sort()).toEqual(ranges.map(({ id }) => id).sort());
        for (const line of lines) if (line.kind === 'gap') expect(ranges.filter((each) => overlaps(each.cidr, line.from) && !(each.holding === 'network' && each.cidr.prefix <= line.from.prefix))).toEqual([]);
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a network', () => {
  const vpc = held('10.64.0.0/14', 'network');
  it('is a frame with room in it, which is not room for others', () => {
    expect(listed('10.0.0.0/8', 16, vpc, held('10.65.0.0/16'))).toEqual(['64 × /16 from 10.0.0.0/16', '10.64.0.0/14', '1 × /16 from 10.64.0.0/16', ' 10.65.0.0/16', '2 × /16 from 10.66.0.0/16', '188 × /16 from 10.68.0.0/16']);
    const { room, blocks } = layOut(TEN, [vpc, held('10.65.0.0/16')]);
    expect([room, blocks.map(({ isInner, depth }) => [isInner, depth])]).toEqual([252n, [[false, 0], [false, 1]]]);
  });

  it('leaves room to who looks into it', () => {
    expect(layOut(cidr('10.64.0.0/14'), [vpc, held('10.65.0.0/16')], { size: 16 }).room).toBe(3n);
    expect(layOut(cidr('10.66.0.0/16'), [vpc])).toMatchObject({ isHeld: false, around: [vpc], room: 256n });
  });
});

it('says nothing of room behind what is known', () => {
  const { lines, room, isWhole } = layOut(TEN, [held('10.0.0.0/16'), held('10.2.0.0/16')], { size: 16, known: cidr('10.2.0.0/16').first - 1n });
  expect([isWhole, room, lines.map(({ key }) => key)]).toEqual([false, 1n, ['10.0.0.0/16', `gap ${cidr('10.1.0.0/16').first}`, '10.2.0.0/16']]);
});

describe('the list', () => {
  it('has ranges and the room between them in the order of addresses', () => {
    expect(listed('10.0.0.0/8', 12, held('10.64.0.0/14'), held('10.66.0.0/16'), held('10.0.0.0/12'))).toEqual(['10.0.0.0/12', '3 × /12 from 10.16.0.0/12', '10.64.0.0/14', ' 10.66.0.0/16', '11 × /12 from 10.80.0.0/12']);
  });

  it('leaves out room in which nothing of the size fits, and counts from the first that does', () => {
    expect(listed('10.0.0.0/14', 16, held('10.0.0.0/24'), held('10.2.0.0/16'))).toEqual(['10.0.0.0/24', '1 × /16 from 10.1.0.0/16', '10.2.0.0/16', '1 × /16 from 10.3.0.0/16']);
    expect(listed('10.0.0.0/16', 16, held('10.0.3.0/24'))).toEqual(['10.0.3.0/24']);
  });

  it('has one line for many of one cell', () => {
    const many = Array.from({ length: 10 }, (_, each) => held(`10.80.${each * 4}.0/22`));
    expect(listed('10.0.0.0/8', 9, ...many)).toEqual(['10 in 10.80.0.0/16', '1 × /9 from 10.128.0.0/9']);
    expect(listed('10.80.0.0/16', 17, ...many)).toEqual([...many.map(({ id }) => id), '1 × /17 from 10.80.128.0/17']);
  });

  it('says nothing twice and leaves nothing out, and room is free, for any ranges', () => {
    const range = fc.tuple(fc.nat({ max: 2 ** 24 - 1 }), fc.integer({ min: 8, max: 32 })).map(([address, prefix]) => {
      const [a, b, c] = [(address >> 16) & 255, (address >> 8) & 255, address & 255];
      const value = ((10n << 24n) | (BigInt(a) << 16n) | (BigInt(b) << 8n) | BigInt(c)) & ~((1n << BigInt(32 - prefix)) - 1n);
      return `${value >> 24n}.${(value >> 16n) & 255n}.${(value >> 8n) & 255n}.${value & 255n}/${prefix}`;
    });
    fc.assert(
      fc.property(fc.uniqueArray(range, { maxLength: 40 }), fc.integer({ min: 9, max: 24 }), (texts, size) => {
        const ranges = texts.map((each) => held(each));
        const { lines, blocks, slivers, room } = layOut(TEN, ranges, { size });
        const said = lines.flatMap((line) => (line.kind === 'gap' ? [] : line.kind === 'stack' ? line.ranges : [line.range]));
        expect(said.map(({ id }) => id).sort()).toEqual([...texts].sort());
        expect(blocks.length + ranges.filter(({ cidr: { prefix } }) => prefix > 16).length).toBe(ranges.length);
        expect(slivers.length).toBe(new Set(ranges.filter(({ cidr: { prefix } }) => prefix > 16).map(({ cidr: { first } }) => first >> 16n)).size);
        const gaps = lines.flatMap((line) => (line.kind === 'gap' ? [line] : []));
        expect(gaps.reduce((sum, { count }) => sum + count, 0n) <= room).toBe(true);
        for (const { from } of gaps) expect(ranges.filter((each) => overlaps(each.cidr, from))).toEqual([]);
        if (size <= 18) expect(room).toBe(BigInt([...splitCidr(TEN, size)].filter((each) => !ranges.some((other) => overlaps(each, other.cidr))).length));
      }),
      { numRuns: 300 },
    );
  });
});

it('finds the way back from a part to its pool', () => {
  const way = (pool: string, part: string) => pathTo(cidr(pool), cidr(part)).map(formatCidr);
  expect(way('10.0.0.0/8', '10.0.0.0/8')).toEqual(['10.0.0.0/8']);
  expect(way('10.0.0.0/8', '10.80.4.0/24')).toEqual(['10.0.0.0/8', '10.80.0.0/16', '10.80.4.0/24']);
  expect(way('10.0.0.0/8', '10.64.0.0/12')).toEqual(['10.0.0.0/8', '10.64.0.0/12']);
  expect(way('10.0.0.0/8', '192.168.0.0/16')).toEqual(['10.0.0.0/8']);
});

it('tells how much of a pool is taken, what lies in one another once', () => {
  expect([0, 0.0001, 0.0051, 0.5, 0.994, 0.9999, 1].map(percentOf)).toEqual(['0', '< 1', '< 1', '50', '> 99', '> 99', '100']);
  expect(shareTaken(TEN, [])).toBe(0);
  expect(shareTaken(TEN, [held('10.0.0.0/9'), held('10.64.0.0/16'), held('192.168.0.0/16')])).toBe(0.5);
  expect(shareTaken(cidr('10.64.0.0/12'), [held('10.0.0.0/8')])).toBe(1);
  expect(shareTaken(cidr('fd00::/8'), [held('fd00::/112')])).toBe(0.0001);
});

describe('room in the sheet', () => {
  const gapsOf = (root: string, ...ranges: string[]) => layOut(cidr(root), ranges.map((each) => held(each))).gaps.map(({ gap, row, column, rows, columns, isNamed }) => [gap.first, row, column, rows, columns, isNamed]);

  it('is its rest of a row, its whole rows, and the beginning of its last, and is named in the largest', () => {
    expect(gapsOf('10.0.0.0/8', '10.0.0.0/14', '10.66.0.0/15', '10.68.0.0/14', '10.72.0.0/13', '10.80.0.0/12', '10.96.0.0/11', '10.128.0.0/9')).toEqual([
      ['10.4.0.0', 0, 4, 1, 12, false],
      ['10.4.0.0', 1, 0, 3, 16, true],
      ['10.4.0.0', 4, 0, 1, 2, false],
    ]);
    expect(gapsOf('10.0.0.0/8')).toEqual([['10.0.0.0', 0, 0, 16, 16, true]]);
  });

  it('has whole cells alone', () => {
    expect(gapsOf('10.0.0.0/12', '10.0.16.0/20', '10.0.48.0/22', '10.0.64.0/18', '10.0.128.0/17', '10.1.0.0/16', '10.2.0.0/15', '10.4.0.0/14', '10.8.0.0/13')).toEqual([
      ['10.0.0.0', 0, 0, 1, 1, true],
      ['10.0.32.0', 0, 2, 1, 1, true],
    ]);
  });

  it('touches no range, and is all that there is of whole cells', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ at: fc.nat(0xffffff), prefix: fc.integer({ min: 9, max: 24 }) }), { maxLength: 12 }), (given) => {
        const ranges = given.map(({ at, prefix }, index) => ({ id: String(index), cidr: splitRange(at, prefix), holding: 'final' as const }));
        const { gaps, blocks, slivers } = layOut(TEN, ranges);
        const cells = new Map<number, number>();
        for (const { row, column, rows, columns } of [...gaps, ...blocks.filter(({ isInner }) => !isInner)]) for (let y = row; y < row + rows; y += 1) for (let x = column; x < column + columns; x += 1) cells.set(y * 16 + x, (cells.get(y * 16 + x) ?? 0) + 1);
        const small = new Set(slivers.map(({ row, column }) => row * 16 + column));
        for (let cell = 0; cell < 256; cell += 1) expect((cells.get(cell) ?? 0) + (cells.has(cell) ? 0 : small.has(cell) ? 1 : 0)).toBe(1);
      }),
    );
  });

  it('has a largest range, the first of its size', () => {
    const largest = (first: string, last: string) => formatCidr(largestIn({ family: 'ipv4', first: cidr(`${first}/32`).first, last: cidr(`${last}/32`).first }));
    expect(largest('10.28.0.0', '10.63.255.255')).toBe('10.32.0.0/11');
    expect(largest('10.0.0.1', '10.0.0.1')).toBe('10.0.0.1/32');
    expect(largest('0.0.0.0', '255.255.255.255')).toBe('0.0.0.0/0');
  });
});
