import { FAMILIES, FAMILY_LABEL, familiesOf, isDualStack } from '../../../address/family.js';
import { readRanges } from '../../../facts/facts.js';
import type { Fix } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { isAtLeast, isWholeVersion, parseVersion } from '../../../facts/version.js';
import { BLOCK_SIZE, CALICO_IPIP_WITHOUT_BGP_FROM, CALICO_OPERATOR_FROM, CALICO_VXLAN_IPV6_FROM, CILIUM_CHART, CILIUM_IPV6_UNDERLAY_FROM, CNI_ABILITIES, CNI_LABEL, CNI_RELEASES, type CniType, defaultCniVersion, isBetween, releaseOf, WIREGUARD_FROM } from '../catalog.js';
import { facts } from '../facts.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { inKubeadm, type KubeadmRule } from './cluster.js';

const CNI_VERSION = inKubeadm('cni', 'version');
/** kubenet was part of dockershim (kubernetes/kubernetes#97252). */
const KUBENET_GONE = '1.24';
const PROXY_MODE = ['spec', 'network', 'proxyMode'] as const;
/** How each plugin writes its releases: Calico, Canal and flannel with a leading v, Cilium's chart without. */
const isRelease = (type: CniType, text: string): boolean => (type === 'cilium' ? isWholeVersion(text) : text.startsWith('v') && isWholeVersion(text.slice(1)));

const newest = ({ spec }: KubeadmPlan): Fix => use(CNI_VERSION, defaultCniVersion(spec.kubeadm.cni.type, spec.kubernetesVersion));
const withoutV = (version: string) => version.replace(/^v/, '');

const version: KubeadmRule = {
  id: 'kubeadm/plugin-version',
  severity: 'error',
  title: 'The version of the plugin is a whole one',
  source: SOURCES.calicoManifest,
  *check(plan) {
    const { type, version: given } = plan.spec.kubeadm.cni;
    if (isRelease(type, given)) return;
    const example = CNI_RELEASES[type][0]?.version ?? '';
    const respelled = type === 'cilium' ? withoutV(given) : `v${withoutV(given)}`;
    yield { path: CNI_VERSION, message: `${JSON.stringify(given)} is not a release of ${CNI_LABEL[type]}: its files are found by a whole version, such as ${example}.`, fixes: () => [...(isRelease(type, respelled) ? [use(CNI_VERSION, respelled)] : []), newest(plan)] };
  },
};

const untested = (id: string, source: KubeadmRule['source'], types: readonly CniType[]): KubeadmRule => ({
  id,
  severity: 'info',
  title: `The makers of ${types.map((type) => CNI_LABEL[type]).join(' and ')} test it with the release of Kubernetes`,
  source,
  *check({ spec }) {
    const { type, version: given } = spec.kubeadm.cni;
    if (!types.includes(type)) return;
    const minor = parseVersion(given);
    const release = CNI_RELEASES[type].find((each) => minor && parseVersion(each.version)?.minor === minor.minor && parseVersion(each.version)?.major === minor.major);
    if (!release?.tested || isBetween(spec.kubernetesVersion, release.tested)) return;
    yield { path: CNI_VERSION, message: `${CNI_LABEL[type]} ${given} is tested with Kubernetes ${release.tested[0]} to ${release.tested[1]}, not with ${spec.kubernetesVersion}. Others may work; nobody promises it.` };
  },
});

const calicoUntested = untested('kubeadm/plugin-untested', SOURCES.calicoRequirements, ['calico', 'canal']);
const ciliumUntested = untested('kubeadm/cilium-untested', SOURCES.ciliumRequirements, ['cilium']);

