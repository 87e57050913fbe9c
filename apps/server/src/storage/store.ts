import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import { type ArchiveStore, archiveStore } from './archive.js';
import type { OpenDatabase } from './database.js';
import { type PlanStore, planStore } from './plans.js';
import { type SpaceStore, spaceStore } from './spaces.js';

/** What is kept, and where. */
export interface Store {
  readonly plans: PlanStore;
  readonly spaces: SpaceStore;
  readonly archive: ArchiveStore;
  readonly database: OpenDatabase;
}

/** The store over a database. */
export const storeIn = (database: OpenDatabase): Store => ({ plans: planStore(database), spaces: spaceStore(database), archive: archiveStore(database), database });

/** Where the migrations lie: beside the bundle, as its build puts them there, or beside the sources. */
const migrationsFolder = ['./migrations', '../../migrations'].map((where) => fileURLToPath(new URL(where, import.meta.url))).find((folder) => existsSync(`${folder}/meta`)) ?? '';

/**
 * Opens the database that the configuration names, with its tables as this release has them. Only the one that is used is loaded.
 *
 * @param onLost called when another process has taken the data folder; from then on nothing may be written
 * @throws ConfigError where it cannot be opened
 */
export async function openDatabase({ dataDir, databaseUrl, poolSize }: Config, log: Logger, onLost: (error: Error) => void): Promise<OpenDatabase> {
  if (databaseUrl !== undefined) {
    const { openPostgres } = await import('./postgres.js');
    return openPostgres({ url: databaseUrl, poolSize, migrationsFolder, log });
  }
  const { openPglite } = await import('./pglite.js');
  return openPglite({ folder: dataDir, migrationsFolder, onLost });
}
