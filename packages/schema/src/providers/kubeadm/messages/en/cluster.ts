import { FAMILY_LABEL, type Family } from '../../../../address/family.js';
import type { Words } from '../../../../findings/message.js';
import type { NamedRange } from '../../../../messages/en.js';
import { DEFAULT_DNS_DOMAIN } from '../../catalog.js';

const CLUSTER_NAME = 'it takes up to 50 lower-case letters, digits and hyphens, a letter or digit at both ends, such as lab-1. It names the cluster in kubeconfig files and in kind.';

/** What is said of the cluster as a whole. */
export const cluster = {
  'kubeadm/cluster-name': {
    title: 'A cluster name has up to 50 lower-case letters, digits and hyphens',
    why: 'kind calls its machines <name>-control-plane and makes that their host name, which ends at 63 characters; beyond 50 it warns. Contexts in kubeconfig files bear the name as well.',
    says: {
      missing: () => `The cluster has no name: ${CLUSTER_NAME}`,
      invalid: ({ name }: { name: string }) => `${JSON.stringify(name)} is no name for this cluster: ${CLUSTER_NAME}`,
    },
  },
  'kubeadm/version': {
    title: 'The version of Kubernetes is a whole one, from 1.16 on',
    why: 'kubeadm pulls images by the tag v<version>. A text that is neither three numbers nor a label such as stable-1.34 matches none of its patterns, and it ends there.',
    says: {
      unknown: ({ version, first, newest }: { version: string; first: string; newest: string }) => `${JSON.stringify(version)} is not a version of Kubernetes that is known here: ${first} to ${newest} are. Dual stack began with ${first}; a single family works with any version, and has no files here before it.`,
      partial: ({ version, example }: { version: string; example: string }) => `kubeadm needs a whole version, and ${JSON.stringify(version)} is none: three numbers, such as ${example}, without a leading v.`,
    },
  },
  'kubeadm/version-end-of-life': {
    title: 'The release of Kubernetes still gets patches',
    why: 'Fixes go into the three newest minors, each for about 14 months. A hole found afterwards stays open in every component of the cluster.',
    says: ({ minor, maintained }: { minor: string; maintained: readonly string[] }) => `Kubernetes ${minor} gets no patches any more; ${maintained.join(', ')} do.`,
  },
  'kubeadm/config-api': {
    title: 'kubeadm of the release reads the API version',
    why: 'kubeadm decodes its file by the apiVersion that stands in it, with types that are compiled in. For a version without types it ends before it has done anything.',
    says: ({ version, api, first, last, reads }: { version: string; api: string; first: string; last: string; reads: readonly string[] }) => `kubeadm ${version} does not read ${api}: that is for ${first} to ${last}. It reads ${reads.join(' and ')}.`,
  },
  'kubeadm/config-api-deprecated': {
    title: 'The API version is not deprecated in the release',
    why: 'kubeadm still converts the old version and prints a warning. Once it is gone, only kubeadm config migrate of a release that knows both can turn the file over.',
    says: ({ api, from, last, newest }: { api: string; from: string; last: string; newest: string }) => `${api} is deprecated from kubeadm ${from}, and ${last} is the last that reads it. Use ${newest}.`,
  },
  'kubeadm/config-api-dual-stack': {
    title: 'kubeadm 1.16 takes one Service range',
    why: 'kubeadm 1.16 parses serviceSubnet as one range, to count the addresses of the API server and of DNS in it; with a comma it is no range.',
    says: ({ version }: { version: string }) => `kubeadm ${version} takes one Service range only; two came with 1.17. The components themselves take two: choose the flags of each component, or a newer release.`,
  },
  'kubeadm/control-plane-endpoint': {
    title: 'The control plane endpoint is a name or an address with a port',
    why: 'kubeadm writes it as https://<endpoint> into every kubeconfig, and its host into the certificate of kube-apiserver. What is no DNS-1123 name, address or port fits neither.',
    says: ({ endpoint, port }: { endpoint: string; port: number }) => `${JSON.stringify(endpoint)} is refused: kubeadm takes a lower-case DNS name or an address, and a port from 1 to 65535, such as k8s.example.net:${port} or [fd00::10]:${port}.`,
  },
  'kubeadm/control-plane-endpoint-brackets': {
    title: 'An IPv6 address with a port stands in brackets',
    why: "Go's SplitHostPort finds too many colons and gives up, so kubeadm takes the whole text for the address and adds the port of the API server.",
    says: ({ endpoint, port }: { endpoint: string; port: string }) => `${endpoint} reads as one IPv6 address that ends in ${port}, without a port. If ${port} is the port, the address stands in brackets.`,
  },
  'kubeadm/control-plane-endpoint-required': {
    title: 'Several control plane nodes share an endpoint',
    why: 'kubeadm join --control-plane looks for controlPlaneEndpoint in the ConfigMap kubeadm-config and stops without it: certificates and kubeconfigs of the first node name that node alone.',
    says: ({ nodes }: { nodes: number }) => `The plan has ${nodes} control plane nodes and no endpoint: kubeadm lets a second one join only where a stable address or name stands for all of them, and it cannot be added later.`,
  },
  'kubeadm/control-plane-endpoint-address': {
    title: 'An endpoint that is an address is one that nodes reach',
    why: "Every kubelet connects to it from its host, before there is a Pod network. An address of the cluster's own ranges exists only behind kube-proxy or the plugin, which need the API server first.",
    says: {
      family: ({ endpoint, family, ipFamily, wanted }: { endpoint: string; family: Family; ipFamily: string; wanted: Family }) => `${endpoint} is an ${FAMILY_LABEL[family]} address, and the cluster speaks ${ipFamily} only: no node would reach it. Take a name, or an ${FAMILY_LABEL[wanted]} address.`,
      'in-range': ({ endpoint, range }: { endpoint: string; range: NamedRange }, { nameOf }: Words) => `${endpoint} lies inside the ${nameOf(range.name)} ${range.text}: nodes would look for it inside the cluster. Take an address of the node network, or a name.`,
    },
  },
  'kubeadm/dns-domain': {
    title: 'The DNS domain is a DNS name',
    why: 'CoreDNS serves it as a zone and the kubelet writes it into the search list of every Pod; neither can hold what is no DNS name.',
    says: ({ domain }: { domain: string }) => `${JSON.stringify(domain)} is not a DNS name: labels of lower-case letters, digits and hyphens with dots between them, such as ${DEFAULT_DNS_DOMAIN}.`,
  },
};
