import { cidr } from '../../address/cidr.js';

/** Both clouds that run CCE. */
export const SITES = ['huaweicloud', 'otc'] as const;
export type Site = (typeof SITES)[number];

/** What a cloud is called, and what is written differently for it. */
export interface SiteFacts {
  readonly label: string;
  /** Regions to offer; any other can be typed. */
  readonly regions: readonly string[];
  readonly exampleZone: string;
  /** DNS servers that its subnets take by default. */
  readonly dnsServers: readonly string[];
  /** How its node operating systems are called in the API, the console's default first. */
  readonly operatingSystems: readonly string[];
  readonly exampleNodeFlavor: string;
}

/**
 * DNS servers: utils.go of the opentelekomcloud provider, docs/resources/vpc_subnet.md of the huaweicloud one
 * (they differ by region there, so a person is told to look).
 */
export const SITE: Record<Site, SiteFacts> = {
  huaweicloud: {
    label: 'Huawei Cloud',
    regions: ['cn-north-4', 'cn-north-1', 'cn-east-3', 'cn-south-1', 'cn-southwest-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'af-south-1', 'la-south-2', 'tr-west-1'],
    exampleZone: 'cn-north-4a',
    dnsServers: ['100.125.1.250', '100.125.21.250'],
    operatingSystems: ['Huawei Cloud EulerOS 2.0', 'EulerOS 2.9', 'Ubuntu 22.04'],
    exampleNodeFlavor: 'c7n.xlarge.2',
  },
  otc: {
    label: 'Open Telekom Cloud',
    regions: ['eu-de', 'eu-nl'],
    exampleZone: 'eu-de-01',
    dnsServers: ['100.125.4.25', '100.125.129.199'],
    operatingSystems: ['HCE OS 2.0', 'EulerOS 2.9', 'Ubuntu 22.04'],
    exampleNodeFlavor: 'c7n.xlarge.2',
  },
};

export const CLUSTER_TYPES = ['standard', 'turbo'] as const;
export type ClusterType = (typeof CLUSTER_TYPES)[number];
/** As the consoles call them. */
export const CLUSTER_TYPE_LABEL: Record<ClusterType, string> = { standard: 'CCE Standard Cluster', turbo: 'CCE Turbo Cluster' };
/** `spec.category` of the API. */
export const CATEGORY: Record<ClusterType, string> = { standard: 'CCE', turbo: 'Turbo' };

export const NETWORK_MODELS = ['overlay_l2', 'vpc-router', 'eni'] as const;
export type NetworkModel = (typeof NETWORK_MODELS)[number];
export const NETWORK_MODEL_LABEL: Record<NetworkModel, string> = { overlay_l2: 'Tunnel network', 'vpc-router': 'VPC network', eni: 'Cloud Native Network 2.0' };
/** Which models each type of cluster has, the consoles' first choice first. */
export const MODELS_OF: Record<ClusterType, readonly NetworkModel[]> = { standard: ['overlay_l2', 'vpc-router'], turbo: ['eni'] };
/** The models that speak IPv6. */
export const IPV6_MODELS: readonly NetworkModel[] = ['overlay_l2', 'eni'];

export const PROXY_MODES = ['iptables', 'ipvs'] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];

/** Size of a control plane: the most worker nodes, and how many master nodes it has. */
export interface Flavor {
  readonly id: string;
  readonly nodes: number;
  readonly masters: 1 | 3;
  readonly sites: readonly Site[];
}

/** Cluster scales; the SDK lists cce.s1.large, which Open Telekom Cloud does not document. */
export const FLAVORS: readonly Flavor[] = [
  { id: 'cce.s2.small', nodes: 50, masters: 3, sites: SITES },
  { id: 'cce.s2.medium', nodes: 200, masters: 3, sites: SITES },
  { id: 'cce.s2.large', nodes: 1000, masters: 3, sites: SITES },
  { id: 'cce.s2.xlarge', nodes: 2000, masters: 3, sites: SITES },
  { id: 'cce.s1.small', nodes: 50, masters: 1, sites: SITES },
  { id: 'cce.s1.medium', nodes: 200, masters: 1, sites: SITES },
  { id: 'cce.s1.large', nodes: 1000, masters: 1, sites: ['huaweicloud'] },
];

