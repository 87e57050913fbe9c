import type { Source } from '../../findings/finding.js';
import { CLOUD_PROVIDERS, type CloudProvider, type CniType, type OperatingSystem, PROXY_MODES, type ProxyMode } from './kinds.js';
import { docs } from './sources.js';

/**
 * Everything that differs between the releases of KKP, each read off its release branch on the day that it names
 * (`release/v2.*` of kubermatic/kubermatic, `pkg/defaulting/configuration.go` and `pkg/cni/version.go`) and off its documentation.
 */

/**
 * What the documentation's matrix says of an operating system for dual stack:
 * `tested`, `minor-issue` (its asterisk), `issue` (its x), `untested` (its hyphen).
 */
export type Support = 'tested' | 'minor-issue' | 'issue' | 'untested';

/** Versions of one CNI plugin in one KKP release. */
export interface CniVersions {
  /** What the webhook takes where a cluster names none. In v2.26 it is one that the dashboard no longer offers. */
  readonly default: string;
  /** Selectable in the dashboard. */
  readonly supported: readonly string[];
  /** Still accepted, for clusters that have them; with the known vulnerabilities that KKP notes. */
  readonly deprecated: Readonly<Record<string, string>>;
}

/** One release of KKP, as data. */
export interface KkpRelease {
  readonly id: ReleaseId;
  /** The newest commit of its branch when it was read, and the day of that commit. */
  readonly readAt: { readonly commit: string; readonly date: string };
  /** What its vendor says of it, where that is not simply that it is supported. */
  readonly status: 'supported' | 'unsupported';
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
  /** Whether that holds on Hetzner as well, where every other release takes iptables. */
  readonly nftablesOnHetzner?: boolean;
  readonly operatingSystems: readonly OperatingSystem[];
  /** On which cloud providers each of them runs: the machine-controller refuses the others (ErrOSNotSupported), and the dashboard does not offer them. */
  readonly systemClouds: Readonly<Record<OperatingSystem, readonly CloudProvider[]>>;
  readonly matrix: Readonly<Partial<Record<CloudProvider, Readonly<Partial<Record<OperatingSystem, Support>>>>>>;
  /** Versions of the Cluster Autoscaler that it brings along as an application; through v2.27 that was an addon. */
  readonly autoscaler: readonly string[];
  /** What its REST API reads of a body that later ones do. */
  readonly api: { readonly takesAnnotations: boolean; readonly takesMachineNetwork: boolean; readonly takesValuesBlock: boolean };
  readonly sources: { readonly versions: Source; readonly cni: Source; readonly network: Source; readonly matrix: Source; readonly status: Source };
}

/** The known releases, newest first. */
export const RELEASE_IDS = ['v2.31', 'v2.30', 'v2.29', 'v2.28', 'v2.27', 'v2.26', 'v2.25', 'v2.24'] as const;
export type ReleaseId = (typeof RELEASE_IDS)[number];

/** The releases in the table of supported versions of KKP's documentation, and the day at which it stood there. */
export const SUPPORTED = { releases: ['v2.31', 'v2.30', 'v2.29'] satisfies ReleaseId[], date: '2026-08-21', source: docs('supported versions', 'main', 'architecture/compatibility/supported-versions/') } as const;
/** The first minor release of Kubernetes that had not reached its end of life then, by the same page. */
export const KUBERNETES_MAINTAINED_FROM = '1.34';
/** In which release KKP gave up Equinix Metal, of which its API said a release before that it is no longer supported. */
export const EQUINIX_METAL_UNTIL: ReleaseId = 'v2.28';

const patches = (minor: string, ...versions: readonly number[]) => versions.map((patch) => `${minor}.${patch}`);

