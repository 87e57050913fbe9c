import { countSubnets } from '../../../address/capacity.js';
import { type Cidr, cidrOfAddress } from '../../../address/cidr.js';
import { familiesOf } from '../../../address/family.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import { freeInPlaceOf } from '../../../facts/free-room.js';
import { ROOMY_NODE_MASK } from '../../../facts/masks.js';
import type { ListedAs } from '../../../messages/en.js';
import { checkNodeAddresses } from '../../../rules/node-addresses.js';
import { useRange } from '../../../rules/room.js';
import { use } from '../../../rules/rule.js';
import { releaseOf } from '../catalog.js';
import { cutsNodeRanges, facts } from '../facts.js';
import { DNS_1123_SUBDOMAIN } from '../host-port.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { inKubeadm, isDual, type KubeadmRule, label, rule, VERSION } from './rule.js';

const NODES = inKubeadm('nodes');

/** A node for a message. */
const listed = (name: string, index: number): ListedAs => ({ number: index + 1, ...(name !== '' && { name }) });
const controlPlanes = ({ spec }: KubeadmPlan) => spec.kubeadm.nodes.filter(({ role }) => role === 'control-plane').length;

const controlPlane = rule('kubeadm/control-plane-node', {
  severity: 'error',
  source: SOURCES.haTopology,
  *check(plan, say) {
    const [first] = plan.spec.kubeadm.nodes;
    if (!first) yield { path: NODES, ...say('no-nodes') };
    else if (controlPlanes(plan) === 0) yield { path: NODES, ...say('no-control-plane'), fixes: () => [{ path: [...NODES, 0, 'role'], value: 'control-plane', label: label('kubeadm/make-control-plane', { node: listed(first.name, 0) }) }] };
  },
});

const quorum = rule('kubeadm/control-plane-quorum', {
  severity: 'warning',
  source: SOURCES.etcd,
  *check(plan, say) {
    const count = controlPlanes(plan);
    if (count > 0 && count % 2 === 0 && !plan.spec.kubeadm.etcd?.external) yield { path: NODES, ...say({ nodes: count }) };
  },
});

/** The DNS name that is close to a text: lower case, hyphens for everything else, a letter or digit at both ends. */
function toNodeName(text: string): string {
  const name = text.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
  const isEnd = (character: string | undefined) => character !== undefined && /[a-z0-9]/.test(character);
  let [first, last] = [0, name.length - 1];
  while (first <= last && !isEnd(name[first])) first += 1;
  while (last > first && !isEnd(name[last])) last -= 1;
  return name.slice(first, last + 1);
}

const names = rule('kubeadm/node-name', {
  severity: 'error',
  source: SOURCES.nodeName,
  *check({ spec: { kubeadm } }, say) {
    const seen = new Set<string>();
    for (const [index, { name }] of kubeadm.nodes.entries()) {
      const path = [...NODES, index, 'name'];
      if (!DNS_1123_SUBDOMAIN.test(name)) {
        const better = toNodeName(name);
        yield { path, ...(name === '' ? say('missing', { number: index + 1 }) : say('invalid', { name })), ...(DNS_1123_SUBDOMAIN.test(better) && { fixes: () => [use(path, better)] }) };
      } else if (seen.has(name)) {
        yield { path, ...say('twice', { name }) };
      }
      seen.add(name);
    }
  },
});

const addresses = rule('kubeadm/node-addresses', {
  severity: 'error',
  source: SOURCES.nodeIp,
  check: (plan, say) => checkNodeAddresses(plan.spec.kubeadm.nodes, NODES, facts(plan), say),
});

const nodeNetwork = rule('kubeadm/node-outside-network', {
  severity: 'warning',
  source: SOURCES.dualStack,
  *check(plan, say) {
    const networks = readRanges(facts(plan), 'nodes');
    for (const [index, node] of plan.spec.kubeadm.nodes.entries()) {
      for (const { fact, cidr } of networks) {
        const written = node[cidr.family];
        if (written?.value?.family !== cidr.family || overlaps(cidr, cidrOfAddress(written.value))) continue;
        yield { path: [...NODES, index, cidr.family], ...say({ node: listed(node.name, index), address: written.text, network: fact.text }) };
      }
    }
  },
});

/** Node masks with a range for every node, those first that leave room for more nodes, none that leaves a node too few Pods. */
function longerMasks(cidr: Cidr, mask: number, nodes: bigint): number[] {
  const least = cidr.prefix + (nodes - 1n).toString(2).length;
  return [cidr.prefix + 8, cidr.prefix + 4, least].filter((value) => value > mask && value >= least && value <= ROOMY_NODE_MASK[cidr.family]);
}

