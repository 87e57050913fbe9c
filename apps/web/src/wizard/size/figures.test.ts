import { type IpFamily, PROVIDERS, type ProviderId, validatePlan, valueAt } from '@dualstack/schema';
import { type Sized, sizePlan } from '@dualstack/schema/size';
import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { hasOnePool, initialFigures } from './figures.js';

const figuresOf = (plan: unknown) => initialFigures(plan, validatePlan(plan));

/** Sizes a plan for figures as they stand in the dialog. */
function size(provider: ProviderId, plan: unknown, { ipFamily, now, most, pods, services }: { ipFamily: IpFamily; now: string; most: string; pods: string; services: string }): Extract<Sized, { ok: true }> {
  const nodes = hasOnePool(plan) ? { nodes: Number(now), nodesAtMost: Number(most) } : { nodes: Number(most) };
  const sized = sizePlan({ provider, plan, ipFamily, ...nodes, podsPerNode: Number(pods), services: Number(services), withNodes: false, room: { pools: [], taken: [], repeats: true } });
  if (!sized.ok) throw new Error(JSON.stringify([sized.why, sized.finding?.rule]));
  return sized;
}

describe('the figures that the dialog begins with', () => {
  it('are what a plan asks for, or carries', () => {
    expect(figuresOf(examplePlan('kubeadm-cilium-dual'))).toMatchObject({ now: '6', most: '241', pods: '110', services: '65534' });
    expect(figuresOf(examplePlan('kubeadm-cilium-dual', { 'spec.kubeadm.nodeNetwork': undefined, 'spec.network.nodeCidrMask.ipv4': 23 }))).toMatchObject({ most: '128', pods: '256' });
    expect(figuresOf(examplePlan('kkp-aws-ipv4', { 'spec.nodePools.0.replicas': 5, 'spec.nodePools.0.maxReplicas': 40 }))).toMatchObject({ now: '5', most: '40', services: '4094' });
    expect(figuresOf({})).toMatchObject({ ipFamily: 'IPv4+IPv6', now: '3', most: '50', pods: '110', services: '1000' });
  });

  for (const { id, examples } of PROVIDERS) {
    it.each(examples.filter((example) => !example.id.startsWith('starlingx-revert')))('of $id are carried, and come back with the ranges that they were sized for', ({ plan }) => {
      const first = size(id, plan, figuresOf(plan));
      const again = size(id, first.plan, figuresOf(first.plan));
      // Unique local addresses that somebody has chosen are drawn anew: they keep their sizes.
      const sizeOf = (value: unknown) => String(value).replace(/^fd.*\//, '/');
      expect(again.sum.filter(({ path, value }) => sizeOf(value) !== sizeOf(valueAt(first.plan, path))).map(({ path, value }) => `${path.join('.')} ${value}`)).toEqual([]);
    });
  }
});
