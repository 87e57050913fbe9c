import { expect, it } from 'vitest';
import { readRevision } from './watch.js';

it.each([
  ['{"plan":"a","revision":3}', 3],
  ['{"plan":"b","revision":3}', undefined],
  ['{"space":"default"}', undefined],
  ['{"plan":"a"}', undefined],
  ['null', undefined],
  ['', undefined],
])('an event %s', (data, revision) => expect(readRevision(data, 'a')).toBe(revision));
