import { formatCount } from '../../../../address/capacity.js';
import type { Words } from '../../../../findings/message.js';
import type { NamedRange } from '../../../../messages/en.js';

const FROM_SUBNETS = 'and a Turbo cluster has none: its Pods take addresses of the pod subnets.';
type InVpc = { readonly range: NamedRange; readonly vpc: string };

/** What is said of the ranges of Pods and Services. */
export const ranges = {
  'cce/turbo-container-cidr': {
    title: 'A Turbo cluster has no container CIDR block',
    why: 'eni is the only model of a Turbo cluster, and containerNetwork carries nothing but its mode there; addresses come by eniNetwork.',
    says: {
      one: ({ range }: { range: string }) => `${range} is given as container CIDR block, ${FROM_SUBNETS}`,
      more: () => `Further container CIDR blocks are given, ${FROM_SUBNETS}`,
    },
  },
  'cce/pod-cidr-assigned': {
    title: 'The IPv6 range of Pods is assigned by the cloud',
    why: "containerNetwork.cidrs takes IPv4 blocks. In IPv6 a tunnel network has a range of CCE's own, and a Turbo Pod an address of its subnet.",
    says: ({ range }: { range: string }) => `${range} is given as the IPv6 range of Pods, and CCE has no field for one: the cloud assigns it.`,
  },
  'cce/container-cidr-count': {
    title: 'A tunnel network has one container CIDR block, a VPC network up to 20',
    why: 'With vpc-router each block is a set of routes, so more can be added. A tunnel network builds one overlay out of one block when the cluster is made.',
    says: {
      tunnel: ({ count }: { count: number }) => `${count} container CIDR blocks are given, and a Tunnel network has one, which can never grow. Take one that is large enough.`,
      vpc: ({ count, most }: { count: number; most: number }) => `${count} container CIDR blocks are given; a VPC network takes at most ${most}.`,
    },
  },
  'cce/container-cidrs-apart': {
    title: 'Container CIDR blocks share no address',
    why: 'Blocks are cut for nodes one by one. Where two share addresses, two nodes would get the same ones and the VPC two routes for them.',
    says: ({ range, other }: { range: string; other: string }) => `The container CIDR block ${range} shares addresses with ${other}: CCE answers "Container network CIDR blocks conflict" (CCE.01400005). Blocks of one cluster are apart.`,
  },
  'cce/tunnel-container-cidr': {
    title: 'The container CIDR block of a tunnel network is /19 or larger, because it can never grow',
    why: 'Each node takes blocks of 16 addresses as its Pods grow: a /19 holds 512 of them. The consoles ask for that much, as a block that is used up means a new cluster.',
    says: ({ range, addresses, longest }: { range: string; addresses: string; longest: number }) => `${range} holds ${formatCount(BigInt(addresses))} addresses, and the container CIDR block of a Tunnel network can never be extended: its prefix is at most ${longest}.`,
  },
  'cce/container-cidr-recommended': {
    title: 'Container CIDR blocks are those that CCE recommends',
    why: "The API reference names these. Where another conflicts, Huawei Cloud's says that an error is reported, and Open Telekom Cloud's that the system selects a block itself.",
    says: ({ range }: { range: string }) => `${range} is not among the recommended container CIDR blocks: 10.0.0.0/12 to /19, 172.16.0.0/16 to /19, 192.168.0.0/16 to /19.`,
  },
  'cce/vpc-overlap': {
    title: 'Container and Service CIDR blocks of a standard cluster lie outside the VPC',
    why: 'On each node routes to Pods and rules for Services come before the route of the VPC, so a server in the shared part is never reached from the cluster.',
    says: ({ range, vpc }: InVpc, { nameOf }: Words) => `The ${nameOf(range.name)} ${range.text} shares addresses with the VPC ${vpc}: traffic inside the VPC would be taken for cluster traffic (CCE.01400005). The two must be apart, also where the VPC has no subnet yet.`,
  },
  'cce/service-cidr-vpc': {
    title: 'The Service CIDR block of a Turbo cluster takes no room of the VPC',
    why: 'On each node kube-proxy takes packets to a ClusterIP for its own, so a host with such an address is not reached. The manual forbids the pair for subnets that are there.',
    says: ({ range, vpc }: InVpc, { nameOf }: Words) => `The ${nameOf(range.name)} ${range.text} lies in a part of the VPC ${vpc} that has no subnet yet. No subnet can be made there later that Pods are to reach. Take a range outside the VPC.`,
  },
  'cce/ipv6-service-cidr': {
    title: 'The IPv6 Service CIDR block of a Turbo cluster lies in fc00::/8 with a prefix of 112 to 120',
    why: 'The form of the consoles checks block and prefix. /112 is the largest: as many Services as an IPv4 /16, which is the default beside it.',
    says: {
      outside: ({ range, usual }: { range: string; usual: string }) => `${range} is outside fc00::/8, the only block from which CCE takes the IPv6 Service CIDR block. The default is ${usual}.`,
      'other-half': ({ range, usual }: { range: string; usual: string }) => `${range} is outside fc00::/8, the only block from which CCE takes the IPv6 Service CIDR block (fd00::/8 is the other half of the unique local addresses). The default is ${usual}.`,
      size: ({ range, addresses, shortest, longest }: { range: string; addresses: string; shortest: number; longest: number }) => `${range} holds ${formatCount(BigInt(addresses))} addresses; the prefix of the IPv6 Service CIDR block is ${shortest} (65,535 Services) to ${longest} (255).`,
    },
  },
  'cce/ipv6-service-cidr-fixed': {
    title: 'Only a dual-stack Turbo cluster takes an IPv6 Service CIDR block',
    why: 'The API reads serviceNetwork.IPv6CIDR for Turbo clusters with IPv6 and gives the others a value of its own.',
    says: ({ range, fixed }: { range: string; fixed: string }) => `${range} is given as IPv6 Service CIDR block, and a standard cluster always has ${fixed}: only dual-stack Turbo clusters take one.`,
  },
  'cce/cloud-ranges': {
    title: 'No container or Service range where the cloud has its own services',
    why: 'Nodes reach DNS, image registry, time and object storage of the cloud in these blocks. A route of the cluster for the same addresses cuts them off.',
    says: ({ range, block }: { range: string; block: string }) => `${range} takes addresses of ${block}, which the cloud uses for services of its own, DNS servers among them. Take a private range.`,
  },
};
