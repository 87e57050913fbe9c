// Finds a Chromium for the browser tests, and on Debian as root installs one: nothing is downloaded by hand.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root, run } from './pnpm.mjs';

const onPath = (name) => {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
};

function playwrightOwn() {
  const require = createRequire(path.join(root, 'e2e/package.json'));
  const executable = require('@playwright/test').chromium.executablePath();
  return existsSync(executable) ? executable : undefined;
}

/** The path of a Chromium; throws with what would do when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    accessSync(given, constants.X_OK);
    return given;
  }
  const found = onPath('chromium') ?? playwrightOwn();
  if (found) return found;
  const isDebian = existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  if (isDebian && process.getuid?.() === 0) {
    console.log('Installing the Debian package chromium for the browser tests');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    const installed = onPath('chromium');
    if (installed) return installed;
  }
  throw new Error('No Chromium for the browser tests. Set CHROMIUM_PATH, or install the package chromium of your distribution.');
}
