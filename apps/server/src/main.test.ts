import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putDatabase } from './testing/new-database.js';
import { type Bundle, bundleServer } from './testing/processes.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-main-'));
let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleServer();
});
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true });
});

let started = 0;
/** Starts the server as a process of its own, with a data folder of its own. */
async function start(environment: Record<string, string>) {
  const { PATH = '' } = process.env;
  const dataDir = path.join(folder, `data-${(started += 1)}`);
  await putDatabase(dataDir);
  const child = spawn(process.execPath, [bundle.script], { cwd: folder, env: { PATH, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  let errors = '';
  child.stderr.on('data', (data: Buffer) => { errors += data.toString(); });
  const closed = once(child, 'close').then(([code]) => ({ code: code as number | null, lines, errors }));
  const port = async () => {
    for (;;) {
      const listening = lines.map((line) => JSON.parse(line) as { port?: number }).find((line) => line.port !== undefined);
      if (listening) return listening.port as number;
      await once(reader, 'line');
    }
  };
  return { child, closed, port };
}

describe('the server as a process', () => {
  it('ends with 0 after SIGTERM: readiness fails first, a half-sent body does not hold it up, the log is whole', async () => {
    const { child, closed, port } = await start({ STOP_DELAY: '0.5' });
    const origin = `http://127.0.0.1:${await port()}`;
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    const half = connect(await port(), '127.0.0.1').on('error', () => undefined);
    half.write('POST /api/v1/validate HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"plan":');
    await once(half, 'connect');
    child.kill('SIGTERM');
    let ready = await fetch(`${origin}/readyz`);
    for (; ready.status === 200; ready = await fetch(`${origin}/readyz`));
    expect(ready.status).toBe(503);
    expect(ready.headers.get('connection')).toBe('close');
    expect((await fetch(`${origin}/api/v1/rules`)).status).toBe(200);
    const { code, lines, errors } = await closed;
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(expect.arrayContaining(['stopping', 'stopped']));
    expect(lines.find((line) => line.includes('"status":499'))).toBeDefined();
  });

  it('takes a signal that comes twice at once for one, and ends at once when it is told again later', async () => {
    const { child, closed, port } = await start({ STOP_DELAY: '300' });
    const origin = `http://127.0.0.1:${await port()}`;
    child.kill('SIGINT');
    child.kill('SIGTERM');
    await setTimeout(100);
    expect((await fetch(`${origin}/readyz`)).status).toBe(503);
    await setTimeout(600);
    child.kill('SIGINT');
    expect((await closed).code).toBe(1);
  });

  it.each<[environment: Record<string, string>, says: RegExp]>([
    [{ PORT: '' }, /^PORT="" is not right: give a whole number from 0 to 65535 [^\n]*\n$/],
    [{ WEB_ROOT: '/nowhere/at-all' }, /^WEB_ROOT=\/nowhere\/at-all is not right: it holds no index\.html that can be read \(ENOENT\)[^\n]*\n$/],
    [{ HOST: '192.0.2.1' }, /^HOST=192\.0\.2\.1 is not right: it cannot be listened on \(EADDRNOTAVAIL\)[^\n]*\n$/],
  ])('says in one line, without a stack, what is wrong with %j, and ends with 1', async (environment, says) => {
    const { code, errors } = await (await start(environment)).closed;
    expect(errors).toMatch(says);
    expect(code).toBe(1);
  });

  it('says in one line that its port is taken, and ends with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, errors } = await (await start({ PORT: String(port) })).closed;
    other.close();
    expect(errors).toBe(`PORT=${port} is not right: it is taken. Stop what uses it, or give another one.\n`);
    expect(code).toBe(1);
  });
});
