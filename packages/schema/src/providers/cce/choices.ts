import { formatCidr } from '../../address/format.js';
import { rangeText } from '../../address/text.js';
import { type Change, type Path } from '../../findings/finding.js';
import { freeRoom } from '../../facts/free-room.js';
import { bringBack, isAside, putAside, withChanges } from '../../plan/aside.js';
import type { Choice, Choices, Kept } from '../../plan/choices.js';
import { isMap, valueAt, withValueAt } from '../../plan/path.js';
import { BANDWIDTH, CLUSTER_TYPES, DEFAULT_IPV6_SERVICE_CIDR, flavorOf, MODELS_OF, SITE, SITES } from './catalog.js';
import { MASTER_ZONES, masterZonesOf } from './master-zones.js';
import { newNetwork, newPodSubnet } from './new-plan.js';
import type { CceDocument } from './plan.js';
import { newErrors, settle } from './settle.js';
import { listedVersion, newestVersion } from './versions.js';

const C = ['spec', 'cce'] as const;
const N = ['spec', 'network'] as const;
const SERVICES_IPV6: Path = [...N, 'serviceCidrs', 'ipv6'];
const TYPE: Path = [...C, 'clusterType'];
const MODEL: Path = [...C, 'networkModel'];
const DATAPLANE: Path = [...C, 'dataplaneV2'];

interface ChoiceSpec {
  /** The fields that are chosen together. */
  readonly chosen: readonly Path[];
  /** What is chosen, as far as going back goes. */
  readonly stateOf: (document: CceDocument) => string;
  /** The fields that belong to what is chosen. */
  readonly own: readonly Path[];
  /** What is written for a value; undefined for one that is none. */
  readonly write: (value: unknown) => readonly Change[] | undefined;
  /** What a value that is chosen for the first time brings; its own fields are empty then. */
  readonly enter: (document: CceDocument, before: CceDocument) => CceDocument;
}

/** Makes a choice that puts aside what belongs to the value before, brings what belongs to the new one, and settles what it has broken elsewhere. */
function choice({ chosen, stateOf, own, write, enter }: ChoiceSpec): Choice<CceDocument> {
  const keyOf = (document: CceDocument) => `cce.${stateOf(document)}`;
  return (document, value, kept, path) => {
    const written = write(value);
    if (!written) return { document: withValueAt(document, path, value), kept };
    const bare = withChanges(document, written);
    if (stateOf(bare) === stateOf(document)) return { document: bare, kept };
    const emptied = withChanges(bare, own.map((each) => ({ path: each })));
    const aside = kept[keyOf(bare)];
    const entered = isAside(aside) ? bringBack(document, emptied, aside) : enter(emptied, document);
    const next = settle(document, entered, chosen);
    return { document: next, kept: { ...kept, [keyOf(document)]: putAside(document, next, own, chosen) } };
  };
}

/** Another cloud: its first region, its operating system, a version that it has, none of the zones and flavors of the other. */
const chooseSite = choice({
  chosen: [[...C, 'site']],
  stateOf: ({ spec }) => `site.${spec.cce.site}`,
  own: [[...C, 'region'], [...C, 'version'], [...C, 'enterpriseProjectId'], [...C, 'loadBalancer']],
  write: (value) => (SITES.some((site) => site === value) ? [{ path: [...C, 'site'], value }] : undefined),
  enter: (document, before) => {
    const { site } = document.spec.cce;
    const { version } = before.spec.cce;
    const { regions, operatingSystems } = SITE[site];
    const listed = version === undefined ? undefined : listedVersion(site, version);
    const kept = version !== undefined && listed && listed.state !== 'ended' ? version : newestVersion(site);
    const pools = (document.spec.nodePools ?? []).flatMap((_, index): Change[] => [
      { path: ['spec', 'nodePools', index, 'os'], value: operatingSystems[0] },
      { path: ['spec', 'nodePools', index, 'availabilityZone'] },
    ]);
    return withChanges(document, [{ path: [...C, 'region'], value: regions[0] ?? '' }, ...(version === undefined ? [] : [{ path: [...C, 'version'], value: kept }]), ...pools]);
  },
});

/** The range that a document has at a path, where it is one. */
function rangeAt(document: CceDocument, path: Path) {
  const text = valueAt(document, path);
  return typeof text === 'string' ? rangeText(text).value : undefined;
}

