import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Abandoned, Problem } from './problem.js';
import { createWorkshop, type Steps } from './work.js';

const never = new AbortController().signal;

/** Keeps the processor busy, in milliseconds. */
function spin(time: number): void {
  for (const end = performance.now() + time; performance.now() < end; );
}

function* steps(count: number, each: () => void): Steps<string> {
  for (let index = 0; index < count; index += 1) {
    each();
    yield;
  }
  return 'done';
}

describe('work on plans', () => {
  it('gives what it makes, in one piece or in steps', async () => {
    const { run } = createWorkshop();
    expect(await run(never, 1, () => [1, 2])).toEqual([1, 2]);
    expect(await run(never, 1, () => null)).toBeNull();
    expect(await run(never, 1, () => steps(3, () => undefined))).toBe('done');
    await expect(run(never, 1, () => { throw new Error('broken'); })).rejects.toThrow('broken');
    expect(await run(never, 1, () => 'after an error')).toBe('after an error');
  });

  it('lets the event loop have its turn while a long one goes on', async () => {
    const { run } = createWorkshop();
    let turns = 0;
    let isDone = false;
    const long = run(never, 1, () => steps(100, () => spin(5))).finally(() => { isDone = true; });
    for (; !isDone; turns += 1) await setImmediate();
    await long;
    // 500 ms of work in slices of 20 ms and some.
    expect(turns).toBeGreaterThan(10);
  });

  it('lets the event loop have its turn between many that are long without a step', async () => {
    const { run } = createWorkshop({ atOnce: 4 });
    let done = 0;
    const all = Promise.all(Array.from({ length: 12 }, () => run(never, 1, () => { spin(25); done += 1; })));
    let most = 0;
    for (let before = 0; done < 12; before = done) {
      await setImmediate();
      most = Math.max(most, done - before);
    }
    await all;
    expect(most).toBe(1);
  });

  it('lets a short one pass a long one', async () => {
    const { run } = createWorkshop({ atOnce: 2 });
    const order: string[] = [];
    await Promise.all([run(never, 1, () => steps(20, () => spin(10))).then(() => order.push('long')), run(never, 1, () => 1).then(() => order.push('short'))]);
    expect(order).toEqual(['short', 'long']);
  });

  it('stops where the request was abandoned', async () => {
    const { run } = createWorkshop();
    const given = new AbortController();
    let trials = 0;
    const work = run(given.signal, 1, () => steps(1_000_000, () => { trials += 1; spin(5); }));
    setTimeout(() => given.abort(), 50);
    await expect(work).rejects.toBeInstanceOf(Abandoned);
    const then = trials;
    await setImmediate();
    expect(trials).toBe(then);
  });

  it('is not begun where the request was abandoned while it waited', async () => {
    const { run } = createWorkshop({ atOnce: 1 });
    const given = new AbortController();
    let isBegun = false;
    const first = run(never, 1, () => steps(10, () => spin(10)));
    const second = run(given.signal, 1, () => { isBegun = true; });
    given.abort();
    await expect(second).rejects.toBeInstanceOf(Abandoned);
    await first;
    expect(isBegun).toBe(false);
  });

  it('sends away with 503 and Retry-After where too many wait, by number and by size', async () => {
    for (const limits of [{ atOnce: 1, waiting: 3 }, { atOnce: 1, characters: 40 }]) {
      const { run } = createWorkshop(limits);
      const all = await Promise.allSettled(Array.from({ length: 10 }, () => run(never, 10, () => steps(2, () => spin(1)))));
      const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
      expect(refused.length).toBeGreaterThan(4);
      for (const reason of refused) expect(reason).toMatchObject({ status: 503, extra: { headers: { 'Retry-After': '1' } } });
      expect(refused[0]).toBeInstanceOf(Problem);
      expect(await run(never, 1000, () => 'and takes the next when they are done')).toMatch(/^and/);
    }
  });
});
