// Bundles the server into one file, so that a start reads one file and not a thousand, with its migrations beside it. Another place may be named.
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const outfile = process.argv[2] ?? 'dist/main.js';
await build({
  entryPoints: ['src/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  // pino finds its workers by their path, which a bundle does not have, and PGlite its database in files beside it. PostgreSQL's own
  // client library in C is not used.
  external: ['pino', '@electric-sql/pglite', 'pg-native'],
  // Packages of the older kind ask for Node's own modules by `require`, which a module does not have.
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  logLevel: 'warning',
});
const migrations = path.join(path.dirname(outfile), 'migrations');
rmSync(migrations, { recursive: true, force: true });
cpSync('migrations', migrations, { recursive: true });
