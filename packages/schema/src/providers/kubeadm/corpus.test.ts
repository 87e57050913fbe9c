import { checkCorpus } from '../../corpus/testing.js';

/** What `kubeadm config validate` takes, and we refuse. It sees the configuration alone: no node, no plugin, no family but by the ranges. */
checkCorpus('kubeadm', {
  'kubeadm/node-addresses': 'a node without an address in each family, or inside the ranges of Pods or Services, cannot take part',
  'kubeadm/control-plane-node': 'kubeadm init runs on a control plane node, and there is none',
  'kubeadm/control-plane-endpoint-required': 'kubeadm lets no second control plane node join without an endpoint',
  'kubeadm/control-plane-endpoint-address': 'no node reaches an endpoint of another family, or inside the ranges of Pods or Services',
  'kubeadm/node-ranges': 'the controller manager has fewer ranges than there are nodes',
  'kubeadm/cluster-name': 'kubeconfig files and kind are named after it, and kind refuses others',
  'kubeadm/node-name': 'the kubelet puts the name into the label kubernetes.io/hostname, which takes 63 characters',
  'kubeadm/dns-domain': 'a label of a DNS name has at most 63 characters (RFC 1035, 2.3.4); kubeadm counts only the whole',
  'kubeadm/allocate-node-cidrs': 'flannel, Canal and Cilium in this mode start no Pod without a range for its node',
  'kubeadm/plugin-nftables': 'the plugin writes its rules with iptables, beside a kube-proxy that writes them with nftables',
  'kubeadm/cilium-underlay': "Cilium's tunnels would run over a family that the nodes do not have",
  'kubernetes/unexpected-family': 'a plan says its families; kubeadm takes them from the ranges, and would make another cluster than the plan says',
  'kubernetes/missing-range': 'a plan says its families, and has no range in one of them',
  'kubernetes/host-bits': 'kubeadm rounds in silence to another range than the text says',
  'kubernetes/invalid-cidr': 'leading zeros: kubeadm reads them as decimal, other programs as octal',
  'kubernetes/pods-services-overlap': 'Services inside Pod ranges cannot be reached (kubernetes/kubeadm#3312)',
  'kubernetes/node-network-overlap': 'Pods or Services would take the addresses of nodes',
  'kubernetes/node-range-empty': 'IPAM finds no address for a Pod in the range of a node',
  'kubernetes/node-cidr-mask': "Cilium's operator cuts the ranges where kubeadm is told that nobody does, and cannot cut one out of a smaller one",
  'kubernetes/reserved-range': 'link-local addresses are routed nowhere',
});
