import { FAMILIES, familiesOf, isDualStack } from '../../../address/family.js';
import type { Path } from '../../../findings/finding.js';
import { sayProblem } from '../../../findings/message.js';
import { keepFirst, use } from '../../../rules/rule.js';
import { CALICO_BLOCK_SIZE, CALICO_MTU, DNS_SERVERS, REGISTRIES, releaseOf, SYSTEM_TYPE_LABEL } from '../catalog.js';
import { isDomainOrIp, isUrl } from '../host.js';
import { isTimeZone, nearTimeZone } from '../time-zone.js';
import { subnetOf } from '../platform.js';
import { SOURCES } from '../sources.js';
import { inStarlingx, isInstall, label, rule, type StarlingxRule } from './rule.js';

const NAME: Path = ['metadata', 'name'];
const DNS = inStarlingx('dnsServers');

/** Letters, digits, hyphens, dots and underscores: safe in a file name. */
const SYSTEM_NAME = /^[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/;
/** What dcmanager refuses as the name of a subcloud. */
const IS_NUMBER = /^\d+$/;
/** Names of regions of the central cloud (dcmanager refuses them for a subcloud). */
const REGION_NAMES = ['RegionOne', 'SystemController'];

/**
 * What a system may be called, a subcloud too, that is close to a text.
 *
 * @returns undefined when nothing of the text can stay
 */
export function toSystemName(text: string): string | undefined {
  const name = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, 63).replace(/[^A-Za-z0-9]+$/, '');
  return SYSTEM_NAME.test(name) && !IS_NUMBER.test(name) && !REGION_NAMES.includes(name) ? name : undefined;
}

const name = rule('starlingx/name', {
  severity: 'error',
  source: SOURCES.subcloudConfig,
  *check({ metadata, spec }, say) {
    const isSubcloud = spec.starlingx.distributedCloudRole === 'subcloud';
    const isTaken = isSubcloud && REGION_NAMES.includes(metadata.name);
    const isNumber = isSubcloud && IS_NUMBER.test(metadata.name);
    if (SYSTEM_NAME.test(metadata.name) && !isTaken && !isNumber) return;
    const kind = isSubcloud ? 'subcloud' : 'system';
    const better = toSystemName(metadata.name) ?? toSystemName(`system-${metadata.name}`);
    yield {
      path: NAME,
      ...(isTaken ? say('region', { name: metadata.name }) : metadata.name === '' ? say('missing', { kind }) : say('syntax', { name: metadata.name, kind })),
      ...(better !== undefined && metadata.name !== '' && { fixes: () => [use(NAME, isTaken ? `${metadata.name}-1` : better)] }),
    };
  },
});

const controllerOnSimplex = rule('starlingx/controller-on-simplex', {
  severity: 'error',
  source: SOURCES.validateConfig,
  appliesTo: ({ spec: { starlingx } }) => starlingx.systemType === 'aio-sx' && starlingx.distributedCloudRole === 'systemcontroller',
  *check(_, say) {
    /** Either field may be the one that was meant otherwise, and each refuses what the other stands against. */
    for (const path of [inStarlingx('systemType'), inStarlingx('distributedCloudRole')]) {
      yield { path, ...say(), fixes: () => [{ path: inStarlingx('systemType'), value: 'aio-dx', label: label('use', { value: SYSTEM_TYPE_LABEL['aio-dx'] }) }] };
    }
  },
});

const modeFamilies = rule('starlingx/mode-families', {
  severity: 'error',
  source: SOURCES.networkAddrpool,
  appliesTo: (plan) => !isInstall(plan) && !isDualStack(plan.spec.ipFamily),
  *check({ spec: { ipFamily, starlingx } }, say) {
    const path: Path = ['spec', 'ipFamily'];
    const both = ipFamily === 'IPv6' ? 'IPv6+IPv4' : 'IPv4+IPv6';
    yield { path, ...say(starlingx.mode === 'convert' ? 'convert' : 'revert', { ipFamily, both }), fixes: () => [use(path, both)] };
  },
});

