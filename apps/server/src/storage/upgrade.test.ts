import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readPlan, reservationsOf } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.js';
import { putDatabase } from '../testing/new-database.js';
import type { OpenDatabase } from './database.js';
import { openPglite } from './pglite.js';
import type { PlanContent } from './plans.js';
import { openPostgres } from './postgres.js';
import { storeIn } from './store.js';
import { hasPostgres, migrationsFolder, startPostgres } from './testing.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations as they were at first: the oldest one alone. */
function firstMigration(): string {
  const first = path.join(folder, 'first');
  cpSync(migrationsFolder, first, { recursive: true });
  const journal = path.join(first, 'meta/_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  return first;
}

function content(name: string, status: PlanContent['status'], nodes: string): PlanContent {
  const plan = examplePlan('kkp-aws-ipv4', { 'spec.kkp.nodeNetwork.ipv4': nodes });
  const reading = readPlan(plan);
  return { name, description: 'old', labels: { a: 'b' }, plan, provider: 'kkp', ipFamily: 'IPv4', status, reservations: reading.ok ? reservationsOf(reading.value.facts()) : [] };
}

/** Opens one place with the migrations of a folder, as often as somebody likes. */
type Open = (migrations: string) => Promise<OpenDatabase>;

async function pglite(): Promise<{ open: Open; remove: () => Promise<void> }> {
  const data = path.join(folder, 'data');
  await putDatabase(data);
  return { open: (migrations) => openPglite({ folder: data, migrationsFolder: migrations }), remove: () => Promise.resolve() };
}

async function postgres(): Promise<{ open: Open; remove: () => Promise<void> }> {
  const running = await startPostgres();
  return { open: (migrations) => openPostgres({ url: running.url, poolSize: 2, migrationsFolder: migrations, log: createLog('silent') }), remove: running.remove };
}

describe.each([
  ['a data folder', true, pglite],
  ['a PostgreSQL', hasPostgres, postgres],
] as const)('%s that the first migration has made', (_, isThere, place) => {
  it.skipIf(!isThere)('opens with the last one, with its plans, and keeps ranges apart from then on', async () => {
    const { open, remove } = await place();
    try {
      const old = await open(firstMigration());
      await old.db.execute(sql`insert into spaces (id, name) values ('default', 'default')`);
      for (const [index, name] of ['Prod', ' prod ', 'PROD', 'prod (2)', 'Default'].entries()) await old.db.execute(sql`insert into spaces (id, name, created_at) values (${`s${index}`}, ${name}, ${`2026-01-01T00:00:0${index}Z`})`);
      const before = storeIn(old).plans;
      const [final, draft] = [await before.create('default', content('final', 'final', '10.1.0.0/16'), 'ana', 'one'), await before.create('default', content('draft', 'draft', '10.2.0.0/16'), 'bo', 'two')];
      await before.save('two', 1, content('draft', 'draft', '10.3.0.0/16'), 'bo', { isKept: true });
      const [history, plan] = [await before.history('two', 10), await before.get('two')];
      expect([final.kind, draft.kind, history.length]).toEqual(['kept', 'kept', 2]);
      await old.close();

      const now = await open(migrationsFolder);
      const { plans, spaces } = storeIn(now);
      // Of what had one name, all but the first are numbered.
      expect(Object.fromEntries((await spaces.list()).map(({ id, name }) => [id, name]))).toEqual({ default: 'default', s0: 'Prod', s1: 'prod (3)', s2: 'PROD (4)', s3: 'prod (2)', s4: 'Default (2)' });
      expect(await spaces.create({ name: 'prod', description: '', pools: [], internalRanges: 'unique' })).toMatchObject({ kind: 'named', other: { id: 's0' } });
      expect((await plans.list({ words: [], inBin: false, sort: 'name', limit: 10 })).plans.map(({ name, status, revision }) => [name, status, revision])).toEqual([['draft', 'draft', 2], ['final', 'final', 1]]);
      expect([await plans.history('two', 10), await plans.get('two')]).toEqual([history, plan]);
      expect((await spaces.ranges('default', { limit: 100 })).ranges.filter(({ binding }) => binding)).toMatchObject([{ range: '10.1.0.0/16', plan: { id: 'one' } }]);
      expect(await plans.save('two', 2, content('draft', 'final', '10.1.4.0/24'), 'bo')).toMatchObject({ kind: 'clash', clashes: [{ with: { plan: 'one' } }] });
      expect(await plans.save('two', 2, content('draft', 'final', '10.4.0.0/24'), 'bo')).toMatchObject({ kind: 'kept', plan: { revision: 3 } });
      await now.close();
    } finally {
      await remove();
    }
  });
});
