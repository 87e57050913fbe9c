import { cidr, formatAddress, type Reservation } from '@dualstack/schema';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type OpenDatabase, rowsOf } from './database.js';
import { type PlanContent, planStore, type PlanStore, type SavedPlan } from './plans.js';
import { clashesOf } from './reserve.js';
import { type Space, type SpaceContent, spaceStore, type SpaceStore } from './spaces.js';
import { clear, DATABASES } from './testing.js';

const reservation = (range: string, more: Partial<Reservation> = {}): Reservation => ({ path: ['spec', 'range', range], role: 'nodes', family: cidr(range).family, cidr: range, name: { code: 'x' }, holder: 'plan', staysInside: false, isHost: false, ...more });
const content = (name: string, ranges: readonly (string | Reservation)[] = [], more: Partial<PlanContent> = {}): PlanContent => ({
  name,
  description: '',
  labels: {},
  plan: { metadata: { name }, spec: { b: 1, a: 2 } },
  provider: 'kubeadm',
  ipFamily: 'IPv4+IPv6',
  status: 'draft',
  reservations: ranges.map((each) => (typeof each === 'string' ? reservation(each) : each)),
  ...more,
});
const final = (name: string, ranges: readonly (string | Reservation)[], more: Partial<PlanContent> = {}) => content(name, ranges, { status: 'final', ...more });
const SPACE: SpaceContent = { name: 'prod', description: '', pools: [{ cidr: '10.0.0.0/8', roles: ['pods'] }], internalRanges: 'reusable' };
const LIST = { words: [], inBin: false, sort: 'updatedAt', limit: 100 } as const;

