import { cidr } from '@dualstack/schema';
import { expect, it } from 'vitest';
import type { SpaceRange } from '../api/spaces.js';
import { drawn } from './pools.js';
import { type Column, rowsOf } from './tableRows.js';

const range = (text: string, more: Partial<SpaceRange>): SpaceRange => ({ id: text, range: text, family: 'ipv4', role: 'pods', name: 'x', owner: '', binding: true, inside: false, path: '', since: '2026-01-01T00:00:00.000Z', ...more });
const RANGES = drawn([range('10.2.0.0/16', { name: 'rack 10', since: '2026-01-03T00:00:00.000Z' }), range('10.1.0.0/16', { name: 'rack 9', role: 'nodes' }), range('10.3.0.0/16', { name: 'Rack 9', owner: 'Ann' }), range('172.16.0.0/16', { name: 'a' })]);
const rows = (by: Column, isDown = false, hits?: ReadonlySet<string>) =>
  rowsOf(RANGES, { root: cidr('10.0.0.0/8'), hits, sorting: { by, isDown }, wordOf: ({ range: { role }, holding }, column) => (column === 'role' ? role : holding), language: 'en' }).map(({ id }) => id.slice(0, 4));

it('sorts by each column either way, with those that are alike in the order of addresses, and shows what is looked for here', () => {
  expect(rows('range')).toEqual(['10.1', '10.2', '10.3']);
  expect(rows('range', true)).toEqual(['10.3', '10.2', '10.1']);
  expect(rows('whose')).toEqual(['10.1', '10.3', '10.2']);
  expect(rows('role')).toEqual(['10.1', '10.2', '10.3']);
  expect(rows('role', true)).toEqual(['10.2', '10.3', '10.1']);
  expect(rows('since', true)).toEqual(['10.2', '10.1', '10.3']);
  expect(rows('status')).toEqual(['10.1', '10.2', '10.3']);
  expect(rows('range', false, new Set(['10.3.0.0/16', '172.16.0.0/16']))).toEqual(['10.3']);
});
