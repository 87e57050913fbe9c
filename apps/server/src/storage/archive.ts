import { type Cidr, formatCidr, type IpFamily, type RangeRole, type Reservation } from '@dualstack/schema';
import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { restoreSpaces } from './archive-spaces.js';
import { CHANNEL, type Database, lockFor, type OpenDatabase, planTopic } from './database.js';
import { canonical, differing } from './differing.js';
import type { PlanStatus, Reason } from './plans.js';
import { type Clash, clashesOf, isClash, isOrphan, isTwin, OTHERS, readRange, reserveAll, textOfRange } from './reserve.js';
import { plans, type Pool, ranges, revisions, spaces } from './schema.js';

/** A space in an archive. */
export interface ArchivedSpace {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly pools: readonly Pool[];
  readonly internalRanges: 'unique' | 'reusable';
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A range that others hold, in an archive. */
export interface ArchivedRange {
  readonly space: string;
  readonly id: string;
  readonly range: string;
  readonly name: string;
  readonly owner: string;
  readonly role: RangeRole;
  readonly createdAt: string;
}

/** A plan in an archive, in the bin or not. */
export interface ArchivedPlan {
  readonly id: string;
  readonly space: string;
  readonly name: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly status: PlanStatus;
  readonly plan: unknown;
  readonly revision: number;
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deletedAt?: string;
}

/** A state of the history of a plan, in an archive. */
export interface ArchivedRevision {
  readonly plan: string;
  readonly revision: number;
  readonly name: string;
  readonly status: PlanStatus;
  readonly author: string;
  readonly reason: Reason;
  readonly createdAt: string;
  readonly document: unknown;
}

/** Everything that is kept, in parts that are in memory one at a time. */
export interface Parts {
  readonly spaces: readonly ArchivedSpace[];
  readonly ranges: readonly ArchivedRange[];
  readonly plans: readonly ArchivedPlan[];
  readonly revisions: readonly ArchivedRevision[];
}
export type PartKind = keyof Parts;
export type Part = { readonly [Kind in PartKind]: { readonly kind: Kind; readonly rows: Parts[Kind] } }[PartKind];

/** What is known of the plan of an archive. */
export interface KnownPlan {
  readonly provider: string;
  readonly ipFamily: IpFamily | '';
  readonly reservations: readonly Reservation[];
}

/** What is done with what an archive and the store both have, each in its own way: nothing is restored, the store keeps its own, or plans are restored beside them. */
export const CONFLICTS = ['refuse', 'skip', 'copy'] as const;
export type Conflicts = (typeof CONFLICTS)[number];

/** Something of an archive that the store has otherwise. */
export interface Conflict {
  readonly kind: 'space' | 'plan' | 'range';
  readonly id: string;
  readonly name: string;
  /** In what they differ. */
  readonly fields: readonly string[];
}

/** What came of an archive. */
export interface Restored {
  readonly spaces: Counts;
  readonly ranges: Counts;
  readonly plans: Counts & { readonly copied: readonly { readonly id: string; readonly from: string; readonly name: string }[] };
}
/** How many were restored, how many were there already, and how many were left out because the store has them otherwise. */
export interface Counts {
  readonly restored: number;
  readonly same: number;
  readonly skipped: number;
}

export type RestoreOutcome =
  | { readonly kind: 'kept'; readonly restored: Restored }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }
  | { readonly kind: 'clash'; readonly clashes: readonly Clash[] }
  /** Something lies in a space that neither the archive nor the store has. */
  | { readonly kind: 'orphan' };

/** What is read from an archive. */
export interface Archive {
  /** The parts of a kind, each read when it is its turn. */
  readonly parts: <Kind extends PartKind>(kind: Kind) => Iterable<Parts[Kind]>;
  readonly known: ReadonlyMap<string, KnownPlan>;
}

/** Bytes of documents of a part: what is in memory at once. */
const PART = 4 * 1024 * 1024;
const PLANS = 100;
/** Rows of one statement. */
const ROWS = 50;
/** How often a restore is tried while others take the names of its spaces. */
const ATTEMPTS = 3;
/** Most conflicts that are told of. */
const MOST_CONFLICTS = 100;

