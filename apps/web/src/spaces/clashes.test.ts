import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SpaceRange } from '../api/spaces.js';
import { clashesWith, clashing } from './clashes.js';
import { drawn } from './pools.js';

const range = (id: string, text: string, plan: string | undefined, more: Partial<SpaceRange> = {}): SpaceRange => ({ id, range: text, family: 'ipv4', role: 'pods', name: id, owner: '', binding: false, inside: false, path: '', since: '', ...(plan !== undefined && { plan: { id: plan, name: plan, provider: 'kkp', status: 'draft' } }), ...more });
const found = (ranges: readonly SpaceRange[], mayRepeat = true) => [...clashing(drawn(ranges), mayRepeat)].sort();

it('finds what shares addresses with somebody else, drafts and others alike', () => {
  const ranges = [range('a', '10.0.0.0/12', undefined), range('b', '10.1.0.0/16', 'p'), range('c', '10.2.0.0/16', undefined), range('d', '10.16.0.0/16', 'p'), range('e', '10.16.0.0/16', 'q'), range('f', '10.17.0.0/16', 'p')];
  expect(found(ranges)).toEqual(['a', 'b', 'd', 'e']);
  const all = drawn(ranges);
  expect(clashesWith(all[0] as (typeof all)[number], all, true).map(({ id }) => id)).toEqual(['b']);
});

it('leaves out networks, what plans name of others, and what may repeat as far as it may', () => {
  expect(found([range('a', '10.0.0.0/12', 'p', { role: 'vpc' }), range('b', '10.1.0.0/16', 'q')])).toEqual([]);
  expect(found([range('a', '10.0.0.0/12', 'p', { role: 'reserved' }), range('b', '10.1.0.0/16', undefined)])).toEqual([]);
  const inside = [range('a', '10.0.0.0/12', 'p', { inside: true }), range('b', '10.1.0.0/16', 'q')];
  expect([found(inside), found(inside, false)]).toEqual([[], ['a', 'b']]);
});

it('finds the same all at once and one by one, for any ranges', () => {
  const any = fc.record({ at: fc.nat({ max: 15 }), prefix: fc.integer({ min: 8, max: 14 }), plan: fc.constantFrom(undefined, 'p', 'q', 'r'), role: fc.constantFrom('pods', 'vpc', 'reserved' as const), inside: fc.boolean() });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 30 }), fc.boolean(), (given, mayRepeat) => {
      const ranges = drawn(given.map(({ at, prefix, plan, role, inside }, index) => range(String(index), `10.${(at << 4) & (255 << (16 - prefix)) & 255}.0.0/${prefix}`, plan, { role: role as 'pods', inside })));
      expect([...clashing(ranges, mayRepeat)].sort()).toEqual(ranges.filter((each) => clashesWith(each, ranges, mayRepeat).length > 0).map(({ id }) => id).sort());
    }),
    { numRuns: 300 },
  );
});
