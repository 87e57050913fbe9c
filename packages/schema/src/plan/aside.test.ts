import { describe, expect, it } from 'vitest';
import { bringBack, isAside, movedBetween, putAside } from './aside.js';

const BEFORE = { kind: 'a', own: { x: 1 }, list: [1, 2], other: 'p' };
const AFTER = { kind: 'b', list: [1, 3], other: 'q', fresh: true };

describe('what a choice puts aside', () => {
  it('is what belongs to the value, and every other place that has changed', () => {
    expect(putAside(BEFORE, AFTER, [['own']], [['kind']])).toEqual({
      own: [{ path: ['own'], value: { x: 1 } }],
      moved: [{ path: ['list', 1], value: 2, to: 3 }, { path: ['other'], value: 'p', to: 'q' }, { path: ['fresh'], value: undefined, to: true }],
    });
  });

  it('comes back whole where nothing was changed since', () => {
    expect(bringBack(AFTER, { ...AFTER, kind: 'a' }, putAside(BEFORE, AFTER, [['own']], [['kind']]))).toEqual(BEFORE);
  });

  it('leaves what was changed since as it is, and brings what belongs to the value all the same', () => {
    const since = { ...AFTER, other: 'typed', own: { x: 9 } };
    expect(bringBack(since, { ...since, kind: 'a' }, putAside(BEFORE, AFTER, [['own']], [['kind']]))).toEqual({ ...BEFORE, other: 'typed' });
  });

  it('is one place where a list has grown or shrunk', () => {
    expect(movedBetween({ list: [1] }, { list: [1, 2] })).toEqual([{ path: ['list'], value: [1], to: [1, 2] }]);
    expect(movedBetween({ list: [] }, { list: [] })).toEqual([]);
  });

  it.each([[undefined], ['x'], [{}], [{ own: [] }], [{ own: 1, moved: [] }]])('is told from anything else that was kept: %j', (kept) => {
    expect(isAside(kept)).toBe(false);
  });
});
