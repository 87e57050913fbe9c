import { ConfigError, readConfig } from './config.js';
import { startServer } from './server.js';

/** Signals within this time of the first, in milliseconds, are the same one: a terminal, npm and a script each pass it on. */
const SAME_SIGNAL = 500;

async function main(): Promise<void> {
  const starting = startServer(readConfig(process.env));
  let signalled: number | undefined;
  const stop = async () => {
    if (signalled !== undefined) {
      if (performance.now() - signalled > SAME_SIGNAL) process.exit(1);
      return;
    }
    signalled = performance.now();
    const { unfinished } = await (await starting).stop();
    process.exit(unfinished > 0 ? 1 : 0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
  void (await starting).lost.then(() => process.exit(1));
}

main().catch((error: unknown) => {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
