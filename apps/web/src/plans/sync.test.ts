import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GuardedStorage } from '../base/storage.js';
import { createDraftStore } from './drafts.js';
import { createSync, digestOf, type PlanServer, type ServerPlan } from './sync.js';

const plan = (name: string, more: object = {}) => ({ metadata: { name }, spec: { provider: 'kkp', kkp: {}, ...more } });

function memory(): GuardedStorage {
  const kept = new Map<string, string>();
  return { read: (key) => kept.get(key), write: (key, text) => Boolean(kept.set(key, text)), remove: (key) => void kept.delete(key), keys: () => [...kept.keys()], isLasting: () => true, inMemory: () => [] };
}

/** A server as the API has it: it writes over nothing that was not seen, and can be away. */
function serverOf() {
  const plans = new Map<string, ServerPlan>();
  const writes: string[] = [];
  const self = { isAway: false, answersLost: 0 };
  const reach = async () => {
    await Promise.resolve();
    if (self.isAway) throw new TypeError('no answer');
  };
  const server: PlanServer = {
    async put(id, revision, { name, plan: document, keep }) {
      await reach();
      const there = plans.get(id);
      if (!there && revision !== undefined) return { kind: 'gone' };
      if (there && there.revision !== revision) return { kind: 'stale', theirs: there };
      if (name === 'refused') return { kind: 'refused', reason: 'no' };
      const made: ServerPlan = { id, name, provider: 'kkp', plan: document, revision: (revision ?? 0) + 1, space: 'default', status: 'draft', author: 'me', updatedAt: '' };
      plans.set(id, made);
      writes.push(`${name}${keep ? ' kept' : ''}`);
      if (self.answersLost > 0) {
        self.answersLost -= 1;
        throw new TypeError('the answer was lost');
      }
      return { kind: 'kept', plan: made };
    },
    async get(id) {
      await reach();
      return plans.get(id);
    },
  };
  const change = (id: string, document: unknown) => {
    const before = plans.get(id);
    if (before) plans.set(id, { ...before, plan: document, revision: before.revision + 1, author: 'bo' });
    return plans.get(id)?.revision ?? 0;
  };
  return Object.assign(self, { server, plans, writes, change });
}

function setup(there = serverOf(), storage = memory()) {
  let time = 1000;
  const drafts = createDraftStore(storage, () => (time += 1));
  const sync = createSync({ drafts, server: there.server, delay: 100, again: [200, 1000], alone: (_, run) => run() });
  const draft = (id: string) => {
    const stored = drafts.read(id);
    if (stored?.kind !== 'draft') throw new Error('no draft');
    return stored.draft;
  };
  const type = (id: string, document: unknown) => drafts.write({ ...draft(id), plan: document });
  return { ...there, there, drafts, sync, draft, type };
}

