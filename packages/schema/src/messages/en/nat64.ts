import { FAMILY_LABEL } from '../../address/family.js';
import type { NamedRange, Relation } from '../en.js';
import type { Words } from '../../findings/message.js';
import { named } from './words.js';

const HOW: Readonly<Record<Relation, string>> = { same: 'is the same as', inside: 'lies inside', around: 'encloses' };

/** What is said of how clusters of IPv6 alone reach addresses of IPv4, in English. */
export const nat64 = {
  'kubernetes/nat64-family': {
    title: 'NAT64 is for clusters of IPv6 alone',
    why: 'A host with an IPv4 address of its own sends to IPv4 directly. One without IPv6 has no way to a prefix of IPv6 at all.',
    says: ({ ipFamily }: { ipFamily: string }) => `The cluster speaks ${ipFamily}, so that its Pods reach ${FAMILY_LABEL.ipv4} addresses without NAT64. Remove it, or choose IPv6 alone.`,
  },
  'kubernetes/nat64-prefix': {
    title: 'A NAT64 prefix has a length that IPv4 addresses fit behind',
    why: 'Translators and DNS64 find the embedded address by the prefix length alone, and bits 64 to 71 have to be zero in every such address. CoreDNS refuses lengths below 32, above 96, and those that are no multiple of 8.',
    says: {
      length: ({ text, prefix, lengths }: { text: string; prefix: number; lengths: readonly number[] }) => `${text} has the length /${prefix}; a NAT64 prefix has ${lengths.slice(0, -1).map((each) => `/${each}`).join(', ')} or /${lengths.at(-1) ?? ''}.`,
      octet: ({ text }: { text: string }) => `Bits 64 to 71 of ${text} are not zero, and in an address with one of IPv4 in it they have to be.`,
    },
  },
  'kubernetes/nat64-overlap': {
    title: 'A NAT64 prefix lies apart from every other range',
    why: 'All that goes to it is routed to the gateway, which reads an IPv4 address out of it. Hosts, Pods and Services with such an address would be taken for IPv4 ones.',
    says: ({ range, relation, other }: { range: NamedRange; relation: Relation; other: NamedRange }, words: Words) => `The ${named(range, words)} ${HOW[relation]} the ${named(other, words)}. Use a prefix that nothing else has.`,
  },
  'kubernetes/nat64-not-global': {
    title: 'The Well-Known Prefix is for global IPv4 addresses',
    why: 'RFC 6052 forbids private IPv4 addresses behind it, and translators drop such packets, because the prefix means the same everywhere and those addresses do not. RFC 8215 sets 64:ff9b:1::/48 aside for them.',
    says: ({ prefix, range, local }: { prefix: string; range: string; local: string }) => `${prefix} does not lead to private IPv4 addresses such as those of the reserved range ${range}. Where the cluster has to reach them, use ${local} or a prefix of your own, on the gateway too.`,
  },
  'kubernetes/nat64-cilium': {
    title: 'Cilium is a NAT64 gateway where it speaks both families in the place of kube-proxy',
    why: 'The agent ends at once with enable-nat46x64-gateway and one family. Its code for translation is compiled into the load balancer that stands in for kube-proxy, with a fixed prefix.',
    says: {
      plugin: () => 'The network plugin is not Cilium, so that nothing in the cluster would translate. Name a gateway outside of it, or take Cilium as the plugin.',
      family: ({ ipFamily }: { ipFamily: string }) => `Agents of Cilium would not start: their NAT64 gateway needs both families, and this cluster speaks ${ipFamily}. Use a gateway outside of the cluster; Cilium may be that too, on a dual-stack machine of its own.`,
      version: ({ version, from }: { version: string; from: string }) => `Cilium ${version} has no NAT64 gateway; ${from} and later do. Name a gateway outside of the cluster, or take a later release.`,
      'kube-proxy': () => 'Cilium translates only where it takes the place of kube-proxy, and here it does not. Let it, or name a gateway outside of the cluster.',
      prefix: ({ text, prefix }: { text: string; prefix: string }) => `Cilium translates addresses of ${prefix} and of no other prefix, so that those of ${text} would stay as they are. Use ${prefix}, or a gateway outside of the cluster.`,
    },
  },
  'kubernetes/nat64-resolver': {
    title: 'Nodes do not ask CoreDNS',
    why: 'The kubelet gives the DNS Service to Pods in their resolv.conf. Container runtimes, the kubelet and Pods on the network of their host go by the one of the machine.',
    says: () => 'CoreDNS makes AAAA records for Pods alone. Nodes fetch images by the resolver of the machine, which has to do DNS64 too, or registries without IPv6 stay out of reach.',
  },
};

/** What people call the fields of `spec.nat64`. */
export const nat64Fields = {
  'spec.nat64': 'NAT64 and DNS64',
  'spec.nat64.dns64': 'DNS64 by',
  'spec.nat64.prefix': 'NAT64 prefix',
  'spec.nat64.gateway': 'NAT64 by',
  'spec.nat64.gatewayName': 'Name of the gateway',
};

/** Titles of their choices. */
export const nat64Terms = {
  'dns64.coredns': 'CoreDNS of the cluster',
  'dns64.upstream': 'The resolver of the nodes',
  'gateway.external': 'A gateway outside of the cluster',
  'gateway.cilium': 'Cilium in the cluster',
};
