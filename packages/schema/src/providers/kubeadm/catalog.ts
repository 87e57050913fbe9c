import type { Family } from '../../address/family.js';
import type { Source } from '../../findings/finding.js';
import { USUAL_NODE_MASK } from '../../facts/masks.js';
import { isAtLeast, parseVersion } from '../../facts/version.js';
import { SOURCES } from './sources.js';

export const NODE_ROLES = ['control-plane', 'worker'] as const;
/** What inventories and tools call the roles. */
export const ROLE_WORDS: Readonly<Record<string, (typeof NODE_ROLES)[number]>> = { master: 'control-plane', cp: 'control-plane', server: 'control-plane', node: 'worker', agent: 'worker' };
export const NODE_SYSTEMS = ['linux', 'windows'] as const;
/** How the control plane is configured: an API version of kubeadm, or the flags of each component. */
export const CONFIG_APIS = ['v1beta2', 'v1beta3', 'v1beta4', 'flags'] as const;
export type ConfigApi = (typeof CONFIG_APIS)[number];
type KubeadmApi = Exclude<ConfigApi, 'flags'>;
export const PROXY_MODES = ['iptables', 'ipvs', 'nftables'] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];
export const CNI_TYPES = ['calico', 'cilium', 'flannel', 'canal'] as const;
export type CniType = (typeof CNI_TYPES)[number];
export const CNI_LABEL: Readonly<Record<CniType, string>> = { calico: 'Calico', cilium: 'Cilium', flannel: 'flannel', canal: 'Canal' };

/** Calico by its operator, or by its manifest with a patch. */
export const CALICO_INSTALLATIONS = ['operator', 'manifest'] as const;
/** `spec.calicoNetwork.ipPools[].encapsulation` of an Installation. */
export const ENCAPSULATIONS = ['IPIP', 'IPIPCrossSubnet', 'VXLAN', 'VXLANCrossSubnet', 'None'] as const;
export type Encapsulation = (typeof ENCAPSULATIONS)[number];
/** `assignmentMode` of a pool. */
export const ASSIGNMENT_MODES = ['Automatic', 'Manual'] as const;
export const SWITCH = ['Enabled', 'Disabled'] as const;
/** `cgroupDriver` of a KubeletConfiguration. */
export const CGROUP_DRIVERS = ['systemd', 'cgroupfs'] as const;
/** Components of the control plane that take arguments of their own in a ClusterConfiguration. */
export const COMPONENTS = ['apiServer', 'controllerManager', 'scheduler'] as const;
export type Component = (typeof COMPONENTS)[number];
/** The same as programs are called. */
export const COMPONENT_PROGRAM: Readonly<Record<Component, string>> = { apiServer: 'kube-apiserver', controllerManager: 'kube-controller-manager', scheduler: 'kube-scheduler' };
/** What a taint does to Pods that do not tolerate it. */
export const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;
/** `ipam.mode`, `routingMode` and `tunnelProtocol` of Cilium's chart. */
export const CILIUM_IPAM_MODES = ['kubernetes', 'cluster-pool'] as const;
export const CILIUM_ROUTING_MODES = ['tunnel', 'native'] as const;
export const CILIUM_TUNNEL_PROTOCOLS = ['vxlan', 'geneve'] as const;
/** Backends of flannel that speak both families. */
export const FLANNEL_BACKENDS = ['vxlan', 'host-gw', 'wireguard'] as const;

/** First and newest minor release of Kubernetes that this program knows: dual stack begins with 1.16. */
const FIRST_MINOR = 16;
const NEWEST_MINOR = 37;
/** How many minor releases get patches (https://kubernetes.io/releases/version-skew-policy/#supported-versions). */
const MAINTAINED_MINORS = 3;
/** A patch release of each minor release to begin with: the last one of those that get no more. */
const PATCHES: Readonly<Record<number, number>> = { 16: 15, 17: 17, 18: 20, 19: 16, 20: 15, 21: 14, 22: 17, 23: 17, 24: 17, 25: 16, 26: 15, 27: 16, 28: 15, 29: 15, 30: 14, 31: 14, 32: 13, 33: 13, 34: 11, 35: 8, 36: 4, 37: 1 };

/** Releases of Kubernetes, both ends included, whose kubeadm reads an API; the deprecation begins with a release too. */
const KUBEADM_APIS: Readonly<Record<KubeadmApi, { first: number; last: number; deprecated: number; source: Source }>> = {
  v1beta2: { first: 15, last: 26, deprecated: 23, source: SOURCES.v1beta2Removed },
  v1beta3: { first: 22, last: 36, deprecated: 31, source: SOURCES.v1beta3Removed },
  v1beta4: { first: 31, last: NEWEST_MINOR, deprecated: NEWEST_MINOR + 1, source: SOURCES.v1beta4Enabled },
};

