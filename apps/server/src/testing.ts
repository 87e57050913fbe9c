/** Helpers of the server's tests. */
import { valueAt } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { type App, createApp } from './app.js';
import { createLog } from './log.js';
import { openApiDocument } from './routes/openapi.js';
import type { OpenDatabase } from './storage/database.js';
import { openPglite } from './storage/pglite.js';
import { type Store, storeIn } from './storage/store.js';
import { migrationsFolder } from './storage/testing.js';
import { databaseImage } from './testing/new-database.js';

/** A log that can be read. */
export function memoryLog() {
  const lines: Record<string, unknown>[] = [];
  return { lines, log: createLog('info', (line) => lines.push(JSON.parse(line) as Record<string, unknown>)) };
}

/** What is opened when somebody first asks for something of it; every function of it gives a promise. */
const lazily = <Each extends object>(open: () => Promise<Each>): Each =>
  new Proxy({} as Each, {
    get: (_, name) => async (...params: unknown[]) => (Reflect.get(await open(), name) as (...given: unknown[]) => unknown)(...params),
  });

/** A store in memory, which is opened when somebody first asks for something that is kept. */
export function lazyStore(): Store {
  let opening: Promise<Store> | undefined;
  const open = () => (opening ??= databaseImage().then((image) => openPglite({ image, migrationsFolder })).then(storeIn));
  const database: OpenDatabase = {
    ...lazily(async () => (await open()).database),
    get db(): never {
      throw new Error('not before it is open');
    },
    kind: 'pglite',
    check: () => Promise.resolve(),
    hear(listener) {
      const heard = open().then((store) => store.database.hear(listener));
      return () => void heard.then((unhear) => unhear());
    },
  };
  const archive: Store['archive'] = {
    async *everything() {
      yield* (await open()).archive.everything();
    },
    restore: async (...params) => (await open()).archive.restore(...params),
  };
  return { database, archive, plans: lazily(async () => (await open()).plans), spaces: lazily(async () => (await open()).spaces) };
}

export const { lines, log } = memoryLog();
/** An app that serves the API alone. */
export const app = createApp({ log, store: lazyStore() });

/** Posts to a call of the API: a text as it is, anything else as JSON. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}, to: App = app): Promise<Response> {
  return to.request(`/api/v1${url}`, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) });
}

export const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

/** The OpenAPI document, and every call that it describes. */
export async function describeApp() {
  const document = await openApiDocument(app);
  const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => ({ path, method })));
  return { document, operations };
}

/** A plan with more findings than fixes are tried for: Windows workers, for whom the plugin of the example does not do. */
export const manyFindings = examplePlan('kubeadm-flannel-dual', {
  'spec.kubeadm.nodes': [
    ...(valueAt(examplePlan('kubeadm-flannel-dual'), ['spec', 'kubeadm', 'nodes']) as unknown[]),
    ...Array.from({ length: 120 }, (_, index) => ({ name: `w${index}`, role: 'worker', os: 'windows', ipv4: `192.168.100.${index + 1}`, ipv6: `2a05:d014:937:4500::${(index + 4096).toString(16)}` })),
  ],
});
