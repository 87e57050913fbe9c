import { cidr } from '../../address/cidr.js';
import type { Family } from '../../address/family.js';
import type { Source } from '../../findings/finding.js';
import { NETWORKS as NAMES } from './messages/en/words.js';
import { SOURCES } from './sources.js';

/** What the plan is for: a new system, the second family on a running one, or taking it away again. */
export const MODES = ['install', 'convert', 'revert'] as const;
export type Mode = (typeof MODES)[number];
export const SYSTEM_TYPES = ['aio-sx', 'aio-dx', 'standard'] as const;
export type SystemType = (typeof SYSTEM_TYPES)[number];
export const SYSTEM_TYPE_LABEL: Readonly<Record<SystemType, string>> = { 'aio-sx': 'AIO-SX', 'aio-dx': 'AIO-DX', standard: 'Standard' };
/** `distributed_cloud_role`. */
export const ROLES = ['none', 'systemcontroller', 'subcloud'] as const;
export type Role = (typeof ROLES)[number];

/** Personalities of hosts beside the controllers. */
export const HOST_KINDS = ['worker', 'storage'] as const;
export type HostKind = (typeof HOST_KINDS)[number];
/** More hosts than any system has: StarlingX is tested with some hundreds. */
export const MAX_HOSTS = 10_000;

/** The platform networks, in the order of default.yml. */
export const NETWORKS = ['pxeboot', 'management', 'oam', 'clusterHost', 'clusterPod', 'clusterService', 'multicast', 'admin'] as const;
export type NetworkName = (typeof NETWORKS)[number];
/** The three networks of the cluster, which become dual stack together. */
export const CLUSTER_NETWORKS = ['clusterPod', 'clusterService', 'clusterHost'] as const satisfies readonly NetworkName[];

/** What a network may set beside its subnet. */
export const ADDRESS_FIELDS = ['start', 'end', 'gateway', 'floating', 'node0', 'node1'] as const;
export type AddressField = (typeof ADDRESS_FIELDS)[number];

/** What is known of a network, whatever the plan says. */
export interface NetworkInfo {
  /** How its variables begin in localhost.yml. */
  readonly variable: string;
  /** Its type, and its name, in `system network-list`. */
  readonly type: string;
  /** How bootstrap names its address pools; `-ipv4` or `-ipv6` follows. */
  readonly pool: string;
  /** The addresses that localhost.yml has a variable for. */
  readonly fields: readonly AddressField[];
  /** Whether each controller has an address in it. */
  readonly hasControllers: boolean;
  /** Whether its start and end may be one address. */
  readonly mayBeSingle: boolean;
  /** Fewest addresses of its subnet, with two controllers and with one. */
  readonly minimum: { readonly duplex: bigint; readonly simplex: bigint };
  readonly maximum?: bigint;
}

/** Three addresses for the hosts, the network address and the broadcast address; on simplex one for the host. */
const HOSTS = { duplex: 5n, simplex: 3n };
const all = (count: bigint) => ({ duplex: count, simplex: count });

/**
 * The platform networks.
 *
 * @see {@link SOURCES.addressRange} for the sizes, {@link SOURCES.prepareEnv} for the variables, {@link SOURCES.populate} for types and pools
 */
export const NETWORK: Readonly<Record<NetworkName, NetworkInfo>> = {
  pxeboot: { variable: 'pxeboot', type: 'pxeboot', pool: 'pxeboot', fields: ['start', 'end', 'floating'], hasControllers: true, mayBeSingle: true, minimum: HOSTS },
  management: { variable: 'management', type: 'mgmt', pool: 'management', fields: ['start', 'end', 'gateway', 'floating'], hasControllers: true, mayBeSingle: true, minimum: HOSTS },
  oam: { variable: 'external_oam', type: 'oam', pool: 'oam', fields: ['start', 'end', 'gateway', 'floating', 'node0', 'node1'], hasControllers: true, mayBeSingle: false, minimum: all(5n) },
  clusterHost: { variable: 'cluster_host', type: 'cluster-host', pool: 'cluster-host-subnet', fields: ['start', 'end', 'floating'], hasControllers: true, mayBeSingle: true, minimum: HOSTS },
  clusterPod: { variable: 'cluster_pod', type: 'cluster-pod', pool: 'cluster-pod-subnet', fields: ['start', 'end'], hasControllers: false, mayBeSingle: false, minimum: all(65_536n) },
  clusterService: { variable: 'cluster_service', type: 'cluster-service', pool: 'cluster-service-subnet', fields: ['start', 'end'], hasControllers: false, mayBeSingle: false, minimum: all(65_536n), maximum: 1_048_576n },
  multicast: { variable: 'management_multicast', type: 'multicast', pool: 'multicast-subnet', fields: ['start', 'end'], hasControllers: false, mayBeSingle: false, minimum: all(6n) },
  admin: { variable: 'admin', type: 'admin', pool: 'admin', fields: ['start', 'end', 'gateway', 'floating'], hasControllers: true, mayBeSingle: true, minimum: HOSTS },
};

