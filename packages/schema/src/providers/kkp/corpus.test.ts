import { checkCorpus } from '../../corpus/testing.js';

/** What KKP's validation of a new cluster takes, and we refuse. */
checkCorpus('kkp', {
  'kubernetes/node-cidr-mask': 'the controller manager and Cilium refuse to cut IPv6 ranges more than 16 bits longer, so that no node ever gets one',
  'kubernetes/pods-services-overlap': 'Services inside Pod ranges cannot be reached',
  'kubernetes/node-network-overlap': 'Pods would take the addresses of nodes',
  'kubernetes/service-cidr-too-large': 'kube-apiserver does not start: before 1.34 with more than 2^20 addresses, after it with an IPv6 prefix shorter than /64',
  'kubernetes/service-cidr-too-small': 'the DNS Service takes the tenth address of the range',
  'kubernetes/node-range-empty': 'IPAM finds no address for a Pod in the range of a node',
  'kubernetes/host-bits': 'a text that means another range than it says; each system rounds or refuses it in its own way',
  'kubernetes/unexpected-family': 'the controller manager refuses the mask of a family that the cluster does not have, so it would be left out in silence',
  'kubernetes/reserved-range': 'multicast and link-local addresses are for no Service',
  'kkp/tunneling-agent-address': 'every node listens on it: it must be an address, and none of the Pods, the Services or the nodes',
  'kkp/allowed-range': 'the firewall of the cloud refuses a text that is no range, or takes host bits for a larger range than was meant',
  'kkp/node-port-ranges-provider': 'KKP has no such field for these clouds, so it would be left out in silence',
  'kkp/project-required': 'the webhook of the Seed refuses a Cluster without a project, which is not part of the validation of its spec',
  'kkp/protected-labels': 'KKP gives rights by these labels, and its controllers pass clusters of another worker-name by',
  'kubernetes/label-syntax': 'the API server refuses labels of another syntax, which is not part of the validation of the spec',
  'kkp/event-rate-limit-config': 'kube-apiserver does not start with the plugin and without a limit',
  'kkp/byo-node-addresses': 'a node inside the ranges of Pods or Services cannot be reached',
  'kkp/azure-network-order': 'KKP would make a new VNet, in which the named subnet is not',
  'kkp/openstack-subnet-network': 'KKP would make a new network, in which the named subnet is not',
});
