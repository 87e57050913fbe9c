import type { RangeRole } from '@dualstack/schema';
import type { InferResponseType } from 'hono/client';
import i18next from 'i18next';
import { authorHeader } from '../base/author.js';
import { client, problem } from './client.js';

const spaces = client.api.v1.spaces;
const one = spaces[':id'];

/** An address space. */
export type Space = InferResponseType<typeof spaces.$get, 200>['spaces'][number];
/** The ranges of a space as JSON; the same call gives tables, too. */
export type HeldRanges = Extract<InferResponseType<(typeof one.ranges)['$get']>, { readonly whole: boolean }>;
/** A range of one, with whose it is. */
export type SpaceRange = HeldRanges['ranges'][number];
/** What a person says of a space. */
export type SpaceContent = Pick<Space, 'name' | 'description' | 'pools' | 'internalRanges'>;

/** Most ranges that a page asks for at once. */
const MOST_RANGES = 20_000;
/** Characters that the server takes of a name, and of a description. */
export const MOST_NAME = 200;
export const MOST_DESCRIPTION = 4000;
/** Pools that it takes of a space. */
export const MOST_POOLS = 100;

export async function fetchSpaces() {
  const response = await spaces.$get();
  if (!response.ok) throw await problem(response);
  return (await response.json()).spaces;
}

export async function fetchSpace(id: string) {
  const response = await one.$get({ param: { id } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/**
 * The ranges of a space in the order of addresses, and whether these are all.
 *
 * @param within only those that share addresses with this range
 */
export async function fetchRanges(id: string, within?: string) {
  const response = await one.ranges.$get({ param: { id }, query: { limit: String(MOST_RANGES), ...(within !== undefined && { within }) } });
  if (!response.ok) throw await problem(response);
  return (await response.json()) as HeldRanges;
}

export async function createSpace(content: SpaceContent) {
  const response = await spaces.$post({ json: content });
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** Changes a space as it was seen; somebody who has changed it since is not overwritten. */
export async function updateSpace({ id, revision }: Pick<Space, 'id' | 'revision'>, content: SpaceContent) {
  const response = await one.$put({ param: { id }, json: content }, { headers: { 'If-Match': `"${revision}"` } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

export async function deleteSpace({ id, revision }: Pick<Space, 'id' | 'revision'>) {
  const response = await one.$delete({ param: { id } }, { headers: { 'If-Match': `"${revision}"` } });
  if (!response.ok) throw await problem(response);
}

/** Plans of a space by name, the first of them. */
export async function fetchPlansOf(space: string, limit: number) {
  const response = await client.api.v1.plans.$get({ query: { space, sort: 'name', limit: String(limit) } });
  if (!response.ok) throw await problem(response);
  return (await response.json()).plans;
}

/** Enters ranges that others hold, all or none. */
export async function enterRange(id: string, range: { readonly range: string; readonly name: string; readonly owner?: string; readonly role?: RangeRole }) {
  const response = await one.ranges.$post({ param: { id } }, { init: { body: JSON.stringify({ ranges: [range] }) }, headers: { 'Content-Type': 'application/json' } });
  if (!response.ok) throw await problem(response);
  return response.json();
}

const rangesOf = (id: string) => `/api/v1/spaces/${encodeURIComponent(id)}/ranges`;

/** Enters the ranges of a table with comma-separated values: `range,name[,owner,role]`, or as NetBox exports prefixes. */
export async function enterTable(id: string, table: string) {
  const response = await fetch(rangesOf(id), { method: 'POST', body: table, headers: { 'Content-Type': 'text/csv', 'Accept-Language': i18next.language, ...authorHeader() } });
  if (!response.ok) throw await problem(response);
  return (await response.json()) as { readonly ids: readonly string[]; readonly known: number; readonly left: readonly { readonly line: number; readonly range: string; readonly status: string }[] };
}

/** Gives a range back that others held. */
export async function releaseRange(id: string, rangeId: string) {
  const response = await one.ranges[':rangeId'].$delete({ param: { id, rangeId } });
  if (!response.ok) throw await problem(response);
}

/** Where a space's ranges are had as a table. */
export const tableOf = (id: string, format: 'csv' | 'netbox'): string => `${rangesOf(id)}?format=${format}`;