describe('what is typed', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is sent after a pause, once, and saved when the server has said so', async () => {
    const { drafts, sync, there, draft, type } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    expect(sync.stateOf(id)).toEqual({ kind: 'saving' });
    type(id, plan('ab'));
    type(id, plan('abc'));
    expect(there.writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(150);
    expect(there.writes).toEqual(['abc']);
    expect(sync.stateOf(id)).toEqual({ kind: 'saved' });
    expect(draft(id).onServer).toMatchObject({ revision: 1, digest: digestOf(plan('abc')) });
    type(id, plan('abcd'));
    expect(sync.stateOf(id)).toEqual({ kind: 'saving' });
    await vi.advanceTimersByTimeAsync(150);
    expect([there.writes, draft(id).onServer?.revision]).toEqual([['abc', 'abcd'], 2]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(there.writes).toHaveLength(2);
  });

  it('waits where there is no answer, and is sent when there is one, whatever was typed meanwhile', async () => {
    const { drafts, sync, there, type } = setup();
    there.isAway = true;
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    expect(sync.stateOf(id)).toEqual({ kind: 'waiting' });
    type(id, plan('ab'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(sync.stateOf(id)).toEqual({ kind: 'waiting' });
    there.isAway = false;
    sync.wake();
    await vi.advanceTimersByTimeAsync(1);
    expect([there.writes, sync.stateOf(id)]).toEqual([['ab'], { kind: 'saved' }]);
  });

  it('is found by itself when the connection is back, within the longest pause', async () => {
    const { drafts, sync, there } = setup();
    there.isAway = true;
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(60_000);
    there.isAway = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(sync.stateOf(id)).toEqual({ kind: 'saved' });
  });

  it('is not written twice where only the answer was lost', async () => {
    const { drafts, sync, there, draft } = setup();
    there.answersLost = 1;
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(1000);
    expect([there.writes, sync.stateOf(id), draft(id).onServer?.revision]).toEqual([['a'], { kind: 'saved' }, 1]);
  });

  it('stands against what another wrote, and goes on with what a person makes of both', async () => {
    const { drafts, sync, there, draft, type } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    there.change(id, plan('a', { theirs: 1 }));
    type(id, plan('a', { mine: 1 }));
    await vi.advanceTimersByTimeAsync(150);
    expect(sync.stateOf(id)).toMatchObject({ kind: 'conflict', theirs: { revision: 2, author: 'bo' } });
    type(id, plan('a', { mine: 2 }));
    await vi.advanceTimersByTimeAsync(5000);
    expect(there.plans.get(id)?.plan).toEqual(plan('a', { theirs: 1 }));
    expect(draft(id).plan).toEqual(plan('a', { mine: 2 }));
    sync.settle(id, plan('a', { mine: 2, theirs: 1 }));
    await vi.advanceTimersByTimeAsync(150);
    expect([there.plans.get(id)?.plan, there.plans.get(id)?.revision, sync.stateOf(id)]).toEqual([plan('a', { mine: 2, theirs: 1 }), 3, { kind: 'saved' }]);
    sync.settle(id, plan('nothing to settle'));
    expect(draft(id).plan).toEqual(plan('a', { mine: 2, theirs: 1 }));
  });

  it('follows what another wrote where nothing was typed here, and hears nothing new of its own writes', async () => {
    const { drafts, sync, there, draft } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    await sync.hear(id, 1);
    const before = draft(id).updatedAt;
    expect(draft(id).plan).toEqual(plan('a'));
    await sync.hear(id, there.change(id, plan('b')));
    expect(draft(id)).toMatchObject({ plan: plan('b'), onServer: { revision: 2 } });
    expect(draft(id).updatedAt).toBeGreaterThan(before);
    await vi.advanceTimersByTimeAsync(5000);
    expect(there.writes).toEqual(['a']);
  });

  it('says that a plan was deleted elsewhere, and keeps what is here', async () => {
    const { drafts, sync, there, draft, type } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    there.plans.delete(id);
    type(id, plan('b'));
    await vi.advanceTimersByTimeAsync(150);
    expect([sync.stateOf(id), draft(id).plan]).toEqual([{ kind: 'gone' }, plan('b')]);
  });

  it('says why the server refuses it, and tries again with the next change', async () => {
    const { drafts, sync, there, type } = setup();
    const { id } = drafts.create('kkp', { plan: plan('refused') });
    await vi.advanceTimersByTimeAsync(5000);
    expect(sync.stateOf(id)).toEqual({ kind: 'refused', reason: 'no' });
    type(id, plan('fine'));
    await vi.advanceTimersByTimeAsync(150);
    expect([there.writes, sync.stateOf(id)]).toEqual([['fine'], { kind: 'saved' }]);
  });

  it('goes into the history when somebody saves it', async () => {
    const { drafts, sync, there } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await sync.save(id);
    await sync.save(id);
    expect(there.writes).toEqual(['a kept', 'a kept']);
  });

  it('by closed pages is sent by the next that opens', async () => {
    const storage = memory();
    const { there, drafts, sync } = setup(serverOf(), storage);
    there.isAway = true;
    const { id } = drafts.create('kkp', { plan: plan('a') });
    sync.stop();
    there.isAway = false;
    const next = setup(there, storage);
    next.sync.start();
    await vi.advanceTimersByTimeAsync(150);
    expect([there.writes, next.sync.stateOf(id)]).toEqual([['a'], { kind: 'saved' }]);
  });

  it('of another browser is opened by its id', async () => {
    const one = setup();
    const { id } = one.drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    const two = setup(one.there);
    expect(await two.sync.open('nowhere')).toBe(false);
    expect(await two.sync.open(id)).toBe(true);
    expect(two.draft(id)).toMatchObject({ provider: 'kkp', plan: plan('a'), onServer: { revision: 1 } });
    two.type(id, plan('two'));
    await vi.advanceTimersByTimeAsync(150);
    one.type(id, plan('one'));
    await vi.advanceTimersByTimeAsync(150);
    expect([two.sync.stateOf(id).kind, one.sync.stateOf(id).kind]).toEqual(['saved', 'conflict']);
  });
});
