import { FAMILY_LABEL, type Family } from '../../address/family.js';
import type { SpecialKind } from '../../address/special.js';
import type { Message, Words } from '../../findings/message.js';
import type { NamedRange, Relation } from '../en.js';
import { BLOCKS, count, counted, named, power, RELATIONS } from './words.js';

type Planned = 'pods' | 'services';
type Apart = { readonly services: NamedRange; readonly relation: Relation; readonly pods: NamedRange };
type Overlap = { readonly range: NamedRange; readonly relation: Relation; readonly other: NamedRange };

/** The rules for every cluster: ranges of Pods, Services and nodes, how Pod ranges are cut, and what they carry. */
export const clusters = {
  'kubernetes/wrong-family': {
    title: 'A field for one family holds a range of that family',
    says: ({ text, is, field, name }: { text: string; is: Family; field: Family; name: Message }, { nameOf }: Words) => `${text} is an ${FAMILY_LABEL[is]} range, and the ${nameOf(name)} takes an ${FAMILY_LABEL[field]} one here.`,
  },
  'kubernetes/missing-range': {
    title: 'Pods and Services have a range in each family of the cluster',
    says: ({ ipFamily, role, family }: { ipFamily: string; role: Planned; family: Family }) => `The cluster speaks ${ipFamily}, and its ${role} have no ${FAMILY_LABEL[family]} range. Pods and Services need one range in each family.`,
  },
  'kubernetes/services-one-family': {
    title: 'Services of a dual-stack cluster have both families',
    says: ({ family, has }: { family: Family; has: readonly Family[] }) => {
      const label = FAMILY_LABEL[family];
      return `Pods have addresses of both families, and Services of ${has.map((each) => FAMILY_LABEL[each]).join(' and ')} alone. Kubernetes takes that, and what is lost is this: no Service has an ${label} address, a Service that asks for two families (RequireDualStack) is refused, and ${label} clients reach Pods only by the addresses of the Pods. Add an ${label} range for Services unless that is what you want.`;
    },
  },
  'kubernetes/unexpected-family': {
    title: 'No range or mask of a family that the cluster does not speak',
    says: {
      range: ({ ipFamily, text, family, role }: { ipFamily: string; text: string; family: Family; role: Planned }) => `The cluster speaks ${ipFamily} only, and ${text} is an ${FAMILY_LABEL[family]} range for its ${role}. Remove it, or make the cluster dual stack.`,
      mask: ({ ipFamily, mask, family }: { ipFamily: string; mask: number; family: Family }) => `The cluster speaks ${ipFamily} only, so a node mask of /${mask} for ${FAMILY_LABEL[family]} has no range to cut. Remove it, or make the cluster dual stack.`,
    },
  },
  'kubernetes/reserved-range': {
    title: 'No Pod, Service or node range in a block that is set aside',
    says: ({ text, block, kind, rfc }: { text: string; block: string; kind: SpecialKind; rfc: string }) => `${text} takes addresses of ${block}, which is ${BLOCKS[kind]} (${rfc}): no host can use it. Take a private range.`,
  },
  'kubernetes/service-cidr-too-large': {
    title: `A Service range is not larger than kube-apiserver and kubeadm take: ${power(20)} addresses, or from Kubernetes 1.34 on without kubeadm an IPv6 /64`,
    says: ({ range, bits, most, prefix, by }: { range: string; bits: number; most: number; prefix: number; by: 'kubeadm' | 'kube-apiserver' }) => `${range} holds ${power(bits)} addresses; ${by} takes at most ${power(most)}, so the prefix must be /${prefix} or longer.`,
  },
  'kubernetes/service-cidr-too-small': {
    title: 'A Service range holds at least 10 addresses',
    says: ({ range, addresses, least, prefix }: { range: string; addresses: string; least: number; prefix: number }) => `${range} holds ${counted(addresses, 'address', 'addresses')}; a Service range needs at least ${least}, because the DNS Service takes the tenth. The prefix must be /${prefix} or shorter.`,
  },
  'kubernetes/pods-services-overlap': {
    title: 'Pod and Service ranges share no address',
    says: {
      kubeadm: ({ services, relation, pods }: Apart, words: Words) => `The ${named(services, words)} ${RELATIONS[relation]} the ${named(pods, words)}: traffic to Services would be taken for Pod traffic. kubeadm lets this through, and Services then cannot be reached. The two must be apart.`,
      plain: ({ services, relation, pods }: Apart, words: Words) => `The ${named(services, words)} ${RELATIONS[relation]} the ${named(pods, words)}: traffic to Services would be taken for Pod traffic. Services then cannot be reached. The two must be apart.`,
    },
  },
  'kubernetes/node-network-overlap': {
    title: 'Node networks share no address with Pod and Service ranges',
    says: {
      named: ({ range, relation, other }: Overlap, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the ${named(other, words)}: traffic to nodes would be taken for cluster traffic. The two must be apart.`,
      automatic: ({ range, relation, other }: Overlap, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the ${named(other, words)}, which is created with this range when none is named: traffic to nodes would be taken for cluster traffic. The two must be apart.`,
    },
  },
  'kubernetes/reserved-cidr-overlap': {
    title: 'Nothing overlaps the ranges that the plan reserves',
    says: {
      planned: ({ range, relation, reserved }: { range: NamedRange; relation: Relation; reserved: string }, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the reserved range ${reserved}: Pods could not reach what lives there. The two must be apart.`,
      nodes: ({ range, relation, reserved }: { range: NamedRange; relation: Relation; reserved: string }, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the reserved range ${reserved}: nodes could not reach what lives there. Put the nodes elsewhere, or free the range.`,
    },
  },
  'kubernetes/site-local': { title: 'No range in the deprecated site-local block', says: ({ text }: { text: string }) => `${text} takes site-local addresses (fec0::/10), deprecated since 2004. Use a unique local range out of fd00::/8.` },
  'kubernetes/documentation-range': {
    title: 'No range that is set aside for documentation',
    says: ({ text, block, rfc }: { text: string; block: string; rfc: string }) => `${text} is for examples in documents (${block}, ${rfc}) and is never routed. Use a range of your own.`,
  },
  'kubernetes/node-cidr-mask': {
    title: 'The node mask is not shorter than the pod range, and at most 16 bits longer: in IPv6 everywhere, in IPv4 with kubeadm',
    says: {
      short: ({ mask, range, least, most }: { mask: number; range: string; least: number; most: number }) => `A node's range of /${mask} is larger than the whole pod range ${range}. For ${range} the node mask is /${least} to /${most}.`,
      long: ({ mask, difference, range, least, most, bits, by }: { mask: number; difference: number; range: string; least: number; most: number; bits: number; by: 'kubeadm' | 'components' }) =>
        `The node mask /${mask} is ${difference} bits longer than the pod range ${range}, and ${by === 'kubeadm' ? 'kubeadm takes' : 'whoever cuts the ranges takes'} at most ${bits}. For ${range} the node mask is /${least} to /${most}.`,
    },
  },
  'kubernetes/node-range-empty': {
    title: "A node's range holds addresses for Pods",
    says: ({ mask, longest, pods, roomy }: { mask: number; longest: number; pods: number; roomy: number }) => `A node's range of /${mask} holds no address for a Pod: IPAM refuses ranges longer than /${longest}. For ${pods} Pods, the most that a kubelet runs by default, it is /${roomy} or shorter.`,
  },
  'kubernetes/few-pods-per-node': {
    title: "A node's range holds an address for every Pod that its kubelet takes",
    says: ({ mask, addresses, pods, roomy }: { mask: number; addresses: string; pods: number; roomy: number }) => `A node's range of /${mask} holds ${counted(addresses, 'address', 'addresses')} for Pods, and a kubelet takes up to ${pods} (maxPods): those beyond ${addresses} would be given to the node and never start. Take /${roomy} or shorter, or lower maxPods.`,
  },
  'kubernetes/few-nodes': {
    title: 'The pod range carries few nodes',
    says: ({ range, nodes, mask }: { range: string; nodes: number; mask: number }) => `${range} splits into ${counted(String(nodes), 'range', 'ranges')} of /${mask}: the cluster can never have more than ${counted(String(nodes), 'node', 'nodes')}.`,
  },
  'kubernetes/nodes-wanted': {
    title: 'The Pod ranges carry the nodes that are planned',
    says: ({ wanted, isMost, range, nodes, family, mask, prefix, longest }: { wanted: number; isMost: boolean; range: string; nodes: string; family: Family; mask: number; prefix: number; longest: number }) =>
      `The plan ${isMost ? 'may grow to' : 'has'} ${counted(String(wanted), 'node', 'nodes')}, and ${range} carries ${count(nodes)}: ${power(mask, prefix)} ${FAMILY_LABEL[family]} ranges of /${mask}, one per node. Those beyond get no Pod range and are never ready. Take a shorter prefix for Pods, or a node mask of /${longest} or longer.`,
  },
};
