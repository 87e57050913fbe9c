/** An embedded database without anything in it, made once: PGlite takes five seconds of a processor to make one, and a third of one to open a copy. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { codeOf } from '../config.js';

const CACHE = fileURLToPath(new URL('../../../../.cache', import.meta.url));

let made: Promise<string> | undefined;

/** The folder that has it, as files and as PGlite dumps it; each version of PGlite has its own. */
const madeOnce = (): Promise<string> => (made ??= make());

async function make(): Promise<string> {
  const { version } = JSON.parse(readFileSync(path.join(path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), '../package.json'), 'utf8')) as { version: string };
  const folder = path.join(CACHE, `pglite-${version}`);
  if (existsSync(folder)) return folder;
  const own = `${folder}-${randomUUID()}`;
  await mkdir(own, { recursive: true });
  const database = await PGlite.create({ dataDir: path.join(own, 'db') });
  await writeFile(path.join(own, 'image'), Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer()));
  await database.close();
  try {
    await rename(own, folder);
  } catch (error) {
    // Another worker was faster.
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
    await rm(own, { recursive: true });
  }
  return folder;
}

/** Puts a new database where a server looks for it in its data folder, unless there is one. */
export async function putDatabase(dataDir: string): Promise<void> {
  const db = path.join(dataDir, 'db');
  if (!existsSync(db)) await cp(path.join(await madeOnce(), 'db'), db, { recursive: true });
}

/** A new database for `openPglite` to begin with in memory. */
export async function databaseImage(): Promise<Blob> {
  return new Blob([readFileSync(path.join(await madeOnce(), 'image'))]);
}