/** The vulnerabilities that KKP notes at a version of Cilium when it deprecates it. */
const VULNERABILITIES: Readonly<Record<string, readonly string[]>> = {
  '1.13.0': ['CVE-2023-34242'],
  '1.13.3': ['CVE-2023-34242'],
  '1.13.6': ['CVE-2023-39347', 'CVE-2023-41333', 'CVE-2023-41332'],
  '1.13.7': ['CVE-2023-44487'],
  '1.13.8': ['CVE-2024-28860', 'CVE-2024-28248'],
  '1.14.1': ['CVE-2023-39347', 'CVE-2023-41333', 'CVE-2023-41332'],
  '1.14.2': ['CVE-2023-44487'],
  '1.14.3': ['CVE-2024-28860', 'CVE-2024-28248'],
  '1.14.9': ['CVE-2024-47825'],
  '1.14.16': ['CVE-2025-23028', 'CVE-2025-23047'],
  '1.15.3': ['CVE-2024-47825'],
  '1.15.10': ['CVE-2025-32793'],
  '1.15.16': ['CVE-2025-64715', 'CVE-2026-33726', 'CVE-2026-41520'],
  '1.16.6': ['CVE-2025-32793'],
  '1.16.9': ['CVE-2025-64715', 'CVE-2026-33726', 'CVE-2026-41520'],
  '1.17.7': ['CVE-2025-64715', 'CVE-2026-33726', 'CVE-2026-41520'],
  '1.17.12': ['CVE-2026-33726', 'CVE-2026-41520'],
  '1.17.14': ['CVE-2026-41520'],
  '1.18.2': ['CVE-2025-64715', 'CVE-2026-26963', 'CVE-2026-33726', 'CVE-2026-41520'],
  '1.18.6': ['CVE-2026-33726', 'CVE-2026-41520'],
  '1.18.8': ['CVE-2026-41520'],
};
/** Deprecated versions, each with its vulnerabilities. */
const old = (...versions: readonly string[]): Record<string, string> => Object.fromEntries(versions.map((version) => [version, (VULNERABILITIES[version] ?? []).join(', ')]));

/** Cloud providers by operating system, as the dashboard offers them (`isOperatingSystemSupported`). */
const SYSTEM_CLOUDS: KkpRelease['systemClouds'] = {
  ubuntu: CLOUD_PROVIDERS,
  flatcar: ['aws', 'azure', 'gcp', 'openstack', 'packet', 'vsphere'],
  rhel: ['aws', 'azure', 'openstack', 'vsphere'],
  rockylinux: ['aws', 'azure', 'digitalocean', 'hetzner', 'openstack', 'packet', 'vsphere'],
  centos: CLOUD_PROVIDERS.filter((cloud) => cloud !== 'gcp'),
  amzn2: ['aws'],
};

