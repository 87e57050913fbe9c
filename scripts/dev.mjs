// npm run dev: the server on port 8080 and the pages on http://localhost:5173, both following the sources.
import path from 'node:path';
import { runGroup, signalGroups } from './group.mjs';
import { install, pnpmCommand, root } from './pnpm.mjs';

install();
// Plans of its own: those of `npm start` are not to be upgraded by a migration that is still being written.
const env = { DATA_DIR: path.join(root, '.cache/dev-data'), ...process.env };
const statuses = ['@dualstack/server', '@dualstack/web'].map((name) => runGroup(...pnpmCommand('--filter', name, 'run', 'dev'), { env }));
const first = await Promise.race(statuses);
signalGroups('SIGTERM');
await Promise.all(statuses);
process.exit(first);
