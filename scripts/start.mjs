// npm start: installs, builds and serves the product on http://localhost:8080.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { install, pnpm, root } from './pnpm.mjs';

install();
pnpm('run', 'build:all');

const server = spawn(process.execPath, [path.join(root, 'apps/server/dist/main.js')], {
  stdio: 'inherit',
  env: { WEB_ROOT: path.join(root, 'apps/web/dist'), NODE_ENV: 'production', ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 1));
