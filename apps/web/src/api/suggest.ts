import type { Family, IpFamily, ProviderId, RangeRole } from '@dualstack/schema';
import type { InferResponseType } from 'hono/client';
import { client, problem, RequestError } from './client.js';

const space = client.api.v1.spaces[':id'];

/** A plan that is sized, and how its ranges come. */
export type Allocation = InferResponseType<typeof space.allocate.$post, 200>;
/** What a plan is to carry. */
export interface AllocationAsked {
  readonly provider: ProviderId;
  readonly ipFamily: IpFamily;
  readonly nodes: number;
  readonly nodesAtMost?: number;
  readonly podsPerNode: number;
  readonly services: number;
  /** A new plan without. */
  readonly plan?: Record<string, unknown>;
  readonly planId?: string;
  readonly prefix?: string;
  readonly nodeNetwork?: boolean;
  readonly globalId: string;
}

/** Whether there is no room for what was asked; there may be some for less, of which the error says more. */
export const isNoRoom = (error: unknown): error is RequestError => error instanceof RequestError && error.status === 409;

interface RangeAsked {
  readonly space: string;
  readonly family: Family;
  readonly prefix: number;
  readonly role: RangeRole;
  readonly avoid: readonly string[];
  /** A network of which it is to be a part. */
  readonly within?: string;
}

/**
 * The first free range of a size.
 *
 * @throws RequestError of {@link isNoRoom} where there is none
 */
export async function suggestRange({ avoid, ...asked }: RangeAsked): Promise<string> {
  const response = await client.api.v1.cidrs.suggest.$post({ json: { ...asked, avoid: [...avoid], count: 1 } });
  if (!response.ok) throw await problem(response);
  const [range = ''] = (await response.json()).ranges;
  return range;
}

/**
 * A plan whose every range and mask carries so much.
 *
 * @throws RequestError of {@link isNoRoom} where there is none
 */
export async function allocatePlan(id: string, asked: AllocationAsked, signal: AbortSignal): Promise<Allocation> {
  const response = await space.allocate.$post({ param: { id }, json: asked }, { init: { signal } });
  if (!response.ok) throw await problem(response);
  return response.json();
}
