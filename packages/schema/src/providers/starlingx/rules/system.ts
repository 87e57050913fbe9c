import { tellProblem } from '../../../messages/en.js';
import { FAMILIES, FAMILY_LABEL, familiesOf, isDualStack } from '../../../address/family.js';
import type { Path } from '../../../findings/finding.js';
import { keepFirst, type Rule, use } from '../../../rules/rule.js';
import { CALICO_BLOCK_SIZE, CALICO_MTU, DNS_SERVERS, REGISTRIES, SYSTEM_TYPE_LABEL } from '../catalog.js';
import { isDomainOrIp, isUrl } from '../host.js';
import { isTimeZone, nearTimeZone } from '../time-zone.js';
import type { StarlingxPlan } from '../plan.js';
import { subnetOf } from '../platform.js';
import { SOURCES } from '../sources.js';

export type StarlingxRule = Rule<StarlingxPlan>;

/** A path of the provider's own block. */
export const inStarlingx = (...keys: readonly (string | number)[]): Path => ['spec', 'starlingx', ...keys];
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

const name: StarlingxRule = {
  id: 'starlingx/name',
  severity: 'error',
  title: 'A system has a name, and a subcloud one that is no number and no region',
  source: SOURCES.subcloudConfig,
  *check({ metadata, spec }) {
    const isSubcloud = spec.starlingx.distributedCloudRole === 'subcloud';
    const isTaken = isSubcloud && REGION_NAMES.includes(metadata.name);
    const isNumber = isSubcloud && IS_NUMBER.test(metadata.name);
    if (SYSTEM_NAME.test(metadata.name) && !isTaken && !isNumber) return;
    const better = toSystemName(metadata.name) ?? toSystemName(`system-${metadata.name}`);
    yield {
      path: NAME,
      message: isTaken
        ? `${metadata.name} is the name of a region of the central cloud, and no subcloud can have it. Take another, such as subcloud-1.`
        : `${metadata.name === '' ? 'The system has no name' : `${JSON.stringify(metadata.name)} is no name for a ${isSubcloud ? 'subcloud' : 'system'}`}: it takes up to 63 letters, digits, dots, hyphens and underscores${isSubcloud ? ', with more than digits among them' : ''}, such as edge-1.`,
      ...(better !== undefined && metadata.name !== '' && { fixes: () => [use(NAME, isTaken ? `${metadata.name}-1` : better)] }),
    };
  },
};

const controllerOnSimplex: StarlingxRule = {
  id: 'starlingx/controller-on-simplex',
  severity: 'error',
  title: 'A system controller has two controllers',
  source: SOURCES.validateConfig,
  *check({ spec: { starlingx } }) {
    if (starlingx.systemType !== 'aio-sx' || starlingx.distributedCloudRole !== 'systemcontroller') return;
    const path = inStarlingx('systemType');
    yield { path, message: 'AIO-SX has one controller, and the bootstrap playbook refuses it as a system controller. Take AIO-DX or Standard.', fixes: () => [{ path, value: 'aio-dx', label: 'Use AIO-DX' }] };
  },
};

const modeFamilies: StarlingxRule = {
  id: 'starlingx/mode-families',
  severity: 'error',
  title: 'Converting and reverting need two families',
  source: SOURCES.networkAddrpool,
  *check({ spec }) {
    const { mode } = spec.starlingx;
    if (mode === 'install' || isDualStack(spec.ipFamily)) return;
    const path: Path = ['spec', 'ipFamily'];
    const both = spec.ipFamily === 'IPv6' ? 'IPv6+IPv4' : 'IPv4+IPv6';
    const message =
      mode === 'convert'
        ? `The plan converts a running system, and speaks ${spec.ipFamily} alone. Name the family that the system has first, and the one to add after it: ${both}.`
        : `The plan takes the second family away from a running system, and names ${spec.ipFamily} alone. Name both families as the system has them: ${both}; the second is removed.`;
    yield { path, message, fixes: () => [use(path, both)] };
  },
};

const dnsServers: StarlingxRule = {
  id: 'starlingx/dns-servers',
  severity: 'error',
  title: 'One to three DNS servers, each an address',
  source: SOURCES.validateConfig,
  *check({ spec: { starlingx } }) {
    const { dnsServers: servers, mode } = starlingx;
    if (servers.length < DNS_SERVERS.min && mode === 'install') yield { path: DNS, message: `No DNS server is named; the bootstrap playbook takes ${DNS_SERVERS.min} to ${DNS_SERVERS.max}.` };
    if (servers.length > DNS_SERVERS.max) yield { path: DNS, message: `${servers.length} DNS servers are named; StarlingX takes at most ${DNS_SERVERS.max}.`, fixes: () => [keepFirst(DNS, servers.length, DNS_SERVERS.max)] };
    for (const [index, { parsed }] of servers.entries()) {
      if (!parsed.ok) yield { path: [...DNS, index], message: tellProblem(parsed.problem) };
    }
  },
};

