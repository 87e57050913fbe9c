import { addressText } from '../../../address/text.js';
import type { Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { flavorOf, FLAVORS, MAX_NODE_TAGS, MAX_TAGS, MODELS_OF, SITE, type Site, SITES } from '../catalog.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { isTimeZone, meantTimeZone } from '../time-zone.js';
import { parseCceVersion } from '../version.js';
import { listedVersion, newestVersion, versionsOn } from '../versions.js';
import { type CceRule, inCce, label, rule, SITE_PATH } from './rule.js';

const CLUSTER_NAME = /^[a-z][a-z0-9-]{2,126}[a-z0-9]$/;
const NAME: Path = ['metadata', 'name'];

/**
 * What a cluster may be called that is close to a text: lower case, hyphens for everything else.
 *
 * @returns undefined when nothing of the text can stay
 */
export function toClusterName(text: string): string | undefined {
  const name = text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+/, '').slice(0, 128).replace(/-+$/, '');
  return CLUSTER_NAME.test(name) ? name : undefined;
}

const clusterName = rule('cce/cluster-name', {
  severity: 'error',
  source: SOURCES.console,
  *check({ metadata: { name } }, say) {
    if (CLUSTER_NAME.test(name)) return;
    const better = toClusterName(name);
    yield { path: NAME, ...(name === '' ? say('missing') : say('invalid', { name })), ...(better !== undefined && { fixes: () => [use(NAME, better)] }) };
  },
});

/** Most characters of the description of a cluster. */
const MAX_DESCRIPTION = 200;

const description = rule('cce/description', {
  severity: 'error',
  source: SOURCES.console,
  *check({ metadata }, say) {
    const path: Path = ['metadata', 'description'];
    const given = metadata.description ?? '';
    if (given.length > MAX_DESCRIPTION) yield { path, ...say('long', { length: given.length, most: MAX_DESCRIPTION }) };
    else if (/[<>]/.test(given)) yield { path, ...say('brackets') };
  },
});

const labels = rule('cce/labels', {
  severity: 'info',
  source: SOURCES.createCluster,
  *check({ metadata }, say) {
    if (Object.keys(metadata.labels ?? {}).length > 0) yield { path: ['metadata', 'labels'], ...say() };
  },
});

const region = rule('cce/region', {
  severity: 'error',
  source: SOURCES.createVpc,
  *check({ spec: { cce } }, say) {
    const path = inCce('region');
    const { regions } = SITE[cce.site];
    const [first = ''] = regions;
    const named = { site: cce.site, regions: regions.slice(0, 4) };
    const fixes = () => [use(path, first)];
    const of = SITES.find((site) => site !== cce.site && SITE[site].regions.includes(cce.region));
    if (cce.region === '') yield { path, ...say('missing', named) };
    else if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(cce.region)) yield { path, ...say('syntax', { region: cce.region, example: first }), fixes };
    else if (of) yield { path, ...say('elsewhere', { region: cce.region, of, ...named }), fixes };
  },
});

const versionFormat = rule('cce/version-format', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }, say) {
    if (parseCceVersion(cce.version)) return;
    const better = `v${cce.version.replace(/^v+/i, '')}`;
    yield { path: inCce('version'), ...say({ version: cce.version }), fixes: () => [better, newestVersion(cce.site)].filter((each) => parseCceVersion(each)).map((each) => use(inCce('version'), each)) };
  },
});

const versionOffered = rule('cce/version-offered', {
  severity: 'warning',
  source: SOURCES.versions,
  unless: ['cce/version-format'],
  *check({ spec: { cce: { site, version } } }, say) {
    const listed = listedVersion(site, version);
    const offered = { site, versions: versionsOn(site).map((each) => each.version) };
    const place = { path: inCce('version'), concerns: [SITE_PATH], fixes: () => [use(inCce('version'), newestVersion(site))] };
    if (!listed) yield { ...place, ...say('unlisted', { version, ...offered }) };
    else if (listed.state === 'ended') yield { ...place, ...say('ended', { version, until: listed.until ?? '', ...offered }) };
  },
});

