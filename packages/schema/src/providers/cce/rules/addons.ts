import type { Path } from '../../../findings/finding.js';
import { hasAddon, knownAddonVersion } from '../addons.js';
import { ADDON_SETTINGS, hasSettings } from '../catalog.js';
import { SOURCES } from '../sources.js';
import { parseCceVersion } from '../version.js';
import { type CceRule, inCce, label, rule, SITE_PATH } from './rule.js';

const ofAddon = (index: number, key: string): Path => inCce('addons', index, key);
/** A version of an add-on: three numbers. */
const VERSION = /^\d+\.(\d+)\.\d+$/;

const addonVersion = rule('cce/addon-version', {
  severity: 'error',
  source: SOURCES.installAddon,
  *check({ spec: { cce } }, say) {
    const minor = parseCceVersion(cce.version)?.minor;
    for (const [index, { name, version }] of (cce.addons ?? []).entries()) {
      const path = ofAddon(index, 'version');
      const known = knownAddonVersion(name, cce);
      const place = { path, concerns: [SITE_PATH, inCce('version')], fixes: () => (known === undefined ? [] : [{ path, value: known, label: label('use', { value: known }) }]) };
      const given = VERSION.exec(version);
      if (version === '') yield { ...place, ...say('missing', { name }) };
      else if (!given) yield { ...place, ...say('format', { version }) };
      else if (name === 'autoscaler' && minor !== undefined && Number(given[1]) !== minor) yield { ...place, ...say('autoscaler', { version, cluster: cce.version }) };
    }
  },
});

const addonTwice = rule('cce/addon-twice', {
  severity: 'error',
  source: SOURCES.installAddon,
  *check({ spec: { cce: { addons = [] } } }, say) {
    for (const [index, { name }] of addons.entries()) {
      if (addons.findIndex((each) => each.name === name) < index) yield { path: ofAddon(index, 'name'), ...say({ name }), fixes: () => [{ path: inCce('addons'), value: addons.filter((_, at) => at !== index), label: label('cce/keep-first-one') }] };
    }
  },
});

const autoscalerNeeded = rule('cce/autoscaler-needed', {
  severity: 'warning',
  source: SOURCES.autoscaler,
  *check(plan, say) {
    const { nodePools, cce } = plan.spec;
    if (hasAddon(plan, 'autoscaler')) return;
    const known = knownAddonVersion('autoscaler', cce);
    const addons = inCce('addons');
    for (const [index, { name: pool, autoscaling }] of nodePools.entries()) {
      const path: Path = ['spec', 'nodePools', index, 'autoscaling', 'enable'];
      const fixes = () => (known === undefined ? [] : [{ path: addons, value: [...(cce.addons ?? []), { name: 'autoscaler', version: known }], label: label('cce/install-autoscaler', { version: known }) }]);
      if (autoscaling?.enable) yield { path, concerns: [addons], ...say({ pool }), fixes };
    }
  },
});

const nginxLoadBalancer = rule('cce/nginx-load-balancer', {
  severity: 'error',
  source: SOURCES.nginxAddon,
  *check({ spec: { cce: { addons = [] } } }, say) {
    for (const [index, { name, loadBalancerId }] of addons.entries()) if (name === 'nginx-ingress' && loadBalancerId === undefined) yield { path: ofAddon(index, 'loadBalancerId'), ...say() };
  },
});

const monitoringTarget = rule('cce/monitoring-target', {
  severity: 'error',
  source: SOURCES.monitoringAddon,
  *check({ spec: { cce: { addons = [] } } }, say) {
    for (const [index, { name, aomInstanceId, thirdPartyUrl: url }] of addons.entries()) {
      if (name !== 'cie-collector') continue;
      if (aomInstanceId === undefined && url === undefined) yield { path: ofAddon(index, 'aomInstanceId'), ...say('missing') };
      if (url !== undefined && !/^https?:\/\/[^\s/]/.test(url)) yield { path: ofAddon(index, 'thirdPartyUrl'), ...say('url', { url }) };
    }
  },
});

const settingElsewhere = rule('cce/addon-setting', {
  severity: 'warning',
  source: SOURCES.addonParameters,
  *check({ spec: { cce: { addons = [] } } }, say) {
    for (const [index, addon] of addons.entries()) {
      const own: readonly string[] = hasSettings(addon.name) ? ADDON_SETTINGS[addon.name] : [];
      for (const key of Object.values(ADDON_SETTINGS).flat()) {
        const path = ofAddon(index, key);
        if (addon[key] !== undefined && !own.includes(key)) yield { path, concerns: [ofAddon(index, 'name')], ...say({ name: addon.name }), fixes: () => [{ path, label: label('remove-it') }] };
      }
    }
  },
});

/** Rules about add-ons. */
export const ADDON_RULES: readonly CceRule[] = [addonVersion, addonTwice, nginxLoadBalancer, monitoringTarget, settingElsewhere, autoscalerNeeded];
