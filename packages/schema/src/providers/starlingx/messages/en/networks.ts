import { formatCount, formatPower } from '../../../../address/capacity.js';
import { FAMILY_LABEL, type Family, type IpFamily } from '../../../../address/family.js';
import { problems } from '../../../../messages/en.js';
import { type AddressField, type HostKind, type NetworkName, SYSTEM_TYPE_LABEL, type SystemType } from '../../catalog.js';
import { ADDRESSES, NETWORKS } from './words.js';

const count = (decimal: string) => formatCount(BigInt(decimal));
const addressCount = (decimal: string) => `${count(decimal)} address${decimal === '1' ? '' : 'es'}`;

type InNetwork = { readonly network: NetworkName; readonly family: Family };
/** An address of a network. */
type Place = InNetwork & { readonly field: AddressField };
const placed = ({ field, network, family }: Place) => `${ADDRESSES[field]} of the ${NETWORKS[network]} network (${FAMILY_LABEL[family]})`;

type Small = { text: string; addresses: string; network: NetworkName; systemType: SystemType; least: string; prefix: number };
type Overlap = { network: NetworkName; text: string; other: NetworkName; otherText: string };
const POOLS_APART = 'StarlingX refuses an address pool that overlaps that of another network, and bootstrap ends there.';
const TOGETHER = 'the networks of the cluster speak two families together or not at all, and OAM with them.';

