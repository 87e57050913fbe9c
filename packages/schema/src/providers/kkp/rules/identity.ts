import { isLabelValue } from '../../../rules/labels.js';
import type { Rule } from '../../../rules/rule.js';
import { isAtLeast } from '../../../facts/version.js';
import { CLOUD_PROVIDER_LABEL, MAX_CLUSTER_NAME_LENGTH, PROTECTED_LABELS, releaseOf, RELEASES } from '../catalog.js';
import type { KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';

type KkpRule = Rule<KkpPlan>;

const NAME = ['metadata', 'name'] as const;
/** DNS label of RFC 1035, as Kubernetes checks it: starts with a letter. */
const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
/** Characters that the dashboard's name field refuses (NON_SPECIAL_CHARACTERS_PATTERN). */
const DASHBOARD_SPECIAL = /[|"<>[\]{}`\\';&]/;
const DASHBOARD_MIN_NAME_LENGTH = 5;

/** The name that a text becomes when everything that KKP refuses is taken out; empty when nothing is left. */
export function toClusterName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, MAX_CLUSTER_NAME_LENGTH)
    .replace(/-+$/, '');
}

const renameFix = (name: string) => {
  const value = toClusterName(name);
  return value === '' ? [] : [{ path: NAME, value, label: `Use ${value}` }];
};

const clusterName: KkpRule = {
  id: 'kkp/cluster-name',
  severity: 'error',
  title: 'The cluster name is a DNS label that starts with a letter',
  source: SOURCES.clusterName,
  *check({ metadata: { name } }) {
    if (DNS_1035_LABEL.test(name)) return;
    const message = name === '' ? 'The cluster has no name. KKP takes lower-case letters, digits and hyphens, a letter first.' : `${JSON.stringify(name)} is not a name that KKP takes: lower-case letters, digits and hyphens, a letter first, a letter or digit last.`;
    yield { path: NAME, message, fixes: () => renameFix(name) };
  },
};

const clusterNameLength: KkpRule = {
  id: 'kkp/cluster-name-length',
  severity: 'error',
  title: `The cluster name has at most ${MAX_CLUSTER_NAME_LENGTH} characters`,
  source: SOURCES.clusterNameLength,
  *check({ metadata: { name } }) {
    if (name.length <= MAX_CLUSTER_NAME_LENGTH) return;
    yield { path: NAME, message: `The name has ${name.length} characters; KKP takes at most ${MAX_CLUSTER_NAME_LENGTH}, because it makes names of namespaces and cloud roles out of it.`, fixes: () => renameFix(name) };
  },
};

const dashboardName: KkpRule = {
  id: 'kkp/dashboard-name',
  severity: 'warning',
  title: 'The display name is one that the dashboard takes too',
  source: SOURCES.dashboardName,
  *check({ spec: { kkp } }) {
    const name = kkp.humanReadableName;
    const path = ['spec', 'kkp', 'humanReadableName'];
    const special = DASHBOARD_SPECIAL.exec(name)?.[0];
    if (special) yield { path, message: `The name contains ${special}, and the KKP dashboard refuses | " < > [ ] { } \` \\ ' ; & in names: nobody could edit this cluster there.` };
    else if (name.length > 0 && name.length < DASHBOARD_MIN_NAME_LENGTH) yield { path, message: `${JSON.stringify(name)} has ${name.length} characters; the KKP dashboard asks for at least ${DASHBOARD_MIN_NAME_LENGTH}.` };
  },
};

const projectId: KkpRule = {
  id: 'kkp/project-required',
  severity: 'error',
  title: 'The cluster belongs to a project',
  source: SOURCES.clusterName,
  *check({ spec: { kkp } }) {
    const path = ['spec', 'kkp', 'projectId'];
    if (kkp.projectId === '') yield { path, message: 'No project is named. KKP refuses a cluster without the label project-id; the id is in the address of the project in the dashboard, ten characters such as abcd1234ef.' };
    else if (!isLabelValue(kkp.projectId)) yield { path, message: `${JSON.stringify(kkp.projectId)} cannot be a project id: it becomes the label project-id, which takes letters, digits, hyphens, dots and underscores.` };
  },
};

const datacenterRequired: KkpRule = {
  id: 'kkp/datacenter-required',
  severity: 'error',
  title: 'The cluster has a datacenter',
  source: SOURCES.clusterSpec,
  *check({ spec: { kkp } }) {
    if (kkp.datacenter.name === '') yield { path: ['spec', 'kkp', 'datacenter', 'name'], message: 'No datacenter is named. It is one that your KKP administrator has set up for this cloud provider, for example aws-eu-central-1a.' };
  },
};

