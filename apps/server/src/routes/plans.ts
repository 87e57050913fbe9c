import { type Difference, differences, formatPath, type Language, speakerOf } from '@dualstack/schema';
import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { defineCall } from '../call.js';
import { answers } from '../contract.js';
import { planToKeep, restoreRequest } from '../contract-store.js';
import { knownOf } from '../domain.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { Problem } from '../problem.js';
import type { Cursor, Outcome, PlanContent, PlanStore, RevisionHead, SavedPlan } from '../storage/plans.js';
import { DEFAULT_SPACE } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import type { Workshop } from '../work.js';
import { type Body, BODY_PROBLEMS, jsonBody } from './body.js';
import { choice, query, text, wholeNumber } from './query.js';
import { authorOf, CHANGES, idOf, isToBeMade, MAKES, MAKES_OR_CHANGES, REMOVES, seenRevision, stale, tagOf } from './saved.js';

const keepBody = jsonBody(planToKeep, (where) => say('notPlanToKeep', { where }));
const restoreBody = jsonBody(restoreRequest, (where) => say('notRestoreBody', { where }));

const listQuery = query({
  query: text('Words, all of which stand in the name, the description or the labels, or are the id'),
  provider: text('Only plans of this provider'),
  status: choice(['draft', 'final'], 'Only drafts, or only plans that are final'),
  space: text('Only plans in this address space'),
  deleted: choice(['true', 'false'], 'Whether those in the bin are wanted, and not the others'),
  sort: choice(['updatedAt', 'name'], 'By the last change, the newest first, or by name'),
  limit: wholeNumber(1, 100, 'How many are on a page; 50 unless told'),
  cursor: text('Where the page begins: `next` of the one before', 2000),
});
const deleteQuery = query({ forever: choice(['true', 'false'], 'Whether it is taken out of the bin for good') });

const list = defineCall(answers.plans, { summary: 'Plans that are kept', problems: [400, 503] });
const create = defineCall(answers.keptPlan, { summary: 'Keeps a new plan', id: 'createPlan', status: 201, parameters: MAKES, problems: [...BODY_PROBLEMS, 404, 409, 422] });
const get = defineCall(answers.keptPlan, { summary: 'One plan, in the bin or not, with what stands in its way now', problems: [404, 503] });
const update = defineCall(answers.keptPlan, { summary: 'Keeps another state of a plan, or with `If-None-Match: *` a new one under an id of one\'s own', id: 'updatePlan', orStatus: 201, parameters: MAKES_OR_CHANGES, problems: [...BODY_PROBLEMS, 404, 409, 412, 422, 428] });
const remove = defineCall(answers.savedPlan, { summary: 'Puts a plan into the bin, which gives its ranges back; `forever`, takes it out of there for good', id: 'deletePlan', parameters: REMOVES, problems: [400, 404, 409, 412, 428, 503] });
const restore = defineCall(answers.keptPlan, { summary: 'Takes a plan out of the bin, or gives it a state of its history again', parameters: CHANGES, problems: [...BODY_PROBLEMS, 404, 409, 412, 422, 428] });
const history = defineCall(answers.revisions, { summary: 'The history of a plan, the newest state first, each with what was changed', problems: [404, 503] });
const revision = defineCall(answers.revision, { summary: 'One state of the history of a plan', problems: [404, 503] });

const LIMIT = 50;
/** Most states of a history that are told, most changes that are told of each, and states that are in memory at once. */
const MOST_REVISIONS = 100;
const MOST_CHANGES = 20;
const AT_ONCE = 8;

const unknownPlan = (id: string) => say('unknownPlan', { id });

