// npm run bench: kills a server in the middle of saves, 20 rounds on each database, and looks for all that it had said is kept. Goal: nothing is lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hasPostgres, startPostgres } from '../apps/server/src/storage/testing.js';
import { bundleServer, killRounds } from '../apps/server/src/testing/processes.js';

const ROUNDS = Number(process.env['ROUNDS'] ?? 20);
const bundle = await bundleServer();
const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-kill-'));
const postgres = hasPostgres ? await startPostgres() : undefined;
let isWhole = true;
try {
  for (const [name, environment] of [['PGlite', { DATA_DIR: folder }], ['PostgreSQL', postgres && { DATABASE_URL: postgres.url }]] as const) {
    if (!environment) {
      console.log(`${name}: not installed, left out`);
      continue;
    }
    const { acknowledged, lost } = await killRounds(bundle, environment, ROUNDS);
    isWhole &&= lost.length === 0;
    console.log(`${name}: ${ROUNDS} times killed, ${acknowledged} writes acknowledged, ${lost.length} lost (goal 0)`);
    for (const each of lost) console.log(`  ${each}`);
  }
} finally {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
  await postgres?.remove();
}
process.exit(isWhole ? 0 : 1);