/** The subnets. */
const subnets = {
  'starlingx/pxeboot-ipv4': {
    title: 'PXE boot speaks IPv4 alone',
    why: 'Firmware asks for its boot image by DHCP and TFTP on this network, whatever management speaks. The playbook ends with "pxeboot_subnet subnet must always be IPv4".',
    says: ({ text }: { text: string }) => `${text} is an IPv6 subnet, and hosts boot over IPv4: the PXE boot network takes an IPv4 subnet and no other, whatever the rest of the system speaks.`,
  },
  'starlingx/admin-network': {
    title: 'A system controller has no admin network',
    why: 'Its addresses are how a system controller reaches the controllers of a subcloud without touching their management network; at the other end it uses its own management network.',
    says: () => 'The admin network links a subcloud to its system controller, and this is the system controller, where the playbook refuses it.',
  },
  'starlingx/admin-unused': {
    title: 'Only a subcloud has a use for an admin network',
    why: 'Only the distributed cloud manager asks for an admin network. Without it the pool is made, and neither routes nor endpoints refer to it.',
    says: () => 'The admin network links a subcloud to its system controller, and this system is no part of a distributed cloud: StarlingX takes it, and nothing uses it.',
  },
  'starlingx/missing-subnet': {
    title: 'Every platform network has a subnet of the primary family',
    why: 'The family of the first pool of a network is its primary one, in which hosts, etcd and endpoints talk. validate-config compares management, OAM and the cluster networks before anything is installed.',
    says: {
      network: ({ network, family }: InNetwork) => `The ${NETWORKS[network]} network has no ${FAMILY_LABEL[family]} subnet, and ${FAMILY_LABEL[family]} is the primary family of every platform network.`,
      'wrong-default': ({ network, family, byDefault }: InNetwork & { byDefault: string }) => `The ${NETWORKS[network]} network has no ${FAMILY_LABEL[family]} subnet, and ${FAMILY_LABEL[family]} is the primary family of every platform network. The playbook would take ${byDefault} and then refuse it for its family.`,
      pxeboot: () => 'The PXE boot network has no IPv4 subnet, and hosts boot over IPv4.',
    },
  },
  'starlingx/unexpected-family': {
    title: 'No subnet of a family that the system does not speak',
    why: 'A second pool makes a network dual stack to sysinv, which then gives every interface on it an address of that family and asks the same of other networks.',
    says: ({ ipFamily, text, family, network }: InNetwork & { ipFamily: IpFamily; text: string }) => `The system speaks ${ipFamily} alone, and ${text || 'there'} is an ${FAMILY_LABEL[family]} subnet of the ${NETWORKS[network]} network. Remove it, or make the system dual stack.`,
  },
  'starlingx/dual-stack-together': {
    title: 'Cluster pod, service and host networks are dual stack together, and OAM with them',
    why: 'kubeadm gets Pods and Services of both families from these pools, and kubelets --node-ip from cluster host. Without OAM in both, nothing outside reaches the second family.',
    says: {
      none: ({ network, family }: InNetwork) => `The ${NETWORKS[network]} network has no ${FAMILY_LABEL[family]} subnet: ${TOGETHER}`,
      others: ({ network, family, others }: InNetwork & { others: readonly NetworkName[] }) =>
        `The ${NETWORKS[network]} network has no ${FAMILY_LABEL[family]} subnet, and the ${others.map((each) => NETWORKS[each].toLowerCase()).join(' and ')} network${others.length > 1 ? 's have' : ' has'} one: ${TOGETHER}`,
    },
  },
  'starlingx/multicast-subnet': {
    title: 'The multicast subnet is multicast',
    why: 'Services of the platform send heartbeats and messages to groups out of this range. Nobody can join an address that is not multicast, so nothing would arrive.',
    says: ({ text, family, block }: { text: string; family: Family; block: string }) => `${text} is not multicast; ${FAMILY_LABEL[family]} multicast lies in ${block}.`,
  },
  'starlingx/second-multicast': {
    title: 'A second multicast subnet is not needed',
    why: "Groups are formed in the primary family of the management network only; validate-config asks one pool of that family, and looks at a second one's form alone.",
    says: {
      install: ({ text }: { text: string }) => `StarlingX takes ${text} as a second multicast subnet; hosts talk to one another over the primary addresses of the management network, and need none.`,
      running: ({ text }: { text: string }) => `StarlingX takes ${text} as a second multicast subnet, which the script leaves as it is; hosts talk to one another over the primary addresses of the management network, and need none.`,
    },
  },
  'starlingx/link-local': {
    title: 'Only PXE boot does well with link-local addresses',
    why: 'sysinv checks that a pool is unicast and free of host bits, which link-local ranges are. Floating address and gateway then lie in a range that no router forwards.',
    says: ({ text, network }: { text: string; network: NetworkName }) => `${text} of the ${NETWORKS[network]} network is link-local: StarlingX takes it, and no router carries it, so nothing beyond the link reaches a host there. Take a private range.`,
  },
  'starlingx/subnet-size': {
    title: 'Subnets are large enough, and that of Services is not too large',
    why: 'validate_address_range.yml counts: at least 65,536 for Pods and for Services, at most 2²⁰ for Services (kube-apiserver); elsewhere floating address, controllers, network and broadcast.',
    says: {
      large: ({ text, bits, network, most, prefix }: { text: string; bits: number; network: NetworkName; most: string; prefix: number }) => `${text} holds ${formatPower(bits)} addresses; the playbook takes at most ${count(most)} in the ${NETWORKS[network]} subnet, so the prefix must be /${prefix} or longer.`,
      system: ({ text, addresses, network, systemType, least, prefix }: Small) => `${text} holds ${count(addresses)} addresses; the ${NETWORKS[network]} subnet of ${SYSTEM_TYPE_LABEL[systemType]} needs at least ${count(least)}, so the prefix must be /${prefix} or shorter.`,
      subcloud: ({ text, addresses, network, systemType, least, prefix }: Small) => `${text} holds ${count(addresses)} addresses; the ${NETWORKS[network]} subnet of ${SYSTEM_TYPE_LABEL[systemType]} as a subcloud needs at least ${count(least)}, so the prefix must be /${prefix} or shorter.`,
    },
  },
  'starlingx/ipv6-prefix': {
    title: 'IPv6 subnets of hosts are /64 or longer',
    why: 'validate-config ends with "IPv6 minimum prefix length is …" before it makes anything; the distributed cloud manager has a like limit for subclouds.',
    says: {
      system: ({ text, prefix, network, least }: { text: string; prefix: number; network: NetworkName; least: number }) => `${text} has a prefix of /${prefix}; the playbook takes IPv6 subnets of the ${NETWORKS[network]} network from /${least} on.`,
      subcloud: ({ text, prefix, network, least }: { text: string; prefix: number; network: NetworkName; least: number }) => `${text} has a prefix of /${prefix}; for a subcloud, the system controller takes IPv6 subnets of the ${NETWORKS[network]} network from /${least} on.`,
    },
  },
  'starlingx/untypical-prefix': {
    title: 'On Standard systems the playbook warns of prefixes shorter than /24',
    why: 'The condition reads a prefix as a number. It stands there for scaling, and a Standard system is what scales: its text is "This will affect scaling of the system!".',
    says: ({ text, typical, network }: { text: string; typical: number; network: NetworkName }) => `${text}: the playbook prints a warning for a prefix shorter than /${typical} of the ${NETWORKS[network]} network on a Standard system, and goes on.`,
  },
  'starlingx/network-overlap': {
    title: 'No two platform networks share an address',
    why: 'sysinv keeps one table of addresses for all pools, and hosts a route for each network: with a shared address neither could say whose it is.',
    says: {
      same: ({ network, text, other }: Omit<Overlap, 'otherText'>) => `The ${NETWORKS[network]} subnet ${text} is that of the ${NETWORKS[other]} network too: ${POOLS_APART}`,
      inside: ({ network, text, other, otherText }: Overlap) => `The ${NETWORKS[network]} subnet ${text} lies inside the ${NETWORKS[other]} subnet ${otherText}: ${POOLS_APART}`,
      around: ({ network, text, other, otherText }: Overlap) => `The ${NETWORKS[network]} subnet ${text} encloses the ${NETWORKS[other]} subnet ${otherText}: ${POOLS_APART}`,
    },
  },
};

