// The worst plans against a server of its own: how long an answer takes, how long its event loop is held up meanwhile, and
// how long others wait. Goals: an answer within 1 s on one core, the event loop never held up for more than 200 ms.
import { setTimeout } from 'node:timers/promises';
import { PRODUCT, startMeasured } from './measured-server.js';
import { WORST } from './worst-plans.js';

const ROUTES = ['validate', 'manifests', 'address-plan'] as const;
/** Times that each is asked; the median counts, and of what is held up the most. */
const ROUNDS = 3;

const { origin: ORIGIN, ask, stop: stopServer } = await startMeasured(PRODUCT, 8194);

const post = async (route: string, body: string): Promise<{ status: number; bytes: number; ms: number }> => {
  const started = performance.now();
  const response = await fetch(`${ORIGIN}/api/v1/${route}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const { byteLength } = await response.arrayBuffer();
  return { status: response.status, bytes: byteLength, ms: performance.now() - started };
};

/** Asks for something cheap again and again until told to stop; tells the longest wait. */
function others(): () => Promise<number> {
  let isOver = false;
  let longest = 0;
  const asking = (async () => {
    while (!isOver) {
      const started = performance.now();
      await (await fetch(`${ORIGIN}/healthz`)).arrayBuffer();
      longest = Math.max(longest, performance.now() - started);
      await setTimeout(5);
    }
  })();
  return async () => {
    isOver = true;
    await asking;
    return longest;
  };
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
// What is first asked for pays for being compiled; the figures are about what goes on after that.
for (const [, plan] of WORST) for (const route of ROUTES) await post(route, JSON.stringify({ plan }));

const rows: Record<string, unknown>[] = [];
for (const [name, plan] of WORST) {
  for (const route of ROUTES) {
    const answers = [];
    await ask('reset');
    const stop = others();
    // Each time another text, so that nothing is remembered.
    for (let round = 0; round < ROUNDS; round += 1) answers.push(await post(route, JSON.stringify({ plan }) + ' '.repeat(round)));
    const waited = await stop();
    const { blocked, memory } = await ask('read');
    rows.push({ plan: name, route, KB: Math.round(JSON.stringify(plan).length / 1024), status: answers[0]?.status, 'answer KB': Math.round((answers[0]?.bytes ?? 0) / 1024), ms: Math.round(median(answers.map(({ ms }) => ms))), 'held up ms': Math.round(blocked), 'others waited ms': Math.round(waited), 'memory MB': Math.round(memory / 1048576) });
  }
}
await stopServer();
console.log('The worst plans (goals: an answer within 1,000 ms, the event loop held up for at most 200 ms)');
console.table(rows);
