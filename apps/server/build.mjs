// Bundles the server into one file, so that a start reads one file and not a thousand.
import { build } from 'esbuild';

await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  // pino finds its workers by their path, which a bundle does not have.
  external: ['pino'],
  logLevel: 'warning',
});