/** The matrices of the documentation. Through v2.25 it had CentOS 7, through v2.28 Equinix Metal. */
const MATRIX_2_29: KkpRelease['matrix'] = {
  aws: { ubuntu: 'tested', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
  azure: { ubuntu: 'tested', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
  digitalocean: { ubuntu: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'minor-issue' },
  gcp: { ubuntu: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'untested' },
  hetzner: { ubuntu: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'tested' },
  openstack: { ubuntu: 'tested', flatcar: 'tested', rhel: 'tested', rockylinux: 'tested' },
  vsphere: { ubuntu: 'tested', flatcar: 'untested', rhel: 'untested', rockylinux: 'untested' },
};
const MATRIX_2_26: KkpRelease['matrix'] = { ...MATRIX_2_29, packet: { ubuntu: 'tested', flatcar: 'minor-issue', rhel: 'untested', rockylinux: 'minor-issue' } };
const CENTOS: Readonly<Partial<Record<CloudProvider, Support>>> = { aws: 'issue', azure: 'tested', digitalocean: 'tested', packet: 'tested', gcp: 'untested', hetzner: 'tested', openstack: 'issue', vsphere: 'untested' };
const MATRIX_2_24: KkpRelease['matrix'] = Object.fromEntries(Object.entries(MATRIX_2_26).map(([cloud, systems]) => [cloud, { ...systems, centos: CENTOS[cloud as CloudProvider] ?? 'untested' }]));

/** What releases have in common, from the one that it is called after. */
const SINCE_2_24 = {
  cloudProviders: CLOUD_PROVIDERS,
  proxyModes: ['ipvs', 'iptables', 'ebpf'],
  serviceCidrIpv6: 'fd02::/120',
  konnectivityRequired: false,
  ebpfCniTypes: ['cilium'],
  operatingSystems: ['ubuntu', 'flatcar', 'rhel', 'rockylinux', 'centos', 'amzn2'],
  systemClouds: SYSTEM_CLOUDS,
  matrix: MATRIX_2_24,
  autoscaler: [],
  api: { takesAnnotations: false, takesMachineNetwork: true, takesValuesBlock: true },
} as const;
const SINCE_2_26 = {
  ...SINCE_2_24,
  konnectivityRequired: true,
  ebpfCniTypes: ['cilium', 'none'],
  operatingSystems: ['ubuntu', 'flatcar', 'rhel', 'rockylinux', 'amzn2'],
  matrix: MATRIX_2_26,
  api: { takesAnnotations: true, takesMachineNetwork: true, takesValuesBlock: true },
} as const;
const SINCE_2_29 = {
  ...SINCE_2_26,
  cloudProviders: CLOUD_PROVIDERS.filter((cloud) => cloud !== 'packet'),
  serviceCidrIpv6: 'fd02::/108',
  autoscaler: ['1.32.0'],
  matrix: MATRIX_2_29,
} as const;

type Data = Omit<KkpRelease, 'id' | 'status' | 'sources'> & { readonly lines: { readonly versions: number; readonly network: number } };

/** A release, with where each of its parts is written. */
function release(id: ReleaseId, { lines, ...data }: Data): KkpRelease {
  const file = (title: string, path: string): Source => ({ title: `KKP ${id} ${title}`, url: `https://github.com/kubermatic/kubermatic/blob/${data.readAt.commit}/${path}` });
  return {
    id,
    ...data,
    status: SUPPORTED.releases.some((each) => each === id) ? 'supported' : 'unsupported',
    sources: {
      versions: file('DefaultKubernetesVersioning', `pkg/defaulting/configuration.go#L${lines.versions}`),
      cni: file('supported CNI versions', 'pkg/cni/version.go'),
      network: file('network defaults', `pkg/resources/resources.go#L${lines.network}`),
      matrix: docs('dual-stack networking', id, 'tutorials-howtos/networking/dual-stack/'),
      status: SUPPORTED.source,
    },
  };
}

const V2_31 = release('v2.31', {
  readAt: { commit: 'b4d5be17f5d70eec4f2e7a524084bfc30f321efb', date: '2026-08-21' },
  lines: { versions: 225, network: 1061 },
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
    canal: { default: 'v3.31', supported: ['v3.29', 'v3.30', 'v3.31'], deprecated: old('v3.21', 'v3.22', 'v3.23', 'v3.24', 'v3.25', 'v3.26', 'v3.27', 'v3.28') },
    cilium: {
      default: '1.19.4',
      supported: ['1.17.16', '1.18.10', '1.19.4'],
      deprecated: old('v1.11', 'v1.12', '1.13.0', '1.13.3', '1.13.4', '1.13.6', '1.13.7', '1.13.8', '1.13.14', '1.14.1', '1.14.2', '1.14.3', '1.14.9', '1.14.16', '1.15.3', '1.15.10', '1.15.16', '1.16.6', '1.16.9', '1.17.7', '1.17.12', '1.17.14', '1.18.2', '1.18.6', '1.18.8'),
    },
  },
  ...SINCE_2_29,
  proxyModes: PROXY_MODES,
  autoscaler: ['1.32.0', '1.35.0'],
  nftablesDefaultFrom: '1.35',
});

const V2_30 = release('v2.30', {
  readAt: { commit: 'fece7294e2b06105d1d204d0cc62eafab211b5a5', date: '2026-08-21' },
  lines: { versions: 225, network: 1054 },
  kubernetes: {
    default: '1.34.11',
    versions: [
      ...patches('1.32', 1, 3, 4, 6, 7, 9, 10, 12, 13),
      ...patches('1.33', 0, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13),
      ...patches('1.34', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
      ...patches('1.35', 0, 1, 2, 3, 4, 5, 6, 7, 8),
    ],
  },
  cni: {
    canal: { default: 'v3.31', supported: ['v3.29', 'v3.30', 'v3.31'], deprecated: old('v3.21', 'v3.22', 'v3.23', 'v3.24', 'v3.25', 'v3.26', 'v3.27', 'v3.28') },
    cilium: {
      default: '1.18.10',
      supported: ['1.15.16', '1.16.9', '1.17.7', '1.17.12', '1.17.16', '1.18.2', '1.18.6', '1.18.10'],
      deprecated: old('v1.11', 'v1.12', '1.13.0', '1.13.3', '1.13.4', '1.13.6', '1.13.7', '1.13.8', '1.13.14', '1.14.1', '1.14.2', '1.14.3', '1.14.9', '1.14.16', '1.15.3', '1.15.10', '1.16.6'),
    },
  },
  ...SINCE_2_29,
  proxyModes: PROXY_MODES,
  nftablesDefaultFrom: '1.35',
  nftablesOnHetzner: true,
});

const V2_29 = release('v2.29', {
  readAt: { commit: 'a6807ec360df242f13f73afa30cb2d6f30737d70', date: '2026-08-21' },
  lines: { versions: 228, network: 1049 },
  kubernetes: {
    default: '1.33.13',
    versions: [
      ...patches('1.31', 1, 5, 7, 8, 10, 11, 13, 14),
      ...patches('1.32', 1, 3, 4, 6, 7, 9, 10, 12, 13),
      ...patches('1.33', 0, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13),
      ...patches('1.34', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
    ],
  },
  cni: {
    canal: { default: 'v3.30', supported: ['v3.28', 'v3.29', 'v3.30'], deprecated: old('v3.21', 'v3.22', 'v3.23', 'v3.24', 'v3.25', 'v3.26', 'v3.27') },
    cilium: {
      default: '1.18.10',
      supported: ['1.15.16', '1.16.9', '1.17.7', '1.17.16', '1.18.2', '1.18.10'],
      deprecated: old('v1.11', 'v1.12', '1.13.0', '1.13.3', '1.13.4', '1.13.6', '1.13.7', '1.13.8', '1.13.14', '1.14.1', '1.14.2', '1.14.3', '1.14.9', '1.14.16', '1.15.3', '1.15.10', '1.16.6'),
    },
  },
  ...SINCE_2_29,
});

const V2_28 = release('v2.28', {
  readAt: { commit: 'ecaceca5d2cdd562206f5bf88f16c324822b896b', date: '2026-07-28' },
  lines: { versions: 217, network: 1048 },
  kubernetes: {
    default: '1.33.13',
    versions: [
      ...patches('1.30', 5, 9, 11, 12, 14),
      ...patches('1.31', 1, 5, 7, 8, 10, 11, 13, 14),
      ...patches('1.32', 1, 3, 4, 6, 7, 9, 10, 12, 13),
      ...patches('1.33', 0, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13),
    ],
  },
  cni: {
    canal: { default: 'v3.29', supported: ['v3.27', 'v3.28', 'v3.29'], deprecated: old('v3.21', 'v3.22', 'v3.23', 'v3.24', 'v3.25', 'v3.26') },
    cilium: {
      default: '1.16.9',
      supported: ['1.14.16', '1.15.16', '1.16.9'],
      deprecated: old('v1.11', 'v1.12', '1.13.0', '1.13.3', '1.13.4', '1.13.6', '1.13.7', '1.13.8', '1.13.14', '1.14.1', '1.14.2', '1.14.3', '1.14.9', '1.15.3', '1.15.10', '1.16.6'),
    },
  },
  ...SINCE_2_26,
  serviceCidrIpv6: 'fd02::/108',
  autoscaler: ['1.32.0'],
});

const V2_27 = release('v2.27', {
  readAt: { commit: '7e4016b952e98ad824480156f84b6c9e10cdc6a3', date: '2026-03-02' },
  lines: { versions: 218, network: 1039 },
  kubernetes: {
    default: '1.31.14',
    versions: [
      ...patches('1.29', 0, 1, 2, 4, 9, 13),
      ...patches('1.30', 5, 9, 11, 12),
      ...patches('1.31', 1, 5, 7, 8, 13, 14),
      ...patches('1.32', 1, 3, 4, 9, 10, 12, 13),
    ],
  },
  cni: {
    canal: { default: 'v3.29', supported: ['v3.27', 'v3.28', 'v3.29'], deprecated: old('v3.21', 'v3.22', 'v3.23', 'v3.24', 'v3.25', 'v3.26') },
    cilium: {
      default: '1.16.9',
      supported: ['1.14.16', '1.15.16', '1.16.9'],
      deprecated: old('v1.11', 'v1.12', '1.13.0', '1.13.3', '1.13.4', '1.13.6', '1.13.7', '1.13.8', '1.13.14', '1.14.1', '1.14.2', '1.14.3', '1.14.9', '1.15.3', '1.15.10', '1.16.6'),
    },
  },
  ...SINCE_2_26,
});

const V2_26 = release('v2.26', {
  readAt: { commit: '495b577bf2aa82e1c483f86fb935be106adf0fb6', date: '2025-12-09' },
  lines: { versions: 218, network: 1049 },
  kubernetes: {
    default: '1.30.12',
    versions: [
      ...patches('1.28', 2, 5, 6, 7, 9, 14),
      ...patches('1.29', 0, 1, 2, 4, 9, 13),
      ...patches('1.30', 5, 9, 11, 12),
      ...patches('1.31', 1, 5, 7, 8, 13),
    ],
  },
  cni: {
    canal: { default: 'v3.28', supported: ['v3.26', 'v3.27', 'v3.28'], deprecated: old('v3.19', 'v3.20', 'v3.21', 'v3.22', 'v3.23', 'v3.24', 'v3.25') },
    cilium: {
      default: '1.15.10',
      supported: ['1.13.14', '1.14.16', '1.15.16'],
      deprecated: old('v1.11', 'v1.12', '1.13.0', '1.13.3', '1.13.4', '1.13.6', '1.13.7', '1.13.8', '1.14.1', '1.14.2', '1.14.3', '1.14.9', '1.15.3', '1.15.10'),
    },
  },
  ...SINCE_2_26,
});

const V2_25 = release('v2.25', {
  readAt: { commit: 'd89f747aba1e663efd4dcc92a1d12d782cbec51a', date: '2025-07-24' },
  lines: { versions: 219, network: 1049 },
  kubernetes: {
    default: '1.28.9',
    versions: [
      ...patches('1.27', 3, 6, 10, 11, 13),
      ...patches('1.28', 2, 5, 6, 7, 9),
      ...patches('1.29', 0, 1, 2, 4),
    ],
  },
  cni: {
    canal: { default: 'v3.27', supported: ['v3.24', 'v3.25', 'v3.26', 'v3.27'], deprecated: old('v3.8', 'v3.19', 'v3.20', 'v3.21', 'v3.22', 'v3.23') },
    cilium: {
      default: '1.14.16',
      supported: ['1.13.14', '1.14.16'],
      deprecated: old('v1.11', 'v1.12', '1.13.0', '1.13.3', '1.13.4', '1.13.6', '1.13.7', '1.13.8', '1.14.1', '1.14.2', '1.14.3', '1.14.9'),
    },
  },
  ...SINCE_2_24,
});

const V2_24 = release('v2.24', {
  readAt: { commit: '1506c0a232e1dd728c7c336068a7baae9ffb220f', date: '2025-03-01' },
  lines: { versions: 219, network: 1037 },
  kubernetes: {
    default: '1.27.10',
    versions: [
      ...patches('1.26', 1, 4, 6, 9, 13),
      ...patches('1.27', 3, 6, 10, 13),
      ...patches('1.28', 2, 6, 9),
    ],
  },
  cni: {
    canal: { default: 'v3.27', supported: ['v3.24', 'v3.25', 'v3.26', 'v3.27'], deprecated: old('v3.8', 'v3.19', 'v3.20', 'v3.21', 'v3.22', 'v3.23') },
    cilium: {
      default: '1.14.16',
      supported: ['v1.11', 'v1.12', '1.13.14', '1.14.16'],
      deprecated: old('1.13.0', '1.13.3', '1.13.4', '1.13.6', '1.13.7', '1.13.8', '1.14.1', '1.14.2', '1.14.3'),
    },
  },
  ...SINCE_2_24,
  systemClouds: { ...SYSTEM_CLOUDS, flatcar: SYSTEM_CLOUDS.flatcar.filter((cloud) => cloud !== 'gcp') },
  api: { takesAnnotations: false, takesMachineNetwork: false, takesValuesBlock: false },
});

/** Every release that is known, newest first. */
export const RELEASES: readonly KkpRelease[] = [V2_31, V2_30, V2_29, V2_28, V2_27, V2_26, V2_25, V2_24];

/** The data of a release. */
export function releaseOf(id: ReleaseId): KkpRelease {
  return RELEASES.find((each) => each.id === id) ?? V2_31;
}

/** Whether a release is another one, or a later one. */
export const isFrom = (id: ReleaseId, since: ReleaseId): boolean => RELEASE_IDS.indexOf(id) <= RELEASE_IDS.indexOf(since);

/** Whether a release begins with Cilium's Envoy off: from v2.27 on (setDefaultValues of pkg/cni/cilium). */
export const hasEnvoyOff = (id: ReleaseId): boolean => isFrom(id, 'v2.27');

/** The operating systems that a release has on a cloud provider. */
export function systemsOn({ operatingSystems, systemClouds }: KkpRelease, cloud: CloudProvider): readonly OperatingSystem[] {
  return operatingSystems.filter((os) => systemClouds[os].includes(cloud));
}

/** The version of a CNI plugin with which the dashboard begins: the webhook's where it offers that, otherwise the newest that it offers. */
export function preselectedCniVersion({ cni }: KkpRelease, type: CniType): string {
  if (type === 'none') return '';
  const { default: usual, supported } = cni[type];
  return supported.includes(usual) ? usual : (supported.at(-1) ?? usual);
}