/** Single addresses. */
const addresses = {
  'starlingx/no-such-address': {
    title: 'Only addresses that StarlingX lets a plan choose',
    why: 'prepare-env reads a fixed set of variables for each network and computes the others from the floating address. A variable that it does not know is passed over.',
    says: {
      simplex: ({ network, text }: { network: NetworkName; text: string }) => `AIO-SX has one controller, which has the floating address of the ${NETWORKS[network]} network; ${text} would not be used.`,
      controller: ({ field, network, text }: { field: AddressField; network: NetworkName; text: string }) => `There is no way to choose the ${ADDRESSES[field]} of the ${NETWORKS[network]} network: the controllers have the addresses after the floating one; ${text} would not be used.`,
      other: ({ field, network, text }: { field: AddressField; network: NetworkName; text: string }) => `There is no way to choose the ${ADDRESSES[field]} of the ${NETWORKS[network]} network; ${text} would not be used.`,
    },
  },
  'starlingx/address-without-subnet': {
    title: 'Every list of addresses has the families of its subnets',
    why: 'In default.yml an address of two families is one text with a comma. validate_dual_stack_address_vs_subnet.py takes both lists apart and compares them place by place.',
    says: ({ text, family, field, network }: Place & { text: string }) => `${text || 'An empty text'} is the ${FAMILY_LABEL[family]} ${ADDRESSES[field]} of the ${NETWORKS[network]} network, which has no ${FAMILY_LABEL[family]} subnet. Each list of addresses follows the list of subnets, family by family.`,
  },
  'starlingx/address': {
    title: 'An address is one of its subnet, and neither the network nor the broadcast address',
    why: 'Address and pool are stored with one prefix. sysinv answers 400 where the address is not of that network, or is its first or (in IPv4) its last one.',
    says: {
      ...problems,
      family: ({ text, ...place }: Place & { text: string }) => `${text} is not an ${FAMILY_LABEL[place.family]} address, and this is the ${placed(place)}.`,
      outside: ({ text, subnet, network }: { text: string; subnet: string; network: NetworkName }) => `${text} lies outside ${subnet}, the subnet of the ${NETWORKS[network]} network.`,
      network: ({ text, subnet }: { text: string; subnet: string }) => `${text} is the address of the network ${subnet} itself, which no host can have.`,
      broadcast: ({ text, subnet }: { text: string; subnet: string }) => `${text} is the broadcast address of ${subnet}, which no host can have.`,
    },
  },
  'starlingx/missing-address': {
    title: 'OAM has a floating address, and when it is installed a gateway, in each of its families',
    why: 'Other networks begin with their floating address at the start of the range. OAM is part of a network of yours, so which addresses are free there only you can say.',
    says: ({ family, field }: { family: Family; field: AddressField }) => `The OAM network has no ${FAMILY_LABEL[family]} ${ADDRESSES[field]}, and StarlingX derives none: it takes one for each subnet.`,
  },
  'starlingx/gateway-families': {
    title: 'A gateway is named in each family of its network, or in none',
    why: 'Each pool has a gateway of its own, and the two are split at one comma: with a single text, the validation script cannot tell which subnet it goes with.',
    says: ({ network, family }: InNetwork) => `The ${NETWORKS[network]} network has two subnets and one gateway; the ${FAMILY_LABEL[family]} one is missing. The list of gateways follows the list of subnets.`,
  },
  'starlingx/oam-gateway': {
    title: 'OAM has a gateway in the family that is added, or is reached from its own link alone',
    why: 'A pool may lack one: only floating and controller addresses are required of it. Routes by default come from the first of OAM, management and admin that has any gateway, so another network does not stand in.',
    says: ({ family, subnet }: { family: Family; subnet: string }) => `The OAM network gets no ${FAMILY_LABEL[family]} gateway. StarlingX takes that, and gives its hosts no ${FAMILY_LABEL[family]} route beyond ${subnet}: in that family they are reached from there alone, and reach nothing else. Name the router of this subnet, or give it later with system addrpool-modify --gateway-address.`,
  },
};

