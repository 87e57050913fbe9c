// npm test: installs what is needed, then runs every test: unit, property, snapshot, conformance, server, browser.
// `npm test -- unit` runs all but the browser ones; further words go to the test runner.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findChromium } from './chromium.mjs';
import { installChineseFont, installPostgres, installPrograms } from './debian.mjs';
import { install, pnpm, pnpmCommand, root } from './pnpm.mjs';

const isUnitOnly = process.argv[2] === 'unit';
const words = process.argv.slice(isUnitOnly ? 3 : 2);
const results = path.join(root, '.cache/test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** Runs a program of the workspace and tells how it ended; the counts are in the file that it wrote. */
function tests(args, env = {}) {
  return spawnSync(...pnpmCommand(...args), { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}
function read(name) {
  try {
    return JSON.parse(readFileSync(path.join(results, name), 'utf8'));
  } catch {
    return undefined;
  }
}

install();
// What reads and runs the scripts that are written; tests that need one say that they are skipped where it cannot be had.
installPrograms(['shellcheck', 'jq', 'curl']);
// Tests of what is kept run on both databases.
installPostgres();
let status = tests(['exec', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${path.join(results, 'unit.json')}`, ...words]);
const unit = read('unit.json');
// A file that cannot be loaded has no tests that could fail; it counts as one that did.
const broken = unit?.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed')).length ?? 1;
const total = { passed: unit?.numPassedTests ?? 0, failed: (unit?.numFailedTests ?? 0) + broken, skipped: unit?.numPendingTests ?? 0 };

if (!isUnitOnly) {
  const chromium = findChromium();
  installChineseFont();
  pnpm('run', 'build:all');
  const browser = tests(['--filter', '@dualstack/e2e', 'exec', 'playwright', 'test', ...words], { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, 'browser.json') });
  const { stats } = read('browser.json') ?? { stats: { expected: 0, unexpected: 1, skipped: 0, flaky: 0 } };
  status ||= browser;
  total.passed += stats.expected;
  total.failed += stats.unexpected + stats.flaky;
  total.skipped += stats.skipped;
}

writeFileSync(path.join(results, 'total.json'), JSON.stringify(total));
console.log(`\n${total.passed} tests passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(status !== 0 || total.failed > 0 ? 1 : 0);
