import type { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { AppEnv } from './env.js';
import { say } from './messages/messages.js';
import { problemResponse } from './problem.js';

/**
 * Refuses the methods that a path of these routes does not take, with a 405 that names those that it takes; OPTIONS is
 * answered with the same names. What is found nowhere stays a 404.
 */
export const refuseMethods = (routes: Hono<AppEnv>) =>
  methodNotAllowed<AppEnv>({
    app: routes,
    onMethodNotAllowed(c, allowed) {
      const { method, path } = c.req;
      if (method === 'OPTIONS') return c.body(null, 204, { Allow: [...allowed, 'OPTIONS'].join(', ') });
      return problemResponse(c, { status: 405, said: say('methodNotAllowed', { path, method, allowed }), extra: { headers: { Allow: allowed.join(', ') } } });
    },
  });
