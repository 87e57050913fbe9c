import { FAMILIES } from '../../../address/family.js';
import type { Fix } from '../../../findings/finding.js';
import { isJson } from '../../../plan/json.js';
import { pathOf } from '../../../plan/path.js';
import { textsOf } from '../../../plan/texts.js';
import { isSubdomain } from '../../../rules/labels.js';
import { use } from '../../../rules/rule.js';
import { releaseOf } from '../catalog.js';
import { isDomainOrIp, isRecordDomain } from '../host.js';
import type { StarlingxPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { inStarlingx, isInstall, label, rule, type StarlingxRule } from './rule.js';

type Settings = StarlingxPlan['spec']['starlingx'];
type HostRecord = NonNullable<Settings['userDnsHostRecords']>[number];

/** What a record of a name becomes in localhost.yml: its domains, its addresses, and how long others may remember it. */
export const recordText = ({ domains, ipv4, ipv6, ttl }: HostRecord): string => [...domains, ...[ipv4, ipv6].flatMap((each) => (each ? [each.text] : [])), ...(ttl === undefined ? [] : [String(ttl)])].join(',');

const remove = (path: Fix['path']): Fix => ({ path, label: label('remove-it') });

/** Names of a map of YAML, as the configuration that the playbook makes of it takes them. */
const KEY = /^[^\s=:#[\]]+$/;

const hostRecord = rule('starlingx/host-record', {
  severity: 'error',
  source: SOURCES.hostRecords,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    const names = new Set<string>();
    const values = new Set<string>();
    for (const [index, record] of (starlingx.userDnsHostRecords ?? []).entries()) {
      const at = (...keys: readonly (string | number)[]) => inStarlingx('userDnsHostRecords', index, ...keys);
      const number = index + 1;
      if (!KEY.test(record.name)) yield { path: at('name'), ...say('name', { number, name: record.name }) };
      else if (names.has(record.name)) yield { path: at('name'), ...say('twice', { name: record.name }), fixes: () => [use(at('name'), `${record.name}-${number}`)] };
      names.add(record.name);
      if (record.domains.length === 0) yield { path: at('domains'), ...say('no-domain', { number }) };
      for (const [place, domain] of record.domains.entries()) if (!isRecordDomain(domain)) yield { path: at('domains', place), ...say('domain', { domain }) };
      if (!record.ipv4 && !record.ipv6) yield { path: at('ipv4'), related: [at('ipv6')], ...say('no-address', { number }) };
      for (const family of FAMILIES) {
        const address = record[family];
        if (address && address.value?.family !== family) yield { path: at(family), ...say('address', { text: address.text, family }) };
      }
      const text = [...new Set(recordText(record).split(',').map((each) => each.trim()))].sort().join(',');
      if (record.domains.length > 0 && values.has(text)) yield { path: at(), ...say('same', { number }), fixes: () => [remove(at())] };
      values.add(text);
    }
  },
});

const certificate = rule('starlingx/ssl-ca-cert', {
  severity: 'error',
  source: SOURCES.defaults,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    const { sslCaCert } = starlingx;
    if (sslCaCert !== undefined && !/^\/(?:[^/\0]+\/)*[^/\0]+$/.test(sslCaCert)) yield { path: inStarlingx('sslCaCert'), ...say({ given: sslCaCert }) };
  },
});

