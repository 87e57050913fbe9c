import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { putDatabase } from '../apps/server/src/testing/new-database.js';

const root = path.resolve(import.meta.dirname, '..');

/** A server of its own for tests that follow one another. */
export interface TestServer {
  readonly origin: string;
  /** Takes every plan out of it, those in the bin too, every address space but the one that is there from the beginning, and what others hold in that. */
  readonly clear: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** How long a server may take to be there, in milliseconds. */
const PATIENCE = 120_000;

/**
 * Starts a server with a data folder of its own.
 *
 * @param port where it listens
 */
export async function startTestServer(port: number): Promise<TestServer> {
  const data = mkdtempSync(path.join(tmpdir(), 'dualstack-e2e-'));
  await putDatabase(data);
  const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', WEB_ROOT: path.join(root, 'apps/web/dist'), LOG_LEVEL: 'warn', DATA_DIR: data };
  const child = spawn(process.execPath, [path.join(root, 'apps/server/dist/main.js')], { env, stdio: ['ignore', 'inherit', 'inherit'] });
  const origin = `http://127.0.0.1:${port}`;
  await isReady(origin, child);
  return {
    origin,
    clear: () => clear(origin),
    async stop() {
      if (child.exitCode === null) {
        child.kill();
        await once(child, 'exit');
      }
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function isReady(origin: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server does not become ready');
}

async function clear(origin: string): Promise<void> {
  const space = `${origin}/api/v1/spaces/default`;
  const api = `${origin}/api/v1/plans`;
  for (const isInBin of [false, true]) {
    for (;;) {
      const { plans } = (await (await fetch(`${api}?limit=100&deleted=${isInBin}`)).json()) as { plans: { id: string; revision: number }[] };
      if (plans.length === 0) break;
      for (const { id, revision } of plans) await fetch(`${api}/${id}?forever=${isInBin}`, { method: 'DELETE', headers: { 'If-Match': `"${revision}"` } });
    }
  }
  // Two spaces cannot have one name, and tests give theirs the same.
  const { spaces } = (await (await fetch(`${origin}/api/v1/spaces`)).json()) as { spaces: { id: string; revision: number }[] };
  for (const { id, revision } of spaces) if (id !== 'default') await fetch(`${origin}/api/v1/spaces/${id}`, { method: 'DELETE', headers: { 'If-Match': `"${revision}"` } });
  const { ranges } = (await (await fetch(`${space}/ranges`)).json()) as { ranges: { id: string; plan?: unknown }[] };
  for (const { id, plan } of ranges) if (plan === undefined) await fetch(`${space}/ranges/${id}`, { method: 'DELETE' });
  const { revision, name, pools } = (await (await fetch(space)).json()) as { revision: number; name: string; pools: unknown[] };
  if (pools.length > 0) await fetch(space, { method: 'PUT', headers: { 'Content-Type': 'application/json', 'If-Match': `"${revision}"` }, body: JSON.stringify({ name, pools: [] }) });
}