const dnsServers = rule('starlingx/dns-servers', {
  severity: 'error',
  source: SOURCES.validateConfig,
  *check(plan, say) {
    const { dnsServers: servers } = plan.spec.starlingx;
    const { min: least, max: most } = DNS_SERVERS;
    if (servers.length < least && isInstall(plan)) yield { path: DNS, ...say('missing', { least, most }) };
    if (servers.length > most) yield { path: DNS, ...say('too-many', { servers: servers.length, most }), fixes: () => [keepFirst(DNS, servers.length, most)] };
    for (const [index, { parsed }] of servers.entries()) {
      if (!parsed.ok) yield { path: [...DNS, index], ...sayProblem(parsed.problem) };
    }
  },
});

const dnsFamily = rule('starlingx/dns-family', {
  severity: 'warning',
  source: SOURCES.dualStack,
  *check({ spec }, say) {
    const { dnsServers: servers, mode } = spec.starlingx;
    /** What the system speaks when the servers count: after a revert, the first family alone. */
    const families = mode === 'revert' ? familiesOf(spec.ipFamily).slice(0, 1) : familiesOf(spec.ipFamily);
    if (servers.length === 0 || servers.some(({ value }) => !value || families.includes(value.family))) return;
    yield { path: DNS, ...say({ families, servers: servers.map(({ text }) => text) }) };
  },
});

const calico = rule('starlingx/calico-settings', {
  severity: 'error',
  source: SOURCES.validateConfig,
  *check(plan, say) {
    const settings = plan.spec.starlingx.calico;
    if (!settings) return;
    const { mtu, blockSize = {}, kubeletVolumePluginPath } = settings;
    if (mtu !== undefined && (mtu < CALICO_MTU.min || mtu > CALICO_MTU.max)) {
      const path = inStarlingx('calico', 'mtu');
      yield { path, ...say('mtu', { mtu, ...CALICO_MTU }), fixes: () => [use(path, mtu < CALICO_MTU.min ? CALICO_MTU.min : CALICO_MTU.max)] };
    }
    for (const family of FAMILIES) {
      const size = blockSize[family];
      if (size === undefined) continue;
      const path = inStarlingx('calico', 'blockSize', family);
      const { min, max, usual } = CALICO_BLOCK_SIZE[family];
      const pods = subnetOf(plan, 'clusterPod', family)?.cidr;
      if (size < min || size > max) yield { path, ...say('block-size', { family, size, min, max }), fixes: () => [use(path, usual)] };
      else if (pods && size < pods.prefix) yield { path, ...say('block-beyond-pods', { size, pods: pods.prefix, max }), fixes: () => [use(path, Math.max(usual, pods.prefix))] };
    }
    if (kubeletVolumePluginPath !== undefined && !kubeletVolumePluginPath.startsWith('/')) {
      const path = inStarlingx('calico', 'kubeletVolumePluginPath');
      yield { path, ...say('path', { path: kubeletVolumePluginPath }), fixes: () => [use(path, `/${kubeletVolumePluginPath}`)] };
    }
  },
});

const calicoRelease = rule('starlingx/calico-release', {
  severity: 'warning',
  source: SOURCES.defaults,
  appliesTo: ({ spec: { starlingx } }) => starlingx.calico !== undefined && !releaseOf(starlingx.release).hasCalico,
  *check({ spec: { starlingx } }, say) {
    const path = inStarlingx('release');
    yield { path, ...say({ release: releaseOf(starlingx.release).label }), fixes: () => [{ path: inStarlingx('calico'), label: label('remove', { value: 'Calico' }) }] };
  },
});

