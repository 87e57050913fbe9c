import { client, type ProblemBody, RequestError } from '../api/client.js';
import type { Answer, PlanServer, ServerPlan } from './sync.js';

const plan = client.api.v1.plans[':id'];

/** Bytes that a browser still sends when the page is closed (Fetch standard: 64 KiB for all that is under way). */
const MOST_KEPT_ALIVE = 48 * 1024;

/** An answer, as far as it is read here. */
interface Answered {
  readonly status: number;
  readonly json: () => Promise<unknown>;
}

const tag = (revision: number) => `"${revision}"`;

/** What answers are worth asking for again: the server has a trouble of its own, or asks to wait. */
const isForNow = (status: number) => status >= 500 || status === 408 || status === 429;

/**
 * Reads what the server answered to who wanted to write.
 *
 * @throws RequestError where it may answer something else the next time
 */
export async function readAnswer(response: Answered): Promise<Answer> {
  const { status } = response;
  if (status < 300) return { kind: 'kept', plan: (await response.json()) as ServerPlan };
  const { detail, current, clashes, findings } = (await response.json().catch(() => ({}))) as ProblemBody;
  if (isForNow(status)) throw new RequestError(detail ?? `HTTP ${status}`, status);
  if (status === 412 && current) return { kind: 'stale', theirs: current as ServerPlan };
  // A conflict without clashes is one with where the plan is: in the bin, or not in it any more.
  if (status === 404 || (status === 409 && clashes === undefined)) return { kind: 'gone' };
  return { kind: 'refused', reason: detail ?? `HTTP ${status}`, ...(clashes && { clashes }), ...(findings && { findings }) };
}

/** The calls of this server that keep plans. */
export const planServer: PlanServer = {
  async put(id, revision, content) {
    const body = JSON.stringify(content);
    const headers = revision === undefined ? { 'If-None-Match': '*' } : { 'If-Match': tag(revision) };
    const response = await plan.$put({ param: { id }, json: content as never }, { headers, init: { keepalive: body.length < MOST_KEPT_ALIVE } });
    return readAnswer(response);
  },
  async get(id) {
    const response = await plan.$get({ param: { id } });
    const answer = await readAnswer(response);
    if (answer.kind === 'kept') return answer.plan;
    if (answer.kind === 'gone') return undefined;
    throw new RequestError(answer.kind === 'refused' ? answer.reason : '', response.status);
  },
  async remove(id, revision) {
    const response = await plan.$delete({ param: { id }, query: {} }, { headers: { 'If-Match': tag(revision) } });
    const answer = await readAnswer(response);
    if (answer.kind === 'kept') return { kind: 'removed', revision: answer.plan.revision };
    if (answer.kind === 'refused') throw new RequestError(answer.reason, response.status);
    return answer;
  },
  async restore(id, revision, { state, status } = {}) {
    const response = await plan.restore.$post({ param: { id }, json: { ...(state !== undefined && { revision: state }), ...(status && { status }) } }, { headers: { 'If-Match': tag(revision) } });
    return readAnswer(response);
  },
};