/** A name with a registry before it and a tag or a digest behind it. */
const partsOfImage = (image: string) => {
  const [registry = '', ...rest] = image.split('/');
  return { hasRegistry: rest.length > 0 && (/[.:]/.test(registry) || registry === 'localhost') && isDomainOrIp(registry), hasTag: /(?::[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/.test(rest.at(-1) ?? '') };
};

const localImage = rule('starlingx/local-image', {
  severity: 'error',
  source: SOURCES.defaults,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    for (const [index, image] of (starlingx.additionalLocalRegistryImages ?? []).entries()) {
      const path = inStarlingx('additionalLocalRegistryImages', index);
      const { hasRegistry, hasTag } = partsOfImage(image);
      if (!hasRegistry) yield { path, ...say('registry', { image }) };
      else if (!hasTag) yield { path, ...say('tag', { image }) };
    }
  },
});

const OIDC_NEEDED = ['issuerUrl', 'clientId', 'usernameClaim'] as const;

const oidc = rule('starlingx/oidc', {
  severity: 'error',
  source: SOURCES.validateConfig,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    const { apiserverOidc: given } = starlingx;
    if (!given || Object.values(given).every((each) => each === undefined)) return;
    for (const field of OIDC_NEEDED) if (given[field] === undefined) yield { path: inStarlingx('apiserverOidc', field), ...say('missing', { field }) };
    const path = inStarlingx('apiserverOidc', 'issuerUrl');
    if (given.issuerUrl !== undefined && !/^https:\/\/[^/?#\s]+/.test(given.issuerUrl)) {
      const secure = given.issuerUrl.replace(/^(?:https?:\/\/)?/i, 'https://');
      yield { path, source: SOURCES.oidc, ...say('scheme', { given: given.issuerUrl }), fixes: () => [use(path, secure)] };
    }
  },
});

const LISTS = ['apiserverExtraArgs', 'kubeletConfigurations'] as const;
/** What the settings of each are called: flags without their dashes, and fields of a KubeletConfiguration. */
const SETTING = { apiserverExtraArgs: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, kubeletConfigurations: /^[a-z][A-Za-z0-9]*$/ } as const;

/** What the plan says elsewhere, or the template of the playbook by itself: a second one would be the same key twice. */
const OF_PLAN: Readonly<Record<(typeof LISTS)[number], readonly string[]>> = { apiserverExtraArgs: ['advertise-address', 'service-cluster-ip-range'], kubeletConfigurations: ['apiVersion', 'kind'] };

const settings = rule('starlingx/kubernetes-setting', {
  severity: 'error',
  source: SOURCES.kubeadm,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    for (const list of LISTS) {
      const names = new Set<string>();
      for (const [index, { name, value }] of (starlingx[list] ?? []).entries()) {
        const path = inStarlingx(list, index, 'name');
        const bare = name.replace(/^-+/, '');
        if (!SETTING[list].test(name)) yield { path, ...say('name', { name, list }), fixes: () => (SETTING[list].test(bare) ? [use(path, bare)] : []) };
        else if (names.has(name)) yield { path, ...say('twice', { name }), fixes: () => [remove(inStarlingx(list, index))] };
        names.add(name);
        if (OF_PLAN[list].includes(name)) yield { path, ...say('of-plan', { name }), fixes: () => [remove(inStarlingx(list, index))] };
        if (list === 'apiserverExtraArgs' && (value === '' || /["\\]/.test(value))) yield { path: inStarlingx(list, index, 'value'), ...say(value === '' ? 'empty' : 'quotes', { name }) };
        if (list === 'kubeletConfigurations' && (value === '' || (/^[[{"]/.test(value) && !isJson(value)))) yield { path: inStarlingx(list, index, 'value'), ...say(value === '' ? 'empty' : 'json', { name }) };
      }
    }
  },
});

const template = rule('starlingx/template-text', {
  severity: 'error',
  source: SOURCES.templates,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    for (const { place, text: given } of textsOf(starlingx)) {
      const [mark] = /\{[{%#]/.exec(given) ?? [];
      if (mark !== undefined) yield { path: inStarlingx(...pathOf(place)), ...say({ given, mark }) };
    }
  },
});

const overridden = rule('starlingx/oidc-overrides', {
  severity: 'warning',
  source: SOURCES.defaults,
  appliesTo: (plan) => isInstall(plan) && plan.spec.starlingx.apiserverOidc !== undefined,
  *check({ spec: { starlingx } }, say) {
    const { apiserverOidc: given = {} } = starlingx;
    const taken = Object.entries({ 'oidc-issuer-url': given.issuerUrl, 'oidc-client-id': given.clientId, 'oidc-username-claim': given.usernameClaim, 'oidc-groups-claim': given.groupsClaim }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    for (const [index, { name }] of (starlingx.apiserverExtraArgs ?? []).entries()) if (taken.includes(name)) yield { path: inStarlingx('apiserverExtraArgs', index, 'name'), ...say({ name }), fixes: () => [remove(inStarlingx('apiserverExtraArgs', index))] };
  },
});

const dnsDomain = rule('starlingx/dns-domain', {
  severity: 'error',
  source: SOURCES.dnsDomain,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    const path = inStarlingx('networkingConfigurations', 'dnsDomain');
    const given = starlingx.networkingConfigurations?.dnsDomain;
    if (given === undefined || isSubdomain(given)) return;
    const near = given.toLowerCase().replace(/\.$/, '');
    yield { path, ...say({ given }), fixes: () => (isSubdomain(near) ? [use(path, near)] : []) };
  },
});

const kernel = rule('starlingx/kernel', {
  severity: 'warning',
  source: SOURCES.kernel,
  appliesTo: (plan) => isInstall(plan) && plan.spec.starlingx.kernel === 'lowlatency' && plan.spec.starlingx.systemType === 'standard',
  *check(_plan, say) {
    const path = inStarlingx('kernel');
    yield { path, related: [inStarlingx('systemType')], ...say(), fixes: () => [remove(path)] };
  },
});

const systemMode = rule('starlingx/system-mode', {
  severity: 'warning',
  source: SOURCES.validateConfig,
  appliesTo: (plan) => isInstall(plan) && plan.spec.starlingx.systemMode === 'duplex-direct' && plan.spec.starlingx.systemType !== 'aio-dx',
  *check({ spec: { starlingx } }, say) {
    const path = inStarlingx('systemMode');
    yield { path, related: [inStarlingx('systemType')], ...say({ systemType: starlingx.systemType }), fixes: () => [remove(path)] };
  },
});

const filesystems = rule('starlingx/filesystem-size', {
  severity: 'warning',
  source: SOURCES.filesystems,
  appliesTo: (plan) => isInstall(plan) && !releaseOf(plan.spec.starlingx.release).hasFilesystemSizes,
  *check({ spec: { starlingx } }, say) {
    for (const field of ['dockerFsSize', 'dockerDistributionFsSize'] as const) {
      const path = inStarlingx(field);
      if (starlingx[field] !== undefined) yield { path, related: [inStarlingx('release')], ...say({ release: releaseOf(starlingx.release).label }), fixes: () => [remove(path)] };
    }
  },
});

/** Rules about what only a new system is told, beside its networks. */
export const BOOTSTRAP_RULES: readonly StarlingxRule[] = [hostRecord, certificate, localImage, oidc, settings, template, overridden, dnsDomain, kernel, systemMode, filesystems];
