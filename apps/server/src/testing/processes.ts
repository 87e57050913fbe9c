/** The server as processes of their own, for tests and benches that end them as nothing in this process could be. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { putDatabase } from './new-database.js';

/** A server that runs. */
export interface ServerProcess {
  readonly origin: string;
  readonly dataDir: string;
  readonly lines: readonly string[];
  /** Kept with its status when it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => void;
}

/** The server as its build bundles it. */
export interface Bundle {
  readonly script: string;
  /** Starts it, on a port of its own and, unless told, in a data folder of its own. A folder without a database has a new one put into it. */
  readonly start: (environment?: Readonly<Record<string, string>>) => Promise<ServerProcess>;
  readonly remove: () => void;
}

/** Bundles the server as its build does: to read its sources at each start takes a second. */
export async function bundleServer(): Promise<Bundle> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-server-'));
  const server = path.resolve(import.meta.dirname, '../..');
  const script = path.join(folder, 'main.mjs');
  symlinkSync(path.join(server, 'node_modules'), path.join(folder, 'node_modules'));
  await promisify(execFile)(process.execPath, ['build.mjs', script], { cwd: server });
  let started = 0;
  const running = new Set<ReturnType<typeof spawn>>();
  return {
    script,
    async start(environment = {}) {
      const { PATH = '' } = process.env;
      const dataDir = environment['DATA_DIR'] ?? path.join(folder, `data-${(started += 1)}`);
      if (!environment['DATABASE_URL']) await putDatabase(dataDir);
      const child = spawn(process.execPath, [script], { cwd: folder, env: { PATH, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'info', DATA_DIR: dataDir, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
      running.add(child);
      const lines: string[] = [];
      const reader = createInterface({ input: child.stdout });
      reader.on('line', (line) => lines.push(line));
      const ended = once(child, 'close').then(([code]) => {
        running.delete(child);
        return code as number | null;
      });
      let origin: string | undefined;
      while (origin === undefined) {
        origin = lines.map((line) => /listening on (http:\/\/[\d.:]+)/.exec(line)?.[1]).find((each) => each !== undefined);
        if (origin === undefined && (await Promise.race([once(reader, 'line').then(() => 'line'), ended])) !== 'line') throw new Error('the server ended before it listened');
      }
      return {
        origin,
        dataDir,
        lines,
        ended,
        async stop() {
          child.kill('SIGTERM');
          await ended;
        },
        kill: () => void child.kill('SIGKILL'),
      };
    },
    remove() {
      for (const child of running) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Clients that write while the server is killed, and the time that they have, in milliseconds. */
const CLIENTS = 8;
const MOST_TIME = 700;

/**
 * Kills a server in the middle of saves, again and again, on the same data, and looks each time for what it had said is kept.
 *
 * @returns how many writes were acknowledged, and which of them were not there afterwards
 */
export async function killRounds(bundle: Pick<Bundle, 'start'>, environment: Readonly<Record<string, string>>, rounds: number): Promise<{ acknowledged: number; lost: string[] }> {
  /** The newest revision of each plan that was acknowledged. */
  const acknowledged = new Map<string, number>();
  const lost: string[] = [];
  let writes = 0;
  const body = (name: string) => JSON.stringify({ name, plan: { text: 'x'.repeat(2000) } });
  const headers = { 'Content-Type': 'application/json' };
  for (let round = 0; round <= rounds; round += 1) {
    const server = await bundle.start(environment);
    for (const [id, revision] of acknowledged) {
      const response = await fetch(`${server.origin}/api/v1/plans/${id}`);
      const kept = response.status === 200 ? ((await response.json()) as { revision: number }).revision : 0;
      // A write that was under way may have been kept without anybody having been told.
      if (kept < revision) lost.push(`${id} is at ${kept} and was at ${revision}`);
      else acknowledged.set(id, kept);
    }
    if (round === rounds) {
      await server.stop();
      break;
    }
    // However slow a machine is, something has been acknowledged before its server is killed.
    let begin = () => {};
    const begun = new Promise<void>((resolve) => { begin = resolve; });
    const client = async (number: number) => {
      for (let id: string | undefined, revision = 0; ; ) {
        const response = await (id === undefined
          ? fetch(`${server.origin}/api/v1/plans`, { method: 'POST', headers, body: body(`c${number}`) })
          : fetch(`${server.origin}/api/v1/plans/${id}`, { method: 'PUT', headers: { ...headers, 'If-Match': `"${revision}"` }, body: body(`c${number} ${revision}`) })
        ).catch(() => undefined);
        const answer = (await response?.json().catch(() => undefined)) as { id: string; revision: number } | undefined;
        if (!response || !answer) return;
        if (!response.ok) throw new Error(`a write was answered with ${response.status}`);
        writes += 1;
        acknowledged.set(answer.id, answer.revision);
        begin();
        id = answer.revision < 5 ? answer.id : undefined;
        revision = answer.revision;
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
    const ended = Promise.all(clients);
    await Promise.race([begun, ended]);
    await setTimeout(Math.random() * MOST_TIME);
    server.kill();
    await ended;
    await server.ended;
  }
  return { acknowledged: writes, lost };
}
