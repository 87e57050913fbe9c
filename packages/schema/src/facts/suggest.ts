import { firstFree, largestFree } from '../address/allocate.js';
import { type Cidr, cidrFrom, type Span } from '../address/cidr.js';
import type { Family } from '../address/family.js';
import { contains, overlaps } from '../address/overlap.js';
import { PRIVATE_POOLS } from '../address/special.js';
import { drawGlobalId, LOCALLY_ASSIGNED, looksRandom, SITE_PREFIX, withGlobalId } from '../address/ula.js';
import type { RangeRole } from './facts.js';

/** How often a prefix is drawn before there is taken to be no room: each has a chance of 2^-40 to be somebody's. */
const MOST_DRAWS = 1000;
/** Prefixes that are drawn beside those that are needed: one may be taken, or look as if somebody had chosen it. */
const SPARE = 4;

/** A pool of addresses, and what ranges out of it are for; for anything where it names no role. */
export interface RolePool {
  readonly cidr: Cidr;
  readonly roles: readonly string[];
}

/** What ranges somebody wants to have. */
export interface AskedRanges {
  readonly family: Family;
  /** Prefix length of each. */
  readonly prefix: number;
  readonly role: RangeRole;
  readonly count: number;
  /** Where they are taken from; private space, and in IPv6 a prefix drawn at random, where no pool serves the role. */
  readonly pools: readonly RolePool[];
  /** What they must keep clear of. */
  readonly taken: readonly Span[];
  /** Draws a global ID of unique local addresses. */
  readonly draw?: () => bigint;
}

/** Ranges that are free, or why there are not so many: those that there are, and the largest free range, where the pools have any. */
export type Suggestion = { readonly ok: true; readonly ranges: readonly Cidr[] } | { readonly ok: false; readonly free: readonly Cidr[]; readonly largest?: Cidr; readonly pools: readonly Cidr[] };

/** The pools of a family that serve a role: those that name it, or else those that name none. */
export function poolsFor(pools: readonly RolePool[], family: Family, role: RangeRole): readonly Cidr[] {
  const own = pools.filter(({ cidr }) => cidr.family === family);
  const named = own.filter(({ roles }) => roles.includes(role));
  return (named.length > 0 ? named : own.filter(({ roles }) => roles.length === 0)).map(({ cidr }) => cidr);
}

/**
 * The pools that ranges of a role are taken from. In IPv6 it is everything that a site may assign itself where nobody has given any.
 *
 * @example
 * placesFor([], 'ipv4', 'pods') // 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16
 */
export function placesFor(pools: readonly RolePool[], family: Family, role: RangeRole): readonly Cidr[] {
  const given = poolsFor(pools, family, role);
  return given.length > 0 ? given : PRIVATE_POOLS.filter((pool) => pool.family === family);
}

/** Whether ranges come out of prefixes that are drawn at random, because no pool serves the role. */
export const areDrawn = (pools: readonly RolePool[], family: Family, role: RangeRole): boolean => family === 'ipv6' && poolsFor(pools, family, role).length === 0;

/** A prefix that a site has drawn, by its global ID. */
export interface Site {
  readonly id: bigint;
  readonly cidr: Cidr;
}

/**
 * Draws prefixes for so many ranges of a size, and a few more: for whoever wants to look only at what is taken in these before
 * {@link suggestRanges} draws them.
 */
export function drawSites(count: number, prefix: number, draw = drawGlobalId): readonly Site[] {
  const whole = cidrFrom('ipv6', LOCALLY_ASSIGNED.first, SITE_PREFIX);
  const each = 2 ** Math.min(30, Math.max(0, prefix - SITE_PREFIX));
  return Array.from({ length: Math.ceil(count / each) + SPARE }, draw).map((id) => ({ id, cidr: withGlobalId(whole, id) }));
}

/** The first free ranges of a size, clear of what is taken and of one another, all or none. */
export function suggestRanges({ family, prefix, role, count, pools, taken, draw = drawGlobalId }: AskedRanges): Suggestion {
  const isDrawn = areDrawn(pools, family, role);
  const places = placesFor(pools, family, role);
  /** A pool for other roles that lies in one for every role is none of that. */
  const ofOthers = pools.filter(({ roles }) => roles.length > 0 && !roles.includes(role)).map(({ cidr }) => cidr);
  const inTheWay = [...taken, ...ofOthers.filter((other) => places.some((place) => contains(place, other)))];
  const free: Cidr[] = [];
  const tried: Cidr[] = [];
  for (const place of isDrawn ? drawPlaces(inTheWay, draw) : places) {
    tried.push(place);
    free.push(...firstFree(place, prefix, count - free.length, [...inTheWay, ...free]));
    // A prefix that is drawn is empty, so that what does not fit into the first fits into none.
    if (free.length === count || (isDrawn && free.length === 0)) break;
  }
  if (free.length === count) return { ok: true, ranges: free };
  const largest = tried.flatMap((place) => largestFree(place, [...inTheWay, ...free]) ?? []).reduce<Cidr | undefined>((best, each) => (best && best.prefix <= each.prefix ? best : each), undefined);
  return { ok: false, free, pools: places, ...(largest && { largest }) };
}

/** Prefixes of a site that nobody has anything of, drawn one after the other. */
function* drawPlaces(taken: readonly Span[], draw: () => bigint): Generator<Cidr, void> {
  const whole = cidrFrom('ipv6', LOCALLY_ASSIGNED.first, SITE_PREFIX);
  const drawn: Cidr[] = [];
  for (let attempt = 0; attempt < MOST_DRAWS; attempt += 1) {
    const id = draw();
    const place = withGlobalId(whole, id);
    if (!looksRandom(id) || [...taken, ...drawn].some((each) => overlaps(each, place))) continue;
    drawn.push(place);
    yield place;
  }
}
