import { buildAddressPlan, english, PROVIDERS, validatePlan } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { thumbnailOf } from './thumbnail.js';

const boxesOf = (example: string, changes: Record<string, unknown> = {}) => {
  const { read } = validatePlan(examplePlan(example, changes));
  if (!read) throw new Error(example);
  const plan = english.addressPlan(buildAddressPlan(read.facts()));
  return { plan, boxes: thumbnailOf(plan, 92, 76) };
};

describe('the thumbnail', () => {
  it('has every range of every example, inside its frame, a column for each family', () => {
    for (const { examples } of PROVIDERS) {
      for (const { id } of examples) {
        const { plan, boxes } = boxesOf(id);
        expect(boxes.length, id).toBe(plan.families.reduce((sum, { ranges }) => sum + ranges.length, 0));
        for (const { x, y, wide, high } of boxes) {
          expect(x >= 0 && y >= 0 && x + wide <= 92.01 && y + high <= 76.01, `${id}: ${x} ${y} ${wide} ${high}`).toBe(true);
          expect(wide > 0 && high > 0, id).toBe(true);
        }
        expect(new Set(boxes.map(({ key }) => key)).size).toBe(boxes.length);
      }
    }
  });

  it('shows what is refused, what cannot be read, and many ranges as one', () => {
    const kinds = (changes: Record<string, unknown>) => boxesOf('kkp-aws-dual', changes).boxes.map(({ kind }) => kind);
    expect(kinds({ 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:ffff::/112' })).toContain('refused');
    expect(kinds({ 'spec.network.podCidrs.ipv4': 'nonsense' })).toContain('ghost');
    expect(kinds({ 'spec.reservedCidrs': Array.from({ length: 200 }, (_, index) => `100.64.${index}.0/24`) }).length).toBeLessThan(10);
  });
});
