import type { Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { isAtLeast } from '../../../facts/version.js';
import { type CloudProvider, HETZNER_NETWORK_ZONES, type OperatingSystem, RELEASE_IDS, type ReleaseId } from '../catalog.js';
import type { en } from '../messages/en.js';
import type { KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { isDual, isDualOn, isOn, type KkpRule, label, rule } from './rule.js';

type LoadBalancers = 'IPv4' | 'IPv4+IPv6';

type Rules = typeof en.rules;
/** Rules that have one message, made of nothing. */
type Plain = { [Id in keyof Rules]: Rules[Id]['says'] extends () => string ? Id : never }[keyof Rules];
type After<Text, Prefix extends string> = Text extends `${Prefix}${infer Rest}` ? Rest : never;
/** What is worded as a note, and what is worded as a warning too. */
type Noted = After<Plain, 'kkp/limitation-'>;
type Warned = Noted & After<Plain, 'kkp/'> & `${string}-load-balancer${string}`;

/** Something that a documented combination of dual-stack cluster and cloud provider cannot do. How it reads stands in the messages. */
interface Documented {
  readonly provider: CloudProvider;
  /** The releases whose documentation lists it. */
  readonly releases: readonly ReleaseId[];
  /** A further condition, for limitations of some versions. */
  readonly applies?: (plan: KkpPlan) => boolean;
}
/** One that nothing that a plan says runs into. */
type Note = Documented & { readonly id: Exclude<Noted, Warned>; readonly refuses?: never };
/** One that some load balancers run into. */
type Refusal = Documented & { readonly id: Warned; readonly refuses: readonly LoadBalancers[] };
type Limitation = Note | Refusal;

/** Through v2.28 the documentation lists what it drops in v2.29. */
const THROUGH_2_28: readonly ReleaseId[] = ['v2.24', 'v2.25', 'v2.26', 'v2.27', 'v2.28'];
const FROM_2_29: readonly ReleaseId[] = RELEASE_IDS.filter((id) => !THROUGH_2_28.includes(id));
const ANY_LOAD_BALANCER: readonly LoadBalancers[] = ['IPv4', 'IPv4+IPv6'];
const DUAL_LOAD_BALANCER: readonly LoadBalancers[] = ['IPv4+IPv6'];

/** Whether nothing in the plan makes load balancers where the cloud makes none. */
const hasNone = ({ spec }: KkpPlan): boolean => spec.loadBalancers === undefined;

/** The limitations that the KKP documentation lists per cloud provider, by release. */
const LIMITATIONS: readonly Limitation[] = [
  { id: 'aws-load-balancer', provider: 'aws', releases: RELEASE_IDS, refuses: DUAL_LOAD_BALANCER },
  { id: 'aws-subnets', provider: 'aws', releases: RELEASE_IDS },
  { id: 'aws-node-addresses', provider: 'aws', releases: THROUGH_2_28, applies: ({ spec }) => !isAtLeast(spec.kubernetesVersion, '1.24') },
  { id: 'azure-load-balancer', provider: 'azure', releases: THROUGH_2_28, refuses: DUAL_LOAD_BALANCER },
  { id: 'azure-vnet', provider: 'azure', releases: RELEASE_IDS },
  { id: 'byo-load-balancer', provider: 'bringyourown', releases: RELEASE_IDS, refuses: ANY_LOAD_BALANCER, applies: hasNone },
  { id: 'byo-node-addresses', provider: 'bringyourown', releases: RELEASE_IDS },
  { id: 'digitalocean-load-balancer', provider: 'digitalocean', releases: THROUGH_2_28, refuses: ANY_LOAD_BALANCER },
  { id: 'digitalocean-load-balancer-one-family', provider: 'digitalocean', releases: FROM_2_29, refuses: DUAL_LOAD_BALANCER },
  { id: 'digitalocean-slow-ipv6', provider: 'digitalocean', releases: RELEASE_IDS },
  { id: 'equinix-load-balancer', provider: 'packet', releases: THROUGH_2_28, refuses: ANY_LOAD_BALANCER },
  { id: 'equinix-slow-ipv6', provider: 'packet', releases: THROUGH_2_28 },
  { id: 'gcp-load-balancer', provider: 'gcp', releases: RELEASE_IDS, refuses: DUAL_LOAD_BALANCER },
  { id: 'gcp-node-addresses', provider: 'gcp', releases: RELEASE_IDS },
  { id: 'gcp-subnets', provider: 'gcp', releases: RELEASE_IDS },
  { id: 'hetzner-load-balancer', provider: 'hetzner', releases: RELEASE_IDS },
  { id: 'hetzner-konnectivity', provider: 'hetzner', releases: RELEASE_IDS },
  { id: 'openstack-load-balancer', provider: 'openstack', releases: THROUGH_2_28, refuses: DUAL_LOAD_BALANCER },
  { id: 'openstack-load-balancer-one-family', provider: 'openstack', releases: FROM_2_29, refuses: DUAL_LOAD_BALANCER },
  { id: 'openstack-subnets', provider: 'openstack', releases: RELEASE_IDS },
  { id: 'vsphere-load-balancer', provider: 'vsphere', releases: RELEASE_IDS, refuses: ANY_LOAD_BALANCER, applies: hasNone },
];

const LOAD_BALANCERS: Path = ['spec', 'kkp', 'loadBalancerServices', 'ipFamily'];
const PROVIDER: Path = ['spec', 'kkp', 'cloudProvider'];

const isRefusal = (limitation: Limitation): limitation is Refusal => limitation.refuses !== undefined;

/** What the load balancers of a cloud cannot do for dual-stack clusters. */
export const LOAD_BALANCER_LIMITATIONS: readonly Refusal[] = LIMITATIONS.filter(isRefusal);

/** Where a cloud makes no load balancers, KubeLB does. */
export const isMadeByKubelb = ({ refuses }: Limitation, { spec }: KkpPlan): boolean => refuses?.includes('IPv4') === true && spec.kkp.kubelb?.enabled === true;

const concerns =
  (limitation: Limitation) =>
  (plan: KkpPlan): boolean =>
    isDualOn(limitation.provider)(plan) && limitation.releases.includes(plan.spec.kkp.release) && (limitation.applies?.(plan) ?? true) && !isMadeByKubelb(limitation, plan);

function isRunInto({ refuses = [] }: Limitation, { spec }: KkpPlan): boolean {
  const wanted = spec.kkp.loadBalancerServices?.ipFamily ?? 'none';
  return wanted !== 'none' && refuses.includes(wanted);
}

const source = ({ releases }: Documented) => (releases.includes('v2.31') ? SOURCES.dualStack : SOURCES.dualStack224);

const asInfo = (limitation: Limitation): KkpRule =>
  rule(`kkp/limitation-${limitation.id}`, {
    severity: 'info',
    source: source(limitation),
    appliesTo: concerns(limitation),
    *check(plan, say) {
      if (!isRunInto(limitation, plan)) yield { path: PROVIDER, ...say() };
    },
  });

const asWarning = (limitation: Refusal): KkpRule =>
  rule(`kkp/${limitation.id}`, {
    severity: 'warning',
    source: source(limitation),
    appliesTo: concerns(limitation),
    *check(plan, say) {
      if (!isRunInto(limitation, plan)) return;
      const ipv4 = limitation.refuses.includes('IPv4') ? [] : [{ path: LOAD_BALANCERS, value: 'IPv4', label: label('kkp/plan-ipv4-load-balancers') }];
      yield { path: LOAD_BALANCERS, ...say(), fixes: () => [...ipv4, { path: LOAD_BALANCERS, value: 'none', label: label('kkp/plan-no-load-balancers') }] };
    },
  });

const hetznerNetworkZone = rule('kkp/hetzner-network-zone', {
  severity: 'warning',
  source: SOURCES.dualStack,
  appliesTo: isOn('hetzner'),
  *check({ spec: { kkp: { loadBalancerServices: wanted } } }, say) {
    if (!wanted || wanted.ipFamily === 'none' || wanted.networkZone !== undefined || wanted.location !== undefined) return;
    const path = ['spec', 'kkp', 'loadBalancerServices', 'networkZone'];
    yield { path, ...say(), fixes: () => [use(path, HETZNER_NETWORK_ZONES[0])] };
  },
});

const hetznerKonnectivity = rule('kkp/hetzner-konnectivity', {
  severity: 'warning',
  source: SOURCES.dualStack224,
  appliesTo: isDualOn('hetzner'),
  *check({ spec }, say) {
    const path = ['spec', 'kkp', 'konnectivityEnabled'];
    if (!spec.kkp.konnectivityEnabled) yield { path, ...say(), fixes: () => [{ path, value: true, label: label('kkp/konnectivity-on') }] };
  },
});

const preview = rule('kkp/dual-stack-preview', {
  severity: 'info',
  source: SOURCES.dualStack,
  appliesTo: isDual,
  *check(_, say) {
    yield { path: PROVIDER, ...say() };
  },
});

/** The systems that set up their network with NetworkManager. */
const NETWORK_MANAGER: readonly OperatingSystem[] = ['rhel', 'rockylinux', 'centos'];

const redHatNetworkManager = rule('kkp/limitation-red-hat-network-manager', {
  severity: 'info',
  source: SOURCES.dualStack,
  appliesTo: isDual,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { operatingSystem: os }] of nodePools.entries()) {
      if (NETWORK_MANAGER.includes(os)) yield { path: ['spec', 'nodePools', index, 'operatingSystem'], ...say({ os }) };
    }
  },
});

/** What a provider cannot do: as a note, and as a warning where the plan runs into it. */
export const LIMITATION_RULES: readonly KkpRule[] = [
  ...LIMITATIONS.filter(isRefusal).map(asWarning),
  hetznerNetworkZone,
  hetznerKonnectivity,
  preview,
  ...LIMITATIONS.map(asInfo),
  redHatNetworkManager,
];
