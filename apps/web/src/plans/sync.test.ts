import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GuardedStorage } from '../base/storage.js';
import { createDraftStore } from './drafts.js';
import { createSync, digestOf, nameOfPlan, type PlanServer, type ServerPlan } from './sync.js';

const plan = (name: string, more: object = {}) => ({ metadata: { name }, spec: { provider: 'kkp', kkp: {}, ...more } });

function memory(): GuardedStorage {
  const kept = new Map<string, string>();
  return { read: (key) => kept.get(key), write: (key, text) => Boolean(kept.set(key, text)), remove: (key) => void kept.delete(key), keys: () => [...kept.keys()], isLasting: () => true, inMemory: () => [] };
}

/** A server as the API has it: it writes over nothing that was not seen, and can be away. */
function serverOf() {
  const plans = new Map<string, ServerPlan>();
  const writes: string[] = [];
  const history = new Map<string, unknown>();
  const self = { isAway: false, answersLost: 0, stale: 0 };
  const reach = async () => {
    await Promise.resolve();
    if (self.isAway) throw new TypeError('no answer');
  };
  const server: PlanServer = {
    async put(id, revision, { name, plan: document, keep, status }) {
      await reach();
      const there = plans.get(id);
      if ((!there && revision !== undefined) || there?.deletedAt !== undefined) return { kind: 'gone' };
      if (there && there.revision !== revision) {
        self.stale += 1;
        return { kind: 'stale', theirs: there };
      }
      if (name === 'refused' || (name === 'clashes' && status === 'final')) return { kind: 'refused', reason: 'no' };
      const made: ServerPlan = { id, name, provider: 'kkp', plan: document, revision: (revision ?? 0) + 1, space: 'default', status, author: 'me', updatedAt: '' };
      plans.set(id, made);
      history.set(`${id} ${made.revision}`, document);
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
    async remove(id, revision) {
      await reach();
      const there = plans.get(id);
      if (!there || there.deletedAt !== undefined) return { kind: 'gone' };
      if (there.revision !== revision) return { kind: 'stale', theirs: there };
      plans.set(id, { ...there, revision: revision + 1, deletedAt: 'now' });
      return { kind: 'removed', revision: revision + 1 };
    },
    async restore(id, revision, { state } = {}) {
      await reach();
      const there = plans.get(id);
      if (!there) return { kind: 'gone' };
      if (there.revision !== revision) return { kind: 'stale', theirs: there };
      const { deletedAt: _, ...rest } = there;
      const made = { ...rest, plan: state === undefined ? there.plan : history.get(`${id} ${state}`), revision: revision + 1 };
      plans.set(id, made);
      return { kind: 'kept', plan: made };
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
  const sync = createSync({ storage, drafts, server: there.server, delay: 100, again: [200, 1000], alone: (_, run) => run() });
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

  it('is written over what the server has acknowledged, by who has read the draft before', async () => {
    const { drafts, sync, there, draft } = setup();
    const read = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    drafts.write({ ...read, plan: plan('ab') });
    await vi.advanceTimersByTimeAsync(150);
    expect([there.writes, draft(read.id).onServer?.revision, sync.stateOf(read.id)]).toEqual([['a', 'ab'], 2, { kind: 'saved' }]);
    expect(there.stale).toBe(0);
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

  it('goes on from what the server has of it, where only the answer was lost and more was typed since', async () => {
    const { drafts, sync, there, draft, type } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    there.answersLost = 1;
    type(id, plan('ab'));
    await vi.advanceTimersByTimeAsync(120);
    expect(sync.stateOf(id)).toEqual({ kind: 'waiting' });
    type(id, plan('abc'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([there.writes, sync.stateOf(id), draft(id).onServer?.revision]).toEqual([['a', 'ab', 'abc'], { kind: 'saved' }, 3]);
    // What another writes is none of its own, though it says the same as something before.
    there.change(id, plan('ab'));
    type(id, plan('mine'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(sync.stateOf(id)).toMatchObject({ kind: 'conflict', theirs: { author: 'bo' } });
  });

  it('is known to be its own when a page was left before the answer, whatever is typed on the next one', async () => {
    const there = serverOf();
    const storage = memory();
    const before = setup(there, storage);
    there.answersLost = 1;
    const { id } = before.drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(120);
    before.sync.stop();
    const { sync, draft, type } = setup(there, storage);
    sync.start();
    type(id, plan('ab'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([there.writes, there.stale, sync.stateOf(id), draft(id).onServer?.revision]).toEqual([['a', 'ab'], 0, { kind: 'saved' }, 2]);
    expect(storage.keys().filter((key) => key.startsWith('dualstack.sent.'))).toEqual([]);
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

  it('learns what has come into its way, and that it has gone, with nothing written', async () => {
    const { drafts, sync, there, draft } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    const before = draft(id).updatedAt;
    const clash = { range: '10.0.0.0/16', path: 'spec.network.podCidrs.ipv4', with: { name: 'b', range: '10.0.0.0/8', role: 'nodes', owner: '' } };
    const now = there.plans.get(id) as ServerPlan;
    there.plans.set(id, { ...now, clashes: [clash] });
    await sync.refresh(id);
    expect(draft(id)).toMatchObject({ updatedAt: before, onServer: { revision: 1, clashes: [clash] } });
    there.plans.set(id, now);
    await sync.refresh(id);
    expect(draft(id).onServer).not.toHaveProperty('clashes');
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

  it('is saved again when what was refused is taken back', async () => {
    const { drafts, sync, there, type } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    type(id, plan('refused'));
    await vi.advanceTimersByTimeAsync(150);
    expect(sync.stateOf(id)).toEqual({ kind: 'refused', reason: 'no' });
    type(id, plan('a'));
    expect([sync.stateOf(id), there.writes]).toEqual([{ kind: 'saved' }, ['a']]);
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

  it('is final once the server has said so, and stays so with what is typed', async () => {
    const { drafts, sync, there, draft, type } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    expect(await sync.mark(id, { status: 'final' })).toMatchObject({ kind: 'kept' });
    expect([draft(id).onServer?.status, sync.stateOf(id)]).toEqual(['final', { kind: 'saved' }]);
    type(id, plan('ab'));
    await vi.advanceTimersByTimeAsync(150);
    expect(there.plans.get(id)).toMatchObject({ name: 'ab', status: 'final' });
    type(id, plan('clashes'));
    await vi.advanceTimersByTimeAsync(150);
    expect([sync.stateOf(id), there.plans.get(id)?.name]).toEqual([{ kind: 'refused', reason: 'no' }, 'ab']);
    expect(await sync.mark(id, { status: 'draft' })).toMatchObject({ kind: 'kept' });
    expect(await sync.mark(id, { status: 'final' })).toEqual({ kind: 'refused', reason: 'no' });
    expect([sync.stateOf(id), draft(id).onServer?.status, there.plans.get(id)?.name]).toEqual([{ kind: 'saved' }, 'draft', 'clashes']);
    there.isAway = true;
    expect(await sync.mark(id, { status: 'final' })).toBeUndefined();
    expect(sync.stateOf(id)).toEqual({ kind: 'saved' });
  });

  it('is in the history before an older state comes back', async () => {
    const { drafts, sync, there, draft, type } = setup();
    const { id } = drafts.create('kkp', { plan: plan('a') });
    await vi.advanceTimersByTimeAsync(150);
    type(id, plan('ab'));
    expect(await sync.restore(id, 1)).toMatchObject({ kind: 'kept', plan: { revision: 3 } });
    expect([there.writes, draft(id).plan, draft(id).onServer?.revision, sync.stateOf(id)]).toEqual([['a', 'ab'], plan('a'), 3, { kind: 'saved' }]);
    there.isAway = true;
    type(id, plan('abc'));
    expect(await sync.restore(id, 2)).toBeUndefined();
    expect(draft(id).plan).toEqual(plan('abc'));
  });

  it('goes out of this browser with what another put into the bin, unless something was not sent', async () => {
    const { drafts, sync, there, type } = setup();
    const [clean, dirty, open] = [1, 2, 3].map(() => drafts.create('kkp', { plan: plan('a') }).id) as [string, string, string];
    await vi.advanceTimersByTimeAsync(150);
    for (const id of [clean, dirty]) await there.server.remove(id, 1);
    there.isAway = true;
    type(dirty, plan('b'));
    await vi.advanceTimersByTimeAsync(150);
    there.isAway = false;
    await sync.compare([], false);
    expect(drafts.read(clean)).toBeDefined();
    await sync.compare([{ id: open, revision: 1 }], true);
    expect([drafts.read(clean), drafts.read(dirty)?.kind, sync.stateOf(dirty), drafts.read(open)?.kind]).toEqual([undefined, 'draft', { kind: 'gone' }, 'draft']);
  });

  it('is settled for every tab of a browser', async () => {
    const storage = memory();
    const one = setup(serverOf(), storage);
    const two = setup(one.there, storage);
    const { id } = one.drafts.create('kkp', { plan: plan('a') });
    two.drafts.receive(null);
    await vi.advanceTimersByTimeAsync(150);
    one.there.change(id, plan('theirs'));
    one.type(id, plan('mine'));
    two.drafts.receive(null);
    await vi.advanceTimersByTimeAsync(150);
    expect([one.sync.stateOf(id).kind, two.sync.stateOf(id).kind]).toEqual(['conflict', 'conflict']);
    one.sync.settle(id, plan('both'));
    two.drafts.receive(null);
    await vi.advanceTimersByTimeAsync(250);
    one.drafts.receive(null);
    two.drafts.receive(null);
    await vi.advanceTimersByTimeAsync(250);
    expect([one.there.plans.get(id)?.plan, one.sync.stateOf(id).kind, two.sync.stateOf(id).kind]).toEqual([plan('both'), 'saved', 'saved']);
  });
});

describe('the name that a plan is kept by', () => {
  it.each([['prod', 'prod'], ['', '—'], ['  ', '—'], ['a\nb', 'a b'], ['\ud800x', 'x'], [7, '—']])('of %j is %j', (name, kept) => expect(nameOfPlan({ metadata: { name } })).toBe(kept));
  it('is no longer than a list takes', () => expect(nameOfPlan({ metadata: { name: 'x'.repeat(500) } }).length).toBeLessThanOrEqual(200));
});
