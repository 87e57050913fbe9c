import { cidr } from '../../../address/cidr.js';
import { FAMILIES } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import { freeInPlaceOf } from '../../../facts/free-room.js';
import { isAtLeast } from '../../../facts/version.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { networkPath } from '../../../plan/network-facts.js';
import { releaseOf } from '../catalog.js';
import { usesClusterPool } from '../defaults.js';
import { facts } from '../facts.js';
import type { KubeadmPlan } from '../plan.js';
import { FLANNEL_AT_GHCR, IPV4_REGISTRIES } from '../registries.js';
import { SOURCES } from '../sources.js';
import { CNI_VERSION, hasPlugin, inKubeadm, isDual, type KubeadmRule, label, rule } from './rule.js';

/** Unique local addresses (RFC 4193): not routed on the Internet. */
const UNIQUE_LOCAL = cidr('fc00::/7');
const ALLOCATION = inKubeadm('allocateNodeCidrs');

/** Whether the plugin hands out addresses by itself. */
const handsOutAddresses = ({ spec: { kubeadm } }: KubeadmPlan): boolean => kubeadm.cni.type === 'calico' || usesClusterPool(kubeadm);

const oneMask = rule('kubeadm/one-node-mask', {
  severity: 'error',
  source: SOURCES.nodeMasks,
  appliesTo: (plan) => isDual(plan) && releaseOf(plan.spec.kubernetesVersion)?.nodeMasks === 'one',
  *check(plan, say) {
    const { kubernetesVersion, network } = plan.spec;
    const { ipv4, ipv6 } = network.nodeCidrMask;
    if (ipv4 === undefined || ipv6 === undefined || ipv4 === ipv6) return;
    const path: Path = ['spec', 'network', 'nodeCidrMask', 'ipv6'];
    const pods = networkPath('pods', 'ipv6');
    yield {
      path,
      ...say({ version: kubernetesVersion, ipv4, ipv6 }),
      fixes: () => {
        const roomier = freeInPlaceOf(facts(plan), pods, 'ipv6', ipv4 - 8);
        const range = roomier && formatCidr(roomier);
        const same: Fix = { path, value: ipv4, label: label('use-mask', { mask: ipv4 }) };
        return range === undefined ? [same] : [same, { path: pods, value: range, label: label('kubeadm/range-and-mask', { range, mask: ipv4 }), also: [{ path, value: ipv4 }] }];
      },
    };
  },
});

/** Where each plugin says that it takes the ranges of nodes; Calico takes none. */
const TAKES_NODE_RANGES = { calico: SOURCES.calicoIpam, cilium: SOURCES.ciliumIpam, flannel: SOURCES.flannelSubnets, canal: SOURCES.canalManifest } as const;

const allocation = rule('kubeadm/allocate-node-cidrs', {
  severity: 'error',
  source: SOURCES.flannelSubnets,
  appliesTo: (plan) => !handsOutAddresses(plan),
  *check({ spec: { kubeadm } }, say) {
    if (!kubeadm.allocateNodeCidrs) yield { path: ALLOCATION, source: TAKES_NODE_RANGES[kubeadm.cni.type], ...say({ plugin: kubeadm.cni.type }), fixes: () => [{ path: ALLOCATION, value: true, label: label('kubeadm/cut-ranges') }] };
  },
});

const unusedRanges = rule('kubeadm/unused-node-ranges', {
  severity: 'info',
  source: SOURCES.calicoIpam,
  appliesTo: handsOutAddresses,
  *check({ spec: { kubeadm } }, say) {
    if (kubeadm.allocateNodeCidrs) yield { path: ALLOCATION, source: kubeadm.cni.type === 'cilium' ? SOURCES.ciliumPool : SOURCES.calicoIpam, ...say({ plugin: kubeadm.cni.type }) };
  },
});

const masquerade = rule('kubeadm/unique-local-egress', {
  severity: 'warning',
  source: SOURCES.egress,
  *check(plan, say) {
    const pods = readRanges(facts(plan), 'pods').find(({ cidr: range }) => overlaps(range, UNIQUE_LOCAL));
    const setting = ipv6Masquerade(plan);
    if (!pods || setting.isOn) return;
    yield { path: setting.path, ...say({ range: pods.fact.text }), fixes: () => [{ path: setting.path, value: setting.on, label: label('kubeadm/masquerade') }] };
  },
});

/** Where the plugin is told to masquerade IPv6, and whether it does. */
function ipv6Masquerade({ spec: { kubeadm } }: KubeadmPlan): { path: Path; isOn: boolean; on: unknown } {
  switch (kubeadm.cni.type) {
    case 'calico':
      return { path: inKubeadm('calico', 'ipPools', 'ipv6', 'natOutgoing'), isOn: kubeadm.calico?.ipPools.ipv6?.natOutgoing === 'Enabled', on: 'Enabled' };
    case 'cilium':
      return { path: inKubeadm('cilium', 'masquerade', 'ipv6'), isOn: kubeadm.cilium?.masquerade.ipv6 === true, on: true };
    default:
      return { path: inKubeadm('flannel', 'masquerade'), isOn: kubeadm.flannel?.masquerade === true, on: true };
  }
}

const masks = rule('kubeadm/mask-without-ranges', {
  severity: 'info',
  source: SOURCES.networking,
  appliesTo: (plan) => !facts(plan).allocateNodeCidrs,
  *check({ spec: { network } }, say) {
    for (const family of FAMILIES) {
      const mask = network.nodeCidrMask[family];
      const path: Path = ['spec', 'network', 'nodeCidrMask', family];
      if (mask !== undefined) yield { path, ...say({ mask }), fixes: () => [{ path, label: label('remove', { value: `/${mask}` }) }] };
    }
  },
});

const IP_FAMILY: Path = ['spec', 'ipFamily'];
/** Whether nodes reach by name what has IPv6 and nothing else: theirs is the only address family, and their resolver makes no records. */
const needsIpv6 = ({ spec }: KubeadmPlan): boolean => spec.ipFamily === 'IPv6' && spec.nat64?.dns64 !== 'upstream';

const registries = rule('kubeadm/ipv6-only-registries', {
  severity: 'info',
  source: IPV4_REGISTRIES.github.source,
  appliesTo: needsIpv6,
  *check(_plan, say) {
    const { github, amazon } = IPV4_REGISTRIES;
    yield { path: IP_FAMILY, ...say('none', { registry: github.name, seen: github.seen }) };
    yield { path: IP_FAMILY, source: amazon.source, ...say('other-name', { registry: amazon.name }) };
  },
});

const images = rule('kubeadm/ipv6-only-images', {
  severity: 'info',
  source: FLANNEL_AT_GHCR.source,
  appliesTo: (plan) => needsIpv6(plan) && hasPlugin('flannel')(plan),
  *check({ spec: { kubeadm } }, say) {
    const { version } = kubeadm.cni;
    const { from, registry } = FLANNEL_AT_GHCR;
    if (isAtLeast(version, from)) yield { path: CNI_VERSION, ...say({ version, from, registry: registry.name, seen: registry.seen }) };
  },
});

/** Rules about the cluster network. */
export const NETWORK_RULES: readonly KubeadmRule[] = [oneMask, allocation, unusedRanges, masks, masquerade, registries, images];