const dnsFamily: StarlingxRule = {
  id: 'starlingx/dns-family',
  severity: 'warning',
  title: 'A DNS server that the system can reach',
  source: SOURCES.dualStack,
  *check({ spec }) {
    const { dnsServers: servers, mode } = spec.starlingx;
    /** What the system speaks when the servers count: after a revert, the first family alone. */
    const families = mode === 'revert' ? familiesOf(spec.ipFamily).slice(0, 1) : familiesOf(spec.ipFamily);
    if (servers.length === 0 || servers.some(({ value }) => !value || families.includes(value.family))) return;
    const spoken = families.map((family) => FAMILY_LABEL[family]).join(' and ');
    yield { path: DNS, message: `The system speaks ${spoken}, and no DNS server has such an address: ${servers.map(({ text }) => text).join(', ')}. It could not look up a name, and bootstrap pulls its images by name. Name a server in ${spoken}.` };
  },
};

const calico: StarlingxRule = {
  id: 'starlingx/calico-settings',
  severity: 'error',
  title: 'The settings of Calico are within their limits',
  source: SOURCES.validateConfig,
  *check(plan) {
    const settings = plan.spec.starlingx.calico;
    if (!settings) return;
    const { mtu, blockSize = {}, kubeletVolumePluginPath } = settings;
    if (mtu !== undefined && (mtu < CALICO_MTU.min || mtu > CALICO_MTU.max)) {
      const path = inStarlingx('calico', 'mtu');
      yield { path, message: `calico_mtu is ${mtu}; it is ${CALICO_MTU.min} to ${CALICO_MTU.max}.`, fixes: () => [use(path, mtu < CALICO_MTU.min ? CALICO_MTU.min : CALICO_MTU.max)] };
    }
    for (const family of FAMILIES) {
      const size = blockSize[family];
      if (size === undefined) continue;
      const path = inStarlingx('calico', 'blockSize', family);
      const { min, max, usual } = CALICO_BLOCK_SIZE[family];
      const pods = subnetOf(plan, 'clusterPod', family)?.cidr;
      if (size < min || size > max) yield { path, message: `The block size of the ${FAMILY_LABEL[family]} pool is /${size}; Calico takes /${min} to /${max}.`, fixes: () => [use(path, usual)] };
      else if (pods && size < pods.prefix) yield { path, message: `A block of /${size} is larger than the whole cluster pod subnet, a /${pods.prefix}. Take a block size of /${pods.prefix} to /${max}.`, fixes: () => [use(path, Math.max(usual, pods.prefix))] };
    }
    if (kubeletVolumePluginPath !== undefined && !kubeletVolumePluginPath.startsWith('/')) {
      const path = inStarlingx('calico', 'kubeletVolumePluginPath');
      yield { path, message: `${JSON.stringify(kubeletVolumePluginPath)} is not an absolute path; the usual one is /var/lib/kubelet.`, fixes: () => [use(path, `/${kubeletVolumePluginPath}`)] };
    }
  },
};

const proxy: StarlingxRule = {
  id: 'starlingx/docker-proxy',
  severity: 'error',
  title: 'Proxies are URLs, and what goes past them are names or addresses',
  source: SOURCES.addressList,
  *check({ spec: { starlingx } }) {
    const { dockerProxy } = starlingx;
    if (!dockerProxy) return;
    for (const field of ['http', 'https'] as const) {
      const url = dockerProxy[field];
      const path = inStarlingx('dockerProxy', field);
      if (url !== undefined && !isUrl(url)) yield { path, message: `${JSON.stringify(url)} is not the URL of a proxy; write http://proxy.example.net:3128.`, ...(isUrl(`http://${url}`) && { fixes: () => [use(path, `http://${url}`)] }) };
    }
    const past = dockerProxy.noProxy ?? [];
    for (const [index, entry] of past.entries()) {
      if (!entry.includes('*') && !entry.includes('/') && isDomainOrIp(entry)) continue;
      const path = inStarlingx('dockerProxy', 'noProxy', index);
      yield { path, message: `${JSON.stringify(entry)} cannot go past the proxy: the playbook takes names and addresses, no wildcards and no ranges.`, fixes: () => [{ path, label: `Remove ${entry}` }] };
    }
    if (past.length > 0 && dockerProxy.http === undefined && dockerProxy.https === undefined) {
      const path = inStarlingx('dockerProxy', 'noProxy');
      yield { path, message: 'There is a list of what goes past the proxy, and no proxy: the playbook would not look at it. Name the proxy, or remove the list.', fixes: () => [{ path, label: 'Remove the list' }] };
    }
  },
};

