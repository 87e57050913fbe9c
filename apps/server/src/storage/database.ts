import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { ConfigError } from '../config.js';
import type * as schema from './schema.js';

/** A database, whichever it is: the embedded one or a server. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** A database that is open, with its tables as this release has them. */
export interface OpenDatabase {
  readonly db: Database;
  readonly kind: 'pglite' | 'postgres';
  /** Tells whoever listens, on every instance, that something of this text has happened. */
  readonly tell: (topic: string) => Promise<void>;
  /** Hears what any instance tells. Gives what ends it. */
  readonly hear: (listener: (topic: string) => void) => () => void;
  /** Looks at what is in its tables, by which it plans how to read them: PostgreSQL does so by itself now and then. */
  readonly analyze: () => Promise<void>;
  /** Throws where it does not answer. */
  readonly check: () => Promise<void>;
  /** To be asked before each write, within its transaction where it has one: throws ENOSPC where the disk has too little left for it. */
  readonly room: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The channel of what instances tell one another. */
export const CHANNEL = 'dualstack';

/** The topic that is told when a plan has changed. */
export const planTopic = (id: string, revision: number) => `plan ${id} ${revision}`;
/** The topic that is told when the ranges of a space have changed. */
export const spaceTopic = (id: string) => `space ${id}`;

/** What a topic tells of; undefined for a text that is none. */
export function readTopic(topic: string): { readonly plan: string; readonly revision: number } | { readonly plan?: never; readonly space: string } | undefined {
  const [kind, id, revision] = topic.split(' ');
  if (id === undefined) return undefined;
  if (kind === 'plan') return { plan: id, revision: Number(revision) };
  return kind === 'space' ? { space: id } : undefined;
}

/** Any number that nobody else in the database locks by: instances that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_316_464_451;

/** What was done to a database, as drizzle writes it down. */
const done = sql`drizzle.__drizzle_migrations`;

/**
 * Brings the tables to what this release has, one instance at a time.
 *
 * @param db a database over one connection
 * @param migrationsFolder where the migrations lie
 * @throws ConfigError where a newer release has been at work there
 */
export async function migrateAlone<Db extends Database>(db: Db, migrate: (db: Db, config: { migrationsFolder: string }) => Promise<void>, migrationsFolder: string): Promise<void> {
  await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK})`);
  try {
    const newest = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
    if ((await lastMigration(db)) > newest) {
      throw new ConfigError('The database was made by a newer release than this one. Start that release, or restore a backup that was made before it.');
    }
    await migrate(db, { migrationsFolder });
  } finally {
    await db.execute(sql`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  }
}

async function lastMigration(db: Database): Promise<number> {
  const [there] = await rowsOf<{ is: string | null }>(db, sql`select to_regclass('drizzle.__drizzle_migrations')::text as is`);
  if (there?.is == null) return 0;
  const [last] = await rowsOf<{ at: string | null }>(db, sql`select max(created_at) as at from ${done}`);
  return Number(last?.at ?? 0);
}

/** Has writes of one key one after the other, until the transaction ends. */
export const lockFor = (tx: Pick<Database, 'execute'>, key: string) => tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);

/** The row that a write gives back. */
export function theRow<Row>([row]: readonly Row[]): Row {
  if (!row) throw new Error('a row that was written is not there');
  return row;
}

/** The rows of a query that drizzle has no words for. Both drivers answer with them under `rows`. */
export async function rowsOf<Row>(db: Pick<Database, 'execute'>, query: ReturnType<typeof sql>): Promise<Row[]> {
  return ((await db.execute(query)) as { rows: Row[] }).rows;
}
