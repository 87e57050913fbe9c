import type { Family, IpFamily, ProviderId, RangeRole } from '@dualstack/schema';
import type { InferResponseType } from 'hono/client';
import { client, RequestError } from './client.js';

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
  readonly plan: Record<string, unknown>;
  readonly planId?: string;
  readonly prefix?: string;
  readonly nodeNetwork: boolean;
  readonly globalId: string;
}

/** Figures of which each alone would fit. */
export interface Fitting {
  readonly nodes?: number;
  readonly podsPerNode?: number;
  readonly services?: number;
}

/** There is no room for what was asked; there may be some for less. */
export class NoRoom extends RequestError {
  constructor(
    message: string,
    status: number,
    readonly largest: string | undefined,
    readonly nearest: Fitting,
  ) {
    super(message, status);
  }
}

async function refusal(response: { status: number; json: () => Promise<unknown> }): Promise<RequestError> {
  const { detail = `HTTP ${response.status}`, room, nearest } = (await response.json().catch(() => ({}))) as { detail?: string; room?: { largest?: string }; nearest?: Fitting };
  return response.status === 409 ? new NoRoom(detail, response.status, room?.largest, nearest ?? {}) : new RequestError(detail, response.status);
}

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
 * @throws NoRoom where there is none
 */
export async function suggestRange({ avoid, ...asked }: RangeAsked): Promise<string> {
  const response = await client.api.v1.cidrs.suggest.$post({ json: { ...asked, avoid: [...avoid], count: 1 } });
  if (!response.ok) throw await refusal(response);
  const [range = ''] = (await response.json()).ranges;
  return range;
}

/**
 * A plan whose every range and mask carries so much.
 *
 * @throws NoRoom where there is none
 */
export async function allocatePlan(id: string, asked: AllocationAsked, signal: AbortSignal): Promise<Allocation> {
  const response = await space.allocate.$post({ param: { id }, json: asked }, { init: { signal } });
  if (!response.ok) throw await refusal(response);
  return response.json();
}
