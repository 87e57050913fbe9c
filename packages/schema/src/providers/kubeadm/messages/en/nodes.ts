import { FAMILY_LABEL, type Family } from '../../../../address/family.js';
import { type ListedAs, nodeAddresses } from '../../../../messages/en.js';
import { listed } from '../../../../messages/en/words.js';
import { CNI_LABEL, type CniType } from '../../catalog.js';

const NODE_NAME = 'lower-case letters, digits, hyphens and dots, a letter or digit at both ends of each part.';

type FewRanges = { readonly range: string; readonly ranges: number; readonly mask: number; readonly nodes: number };
const fewRanges = ({ range, ranges, mask, nodes }: FewRanges) => `${range} holds ${ranges} range${ranges === 1 ? '' : 's'} of /${mask}, and the plan has ${nodes} nodes: those that join last would get none.`;

type OnWindows = { readonly node: ListedAs };
const onWindows = ({ node }: OnWindows) => `${listed(node)} runs Windows, and`;

/** What is said of the machines. */
export const nodes = {
  'kubeadm/control-plane-node': {
    title: 'A cluster has a control plane node',
    why: 'kubeadm init writes certificates, etcd and the static Pods of the control plane on the machine that it runs on; a worker can only join what is there.',
    says: {
      'no-nodes': () => 'The plan lists no nodes. kubeadm init runs on the first control plane node: list at least that one.',
      'no-control-plane': () => 'None of the nodes is a control plane node, and kubeadm init runs on one.',
    },
  },
  'kubeadm/control-plane-quorum': {
    title: 'The number of control plane nodes is odd',
    why: 'etcd needs a majority of its members for every write: two of three, and three of four. The fourth is one more that can fail and lets none more fail.',
    says: ({ nodes: count }: { nodes: number }) => `With ${count} control plane nodes, etcd survives the loss of ${count / 2 - 1}: no more than with ${count - 1}, and it is likelier to happen. Take ${count - 1} or ${count + 1}.`,
  },
  'kubeadm/node-name': {
    title: 'Every node has a DNS name of its own',
    why: 'The name is that of the Node object, and system:node:<name> stands in the certificate of the kubelet. A second kubelet with the same name writes into the same object.',
    says: {
      missing: ({ number }: { number: number }) => `Node ${number} has no name: ${NODE_NAME}`,
      invalid: ({ name }: { name: string }) => `${JSON.stringify(name)} is not a node name: ${NODE_NAME}`,
      twice: ({ name }: { name: string }) => `Two nodes are called ${name}. The second to join would take the place of the first.`,
    },
  },
  'kubeadm/node-addresses': {
    title: 'Nodes have an address in each family of the cluster, outside its ranges',
    why: 'A node takes part in a family only by its address of it in --node-ip, to which API server and other nodes send. The kubelet refuses one that is loopback, link-local, multicast or on no interface.',
    says: nodeAddresses,
  },
  'kubeadm/node-outside-network': {
    title: 'Nodes lie in the node network, where one is named',
    why: 'Routes that a plugin sets without encapsulation name the other node as next hop, which has to be on the same link. A node in another network is reached over a router.',
    says: ({ node, address, network }: { node: ListedAs; address: string; network: string }) => `${listed(node)} has the address ${address}, and the node network is ${network}. One of the two is wrong, or the network is larger than it says.`,
  },
  'kubeadm/node-ranges': {
    title: 'There is a Pod range for every node',
    why: 'The node IPAM controller takes a range off its bitmap for each node that registers. Without spec.podCIDRs the plugin writes no CNI configuration, and the kubelet stays not ready.',
    says: {
      'mask-or-range': (params: FewRanges) => `${fewRanges(params)} Take a longer node mask or a larger range.`,
      'one-mask': (params: FewRanges & { version: string }) => `${fewRanges(params)} Kubernetes ${params.version} cuts both families by one mask: take a larger range, or a longer node mask for both.`,
    },
  },
  'kubeadm/one-node-ip': {
    title: 'Before Kubernetes 1.20 a kubelet reports one address',
    why: 'status.addresses is filled from --node-ip, and Pods in the network of the host take their podIPs from there.',
    says: ({ version, family }: { version: string; family: Family }) => `The kubelet of Kubernetes ${version} takes one address with --node-ip; two came with 1.20. Nodes, and Pods in the host's network, report their ${FAMILY_LABEL[family]} address only.`,
  },
  'kubeadm/windows': {
    title: 'Windows nodes are workers and speak IPv4',
    why: 'The images of the control plane are built for Linux alone, and Kubernetes documents no single-stack IPv6 networking for Windows.',
    says: {
      'control-plane': ({ node }: OnWindows) => `${listed(node)} runs Windows and is a control plane node: the control plane runs on Linux only.`,
      'ipv6-only': (params: OnWindows) => `${onWindows(params)} the cluster speaks IPv6 only: Kubernetes on Windows has no networking with IPv6 alone.`,
    },
  },
  'kubeadm/windows-plugin': {
    title: 'The network plugin runs on Windows nodes in the families of the cluster',
    why: 'A plugin on Windows has to program the Host Networking Service instead of iptables or eBPF. Cilium and Canal have nothing that does, and its overlay networks have one family.',
    says: {
      plugin: (params: OnWindows & { plugin: CniType }) => `${onWindows(params)} ${CNI_LABEL[params.plugin]} does not run on Windows.`,
      calico: (params: OnWindows) => `${onWindows(params)} Calico for Windows knows neither IPv6 nor dual stack.`,
      vxlan: (params: OnWindows) => `${onWindows(params)} overlay (VXLAN) networks on Windows do not do dual stack; host-gw (l2bridge) does.`,
      wireguard: (params: OnWindows) => `${onWindows(params)} the wireguard backend of flannel does not run on Windows.`,
    },
  },
  'kubeadm/windows-services': {
    title: 'Windows nodes serve Services of one family',
    why: 'What Kubernetes documents for Windows is "dual-stack IPv4/IPv6 networking for pods and nodes with single-family services".',
    says: () => 'Pods on Windows nodes may have both families, on l2bridge networks; Services that reach them have one.',
  },
};
