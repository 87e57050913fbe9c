import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVIDERS } from './registry.js';
import { examplePlan, flaws } from './testing.js';

/** The places of a document that hold a value, written with dots. */
const leavesOf = (node: unknown, path: readonly string[] = []): string[] => (typeof node === 'object' && node !== null ? Object.entries(node).flatMap(([key, value]) => leavesOf(value, [...path, key])) : [path.join('.')]);

/** Values that are right somewhere and wrong almost everywhere. */
const value = fc.constantFrom<unknown>(
  '', 'x', 'toString', '__proto__', '10.0.0.0/8', '10.0.0.5/8', 'fd00::/8', 'fd01::/48', 'fd02::/120', '192.168.0.0/16', '172.16.0.0/12', '8.8.0.0/16', 'fe80::/64', '::/0', '10.0.0.1', 'fd01::1',
  0, 1, 9999, true, false, null, undefined, 'IPv4', 'IPv6', 'IPv6+IPv4', 'IPv4+IPv6', [], {},
);

describe('whatever is wrong with a plan, a fix touches its paths alone, cures, does no harm, and contradicts no other', () => {
  it.each(PROVIDERS.flatMap(({ examples }) => examples.map(({ id, plan }) => ({ id, plan: plan }))))('$id', ({ id, plan }) => {
    const paths = leavesOf(plan).filter((path) => path !== 'apiVersion' && path !== 'kind' && path !== 'spec.provider');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...paths), value), { minLength: 1, maxLength: 4 }), (changes) => {
        expect(flaws(examplePlan(id, Object.fromEntries(changes)))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
