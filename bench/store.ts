// npm run bench: how long calls of the API take with 100, 1,000 and 10,000 plans in a store, six ranges each, on both databases. Goal: 200 ms at the 95th percentile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../apps/server/src/app.js';
import { knownOf } from '../apps/server/src/domain.js';
import { createLog } from '../apps/server/src/log.js';
import type { OpenDatabase } from '../apps/server/src/storage/database.js';
import { openPglite } from '../apps/server/src/storage/pglite.js';
import { openPostgres } from '../apps/server/src/storage/postgres.js';
import { storeIn } from '../apps/server/src/storage/store.js';
import { hasPostgres, migrationsFolder, startPostgres } from '../apps/server/src/storage/testing.js';
import { putDatabase } from '../apps/server/src/testing/new-database.js';
import { english } from '../packages/schema/src/index.js';
import { examplePlan } from '../packages/schema/src/testing.js';

const GOAL = 200;
const SIZES = (process.env['SIZES'] ?? '100,1000,10000').split(',').map(Number);
/** Calls of each kind, and the longest that one kind goes on, in milliseconds: the 95th percentile of 40 is the third longest. */
const CALLS = 40;
const LONGEST = 8000;
const SPACE = 'default';
const log = createLog('silent');

/** A plan with six ranges: each its own nodes in both families and Pods in IPv6; Pods in IPv4 and Services may be those of others. */
function planAt(index: number): unknown {
  const [high, low] = [index >> 8, index & 255];
  const hex = (index + 1).toString(16);
  return examplePlan('kkp-aws-dual', { 'metadata.name': `plan-${index}`, 'spec.network.podCidrs.ipv6': `fd20:${hex}::/48`, 'spec.kkp.nodeNetwork': { ipv4: `10.${high}.${low}.0/24`, ipv6: `fd12:3456:${hex}::/64` } });
}

async function fill({ plans }: ReturnType<typeof storeIn>, from: number, to: number): Promise<void> {
  const SOME = 250;
  for (let start = from; start < to; start += SOME) {
    const contents = Array.from({ length: Math.min(SOME, to - start) }, (_, each) => {
      const index = start + each;
      const plan = planAt(index);
      return { name: `plan-${index}`, description: `cluster ${index % 97}`, labels: { team: `t${index % 31}` }, plan, status: index % 2 === 0 ? ('final' as const) : ('draft' as const), ...knownOf(plan, 'draft', english) };
    });
    const outcome = await plans.createMany(SPACE, contents, 'bench', () => undefined);
    if (outcome.kind !== 'kept') throw new Error(`not filled: ${outcome.kind}`);
  }
}

/** The call of an index, and the status that it answers with. */
interface Kind {
  readonly name: string;
  readonly ask: (index: number) => readonly [url: string, body?: unknown, method?: string];
  readonly status: number;
}

const kinds = (size: number): readonly Kind[] => [
  { name: 'list', status: 200, ask: (index) => [`/plans?sort=${index % 2 === 0 ? 'name' : 'updatedAt'}`] },
  { name: 'search', status: 200, ask: (index) => [`/plans?query=${index % 3 === 0 ? 'nothing-like-it' : `plan-${index} t${index % 31}`}`] },
  { name: 'map', status: 200, ask: () => [`/spaces/${SPACE}/ranges`] },
  { name: 'map of a part', status: 200, ask: (index) => [`/spaces/${SPACE}/ranges?within=10.${index % 40}.0.0/16`] },
  { name: 'suggest', status: 200, ask: (index) => ['/cidrs/suggest', { space: SPACE, family: index % 2 === 0 ? 'ipv4' : 'ipv6', prefix: index % 2 === 0 ? 20 : 56, role: 'nodes', count: 4 }] },
  { name: 'suggest inner', status: 200, ask: () => ['/cidrs/suggest', { space: SPACE, family: 'ipv4', prefix: 16, role: 'pods', count: 1 }] },
  { name: 'allocate', status: 200, ask: (index) => [`/spaces/${SPACE}/allocate`, { provider: index % 2 === 0 ? 'kubeadm' : 'kkp', ipFamily: 'IPv4+IPv6', nodes: 50 + index, podsPerNode: 110, services: 1000 }] },
  { name: 'draft', status: 201, ask: (index) => ['/plans', { name: `draft-${size}-${index}`, plan: planAt(index) }] },
  { name: 'final', status: 201, ask: (index) => ['/plans', { name: `final-${size}-${index}`, plan: planAt(50_000 + size + index), status: 'final' }] },
  { name: 'final that clashes', status: 409, ask: (index) => ['/plans', { name: `clash-${index}`, plan: planAt(2 * index), status: 'final' }] },
];

let isQuick = true;
async function measure(name: string, database: OpenDatabase): Promise<void> {
  const store = storeIn(database);
  const app = createApp({ log, store });
  let filled = 0;
  for (const size of SIZES) {
    await fill(store, filled, size);
    filled = size;
    // As PostgreSQL does by itself after so many writes, and the embedded database when it is opened.
    await database.analyze();
    const { ranges } = await store.spaces.ranges(SPACE, { limit: 1_000_000 });
    console.log(`${name}: ${size} plans, ${ranges.length} ranges`);
    for (const kind of kinds(size)) {
      const took: number[] = [];
      const began = performance.now();
      for (let index = 0; index < CALLS && performance.now() - began < LONGEST; index += 1) {
        const [url, body] = kind.ask(index);
        const start = performance.now();
        const answer = await app.request(`/api/v1${url}`, body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
        await answer.arrayBuffer();
        took.push(performance.now() - start);
        if (answer.status !== kind.status) throw new Error(`${kind.name}: ${answer.status} in place of ${kind.status}`);
      }
      took.sort((a, b) => a - b);
      const at = (share: number) => took[Math.min(took.length - 1, Math.ceil(share * took.length) - 1)] ?? 0;
      isQuick &&= at(0.95) <= GOAL;
      console.log(`  ${kind.name.padEnd(20)} ${at(0.5).toFixed(0).padStart(5)} ms in the middle, ${at(0.95).toFixed(0).padStart(5)} ms at the 95th percentile (goal ${GOAL})${at(0.95) > GOAL ? '  OVER' : ''}`);
    }
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-store-'));
const postgres = hasPostgres ? await startPostgres() : undefined;
try {
  await putDatabase(folder);
  const embedded = await openPglite({ folder, migrationsFolder });
  await measure('PGlite', embedded);
  await embedded.close();
  if (postgres) {
    const database = await openPostgres({ url: postgres.url, poolSize: 10, migrationsFolder, log });
    await measure('PostgreSQL', database);
    await database.close();
  } else console.log('PostgreSQL: not installed, left out');
} finally {
  rmSync(folder, { recursive: true, force: true });
  await postgres?.remove();
}
process.exit(isQuick ? 0 : 1);
