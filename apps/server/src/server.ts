import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from './app.js';
import { codeOf, type Config, ConfigError, wrongValue } from './config.js';
import { createLog } from './log.js';
import { makeStoppable } from './stoppable.js';
import type { OpenDatabase } from './storage/database.js';
import { openDatabase, storeIn } from './storage/store.js';

/**
 * Requests of one connection: who sends many and reads no answer has them all kept in memory, some 200 KB each at most, so
 * that a connection ends after so many and a client makes another one.
 */
const REQUESTS_OF_A_CONNECTION = 250;

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Where it is reached from this machine: `http://…`, without a slash at the end. */
  readonly origin: string;
  /**
   * Stops it: readiness fails first, for as long as the configuration says, while everything is still answered; then
   * what is under way is finished. Called again, it gives the same promise.
   *
   * @returns how many requests that had come whole were not answered in time
   */
  readonly stop: () => Promise<{ unfinished: number }>;
  /**
   * Kept when another process has taken the data folder, because this one stood still for too long: readiness fails from then on, and
   * the program is to end at once, before it writes into what is not its own any more.
   */
  readonly lost: Promise<Error>;
}

/** How long requests whose connections were cut may take to notice, in milliseconds. */
const LAST_WORDS = 1000;
/** How long the database may take to close, in milliseconds: one that answers nobody any more never does. */
const MOST_CLOSE = 10_000;

/**
 * Starts the server: opens its database, then listens.
 *
 * @param log takes what is logged; standard output unless told
 * @throws ConfigError where the database cannot be opened, the address cannot be listened on, or the pages are not there
 */
export async function startServer(config: Config, log: Logger = createLog(config.logLevel)): Promise<RunningServer> {
  let isLost = false;
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<Error>((resolve) => {
    lose = resolve;
  });
  const started = performance.now();
  const database = await openDatabase(config, log, (error) => {
    isLost = true;
    log.fatal({ err: error }, 'another server has taken the data folder');
    lose(error);
  });
  log.info({ database: database.kind, ms: Math.round(performance.now() - started) }, 'the database is open');
  try {
    return { ...(await listen(config, log, database, () => isLost)), lost };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function listen(config: Config, log: Logger, database: OpenDatabase, isLost: () => boolean): Promise<Omit<RunningServer, 'lost'>> {
  const ended = new AbortController();
  const app = createApp({ log, store: storeIn(database), ended: ended.signal, isReady: () => !stoppable.isStopping() && !isLost(), ...(config.webRoot !== undefined && { webRoot: config.webRoot }) });
  const answer = getRequestListener(app.fetch, { ...(config.host !== undefined && { hostname: config.host }) });
  const answers = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answered = Promise.resolve(answer(request, response)).finally(() => answers.delete(answered));
    answers.add(answered);
  });
  server.maxRequestsPerSocket = REQUESTS_OF_A_CONNECTION;
  const stoppable = makeStoppable(server);
  server.listen(config.port, config.host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw cannotListen(config, error);
  }
  server.on('error', (error) => log.error({ err: error }, 'the server has a problem'));
  const { port, address, family } = server.address() as AddressInfo;
  const isEverywhere = address === '::' || address === '0.0.0.0';
  const origin = `http://${isEverywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address}:${port}`;
  log.info({ port }, `listening on ${origin}`);
  let stopped: Promise<{ unfinished: number }> | undefined;
  return {
    port,
    origin,
    stop: () => (stopped ??= stop()),
  };

  async function stop(): Promise<{ unfinished: number }> {
    log.info({ delayMs: config.stopDelay }, 'stopping');
    ended.abort();
    const { unfinished } = await stoppable.stop({ delay: config.stopDelay });
    // Requests whose connections were cut hear of it, and are logged, before the program ends.
    await Promise.race([Promise.allSettled(answers), setTimeout(LAST_WORDS, undefined, { ref: false })]);
    if (unfinished > 0) log.warn({ unfinished }, 'some requests did not finish in time');
    await Promise.race([database.close(), setTimeout(MOST_CLOSE, undefined, { ref: false })]).catch((error: unknown) => log.warn({ err: error }, 'the database did not close well'));
    log.info('stopped');
    return { unfinished };
  }
}

function cannotListen({ port, host }: Config, error: unknown): ConfigError {
  const code = codeOf(error);
  switch (code) {
    case 'EADDRINUSE':
      return new ConfigError(wrongValue('PORT', String(port), 'it is taken. Stop what uses it, or give another one'));
    case 'EACCES':
      return new ConfigError(wrongValue('PORT', String(port), 'this user may not listen on it. Give one from 1024 on'));
    default:
      return new ConfigError(wrongValue('HOST', host ?? '', `it cannot be listened on (${code}). Give an address of this machine, or leave it out for every address`));
  }
}