/**
 * What a minor release of Kubernetes takes.
 *
 * - `configApis`: API versions that its kubeadm reads, newest first
 * - `gate`: the feature gate IPv6DualStack. `off` and `on` name its default; `locked` can only be true; `gone` stops a component that is given it
 * - `kubeadmGate`: whether kubeadm knows the gate of that name in ClusterConfiguration.featureGates
 * - `nodeMasks`: whether the controller manager has one node mask for both families or one each
 * - `maskFlag`: how the mask of a cluster of one family is called; from 1.23 kubeadm looks at the flags of the families alone (kubernetes/kubernetes#111425)
 * - `nodeIps`: how many addresses the kubelet takes with --node-ip
 * - `serviceFields`: how a Service names its families
 */
export interface KubernetesRelease {
  readonly minor: string;
  /** A patch release to begin with. */
  readonly version: string;
  readonly isMaintained: boolean;
  readonly configApis: readonly KubeadmApi[];
  readonly gate: 'off' | 'on' | 'locked' | 'gone';
  readonly kubeadmGate: boolean;
  readonly kubeadmServiceFamilies: 1 | 2;
  readonly proxyModes: readonly ProxyMode[];
  readonly dualStackProxyModes: readonly ProxyMode[];
  readonly nodeMasks: 'one' | 'per-family';
  readonly maskFlag: 'one' | 'per-family';
  readonly nodeIps: 1 | 2;
  readonly serviceFields: 'ipFamily' | 'ipFamilies';
}

/**
 * @see https://github.com/kubernetes/website/blob/main/content/en/docs/reference/command-line-tools-reference/feature-gates/IPv6DualStack.md
 */
function release(minor: number): KubernetesRelease {
  const proxyModes = PROXY_MODES.filter((mode) => mode !== 'nftables' || minor >= 31);
  return {
    minor: `1.${minor}`,
    version: `1.${minor}.${PATCHES[minor] ?? 0}`,
    isMaintained: minor > NEWEST_MINOR - MAINTAINED_MINORS,
    configApis: (['v1beta4', 'v1beta3', 'v1beta2'] as const).filter((api) => minor >= KUBEADM_APIS[api].first && minor <= KUBEADM_APIS[api].last),
    gate: minor <= 20 ? 'off' : minor <= 22 ? 'on' : minor <= 24 ? 'locked' : 'gone',
    kubeadmGate: minor <= 23,
    kubeadmServiceFamilies: minor === 16 ? 1 : 2,
    proxyModes,
    dualStackProxyModes: minor < 18 ? ['ipvs'] : proxyModes,
    nodeMasks: minor === 16 ? 'one' : 'per-family',
    maskFlag: minor < 23 ? 'one' : 'per-family',
    nodeIps: minor < 20 ? 1 : 2,
    serviceFields: minor < 20 ? 'ipFamily' : 'ipFamilies',
  };
}

/** Every minor release of Kubernetes from 1.16 on, newest first. */
export const RELEASES: readonly KubernetesRelease[] = Array.from({ length: NEWEST_MINOR - FIRST_MINOR + 1 }, (_, index) => release(NEWEST_MINOR - index));
/** The release that a new plan begins with: the newest that the network plugins are tested with. */
export const DEFAULT_VERSION = `1.36.${PATCHES[36]}`;

/** What the minor release of a version takes; undefined when it is not one that is known. */
export function releaseOf(version: string): KubernetesRelease | undefined {
  const parsed = parseVersion(version);
  return RELEASES.find(({ minor }) => parsed && minor === `${parsed.major}.${parsed.minor}`);
}

/** From which release an API of kubeadm is deprecated, and where the reader of an error finds why it is not read. */
export function kubeadmApi(api: KubeadmApi): { deprecatedFrom: string; first: string; last: string; source: Source } {
  const { first, last, deprecated, source } = KUBEADM_APIS[api];
  return { first: `1.${first}`, last: `1.${last}`, deprecatedFrom: `1.${deprecated}`, source };
}

/** A minor release of a network plugin. */
export interface CniRelease {
  /** A patch release to begin with, written as the plugin writes its versions. */
  readonly version: string;
  /** First and last minor release of Kubernetes that its makers test it with, where they say. */
  readonly tested?: readonly [first: string, last: string];
}

