import type { Step } from '../../plan/provider.js';

const K = ['spec', 'kubeadm'] as const;

/** The pages: from the cluster as a whole to its machines, its ranges and the plugin that carries them. */
export const STEPS: readonly Step[] = [
  { id: 'cluster', title: 'Cluster', paths: [['metadata'], ['spec', 'kubernetesVersion'], ['spec', 'ipFamily'], [...K, 'controlPlaneEndpoint'], [...K, 'configApi'], [...K, 'dnsDomain'], K] },
  { id: 'nodes', title: 'Nodes', paths: [[...K, 'nodes'], [...K, 'nodeNetwork']] },
  { id: 'network', title: 'Cluster network', paths: [['spec', 'network'], ['spec', 'reservedCidrs'], [...K, 'allocateNodeCidrs']] },
  { id: 'plugin', title: 'Network plugin', paths: [[...K, 'cni'], [...K, 'calico'], [...K, 'cilium'], [...K, 'flannel']] },
  { id: 'summary', title: 'Review', paths: [[]] },
];
