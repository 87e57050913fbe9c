import { setImmediate } from 'node:timers/promises';
import pLimit from 'p-limit';
import { say } from './messages/messages.js';
import { Abandoned, Problem } from './problem.js';

/** How long work goes on before the event loop has its turn, in milliseconds. */
const SLICE = 20;
/** Turns that it has then: from its connection to its answer, a request of somebody else takes about as many. */
const TURNS = 4;

export interface WorkLimits {
  /** Plans that are worked on at once: with more than one, a short one need not wait for a long one. */
  readonly atOnce?: number;
  /** Requests that wait for that; with more, the next is sent away. */
  readonly waiting?: number;
  /** Most characters of the bodies that wait. */
  readonly characters?: number;
}

/** Work that lets others have their turn whenever it yields, and ends with a result. */
export type Steps<Result> = Generator<void, Result>;

/** Where all work on plans is done: a few at once, a bounded number waiting, none of them long without the event loop having its turn. */
export interface Workshop {
  /**
   * Does a piece of work when its turn comes.
   *
   * @param signal that of the request: work that nobody waits for any more is not begun, and not gone on with
   * @param size characters that are kept in memory while the work waits
   * @throws Problem 503 where too many wait
   * @throws Abandoned where the request was given up
   */
  readonly run: <Result>(signal: AbortSignal, size: number, work: () => Result | Steps<Result>) => Promise<Result>;
}

/** Makes a workshop; an app has one. */
export function createWorkshop({ atOnce = 4, waiting = 100, characters = 32 * 1024 * 1024 }: WorkLimits = {}): Workshop {
  const limit = pLimit(atOnce);
  const pace = createPace();
  let held = 0;
  return {
    async run<Result>(signal: AbortSignal, size: number, work: () => Result | Steps<Result>): Promise<Result> {
      if (limit.pendingCount >= waiting || (held > 0 && held + size > characters)) {
        throw new Problem(503, say('busy'), { headers: { 'Retry-After': '1' } });
      }
      held += size;
      try {
        return await limit(async () => {
          await pace();
          if (signal.aborted) throw new Abandoned();
          const result = work();
          return isSteps(result) ? await drive(result, signal, pace) : result;
        });
      } finally {
        held -= size;
      }
    },
  };
}

async function drive<Result>(steps: Steps<Result>, signal: AbortSignal, pace: () => Promise<void> | undefined): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    const turn = pace();
    if (turn === undefined) continue;
    await turn;
    if (signal.aborted) throw new Abandoned();
  }
}

function isSteps<Result>(result: Result | Steps<Result>): result is Steps<Result> {
  return typeof result === 'object' && result !== null && Reflect.has(result, Symbol.iterator) && Reflect.has(result, 'next');
}

/**
 * Lets the event loop have its turn where it had none for a while: to be called between pieces of work, by all who work.
 * Of several who wait each goes on in a turn of its own, so that together they do not block for longer than one alone.
 */
function createPace(): () => Promise<void> | undefined {
  let turned = -Infinity;
  let queue: Promise<void> | undefined;
  return () => {
    if (queue === undefined && performance.now() - turned < SLICE) return undefined;
    const turn = (queue ?? Promise.resolve()).then(takeTurns).then(() => {
      turned = performance.now();
      if (queue === turn) queue = undefined;
    });
    queue = turn;
    return turn;
  };
}

async function takeTurns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
}
