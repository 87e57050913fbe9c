import type { JoinKind } from '@dualstack/schema';
import type { InferResponseType } from 'hono/client';
import { client, problem } from './client.js';

const join = client.api.v1.join;

/** Whether plans can be joined, as the server says it. */
export type Joined = InferResponseType<typeof join.$post, 200>;
/** A range that stands in the way of another, and one that has to move. */
export type JoinOverlap = Joined['pairs'][number]['overlaps'][number];
export type JoinRange = JoinOverlap['a'];
export type JoinMove = Joined['renumbering'][number];

/** Asks whether the clusters of plans can be joined in a way. A request that nobody waits for any more is given up. */
export async function fetchJoined(plans: readonly string[], kind: JoinKind, signal?: AbortSignal): Promise<Joined> {
  const response = await join.$post({ json: { plans: [...plans], for: kind } }, signal && { init: { signal } });
  if (!response.ok) throw await problem(response);
  return response.json();
}
