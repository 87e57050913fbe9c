// Finds a Chromium for the browser tests: nothing is downloaded by hand.
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findProgram, installPrograms } from './debian.mjs';
import { root } from './pnpm.mjs';

/**
 * What Chromium loads for its own window, which nobody sees: the list of suggestions under its address bar, and the one of its assistant.
 * Each is a page of its own, made anew for every context, and takes a second of a processor in each.
 */
const OWN_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];
/** What Playwright 1.65 itself switches off (its server/chromium/chromiumSwitches.ts); of two such lists the last one counts. */
const PLAYWRIGHT_FEATURES = ['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'];

/** How Chromium is started: as it is in a container, quietly, and asking nobody for anything. */
export const CHROMIUM_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--disable-features=${[...PLAYWRIGHT_FEATURES, ...OWN_PAGES].join(',')}`];

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
