// Runs programs that end when this one is told to: each in a process group of its own, so that a signal reaches whatever
// it started as well, and reaches it once although a terminal, npm and a script all pass it on.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './pnpm.mjs';

const running = new Set();
let isTold = false;

/**
 * Runs a program in the project. A signal to end is passed on to it and to all that it started.
 *
 * @returns a promise of the status with which it ended: 128 and the number of the signal where one ended it
 */
export function runGroup(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true, ...options });
    running.add(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      running.delete(child);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Whether this program was told to end. */
export const isEnding = () => isTold;

/** Passes a signal on to everything that runs. */
export function signalGroups(signal) {
  for (const { pid } of running) {
    try {
      process.kill(-pid, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    isTold = true;
    signalGroups(signal);
  });
}
