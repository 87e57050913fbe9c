import { FAMILY_LABEL, type Family } from '../../address/family.js';
import type { Message, Words } from '../../findings/message.js';
import type { NamedRange, Relation } from '../en.js';
import { problems } from './problems.js';
import { named, RELATIONS } from './words.js';

/** A pool or a router of the plan: its name, or its place where it has none. */
const called = ({ name, number }: { readonly name?: string; readonly number: number }, kind: string) => (name === undefined ? `${kind} ${number}` : `${kind} ${name}`);
type Announcement = 'layer2' | 'bgp';
type Named = { readonly name?: string; readonly number: number };
const WAYS: Readonly<Record<Announcement, string>> = { layer2: 'layer 2', bgp: 'BGP' };

/** The rules for load balancers where the platform makes none. */
export const balancers = {
  'kubernetes/load-balancer-pool': {
    title: 'Each pool of load balancers has a name of its own and a range',
    why: 'A pool is an object, and an advertisement refers to it by what it is called. MetalLB takes none of its configuration while one object in it is wrong, and goes on with the last that was right.',
    says: {
      none: () => 'There is no pool, so no Service of type LoadBalancer ever gets an address. Add one with a range in each family.',
      name: ({ name, number }: { name: string; number: number }) => (name === '' ? `Pool ${number} has no name. Lower-case letters, digits, hyphens and dots do, with a letter or digit at both ends.` : `"${name}" cannot be the name of a pool: it has lower-case letters, digits, hyphens and dots, with a letter or digit at both ends.`),
      twice: ({ name }: { name: string }) => `Two pools are called "${name}": the second would take the place of the first.`,
      empty: (pool: Named) => `${called(pool, 'Pool')} has no range. Give it one in each family of the cluster.`,
    },
  },
  'kubernetes/load-balancer-families': {
    title: 'A pool of load balancers has each family of the Services',
    why: 'The allocator of MetalLB takes both addresses of a Service out of one pool, and goes on to the next where one of them is lacking ("no suitable pool"). LB IPAM of Cilium asks each pool for each family.',
    says: {
      pool: ({ family, ...pool }: Named & { family: Family }) => `${called(pool, 'Pool')} has no ${FAMILY_LABEL[family]} range: a Service with RequireDualStack gets nothing from it, and MetalLB never puts two pools together. Add a range.`,
      cluster: ({ family }: { family: Family }) => `No pool has an ${FAMILY_LABEL[family]} range, so no load balancer gets an address of that family, and a Service with RequireDualStack stays pending.`,
    },
  },
  'kubernetes/load-balancer-unexpected-family': {
    title: 'No pool of load balancers in a family that Services do not have',
    why: 'The families of a Service are those of its cluster IPs. MetalLB before v0.15 handed out the other one all the same (metallb#2724), and kube-proxy has no rule for what arrives there.',
    says: ({ text, family }: { text: string; family: Family }) => `${text} is an ${FAMILY_LABEL[family]} range, and Services of this cluster have no ${FAMILY_LABEL[family]} address: nothing ever uses it. Remove it.`,
  },
  'kubernetes/load-balancer-overlap': {
    title: 'Addresses of load balancers are in no other range of the plan',
    why: 'Nodes send what is for a Pod or a Service into the cluster by its destination, before anything looks for a load balancer. Of two pools with one address MetalLB refuses both, and Cilium stops the later one as conflicting.',
    says: ({ range, relation, other }: { range: NamedRange; relation: Relation; other: NamedRange }, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the ${named(other, words)}. An address of a load balancer must be nobody else's: take a range apart from it.`,
  },
  'kubernetes/load-balancer-hosts': {
    title: 'No load balancer gets the address of a node, a gateway or the control plane',
    why: 'Two machines would answer for one address on the link, and neighbours believe whoever spoke last. MetalLB v0.15.0 checked pools against InternalIPs of nodes; v0.15.1 took that back, so that nothing looks now.',
    says: ({ range, address, host }: { range: NamedRange; address: string; host: Message }, words: Words) => `The ${named(range, words)} holds ${address} (${words.nameOf(host)}), which a Service could be given. Take a range without it.`,
  },
  'kubernetes/load-balancer-edge': {
    title: 'No load balancer gets the first or the last address of the network',
    why: 'avoidBuggyIPs of MetalLB leaves out what ends in .0 and .255, and nothing else. The first address of an IPv6 link belongs to all its routers (RFC 4291, section 2.6.1), the last one of IPv4 to everybody.',
    says: ({ range, address, network }: { range: NamedRange; address: string; network: NamedRange }, words: Words) => `The ${named(range, words)} holds ${address}, the first or the last address of the ${named(network, words)}: whoever gets it cannot be reached. Take a range that does not lie at its edge.`,
  },
  'kubernetes/load-balancer-network': {
    title: 'With layer 2, pools lie in the network of the nodes; with BGP, outside of it',
    why: 'On a link, a neighbour asks by ARP or NDP for what is in its own subnet, and sends all else to its router. Routes that a router learned are no help to those who never ask it.',
    says: {
      layer2: ({ range, family }: { range: NamedRange; family: Family }, words: Words) => `The ${named(range, words)} lies in no ${FAMILY_LABEL[family]} network of the nodes. With layer 2 nobody on their link asks for such an address unless a router has a route to it there. Take a part of the network.`,
      bgp: ({ range, network }: { range: NamedRange; network: NamedRange }, words: Words) => `The ${named(range, words)} lies in the ${named(network, words)}. With BGP the nodes tell routers of it and answer nobody on the link, so that hosts there do not find it. Take a range outside.`,
    },
  },
  'kubernetes/load-balancer-peer': {
    title: 'With BGP, there is a router to tell, with AS numbers on both sides',
    why: 'A session opens only where each side meets the number that it expects (RFC 4271, section 6.2). MetalLB refuses a peer without one ("missing local ASN"), and hops beyond the link for a peer in its own AS.',
    says: {
      'local-asn': () => 'The AS number of the nodes is missing. One for private use does, from 64512 to 65534.',
      none: () => 'There is no router, so nobody learns the addresses of load balancers. Add at least one.',
      name: ({ name, number }: { name: string; number: number }) => (name === '' ? `Router ${number} has no name. Lower-case letters, digits, hyphens and dots do.` : `"${name}" cannot be the name of a router here: it has lower-case letters, digits, hyphens and dots, with a letter or digit at both ends.`),
      twice: ({ name }: { name: string }) => `Two routers are called "${name}": the second would take the place of the first.`,
      asn: (peer: Named) => `${called(peer, 'Router')} has no AS number.`,
      secret: ({ secret, ...peer }: Named & { secret: string }) => `${called(peer, 'Router')} has its password in "${secret}", which is the name of no Secret: it has lower-case letters, digits, hyphens and dots, with a letter or digit at both ends.`,
      'multi-hop': ({ asn, ...peer }: Named & { asn: number }) => `${called(peer, 'Router')} is in the AS of the nodes, ${asn}, and is said to be several hops away: MetalLB takes that for routers of another AS alone, and Cilium passes over it.`,
    },
  },
  'kubernetes/load-balancer-router-id': {
    title: 'With BGP and IPv6 alone, nodes are given router IDs',
    why: 'The identifier in an OPEN message has four bytes and is not zero (RFC 6286). A speaker takes it from an IPv4 address of its host; without one, the other side answers "Bad BGP Identifier".',
    says: {
      metallb: ({ version }: { version: string }) => `No node has an IPv4 address, and MetalLB ${version} would open its sessions with 0.0.0.0: routers refuse them. Name a range of IPv4 for router IDs; it need not exist anywhere, and MetalLB gives its first one to every node.`,
      cilium: ({ version, from }: { version: string; from: string }) => `No node has an IPv4 address, and Cilium ${version} makes no router IDs by itself; ${from} does. Name a range of IPv4 for them, of which each node gets one.`,
    },
  },
  'kubernetes/load-balancer-router-ids': {
    title: 'Router IDs are a range of IPv4, with one for every node',
    why: 'Within an AS no two speakers may share theirs, so the operator of Cilium hands them out like addresses. A node that finds none left opens no session.',
    says: {
      form: ({ text }: { text: string }) => `"${text}" is no range of IPv4, such as 10.255.0.0/24.`,
      few: ({ text, ids, nodes }: { text: string; ids: number; nodes: number }) => `${text} has ${ids} for ${nodes} nodes. Take a larger one.`,
    },
  },
  'kubernetes/load-balancer-peer-address': {
    title: 'A router of BGP has an address that nodes reach',
    why: 'The speaker on each node dials it on TCP port 179, out of the network of the node. What lies in a range of the cluster is kept inside by the network plugin.',
    says: {
      ...problems,
      family: ({ text, ipFamily }: { text: string; ipFamily: string }) => `The nodes speak ${ipFamily} only, so that no session to ${text} opens.`,
      'in-range': ({ text, range }: { text: string; range: NamedRange }, words: Words) => `${text} lies in the ${named(range, words)}, where no router can be.`,
    },
  },
  'kubernetes/load-balancer-peer-family': {
    title: 'MetalLB tells routes of a family over sessions of that family',
    why: 'From v0.15 on FRR activates a neighbour for the family of its own address, unless dualStackAddressFamily is set on it; before, one session carried both.',
    says: ({ family, version, ranges }: { family: Family; version: string; ranges: readonly string[] }) => `No router has an ${FAMILY_LABEL[family]} address, so MetalLB ${version} tells nobody of ${ranges.join(' and ')}. Add the ${FAMILY_LABEL[family]} address of a router.`,
  },
  'kubernetes/metallb-version': {
    title: 'MetalLB is a release that is configured by objects',
    why: 'Its manifests and its chart lie under the tag of a release. Before v0.13 the controller read a ConfigMap and knew no IPAddressPool, so that applying one fails.',
    says: {
      form: ({ version, example }: { version: string; example: string }) => `"${version}" is no release of MetalLB: its files are found by the whole version, such as ${example}.`,
      old: ({ version, from }: { version: string; from: string }) => `MetalLB ${version} is configured by a ConfigMap; pools as objects come with v${from}.`,
    },
  },
  'kubernetes/load-balancer-cilium': {
    title: 'Load balancers of Cilium need Cilium, in a release that announces them',
    why: 'The operator hands addresses out and agents announce them, both parts of the plugin. For layer 2 an agent answers ARP for what its own eBPF load balancer takes, which kube-proxy would not.',
    says: {
      plugin: () => 'The network plugin is not Cilium, so that nothing here would make its load balancers. Take MetalLB, or Cilium as the plugin.',
      version: ({ version, from, announcement }: { version: string; from: string; announcement: Announcement }) => `Cilium ${version} does not announce load balancers by ${WAYS[announcement]} with objects as they are written here; ${from} and later do.`,
      'kube-proxy': () => 'Cilium answers on layer 2 only where it takes the place of kube-proxy, and here it does not.',
    },
  },
  'kubernetes/load-balancer-cilium-ipv6': {
    title: 'Cilium answers for IPv6 on layer 2 from 1.19 on',
    why: 'Until then the agent had a responder for ARP and none for neighbour discovery (cilium#39648), so that a solicitation for such an address stays unanswered.',
    says: ({ range, version, from }: { range: NamedRange; version: string; from: string }, words: Words) => `Cilium ${version} gives Services addresses of the ${named(range, words)}, and nobody on the link finds them: it answers for IPv6 from ${from} on. Take that release, BGP, or MetalLB.`,
  },
  'kubernetes/load-balancer-strict-arp': {
    title: 'With kube-proxy in ipvs mode, layer 2 of MetalLB needs strict ARP',
    why: 'In that mode every node has each address of a load balancer on its interface kube-ipvs0, and the kernel answers for all that it has. With arp_ignore 1 it answers for those of the asked interface alone.',
    says: () => 'kube-proxy runs in ipvs mode without strict ARP: every node answers for the addresses of load balancers, and traffic goes to whichever spoke last. Turn strict ARP on, or use another proxy mode.',
  },
};

/** What people call the fields of `spec.loadBalancers`, for the fields of each provider that has them. */
export const balancerFields = {
  'spec.loadBalancers': 'Load balancers',
  'spec.loadBalancers.implementation': 'Load balancers by',
  'spec.loadBalancers.version': 'Release of MetalLB',
  'spec.loadBalancers.announcement': 'Addresses are made known by',
  'spec.loadBalancers.interfaces': 'Interfaces',
  'spec.loadBalancers.localASN': 'AS number of the nodes',
  'spec.loadBalancers.routerIDs': 'Router IDs of the nodes',
  'spec.loadBalancers.peers': 'Routers',
  'spec.loadBalancers.peers.*': ({ number }: { number: number }) => `Router ${number}`,
  'spec.loadBalancers.peers.*.name': 'Name',
  'spec.loadBalancers.peers.*.address': 'Address',
  'spec.loadBalancers.peers.*.asn': 'AS number',
  'spec.loadBalancers.peers.*.multiHop': 'Several hops away',
  'spec.loadBalancers.peers.*.secret': 'Secret with the password',
  'spec.loadBalancers.pools': 'Pools',
  'spec.loadBalancers.pools.*': ({ number }: { number: number }) => `Pool ${number}`,
  'spec.loadBalancers.pools.*.name': 'Name',
  'spec.loadBalancers.pools.*.ipv4': 'IPv4 range',
  'spec.loadBalancers.pools.*.ipv6': 'IPv6 range',
};

/** Titles of their choices. */
export const balancerTerms = {
  'implementation.metallb': 'MetalLB',
  'implementation.cilium': 'Cilium (LB IPAM)',
  'announcement.layer2': 'Layer 2 (ARP, NDP)',
  'announcement.bgp': 'BGP',
};
