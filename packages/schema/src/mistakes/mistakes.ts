import type { Path, Source } from '../findings/finding.js';
import { withValueAt } from '../plan/path.js';
import type { Example } from '../plan/provider.js';
import { EXAMPLES as CCE } from '../providers/cce/examples/examples.js';
import { EXAMPLES as KKP } from '../providers/kkp/examples/examples.js';
import { EXAMPLES as KUBEADM } from '../providers/kubeadm/examples/examples.js';
import { EXAMPLES as STARLINGX } from '../providers/starlingx/examples/examples.js';
import { SOURCES } from './sources.js';

/** A plan that was published somewhere, and is wrong. Its title and story stand in the messages. */
export interface Mistake {
  readonly id: string;
  readonly provider: string;
  /** Where it stood, or where it was found. */
  readonly source: Source;
  /** The rule that it breaks. */
  readonly expects: string;
  /** The value that is refused. */
  readonly path: Path;
  /** The plan as far as it was published; the rest is that of an example. */
  readonly plan: unknown;
}

/** A plan of an example with what was published in it: values by their paths with dots. */
function published(examples: readonly Example<object>[], id: string, values: Readonly<Record<string, unknown>>): unknown {
  const example = examples.find((each) => each.id === id);
  if (!example) throw new Error(`no example ${id}`);
  return Object.entries(values).reduce<unknown>((plan, [path, value]) => withValueAt(plan, path.split('.'), value), example.plan);
}

/** What the guide to dual stack gives, in full; it says nothing of multicast. */
const STARLINGX_GUIDE = {
  pxeboot: { subnets: { ipv4: '198.51.100.0/24' } },
  management: { subnets: { ipv6: 'fd01::/64', ipv4: '198.51.0.0/24' }, start: { ipv6: 'fd01::2', ipv4: '198.51.0.2' }, end: { ipv6: 'fd01::ffff', ipv4: '198.51.0.200' }, gateway: { ipv6: 'fd01::1', ipv4: '198.51.0.1' } },
  oam: { subnets: { ipv6: 'fd00::/64', ipv4: '10.20.5.0/24' }, gateway: { ipv6: 'fd00::1', ipv4: '10.20.5.1' }, floating: { ipv6: 'fd00::3', ipv4: '10.20.5.3' }, node0: { ipv6: 'fd00::4', ipv4: '10.20.5.4' }, node1: { ipv6: 'fd00::5', ipv4: '10.20.5.5' } },
  clusterHost: { subnets: { ipv6: 'aefd:100::/64', ipv4: '198.51.100.0/24' } },
  clusterPod: { subnets: { ipv6: 'aefd:206::/64', ipv4: '172.16.0.0/16' } },
  clusterService: { subnets: { ipv6: 'aefd:207::/112', ipv4: '10.96.0.0/12' } },
};

/** What a cluster of IPv4 alone leaves out of the ranges of a dual-stack example. */
const IPV4 = { 'spec.ipFamily': 'IPv4', 'spec.network.nodeCidrMask': { ipv4: 24 } };

