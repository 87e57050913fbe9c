import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GuardedStorage } from '../base/storage.js';
import { createRemovals } from './removals.js';
import { digestOf, type PlanServer, type ServerPlan } from './sync.js';

function memory(): GuardedStorage {
  const kept = new Map<string, string>();
  return { read: (key) => kept.get(key), write: (key, text) => Boolean(kept.set(key, text)), remove: (key) => void kept.delete(key), keys: () => [...kept.keys()], isLasting: () => true, inMemory: () => [] };
}

const PLAN: ServerPlan = { id: 'a', name: 'a', provider: 'kkp', plan: { a: 1 }, revision: 4, space: 'default', status: 'draft', author: 'bo', updatedAt: '' };

function setup(storage = memory(), plans = new Map([['a', PLAN]])) {
  const self = { isAway: false };
  const reach = () => (self.isAway ? Promise.reject(new TypeError('no answer')) : Promise.resolve());
  const server: PlanServer = {
    put: () => Promise.reject(new Error('nothing is written')),
    get: (id) => reach().then(() => plans.get(id)),
    async remove(id, revision) {
      await reach();
      const there = plans.get(id);
      if (!there || there.deletedAt !== undefined) return { kind: 'gone' };
      if (there.revision !== revision) return { kind: 'stale', theirs: there };
      plans.set(id, { ...there, revision: revision + 1, deletedAt: 'now' });
      return { kind: 'removed', revision: revision + 1 };
    },
    async restore(id, revision) {
      await reach();
      const { deletedAt: _, ...rest } = plans.get(id) ?? PLAN;
      const made = { ...rest, revision: revision + 1 };
      plans.set(id, made);
      return { kind: 'kept', plan: made };
    },
  };
  const onKept = vi.fn();
  const removals = createRemovals({ storage, server, again: 1000, alone: (_, run) => run(), onKept });
  return { self, plans, storage, removals, onKept };
}

describe('a plan that is deleted', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is in the bin of the server, and comes out of it again', async () => {
    const { removals, plans } = setup();
    await removals.remove('a', { revision: 4 });
    expect([plans.get('a')?.deletedAt, removals.pending()]).toEqual(['now', []]);
    expect(await removals.undo('a')).toMatchObject({ revision: 6 });
    expect(plans.get('a')?.deletedAt).toBeUndefined();
  });

  it('is deleted by the next page where there was no answer', async () => {
    const { removals, self, storage, plans } = setup();
    self.isAway = true;
    await removals.remove('a', { revision: 4 });
    expect([removals.pending(), plans.get('a')?.deletedAt]).toEqual([['a'], undefined]);
    removals.stop();
    const next = setup(storage, plans);
    next.removals.start();
    await vi.advanceTimersByTimeAsync(1);
    expect([plans.get('a')?.deletedAt, next.removals.pending()]).toEqual(['now', []]);
  });

  it('is deleted by this page when there is an answer again, and not after it was taken back', async () => {
    const { removals, self, plans } = setup();
    self.isAway = true;
    await removals.remove('a', { revision: 4 });
    expect(await removals.undo('a')).toBeUndefined();
    self.isAway = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect([plans.get('a')?.deletedAt, removals.pending()]).toEqual([undefined, []]);
    self.isAway = true;
    await removals.remove('a', { revision: 4 });
    self.isAway = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(plans.get('a')?.deletedAt).toBe('now');
  });

  it('stays where somebody has changed it, which is said; what was on its way from here is no such change', async () => {
    const { removals, plans, onKept } = setup();
    await removals.remove('a', { revision: 3, digest: digestOf({ b: 2 }) });
    expect([plans.get('a')?.deletedAt, onKept.mock.calls]).toEqual([undefined, [[PLAN]]]);
    await removals.remove('a', { revision: 3, digest: digestOf(PLAN.plan) });
    expect([plans.get('a')?.deletedAt, onKept.mock.calls.length]).toEqual(['now', 1]);
  });

  it('that the server never had is no matter of the server', async () => {
    const { removals, plans } = setup(memory(), new Map());
    await removals.remove('a', {});
    expect([removals.pending(), plans.size]).toEqual([[], 0]);
  });

  it('that the server has although nobody heard of it is deleted as well', async () => {
    const { removals, plans } = setup();
    await removals.remove('a', {});
    expect(plans.get('a')?.deletedAt).toBe('now');
  });
});
