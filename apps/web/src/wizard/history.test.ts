import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistory } from './history.js';

const NAME = ['metadata', 'name'];
const PODS = ['spec', 'network', 'podCidrs', 'ipv4'];

function open(limit = 100) {
  let time = 0;
  const history = createHistory<string>({ limit, pause: 1000, now: () => time });
  return { history, wait: (ms: number) => (time += ms) };
}

describe('the history of a plan', () => {
  it('takes keys that are typed in one field for one step, until somebody pauses or goes elsewhere', () => {
    const { history, wait } = open();
    history.record('', 'a', [NAME], true);
    wait(200);
    history.record('a', 'ab', [NAME], true);
    wait(2000);
    history.record('ab', 'abc', [NAME], true);
    history.record('abc', 'abcd', [PODS], true);
    expect([history.undo()?.before, history.undo()?.before, history.undo()?.before, history.undo()]).toEqual(['abc', 'ab', '', undefined]);
  });

  it('keeps a choice apart from the keys around it', () => {
    const { history } = open();
    history.record('', 'a', [NAME], true);
    history.record('a', 'b', [NAME], false);
    history.record('b', 'c', [NAME], true);
    expect([history.undo()?.before, history.undo()?.before, history.undo()?.before]).toEqual(['b', 'a', '']);
  });

  it('begins a new step after a field is left', () => {
    const { history } = open();
    history.record('', 'a', [NAME], true);
    history.rest();
    history.record('a', 'b', [NAME], true);
    expect(history.undo()?.before).toBe('a');
  });

  it('forgets what was taken back once something else is done', () => {
    const { history } = open();
    history.record('a', 'b', [NAME], false);
    history.undo();
    expect(history.canRedo()).toBe(true);
    history.record('a', 'c', [NAME], false);
    expect([history.canRedo(), history.redo()]).toEqual([false, undefined]);
  });

  it('says whether the last change was that of a field', () => {
    const { history } = open();
    expect(history.isLast(PODS)).toBe(false);
    history.record('a', 'b', [['spec', 'network']], false);
    expect([history.isLast(PODS), history.isLast(NAME)]).toEqual([true, false]);
  });

  it('keeps so many steps and no more', () => {
    const { history } = open(3);
    for (let each = 0; each < 10; each += 1) history.record(String(each), String(each + 1), [NAME], false);
    expect([history.undo()?.before, history.undo()?.before, history.undo()?.before, history.undo()]).toEqual(['9', '8', '7', undefined]);
  });

  it('taken back altogether gives the beginning, and done again the end, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ path: fc.constantFrom(NAME, PODS), isTyped: fc.boolean(), pause: fc.constantFrom(0, 5000) }), { minLength: 1, maxLength: 30 }), (changes) => {
        const { history, wait } = open();
        changes.forEach(({ path, isTyped, pause }, index) => {
          wait(pause);
          history.record(String(index), String(index + 1), [path], isTyped);
        });
        let state = String(changes.length);
        for (let step = history.undo(); step; step = history.undo()) {
          expect(step.after).toBe(state);
          state = step.before;
        }
        expect(state).toBe('0');
        for (let step = history.redo(); step; step = history.redo()) state = step.after;
        expect(state).toBe(String(changes.length));
      }),
    );
  });
});
