import { expect, it } from 'vitest';
import { copiedPlan, familiesOfPlan, nameOfPlan, renamedPlan } from './draftPlan.js';

const plan = (name: unknown, ipFamily: unknown = 'IPv4') => ({ metadata: { name, labels: { a: 'b' } }, spec: { ipFamily } });

it.each([
  ['prod', 'prod-copy'],
  ['prod-copy', 'prod-copy-2'],
  ['prod-copy-2', 'prod-copy-3'],
  ['copy', 'copy-copy'],
  ['', ''],
])('a copy of %s is called %s', (name, copy) => {
  expect(nameOfPlan(copiedPlan(plan(name)))).toBe(copy);
});

it('a plan under another name is the same otherwise', () => {
  expect(renamedPlan(plan('a'), 'b')).toEqual(plan('b'));
});

it.each([
  ['IPv4', ['ipv4']],
  ['IPv6+IPv4', ['ipv6', 'ipv4']],
  ['x', []],
  [1, []],
])('%s are families', (ipFamily, families) => {
  expect(familiesOfPlan(plan('a', ipFamily))).toEqual(families);
});

it('what is no plan has no name and no families', () => {
  for (const each of [undefined, null, [], 'x', { metadata: 1, spec: [] }]) expect([nameOfPlan(each), familiesOfPlan(each)]).toEqual(['', []]);
});
