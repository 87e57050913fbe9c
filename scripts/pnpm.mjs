// Runs pnpm of the version that package.json names, without anybody having installed it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** The command that runs pnpm, as a program and its arguments. What npm has in its cache is not asked for again: without a network that alone takes a minute. */
export const pnpmCommand = (...args) => ['npx', ['--yes', '--prefer-offline', packageManager, ...args]];
/** The arguments with which pnpm installs what the lock file names. Quick when everything is there. */
export const INSTALL = ['install', '--frozen-lockfile', '--prefer-offline', '--loglevel', 'warn'];

/** Runs a program in the project; ends this one when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

export const pnpm = (...args) => run(...pnpmCommand(...args));
export const install = () => pnpm(...INSTALL);

if (process.argv[1] === fileURLToPath(import.meta.url)) pnpm(...process.argv.slice(2));
