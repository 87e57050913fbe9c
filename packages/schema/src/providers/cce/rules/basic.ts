import { addressText } from '../../../address/text.js';
import type { Path } from '../../../findings/finding.js';
import { type Rule, use } from '../../../rules/rule.js';
import { CLUSTER_TYPE_LABEL, CONSOLE_VERSIONS, flavorOf, FLAVORS, MAX_TAGS, MODELS_OF, NETWORK_MODEL_LABEL, SITE, type Site, SITES, VERSIONS } from '../catalog.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { parseCceVersion } from '../version.js';

export type CceRule = Rule<CcePlan>;

/** A path of the provider's own block. */
export const inCce = (...keys: readonly (string | number)[]): Path => ['spec', 'cce', ...keys];

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

const clusterName: CceRule = {
  id: 'cce/cluster-name',
  severity: 'error',
  title: 'A cluster name has 4 to 128 lower-case letters, digits and hyphens',
  source: SOURCES.console,
  *check({ metadata: { name } }) {
    if (CLUSTER_NAME.test(name)) return;
    const better = toClusterName(name);
    const given = name === '' ? 'The cluster has no name' : `${JSON.stringify(name)} is no name for a cluster`;
    yield { path: NAME, message: `${given}: CCE takes 4 to 128 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen, such as prod-eu-1.`, ...(better !== undefined && { fixes: () => [use(NAME, better)] }) };
  },
};

const description: CceRule = {
  id: 'cce/description',
  severity: 'error',
  title: 'A description has at most 200 characters',
  source: SOURCES.console,
  *check({ metadata }) {
    const given = metadata.description ?? '';
    if (given.length > 200) yield { path: ['metadata', 'description'], message: `The description has ${given.length} characters; CCE takes at most 200.` };
    else if (/[<>]/.test(given)) yield { path: ['metadata', 'description'], message: 'The description contains < or >, which the consoles refuse. Write it without.' };
  },
};

const labels: CceRule = {
  id: 'cce/labels',
  severity: 'info',
  title: 'CCE sets the labels of a cluster itself',
  source: SOURCES.createCluster,
  *check({ metadata }) {
    if (Object.keys(metadata.labels ?? {}).length > 0) yield { path: ['metadata', 'labels'], message: 'The labels stay in the plan: CCE sets the labels of a cluster itself and ignores others. Resource tags are what it keeps.' };
  },
};

const region: CceRule = {
  id: 'cce/region',
  severity: 'error',
  title: 'The region is one of the site',
  source: SOURCES.createVpc,
  *check({ spec: { cce } }) {
    const path = inCce('region');
    const { regions, label } = SITE[cce.site];
    const [other] = SITES.filter((site) => site !== cce.site && SITE[site].regions.includes(cce.region));
    if (cce.region === '') yield { path, message: `No region is named; ${label} has ${regions.slice(0, 4).join(', ')} and others. The API and every resource are those of one region.` };
    else if (!/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(cce.region)) yield { path, message: `${JSON.stringify(cce.region)} does not look like a region; they are written like ${regions[0]}.`, fixes: () => regions[0] === undefined ? [] : [use(path, regions[0])] };
    else if (other) yield { path, message: `${cce.region} is a region of ${SITE[other].label}, and the plan is for ${label}, which has ${regions.slice(0, 4).join(', ')} and others.`, fixes: () => regions[0] === undefined ? [] : [use(path, regions[0])] };
  },
};

const versionFormat: CceRule = {
  id: 'cce/version-format',
  severity: 'error',
  title: 'A version is written vX.Y, vX.Y.Z or vX.Y.Z-rN',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    if (parseCceVersion(cce.version)) return;
    const better = `v${cce.version.replace(/^v+/i, '')}`;
    yield { path: inCce('version'), message: `${JSON.stringify(cce.version)} is no version of CCE: they are written v1.33, v1.33.5 or v1.33.5-r20.`, fixes: () => [better, VERSIONS[0]].filter((each) => parseCceVersion(each)).map((each) => use(inCce('version'), each)) };
  },
};

const versionOffered: CceRule = {
  id: 'cce/version-offered',
  severity: 'warning',
  title: 'The version is one of the three that the console offers',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    const version = parseCceVersion(cce.version);
    const oldest = parseCceVersion(VERSIONS[CONSOLE_VERSIONS - 1] ?? '');
    if (!version || !oldest || version.minor >= oldest.minor) return;
    yield { path: inCce('version'), message: `CCE ${cce.version} is not offered any more: the console has the newest three, ${VERSIONS.slice(0, CONSOLE_VERSIONS).join(', ')}. Older ones can only be made over the API, as long as CCE still has them.`, fixes: () => [use(inCce('version'), VERSIONS[0])] };
  },
};