type Range = { readonly network: NetworkName; readonly start: string; readonly end: string };
type Counted = Range & { readonly addresses: string };
const holds = ({ network, start, end, addresses: held }: Counted) => `The range of the ${NETWORKS[network]} network, ${start} to ${end}, holds ${addressCount(held)}`;
type Room = Range & { readonly room: string };
const hasRoom = ({ network, start, end, room }: Room) => `The range of the ${NETWORKS[network]} network, ${start} to ${end}, has ${addressCount(room)} beside those of the controllers`;
const NO_ROOM = 'StarlingX ends there with "has no available addresses". Make the range longer.';
type Assumed = { network: NetworkName; assumed: readonly string[]; given: readonly string[] };
const takes = (given: readonly string[]) => `sysinv takes the first free addresses of the range, ${given.join(', ')}, and these stay. Let the range begin with the floating address, and the gateway lie outside it.`;

/** Ranges, and addresses that must fit them. */
const ranges = {
  'starlingx/address-range': {
    title: 'A range runs upwards and holds enough addresses',
    why: 'validate_address_range.yml takes two off the least size of the subnet, for network and broadcast. Out of the range sysinv allocates the controllers, one after the other.',
    says: {
      'gateway-in-subnet': ({ gateway, ...range }: Counted & { gateway: string }) => `${holds(range)}, and the gateway ${gateway} is one of them: what is left does not do for the controllers. Take a larger subnet.`,
      backwards: ({ network, start, end }: Range) => `The range of the ${NETWORKS[network]} network runs from ${start} to ${end}, backwards.`,
      single: ({ network, start }: { network: NetworkName; start: string }) => `The range of the ${NETWORKS[network]} network is the one address ${start}; its start lies below its end.`,
      small: ({ least, ...range }: Counted & { least: string }) => `${holds(range)}; it needs at least ${count(least)}.`,
      gateway: (range: Counted) => `${holds(range)}, and the gateway is one of them: what is left does not do for the controllers.`,
    },
  },
  'starlingx/address-outside-range': {
    title: 'Floating and controller addresses lie in the range of their network',
    why: "A pool hands out what lies in its ranges, and the controllers' addresses are among those that it hands out. sysinv checks each as the pool is added.",
    says: {
      range: ({ text, start, end, ...place }: Place & { text: string; start: string; end: string }) => `${text}, the ${placed(place)}, lies outside the range ${start} to ${end}: StarlingX refuses an address pool with it.`,
      'following-range': ({ text, follows, start, end, ...place }: Place & { text: string; follows: string; start: string; end: string }) => `${text}, the ${placed(place)}, which follows ${follows}, lies outside the range ${start} to ${end}: StarlingX refuses an address pool with it.`,
      'following-subnet': ({ text, follows, subnet, ...place }: Place & { text: string; follows: string; subnet: string }) => `${text}, the ${placed(place)}, which follows ${follows}, lies outside the subnet ${subnet}: StarlingX refuses an address pool with it.`,
    },
  },
  'starlingx/assumed-addresses': {
    title: 'The playbook and sysinv give the controllers the same addresses',
    why: 'prepare-env computes start, start + 1 and start + 2; get_next_available_ip_address of sysinv goes by what is free. What the playbook writes before sysinv runs names the first.',
    says: {
      simplex: ({ network, assumed, given }: Assumed) => `While it bootstraps, the playbook counts on ${assumed.join(', ')} of the ${NETWORKS[network]} network for the floating address; ${takes(given)}`,
      duplex: ({ network, assumed, given }: Assumed) => `While it bootstraps, the playbook counts on ${assumed.join(', ')} of the ${NETWORKS[network]} network for the floating address and the controllers; ${takes(given)}`,
    },
  },
  'starlingx/host-room': {
    title: 'The ranges of management and cluster host have an address for every host',
    why: 'sysinv allocates an address in both networks for every host, in order, and keeps none back. The command that adds the host, or assigns the pool, fails at the one too many.',
    says: {
      simplex: ({ hosts, kind }: { hosts: number; kind: HostKind }) => `AIO-SX is one host, and the plan has ${hosts} of personality ${kind} beside it. Take AIO-DX or Standard.`,
      hosts: ({ hosts, ...room }: Room & { hosts: string }) => `${hasRoom(room)}, and the plan has ${count(hosts)} other host${hosts === '1' ? '' : 's'}: ${NO_ROOM}`,
      worker: (room: Room) => `${hasRoom(room)}, and a Standard system has a worker at least: ${NO_ROOM}`,
    },
  },
  'starlingx/addresses-distinct': {
    title: 'Gateway, floating address and controllers have addresses of their own',
    why: 'Floating address and gateway are answered for on the link by different machines. sysinv compares the fields of a pool and says which two are the same.',
    says: {
      given: ({ text, other, field, network, family }: Place & { text: string; other: AddressField }) => `${text} is the ${ADDRESSES[other]} and the ${ADDRESSES[field]} of the ${NETWORKS[network]} network (${FAMILY_LABEL[family]}); each needs its own.`,
      derived: ({ text, other, field, network, family }: Place & { text: string; other: AddressField }) => `${text} is the ${ADDRESSES[other]} and the ${ADDRESSES[field]}, as the playbook derives it, of the ${NETWORKS[network]} network (${FAMILY_LABEL[family]}); each needs its own.`,
    },
  },
  'starlingx/gateway-room': {
    title: 'The management range of a system controller leaves room for a gateway',
    why: 'The playbook compares sizes: a range as large as the subnet less two leaves "no addresses left for System Controller gateway(s)".',
    says: ({ start, end, subnet }: { start: string; end: string; subnet: string }) => `The management range ${start} to ${end} takes all of ${subnet}: no address is left for the gateway through which subclouds reach the system controller.`,
  },
};

/** Rules about the platform networks. */
export const networkRules = { ...subnets, ...addresses, ...ranges };