const proxyScheme: StarlingxRule = {
  id: 'starlingx/docker-proxy-scheme',
  severity: 'warning',
  title: 'A proxy is spoken to over HTTP',
  source: SOURCES.urls,
  *check({ spec: { starlingx } }) {
    for (const field of ['http', 'https'] as const) {
      const url = starlingx.dockerProxy?.[field];
      if (url === undefined || !isUrl(url) || /^https?:/i.test(url)) continue;
      const path = inStarlingx('dockerProxy', field);
      yield { path, message: `The playbook takes ${url}, and containerd asks its proxy over HTTP: write http:// or https://, which is how the proxy is reached and not what is fetched through it.`, fixes: () => [use(path, url.replace(/^[^:]*/, 'http'))] };
    }
  },
};

const timezone: StarlingxRule = {
  id: 'starlingx/timezone',
  severity: 'error',
  title: 'The time zone is one of the tz database, spelled as there',
  source: SOURCES.validateConfig,
  *check({ spec: { starlingx } }) {
    const given = starlingx.timezone;
    if (given === undefined || starlingx.mode !== 'install' || isTimeZone(given)) return;
    const path = inStarlingx('timezone');
    const meant = nearTimeZone(given);
    yield { path, message: `${JSON.stringify(given)} is no time zone: the playbook looks for it below /usr/share/zoneinfo, capitals and all. Write it as there, such as UTC or Europe/Berlin.`, fixes: () => (meant === undefined ? [] : [use(path, meant)]) };
  },
};

const registries: StarlingxRule = {
  id: 'starlingx/docker-registry',
  severity: 'error',
  title: 'A registry is a name or an address, with a port where it needs one',
  source: SOURCES.defaults,
  *check({ spec: { starlingx } }) {
    for (const key of REGISTRIES) {
      const registry = starlingx.dockerRegistries?.[key];
      if (registry?.url === undefined) continue;
      const path = inStarlingx('dockerRegistries', key, 'url');
      if (isDomainOrIp(registry.url)) continue;
      const bare = registry.url.replace(/^https?:\/\//, '');
      yield { path, message: `${JSON.stringify(registry.url)} is no place for images: write a name or an address, with a port where it needs one, and without https://, such as registry.example.net:5000.`, ...(bare !== registry.url && isDomainOrIp(bare) && { fixes: () => [use(path, bare)] }) };
    }
  },
};

const credentials: StarlingxRule = {
  id: 'starlingx/registry-credentials',
  severity: 'info',
  title: 'Credentials of registries are no part of a plan',
  source: SOURCES.defaults,
  *check({ spec: { starlingx } }) {
    if (starlingx.mode === 'install' && Object.keys(starlingx.dockerRegistries ?? {}).length > 0) yield { path: inStarlingx('dockerRegistries'), message: 'User names and passwords of registries are not kept in the plan. Where a registry asks for them, add username and password in the file itself, on the controller.' };
  },
};

const primaryForGood: StarlingxRule = {
  id: 'starlingx/primary-for-good',
  severity: 'info',
  title: 'The first family stays',
  source: SOURCES.networkAddrpool,
  *check({ spec }) {
    const [first = 'ipv4'] = familiesOf(spec.ipFamily);
    const { mode, systemType } = spec.starlingx;
    yield {
      path: ['spec', 'ipFamily'],
      message:
        mode === 'install'
          ? `${FAMILY_LABEL[first]} is the primary family of this ${SYSTEM_TYPE_LABEL[systemType]} system for good: another one needs a new installation. The second family can be added and removed later.`
          : `${FAMILY_LABEL[first]} must be the family that the running system was installed with: the primary address pools of its networks cannot be changed or removed.`,
    };
  },
};

/** Rules about the system as a whole. */
export const SYSTEM_RULES: readonly StarlingxRule[] = [name, controllerOnSimplex, modeFamilies, primaryForGood, dnsServers, dnsFamily, timezone, proxy, proxyScheme, registries, credentials, calico];
