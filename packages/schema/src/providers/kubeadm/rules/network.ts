import { FAMILIES, isDualStack } from '../../../address/family.js';
import { cidr } from '../../../address/cidr.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import type { Fix } from '../../../findings/finding.js';
import { freeRangeText } from '../../../facts/free-room.js';
import { CNI_LABEL, releaseOf } from '../catalog.js';
import { usesClusterPool } from '../defaults.js';
import { facts } from '../facts.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { inKubeadm, type KubeadmRule } from './cluster.js';

/** Unique local addresses (RFC 4193): not routed on the Internet. */
const UNIQUE_LOCAL = cidr('fc00::/7');

const oneMask: KubeadmRule = {
  id: 'kubeadm/one-node-mask',
  severity: 'error',
  title: 'Kubernetes 1.16 cuts both families by one mask',
  source: SOURCES.nodeMasks,
  *check(plan) {
    const { spec } = plan;
    const { ipv4, ipv6 } = spec.network.nodeCidrMask;
    if (!isDualStack(spec.ipFamily) || releaseOf(spec.kubernetesVersion)?.nodeMasks !== 'one' || ipv4 === undefined || ipv6 === undefined || ipv4 === ipv6) return;
    const path = ['spec', 'network', 'nodeCidrMask'];
    const pods = ['spec', 'network', 'podCidrs', 'ipv6'];
    const roomier = () => freeRangeText(facts(plan), pods, 'ipv6', ipv4 - 8);
    yield {
      path: [...path, 'ipv6'],
      message: `The controller manager of Kubernetes ${spec.kubernetesVersion} has one --node-cidr-mask-size for both families, and /${ipv4} and /${ipv6} are given; masks of their own came with 1.17. Use /${ipv4} for both, with an IPv6 range shorter than that, or let nobody cut ranges for nodes.`,
      fixes: () => {
        const range = roomier();
        const same: Fix = { path: [...path, 'ipv6'], value: ipv4, label: `Use /${ipv4}` };
        return range === undefined ? [same] : [same, { path: pods, value: range, label: `Use ${range} and /${ipv4}`, also: [{ path: [...path, 'ipv6'], value: ipv4 }] }];
      },
    };
  },
};

const allocation: KubeadmRule = {
  id: 'kubeadm/allocate-node-cidrs',
  severity: 'error',
  title: 'Plugins that take the ranges of nodes need somebody to cut them',
  source: SOURCES.flannelSubnets,
  *check({ spec }) {
    const { cni, allocateNodeCidrs } = spec.kubeadm;
    if (allocateNodeCidrs || cni.type === 'calico' || usesClusterPool(spec.kubeadm)) return;
    const path = inKubeadm('allocateNodeCidrs');
    yield { path, message: `${CNI_LABEL[cni.type]} gives Pods addresses out of the range of their node, and nobody cuts ranges for nodes: its Pods would not start. Let the controller manager do it.`, fixes: () => [{ path, value: true, label: 'Let the controller manager cut them' }] };
  },
};

const unusedRanges: KubeadmRule = {
  id: 'kubeadm/unused-node-ranges',
  severity: 'info',
  title: 'Some plugins hand out addresses by themselves',
  source: SOURCES.networking,
  *check({ spec }) {
    const { cni, allocateNodeCidrs } = spec.kubeadm;
    if (!allocateNodeCidrs || (cni.type !== 'calico' && !usesClusterPool(spec.kubeadm))) return;
    yield { path: inKubeadm('allocateNodeCidrs'), message: `${CNI_LABEL[cni.type]} hands out addresses from its own pools and does not use the ranges that the controller manager cuts for nodes. They may stay, for another plugin later; without them, the node masks do not matter.` };
  },
};

const masquerade: KubeadmRule = {
  id: 'kubeadm/unique-local-egress',
  severity: 'warning',
  title: 'Pods of unique local addresses reach the Internet only behind a masquerade',
  source: SOURCES.egress,
  *check(plan) {
    const pods = readRanges(facts(plan), 'pods').find(({ cidr: range }) => overlaps(range, UNIQUE_LOCAL));
    const setting = ipv6Masquerade(plan);
    if (!pods || setting.isOn) return;
    yield { path: setting.path, message: `Pods have addresses of ${pods.fact.text}, which the Internet does not route, and nothing masquerades them: over IPv6 they reach only what knows the way back. Turn the masquerade on, let an ip-masq-agent do it, which knows both families, or give Pods a range that is routed to you.`, fixes: () => [{ path: setting.path, value: setting.on, label: 'Turn the masquerade on' }] };
  },
};

/** Where the plugin is told to masquerade IPv6, and whether it does. */
function ipv6Masquerade({ spec: { kubeadm } }: KubeadmPlan): { path: (string | number)[]; isOn: boolean; on: unknown } {
  switch (kubeadm.cni.type) {
    case 'calico':
      return { path: [...inKubeadm('calico', 'ipPools', 'ipv6', 'natOutgoing')], isOn: kubeadm.calico?.ipPools.ipv6?.natOutgoing === 'Enabled', on: 'Enabled' };
    case 'cilium':
      return { path: [...inKubeadm('cilium', 'masquerade', 'ipv6')], isOn: kubeadm.cilium?.masquerade.ipv6 === true, on: true };
    default:
      return { path: [...inKubeadm('flannel', 'masquerade')], isOn: kubeadm.flannel?.masquerade === true, on: true };
  }
}

const masks: KubeadmRule = {
  id: 'kubeadm/mask-without-ranges',
  severity: 'info',
  title: 'A node mask is for ranges that somebody cuts',
  source: SOURCES.networking,
  *check(plan) {
    if (facts(plan).allocateNodeCidrs) return;
    for (const family of FAMILIES) {
      const value = plan.spec.network.nodeCidrMask[family];
      const path = ['spec', 'network', 'nodeCidrMask', family];
      if (value !== undefined) yield { path, message: `Nobody cuts ranges for nodes, so the node mask /${value} is not used.`, fixes: () => [{ path, label: `Remove /${value}` }] };
    }
  },
};

/** Rules about the cluster network. */
export const NETWORK_RULES: readonly KubeadmRule[] = [oneMask, allocation, unusedRanges, masks, masquerade];
