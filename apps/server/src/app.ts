import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { catalogOf } from './domain.js';
import type { AppEnv } from './env.js';
import { detectLanguage, knownLanguageOnly } from './language.js';
import { say } from './messages/messages.js';
import { refuseMethods } from './methods.js';
import { handleError, problemResponse } from './problem.js';
import { allocateRoutes } from './routes/allocate.js';
import { archiveRoutes } from './routes/archive.js';
import { catalogRoutes } from './routes/catalog.js';
import { type EventLimits, eventRoutes } from './routes/events.js';
import { fleetRoutes } from './routes/fleet.js';
import { healthRoutes } from './routes/health.js';
import { joinRoutes } from './routes/join.js';
import { type OpenApiDocument, openApiDocument, openApiRoutes } from './routes/openapi.js';
import { planRoutes } from './routes/plans.js';
import { renderRoutes } from './routes/render.js';
import { spaceRoutes } from './routes/spaces.js';
import { suggestRoutes } from './routes/suggest.js';
import { staticRoutes } from './static.js';
import type { Store } from './storage/store.js';
import { createWorkshop, type WorkLimits } from './work.js';

export { MAX_BODY } from './routes/body.js';

/** What the app needs from outside. */
export interface AppOptions {
  readonly log: Logger;
  /** Where plans and address spaces are kept. */
  readonly store: Store;
  /** Folder of the built pages; without one, only the API is served. */
  readonly webRoot?: string;
  /** Whether the server still takes requests. */
  readonly isReady?: () => boolean;
  /** Aborted when the server begins to stop: what would go on without an end is ended then. */
  readonly ended?: AbortSignal;
  /** How many plans are worked on at once, and how many wait. */
  readonly limits?: WorkLimits;
  readonly eventLimits?: EventLimits;
}

/** Whoever puts TLS in front decides on HSTS: this server speaks HTTP only, and knows nothing of its neighbours' names. */
const HEADERS = { strictTransportSecurity: false };

/**
 * Builds the app. It listens to nothing: tests call `app.request()`, main.ts puts it behind a socket.
 *
 * @throws ConfigError when `webRoot` holds no pages
 */
export function createApp({ log, store, webRoot, isReady = () => true, ended = new AbortController().signal, limits, eventLimits }: AppOptions) {
  const workshop = createWorkshop(limits);
  const api = new Hono<AppEnv>();
  const calls = api
    .use(dressed, knownLanguageOnly, refuseMethods(api))
    .route('/', openApiRoutes(document))
    .route('/', catalogRoutes(catalogOf))
    .route('/', renderRoutes(workshop))
    .route('/', planRoutes(store, workshop))
    .route('/', spaceRoutes(store, workshop))
    .route('/', suggestRoutes(store, workshop))
    .route('/', allocateRoutes(store, workshop))
    .route('/', joinRoutes(store, workshop))
    .route('/', fleetRoutes(store, workshop))
    .route('/', archiveRoutes(store, workshop))
    .route('/', eventRoutes(store.database, ended, eventLimits));

  const app = new Hono<AppEnv>()
    .use(requestId(), logged(log), secureHeaders(HEADERS), compressed, detectLanguage)
    .route('/', healthRoutes(isReady, () => store.database.check()))
    .route('/api/v1', calls);

  app.onError(handleError);
  app.notFound((c) => problemResponse(c, { status: 404, said: say('notFound', { path: c.req.path }), extra: {} }));

  if (webRoot !== undefined) {
    app.all('/api/*', (c) => c.notFound());
    app.route('/', staticRoutes(webRoot));
  }
  return app;

  function document(): Promise<OpenApiDocument> {
    return openApiDocument(app);
  }
}

/** The API, as the typed client of the pages sees it. */
export type App = ReturnType<typeof createApp>;

const compressBody = compress();

/**
 * What every answer of the API has in its headers, whether it is a problem or not. It is data: a browser that shows it
 * runs nothing in it, and nobody frames it. Its language is the one that was asked for.
 */
const dressed = createMiddleware<AppEnv>(async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  headers.set('Vary', 'Accept-Language');
  headers.set('Content-Language', c.get('language'));
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
