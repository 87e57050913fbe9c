import { MOST_FLEET, speakerOf } from '@dualstack/schema';
import { Hono } from 'hono';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import { fleetRequest, MOST_OF_A_FLEET } from '../contract-store.js';
import { fleet, namesLike } from '../domain.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { Abandoned, Problem } from '../problem.js';
import { DEFAULT_SPACE } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import type { Workshop } from '../work.js';
import { BODY_PROBLEMS, jsonBody } from './body.js';
import { answerOf } from './plans.js';
import { authorOf, MAKES } from './saved.js';
import { rolePools } from './spaces.js';

const fleetBody = jsonBody(fleetRequest, (where) => say('notFleetBody', { where, most: MOST_FLEET }));
const made = defineCall(answers.fleet, { summary: 'Makes plans like one, each with ranges of its own out of an address space, all or none', status: 201, parameters: MAKES, problems: [...BODY_PROBLEMS, 404, 409, 422] });

/** How often a fleet is made whose ranges somebody else takes before they are written. */
const ATTEMPTS = 3;

/** `POST /fleet`. */
export function fleetRoutes({ plans, spaces }: Store, { run }: Workshop) {
  /** Names like that of a plan which no plan of the space has. */
  async function freeNames(space: string, model: unknown, count: number): Promise<readonly string[]> {
    const names: string[] = [];
    const numbered = namesLike(model);
    while (names.length < count) {
      const some = Array.from({ length: count }, () => numbered.next().value as string);
      const taken = new Set(await plans.namesIn(space, some));
      names.push(...some.filter((name) => !taken.has(name)));
    }
    return names.slice(0, count);
  }

  return new Hono<AppEnv>().post('/fleet', made.described, fleetBody, async (c) => {
    const author = authorOf(c);
    const { text, read } = c.get('body');
    const { plan: model, space: id = DEFAULT_SPACE, names: given, count = 0, status = 'draft' } = read();
    const speaker = await speakerOf(c.get('language'));
    const { signal } = c.req.raw;
    const proceed = () => {
      if (signal.aborted) throw new Abandoned();
    };
    for (let attempt = 1; ; attempt += 1) {
      const space = await spaces.get(id);
      if (!space) throw new Problem(404, say('unknownSpace', { id }));
      const names = given ?? (await freeNames(id, model, count));
      const { taken, inside, networks } = await spaces.takenWhole(id);
      const pools = rolePools(space);
      /** What stays inside others' clusters may be met where a space lets it repeat. */
      const clear = space.internalRanges === 'unique' ? { taken: [...taken, ...inside] } : { taken, avoid: inside };
      const { plans: documents, same, provider, ipFamily } = await run(signal, Math.min(text.length * names.length, MOST_OF_A_FLEET), () => fleet({ model, names, pools, internalRanges: space.internalRanges, networks, ...clear }, speaker));
      const contents = documents.map(({ name, document, reservations }) => ({ name, plan: document, description: '', labels: {}, provider, ipFamily, status, reservations }));
      const outcome = await plans.createMany(id, contents, author, proceed);
      switch (outcome.kind) {
        case 'kept':
          return made.answer(c, { plans: outcome.plans.map(answerOf), same });
        case 'unknown-space':
          throw new Problem(404, say('unknownSpace', { id }));
        case 'named':
          if (given || attempt === ATTEMPTS) throw new Problem(409, say('fleetNamed', { names: outcome.names }));
          break;
        case 'clash':
          // Somebody was faster: there may be other room.
          if (attempt === ATTEMPTS) throw new Problem(409, say('clash', { clashes: outcome.clashes.length }), { clashes: outcome.clashes });
      }
    }
  });
}
