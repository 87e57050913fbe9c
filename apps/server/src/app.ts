import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import type { AppEnv } from './env.js';
import { handleError, Problem, problemResponse } from './problem.js';
import { catalogRoutes } from './routes/catalog.js';
import { openApiRoutes } from './routes/openapi.js';
import { planRoutes } from './routes/plans.js';
import { staticRoutes } from './static.js';

/** The largest body that is read, in bytes: 1 MiB, as the contract says. */
export const MAX_BODY = 1024 * 1024;

/** What the app needs from outside. */
export interface AppOptions {
  readonly log: Logger;
  /** Folder of the built pages; without one, only the API is served. */
  readonly webRoot?: string;
  /** Whether the server still takes requests. */
  readonly isReady?: () => boolean;
}

/**
 * Builds the app. It listens to nothing: tests call `app.request()`, main.ts puts it behind a socket.
 *
 * @throws Error when `webRoot` holds no pages
 */
export function createApp({ log, webRoot, isReady = () => true }: AppOptions) {
  const api = new Hono<AppEnv>()
    .use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } }), jsonOnly, limited)
    .route('/', openApiRoutes())
    .route('/', catalogRoutes)
    .route('/', planRoutes);

  const app = new Hono<AppEnv>()
    .use(requestId(), logged(log), secureHeaders(), compressed)
    .get('/healthz', (c) => c.json({ status: 'ok' as const }))
    .get('/readyz', (c) => {
      if (!isReady()) throw new Problem(503, 'The server is stopping and takes no new requests.');
      return c.json({ status: 'ok' as const });
    })
    .route('/api/v1', api);

  app.onError(handleError);
  app.notFound((c) => {
    const allowed = methodsOf(app, c.req.path);
    if (allowed.length > 0 && !allowed.includes(c.req.method)) {
      return problemResponse(c, { status: 405, detail: `${c.req.path} does not take ${c.req.method}; it takes ${allowed.join(', ')}.`, extra: { headers: { Allow: allowed.join(', ') } } });
    }
    return problemResponse(c, { status: 404, detail: `There is nothing at ${c.req.path}. The API is described at /api/v1/openapi.json.`, extra: {} });
  });

  if (webRoot !== undefined) {
    app.all('/api/*', (c) => c.notFound());
    app.route('/', staticRoutes(webRoot));
  }
  return app;
}

/** The API, as the typed client of the pages sees it. */
export type App = ReturnType<typeof createApp>;

/** A request with a body must say that it is JSON. */
const jsonOnly = createMiddleware<AppEnv>(async (c, next) => {
  if (c.req.method === 'POST' && !/^application\/(?:[a-z.-]+\+)?json\b/i.test(c.req.header('Content-Type') ?? '')) {
    throw new Problem(415, `The body must be application/json, and it is ${JSON.stringify(c.req.header('Content-Type') ?? 'of no type')}.`);
  }
  await next();
});

const tooLarge = (): never => {
  throw new Problem(413, `The body is larger than ${MAX_BODY} bytes, the most that is read.`);
};
const countBody = bodyLimit({ maxSize: MAX_BODY, onError: tooLarge });

/** Refuses large bodies: by the length that the request gives, and only where it gives none by counting, which costs half of the throughput. */
const limited = createMiddleware<AppEnv>(async (c, next) => {
  const length = c.req.header('Content-Length');
  if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) return countBody(c, next);
  if (Number(length) > MAX_BODY) tooLarge();
  await next();
});

const compressBody = compress();

/** Compresses for those who ask for it; for the others, even looking at the answer costs half of the throughput. */
const compressed = createMiddleware<AppEnv>(async (c, next) => (c.req.header('Accept-Encoding') === undefined ? next() : compressBody(c, next)));

/** One line per request, with its id, and a logger that carries the id for whoever has more to say. */
function logged(log: Logger) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const started = performance.now();
    const child = log.child({ requestId: c.get('requestId') });
    c.set('log', child);
    await next();
    child.info({ method: c.req.method, path: c.req.path, status: c.res.status, ms: Math.round((performance.now() - started) * 100) / 100 }, 'request');
  });
}

/** The methods for which a path has a handler of its own, apart from those that match everything. */
function methodsOf(app: Hono<AppEnv>, path: string): string[] {
  return ['GET', 'POST', 'PUT', 'DELETE'].filter((method) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method && !route.path.endsWith('*')));
}
