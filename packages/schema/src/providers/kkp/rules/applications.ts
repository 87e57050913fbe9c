import type { Path } from '../../../findings/finding.js';
import { isAtLeast } from '../../../facts/version.js';
import { use } from '../../../rules/rule.js';
import { autoscalerApplication, CILIUM_VALUES_FROM, CLOUD_PROVIDER_LABEL, isScaled, metallbApplication, releaseOf, WITHOUT_BALANCERS } from '../catalog.js';
import { SOURCES } from '../sources.js';
import { DNS_1123_LABEL, type KkpRule, label, rule } from './rule.js';

const APPLICATIONS = ['spec', 'kkp', 'applications'] as const;
/** A version as Masterminds' NewVersion reads it. */
const SEMVER = /^v?\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/** Whether a text is a JSON object, which is what values are. */
function isObjectText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

const applicationFields = rule('kkp/application-form', {
  severity: 'error',
  source: SOURCES.applicationType,
  *check({ spec: { kkp: { applications = [] } } }, say) {
    for (const [index, { name, application, version, namespace }] of applications.entries()) {
      const at = (field: string): Path => [...APPLICATIONS, index, field];
      if (!DNS_1123_LABEL.test(name)) yield { path: at('name'), ...say('name', { name }) };
      else if (applications.findIndex((each) => each.name === name && each.namespace === namespace) !== index) yield { path: at('name'), ...say('twice', { name, namespace }) };
      if (application === '') yield { path: at('application'), ...say('application') };
      if (!SEMVER.test(version)) yield { path: at('version'), ...say('version', { version }) };
      if (!DNS_1123_LABEL.test(namespace)) yield { path: at('namespace'), ...say('namespace', { namespace }) };
    }
  },
});

const applicationValues = rule('kkp/application-values', {
  severity: 'error',
  source: SOURCES.applications,
  *check({ spec: { kkp: { applications = [] } } }, say) {
    for (const [index, { values }] of applications.entries()) {
      const path = [...APPLICATIONS, index, 'values'];
      if (values !== undefined && !isObjectText(values)) yield { path, ...say(), fixes: () => [{ path, label: label('leave-empty') }] };
    }
  },
});

const autoscaler = rule('kkp/autoscaler-application', {
  severity: 'warning',
  source: SOURCES.autoscaler,
  *check({ spec: { kkp, nodePools } }, say) {
    const { applications = [], release } = kkp;
    const entry = autoscalerApplication(releaseOf(release));
    if (!entry || isScaled(releaseOf(release), applications)) return;
    const index = nodePools.findIndex(({ minReplicas, maxReplicas }) => minReplicas !== undefined || maxReplicas !== undefined);
    const pool = nodePools[index];
    if (!pool) return;
    yield {
      path: ['spec', 'nodePools', index, pool.minReplicas === undefined ? 'maxReplicas' : 'minReplicas'],
      ...say({ pool: pool.name }),
      fixes: () => [{ path: [...APPLICATIONS], value: [...applications, entry], label: label('kkp/add-autoscaler') }],
    };
  },
});

const LOAD_BALANCERS = ['spec', 'loadBalancers'] as const;

const metallb = rule('kkp/metallb-application', {
  severity: 'info',
  source: SOURCES.metallb,
  appliesTo: ({ spec }) => spec.loadBalancers?.implementation === 'metallb',
  *check({ spec: { kkp, loadBalancers } }, say) {
    const { applications = [], release } = kkp;
    const version = loadBalancers?.version ?? '';
    const index = applications.findIndex(({ application }) => application === 'metallb');
    const installed = applications[index];
    const entry = metallbApplication(releaseOf(release));
    const path = [...LOAD_BALANCERS, 'version'];
    if (installed) {
      if (version !== '' && installed.version !== '' && `v${installed.version.replace(/^v/, '')}` !== version) yield { path, related: [[...APPLICATIONS, index, 'version']], ...say('version', { version, installed: installed.version }), fixes: () => [use(path, `v${installed.version.replace(/^v/, '')}`)] };
    } else if (entry) {
      yield { path: [...LOAD_BALANCERS, 'implementation'], ...say('offered', { release, version: entry.version }), fixes: () => [{ path: [...APPLICATIONS], value: [...applications, entry], label: label('kkp/add-metallb'), also: [{ path, value: entry.version }] }] };
    }
  },
});

const balancersOfCloud = rule('kkp/load-balancers-of-cloud', {
  severity: 'warning',
  source: SOURCES.balancers,
  *check({ spec: { kkp, loadBalancers } }, say) {
    if (loadBalancers && !WITHOUT_BALANCERS.includes(kkp.cloudProvider)) yield { path: [...LOAD_BALANCERS, 'implementation'], ...say({ cloud: CLOUD_PROVIDER_LABEL[kkp.cloudProvider] }), fixes: () => [{ path: LOAD_BALANCERS, label: label('remove-it') }] };
  },
});

const cniValues = rule('kkp/cni-values', {
  severity: 'error',
  source: SOURCES.cniValues,
  *check({ spec: { kkp: { cniValues: values } } }, say) {
    const path = ['spec', 'kkp', 'cniValues'];
    if (values !== undefined && !isObjectText(values)) yield { path, ...say(), fixes: () => [{ path, label: label('leave-empty') }] };
  },
});

const cniApplication = rule('kkp/cni-application', {
  severity: 'warning',
  source: SOURCES.cniValues,
  *check({ spec: { kkp } }, say) {
    const { cni: { type, version }, cniValues: values, cniIngress } = kkp;
    if (type === 'cilium' && isAtLeast(version, CILIUM_VALUES_FROM)) return;
    if (values !== undefined) {
      const path = ['spec', 'kkp', 'cniValues'];
      yield { path, ...say({ from: CILIUM_VALUES_FROM }), fixes: () => [{ path, label: label('leave-empty') }] };
    }
    if (cniIngress) {
      const path = ['spec', 'kkp', 'cniIngress'];
      yield { path, ...say({ from: CILIUM_VALUES_FROM }), fixes: () => [{ path, label: label('leave-empty') }] };
    }
  },
});

/** Rules about what is installed into the cluster. */
export const APPLICATION_RULES: readonly KkpRule[] = [applicationFields, applicationValues, autoscaler, metallb, balancersOfCloud, cniValues, cniApplication];
