import { isDeepStrictEqual } from 'node:util';
import type { IpFamily, Reservation } from '@dualstack/schema';
import { and, asc, desc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { CHANNEL, type Database, lockFor, type OpenDatabase, planTopic, spaceTopic, theRow } from './database.js';
import { type Clash, clashesOf, isClash, isOrphan, reserve, reserveAll, reservedBy } from './reserve.js';
import { plans, ranges, revisions, spaces } from './schema.js';

export type PlanStatus = 'draft' | 'final';

/** A plan as it is kept. */
export interface SavedPlan {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly provider: string;
  /** Empty where the document names none that is known. */
  readonly ipFamily: IpFamily | '';
  readonly plan: unknown;
  readonly status: PlanStatus;
  readonly space: string;
  readonly revision: number;
  readonly author: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt?: Date;
}

/** What of a plan somebody wants to have kept, with what the domain knows of it. */
export interface PlanContent {
  readonly name: string;
  readonly description: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly plan: unknown;
  readonly provider: string;
  /** Empty where the document names none that is known. */
  readonly ipFamily: IpFamily | '';
  readonly status: PlanStatus;
  readonly reservations: readonly Reservation[];
}

/** Why a state of a plan is in its history. */
export type Reason = (typeof revisions.$inferSelect)['reason'];

/** A state of a plan in its history, without what was in it. */
export interface RevisionHead {
  readonly revision: number;
  readonly name: string;
  readonly status: PlanStatus;
  readonly author: string;
  readonly reason: Reason;
  readonly createdAt: Date;
}

/** A state of a plan in its history. */
export interface Revision extends RevisionHead {
  readonly plan: unknown;
}

/** How a write ended: what is kept now, or why nothing was changed. */
export type Outcome =
  | { readonly kind: 'kept'; readonly plan: SavedPlan }
  /** Somebody was faster; this is theirs. */
  | { readonly kind: 'stale'; readonly plan: SavedPlan }
  | { readonly kind: 'clash'; readonly clashes: readonly Clash[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unknown-space' };

/** How the writing of several plans ended: all are kept, or none. */
export type ManyOutcome =
  | { readonly kind: 'kept'; readonly plans: readonly SavedPlan[] }
  /** Names that plans of the space have. */
  | { readonly kind: 'named'; readonly names: readonly string[] }
  | { readonly kind: 'clash'; readonly clashes: readonly Clash[] }
  | { readonly kind: 'unknown-space' };

/** What a list of plans is asked for. */
export interface ListQuery {
  /** Words, all of which stand in the name, the description or the labels, or are the id. Ids are random, so that a part of one is nobody's word. */
  readonly words: readonly string[];
  readonly provider?: string;
  readonly status?: PlanStatus;
  readonly space?: string;
  /** Whether those in the bin are wanted, and not the others. */
  readonly inBin: boolean;
  readonly sort: 'updatedAt' | 'name';
  readonly limit: number;
  /** Behind which plan the page begins. */
  readonly after?: Cursor;
}

/** The place of a plan in a sorted list. */
export interface Cursor {
  readonly value: string;
  readonly id: string;
}

export interface Page {
  readonly plans: readonly SavedPlan[];
  readonly next?: Cursor;
}

/** Work without a state in the history, in milliseconds: ten minutes. */
const INTERVAL = 600_000;
/** How often a write is tried whose ranges are given back each time that it asks whose they are. */
const ATTEMPTS = 5;
/** Plans of one statement: PostgreSQL takes 65,535 parameters, and their documents are in memory twice. */
const MANY = 50;
/** Most bytes of documents in one page of a list; a page has one plan at least. */
const MOST_OF_A_PAGE = 4 * 1024 * 1024;

type Row = typeof plans.$inferSelect;

function saved({ document, size: _, deletedAt, ...rest }: Row): SavedPlan {
  return { ...rest, plan: document, ...(deletedAt && { deletedAt }) };
}

/** Keeps plans, with their history and the ranges that they take up. Every write is one transaction. */
export function planStore({ db, room }: OpenDatabase, now: () => Date = () => new Date()) {
  /** Does a write as one transaction. */
  const changed = (write: (tx: Database) => Promise<Outcome>): Promise<Outcome> =>
    db.transaction(async (tx) => {
      await room();
      return write(tx);
    });

  /** Runs a write; where its ranges meet others', nothing was written, and it says whose they are. */
  async function written(about: (tx: Database) => Promise<{ space: string; id: string; reservations: readonly Reservation[] } | undefined>, write: (tx: Database) => Promise<Outcome>): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await changed(write);
      } catch (error) {
        // It was there when somebody looked.
        if (isOrphan(error)) return { kind: 'unknown-space' };
        if (!isClash(error)) throw error;
        const wanted = await about(db);
        const clashes = wanted ? await clashesOf(db, wanted.space, wanted.reservations, wanted.id) : [];
        if (clashes.length > 0) return { kind: 'clash', clashes };
        // Whoever had them has given them back in the meantime: there is room.
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  async function find(tx: Database, id: string, lock = false): Promise<Row | undefined> {
    const query = tx.select().from(plans).where(eq(plans.id, id)).limit(1);
    const [row] = await (lock ? query.for('update') : query);
    return row;
  }

  async function hasSpace(tx: Database, id: string): Promise<boolean> {
    return (await tx.select({ id: spaces.id }).from(spaces).where(eq(spaces.id, id))).length > 0;
  }

  const revisionOf = ({ space, id, revision, name, status, document, author, updatedAt }: Row, reason: Reason) => ({ space, plan: id, revision, name, status, document, author, reason, createdAt: updatedAt });
  const snapshot = (tx: Database, row: Row, reason: Reason) => tx.insert(revisions).values(revisionOf(row, reason)).onConflictDoNothing();

  async function namesIn(tx: Database, space: string, names: readonly string[]): Promise<readonly string[]> {
    if (names.length === 0) return [];
    const rows = await tx.selectDistinct({ name: plans.name }).from(plans).where(and(eq(plans.space, space), isNull(plans.deletedAt), inArray(plans.name, [...names])));
    return rows.map(({ name }) => name);
  }

  const columnsOf = ({ reservations: _, plan, ...content }: PlanContent) => ({ ...content, document: plan, size: Buffer.byteLength(JSON.stringify(plan)) });

  /** Says that a plan has changed, and with it the ranges of its space. */
  async function tell(tx: Database, { id, revision, space }: Row, before = space): Promise<void> {
    const topics = new Set([planTopic(id, revision), spaceTopic(space), spaceTopic(before)]);
    for (const topic of topics) await tx.execute(sql`select pg_notify(${CHANNEL}, ${topic})`);
  }

  /** Keeps the state before a write where the history wants it: another person begins, or ten minutes of work have no state. */
  async function remember(tx: Database, before: Row, author: string, at: Date): Promise<void> {
    const [last] = await tx.select({ revision: revisions.revision, createdAt: revisions.createdAt }).from(revisions).where(and(eq(revisions.space, before.space), eq(revisions.plan, before.id))).orderBy(desc(revisions.revision)).limit(1);
    if (last?.revision === before.revision) return;
    if (before.author !== author) await snapshot(tx, before, 'author');
    else if (!last || at.getTime() - last.createdAt.getTime() >= INTERVAL) await snapshot(tx, before, 'interval');
  }

  /** States of a plan, looked for by their key, which begins with the space. */
  const ofPlan = (id: string) => and(inArray(revisions.space, db.select({ space: plans.space }).from(plans).where(eq(plans.id, id))), eq(revisions.plan, id));

  return {
    /**
     * Keeps a new plan.
     *
     * @param chosen the id that it is to have; where there is a plan of that id, in the bin or in another space, nothing is written
     */
    create(space: string, content: PlanContent, author: string, chosen?: string): Promise<Outcome> {
      const id = chosen ?? nanoid();
      return written(
        () => Promise.resolve({ space, id, reservations: content.reservations }),
        async (tx) => {
          if (chosen !== undefined) {
            // The key of a plan has its space in it: that no two have one id is for this alone to see to.
            await lockFor(tx, `plan ${id}`);
            const there = await find(tx, id);
            if (there) return { kind: 'stale', plan: saved(there) };
          }
          if (!(await hasSpace(tx, space))) return { kind: 'unknown-space' };
          const at = now();
          const row = theRow(await tx.insert(plans).values({ space, id, ...columnsOf(content), author, createdAt: at, updatedAt: at }).returning());
          await snapshot(tx, row, content.status === 'final' ? 'final' : 'created');
          await reserve(tx, row, content.reservations);
          await tell(tx, row);
          return { kind: 'kept', plan: saved(row) };
        },
      );
    },

    /**
     * Keeps new plans of names that no plan of the space has, all or none.
     *
     * @param proceed throws where nobody waits for it any more, and then nothing is written
     */
    async createMany(space: string, contents: readonly PlanContent[], author: string, proceed: () => void): Promise<ManyOutcome> {
      try {
        return await db.transaction(async (tx): Promise<ManyOutcome> => {
          await room();
          if (!(await hasSpace(tx, space))) return { kind: 'unknown-space' };
          await lockFor(tx, `names ${space}`);
          const named = await namesIn(tx, space, contents.map(({ name }) => name));
          if (named.length > 0) return { kind: 'named', names: named };
          const at = now();
          const made = contents.map((content) => ({ content, row: { space, id: nanoid(), ...columnsOf(content), revision: 1, author, createdAt: at, updatedAt: at, deletedAt: null } }));
          for (let start = 0; start < made.length; start += MANY) {
            proceed();
            const some = made.slice(start, start + MANY).map(({ row }) => row);
            await tx.insert(plans).values(some);
            await tx.insert(revisions).values(some.map((row) => revisionOf(row, row.status === 'final' ? 'final' : 'created')));
          }
          await reserveAll(tx, space, made.map(({ content, row }) => ({ plan: row, reservations: content.reservations })));
          proceed();
          const topics = [spaceTopic(space), ...made.map(({ row: { id, revision } }) => planTopic(id, revision))];
          await tx.execute(sql`select pg_notify(${CHANNEL}, topic) from jsonb_array_elements_text(${JSON.stringify(topics)}::jsonb) as topic`);
          return { kind: 'kept', plans: made.map(({ row }) => saved(row)) };
        });
      } catch (error) {
        if (isOrphan(error)) return { kind: 'unknown-space' };
        if (!isClash(error)) throw error;
        return { kind: 'clash', clashes: await clashesOf(db, space, contents.flatMap(({ reservations }) => reservations), '') };
      }
    },

    /** Which of some names plans of a space have, those in the bin left out. */
    namesIn: (space: string, names: readonly string[]): Promise<readonly string[]> => namesIn(db, space, names),

    /**
     * Keeps another state of a plan.
     *
     * @param expected the revision that the writer has seen; with another one nothing is written
     * @param isKept whether the state goes into the history, as one that somebody saved on purpose
     * @param space where it is to lie; where it lies unless told
     */
    save(id: string, expected: number, content: PlanContent, author: string, { isKept = false, space }: { isKept?: boolean; space?: string } = {}): Promise<Outcome> {
      return written(
        async (tx) => {
          const row = await find(tx, id);
          return row && { space: space ?? row.space, id, reservations: content.reservations };
        },
        async (tx) => {
          const before = await find(tx, id, true);
          if (!before || before.deletedAt) return { kind: 'unknown' };
          const isAgain = before.revision === expected + 1 && before.author === author;
          // Whoever got no answer asks again: what they have written is there already.
          if (isAgain && isSame(before, content, space ?? before.space)) return { kind: 'kept', plan: saved(before) };
          if (before.revision !== expected) return { kind: 'stale', plan: saved(before) };
          if (isSame(before, content, space ?? before.space)) {
            if (isKept) await snapshot(tx, before, 'saved');
            return { kind: 'kept', plan: saved(before) };
          }
          const at = now();
          await remember(tx, before, author, at);
          const moved = space === undefined || space === before.space ? before : await move(tx, before, space);
          if (!moved) return { kind: 'unknown-space' };
          const row = theRow(await tx.update(plans).set({ ...columnsOf(content), author, updatedAt: at, revision: before.revision + 1 }).where(and(eq(plans.space, moved.space), eq(plans.id, id))).returning());
          if (content.status === 'final' && before.status !== 'final') await snapshot(tx, row, 'final');
          else if (isKept) await snapshot(tx, row, 'saved');
          await reserve(tx, row, content.reservations);
          await tell(tx, row, before.space);
          return { kind: 'kept', plan: saved(row) };
        },
      );
    },

    /**
     * Takes a plan out of the bin, or gives it a state of its history again.
     *
     * @param content what it is to be
     */
    restore(id: string, expected: number, content: PlanContent, author: string): Promise<Outcome> {
      return written(
        async (tx) => {
          const row = await find(tx, id);
          return row && { space: row.space, id, reservations: content.reservations };
        },
        async (tx) => {
          const before = await find(tx, id, true);
          if (!before) return { kind: 'unknown' };
          if (before.revision !== expected) return { kind: 'stale', plan: saved(before) };
          await snapshot(tx, before, 'restore');
          const row = theRow(await tx.update(plans).set({ ...columnsOf(content), author, updatedAt: now(), revision: before.revision + 1, deletedAt: null }).where(and(eq(plans.space, before.space), eq(plans.id, id))).returning());
          await reserve(tx, row, content.reservations);
          await tell(tx, row);
          return { kind: 'kept', plan: saved(row) };
        },
      );
    },

    /** Puts a plan into the bin, and gives its ranges back. */
    remove(id: string, expected: number): Promise<Outcome> {
      return changed(async (tx) => {
        const before = await find(tx, id, true);
        if (!before) return { kind: 'unknown' };
        // It lies there already: whoever got no answer, and who sees it there, asks for nothing else.
        if (before.deletedAt && (before.revision === expected || before.revision === expected + 1)) return { kind: 'kept', plan: saved(before) };
        if (before.deletedAt) return { kind: 'stale', plan: saved(before) };
        if (before.revision !== expected) return { kind: 'stale', plan: saved(before) };
        const row = theRow(await tx.update(plans).set({ deletedAt: now(), revision: before.revision + 1 }).where(and(eq(plans.space, before.space), eq(plans.id, id))).returning());
        await reserve(tx, row, []);
        await tell(tx, row);
        return { kind: 'kept', plan: saved(row) };
      });
    },

    /** Takes a plan out of the bin for good, with its history. */
    purge(id: string, expected: number): Promise<Outcome> {
      return changed(async (tx) => {
        const before = await find(tx, id, true);
        if (!before?.deletedAt) return { kind: 'unknown' };
        if (before.revision !== expected) return { kind: 'stale', plan: saved(before) };
        await tx.delete(plans).where(and(eq(plans.space, before.space), eq(plans.id, id)));
        await tell(tx, before);
        return { kind: 'kept', plan: saved(before) };
      });
    },

    /** Ranges of others that those of a plan meet, drafts counted. */
    clashes: ({ space, id }: Pick<SavedPlan, 'space' | 'id'>, reservations: readonly Reservation[]): Promise<Clash[]> => clashesOf(db, space, reservations, id, { withDrafts: true }),

    /** The same of a plan as it is kept: what it takes up is known here. */
    async clashesNow({ space, id }: Pick<SavedPlan, 'space' | 'id'>): Promise<Clash[]> {
      return clashesOf(db, space, await reservedBy(db, space, id), id, { withDrafts: true });
    },

    /** A plan, in the bin or not. */
    async get(id: string): Promise<SavedPlan | undefined> {
      const row = await find(db, id);
      return row && saved(row);
    },

    /** Plans by their ids, those that there are, with the bytes of their documents. */
    async several(ids: readonly string[]): Promise<{ readonly plans: ReadonlyMap<string, SavedPlan>; readonly size: number }> {
      const rows = await db.select().from(plans).where(inArray(plans.id, [...ids]));
      return { plans: new Map(rows.map((row) => [row.id, saved(row)])), size: rows.reduce((sum, { size }) => sum + size, 0) };
    },

    /** The states of a plan that are kept, the newest first, without what was in them. */
    async history(id: string, limit: number): Promise<RevisionHead[]> {
      const { revision, name, status, author, reason, createdAt } = revisions;
      return db.select({ revision, name, status, author, reason, createdAt }).from(revisions).where(ofPlan(id)).orderBy(desc(revision)).limit(limit);
    },

    /** What was in states of a plan, by their revisions. */
    async documents(id: string, wanted: readonly number[]): Promise<Map<number, unknown>> {
      const rows = await db.select({ revision: revisions.revision, document: revisions.document }).from(revisions).where(and(ofPlan(id), inArray(revisions.revision, [...wanted])));
      return new Map(rows.map(({ revision, document }) => [revision, document]));
    },

    /** One state of a plan. */
    async revision(id: string, revision: number): Promise<Revision | undefined> {
      const [row] = await db.select().from(revisions).where(and(ofPlan(id), eq(revisions.revision, revision))).limit(1);
      if (!row) return undefined;
      const { space: _, plan: __, document, ...rest } = row;
      return { ...rest, plan: document };
    },

    /** A page of the plans that meet a query. */
    async list({ words, provider, status, space, inBin, sort, limit, after }: ListQuery): Promise<Page> {
      const key = sort === 'name' ? sql<string>`lower(${plans.name})` : sql<string>`to_char(${plans.updatedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
      const behind = after && (sort === 'name' ? sql`(lower(${plans.name}), ${plans.id}) > (${after.value}, ${after.id})` : sql`(${plans.updatedAt}, ${plans.id}) < (${after.value}::timestamptz, ${after.id})`);
      const meets: (SQL | undefined)[] = [
        inBin ? isNotNull(plans.deletedAt) : isNull(plans.deletedAt),
        ...words.map((word) => or(ilike(plans.name, containing(word)), ilike(plans.description, containing(word)), eq(plans.id, word), ilike(sql`${plans.labels}::text`, containing(word)))),
        provider === undefined ? undefined : eq(plans.provider, provider),
        status === undefined ? undefined : eq(plans.status, status),
        space === undefined ? undefined : eq(plans.space, space),
        behind,
      ];
      const order = sort === 'name' ? [asc(sql`lower(${plans.name})`), asc(plans.id)] : [desc(plans.updatedAt), desc(plans.id)];
      const found = await db.select({ space: plans.space, id: plans.id, size: plans.size, key }).from(plans).where(and(...meets)).orderBy(...order).limit(limit + 1);
      let bytes = 0;
      const fits = found.slice(0, limit).filter(({ size }, index) => (bytes += size) <= MOST_OF_A_PAGE || index === 0);
      const rows = fits.length === 0 ? [] : await db.select().from(plans).where(or(...fits.map(({ space: lies, id }) => and(eq(plans.space, lies), eq(plans.id, id)))));
      const byId = new Map(rows.map((row) => [row.id, row]));
      const page = fits.flatMap(({ id }) => {
        const row = byId.get(id);
        return row ? [saved(row)] : [];
      });
      const last = fits.at(-1);
      return { plans: page, ...(last && fits.length < found.length && { next: { value: last.key, id: last.id } }) };
    },
  };

  /** Moves a plan into another space, with its history. Its keys carry the space, so it is written anew there. */
  async function move(tx: Database, before: Row, space: string): Promise<Row | undefined> {
    if (!(await hasSpace(tx, space))) return undefined;
    await tx.insert(plans).values({ ...before, space });
    await tx.execute(sql`insert into ${revisions} select ${space}, plan, revision, name, status, document, author, reason, created_at from ${revisions} where space = ${before.space} and plan = ${before.id}`);
    await tx.delete(ranges).where(and(eq(ranges.space, before.space), eq(ranges.plan, before.id)));
    await tx.delete(plans).where(and(eq(plans.space, before.space), eq(plans.id, before.id)));
    return { ...before, space };
  }
}

export type PlanStore = ReturnType<typeof planStore>;

/** Whether a plan is already as somebody wants to have it kept. */
function isSame(before: Row, { name, description, labels, status, plan }: PlanContent, space: string): boolean {
  return before.name === name && before.description === description && before.status === status && before.space === space && isDeepStrictEqual(before.labels, labels) && JSON.stringify(before.document) === JSON.stringify(plan);
}

/** A pattern of LIKE for texts that contain a word. */
const containing = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
