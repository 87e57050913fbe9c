// npm start: installs, builds and serves the product on http://localhost:8080.
import path from 'node:path';
import { isEnding, runGroup } from './group.mjs';
import { INSTALL, pnpmCommand, root } from './pnpm.mjs';

for (const args of [INSTALL, ['run', 'build:all']]) {
  const status = await runGroup(...pnpmCommand(...args));
  if (status !== 0 || isEnding()) process.exit(status);
}

const server = [path.join(root, 'apps/server/dist/main.js')];
process.exit(await runGroup(process.execPath, server, { env: { WEB_ROOT: path.join(root, 'apps/web/dist'), DATA_DIR: path.join(root, 'data'), NODE_ENV: 'production', ...process.env } }));
