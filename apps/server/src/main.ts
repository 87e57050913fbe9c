import { serve } from '@hono/node-server';
import { pino } from 'pino';
import { createApp } from './app.js';
import { readConfig } from './config.js';

/** How long requests under way may take after the signal to stop, in milliseconds. */
const GRACE = 10_000;

const config = readConfig(process.env);
const log = pino({ level: config.logLevel, base: null });
let isReady = true;

const app = createApp({ log, isReady: () => isReady, ...(config.webRoot !== undefined && { webRoot: config.webRoot }) });
const server = serve({ fetch: app.fetch, port: config.port, ...(config.host !== undefined && { hostname: config.host }) }, ({ port }) => {
  log.info({ port }, `listening on http://localhost:${port}`);
});

server.on('error', (error: NodeJS.ErrnoException) => {
  log.fatal(error.code === 'EADDRINUSE' ? `Port ${config.port} is taken. Stop what uses it, or set PORT to another one.` : error.message);
  process.exitCode = 1;
});

/** Takes no new connections, lets requests under way finish, then ends. A second signal ends at once. */
function stop(signal: string): void {
  if (!isReady) process.exit(1);
  isReady = false;
  log.info({ signal }, 'stopping');
  const overdue = setTimeout(() => {
    log.warn('some requests did not finish in time');
    process.exit(1);
  }, GRACE);
  overdue.unref();
  server.close(() => {
    log.info('stopped');
    process.exit(0);
  });
  // eslint-disable-next-line no-restricted-syntax -- HTTP/2 servers have none, and it is inherited
  if ('closeIdleConnections' in server) server.closeIdleConnections();
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