const ciliumChart: KubeadmRule = {
  id: 'kubeadm/cilium-chart',
  severity: 'error',
  title: 'The chart of the Cilium release has the values that are written here',
  source: SOURCES.ciliumChart,
  *check(plan) {
    const { type, version: given } = plan.spec.kubeadm.cni;
    if (type !== 'cilium' || !parseVersion(given) || isAtLeast(given, CILIUM_CHART.from)) return;
    yield { path: CNI_VERSION, message: `The chart of Cilium ${given} has other values than those from ${CILIUM_CHART.from} on, which are the oldest that are written here: it would ignore most of them. Use a newer release; ${CNI_RELEASES.cilium.at(-1)?.version ?? ''} is tested with Kubernetes from 1.16 on.`, fixes: () => [newest(plan)] };
  },
};

const wireguard: KubeadmRule = {
  id: 'kubeadm/flannel-wireguard',
  severity: 'error',
  title: 'The backend wireguard needs flannel v0.16, or a Canal that carries it',
  source: SOURCES.flannelWireguard,
  *check(plan) {
    const { cni, flannel } = plan.spec.kubeadm;
    if (flannel?.backend !== 'wireguard' || (cni.type !== 'flannel' && cni.type !== 'canal') || !parseVersion(cni.version)) return;
    const from = WIREGUARD_FROM[cni.type];
    if (isAtLeast(cni.version, from)) return;
    const path = inKubeadm('flannel', 'backend');
    yield { path, message: `${CNI_LABEL[cni.type]} ${cni.version} ${cni.type === 'canal' ? 'carries a flannel that has' : 'has'} no backend wireguard: flanneld ends with "unknown backend type", and no Pod gets a network. It is there from ${from} on. Use vxlan, or a newer release.`, fixes: () => [use(path, 'vxlan'), use(path, 'host-gw'), newest(plan)] };
  },
};

const kubenet: KubeadmRule = {
  id: 'kubeadm/kubenet',
  severity: 'info',
  title: 'kubenet does dual stack as well, IPv4 always first',
  source: SOURCES.dualStack116,
  *check({ spec }) {
    const release = releaseOf(spec.kubernetesVersion);
    if (!isDualStack(spec.ipFamily) || !release || isAtLeast(release.minor, KUBENET_GONE)) return;
    const order = spec.ipFamily === 'IPv6+IPv4' ? ', so it would not do here, where IPv6 is first' : '';
    yield { path: inKubeadm('cni', 'type'), message: `Before Kubernetes ${KUBENET_GONE} the kubelet brings a plugin of its own that does dual stack, kubenet (--network-plugin=kubenet). It is not written here: it went with ${KUBENET_GONE}, has no network policy, leaves routes to a cloud provider, and has a known issue: it reports addresses as IPv4, IPv6 whatever the order of the ranges is${order}.` };
  },
};

const families: KubeadmRule = {
  id: 'kubeadm/plugin-families',
  severity: 'error',
  title: 'The release of the plugin speaks the families of the cluster',
  source: SOURCES.flannelDualStack,
  *check(plan) {
    const { type, version: given } = plan.spec.kubeadm.cni;
    const ability = plan.spec.ipFamily === 'IPv6' ? 'ipv6Only' : isDualStack(plan.spec.ipFamily) ? 'dualStack' : undefined;
    if (!ability || !parseVersion(given)) return;
    const { from } = CNI_ABILITIES[ability][type];
    if (isAtLeast(given, from)) return;
    yield { path: CNI_VERSION, message: `${CNI_LABEL[type]} ${given} ${ability === 'dualStack' ? 'has no dual stack' : 'does not work with IPv6 alone'}; ${from} does, and everything after it.`, fixes: () => [newest(plan), use(CNI_VERSION, CNI_RELEASES[type].findLast((each) => isAtLeast(each.version, from))?.version ?? '')] };
  },
};