/** Releases to choose from, newest first. Any other patch release can be typed. */
export const CNI_RELEASES: Readonly<Record<CniType, readonly CniRelease[]>> = {
  calico: [
    { version: 'v3.33.0', tested: ['1.35', '1.37'] },
    { version: 'v3.32.1', tested: ['1.34', '1.36'] },
    { version: 'v3.31.7', tested: ['1.32', '1.35'] },
    { version: 'v3.30.7' },
    { version: 'v3.29.7', tested: ['1.29', '1.32'] },
    { version: 'v3.28.5' },
    { version: 'v3.26.5' },
    { version: 'v3.24.6' },
    { version: 'v3.22.5', tested: ['1.21', '1.23'] },
    { version: 'v3.20.6', tested: ['1.19', '1.21'] },
    { version: 'v3.16.10', tested: ['1.16', '1.19'] },
  ],
  cilium: [
    { version: '1.20.2', tested: ['1.33', '1.36'] },
    { version: '1.19.4', tested: ['1.32', '1.35'] },
    { version: '1.18.10', tested: ['1.30', '1.33'] },
    { version: '1.17.16', tested: ['1.29', '1.32'] },
    { version: '1.14.19', tested: ['1.19', '1.27'] },
    { version: '1.13.18', tested: ['1.16', '1.26'] },
  ],
  flannel: [{ version: 'v0.28.9' }, { version: 'v0.27.4' }, { version: 'v0.26.7' }, { version: 'v0.24.4' }, { version: 'v0.20.2' }, { version: 'v0.17.0' }, { version: 'v0.15.1' }],
  canal: [{ version: 'v3.33.0', tested: ['1.35', '1.37'] }, { version: 'v3.32.1', tested: ['1.34', '1.36'] }, { version: 'v3.31.7', tested: ['1.32', '1.35'] }, { version: 'v3.29.7', tested: ['1.29', '1.32'] }, { version: 'v3.26.5' }, { version: 'v3.24.6' }],
};

/** The release of a plugin that a new plan begins with: the newest one tested with the version of Kubernetes, else the newest. */
export function defaultCniVersion(type: CniType, kubernetesVersion: string): string {
  const releases = CNI_RELEASES[type];
  return (releases.find(({ tested }) => tested && isBetween(kubernetesVersion, tested)) ?? releases[0])?.version ?? '';
}

/** Whether a version of Kubernetes lies between two minor releases, both included. */
export function isBetween(version: string, [first, last]: readonly [string, string]): boolean {
  const parsed = parseVersion(version);
  return parsed !== undefined && isAtLeast(version, first) && isAtLeast(last, `${parsed.major}.${parsed.minor}`);
}

/** The first release that comes with CoreDNS 1.7, which has the plugin dns64 in it (notes/coredns-1.7.0.md of coredns/coredns). */
export const COREDNS_DNS64_FROM = '1.19';

/** What a plugin can do, from which of its releases on, and where that is written. */
export const CNI_ABILITIES = {
  dualStack: {
    calico: { from: 'v3.11', source: SOURCES.calicoDualStack },
    cilium: { from: '1.7', source: SOURCES.ciliumRequirements },
    flannel: { from: 'v0.15', source: SOURCES.flannelDualStackFirst },
    canal: { from: 'v3.24', source: SOURCES.canalManifest },
  },
  ipv6Only: {
    calico: { from: 'v3.0', source: SOURCES.calicoIpv6 },
    cilium: { from: '1.7', source: SOURCES.ciliumRequirements },
    flannel: { from: 'v0.17', source: SOURCES.flannelIpv6Only },
    canal: { from: 'v3.26', source: SOURCES.canalManifest },
  },
  /** Works beside a kube-proxy in nftables mode. Canal carries a flannel that has no nftables of its own. */
  nftables: {
    calico: { from: 'v3.29', source: SOURCES.calicoNftables },
    cilium: { from: '1.7', source: SOURCES.ciliumRequirements },
    flannel: { from: 'v0.25', source: SOURCES.flannelNftables },
    canal: { from: undefined, source: SOURCES.canalManifest },
  },
} as const satisfies Record<string, Record<CniType, { from: string | undefined; source: Source }>>;

/** First Calico release with VXLAN for IPv6, and with the operator. */
export const CALICO_VXLAN_IPV6_FROM = 'v3.23';
export const CALICO_OPERATOR_FROM = 'v3.15';
/** First Cilium release whose tunnels run over IPv6: in clusters of IPv6 alone, and in dual-stack ones. */
export const CILIUM_IPV6_UNDERLAY_FROM = { ipv6Only: '1.18', dualStack: '1.19' } as const;

