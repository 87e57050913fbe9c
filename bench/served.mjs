// The built product in a Chromium, for the benches that measure pages.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHROMIUM_FLAGS, findChromium } from '../scripts/chromium.mjs';
import { root } from '../scripts/pnpm.mjs';

const { chromium } = createRequire(path.join(root, 'e2e/package.json'))('@playwright/test');
const PORT = process.env.BENCH_PORT ?? '8193';
export const ORIGIN = `http://127.0.0.1:${PORT}`;

/**
 * Starts the built server and a Chromium, hands over the browser, and ends both whatever happens. The port is BENCH_PORT (8193).
 * @param {(browser: import('@playwright/test').Browser) => Promise<void>} measure
 * @param {string[]} flags further flags of Chromium
 */
export async function withBrowser(measure, flags = []) {
  const data = mkdtempSync(path.join(tmpdir(), 'dualstack-bench-'));
  const server = spawn(process.execPath, [path.join(root, 'apps/server/dist/main.js')], { env: { ...process.env, PORT, HOST: '127.0.0.1', LOG_LEVEL: 'warn', STOP_DELAY: '0', DATA_DIR: data, WEB_ROOT: path.join(root, 'apps/web/dist') }, stdio: 'inherit' });
  let browser;
  try {
    for (let attempt = 0; ; attempt += 1) {
      if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}; is port ${PORT} free?`);
      if (await fetch(`${ORIGIN}/readyz`).then(({ ok }) => ok, () => false)) break;
      if (attempt === 600) throw new Error(`the server does not answer on port ${PORT}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    browser = await chromium.launch({ executablePath: findChromium(), args: [...CHROMIUM_FLAGS, ...flags] });
    await measure(browser);
  } finally {
    await browser?.close();
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(data, { recursive: true, force: true });
  }
}

/** The value below which a share of the sorted numbers lies, with one decimal. */
export const quantile = (sorted, share) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
