import { CLOUD_PROVIDER_LABEL, type CloudProvider, DATACENTER_DECIDES_IPV6, EXPOSE_STRATEGIES, NODE_PORT_RANGE_PROVIDERS, OPERATING_SYSTEM_LABEL } from './kinds.js';
import { type KkpRelease, RELEASES } from './releases.js';

export * from './features.js';
export * from './kinds.js';
export * from './releases.js';

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
/** What events can be counted for, in the order of the dashboard. */
export const EVENT_RATE_LIMITS = ['namespace', 'server', 'user', 'sourceAndObject'] as const;
/** The application that scales node pools, and where it goes (pkg/applicationdefinitions/system-applications/cluster-autoscaler.yaml). */
export const AUTOSCALER = { name: 'cluster-autoscaler', namespace: 'kube-system' } as const;
/** The Cluster Autoscaler as the dashboard installs it, in the newest version of a release; undefined where that has it as an addon. */
export function autoscalerApplication({ autoscaler }: KkpRelease): { readonly name: string; readonly application: string; readonly version: string; readonly namespace: string } | undefined {
  const { name, namespace } = AUTOSCALER;
  const version = autoscaler.at(-1);
  return version === undefined ? undefined : { name, application: name, version, namespace };
}
/** Whether anything reads the bounds of node pools: the application where a release has it, an addon that the plan knows nothing of before. */
export function isScaled({ autoscaler }: KkpRelease, applications: readonly { readonly application: string }[] = []): boolean {
  return autoscaler.length === 0 || applications.some(({ application }) => application === AUTOSCALER.name);
}
/** The applications of KKP's default catalog, by their names (pkg/ee/default-application-catalog), and the autoscaler. */
export const APPLICATION_NAMES = [
  'aikit', 'argocd', 'cert-manager', 'cluster-autoscaler', 'envoy-gateway', 'falco', 'flux2', 'k8sgpt-operator', 'kube-state-metrics', 'kube-vip', 'kubernetes-mcp-server', 'kubevirt',
  'kueue', 'local-ai', 'metallb', 'nginx', 'node-exporter', 'nvidia-gpu-operator', 'trivy', 'trivy-operator',
] as const;
/**
 * MetalLB in the default catalog of each release (Enterprise Edition), the newest version of it, as the release branches had it on 2026-11-30
 * (`pkg/ee/default-application-catalog/applicationdefinitions/metallb-app.yaml`). v2.24 has no such file.
 */
const METALLB_OF: Readonly<Partial<Record<KkpRelease['id'], string>>> = { 'v2.31': 'v0.15.3', 'v2.30': 'v0.14.9', 'v2.29': 'v0.14.9', 'v2.28': 'v0.14.9', 'v2.27': 'v0.14.9', 'v2.26': 'v0.14.3', 'v2.25': 'v0.14.3' };
/** The application that installs MetalLB, where a release has it; it is called and put where its own manifest puts it. */
export function metallbApplication({ id }: Pick<KkpRelease, 'id'>): { readonly name: string; readonly application: string; readonly version: string; readonly namespace: string } | undefined {
  const version = METALLB_OF[id];
  return version === undefined ? undefined : { name: 'metallb', application: 'metallb', version, namespace: 'metallb-system' };
}
/** The cloud providers on which nothing makes load balancers, so that a plan may bring its own. */
export const WITHOUT_BALANCERS: readonly CloudProvider[] = ['bringyourown', 'vsphere'];
/** The first version of Cilium that KKP installs as an application, with values of its own (IsManagedByAppInfra). */
export const CILIUM_VALUES_FROM = '1.13';

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
