import { nodeAddresses } from '../../../messages/en.js';

/** How the provider reads in English. */
export const en = {
  title: 'kubeadm',
  summary: 'kubeadm configuration for every node, Calico, Cilium, flannel or Canal for exactly these ranges, a preflight script, the way to dual stack and back, and a verification kit',
  steps: {
    cluster: 'Cluster',
    nodes: 'Nodes',
    network: 'Cluster network',
    plugin: 'Network plugin',
    summary: 'Review',
  },
  examples: {
    'kubeadm-calico-dual': 'kubeadm with Calico by its operator, dual stack',
    'kubeadm-calico-dual-ipv6-primary': 'kubeadm with Calico, dual stack, IPv6 first',
    'kubeadm-calico-ipv6': 'kubeadm with Calico, IPv6 alone',
    'kubeadm-calico-manifest-dual': 'kubeadm with Calico by its manifest, dual stack',
    'kubeadm-cilium-dual': 'kubeadm with Cilium in the place of kube-proxy, dual stack',
    'kubeadm-flannel-dual': 'kubeadm with flannel, dual stack',
    'kubeadm-canal-dual': 'kubeadm with Canal, dual stack',
    'kubeadm-flags-1.16-dual': 'Flags of every component, Kubernetes 1.16, dual stack',
  },
  fields: {},
  rules: {
    'kubeadm/node-addresses': { title: 'Nodes have an address in each family of the cluster, outside its ranges', says: nodeAddresses },
  },
  fixes: {},
  names: {},
  terms: {},
};
