import { Hono } from 'hono';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { refuseMethods } from '../methods.js';
import { Problem } from '../problem.js';

const up = defineCall(answers.health, { summary: 'Whether the server is up' });
const ready = defineCall(answers.health, { summary: 'Whether the server takes requests; 503 while it stops', problems: [503] });

/** `GET /healthz`, `/readyz`. */
export function healthRoutes(isReady: () => boolean) {
  const routes = new Hono<AppEnv>();
  const refused = refuseMethods(routes);
  return routes
    .use('/healthz', refused)
    .use('/readyz', refused)
    .get('/healthz', up.described, (c) => up.answer(c, { status: 'ok' }))
    .get('/readyz', ready.described, (c) => {
      if (!isReady()) throw new Problem(503, say('stopping'));
      return ready.answer(c, { status: 'ok' });
    });
}