const versionConflict = rule('cce/version-conflict', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check({ spec }, say) {
    const path: Path = ['spec', 'kubernetesVersion'];
    const { version } = spec.cce;
    const minor = (text: string) => text.replace(/^v/, '').split('.').slice(0, 2).join('.');
    if (spec.kubernetesVersion === undefined || minor(spec.kubernetesVersion) === minor(version)) return;
    yield { path, ...say({ kubernetes: spec.kubernetesVersion, version }), fixes: () => [{ path, label: label('cce/keep', { value: version }) }] };
  },
});

const flavor = rule('cce/flavor', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }, say) {
    if (flavorOf(cce.flavor, cce.site)) return;
    const scales = { site: cce.site, scales: FLAVORS.filter(({ sites }) => sites.includes(cce.site)).map(({ id, nodes }) => ({ id, nodes })) };
    yield { path: inCce('flavor'), concerns: [SITE_PATH], ...(cce.flavor === '' ? say('missing', scales) : say('unknown', { flavor: cce.flavor, ...scales })), fixes: () => [use(inCce('flavor'), 'cce.s2.small')] };
  },
});

const multiAz = rule('cce/multi-az-masters', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }, say) {
    const path = inCce('multiAz');
    if (!cce.multiAz || flavorOf(cce.flavor, cce.site)?.masters !== 1) return;
    yield { path, concerns: [inCce('masters')], ...say({ flavor: cce.flavor, bigger: cce.flavor.replace('s1', 's2') }), fixes: () => [{ path, value: false, label: label('cce/one-zone') }] };
  },
});

const masterZones = rule('cce/master-zones', {
  severity: 'error',
  source: SOURCES.masters,
  *check({ spec: { cce } }, say) {
    const path = inCce('masters');
    const chosen = flavorOf(cce.flavor, cce.site);
    if (cce.masters === undefined || !chosen) return;
    if (cce.multiAz) yield { path, ...say('both'), fixes: () => [{ path, label: label('cce/spread-masters') }] };
    else if (cce.masters.length !== chosen.masters) yield { path, ...say('count', { named: cce.masters.length, flavor: cce.flavor, masters: chosen.masters }), fixes: () => [{ path, label: label('cce/choose-zones') }] };
    for (const [index, { availabilityZone }] of cce.masters.entries()) {
      if (availabilityZone === '') yield { path: inCce('masters', index, 'availabilityZone'), ...say('missing', { number: index + 1, example: SITE[cce.site].exampleZone }) };
    }
  },
});

const typeModel = rule('cce/cluster-type-model', {
  severity: 'error',
  source: SOURCES.console,
  *check({ spec: { cce } }, say) {
    const path = inCce('networkModel');
    const models = MODELS_OF[cce.clusterType];
    if (!models.includes(cce.networkModel)) yield { path, ...say({ type: cce.clusterType, model: cce.networkModel, models }), fixes: () => models.map((model) => use(path, model)) };
  },
});

const enterpriseProject = rule('cce/otc-enterprise-project', {
  severity: 'error',
  source: SOURCES.createCluster.otc,
  appliesTo: ({ spec: { cce } }) => cce.site === 'otc',
  *check({ spec: { cce } }, say) {
    const path = inCce('enterpriseProjectId');
    if (cce.enterpriseProjectId !== undefined) yield { path, ...say(), fixes: () => [{ path, label: label('cce/leave-out') }] };
  },
});

