import { mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { lock } from 'proper-lockfile';
import { codeOf, ConfigError, wrongValue } from '../config.js';
import { CHANNEL, migrateAlone, type OpenDatabase } from './database.js';
import * as schema from './schema.js';

/** A process that has the folder touches its lock so often, in milliseconds; it is dead when it has not for {@link STALE}. */
const TOUCH = 1000;
const STALE = 5000;
/** A process that was killed cannot give its lock back: whoever starts in its place waits until it is stale. */
const PATIENCE = { retries: 14, factor: 1, minTimeout: 500, maxTimeout: 500 };

/**
 * Bytes that a disk must have left before a write. Where PostgreSQL finds no room for the next 16 MiB of its log, it stops; embedded, it
 * then answers nobody any more. One write has 1 MiB of a plan at most, twice, and what it needs of the log.
 */
const RESERVE = 64 * 1024 * 1024;

/** How long it may be busy with others before it is asked when it last did something, and how long ago that may be, in milliseconds. */
const BUSY = 1000;
const SILENCE = 15_000;

interface Where {
  /** Folder of the data; without one, they are gone when the process ends. */
  readonly folder?: string;
  /** What a database without a folder begins with, as PGlite dumps it; a new one unless given. */
  readonly image?: Blob;
  readonly migrationsFolder: string;
  /** Called when another process took the folder although this one is alive, because this one stood still for too long. */
  readonly onLost?: (error: Error) => void;
}

/**
 * Opens the embedded database.
 *
 * @throws ConfigError where the folder is in use, or cannot be made or written
 */
export async function openPglite({ folder, image, migrationsFolder, onLost = () => undefined }: Where): Promise<OpenDatabase> {
  const release = folder === undefined ? () => Promise.resolve() : await lockFolder(folder, onLost);
  try {
    const client = await PGlite.create({ ...(folder !== undefined && { dataDir: path.join(folder, 'db') }), ...(image && { loadDataDir: image }), extensions: { btree_gist } });
    const db = drizzle(client, { schema });
    await migrateAlone(db, migrate, migrationsFolder);
    // No process of its own keeps statistics here, and without them the ranges of a space are put into order before any is left out.
    const analyze = async () => void (await client.exec('analyze'));
    if (folder !== undefined) await analyze();
    /** When it last did something: many who wait in line for it are no sign that it is away. */
    let answered = performance.now();
    const ask = async () => {
      await client.query('select 1');
      answered = performance.now();
    };
    const listeners = new Set<(topic: string) => void>();
    await client.listen(CHANNEL, (topic) => listeners.forEach((each) => each(topic)));
    return {
      db,
      kind: 'pglite',
      tell: async (topic) => void (await client.query('select pg_notify($1, $2)', [CHANNEL, topic])),
      hear(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      analyze,
      async check() {
        const asked = ask();
        await Promise.race([asked, setTimeout(BUSY, undefined, { ref: false })]);
        if (performance.now() - answered > SILENCE) await asked;
        else asked.catch(() => undefined);
      },
      async room() {
        answered = performance.now();
        if (folder !== undefined) await leaveReserve(folder);
      },
      async close() {
        await client.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function leaveReserve(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < RESERVE) throw Object.assign(new Error(`the disk of the data folder has ${bavail * bsize} bytes left, and ${RESERVE} are needed`), { code: 'ENOSPC' });
}

/** Takes the folder for this process. */
async function lockFolder(folder: string, onLost: (error: Error) => void): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true });
    return await lock(folder, { lockfilePath: path.join(folder, 'in-use'), update: TOUCH, stale: STALE, retries: PATIENCE, onCompromised: onLost });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ELOCKED') throw new ConfigError(wrongValue('DATA_DIR', folder, 'another server has it open, and two would spoil it. Stop that one, give another folder, or set DATABASE_URL to share a PostgreSQL'));
    throw new ConfigError(wrongValue('DATA_DIR', folder, `it cannot be made or written (${code}). Give a folder that this user may write to`));
  }
}