describe.each(DATABASES)('a store in $name', ({ isThere, open }) => {
  describe.skipIf(!isThere)('that is open', () => {
    let database: OpenDatabase & { remove: () => Promise<void> };
    let plans: PlanStore;
    let spaces: SpaceStore;
    let clock = Date.parse('2026-01-01T00:00:00Z');
    beforeAll(async () => {
      database = await open();
      plans = planStore(database, () => new Date(clock));
      spaces = spaceStore(database, () => new Date(clock));
    });
    afterAll(() => database.remove());
    beforeEach(() => clear(database));

    async function make(made: PlanContent, author = 'ana', space = 'default'): Promise<SavedPlan> {
      const outcome = await plans.create(space, made, author);
      if (outcome.kind !== 'kept') throw new Error(`not kept: ${JSON.stringify(outcome)}`);
      return outcome.plan;
    }
    async function makeSpace(): Promise<Space> {
      const outcome = await spaces.create(SPACE);
      if (outcome.kind !== 'kept') throw new Error(`not kept: ${JSON.stringify(outcome)}`);
      return outcome.space;
    }
    const rangesOf = async (id = 'default') => (await spaces.ranges(id, { limit: 1000 })).ranges;

    it('carries the space in every key of what lies in one, so that machines can share the tables by it', async () => {
      // https://docs.citusdata.com/en/stable/develop/reference_ddl.html#distribution-column: unique and exclusion constraints with equality, foreign keys between spread tables.
      const keys = await rowsOf<{ at: string; kind: string; columns: string[]; alike: boolean; to: string | null }>(
        database.db,
        sql`select c.conname as at, c.contype::text as kind, c.confrelid::regclass::text as to,
              array(select a.attname::text from pg_attribute a where a.attrelid = c.conrelid and a.attnum = any(c.conkey)) as columns,
              coalesce((select o.oprname = '=' from unnest(c.conexclop) with ordinality as x(op, at) join pg_operator o on o.oid = x.op
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[x.at] where a.attname = 'space'), true) as alike
            from pg_constraint c join pg_class t on t.oid = c.conrelid
            where t.relname in ('plans', 'revisions', 'ranges') and c.contype in ('p', 'u', 'x', 'f')`,
      );
      expect(keys.map(({ kind }) => kind).sort()).toEqual(['f', 'f', 'f', 'f', 'p', 'p', 'p', 'x']);
      expect(keys.filter(({ columns, alike }) => !columns.includes('space') || !alike)).toEqual([]);
      const loose = await rowsOf<{ name: string }>(
        database.db,
        sql`select i.indexrelid::regclass::text as name from pg_index i join pg_class t on t.oid = i.indrelid
            where t.relname in ('plans', 'revisions', 'ranges') and i.indisunique
              and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'space' and a.attnum = any(i.indkey))`,
      );
      expect(loose).toEqual([]);
    });

    it('keeps a plan as it is written, and gives it back', async () => {
      const made = await make(content('a'));
      expect(await plans.get(made.id)).toEqual(made);
      expect(JSON.stringify(made.plan)).toBe('{"metadata":{"name":"a"},"spec":{"b":1,"a":2}}');
      expect(made).toMatchObject({ name: 'a', status: 'draft', space: 'default', revision: 1, author: 'ana' });
      expect(await plans.get('nowhere')).toBeUndefined();
      expect(await plans.create('nowhere', content('b'), 'ana')).toEqual({ kind: 'unknown-space' });
    });

    it('writes only over the revision that the writer has seen', async () => {
      const made = await make(content('a'));
      const [one, other] = await Promise.all([plans.save(made.id, 1, content('b'), 'ana'), plans.save(made.id, 1, content('c'), 'bo')]);
      expect([one.kind, other.kind].sort()).toEqual(['kept', 'stale']);
      const [kept, stale] = one.kind === 'kept' ? [one, other] : [other, one];
      expect(stale).toEqual({ kind: 'stale', plan: (kept as { plan: SavedPlan }).plan });
      expect(await plans.get(made.id)).toMatchObject({ revision: 2 });
      expect(await plans.save('nowhere', 1, content('b'), 'ana')).toEqual({ kind: 'unknown' });
    });

    it('writes nothing where nothing is changed, but what is to go into the history', async () => {
      const labels = { b: '1', a: '2' };
      const made = await make(content('a', [], { labels }));
      await plans.save(made.id, 1, content('b', [], { labels }), 'ana');
      const kept = await plans.get(made.id);
      expect(await plans.save(made.id, 2, content('b', [], { labels: { a: '2', b: '1' } }), 'bo', { isKept: true })).toEqual({ kind: 'kept', plan: kept });
      expect((await plans.history(made.id, 10)).map(({ revision, reason }) => [revision, reason])).toEqual([[2, 'saved'], [1, 'created']]);
    });

    it('keeps a history: the first state, what was saved, what was final, what another person found, and one every ten minutes', async () => {
      const { id } = await make(content('1'));
      let revision = 1;
      const save = async (name: string, author: string, minutes: number, options = {}) => {
        clock += minutes * 60_000;
        expect((await plans.save(id, revision, content(name), author, options)).kind).toBe('kept');
        revision += 1;
      };
      await save('2', 'ana', 1);
      await save('3', 'ana', 1, { isKept: true });
      await save('4', 'ana', 1);
      await save('5', 'bo', 1);
      await save('6', 'bo', 5);
      await save('7', 'bo', 6);
      expect((await plans.history(id, 100)).map(({ name, author, reason }) => [name, author, reason])).toEqual([['6', 'bo', 'interval'], ['4', 'ana', 'author'], ['3', 'ana', 'saved'], ['1', 'ana', 'created']]);
      expect((await plans.save(id, revision, { ...content('8'), status: 'final' }, 'bo')).kind).toBe('kept');
      expect((await plans.history(id, 1))[0]).toMatchObject({ name: '8', reason: 'final', revision: 8, status: 'final' });
      expect(await plans.revision(id, 3)).toMatchObject({ name: '3', plan: { metadata: { name: '3' } } });
      expect(await plans.revision(id, 2)).toBeUndefined();
    });

    it('keeps what there was before something is restored', async () => {
      const { id } = await make(content('old'));
      await plans.save(id, 1, content('new'), 'ana');
      const old = await plans.revision(id, 1);
      expect(old?.name).toBe('old');
      expect(await plans.restore(id, 2, content('old'), 'ana')).toMatchObject({ kind: 'kept', plan: { name: 'old', revision: 3 } });
      expect((await plans.history(id, 10)).map(({ name, reason }) => [name, reason])).toEqual([['new', 'restore'], ['old', 'created']]);
      expect(await plans.restore(id, 2, content('old'), 'ana')).toMatchObject({ kind: 'stale', plan: { revision: 3 } });
    });

    it('puts plans into the bin with their ranges given back, takes them out, and empties it', async () => {
      const made = await make(final('a', ['10.0.0.0/16']));
      expect(await plans.remove(made.id, 7)).toMatchObject({ kind: 'stale' });
      expect(await plans.remove(made.id, 1)).toMatchObject({ kind: 'kept', plan: { revision: 2 } });
      expect(await plans.remove(made.id, 2)).toMatchObject({ kind: 'kept', plan: { revision: 2 } });
      expect(await rangesOf()).toEqual([]);
      expect((await plans.list(LIST)).plans).toEqual([]);
      expect((await plans.list({ ...LIST, inBin: true })).plans.map(({ name }) => name)).toEqual(['a']);
      const other = await make(final('b', ['10.0.0.0/20']));
      expect(await plans.restore(made.id, 2, final('a', ['10.0.0.0/16']), 'ana')).toMatchObject({ kind: 'clash', clashes: [{ range: '10.0.0.0/16', with: { plan: other.id } }] });
      expect(await plans.restore(made.id, 2, content('a', ['10.0.0.0/16']), 'ana')).toMatchObject({ kind: 'kept', plan: { status: 'draft', revision: 3 } });
      expect(await plans.purge(made.id, 3)).toEqual({ kind: 'unknown' });
      await plans.remove(made.id, 3);
      expect(await plans.purge(made.id, 3)).toMatchObject({ kind: 'stale' });
      expect(await plans.purge(made.id, 4)).toMatchObject({ kind: 'kept' });
      expect(await plans.history(made.id, 10)).toEqual([]);
    });

    it('lists what is searched for, sorted, in pages that miss nothing and repeat nothing', async () => {
      for (let index = 0; index < 25; index += 1) {
        clock += index % 3 === 0 ? 0 : 1;
        await make(content(`plan ${String(index % 7)}${index % 2 === 0 ? ' Even' : ''}`, [], { labels: { team: `t${index}` }, provider: index < 5 ? 'cce' : 'kkp' }));
      }
      for (const sort of ['updatedAt', 'name'] as const) {
        const seen: SavedPlan[] = [];
        for (let page = await plans.list({ ...LIST, sort, limit: 4 }); ; page = await plans.list({ ...LIST, sort, limit: 4, after: page.next })) {
          seen.push(...page.plans);
          if (!page.next) break;
        }
        expect(new Set(seen.map(({ id }) => id)).size).toBe(25);
        const keys = seen.map((each) => (sort === 'name' ? each.name.toLowerCase() : -each.updatedAt.getTime()));
        expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      }
      const found = async (query: object) => (await plans.list({ ...LIST, ...query })).plans.length;
      expect(await found({ words: ['even'] })).toBe(13);
      expect(await found({ words: ['even', 't2'] })).toBe(4);
      expect(await found({ words: ['%'] })).toBe(0);
      expect(await found({ provider: 'cce' })).toBe(5);
      expect(await found({ status: 'final' })).toBe(0);
      expect(await found({ space: 'nowhere' })).toBe(0);
    });

    describe('ranges', () => {
      it.each([
        ['an equal range', '10.1.0.0/16', '10.1.0.0/16', true],
        ['one inside', '10.1.0.0/16', '10.1.4.0/24', true],
        ['one around', '10.1.0.0/16', '10.0.0.0/8', true],
        ['the neighbour', '10.1.0.0/16', '10.2.0.0/16', false],
        ['a single address of it', '10.1.0.0/16', '10.1.0.7/32', true],
        ['IPv6 inside', 'fd00:1::/48', 'fd00:1:0:2::/64', true],
        ['IPv6 beside', 'fd00:1::/48', 'fd00:2::/48', false],
        ['the other family', '0.0.0.0/0', '::/0', false],
      ])('of a final plan keep others out: %s', async (_, mine, theirs, isRefused) => {
        const owner = await make(final('mine', [mine]));
        const outcome = await plans.create('default', final('theirs', [theirs]), 'bo');
        expect(outcome.kind).toBe(isRefused ? 'clash' : 'kept');
        if (outcome.kind === 'clash') expect(outcome.clashes).toEqual([{ range: theirs, path: `spec.range.${theirs}`, with: { plan: owner.id, name: 'mine', range: mine, role: 'nodes', owner: 'ana' } }]);
        expect((await plans.list(LIST)).plans).toHaveLength(isRefused ? 1 : 2);
      });

      it('of a draft keep nobody out, and are seen', async () => {
        await make(content('mine', ['10.1.0.0/16']));
        await make(final('theirs', ['10.1.0.0/16']));
        expect((await rangesOf()).map(({ range, binding, plan }) => [range, binding, plan?.name])).toEqual(expect.arrayContaining([['10.1.0.0/16', false, 'mine'], ['10.1.0.0/16', true, 'theirs']]));
        expect(await clashesOf(database.db, 'default', [reservation('10.1.2.0/24')], 'new', { withDrafts: true })).toHaveLength(2);
        expect(await clashesOf(database.db, 'default', [reservation('10.1.2.0/24')], 'new')).toHaveLength(1);
      });

      it('of one plan may lie in one another; those that stay inside may repeat, until the space says no', async () => {
        await make(final('one', ['10.1.0.0/16', '10.1.4.0/24', reservation('10.96.0.0/16', { role: 'services', staysInside: true })]));
        const two = await make(final('two', ['10.2.0.0/16', reservation('10.96.0.0/16', { role: 'services', staysInside: true })]));
        expect(await spaces.save('default', 1, { ...SPACE, internalRanges: 'unique' })).toMatchObject({ kind: 'clash', clashes: [{ range: '10.96.0.0/16', with: { range: '10.96.0.0/16' } }] });
        expect(await spaces.get('default')).toMatchObject({ internalRanges: 'reusable', revision: 1 });
        await plans.remove(two.id, 1);
        expect(await spaces.save('default', 1, { ...SPACE, internalRanges: 'unique' })).toMatchObject({ kind: 'kept' });
        expect((await plans.create('default', final('three', [reservation('10.96.0.0/20', { role: 'services', staysInside: true })]), 'bo')).kind).toBe('clash');
        expect(await spaces.save('default', 2, { ...SPACE, internalRanges: 'reusable' })).toMatchObject({ kind: 'kept' });
        expect((await plans.create('default', final('three', [reservation('10.96.0.0/20', { role: 'services', staysInside: true })]), 'bo')).kind).toBe('kept');
      });

      it('that plans name as others\' may repeat, and keep the ranges of plans out', async () => {
        const others = reservation('172.16.0.0/12', { role: 'reserved', holder: 'others' });
        await make(final('one', ['10.1.0.0/16', others]));
        await make(final('two', ['10.2.0.0/16', others]));
        expect((await plans.create('default', final('three', ['172.20.0.0/16']), 'bo')).kind).toBe('clash');
      });

      it('of a network that plans share keep nobody out', async () => {
        const vpc = reservation('192.168.0.0/16', { role: 'vpc', holder: 'network' });
        await make(final('one', [vpc, '192.168.1.0/24']));
        await make(final('two', [vpc, '192.168.2.0/24']));
        expect(await takenIn('192.168.0.0/16')).toEqual(['192.168.0.0-192.168.255.255']);
      });

      const takenIn = async (pool: string, more = {}) => (await spaces.taken('default', cidr(pool), { withInside: false, ...more })).map(({ family, first, last }) => `${formatAddress(family, first)}-${formatAddress(family, last)}`);

      it('are told as far as they are taken, put together where they lie side by side, to the last address there is', async () => {
        await make(final('one', ['10.0.0.0/24', '10.0.1.0/24', '10.0.3.128/25', '10.0.3.192/26', '10.1.0.0/16', '255.255.255.0/24', '0.0.0.0/30', 'fd00::/64', 'fd00:0:0:1::/64', 'fd00:0:0:3::1/128', 'ffff:ffff:ffff:ffff::/64'].map((each) => reservation(each, { family: each.includes(':') ? 'ipv6' : 'ipv4' }))));
        await make(content('two', ['10.0.3.64/26', '255.255.255.255/32']));
        expect(await takenIn('0.0.0.0/0')).toEqual(['0.0.0.0-0.0.0.3', '10.0.0.0-10.0.1.255', '10.0.3.64-10.0.3.255', '10.1.0.0-10.1.255.255', '255.255.255.0-255.255.255.255']);
        expect(await takenIn('10.0.0.0/8', { prefix: 22 })).toEqual(['10.0.0.0-10.0.3.255', '10.1.0.0-10.1.255.255']);
        expect(await takenIn('::/0')).toEqual(['fd00::-fd00::1:ffff:ffff:ffff:ffff', 'fd00:0:0:3::1-fd00:0:0:3::1', 'ffff:ffff:ffff:ffff::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff']);
        expect(await takenIn('fd00::/8', { prefix: 62 })).toEqual(['fd00::-fd00::3:ffff:ffff:ffff:ffff']);
      });

      it('are given back by whoever has them, and moved with their plan', async () => {
        const mine = await make(final('mine', ['10.1.0.0/16']));
        const space = await makeSpace();
        await plans.create(space.id, final('there', ['10.1.0.0/16']), 'bo');
        expect((await plans.save(mine.id, 1, final('mine', ['10.1.0.0/16']), 'ana', { space: space.id })).kind).toBe('clash');
        expect((await plans.save(mine.id, 1, final('mine', ['10.9.0.0/16']), 'ana', { space: space.id })).kind).toBe('kept');
        expect(await rangesOf()).toEqual([]);
        expect((await rangesOf(space.id)).map(({ range }) => range)).toEqual(['10.1.0.0/16', '10.9.0.0/16']);
        expect((await plans.history(mine.id, 10)).map(({ reason }) => reason)).toEqual(['final']);
        expect(await plans.save(mine.id, 2, content('mine'), 'ana', { space: 'nowhere' })).toEqual({ kind: 'unknown-space' });
      });

      it('that others hold are entered all or none, and keep plans out', async () => {
        const plan = await make(final('mine', ['10.1.0.0/16']));
        const held = (range: string) => ({ range: cidr(range), name: 'office', owner: 'it', role: 'reserved' as const });
        expect(await spaces.hold('default', [held('10.8.0.0/16'), held('10.1.9.0/24')])).toMatchObject({ kind: 'clash', clashes: [{ range: '10.1.9.0/24', with: { plan: plan.id, range: '10.1.0.0/16' } }] });
        expect(await rangesOf()).toHaveLength(1);
        const outcome = await spaces.hold('default', [held('10.8.0.0/16'), held('10.8.4.0/24')]);
        if (outcome.kind !== 'kept') throw new Error('not kept');
        expect(await plans.create('default', final('theirs', ['10.8.4.0/28']), 'bo')).toMatchObject({ kind: 'clash', clashes: [{ with: { name: 'office', owner: 'it' } }, { with: { name: 'office' } }] });
        expect(await spaces.hold('nowhere', [held('10.8.0.0/16')])).toEqual({ kind: 'unknown' });
        for (const id of outcome.ids) expect(await spaces.release('default', id)).toBe(true);
        expect(await spaces.release('default', outcome.ids[0] ?? '')).toBe(false);
        const [mine] = await rangesOf();
        expect(await spaces.release('default', mine?.id ?? '')).toBe(false);
      });

      it('are had by one of 64 who want them at once, and nobody hears of a failure', async () => {
        const wanted = Array.from({ length: 64 }, (_, index) => final(`w${index}`, [`10.${index % 8}.${Math.floor(index / 8) * 4}.0/22`, `10.${(index + 3) % 8}.0.0/${index % 2 === 0 ? 16 : 19}`, `fd00:0:${index % 4}::/48`]));
        const outcomes = await Promise.all(wanted.map((each) => plans.create('default', each, 'ana')));
        const kept = outcomes.filter(({ kind }) => kind === 'kept');
        expect(outcomes.every(({ kind }) => kind === 'kept' || kind === 'clash')).toBe(true);
        expect(kept.length).toBeGreaterThan(0);
        const binding = (await rangesOf()).filter((each) => each.binding);
        for (const [index, one] of binding.entries()) {
          for (const other of binding.slice(index + 1)) {
            if (one.plan?.id === other.plan?.id || one.family !== other.family) continue;
            const [a, b] = [cidr(one.range), cidr(other.range)];
            expect(a.first <= b.last && b.first <= a.last, `${one.range} ${other.range}`).toBe(false);
          }
        }
        /** Nobody was refused for what nobody has. */
        for (const outcome of outcomes) if (outcome.kind === 'clash') expect(outcome.clashes.length).toBeGreaterThan(0);
      });
    });

    it('keeps spaces, over the revision that was seen, and removes one that is empty', async () => {
      const made = await makeSpace();
      expect(await spaces.create({ ...SPACE, name: ` ${SPACE.name.toUpperCase()} ` })).toEqual({ kind: 'named', other: { id: made.id, name: SPACE.name } });
      expect(await spaces.save('default', 1, SPACE)).toMatchObject({ kind: 'named', other: { id: made.id } });
      expect(await spaces.get(made.id)).toEqual(made);
      expect((await spaces.list()).map(({ id }) => id).sort()).toEqual(['default', made.id].sort());
      expect(await spaces.save(made.id, 2, SPACE)).toMatchObject({ kind: 'stale' });
      expect(await spaces.save('nowhere', 1, SPACE)).toEqual({ kind: 'unknown' });
      const plan = await make(content('a'), 'ana', made.id);
      expect(await spaces.remove(made.id, 1)).toEqual({ kind: 'in-use', plans: 1 });
      await plans.remove(plan.id, 1);
      await plans.purge(plan.id, 2);
      expect(await spaces.remove(made.id, 1)).toMatchObject({ kind: 'kept' });
      expect(await spaces.get(made.id)).toBeUndefined();
    });

    it('tells of what has changed, once it is kept', async () => {
      const heard: string[] = [];
      const unhear = database.hear((topic) => heard.push(topic));
      await database.tell('begin');
      await expect.poll(() => heard).toContain('begin');
      const made = await make(content('a'));
      await plans.create('nowhere', content('b'), 'ana');
      await expect.poll(() => heard).toContain('space default');
      unhear();
      expect(heard).toEqual(['begin', `plan ${made.id} 1`, 'space default']);
    });
  });
});
