import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS } from '../scripts/chromium.mjs';

export default defineConfig({
  testDir: '.',
  outputDir: '../.cache/browser',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Only what hangs is stopped; no test fails because a machine is slow.
  timeout: 300_000,
  // Pictures differ by a shade where letters are drawn by another release of a browser; what has moved or is gone differs by more.
  expect: { timeout: 30_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01, animations: 'disabled' } },
  snapshotPathTemplate: 'pictures/{arg}{ext}',
  reporter: [['list'], ['json', process.env.PLAYWRIGHT_JSON_OUTPUT_NAME === undefined ? { outputFile: '../.cache/browser.json' } : {}]],
  use: {
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    // Colours are measured, so nothing may be on its way from one to another.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every action takes a third of the time; who looks for a failure asks for one with --trace on.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH !== undefined && { executablePath: process.env.CHROMIUM_PATH }),
      // The second name is an origin that is not secure, as this server is from another machine.
      args: ['--host-resolver-rules=MAP wizard.test 127.0.0.1', ...CHROMIUM_FLAGS],
    },
  },
});
