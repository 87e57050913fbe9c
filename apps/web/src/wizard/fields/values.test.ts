import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToList } from './list.js';
import { type Pair, readPairs } from './pairs.js';
import { readWholeNumber } from './wholeNumber.js';

describe('a number field', () => {
  it.each(['2.5', '1e3', '-', '1,000', '0x10', 'ten', '9007199254740993', '- 1'])('says of %s that a whole number is wanted', (text) => {
    expect(readWholeNumber(text)).toEqual({ ok: false });
  });
  it.each([['', undefined], [' ', undefined], ['0', 0], [' 24 ', 24], ['-1', -1], ['+3', 3], ['007', 7]])('reads %o', (text, value) => {
    expect(readWholeNumber(text)).toEqual({ ok: true, value });
  });
});

describe('rows of pairs', () => {
  it('are a map', () => {
    expect(readPairs([['a', '1'], ['b', '']])).toEqual({ map: { a: '1', b: '' }, held: undefined });
  });

  it('that are all removed leave nothing in the plan', () => {
    expect(readPairs([])).toEqual({ map: undefined, held: undefined });
  });

  it('keep the second of two equal keys, and say that it is one', () => {
    const rows: Pair[] = [['a', '1'], ['a', '2']];
    expect(readPairs(rows)).toEqual({ map: { a: '1' }, held: { content: rows, problem: { kind: 'duplicateKey', values: { row: 2, key: 'a' } } } });
  });

  it('keep a value without a key, and say so; an empty row is no problem', () => {
    expect(readPairs([['a', '1'], ['', '2']]).held?.problem).toEqual({ kind: 'noKey', values: { row: 2, value: '2' } });
    expect(readPairs([['a', '1'], ['', '']])).toEqual({ map: { a: '1' }, held: { content: [['a', '1'], ['', '']] } });
  });

  it('never lose a row, whatever is typed', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('', 'a', 'b', '1', '0', '__proto__', 'toString'), fc.constantFrom('', 'x', 'y'))), (rows) => {
      const { map, held } = readPairs(rows);
      expect(held?.content ?? Object.entries(map ?? {})).toEqual(rows);
    }));
  });
});

describe('a list', () => {
  it('says what was in it already', () => {
    expect(addToList(['a', 'a', 'b'], 'b c, c\nd', /[\s,;]+/)).toEqual({ items: ['a', 'a', 'b', 'c', 'd'], repeated: ['b', 'c'] });
  });
});
