import { ADDRESS_BITS, binds, type Cidr, cidrFrom, type Family, formatCidr, formatPath, overlaps, parseCidr, type Reservation } from '@dualstack/schema';
import type { TakenSpan } from '@dualstack/schema/size';
import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { type Database, lockFor } from './database.js';
import { plans, ranges, spaces } from './schema.js';
import { codeOfCause } from './trouble.js';

/** SQLSTATE of a row that an exclusion constraint refuses, and of one whose space or plan is gone (PostgreSQL, appendix A). */
const EXCLUSION_VIOLATION = '23P01';
const FOREIGN_KEY_VIOLATION = '23503';
/** SQLSTATE of a row that a unique index refuses. */
const UNIQUE_VIOLATION = '23505';
/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
export const ROWS = 2000;
/** Ranges that one query looks for. */
const RANGES = 200;
/** Most clashes that are told of at once. */
export const MOST_CLASHES = 50;

/** The holder of ranges that belong to no plan; they may lie in one another. */
export const OTHERS = 'others';

/** A range that a plan wants, and what has it. */
export interface Clash {
  readonly range: string;
  readonly path: string;
  readonly with: { readonly plan?: string; readonly name: string; readonly range: string; readonly role: string; readonly owner: string };
}

/** A range that is wanted, as far as it keeps others out. */
type Wanted = Pick<Reservation, 'path' | 'cidr' | 'holder' | 'staysInside'>;

