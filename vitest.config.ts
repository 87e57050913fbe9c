import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'apps/*/src/**/*.test.tsx', 'scripts/*.test.ts'],
    maxWorkers: 2,
    // Only what hangs is stopped; no test fails because a machine is slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
