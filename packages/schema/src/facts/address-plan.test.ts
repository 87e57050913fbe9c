import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCidr } from '../address/format.js';
import { cidrFrom } from '../address/cidr.js';
import { formatPath } from '../findings/finding.js';
import { examplePlan } from '../testing.js';
import { validatePlan } from '../validate.js';
import { type AddressPlan, buildAddressPlan } from './address-plan.js';

const addressPlanOf = (plan: unknown): AddressPlan => {
  const { read, findings } = validatePlan(plan);
  if (!read) throw new Error(JSON.stringify(findings));
  return buildAddressPlan(read.facts());
};
const overlapsOf = (plan: unknown) => addressPlanOf(plan).families.flatMap(({ overlaps }) => overlaps);

/** The rules that refuse two ranges because they share addresses. */
const APART = ['kubernetes/pods-services-overlap', 'kubernetes/node-network-overlap', 'kubernetes/reserved-cidr-overlap', 'cce/subnets-apart', 'cce/container-cidrs-apart', 'cce/vpc-overlap', 'starlingx/network-overlap'];
const refused = (plan: unknown) => validatePlan(plan).findings.filter(({ rule, severity }) => APART.includes(rule) && severity === 'error').map(({ path }) => formatPath(path));

describe('overlaps of the address plan', () => {
  it('has two subnets of one VPC that share addresses, and not one subnet for two purposes', () => {
    const subnets = (name: string, cidr: string) => examplePlan('cce-turbo-dual', { 'spec.cce.podSubnets.0.name': name, 'spec.cce.podSubnets.0.cidr': cidr, 'spec.cce.podSubnets.0.gatewayIp': undefined, 'spec.cce.nodeSubnet.cidr': '192.168.0.0/20', 'spec.cce.nodeSubnet.name': 'nodes', 'spec.cce.nodeSubnet.gatewayIp': undefined });
    expect(overlapsOf(subnets('pods', '192.168.8.0/21'))).toEqual([{ a: 'spec.cce.nodeSubnet.cidr', b: 'spec.cce.podSubnets[0].cidr', shared: '192.168.8.0/21', severity: 'error' }]);
    expect(overlapsOf(subnets('nodes', '192.168.0.0/20'))).toEqual([]);
    expect(overlapsOf(subnets('pods', '192.168.16.0/20'))).toEqual([]);
  });

  it('has Services in an empty part of the VPC of a Turbo cluster as the warning that they are', () => {
    const plan = examplePlan('cce-turbo-dual', { 'spec.network.serviceCidrs.ipv4': '192.168.240.0/20' });
    expect(validatePlan(plan).findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)).toEqual(['cce/service-cidr-vpc']);
    expect(overlapsOf(plan)).toEqual([{ a: 'spec.cce.vpc.cidr', b: 'spec.network.serviceCidrs.ipv4', shared: '192.168.240.0/20', severity: 'warning' }]);
  });

  it('keeps a range that cannot be read, as one of which nobody knows where it lies', () => {
    const { families } = addressPlanOf(examplePlan('kkp-aws-dual', { 'spec.network.podCidrs.ipv4': '172.25.0.300/16', 'spec.network.serviceCidrs.ipv6': 'nonsense' }));
    expect(families.map(({ family, unreadable }) => [family, unreadable])).toEqual([
      ['ipv4', [{ id: 'spec.network.podCidrs.ipv4', path: ['spec', 'network', 'podCidrs', 'ipv4'], role: 'pods', name: { code: 'pods' }, text: '172.25.0.300/16' }]],
      ['ipv6', [{ id: 'spec.network.serviceCidrs.ipv6', path: ['spec', 'network', 'serviceCidrs', 'ipv6'], role: 'services', name: { code: 'services' }, text: 'nonsense' }]],
    ]);
  });

  const block = fc.tuple(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 14, max: 24 })).map(([index, prefix]) => formatCidr(cidrFrom('ipv4', (10n << 24n) + (BigInt(index) << 18n), prefix)));
  const VARIED: readonly (readonly [example: string, paths: readonly string[]])[] = [
    ['kkp-bringyourown-dual', ['spec.network.podCidrs.ipv4', 'spec.network.serviceCidrs.ipv4', 'spec.kkp.nodeNetwork.ipv4', 'spec.reservedCidrs.0', 'spec.reservedCidrs.1']],
    ['kubeadm-calico-dual', ['spec.network.podCidrs.ipv4', 'spec.network.serviceCidrs.ipv4', 'spec.kubeadm.nodeNetwork.ipv4', 'spec.reservedCidrs.0']],
    ['cce-standard-vpc-ipv4', ['spec.network.podCidrs.ipv4', 'spec.network.serviceCidrs.ipv4', 'spec.cce.vpc.cidr', 'spec.cce.nodeSubnet.cidr', 'spec.cce.additionalContainerCidrs.0', 'spec.reservedCidrs.0']],
    ['cce-turbo-dual', ['spec.network.serviceCidrs.ipv4', 'spec.cce.vpc.cidr', 'spec.cce.nodeSubnet.cidr', 'spec.cce.podSubnets.0.cidr', 'spec.reservedCidrs.0']],
    ['starlingx-aio-dx-dual', ['spec.starlingx.networks.clusterPod.subnets.ipv4', 'spec.starlingx.networks.clusterService.subnets.ipv4', 'spec.starlingx.networks.management.subnets.ipv4', 'spec.starlingx.networks.clusterHost.subnets.ipv4', 'spec.reservedCidrs.0']],
  ];

  it.each(VARIED)('are those that a rule refuses, all of them and no others (%s)', (example, paths) => {
    fc.assert(
      fc.property(fc.tuple(...paths.map(() => block)), (ranges) => {
        const plan = examplePlan(example, { 'spec.reservedCidrs': [], ...Object.fromEntries(paths.map((path, index) => [path, ranges[index]])) });
        const drawn = overlapsOf(plan).filter(({ severity }) => severity === 'error');
        const said = refused(plan);
        for (const { a, b } of drawn) expect(said.includes(a) || said.includes(b), `${a} and ${b} are drawn, and nothing is said`).toBe(true);
        for (const path of said) expect(drawn.some(({ a, b }) => a === path || b === path), `${path} is refused, and nothing is drawn`).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
