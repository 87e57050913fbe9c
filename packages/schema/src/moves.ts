import { type Cidr, cidrFrom, parseAddress, parseCidr } from './address/cidr.js';
import { ADDRESS_BITS, type Family } from './address/family.js';
import { formatCidr } from './address/format.js';
import { overlaps } from './address/overlap.js';
import { findingKey, type Fix, formatPath } from './findings/finding.js';
import { messagesOf } from './findings/message.js';
import type { en } from './messages/en.js';
import { applyFix, valueAt } from './plan/path.js';
import { check, readPlan, type Validation } from './validate.js';

const label = messagesOf<typeof en.fixes>();

/** Most ranges that are tried for one piece of room: each try checks the whole plan once. */
export const MAX_MOVES = 12;

/** A piece of room between ranges of a plan. */
export interface Room {
  readonly family: Family;
  readonly first: string;
  readonly last: string;
}

/**
 * Which ranges of a plan can be moved into a piece of room, each to the first place there that it fits. Each was tried: none
 * causes an error or a warning that was not there. A range that other things of the plan hang on, such as a VPC with its subnets, cannot.
 *
 * @param document the plan as it is written
 * @param validation what {@link validatePlan} said of it
 * @param room first and last address as text; one that is no address holds nothing
 * @returns the moves, in the order in which the plan names the ranges; at most {@link MAX_MOVES} were tried
 */
export function movesInto(document: unknown, { read, candidates }: Validation, { family, first, last }: Room): readonly Fix[] {
  const [from, to] = [parseAddress(first), parseAddress(last)];
  if (!read || !from.ok || !to.ok) return [];
  const known = new Set(candidates.map(({ finding }) => findingKey(finding)));
  const ranges = read.facts().read;
  /** Several ranges of one name, such as the container blocks of CCE, are told apart by where they are. */
  const isNamedTwice = (name: unknown) => ranges.filter(({ fact, cidr }) => cidr.family === family && JSON.stringify(fact.name) === JSON.stringify(name)).length > 1;
  const tried = ranges
    .filter(({ fact, cidr }) => cidr.family === family && fact.role !== 'reserved' && fact.role !== 'nat64' && (fact.automatic || isWrittenAs(valueAt(document, fact.path), cidr)))
    .flatMap(({ fact, cidr }) => {
      const place = firstPlace(family, cidr.prefix, from.value.value, to.value.value);
      return place && !overlaps(place, cidr) ? [{ fact, place, from: formatCidr(cidr) }] : [];
    })
    .slice(0, MAX_MOVES);
  return tried.flatMap(({ fact, place, from }) => {
    const value = formatCidr(place);
    const fix: Fix = { label: isNamedTwice(fact.name) ? label('move-from', { name: fact.name, from, value }) : label('move', { name: fact.name, value }), path: fact.path, value };
    return works(applyFix(document, fix), fix, known) ? [fix] : [];
  });
}

/** Whether a range stands by itself in its field, and not with others in one text or as part of something else. */
function isWrittenAs(value: unknown, cidr: Cidr): boolean {
  const parsed = typeof value === 'string' ? parseCidr(value) : undefined;
  return parsed?.ok === true && formatCidr(parsed.value) === formatCidr(cidr);
}

/** The first aligned range of a prefix length between two addresses. */
function firstPlace(family: Family, prefix: number, first: bigint, last: bigint): Cidr | undefined {
  const size = 1n << BigInt(ADDRESS_BITS[family] - prefix);
  const start = ((first + size - 1n) / size) * size;
  return start + size - 1n <= last ? cidrFrom(family, start, prefix) : undefined;
}

/**
 * Whether a move does what it says, and brings no error and no warning. The field of a range that the system makes by itself may be a
 * name, and then the range stays where it is.
 *
 * @param document the plan with the move made
 * @param known what was said of it before, by `findingKey`
 */
export function works(document: unknown, { path, value }: Fix, known: ReadonlySet<string>): boolean {
  const reading = readPlan(document);
  if (!reading.ok || !reading.value.facts().read.some(({ fact, cidr }) => formatPath(fact.path) === formatPath(path) && formatCidr(cidr) === value)) return false;
  for (const { finding } of check(document, reading.value)) if (finding.severity !== 'info' && !known.has(findingKey(finding))) return false;
  return true;
}