/** Networks to which `system addrpool-add` can give controllers addresses of their own choice, beside OAM. */
export const POOLS_WITH_CONTROLLERS: readonly NetworkName[] = ['management', 'clusterHost', 'admin'];

/** What default.yml takes where localhost.yml says nothing: IPv4 alone. */
export const PLAYBOOK_SUBNETS: Readonly<Partial<Record<NetworkName, string>>> = {
  pxeboot: '169.254.202.0/24',
  management: '192.168.204.0/24',
  oam: '10.10.10.0/24',
  clusterHost: '192.168.206.0/24',
  clusterPod: '172.16.0.0/16',
  clusterService: '10.96.0.0/12',
  multicast: '239.1.1.0/28',
};
export const PLAYBOOK_OAM = { gateway: '10.10.10.1', floating: '10.10.10.2' } as const;
export const PLAYBOOK_DNS: readonly string[] = ['8.8.8.8', '8.8.4.4'];
export const DNS_SERVERS = { min: 1, max: 3 } as const;

/** Subnets to begin with in each family. The playbook has none in IPv6; these are unique local ones of the sizes that it asks for. */
export const USUAL_SUBNETS: Readonly<Record<Family, Readonly<Partial<Record<NetworkName, string>>>>> = {
  ipv4: { ...PLAYBOOK_SUBNETS, oam: '', admin: '192.168.208.0/24' },
  ipv6: { management: 'fd00:204::/64', oam: '', clusterHost: 'fd00:206::/64', clusterPod: 'fd00:172::/64', clusterService: 'fd00:96::/112', multicast: 'ff08::1:1:0/124', admin: 'fd00:208::/64' },
};

/** A subnet of OAM for examples: which one it is, the network around the system decides. */
export const EXAMPLE_OAM: Readonly<Record<Family, string>> = { ipv4: '10.10.10.0/24', ipv6: 'fd00:10:10::/64' };

/** Fewest addresses of an address pool that is added to a running system (is_valid_subnet, {@link SOURCES.addressPool}). */
export const MIN_POOL = 4n;
/** The same of IPv4 where a floating address and two controllers are in it: network and broadcast address are no hosts. */
export const MIN_CONTROLLER_POOL = 5n;
/** `minimum_ipv6_prefix_length` ({@link SOURCES.validateConfigVars}). */
export const MIN_IPV6_PREFIX = 64;
/** `typical_subnet_prefix`: a shorter one makes the playbook warn on Standard systems. */
export const TYPICAL_PREFIX = 24;
/** Fewest addresses of the management and admin subnets of a subcloud ({@link SOURCES.subcloudConfig}). */
export const SUBCLOUD_SUBNET = { duplex: 8n, simplex: 4n } as const;
/** Releases that know two families, oldest first, and the branch of what comes next. */
export const RELEASES = ['stx.10', 'stx.11', 'stx.12', 'master'] as const;
export type Release = (typeof RELEASES)[number];

/** What a release brings. */
export interface ReleaseInfo {
  readonly label: string;
  /** The Kubernetes of a fresh install (`fresh_install_k8s_version`). */
  readonly kubernetesVersion: string;
  /** Whether its playbook has variables for Calico: the others pass over them, because Ansible takes any variable. */
  readonly hasCalico: boolean;
  /** Whether its playbook has variables for the sizes of file systems. */
  readonly hasFilesystemSizes: boolean;
  /** Where it says both: `validate-config` of its branch, as of the date. */
  readonly source: Source;
}

const ofBranch = (branch: string, commit: string): Source => ({ title: `StarlingX bootstrap playbook: validate-config variables, ${branch}`, url: `https://github.com/starlingx/ansible-playbooks/blob/${commit}/playbookconfig/src/playbooks/roles/bootstrap/validate-config/vars/main.yml` });

