import { cidrOfAddress } from '../../../address/cidr.js';
import { familiesOf } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import { isAtLeast, isWholeVersion } from '../../../facts/version.js';
import type { Path } from '../../../findings/finding.js';
import { named } from '../../../rules/apart.js';
import { use } from '../../../rules/rule.js';
import { API_PORT, DEFAULT_DNS_DOMAIN, DEFAULT_VERSION, kubeadmApi, RELEASES, releaseOf } from '../catalog.js';
import { facts } from '../facts.js';
import { DNS_1123_SUBDOMAIN, parseHostPort } from '../host-port.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { inKubeadm, isDual, type KubeadmRule, rule, VERSION } from './rule.js';

const NAME: Path = ['metadata', 'name'];
/** Small enough for every place that repeats it: kind's containers, host names, the context of a kubeconfig. */
const CLUSTER_NAME = /^[a-z0-9](?:[-a-z0-9]{0,48}[a-z0-9])?$/;

/**
 * What a cluster may be called that is close to a text: lower case, hyphens for everything else.
 *
 * @returns undefined when nothing of the text can stay
 */
export function toClusterName(text: string): string | undefined {
  const name = text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '').slice(0, 50).replace(/-+$/, '');
  return CLUSTER_NAME.test(name) ? name : undefined;
}

const clusterName = rule('kubeadm/cluster-name', {
  severity: 'error',
  source: SOURCES.kindConfig,
  *check({ metadata: { name } }, say) {
    if (CLUSTER_NAME.test(name)) return;
    const better = toClusterName(name);
    yield { path: NAME, ...(name === '' ? say('missing') : say('invalid', { name })), ...(better !== undefined && { fixes: () => [use(NAME, better)] }) };
  },
});

const version = rule('kubeadm/version', {
  severity: 'error',
  source: SOURCES.version,
  *check({ spec: { kubernetesVersion } }, say) {
    const release = releaseOf(kubernetesVersion);
    if (!release) {
      yield { path: VERSION, ...say('unknown', { version: kubernetesVersion, first: RELEASES.at(-1)?.minor ?? '', newest: RELEASES[0]?.minor ?? '' }), fixes: () => [use(VERSION, DEFAULT_VERSION)] };
    } else if (!isWholeVersion(kubernetesVersion)) {
      yield { path: VERSION, ...say('partial', { version: kubernetesVersion, example: release.version }), fixes: () => [use(VERSION, release.version)] };
    }
  },
});

const endOfLife = rule('kubeadm/version-end-of-life', {
  severity: 'info',
  source: SOURCES.releases,
  *check({ spec: { kubernetesVersion } }, say) {
    const release = releaseOf(kubernetesVersion);
    if (!release || release.isMaintained) return;
    yield { path: VERSION, ...say({ minor: release.minor, maintained: RELEASES.filter(({ isMaintained }) => isMaintained).map(({ minor }) => minor) }) };
  },
});

const CONFIG_API = inKubeadm('configApi');
/** Whether kubeadm makes the cluster, from files that it has to read. */
const readsFiles = ({ spec }: KubeadmPlan): boolean => spec.kubeadm.configApi !== 'flags';

const configApi = rule('kubeadm/config-api', {
  severity: 'error',
  source: SOURCES.v1beta4Enabled,
  appliesTo: readsFiles,
  *check({ spec }, say) {
    const { configApi: api } = spec.kubeadm;
    const release = releaseOf(spec.kubernetesVersion);
    if (!release || api === 'flags' || release.configApis.includes(api)) return;
    const { first, last } = kubeadmApi(api);
    yield { path: CONFIG_API, ...say({ version: spec.kubernetesVersion, api, first, last, reads: release.configApis }), fixes: () => release.configApis.map((each) => use(CONFIG_API, each)) };
  },
});

const configApiDeprecated = rule('kubeadm/config-api-deprecated', {
  severity: 'warning',
  source: SOURCES.v1beta4Enabled,
  appliesTo: readsFiles,
  unless: ['kubeadm/config-api'],
  *check({ spec }, say) {
    const { configApi: api } = spec.kubeadm;
    const [newest] = releaseOf(spec.kubernetesVersion)?.configApis ?? [];
    if (!newest || api === 'flags' || api === newest) return;
    const { deprecatedFrom, last } = kubeadmApi(api);
    if (!isAtLeast(spec.kubernetesVersion, deprecatedFrom)) return;
    yield { path: CONFIG_API, ...say({ api, from: deprecatedFrom, last, newest }), fixes: () => [use(CONFIG_API, newest)] };
  },
});

