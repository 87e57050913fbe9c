import { ENVELOPE, MAX_NAME, MAX_NODES } from '../../plan/document.js';
import type { FieldTable } from '../../plan/fields.js';
import { balancerFields } from '../../plan/load-balancers.js';
import { nat64Fields } from '../../plan/nat64.js';

/** Most characters of a path of Linux that fits into a form, of an image repository (distribution/reference), of a taint (two names of 253 and 63, and an effect), of a URL. */
const MAX_PATH = 1024;
const MAX_REPOSITORY = 255;
export const MAX_TAINT = 400;
export const MAX_ENDPOINT = 300;
/** The least MTU that IPv4 has (RFC 791), and the most that Linux gives a device. */
const MTU = { min: 68, max: 65_535 } as const;
/** Arguments of one component. */
const ARGUMENTS = { maxEntries: 64 } as const;

/**
 * The fields of a plan: where each is edited, what it must be, and what becomes of it later.
 *
 * - `controlPlaneEndpoint`: kubeadm writes it into the certificates and the kubeconfig files of every node (`SOURCES.joinControlPlane`)
 * - `blockSize`: any prefix length; which of them Calico takes is said by `kubeadm/calico-block-size`, with a way out
 */
export const FIELDS = {
  'apiVersion': { step: 'summary' },
  'kind': { step: 'summary' },
  'metadata': { step: 'cluster' },
  'metadata.name': { ...ENVELOPE['metadata.name'], required: true },
  'metadata.description': ENVELOPE['metadata.description'],
  'metadata.labels': ENVELOPE['metadata.labels'],
  'spec.provider': { step: 'summary' },
  'spec.ipFamily': { step: 'cluster' },
  'spec.kubernetesVersion': { step: 'cluster', maxLength: 32 },
  'spec.network': { step: 'network' },
  'spec.network.podCidrs': { required: true },
  'spec.network.podCidrs.*': { required: true },
  'spec.network.serviceCidrs': { required: true },
  'spec.network.serviceCidrs.*': { required: true },
  'spec.network.nodeCidrMask': {},
  'spec.network.nodeCidrMask.ipv4': ENVELOPE['spec.network.nodeCidrMask.ipv4'],
  'spec.network.nodeCidrMask.ipv6': ENVELOPE['spec.network.nodeCidrMask.ipv6'],
  'spec.network.proxyMode': {},
  'spec.reservedCidrs': { ...ENVELOPE['spec.reservedCidrs'], step: 'network' },
  ...balancerFields('balancers'),
  ...nat64Fields('network'),
  'spec.kubeadm': { step: 'cluster' },
  'spec.kubeadm.controlPlaneEndpoint': { permanence: 'fixed', maxLength: 1024, isOwn: true },
  'spec.kubeadm.configApi': {},
  'spec.kubeadm.dnsDomain': { maxLength: 253 },
  'spec.kubeadm.bindPort': { min: 1, max: 65_535 },
  'spec.kubeadm.imageRepository': { maxLength: MAX_REPOSITORY },
  'spec.kubeadm.certificatesDir': { maxLength: MAX_PATH },
  'spec.kubeadm.patchesDirectory': { maxLength: MAX_PATH },
  'spec.kubeadm.apiServer': {},
  'spec.kubeadm.apiServer.extraArgs': ARGUMENTS,
  'spec.kubeadm.controllerManager': {},
  'spec.kubeadm.controllerManager.extraArgs': ARGUMENTS,
  'spec.kubeadm.scheduler': {},
  'spec.kubeadm.scheduler.extraArgs': ARGUMENTS,
  'spec.kubeadm.etcd': {},
  'spec.kubeadm.etcd.local': {},
  'spec.kubeadm.etcd.local.dataDir': { maxLength: MAX_PATH },
  'spec.kubeadm.etcd.local.extraArgs': ARGUMENTS,
  'spec.kubeadm.etcd.external': {},
  'spec.kubeadm.etcd.external.endpoints': { maxEntries: 16, isOwn: true },
  'spec.kubeadm.etcd.external.caFile': { maxLength: MAX_PATH },
  'spec.kubeadm.etcd.external.certFile': { maxLength: MAX_PATH },
  'spec.kubeadm.etcd.external.keyFile': { maxLength: MAX_PATH },
  'spec.kubeadm.nodes': { step: 'nodes', maxEntries: MAX_NODES },
  'spec.kubeadm.nodes.*': {},
  'spec.kubeadm.nodes.*.name': { required: true, maxLength: MAX_NAME, heads: 'node' },
  'spec.kubeadm.nodes.*.role': { required: true, heads: 'role' },
  'spec.kubeadm.nodes.*.os': { heads: 'os' },
  'spec.kubeadm.nodes.*.ipv4': { required: true, heads: 'ipv4' },
  'spec.kubeadm.nodes.*.ipv6': { required: true, heads: 'ipv6' },
  'spec.kubeadm.nodeNetwork': { step: 'nodes' },
  'spec.kubeadm.criSocket': { step: 'nodes', maxLength: MAX_PATH },
  'spec.kubeadm.taints': { step: 'nodes' },
  'spec.kubeadm.taints.controlPlane': { maxEntries: 32 },
  'spec.kubeadm.taints.worker': { maxEntries: 32 },
  'spec.kubeadm.controlPlaneTakesPods': { step: 'nodes' },
  'spec.kubeadm.kubelet': { step: 'nodes' },
  'spec.kubeadm.kubelet.cgroupDriver': {},
  'spec.kubeadm.kubelet.maxPods': { min: 1, max: 2_147_483_647 },
  'spec.kubeadm.allocateNodeCidrs': { step: 'network' },
  'spec.kubeadm.kubeProxy': { step: 'network' },
  'spec.kubeadm.kubeProxy.nodePortAddresses': { maxEntries: 64 },
  'spec.kubeadm.cni': { step: 'plugin' },
  'spec.kubeadm.cni.type': { required: true },
  'spec.kubeadm.cni.version': { maxLength: 64 },
  'spec.kubeadm.calico': { step: 'plugin' },
  'spec.kubeadm.calico.installation': {},
  'spec.kubeadm.calico.bgp': {},
  'spec.kubeadm.calico.ipPools': {},
  'spec.kubeadm.calico.ipPools.*.encapsulation': {},
  'spec.kubeadm.calico.ipPools.ipv4.blockSize': { min: 1, max: 32 },
  'spec.kubeadm.calico.ipPools.ipv6.blockSize': { min: 1, max: 128 },
  'spec.kubeadm.calico.ipPools.*.natOutgoing': {},
  'spec.kubeadm.calico.ipPools.*.nodeSelector': { maxLength: 1024 },
  'spec.kubeadm.calico.ipPools.*.assignmentMode': {},
  'spec.kubeadm.calico.bpfDataplane': {},
  'spec.kubeadm.calico.hostPorts': {},
  'spec.kubeadm.calico.mtu': MTU,
  'spec.kubeadm.calico.registry': { maxLength: MAX_REPOSITORY },
  'spec.kubeadm.calico.nodeAddresses': {},
  'spec.kubeadm.calico.nodeAddresses.*.interface': { maxLength: 253 },
  'spec.kubeadm.calico.nodeAddresses.*.canReach': { maxLength: 253 },
  'spec.kubeadm.calico.nodeAddresses.*.cidrs': { maxEntries: 16 },
  'spec.kubeadm.cilium': { step: 'plugin' },
  'spec.kubeadm.cilium.ipamMode': {},
  'spec.kubeadm.cilium.routingMode': {},
  'spec.kubeadm.cilium.tunnelProtocol': {},
  'spec.kubeadm.cilium.underlayProtocol': {},
  'spec.kubeadm.cilium.autoDirectNodeRoutes': {},
  'spec.kubeadm.cilium.kubeProxyReplacement': {},
  'spec.kubeadm.cilium.masquerade': {},
  'spec.kubeadm.cilium.bpfMasquerade': {},
  'spec.kubeadm.cilium.mtu': MTU,
  'spec.kubeadm.cilium.nativeRoutingCidr': {},
  'spec.kubeadm.flannel': { step: 'plugin' },
  'spec.kubeadm.flannel.backend': {},
  'spec.kubeadm.flannel.masquerade': {},
} as const satisfies FieldTable;

/** The patterns of fields that are called by the name of the list or the map that they are entries of. */
type Unnamed = 'metadata' | 'spec.kubeadm' | 'spec.network.podCidrs.*' | 'spec.network.serviceCidrs.*' | 'spec.network.nodeCidrMask.ipv4' | 'spec.network.nodeCidrMask.ipv6';
/** The patterns of fields that have a name of their own. */
export type NamedField = Exclude<keyof typeof FIELDS, Unnamed>;
