import { buildAddressPlan, english, PROVIDERS, type SpokenAddressPlan, validatePlan } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOf, nodesAt, podsOn, roundUp, shareOf } from './capacity.js';

const planOf = (example: string, changes: Record<string, unknown> = {}): SpokenAddressPlan => {
  const { read, findings } = validatePlan(examplePlan(example, changes));
  if (!read) throw new Error(JSON.stringify(findings));
  return english.addressPlan(buildAddressPlan(read.facts()));
};
const lanesOf = (example: string, changes: Record<string, unknown> = {}) => carryOf(planOf(example, changes)).lanes.map(({ family, names, nodes, isFirst }) => [family, names.join(', '), nodes, isFirst]);

describe('what a plan carries', () => {
  it('is a lane for each thing that ends, and one for a family in which nothing does', () => {
    expect(lanesOf('starlingx-aio-dx-dual')).toEqual([
      ['ipv4', 'Management network, Cluster host network', 253, true],
      ['ipv6', '', Infinity, false],
      ['ipv4', 'Cluster pod network', 595, false],
    ]);
    expect(lanesOf('kkp-aws-dual', { 'spec.network.nodeCidrMask.ipv6': 49 }).filter(([, , , isFirst]) => isFirst)).toEqual([['ipv6', 'Pods CIDR', 2, true]]);
  });

  it('is told apart by whether a node more finds no room, or its Pods', () => {
    const shared = (example: string) => carryOf(planOf(example)).lanes.filter(({ isShared }) => isShared).map(({ names }) => names.join());
    expect(shared('cce-turbo-dual')).toEqual(['Pod subnets']);
    expect(shared('starlingx-aio-dx-dual')).toEqual(['Cluster pod network']);
    expect(shared('kkp-aws-dual')).toEqual([]);
  });

  it('has an axis that reaches beyond what ends first and what is wanted', () => {
    const { first, most, ticks, wanted } = carryOf(planOf('kkp-aws-dual'));
    expect([first?.nodes, most, ticks.map(({ nodes }) => nodes)]).toEqual([256, 2000, [1, 10, 100, 2000]]);
    expect(wanted).toBeGreaterThan(0);
  });

  it('ends somewhere on the axis for every example, or nowhere', () => {
    for (const { examples } of PROVIDERS) {
      for (const { id } of examples) {
        const { lanes, first, most, ticks } = carryOf(planOf(id));
        expect(lanes.every(({ share }) => share >= 0 && share <= 1), id).toBe(true);
        expect(first === undefined || (first.nodes <= most && lanes.every(({ nodes }) => nodes >= first.nodes)), id).toBe(true);
        expect(ticks.map(({ share }) => share), id).toEqual([...ticks.map(({ share }) => share)].sort((a, b) => a - b));
      }
    }
  });
});

describe('the axis', () => {
  it('gives back the number of nodes that it was given a place for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), (most, nodes) => {
        if (nodes <= most) expect(nodesAt(shareOf(nodes, most), most)).toBe(nodes);
      }),
    );
  });

  it.each([[1, 1], [3, 5], [10, 10], [253 * 4, 2000], [4000, 5000]])('%i rounds up to %i', (value, round) => {
    expect(roundUp(value)).toBe(round);
  });
});

describe('Pods', () => {
  it('are as many as nodes run, and no more than share a range', () => {
    expect(podsOn(5, { podsPerNode: '110' })).toBe(550n);
    expect(podsOn(1000, { podsPerNode: '110', pods: '65536' })).toBe(65536n);
    expect(podsOn(5, { pods: '4091' })).toBeUndefined();
  });
});
