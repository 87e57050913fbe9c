import { FAMILY_LABEL, type Family } from '../../../address/family.js';
import type { ListedAs } from '../../../messages/en.js';
import { balancerTerms } from '../../../messages/en/load-balancers.js';
import { nat64Terms } from '../../../messages/en/nat64.js';
import { CNI_LABEL, type CniType, RELEASES } from '../catalog.js';
import { cluster } from './en/cluster.js';
import { fields } from './en/fields.js';
import { nat64 } from './en/nat64.js';
import { network } from './en/network.js';
import { nodes } from './en/nodes.js';
import { plugin } from './en/plugin.js';
import { settings } from './en/settings.js';

/** How the provider reads in English. */
export const en = {
  title: 'kubeadm',
  summary: `Kubernetes ${RELEASES.at(-1)?.minor ?? ''} to ${RELEASES[0]?.minor ?? ''} with Calico, Cilium, flannel or Canal`,
  steps: {
    cluster: 'Cluster',
    nodes: 'Nodes',
    network: 'Cluster network',
    plugin: 'Network plugin',
    balancers: 'Load balancers',
    summary: 'Review',
  },
  examples: {
    'kubeadm-calico-dual': 'kubeadm with Calico by its operator, dual stack',
    'kubeadm-calico-dual-ipv6-primary': 'kubeadm with Calico, dual stack, IPv6 first',
    'kubeadm-calico-ipv6-nat64': 'kubeadm with Calico, IPv6 alone, with NAT64 and DNS64',
    'kubeadm-calico-ipv6': 'kubeadm with Calico, IPv6 alone',
    'kubeadm-calico-manifest-dual': 'kubeadm with Calico by its manifest, dual stack',
    'kubeadm-cilium-dual': 'kubeadm with Cilium in the place of kube-proxy, dual stack',
    'kubeadm-flannel-dual': 'kubeadm with flannel, dual stack',
    'kubeadm-canal-dual': 'kubeadm with Canal, dual stack',
    'kubeadm-metallb-dual': 'kubeadm with load balancers of MetalLB on layer 2',
    'kubeadm-cilium-bgp-dual': 'kubeadm with load balancers of Cilium over BGP',
    'kubeadm-flags-1.16-dual': 'Flags of every component, Kubernetes 1.16, dual stack',
  },
  fields,
  rules: { ...cluster, ...settings, ...nodes, ...network, ...nat64, ...plugin },
  fixes: {
    'kubeadm/make-control-plane': ({ node: { name } }: { node: ListedAs }) => `Make ${name ?? 'the first node'} the control plane`,
    'kubeadm/make-linux': 'Make it a Linux node',
    'kubeadm/range-and-mask': ({ range, mask }: { range: string; mask: number }) => `Use ${range} and /${mask}`,
    'kubeadm/cut-ranges': 'Let the controller manager cut them',
    'kubeadm/masquerade': 'Turn the masquerade on',
    'kubeadm/external-etcd': 'Use the etcd of its own',
    'kubeadm/stacked-etcd': 'Use etcd beside the API servers',
    'kubeadm/bgp': 'Turn BGP on',
    'kubeadm/none-with-bgp': 'Use "None" with BGP',
    'kubeadm/route-natively': 'Route natively',
    'kubeadm/remove-settings': ({ plugin: type }: { plugin: CniType }) => `Remove the settings of ${CNI_LABEL[type]}`,
  },
  names: {
    'kubeadm/etcd': ({ number }: { number: number }) => `Member ${number} of etcd`,
    'kubeadm/flow-balancer': 'or a load balancer by an add-on',
    'kubeadm/flow-proxy': ({ mode }: { mode: string }) => `kube-proxy, ${mode}`,
    'kubeadm/flow-cilium': 'Cilium in the place of kube-proxy',
    'kubeadm/flow-services-one': ({ family }: { family: Family }) => `No ${FAMILY_LABEL[family]} Services`,
  },
  /** Titles of choices, by their field and value; of the others, the value is what they are called. */
  terms: {
    'role.control-plane': 'Control plane',
    'role.worker': 'Worker',
    'os.linux': 'Linux',
    'os.windows': 'Windows',
    'configApi.v1beta2': 'kubeadm, v1beta2',
    'configApi.v1beta3': 'kubeadm, v1beta3',
    'configApi.v1beta4': 'kubeadm, v1beta4',
    'configApi.flags': 'Flags of each component',
    'installation.operator': 'The operator',
    'installation.manifest': 'The manifest',
    'encapsulation.None': 'None',
    'hostPorts.Enabled': 'Enabled',
    'hostPorts.Disabled': 'Disabled',
    'assignmentMode.Automatic': 'Automatically',
    'assignmentMode.Manual': 'On request alone',
    'ipamMode.cluster-pool': "Cilium's own pool (cluster-pool)",
    'ipamMode.kubernetes': 'Ranges of the nodes (kubernetes)',
    'routingMode.tunnel': 'Tunnels between the nodes',
    'routingMode.native': 'Native, over the network of the nodes',
    'underlayProtocol.ipv4': 'IPv4',
    'underlayProtocol.ipv6': 'IPv6',
    ...balancerTerms,
    ...nat64Terms,
  },
};
