import { describe, expect, it } from 'vitest';
import { english, speakerOf } from '../speak.js';
import { examplePlan } from '../testing.js';
import { validatePlan } from '../validate.js';
import { buildAddressPlan } from './address-plan.js';

const planOf = (example: string, changes: Record<string, unknown> = {}) => {
  const { read, findings } = validatePlan(examplePlan(example, changes));
  if (!read) throw new Error(JSON.stringify(findings));
  return buildAddressPlan(read.facts());
};
const lanesOf = (example: string, changes: Record<string, unknown> = {}) => english.addressPlan(planOf(example, changes)).growth.lanes.map(({ family, name, nodes, reason }) => [family, name, nodes, reason]);

describe('what the nodes of a cluster use up', () => {
  it('is a range of the Pod range for each, and an address of their network', () => {
    expect(lanesOf('kkp-aws-dual')).toEqual([
      ['ipv4', 'Pods CIDR', '256', 'There are 256 ranges of /24, and each node takes one.'],
      ['ipv4', 'Node network', '65534', 'There are 65,534 addresses.'],
      ['ipv6', 'Pods CIDR', '65536', 'There are 65,536 ranges of /64, and each node takes one.'],
      ...lanesOf('kkp-aws-dual').slice(3),
    ]);
    expect(lanesOf('kkp-aws-dual', { 'spec.network.nodeCidrMask.ipv4': 16 })[0]).toEqual(['ipv4', 'Pods CIDR', '1', 'There is one range of /16, and each node takes one.']);
  });

  it('is what the cloud says of a CCE cluster', () => {
    expect(lanesOf('cce-turbo-dual')).toEqual([
      [undefined, 'Cluster scale', '50', 'The cluster scale cce.s2.small manages no more.'],
      ['ipv4', 'Pod subnets', expect.any(String), expect.stringMatching(/^Pods share 4,091 addresses/)],
      ['ipv4', 'Node subnet subnet-ipv6', '251', 'The subnet has 256 addresses, and the cloud keeps 5 of them.'],
    ]);
    expect(lanesOf('cce-standard-tunnel-dual').find(([, name]) => name === 'Container CIDR block')?.[3]).toMatch(/blocks of \/28, and each node takes at least one/);
  });

  it('is an address of every host network of StarlingX, and a system of one host does not grow', () => {
    expect(lanesOf('starlingx-aio-dx-dual').filter(([family]) => family === 'ipv4')).toEqual([
      ['ipv4', 'Management network', '253', "There are 254 addresses, 1 of them floating or a gateway's."],
      ['ipv4', 'Cluster host network', '253', "There are 254 addresses, 1 of them floating or a gateway's."],
      ['ipv4', 'Cluster pod network', '595', 'Pods share 65,536 addresses, and a node runs up to 110 of them.'],
    ]);
    expect(lanesOf('starlingx-aio-sx-dual-ipv6-primary')).toEqual([[undefined, 'System type', '1', 'AIO-SX is a single host.']]);
  });

  it('stands beside the nodes that are wanted', () => {
    expect(planOf('kkp-aws-dual').growth.wanted).toMatchObject({ path: ['spec', 'nodePools'] });
    expect(planOf('cce-turbo-dual').growth.wanted?.count).toBeGreaterThan(0);
    expect(planOf('kubeadm-calico-dual').growth.wanted?.count).toBeGreaterThan(1);
    expect(planOf('starlingx-aio-dx-dual').growth.wanted?.count).toBe(2);
  });

  it('is said in every language', async () => {
    const chinese = await speakerOf('zh-CN');
    const examples = ['kkp-aws-dual', 'cce-turbo-dual', 'cce-standard-tunnel-dual', 'cce-standard-vpc-ipv4', 'kubeadm-calico-dual', 'starlingx-aio-dx-dual', 'starlingx-aio-sx-dual-ipv6-primary'];
    for (const lane of examples.flatMap((example) => chinese.addressPlan(planOf(example)).growth.lanes)) {
      expect(lane.reason).toMatch(/\p{Script=Han}/u);
      expect(lane.name).toMatch(/\p{Script=Han}/u);
      expect(`${lane.name}${lane.reason}`).not.toMatch(/undefined|NaN|\{/);
    }
  });
});
