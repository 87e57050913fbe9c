import { type Cidr, cidr, formatCidr, formatPath, type Language, overlaps, parseCidr, type Path, type RangeRole, type RolePool, type Speaker, speakerOf } from '@dualstack/schema';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { resolver } from 'hono-openapi';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import { rangesRequest, spaceRequest } from '../contract-store.js';
import { reasonOf } from '../domain.js';
import type { AppEnv } from '../env.js';
import { say, wordsOf } from '../messages/messages.js';
import { Problem } from '../problem.js';
import { printNetboxCsv, printRangesCsv, type ReadRanges, readRangesCsv } from '../ranges-csv.js';
import { DEFAULT_SPACE, type Pool } from '../storage/schema.js';
import type { Space, SpaceOutcome } from '../storage/spaces.js';
import type { Store } from '../storage/store.js';
import type { Workshop } from '../work.js';
import { BODY_PROBLEMS, isCsv, jsonBody, parse, readText } from './body.js';
import { choice, query, text, wholeNumber } from './query.js';
import { authorOf, idOf, MAKES, REMOVES, seenRevision, stale, tagOf } from './saved.js';

const spaceBody = jsonBody(spaceRequest, (where) => say('notSpaceBody', { where }));
const rangesQuery = query({
  format: choice(['json', 'csv', 'netbox'], 'As JSON, or as comma-separated values with our own columns or those in which NetBox takes prefixes'),
  within: text('Only ranges that share addresses with this one'),
  limit: wholeNumber(1, 20_000, 'How many ranges JSON has at most; 5,000 unless told'),
});

const list = defineCall(answers.spaces, { summary: 'Address spaces', problems: [503] });
const create = defineCall(answers.space, { summary: 'Makes an address space; no two have the same name, whatever the case of its letters', id: 'createSpace', status: 201, problems: [...BODY_PROBLEMS, 409] });
const get = defineCall(answers.spaceWithPlans, { summary: 'One address space, with how many plans lie in it', problems: [404, 503] });
const update = defineCall(answers.space, { summary: 'Changes an address space', id: 'updateSpace', parameters: REMOVES, problems: [...BODY_PROBLEMS, 404, 409, 412, 428] });
const remove = defineCall(answers.space, { summary: 'Removes an address space without plans, with the ranges that others hold in it', id: 'deleteSpace', parameters: REMOVES, problems: [404, 409, 412, 428, 503] });
const ranges = defineCall(answers.heldRanges, { summary: 'Every range of an address space in the order of addresses, with whose it is', gives: { 'text/csv': { schema: { type: 'string' } } }, problems: [400, 404, 503] });
const enter = defineCall(answers.enteredRanges, {
  summary: 'Enters ranges that others hold, all or none',
  id: 'enterRanges',
  status: 201,
  parameters: MAKES,
  takes: { 'application/json': { schema: resolver(rangesRequest) }, 'text/csv': { schema: { type: 'string' } } },
  problems: [...BODY_PROBLEMS, 404, 409],
});
const release = defineCall(answers.releasedRange, { summary: 'Gives a range back that others held', id: 'releaseRange', problems: [404, 503] });

/** Most ranges of a table. */
const MOST_EXPORTED = 200_000;
const LIMIT = 5000;

const unknownSpace = (id: string) => say('unknownSpace', { id });

