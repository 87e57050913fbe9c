import type { Path } from '../../../findings/finding.js';
import { valueAt } from '../../../plan/path.js';
import { use } from '../../../rules/rule.js';
import { FEATURES, type FeatureId, hasFeature, sourceOfFeature, takesFeature } from '../catalog.js';
import type { KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { DNS_1123_LABEL, DNS_1123_SUBDOMAIN, DURATION, type KkpRule, label, rule } from './rule.js';

const K = ['spec', 'kkp'] as const;
const AUDIT_WEBHOOK = [...K, 'auditLogging', 'webhookBackend'] as const;

/** The features of which the rule of the release speaks; the proxy has one of its own. */
const OF_RELEASE = (Object.keys(FEATURES) as FeatureId[]).filter((feature) => feature !== 'nodeProxy');

/** Whether a value asks for something: nothing, off, empty text and a list or map without entries do not. */
const isAsked = (value: unknown): boolean => value !== undefined && value !== false && value !== '' && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** The places at which a plan asks for a feature. */
function* placesOf(plan: KkpPlan, feature: FeatureId): Generator<Path, void> {
  const [list, field] = FEATURES[feature].field.split('.*.');
  const path = (list ?? '').split('.');
  const places = field === undefined ? [path] : Object.keys((valueAt(plan, path) as unknown[] | undefined) ?? []).map((index) => [...path, Number(index), ...field.split('.')]);
  for (const place of places) if (isAsked(valueAt(plan, place))) yield place;
}

const featureRelease = rule('kkp/field-release', {
  severity: 'error',
  source: SOURCES.clusterType,
  *check(plan, say) {
    const { release } = plan.spec.kkp;
    for (const feature of OF_RELEASE) {
      if (hasFeature(release, feature)) continue;
      for (const path of placesOf(plan, feature)) yield { path, ...say({ release, feature, since: FEATURES[feature].since }), source: sourceOfFeature(feature), fixes: () => [{ path, label: label('leave-empty') }] };
    }
  },
});

const restRelease = rule('kkp/rest-release', {
  severity: 'info',
  source: SOURCES.restTypes,
  *check(plan, say) {
    const { release } = plan.spec.kkp;
    for (const feature of Object.keys(FEATURES) as FeatureId[]) {
      if (!hasFeature(release, feature) || takesFeature(release, feature)) continue;
      for (const path of placesOf(plan, feature)) yield { path, ...say({ release, feature }) };
    }
  },
});

const kubelb = rule('kkp/kubelb-datacenter', {
  severity: 'info',
  source: SOURCES.kubelb,
  *check({ spec: { kkp } }, say) {
    if (kkp.kubelb?.enabled) yield { path: [...K, 'kubelb', 'enabled'], ...say({ datacenter: kkp.datacenter.name }) };
  },
});

/** The objects that a plan calls by their names, beside what it makes. */
const NAMES = [
  [[...K, 'backupStorageLocation'], DNS_1123_SUBDOMAIN],
  [[...AUDIT_WEBHOOK, 'auditWebhookConfig', 'name'], DNS_1123_SUBDOMAIN],
  [[...AUDIT_WEBHOOK, 'auditWebhookConfig', 'namespace'], DNS_1123_LABEL],
] as const satisfies readonly (readonly [Path, RegExp])[];

const objectName = rule('kkp/object-name', {
  severity: 'error',
  source: SOURCES.names,
  *check(plan, say) {
    for (const [path, form] of NAMES) {
      const name = valueAt(plan, path);
      if (typeof name === 'string' && !form.test(name)) yield { path, ...say(form === DNS_1123_LABEL ? 'label' : 'subdomain', { name }), fixes: () => (name === '' ? [] : [{ path, label: label('remove', { value: name }) }]) };
    }
  },
});

const auditWebhookBackoff = rule('kkp/audit-webhook-backoff', {
  severity: 'error',
  source: SOURCES.auditWebhookFlag,
  *check({ spec: { kkp } }, say) {
    const { auditWebhookInitialBackoff: backoff } = kkp.auditLogging?.webhookBackend ?? {};
    const path = [...AUDIT_WEBHOOK, 'auditWebhookInitialBackoff'];
    if (backoff !== undefined && !DURATION.test(backoff)) yield { path, ...say({ backoff }), fixes: () => (/^\d+$/.test(backoff) ? [use(path, `${backoff}s`)] : [{ path, label: label('leave-empty') }]) };
  },
});

const auditWebhookSecret = rule('kkp/audit-webhook-secret', {
  severity: 'info',
  source: SOURCES.auditWebhookVolume,
  *check({ spec: { kkp } }, say) {
    const secret = kkp.auditLogging?.webhookBackend?.auditWebhookConfig;
    if (secret && secret.name !== '' && kkp.auditLogging?.enabled) yield { path: [...AUDIT_WEBHOOK, 'auditWebhookConfig', 'name'], ...say({ name: secret.name }) };
  },
});

/** Rules about what KKP runs beside the cluster, and what not every release has. */
export const FEATURE_RULES: readonly KkpRule[] = [featureRelease, restRelease, kubelb, objectName, auditWebhookBackoff, auditWebhookSecret];

