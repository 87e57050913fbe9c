import { familiesOf, IP_FAMILIES, type IpFamily } from '../../address/family.js';
import { type Change, type Path } from '../../findings/finding.js';
import { bringBack, isAside, putAside } from '../../plan/aside.js';
import type { Choice, Choices } from '../../plan/choices.js';
import { balancerChoices, BALANCERS_PATH, withBalancersOf } from '../../plan/load-balancers.js';
import { isMap, valueAt, withValueAt } from '../../plan/path.js';
import { type CloudProvider, CLOUD_PROVIDERS, CNI_TYPES, DEFAULT_EVENT_RATE_LIMIT, type KkpRelease, preselectedCniVersion, releaseOf, RELEASES } from './catalog.js';
import { defaultNetwork } from './defaults.js';
import { newNodePool, preselectedProxyMode } from './new-plan.js';
import type { KkpDocument } from './plan.js';
import { settle } from './settle.js';

const K = ['spec', 'kkp'] as const;
const PROXY_MODE = ['spec', 'network', 'proxyMode'] as const;

interface ChoiceSpec {
  /** What makes two values different choices; their text unless told otherwise. */
  readonly kind?: (value: unknown) => string;
  /** The fields that belong to a value alone, when it is left for another or comes after it. */
  readonly own?: (value: unknown, other: unknown) => readonly Path[];
  /** What a value that is chosen for the first time brings. */
  readonly enter: (document: KkpDocument, value: unknown) => KkpDocument;
}

/** Makes a choice that puts aside what belongs to the value before, brings what belongs to the new one, and takes the ways out of what it has broken. */
function choice({ kind = String, own = () => [], enter }: ChoiceSpec): Choice<KkpDocument> {
  return (document, value, kept, path) => {
    const before = valueAt(document, path);
    const chosen = withValueAt(document, path, value);
    if (kind(before) === kind(value)) return { document: chosen, kept };
    const keyOf = (each: unknown) => `kkp ${path.join('.')} ${kind(each)}`;
    const left = own(before, value);
    const bare = left.reduce((rest, each) => withValueAt(rest, each, undefined), chosen);
    const aside = kept[keyOf(value)];
    const next = settle(document, isAside(aside) ? bringBack(document, bare, aside) : enter(bare, value), path);
    return { document: next, kept: { ...kept, [keyOf(before)]: putAside(document, next, left, [path, ...own(value, before)]) } };
  };
}

const isIpFamily = (value: unknown): value is IpFamily => IP_FAMILIES.some((family) => family === value);
const isCloud = (value: unknown): value is CloudProvider => CLOUD_PROVIDERS.some((cloud) => cloud === value);

/** The CNI plugin of a document; that of KKP where it names none that there is. */
const cniOf = (document: KkpDocument) => CNI_TYPES.find((type) => type === document.spec.kkp.cni?.type) ?? 'cilium';

/** The proxy mode that the dashboard preselects for what a document says now. */
function withProxyMode(document: KkpDocument): KkpDocument {
  const { kkp, kubernetesVersion = '' } = document.spec;
  return withValueAt(document, PROXY_MODE, preselectedProxyMode(releaseOf(kkp.release), kkp.cloudProvider, cniOf(document), kubernetesVersion));
}

/** A document in another release: its versions are what that release preselects, and the default Service range is that of the release. */
function inRelease(document: KkpDocument, release: KkpRelease, previous: KkpRelease): KkpDocument {
  const type = cniOf(document);
  const services = ['spec', 'network', 'serviceCidrs', 'ipv6'];
  const changes: readonly Change[] = [
    { path: [...K, 'release'], value: release.id },
    { path: ['spec', 'kubernetesVersion'], value: release.kubernetes.default },
    { path: [...K, 'cni'], value: { type, version: preselectedCniVersion(release, type) } },
    ...(valueAt(document, services) === previous.serviceCidrIpv6 ? [{ path: services, value: release.serviceCidrIpv6 }] : []),
  ];
  return withProxyMode(changes.reduce((next, { path, value }) => withValueAt(next, path, value), document));
}

/** What a plan says for one cloud provider alone. */
const ofCloud = (cloud: unknown): Path[] => [[...K, String(cloud)], BALANCERS_PATH, ['spec', 'nodePools'], [...K, 'datacenter'], [...K, 'nodeNetwork'], [...K, 'nodePortsAllowedIPRanges']];

function enterCloud(document: KkpDocument, cloud: unknown): KkpDocument {
  if (!isCloud(cloud)) return document;
  const block = cloud === 'bringyourown' ? { nodes: [] } : cloud === 'packet' ? { billingCycle: 'hourly' } : undefined;
  const changes: readonly Change[] = [
    { path: [...K, cloud], value: block },
    { path: ['spec', 'nodePools'], value: cloud === 'bringyourown' ? [] : [newNodePool(cloud, 'workers')] },
    { path: [...K, 'datacenter'], value: { name: '' } },
  ];
  const entered = changes.reduce((next, { path, value }) => withValueAt(next, path, value), document);
  const release = releaseOf(entered.spec.kkp.release);
  const having = release.cloudProviders.includes(cloud) ? undefined : RELEASES.find(({ cloudProviders }) => cloudProviders.includes(cloud));
  return having ? inRelease(entered, having, release) : withProxyMode(entered);
}

