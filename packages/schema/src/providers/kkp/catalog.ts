import type { Source } from '../../findings/finding.js';
import { kkp, kkp224, SOURCES } from './sources.js';

/** KKP's own names of the cloud providers with dual stack; `packet` is Equinix Metal. */
export const CLOUD_PROVIDERS = ['aws', 'azure', 'bringyourown', 'digitalocean', 'packet', 'gcp', 'hetzner', 'openstack', 'vsphere'] as const;
export type CloudProvider = (typeof CLOUD_PROVIDERS)[number];

/** How people call the cloud providers. */
export const CLOUD_PROVIDER_LABEL: Record<CloudProvider, string> = {
  aws: 'AWS',
  azure: 'Azure',
  bringyourown: 'BYO / kubeadm',
  digitalocean: 'DigitalOcean',
  packet: 'Equinix Metal',
  gcp: 'Google Cloud',
  hetzner: 'Hetzner',
  openstack: 'OpenStack',
  vsphere: 'VMware vSphere',
};

/** Operating systems, by the machine-controller's names. */
export const OPERATING_SYSTEMS = ['ubuntu', 'flatcar', 'rhel', 'rockylinux', 'centos'] as const;
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

export const OPERATING_SYSTEM_LABEL: Record<OperatingSystem, string> = {
  ubuntu: 'Ubuntu',
  flatcar: 'Flatcar',
  rhel: 'RHEL',
  rockylinux: 'Rocky Linux',
  centos: 'CentOS 7',
};

export const CNI_TYPES = ['cilium', 'canal', 'none'] as const;
export type CniType = (typeof CNI_TYPES)[number];

export const PROXY_MODES = ['ipvs', 'iptables', 'ebpf', 'nftables'] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];

export const EXPOSE_STRATEGIES = ['NodePort', 'LoadBalancer', 'Tunneling'] as const;
export type ExposeStrategy = (typeof EXPOSE_STRATEGIES)[number];

/** Providers whose datacenter must say that IPv6 is on; for the others it always is (knownIPv6CloudProviders). */
export const DATACENTER_DECIDES_IPV6: readonly CloudProvider[] = ['openstack', 'vsphere'];
/** Providers where KKP opens NodePorts in a security group or firewall, so that ranges can be allowed. */
export const NODE_PORT_RANGE_PROVIDERS: readonly CloudProvider[] = ['aws', 'azure', 'gcp', 'openstack'];

/**
 * What the documentation's matrix says of an operating system for dual stack:
 * `tested`, `minor-issue` (its asterisk), `issue` (its x), `untested` (its hyphen).
 */
export type Support = 'tested' | 'minor-issue' | 'issue' | 'untested';

/** Versions of one CNI plugin in one KKP release. */
export interface CniVersions {
  readonly default: string;
  /** Selectable in the dashboard. */
  readonly supported: readonly string[];
  /** Still accepted, for clusters that have them; with the known vulnerabilities that KKP notes. */
  readonly deprecated: Readonly<Record<string, string>>;
}

/** One release of KKP, as data. */
export interface KkpRelease {
  readonly id: string;
  readonly kubernetes: { readonly default: string; readonly versions: readonly string[] };
  readonly cni: { readonly canal: CniVersions; readonly cilium: CniVersions };
  readonly cloudProviders: readonly CloudProvider[];
  readonly proxyModes: readonly ProxyMode[];
  readonly serviceCidrIpv6: string;
  /** Whether Konnectivity can no longer be switched off. */
  readonly konnectivityRequired: boolean;
  /** CNI types with which the ebpf proxy mode is accepted. */
  readonly ebpfCniTypes: readonly CniType[];
  /** First Kubernetes minor release whose default proxy mode is nftables. */
  readonly nftablesDefaultFrom?: string;
  readonly operatingSystems: readonly OperatingSystem[];
  readonly matrix: Readonly<Partial<Record<CloudProvider, Readonly<Partial<Record<OperatingSystem, Support>>>>>>;
  readonly sources: { readonly versions: Source; readonly cni: Source; readonly network: Source; readonly matrix: Source };
}

const patches = (minor: string, ...versions: readonly number[]) => versions.map((patch) => `${minor}.${patch}`);
const noted = (...versions: readonly string[]): Record<string, string> => Object.fromEntries(versions.map((entry) => [entry.split(' ')[0] ?? '', entry.split(' ').slice(1).join(', ')]));

