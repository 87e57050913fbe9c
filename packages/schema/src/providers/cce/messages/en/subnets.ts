import { problems } from '../../../../messages/en.js';
import { SITE, type Site } from '../../catalog.js';

type Named = 'vpc' | 'subnet';
const NAMED: Readonly<Record<Named, string>> = { vpc: 'VPC', subnet: 'subnet' };
/** The name of a subnet behind what it is for; it may not have one yet. */
const after = (subnet: string) => (subnet === '' ? '' : ` ${subnet}`);
const NAME_HINT = '1 to 64 letters, digits, hyphens, underscores and dots, without spaces';
const VPC_RANGES = '10.0.0.0/8 to /24, 172.16.0.0/12 to /24, 192.168.0.0/16 to /24';
type Servers = 'DNS' | 'NTP';

/** What is said of the VPC and its subnets. */
export const subnets = {
  'cce/vpc-names': {
    title: 'VPC and subnets have names of 1 to 64 letters, digits, hyphens, underscores and dots',
    why: 'The VPC API checks the names of both. Scripts and Terraform find what exists already by them, so they are the one way to say which.',
    says: {
      missing: ({ of }: { of: Named }) => `The ${NAMED[of]} has no name: ${NAME_HINT}.`,
      invalid: ({ of, name }: { of: Named; name: string }) => `${JSON.stringify(name)} is no name for a ${NAMED[of]}: ${NAME_HINT}.`,
    },
  },
  'cce/vpc-cidr': {
    title: 'A VPC lies in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, with a prefix of at most 24',
    why: 'The VPC API knows these three private blocks of RFC 1918 and answers VPC.0212 to others, so that no VPC hides addresses of the Internet.',
    says: {
      small: ({ range, longest }: { range: string; longest: number }) => `${range} is smaller than a VPC may be: its prefix is at most ${longest}. It may be ${VPC_RANGES}.`,
      outside: ({ range }: { range: string }) => `${range} lies outside the blocks that a VPC may take. It may be ${VPC_RANGES}.`,
    },
  },
  'cce/subnet-in-vpc': {
    title: 'Every subnet lies in the VPC',
    why: 'The router of a VPC delivers within its ranges only, so the VPC API compares before it creates a subnet. None may span two of them.',
    says: ({ range, vpc }: { range: string; vpc: string }) => `${range} is not inside the VPC ${vpc}: the cloud answers "Subnet is not in the range of VPC" (VPC.0203). A subnet is a part of its VPC, or all of it.`,
  },
  'cce/subnet-prefix': {
    title: 'A subnet has a prefix of at most 28',
    why: "Five addresses of each subnet are the cloud's own: network, gateway, system, DHCP and broadcast. A /29 would leave three.",
    says: ({ range, longest }: { range: string; longest: number }) => `${range} is smaller than a subnet may be: its prefix is at most ${longest} (VPC.0212).`,
  },
  'cce/subnets-apart': {
    title: 'Subnets of one VPC share no address',
    why: 'The router of the VPC has one route per subnet. With an address in two of them it could not tell where a packet goes.',
    says: ({ subnet, range, other, otherRange }: { subnet: string; range: string; other: string; otherRange: string }) => `The subnet ${subnet} (${range}) shares addresses with ${other} (${otherRange}): the cloud refuses the second one (VPC.0204). Two subnets are apart; one subnet for both purposes has one name and one range.`,
  },
  'cce/subnet-names': {
    title: 'Subnets of one name are one subnet',
    why: 'Files refer to subnets by name: a node pool and eniNetwork would both get the first one that is found.',
    says: ({ subnet, range, otherRange }: { subnet: string; range: string; otherRange: string }) => `Two subnets are called ${subnet}, ${otherRange} and ${range}. Give each a name of its own.`,
  },
  'cce/subnet-gateway': {
    title: 'The gateway is an address of its subnet',
    why: 'gateway_ip is mandatory in the API, and DHCP hands it to every node as the default route. Outside the subnet nothing on the link answers to it.',
    says: {
      ...problems,
      outside: ({ gateway, subnet }: { gateway: string; subnet: string }) => `The gateway ${gateway} is not in its subnet ${subnet}. It is an address of the subnet, by default the first one.`,
      network: ({ gateway, subnet }: { gateway: string; subnet: string }) => `The gateway ${gateway} is the network address of ${subnet}, which no host can have.`,
      broadcast: ({ gateway, subnet }: { gateway: string; subnet: string }) => `The gateway ${gateway} is the broadcast address of ${subnet}, which no host can have.`,
    },
  },
  'cce/subnet-servers': {
    title: 'DNS and NTP servers of a subnet are distinct IPv4 addresses, at most five and four',
    why: 'dnsList and the NTP option go into DHCP for IPv4, whose fields hold IPv4 addresses. DNS over them answers for IPv6 names just the same.',
    says: {
      ...problems,
      count: ({ of, count, most }: { of: Servers; count: number; most: number }) => `${count} ${of} servers are given; a subnet takes at most ${most}.`,
      family: ({ of, address }: { of: Servers; address: string }) => `${address} is an IPv6 address; ${of} servers of a subnet are IPv4 addresses, also where the subnet has IPv6.`,
      twice: ({ of, address }: { of: Servers; address: string }) => `${address} is given twice; each ${of} server is named once.`,
    },
  },
  'cce/subnet-dns-required': {
    title: 'A subnet with nodes has a DNS server',
    why: 'A new node downloads its packages from object storage by a domain name that only a private DNS server of the cloud resolves.',
    says: ({ site, servers }: { site: Site; servers: readonly string[] }) => `The node subnet has no DNS server: nodes cannot be installed without. ${SITE[site].label} has ${servers.join(' and ')}.`,
  },
  'cce/dhcp-lease': {
    title: 'A DHCP lease is 1h to 30000h, and never unlimited where the cluster has IPv6',
    why: 'The lease goes to DHCP as addresstime. The guide for dual stack names subnets without an end to it among its constraints, and gives no reason.',
    says: {
      format: ({ given }: { given: string }) => `${JSON.stringify(given)} is no DHCP lease: hours from 1h to 30000h, such as 24h, or -1 for unlimited.`,
      unlimited: ({ subnet }: { subnet: string }) => `The DHCP lease of ${subnet} is unlimited, and a dual-stack cluster does not take a subnet with an unlimited lease. Give it hours, such as 24h.`,
    },
  },
  'cce/node-subnet-ipv6': {
    title: 'The nodes of a dual-stack cluster sit in a subnet with IPv6',
    why: 'Nodes have no field for an IPv6 address: they get one by being in such a subnet, and CCE asks the VPC about it before it creates a cluster.',
    says: {
      created: ({ subnet }: { subnet: string }) => `The node subnet${after(subnet)} has no IPv6, and CCE refuses a dual-stack cluster in it: "IPv6 not supported for the subnet" (CCE.01400003). Turn IPv6 on.`,
      existing: ({ subnet }: { subnet: string }) => `The node subnet${after(subnet)} has no IPv6, and CCE refuses a dual-stack cluster in it: "IPv6 not supported for the subnet" (CCE.01400003). Turn IPv6 on in the console; it cannot be turned off again.`,
    },
  },
  'cce/pod-subnet-ipv6': {
    title: 'Every pod subnet of a dual-stack cluster has IPv6',
    why: 'Each interface of a Pod is made in one of these subnets. In one without IPv6 it has a single address, and Services of IPv6 would skip the Pod.',
    says: ({ subnet }: { subnet: string }) => `The pod subnet${after(subnet)} has no IPv6, so its Pods could have no IPv6 address: only subnets with IPv6 can be selected (CCE.01400003). Turn IPv6 on.`,
  },
  'cce/subnet-settings': {
    title: 'One subnet for nodes and Pods has one IPv6 switch',
    why: 'It is created once, by one request with one ipv6_enable.',
    says: {
      'on-for-nodes': ({ subnet }: { subnet: string }) => `${subnet} is the subnet of the nodes too, where IPv6 is on, and here it is off.`,
      'off-for-nodes': ({ subnet }: { subnet: string }) => `${subnet} is the subnet of the nodes too, where IPv6 is off, and here it is on.`,
    },
  },
  'cce/existing-subnet': {
    title: 'An existing subnet lies in an existing VPC',
    why: 'A subnet carries the id of its VPC from the start, and that VPC is there already. The look-up in a new one finds nothing.',
    says: ({ subnet, vpc }: { subnet: string; vpc: string }) => `The subnet ${subnet} is said to exist, and its VPC ${vpc} is created with this plan. Say that the VPC exists too, or create the subnet.`,
  },
  'cce/pod-subnet-shared': {
    title: 'Pods and nodes draw from different subnets',
    why: 'A subnet hands out addresses to whoever comes first, and keeps none back for nodes. It can be neither enlarged nor emptied without removing Pods.',
    says: ({ range }: { range: string }) => `Pods take their addresses from ${range}, where the nodes sit: whichever grows first leaves the other without. Give the Pods a subnet of their own.`,
  },
};
