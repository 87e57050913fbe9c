import { ENVELOPE, MAX_NAME, MAX_NODES } from '../../plan/document.js';
import type { FieldTable } from '../../plan/fields.js';
import { balancerFields } from '../../plan/load-balancers.js';
import { nat64Fields } from '../../plan/nat64.js';

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
  'spec.kubeadm.nodes': { step: 'nodes', maxEntries: MAX_NODES },
  'spec.kubeadm.nodes.*': {},
  'spec.kubeadm.nodes.*.name': { required: true, maxLength: MAX_NAME, heads: 'node' },
  'spec.kubeadm.nodes.*.role': { required: true, heads: 'role' },
  'spec.kubeadm.nodes.*.os': { heads: 'os' },
  'spec.kubeadm.nodes.*.ipv4': { required: true, heads: 'ipv4' },
  'spec.kubeadm.nodes.*.ipv6': { required: true, heads: 'ipv6' },
  'spec.kubeadm.nodeNetwork': { step: 'nodes' },
  'spec.kubeadm.allocateNodeCidrs': { step: 'network' },
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
  'spec.kubeadm.cilium': { step: 'plugin' },
  'spec.kubeadm.cilium.ipamMode': {},
  'spec.kubeadm.cilium.routingMode': {},
  'spec.kubeadm.cilium.tunnelProtocol': {},
  'spec.kubeadm.cilium.underlayProtocol': {},
  'spec.kubeadm.cilium.autoDirectNodeRoutes': {},
  'spec.kubeadm.cilium.kubeProxyReplacement': {},
  'spec.kubeadm.cilium.masquerade': {},
  'spec.kubeadm.flannel': { step: 'plugin' },
  'spec.kubeadm.flannel.backend': {},
  'spec.kubeadm.flannel.masquerade': {},
} as const satisfies FieldTable;

/** The patterns of fields that are called by the name of the list or the map that they are entries of. */
type Unnamed = 'metadata' | 'spec.kubeadm' | 'spec.network.podCidrs.*' | 'spec.network.serviceCidrs.*' | 'spec.network.nodeCidrMask.ipv4' | 'spec.network.nodeCidrMask.ipv6';
/** The patterns of fields that have a name of their own. */
export type NamedField = Exclude<keyof typeof FIELDS, Unnamed>;
