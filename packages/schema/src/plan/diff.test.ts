import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../registry.js';
import { differences, takeOver } from './diff.js';

const EXAMPLES = PROVIDERS.flatMap(({ examples }) => examples.map(({ plan }): unknown => plan));

describe('differences', () => {
  it.each([
    ['nothing', { a: 1 }, { a: 1 }, []],
    ['the order of fields', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ['a value', { a: { b: 1, c: 2 } }, { a: { b: 3, c: 2 } }, [{ path: ['a', 'b'], a: 1, b: 3 }]],
    ['what only the first has', { a: 1, b: 2 }, { a: 1 }, [{ path: ['b'], a: 2 }]],
    ['what only the second has', { a: 1 }, { a: 1, b: null }, [{ path: ['b'], b: null }]],
    ['an entry of as many', { n: [{ x: 1 }, { x: 2 }] }, { n: [{ x: 1 }, { x: 3 }] }, [{ path: ['n', 1, 'x'], a: 2, b: 3 }]],
    ['lists of other lengths', { n: [{ x: 1 }] }, { n: [{ x: 1 }, { x: 2 }] }, [{ path: ['n'], a: [{ x: 1 }], b: [{ x: 1 }, { x: 2 }] }]],
    ['lists of values', { n: [1, 2] }, { n: [2, 1] }, [{ path: ['n'], a: [1, 2], b: [2, 1] }]],
    ['another kind', { n: {} }, { n: [] }, [{ path: ['n'], a: {}, b: [] }]],
    ['an object around', { n: { x: 1 } }, {}, [{ path: ['n'], a: { x: 1 } }]],
  ])('are found: %s', (_, a, b, expected) => {
    expect(differences(a, b)).toEqual(expected);
  });

  const value = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.constantFrom(1, 2, 'x', true, null), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { maxKeys: 4 })),
  })).value;
  const map = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value, { maxKeys: 4 });

  it('taken over all together make the second, and none the first', () => {
    fc.assert(
      fc.property(map, map, (a, b) => {
        const found = differences(a, b);
        expect(takeOver(a, found)).toEqual(b);
        expect(takeOver(a, [])).toBe(a);
        expect(differences(a, a)).toEqual([]);
        /** Whichever are taken, what is left are the others. */
        expect(differences(takeOver(a, found.filter((_, index) => index % 2 === 0)), b)).toHaveLength(found.filter((_, index) => index % 2 === 1).length);
      }),
    );
  });

  it('of any two examples lead from one to the other', () => {
    for (const a of EXAMPLES) for (const b of EXAMPLES) expect(takeOver(a, differences(a, b))).toEqual(b);
  });
});
