import { describe, expect, it } from 'vitest';
import type { ListedPlan } from '../api/plans.js';
import type { Draft, Stored } from './drafts.js';
import { mergePlans } from './planList.js';

const here = (id: string, updatedAt: number, more: Partial<Draft> = {}): Stored => ({ kind: 'draft', id, draft: { id, provider: 'kkp', plan: { metadata: { name: id }, spec: {} }, attempted: [], visited: [], parked: {}, updatedAt, ...more } });
const there = (id: string, updatedAt: number) => ({ id, name: id, updatedAt: new Date(updatedAt).toISOString() }) as ListedPlan;
const broken: Stored = { kind: 'broken', id: 'x', text: '' };
const final = { onServer: { revision: 1, digest: '', space: 'default', status: 'final' } } as const;
const ids = (...given: Parameters<typeof mergePlans>) => mergePlans(...given).map((entry) => `${entry.kind} ${entry.kind === 'here' ? entry.stored.id : entry.listed.id}`);
const ALL = { query: '', status: 'all' } as const;

describe('plans of this browser and of the server', () => {
  it('are one list, each once, newest first, what cannot be read last', () => {
    expect(ids([broken, here('a', 10), here('b', 30)], [there('b', 99), there('c', 20)], [], ALL)).toEqual(['here b', 'there c', 'here a', 'here x']);
  });
  it('are without those that were deleted here', () => expect(ids([], [there('a', 1), there('b', 2)], ['a'], ALL)).toEqual(['there b']));
  it('that two pages of the list have are there once', () => expect(ids([], [there('a', 1), there('a', 1)], [], ALL)).toEqual(['there a']));
  it('are narrowed: by the server where it knows them, by name where it does not', () => {
    const stored = [broken, here('prod-1', 3), here('stage', 2), here('labelled', 1, final)];
    expect(ids(stored, [there('labelled', 1), there('prod-9', 9)], [], { query: 'prod', status: 'all' })).toEqual(['there prod-9', 'here prod-1', 'here labelled']);
    expect(ids(stored, [], [], { query: '', status: 'final' })).toEqual(['here labelled']);
    expect(ids(stored, [], [], { query: '', status: 'draft' })).toEqual(['here prod-1', 'here stage']);
  });
});
