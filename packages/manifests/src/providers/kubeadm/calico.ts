import { type Family, isAtLeast } from '@dualstack/schema';
import type * as kubeadm from '@dualstack/schema/providers/kubeadm';
import type { GeneratedFile } from '../../kit/file.js';
import { toJson } from '../../format/json.js';
import { toYaml, toYamlDocuments, type Value } from '../../format/yaml.js';
import type { Purposes } from './messages/texts.js';
import { families, type Plan } from './plan.js';

/** The settings of Calico in a valid plan whose plugin it is. */
function settingsOf({ spec }: Plan): kubeadm.CalicoSettings {
  if (!spec.kubeadm.calico) throw new Error('no settings of Calico');
  return spec.kubeadm.calico;
}

const version = ({ spec }: Plan): string => spec.kubeadm.cni.version;

/** Where a release of Calico keeps its manifests: in its repository from v3.24 on, in the archive of its documentation before. */
export function calicoManifest(release: string, file: string): string {
  const minor = /^v\d+\.\d+/.exec(release)?.[0] ?? release;
  return isAtLeast(release, '3.24') ? `https://raw.githubusercontent.com/projectcalico/calico/${release}/manifests/${file}` : `https://docs.tigera.io/archive/${minor}/manifests/${file}`;
}

/** The manifest to start from: the one without BGP where BGP is off. */
const baseManifest = (plan: Plan) => calicoManifest(version(plan), settingsOf(plan).bgp === 'Enabled' ? 'calico.yaml' : 'calico-vxlan.yaml');

/** The files that install Calico. */
export function calicoFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  if (settingsOf(plan).installation === 'operator') {
    return [{ path: 'calico/installation.yaml', mediaType: 'application/yaml', purpose: purposes.calicoInstallation, content: toYamlDocuments([installation(plan), apiServer()]) }];
  }
  return [
    { path: 'calico/kustomization.yaml', mediaType: 'application/yaml', purpose: purposes.calicoKustomization, content: toYaml(kustomization(plan)) },
    { path: 'calico/calico-config.yaml', mediaType: 'application/yaml', purpose: purposes.calicoConfig, content: toYaml(calicoConfig(plan)) },
    { path: 'calico/calico-node.yaml', mediaType: 'application/yaml', purpose: purposes.calicoNode, content: toYaml(calicoNode(plan)) },
    { path: 'calico/ippools.yaml', mediaType: 'application/yaml', purpose: purposes.calicoPools, content: toYamlDocuments(ipPools(plan)) },
  ];
}

/** The selector of every node, which is that of a pool where nothing is said. */
const ALL_NODES = 'all()';

/**
 * How Calico finds the address of a node: as the plan says, else by what Kubernetes knows, for the kubelet is given an address in each
 * family; before v3.24 that field is not there.
 */
function detection(plan: Plan, family: Family): Value {
  const { interface: device, canReach, cidrs = [] } = settingsOf(plan).nodeAddresses?.[family] ?? {};
  if (device !== undefined) return { interface: device };
  if (canReach !== undefined) return { canReach };
  if (cidrs.length > 0) return { cidrs: cidrs.map(({ text }) => text) };
  return isAtLeast(version(plan), '3.24') && isAtLeast(plan.spec.kubernetesVersion, '1.20') ? { kubernetes: 'NodeInternalIP' } : { firstFound: true };
}

/** The same as calico-node takes it in its environment; undefined where nothing is said. */
function detectionMethod(plan: Plan, family: Family): string | undefined {
  const { interface: device, canReach, cidrs = [] } = settingsOf(plan).nodeAddresses?.[family] ?? {};
  if (device !== undefined) return `interface=${device}`;
  if (canReach !== undefined) return `can-reach=${canReach}`;
  return cidrs.length > 0 ? `cidr=${cidrs.map(({ text }) => text).join(',')}` : undefined;
}

