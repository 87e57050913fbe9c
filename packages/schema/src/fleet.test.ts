import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cidr } from './address/cidr.js';
import { contains, overlaps } from './address/overlap.js';
import { binds } from './facts/reservations.js';
import { type Fleet, type FleetAsk, fleetOf } from './fleet.js';
import { findingKey, formatPath } from './findings/finding.js';
import { valueAt } from './plan/path.js';
import { PROVIDERS } from './registry.js';
import { english } from './speak.js';
import { examplePlan } from './testing.js';
import { validatePlan } from './validate.js';

const pool = (text: string, roles: readonly string[] = []) => ({ cidr: cidr(text), roles });
const POOLS = [pool('10.0.0.0/8'), pool('fd00::/8')];
const fleet = (model: unknown, more: Partial<FleetAsk> = {}) => fleetOf({ model, names: ['site-1', 'site-2'], pools: POOLS, internalRanges: 'reusable', taken: [], ...more });
const made = (answer: Fleet) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
  return answer;
};
const at = (plan: unknown, path: string) => valueAt(plan, path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
const EXAMPLES = PROVIDERS.flatMap(({ examples }) => examples);
const fixedOf = (answer: Fleet) => (!answer.ok && answer.reason === 'fixed' ? answer.ranges.map(({ name, cidr: range }) => `${english.nameOf(name)} ${range}`) : []);

describe('a fleet', () => {
  it('has ranges of its own, and what lies in them goes with them', () => {
    const [first, second] = made(fleet(examplePlan('kubeadm-cilium-dual'))).plans;
    const nodes = (plan: unknown) => ['spec.kubeadm.nodeNetwork.ipv4', 'spec.kubeadm.nodes.0.ipv4', 'spec.kubeadm.nodeNetwork.ipv6', 'spec.kubeadm.nodes.5.ipv6', 'metadata.name', 'spec.network.podCidrs.ipv4'].map((path) => at(plan, path));
    expect(nodes(first?.document)).toEqual(['10.0.0.0/24', '10.0.0.11', 'fd00::/64', 'fd00::23', 'site-1', '10.244.0.0/16']);
    expect(nodes(second?.document)).toEqual(['10.0.1.0/24', '10.0.1.11', 'fd00:0:0:1::/64', 'fd00:0:0:1::23', 'site-2', '10.244.0.0/16']);
  });

  it('has inner ranges of its own too where the space wants it', () => {
    const { plans } = made(fleet(examplePlan('kubeadm-cilium-dual'), { internalRanges: 'unique' }));
    expect(plans.map(({ document }) => ['spec.network.podCidrs.ipv4', 'spec.network.serviceCidrs.ipv4'].map((path) => at(document, path)))).toEqual([['10.0.0.0/16', '10.2.0.0/16'], ['10.1.0.0/16', '10.3.0.0/16']]);
  });

  it('takes a VPC with its subnets and their gateways, and looks for room in one that exists', () => {
    const model = examplePlan('cce-turbo-ipv4', { 'spec.cce.nodeSubnet.gatewayIp': '192.168.0.254' });
    const whole = (plan: unknown) => ['vpc.cidr', 'nodeSubnet.cidr', 'nodeSubnet.gatewayIp', 'podSubnets.0.cidr'].map((path) => at(plan, `spec.cce.${path}`));
    expect(made(fleet(model)).plans.map(({ document }) => whole(document))).toEqual([
      ['10.0.0.0/16', '10.0.0.0/24', '10.0.0.254', '10.0.16.0/20'],
      ['10.1.0.0/16', '10.1.0.0/24', '10.1.0.254', '10.1.16.0/20'],
    ]);
    const inside = made(fleet(examplePlan('cce-turbo-ipv4', { 'spec.cce.vpc.existing': true }), { taken: [cidr('192.168.0.0/20')], networks: [cidr('192.168.0.0/16')] }));
    expect(inside.plans.map(({ document }) => whole(document))).toEqual([
      ['192.168.0.0/16', '192.168.48.0/24', undefined, '192.168.16.0/20'],
      ['192.168.0.0/16', '192.168.49.0/24', undefined, '192.168.32.0/20'],
    ]);
    expect(fixedOf(fleet(examplePlan('cce-turbo-ipv4', { 'spec.cce.nodeSubnet.existing': true, 'spec.cce.vpc.existing': true })))).toEqual(['Node subnet subnet-nodes 192.168.0.0/24']);
  });

  it('leaves servers of others where they are, and says what is the same in all', () => {
    const { plans, same } = made(fleet(examplePlan('starlingx-standard-ipv4')));
    expect(['oam.subnets.ipv4', 'oam.gateway.ipv4', 'oam.floating.ipv4'].map((path) => at(plans[1]?.document, `spec.starlingx.networks.${path}`))).toEqual(expect.arrayContaining([expect.stringMatching(/^10\.\d+\.\d+\.0\/24$/), expect.stringMatching(/\.1$/), expect.stringMatching(/\.3$/)]));
    expect(at(plans[1]?.document, 'spec.starlingx.dnsServers')).toEqual(['10.20.5.53']);
    expect(same.map(formatPath)).toEqual(['spec.starlingx.dnsServers[0]']);
    expect(made(fleet(examplePlan('kkp-aws-ipv4'))).same.map(formatPath)).toEqual(['spec.nodePools[0].aws.subnetID', 'spec.kkp.aws.vpcID']);
  });

  it('has an endpoint of its own where that is an address in a range, or named like the cluster', () => {
    const endpoint = (value: string, more = {}) => {
      const { plans, same } = made(fleet(examplePlan('kubeadm-cilium-dual', { 'spec.kubeadm.controlPlaneEndpoint': value, ...more })));
      return [at(plans[1]?.document, 'spec.kubeadm.controlPlaneEndpoint'), same.map(formatPath)];
    };
    expect(endpoint('192.168.10.10:6443')).toEqual(['10.0.1.10:6443', []]);
    expect(endpoint('[2a05:d014:937:4500::a]:6443')).toEqual(['[fd00:0:0:1::a]:6443', []]);
    expect(endpoint('lab-5.example.net:6443')).toEqual(['site-2.example.net:6443', []]);
    expect(endpoint('k8s.lab.internal:6443')).toEqual(['k8s.lab.internal:6443', ['spec.kubeadm.controlPlaneEndpoint']]);
  });

  it('is none where a range cannot be moved, and says which', () => {
    expect(fixedOf(fleet(examplePlan('kkp-azure-dual')))).toEqual(expect.arrayContaining([expect.stringMatching(/10\.0\.0\.0\/16$/)]));
    expect(fixedOf(fleet(examplePlan('starlingx-revert-standard')))).toEqual(expect.arrayContaining([expect.stringMatching(/^OAM/)]));
  });

  it('is none where there is no room: how many there would be for, and the largest that is free', () => {
    const answer = fleet(examplePlan('kkp-aws-ipv4'), { names: ['a', 'b', 'c'], pools: [pool('10.0.0.0/15')] });
    expect(answer).toMatchObject({ ok: false, reason: 'room', free: 2, range: { path: ['spec', 'kkp', 'nodeNetwork', 'ipv4'], cidr: '10.0.0.0/16' } });
    expect(fleet(examplePlan('kkp-aws-ipv4'), { pools: [pool('10.0.0.0/16')], taken: [cidr('10.0.0.0/24')] })).toMatchObject({ reason: 'room', free: 0, largest: cidr('10.0.128.0/17') });
  });

  it('is none of a plan with errors, but for its name, and of names that the system does not take', () => {
    expect(fleet({})).toMatchObject({ ok: false, reason: 'model' });
    expect(fleet(examplePlan('kkp-aws-ipv4', { 'spec.network.podCidrs.ipv4': 'x' }))).toMatchObject({ ok: false, reason: 'model' });
    expect(fleet(examplePlan('kkp-aws-ipv4', { 'metadata.name': '' })).ok).toBe(true);
    expect(fleet(examplePlan('kkp-aws-ipv4'), { names: ['good', 'Not Good'] })).toMatchObject({ ok: false, reason: 'name', name: 'Not Good' });
  });

  it('keeps clear of what is inside other clusters as long as there is room', () => {
    const nodes = (more: Partial<FleetAsk>) => made(fleet(examplePlan('kkp-aws-ipv4'), { names: ['a'], pools: [pool('10.0.0.0/15')], ...more })).plans.map(({ document }) => at(document, 'spec.kkp.nodeNetwork.ipv4'));
    expect(nodes({ avoid: [cidr('10.0.0.0/16')] })).toEqual(['10.1.0.0/16']);
    expect(nodes({ avoid: [cidr('10.0.0.0/15')] })).toEqual(['10.0.0.0/16']);
  });

  it('can be made of every example but those whose ranges exist', () => {
    const refused = EXAMPLES.filter(({ plan }) => !fleet(plan, { pools: [...POOLS, pool('fc00::/8')] }).ok).map(({ id }) => id);
    expect(refused).toEqual(['kkp-azure-dual', 'kkp-azure-features', 'starlingx-convert-aio-dx', 'starlingx-revert-standard']);
  });

  it('is valid, in the pools, and shares no address that keeps others out, for any example', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EXAMPLES),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('unique' as const, 'reusable' as const),
        fc.array(fc.constantFrom('10.0.0.0/12', '10.32.0.0/16', '10.96.0.0/16', '172.16.0.0/16', '192.168.0.0/16', 'fd00::/16', 'fd02::/48', '100.64.0.0/20').map(cidr), { maxLength: 4 }),
        fc.constantFrom([...POOLS, pool('172.16.0.0/12', ['pods'])], [pool('10.0.0.0/8', ['nodes', 'platform', 'loadBalancers', 'vpc', 'pods']), pool('172.16.0.0/12', ['services']), pool('fd00::/8')], [pool('192.168.0.0/16')]),
        ({ plan }, count, internalRanges, taken, pools) => {
          const names = Array.from({ length: count }, (_, index) => `fleet-${index + 1}`);
          const answer = fleet(plan, { names, internalRanges, taken, pools });
          if (!answer.ok) return;
          const before = new Set(validatePlan(plan).findings.map(findingKey));
          const own = answer.plans.map(({ reservations }) => reservations.filter((each) => binds(each, internalRanges === 'reusable')).map((each) => cidr(each.cidr)));
          const stays = new Set(validatePlan(plan).read?.facts().read.filter(({ fact }) => fact.role === 'reserved' || fact.role === 'nat64').map(({ cidr: range }) => range.first));
          for (const [index, { document, name }] of answer.plans.entries()) {
            expect(at(document, 'metadata.name')).toBe(name);
            expect(validatePlan(document).findings.filter((finding) => finding.severity === 'error' && !before.has(findingKey(finding)))).toEqual([]);
            for (const range of own[index] ?? []) {
              if (stays.has(range.first)) continue;
              expect(taken.filter((each) => overlaps(each, range))).toEqual([]);
              const inFamily = pools.filter((each) => each.cidr.family === range.family);
              if (inFamily.length > 0) expect(inFamily.some((each) => contains(each.cidr, range))).toBe(true);
              for (const other of own.slice(0, index).flat()) expect(overlaps(other, range)).toBe(false);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
