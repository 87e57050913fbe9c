// Finds a Chromium for the browser tests: nothing is downloaded by hand.
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findProgram, installPrograms } from './debian.mjs';
import { root } from './pnpm.mjs';

function playwrightOwn() {
  const require = createRequire(path.join(root, 'e2e/package.json'));
  const executable = require('@playwright/test').chromium.executablePath();
  return existsSync(executable) ? executable : undefined;
}

/** The path of a Chromium; on Debian as root it is installed where there is none. Throws with what would do when there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    accessSync(given, constants.X_OK);
    return given;
  }
  const found = findProgram('chromium') ?? playwrightOwn();
  if (found) return found;
  installPrograms(['chromium']);
  const installed = findProgram('chromium');
  if (installed) return installed;
  throw new Error('No Chromium for the browser tests. Set CHROMIUM_PATH, or install the package chromium of your distribution.');
}