/** @see https://docs.tigera.io/calico/latest/reference/installation/api */
function installation(plan: Plan): Value {
  const { bgp, ipPools: pools, bpfDataplane = false, mtu, hostPorts, registry } = settingsOf(plan);
  const own = families(plan);
  return {
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: { name: 'default' },
    spec: {
      ...(registry !== undefined && { registry }),
      calicoNetwork: {
        bgp,
        /** eBPF does the work of kube-proxy: the operator leads it to the API server, and keeps the other from its nodes. */
        ...(bpfDataplane ? { linuxDataplane: 'BPF', bpfNetworkBootstrap: 'Enabled', kubeProxyManagement: 'Enabled' } : plan.spec.network.proxyMode === 'nftables' ? { linuxDataplane: 'Nftables' } : {}),
        ...(mtu !== undefined && { mtu }),
        ...(hostPorts !== undefined && { hostPorts }),
        ipPools: own.map((family) => ({
          /** Pools have names in the Installation from v3.28 on. */
          ...(isAtLeast(version(plan), '3.28') && { name: `default-${family}-ippool` }),
          cidr: plan.spec.network.podCidrs[family]?.text,
          blockSize: pools[family]?.blockSize,
          encapsulation: pools[family]?.encapsulation,
          natOutgoing: pools[family]?.natOutgoing,
          nodeSelector: pools[family]?.nodeSelector ?? ALL_NODES,
          ...(pools[family]?.assignmentMode !== undefined && { assignmentMode: pools[family].assignmentMode }),
        })),
        nodeAddressAutodetectionV4: own.includes('ipv4') ? detection(plan, 'ipv4') : undefined,
        nodeAddressAutodetectionV6: own.includes('ipv6') ? detection(plan, 'ipv6') : undefined,
      },
    },
  };
}

function apiServer(): Value {
  return { apiVersion: 'operator.tigera.io/v1', kind: 'APIServer', metadata: { name: 'default' }, spec: {} };
}

function kustomization(plan: Plan): Value {
  return { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [baseManifest(plan)], patches: [{ path: 'calico-config.yaml' }, { path: 'calico-node.yaml' }] };
}

/**
 * The CNI configuration of Calico's manifest with the families of its IPAM. What stands in underscores is filled in
 * on each node. The bandwidth plugin is in the manifests up to v3.29.
 *
 * @see https://docs.tigera.io/calico/latest/networking/ipam/ipv6
 */
function calicoConfig(plan: Plan): Value {
  const own = families(plan);
  const ipam = { type: 'calico-ipam', assign_ipv4: String(own.includes('ipv4')), assign_ipv6: String(own.includes('ipv6')) };
  const network = {
    name: 'k8s-pod-network',
    cniVersion: '0.3.1',
    plugins: [
      { type: 'calico', log_level: 'info', log_file_path: '/var/log/calico/cni/cni.log', datastore_type: 'kubernetes', nodename: '__KUBERNETES_NODE_NAME__', mtu: '__CNI_MTU__', ipam, policy: { type: 'k8s' }, kubernetes: { kubeconfig: '__KUBECONFIG_FILEPATH__' } },
      { type: 'portmap', snat: true, capabilities: { portMappings: true } },
      ...(isAtLeast(version(plan), '3.30') ? [] : [{ type: 'bandwidth', capabilities: { bandwidth: true } }]),
    ],
  };
  /** The placeholder stands for a number, so it has no quotes. */
  const { mtu } = settingsOf(plan);
  const text = toJson(network).replace('"__CNI_MTU__"', '__CNI_MTU__');
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'calico-config', namespace: 'kube-system' }, data: { ...(mtu !== undefined && { veth_mtu: String(mtu) }), cni_network_config: text } };
}

