// Requests per second of POST /api/v1/manifests on one process, against a bare Hono route that returns the
// same bytes, in one run and interleaved, so that a busy machine slows both alike.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { root } from '../scripts/pnpm.mjs';

const EXAMPLE = process.argv[2] ?? 'kkp-aws-dual';
const SECONDS = 5;
const ROUNDS = 3;
const CONNECTIONS = 20;

/** Starts a server as a process of its own and waits until it answers. */
async function start(script, env) {
  const child = spawn(process.execPath, [script], { env: { ...process.env, HOST: '127.0.0.1', ...env }, stdio: 'ignore', cwd: path.join(root, 'apps/server') });
  const origin = `http://127.0.0.1:${env.PORT}`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      if ((await fetch(`${origin}/healthz`)).ok) return { child, origin };
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error(`${script} does not answer`);
}

async function stop({ child }) {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

async function load(origin, makeBody) {
  const requests = [{ method: 'POST', path: '/api/v1/manifests', headers: { 'content-type': 'application/json' }, setupRequest: (request) => ({ ...request, body: makeBody() }) }];
  const result = await autocannon({ url: origin, requests, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} answers were not 200, ${result.errors} errors`);
  return { rps: result.requests.average, p99: result.latency.p99 };
}

const product = await start(path.join(root, 'apps/server/dist/main.js'), { PORT: '8191', LOG_LEVEL: 'warn' });
const { plan } = await (await fetch(`${product.origin}/api/v1/examples/${EXAMPLE}`)).json();
const body = JSON.stringify({ plan });
const bytes = await (await fetch(`${product.origin}/api/v1/manifests`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text();

const bareFile = path.join(tmpdir(), `dualstack-bare-${process.pid}.json`);
writeFileSync(bareFile, bytes);
const bare = await start(path.join(root, 'bench/bare.mjs'), { PORT: '8192', BODY_FILE: bareFile });

/** Every request a plan of its own: a new description, so that nothing can be remembered. */
let number = 0;
const another = () => JSON.stringify({ plan: { ...plan, metadata: { ...plan.metadata, description: `plan ${(number += 1)}` } } });
const same = () => body;

const rows = { 'bare route': [], 'one plan, again and again': [], 'a new plan each time': [] };
for (let round = 0; round < ROUNDS; round += 1) {
  rows['bare route'].push(await load(bare.origin, same));
  rows['one plan, again and again'].push(await load(product.origin, same));
  rows['a new plan each time'].push(await load(product.origin, another));
}
await Promise.all([stop(product), stop(bare)]);

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const summary = Object.fromEntries(Object.entries(rows).map(([name, results]) => [name, { 'requests/s': Math.round(median(results.map(({ rps }) => rps))), 'p99 ms': median(results.map(({ p99 }) => p99)) }]));
console.log(`POST /api/v1/manifests of ${EXAMPLE}, ${bytes.length} bytes, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s`);
for (const row of Object.values(summary)) row['of bare'] = Number((row['requests/s'] / summary['bare route']['requests/s']).toFixed(2));
console.table(summary);