/** A range as the database prints it, which leaves the prefix length of a single address out. */
export function readRange(text: string): Cidr {
  const parsed = parseCidr(text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`);
  if (!parsed.ok) throw new Error(`${text} is no range, and the database has it as one`);
  return parsed.value;
}

/** The same as we write it; but for addresses of IPv6 that are printed with one of IPv4 in them, it is what the database prints. */
export function textOfRange(text: string): string {
  if (text.includes(':') && text.includes('.')) return formatCidr(readRange(text));
  return text.includes('/') ? text : `${text}/${text.includes(':') ? 128 : 32}`;
}

/** Bytes before the address of a range on the wire: family, prefix length, whether it is a cidr, and how many bytes follow. */
const INET_HEADER = 4;

/**
 * Ranges as `inet_send` packs them, one behind the other in any order, in hexadecimal: what of each makes an order, by address and the
 * wider first. Their digits are sorted here in a tenth of the time that the database takes for it.
 *
 * @see https://github.com/postgres/postgres/blob/REL_17_2/src/backend/utils/adt/network.c network_send
 */
function sortedRanges(packed: string, family: Family): readonly string[] {
  const width = 2 * INET_HEADER + ADDRESS_BITS[family] / 4;
  return Array.from({ length: packed.length / width }, (_, index) => {
    const at = index * width;
    return packed.slice(at + 2 * INET_HEADER, at + width) + packed.slice(at + 2, at + 4);
  }).sort();
}

/** Reads {@link sortedRanges}: the first address, and the prefix length. */
const firstIn = (text: string): bigint => BigInt(`0x${text.slice(0, -2)}`);
const prefixIn = (text: string): number => Number.parseInt(text.slice(-2), 16);

/** Ranges as `inet_send` packs them, in hexadecimal, by address, the wider first. */
export const unpackRanges = (packed: string, family: Family): Cidr[] => sortedRanges(packed, family).map((text) => cidrFrom(family, firstIn(text), prefixIn(text)));

/**
 * The addresses of such ranges as the fewest spans, in order: what {@link mergeSpans} makes of them, without an object for each of tens of
 * thousands.
 *
 * @param held how all of them are held
 */
export function unpackSpans(packed: string, family: Family, { isInside, isNetwork }: Pick<Required<TakenSpan>, 'isInside' | 'isNetwork'>): TakenSpan[] {
  const bits = ADDRESS_BITS[family];
  const spans: { family: Family; first: bigint; last: bigint; isInside: boolean; isNetwork: boolean }[] = [];
  let before: (typeof spans)[number] | undefined;
  for (const text of sortedRanges(packed, family)) {
    const first = firstIn(text);
    const last = first | ((1n << BigInt(bits - prefixIn(text))) - 1n);
    if (!before || first > before.last + 1n) spans.push((before = { family, first, last, isInside, isNetwork }));
    else if (last > before.last) before.last = last;
  }
  return spans;
}

/** Whether the database refused a write because ranges would share addresses. */
export const isClash = (error: unknown): boolean => codeOfCause(error) === EXCLUSION_VIOLATION;

/** Whether the database refused a write because its space is gone since somebody looked. */
export const isOrphan = (error: unknown): boolean => codeOfCause(error) === FOREIGN_KEY_VIOLATION;

/** Whether the database refused a write because there is a row of that name, or of that id. */
export const isTwin = (error: unknown): boolean => codeOfCause(error) === UNIQUE_VIOLATION;

/** Whether ranges that stay inside a cluster may be those of another one too, in a space. */
async function mayRepeatIn(tx: Database, space: string): Promise<boolean> {
  const [found] = await tx.select({ internalRanges: spaces.internalRanges }).from(spaces).where(eq(spaces.id, space));
  return found?.internalRanges === 'reusable';
}

/** A plan as far as its ranges go. */
interface Holder {
  readonly space: string;
  readonly id: string;
  readonly status: 'draft' | 'final';
  readonly author: string;
}

/**
 * Gives a plan the ranges that it takes up, in place of those that it had. Those of a draft keep nobody out.
 *
 * @throws an error of {@link isClash} where a binding range meets another's
 */
export async function reserve(tx: Database, plan: Holder, reservations: readonly Reservation[]): Promise<void> {
  const before = await tx.delete(ranges).where(and(eq(ranges.space, plan.space), eq(ranges.plan, plan.id))).returning({ path: ranges.path, range: ranges.range, binding: ranges.binding, createdAt: ranges.createdAt });
  const since = new Map(before.map(({ range, createdAt, ...rest }) => [standing({ ...rest, range: textOfRange(range) }), createdAt]));
  await reserveAll(tx, plan.space, [{ plan, reservations }], since);
}

/** How a plan has a range: as long as this is the same, it has had it since it has had it so. */
const standing = ({ path, range, binding }: { readonly path: string; readonly range: string; readonly binding: boolean }): string => `${path} ${range} ${binding}`;

/**
 * Gives plans of a space that have none the ranges that they take up.
 *
 * @param since from when on they have had those that they had before, by their {@link standing}
 * @throws an error of {@link isClash} likewise
 */
export async function reserveAll(tx: Database, space: string, wanted: readonly { readonly plan: Holder; readonly reservations: readonly Reservation[] }[], since: ReadonlyMap<string, Date> = new Map()): Promise<void> {
  if (wanted.every(({ reservations }) => reservations.length === 0)) return;
  // Two that write ranges which meet would each wait for the other, until the database ends one of them after a second.
  if (wanted.some(({ plan }) => plan.status === 'final')) await lockFor(tx, space);
  const mayRepeat = await mayRepeatIn(tx, space);
  const rows = wanted.flatMap(({ plan: { id, status, author }, reservations }) =>
    reservations.map((each, index) => {
      const held = { path: formatPath(each.path), range: each.cidr, binding: status === 'final' && binds(each, mayRepeat) };
      return { ...held, space, id: `${id}:${index}`, plan: id, role: each.role, family: each.family, name: '', owner: author, holder: each.holder === 'others' ? OTHERS : id, inside: each.staysInside, createdAt: since.get(standing(held)) };
    }),
  );
  for (let start = 0; start < rows.length; start += ROWS) await tx.insert(ranges).values(rows.slice(start, start + ROWS));
}

/** What a plan takes up, as far as it says who is kept out: as it was told to {@link reserve}. */
export async function reservedBy(db: Database, space: string, id: string): Promise<Wanted[]> {
  const rows = await db
    .select({ range: ranges.range, path: ranges.path, role: ranges.role, holder: ranges.holder, inside: ranges.inside })
    .from(ranges)
    .where(and(eq(ranges.space, space), eq(ranges.plan, id)))
    .orderBy(asc(ranges.range), asc(ranges.id));
  return rows.map(({ range, path, role, holder, inside }) => ({ path: [path], cidr: textOfRange(range), holder: holder === OTHERS ? 'others' : role === 'vpc' ? 'network' : 'plan', staysInside: inside }));
}

/**
 * What stands in the way of ranges in a space, as far as {@link MOST_CLASHES}.
 *
 * @param except the plan that wants them
 * @param withDrafts whether those of drafts count too
 */
export async function clashesOf(db: Database, space: string, reservations: readonly Wanted[], except: string, { withDrafts = false }: { withDrafts?: boolean } = {}): Promise<Clash[]> {
  const mayRepeat = await mayRepeatIn(db, space);
  const wanted = reservations.filter((each) => binds(each, mayRepeat));
  if (wanted.length === 0) return [];
  const clashes: Clash[] = [];
  for (let start = 0; start < wanted.length && clashes.length < MOST_CLASHES; start += RANGES) {
    const some = wanted.slice(start, start + RANGES);
    const rows = await db
      .select({ range: ranges.range, role: ranges.role, owner: ranges.owner, plan: ranges.plan, name: ranges.name, planName: plans.name, holder: ranges.holder })
      .from(ranges)
      .leftJoin(plans, and(eq(plans.space, ranges.space), eq(plans.id, ranges.plan)))
      .where(
        and(
          eq(ranges.space, space),
          or(isNull(ranges.plan), ne(ranges.plan, except)),
          withDrafts ? ne(ranges.role, 'vpc') : eq(ranges.binding, true),
          mayRepeat ? eq(ranges.inside, false) : undefined,
          or(...some.map(({ cidr, holder }) => and(sql`${ranges.range} && ${cidr}::inet`, holder === 'others' ? ne(ranges.holder, OTHERS) : undefined))),
        ),
      )
      .orderBy(asc(ranges.range), asc(ranges.id))
      .limit(MOST_CLASHES);
    const taken = rows.map((row) => ({ ...row, cidr: readRange(row.range) }));
    for (const each of some) {
      const range = readRange(each.cidr);
      for (const row of taken) {
        if ((each.holder === 'others' && row.holder === OTHERS) || !overlaps(range, row.cidr)) continue;
        clashes.push({ range: each.cidr, path: formatPath(each.path), with: { ...(row.plan !== null && { plan: row.plan }), name: row.planName ?? row.name, range: formatCidr(row.cidr), role: row.role, owner: row.owner } });
      }
    }
  }
  return clashes.slice(0, MOST_CLASHES);
}
