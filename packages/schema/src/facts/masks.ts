import type { Family } from '../address/family.js';

/** Pods that a kubelet runs at most unless told otherwise (KubeletConfiguration maxPods). */
export const MAX_PODS_PER_NODE = 110n;
/** The same for a cluster whose plan may say it. */
export const maxPodsOf = ({ maxPods }: { readonly maxPods?: number }): bigint => (maxPods === undefined ? MAX_PODS_PER_NODE : BigInt(maxPods));
/** The longest prefixes that leave {@link MAX_PODS_PER_NODE} Pods an address. */
export const ROOMY_NODE_MASK: Readonly<Record<Family, number>> = { ipv4: 25, ipv6: 121 };
/** The masks that Kubernetes itself cuts by (kubeadm DefaultNodeMaskCIDRIPv4, DefaultNodeMaskCIDRIPv6). */
export const USUAL_NODE_MASK: Readonly<Record<Family, number>> = { ipv4: 24, ipv6: 64 };
/**
 * The most bits that the node mask may be longer than the pod range: in both families for kubeadm (PodSubnetNodeMaskMaxDiff),
 * in IPv6 alone for the controller manager and for Cilium's pools (clusterSubnetMaxDiff).
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/controller/nodeipam/ipam/cidrset/cidr_set.go#L82
 * @see https://github.com/cilium/cilium/blob/v1.19.4/pkg/ipam/cidrset/cidr_set.go#L85
 */
export const MAX_NODE_MASK_BITS = 16;