const ranges = rule('kubeadm/node-ranges', {
  severity: 'error',
  source: SOURCES.nodeIpam,
  appliesTo: cutsNodeRanges,
  *check(plan, say) {
    const { kubernetesVersion: version, kubeadm } = plan.spec;
    const clusterFacts = facts(plan);
    const nodes = kubeadm.nodes.length;
    for (const { fact, cidr } of readRanges(clusterFacts, 'pods')) {
      const mask = clusterFacts.nodeMask[cidr.family];
      if (!mask || mask.value < cidr.prefix || fact.family !== cidr.family) continue;
      const available = countSubnets(cidr, mask.value);
      if (available >= BigInt(nodes)) continue;
      const few = { range: fact.text, ranges: Number(available), mask: mask.value, nodes };
      yield {
        path: fact.path,
        ...(isDual(plan) && releaseOf(version)?.nodeMasks === 'one' ? say('one-mask', { ...few, version }) : say('mask-or-range', few)),
        fixes: () => {
          const roomier = freeInPlaceOf(clusterFacts, fact.path, cidr.family, mask.value - 8);
          const longer = longerMasks(cidr, mask.value, BigInt(nodes));
          return [...longer.map((value) => ({ path: mask.path, value, label: label('use-node-mask', { mask: value }) })), ...(roomier ? [useRange(fact.path, roomier)] : [])];
        },
      };
    }
  },
});

const nodeIps = rule('kubeadm/one-node-ip', {
  severity: 'info',
  source: SOURCES.nodeIps,
  appliesTo: isDual,
  *check({ spec: { ipFamily, kubernetesVersion: version } }, say) {
    if (releaseOf(version)?.nodeIps === 1) yield { path: VERSION, ...say({ version, family: familiesOf(ipFamily)[0] ?? 'ipv4' }) };
  },
});

/** The nodes that run Windows. */
const onWindows = ({ spec }: KubeadmPlan) => spec.kubeadm.nodes.map((node, index) => ({ ...node, index, path: [...NODES, index, 'os'] })).filter(({ os }) => os === 'windows');
const makeLinux = (path: readonly (string | number)[]) => () => [{ path, value: 'linux', label: label('kubeadm/make-linux') }];

const windows = rule('kubeadm/windows', {
  severity: 'error',
  source: SOURCES.windows,
  *check(plan, say) {
    for (const { name, role, index, path } of onWindows(plan)) {
      const node = listed(name, index);
      if (role === 'control-plane') yield { path, ...say('control-plane', { node }), fixes: makeLinux(path) };
      else if (plan.spec.ipFamily === 'IPv6') yield { path, ...say('ipv6-only', { node }), fixes: makeLinux(path) };
    }
  },
});

/** Where each plugin says what it does on Windows, or that it does not run there. */
const ON_WINDOWS = { calico: SOURCES.calicoWindows, cilium: SOURCES.ciliumRequirementsSystem, flannel: SOURCES.flannelBackends, canal: SOURCES.canalManifest } as const;

const windowsPlugin = rule('kubeadm/windows-plugin', {
  severity: 'error',
  source: SOURCES.calicoWindows,
  *check(plan, say) {
    const { cni, flannel } = plan.spec.kubeadm;
    const reason = (node: ListedAs) => {
      if (cni.type === 'cilium' || cni.type === 'canal') return say('plugin', { node, plugin: cni.type });
      if (flannel?.backend === 'wireguard') return say('wireguard', { node });
      if (!isDual(plan)) return undefined;
      if (cni.type === 'calico') return say('calico', { node });
      return flannel?.backend === 'vxlan' ? say('vxlan', { node }) : undefined;
    };
    for (const { name, index, path } of onWindows(plan)) {
      const said = reason(listed(name, index));
      if (said) yield { path, source: ON_WINDOWS[cni.type], ...said, fixes: makeLinux(path) };
    }
  },
});

const windowsServices = rule('kubeadm/windows-services', {
  severity: 'info',
  source: SOURCES.windows,
  appliesTo: isDual,
  *check(plan, say) {
    if (onWindows(plan).length > 0) yield { path: NODES, ...say() };
  },
});

/** Rules about the machines. */
export const NODE_RULES: readonly KubeadmRule[] = [controlPlane, quorum, names, addresses, nodeNetwork, ranges, nodeIps, windows, windowsPlugin, windowsServices];
