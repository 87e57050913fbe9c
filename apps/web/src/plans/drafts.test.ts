import { describe, expect, it, vi } from 'vitest';
import { guardStorage } from '../base/storage.js';
import { forbiddenStorage, memoryStorage } from '../base/testing.js';
import { keepDraft } from './draftKeeper.js';
import { changedAtOf, createDraftStore, type Draft, isDraft, type Work } from './drafts.js';

const plan = (name: string) => ({ metadata: { name }, spec: { provider: 'kkp', kkp: {} } });
const nameOf = ({ plan: { metadata } }: { plan: any }) => metadata.name as string; // eslint-disable-line @typescript-eslint/no-explicit-any -- a plan of the test

/** Two tabs over the storage of one browser; what one writes, the other is told of when the test says so. */
function twoTabs() {
  const browser = memoryStorage();
  const tab = () => createDraftStore(guardStorage(() => browser), () => 1000);
  const [one, two] = [tab(), tab()];
  const { id } = one.create('kkp', { plan: plan('first') });
  const open = (store: typeof one) => {
    const stored = store.read(id);
    if (stored?.kind !== 'draft') throw new Error('no draft');
    const shown: { draft: Draft } = { draft: stored.draft };
    const keeper = keepDraft(store, stored.draft, { delay: 0, follow: (draft) => void (shown.draft = draft) });
    const type = (name: string) => {
      const work: Work = { ...shown.draft, plan: plan(name) };
      shown.draft = { ...shown.draft, ...work };
      keeper.change(work);
    };
    return { keeper, shown, type, tell: () => store.receive(null) };
  };
  const kept = () => {
    const stored = tab().read(id);
    return stored?.kind === 'draft' ? stored.draft : undefined;
  };
  return { browser, id, one, two, open, kept };
}

describe('when a draft was changed', () => {
  it('is when its plan was, and not when somebody looked at it', () => {
    let time = 1000;
    const browser = memoryStorage();
    const store = createDraftStore(guardStorage(() => browser), () => time);
    const { id } = store.create('kkp', { plan: plan('one') });
    const older = store.create('kkp', { plan: plan('two') });
    const read = (of: string) => {
      const stored = store.read(of);
      if (stored?.kind !== 'draft') throw new Error('no draft');
      return stored.draft;
    };
    time = 2000;
    store.write({ ...read(id), plan: plan('changed') });
    time = 3000;
    store.write({ ...read(older.id), visited: ['cluster'] });
    expect([changedAtOf(read(id)), changedAtOf(read(older.id))]).toEqual([2000, 1000]);
    expect(store.list().map((each) => each.id)).toEqual([id, older.id]);
    store.adopt(older.id, 'kkp', plan('theirs'), { revision: 2, digest: '', space: 'default', status: 'draft' }, '1970-01-01T00:00:02.500Z');
    expect(changedAtOf(read(older.id))).toBe(2500);
    expect(isDraft({ ...read(id), changedAt: 'yesterday' }, id)).toBe(false);
  });
});

