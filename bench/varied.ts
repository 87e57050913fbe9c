// Plans that were never seen before: the name and every range of an example varied, valid all of them.
import { examplePlan } from '../packages/schema/src/testing.js';

const hex = (number: number) => (number & 0xffff).toString(16);
/** 64 blocks of /16 that overlap none of the others that the examples have. */
const block = (number: number) => `10.${128 + (number % 64)}`;

/** For each provider an example, and what changes in it with every plan. */
const VARIED = {
  'kkp-aws-dual': (number: number) => ({ 'spec.network.podCidrs': { ipv4: `${block(number)}.0.0/16`, ipv6: `fd01:${hex(number)}::/48` }, 'spec.network.serviceCidrs': { ipv4: `172.28.${(number % 16) * 16}.0/20`, ipv6: `fd02:${hex(number)}::/108` } }),
  'cce-turbo-dual': (number: number) => ({
    'spec.cce.vpc.cidr': `${block(number)}.0.0/16`,
    'spec.cce.nodeSubnet.cidr': `${block(number)}.0.0/20`,
    'spec.cce.podSubnets.0.cidr': `${block(number)}.64.0/18`,
    'spec.network.serviceCidrs': { ipv4: `172.${16 + (number % 16)}.0.0/16`, ipv6: 'fc00::/112' },
  }),
  'kubeadm-calico-dual': (number: number) => ({ 'spec.network.podCidrs': { ipv4: `${block(number)}.0.0/16`, ipv6: `fd00:${hex(number)}:244::/48` }, 'spec.network.serviceCidrs': { ipv4: `172.${16 + (number % 16)}.0.0/16`, ipv6: `fd00:${hex(number)}:96::/112` } }),
  'starlingx-aio-dx-dual': (number: number) => ({
    'spec.starlingx.networks.clusterPod.subnets': { ipv4: `${block(number)}.0.0/16`, ipv6: `fd00:${hex(number)}:172::/64` },
    'spec.starlingx.networks.management.subnets': { ipv4: `192.168.${(number % 8) + 10}.0/24`, ipv6: `fd00:${hex(number)}:204::/64` },
    'spec.starlingx.networks.clusterHost.subnets': { ipv4: `192.168.${(number % 8) + 30}.0/24`, ipv6: `fd00:${hex(number)}:206::/64` },
  }),
} as const;

export const EXAMPLES = Object.keys(VARIED) as (keyof typeof VARIED)[];

/** The body of a request with a plan of its own. */
export function variedPlan(example: keyof typeof VARIED, number: number): unknown {
  const { name } = (examplePlan(example) as { metadata: { name: string } }).metadata;
  return examplePlan(example, { 'metadata.name': `${name}-${number}`, ...VARIED[example](number) });
}