/** @see https://docs.tigera.io/calico/latest/reference/configure-calico-node */
function calicoNode(plan: Plan): Value {
  const own = families(plan);
  const isIpv6Only = !own.includes('ipv4');
  const environment: Record<string, string> = {
    IP: isIpv6Only ? 'none' : 'autodetect',
    IP6: own.includes('ipv6') ? 'autodetect' : 'none',
    /** BIRD takes its router id from the IPv4 address, and there is none. */
    ...(isIpv6Only && { CALICO_ROUTER_ID: 'hash' }),
    ...Object.fromEntries(own.flatMap((family) => {
      const method = detectionMethod(plan, family);
      return method === undefined ? [] : [[family === 'ipv4' ? 'IP_AUTODETECTION_METHOD' : 'IP6_AUTODETECTION_METHOD', method]];
    })),
    FELIX_IPV6SUPPORT: String(own.includes('ipv6')),
    ...(plan.spec.network.proxyMode === 'nftables' && { FELIX_NFTABLESMODE: 'Enabled' }),
    /** Without, calico-node makes a pool of 192.168.0.0/16; it can be told not to from v3.29 on. */
    ...(isIpv6Only && isAtLeast(version(plan), NO_IPV4_POOL_FROM) && { CALICO_IPV4POOL_CIDR: 'none' }),
    ...Object.assign({}, ...own.map((family) => poolEnvironment(plan, family))) as Record<string, string>,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'calico-node', namespace: 'kube-system' },
    spec: { template: { spec: { containers: [{ name: 'calico-node', env: Object.entries(environment).map(([name, value]) => ({ name, value })) }] } } },
  };
}

/** First release whose calico-node takes `none` as the range of a pool (node/pkg/lifecycle/startup/startup.go). */
const NO_IPV4_POOL_FROM = '3.29';

function poolEnvironment(plan: Plan, family: Family): Record<string, string> {
  const pool = settingsOf(plan).ipPools[family];
  const prefix = family === 'ipv4' ? 'CALICO_IPV4POOL' : 'CALICO_IPV6POOL';
  if (!pool) return {};
  const mode = modes(pool.encapsulation);
  return {
    [`${prefix}_CIDR`]: plan.spec.network.podCidrs[family]?.text ?? '',
    [`${prefix}_BLOCK_SIZE`]: String(pool.blockSize),
    ...(family === 'ipv4' && { [`${prefix}_IPIP`]: mode.ipip }),
    ...((family === 'ipv4' || isAtLeast(version(plan), '3.23')) && { [`${prefix}_VXLAN`]: mode.vxlan }),
    [`${prefix}_NAT_OUTGOING`]: String(pool.natOutgoing === 'Enabled'),
    ...(pool.nodeSelector !== undefined && { [`${prefix}_NODE_SELECTOR`]: pool.nodeSelector }),
  };
}

/** The pools as calico-node makes them. */
export function ipPools(plan: Plan): Value[] {
  return families(plan).flatMap((family): Value[] => {
    const pool = settingsOf(plan).ipPools[family];
    if (!pool) return [];
    const mode = modes(pool.encapsulation);
    return [
      {
        apiVersion: 'projectcalico.org/v3',
        kind: 'IPPool',
        metadata: { name: `default-${family}-ippool` },
        spec: { cidr: plan.spec.network.podCidrs[family]?.text, blockSize: pool.blockSize, ipipMode: mode.ipip, vxlanMode: mode.vxlan, natOutgoing: pool.natOutgoing === 'Enabled', nodeSelector: pool.nodeSelector ?? ALL_NODES, ...(pool.assignmentMode !== undefined && { assignmentMode: pool.assignmentMode }) },
      },
    ];
  });
}

type Mode = 'Always' | 'CrossSubnet' | 'Never';
function modes(encapsulation: kubeadm.Encapsulation): { ipip: Mode; vxlan: Mode } {
  const is = (kind: 'IPIP' | 'VXLAN'): Mode => (!encapsulation.startsWith(kind) ? 'Never' : encapsulation === kind ? 'Always' : 'CrossSubnet');
  return { ipip: is('IPIP'), vxlan: is('VXLAN') };
}