const protectedLabels: KkpRule = {
  id: 'kkp/protected-labels',
  severity: 'error',
  title: 'No label that KKP gives rights by',
  source: SOURCES.clusterType,
  *check({ metadata }) {
    for (const key of Object.keys(metadata.labels ?? {})) {
      if (PROTECTED_LABELS.includes(key)) yield { path: ['metadata', 'labels', key], message: `The label ${key} is set by KKP itself and decides who may do what; leave it out.`, fixes: () => [{ path: ['metadata', 'labels', key], label: `Remove ${key}` }] };
    }
  },
};

const kubernetesVersion: KkpRule = {
  id: 'kkp/kubernetes-version',
  severity: 'error',
  title: 'The KKP release offers the version of Kubernetes',
  source: SOURCES.version,
  *check({ spec }) {
    const { kubernetes, id } = releaseOf(spec.kkp.release);
    if (kubernetes.versions.includes(spec.kubernetesVersion)) return;
    yield { path: ['spec', 'kubernetesVersion'], message: `KKP ${id} does not offer Kubernetes ${spec.kubernetesVersion}; it has ${minors(kubernetes.versions)}, and ${kubernetes.default} is its default.`, fixes: () => [{ path: ['spec', 'kubernetesVersion'], value: kubernetes.default, label: `Use ${kubernetes.default}` }] };
  },
};

const cloudProviderRelease: KkpRule = {
  id: 'kkp/cloud-provider-release',
  severity: 'error',
  title: 'The KKP release has the cloud provider',
  source: SOURCES.dualStack,
  *check({ spec: { kkp } }) {
    const release = releaseOf(kkp.release);
    if (release.cloudProviders.includes(kkp.cloudProvider)) return;
    const having = RELEASES.filter((each) => each.cloudProviders.includes(kkp.cloudProvider)).map((each) => each.id);
    yield { path: ['spec', 'kkp', 'cloudProvider'], message: `KKP ${release.id} no longer has ${CLOUD_PROVIDER_LABEL[kkp.cloudProvider]}; ${having.join(' and ')} had it. Choose another provider, or the older release.` };
  },
};

const podSecurityPolicy: KkpRule = {
  id: 'kkp/pod-security-policy',
  severity: 'error',
  title: 'PodSecurityPolicy is gone from Kubernetes 1.25',
  source: SOURCES.podSecurityPolicy,
  *check({ spec }) {
    const index = spec.kkp.admissionPlugins?.indexOf('PodSecurityPolicy') ?? -1;
    if (index < 0 || !isAtLeast(spec.kubernetesVersion, '1.25')) return;
    yield { path: ['spec', 'kkp', 'admissionPlugins', index], message: `The admission plugin PodSecurityPolicy does not exist in Kubernetes ${spec.kubernetesVersion}; it went with 1.25. Use Pod Security admission, which is always on.`, fixes: () => [{ path: ['spec', 'kkp', 'admissionPlugins', index], label: 'Remove PodSecurityPolicy' }] };
  },
};

const eventRateLimit: KkpRule = {
  id: 'kkp/event-rate-limit-config',
  severity: 'error',
  title: 'EventRateLimit has a limit to apply',
  source: SOURCES.eventRateLimit,
  *check({ spec: { kkp } }) {
    if (!kkp.admissionPlugins?.includes('EventRateLimit') || Object.keys(kkp.eventRateLimitConfig ?? {}).length > 0) return;
    /** The defaults of EventRateLimitConfigItem in KKP's API. */
    const value = { namespace: { qps: 50, burst: 100, cacheSize: 4096 } };
    yield { path: ['spec', 'kkp', 'eventRateLimitConfig'], message: 'The admission plugin EventRateLimit is on and no limit is configured: kube-apiserver would not start. Set at least one of server, namespace, user and sourceAndObject.', fixes: () => [{ path: ['spec', 'kkp', 'eventRateLimitConfig'], value, label: 'Limit each namespace to 50 events a second' }] };
  },
};

/** Rules about what the cluster is called and made of. */
export const IDENTITY_RULES: readonly KkpRule[] = [clusterName, clusterNameLength, dashboardName, projectId, datacenterRequired, protectedLabels, kubernetesVersion, cloudProviderRelease, podSecurityPolicy, eventRateLimit];

function minors(versions: readonly string[]): string {
  return [...new Set(versions.map((version) => version.split('.').slice(0, 2).join('.')))].join(', ');
}
