// npm run dev: the server on port 8080 and the pages on http://localhost:5173, both following the sources.
import { spawn } from 'node:child_process';
import { install, root } from './pnpm.mjs';

install();
const children = ['@dualstack/server', '@dualstack/web'].map((name) => spawn('node', ['scripts/pnpm.mjs', '--filter', name, 'run', 'dev'], { cwd: root, stdio: 'inherit' }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)));
for (const child of children) child.on('exit', (code) => { children.forEach((each) => each.kill()); process.exitCode = code ?? 1; });