/** Most characters of the key and of the value of a tag. */
const MAX_TAG = { key: 36, value: 43 } as const;
/** What a key and a value of a tag may be. Open Telekom Cloud has ASCII alone (tagsPattern of its Terraform provider). */
const TAG: Record<Site, { readonly key: RegExp; readonly value: RegExp }> = {
  huaweicloud: { key: /^[A-Za-z0-9\-_@\u4e00-\u9fa5]{1,36}$/, value: /^[A-Za-z0-9\-_@\u4e00-\u9fa5]{0,43}$/ },
  otc: { key: /^[A-Za-z0-9\-_@]{1,36}$/, value: /^[A-Za-z0-9\-_@]{0,43}$/ },
};
/** Tags that the body of a VPC or subnet takes on Huawei Cloud (CreateVpcOption, CreateSubnetOption). */
const MAX_VPC_TAGS = 10;

/** Everything that is tagged: where, with what, and how many tags it takes. */
function taggedOf({ spec: { cce, nodePools } }: CcePlan): readonly (readonly [path: Path, tags: Readonly<Record<string, string>> | undefined, most: number])[] {
  const network = cce.site === 'huaweicloud' ? MAX_VPC_TAGS : MAX_TAGS;
  return [
    [inCce('tags'), cce.tags, MAX_TAGS],
    [inCce('vpc', 'tags'), cce.vpc.tags, network],
    [inCce('nodeSubnet', 'tags'), cce.nodeSubnet.tags, network],
    ...nodePools.map(({ tags }, index) => [['spec', 'nodePools', index, 'tags'], tags, MAX_NODE_TAGS[cce.site]] as const),
    ...cce.moreNodeSubnets.map(({ tags }, index) => [inCce('moreNodeSubnets', index, 'tags'), tags, network] as const),
    ...cce.podSubnets.map(({ tags }, index) => [inCce('podSubnets', index, 'tags'), tags, network] as const),
  ];
}

const resourceTags = rule('cce/tags', {
  severity: 'error',
  source: SOURCES.createVpc,
  *check(plan, say) {
    const { key: keys, value: values } = TAG[plan.spec.cce.site];
    for (const [path, tags = {}, most] of taggedOf(plan)) {
      const entries = Object.entries(tags);
      if (entries.length > most) yield { path, concerns: [SITE_PATH], ...say('count', { count: entries.length, most }) };
      for (const [key, value] of entries) {
        if (!keys.test(key)) yield { path: [...path, key], concerns: [SITE_PATH], ...say('key', { key, most: MAX_TAG.key }) };
        else if (!values.test(value)) yield { path: [...path, key], concerns: [SITE_PATH], ...say('value', { value, most: MAX_TAG.value }) };
      }
    }
  },
});

const HOST_NAME = /^(?=.{1,253}$)(?:\*\.)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;

const customSan = rule('cce/custom-san', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }, say) {
    for (const [index, name] of (cce.customSan ?? []).entries()) {
      if (!HOST_NAME.test(name) && !addressText(name).parsed.ok) yield { path: inCce('customSan', index), ...say({ name }) };
    }
  },
});

const timezone = rule('cce/timezone', {
  severity: 'error',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }, say) {
    const path = inCce('timezone');
    if (cce.timezone === undefined || isTimeZone(cce.timezone)) return;
    yield { path, ...say({ timezone: cce.timezone }), fixes: () => [meantTimeZone(cce.timezone ?? ''), cce.site === 'otc' ? 'Europe/Berlin' : 'Asia/Shanghai'].flatMap((each) => (each === undefined ? [] : [use(path, each)])) };
  },
});

const authenticatingProxy = rule('cce/authenticating-proxy', {
  severity: 'info',
  source: SOURCES.console,
  *check({ spec: { cce } }, say) {
    if (cce.authentication.mode === 'authenticating_proxy') yield { path: inCce('authentication', 'mode'), ...say() };
  },
});

/** Rules about the cluster itself and what it is called. */
export const BASIC_RULES: readonly CceRule[] = [clusterName, description, labels, region, versionFormat, versionOffered, versionConflict, flavor, multiAz, masterZones, typeModel, enterpriseProject, resourceTags, customSan, timezone, authenticatingProxy];
