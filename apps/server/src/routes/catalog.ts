import { DOCUMENT_RULES, KUBERNETES_RULES, PROVIDERS } from '@dualstack/schema';
import { Hono } from 'hono';
import type { AppEnv } from '../env.js';
import { Problem } from '../problem.js';

/** What never changes while the server runs: providers, examples and rules. */
const providers = PROVIDERS.map(({ id, title, summary, source, steps, catalog }) => ({ id, title, summary, source, steps, catalog }));
const examples = PROVIDERS.flatMap((provider) => provider.examples.map(({ id, title, plan }) => ({ id, title, provider: provider.id, plan: plan as unknown })));
const rules = [
  ...DOCUMENT_RULES.map(({ id, severity, title, source }) => ({ id, severity, title, provider: 'kubernetes', source })),
  ...KUBERNETES_RULES.map(({ id, severity, title, source }) => ({ id, severity, title, provider: 'kubernetes', source })),
  ...PROVIDERS.flatMap((provider) => provider.rules.map(({ id, severity, title, source }) => ({ id, severity, title, provider: provider.id, source }))),
];

/** `GET /providers`, `/examples`, `/examples/:id`, `/rules`. */
export const catalogRoutes = new Hono<AppEnv>()
  .get('/providers', (c) => c.json({ providers }))
  .get('/examples', (c) => c.json({ examples: examples.map(({ plan: _, ...rest }) => rest) }))
  .get('/examples/:id', (c) => {
    const id = c.req.param('id');
    const example = examples.find((each) => each.id === id);
    if (!example) throw new Problem(404, `There is no example ${JSON.stringify(id)}. GET /api/v1/examples lists them.`);
    return c.json(example);
  })
  .get('/rules', (c) => c.json({ rules }));
