// Programs and fonts that the tests use: found on the PATH, and on Debian as root installed from its packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** The path of a program, or undefined where it is not installed. */
export function findProgram(name) {
  const { status, stdout } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Where the programs of a PostgreSQL server lie, as Debian has them: not on the PATH, a folder for each version. */
const POSTGRESQL = '/usr/lib/postgresql';
const hasPostgres = () => findProgram('initdb') !== undefined || (existsSync(POSTGRESQL) && readdirSync(POSTGRESQL).some((version) => existsSync(`${POSTGRESQL}/${version}/bin/initdb`)));

/** Installs a PostgreSQL server where there is none, as {@link installPrograms} does. Debian starts one with it, which no test uses. */
export function installPostgres() {
  if (!hasPostgres()) installPackages(['postgresql']);
}

/** Installs those of the programs that are missing, each from the package of its name, where that can be done: on Debian, as root, with a network. */
export function installPrograms(names) {
  installPackages(names.filter((name) => findProgram(name) === undefined));
}

/** Whether some font has Chinese letters: without one, pictures of Chinese pages show boxes. */
export const hasChineseFont = () => spawnSync('fc-list', [':lang=zh-cn', 'file'], { encoding: 'utf8' }).stdout?.trim().length > 0;

/** Installs a font with Chinese letters where there is none, as {@link installPrograms} does. */
export function installChineseFont() {
  if (!hasChineseFont()) installPackages(['fontconfig', 'fonts-noto-cjk']);
}

function installPackages(missing) {
  const isDebian = existsSync('/etc/os-release') && /^ID(?:_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  if (missing.length === 0 || !isDebian || process.getuid?.() !== 0) return;
  console.log(`Installing for the tests, from Debian: ${missing.join(', ')}`);
  const aptGet = (...args) => spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  aptGet('update', '-qq');
  aptGet('install', '-y', '-qq', '--no-install-recommends', ...missing);
}
