/** Databases for tests: the embedded one, and a PostgreSQL of the test's own on a private port and folder. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { createLog } from '../log.js';
import { databaseImage } from '../testing/new-database.js';
import type { OpenDatabase } from './database.js';
import { openPglite } from './pglite.js';
import { openPostgres } from './postgres.js';

export const migrationsFolder = fileURLToPath(new URL('../../migrations', import.meta.url));

const DEBIAN = '/usr/lib/postgresql';
/** Where the programs of the newest PostgreSQL lie, as Debian packages it, or those on the PATH; undefined where there is none. */
const programs = existsSync(DEBIAN)
  ? readdirSync(DEBIAN)
      .filter((version) => existsSync(path.join(DEBIAN, version, 'bin/initdb')))
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => path.join(DEBIAN, version, 'bin'))[0]
  : (process.env['PATH'] ?? '').split(path.delimiter).find((folder) => existsSync(path.join(folder, 'initdb')));
export const hasPostgres = programs !== undefined;

/** PostgreSQL does not run as root: then it runs as the user of its package. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A PostgreSQL that runs. */
export interface RunningPostgres {
  readonly url: string;
  /** Makes another database in it, and gives its address. */
  readonly database: (name: string) => string;
  readonly query: (statement: string) => string;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Ends it, and removes its folder. */
  readonly remove: () => Promise<void>;
}

/** Starts a PostgreSQL with data of its own, which are gone at the end. */
export async function startPostgres(): Promise<RunningPostgres> {
  if (programs === undefined) throw new Error('PostgreSQL is not installed');
  const bin = (name: string) => path.join(programs, name);
  const user = unprivileged();
  const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const data = path.join(folder, 'data');
  execFileSync(bin('initdb'), ['--pgdata', data, '--username', 'postgres', '--auth', 'trust', '--encoding', 'UTF8', '--no-locale', '--no-sync'], { ...user, stdio: 'ignore', cwd: folder });
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const query = (statement: string) => execFileSync(bin('psql'), ['--no-psqlrc', '--tuples-only', '--no-align', '--command', statement, urlOf('postgres')], { encoding: 'utf8', cwd: folder });
  let server: ReturnType<typeof spawn> | undefined;
  const start = async () => {
    server = spawn(bin('postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'log_min_messages=fatal'], { ...user, cwd: folder, stdio: 'ignore' });
    while (spawnSync(bin('pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status !== 0) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}`);
      await setTimeout(50);
    }
  };
  const stop = async () => {
    const running = server;
    server = undefined;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((done) => running.once('exit', done));
    running.kill('SIGINT');
    await ended;
  };
  await start();
  return {
    url: urlOf('postgres'),
    database(name) {
      query(`create database ${name}`);
      return urlOf(name);
    },
    query,
    start,
    stop,
    async remove() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A database of one kind, for the tests of both. */
export interface TestDatabase {
  readonly name: string;
  readonly isThere: boolean;
  /** Opens one without anything in it. */
  readonly open: () => Promise<OpenDatabase & { readonly remove: () => Promise<void> }>;
}

/** Takes out of a database what a test has put there. */
export async function clear({ db }: OpenDatabase): Promise<void> {
  for (const statement of [sql`delete from plans`, sql`delete from ranges`, sql`delete from spaces where id <> 'default'`, sql`update spaces set name = 'default', description = '', internal_ranges = 'reusable', pools = '[]', revision = 1`]) await db.execute(statement);
}

/** Both kinds: the same tests hold for each. */
export const DATABASES: readonly TestDatabase[] = [
  {
    name: 'PGlite',
    isThere: true,
    async open() {
      const database = await openPglite({ image: await databaseImage(), migrationsFolder });
      return { ...database, remove: database.close };
    },
  },
  {
    name: `PostgreSQL${hasPostgres ? '' : ' (skipped where it is not installed)'}`,
    isThere: hasPostgres,
    async open() {
      const postgres = await startPostgres();
      const database = await openPostgres({ url: postgres.url, poolSize: 10, migrationsFolder, log: createLog('silent') });
      return {
        ...database,
        async remove() {
          await database.close();
          await postgres.remove();
        },
      };
    },
  },
];
