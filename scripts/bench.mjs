// npm run bench: the figures that the project promises, each beside its goal.
import path from 'node:path';
import { install, pnpm, root, run } from './pnpm.mjs';

install();
pnpm('run', 'build:all');
const tsx = (name) => pnpm('--filter', '@dualstack/server', 'exec', 'tsx', path.join(root, `bench/${name}.ts`));
for (const name of ['overlap', 'map', 'worst']) tsx(name);
for (const name of ['weight', 'keypress', 'lighthouse']) run(process.execPath, [path.join(root, `bench/${name}.mjs`)]);
for (const name of ['manifests', 'objects', 'store', 'kill']) tsx(name);