/** Thrown to take back what was written so far. */
class Conflicting extends Error {
  constructor(readonly conflicts: readonly Conflict[]) {
    super('the store has it otherwise');
  }
}

/** Gives everything that is kept, and takes it back. */
export function archiveStore({ db, room }: OpenDatabase) {
  return {
    /**
     * Everything, part by part. Each plan is as it is when its turn comes, with the states of its history up to then; plans come before
     * spaces, so that no plan lies in a space that is not there.
     */
    async *everything(): AsyncGenerator<Part, void> {
      for (let last = ''; ; ) {
        const heads = await db.select({ id: plans.id, size: plans.size }).from(plans).where(gt(plans.id, last)).orderBy(asc(plans.id)).limit(PLANS);
        const [some] = inParts(heads);
        if (!some) break;
        last = some.at(-1)?.id ?? '';
        const rows = await db.select().from(plans).where(inArray(plans.id, some.map(({ id }) => id))).orderBy(asc(plans.id));
        yield { kind: 'plans', rows: rows.map(({ document, createdAt, updatedAt, deletedAt, size: _, provider: __, ipFamily: ___, ...rest }) => ({ ...rest, plan: document, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString(), ...(deletedAt && { deletedAt: deletedAt.toISOString() }) })) };
        const upTo = new Map(rows.map(({ id, revision }) => [id, revision]));
        yield* history(upTo);
      }
      const held = await db.select().from(ranges).where(isNull(ranges.plan)).orderBy(asc(ranges.space), asc(ranges.range), asc(ranges.id));
      for (let start = 0; start < held.length; start += 5000) {
        yield { kind: 'ranges', rows: held.slice(start, start + 5000).map(({ space, id, range, name, owner, role, createdAt }) => ({ space, id, range: textOfRange(range), name, owner, role, createdAt: createdAt.toISOString() })) };
      }
      const found = await db.select().from(spaces).orderBy(asc(spaces.id));
      yield { kind: 'spaces', rows: found.map(({ createdAt, updatedAt, ...rest }) => ({ ...rest, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() })) };
    },

    /**
     * Restores an archive, all or nothing. What is not there is written as it was, with its id, its history and its times; what is there
     * and the same stays; nothing is ever written over. Ranges of final plans keep others out, as the database decides.
     *
     * @param proceed throws where nobody waits for it any more, and then nothing is written
     */
    async restore(archive: Archive, conflicts: Conflicts, proceed: () => void): Promise<RestoreOutcome> {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await restoreOnce(archive, conflicts, proceed);
        } catch (error) {
          // Somebody has made a space of the same name meanwhile, and it is there now.
          if (!isTwin(error) || attempt === ATTEMPTS) throw error;
        }
      }
    },
  };

  async function restoreOnce(archive: Archive, conflicts: Conflicts, proceed: () => void): Promise<RestoreOutcome> {
      try {
        return await db.transaction(async (tx): Promise<RestoreOutcome> => {
          await room();
          await lockFor(tx, 'restore');
          const found: Conflict[] = [];
          const about = { tx, archive, conflicts, proceed, found };
          const restored = { spaces: await restoreSpaces(about), plans: await restorePlans(about), ranges: await restoreRanges(about) };
          if (conflicts === 'refuse' && found.length > 0) throw new Conflicting(found);
          return { kind: 'kept', restored };
        });
      } catch (error) {
        if (error instanceof Conflicting) return { kind: 'conflict', conflicts: error.conflicts.slice(0, MOST_CONFLICTS) };
        if (isOrphan(error)) return { kind: 'orphan' };
        if (!isClash(error)) throw error;
        return { kind: 'clash', clashes: await clashesWith(db, archive) };
      }
  }

  async function* history(upTo: ReadonlyMap<string, number>): AsyncGenerator<Part, void> {
    const heads = await db
      .select({ space: revisions.space, plan: revisions.plan, revision: revisions.revision, size: sql<number>`octet_length(${revisions.document}::text)` })
      .from(revisions)
      .where(inArray(revisions.plan, [...upTo.keys()]))
      .orderBy(asc(revisions.plan), asc(revisions.revision));
    for (const some of inParts(heads.filter(({ plan, revision }) => revision <= (upTo.get(plan) ?? 0)))) {
      const rows = await db.select().from(revisions).where(or(...some.map(({ space, plan, revision }) => and(eq(revisions.space, space), eq(revisions.plan, plan), eq(revisions.revision, revision))))).orderBy(asc(revisions.plan), asc(revisions.revision));
      yield { kind: 'revisions', rows: rows.map(({ space: _, createdAt, ...rest }) => ({ ...rest, createdAt: createdAt.toISOString() })) };
    }
  }
}

