import { type Cidr, cidrOfAddress } from '../../../address/cidr.js';
import { countSubnets } from '../../../address/capacity.js';
import { FAMILY_LABEL, familiesOf, isDualStack } from '../../../address/family.js';
import { overlaps } from '../../../address/overlap.js';
import { use } from '../../../rules/rule.js';
import { sayOf } from '../../../findings/message.js';
import type { nodeAddresses } from '../../../messages/en.js';
import { readRanges } from '../../../facts/facts.js';
import { freeRangeText } from '../../../facts/free-room.js';
import { ROOMY_NODE_MASK } from '../../../facts/masks.js';
import { checkNodeAddresses } from '../../../rules/node-addresses.js';
import { CNI_LABEL, releaseOf } from '../catalog.js';
import { cutsNodeRanges, facts } from '../facts.js';
import { DNS_1123_SUBDOMAIN } from '../host-port.js';
import { SOURCES } from '../sources.js';
import { inKubeadm, type KubeadmRule, VERSION } from './cluster.js';

const NODES = inKubeadm('nodes');

const controlPlane: KubeadmRule = {
  id: 'kubeadm/control-plane-node',
  severity: 'error',
  title: 'A cluster has a control plane node',
  source: SOURCES.haTopology,
  *check({ spec: { kubeadm } }) {
    if (kubeadm.nodes.some(({ role }) => role === 'control-plane')) return;
    const fixes = () => kubeadm.nodes.length > 0 ? [{ path: [...NODES, 0, 'role'], value: 'control-plane', label: `Make ${kubeadm.nodes[0]?.name || 'the first node'} the control plane` }] : [];
    yield { path: NODES, message: kubeadm.nodes.length === 0 ? 'The plan lists no nodes. kubeadm init runs on the first control plane node: list at least that one.' : 'None of the nodes is a control plane node, and kubeadm init runs on one.', fixes };
  },
};

const quorum: KubeadmRule = {
  id: 'kubeadm/control-plane-quorum',
  severity: 'warning',
  title: 'The number of control plane nodes is odd',
  source: SOURCES.etcd,
  *check({ spec: { kubeadm } }) {
    const count = kubeadm.nodes.filter(({ role }) => role === 'control-plane').length;
    if (count === 0 || count % 2 === 1) return;
    yield { path: NODES, message: `With ${count} control plane nodes, etcd survives the loss of ${count / 2 - 1}: no more than with ${count - 1}, and it is likelier to happen. Take ${count - 1} or ${count + 1}.` };
  },
};

/** The DNS name that is close to a text: lower case, hyphens for everything else, a letter or digit at both ends. */
function toNodeName(text: string): string {
  const name = text.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  const isEnd = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character);
  let [first, last] = [0, name.length - 1];
  while (first <= last && !isEnd(name[first])) first += 1;
  while (last > first && !isEnd(name[last])) last -= 1;
  return name.slice(first, last + 1);
}

const names: KubeadmRule = {
  id: 'kubeadm/node-name',
  severity: 'error',
  title: 'Every node has a DNS name of its own',
  source: SOURCES.nodeName,
  *check({ spec: { kubeadm } }) {
    const seen = new Set<string>();
    for (const [index, { name }] of kubeadm.nodes.entries()) {
      const path = [...NODES, index, 'name'];
      if (!DNS_1123_SUBDOMAIN.test(name)) {
        const better = toNodeName(name);
        yield { path, message: `${name === '' ? `Node ${index + 1} has no name` : `${JSON.stringify(name)} is not a node name`}: lower-case letters, digits, hyphens and dots, a letter or digit at both ends of each part.`, ...(DNS_1123_SUBDOMAIN.test(better) && { fixes: () => [{ path, value: better, label: `Use ${better}` }] }) };
      } else if (seen.has(name)) {
        yield { path, message: `Two nodes are called ${name}. The second to join would take the place of the first.` };
      }
      seen.add(name);
    }
  },
};

const addresses: KubeadmRule = {
  id: 'kubeadm/node-addresses',
  severity: 'error',
  title: 'Nodes have an address in each family of the cluster, outside its ranges',
  source: SOURCES.nodeIp,
  check: (plan) => checkNodeAddresses(plan.spec.kubeadm.nodes, NODES, facts(plan), sayOf<typeof nodeAddresses>()),
};

const nodeNetwork: KubeadmRule = {
  id: 'kubeadm/node-outside-network',
  severity: 'warning',
  title: 'Nodes lie in the node network, where one is named',
  source: SOURCES.dualStack,
  *check(plan) {
    const networks = readRanges(facts(plan), 'nodes');
    for (const [index, node] of plan.spec.kubeadm.nodes.entries()) {
      for (const { fact, cidr } of networks) {
        const { text, value } = node[cidr.family] ?? {};
        if (value?.family !== cidr.family || overlaps(cidr, cidrOfAddress(value))) continue;
        yield { path: [...NODES, index, cidr.family], message: `${node.name || `node ${index + 1}`} has the address ${text}, and the node network is ${fact.text}. One of the two is wrong, or the network is larger than it says.` };
      }
    }
  },
};

/** Node masks with a range for every node, those first that leave room for more nodes, none that leaves a node too few Pods. */
function longerMasks(cidr: Cidr, mask: number, nodes: bigint): number[] {
  const least = cidr.prefix + (nodes - 1n).toString(2).length;
  return [cidr.prefix + 8, cidr.prefix + 4, least].filter((value) => value > mask && value >= least && value <= ROOMY_NODE_MASK[cidr.family]);
}

