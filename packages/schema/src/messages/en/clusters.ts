import { FAMILY_LABEL, type Family } from '../../address/family.js';
import type { SpecialKind } from '../../address/special.js';
import type { Message, Words } from '../../findings/message.js';
import type { NamedRange, Relation } from '../en.js';
import { BLOCKS, count, counted, named, power, RELATIONS } from './words.js';

type Planned = 'pods' | 'services';
/** What a range is for, as Kubernetes writes it. */
const OBJECTS: Readonly<Record<Planned, string>> = { pods: 'Pods', services: 'Services' };
type Apart = { readonly services: NamedRange; readonly relation: Relation; readonly pods: NamedRange };
type Overlap = { readonly range: NamedRange; readonly relation: Relation; readonly other: NamedRange };

/** The rules for every cluster: ranges of Pods, Services and nodes, how Pod ranges are cut, and what they carry. */
export const clusters = {
  'kubernetes/wrong-family': {
    title: 'A field for one family holds a range of that family',
    why: 'The ranges of both families go into one comma-separated flag, where two of one family are refused. The family is read off the text of a range, not off the field that it stands in.',
    says: ({ text, is, field, name }: { text: string; is: Family; field: Family; name: Message }, { nameOf }: Words) => `${text} is an ${FAMILY_LABEL[is]} range, and the ${nameOf(name)} takes an ${FAMILY_LABEL[field]} one here.`,
  },
  'kubernetes/missing-range': {
    title: 'Pods and Services have a range in each family of the cluster',
    why: 'Each range has an allocator of its own, and a Pod or Service gets one address of each. Where a family has no range there is no allocator, and nothing ever gets an address of it.',
    says: ({ ipFamily, role, family }: { ipFamily: string; role: Planned; family: Family }) => `The cluster speaks ${ipFamily}, and its ${OBJECTS[role]} have no ${FAMILY_LABEL[family]} range. Pods and Services need one range in each family.`,
  },
  'kubernetes/services-one-family': {
    title: 'Services of a dual-stack cluster have both families',
    why: 'kube-apiserver makes an allocator for each Service range. PreferDualStack silently falls back to the family that has one, so a Service of a single family is noticed only by the clients that cannot connect.',
    says: ({ family, has }: { family: Family; has: readonly Family[] }) => {
      const label = FAMILY_LABEL[family];
      return `Pods have addresses of both families, and Services of ${has.map((each) => FAMILY_LABEL[each]).join(' and ')} alone. Kubernetes takes that, and what is lost is this: no Service has an ${label} address, a Service that asks for two families (RequireDualStack) is refused, and ${label} clients reach Pods only by the addresses of the Pods. Add an ${label} range for Services unless that is what you want.`;
    },
  },
  'kubernetes/unexpected-family': {
    title: 'No range or mask of a family that the cluster does not speak',
    why: 'Components tell from the number of ranges whether a cluster is dual stack. A second one makes them hand out addresses of a family that no node has a route for.',
    says: {
      range: ({ ipFamily, text, family, role }: { ipFamily: string; text: string; family: Family; role: Planned }) => `The cluster speaks ${ipFamily} only, and ${text} is an ${FAMILY_LABEL[family]} range for its ${OBJECTS[role]}. Remove it, or make the cluster dual stack.`,
      mask: ({ ipFamily, mask, family }: { ipFamily: string; mask: number; family: Family }) => `The cluster speaks ${ipFamily} only, so a node mask of /${mask} for ${FAMILY_LABEL[family]} has no range to cut. Remove it, or make the cluster dual stack.`,
    },
  },
  'kubernetes/reserved-range': {
    title: 'No Pod, Service or node range in a block that is set aside',
    why: 'Kernels and routers treat these blocks in their own way: loopback never leaves the host, link-local never passes a router, multicast names no single host. A packet to such a Pod never arrives.',
    says: ({ text, block, kind, rfc }: { text: string; block: string; kind: SpecialKind; rfc: string }) => `${text} takes addresses of ${block}, which is ${BLOCKS[kind]} (${rfc}): no host can use it. Take a private range.`,
  },
  'kubernetes/service-cidr-too-large': {
    title: `A Service range is not larger than kube-apiserver and kubeadm take: ${power(20)} addresses, or from Kubernetes 1.34 on without kubeadm an IPv6 /64`,
    why: 'Up to 1.33 kube-apiserver writes the bitmap of all Service addresses into one object of etcd, hence the limit. Its allocator of today counts offsets in 64 bits, and kubeadm has kept the old check.',
    says: ({ range, bits, most, prefix, by }: { range: string; bits: number; most: number; prefix: number; by: 'kubeadm' | 'kube-apiserver' }) => `${range} holds ${power(bits)} addresses; ${by} takes at most ${power(most)}, so the prefix must be /${prefix} or longer.`,
  },
  'kubernetes/service-cidr-too-small': {
    title: 'A Service range holds at least 10 addresses',
    why: 'The Service kubernetes takes the first address and the DNS Service the tenth. Every kubelet has that one in its configuration and writes it into the resolv.conf of its Pods.',
    says: ({ range, addresses, least, prefix }: { range: string; addresses: string; least: number; prefix: number }) => `${range} holds ${counted(addresses, 'address', 'addresses')}; a Service range needs at least ${least}, because the DNS Service takes the tenth. The prefix must be /${prefix} or shorter.`,
  },
  'kubernetes/pods-services-overlap': {
    title: 'Pod and Service ranges share no address',
    why: 'A ClusterIP is on no interface: kube-proxy rewrites whatever is sent to it. Where a Pod has the same address, packets for that Pod are rewritten too and end at the endpoints of the Service.',
    says: {
      kubeadm: ({ services, relation, pods }: Apart, words: Words) => `The ${named(services, words)} ${RELATIONS[relation]} the ${named(pods, words)}: traffic to Services would be taken for Pod traffic. kubeadm lets this through, and Services then cannot be reached. The two must be apart.`,
      plain: ({ services, relation, pods }: Apart, words: Words) => `The ${named(services, words)} ${RELATIONS[relation]} the ${named(pods, words)}: traffic to Services would be taken for Pod traffic. Services then cannot be reached. The two must be apart.`,
    },
  },
  'kubernetes/node-network-overlap': {
    title: 'Node networks share no address with Pod and Service ranges',
    why: 'On every node the routes of the network plugin and the rules of kube-proxy cover these ranges. A packet for a host with such an address goes into the tunnel or to a Service, not onto the wire.',
    says: {
      named: ({ range, relation, other }: Overlap, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the ${named(other, words)}: traffic to nodes would be taken for cluster traffic. The two must be apart.`,
      automatic: ({ range, relation, other }: Overlap, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the ${named(other, words)}, which is created with this range when none is named: traffic to nodes would be taken for cluster traffic. The two must be apart.`,
    },
  },
  'kubernetes/reserved-cidr-overlap': {
    title: 'Nothing overlaps the ranges that the plan reserves',
    why: 'Routes of the cluster, and the route of a host to its own subnet, are more specific than the default route: the packet never comes to the router that knows where the reserved range is.',
    says: {
      planned: ({ range, relation, reserved }: { range: NamedRange; relation: Relation; reserved: string }, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the reserved range ${reserved}: Pods could not reach what lives there. The two must be apart.`,
      nodes: ({ range, relation, reserved }: { range: NamedRange; relation: Relation; reserved: string }, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the reserved range ${reserved}: nodes could not reach what lives there. Put the nodes elsewhere, or free the range.`,
    },
  },
  'kubernetes/site-local': {
    title: 'No range in the deprecated site-local block',
    why: 'A site-local address does not say which site it means, so sites could not be joined and hosts between two had to guess. RFC 3879 forbids new software to treat the block in any special way.',
    says: ({ text }: { text: string }) => `${text} takes site-local addresses (fec0::/10), deprecated since 2004. Use a unique local range out of fd00::/8.`,
  },
  'kubernetes/documentation-range': {
    title: 'No range and no address of a node that is set aside for documentation',
    why: 'RFC 5737 and RFC 3849 tell operators to filter these blocks, so packets are dropped at the first border, and the other side may well have copied the same example.',
    says: {
      range: ({ text, block, rfc }: { text: string; block: string; rfc: string }) => `${text} is for examples in documents (${block}, ${rfc}) and is never routed. Use a range of your own.`,
      address: ({ text, block, rfc }: { text: string; block: string; rfc: string }) => `${text} is for examples in documents (${block}, ${rfc}) and is never routed. Give the node an address of your own network.`,
    },
  },
  'kubernetes/node-cidr-mask': {
    title: 'The node mask is not shorter than the Pod range, and at most 16 bits longer: in IPv6 everywhere, in IPv4 with kubeadm',
    why: 'The controller manager keeps one bit for each range of a node in an uncompressed bitmap, which in IPv6 ends at 16 bits of difference. kubeadm asks the same of IPv4 before it starts anything.',
    says: {
      short: ({ mask, range, least, most }: { mask: number; range: string; least: number; most: number }) => `A node's range of /${mask} is larger than the whole Pod range ${range}. For ${range} the node mask is /${least} to /${most}.`,
      long: ({ mask, difference, range, least, most, bits, by }: { mask: number; difference: number; range: string; least: number; most: number; bits: number; by: 'kubeadm' | 'components' }) =>
        `The node mask /${mask} is ${difference} bits longer than the Pod range ${range}, and ${by === 'kubeadm' ? 'kubeadm takes' : 'whoever cuts the ranges takes'} at most ${bits}. For ${range} the node mask is /${least} to /${most}.`,
    },
  },
  'kubernetes/node-range-empty': {
    title: "A node's range holds addresses for Pods",
    why: 'host-local keeps the network address, the gateway of the bridge and, in IPv4, the broadcast address for itself, and ends with "too small to allocate from" where nothing is left.',
    says: ({ mask, longest, pods, roomy }: { mask: number; longest: number; pods: number; roomy: number }) => `A node's range of /${mask} holds no address for a Pod: IPAM refuses ranges longer than /${longest}. For ${pods} Pods, the most that a kubelet runs (maxPods), it is /${roomy} or shorter.`,
  },
  'kubernetes/few-pods-per-node': {
    title: "A node's range holds an address for every Pod that its kubelet takes",
    why: 'The scheduler counts the Pods of a node against maxPods and knows nothing of addresses. The Pod is bound, IPAM finds none free, and the kubelet tries again without end.',
    says: ({ mask, addresses, pods, roomy }: { mask: number; addresses: string; pods: number; roomy: number }) => `A node's range of /${mask} holds ${counted(addresses, 'address', 'addresses')} for Pods, and a kubelet takes up to ${pods} (maxPods): those beyond ${addresses} would be given to the node and never start. Take /${roomy} or shorter, or lower maxPods.`,
  },
  'kubernetes/few-nodes': {
    title: 'The Pod range carries few nodes',
    why: 'The range of a node is written into spec.podCIDRs and kube-apiserver refuses to change it, so a cluster that has outgrown its Pods CIDR is made anew.',
    says: ({ range, nodes, mask }: { range: string; nodes: number; mask: number }) => `${range} splits into ${counted(String(nodes), 'range', 'ranges')} of /${mask}: the cluster can never have more than ${counted(String(nodes), 'node', 'nodes')}.`,
  },
  'kubernetes/nodes-wanted': {
    title: 'The Pod ranges carry the nodes that are planned',
    why: 'When the bitmap is full the controller manager records the event CIDRNotAvailable. The plugin on that node waits for spec.podCIDRs, and the scheduler leaves the node alone.',
    says: ({ wanted, isMost, range, nodes, family, mask, prefix, longest }: { wanted: number; isMost: boolean; range: string; nodes: string; family: Family; mask: number; prefix: number; longest: number }) =>
      `The plan ${isMost ? 'may grow to' : 'has'} ${counted(String(wanted), 'node', 'nodes')}, and ${range} carries ${count(nodes)}: ${power(mask, prefix)} ${FAMILY_LABEL[family]} ranges of /${mask}, one per node. Those beyond get no Pod range and are never ready. Take a shorter prefix for Pods, or a node mask of /${longest} or longer.`,
  },
};