const versionConflict: CceRule = {
  id: 'cce/version-conflict',
  severity: 'error',
  title: 'The plan names one version',
  source: SOURCES.createCluster,
  *check({ spec }) {
    const path: Path = ['spec', 'kubernetesVersion'];
    const minor = (text: string) => text.replace(/^v/, '').split('.').slice(0, 2).join('.');
    if (spec.kubernetesVersion === undefined || minor(spec.kubernetesVersion) === minor(spec.cce.version)) return;
    yield { path, message: `The plan names Kubernetes ${spec.kubernetesVersion} and CCE ${spec.cce.version}. CCE takes its own version, so leave the other out.`, fixes: () => [{ path, label: `Keep ${spec.cce.version}` }] };
  },
};

const flavor: CceRule = {
  id: 'cce/flavor',
  severity: 'error',
  title: 'The cluster scale is one that the site has',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    if (flavorOf(cce.flavor, cce.site)) return;
    const known = FLAVORS.filter(({ sites }) => sites.includes(cce.site)).map(({ id, nodes }) => `${id} (${nodes} nodes)`);
    yield { path: inCce('flavor'), message: `${cce.flavor === '' ? 'No cluster scale is chosen' : `${JSON.stringify(cce.flavor)} is no cluster scale of ${SITE[cce.site].label}`}; it has ${known.join(', ')}. The scale can only grow later.`, fixes: () => [use(inCce('flavor'), 'cce.s2.small')] };
  },
};

const multiAz: CceRule = {
  id: 'cce/multi-az-masters',
  severity: 'error',
  title: 'Several availability zones need three master nodes',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    const chosen = flavorOf(cce.flavor, cce.site);
    if (!cce.multiAz || chosen?.masters !== 1) return;
    const bigger = cce.flavor.replace('s1', 's2');
    yield { path: inCce('multiAz'), message: `${cce.flavor} has a single master node, which cannot lie in several availability zones. Choose ${bigger}, or one zone.`, fixes: () => [{ path: inCce('multiAz'), value: false, label: 'Use one zone' }] };
  },
};

const masterZones: CceRule = {
  id: 'cce/master-zones',
  severity: 'error',
  title: 'Each master node has one availability zone',
  source: SOURCES.huaweiMasters,
  *check({ spec: { cce } }) {
    const path = inCce('masters');
    const chosen = flavorOf(cce.flavor, cce.site);
    if (cce.masters === undefined || !chosen) return;
    if (cce.multiAz) yield { path, message: 'The zones of the master nodes are named one by one, and CCE is asked to spread them by itself. Take one of the two.', fixes: () => [{ path, label: 'Let CCE spread them' }] };
    else if (cce.masters.length !== chosen.masters) yield { path, message: `${cce.masters.length} availability zone${cce.masters.length === 1 ? ' is' : 's are'} named for master nodes, and ${cce.flavor} has ${chosen.masters}: name ${chosen.masters === 1 ? 'one' : 'three'}, or none.`, fixes: () => [{ path, label: 'Let CCE choose' }] };
    for (const [index, { availabilityZone }] of cce.masters.entries()) {
      if (availabilityZone === '') yield { path: inCce('masters', index, 'availabilityZone'), message: `No availability zone is named for master node ${index + 1}; they are written like ${SITE[cce.site].exampleZone}.` };
    }
  },
};

const typeModel: CceRule = {
  id: 'cce/cluster-type-model',
  severity: 'error',
  title: 'The network model is one that the cluster type has',
  source: SOURCES.console,
  *check({ spec: { cce } }) {
    const models = MODELS_OF[cce.clusterType];
    if (models.includes(cce.networkModel)) return;
    const path = inCce('networkModel');
    yield { path, message: `A ${CLUSTER_TYPE_LABEL[cce.clusterType]} has no ${NETWORK_MODEL_LABEL[cce.networkModel]} (${cce.networkModel}); it has ${models.map((model) => `${NETWORK_MODEL_LABEL[model]} (${model})`).join(' and ')}.`, fixes: () => models.map((model) => use(path, model)) };
  },
};

const enterpriseProject: CceRule = {
  id: 'cce/otc-enterprise-project',
  severity: 'error',
  title: 'Only Huawei Cloud takes an enterprise project with the cluster',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    const path = inCce('enterpriseProjectId');
    if (cce.site === 'otc' && cce.enterpriseProjectId !== undefined) yield { path, message: 'An enterprise project is named, and the API of Open Telekom Cloud has no field for it in a cluster. Assign it in the console afterwards.', fixes: () => [{ path, label: 'Leave it out' }] };
  },
};

