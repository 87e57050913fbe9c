// npm test: installs what is needed, then runs every test: unit, property, snapshot, conformance, server, browser.
// `npm test -- unit` runs all but the browser ones; further words go to the test runner.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
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
/** What failed, one line each: file, name, first line of what it said. */
const failures = [];
const tell = (file, name, message) => failures.push(`${path.relative(root, file)} › ${name}: ${stripVTControlCharacters(message ?? '').split('\n').slice(0, 4).join(' ')}`);
let status = tests(['exec', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${path.join(results, 'unit.json')}`, ...words]);
const unit = read('unit.json');
// A file that cannot be loaded has no tests that could fail; it counts as one that did.
const broken = unit?.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed')).length ?? 1;
for (const file of unit?.testResults ?? []) {
  if (file.status === 'failed' && file.message) tell(file.name, 'the file itself', file.message);
  for (const each of file.assertionResults) if (each.status === 'failed') tell(file.name, each.fullName, each.failureMessages[0]);
}
const total = { passed: unit?.numPassedTests ?? 0, failed: (unit?.numFailedTests ?? 0) + broken, skipped: unit?.numPendingTests ?? 0 };

if (!isUnitOnly) {
  const chromium = findChromium();
  installChineseFont();
  pnpm('run', 'build:all');
  const browser = tests(['--filter', '@dualstack/e2e', 'exec', 'playwright', 'test', ...words], { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(results, 'browser.json') });
  const told = read('browser.json');
  const walk = (suite, titles) => {
    for (const spec of suite.specs ?? []) {
      const failed = spec.tests.flatMap((test) => test.results).find((result) => result.status !== 'passed' && result.status !== 'skipped');
      if (failed) tell(path.join(root, 'e2e', spec.file), [...titles, spec.title].join(' › '), failed.error?.message ?? failed.status);
    }
    for (const inner of suite.suites ?? []) walk(inner, [...titles, inner.title]);
  };
  for (const suite of told?.suites ?? []) walk(suite, []);
  const { stats } = told ?? { stats: { expected: 0, unexpected: 1, skipped: 0, flaky: 0 } };
  status ||= browser;
  total.passed += stats.expected;
  total.failed += stats.unexpected + stats.flaky;
  total.skipped += stats.skipped;
}

writeFileSync(path.join(results, 'total.json'), JSON.stringify(total));
writeFileSync(path.join(results, 'failures.txt'), failures.map((line) => `${line}\n`).join(''));
console.log(`\n${failures.map((line) => `failed: ${line}\n`).join('')}${total.passed} tests passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(status !== 0 || total.failed > 0 ? 1 : 0);
