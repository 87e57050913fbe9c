// A server in a process of its own that says, when asked, how long its event loop was held up and what it used.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

export const ROOT = path.resolve(import.meta.dirname, '..');
/** The product as it is built. */
export const PRODUCT = path.join(ROOT, 'apps/server/dist/main.js');

export interface Use {
  /** Milliseconds that the event loop was held up at most since the last reset. */
  readonly blocked: number;
  /** Bytes of memory. */
  readonly memory: number;
  /** Microseconds of processor time since the start. */
  readonly cpu: number;
}

export interface MeasuredServer {
  readonly origin: string;
  readonly ask: (message: 'reset' | 'read') => Promise<Use>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server and waits until it is ready.
 *
 * @param script what to run; it listens on `HOST` and `PORT` and answers `/readyz`
 * @throws Error where it ends, or is not ready within 20 s
 */
export async function startMeasured(script: string, port: number, env: Readonly<Record<string, string>> = {}): Promise<MeasuredServer> {
  const data = mkdtempSync(path.join(tmpdir(), 'dualstack-bench-'));
  const child = fork(script, {
    execArgv: ['--import', path.join(import.meta.dirname, 'loop.mjs')],
    cwd: path.join(ROOT, 'apps/server'),
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'warn', STOP_DELAY: '0', DATA_DIR: data, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; !(await fetch(`${origin}/readyz`).then(({ ok }) => ok, () => false)); attempt += 1) {
    if (child.exitCode !== null || attempt > 400) throw new Error(`${script} does not answer`);
    await setTimeout(50);
  }
  return {
    origin,
    ask: (message) => ask(child, message),
    async stop() {
      await stop(child);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function ask(child: ChildProcess, message: 'reset' | 'read'): Promise<Use> {
  child.send(message);
  const [answer] = (await once(child, 'message')) as [Use];
  return answer;
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
