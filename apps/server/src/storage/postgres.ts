import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client, Pool } from 'pg';
import type { Logger } from 'pino';
import { codeOf, ConfigError } from '../config.js';
import { CHANNEL, migrateAlone, type OpenDatabase } from './database.js';
import * as schema from './schema.js';

/** How long a connection is waited for, and how long a statement may take, in milliseconds. */
const CONNECT = 5000;
const STATEMENT = 10_000;
/** Pause before a lost connection for what others tell is made again, in milliseconds. */
const AGAIN = 1000;

interface Where {
  readonly url: string;
  /** Connections at most. */
  readonly poolSize: number;
  readonly migrationsFolder: string;
  readonly log: Logger;
}

/**
 * Opens a PostgreSQL. A connection that is lost later is an error of the calls that need it, and is made again by the next.
 *
 * @throws ConfigError where it cannot be reached, or its tables cannot be made
 */
export async function openPostgres({ url, poolSize, migrationsFolder, log }: Where): Promise<OpenDatabase> {
  const settings = { connectionString: url, connectionTimeoutMillis: CONNECT, application_name: 'dualstack' };
  await migrateOnce(settings, migrationsFolder);
  const pool = new Pool({ ...settings, max: poolSize, statement_timeout: STATEMENT, keepAlive: true });
  // A connection that breaks while nobody uses it.
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the database was lost'));
  const db = drizzle(pool, { schema });
  const listening = listen(settings, log);
  return {
    db,
    kind: 'postgres',
    tell: async (topic) => void (await pool.query('select pg_notify($1, $2)', [CHANNEL, topic])),
    hear: listening.hear,
    analyze: async () => void (await pool.query('analyze')),
    check: async () => void (await pool.query('select 1')),
    // The server itself says when its disk is full, and goes on when it is not any more.
    room: () => Promise.resolve(),
    async close() {
      await listening.close();
      await pool.end();
    },
  };
}

async function migrateOnce(settings: { connectionString: string; connectionTimeoutMillis: number }, migrationsFolder: string): Promise<void> {
  let client: Client | undefined;
  try {
    client = new Client(settings);
    client.on('error', () => undefined);
    await client.connect();
    await migrateAlone(drizzle(client, { schema }), migrate, migrationsFolder);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`DATABASE_URL cannot be used (${reasonOf(error)}): give postgres://user:password@host:5432/database of a PostgreSQL that answers and where the user may make tables and the extension btree_gist, or leave it out for the embedded database.`);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** What went wrong, without the password that an address of a database holds. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = codeOf(cause);
  return /^[\w.]+$/.test(code) ? code : 'it is no address of a database';
}

/** One connection that hears what is told, made again when it breaks. */
function listen(settings: { connectionString: string }, log: Logger) {
  const listeners = new Set<(topic: string) => void>();
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const again = () => {
    if (isClosed || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      connect();
    }, AGAIN);
    timer.unref();
  };
  const connect = () => {
    const made = new Client({ ...settings, keepAlive: true });
    client = made;
    const lost = (error?: unknown) => {
      if (client !== made) return;
      client = undefined;
      if (error !== undefined) log.warn({ err: error }, 'what other instances tell is not heard for now');
      again();
    };
    made.on('error', lost);
    made.on('end', () => lost());
    made.on('notification', ({ payload = '' }) => listeners.forEach((each) => each(payload)));
    made.connect().then(() => made.query(`listen ${CHANNEL}`)).catch(lost);
  };
  connect();
  return {
    hear: (listener: (topic: string) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      const open = client;
      client = undefined;
      await open?.end().catch(() => undefined);
    },
  };
}
