import type { InferResponseType } from 'hono/client';
import { client, problem } from './client.js';
import { fetchPlans } from './plans.js';

const fleet = client.api.v1.fleet;

/** The plans of a fleet, and what is the same in all of them. */
export type Fleet = InferResponseType<typeof fleet.$post, 201>;
export type FleetPlan = Fleet['plans'][number];

/** What a fleet is made of: so many, or one for each name. */
export interface FleetAsked {
  readonly plan: unknown;
  readonly space: string;
  readonly status: 'draft' | 'final';
  readonly count: number;
  /** Those of the clusters, as many; without them, they are numbered. */
  readonly names?: readonly string[];
}

/**
 * Makes a fleet, all of it or nothing.
 *
 * @throws RequestError where the server does not make it
 */
export async function makeFleet({ plan, space, status, count, names }: FleetAsked, signal: AbortSignal): Promise<Fleet> {
  const response = await fleet.$post({ json: { plan: plan as Record<string, unknown>, space, status, ...(names ? { names: [...names] } : { count }) } }, { init: { signal } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** Plans on a page of the list: the most that the server gives. */
const PAGE = 100;

/** When the last plan of the server was written, by its own clock; empty where it has none. */
export async function lastWritten(): Promise<string> {
  return (await fetchPlans({ limit: 1 })).plans[0]?.updatedAt ?? '';
}

/**
 * The plans of a fleet that was made although nobody heard the answer: all of them were kept in the same moment, after another one.
 *
 * @param since when the last plan before it was written
 * @param isOwn whether a plan may be one of it, by its name
 * @returns undefined where it was not made
 */
export async function madeSince(since: string, { space, count }: FleetAsked, isOwn: (name: string) => boolean): Promise<readonly FleetPlan[] | undefined> {
  const newer: FleetPlan[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await fetchPlans({ limit: PAGE }, cursor);
    newer.push(...page.plans.filter((plan) => plan.createdAt > since && plan.space === space && isOwn(plan.name)));
    cursor = page.next;
    // The list begins with what was written last.
    if (cursor === undefined || page.plans.some(({ updatedAt }) => updatedAt <= since)) break;
  }
  const made = newer.map(({ createdAt }) => newer.filter((plan) => plan.createdAt === createdAt)).find((plans) => plans.length === count);
  return made?.sort((a, b) => new Intl.Collator('en', { numeric: true }).compare(a.name, b.name));
}
