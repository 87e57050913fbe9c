import { type Language, type Speaker, speakerOf } from '@dualstack/schema';
import { Hono } from 'hono';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import type { catalogOf } from '../domain.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { Problem } from '../problem.js';

const providers = defineCall(answers.providers, { summary: 'Providers with their steps and catalogs' });
const examples = defineCall(answers.examples, { summary: 'Example plans' });
const example = defineCall(answers.example, { summary: 'One example plan', problems: [404] });
const mistakes = defineCall(answers.mistakes, { summary: 'Published mistakes: plans that stood somewhere and are wrong' });
const mistake = defineCall(answers.mistake, { summary: 'One published mistake with its plan', problems: [404] });
const rules = defineCall(answers.rules, { summary: 'Rules with their sources' });

/**
 * `GET /providers`, `/examples`, `/examples/:id`, `/mistakes`, `/mistakes/:id`, `/rules`: what never changes while the server runs.
 *
 * @param catalogBy gives all of it as a speaker says it; each is asked once
 */
export function catalogRoutes(catalogBy: (speaker: Speaker) => ReturnType<typeof catalogOf>) {
  const catalogs = new Map<Language, ReturnType<typeof catalogOf>>();
  const catalogIn = async (language: Language) => {
    const catalog = catalogs.get(language) ?? catalogBy(await speakerOf(language));
    catalogs.set(language, catalog);
    return catalog;
  };
  return new Hono<AppEnv>()
    .get('/providers', providers.described, async (c) => providers.answer(c, (await catalogIn(c.get('language'))).providers))
    .get('/examples', examples.described, async (c) => examples.answer(c, { examples: (await catalogIn(c.get('language'))).examples.map(({ plan: _, ...rest }) => rest) }))
    .get('/examples/:id', example.described, async (c) => {
      const id = c.req.param('id');
      const found = (await catalogIn(c.get('language'))).examples.find((each) => each.id === id);
      if (!found) throw new Problem(404, say('unknownExample', { id }));
      return example.answer(c, found);
    })
    .get('/mistakes', mistakes.described, async (c) => mistakes.answer(c, { mistakes: (await catalogIn(c.get('language'))).mistakes.map(({ plan: _, ...rest }) => rest) }))
    .get('/mistakes/:id', mistake.described, async (c) => {
      const id = c.req.param('id');
      const found = (await catalogIn(c.get('language'))).mistakes.find((each) => each.id === id);
      if (!found) throw new Problem(404, say('unknownMistake', { id }));
      return mistake.answer(c, found);
    })
    .get('/rules', rules.described, async (c) => rules.answer(c, { rules: (await catalogIn(c.get('language'))).rules }));
}
