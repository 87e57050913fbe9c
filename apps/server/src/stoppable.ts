import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** How long a server that stops may take, in milliseconds. */
export interface StopTimes {
  /** Still takes requests, and answers each with `Connection: close`. */
  readonly delay: number;
  /**
   * After that: first takes connections that wait to be taken, for so long at most, then waits as long for those on which
   * nothing, or not all of a request, has come. 1 s unless told.
   */
  readonly patience?: number;
  /** After the delay: waits for answers under way. 10 s unless told. */
  readonly grace?: number;
}

/** A server that can stop without losing what clients have asked. */
export interface Stoppable {
  readonly isStopping: () => boolean;
  /**
   * Stops: for a while everything is still answered, and clients are told not to use their connections again; then no
   * connection is taken any more, and what is under way is finished.
   *
   * @returns how many requests were not answered although they had come whole
   */
  readonly stop: (times: StopTimes) => Promise<{ unfinished: number }>;
}

/** How often connections are looked at while the server ends, in milliseconds. */
const SWEEP = 50;

/** Follows the connections and requests of a server, from before it listens. */
export function makeStoppable(server: Server): Stoppable {
  const sockets = new Set<Socket>();
  const exchanges = new Map<ServerResponse, IncomingMessage>();
  let taken = 0;
  let isStopping = false;
  let stopped: Promise<{ unfinished: number }> | undefined;

  server.on('connection', (socket) => {
    taken += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (request, response) => {
    exchanges.set(response, request);
    response.once('close', () => exchanges.delete(response));
    if (isStopping) sayClose(response);
  });

  async function stop({ delay, patience = 1000, grace = 10_000 }: StopTimes): Promise<{ unfinished: number }> {
    isStopping = true;
    for (const response of exchanges.keys()) sayClose(response);
    await setTimeout(delay);
    const began = performance.now();
    await takeWaiting(began + patience);
    // Not `server.close()` of HTTP: that also cuts connections on which a request may be on its way right now.
    const closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => resolve());
    });
    const refused = performance.now();
    let unfinished = 0;
    const cut = () => {
      const now = performance.now();
      const isOver = now - began >= grace;
      const whole = new Set([...exchanges.values()].filter(({ complete }) => complete).map(({ socket }) => socket));
      if (isOver) unfinished += whole.size;
      for (const socket of sockets) if (isOver || (now - refused >= patience && !whole.has(socket))) socket.destroy();
    };
    // Not in the timer itself: after it what has come is read, and that counts, however long the loop was held up before.
    const sweep = setInterval(() => void setImmediate().then(cut), SWEEP);
    await closed;
    clearInterval(sweep);
    server.close();
    return { unfinished };
  }

  /**
   * Connections that the system has made but the server has not taken are reset when it closes, with the requests on them.
   * Each turn of the event loop takes one of them, so this goes on until a turn takes none.
   */
  async function takeWaiting(until: number): Promise<void> {
    let before;
    do {
      before = taken;
      await setImmediate();
    } while (taken > before && performance.now() < until);
  }

  return { isStopping: () => isStopping, stop: (times) => (stopped ??= stop(times)) };
}

function sayClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
