import type { InferResponseType } from 'hono/client';
import { client, problem } from './client.js';

const plans = client.api.v1.plans;

/** A plan as the list has it. */
export type ListedPlan = InferResponseType<typeof plans.$get, 200>['plans'][number];
/** A state in the history of a plan, without the plan itself. */
export type ListedRevision = InferResponseType<(typeof plans)[':id']['revisions']['$get'], 200>['revisions'][number];

/** What a list of plans is asked for. */
export interface PlanQuery {
  readonly query?: string;
  readonly status?: 'draft' | 'final';
  readonly deleted?: boolean;
  readonly limit: number;
}

/** A page of the plans of the server. */
export async function fetchPlans({ query, status, deleted, limit }: PlanQuery, cursor?: string) {
  const asked = { limit: String(limit), ...(query && { query }), ...(status && { status }), ...(deleted && { deleted: 'true' }), ...(cursor !== undefined && { cursor }) };
  const response = await plans.$get({ query: asked });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** The history of a plan, the newest state first. */
export async function fetchRevisions(id: string) {
  const response = await plans[':id'].revisions.$get({ param: { id } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** One state of the history of a plan, with the plan. */
export async function fetchRevision(id: string, revision: number) {
  const response = await plans[':id'].revisions[':revision'].$get({ param: { id, revision: String(revision) } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** Takes a plan out of the bin for good. */
export async function purgePlan(id: string, revision: number): Promise<void> {
  const response = await plans[':id'].$delete({ param: { id }, query: { forever: 'true' } }, { headers: { 'If-Match': `"${revision}"` } });
  const { status }: { status: number } = response;
  // Who was faster has done the same.
  if (!response.ok && status !== 404) throw await problem(response);
}
