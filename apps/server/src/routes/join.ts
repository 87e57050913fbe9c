import { FAMILIES, JOINED, speakerOf } from '@dualstack/schema';
import { Hono } from 'hono';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import { joinRequest } from '../contract-store.js';
import { join } from '../domain.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { Problem } from '../problem.js';
import type { Store } from '../storage/store.js';
import type { Workshop } from '../work.js';
import { BODY_PROBLEMS, jsonBody } from './body.js';
import { rolePools } from './spaces.js';

const joinBody = jsonBody(joinRequest, (where) => say('notJoinBody', { where, ...JOINED }));
const joined = defineCall(answers.joined, { summary: 'Whether the clusters of plans can be joined: which of their ranges stand in the way, and the fewest that have to move', problems: [...BODY_PROBLEMS, 404, 409] });

/** `POST /join`. */
export function joinRoutes({ plans, spaces }: Store, { run }: Workshop) {
  return new Hono<AppEnv>().post('/join', joined.described, joinBody, async (c) => {
    const { plans: ids, for: kind } = c.get('body').read();
    const speaker = await speakerOf(c.get('language'));
    const { plans: found, size } = await plans.several(ids);
    const unknown = ids.filter((id) => !found.has(id));
    if (unknown.length > 0) throw new Problem(404, say('unknownPlans', { ids: unknown }));
    const asked = ids.flatMap((id) => found.get(id) ?? []);
    const binned = asked.filter(({ deletedAt }) => deletedAt);
    if (binned.length > 0) throw new Problem(409, say('plansInBin', { ids: binned.map(({ id }) => id) }));
    /** What moves goes where nobody of its space is, so that the plan can be final afterwards. */
    const rooms = new Map(
      await Promise.all(
        [...new Set(asked.map(({ space }) => space))].map(async (id) => {
          const [space, taken] = await Promise.all([spaces.get(id), spaces.occupied(id, FAMILIES, undefined)]);
          return [id, { pools: space ? rolePools(space) : [], taken }] as const;
        }),
      ),
    );
    return joined.answer(c, await run(c.req.raw.signal, size, () => join(asked, kind, rooms, speaker)));
  });
}
