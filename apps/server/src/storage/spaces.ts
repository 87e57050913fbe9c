import { ADDRESS_BITS, type Cidr, type Family, formatCidr, type RangeRole, type Span } from '@dualstack/schema';
import type { TakenSpan } from '@dualstack/schema/size';
import { and, asc, eq, inArray, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { nanoid } from 'nanoid';
import { CHANNEL, type Database, lockFor, type OpenDatabase, rowsOf, spaceTopic, theRow } from './database.js';
import { type Clash, isClash, isOrphan, isTwin, MOST_CLASHES, OTHERS, readRange, ROWS, textOfRange, unpackRanges, unpackSpans } from './reserve.js';
import { plans, type Pool, ranges, spaceKey, spaces } from './schema.js';

/** What a person says of an address space. */
export interface SpaceContent {
  readonly name: string;
  readonly description: string;
  readonly pools: readonly Pool[];
  readonly internalRanges: 'unique' | 'reusable';
}

export interface Space extends SpaceContent {
  readonly id: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A range of a space, with whose it is. */
export interface HeldRange {
  readonly id: string;
  readonly range: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly role: RangeRole;
  readonly name: string;
  readonly owner: string;
  /** Whether it keeps others out: a final plan's and what others hold do, a draft's does not. */
  readonly binding: boolean;
  readonly inside: boolean;
  readonly plan?: { readonly id: string; readonly name: string; readonly provider: string; readonly status: 'draft' | 'final' };
  readonly path: string;
  /** Since when it is held so, in ISO 8601. */
  readonly since: string;
}

/** Ranges of a space that are of one family and one kind. */
interface BlockGroup {
  readonly family: Family;
  readonly isInside: boolean;
  readonly isNetwork: boolean;
  /** As `inet_send` packs them, in hexadecimal. */
  readonly packed: string;
}

/** A range that others hold. */
export interface OthersRange {
  readonly range: Cidr;
  readonly name: string;
  readonly owner: string;
  readonly role: RangeRole;
}

export type SpaceOutcome =
  | { readonly kind: 'kept'; readonly space: Space }
  | { readonly kind: 'stale'; readonly space: Space }
  | { readonly kind: 'clash'; readonly clashes: readonly Clash[] }
  | { readonly kind: 'unknown' }
  /** It still has plans or ranges. */
  | { readonly kind: 'in-use'; readonly plans: number }
  /** Another one has its name. */
  | { readonly kind: 'named'; readonly other: Pick<Space, 'id' | 'name'> };

/** How ranges of others were entered; `known` is how many were there already. */
export type RangesOutcome = { readonly kind: 'kept'; readonly ids: readonly string[]; readonly known: number } | { readonly kind: 'clash'; readonly clashes: readonly Clash[] } | { readonly kind: 'unknown' };

/** How often a write is tried whose name is free each time that it is asked who has it. */
const ATTEMPTS = 5;
/** Ranges that the database puts into one text of JSON. */
const JSON_ROWS = 1000;

/** A range of a space as the database gives it. */
interface ReadRange extends Omit<HeldRange, 'plan' | 'since'> {
  /** As the database prints it in JSON. */
  readonly since: string;
  readonly at: number;
  readonly planId: string | null;
  readonly planName: string | null;
  readonly provider: string | null;
  readonly status: 'draft' | 'final' | null;
}

/** Keeps address spaces and the ranges in them. */
export function spaceStore({ db, room }: OpenDatabase, now: () => Date = () => new Date()) {
  /** Does a write as one transaction. */
  const changed = <Result>(write: (tx: Database) => Promise<Result>): Promise<Result> =>
    db.transaction(async (tx) => {
      await room();
      return write(tx);
    });
  const find = async (tx: Database, id: string, lock = false) => {
    const query = tx.select().from(spaces).where(eq(spaces.id, id));
    const [row] = await (lock ? query.for('update') : query);
    return row;
  };
  const tell = (tx: Database, id: string) => tx.execute(sql`select pg_notify(${CHANNEL}, ${spaceTopic(id)})`);

  return {
    async list(): Promise<readonly Space[]> {
      return db.select().from(spaces).orderBy(asc(sql`lower(${spaces.name})`), asc(spaces.id));
    },

    get: (id: string): Promise<Space | undefined> => find(db, id),

    /** Makes a space, where no other has its name. */
    create: (content: SpaceContent): Promise<SpaceOutcome> =>
      named(content.name, '', async () => {
      const at = now();
      await room();
        return { kind: 'kept', space: theRow(await db.insert(spaces).values({ id: nanoid(), ...content, createdAt: at, updatedAt: at }).returning()) };
      }),

    /** How many plans lie in a space, and how many of them in the bin. */
    async planCounts(id: string): Promise<{ readonly plans: number; readonly inBin: number }> {
      const [counts] = await rowsOf<{ plans: number; inBin: number }>(db, sql`select count(*)::int as plans, count(deleted_at)::int as "inBin" from ${plans} where space = ${id}`);
      return counts ?? { plans: 0, inBin: 0 };
    },

    /** Changes a space. Where its inner ranges are to be unique from now on, those of final plans begin to keep others out. */
    async save(id: string, expected: number, content: SpaceContent): Promise<SpaceOutcome> {
      try {
        return await named(content.name, id, () =>
          changed(async (tx): Promise<SpaceOutcome> => {
          const before = await find(tx, id, true);
          if (!before) return { kind: 'unknown' };
          if (before.revision !== expected) return { kind: 'stale', space: before };
          const row = theRow(await tx.update(spaces).set({ ...content, updatedAt: now(), revision: before.revision + 1 }).where(eq(spaces.id, id)).returning());
          if (content.internalRanges !== before.internalRanges) {
            await lockFor(tx, id);
            const finals = tx.select({ id: plans.id }).from(plans).where(and(eq(plans.space, id), eq(plans.status, 'final'), isNull(plans.deletedAt)));
            await tx.update(ranges).set({ binding: content.internalRanges === 'unique' }).where(and(eq(ranges.space, id), eq(ranges.inside, true), inArray(ranges.plan, finals)));
          }
          await tell(tx, id);
          return { kind: 'kept', space: row };
          }),
        );
      } catch (error) {
        if (!isClash(error)) throw error;
        return { kind: 'clash', clashes: await innerClashes(id) };
      }
    },

    /** Removes a space that nothing lies in. */
    remove(id: string, expected: number): Promise<SpaceOutcome> {
      return changed(async (tx): Promise<SpaceOutcome> => {
        const before = await find(tx, id, true);
        if (!before) return { kind: 'unknown' };
        if (before.revision !== expected) return { kind: 'stale', space: before };
        const [count] = await rowsOf<{ plans: number }>(tx, sql`select count(*)::int as plans from ${plans} where space = ${id}`);
        if ((count?.plans ?? 0) > 0) return { kind: 'in-use', plans: count?.plans ?? 0 };
        await tx.delete(ranges).where(eq(ranges.space, id));
        await tx.delete(spaces).where(eq(spaces.id, id));
        return { kind: 'kept', space: before };
      });
    },

    /**
     * The ranges of a space in address order, IPv4 first.
     *
     * @param within only those that meet this range
     */
    async ranges(id: string, { within, limit }: { within?: Cidr; limit: number }): Promise<{ ranges: readonly HeldRange[]; isWhole: boolean }> {
      // Only those that are answered are joined with their plans, and many come as JSON, which is read in a third of the time that rows take.
      const parts = await rowsOf<{ held: readonly ReadRange[] }>(
        db,
        sql`with asked as (
            select id, range, family, role, name, owner, binding, inside, path, plan, created_at
            from ${ranges} where space = ${id} ${within ? sql`and range && ${formatCidr(within)}::inet` : sql``} order by range, id limit ${limit + 1}
          ), numbered as (
            select s.id, s.range::text as range, s.family, s.role, s.name, s.owner, s.binding, s.inside, s.path, s.created_at as since, p.id as "planId", p.name as "planName", p.provider, p.status, row_number() over (order by s.range, s.id) as at
            from asked s left join ${plans} p on p.space = ${id} and p.id = s.plan
          )
          select json_agg(numbered order by at) as held from numbered group by at / ${sql.raw(String(JSON_ROWS))} order by min(at)`,
      );
      const rows = parts.flatMap(({ held }) => held);
      return {
        isWhole: rows.length <= limit,
        ranges: rows.slice(0, limit).map(({ planId, planName, provider, status, range, since, at: _, ...rest }) => ({
          ...rest,
          range: textOfRange(range),
          since: new Date(since).toISOString(),
          ...(planId !== null && planName !== null && provider !== null && status !== null && { plan: { id: planId, name: planName, provider, status } }),
        })),
      };
    },

    /** Enters ranges that others hold, all or none; one that is there with the same name, owner and role is not entered again. */
    async hold(id: string, held: readonly OthersRange[]): Promise<RangesOutcome> {
      try {
        return await changed(async (tx): Promise<RangesOutcome> => {
          if (!(await find(tx, id))) return { kind: 'unknown' };
          await lockFor(tx, id);
          const fresh = await newOf(tx, id, held);
          const rows = fresh.map(({ range, ...rest }) => ({ ...rest, space: id, id: nanoid(), family: range.family, range: formatCidr(range), holder: OTHERS, inside: false, binding: true, createdAt: now() }));
          for (let start = 0; start < rows.length; start += ROWS) await tx.insert(ranges).values(rows.slice(start, start + ROWS));
          await tell(tx, id);
          return { kind: 'kept', ids: rows.map((row) => row.id), known: held.length - fresh.length };
        });
      } catch (error) {
        // It was there when somebody looked.
        if (isOrphan(error)) return { kind: 'unknown' };
        if (!isClash(error)) throw error;
        return { kind: 'clash', clashes: await heldClashes(id, held) };
      }
    },

    /** Gives a range of others back; false where it is none of this space, or one of a plan. */
    async release(id: string, range: string): Promise<boolean> {
      await room();
      const gone = await db.delete(ranges).where(and(eq(ranges.space, id), eq(ranges.id, range), isNull(ranges.plan))).returning({ id: ranges.id });
      if (gone.length > 0) await tell(db, id);
      return gone.length > 0;
    },

    /**
     * What is taken in a pool, by address and put together where it lies side by side, as far as others must keep clear of it: with what
     * drafts would take, and the networks that plans have parts of. What stays inside clusters is left out where a space lets it repeat.
     *
     * @param prefix the size of the ranges that room is looked for: where a part of such a range is taken, none of that size is free
     * there, and the whole of it counts. Unless told, nothing more counts than what is taken
     * @param network one whose parts are looked for: what lies around it, as it itself does, takes nothing of it away from them
     */
    async taken(id: string, pool: Cidr, { withInside, prefix = ADDRESS_BITS[pool.family], network }: { withInside: boolean; prefix?: number; network?: Cidr }): Promise<Span[]> {
      const groups = await blocksOf(
        sql`select distinct family, false as inside, false as network, case when masklen(range) > ${prefix} then network(set_masklen(range, ${prefix}))::inet else range end as block
            from ${ranges} where space = ${id} and range && ${formatCidr(pool)}::inet ${withInside ? sql`` : sql`and not inside`} ${network ? sql`and not range >>= ${formatCidr(network)}::inet` : sql``}`,
      );
      return groups.flatMap(({ family, packed, ...held }) => unpackSpans(packed, family, held));
    },

    /** All that is taken in a space: what others must keep clear of, what stays inside clusters, and the networks that plans have parts of. */
    async takenWhole(id: string): Promise<{ readonly taken: readonly Cidr[]; readonly inside: readonly Cidr[]; readonly networks: readonly Cidr[] }> {
      const groups = await blocksOf(sql`select distinct family, inside, role = 'vpc' as network, range as block from ${ranges} where space = ${id}`);
      const of = (isWanted: (group: BlockGroup) => boolean) => groups.filter(isWanted).flatMap(({ family, packed }) => unpackRanges(packed, family));
      return { taken: of(({ isInside, isNetwork }) => !isInside && !isNetwork), inside: of(({ isInside }) => isInside), networks: of(({ isNetwork }) => isNetwork) };
    },

    /**
     * What is taken in a space, put together where it lies side by side, with whether it stays inside clusters, or is a network around parts.
     *
     * @param families those that are looked for
     * @param except a plan whose ranges are left out
     */
    async occupied(id: string, families: readonly Family[], except: string | undefined): Promise<TakenSpan[]> {
      const groups = await blocksOf(sql`select distinct family, inside, role = 'vpc' as network, range as block from ${ranges} where space = ${id} and ${inArray(ranges.family, [...families])} ${except === undefined ? sql`` : sql`and plan is distinct from ${except}`}`);
      return groups.flatMap(({ family, packed, ...held }) => unpackSpans(packed, family, held));
    },
  };

  /**
   * Writes a space under a name; where another one has it, nothing was written, and it says which.
   *
   * @param own the space that may have it
   */
  async function named(name: string, own: string, write: () => Promise<SpaceOutcome>): Promise<SpaceOutcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write();
      } catch (error) {
        if (!isTwin(error)) throw error;
        const [other] = await db.select({ id: spaces.id, name: spaces.name }).from(spaces).where(and(eq(spaceKey(spaces.name), spaceKey(name)), ne(spaces.id, own)));
        if (other) return { kind: 'named', other };
        // Whoever had it has another one by now.
        if (attempt === ATTEMPTS) throw error;
      }
    }
  }

  /**
   * The ranges that a statement gives, packed by the database as it would send them one by one: of tens of thousands, rows take a second
   * and windows over them two, and this takes a tenth of one.
   *
   * @param blocks gives `family`, `inside`, `network` and `block`, each once
   */
  async function blocksOf(blocks: SQL): Promise<BlockGroup[]> {
    const groups = await rowsOf<{ family: Family; inside: boolean; network: boolean; packed: string }>(
      db,
      sql`select family, inside, network, encode(string_agg(inet_send(block), ''::bytea), 'hex') as packed from (${blocks}) blocks group by family, inside, network`,
    );
    return groups.map(({ family, inside, network, packed }) => ({ family, isInside: inside, isNetwork: network, packed }));
  }

  /** Those of some ranges of others that a space does not have as they are, each once. */
  async function newOf(tx: Database, space: string, held: readonly OthersRange[]): Promise<OthersRange[]> {
    const keyOf = ({ range, name, owner, role }: Omit<OthersRange, 'range'> & { range: string }) => JSON.stringify([range, name, owner, role]);
    const known = new Set<string>();
    for (let start = 0; start < held.length; start += ROWS) {
      const rows = await tx
        .select({ range: ranges.range, name: ranges.name, owner: ranges.owner, role: ranges.role })
        .from(ranges)
        .where(and(eq(ranges.space, space), isNull(ranges.plan), inArray(ranges.range, held.slice(start, start + ROWS).map(({ range }) => formatCidr(range)))));
      for (const row of rows) known.add(keyOf({ ...row, range: formatCidr(readRange(row.range)) }));
    }
    return held.filter((each) => {
      const key = keyOf({ ...each, range: formatCidr(each.range) });
      return !known.has(key) && known.add(key);
    });
  }

  /** Ranges of final plans inside clusters that share addresses. */
  async function innerClashes(space: string): Promise<Clash[]> {
    const rows = await rowsOf<{ range: string; path: string; other: string; plan: string; name: string; role: string; owner: string }>(
      db,
      sql`select a.range::text as range, a.path, b.range::text as other, p.id as plan, p.name, b.role, b.owner from ${ranges} a join ${ranges} b on b.space = a.space and b.holder > a.holder and b.range && a.range
        join ${plans} q on q.space = a.space and q.id = a.plan and q.status = 'final' and q.deleted_at is null
        join ${plans} p on p.space = b.space and p.id = b.plan and p.status = 'final' and p.deleted_at is null
        where a.space = ${space} and (a.inside or b.inside) and a.role <> 'vpc' and b.role <> 'vpc' limit ${MOST_CLASHES}`,
    );
    return rows.map(({ range, path, other, ...rest }) => ({ range: formatCidr(readRange(range)), path, with: { ...rest, range: formatCidr(readRange(other)) } }));
  }

  /** Ranges of final plans that are to be somebody else's. */
  async function heldClashes(space: string, held: readonly OthersRange[]): Promise<Clash[]> {
    const clashes: Clash[] = [];
    for (const { range } of held) {
      const rows = await db
        .select({ range: ranges.range, role: ranges.role, owner: ranges.owner, plan: plans.id, name: plans.name })
        .from(ranges)
        .innerJoin(plans, and(eq(plans.space, ranges.space), eq(plans.id, ranges.plan)))
        .where(and(eq(ranges.space, space), eq(ranges.binding, true), sql`${ranges.holder} <> ${OTHERS}`, sql`${ranges.range} && ${formatCidr(range)}::inet`))
        .limit(MOST_CLASHES);
      clashes.push(...rows.map((row) => ({ range: formatCidr(range), path: '', with: { ...row, range: formatCidr(readRange(row.range)) } })));
      if (clashes.length >= MOST_CLASHES) break;
    }
    return clashes;
  }
}

export type SpaceStore = ReturnType<typeof spaceStore>;