describe('drafts in two tabs', () => {
  it('an untouched tab writes nothing when it is closed', () => {
    const { browser, one, two, open, kept } = twoTabs();
    const [a, b] = [open(one), open(two)];
    a.type('second');
    a.keeper.flush();
    const write = vi.spyOn(browser, 'setItem');
    b.keeper.flush();
    b.keeper.stop();
    a.keeper.stop();
    expect(write).not.toHaveBeenCalled();
    expect(nameOf(kept()!)).toBe('second');
  });

  it('a plan that begins as another has an id of its own, whatever id the other has', () => {
    const { one } = twoTabs();
    const example = { id: 'an-example', updatedAt: 1, plan: { metadata: { name: 'x' }, spec: { provider: 'kkp', kkp: {} } } };
    const [first, second] = [one.create('kkp', example), one.create('kkp', example)];
    expect(new Set(['an-example', first.id, second.id]).size).toBe(3);
    expect([first.id, second.id].map((id) => one.read(id)?.kind)).toEqual(['draft', 'draft']);
  });

  it('an untouched tab follows the other', () => {
    const { one, two, open } = twoTabs();
    const [a, b] = [open(one), open(two)];
    a.type('second');
    a.keeper.flush();
    b.tell();
    expect([nameOf(b.shown.draft), b.keeper.standing().kind]).toEqual(['second', 'kept']);
    b.type('third');
    b.keeper.flush();
    a.tell();
    expect([nameOf(a.shown.draft), a.keeper.standing().kind]).toEqual(['third', 'kept']);
  });

  it.each([true, false])('a tab that was changed never writes over the other (told of it: %s)', (isTold) => {
    const { one, two, open, kept } = twoTabs();
    const [a, b] = [open(one), open(two)];
    a.type('second');
    b.type('mine');
    a.keeper.flush();
    if (isTold) b.tell();
    b.keeper.flush();
    expect([nameOf(kept()!), nameOf(b.shown.draft), b.keeper.standing().kind, b.keeper.isUnkept(), two.saveState()]).toEqual(['second', 'mine', 'changed', true, 'idle']);
    b.keeper.takeTheirs();
    expect([nameOf(b.shown.draft), b.keeper.standing().kind]).toEqual(['second', 'kept']);
  });

  it('what stands against another tab is kept as a copy', () => {
    const { one, two, open, kept } = twoTabs();
    const [a, b] = [open(one), open(two)];
    a.type('second');
    b.type('mine');
    a.keeper.flush();
    b.keeper.flush();
    const copy = b.keeper.keepAsCopy();
    expect([nameOf(copy), nameOf(kept()!), copy.id === kept()!.id, b.keeper.isUnkept()]).toEqual(['mine', 'second', false, false]);
  });

  it('steps that were only looked at elsewhere do not stand in the way', () => {
    const { one, two, open, kept } = twoTabs();
    const [a, b] = [open(one), open(two)];
    b.type('mine');
    a.keeper.change({ ...a.shown.draft, visited: ['network'] });
    a.keeper.flush();
    b.keeper.flush();
    expect([nameOf(kept()!), b.keeper.standing().kind]).toEqual(['mine', 'kept']);
  });

  it.each([true, false])('a deleted draft never comes back (changed here: %s)', (isChanged) => {
    const { one, two, open, kept, id } = twoTabs();
    const b = open(two);
    if (isChanged) b.type('mine');
    one.remove(id);
    b.keeper.flush();
    b.tell();
    b.keeper.stop();
    expect([kept(), b.keeper.standing().kind]).toEqual([undefined, 'gone']);
    expect(nameOf(b.keeper.keepAsCopy())).toBe(isChanged ? 'mine' : 'first');
  });
});