/** `GET`, `POST /plans`, `GET`, `PUT`, `DELETE /plans/:id`, `POST /plans/:id/restore`, `GET /plans/:id/revisions`, `/revisions/:revision`. */
export function planRoutes({ plans }: Store, { run }: Workshop) {
  async function planOf(id: string): Promise<SavedPlan> {
    const plan = await plans.get(idOf(id, unknownPlan));
    if (!plan) throw new Problem(404, unknownPlan(id));
    return plan;
  }

  /** What is to be kept, with what the domain knows of it. */
  async function contentOf({ language, signal, size }: { readonly language: Language; readonly signal: AbortSignal; readonly size: number }, content: Omit<PlanContent, 'provider' | 'ipFamily' | 'reservations'>): Promise<PlanContent> {
    const speaker = await speakerOf(language);
    return { ...content, ...(await run(signal, size, () => knownOf(content.plan, content.status, speaker))) };
  }

  /** What a write has come to; where it was refused, that is thrown. */
  function keptOf(outcome: Outcome, { id, space }: { readonly id: string; readonly space: string }): SavedPlan {
    switch (outcome.kind) {
      case 'kept':
        return outcome.plan;
      case 'stale':
        throw stale(answerOf(outcome.plan));
      case 'clash':
        throw new Problem(409, say('clash', { clashes: outcome.clashes.length }), { clashes: outcome.clashes });
      case 'unknown':
        throw new Problem(404, unknownPlan(id));
      case 'unknown-space':
        throw new Problem(404, say('unknownSpace', { id: space }));
    }
  }

  const withClashes = async (plan: SavedPlan, { reservations }: PlanContent) => ({ ...answerOf(plan), clashes: await plans.clashes(plan, reservations) });

  /** Keeps a new plan, under an id of the client's where it has one. */
  async function made(c: Context<AppEnv & { Variables: { body: Body<z.output<typeof planToKeep>> } }>, id?: string) {
    const author = authorOf(c);
    const { text: body, read } = c.get('body');
    const { name, plan, space = DEFAULT_SPACE, status = 'draft', description = '', labels = {} } = read();
    const content = await contentOf({ language: c.get('language'), signal: c.req.raw.signal, size: body.length }, { name, plan, status, description, labels });
    const kept = keptOf(await plans.create(space, content, author, id), { id: id ?? '', space });
    return create.answer(c, await withClashes(kept, content), { ...tagOf(kept), Location: `/api/v1/plans/${kept.id}` });
  }

  return new Hono<AppEnv>()
    .get('/plans', list.described, listQuery, async (c) => {
      const { query: words = '', provider, status, space, deleted, sort = 'updatedAt', limit = LIMIT, cursor } = c.get('query');
      const after = cursor === undefined ? undefined : readCursor(cursor, sort);
      const page = await plans.list({
        words: words.split(/\s+/).filter((word) => word !== ''),
        inBin: deleted === 'true',
        sort,
        limit,
        ...(provider !== undefined && { provider }),
        ...(status !== undefined && { status }),
        ...(space !== undefined && { space }),
        ...(after && { after }),
      });
      return list.answer(c, { plans: page.plans.map(answerOf), ...(page.next && { next: printCursor(page.next, sort) }) });
    })
    .post('/plans', create.described, keepBody, (c) => made(c))
    .get('/plans/:id', get.described, async (c) => {
      const plan = await planOf(c.req.param('id'));
      return get.answer(c, { ...answerOf(plan), clashes: await plans.clashesNow(plan) }, tagOf(plan));
    })
    .put('/plans/:id', update.described, keepBody, async (c) => {
      if (isToBeMade(c)) return made(c, idOf(c.req.param('id'), unknownPlan));
      const [author, seen] = [authorOf(c), seenRevision(c)];
      const before = await planOf(c.req.param('id'));
      const { text: body, read } = c.get('body');
      const { name, plan, space = before.space, status = before.status, description = before.description, labels = before.labels, keep = false } = read();
      if (before.deletedAt) throw new Problem(409, say('planInBin', { id: before.id }));
      // Whoever got no answer asks again with what is there by now; the store looks whether it is that.
      const isAgain = before.revision === seen + 1 && before.author === author;
      if (before.revision !== seen && !isAgain) throw stale(answerOf(before));
      const content = await contentOf({ language: c.get('language'), signal: c.req.raw.signal, size: body.length }, { name, plan, status, description, labels });
      const kept = keptOf(await plans.save(before.id, seen, content, author, { isKept: keep, space }), { id: before.id, space });
      return update.answer(c, await withClashes(kept, content), tagOf(kept));
    })
    .delete('/plans/:id', remove.described, deleteQuery, async (c) => {
      const seen = seenRevision(c);
      const before = await planOf(c.req.param('id'));
      const isForever = c.get('query').forever === 'true';
      if (isForever && !before.deletedAt) throw new Problem(409, say('planNotInBin', { id: before.id }));
      const gone = keptOf(await (isForever ? plans.purge(before.id, seen) : plans.remove(before.id, seen)), before);
      return remove.answer(c, answerOf(gone), tagOf(gone));
    })
    .post('/plans/:id/restore', restore.described, restoreBody, async (c) => {
      const [author, seen] = [authorOf(c), seenRevision(c)];
      const before = await planOf(c.req.param('id'));
      const { text: body, read } = c.get('body');
      const { revision: wanted, status } = read();
      if (wanted === undefined && !before.deletedAt) throw new Problem(409, say('planNotInBin', { id: before.id }));
      if (before.revision !== seen) throw stale(answerOf(before));
      const state = wanted === undefined || wanted === before.revision ? before : await revisionOf(plans, before.id, String(wanted));
      const { description, labels } = before;
      const content = await contentOf({ language: c.get('language'), signal: c.req.raw.signal, size: body.length }, { name: state.name, plan: state.plan, status: status ?? state.status, description, labels });
      const kept = keptOf(await plans.restore(before.id, seen, content, author), before);
      return restore.answer(c, await withClashes(kept, content), tagOf(kept));
    })
    .get('/plans/:id/revisions', history.described, async (c) => {
      const { id } = await planOf(c.req.param('id'));
      const heads = await plans.history(id, MOST_REVISIONS + 1);
      return history.answer(c, { revisions: await withChanges(plans, id, heads), whole: heads.length <= MOST_REVISIONS }, { 'Cache-Control': 'no-cache' });
    })
    .get('/plans/:id/revisions/:revision', revision.described, async (c) => {
      const { id } = await planOf(c.req.param('id'));
      const { createdAt, plan, ...rest } = await revisionOf(plans, id, c.req.param('revision'));
      return revision.answer(c, { ...rest, plan: plan as Record<string, unknown>, createdAt: createdAt.toISOString() });
    });
}

