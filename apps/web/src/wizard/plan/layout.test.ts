import { buildAddressPlan, english, validatePlan } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { layoutBand, sliceMarks } from './layout.js';

function band(changes: Record<string, unknown>, family: 'ipv4' | 'ipv6', example = 'kkp-aws-dual') {
  const { read } = validatePlan(examplePlan(example, changes));
  const plan = read && english.addressPlan(buildAddressPlan(read.facts())).families.find((each) => each.family === family);
  if (!plan) throw new Error('no plan');
  return plan;
}

describe('layoutBand', () => {
  it('puts ranges that are apart side by side, in the order of their addresses', () => {
    expect(layoutBand(band({}, 'ipv4')).map(({ range, inner }) => [range.cidr, inner.length])).toEqual([['10.0.0.0/16', 0], ['10.240.16.0/20', 0], ['172.25.0.0/16', 0]]);
  });

  it('draws an overlap inside the range it meets, wide enough to be seen, and never beyond its edge', () => {
    const [inner] = layoutBand(band({ 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:ffff::/112' }, 'ipv6')).flatMap((each) => each.inner);
    expect(inner).toMatchObject({ isOverlap: true, range: { role: 'services' } });
    expect(inner?.width).toBeGreaterThanOrEqual(0.3);
    expect((inner?.left ?? 0) + (inner?.width ?? 0)).toBeLessThanOrEqual(1);
  });

  it('stands the ranges of one network side by side, none over another', () => {
    const vpc = layoutBand(band({ 'spec.network.serviceCidrs.ipv4': '192.168.18.0/24' }, 'ipv4', 'cce-turbo-dual')).find(({ range }) => range.role === 'vpc');
    expect(vpc?.inner.map(({ range, isOverlap }) => [range.role, isOverlap])).toEqual([['nodes', false], ['pods', false], ['services', true]]);
    const edges = vpc?.inner.map(({ left, width }) => [left, left + width] as const) ?? [];
    expect(edges.every(([left], index) => left > (edges[index - 1]?.[1] ?? 0))).toBe(true);
    expect(edges.at(-1)?.[1]).toBeLessThan(1);
  });

  it('gives larger ranges more room', () => {
    const [nodes, services] = layoutBand(band({}, 'ipv4'));
    expect(nodes?.weight).toBeGreaterThan(services?.weight ?? Infinity);
  });

  it('marks the slices of nodes', () => {
    const pods = band({}, 'ipv4').ranges.find(({ role }) => role === 'pods');
    const few = band({ 'spec.network.nodeCidrMask.ipv4': 18 }, 'ipv4').ranges.find(({ role }) => role === 'pods');
    expect([pods && sliceMarks(pods), few && sliceMarks(few)]).toEqual([12, 4]);
  });
});
