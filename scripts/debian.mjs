// Programs that the tests run: found on the PATH, and on Debian as root installed from its packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { run } from './pnpm.mjs';

/** The path of a program, or undefined where it is not installed. */
export function findProgram(name) {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Installs those of the programs that are missing, each from the package of its name; does nothing but on Debian as root. */
export function installPrograms(names) {
  const missing = names.filter((name) => findProgram(name) === undefined);
  const isDebian = existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  if (missing.length === 0 || !isDebian || process.getuid?.() !== 0) return;
  console.log(`Installing for the tests, from Debian: ${missing.join(', ')}`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
