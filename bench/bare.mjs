// A Hono route that reads the body and returns fixed bytes: what the framework costs without the product.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(import.meta.dirname, '../apps/server/package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { Hono } = await load('hono');
const { serve } = await load('@hono/node-server');

const body = readFileSync(process.env.BODY_FILE, 'utf8');
const app = new Hono()
  .get('/healthz', (c) => c.json({ status: 'ok' }))
  .post('/api/v1/manifests', async (c) => {
    await c.req.json();
    return c.body(body, 200, { 'Content-Type': 'application/json' });
  });
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: process.env.HOST });
process.on('SIGTERM', () => process.exit(0));
