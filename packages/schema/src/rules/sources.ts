import type { Source } from '../findings/finding.js';

/** The commit of kubernetes/kubernetes in which the rules were read. */
const KUBERNETES_COMMIT = '00d24de699fe4409b5829a5e51b73c1fc7bcba12';

const kubernetes = (title: string, file: string): Source => ({
  title,
  url: `https://github.com/kubernetes/kubernetes/blob/${KUBERNETES_COMMIT}/${file}`,
});

const KUBEADM_VALIDATION = 'cmd/kubeadm/app/apis/kubeadm/validation/validation.go';

/** Where the rules that hold for every cluster are written. */
export const SOURCES = {
  ipNet: kubernetes('kubeadm ValidateIPNetFromString', KUBEADM_VALIDATION),
  serviceSize: kubernetes('kubeadm ValidateServiceSubnetSize', KUBEADM_VALIDATION),
  nodeMask: kubernetes('kubeadm ValidatePodSubnetNodeMask', KUBEADM_VALIDATION),
  cidrSet: kubernetes('node IPAM controller, CIDR set', 'pkg/controller/nodeipam/ipam/cidrset/cidr_set.go'),
  serviceFlagsBefore134: { title: 'kube-apiserver v1.33: validateMaxCIDRRange', url: 'https://github.com/kubernetes/kubernetes/blob/v1.33.0/cmd/kube-apiserver/app/options/validation.go' },
  serviceAllocator: kubernetes('kube-apiserver, allocator of Service addresses', 'pkg/registry/core/service/ipallocator/ipallocator.go'),
  clusterIpFlags: kubernetes('kube-apiserver validateClusterIPFlags', 'cmd/kube-apiserver/app/options/validation.go'),
  constants: kubernetes('kubeadm constants', 'cmd/kubeadm/app/constants/constants.go'),
  parseCidr: { title: 'Go net.ParseCIDR, which every component of Kubernetes reads ranges with', url: 'https://pkg.go.dev/net#ParseCIDR' },
  hostBits: { title: 'RFC 4632 section 3.1: the prefix is the network part', url: 'https://www.rfc-editor.org/rfc/rfc4632#section-3.1' },
  hostLocal: { title: 'CNI host-local IPAM: Range.Canonicalize', url: 'https://github.com/containernetworking/plugins/blob/2e9e87732f8475d6c8a2261d4f28ec2057c8aaef/plugins/ipam/host-local/backend/allocator/range.go' },
  maxPods: { title: 'KubeletConfiguration: maxPods, 110 by default', url: 'https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/' },
  overlap: { title: 'kubernetes/kubeadm#3312: overlapping Pod and Service ranges', url: 'https://github.com/kubernetes/kubeadm/issues/3312' },
  nodeOverlap: { title: 'kubernetes-sigs/cluster-api#3296: node and Pod ranges overlap', url: 'https://github.com/kubernetes-sigs/cluster-api/issues/3296' },
  reserved: { title: 'RFC 6890: special-purpose address registries', url: 'https://www.rfc-editor.org/rfc/rfc6890' },
  documentation: { title: 'RFC 5737 and RFC 3849: addresses for documentation', url: 'https://www.rfc-editor.org/rfc/rfc3849' },
  siteLocal: { title: 'RFC 3879: site-local addresses are deprecated', url: 'https://www.rfc-editor.org/rfc/rfc3879' },
  dualStack: { title: 'Kubernetes: IPv4/IPv6 dual-stack', url: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/' },
  iptablesDualStack: { title: 'kubernetes/kubernetes#82462: dual stack for the iptables proxier', url: 'https://github.com/kubernetes/kubernetes/pull/82462' },
  nftables: { title: 'KEP-3866: nftables backend of kube-proxy', url: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/3866-nftables-proxy' },
  ipvsDeprecated: { title: 'KEP-5495: deprecate the IPVS mode of kube-proxy', url: 'https://github.com/kubernetes/enhancements/issues/5495' },
} as const satisfies Record<string, Source>;
