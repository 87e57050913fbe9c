import { familiesOf, speakerOf, valueAt } from '@dualstack/schema';
import { Hono } from 'hono';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import { allocateRequest } from '../contract-store.js';
import { sizer } from '../domain.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { Problem } from '../problem.js';
import type { Store } from '../storage/store.js';
import type { Workshop } from '../work.js';
import { BODY_PROBLEMS, jsonBody } from './body.js';
import { idOf } from './saved.js';
import { readCidr, rolePools } from './spaces.js';

const allocateBody = jsonBody(allocateRequest, (where) => say('notAllocateBody', { where }));
const allocate = defineCall(answers.allocation, { summary: 'A plan whose every range and mask carries so many nodes, Pods and Services, out of the free room of an address space; nothing is kept', problems: [...BODY_PROBLEMS, 404, 409, 422] });

/** `POST /spaces/:id/allocate`. */
export function allocateRoutes({ plans, spaces }: Store, { run }: Workshop) {
  return new Hono<AppEnv>().post('/spaces/:id/allocate', allocate.described, allocateBody, async (c) => {
    const { text, read } = c.get('body');
    const { planId, prefix, globalId, nodeNetwork, ...asked } = read();
    if (asked.plan !== undefined && valueAt(asked.plan, ['spec', 'provider']) !== asked.provider) throw new Problem(400, say('notAllocateBody', { where: 'plan.spec.provider' }));
    const speaker = await speakerOf(c.get('language'));
    const own = prefix === undefined ? undefined : readCidr(prefix, ['prefix'], speaker);
    const unknownSpace = (id: string) => say('unknownSpace', { id });
    const id = idOf(c.req.param('id'), unknownSpace);
    const space = await spaces.get(id);
    if (!space) throw new Problem(404, unknownSpace(id));
    const taken = await spaces.occupied(id, familiesOf(asked.ipFamily), planId);
    const size = await sizer(speaker);
    const { reservations, ...sized } = await run(c.req.raw.signal, text.length, () =>
      size({
        ...asked,
        room: { pools: rolePools(space), taken, repeats: space.internalRanges === 'reusable' },
        ...(own && { prefix: own }),
        ...(nodeNetwork !== undefined && { withNodes: nodeNetwork }),
        ...(globalId !== undefined && { draw: () => BigInt(`0x${globalId}`) }),
      }),
    );
    return allocate.answer(c, { ...sized, clashes: await plans.clashes({ space: id, id: planId ?? '' }, reservations) });
  });
}