/**
 * First Cilium release whose chart is known here, and the releases in which its values changed: lists of pools (1.11), the
 * native range of IPv6 (1.12), `routingMode` and `tunnelProtocol` in the place of `tunnel`, and true or false for
 * `kubeProxyReplacement` in the place of words (1.14).
 *
 * @see https://github.com/cilium/cilium/blob/v1.10.0/install/kubernetes/cilium/values.yaml
 * @see https://github.com/cilium/cilium/blob/v1.15.6/Documentation/operations/upgrade.rst
 */
export const CILIUM_CHART = { from: '1.10', poolLists: '1.11', nativeRanges: '1.11', nativeRangeIpv6: '1.12', routingMode: '1.14' } as const;
/**
 * First Calico release whose Installation has `assignmentMode`, and with which the operator leads its eBPF data plane to the API server
 * and puts kube-proxy out of the way by itself (tigera/operator, release-v1.40).
 */
export const CALICO_ASSIGNMENT_FROM = 'v3.31';
export const CALICO_BPF_FROM = 'v3.31';
/** First Cilium release that masquerades IPv6 in eBPF. */
export const CILIUM_BPF_MASQUERADE_IPV6_FROM = '1.14';
/** The least MTU of a link that carries IPv6 (RFC 8200, section 5), and the least and most of one at all (RFC 791, Linux). */
export const IPV6_MTU = 1280;
/** First release with the backend wireguard: of flannel itself, and of the Calico that carries such a flannel in Canal. */
export const WIREGUARD_FROM = { flannel: 'v0.16', canal: 'v3.25' } as const;
/** First Calico release in which Felix programs the routes of IPIP pools, so that they need no BGP. */
export const CALICO_IPIP_WITHOUT_BGP_FROM = 'v3.33';

/** Limits of a pool's block size (Tigera operator, IP pool validation). */
export const BLOCK_SIZE: Readonly<Record<Family, { min: number; max: number; usual: number }>> = { ipv4: { min: 20, max: 32, usual: 26 }, ipv6: { min: 116, max: 128, usual: 122 } };

/** The mask that a release cuts the Pod range of a family by unless told otherwise; 1.16 had one mask for both families. */
export function defaultNodeMask(family: Family, kubernetesVersion: string): number {
  return USUAL_NODE_MASK[releaseOf(kubernetesVersion)?.nodeMasks === 'one' ? 'ipv4' : family];
}

/** kubeadm's default Service range and DNS domain (DefaultServicesSubnet, DefaultServiceDNSDomain). */
export const DEFAULT_SERVICE_CIDR = '10.96.0.0/12';
export const DEFAULT_DNS_DOMAIN = 'cluster.local';
/** Port of the API server (DefaultAPIBindPort). */
export const API_PORT = 6443;

/** Ports of the host that something of kubeadm's own takes on a control plane node (cmd/kubeadm/app/constants). */
export const TAKEN_PORTS: Readonly<Record<number, string>> = { 2379: 'etcd', 2380: 'etcd', 2381: 'etcd', 10_248: 'kubelet', 10_249: 'kube-proxy', 10_250: 'kubelet', 10_256: 'kube-proxy', 10_257: 'kube-controller-manager', 10_259: 'kube-scheduler' };
/** Ports out of which Services of type NodePort get theirs (kube-apiserver, service-node-port-range). */
export const NODE_PORTS = { first: 30_000, last: 32_767 } as const;
/** First release whose kube-proxy takes `primary` for the addresses of NodePorts. */
export const PRIMARY_NODE_PORTS_FROM = '1.30';
/** First API of kubeadm that names a folder of patches, and first release that reads it. */
export const PATCHES_FROM = { api: 'v1beta3', release: '1.22' } as const;

/** All of the above, as JSON. */
export const KUBEADM_CATALOG = {
  kubernetes: RELEASES,
  defaultVersion: DEFAULT_VERSION,
  configApis: CONFIG_APIS,
  proxyModes: PROXY_MODES,
  cniTypes: CNI_TYPES,
  cniReleases: CNI_RELEASES,
  calico: { installations: CALICO_INSTALLATIONS, encapsulations: ENCAPSULATIONS, assignmentModes: ASSIGNMENT_MODES, blockSize: BLOCK_SIZE },
  cilium: { ipamModes: CILIUM_IPAM_MODES, routingModes: CILIUM_ROUTING_MODES, tunnelProtocols: CILIUM_TUNNEL_PROTOCOLS },
  flannel: { backends: FLANNEL_BACKENDS },
  kubelet: { cgroupDrivers: CGROUP_DRIVERS },
  taintEffects: TAINT_EFFECTS,
};

/** What comes out of a plan, by proper names. */
export const OUTCOMES: readonly string[] = ['kubeadm-init.yaml', 'CNI', 'preflight.sh'];