/** Published mistakes, in the order in which people see them. */
export const MISTAKES: readonly Mistake[] = [
  {
    id: 'k3s-documentation-pair',
    provider: 'kubeadm',
    source: SOURCES.k3s,
    expects: 'kubernetes/pods-services-overlap',
    path: ['spec', 'network', 'serviceCidrs', 'ipv6'],
    plan: published(KUBEADM, 'kubeadm-flannel-dual', {
      'metadata.name': 'k3s-pair',
      'spec.network.podCidrs': { ipv4: '10.42.0.0/16', ipv6: '2001:cafe:42::/56' },
      'spec.network.serviceCidrs': { ipv4: '10.43.0.0/16', ipv6: '2001:cafe:42:1::/112' },
    }),
  },
  {
    id: 'kubernetes-1.16-page',
    provider: 'kubeadm',
    source: SOURCES.kubernetes116,
    expects: 'kubeadm/node-ranges',
    path: ['spec', 'network', 'podCidrs', 'ipv6'],
    plan: published(KUBEADM, 'kubeadm-flags-1.16-dual', { 'metadata.name': 'one-node', 'spec.network.podCidrs': { ipv4: '10.244.0.0/16', ipv6: 'fc00::/24' } }),
  },
  {
    id: 'starlingx-guide-one-subnet',
    provider: 'starlingx',
    source: SOURCES.starlingx,
    expects: 'starlingx/network-overlap',
    path: ['spec', 'starlingx', 'networks', 'clusterHost', 'subnets', 'ipv4'],
    plan: published(STARLINGX, 'starlingx-aio-dx-dual', { 'metadata.name': 'one-subnet', 'spec.ipFamily': 'IPv6+IPv4', 'spec.starlingx.networks': STARLINGX_GUIDE, 'spec.starlingx.dnsServers': ['fd00::53', '10.20.5.53'] }),
  },
  {
    id: 'kkp-services-120',
    provider: 'kkp',
    source: SOURCES.kkp,
    expects: 'kubernetes/unbalanced-families',
    path: ['spec', 'network', 'serviceCidrs', 'ipv6'],
    plan: published(KKP, 'kkp-equinix-dual', { 'metadata.name': 'few-services', 'spec.network.serviceCidrs.ipv6': 'fd02::/120' }),
  },
  {
    id: 'kubernetes-dual-stack-page-overlap',
    provider: 'kubeadm',
    source: SOURCES.kubeadmPage,
    expects: 'kubernetes/pods-services-overlap',
    path: ['spec', 'network', 'serviceCidrs', 'ipv6'],
    plan: published(KUBEADM, 'kubeadm-calico-dual', { 'metadata.name': 'kubeadm-page', 'spec.network.podCidrs.ipv6': '2001:db8:42:0::/56', 'spec.network.serviceCidrs.ipv6': '2001:db8:42:1::/112' }),
  },
  {
    id: 'cce-vpc-network-ipv6',
    provider: 'cce',
    source: SOURCES.cce,
    expects: 'cce/ipv6-network-model',
    path: ['spec', 'cce', 'networkModel'],
    plan: published(CCE, 'cce-standard-vpc-ipv4', { 'metadata.name': 'vpc-network', 'spec.ipFamily': 'IPv4+IPv6', 'spec.network.proxyMode': 'ipvs', 'spec.cce.nodeSubnet.ipv6Enabled': true }),
  },
  {
    id: 'kubernetes-ec2-tests',
    provider: 'kubeadm',
    source: SOURCES.ec2,
    expects: 'kubernetes/node-network-overlap',
    path: ['spec', 'network', 'podCidrs', 'ipv4'],
    plan: published(KUBEADM, 'kubeadm-cilium-dual', {
      ...IPV4,
      'metadata.name': 'ec2-tests',
      'spec.network.podCidrs': { ipv4: '172.31.0.0/16' },
      'spec.network.serviceCidrs': { ipv4: '10.96.0.0/12' },
      'spec.kubeadm.controlPlaneEndpoint': 'k8s.lab.internal:6443',
      'spec.kubeadm.nodeNetwork': { ipv4: '172.31.0.0/16' },
      'spec.kubeadm.nodes': [{ name: 'cp-1', role: 'control-plane', ipv4: '172.31.14.21' }, { name: 'worker-1', role: 'worker', ipv4: '172.31.0.7' }, { name: 'worker-2', role: 'worker', ipv4: '172.31.2.90' }],
      'spec.kubeadm.cilium.ipamMode': 'kubernetes',
    }),
  },
  {
    id: 'cilium-aks-defaults',
    provider: 'kubeadm',
    source: SOURCES.aks,
    expects: 'kubernetes/pods-services-overlap',
    path: ['spec', 'network', 'serviceCidrs', 'ipv4'],
    plan: published(KUBEADM, 'kubeadm-cilium-dual', {
      ...IPV4,
      'metadata.name': 'two-defaults',
      'spec.network.podCidrs': { ipv4: '10.0.0.0/8' },
      'spec.network.serviceCidrs': { ipv4: '10.0.0.0/16' },
      'spec.kubeadm.nodeNetwork': { ipv4: '192.168.10.0/24' },
      'spec.kubeadm.nodes': [{ name: 'cp-1', role: 'control-plane', ipv4: '192.168.10.11' }, { name: 'worker-1', role: 'worker', ipv4: '192.168.10.21' }, { name: 'worker-2', role: 'worker', ipv4: '192.168.10.22' }],
    }),
  },
];

/** The mistake of an id, if there is one. */
export const mistakeOf = (id: string): Mistake | undefined => MISTAKES.find((mistake) => mistake.id === id);