const nftables: KubeadmRule = {
  id: 'kubeadm/plugin-nftables',
  severity: 'error',
  title: 'The plugin works beside a kube-proxy in nftables mode',
  source: SOURCES.calicoNftables,
  *check(plan) {
    const { cni } = plan.spec.kubeadm;
    const { from } = CNI_ABILITIES.nftables[cni.type];
    if (plan.spec.network.proxyMode !== 'nftables' || !parseVersion(cni.version) || (from !== undefined && isAtLeast(cni.version, from))) return;
    const message = from === undefined ? `${CNI_LABEL[cni.type]} writes its rules with iptables in every release, and kube-proxy would write its own with nftables: the two get in each other's way. Use iptables.` : `${CNI_LABEL[cni.type]} ${cni.version} writes its rules with iptables, and kube-proxy would write its own with nftables: the two get in each other's way. ${CNI_LABEL[cni.type]} has nftables from ${from}.`;
    yield { path: PROXY_MODE, message, fixes: () => [use(PROXY_MODE, 'iptables')] };
  },
};

const operatorVersion: KubeadmRule = {
  id: 'kubeadm/calico-operator',
  severity: 'error',
  title: 'The operator installs Calico from v3.15 on',
  source: SOURCES.operatorValidation,
  *check({ spec: { kubeadm } }) {
    if (kubeadm.calico?.installation !== 'operator' || !parseVersion(kubeadm.cni.version) || isAtLeast(kubeadm.cni.version, CALICO_OPERATOR_FROM)) return;
    const path = inKubeadm('calico', 'installation');
    yield { path, message: `Calico ${kubeadm.cni.version} has no operator; it came with ${CALICO_OPERATOR_FROM}. Use the manifest.`, fixes: () => [use(path, 'manifest')] };
  },
};

const ipip: KubeadmRule = {
  id: 'kubeadm/calico-ipip-ipv6',
  severity: 'error',
  title: 'IPIP is for IPv4',
  source: SOURCES.operatorValidation,
  *check({ spec: { kubeadm } }) {
    const encapsulation = kubeadm.calico?.ipPools.ipv6?.encapsulation;
    if (!encapsulation?.startsWith('IPIP')) return;
    const path = inKubeadm('calico', 'ipPools', 'ipv6', 'encapsulation');
    const other = encapsulation === 'IPIP' ? 'VXLAN' : 'VXLANCrossSubnet';
    yield { path, message: `${encapsulation} is chosen for the IPv6 pool, and IP in IP carries IPv4 only: the operator refuses it. Use ${other}, or no encapsulation where the network between the nodes knows the way.`, fixes: () => [use(path, other), use(path, 'None')] };
  },
};

const vxlan: KubeadmRule = {
  id: 'kubeadm/calico-vxlan-ipv6',
  severity: 'error',
  title: 'VXLAN for IPv6 needs Calico v3.23',
  source: SOURCES.calicoVxlanIpv6,
  *check({ spec: { kubeadm } }) {
    const encapsulation = kubeadm.calico?.ipPools.ipv6?.encapsulation;
    if (!encapsulation?.startsWith('VXLAN') || !parseVersion(kubeadm.cni.version) || isAtLeast(kubeadm.cni.version, CALICO_VXLAN_IPV6_FROM)) return;
    const path = inKubeadm('calico', 'ipPools', 'ipv6', 'encapsulation');
    yield { path, message: `${encapsulation} is chosen for the IPv6 pool; Calico ${kubeadm.cni.version} has VXLAN for IPv4 only, ${CALICO_VXLAN_IPV6_FROM} brought it for IPv6. Use None, with BGP or routes between the nodes.`, fixes: () => [use(path, 'None'), { ...use(path, 'None'), label: 'Use None with BGP', also: [{ path: inKubeadm('calico', 'bgp'), value: 'Enabled' }] }] };
  },
};

