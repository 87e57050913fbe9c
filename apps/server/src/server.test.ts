import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { examplePlan } from '@dualstack/schema/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from './server.js';
import { manyFindings, memoryLog } from './testing.js';

describe('over a real socket', () => {
  let server: RunningServer;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dualstack-data-'));
  const socketLog = memoryLog();
  beforeAll(async () => {
    server = await startServer({ port: 0, host: '127.0.0.1', logLevel: 'info', stopDelay: 0, poolSize: 1, dataDir }, socketLog.log);
  });
  afterAll(async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const send = (url: string, body: BodyInit) => fetch(`${server.origin}/api/v1${url}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, duplex: 'half' } as RequestInit);

  it('answers', async () => {
    expect((await send('/manifests', JSON.stringify({ plan: examplePlan('kkp-vsphere-dual') }))).status).toBe(200);
  });

  it('refuses a body that is too large, even when it does not say its length', async () => {
    const body = new ReadableStream({ start(controller) { for (let i = 0; i < 20; i += 1) controller.enqueue(new TextEncoder().encode('x'.repeat(100_000))); controller.close(); } });
    expect((await send('/validate', body)).status).toBe(413);
  });

  it('survives a client that talks nonsense', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => { socket.write('NONSENSE\r\n\r\n'); });
      socket.on('close', () => resolve());
      socket.on('error', () => resolve());
      socket.resume();
    });
    expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  });

  it('stops work for a client that went away, and logs it as that', async () => {
    const gone = new AbortController();
    const body = JSON.stringify({ plan: manyFindings });
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(`POST /api/v1/validate HTTP/1.1\r\nHost: x\r\nX-Request-Id: gone\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`, () => { socket.destroy(); });
    });
    socket.on('close', () => gone.abort());
    const line = () => socketLog.lines.find((each) => each['requestId'] === 'gone');
    while (!line()) await setImmediate();
    expect(line()).toMatchObject({ status: 499, level: 30 });
    expect(gone.signal.aborted).toBe(true);
  });
});