const V2_31: KkpRelease = {
  id: 'v2.31',
  kubernetes: {
    default: '1.35.8',
    versions: [
      ...patches('1.33', 0, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13),
      ...patches('1.34', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
      ...patches('1.35', 0, 1, 2, 3, 4, 5, 6, 7, 8),
      ...patches('1.36', 3, 4),
    ],
  },
  cni: {
    canal: { default: 'v3.31', supported: ['v3.29', 'v3.30', 'v3.31'], deprecated: noted('v3.21', 'v3.22', 'v3.23', 'v3.24', 'v3.25', 'v3.26', 'v3.27', 'v3.28') },
    cilium: {
      default: '1.19.4',
      supported: ['1.17.16', '1.18.10', '1.19.4'],
      deprecated: noted(
        'v1.11', 'v1.12', '1.13.0 CVE-2023-34242', '1.13.3 CVE-2023-34242', '1.13.4', '1.13.6 CVE-2023-39347 CVE-2023-41333 CVE-2023-41332',
        '1.13.7 CVE-2023-44487', '1.13.8 CVE-2024-28860 CVE-2024-28248', '1.13.14', '1.14.1 CVE-2023-39347 CVE-2023-41333 CVE-2023-41332',
        '1.14.2 CVE-2023-44487', '1.14.3 CVE-2024-28860 CVE-2024-28248', '1.14.9 CVE-2024-47825', '1.14.16 CVE-2025-23028 CVE-2025-23047',
        '1.15.3 CVE-2024-47825', '1.15.10 CVE-2025-32793', '1.15.16 CVE-2025-64715 CVE-2026-33726 CVE-2026-41520', '1.16.6 CVE-2025-32793',
        '1.16.9 CVE-2025-64715 CVE-2026-33726 CVE-2026-41520', '1.17.7 CVE-2025-64715 CVE-2026-33726 CVE-2026-41520', '1.17.12 CVE-2026-33726 CVE-2026-41520',
        '1.17.14 CVE-2026-41520', '1.18.2 CVE-2025-64715 CVE-2026-26963 CVE-2026-33726 CVE-2026-41520', '1.18.6 CVE-2026-33726 CVE-2026-41520', '1.18.8 CVE-2026-41520',
      ),
    },
  },
  cloudProviders: ['aws', 'azure', 'bringyourown', 'digitalocean', 'gcp', 'hetzner', 'openstack', 'vsphere'],
  proxyModes: PROXY_MODES,
  serviceCidrIpv6: 'fd02::/108',
  konnectivityRequired: true,
  ebpfCniTypes: ['cilium', 'none'],
  nftablesDefaultFrom: '1.35',
  operatingSystems: ['ubuntu', 'flatcar', 'rhel', 'rockylinux'],
  matrix: {
    aws: { ubuntu: 'tested', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
    azure: { ubuntu: 'tested', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
    digitalocean: { ubuntu: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'minor-issue' },
    gcp: { ubuntu: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'untested' },
    hetzner: { ubuntu: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'tested' },
    openstack: { ubuntu: 'tested', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
    vsphere: { ubuntu: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'untested' },
  },
  sources: { versions: SOURCES.defaultVersion, cni: SOURCES.cniVersions, network: kkp('network defaults', 'pkg/resources/resources.go#L1049'), matrix: SOURCES.dualStack },
};

const V2_24: KkpRelease = {
  id: 'v2.24',
  kubernetes: { default: '1.27.10', versions: [...patches('1.26', 1, 4, 6, 9, 13), ...patches('1.27', 3, 6, 10, 13), ...patches('1.28', 2, 6, 9)] },
  cni: {
    canal: { default: 'v3.27', supported: ['v3.24', 'v3.25', 'v3.26', 'v3.27'], deprecated: noted('v3.8', 'v3.19', 'v3.20', 'v3.21', 'v3.22', 'v3.23') },
    cilium: {
      default: '1.14.16',
      supported: ['v1.11', 'v1.12', '1.13.14', '1.14.16'],
      deprecated: noted(
        '1.13.0 CVE-2023-34242', '1.13.3 CVE-2023-34242', '1.13.4', '1.13.6 CVE-2023-39347 CVE-2023-41333 CVE-2023-41332', '1.13.7 CVE-2023-44487',
        '1.13.8 CVE-2024-28860 CVE-2024-28248', '1.14.1 CVE-2023-39347 CVE-2023-41333 CVE-2023-41332', '1.14.2 CVE-2023-44487', '1.14.3 CVE-2024-28860 CVE-2024-28248',
      ),
    },
  },
  cloudProviders: CLOUD_PROVIDERS,
  proxyModes: ['ipvs', 'iptables', 'ebpf'],
  serviceCidrIpv6: 'fd02::/120',
  konnectivityRequired: false,
  ebpfCniTypes: ['cilium'],
  operatingSystems: OPERATING_SYSTEMS,
  matrix: {
    aws: { ubuntu: 'tested', centos: 'issue', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
    azure: { ubuntu: 'tested', centos: 'tested', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
    digitalocean: { ubuntu: 'tested', centos: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'minor-issue' },
    packet: { ubuntu: 'tested', centos: 'tested', flatcar: 'minor-issue', rhel: 'untested', rockylinux: 'minor-issue' },
    gcp: { ubuntu: 'tested', centos: 'untested', flatcar: 'untested', rhel: 'untested', rockylinux: 'untested' },
    hetzner: { ubuntu: 'tested', centos: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'tested' },
    openstack: { ubuntu: 'tested', centos: 'issue', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
    vsphere: { ubuntu: 'tested', centos: 'untested', flatcar: 'untested', rhel: 'untested', rockylinux: 'untested' },
  },
  sources: {
    versions: kkp224('DefaultKubernetesVersioning', 'pkg/defaulting/configuration.go#L219'),
    cni: kkp224('supported CNI versions', 'pkg/cni/version.go'),
    network: kkp224('network defaults', 'pkg/resources/resources.go#L1037'),
    matrix: SOURCES.dualStack224,
  },
};

/** Every release that is known, newest first. */
export const RELEASES: readonly KkpRelease[] = [V2_31, V2_24];
export const RELEASE_IDS = ['v2.31', 'v2.24'] as const;
export type ReleaseId = (typeof RELEASE_IDS)[number];

/** The data of a release. */
export function releaseOf(id: ReleaseId): KkpRelease {
  return RELEASES.find((release) => release.id === id) ?? V2_31;
}

/** Most characters of a cluster name (MaxClusterNameLength). */
export const MAX_CLUSTER_NAME_LENGTH = 36;
/** The only DNS domain that KKP takes. */
export const DNS_DOMAIN = 'cluster.local';
/** Where the tunneling agent listens unless the plan says otherwise (DefaultTunnelingAgentIP). */
export const DEFAULT_TUNNELING_AGENT_IP = '100.64.30.10';
/** Labels that users must not set, because KKP gives rights by them (ProtectedClusterLabels). */
export const PROTECTED_LABELS: readonly string[] = ['worker-name', 'project-id', 'is-credential-preset'];
/** The network that KKP creates on Azure when no VNet is named. */
export const AZURE_DEFAULT_VNET = { ipv4: '10.0.0.0/16', ipv6: 'fd00::/48' } as const;
/** The subnets that KKP creates on OpenStack when none is named. */
export const OPENSTACK_DEFAULT_SUBNET = { ipv4: '192.168.1.0/24', ipv6: 'fd00::/64' } as const;
/** The cloud providers on which KKP makes machines. */
export type MachineCloud = Exclude<CloudProvider, 'bringyourown'>;
/** What must be said of a machine per cloud provider, each with an example. */
export const REQUIRED_MACHINE_FIELDS = {
  aws: [['instanceType', 't3.medium'], ['subnetID', 'subnet-0a1b2c3d']],
  azure: [['size', 'Standard_B2s']],
  digitalocean: [['size', 's-2vcpu-4gb']],
  gcp: [['machineType', 'n1-standard-2'], ['zone', 'europe-west3-a']],
  hetzner: [['type', 'cx32']],
  openstack: [['flavor', 'm1.medium']],
  packet: [['instanceType', 'c3.small.x86']],
  vsphere: [['cpus', '2']],
} as const satisfies Record<MachineCloud, readonly (readonly [field: string, example: string])[]>;
export type RequiredMachineField = (typeof REQUIRED_MACHINE_FIELDS)[MachineCloud][number][0];
/** The limit that KKP takes for EventRateLimit where it is given none (the defaults of EventRateLimitConfigItem in its API). */
export const DEFAULT_EVENT_RATE_LIMIT = { namespace: { qps: 50, burst: 100, cacheSize: 4096 } } as const;
/** Network zones of Hetzner Cloud load balancers. */
export const HETZNER_NETWORK_ZONES = ['eu-central', 'us-east', 'us-west', 'ap-southeast'] as const;

/** Everything a page or a client needs to offer KKP's choices, as JSON. */
export const KKP_CATALOG = {
  releases: RELEASES,
  cloudProviders: CLOUD_PROVIDER_LABEL,
  operatingSystems: OPERATING_SYSTEM_LABEL,
  exposeStrategies: EXPOSE_STRATEGIES,
  datacenterDecidesIpv6: DATACENTER_DECIDES_IPV6,
  nodePortRangeProviders: NODE_PORT_RANGE_PROVIDERS,
};

/** What comes out of a plan, by proper names. */
export const OUTCOMES: readonly string[] = ['Cluster', 'MachineDeployment', 'REST API'];
