import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { examplePlan } from '@dualstack/schema/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres, type RunningPostgres, startPostgres } from './storage/testing.js';
import { type Bundle, bundleServer, killRounds, type ServerProcess } from './testing/processes.js';

const ROUNDS = 3;
let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleServer();
});
afterAll(() => bundle.remove());

const send = (server: ServerProcess, method: string, url: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}/api/v1${url}`, { method, headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
/** An answer that never came, or whose body was cut off, acknowledges nothing: fetch says so by a TypeError, and anything else is a failure. */
const unlessCut = (error: unknown): undefined => {
  if (!(error instanceof TypeError)) throw error;
  return undefined;
};
const read = async (response: Response) => (await response.json()) as Record<string, unknown>;
/** A plan without errors with nodes of its own. */
const planOf = (nodes: string) => examplePlan('kkp-aws-ipv4', { 'spec.kkp.nodeNetwork.ipv4': nodes });

/** A small disk of its own, where this user may mount one. */
const disk = mkdtempSync(path.join(tmpdir(), 'dualstack-disk-'));
const hasDisk = process.getuid?.() === 0 && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'tmpfs', disk]).status === 0;
afterAll(() => {
  if (hasDisk) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Sends plans that want the same ranges to servers at once, to be final: one has each of them, and nobody hears of a failure. */
async function compete(servers: readonly ServerProcess[]): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: 64 }, async (_, index) => {
      const nodes = index % 2 === 0 ? `10.${(index % 16) + 1}.0.0/16` : `10.${(index % 16) + 1}.${(index >> 4) * 64}.0/24`;
      const response = await send(servers[index % servers.length] as ServerProcess, 'POST', '/plans', { name: `p${index}`, plan: planOf(nodes), status: 'final' });
      return { nodes, status: response.status, body: await read(response) };
    }),
  );
  for (const { status, body } of answers) expect([201, 409], JSON.stringify(body).slice(0, 500)).toContain(status);
  const won = answers.filter(({ status }) => status === 201).map(({ nodes }) => nodes);
  // Those of an even number want the same /16 four times each; of an odd one, each /24 has a number of its own.
  for (let even = 0; even < 16; even += 2) expect([even, won.filter((nodes) => nodes === `10.${even + 1}.0.0/16`).length]).toEqual([even, 1]);
  expect(new Set(won).size).toBe(won.length);
  for (const { body, status } of answers) if (status === 409) expect((body['clashes'] as unknown[]).length).toBeGreaterThan(0);
}

describe('a server on its embedded database', () => {
  it('gives a range to one of 64 who want it at once', async () => {
    const server = await bundle.start();
    await compete([server]);
    await server.stop();
  });

  // These three wait, most of their time, until a lock is old enough to be nobody's.
  it.concurrent(`loses nothing that it said is kept, however it ends: ${ROUNDS} rounds`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-kill-'));
    try {
      const { acknowledged, lost } = await killRounds(bundle, { DATA_DIR: folder }, ROUNDS);
      expect(acknowledged).toBeGreaterThan(0);
      expect(lost).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.concurrent('has a folder for itself: another one that wants it ends with a word on why', async () => {
    const server = await bundle.start();
    const other = spawn(process.execPath, [bundle.script], { env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: server.dataDir }, stdio: ['ignore', 'ignore', 'pipe'] });
    let says = '';
    other.stderr.on('data', (data: Buffer) => { says += data.toString(); });
    const [code] = (await once(other, 'close')) as [number];
    expect([code, says]).toEqual([1, expect.stringMatching(/^DATA_DIR=\S+ is not right: another server has it open[^\n]*\n$/)]);
    expect((await send(server, 'GET', '/plans')).status).toBe(200);
    await server.stop();
  });

  it.concurrent('ends at once where another one has taken its folder', async () => {
    const server = await bundle.start();
    rmSync(path.join(server.dataDir, 'in-use'), { recursive: true });
    const code = await server.ended;
    expect(code).toBe(1);
    expect(server.lines.join('\n')).toMatch(/another server has taken the data folder/);
  });

  it('says in one line that its folder cannot be made', async () => {
    const other = spawn(process.execPath, [bundle.script], { env: { ...process.env, PORT: '0', DATA_DIR: `${bundle.script}/data` }, stdio: ['ignore', 'ignore', 'pipe'] });
    let says = '';
    other.stderr.on('data', (data: Buffer) => { says += data.toString(); });
    expect([((await once(other, 'close')) as [number])[0], says]).toEqual([1, expect.stringMatching(/^DATA_DIR=\S+ is not right: it cannot be made or written \(\w+\)[^\n]*\n$/)]);
  });

  it.skipIf(!hasDisk)(`says that its disk is full, keeps all that it had, and goes on when there is room${hasDisk ? '' : ' (skipped where no disk can be mounted)'}`, async () => {
    const server = await bundle.start({ DATA_DIR: disk });
    const filler = path.join(disk, 'filler');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 68 * 1024 * 1024)));
    const write = () => send(server, 'POST', '/plans', { name: 'a', plan: { text: Array.from({ length: 40_000 }, () => Math.random().toString(36).slice(2, 12)).join('') } });
    const kept: string[] = [];
    let full: Response | undefined;
    for (let attempt = 0; full === undefined && attempt < 60; attempt += 1) {
      const response = await write();
      if (response.status === 201) kept.push((await read(response))['id'] as string);
      else full = response;
    }
    expect([full?.status, full && (await read(full))['detail']]).toEqual([503, expect.stringMatching(/^The disk of the database is full/)]);
    const [first = ''] = kept;
    expect((await send(server, 'PUT', `/plans/${first}`, { name: 'b', plan: {} }, { 'If-Match': '"1"' })).status).toBe(503);
    expect((await send(server, 'DELETE', `/plans/${first}`, undefined, { 'If-Match': '"1"' })).status).toBe(503);
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
    for (const id of kept) expect((await send(server, 'GET', `/plans/${id}`)).status).toBe(200);
    rmSync(filler);
    expect((await write()).status).toBe(201);
    expect((await send(server, 'PUT', `/plans/${first}`, { name: 'b', plan: {} }, { 'If-Match': '"1"' })).status).toBe(200);
    await server.stop();
  });

  it('lets nobody who listens hold it up when it stops', async () => {
    const server = await bundle.start();
    const stream = await fetch(`${server.origin}/api/v1/events`);
    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(5000);
    await stream.text().catch(() => undefined);
    expect(existsSync(path.join(server.dataDir, 'in-use'))).toBe(false);
  });
});

describe.skipIf(!hasPostgres)(`servers on one PostgreSQL${hasPostgres ? '' : ' (skipped where it is not installed)'}`, () => {
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.remove());

  it('start at once on a database without anything in it, behave as one, and one goes on where the other is killed in the middle of a request', async () => {
    const environment = { DATABASE_URL: postgres.database('two') };
    const [one, other] = await Promise.all([bundle.start(environment), bundle.start(environment)]);
    await compete([one, other]);
    const made = await read(await send(one, 'POST', '/plans', { name: 'a', plan: {} }));
    expect(await read(await send(other, 'GET', `/plans/${made['id'] as string}`))).toMatchObject({ name: 'a' });
    const heard = await fetch(`${other.origin}/api/v1/events?plan=${made['id'] as string}`);
    const writes = Array.from({ length: 40 }, (_, index) => send(one, 'POST', '/plans', { name: `w${index}`, plan: {} }).then(read).catch(unlessCut));
    const put = await send(one, 'PUT', `/plans/${made['id'] as string}`, { name: 'b', plan: {} }, { 'If-Match': '"1"' });
    expect(put.status).toBe(200);
    one.kill();
    const kept = (await Promise.all(writes)).flatMap((each) => (each ? [each['id'] as string] : []));
    for (const id of kept) expect((await send(other, 'GET', `/plans/${id}`)).status).toBe(200);
    const reader = heard.body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    while (!/"revision":2/.test(told)) told += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect((await send(other, 'POST', '/plans', { name: 'after', plan: planOf('10.99.0.0/16'), status: 'final' })).status).toBe(201);
    await other.stop();
  });

  it(`lose nothing that they said is kept, however they end: ${ROUNDS} rounds`, async () => {
    const { acknowledged, lost } = await killRounds(bundle, { DATABASE_URL: postgres.database('killed') }, ROUNDS);
    expect(acknowledged).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });

  it('say so while it is away, and go on when it is back', async () => {
    const server = await bundle.start({ DATABASE_URL: postgres.url });
    const made = await read(await send(server, 'POST', '/plans', { name: 'a', plan: {} }));
    await postgres.stop();
    for (const [method, url, body] of [['GET', '/plans'], ['POST', '/plans', { name: 'b', plan: {} }], ['GET', '/spaces'], ['POST', '/cidrs/suggest', { space: 'default', family: 'ipv4', prefix: 16, role: 'pods', count: 1 }]] as [string, string, unknown?][]) {
      const response = await send(server, method, url, body);
      expect([method, url, response.status]).toEqual([method, url, 503]);
      expect(response.headers.get('retry-after')).toBe('5');
      expect((await read(response))['detail']).toMatch(/^The database does not answer/);
    }
    const ready = await fetch(`${server.origin}/readyz`);
    expect([ready.status, (await read(ready))['detail']]).toEqual([503, expect.stringMatching(/^The database does not answer/)]);
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
    expect((await send(server, 'GET', '/rules')).status).toBe(200);
    await postgres.start();
    await expect.poll(async () => (await fetch(`${server.origin}/readyz`)).status).toBe(200);
    expect(await read(await send(server, 'GET', `/plans/${made['id'] as string}`))).toMatchObject({ name: 'a' });
    expect((await send(server, 'POST', '/plans', { name: 'c', plan: {} })).status).toBe(201);
    // What is told is heard again too.
    const heard = await fetch(`${server.origin}/api/v1/events`);
    const reader = heard.body?.pipeThrough(new TextDecoderStream()).getReader();
    let isHeard = false;
    const hearing = (async () => {
      for (let told = ''; !/data: /.test(told);) told += (await reader?.read())?.value ?? '';
      isHeard = true;
    })();
    for (let attempt = 0; !isHeard && attempt < 100; attempt += 1) {
      await send(server, 'POST', '/plans', { name: 'd', plan: {} });
      await setTimeout(100);
    }
    await hearing;
    await reader?.cancel();
    const says = server.lines.map((line) => JSON.parse(line) as { level: number; msg: string; err?: { message: string } });
    expect(says.filter(({ msg }) => msg === 'the database does not answer').length).toBeGreaterThanOrEqual(5);
    expect(server.lines.join('\n')).not.toMatch(/Failed query/);
    await server.stop();
  });
});
