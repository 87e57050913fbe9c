// Loaded into a server that is measured (node --import): tells its parent how long its event loop was held up, and what it used.
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two looks. A delay is what a look came late by. */
const RESOLUTION = 5;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();
process.on('message', (message) => {
  if (message === 'reset') delay.reset();
  const { user, system } = process.cpuUsage();
  process.send?.({ blocked: Math.max(0, delay.max / 1e6 - RESOLUTION), memory: process.memoryUsage().rss, cpu: user + system });
});
process.channel?.unref();
