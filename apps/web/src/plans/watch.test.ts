import { expect, it } from 'vitest';
import { readRevision, tellsOfSpace } from './watch.js';

it.each([
  ['{"plan":"a","revision":3}', 3],
  ['{"plan":"b","revision":3}', undefined],
  ['{"space":"default"}', undefined],
  ['{"plan":"a"}', undefined],
  ['null', undefined],
  ['', undefined],
])('an event %s', (data, revision) => expect(readRevision(data, 'a')).toBe(revision));

it('an event tells of the ranges of one space', () => {
  expect(['{"space":"default"}', '{"space":"other"}', '{"plan":"default","revision":1}', 'null', ''].map((data) => tellsOfSpace(data, 'default'))).toEqual([true, false, false, false, false]);
});
