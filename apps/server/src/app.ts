import { Hono } from 'hono';
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
import { createWorkshop, type WorkLimits } from './work.js';

export { MAX_BODY } from './routes/body.js';

/** What the app needs from outside. */
export interface AppOptions {
  readonly log: Logger;
  /** Folder of the built pages; without one, only the API is served. */
  readonly webRoot?: string;
  /** Whether the server still takes requests. */
  readonly isReady?: () => boolean;
  /** How many plans are worked on at once, and how many wait. */
  readonly limits?: WorkLimits;
}

/** Whoever puts TLS in front decides on HSTS: this server speaks HTTP only, and knows nothing of its neighbours' names. */
const HEADERS = { strictTransportSecurity: false };

/**
 * Builds the app. It listens to nothing: tests call `app.request()`, main.ts puts it behind a socket.
 *
 * @throws ConfigError when `webRoot` holds no pages
 */
export function createApp({ log, webRoot, isReady = () => true, limits }: AppOptions) {
  const api = new Hono<AppEnv>()
    .use(runsNothing)
    .route('/', openApiRoutes())
    .route('/', catalogRoutes())
    .route('/', planRoutes(createWorkshop(limits)));

  const app = new Hono<AppEnv>()
    .use(requestId(), logged(log), secureHeaders(HEADERS), compressed)
    .get('/healthz', (c) => c.json({ status: 'ok' as const }))
    .get('/readyz', (c) => {
      if (!isReady()) throw new Problem(503, 'The server is stopping and takes no new requests.');
      return c.json({ status: 'ok' as const });
    })
    .route('/api/v1', api);

  app.onError(handleError);
  app.notFound((c) => {
    const allowed = methodsOf(app, c.req.path, webRoot !== undefined);
    if (c.req.method === 'OPTIONS' && allowed.length > 0) return c.body(null, 204, { Allow: [...allowed, 'OPTIONS'].join(', ') });
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

const compressBody = compress();

/** Answers of the API are data: a browser that shows one runs nothing in it, and nobody frames it. The other headers are set for all, once. */
const runsNothing = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  c.res.headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
});

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

/** The methods that a path takes: those with a handler of their own, HEAD where there is GET; of a page, GET and HEAD. */
function methodsOf(app: Hono<AppEnv>, path: string, hasPages: boolean): string[] {
  const own = ['GET', 'POST', 'PUT', 'DELETE'].filter((method) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method && !route.path.endsWith('*')));
  if (own.length === 0 && hasPages && !/^\/api(?:\/|$)/.test(path)) return ['GET', 'HEAD'];
  return own.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}
