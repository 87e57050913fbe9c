import type { InferResponseType } from 'hono/client';
import i18next from 'i18next';
import { type client, problem, type ProblemBody } from './client.js';

/** What came of an archive: how much was restored, was there already, or was left out. */
export type Restored = InferResponseType<typeof client.api.v1.restore.$post, 200>;
/** What is done with what the server has otherwise than the archive. */
export type Conflicts = 'refuse' | 'skip' | 'copy';
/** Something that the server has otherwise than the archive, and in what they differ. */
export type Conflict = NonNullable<ProblemBody['conflicts']>[number];

/** The largest archive that the server reads, in MiB, and most conflicts that it tells of. */
export const MOST_MIB = 64;
export const MOST_CONFLICTS = 100;

/** Where everything that the server keeps is had as one archive. */
export const EXPORT = '/api/v1/export';

/** Restores an archive, all of it or nothing. A request that is given up restores nothing, unless it had just been done. */
export async function restoreArchive(archive: Blob, conflicts: Conflicts, signal: AbortSignal): Promise<Restored> {
  const response = await fetch(`/api/v1/restore?conflicts=${conflicts}`, { method: 'POST', body: archive, headers: { 'Content-Type': 'application/zip', 'Accept-Language': i18next.language }, signal });
  if (response.ok) return (await response.json()) as Restored;
  throw await problem(response);
}