/** A pod subnet where the VPC has room for one; where it has none, Pods share that of the nodes. */
function firstPodSubnet(document: CceDocument) {
  const fresh = newPodSubnet(document.spec.ipFamily !== 'IPv4');
  const [vpc, nodes] = [rangeAt(document, [...C, 'vpc', 'cidr']), rangeAt(document, [...C, 'nodeSubnet', 'cidr'])];
  const others = (document.spec.cce.moreNodeSubnets ?? []).flatMap((_, index) => rangeAt(document, [...C, 'moreNodeSubnets', index, 'cidr']) ?? []);
  if (vpc?.family !== 'ipv4') return fresh;
  const [free] = freeRoom({ family: 'ipv4', prefix: Math.max(Math.min(vpc.prefix + 2, 28), 20), taken: [...(nodes ? [nodes] : []), ...others], usual: rangesIn(vpc.first, vpc.last, fresh.cidr), pools: [vpc] });
  if (free || !nodes) return { ...fresh, ...(free && { cidr: formatCidr(free) }) };
  const { name, cidr, existing } = document.spec.cce.nodeSubnet;
  return { ...fresh, name, cidr, ...(existing !== undefined && { existing }) };
}

/** A range, where it lies between two addresses. */
function rangesIn(first: bigint, last: bigint, text: string) {
  const { value } = rangeText(text);
  return value && value.first >= first && value.last <= last ? [value] : [];
}

/** The container network that a model begins with; Services keep their IPv4 range and the proxy mode stays. */
function enterModel(document: CceDocument, before: CceDocument): CceDocument {
  const { ipFamily, network, cce } = document.spec;
  const model = cce.networkModel;
  const fresh = newNetwork(model, ipFamily);
  const isTurbo = model === 'eni';
  const services = { ...fresh.network.serviceCidrs, ...network?.serviceCidrs };
  return withChanges(document, [
    { path: [...N, 'podCidrs'], value: fresh.network.podCidrs },
    { path: [...N, 'serviceCidrs', 'ipv4'], value: services.ipv4 },
    { path: SERVICES_IPV6, value: isTurbo ? services.ipv6 : undefined },
    { path: [...C, 'podSubnets'], value: isTurbo ? [firstPodSubnet(document)] : undefined },
    { path: [...C, 'fixPoolMask'], value: fresh.fixPoolMask },
    ...(isTurbo === (before.spec.cce.networkModel === 'eni') ? [] : LOAD_BALANCER_FAMILIES.map((path) => ({ path }))),
  ]);
}

/** With DataPlane V2, nodes run the one system that has it. */
const chooseDataplane = choice({
  chosen: [DATAPLANE],
  stateOf: ({ spec }) => `dataplane.${spec.cce.dataplaneV2 === true}`,
  own: [],
  write: (value) => [{ path: DATAPLANE, value: value === true ? true : undefined }],
  enter: (document) => document,
});

const LOAD_BALANCER_FAMILIES: readonly Path[] = [[...C, 'loadBalancer', 'ipFamily'], [...C, 'loadBalancer', 'ingressFamily']];

const typeOf = (model: unknown) => CLUSTER_TYPES.find((type) => MODELS_OF[type].some((each) => each === model));

const chooseModel = choice({
  chosen: [TYPE, MODEL],
  stateOf: ({ spec }) => `model.${spec.cce.networkModel}`,
  own: [[...N, 'podCidrs'], SERVICES_IPV6, [...C, 'podSubnets'], [...C, 'additionalContainerCidrs'], [...C, 'fixPoolMask'], [...C, 'networkPolicies'], DATAPLANE],
  write: (value) => {
    const type = typeOf(value);
    return type && [{ path: MODEL, value }, { path: TYPE, value: type }];
  },
  enter: enterModel,
});

/** A type comes with the network model that it had last, or else with its first. */
const chooseType: Choice<CceDocument> = (document, value, kept) => {
  const { networkModel: before } = document.spec.cce;
  const type = CLUSTER_TYPES.find((each) => each === value);
  if (!type) return { document: withValueAt(document, TYPE, value), kept };
  const last = [before, kept[`cce.type.${type}`]].find((model) => typeOf(model) === type) ?? MODELS_OF[type][0];
  return chooseModel(document, last, { ...kept, [`cce.type.${typeOf(before)}`]: before }, MODEL);
};

/** With IPv6, every subnet has it, kube-proxy is ipvs and Turbo Services have a range; without, nothing asks for it. */
const chooseFamily = choice({
  chosen: [['spec', 'ipFamily']],
  stateOf: ({ spec }) => `family.${spec.ipFamily}`,
  own: [],
  write: (value) => [{ path: ['spec', 'ipFamily'], value }],
  enter: (document) => {
    const { ipFamily, network, cce } = document.spec;
    const isDual = ipFamily !== 'IPv4';
    const subnets: readonly Path[] = [[...C, 'nodeSubnet'], ...(cce.moreNodeSubnets ?? []).map((_, index) => [...C, 'moreNodeSubnets', index]), ...(cce.podSubnets ?? []).map((_, index) => [...C, 'podSubnets', index])];
    return withChanges(document, [
      ...subnets.map((path) => ({ path: [...path, 'ipv6Enabled'], value: isDual })),
      ...(isDual ? [{ path: [...N, 'proxyMode'], value: 'ipvs' }] : [{ path: [...C, 'sharedBandwidth'], value: null }, ...LOAD_BALANCER_FAMILIES.map((path) => ({ path }))]),
      { path: SERVICES_IPV6, value: isDual && cce.networkModel === 'eni' ? (network?.serviceCidrs?.ipv6 ?? DEFAULT_IPV6_SERVICE_CIDR) : undefined },
    ]);
  },
});

