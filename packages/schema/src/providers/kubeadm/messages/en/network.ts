import { CNI_LABEL, type CniType } from '../../catalog.js';

/** What is said of the cluster network. */
export const network = {
  'kubeadm/one-node-mask': {
    title: 'Kubernetes 1.16 cuts both families by one mask',
    says: ({ version, ipv4, ipv6 }: { version: string; ipv4: number; ipv6: number }) => `The controller manager of Kubernetes ${version} has one --node-cidr-mask-size for both families, and /${ipv4} and /${ipv6} are given; masks of their own came with 1.17. Use /${ipv4} for both, with an IPv6 range shorter than that, or let nobody cut ranges for nodes.`,
  },
  'kubeadm/allocate-node-cidrs': {
    title: 'Plugins that take the ranges of nodes need somebody to cut them',
    says: ({ plugin }: { plugin: CniType }) => `${CNI_LABEL[plugin]} gives Pods addresses out of the range of their node, and nobody cuts ranges for nodes: its Pods would not start. Let the controller manager do it.`,
  },
  'kubeadm/unused-node-ranges': {
    title: 'Some plugins hand out addresses by themselves',
    says: ({ plugin }: { plugin: CniType }) => `${CNI_LABEL[plugin]} hands out addresses from its own pools and does not use the ranges that the controller manager cuts for nodes. They may stay, for another plugin later; without them, the node masks do not matter.`,
  },
  'kubeadm/unique-local-egress': {
    title: 'Pods of unique local addresses reach the Internet only behind a masquerade',
    says: ({ range }: { range: string }) => `Pods have addresses of ${range}, which the Internet does not route, and nothing masquerades them: over IPv6 they reach only what knows the way back. Turn the masquerade on, let an ip-masq-agent do it, which knows both families, or give Pods a range that is routed to you.`,
  },
  'kubeadm/mask-without-ranges': {
    title: 'A node mask is for ranges that somebody cuts',
    says: ({ mask }: { mask: number }) => `Nobody cuts ranges for nodes, so the node mask /${mask} is not used.`,
  },
};