/** The flavor of an id, if there is one on the site. */
export function flavorOf(id: string, site: Site): Flavor | undefined {
  return FLAVORS.find((flavor) => flavor.id === id && flavor.sites.includes(site));
}

/** Blocks that a VPC may lie in, with the longest prefix; the shortest is that of the block itself. */
export const VPC_BLOCKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidr);
/** Longest prefix of a VPC: the consoles and the manual say 24 (the SDK's comment says 28, which we do not rely on). */
export const VPC_LONGEST_PREFIX = 24;
/** Longest prefix of a subnet. */
export const SUBNET_LONGEST_PREFIX = 28;
/** Addresses of a subnet that no node, Pod or load balancer gets: network, gateway, system interface, DHCP, broadcast. */
export const SUBNET_RESERVED_ADDRESSES = 5n;
/** Most DNS servers of a subnet. */
export const MAX_DNS_SERVERS = 5;
/** Most NTP servers of a subnet. */
export const MAX_NTP_SERVERS = 4;
/** Most tags of a resource in the consoles; a VPC or subnet of the Huawei Cloud API takes ten. */
export const MAX_TAGS = 20;

/** Recommended container CIDR blocks: the block, and the shortest prefix in it; the longest is 19 everywhere. */
export const CONTAINER_BLOCKS = [
  { block: cidr('10.0.0.0/8'), shortest: 12 },
  { block: cidr('172.16.0.0/12'), shortest: 16 },
  { block: cidr('192.168.0.0/16'), shortest: 16 },
] as const;
export const CONTAINER_LONGEST_PREFIX = 19;
/** The container CIDR that a plan is offered first. */
export const DEFAULT_CONTAINER_CIDR = '172.16.0.0/16';
/** Most container CIDR blocks of a VPC-network cluster. */
export const MAX_CONTAINER_CIDRS = 20;
/** Pod addresses that a node of a tunnel network takes at a time: blocks of /28. */
export const TUNNEL_BLOCK_PREFIX = 28;
/** Pod addresses of a node's range in a VPC network that no Pod gets. */
export const VPC_NETWORK_UNUSABLE = 3n;
/** Range of `alpha.cce/fixPoolMask`. */
export const FIX_POOL_MASK = { shortest: 24, longest: 28, usual: 25 } as const;

/** The IPv4 Service CIDR unless the plan names another. */
export const DEFAULT_SERVICE_CIDR = '10.247.0.0/16';
/** The IPv6 Service CIDR of a Turbo cluster unless the plan names another. */
export const DEFAULT_IPV6_SERVICE_CIDR = 'fc00::/112';
/** The block in which the IPv6 Service CIDR of a Turbo cluster must lie, and its prefixes. */
export const IPV6_SERVICE_BLOCK = { block: cidr('fc00::/8'), shortest: 112, longest: 120 } as const;
/** The IPv6 Service CIDR of every standard dual-stack cluster. */
export const STANDARD_IPV6_SERVICE_CIDR = 'fd00:1234::/120';

/** Ranges that the clouds use themselves. */
export const CLOUD_RANGES = ['100.64.0.0/10', '198.18.0.0/15', '214.0.0.0/7'].map(cidr);

/** Sizes of a shared bandwidth in Mbit/s, and in which steps they grow up to a limit. */
export const BANDWIDTH = { smallest: 5, largest: 2000, usual: 10, steps: [{ upTo: 300, step: 1 }, { upTo: 1000, step: 50 }, { upTo: 2000, step: 500 }] } as const;
/** IPv6 interfaces of one shared bandwidth before a tenant asks for more. */
export const BANDWIDTH_QUOTA = 20;
/** VPC routes before a tenant asks for more; a VPC network needs one per node. */
export const ROUTE_QUOTA = 100;
/** Most Pods of a Turbo cluster. */
export const MAX_TURBO_PODS = 100_000n;