const bgp: KubeadmRule = {
  id: 'kubeadm/calico-bgp',
  severity: 'error',
  title: 'Pools without encapsulation need BGP, and IPIP before Calico v3.33',
  source: SOURCES.operatorRoutes,
  *check({ spec: { kubeadm } }) {
    if (!kubeadm.calico || kubeadm.calico.bgp === 'Enabled') return;
    const felixDoesIpip = isAtLeast(kubeadm.cni.version, CALICO_IPIP_WITHOUT_BGP_FROM);
    for (const family of FAMILIES) {
      const encapsulation = kubeadm.calico.ipPools[family]?.encapsulation;
      if (encapsulation === undefined || encapsulation.startsWith('VXLAN') || (felixDoesIpip && encapsulation.startsWith('IPIP'))) continue;
      const path = inKubeadm('calico', 'ipPools', family, 'encapsulation');
      const label = encapsulation === 'None' ? 'has no encapsulation' : `is encapsulated with ${encapsulation}`;
      yield { path, message: `The ${FAMILY_LABEL[family]} pool ${label}, and BGP is off: its routes reach the other nodes by BGP, and the operator refuses the pair. Turn BGP on, or use VXLAN${encapsulation === 'None' ? '' : `; from ${CALICO_IPIP_WITHOUT_BGP_FROM} on, IPIP does without BGP`}.`, fixes: () => [{ path: inKubeadm('calico', 'bgp'), value: 'Enabled', label: 'Turn BGP on' }] };
    }
  },
};

const blockSize: KubeadmRule = {
  id: 'kubeadm/calico-block-size',
  severity: 'error',
  title: 'A block of Calico is /20 to /32 or /116 to /128, and not larger than its pool',
  source: SOURCES.operatorPools,
  *check(plan) {
    const pools = plan.spec.kubeadm.calico?.ipPools;
    for (const family of FAMILIES) {
      const size = pools?.[family]?.blockSize;
      if (size === undefined) continue;
      const { min, max, usual } = BLOCK_SIZE[family];
      const path = inKubeadm('calico', 'ipPools', family, 'blockSize');
      const pool = readRanges(facts(plan), 'pods').find(({ cidr }) => cidr.family === family)?.cidr;
      if (size < min || size > max) yield { path, message: `/${size} is no block size in ${FAMILY_LABEL[family]}: Calico takes /${min} to /${max}. /${usual} is usual.`, fixes: () => [use(path, usual)] };
      else if (pool && pool.prefix > size) yield { path, message: `A block of /${size} is larger than its whole pool of /${pool.prefix}. It must be /${pool.prefix} or longer.`, fixes: () => [use(path, Math.max(usual, pool.prefix)), use(path, pool.prefix)] };
    }
  },
};

const fewBlocks: KubeadmRule = {
  id: 'kubeadm/calico-few-blocks',
  severity: 'warning',
  title: 'A Calico pool has a block for every node',
  source: SOURCES.calicoPools,
  *check(plan) {
    const { calico, nodes } = plan.spec.kubeadm;
    for (const { cidr, fact } of readRanges(facts(plan), 'pods')) {
      const size = calico?.ipPools[cidr.family]?.blockSize;
      if (size === undefined || size < cidr.prefix || size - cidr.prefix > 20) continue;
      const blocks = 2 ** (size - cidr.prefix);
      if (blocks >= nodes.length) continue;
      yield { path: inKubeadm('calico', 'ipPools', cidr.family, 'blockSize'), message: `${fact.text} holds ${blocks} block${blocks === 1 ? '' : 's'} of /${size} for ${nodes.length} nodes: nodes without a block of their own borrow single addresses, and routes multiply. Take smaller blocks or a larger range.`, fixes: () => [use(inKubeadm('calico', 'ipPools', cidr.family, 'blockSize'), BLOCK_SIZE[cidr.family].max - 2)] };
    }
  },
};