/** Read on the branches as they were in August 2026. */
export const RELEASE: Readonly<Record<Release, ReleaseInfo>> = {
  'stx.10': { label: '10.0', kubernetesVersion: '1.29.2', hasCalico: false, hasFilesystemSizes: false, source: ofBranch('stx.10.0', '5720b7eee7ef4bee5242039508832ac0b24b36c1') },
  'stx.11': { label: '11.0', kubernetesVersion: '1.32.2', hasCalico: false, hasFilesystemSizes: false, source: ofBranch('stx.11.0', '818025a8b283af1e5c0f8a0081afbe7cefd37369') },
  'stx.12': { label: '12.0', kubernetesVersion: '1.34.1', hasCalico: false, hasFilesystemSizes: false, source: ofBranch('stx.12.0', '6acb8ad10d90377e9371a89fe0238b1c82b7a6fe') },
  master: { label: 'master', kubernetesVersion: '1.35.2', hasCalico: true, hasFilesystemSizes: true, source: SOURCES.validateConfigVars },
};
/** The newest that is released: a new plan begins with it. */
export const NEWEST_RELEASE = 'stx.12' satisfies Release;
/** What a plan is for that names no release: those that were written before there was a choice. */
export const UNNAMED_RELEASE = 'master' satisfies Release;
/** What the release of a plan brings. */
export const releaseOf = (release: Release | undefined): ReleaseInfo => RELEASE[release ?? UNNAMED_RELEASE] ?? RELEASE[UNNAMED_RELEASE];

/** Blocks set aside for something else in which a network may lie all the same. */
export const LINK_LOCAL = cidr('169.254.0.0/16');
export const MULTICAST: Readonly<Record<Family, ReturnType<typeof cidr>>> = { ipv4: cidr('224.0.0.0/4'), ipv6: cidr('ff00::/8') };

/** Registries that localhost.yml may redirect ({@link SOURCES.registries}). */
export const REGISTRIES = ['docker.io', 'gcr.io', 'ghcr.io', 'icr.io', 'k8s.gcr.io', 'quay.io', 'registry.k8s.io', 'docker.elastic.co', 'defaults'] as const;
export const REGISTRY_TYPES = ['docker', 'aws-ecr'] as const;

/** The settings of Calico with the values that the playbook takes ({@link SOURCES.validateConfig}). */
export const CALICO_CHOICES = {
  encapsulation: ['None', 'VXLAN', 'VXLANCrossSubnet', 'IPIP', 'IPIPCrossSubnet'],
  chainInsertMode: ['Insert', 'Append'],
  iptablesBackend: ['NFT', 'Legacy', 'Auto'],
  linuxDataplane: ['Iptables', 'Nftables', 'BPF', 'VPP'],
  bgp: ['Enabled', 'Disabled'],
  hostPorts: ['Enabled', 'Disabled'],
  multiInterfaceMode: ['None', 'Multus'],
  windowsDataplane: ['HNS', 'Disabled'],
} as const;
export const CALICO_MTU = { min: 576, max: 9216 } as const;
export const CALICO_BLOCK_SIZE = { ipv4: { min: 20, max: 32, usual: 26 }, ipv6: { min: 116, max: 128, usual: 122 } } as const;

/** What the pages and the API tell of StarlingX, as JSON. */
export const STARLINGX_CATALOG = {
  modes: MODES,
  systemTypes: SYSTEM_TYPES,
  distributedCloudRoles: ROLES,
  networks: NETWORKS.map((name) => {
    const { variable, type, fields, minimum, maximum } = NETWORK[name];
    return { name, label: NAMES[name], variable, type, fields, minimumAddresses: { duplex: String(minimum.duplex), simplex: String(minimum.simplex) }, ...(maximum !== undefined && { maximumAddresses: String(maximum) }), ...(PLAYBOOK_SUBNETS[name] !== undefined && { default: PLAYBOOK_SUBNETS[name] }) };
  }),
  dnsServers: DNS_SERVERS,
  registries: REGISTRIES,
  calico: { ...CALICO_CHOICES, mtu: CALICO_MTU, blockSize: CALICO_BLOCK_SIZE },
  releases: RELEASES.map((id) => ({ id, ...RELEASE[id] })),
  kubernetesVersion: RELEASE[UNNAMED_RELEASE].kubernetesVersion,
  source: SOURCES.validateConfig,
} as const;

/** What comes out of a plan, by proper names. */
export const OUTCOMES: readonly string[] = ['localhost.yml', 'convert.sh', 'revert.sh'];
