// Bundles the server into one file, so that a start reads one file and not a thousand. Another place may be named.
import { build } from 'esbuild';

await build({
  entryPoints: ['src/main.ts'],
  outfile: process.argv[2] ?? 'dist/main.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  // pino finds its workers by their path, which a bundle does not have.
  external: ['pino'],
  logLevel: 'warning',
});
