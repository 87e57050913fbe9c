// Hono routes that read the body and return fixed bytes: what the framework costs without the product.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(path.join(import.meta.dirname, '../apps/server/package.json'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { Hono } = await load('hono');
const { serve } = await load('@hono/node-server');

/** The answer of each route, by its path. */
const answers = JSON.parse(readFileSync(process.env.ANSWERS_FILE, 'utf8'));
const app = new Hono().get('/readyz', (c) => c.json({ status: 'ok' }));
for (const [route, body] of Object.entries(answers)) {
  app.post(route, async (c) => {
    await c.req.json();
    return c.body(body, 200, { 'Content-Type': 'application/json' });
  });
}
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: process.env.HOST });
process.on('SIGTERM', () => process.exit(0));
