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
    says: ({ text }: { text: string }) => `${text} is an IPv6 subnet, and hosts boot over IPv4: the PXE boot network takes an IPv4 subnet and no other, whatever the rest of the system speaks.`,
  },
  'starlingx/admin-network': {
    title: 'A system controller has no admin network',
    says: () => 'The admin network links a subcloud to its system controller, and this is the system controller, where the playbook refuses it.',
  },
  'starlingx/admin-unused': {
    title: 'Only a subcloud has a use for an admin network',
    says: () => 'The admin network links a subcloud to its system controller, and this system is no part of a distributed cloud: StarlingX takes it, and nothing uses it.',
  },
  'starlingx/missing-subnet': {
    title: 'Every platform network has a subnet of the primary family',
    says: {
      network: ({ network, family }: InNetwork) => `The ${NETWORKS[network]} network has no ${FAMILY_LABEL[family]} subnet, and ${FAMILY_LABEL[family]} is the primary family of every platform network.`,
      'wrong-default': ({ network, family, byDefault }: InNetwork & { byDefault: string }) => `The ${NETWORKS[network]} network has no ${FAMILY_LABEL[family]} subnet, and ${FAMILY_LABEL[family]} is the primary family of every platform network. The playbook would take ${byDefault} and then refuse it for its family.`,
      pxeboot: () => 'The PXE boot network has no IPv4 subnet, and hosts boot over IPv4.',
    },
  },
  'starlingx/unexpected-family': {
    title: 'No subnet of a family that the system does not speak',
    says: ({ ipFamily, text, family, network }: InNetwork & { ipFamily: IpFamily; text: string }) => `The system speaks ${ipFamily} alone, and ${text || 'there'} is an ${FAMILY_LABEL[family]} subnet of the ${NETWORKS[network]} network. Remove it, or make the system dual stack.`,
  },
  'starlingx/dual-stack-together': {
    title: 'Cluster pod, service and host networks are dual stack together, and OAM with them',
    says: {
      none: ({ network, family }: InNetwork) => `The ${NETWORKS[network]} network has no ${FAMILY_LABEL[family]} subnet: ${TOGETHER}`,
      others: ({ network, family, others }: InNetwork & { others: readonly NetworkName[] }) =>
        `The ${NETWORKS[network]} network has no ${FAMILY_LABEL[family]} subnet, and the ${others.map((each) => NETWORKS[each].toLowerCase()).join(' and ')} network${others.length > 1 ? 's have' : ' has'} one: ${TOGETHER}`,
    },
  },
  'starlingx/multicast-subnet': {
    title: 'The multicast subnet is multicast',
    says: ({ text, family, block }: { text: string; family: Family; block: string }) => `${text} is not multicast; ${FAMILY_LABEL[family]} multicast lies in ${block}.`,
  },
  'starlingx/second-multicast': {
    title: 'A second multicast subnet is not needed',
    says: {
      install: ({ text }: { text: string }) => `StarlingX takes ${text} as a second multicast subnet; hosts talk to one another over the primary addresses of the management network, and need none.`,
      running: ({ text }: { text: string }) => `StarlingX takes ${text} as a second multicast subnet, which the script leaves as it is; hosts talk to one another over the primary addresses of the management network, and need none.`,
    },
  },
  'starlingx/link-local': {
    title: 'Only PXE boot does well with link-local addresses',
    says: ({ text, network }: { text: string; network: NetworkName }) => `${text} of the ${NETWORKS[network]} network is link-local: StarlingX takes it, and no router carries it, so nothing beyond the link reaches a host there. Take a private range.`,
  },
  'starlingx/subnet-size': {
    title: 'Subnets are large enough, and that of Services is not too large',
    says: {
      large: ({ text, bits, network, most, prefix }: { text: string; bits: number; network: NetworkName; most: string; prefix: number }) => `${text} holds ${formatPower(bits)} addresses; the playbook takes at most ${count(most)} in the ${NETWORKS[network]} subnet, so the prefix must be /${prefix} or longer.`,
      system: ({ text, addresses, network, systemType, least, prefix }: Small) => `${text} holds ${count(addresses)} addresses; the ${NETWORKS[network]} subnet of ${SYSTEM_TYPE_LABEL[systemType]} needs at least ${count(least)}, so the prefix must be /${prefix} or shorter.`,
      subcloud: ({ text, addresses, network, systemType, least, prefix }: Small) => `${text} holds ${count(addresses)} addresses; the ${NETWORKS[network]} subnet of ${SYSTEM_TYPE_LABEL[systemType]} as a subcloud needs at least ${count(least)}, so the prefix must be /${prefix} or shorter.`,
    },
  },
  'starlingx/ipv6-prefix': {
    title: 'IPv6 subnets of hosts are /64 or longer',
    says: {
      system: ({ text, prefix, network, least }: { text: string; prefix: number; network: NetworkName; least: number }) => `${text} has a prefix of /${prefix}; the playbook takes IPv6 subnets of the ${NETWORKS[network]} network from /${least} on.`,
      subcloud: ({ text, prefix, network, least }: { text: string; prefix: number; network: NetworkName; least: number }) => `${text} has a prefix of /${prefix}; for a subcloud, the system controller takes IPv6 subnets of the ${NETWORKS[network]} network from /${least} on.`,
    },
  },
  'starlingx/untypical-prefix': {
    title: 'On Standard systems the playbook warns of prefixes shorter than /24',
    says: ({ text, typical, network }: { text: string; typical: number; network: NetworkName }) => `${text}: the playbook prints a warning for a prefix shorter than /${typical} of the ${NETWORKS[network]} network on a Standard system, and goes on.`,
  },
  'starlingx/network-overlap': {
    title: 'No two platform networks share an address',
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
    says: {
      simplex: ({ network, text }: { network: NetworkName; text: string }) => `AIO-SX has one controller, which has the floating address of the ${NETWORKS[network]} network; ${text} would not be used.`,
      controller: ({ field, network, text }: { field: AddressField; network: NetworkName; text: string }) => `There is no way to choose the ${ADDRESSES[field]} of the ${NETWORKS[network]} network: the controllers have the addresses after the floating one; ${text} would not be used.`,
      other: ({ field, network, text }: { field: AddressField; network: NetworkName; text: string }) => `There is no way to choose the ${ADDRESSES[field]} of the ${NETWORKS[network]} network; ${text} would not be used.`,
    },
  },
  'starlingx/address-without-subnet': {
    title: 'Every list of addresses has the families of its subnets',
    says: ({ text, family, field, network }: Place & { text: string }) => `${text || 'An empty text'} is the ${FAMILY_LABEL[family]} ${ADDRESSES[field]} of the ${NETWORKS[network]} network, which has no ${FAMILY_LABEL[family]} subnet. Each list of addresses follows the list of subnets, family by family.`,
  },
  'starlingx/address': {
    title: 'An address is one of its subnet, and neither the network nor the broadcast address',
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
    says: ({ family, field }: { family: Family; field: AddressField }) => `The OAM network has no ${FAMILY_LABEL[family]} ${ADDRESSES[field]}, and StarlingX derives none: it takes one for each subnet.`,
  },
  'starlingx/gateway-families': {
    title: 'A gateway is named in each family of its network, or in none',
    says: ({ network, family }: InNetwork) => `The ${NETWORKS[network]} network has two subnets and one gateway; the ${FAMILY_LABEL[family]} one is missing. The list of gateways follows the list of subnets.`,
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
    says: {
      range: ({ text, start, end, ...place }: Place & { text: string; start: string; end: string }) => `${text}, the ${placed(place)}, lies outside the range ${start} to ${end}: StarlingX refuses an address pool with it.`,
      'following-range': ({ text, follows, start, end, ...place }: Place & { text: string; follows: string; start: string; end: string }) => `${text}, the ${placed(place)}, which follows ${follows}, lies outside the range ${start} to ${end}: StarlingX refuses an address pool with it.`,
      'following-subnet': ({ text, follows, subnet, ...place }: Place & { text: string; follows: string; subnet: string }) => `${text}, the ${placed(place)}, which follows ${follows}, lies outside the subnet ${subnet}: StarlingX refuses an address pool with it.`,
    },
  },
  'starlingx/assumed-addresses': {
    title: 'The playbook and sysinv give the controllers the same addresses',
    says: {
      simplex: ({ network, assumed, given }: Assumed) => `While it bootstraps, the playbook counts on ${assumed.join(', ')} of the ${NETWORKS[network]} network for the floating address; ${takes(given)}`,
      duplex: ({ network, assumed, given }: Assumed) => `While it bootstraps, the playbook counts on ${assumed.join(', ')} of the ${NETWORKS[network]} network for the floating address and the controllers; ${takes(given)}`,
    },
  },
  'starlingx/host-room': {
    title: 'The ranges of management and cluster host have an address for every host',
    says: {
      simplex: ({ hosts, kind }: { hosts: number; kind: HostKind }) => `AIO-SX is one host, and the plan has ${hosts} of personality ${kind} beside it. Take AIO-DX or Standard.`,
      hosts: ({ hosts, ...room }: Room & { hosts: string }) => `${hasRoom(room)}, and the plan has ${count(hosts)} other host${hosts === '1' ? '' : 's'}: ${NO_ROOM}`,
      worker: (room: Room) => `${hasRoom(room)}, and a Standard system has a worker at least: ${NO_ROOM}`,
    },
  },
  'starlingx/addresses-distinct': {
    title: 'Gateway, floating address and controllers have addresses of their own',
    says: {
      given: ({ text, other, field, network, family }: Place & { text: string; other: AddressField }) => `${text} is the ${ADDRESSES[other]} and the ${ADDRESSES[field]} of the ${NETWORKS[network]} network (${FAMILY_LABEL[family]}); each needs its own.`,
      derived: ({ text, other, field, network, family }: Place & { text: string; other: AddressField }) => `${text} is the ${ADDRESSES[other]} and the ${ADDRESSES[field]}, as the playbook derives it, of the ${NETWORKS[network]} network (${FAMILY_LABEL[family]}); each needs its own.`,
    },
  },
  'starlingx/gateway-room': {
    title: 'The management range of a system controller leaves room for a gateway',
    says: ({ start, end, subnet }: { start: string; end: string; subnet: string }) => `The management range ${start} to ${end} takes all of ${subnet}: no address is left for the gateway through which subclouds reach the system controller.`,
  },
};

/** Rules about the platform networks. */
export const networkRules = { ...subnets, ...addresses, ...ranges };