export type ArchiveStore = ReturnType<typeof archiveStore>;

/** Rows cut by the bytes that they have together, and by their number. */
function inParts<Row extends { readonly size: number }>(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [];
  let bytes = 0;
  for (const row of rows) {
    const last = parts.at(-1);
    if (last && bytes + row.size <= PART && last.length < 500) last.push(row);
    else {
      parts.push([row]);
      bytes = 0;
    }
    bytes += row.size;
  }
  return parts;
}

export interface Restoring {
  readonly tx: Database;
  readonly archive: Archive;
  readonly conflicts: Conflicts;
  readonly proceed: () => void;
  readonly found: Conflict[];
}

async function restorePlans({ tx, archive, conflicts, proceed, found }: Restoring): Promise<Restored['plans']> {
  const counts = { restored: 0, same: 0, skipped: 0 };
  const copied: { id: string; from: string; name: string }[] = [];
  /** Where the history of a plan goes: its id, and its space. */
  const written = new Map<string, { readonly id: string; readonly space: string }>();
  for (const rows of archive.parts('plans')) {
    for (let start = 0; start < rows.length; start += ROWS) {
      proceed();
      const some = rows.slice(start, start + ROWS);
      const there = new Map((await tx.select().from(plans).where(inArray(plans.id, some.map(({ id }) => id)))).map((row) => [row.id, row]));
      const wanted = some.flatMap((row) => {
        const before = there.get(row.id);
        if (!before) return [{ row, id: row.id, isCopy: false }];
        const contentOf = ({ name, description, labels, status, space }: Pick<ArchivedPlan, 'name' | 'description' | 'labels' | 'status' | 'space'>, plan: unknown, isInBin: boolean) => ({ name, description, labels, status, space, plan, deletedAt: isInBin });
        const fields = differing(contentOf(row, row.plan, row.deletedAt !== undefined), contentOf(before, before.document, before.deletedAt !== null));
        if (fields.length === 0) {
          counts.same += 1;
          return [];
        }
        found.push({ kind: 'plan', id: row.id, name: row.name, fields });
        if (conflicts === 'copy') return [{ row, id: nanoid(), isCopy: true }];
        counts.skipped += 1;
        return [];
      });
      await writePlans(tx, archive, wanted);
      for (const { row, id, isCopy } of wanted) {
        written.set(row.id, { id, space: row.space });
        if (isCopy) copied.push({ id, from: row.id, name: row.name });
        else counts.restored += 1;
      }
    }
  }
  for (const rows of archive.parts('revisions')) {
    for (let start = 0; start < rows.length; start += ROWS) {
      proceed();
      const values = rows.slice(start, start + ROWS).flatMap(({ plan, createdAt, ...rest }) => {
        const to = written.get(plan);
        return to ? [{ ...rest, space: to.space, plan: to.id, createdAt: new Date(createdAt) }] : [];
      });
      if (values.length > 0) await tx.insert(revisions).values(values);
    }
  }
  return { ...counts, copied };
}

