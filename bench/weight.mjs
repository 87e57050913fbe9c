// What the first page loads, gzipped: the scripts and styles that index.html names. Goal: at most 160 KB.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../scripts/pnpm.mjs';

const dist = path.join(root, 'apps/web/dist');
const names = [...readFileSync(path.join(dist, 'index.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, name]) => name);
const sizes = names.map((name) => ({ file: name, 'KB gzipped': Math.round(gzipSync(readFileSync(path.join(dist, name)), { level: 9 }).length / 102.4) / 10 }));
console.table(sizes);
console.log(`The first page loads ${sizes.reduce((sum, size) => sum + size['KB gzipped'], 0).toFixed(1)} KB of JS and CSS, gzipped (goal: at most 160)`);