const underlay: KubeadmRule = {
  id: 'kubeadm/cilium-underlay',
  severity: 'error',
  title: "Cilium's tunnels run over a family that the nodes speak",
  source: SOURCES.ciliumUnderlay,
  *check({ spec }) {
    const { cni, cilium } = spec.kubeadm;
    if (!cilium || cilium.routingMode !== 'tunnel' || !parseVersion(cni.version)) return;
    const path = inKubeadm('cilium', 'underlayProtocol');
    const native: Fix = { path: inKubeadm('cilium', 'routingMode'), value: 'native', label: 'Route natively', also: [{ path: inKubeadm('cilium', 'autoDirectNodeRoutes'), value: true }, { path: inKubeadm('cilium', 'underlayProtocol') }] };
    if (!familiesOf(spec.ipFamily).includes(cilium.underlayProtocol)) {
      yield { path, message: `Cilium's tunnels run over ${FAMILY_LABEL[cilium.underlayProtocol]} here, and the nodes speak ${spec.ipFamily} only. Use the family of the nodes, or route natively.`, fixes: () => [use(path, familiesOf(spec.ipFamily)[0] ?? 'ipv6'), native] };
      return;
    }
    const from = isDualStack(spec.ipFamily) ? CILIUM_IPV6_UNDERLAY_FROM.dualStack : CILIUM_IPV6_UNDERLAY_FROM.ipv6Only;
    if (cilium.underlayProtocol === 'ipv4' || isAtLeast(cni.version, from)) return;
    const which = isDualStack(spec.ipFamily) ? 'in dual-stack clusters' : 'in clusters of IPv6 alone';
    yield { path, message: `Cilium ${cni.version} has tunnels over IPv4 only; over IPv6 they work from ${from} on, ${which}.`, fixes: () => [...(isDualStack(spec.ipFamily) ? [use(path, 'ipv4')] : []), native, use(CNI_VERSION, CNI_RELEASES.cilium[0]?.version ?? '')] };
  },
};

const nativeRouting: KubeadmRule = {
  id: 'kubeadm/cilium-native-routing',
  severity: 'info',
  title: 'Native routing needs routes between the nodes',
  source: SOURCES.ciliumRouting,
  *check({ spec: { kubeadm } }) {
    if (kubeadm.cilium?.routingMode !== 'native') return;
    yield {
      path: inKubeadm('cilium', 'routingMode'),
      message: kubeadm.cilium.autoDirectNodeRoutes
        ? 'Cilium sets routes to the other nodes by itself, and that works only where all nodes are on one layer 2 network.'
        : 'Nothing is encapsulated and Cilium sets no routes: the network between the nodes must route the Pod range of every node to that node.',
    };
  },
};

const kubeProxy: KubeadmRule = {
  id: 'kubeadm/cilium-kube-proxy',
  severity: 'info',
  title: 'Cilium may take the place of kube-proxy',
  source: SOURCES.ciliumKubeProxy,
  *check({ spec: { kubeadm, network } }) {
    if (!kubeadm.cilium?.kubeProxyReplacement) return;
    yield { path: inKubeadm('cilium', 'kubeProxyReplacement'), message: `Cilium takes the place of kube-proxy, so kubeadm is told to leave it out, and the proxy mode ${network.proxyMode} is not used.` };
  },
};

const otherBlock: KubeadmRule = {
  id: 'kubeadm/other-plugin-settings',
  severity: 'warning',
  title: 'Only the chosen plugin has settings',
  source: SOURCES.ciliumValues,
  *check({ spec: { kubeadm } }) {
    const { type } = kubeadm.cni;
    const own = type === 'canal' ? 'flannel' : type;
    for (const block of ['calico', 'cilium', 'flannel'] as const) {
      if (block !== own && kubeadm[block] !== undefined) yield { path: inKubeadm(block), message: `The plugin is ${CNI_LABEL[type]}, so the settings of ${CNI_LABEL[block]} are not used.`, fixes: () => [{ path: inKubeadm(block), label: `Remove the settings of ${CNI_LABEL[block]}` }] };
    }
  },
};

/** Rules about the network plugin. */
export const PLUGIN_RULES: readonly KubeadmRule[] = [version, families, nftables, operatorVersion, ipip, vxlan, bgp, blockSize, fewBlocks, underlay, nativeRouting, kubeProxy, otherBlock, ciliumChart, wireguard, calicoUntested, ciliumUntested, kubenet];