/** Another release than the document was in, which is whose default Service range it may have. */
function enterRelease(document: KkpDocument, id: unknown): KkpDocument {
  const release = RELEASES.find((each) => each.id === id);
  const previous = RELEASES.find(({ id: each, serviceCidrIpv6 }) => each !== id && serviceCidrIpv6 === document.spec.network?.serviceCidrs?.ipv6);
  return release ? inRelease(document, release, previous ?? release) : document;
}

function enterCni(document: KkpDocument, value: unknown): KkpDocument {
  const type = CNI_TYPES.find((each) => each === value);
  return type === undefined ? document : withProxyMode(withValueAt(document, [...K, 'cni', 'version'], preselectedCniVersion(releaseOf(document.spec.kkp.release), type)));
}

/** The families of the machines follow; ranges and masks of IPv6 go, or come where those of IPv4 are written out. */
function enterFamily(document: KkpDocument, value: unknown): KkpDocument {
  const { network, nodePools = [], kkp } = document.spec;
  const defaults = defaultNetwork(releaseOf(kkp.release));
  const ranges = (['podCidrs', 'serviceCidrs', 'nodeCidrMask'] as const).flatMap((field): Change[] => {
    const path = ['spec', 'network', field, 'ipv6'];
    if (value === 'IPv4') return [{ path }];
    return network?.[field]?.ipv4 === undefined || network[field]?.ipv6 !== undefined ? [] : [{ path, value: defaults[field].ipv6 }];
  });
  const machines = nodePools.flatMap((pool, index): Change[] => (pool.network ? [{ path: ['spec', 'nodePools', index, 'network', 'ipFamily'], value }] : []));
  return [...ranges, ...machines].reduce((next, { path, value: each }) => withValueAt(next, path, each), isIpFamily(value) ? withBalancersOf(document, familiesOf(value)) : document);
}

/** What only one way to expose the API server has. */
function enterStrategy(document: KkpDocument, value: unknown): KkpDocument {
  const bare = value === 'Tunneling' ? document : withValueAt(document, [...K, 'tunnelingAgentIP'], undefined);
  return value === 'LoadBalancer' ? bare : withValueAt(bare, [...K, 'apiServerAllowedIPRanges'], undefined);
}

/** The admission plugins that have a configuration of their own, with where it stands and what it is to begin with. */
const CONFIGURED = [
  { plugin: 'EventRateLimit', path: [...K, 'eventRateLimitConfig'], initial: DEFAULT_EVENT_RATE_LIMIT },
  { plugin: 'PodNodeSelector', path: [...K, 'podNodeSelectorAdmissionPluginConfig'], initial: undefined },
] as const;
const isOn = (plugins: unknown, plugin: string) => Array.isArray(plugins) && plugins.includes(plugin);

function enterPlugins(document: KkpDocument, plugins: unknown): KkpDocument {
  return CONFIGURED.filter(({ plugin }) => isOn(plugins, plugin)).reduce((next, { path, initial }) => withValueAt(next, path, valueAt(next, path) ?? initial), document);
}

/** Without load balancers there is nothing to say of them; with them again, it is what it was. */
const chooseLoadBalancers: Choice<KkpDocument> = (document, value, kept, path) => {
  const block = path.slice(0, -1);
  const key = `kkp ${block.join('.')}`;
  const before = valueAt(document, block);
  if (value === undefined) return { document: withValueAt(document, block, undefined), kept: { ...kept, [key]: before } };
  const known = kept[key];
  return { document: withValueAt(document, block, { ...(isMap(before) ? before : isMap(known) ? known : {}), ipFamily: value }), kept };
};

/** Choices that change more than their own field. */
export const CHOICES: Choices<KkpDocument> = {
  'spec.kkp.cloudProvider': choice({ own: ofCloud, enter: enterCloud }),
  'spec.kkp.release': choice({ enter: enterRelease }),
  'spec.kkp.cni.type': choice({ own: () => [[...K, 'cni', 'version'], [...K, 'cniValues'], [...K, 'cniIngress']], enter: enterCni }),
  'spec.ipFamily': choice({ enter: enterFamily }),
  'spec.kkp.exposeStrategy': choice({ enter: enterStrategy }),
  'spec.kkp.admissionPlugins': choice({
    kind: (plugins) => CONFIGURED.map(({ plugin }) => String(isOn(plugins, plugin))).join(' '),
    own: (plugins, others) => CONFIGURED.filter(({ plugin }) => isOn(plugins, plugin) !== isOn(others, plugin)).map(({ path }) => path),
    enter: enterPlugins,
  }),
  'spec.kkp.loadBalancerServices.ipFamily': chooseLoadBalancers,
  ...balancerChoices<KkpDocument>(),
};