/** Physical servers on which Pods of a Turbo cluster speak both families. */
export const DUAL_STACK_PHYSICAL = ['c6.22xlarge.4.physical', 'c7.32xlarge.4.physical'] as const;

export const VOLUME_TYPES = ['SSD', 'GPSSD', 'ESSD', 'SAS', 'SATA'] as const;
export const RUNTIMES = ['containerd', 'docker'] as const;
export const LOAD_BALANCER_CLASSES = ['performance', 'union'] as const;
export const AUTHENTICATION_MODES = ['rbac', 'authenticating_proxy'] as const;
export const CPU_POLICIES = ['none', 'static'] as const;

/**
 * Limits of disks in GiB: system disk, and data disks. The first data disk carries the container engine. Of what the consoles take,
 * the API references take from `api` on only, by their words.
 */
export const DISK = { system: { smallest: 40, largest: 1024, usual: 50 }, data: { first: 20, smallest: 10, api: 100, largest: 32_768, usual: 100 } } as const;
/** Most security groups of the nodes of a pool, and of its Pods. */
export const MAX_SECURITY_GROUPS = 5;
/** Most characters of the two commands of a node pool together, once they are Base64. */
export const MAX_ENCODED_COMMANDS = 10_240;
/** Most characters of one command that could be no more than that. */
export const MAX_COMMAND = (MAX_ENCODED_COMMANDS / 4) * 3;
/** Most resource tags of the servers of a node pool: the comment of the SDK, and the API reference of Open Telekom Cloud. */
export const MAX_NODE_TAGS: Record<Site, number> = { huaweicloud: 8, otc: 20 };
/** Most characters of the name of a node, and what CCE adds to the name of its pool: a hyphen and five more. */
export const NODE_NAME = { longest: 56, added: 6 } as const;
/** The first minor versions that have a setting of the master nodes. */
export const FIRST_WITH = { masterDiskEncryption: 25, overloadControl: 23 } as const;
/** Limits of Pods on one node. */
export const MAX_PODS = { smallest: 16, largest: 256 } as const;

/** What cannot be changed once it exists, and what can only grow, by the "Modifiable After Cluster Creation" columns of the manual. */

/**
 * Add-ons that a plan can ask for, by the names of their templates. Those that every cluster has (CCE Container Network, Everest,
 * CoreDNS) are not among them.
 */
export const ADDONS = ['log-agent', 'cie-collector', 'nginx-ingress', 'node-local-dns', 'metrics-server', 'npd', 'autoscaler'] as const;
export type Addon = (typeof ADDONS)[number];
/** As the consoles call them. */
export const ADDON_LABEL: Record<Addon, string> = {
  'log-agent': 'Cloud Native Log Collection',
  'cie-collector': 'Cloud Native Cluster Monitoring',
  'nginx-ingress': 'NGINX Ingress Controller',
  'node-local-dns': 'NodeLocal DNSCache',
  'metrics-server': 'Kubernetes Metrics Server',
  npd: 'CCE Node Problem Detector',
  autoscaler: 'CCE Cluster Autoscaler',
};

/** What an add-on is told beyond its version, by the add-on that takes it. */
export const ADDON_SETTINGS = { 'nginx-ingress': ['loadBalancerId'], 'cie-collector': ['aomInstanceId', 'thirdPartyUrl'], 'log-agent': ['collectStdout', 'collectEvents'] } as const satisfies Partial<Record<Addon, readonly string[]>>;
/** Add-ons that have settings; of those the templates of the cloud have more to say than the Terraform provider of Open Telekom Cloud reads. */
export type AddonWithSettings = keyof typeof ADDON_SETTINGS;
/** Whether an add-on is told more than its version. */
export const hasSettings = (name: Addon): name is AddonWithSettings => Object.hasOwn(ADDON_SETTINGS, name);

/** What comes out of a plan, by proper names. */
export const OUTCOMES: readonly string[] = ['Terraform', 'REST API', 'ELB'];

/** Load balancers and Services that the examples among the files make, and the drawing of the plan shows. */
export const DEMO = { layer4: { balancer: 'demo-l4', service: 'demo-load-balancer' }, layer7: { balancer: 'demo-l7', service: 'demo' } } as const;
