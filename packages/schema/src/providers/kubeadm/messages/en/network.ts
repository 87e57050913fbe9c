import { CNI_LABEL, type CniType } from '../../catalog.js';

/** What is said of the cluster network. */
export const network = {
  'kubeadm/one-node-mask': {
    title: 'Kubernetes 1.16 cuts both families by one mask',
    why: 'The controller manager of 1.16 cuts every Pods CIDR by the same number. A mask of 64 does not exist in IPv4, and one of 24 is too short for an IPv6 range of the usual length.',
    says: ({ version, ipv4, ipv6 }: { version: string; ipv4: number; ipv6: number }) => `The controller manager of Kubernetes ${version} has one --node-cidr-mask-size for both families, and /${ipv4} and /${ipv6} are given; masks of their own came with 1.17. Use /${ipv4} for both, with an IPv6 range shorter than that, or let nobody cut ranges for nodes.`,
  },
  'kubeadm/allocate-node-cidrs': {
    title: 'Plugins that take the ranges of nodes need somebody to cut them',
    why: 'The plugin reads spec.podCIDRs of its node, which only the controller manager fills. flanneld ends with "pod cidr not assigned", and Cilium waits for the field.',
    says: ({ plugin }: { plugin: CniType }) => `${CNI_LABEL[plugin]} gives Pods addresses out of the range of their node, and nobody cuts ranges for nodes: its Pods would not start. Let the controller manager do it.`,
  },
  'kubeadm/unused-node-ranges': {
    title: 'Some plugins hand out addresses by themselves',
    why: 'Calico keeps its blocks in IPAMBlock objects and Cilium its ranges in CiliumNode. The controller manager fills spec.podCIDRs all the same, and no route follows from it.',
    says: ({ plugin }: { plugin: CniType }) => `${CNI_LABEL[plugin]} hands out addresses from its own pools and does not use the ranges that the controller manager cuts for nodes. They may stay, for another plugin later; without them, the node masks do not matter.`,
  },
  'kubeadm/unique-local-egress': {
    title: 'Pods of unique local addresses reach the Internet only behind a masquerade',
    why: 'Routers at a border drop fc00::/7 (RFC 4193, section 4.3), and no answer would find back. With a masquerade the packet bears the global address of the node.',
    says: ({ range }: { range: string }) => `Pods have addresses of ${range}, which the Internet does not route, and nothing masquerades them: over IPv6 they reach only what knows the way back. Turn the masquerade on, let an ip-masq-agent do it, which knows both families, or give Pods a range that is routed to you.`,
  },
  'kubeadm/mask-without-ranges': {
    title: 'A node mask is for ranges that somebody cuts',
    why: 'With --allocate-node-cidrs=false the controller manager does not start its node IPAM controller, the only reader of the mask.',
    says: ({ mask }: { mask: number }) => `Nobody cuts ranges for nodes, so the node mask /${mask} is not used.`,
  },
  'kubeadm/ipv6-only-registries': {
    title: 'Machines with IPv6 alone do not reach every registry',
    why: 'The container runtime fetches images with the resolver of the machine, not with DNS of the cluster. A name without an AAAA record leads nowhere but by DNS64 (RFC 6147) and NAT64 (RFC 6146).',
    says: {
      none: ({ registry, seen }: { registry: string; seen: string }) => `Nodes with IPv6 alone do not reach ${registry}, which had IPv4 addresses only on ${seen}. Images from there need a mirror with IPv6, or a DNS64 resolver for the nodes and a NAT64 router.`,
      'other-name': ({ registry }: { registry: string }) => `Nodes with IPv6 alone do not reach ${registry}: Amazon serves IPv6 under another name. Name images by the dual-stack endpoint, or let the container runtime take it as a mirror.`,
    },
  },
  'kubeadm/ipv6-only-images': {
    title: 'A plugin starts where its images can be fetched',
    why: 'The plugin is the first thing that a cluster runs: without its images nodes stay NotReady, and nothing of the cluster can help to fetch them.',
    says: ({ version, registry, from, seen }: { version: string; registry: string; from: string; seen: string }) => `flannel ${version} takes its images from ${registry}, as all releases from ${from} on, and nodes with IPv6 alone do not reach it: it had IPv4 addresses only on ${seen}. Give the nodes a mirror with IPv6, or a DNS64 resolver and a NAT64 router, before the plugin is installed.`,
  },
};