/** What was put aside as it was, be it nothing. */
const asWas = (kept: Kept, key: string): { readonly value?: unknown } | undefined => {
  const found = kept[key];
  return isMap(found) ? found : undefined;
};

/** Whether a shared bandwidth is planned: what was typed of it comes back. */
const chooseBandwidth: Choice<CceDocument> = (document, value, kept, path) => {
  const before = valueAt(document, path);
  const isOn = value === true;
  if (isMap(value) || isOn === isMap(before)) return { document: withValueAt(document, path, isMap(value) ? value : before), kept };
  const known = asWas(kept, `cce.bandwidth.${isOn}`) ?? { value: isOn ? { name: 'Bandwidth-001', sizeMbit: BANDWIDTH.usual } : null };
  return { document: withValueAt(document, path, known.value), kept: { ...kept, [`cce.bandwidth.${!isOn}`]: { value: before } } };
};

const MASTERS: Path = [...C, 'masters'];
const MULTI_AZ: Path = [...C, 'multiAz'];

/** Takes one of {@link MASTER_ZONES}: of the two fields that say it, a plan holds one. A list of zones is taken as it is. */
const chooseMasters: Choice<CceDocument> = (document, value, kept, path) => {
  const { masters, multiAz, flavor, site } = document.spec.cce;
  const before = masterZonesOf(document.spec.cce);
  const wanted = MASTER_ZONES.find((each) => each === value);
  if (!wanted) return { document: withValueAt(document, path, value), kept };
  if (wanted === before) return { document, kept };
  const count = flavorOf(flavor, site)?.masters ?? 3;
  const known = asWas(kept, `cce.masters.${wanted}`)?.value;
  const zones = valueAt(known, ['masters']);
  const fresh = { masters: wanted === 'named' ? Array.from({ length: count }, () => ({ availabilityZone: '' })) : undefined, multiAz: wanted === 'multi' ? true : undefined };
  const taken = isMap(known) && (!Array.isArray(zones) || zones.length === count) ? known : fresh;
  const next = withChanges(document, [MASTERS, MULTI_AZ].map((field) => ({ path: field, value: valueAt(taken, [String(field.at(-1))]) })));
  return { document: next, kept: { ...kept, [`cce.masters.${before}`]: { value: { masters, multiAz } } } };
};

/** A pool that scales begins where it is, and grows by a few nodes where there is room for them. */
const chooseAutoscaling: Choice<CceDocument> = (document, value, kept, path) => {
  const block = path.slice(0, -1);
  const before = valueAt(document, block);
  const isOn = value === true;
  if (isOn === (valueAt(document, path) === true)) return { document, kept };
  const keyOf = (each: boolean) => `cce.${block.join('.')}.${each}`;
  const next = { ...kept, [keyOf(!isOn)]: { value: before } };
  const known = asWas(kept, keyOf(isOn));
  if (!isOn) return { document: withValueAt(document, block, known?.value), kept: next };
  const given = valueAt(document, [...block.slice(0, -1), 'initialNodeCount']);
  const initial = typeof given === 'number' ? given : 0;
  const fresh = [initial + GROWTH, initial].map((most) => ({ enable: true, minNodeCount: initial, maxNodeCount: most }));
  const ways = [known?.value, ...fresh].filter(isMap).map((scaling) => withValueAt(document, block, scaling));
  return { document: ways.find((each) => newErrors(document, each)?.length === 0) ?? ways.at(-1) ?? document, kept: next };
};

/** Nodes by which a pool that begins to scale may grow. */
const GROWTH = 3;

/** Choices that change more than their own field. */
export const CHOICES: Choices<CceDocument> = {
  'spec.cce.site': chooseSite,
  'spec.cce.clusterType': chooseType,
  'spec.cce.networkModel': chooseModel,
  'spec.cce.dataplaneV2': chooseDataplane,
  'spec.ipFamily': chooseFamily,
  'spec.cce.sharedBandwidth': chooseBandwidth,
  'spec.cce.masters': chooseMasters,
  'spec.nodePools.*.autoscaling.enable': chooseAutoscaling,
};