async function revisionOf(plans: PlanStore, id: string, revision: string) {
  const found = /^[1-9]\d{0,8}$/.test(revision) ? await plans.revision(id, Number(revision)) : undefined;
  if (!found) throw new Problem(404, say('unknownRevision', { id, revision }));
  return found;
}

/** A plan as it is answered. */
export function answerOf({ plan, createdAt, updatedAt, deletedAt, ...rest }: SavedPlan) {
  return {
    ...rest,
    plan: plan as Record<string, unknown>,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    ...(deletedAt && { deletedAt: deletedAt.toISOString() }),
  };
}

/** What became of a place: only the second side has it, or only the first. */
const kindOf = (difference: Difference): 'added' | 'changed' | 'removed' => (!Object.hasOwn(difference, 'a') ? 'added' : Object.hasOwn(difference, 'b') ? 'changed' : 'removed');

/** States of a history with what each changed of the one before. A few are in memory at once, however large they are. */
async function withChanges(plans: PlanStore, id: string, heads: readonly RevisionHead[]) {
  const told = [];
  let documents = new Map<number, unknown>();
  for (const [index, { createdAt, ...head }] of heads.slice(0, MOST_REVISIONS).entries()) {
    const before = heads[index + 1];
    if (index % AT_ONCE === 0) documents = await plans.documents(id, heads.slice(index, index + AT_ONCE + 1).map(({ revision: each }) => each));
    const found = before ? differences(documents.get(before.revision), documents.get(head.revision)) : [];
    told.push({ ...head, createdAt: createdAt.toISOString(), changes: found.slice(0, MOST_CHANGES).map((each) => ({ path: formatPath(each.path), kind: kindOf(each) })), changeCount: found.length });
  }
  return told;
}

const printCursor = ({ value, id }: Cursor, sort: string) => Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

/**
 * Where a page begins.
 *
 * @throws Problem 400 where it is not the cursor of a list that is sorted so
 */
function readCursor(cursor: string, sort: string): Cursor {
  const [sorted, value, id] = unpacked(cursor);
  const isRight = sorted === sort && typeof value === 'string' && typeof id === 'string' && !value.includes('\0') && /^[\w-]{1,64}$/.test(id) && (sort === 'name' || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value));
  if (!isRight || (sort === 'updatedAt' && Number.isNaN(Date.parse(value)))) throw new Problem(400, say('badCursor', { value: cursor }));
  return { value, id };
}

function unpacked(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? (value as unknown[]) : [];
  } catch {
    return [];
  }
}
