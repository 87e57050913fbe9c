// Requests per second of POST /manifests and /validate on one process, against a bare Hono route that returns the same
// bytes, in one run and interleaved, so that a busy machine slows all alike. Goal for plans never seen before: 0.25 of bare.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { type MeasuredServer, PRODUCT, startMeasured } from './measured-server.js';
import { EXAMPLES, variedPlan } from './varied.js';

const SECONDS = 2;
const ROUNDS = 3;
const CONNECTIONS = 20;
/** After so many requests a connection is made anew: the server ends one after 250, which the load generator does not notice. */
const REQUESTS_OF_A_CONNECTION = 200;
const NEW = 'never seen before';
const JSON_TYPE = { 'content-type': 'application/json' };

interface Result {
  /** Requests per second. */
  readonly rate: number;
  /** Microseconds of the server's processor time per request. */
  readonly cpu: number;
}

async function load({ origin, ask }: MeasuredServer, route: string, makeBody: () => string): Promise<Result> {
  const before = await ask('read');
  const { requests, duration, non2xx, errors } = await autocannon({
    url: origin,
    requests: [{ method: 'POST', path: route, headers: JSON_TYPE, setupRequest: (request) => ({ ...request, body: makeBody() }) }],
    connections: CONNECTIONS,
    duration: SECONDS,
    reconnectRate: REQUESTS_OF_A_CONNECTION,
  });
  if (non2xx > 0 || errors > 0) throw new Error(`${route}: ${non2xx} answers were not 200, ${errors} errors`);
  const { cpu } = await ask('read');
  return { rate: requests.total / duration, cpu: (cpu - before.cpu) / requests.total };
}

const routeOf = (call: string) => `/api/v1/${call}`;
const bareRouteOf = (example: string, call: string) => `/${example}/${call}`;
const bodyOf = (example: (typeof EXAMPLES)[number], number: number) => JSON.stringify({ plan: variedPlan(example, number) });

const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-bench-'));
const product = await startMeasured(PRODUCT, 8191);
const answers: Record<string, string> = {};
for (const example of EXAMPLES) {
  for (const call of ['manifests', 'validate']) {
    const response = await fetch(`${product.origin}${routeOf(call)}`, { method: 'POST', headers: JSON_TYPE, body: bodyOf(example, 0) });
    answers[bareRouteOf(example, call)] = await response.text();
  }
}
const answersFile = path.join(folder, 'answers.json');
writeFileSync(answersFile, JSON.stringify(answers));
const bare = await startMeasured(path.join(import.meta.dirname, 'bare.mjs'), 8192, { ANSWERS_FILE: answersFile });

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const rows: Record<string, string | number>[] = [];
for (const example of EXAMPLES) {
  let number = 0;
  const same = bodyOf(example, 0);
  const kinds = (['manifests', 'validate'] as const).flatMap((call) => {
    const kind = (plans: string, measure: () => Promise<Result>) => ({ call, plans, measure, results: [] as Result[] });
    return [
      kind('bare route', () => load(bare, bareRouteOf(example, call), () => same)),
      ...(call === 'manifests' ? [kind('the same again and again', () => load(product, routeOf(call), () => same))] : []),
      kind(NEW, () => load(product, routeOf(call), () => bodyOf(example, (number += 1)))),
    ];
  });
  // What is first asked for pays for being compiled; the figures are about what goes on after that.
  for (const { plans, measure } of kinds) if (plans === NEW) await measure();
  for (let round = 0; round < ROUNDS; round += 1) for (const { measure, results } of kinds) results.push(await measure());
  for (const { call, plans, results } of kinds) {
    const rateOf = (of: readonly Result[]) => median(of.map(({ rate }) => rate));
    const first = kinds.find((each) => each.call === call)?.results ?? [];
    const KB = Math.round((answers[bareRouteOf(example, call)]?.length ?? 0) / 102.4) / 10;
    rows.push({ example, call, KB, plans, 'requests/s': Math.round(rateOf(results)), 'CPU µs': Math.round(median(results.map(({ cpu }) => cpu))), 'of bare': Number((rateOf(results) / rateOf(first)).toFixed(2)) });
  }
}
await Promise.all([product.stop(), bare.stop()]);
rmSync(folder, { recursive: true });
console.log(`POST /manifests and /validate, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s (goal: plans never seen before at 0.25 of bare)`);
console.table(rows);
