import { speakerOf } from '@dualstack/schema';
import { Hono } from 'hono';
import { MAX_ARCHIVE, openArchive, readArchive, writeArchive } from '../archive.js';
import { defineCall, describeCall } from '../call.js';
import { answers } from '../contract.js';
import { knownOf } from '../domain.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { Abandoned, Problem } from '../problem.js';
import { CONFLICTS } from '../storage/archive.js';
import type { Store } from '../storage/store.js';
import type { Workshop } from '../work.js';
import { BODY_PROBLEMS, readBytes, requireZip } from './body.js';
import { choice, query } from './query.js';

const ZIP = { 'application/zip': { schema: { type: 'string', format: 'binary' } } } as const;
const exported = describeCall({ summary: 'Everything that is kept as one archive: address spaces with what others hold, plans, in the bin or not, and their history', problems: [503] }, ZIP);
const restored = defineCall(answers.restored, { summary: 'Restores an archive of everything, all or nothing; what is there is never written over', takes: ZIP, problems: [...BODY_PROBLEMS, 409] });
const restoreQuery = query({ conflicts: choice(CONFLICTS, 'What is done where the store has something otherwise: nothing is restored (unless told), the store keeps its own, or plans are restored beside them as drafts') });

/** `GET /export`, `POST /restore`. */
export function archiveRoutes({ archive }: Store, { run }: Workshop, now: () => Date = () => new Date()) {
  return new Hono<AppEnv>()
    .get('/export', exported, (c) => {
      const at = now();
      const headers = { 'Content-Type': 'application/zip', 'Cache-Control': 'no-store', 'Content-Disposition': `attachment; filename="dualstack-${at.toISOString().slice(0, 10)}.zip"` };
      return c.body(writeArchive(archive.everything(), at), 200, headers);
    })
    .post('/restore', restored.described, restoreQuery, async (c) => {
      const { conflicts = 'refuse' } = c.get('query');
      requireZip(c);
      const bytes = new Uint8Array(await readBytes(c, MAX_ARCHIVE));
      const speaker = await speakerOf(c.get('language'));
      const { signal } = c.req.raw;
      const opened = openArchive(bytes);
      /** Of a plan that was final, all is kept, whatever the rules of today say of it. */
      const known = await run(signal, bytes.length, () => readArchive(opened, (plan) => knownOf(plan, 'draft', speaker)));
      const outcome = await archive.restore({ ...opened, known }, conflicts, () => {
        if (signal.aborted) throw new Abandoned();
      });
      switch (outcome.kind) {
        case 'kept':
          return restored.answer(c, outcome.restored);
        case 'conflict':
          throw new Problem(409, say('restoreConflicts', { conflicts: outcome.conflicts.length }), { conflicts: outcome.conflicts });
        case 'clash':
          throw new Problem(409, outcome.clashes.length > 0 ? say('clash', { clashes: outcome.clashes.length }) : say('archiveClash'), { clashes: outcome.clashes });
        case 'orphan':
          throw new Problem(400, say('archiveOrphan'));
      }
    });
}
