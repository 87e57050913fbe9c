import { type Cidr, cidr, cidrFrom } from '../../../address/cidr.js';
import { countSubnets } from '../../../address/capacity.js';
import { ADDRESS_BITS, FAMILIES, type Family, familiesOf, isDualStack } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { ANNOUNCEMENTS, ciliumApisOf } from '../../../facts/load-balancers.js';
import { CILIUM_NAT64_FROM } from '../../../facts/nat64.js';
import { MAX_NODE_MASK_BITS } from '../../../facts/masks.js';
import { isAtLeast, parseVersion } from '../../../facts/version.js';
import type { Path } from '../../../findings/finding.js';
import { networkPath } from '../../../plan/network-facts.js';
import { BALANCERS_PATH } from '../../../plan/load-balancers.js';
import { NAT64_PATH } from '../../../plan/nat64.js';
import { valueAt, withValueAt } from '../../../plan/path.js';
import { BLOCK_SIZE, CALICO_ASSIGNMENT_FROM, CALICO_BPF_FROM, CALICO_IPIP_WITHOUT_BGP_FROM, CALICO_OPERATOR_FROM, CALICO_VXLAN_IPV6_FROM, CILIUM_BPF_MASQUERADE_IPV6_FROM, CILIUM_IPV6_UNDERLAY_FROM, CNI_ABILITIES, CNI_RELEASES, COREDNS_DNS64_FROM, DEFAULT_VERSION, defaultCniVersion, defaultNodeMask, PRIMARY_NODE_PORTS_FROM, releaseOf, WIREGUARD_FROM } from '../catalog.js';
import { usesClusterPool } from '../defaults.js';
import { USUAL_RANGES } from '../facts.js';
import type { KubeadmDocument } from '../plan.js';
import { freeRangeFor, nodesOf, rangeAt } from './room.js';

type Step = (document: KubeadmDocument) => KubeadmDocument;

const CNI_VERSION: Path = ['spec', 'kubeadm', 'cni', 'version'];
const CALICO: Path = ['spec', 'kubeadm', 'calico'];
const CILIUM: Path = ['spec', 'kubeadm', 'cilium'];
const maskPath = (family: Family): Path => ['spec', 'network', 'nodeCidrMask', family];

/** The version of Kubernetes of a document, or the one that it takes. */
export const versionOf = ({ spec }: KubeadmDocument): string => spec.kubernetesVersion ?? DEFAULT_VERSION;
const pluginOf = (document: KubeadmDocument) => {
  const { type, version } = document.spec.kubeadm.cni;
  return { type, version: version ?? defaultCniVersion(type, versionOf(document)) };
};

/**
 * A document in which what was chosen and what depends on it fit one another. What fits already stays as it is: a plan
 * without errors comes back the same.
 */
export const settle: Step = (document) => STEPS.reduce((settled, step) => step(settled), document);

/** A release of the plugin that speaks the families of the cluster. */
const settlePluginVersion: Step = (document) => {
  const { ipFamily } = document.spec;
  const { type, version } = pluginOf(document);
  if (ipFamily === 'IPv4' || !parseVersion(version)) return document;
  const { from } = CNI_ABILITIES[isDualStack(ipFamily) ? 'dualStack' : 'ipv6Only'][type];
  if (isAtLeast(version, from)) return document;
  const usual = defaultCniVersion(type, versionOf(document));
  return withValueAt(document, CNI_VERSION, isAtLeast(usual, from) ? usual : (CNI_RELEASES[type][0]?.version ?? usual));
};

/** Pools of Calico that its release carries. */
const settleCalico: Step = (document) => {
  const { type, version } = pluginOf(document);
  if (type !== 'calico' || !parseVersion(version)) return document;
  let settled = document;
  const settings = () => settled.spec.kubeadm.calico ?? {};
  if ((settings().installation ?? 'operator') === 'operator' && !isAtLeast(version, CALICO_OPERATOR_FROM)) settled = withValueAt(settled, [...CALICO, 'installation'], 'manifest');
  if (settings().bpfDataplane && !isAtLeast(version, CALICO_BPF_FROM)) settled = withValueAt(settled, [...CALICO, 'bpfDataplane'], undefined);
  for (const family of pooledFamilies(document)) {
    const pool = [...CALICO, 'ipPools', family];
    if (family === 'ipv6' && encapsulationOf(settled, family).startsWith('VXLAN') && !isAtLeast(version, CALICO_VXLAN_IPV6_FROM)) settled = withValueAt(settled, [...pool, 'encapsulation'], 'None');
    if (settings().ipPools?.[family]?.assignmentMode !== undefined && !isAtLeast(version, CALICO_ASSIGNMENT_FROM)) settled = withValueAt(settled, [...pool, 'assignmentMode'], undefined);
    const { usual, max } = BLOCK_SIZE[family];
    const prefix = rangeAt(document, networkPath('pods', family))?.prefix ?? 0;
    if (prefix > (settings().ipPools?.[family]?.blockSize ?? usual) && prefix <= max) settled = withValueAt(settled, [...pool, 'blockSize'], prefix);
  }
  return settled;
};

