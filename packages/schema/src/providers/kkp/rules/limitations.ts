import { isDualStack } from '../../../address/family.js';
import type { Path } from '../../../findings/finding.js';
import type { Rule, Violation } from '../../../rules/rule.js';
import { isAtLeast } from '../../../facts/version.js';
import { type CloudProvider, HETZNER_NETWORK_ZONES, OPERATING_SYSTEM_LABEL, type ReleaseId } from '../catalog.js';
import type { KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';

type KkpRule = Rule<KkpPlan>;
type LoadBalancers = 'IPv4' | 'IPv4+IPv6';

/** Something that a documented combination of dual-stack cluster and cloud provider cannot do. */
interface Limitation {
  readonly id: string;
  readonly provider: CloudProvider;
  /** The releases whose documentation lists it. */
  readonly releases: readonly ReleaseId[];
  readonly title: string;
  readonly message: string;
  /** Which load balancers run into it; without, nothing that the plan says can. */
  readonly refuses?: readonly LoadBalancers[];
  /** A further condition, for limitations of some versions. */
  readonly applies?: (plan: KkpPlan) => boolean;
}

const BOTH: readonly ReleaseId[] = ['v2.31', 'v2.24'];
const ANY_LOAD_BALANCER: readonly LoadBalancers[] = ['IPv4', 'IPv4+IPv6'];
const DUAL_LOAD_BALANCER: readonly LoadBalancers[] = ['IPv4+IPv6'];
const NODE_PORT_HINT = 'Expose them over IPv6 as NodePort.';

/** The limitations that the KKP documentation lists per cloud provider, by release. */
export const LIMITATIONS: readonly Limitation[] = [
  { id: 'aws-load-balancer', provider: 'aws', releases: BOTH, title: 'AWS: no dual-stack load balancers', message: `The AWS cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`, refuses: DUAL_LOAD_BALANCER },
  { id: 'aws-subnets', provider: 'aws', releases: BOTH, title: 'AWS: VPC and subnets with both families', message: 'The VPC and the subnets of the nodes must have an IPv4 and an IPv6 range before the cluster is created.' },
  { id: 'aws-node-addresses', provider: 'aws', releases: ['v2.24'], title: 'AWS: node addresses before 1.24', message: 'Before Kubernetes 1.24, nodes on AWS do not publish their IPv6 addresses, and Pods in the host network have none.', applies: ({ spec }) => !isAtLeast(spec.kubernetesVersion, '1.24') },
  { id: 'azure-load-balancer', provider: 'azure', releases: ['v2.24'], title: 'Azure: no dual-stack load balancers', message: `The Azure cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`, refuses: DUAL_LOAD_BALANCER },
  { id: 'azure-vnet', provider: 'azure', releases: BOTH, title: 'Azure: VNet with both families', message: 'A VNet that you name must have an IPv4 and an IPv6 range; one that KKP makes has both.' },
  { id: 'byo-load-balancer', provider: 'bringyourown', releases: BOTH, title: 'BYO: no load balancers', message: 'Services of type LoadBalancer do not work by themselves in a BYO cluster; MetalLB or another add-on makes them work.', refuses: ANY_LOAD_BALANCER },
  { id: 'byo-node-addresses', provider: 'bringyourown', releases: BOTH, title: 'BYO: nodes have both addresses before they join', message: 'Each node needs its IPv4 and its IPv6 address before it joins, and the kubelet is given both in --node-ip.' },
  { id: 'digitalocean-load-balancer', provider: 'digitalocean', releases: ['v2.24'], title: 'DigitalOcean: no load balancers', message: 'KKP v2.24 has no Services of type LoadBalancer on DigitalOcean, not even for IPv4.', refuses: ANY_LOAD_BALANCER },
  { id: 'digitalocean-load-balancer-one-family', provider: 'digitalocean', releases: ['v2.31'], title: 'DigitalOcean: load balancers of one family', message: 'A Service of type LoadBalancer with two families gets one load balancer, of its first family.', refuses: DUAL_LOAD_BALANCER },
  { id: 'digitalocean-slow-ipv6', provider: 'digitalocean', releases: BOTH, title: 'DigitalOcean: IPv6 may come late', message: 'On some operating systems (Rocky Linux) the IPv6 address may come after the kubelet has started; the node shows it after a restart of the kubelet.' },
  { id: 'equinix-load-balancer', provider: 'packet', releases: ['v2.24'], title: 'Equinix Metal: no load balancers', message: 'KKP has no Services of type LoadBalancer on Equinix Metal, not even for IPv4.', refuses: ANY_LOAD_BALANCER },
  { id: 'equinix-slow-ipv6', provider: 'packet', releases: ['v2.24'], title: 'Equinix Metal: IPv6 may come late', message: 'On some operating systems (Rocky Linux, Flatcar) the IPv6 address may come after the kubelet has started; the node shows it after a restart of the kubelet.' },
  { id: 'gcp-load-balancer', provider: 'gcp', releases: BOTH, title: 'GCP: no dual-stack load balancers', message: `The GCP cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`, refuses: DUAL_LOAD_BALANCER },
  { id: 'gcp-node-addresses', provider: 'gcp', releases: BOTH, title: 'GCP: nodes do not publish IPv6', message: 'Nodes do not publish their IPv6 addresses in the Kubernetes API, though their interfaces have them; Pods in the host network have no IPv6 address.' },
  { id: 'gcp-subnets', provider: 'gcp', releases: BOTH, title: 'GCP: subnet with both families', message: 'The subnet of the nodes must have an IPv4 and an IPv6 range before the cluster is created.' },
  { id: 'hetzner-load-balancer', provider: 'hetzner', releases: BOTH, title: 'Hetzner: load balancers need a network zone', message: 'Each Service of type LoadBalancer needs the annotation load-balancer.hetzner.cloud/network-zone or …/location; without one it stays pending.' },
  { id: 'hetzner-konnectivity', provider: 'hetzner', releases: BOTH, title: 'Hetzner: dual stack with Konnectivity', message: 'Because of the order of external node addresses, kubectl logs, exec and cp fail on dual-stack clusters without Konnectivity.' },
  { id: 'openstack-load-balancer', provider: 'openstack', releases: ['v2.24'], title: 'OpenStack: no dual-stack load balancers', message: `The OpenStack cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`, refuses: DUAL_LOAD_BALANCER },
  { id: 'openstack-load-balancer-one-family', provider: 'openstack', releases: ['v2.31'], title: 'OpenStack: load balancers of one family', message: 'A Service of type LoadBalancer with two families gets one load balancer, of its first family.', refuses: DUAL_LOAD_BALANCER },
  { id: 'openstack-subnets', provider: 'openstack', releases: BOTH, title: 'OpenStack: one subnet of each family', message: 'Nodes need a network with one IPv4 and one IPv6 subnet. Those that you do not name, KKP makes: the IPv6 one out of the subnet pool that you name, else out of the default IPv6 subnet pool of the OpenStack, else with the range that you name or fd00::/64.' },
  { id: 'vsphere-load-balancer', provider: 'vsphere', releases: BOTH, title: 'vSphere: no load balancers', message: 'The vSphere cloud controller has no Services of type LoadBalancer; MetalLB or another add-on makes them work.', refuses: ANY_LOAD_BALANCER },
];

const LOAD_BALANCERS: Path = ['spec', 'kkp', 'loadBalancerServices', 'ipFamily'];
const PROVIDER: Path = ['spec', 'kkp', 'cloudProvider'];

function concerns(limitation: Limitation, plan: KkpPlan): boolean {
  const { cloudProvider, release } = plan.spec.kkp;
  return limitation.provider === cloudProvider && limitation.releases.includes(release) && isDualStack(plan.spec.ipFamily) && (limitation.applies?.(plan) ?? true);
}

function isRunInto(limitation: Limitation, plan: KkpPlan): boolean {
  const wanted = plan.spec.kkp.loadBalancerServices?.ipFamily ?? 'none';
  return wanted !== 'none' && (limitation.refuses?.includes(wanted) ?? false);
}

const source = (limitation: Limitation) => (limitation.releases.includes('v2.31') ? SOURCES.dualStack : SOURCES.dualStack224);

const asInfo = (limitation: Limitation): KkpRule => ({
  id: `kkp/limitation-${limitation.id}`,
  severity: 'info',
  title: limitation.title,
  source: source(limitation),
  *check(plan) {
    if (concerns(limitation, plan) && !isRunInto(limitation, plan)) yield { path: PROVIDER, message: limitation.message };
  },
});

const asWarning = (limitation: Limitation): KkpRule => ({
  id: `kkp/${limitation.id}`,
  severity: 'warning',
  title: limitation.title,
  source: source(limitation),
  *check(plan): Generator<Violation> {
    if (!concerns(limitation, plan) || !isRunInto(limitation, plan)) return;
    const fixes = () => limitation.refuses === DUAL_LOAD_BALANCER ? [{ path: LOAD_BALANCERS, value: 'IPv4', label: 'Plan IPv4 load balancers' }] : [];
    yield { path: LOAD_BALANCERS, message: limitation.message, fixes: () => [...fixes(), { path: LOAD_BALANCERS, value: 'none', label: 'Plan no load balancers' }] };
  },
});

const hetznerNetworkZone: KkpRule = {
  id: 'kkp/hetzner-network-zone',
  severity: 'warning',
  title: 'Load balancers on Hetzner have a network zone or a location',
  source: SOURCES.dualStack,
  *check({ spec: { kkp } }) {
    const wanted = kkp.loadBalancerServices;
    if (kkp.cloudProvider !== 'hetzner' || !wanted || wanted.ipFamily === 'none' || wanted.networkZone !== undefined || wanted.location !== undefined) return;
    const path = ['spec', 'kkp', 'loadBalancerServices', 'networkZone'];
    yield { path, message: 'Services of type LoadBalancer are planned, and no network zone or location is chosen: without the annotation, a load balancer on Hetzner stays pending.', fixes: () => [{ path, value: HETZNER_NETWORK_ZONES[0], label: `Use ${HETZNER_NETWORK_ZONES[0]}` }] };
  },
};

const hetznerKonnectivity: KkpRule = {
  id: 'kkp/hetzner-konnectivity',
  severity: 'warning',
  title: 'Dual stack on Hetzner uses Konnectivity',
  source: SOURCES.dualStack224,
  *check({ spec }) {
    if (spec.kkp.cloudProvider !== 'hetzner' || !isDualStack(spec.ipFamily) || spec.kkp.konnectivityEnabled) return;
    const path = ['spec', 'kkp', 'konnectivityEnabled'];
    yield { path, message: 'Konnectivity is off: kubectl logs, exec and cp fail on dual-stack clusters on Hetzner, because of the order of external node addresses.', fixes: () => [{ path, value: true, label: 'Turn Konnectivity on' }] };
  },
};

const preview: KkpRule = {
  id: 'kkp/dual-stack-preview',
  severity: 'info',
  title: 'Dual stack is a technology preview',
  source: SOURCES.dualStack,
  *check({ spec }) {
    if (isDualStack(spec.ipFamily)) yield { path: PROVIDER, message: 'The KKP documentation calls dual stack a technology preview: Kubernetes has it as stable since 1.23, and what each cloud provider makes of it differs. The limitations of this one are listed here.' };
  },
};

const redHatNetworkManager: KkpRule = {
  id: 'kkp/limitation-red-hat-network-manager',
  severity: 'info',
  title: 'RHEL family: NetworkManager may need settings for IPv6',
  source: SOURCES.dualStack,
  *check({ spec }) {
    if (!isDualStack(spec.ipFamily)) return;
    for (const [index, { operatingSystem }] of spec.nodePools.entries()) {
      if (!['rhel', 'rockylinux', 'centos'].includes(operatingSystem)) continue;
      yield { path: ['spec', 'nodePools', index, 'operatingSystem'], message: `${OPERATING_SYSTEM_LABEL[operatingSystem]} takes IPv6 by NetworkManager settings (IPV6INIT, IPV6_AUTOCONF, DHCPV6C and others). Depending on how the datacenter gives addresses, a custom Operating System Profile may be needed.` };
    }
  },
};

/** What a provider cannot do: as a note, and as a warning where the plan runs into it. */
export const LIMITATION_RULES: readonly KkpRule[] = [
  ...LIMITATIONS.filter(({ refuses }) => refuses).map(asWarning),
  hetznerNetworkZone,
  hetznerKonnectivity,
  preview,
  ...LIMITATIONS.map(asInfo),
  redHatNetworkManager,
];
