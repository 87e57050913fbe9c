import { DOCUMENT_RULES, english, KUBERNETES_RULES, type Provider, PROVIDERS } from '@dualstack/schema';
import { Hono } from 'hono';
import type { AppEnv } from '../env.js';
import { Problem } from '../problem.js';
import { quote } from '../text.js';

/** `GET /providers`, `/examples`, `/examples/:id`, `/rules`: what never changes while the server runs. */
export function catalogRoutes(known: readonly Provider[] = PROVIDERS) {
  const providers = known.map((provider) => {
    const { id, source, steps, catalog } = provider;
    const texts = english.textsOf(provider);
    return { id, title: texts.title, summary: texts.summary, source, steps: steps.map((step) => ({ id: step, title: texts.steps[step] ?? step })), catalog };
  });
  const examples = known.flatMap((provider) => provider.examples.map(({ id, plan }) => ({ id, title: english.textsOf(provider).examples[id] ?? id, provider: provider.id, plan: plan })));
  const rules = [
    ...[...DOCUMENT_RULES, ...KUBERNETES_RULES].map(({ id, severity, source }) => ({ id, severity, title: english.titleOf(id), provider: 'kubernetes', source })),
    ...known.flatMap((provider) => provider.rules.map(({ id, severity, source }) => ({ id, severity, title: english.titleOf(id), provider: provider.id, source }))),
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
