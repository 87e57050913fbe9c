import { cidr, contains, formatCidr, placesFor, speakerOf, suggestRanges } from '@dualstack/schema';
import { Hono } from 'hono';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import { suggestRequest } from '../contract-store.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { Problem } from '../problem.js';
import type { Store } from '../storage/store.js';
import type { Workshop } from '../work.js';
import { BODY_PROBLEMS, jsonBody } from './body.js';
import { readCidr } from './spaces.js';

const suggestBody = jsonBody(suggestRequest, (where) => say('notSuggestBody', { where }));
const suggest = defineCall(answers.suggestion, { summary: 'The first free ranges of a size in an address space, clear of what is taken and of one another', problems: [...BODY_PROBLEMS, 404, 409] });

/** Roles of ranges that may stay inside a cluster. */
const INNER_ROLES: ReadonlySet<string> = new Set(['pods', 'services']);

/** `POST /cidrs/suggest`. */
export function suggestRoutes({ spaces }: Store, { run }: Workshop) {
  return new Hono<AppEnv>().post('/cidrs/suggest', suggest.described, suggestBody, async (c) => {
    const { text, read } = c.get('body');
    const { space: id, family, prefix, role, count, avoid = [], within } = read();
    const speaker = await speakerOf(c.get('language'));
    const avoided = avoid.map((range, index) => readCidr(range, `avoid[${index}]`, speaker));
    const network = within === undefined ? undefined : readCidr(within, 'within', speaker);
    const space = await spaces.get(id);
    if (!space) throw new Problem(404, say('unknownSpace', { id }));
    const pools = network ? [{ cidr: network, roles: [] }] : space.pools.map((pool) => ({ cidr: cidr(pool.cidr), roles: pool.roles }));
    const places = placesFor(pools, family, role);
    /** Others' inner ranges are kept clear of as long as there is room, although a space may let them repeat. */
    const attempts = INNER_ROLES.has(role) && space.internalRanges === 'reusable' ? [true, false] : [true];
    for (const [index, withInside] of attempts.entries()) {
      const held = (await Promise.all(places.map((place) => spaces.taken(id, place, { withInside })))).flat();
      /** What lies around a network, as it itself does, takes nothing of it away from its parts. */
      const taken = network ? held.filter((range) => !contains(range, network)) : held;
      const suggestion = await run(c.req.raw.signal, text.length, () => suggestRanges({ family, prefix, role, count, pools, taken: [...taken, ...avoided] }));
      if (suggestion.ok) return suggest.answer(c, { ranges: suggestion.ranges.map(formatCidr) });
      if (index < attempts.length - 1) continue;
      const { free, largest } = suggestion;
      const asked = { count, prefix, pools: suggestion.pools.map(formatCidr) };
      const said = largest && free.length === 0 ? say('noRoomButSmaller', { ...asked, largest: formatCidr(largest) }) : say('noRoom', { ...asked, free: free.length });
      throw new Problem(409, said, { room: { count: free.length, ...(largest && { largest: formatCidr(largest) }) } });
    }
    throw new Error('neither room nor none');
  });
}
