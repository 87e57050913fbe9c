// npm run dev: the server on port 8080 and the pages on http://localhost:5173, both following the sources.
import { runGroup, signalGroups } from './group.mjs';
import { install, pnpmCommand } from './pnpm.mjs';

install();
const statuses = ['@dualstack/server', '@dualstack/web'].map((name) => runGroup(...pnpmCommand('--filter', name, 'run', 'dev')));
const first = await Promise.race(statuses);
signalGroups('SIGTERM');
await Promise.all(statuses);
process.exit(first);
