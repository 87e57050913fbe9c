import type { FieldTable } from '../../plan/fields.js';

/** The fields of a plan: where each is edited, what it must be, and what becomes of it later. */
export const FIELDS = {
  'metadata': { step: 'cluster' },
  'spec.kubernetesVersion': { step: 'cluster' },
  'spec.ipFamily': { step: 'cluster' },
  'spec.kubeadm.controlPlaneEndpoint': { step: 'cluster' },
  'spec.kubeadm.configApi': { step: 'cluster' },
  'spec.kubeadm.dnsDomain': { step: 'cluster' },
  'spec.kubeadm': { step: 'cluster' },
  'spec.kubeadm.nodes': { step: 'nodes' },
  'spec.kubeadm.nodeNetwork': { step: 'nodes' },
  'spec.network': { step: 'network' },
  'spec.reservedCidrs': { step: 'network' },
  'spec.kubeadm.allocateNodeCidrs': { step: 'network' },
  'spec.kubeadm.cni': { step: 'plugin' },
  'spec.kubeadm.calico': { step: 'plugin' },
  'spec.kubeadm.cilium': { step: 'plugin' },
  'spec.kubeadm.flannel': { step: 'plugin' },
} as const satisfies FieldTable;
