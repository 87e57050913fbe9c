import { describe, expect, it } from 'vitest';
import { createRowKeys } from './rowKeys.js';

const rows = (...names: string[]) => names.map((name) => ({ name }));

describe('keys of rows', () => {
  it('stay with their entries when others are removed, added, duplicated or moved', () => {
    const keys = createRowKeys();
    const all = rows('a', 'b', 'c');
    const [a, b, c] = keys.of(all);
    expect(new Set([a, b, c]).size).toBe(3);
    expect(keys.of(all.filter((_, index) => index !== 0))).toEqual([b, c]);
    const added = [...all.slice(1), { name: 'd' }];
    const [, , d] = keys.of(added);
    expect(keys.of(added)).toEqual([b, c, d]);
    expect([a, b, c]).not.toContain(d);
    const copied = [...added.slice(0, 1), { ...added[0] }, ...added.slice(1)];
    expect(keys.of(copied).filter((_, index) => index !== 1)).toEqual([b, c, d]);
    expect(new Set(keys.of(copied)).size).toBe(4);
    expect(keys.of([...copied].reverse()).at(-1)).toBe(b);
  });

  it('come back when a change is taken back, also after typing', () => {
    const keys = createRowKeys();
    const all = rows('a', 'b');
    const before = keys.of(all);
    const typed = all.map((each, index) => (index === 1 ? { name: 'bb' } : each));
    expect(keys.of(typed)).toEqual(before);
    expect(keys.of(typed.slice(1))).toEqual([before[1]]);
    expect(keys.of(typed)).toEqual(before);
    expect(keys.of(all)).toEqual(before);
  });

  it('are the same list as long as they are the same', () => {
    const keys = createRowKeys();
    const all = rows('a', 'b');
    expect(keys.of(all)).toBe(keys.of([{ name: 'x' }, ...all.slice(1)]));
  });

  it('are other ones for as many other entries', () => {
    const keys = createRowKeys();
    const before = keys.of(rows('a', 'b'));
    keys.renew();
    expect(keys.of(rows('c', 'd')).some((key) => before.includes(key))).toBe(false);
  });

  it('tell apart what is there twice, and what is no object', () => {
    const keys = createRowKeys();
    const one = { name: 'a' };
    expect(new Set(keys.of([one, one, 'x', 'x', null])).size).toBe(5);
  });
});