/** What a key and a value of a tag may be. Open Telekom Cloud has ASCII alone (tagsPattern of its Terraform provider). */
const TAG: Record<Site, { readonly key: RegExp; readonly value: RegExp }> = {
  huaweicloud: { key: /^[A-Za-z0-9\-_@\u4e00-\u9fa5]{1,36}$/, value: /^[A-Za-z0-9\-_@\u4e00-\u9fa5]{0,43}$/ },
  otc: { key: /^[A-Za-z0-9\-_@]{1,36}$/, value: /^[A-Za-z0-9\-_@]{0,43}$/ },
};
/** Tags that the body of a VPC or subnet takes on Huawei Cloud (CreateVpcOption, CreateSubnetOption). */
const MAX_VPC_TAGS = 10;

const resourceTags: CceRule = {
  id: 'cce/tags',
  severity: 'error',
  title: 'Tags have keys of at most 36 and values of at most 43 characters',
  source: SOURCES.createVpc,
  *check({ spec: { cce } }) {
    const network = cce.site === 'huaweicloud' ? MAX_VPC_TAGS : MAX_TAGS;
    const tagged: [Path, Record<string, string> | undefined, number][] = [
      [inCce('tags'), cce.tags, MAX_TAGS],
      [inCce('vpc', 'tags'), cce.vpc.tags, network],
      [inCce('nodeSubnet', 'tags'), cce.nodeSubnet.tags, network],
      ...cce.podSubnets.map(({ tags }, index): [Path, Record<string, string> | undefined, number] => [inCce('podSubnets', index, 'tags'), tags, network]),
    ];
    for (const [path, tags = {}, most] of tagged) {
      const entries = Object.entries(tags);
      if (entries.length > most) yield { path, message: `${entries.length} tags are given; this resource takes at most ${most}.` };
      for (const [key, value] of entries) {
        if (!TAG[cce.site].key.test(key)) yield { path: [...path, key], message: `${JSON.stringify(key)} is no key of a tag: 1 to 36 letters, digits, hyphens, underscores and @.` };
        else if (!TAG[cce.site].value.test(value)) yield { path: [...path, key], message: `${JSON.stringify(value)} is no value of a tag: at most 43 letters, digits, hyphens, underscores and @.` };
      }
    }
  },
};

const HOST_NAME = /^(?=.{1,253}$)(?:\*\.)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;

const customSan: CceRule = {
  id: 'cce/custom-san',
  severity: 'error',
  title: 'A custom SAN is an address or a host name',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    for (const [index, name] of (cce.customSan ?? []).entries()) {
      if (!HOST_NAME.test(name) && !addressText(name).parsed.ok) yield { path: inCce('customSan', index), message: `${JSON.stringify(name)} is neither an IP address nor a host name, so it cannot stand in the certificate of the API server. Write it like api.example.com or 192.168.0.10.` };
    }
  },
};

const timezone: CceRule = {
  id: 'cce/timezone',
  severity: 'error',
  title: 'The time zone is one of the IANA database',
  source: SOURCES.createCluster,
  *check({ spec: { cce } }) {
    const path = inCce('timezone');
    if (cce.timezone === undefined || isTimeZone(cce.timezone)) return;
    yield { path, message: `${JSON.stringify(cce.timezone)} is no time zone of the IANA database; they are written like Europe/Berlin or Asia/Shanghai.`, fixes: () => [use(path, cce.site === 'otc' ? 'Europe/Berlin' : 'Asia/Shanghai')] };
  },
};

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const authenticatingProxy: CceRule = {
  id: 'cce/authenticating-proxy',
  severity: 'info',
  title: 'An authenticating proxy needs three files of yours',
  source: SOURCES.console,
  *check({ spec: { cce } }) {
    if (cce.authentication.mode === 'authenticating_proxy') yield { path: inCce('authentication', 'mode'), message: 'You bring the CA certificate, the client certificate (valid for more than five years, not signed with SHA-1) and its unencrypted key, each under 1 MB. The files ask for them when they are used; the plan never holds them.' };
  },
};

/** Rules about the cluster itself and what it is called. */
export const BASIC_RULES: readonly CceRule[] = [clusterName, description, labels, region, versionFormat, versionOffered, versionConflict, flavor, multiAz, masterZones, typeModel, enterpriseProject, resourceTags, customSan, timezone, authenticatingProxy];
