import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const root = path.dirname(import.meta.dirname);
const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-start-'));
const server = path.join(folder, 'apps/server');
const bin = path.join(folder, 'bin');
const started = new Set<ChildProcess>();

/** Puts a stand-in for npx on the PATH, so that nothing is installed or built. */
function standIn(script: string): NodeJS.ProcessEnv {
  writeFileSync(path.join(bin, 'npx'), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(bin, 'npx'), 0o755);
  return { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, PORT: '0', HOST: '127.0.0.1', STOP_DELAY: '0.2', LOG_LEVEL: 'info' };
}

/** The project with its own package.json and scripts, and the server bundled as its build does. */
beforeAll(() => {
  for (const each of ['apps/web/dist', 'apps/server/dist', 'bin']) mkdirSync(path.join(folder, each), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  cpSync(path.join(root, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  writeFileSync(path.join(folder, 'apps/web/dist/index.html'), '<p>page</p>');
  symlinkSync(path.join(root, 'apps/server/node_modules'), path.join(server, 'node_modules'));
  cpSync(path.join(root, 'apps/server/package.json'), path.join(server, 'package.json'));
  const built = spawnSync(process.execPath, ['build.mjs', path.join(server, 'dist/main.js')], { cwd: path.join(root, 'apps/server'), encoding: 'utf8' });
  expect(built.stderr).toBe('');
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function npm(args: string[], env: NodeJS.ProcessEnv): ChildProcess & { line: (pattern: RegExp) => Promise<RegExpExecArray> } {
  const child = spawn('npm', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
  started.add(child);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const line = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = lines.map((each) => pattern.exec(each)).find((each) => each !== null);
      if (found) return found;
      await once(reader, 'line');
    }
  };
  return Object.assign(child, { line });
}

const isRunning = (pid: number) => {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s to npm stops the server, and the port is free', async (signal) => {
    const child = npm(['start'], standIn('exit 0'));
    const [, origin] = await child.line(/listening on (http:\/\/[\d.:]+)/);
    expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ status: 'ok' });
    child.kill(signal);
    await once(child, 'exit');
    await child.line(/"stopped"/);
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  });

  it('leaves nothing behind when it is told to stop while it still builds', async () => {
    const child = npm(['start'], standIn('sleep 600 & echo "building $!"; wait'));
    const [, pid] = await child.line(/building (\d+)/);
    expect(isRunning(Number(pid))).toBe(true);
    child.kill('SIGTERM');
    await once(child, 'exit');
    while (isRunning(Number(pid))) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isRunning(Number(pid))).toBe(false);
  });

  it('says in one line what is wrong with a variable, and ends with 1', () => {
    const { status, stderr } = spawnSync('npm', ['start', '--silent'], { cwd: folder, env: { ...standIn('exit 0'), PORT: '' }, encoding: 'utf8' });
    expect(stderr.split('\n').filter((line) => line !== '' && !line.startsWith('npm '))).toEqual([expect.stringMatching(/^PORT="" is not right: give a whole number from 0 to 65535/)]);
    expect(status).toBe(1);
  });
});

describe('pnpm', () => {
  it('is taken from the cache of npm where it is there: offline, asking the registry first takes a minute', () => {
    const env = standIn('echo "npx $*"');
    const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { packageManager: string };
    const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8' }).stdout.trim().split('\n');
    expect(run('scripts/pnpm.mjs', 'exec', 'true')).toEqual([`npx --yes --prefer-offline ${packageManager} exec true`]);
    for (const line of run('scripts/test.mjs', 'unit').filter((each) => each.startsWith('npx '))) expect(line).toMatch(/^npx --yes --prefer-offline pnpm@/);
  });
});
