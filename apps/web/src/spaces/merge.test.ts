import { expect, it } from 'vitest';
import type { SpaceContent } from '../api/spaces.js';
import { merged } from './merge.js';

const before: SpaceContent = { name: 'emea', description: '', pools: [{ cidr: '10.0.0.0/8', roles: ['pods', 'nodes'] }], internalRanges: 'reusable' };

it('keeps what either has changed, and what was typed where both have', () => {
  expect(merged(before, { ...before, name: 'emea-prod' }, { ...before, description: 'Europe' })).toEqual({ content: { ...before, name: 'emea-prod', description: 'Europe' }, contested: [] });
  expect(merged(before, { ...before, name: 'mine' }, { ...before, name: 'theirs', internalRanges: 'unique' })).toEqual({ content: { ...before, name: 'mine', internalRanges: 'unique' }, contested: ['name'] });
  expect(merged(before, { ...before, name: 'same' }, { ...before, name: 'same' }).contested).toEqual([]);
});

it('sees no change of pools where their roles are named in another order', () => {
  const turned: SpaceContent = { ...before, pools: [{ cidr: '10.0.0.0/8 ', roles: ['nodes', 'pods'] }] };
  const newer: SpaceContent = { ...before, pools: [] };
  expect(merged(before, turned, newer)).toEqual({ content: newer, contested: [] });
  expect(merged(before, { ...before, pools: [{ cidr: '10.0.0.0/9', roles: [] }] }, newer).contested).toEqual(['pools']);
});
