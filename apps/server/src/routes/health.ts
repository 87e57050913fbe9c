import { Hono } from 'hono';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { refuseMethods } from '../methods.js';
import { Problem } from '../problem.js';
import { causeOf } from '../storage/trouble.js';

const up = defineCall(answers.health, { summary: 'Whether the server is up' });
const ready = defineCall(answers.health, { summary: 'Whether the server takes requests; 503 while it stops, or its database does not answer', problems: [503] });

/** How long the database may take to say that it is there, in milliseconds. */
const PATIENCE = 2000;

/**
 * `GET /healthz`, `/readyz`.
 *
 * @param isReady whether the server takes requests
 * @param check throws where the database does not answer
 */
export function healthRoutes(isReady: () => boolean, check: () => Promise<void>) {
  const routes = new Hono<AppEnv>();
  const refused = refuseMethods(routes);
  return routes
    .use('/healthz', refused)
    .use('/readyz', refused)
    .get('/healthz', up.described, (c) => up.answer(c, { status: 'ok' }))
    .get('/readyz', ready.described, async (c) => {
      if (!isReady()) throw new Problem(503, say('stopping'));
      await answersIn(PATIENCE, check).catch((error: unknown) => {
        c.get('log').warn({ err: causeOf(error) }, 'the database does not answer');
        throw new Problem(503, say('storageDown'));
      });
      return ready.answer(c, { status: 'ok' });
    });
}

async function answersIn(patience: number, check: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the database has not answered in ${patience} ms`)), patience);
  });
  try {
    await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}