/** `GET`, `POST /spaces`, `GET`, `PUT`, `DELETE /spaces/:id`, `GET`, `POST /spaces/:id/ranges`, `DELETE /spaces/:id/ranges/:rangeId`. */
export function spaceRoutes({ spaces }: Store, { run }: Workshop) {
  async function spaceOf(id: string): Promise<Space> {
    const space = await spaces.get(idOf(id, unknownSpace));
    if (!space) throw new Problem(404, unknownSpace(id));
    return space;
  }

  return new Hono<AppEnv>()
    .get('/spaces', list.described, async (c) => list.answer(c, { spaces: (await spaces.list()).map(answerOf) }))
    .post('/spaces', create.described, spaceBody, async (c) => {
      const { name, description = '', pools = [], internalRanges = 'reusable' } = c.get('body').read();
      const made = keptOf(await spaces.create({ name, description, pools: readPools(pools, c.get('language'), await speakerOf(c.get('language'))), internalRanges }), '', c.get('language'));
      return create.answer(c, answerOf(made), { ...tagOf(made), Location: `/api/v1/spaces/${made.id}` });
    })
    .get('/spaces/:id', get.described, async (c) => {
      const space = await spaceOf(c.req.param('id'));
      return get.answer(c, { ...answerOf(space), ...(await spaces.planCounts(space.id)) }, tagOf(space));
    })
    .put('/spaces/:id', update.described, spaceBody, async (c) => {
      const seen = seenRevision(c);
      const before = await spaceOf(c.req.param('id'));
      const { name, description = before.description, pools = before.pools, internalRanges = before.internalRanges } = c.get('body').read();
      const kept = keptOf(await spaces.save(before.id, seen, { name, description, pools: readPools(pools, c.get('language'), await speakerOf(c.get('language'))), internalRanges }), before.id, c.get('language'));
      return update.answer(c, answerOf(kept), tagOf(kept));
    })
    .delete('/spaces/:id', remove.described, async (c) => {
      const seen = seenRevision(c);
      const { id } = await spaceOf(c.req.param('id'));
      if (id === DEFAULT_SPACE) throw new Problem(409, say('defaultSpace'));
      return remove.answer(c, answerOf(keptOf(await spaces.remove(id, seen), id, c.get('language'))));
    })
    .get('/spaces/:id/ranges', ranges.described, rangesQuery, async (c) => {
      const { format = 'json', within, limit = LIMIT } = c.get('query');
      const speaker = await speakerOf(c.get('language'));
      const parsed = within === undefined ? undefined : parseCidr(within);
      if (parsed?.ok === false) throw new Problem(400, say('badWithin', { value: within ?? '', reason: reasonOf(parsed.problem, speaker) }));
      const { id } = await spaceOf(c.req.param('id'));
      const { ranges: held, isWhole } = await spaces.ranges(id, { limit: format === 'json' ? limit : MOST_EXPORTED, ...(parsed?.ok && { within: parsed.value }) });
      if (format === 'json') return ranges.answer(c, { ranges: held, whole: isWhole }, { 'Cache-Control': 'no-cache' });
      const headers = { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${id}-${format === 'csv' ? 'ranges' : 'prefixes'}.csv"` };
      return c.body((format === 'csv' ? printRangesCsv : printNetboxCsv)(held), 200, headers);
    })
    .post('/spaces/:id/ranges', enter.described, rangesBody, async (c) => {
      const author = authorOf(c);
      const { id } = await spaceOf(c.req.param('id'));
      const { text: body, isTable } = c.get('rangesBody');
      const speaker = await speakerOf(c.get('language'));
      const read = await run(c.req.raw.signal, body.length, () => (isTable ? readRangesCsv(body, author, speaker) : readRangesJson(body, author, speaker)));
      const outcome = await spaces.hold(id, read.ranges);
      if (outcome.kind === 'unknown') throw new Problem(404, unknownSpace(id));
      if (outcome.kind === 'clash') throw new Problem(409, say('clash', { clashes: outcome.clashes.length }), { clashes: outcome.clashes });
      return enter.answer(c, { ids: outcome.ids, known: outcome.known, left: read.left });
    })
    .delete('/spaces/:id/ranges/:rangeId', release.described, async (c) => {
      const { id } = await spaceOf(c.req.param('id'));
      const rangeId = idOf(c.req.param('rangeId'), (each) => say('unknownRange', { id: each }));
      if (!(await spaces.release(id, rangeId))) throw new Problem(404, say('unknownRange', { id: rangeId }));
      return release.answer(c, { id: rangeId });
    });
}

/** Puts a body of ranges into the context: JSON, or a table. */
const rangesBody = createMiddleware<AppEnv & { Variables: { rangesBody: { readonly text: string; readonly isTable: boolean } } }>(async (c, next) => {
  const isTable = isCsv(c);
  c.set('rangesBody', { text: await readText(c), isTable });
  await next();
});

function readRangesJson(body: string, author: string, speaker: Speaker): ReadRanges {
  const { ranges: given } = parse(body, rangesRequest, (where) => say('notRangesBody', { where }));
  return { ranges: given.map(({ range, name, owner = author, role = 'reserved' }, index) => ({ range: readCidr(range, ['ranges', index, 'range'], speaker), name, owner, role })), left: [] };
}

/** The pools of a space as the domain takes them. */
export const rolePools = ({ pools }: Pick<Space, 'pools'>): RolePool[] => pools.map((pool) => ({ cidr: cidr(pool.cidr), roles: pool.roles }));

/**
 * A range of a body.
 *
 * @param path where it stands in the body
 * @throws Problem 400 where it is none; it says which was meant
 */
export function readCidr(given: string, path: Path, speaker: Speaker): Cidr {
  const parsed = parseCidr(given);
  if (parsed.ok) return parsed.value;
  const reason = reasonOf(parsed.problem, speaker);
  throw new Problem(400, say('badRange', { where: formatPath(path), reason }), { fields: [{ path, message: reason }] });
}

/**
 * Pools of a space in one spelling.
 *
 * @throws Problem 400 where one is no range, or two of one role share addresses
 */
function readPools(pools: readonly { readonly cidr: string; readonly roles?: readonly RangeRole[] }[], language: Language, speaker: Speaker): Pool[] {
  const read = pools.map(({ cidr, roles = [] }, index) => ({ range: readCidr(cidr, ['pools', index, 'cidr'], speaker), roles: [...new Set(roles)] }));
  for (const [index, one] of read.entries()) {
    for (const other of read.slice(0, index)) {
      const shareRole = one.roles.length === 0 || other.roles.length === 0 ? one.roles.length === other.roles.length : one.roles.some((role) => other.roles.includes(role));
      if (!shareRole || !overlaps(one.range, other.range)) continue;
      const said = say('poolsOverlap', { a: formatCidr(other.range), b: formatCidr(one.range) });
      throw new Problem(400, said, { fields: [{ path: ['pools', index, 'cidr'], message: wordsOf(language, said) }] });
    }
  }
  return read.map(({ range, roles }) => ({ cidr: formatCidr(range), roles }));
}

/** What a write has come to; where it was refused, that is thrown. */
function keptOf(outcome: SpaceOutcome, id: string, language: Language): Space {
  switch (outcome.kind) {
    case 'kept':
      return outcome.space;
    case 'stale':
      throw stale(answerOf(outcome.space));
    case 'clash':
      throw new Problem(409, say('clash', { clashes: outcome.clashes.length }), { clashes: outcome.clashes });
    case 'in-use':
      throw new Problem(409, say('spaceInUse', { plans: outcome.plans }));
    case 'named': {
      const said = say('spaceNamed', outcome.other);
      throw new Problem(409, said, { fields: [{ path: ['name'], message: wordsOf(language, said) }] });
    }
    case 'unknown':
      throw new Problem(404, unknownSpace(id));
  }
}

/** A space as it is answered. */
function answerOf({ createdAt, updatedAt, ...rest }: Space) {
  return { ...rest, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
