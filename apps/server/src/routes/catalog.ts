import { type AnyProvider, DOCUMENT_RULES, KUBERNETES_RULES, PROVIDERS } from '@dualstack/schema';
import { Hono } from 'hono';
import type { AppEnv } from '../env.js';
import { Problem } from '../problem.js';
import { quote } from '../text.js';

/** `GET /providers`, `/examples`, `/examples/:id`, `/rules`: what never changes while the server runs. */
export function catalogRoutes(known: readonly AnyProvider[] = PROVIDERS) {
  const providers = known.map(({ id, title, summary, source, steps, catalog }) => ({ id, title, summary, source, steps, catalog }));
  const examples = known.flatMap((provider) => provider.examples.map(({ id, title, plan }) => ({ id, title, provider: provider.id, plan: plan as unknown })));
  const rules = [
    ...[...DOCUMENT_RULES, ...KUBERNETES_RULES].map(({ id, severity, title, source }) => ({ id, severity, title, provider: 'kubernetes', source })),
    ...known.flatMap((provider) => provider.rules.map(({ id, severity, title, source }) => ({ id, severity, title, provider: provider.id, source }))),
  ];
  return new Hono<AppEnv>()
    .get('/providers', (c) => c.json({ providers }))
    .get('/examples', (c) => c.json({ examples: examples.map(({ plan: _, ...rest }) => rest) }))
    .get('/examples/:id', (c) => {
      const id = c.req.param('id');
      const example = examples.find((each) => each.id === id);
      if (!example) throw new Problem(404, `There is no example ${quote(id)}. GET /api/v1/examples lists them.`);
      return c.json(example);
    })
    .get('/rules', (c) => c.json({ rules }));
}
