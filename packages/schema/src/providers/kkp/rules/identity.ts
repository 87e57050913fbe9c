import type { Fix } from '../../../findings/finding.js';
import { isAtLeast } from '../../../facts/version.js';
import { isLabelValue } from '../../../rules/labels.js';
import { use } from '../../../rules/rule.js';
import { DEFAULT_EVENT_RATE_LIMIT, MAX_CLUSTER_NAME_LENGTH, PROTECTED_LABELS, releaseOf, RELEASES } from '../catalog.js';
import { SOURCES } from '../sources.js';
import { type KkpRule, label, rule } from './rule.js';

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

const rename = (name: string): Fix[] => {
  const value = toClusterName(name);
  return value === '' ? [] : [use(NAME, value)];
};

const clusterName = rule('kkp/cluster-name', {
  severity: 'error',
  source: SOURCES.clusterName,
  *check({ metadata: { name } }, say) {
    if (!DNS_1035_LABEL.test(name)) yield { path: NAME, ...(name === '' ? say('missing') : say('form', { name })), fixes: () => rename(name) };
  },
});

const clusterNameLength = rule('kkp/cluster-name-length', {
  severity: 'error',
  source: SOURCES.clusterNameLength,
  *check({ metadata: { name } }, say) {
    if (name.length > MAX_CLUSTER_NAME_LENGTH) yield { path: NAME, ...say({ length: name.length, most: MAX_CLUSTER_NAME_LENGTH }), fixes: () => rename(name) };
  },
});

const dashboardName = rule('kkp/dashboard-name', {
  severity: 'warning',
  source: SOURCES.dashboardName,
  *check({ spec: { kkp } }, say) {
    const { humanReadableName: name } = kkp;
    const path = ['spec', 'kkp', 'humanReadableName'];
    const character = DASHBOARD_SPECIAL.exec(name)?.[0];
    if (character) yield { path, ...say('special', { character }) };
    else if (name.length > 0 && name.length < DASHBOARD_MIN_NAME_LENGTH) yield { path, ...say('short', { name, length: name.length, least: DASHBOARD_MIN_NAME_LENGTH }) };
  },
});

const projectId = rule('kkp/project-required', {
  severity: 'error',
  source: SOURCES.clusterName,
  *check({ spec: { kkp } }, say) {
    const { projectId: id } = kkp;
    const path = ['spec', 'kkp', 'projectId'];
    if (id === '') yield { path, ...say('missing') };
    else if (!isLabelValue(id)) yield { path, ...say('form', { id }) };
  },
});

/** What the dashboard's API calls a project that it makes: ten random lower-case letters and digits. */
const PROJECT_ID = /^[a-z0-9]{10}$/;

const projectIdForm = rule('kkp/project-id', {
  severity: 'warning',
  source: SOURCES.projectId,
  unless: ['kkp/project-required'],
  *check({ spec: { kkp: { projectId: id } } }, say) {
    if (!PROJECT_ID.test(id)) yield { path: ['spec', 'kkp', 'projectId'], ...say({ id }) };
  },
});

const datacenterRequired = rule('kkp/datacenter-required', {
  severity: 'error',
  source: SOURCES.clusterSpec,
  *check({ spec: { kkp } }, say) {
    if (kkp.datacenter.name === '') yield { path: ['spec', 'kkp', 'datacenter', 'name'], ...say() };
  },
});

const protectedLabels = rule('kkp/protected-labels', {
  severity: 'error',
  source: SOURCES.clusterType,
  *check({ metadata }, say) {
    for (const key of Object.keys(metadata.labels ?? {})) {
      const path = ['metadata', 'labels', key];
      if (PROTECTED_LABELS.includes(key)) yield { path, ...say({ key }), fixes: () => [{ path, label: label('remove', { value: key }) }] };
    }
  },
});

const kubernetesVersion = rule('kkp/kubernetes-version', {
  severity: 'error',
  source: SOURCES.version,
  *check({ spec }, say) {
    const { kubernetes, id } = releaseOf(spec.kkp.release);
    if (kubernetes.versions.includes(spec.kubernetesVersion)) return;
    const path = ['spec', 'kubernetesVersion'];
    yield { path, ...say({ release: id, version: spec.kubernetesVersion, minors: minors(kubernetes.versions), usual: kubernetes.default }), fixes: () => [use(path, kubernetes.default)] };
  },
});

const cloudProviderRelease = rule('kkp/cloud-provider-release', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check({ spec: { kkp } }, say) {
    const release = releaseOf(kkp.release);
    if (release.cloudProviders.includes(kkp.cloudProvider)) return;
    const having = RELEASES.filter((each) => each.cloudProviders.includes(kkp.cloudProvider)).map((each) => each.id);
    yield { path: ['spec', 'kkp', 'release'], ...say({ release: release.id, cloud: kkp.cloudProvider, having }) };
  },
});

const podSecurityPolicy = rule('kkp/pod-security-policy', {
  severity: 'error',
  source: SOURCES.podSecurityPolicy,
  *check({ spec }, say) {
    const index = spec.kkp.admissionPlugins?.indexOf('PodSecurityPolicy') ?? -1;
    if (index < 0 || !isAtLeast(spec.kubernetesVersion, '1.25')) return;
    const path = ['spec', 'kkp', 'admissionPlugins', index];
    yield { path, ...say({ version: spec.kubernetesVersion }), fixes: () => [{ path, label: label('remove', { value: 'PodSecurityPolicy' }) }] };
  },
});

const eventRateLimit = rule('kkp/event-rate-limit-config', {
  severity: 'error',
  source: SOURCES.eventRateLimit,
  *check({ spec: { kkp } }, say) {
    if (!kkp.admissionPlugins?.includes('EventRateLimit') || Object.keys(kkp.eventRateLimitConfig ?? {}).length > 0) return;
    const path = ['spec', 'kkp', 'eventRateLimitConfig'];
    const value = DEFAULT_EVENT_RATE_LIMIT;
    yield { path, ...say(), fixes: () => [{ path, value, label: label('kkp/limit-events', { qps: value.namespace.qps }) }] };
  },
});

/** What every address of a user has; KKP compares it with that of who is logged in. */
const EMAIL = /^[^\s@]+@[^\s@]+$/;

const templateUser = rule('kkp/template-user', {
  severity: 'error',
  source: SOURCES.templateScope,
  *check({ spec: { kkp: { template } } }, say) {
    if (template?.scope !== 'user') return;
    const path = ['spec', 'kkp', 'template', 'user'];
    if (template.user === undefined) yield { path, ...say('missing') };
    else if (!EMAIL.test(template.user)) yield { path, ...say('form', { user: template.user }) };
  },
});

const templateKeys = rule('kkp/template-ssh-keys', {
  severity: 'info',
  source: SOURCES.templateKeys,
  *check({ spec: { kkp: { template, sshKeys = [] } } }, say) {
    if (template && template.scope !== 'project' && sshKeys.length > 0) yield { path: ['spec', 'kkp', 'template', 'scope'], ...say({ scope: template.scope }) };
  },
});

/** Rules about what the cluster is called and made of. */
export const IDENTITY_RULES: readonly KkpRule[] = [clusterName, clusterNameLength, dashboardName, projectId, projectIdForm, datacenterRequired, protectedLabels, kubernetesVersion, cloudProviderRelease, podSecurityPolicy, eventRateLimit, templateUser, templateKeys];

const minors = (versions: readonly string[]): string[] => [...new Set(versions.map((version) => version.split('.').slice(0, 2).join('.')))];
