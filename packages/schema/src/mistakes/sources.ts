import type { Source } from '../findings/finding.js';

/** Where the mistakes stand, or where they were found. */
export const SOURCES = {
  k3s: { title: 'k3s-io/k3s#8911: overlapping cluster/service address ranges', url: 'https://github.com/k3s-io/k3s/issues/8911' },
  kubernetes116: { title: 'kubernetes/website#16010: IPv4/IPv6 dual stack docs', url: 'https://github.com/kubernetes/website/pull/16010' },
  starlingx: { title: 'StarlingX: IPv4/IPv6 Dual-Stack Network', url: 'https://docs.starlingx.io/system_configuration/kubernetes/dual-stack-support-318550fd91b5.html' },
  kkp: { title: 'kubermatic/kubermatic#13982: Default IPv6 services range should be equal or larger', url: 'https://github.com/kubermatic/kubermatic/issues/13982' },
  kubeadmPage: { title: 'kubernetes/website#30646: Pod cidr and service cidr intersect', url: 'https://github.com/kubernetes/website/issues/30646' },
  cce: { title: 'CCE configuration reference: IPv4/IPv6 Dual Stack', url: 'https://support.huaweicloud.com/intl/en-us/drawer-cce/Cluster_ipv6enable.html' },
  ec2: { title: 'kubernetes-sigs/provider-aws-test-infra#576: pod CIDR overlap with VPC CIDR', url: 'https://github.com/kubernetes-sigs/provider-aws-test-infra/pull/576' },
  aks: { title: 'cilium/cilium#31504: avoid overlapping pod and service CIDRs', url: 'https://github.com/cilium/cilium/pull/31504' },
} as const satisfies Record<string, Source>;