const proxy = rule('starlingx/docker-proxy', {
  severity: 'error',
  source: SOURCES.addressList,
  *check({ spec: { starlingx } }, say) {
    const { dockerProxy } = starlingx;
    if (!dockerProxy) return;
    for (const field of ['http', 'https'] as const) {
      const url = dockerProxy[field];
      const path = inStarlingx('dockerProxy', field);
      if (url !== undefined && !isUrl(url)) yield { path, ...say('url', { url }), ...(isUrl(`http://${url}`) && { fixes: () => [use(path, `http://${url}`)] }) };
    }
    const past = dockerProxy.noProxy ?? [];
    for (const [index, entry] of past.entries()) {
      if (!entry.includes('*') && !entry.includes('/') && isDomainOrIp(entry)) continue;
      const path = inStarlingx('dockerProxy', 'noProxy', index);
      yield { path, ...say('past', { entry }), fixes: () => [{ path, label: label('remove', { value: entry }) }] };
    }
    if (past.length > 0 && dockerProxy.http === undefined && dockerProxy.https === undefined) {
      const path = inStarlingx('dockerProxy', 'noProxy');
      yield { path, ...say('past-none'), fixes: () => [{ path, label: label('starlingx/remove-list') }] };
    }
  },
});

const proxyScheme = rule('starlingx/docker-proxy-scheme', {
  severity: 'warning',
  source: SOURCES.urls,
  unless: ['starlingx/docker-proxy'],
  *check({ spec: { starlingx } }, say) {
    for (const field of ['http', 'https'] as const) {
      const url = starlingx.dockerProxy?.[field];
      if (url === undefined || /^https?:/i.test(url)) continue;
      const path = inStarlingx('dockerProxy', field);
      yield { path, ...say({ url }), fixes: () => [use(path, url.replace(/^[^:]*/, 'http'))] };
    }
  },
});

const timezone = rule('starlingx/timezone', {
  severity: 'error',
  source: SOURCES.validateConfig,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    const given = starlingx.timezone;
    if (given === undefined || isTimeZone(given)) return;
    const path = inStarlingx('timezone');
    const meant = nearTimeZone(given);
    yield { path, ...say({ given }), fixes: () => (meant === undefined ? [] : [use(path, meant)]) };
  },
});

const registries = rule('starlingx/docker-registry', {
  severity: 'error',
  source: SOURCES.defaults,
  *check({ spec: { starlingx } }, say) {
    for (const key of REGISTRIES) {
      const registry = starlingx.dockerRegistries?.[key];
      if (registry?.url === undefined) continue;
      const path = inStarlingx('dockerRegistries', key, 'url');
      if (isDomainOrIp(registry.url)) continue;
      const bare = registry.url.replace(/^https?:\/\//, '');
      yield { path, ...say({ url: registry.url }), ...(bare !== registry.url && isDomainOrIp(bare) && { fixes: () => [use(path, bare)] }) };
    }
  },
});

const credentials = rule('starlingx/registry-credentials', {
  severity: 'info',
  source: SOURCES.defaults,
  appliesTo: isInstall,
  *check({ spec: { starlingx } }, say) {
    if (Object.keys(starlingx.dockerRegistries ?? {}).length > 0) yield { path: inStarlingx('dockerRegistries'), ...say() };
  },
});

const primaryForGood = rule('starlingx/primary-for-good', {
  severity: 'info',
  source: SOURCES.networkAddrpool,
  *check(plan, say) {
    const [family = 'ipv4'] = familiesOf(plan.spec.ipFamily);
    yield { path: ['spec', 'ipFamily'], ...(isInstall(plan) ? say('install', { family, systemType: plan.spec.starlingx.systemType }) : say('running', { family })) };
  },
});

/** Rules about the system as a whole. */
export const SYSTEM_RULES: readonly StarlingxRule[] = [name, controllerOnSimplex, modeFamilies, primaryForGood, dnsServers, dnsFamily, timezone, proxy, proxyScheme, registries, credentials, calico, calicoRelease];