/** The families that have a pool: those of the cluster, and any for which one is written. */
const pooledFamilies = ({ spec }: KubeadmDocument): readonly Family[] => FAMILIES.filter((family) => familiesOf(spec.ipFamily).includes(family) || spec.kubeadm.calico?.ipPools?.[family] !== undefined);

const encapsulationOf = ({ spec }: KubeadmDocument, family: Family) => spec.kubeadm.calico?.ipPools?.[family]?.encapsulation ?? (family === 'ipv4' ? 'IPIP' : 'None');

/** BGP, where the routes of Calico's pools need it. */
export const settleBgp: Step = (document) => {
  const { type, version } = pluginOf(document);
  if (type !== 'calico' || document.spec.kubeadm.calico?.bgp !== 'Disabled') return document;
  const felixDoesIpip = isAtLeast(version, CALICO_IPIP_WITHOUT_BGP_FROM);
  const needsBgp = pooledFamilies(document).map((family) => encapsulationOf(document, family)).some((encapsulation) => encapsulation === 'None' || (encapsulation.startsWith('IPIP') && !felixDoesIpip));
  return needsBgp ? withValueAt(document, [...CALICO, 'bgp'], 'Enabled') : document;
};

/** Masquerading of Cilium that its release does in eBPF. */
const settleMasquerade: Step = (document) => {
  const { type, version } = pluginOf(document);
  const { bpfMasquerade, masquerade } = document.spec.kubeadm.cilium ?? {};
  const families = familiesOf(document.spec.ipFamily).filter((family) => masquerade?.[family] !== false);
  if (type !== 'cilium' || !bpfMasquerade || !parseVersion(version)) return document;
  const works = families.length > 0 && (!families.includes('ipv6') || isAtLeast(version, CILIUM_BPF_MASQUERADE_IPV6_FROM));
  return works ? document : withValueAt(document, [...CILIUM, 'bpfMasquerade'], undefined);
};

/** Tunnels of Cilium over a family that the nodes speak; where its release has none, routes. */
const settleCilium: Step = (document) => {
  const { ipFamily, kubeadm } = document.spec;
  const { type, version } = pluginOf(document);
  const { routingMode = 'tunnel', underlayProtocol: underlay = 'ipv4' } = kubeadm.cilium ?? {};
  if (type !== 'cilium' || routingMode !== 'tunnel' || !parseVersion(version)) return document;
  const path = [...CILIUM, 'underlayProtocol'];
  if (ipFamily !== 'IPv6') {
    const takesIpv6 = isDualStack(ipFamily) && isAtLeast(version, CILIUM_IPV6_UNDERLAY_FROM.dualStack);
    return underlay === 'ipv6' && !takesIpv6 ? withValueAt(document, path, undefined) : document;
  }
  if (isAtLeast(version, CILIUM_IPV6_UNDERLAY_FROM.ipv6Only)) return underlay === 'ipv6' ? document : withValueAt(document, path, 'ipv6');
  return withValueAt(withValueAt(withValueAt(document, [...CILIUM, 'routingMode'], 'native'), [...CILIUM, 'autoDirectNodeRoutes'], true), path, undefined);
};

/** A backend of flannel that its release has. */
const settleFlannel: Step = (document) => {
  const { type, version } = pluginOf(document);
  if ((type !== 'flannel' && type !== 'canal') || document.spec.kubeadm.flannel?.backend !== 'wireguard' || !parseVersion(version) || isAtLeast(version, WIREGUARD_FROM[type])) return document;
  return withValueAt(document, ['spec', 'kubeadm', 'flannel', 'backend'], 'vxlan');
};