const configApiServices = rule('kubeadm/config-api-dual-stack', {
  severity: 'error',
  source: SOURCES.kubeadmServices,
  appliesTo: (plan) => readsFiles(plan) && isDual(plan),
  *check({ spec: { kubernetesVersion } }, say) {
    if (releaseOf(kubernetesVersion)?.kubeadmServiceFamilies !== 1) return;
    yield { path: CONFIG_API, ...say({ version: kubernetesVersion }), fixes: () => [use(CONFIG_API, 'flags')] };
  },
});

const ENDPOINT = inKubeadm('controlPlaneEndpoint');

const endpoint = rule('kubeadm/control-plane-endpoint', {
  severity: 'error',
  source: SOURCES.hostPort,
  *check({ spec: { kubeadm } }, say) {
    const text = kubeadm.controlPlaneEndpoint;
    if (text === undefined || parseHostPort(text)) return;
    const repaired = [text.toLowerCase(), text.replace(/^https?:\/\//i, '').replace(/\/.*$/, '').toLowerCase()];
    yield { path: ENDPOINT, ...say({ endpoint: text, port: kubeadm.bindPort }), fixes: () => repaired.filter((each) => each !== text && parseHostPort(each) !== undefined).map((each) => use(ENDPOINT, each)) };
  },
});

const endpointBrackets = rule('kubeadm/control-plane-endpoint-brackets', {
  severity: 'warning',
  source: SOURCES.hostPort,
  *check({ spec: { kubeadm } }, say) {
    const text = kubeadm.controlPlaneEndpoint ?? '';
    const [, address, port] = /^([0-9a-fA-F:]+):([1-9]\d{2,4})$/.exec(text) ?? [];
    if (port === undefined || ![API_PORT, 8443, 443, kubeadm.bindPort].includes(Number(port)) || parseHostPort(text)?.address === undefined || parseHostPort(`[${address}]:${port}`) === undefined) return;
    yield { path: ENDPOINT, ...say({ endpoint: text, port }), fixes: () => [use(ENDPOINT, `[${address}]:${port}`)] };
  },
});

const endpointNeeded = rule('kubeadm/control-plane-endpoint-required', {
  severity: 'error',
  source: SOURCES.joinControlPlane,
  *check({ spec: { kubeadm } }, say) {
    const count = kubeadm.nodes.filter(({ role }) => role === 'control-plane').length;
    if (count < 2 || kubeadm.controlPlaneEndpoint !== undefined) return;
    yield { path: ENDPOINT, ...say({ nodes: count }) };
  },
});

const endpointAddress = rule('kubeadm/control-plane-endpoint-address', {
  severity: 'error',
  source: SOURCES.haTopology,
  *check(plan, say) {
    const { controlPlaneEndpoint: text } = plan.spec.kubeadm;
    const address = text === undefined ? undefined : parseHostPort(text)?.address;
    if (text === undefined || !address) return;
    const families = familiesOf(plan.spec.ipFamily);
    if (!families.includes(address.family)) {
      yield { path: ENDPOINT, ...say('family', { endpoint: text, family: address.family, ipFamily: plan.spec.ipFamily, wanted: families[0] ?? 'ipv4' }) };
      return;
    }
    const range = readRanges(facts(plan)).find(({ fact, cidr }) => (fact.role === 'pods' || fact.role === 'services') && overlaps(cidr, cidrOfAddress(address)));
    if (range) yield { path: ENDPOINT, ...say('in-range', { endpoint: text, range: { ...named(range.fact), text: formatCidr(range.cidr) } }) };
  },
});

const dnsDomain = rule('kubeadm/dns-domain', {
  severity: 'error',
  source: SOURCES.networking,
  *check({ spec: { kubeadm } }, say) {
    const path = inKubeadm('dnsDomain');
    if (!DNS_1123_SUBDOMAIN.test(kubeadm.dnsDomain)) yield { path, ...say({ domain: kubeadm.dnsDomain }), fixes: () => [use(path, DEFAULT_DNS_DOMAIN)] };
  },
});

/** Rules about the cluster as a whole. */
export const CLUSTER_RULES: readonly KubeadmRule[] = [clusterName, version, endOfLife, configApi, configApiServices, configApiDeprecated, endpoint, endpointBrackets, endpointNeeded, endpointAddress, dnsDomain];