const ranges: KubeadmRule = {
  id: 'kubeadm/node-ranges',
  severity: 'error',
  title: 'There is a Pod range for every node',
  source: SOURCES.nodeIpam,
  *check(plan) {
    if (!cutsNodeRanges(plan)) return;
    const clusterFacts = facts(plan);
    const count = BigInt(plan.spec.kubeadm.nodes.length);
    for (const { fact, cidr } of readRanges(clusterFacts, 'pods')) {
      const mask = clusterFacts.nodeMask[cidr.family];
      if (!mask || mask.value < cidr.prefix || fact.family !== cidr.family) continue;
      const available = countSubnets(cidr, mask.value);
      if (available >= count) continue;
      const isShared = releaseOf(plan.spec.kubernetesVersion)?.nodeMasks === 'one' && isDualStack(plan.spec.ipFamily);
      yield {
        path: fact.path,
        message: `${fact.text} holds ${available} range${available === 1n ? '' : 's'} of /${mask.value}, and the plan has ${count} nodes: those that join last would get none.${isShared ? ` Kubernetes ${plan.spec.kubernetesVersion} cuts both families by one mask, so the range must be larger.` : ''} Take a longer node mask or a larger range.`,
        fixes: () => {
          const roomier = freeRangeText(clusterFacts, fact.path, cidr.family, mask.value - 8);
          return [...longerMasks(cidr, mask.value, count).map((value) => ({ path: mask.path, value, label: `Use a node mask of /${value}` })), ...(roomier === undefined ? [] : [use(fact.path, roomier)])];
        },
      };
    }
  },
};

const nodeIps: KubeadmRule = {
  id: 'kubeadm/one-node-ip',
  severity: 'info',
  title: 'Before Kubernetes 1.20 a kubelet reports one address',
  source: SOURCES.nodeIps,
  *check({ spec }) {
    const release = releaseOf(spec.kubernetesVersion);
    if (!isDualStack(spec.ipFamily) || release?.nodeIps !== 1) return;
    yield { path: VERSION, message: `The kubelet of Kubernetes ${spec.kubernetesVersion} takes one address with --node-ip; two came with 1.20. Nodes, and Pods in the host's network, report their ${FAMILY_LABEL[familiesOf(spec.ipFamily)[0] ?? 'ipv4']} address only.` };
  },
};

const windows: KubeadmRule = {
  id: 'kubeadm/windows',
  severity: 'error',
  title: 'Windows nodes are workers and speak IPv4',
  source: SOURCES.windows,
  *check({ spec }) {
    for (const [index, { name, role, os }] of spec.kubeadm.nodes.entries()) {
      if (os !== 'windows') continue;
      const path = [...NODES, index, 'os'];
      const fixes = () => [{ path, value: 'linux', label: 'Make it a Linux node' }];
      if (role === 'control-plane') yield { path, message: `${name} runs Windows and is a control plane node: the control plane runs on Linux only.`, fixes };
      else if (spec.ipFamily === 'IPv6') yield { path, message: `${name} runs Windows, and the cluster speaks IPv6 only: Kubernetes on Windows has no networking with IPv6 alone.`, fixes };
    }
  },
};

const windowsPlugin: KubeadmRule = {
  id: 'kubeadm/windows-plugin',
  severity: 'error',
  title: 'The network plugin runs on Windows nodes in the families of the cluster',
  source: SOURCES.calicoWindows,
  *check({ spec }) {
    const { cni, flannel, nodes } = spec.kubeadm;
    const isDual = isDualStack(spec.ipFamily);
    const reason =
      cni.type === 'cilium' || cni.type === 'canal'
        ? `${CNI_LABEL[cni.type]} does not run on Windows`
        : !isDual
          ? undefined
          : cni.type === 'calico'
            ? 'Calico for Windows knows neither IPv6 nor dual stack'
            : flannel?.backend === 'vxlan'
              ? 'overlay (VXLAN) networks on Windows do not do dual stack; host-gw (l2bridge) does'
              : flannel?.backend === 'wireguard'
                ? 'the wireguard backend of flannel does not run on Windows'
                : undefined;
    if (reason === undefined) return;
    for (const [index, { name, os }] of nodes.entries()) {
      if (os === 'windows') yield { path: [...NODES, index, 'os'], message: `${name} runs Windows, and ${reason}.`, fixes: () => [{ path: [...NODES, index, 'os'], value: 'linux', label: 'Make it a Linux node' }] };
    }
  },
};

const windowsServices: KubeadmRule = {
  id: 'kubeadm/windows-services',
  severity: 'info',
  title: 'Windows nodes serve Services of one family',
  source: SOURCES.windows,
  *check({ spec }) {
    if (!isDualStack(spec.ipFamily) || !spec.kubeadm.nodes.some(({ os }) => os === 'windows')) return;
    yield { path: NODES, message: 'Pods on Windows nodes may have both families, on l2bridge networks; Services that reach them have one.' };
  },
};

/** Rules about the machines. */
export const NODE_RULES: readonly KubeadmRule[] = [controlPlane, quorum, names, addresses, nodeNetwork, ranges, nodeIps, windows, windowsPlugin, windowsServices];