/** A proxy mode of the release, beside which the plugin works. */
const settleProxyMode: Step = (document) => {
  const release = releaseOf(versionOf(document));
  if (!release) return document;
  const { type, version } = pluginOf(document);
  const { from } = CNI_ABILITIES.nftables[type];
  const modes = isDualStack(document.spec.ipFamily) ? release.dualStackProxyModes : release.proxyModes;
  const fitting = modes.filter((mode) => mode !== 'nftables' || (from !== undefined && (!parseVersion(version) || isAtLeast(version, from))));
  return fitting.includes(document.spec.network?.proxyMode ?? 'iptables') ? document : withValueAt(document, ['spec', 'network', 'proxyMode'], fitting[0]);
};

/** A configuration that kubeadm of the release reads; the flags of each component where it takes one Service range alone. */
const settleConfigApi: Step = (document) => {
  const { ipFamily, kubeadm } = document.spec;
  const release = releaseOf(versionOf(document));
  const api = kubeadm.configApi ?? release?.configApis[0];
  if (!release || api === undefined || api === 'flags') return document;
  const path: Path = ['spec', 'kubeadm', 'configApi'];
  if (isDualStack(ipFamily) && release.kubeadmServiceFamilies === 1) return withValueAt(document, path, 'flags');
  return release.configApis.includes(api) ? document : withValueAt(document, path, release.configApis[0]);
};

/** Settings that the API of kubeadm and kube-proxy of the release have. */
const settleSettings: Step = (document) => {
  const { kubeadm } = document.spec;
  const api = kubeadm.configApi ?? releaseOf(versionOf(document))?.configApis[0];
  const patched = api === 'v1beta2' && kubeadm.patchesDirectory !== undefined ? withValueAt(document, ['spec', 'kubeadm', 'patchesDirectory'], undefined) : document;
  const ports = kubeadm.kubeProxy?.nodePortAddresses;
  if (!ports?.includes('primary') || isAtLeast(versionOf(document), PRIMARY_NODE_PORTS_FROM)) return patched;
  const ranges = ports.filter((each) => each !== 'primary');
  return withValueAt(patched, ['spec', 'kubeadm', 'kubeProxy', 'nodePortAddresses'], ranges.length === 0 ? undefined : ranges);
};

/** Load balancers by MetalLB, where the plugin is none that makes them, or its release does not announce them so. */
const settleBalancers: Step = (document) => {
  const path: Path = [...BALANCERS_PATH, 'implementation'];
  if (valueAt(document, path) !== 'cilium') return document;
  const { type, version } = pluginOf(document);
  const way = ANNOUNCEMENTS.find((each) => each === valueAt(document, [...BALANCERS_PATH, 'announcement']));
  const makes = type === 'cilium' && (way === undefined || !parseVersion(version) || ciliumApisOf(version)?.[way] !== undefined);
  return makes ? document : withValueAt(document, path, 'metallb');
};

/** DNS64 by the resolver of the nodes, where CoreDNS of the release has none; a gateway outside of the cluster, where Cilium is none. */
const settleNat64: Step = (document) => {
  const { nat64, ipFamily, kubeadm } = document.spec;
  if (!nat64) return document;
  const { type, version } = pluginOf(document);
  const hasDns64 = nat64.dns64 !== 'coredns' || kubeadm.configApi === 'flags' || isAtLeast(versionOf(document), COREDNS_DNS64_FROM);
  const translates = type === 'cilium' && isDualStack(ipFamily) && kubeadm.cilium?.kubeProxyReplacement === true && (!parseVersion(version) || isAtLeast(version, CILIUM_NAT64_FROM));
  const named = hasDns64 ? document : withValueAt(document, [...NAT64_PATH, 'dns64'], 'upstream');
  return nat64.gateway === 'cilium' && !translates ? withValueAt(named, [...NAT64_PATH, 'gateway'], 'external') : named;
};

/** Somebody who cuts ranges for nodes, where the plugin lives on them. */
const settleAllocation: Step = (document) => {
  const { kubeadm } = document.spec;
  const needsRanges = kubeadm.cni.type !== 'calico' && !usesClusterPool(kubeadm);
  return needsRanges && kubeadm.allocateNodeCidrs === false ? withValueAt(document, ['spec', 'kubeadm', 'allocateNodeCidrs'], undefined) : document;
};

/** Whether something cuts a range for each node. */
export const cutsRanges = ({ spec: { kubeadm } }: KubeadmDocument): boolean => kubeadm.allocateNodeCidrs !== false || usesClusterPool(kubeadm);
/** Whether one mask cuts both families. */
const hasOneMask = (document: KubeadmDocument): boolean => isDualStack(document.spec.ipFamily) && releaseOf(versionOf(document))?.nodeMasks === 'one';
/** How many bits a mask must be longer than its range, so that there is one for each node. */
const bitsFor = (document: KubeadmDocument): number => Math.ceil(Math.log2(Math.max(nodesOf(document).length, 1)));

