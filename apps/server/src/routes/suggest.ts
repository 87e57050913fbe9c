import { ADDRESS_BITS, areDrawn, drawSites, formatCidr, placesFor, speakerOf, suggestRanges } from '@dualstack/schema';
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
import { readCidr, rolePools } from './spaces.js';

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
    const avoided = avoid.map((range, index) => readCidr(range, ['avoid', index], speaker));
    const network = within === undefined ? undefined : readCidr(within, ['within'], speaker);
    const space = await spaces.get(id);
    if (!space) throw new Problem(404, say('unknownSpace', { id }));
    const pools = network ? [{ cidr: network, roles: [] }] : rolePools(space);
    /** Of what is taken in all of IPv6, nothing matters but what lies in the prefixes that are drawn. */
    const sites = areDrawn(pools, family, role) ? drawSites(count, prefix) : undefined;
    const places = sites?.map((site) => site.cidr) ?? placesFor(pools, family, role);
    /** Others' inner ranges are kept clear of as long as there is room, although a space may let them repeat. */
    const attempts = INNER_ROLES.has(role) && space.internalRanges === 'reusable' ? [true, false] : [true];
    const suggestion = async (withInside: boolean, length: number) => {
      const taken = (await Promise.all(places.map((place) => spaces.taken(id, place, { withInside, prefix: length, ...(network && { network }) })))).flat();
      const drawn = sites?.map(({ id: globalId }) => globalId);
      return run(c.req.raw.signal, text.length, () => suggestRanges({ family, prefix, role, count, pools, taken: [...taken, ...avoided], ...(drawn && { draw: () => drawn.shift() ?? 0n }) }));
    };
    for (const withInside of attempts) {
      const found = await suggestion(withInside, prefix);
      if (found.ok) return suggest.answer(c, { ranges: found.ranges.map(formatCidr) });
    }
    // What smaller room there is, somebody asks only where there is none.
    const exact = await suggestion(attempts.at(-1) ?? true, ADDRESS_BITS[family]);
    if (exact.ok) return suggest.answer(c, { ranges: exact.ranges.map(formatCidr) });
    const { free, largest } = exact;
    const asked = { count, prefix, pools: exact.pools.map(formatCidr) };
    const said = largest && free.length === 0 ? say('noRoomButSmaller', { ...asked, largest: formatCidr(largest) }) : say('noRoom', { ...asked, free: free.length });
    throw new Problem(409, said, { room: { count: free.length, ...(largest && { largest: formatCidr(largest) }) } });
  });
}