/** Writes plans with their ranges. A copy is a draft: the plan beside which it is restored has its ranges. */
async function writePlans(tx: Database, { known }: Archive, wanted: readonly { readonly row: ArchivedPlan; readonly id: string; readonly isCopy: boolean }[]): Promise<void> {
  if (wanted.length === 0) return;
  const values = wanted.map(({ row: { plan, createdAt, updatedAt, deletedAt, ...rest }, id, isCopy }) => ({
    ...rest,
    id,
    labels: { ...rest.labels },
    status: isCopy ? ('draft' as const) : rest.status,
    provider: known.get(rest.id)?.provider ?? '',
    ipFamily: known.get(rest.id)?.ipFamily ?? ('' as const),
    document: plan,
    size: Buffer.byteLength(JSON.stringify(plan)),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
    deletedAt: deletedAt === undefined ? null : new Date(deletedAt),
  }));
  await tx.insert(plans).values(values);
  for (const space of new Set(values.map((row) => row.space))) {
    const held = values.flatMap((row, index) => (row.space === space && row.deletedAt === null ? [{ plan: row, reservations: known.get(wanted[index]?.row.id ?? '')?.reservations ?? [] }] : []));
    await reserveAll(tx, space, held);
  }
  const topics = JSON.stringify(values.map(({ id, revision }) => planTopic(id, revision)));
  await tx.execute(sql`select pg_notify(${CHANNEL}, topic) from jsonb_array_elements_text(${topics}::jsonb) as topic`);
}

async function restoreRanges({ tx, archive, conflicts, proceed, found }: Restoring): Promise<Counts> {
  const counts = { restored: 0, same: 0, skipped: 0 };
  for (const rows of archive.parts('ranges')) {
    for (let start = 0; start < rows.length; start += 500) {
      proceed();
      const some = rows.slice(start, start + 500);
      const there = await tx.select().from(ranges).where(and(isNull(ranges.plan), or(inArray(ranges.id, some.map(({ id }) => id)), inArray(sql`${ranges.range}::text`, some.map(({ range }) => textOf(readRange(range)))))));
      const contentOf = ({ space, range, name, owner, role }: Pick<ArchivedRange, 'space' | 'range' | 'name' | 'owner' | 'role'>) => ({ space, range: formatCidr(readRange(range)), name, owner, role });
      const equal = new Set(there.map((row) => canonical(contentOf(row))));
      const byId = new Map(there.map((row) => [`${row.space} ${row.id}`, row]));
      const values = some.flatMap((row) => {
        if (equal.has(canonical(contentOf(row)))) {
          counts.same += 1;
          return [];
        }
        const before = byId.get(`${row.space} ${row.id}`);
        if (before) found.push({ kind: 'range', id: row.id, name: row.name, fields: differing(contentOf(row), contentOf(before)) });
        if (before && conflicts !== 'copy') {
          counts.skipped += 1;
          return [];
        }
        counts.restored += 1;
        return [{ ...row, id: before ? nanoid() : row.id, family: readRange(row.range).family, holder: OTHERS, inside: false, binding: true, createdAt: new Date(row.createdAt) }];
      });
      for (const space of new Set(values.map((row) => row.space))) await lockFor(tx, space);
      if (values.length > 0) await tx.insert(ranges).values(values);
    }
  }
  return counts;
}

/** A range as the database prints it. */
const textOf = (range: Cidr): string => (range.prefix === (range.family === 'ipv4' ? 32 : 128) ? formatCidr(range).replace(/\/\d+$/, '') : formatCidr(range));

/** Whose ranges stand in the way of an archive; nothing where those of the archive stand in the way of one another. */
async function clashesWith(db: Database, { parts, known }: Archive): Promise<Clash[]> {
  for (const rows of parts('plans')) {
    for (const { id, space, status, deletedAt } of rows) {
      if (status !== 'final' || deletedAt !== undefined) continue;
      const clashes = await clashesOf(db, space, known.get(id)?.reservations ?? [], id);
      if (clashes.length > 0) return clashes;
    }
  }
  for (const rows of parts('ranges')) {
    for (const { space, range } of rows) {
      const clashes = await clashesOf(db, space, [{ path: [], cidr: range, holder: 'others', staysInside: false }], '');
      if (clashes.length > 0) return clashes;
    }
  }
  return [];
}
