import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeStoppable } from './stoppable.js';

/** Longer than any test: what would wait for it hangs. */
const FOREVER = 2 ** 31 - 1;

async function listening(listener: RequestListener) {
  const server: Server = createServer(listener);
  const stoppable = makeStoppable(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { server, port, ...stoppable };
}

/** A connection that is written to by hand. */
async function dial(port: number) {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (data: Buffer) => { text += data.toString('latin1'); });
  await once(socket, 'connect');
  const until = async (pattern: RegExp) => {
    while (!pattern.test(text)) await once(socket, 'data');
    return text;
  };
  return { socket, until };
}

/** Stops the event loop, as a machine does that is busy with something else; the system still makes connections. */
const hold = (milliseconds: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
const ended = (socket: Socket) => (socket.destroyed ? Promise.resolve() : once(socket, 'close').then(() => undefined));

describe('a server that stops', () => {
  it('answers for a while, says on each connection that it is the last answer, then takes no more', async () => {
    const { port, stop, isStopping } = await listening((_, response) => response.end(String(isStopping())));
    const kept = await dial(port);
    kept.socket.write(GET);
    expect(await kept.until(/false/)).toMatch(/Connection: keep-alive/);
    const stopped = stop({ delay: 500, grace: FOREVER });
    const late = await dial(port);
    for (const { socket, until } of [kept, late]) {
      socket.write(GET);
      expect(await until(/true/)).toMatch(/Connection: close/);
      await ended(socket);
    }
    expect(await stopped).toEqual({ unfinished: 0 });
    await expect(dial(port)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('finishes what is under way, however long after the connections without a request are cut', async () => {
    const { port, stop } = await listening((_, response) => void setTimeout(600).then(() => response.end('finished')));
    const { socket, until } = await dial(port);
    socket.write(GET);
    await setTimeout(50);
    const stopped = stop({ delay: 0, patience: 0, grace: FOREVER });
    expect(await until(/finished/)).toMatch(/Connection: close/);
    expect(await stopped).toEqual({ unfinished: 0 });
  });

  it('waits for a request that is on its way on an idle connection when the delay is over', async () => {
    const { port, stop } = await listening((_, response) => response.end('answered'));
    const { socket, until } = await dial(port);
    socket.write(GET);
    await until(/answered/);
    const stopped = stop({ delay: 0, patience: FOREVER, grace: FOREVER });
    await setTimeout(200);
    socket.write(GET);
    await until(/answered[^]*Connection: close[^]*answered/);
    expect(await stopped).toEqual({ unfinished: 0 });
  });

  it('takes connections that waited to be taken when the delay was over', async () => {
    const { port, stop } = await listening((_, response) => response.end('answered'));
    const clients = await Promise.all(Array.from({ length: 50 }, () => dial(port)));
    const answers = Promise.all(clients.map(({ socket, until }) => (socket.write(GET), until(/Connection: close[^]*answered/))));
    const stopped = stop({ delay: 0, patience: FOREVER, grace: FOREVER });
    hold(20);
    await answers;
    expect(await stopped).toEqual({ unfinished: 0 });
  });

  it('is not held up by clients that connect without end', async () => {
    const { port, stop } = await listening((_, response) => response.end());
    let isOpen = true;
    onTestFinished(() => { isOpen = false; });
    const dialWithoutEnd = async () => {
      while (isOpen) await dial(port).then(({ socket }) => socket.resetAndDestroy(), () => { isOpen = false; });
    };
    const clients = Promise.all([dialWithoutEnd(), dialWithoutEnd()]);
    expect(await stop({ delay: 0, patience: 100, grace: FOREVER })).toEqual({ unfinished: 0 });
    await clients;
  });

  it('reads what has come before it loses patience, where it was held up for longer than that', async () => {
    const { server, port, stop } = await listening((_, response) => response.end('answered'));
    const { socket, until } = await dial(port);
    socket.write(GET);
    await until(/answered/);
    const stopped = stop({ delay: 0, patience: 500, grace: FOREVER });
    // After an immediate, timers are next, before anything is read.
    while (server.listening) await setImmediate();
    socket.write(GET);
    hold(600);
    await until(/answered[^]*Connection: close[^]*answered/);
    expect(await stopped).toEqual({ unfinished: 0 });
  });

  it.each([
    ['a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf of it'],
    ['a body in chunks', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf '],
    ['a header', 'GET / HTTP/1.1\r\nHos'],
    ['nothing', ''],
  ])('is not held up by a client that sends half of a request: %s', async (_, text) => {
    const { port, stop } = await listening((incoming, response) => {
      incoming.on('error', () => undefined).on('end', () => response.end()).resume();
    });
    const { socket } = await dial(port);
    socket.on('error', () => undefined);
    socket.write(text);
    await setTimeout(50);
    expect(await stop({ delay: 0, patience: 100, grace: FOREVER })).toEqual({ unfinished: 0 });
    await ended(socket);
  });

  it('tells how many answers it gave up on, in the end', async () => {
    const { port, stop } = await listening(() => undefined);
    const { socket } = await dial(port);
    socket.write(GET);
    await setTimeout(50);
    expect(await stop({ delay: 0, patience: 0, grace: 200 })).toEqual({ unfinished: 1 });
    await ended(socket);
  });

  it('stops once, however often it is told to', async () => {
    const { stop } = await listening((_, response) => response.end());
    expect(stop({ delay: 0 })).toBe(stop({ delay: 0 }));
    await stop({ delay: 0 });
  });

  it('loses nothing of keep-alive clients: 20 connections, 5 times', async () => {
    let answered = 0;
    for (let round = 0; round < 5; round += 1) {
      const { port, stop } = await listening((incoming, response) => {
        incoming.on('end', () => response.end('ok')).resume();
      });
      /** Asks again and again over one connection until it is told that this is the last answer, as HTTP/1.1 has it. */
      let connected = 0;
      let allConnected = (): void => undefined;
      const everyone = new Promise<void>((resolve) => (allConnected = resolve));
      const client = async () => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        for (let isLast = false, isFirst = true; !isLast; answered += 1, isFirst = false) {
          const asked = request({ port, host: '127.0.0.1', agent, method: 'POST', headers: { 'Content-Length': 4 } });
          asked.end('body');
          const [response] = (await once(asked, 'response')) as [IncomingMessage];
          expect(response.statusCode).toBe(200);
          isLast = response.headers.connection === 'close';
          await once(response.resume(), 'end');
          if (isFirst && (connected += 1) === 20) allConnected();
        }
        agent.destroy();
      };
      const clients = Promise.all(Array.from({ length: 20 }, client));
      // Of connections that are only being made the test above speaks; whoever asks for one as the door closes may find it shut.
      await Promise.race([everyone, clients]);
      const [, { unfinished }] = await Promise.all([clients, stop({ delay: 100 })]);
      expect(unfinished).toBe(0);
    }
    expect(answered).toBeGreaterThanOrEqual(100);
  });
});