describe('what is kept', () => {
  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['no plan', JSON.stringify({ id: 'x', provider: 'kkp', attempted: [], visited: [], parked: {}, updatedAt: 1 })],
    ['a plan of another shape', JSON.stringify({ id: 'x', provider: 'kkp', plan: { name: 'x' }, attempted: [], visited: [], parked: {}, updatedAt: 1 })],
    ['a plan of another provider', JSON.stringify({ id: 'x', provider: 'cce', plan: plan('x'), attempted: [], visited: [], parked: {}, updatedAt: 1 })],
    ['a day that does not exist', JSON.stringify({ id: 'x', provider: 'kkp', plan: plan('x'), attempted: [], visited: [], parked: {}, updatedAt: 8_640_000_000_000_001 })],
    ['no progress', JSON.stringify({ id: 'x', provider: 'kkp', plan: plan('x'), updatedAt: 1 })],
    ['the id of another', JSON.stringify({ id: 'y', provider: 'kkp', plan: plan('x'), attempted: [], visited: [], parked: {}, updatedAt: 1 })],
  ])('is shown as broken with its text, beside the others: %s', (_, text) => {
    const browser = memoryStorage({ 'dualstack.draft.x': text, 'dualstack.theme': 'dark' });
    const store = createDraftStore(guardStorage(() => browser));
    const draft = store.create('kkp', { plan: plan('good') });
    expect(store.list()).toEqual([{ kind: 'draft', id: draft.id, draft }, { kind: 'broken', id: 'x', text }]);
    expect(store.list()).toBe(store.list());
  });

  it('comes back as it was when it is deleted and put back', () => {
    const browser = memoryStorage({ 'dualstack.draft.x': '{' });
    const store = createDraftStore(guardStorage(() => browser), () => 1000);
    store.create('kkp', { plan: plan('good'), visited: ['network'] });
    const before = store.list();
    before.forEach(({ id }) => store.remove(id));
    expect(store.list()).toEqual([]);
    before.forEach(store.restore);
    expect(store.list()).toEqual(before);
  });

  it('has the shape of a draft', () => {
    const draft: Draft = { id: 'x', provider: 'kkp', plan: plan('x'), attempted: [], visited: ['network'], parked: {}, held: [{ path: ['a'], content: '-' }], updatedAt: 1 };
    expect([isDraft(draft, 'x'), isDraft({ ...draft, held: ['a'] }, 'x')]).toEqual([true, false]);
  });

  it('is kept in memory, and said so, where the browser forbids storage', () => {
    const store = createDraftStore(guardStorage(forbiddenStorage));
    const draft = store.create('kkp', { plan: plan('x') });
    expect([store.keeps(), store.saveState(), store.list().length, store.write({ ...draft, plan: plan('y') }).kind]).toEqual([false, 'failed', 1, 'written']);
    const stored = store.read(draft.id);
    expect(stored?.kind === 'draft' && nameOf(stored.draft)).toBe('y');
  });
});

describe('a new draft', () => {
  it('takes over the work alone: neither the id of an example that it began as, nor what the server has of another', () => {
    const store = createDraftStore(guardStorage(memoryStorage));
    const viewed: Draft = { id: 'kkp-aws-dual', provider: 'kkp', plan: plan('a'), attempted: ['x'], visited: ['x'], parked: {}, updatedAt: 0, onServer: { revision: 3, digest: '', space: 'default', status: 'final' } };
    const [one, two] = [store.create('kkp', viewed), store.create('kkp', viewed)];
    expect(one.id).toMatch(/^[0-9a-f]{16}$/);
    expect(two.id).not.toBe(one.id);
    expect([one.attempted, one.onServer]).toEqual([['x'], undefined]);
  });
});

it('what the server has acknowledged meanwhile outlasts what an open page writes', () => {
  const { id, one, open, kept } = twoTabs();
  const page = open(one);
  one.acknowledge(id, { revision: 1, digest: 'x', space: 'default', status: 'draft' });
  page.type('typed');
  page.keeper.flush();
  page.type('and again');
  page.keeper.flush();
  expect(kept()).toMatchObject({ plan: { metadata: { name: 'and again' } }, onServer: { revision: 1 } });
});

describe('a draft that two tabs have changed', () => {
  it('goes on with what was put together out of both', () => {
    const { id, one, two, open, kept } = twoTabs();
    const [a, b] = [open(one), open(two)];
    b.type('theirs');
    b.keeper.flush();
    a.type('mine');
    a.tell();
    expect(a.keeper.standing().kind).toBe('changed');
    a.keeper.settle(plan('both'));
    expect([a.keeper.standing().kind, kept() && nameOf(kept() as never), one.read(id)?.kind]).toEqual(['kept', 'both', 'draft']);
    b.tell();
    expect(nameOf(b.shown.draft as never)).toBe('both');
    // Nothing is to be settled any more.
    a.keeper.settle(plan('again'));
    expect(kept() && nameOf(kept() as never)).toBe('both');
  });
});