/** Whether a range can be cut by a mask: by the rules of kubeadm and the components, with Pods in each part, and a part for each node. */
export function canBeCut(document: KubeadmDocument, range: Cidr, mask: number): boolean {
  const { kubeadm } = document.spec;
  const isCheckedByKubeadm = kubeadm.configApi !== 'flags' && kubeadm.allocateNodeCidrs !== false;
  const most = range.family === 'ipv4' && !isCheckedByKubeadm ? ADDRESS_BITS.ipv4 : MAX_NODE_MASK_BITS;
  const longest = ADDRESS_BITS[range.family] - (kubeadm.cni.type === 'calico' ? 0 : 2);
  return mask >= range.prefix && mask - range.prefix <= most && mask <= longest && countSubnets(range, mask) >= BigInt(nodesOf(document).length);
}

/** Node masks that cut the ranges of Pods; other ranges where no mask does. */
const settleMasks: Step = (document) => {
  const isOne = hasOneMask(document);
  const { ipv4, ipv6 } = document.spec.network?.nodeCidrMask ?? {};
  if (!cutsRanges(document)) return isOne && ipv4 !== undefined && ipv6 !== undefined ? withValueAt(document, maskPath('ipv6'), ipv4) : document;
  if (!isOne) return familiesOf(document.spec.ipFamily).reduce(settleMask, document);
  const settled = settleMask(document, 'ipv4');
  const mask = settled.spec.network?.nodeCidrMask?.ipv4 ?? defaultNodeMask('ipv4', versionOf(document));
  const given = settled.spec.network?.nodeCidrMask?.ipv6 ?? defaultNodeMask('ipv6', versionOf(document));
  const same = given === mask ? settled : withValueAt(settled, maskPath('ipv6'), mask);
  return settleRange(same, 'ipv6', mask);
};

function settleMask(document: KubeadmDocument, family: Family): KubeadmDocument {
  const range = rangeAt(document, networkPath('pods', family));
  if (range?.family !== family) return document;
  const usual = defaultNodeMask(family, versionOf(document));
  const given = document.spec.network?.nodeCidrMask?.[family] ?? usual;
  if (canBeCut(document, range, given)) return document;
  const mask = [usual, range.prefix + 8, range.prefix + bitsFor(document), range.prefix + MAX_NODE_MASK_BITS].find((each) => canBeCut(document, range, each));
  return mask === undefined ? settleRange(withValueAt(document, maskPath(family), usual), family, usual) : withValueAt(document, maskPath(family), mask);
}

/** Another range for Pods where a mask cannot cut the one that is there. */
function settleRange(document: KubeadmDocument, family: Family, mask: number): KubeadmDocument {
  const path = networkPath('pods', family);
  const range = rangeAt(document, path);
  if (range?.family !== family || canBeCut(document, range, mask)) return document;
  const free = freeRangeFor(document, 'pods', family, prefixFor(document, family, mask));
  return free === undefined ? document : withValueAt(document, path, free);
}

/** The prefix of a range for Pods that a mask cuts into enough parts: the usual one where that does. */
export function prefixFor(document: KubeadmDocument, family: Family, mask: number): number {
  const { prefix } = cidr(USUAL_RANGES.pods[family]);
  return prefix <= mask - bitsFor(document) && mask - prefix <= MAX_NODE_MASK_BITS ? prefix : mask - Math.max(8, bitsFor(document));
}

/** Bits of the largest Service range: what kubeadm takes, and kube-apiserver before it knew ServiceCIDRs; after that, an IPv6 /64. */
const settleServices: Step = (document) => {
  const isLarge = document.spec.kubeadm.configApi === 'flags' && isAtLeast(versionOf(document), '1.34');
  return familiesOf(document.spec.ipFamily).reduce((settled, family) => {
    const path = networkPath('services', family);
    const range = rangeAt(settled, path);
    const least = ADDRESS_BITS[family] - (family === 'ipv6' && isLarge ? 64 : 20);
    return range?.family === family && range.prefix < least ? withValueAt(settled, path, formatCidr(cidrFrom(family, range.first, least))) : settled;
  }, document);
};

const STEPS: readonly Step[] = [settlePluginVersion, settleCalico, settleBgp, settleCilium, settleMasquerade, settleFlannel, settleProxyMode, settleConfigApi, settleSettings, settleAllocation, settleMasks, settleServices, settleBalancers, settleNat64];
