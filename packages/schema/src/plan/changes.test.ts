import { describe, expect, it } from 'vitest';
import { formatPath } from '../findings/finding.js';
import { differencesBetween } from './changes.js';

const told = (before: unknown, after: unknown, most = 20) => {
  const { first, count } = differencesBetween(before, after, most);
  return [...first.map(({ path, kind }) => `${kind} ${formatPath(path)}`), count];
};

describe('the differences between two documents', () => {
  it.each<[what: string, before: unknown, after: unknown, says: unknown[]]>([
    ['none', { a: [1, { b: null }] }, { a: [1, { b: null }] }, [0]],
    ['another order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }, [0]],
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, ['changed a.b', 1]],
    ['a type', { a: { b: 1 } }, { a: { b: '1' } }, ['changed a.b', 1]],
    ['a field more and one less', { a: 1, b: { c: 1 } }, { b: {}, d: 2 }, ['removed b.c', 'added d', 'removed a', 3]],
    ['entries of a list', [1, 2, 3], [1, 4], ['changed [1]', 'removed [2]', 2]],
    ['a list in place of an object', { a: {} }, { a: [] }, ['changed a', 1]],
    ['null in place of an object', { a: {} }, { a: null }, ['changed a', 1]],
    ['a field that objects inherit', {}, { toString: 1 }, ['added toString', 1]],
  ])('%s', (_, before, after, says) => expect(told(before, after)).toEqual(says));

  it('are all counted, and as many told as are asked for', () => {
    expect(told({}, Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, index])), 2)).toEqual(['added k0', 'added k1', 50]);
  });
});
