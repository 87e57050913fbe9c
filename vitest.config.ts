import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'apps/*/src/**/*.test.tsx', 'apps/*/*.test.ts', 'scripts/*.test.ts'],
    maxWorkers: 2,
    // What the tests import is pure, and costs half a second each time that it is loaded: once a worker will do.
    isolate: false,
    // PatternFly's modules import style sheets, which Node by itself does not read.
    server: { deps: { inline: [/@patternfly/] } },
    // Only what hangs is stopped; no test fails because a machine is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
