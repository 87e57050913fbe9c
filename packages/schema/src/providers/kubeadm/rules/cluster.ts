import { tellName } from '../../../messages/en.js';
import { FAMILY_LABEL, familiesOf, isDualStack } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { cidrOfAddress } from '../../../address/cidr.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import type { Path } from '../../../findings/finding.js';
import { type Rule, use } from '../../../rules/rule.js';
import { isAtLeast, isWholeVersion } from '../../../facts/version.js';
import { API_PORT, DEFAULT_DNS_DOMAIN, DEFAULT_VERSION, kubeadmApi, RELEASES, releaseOf } from '../catalog.js';
import { facts } from '../facts.js';
import { DNS_1123_SUBDOMAIN, parseHostPort } from '../host-port.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';

export type KubeadmRule = Rule<KubeadmPlan>;

/** A path of the provider's own block. */
export const inKubeadm = (...keys: readonly (string | number)[]): Path => ['spec', 'kubeadm', ...keys];
export const VERSION: Path = ['spec', 'kubernetesVersion'];

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

const clusterName: KubeadmRule = {
  id: 'kubeadm/cluster-name',
  severity: 'error',
  title: 'A cluster name has up to 50 lower-case letters, digits and hyphens',
  source: SOURCES.kindConfig,
  *check({ metadata: { name } }) {
    if (CLUSTER_NAME.test(name)) return;
    const better = toClusterName(name);
    yield {
      path: NAME,
      message: `${name === '' ? 'The cluster has no name' : `${JSON.stringify(name)} is no name for this cluster`}: it takes up to 50 lower-case letters, digits and hyphens, a letter or digit at both ends, such as lab-1. It names the cluster in kubeconfig files and in kind.`,
      ...(better !== undefined && { fixes: () => [use(NAME, better)] }),
    };
  },
};

const version: KubeadmRule = {
  id: 'kubeadm/version',
  severity: 'error',
  title: 'The version of Kubernetes is a whole one, from 1.16 on',
  source: SOURCES.version,
  *check({ spec: { kubernetesVersion } }) {
    const release = releaseOf(kubernetesVersion);
    const first = RELEASES.at(-1)?.minor ?? '';
    const newest = RELEASES[0]?.minor ?? '';
    if (!release) {
      yield { path: VERSION, message: `${JSON.stringify(kubernetesVersion)} is not a version of Kubernetes that is known here: ${first} to ${newest} are. Dual stack began with ${first}; a single family works with any version, and has no files here before it.`, fixes: () => [use(VERSION, DEFAULT_VERSION)] };
    } else if (!isWholeVersion(kubernetesVersion)) {
      yield { path: VERSION, message: `kubeadm needs a whole version, and ${JSON.stringify(kubernetesVersion)} is none: three numbers, such as ${release.version}, without a leading v.`, fixes: () => [use(VERSION, release.version)] };
    }
  },
};

const endOfLife: KubeadmRule = {
  id: 'kubeadm/version-end-of-life',
  severity: 'info',
  title: 'The release of Kubernetes still gets patches',
  source: SOURCES.releases,
  *check({ spec: { kubernetesVersion } }) {
    const release = releaseOf(kubernetesVersion);
    if (!release || release.isMaintained) return;
    yield { path: VERSION, message: `Kubernetes ${release.minor} gets no patches any more; ${RELEASES.filter(({ isMaintained }) => isMaintained).map(({ minor }) => minor).join(', ')} do.` };
  },
};

const configApi: KubeadmRule = {
  id: 'kubeadm/config-api',
  severity: 'error',
  title: 'kubeadm of the release reads the API version',
  source: SOURCES.v1beta4Enabled,
  *check({ spec }) {
    const { configApi: api } = spec.kubeadm;
    const release = releaseOf(spec.kubernetesVersion);
    if (!release || api === 'flags' || release.configApis.includes(api)) return;
    const { first, last } = kubeadmApi(api);
    yield { path: inKubeadm('configApi'), message: `kubeadm ${spec.kubernetesVersion} does not read ${api}: that is for ${first} to ${last}. It reads ${release.configApis.join(' and ')}.`, fixes: () => release.configApis.map((each) => use(inKubeadm('configApi'), each)) };
  },
};

const configApiDeprecated: KubeadmRule = {
  id: 'kubeadm/config-api-deprecated',
  severity: 'warning',
  title: 'The API version is not deprecated in the release',
  source: SOURCES.v1beta4Enabled,
  *check({ spec }) {
    const { configApi: api } = spec.kubeadm;
    const release = releaseOf(spec.kubernetesVersion);
    const newest = release?.configApis[0];
    if (!release || !newest || api === 'flags' || api === newest || !release.configApis.includes(api)) return;
    const { deprecatedFrom, last } = kubeadmApi(api);
    if (!isAtLeast(spec.kubernetesVersion, deprecatedFrom)) return;
    yield { path: inKubeadm('configApi'), message: `${api} is deprecated from kubeadm ${deprecatedFrom}, and ${last} is the last that reads it. Use ${newest}.`, fixes: () => [use(inKubeadm('configApi'), newest)] };
  },
};

const configApiServices: KubeadmRule = {
  id: 'kubeadm/config-api-dual-stack',
  severity: 'error',
  title: 'kubeadm 1.16 takes one Service range',
  source: SOURCES.kubeadmServices,
  *check({ spec }) {
    const release = releaseOf(spec.kubernetesVersion);
    if (!isDualStack(spec.ipFamily) || spec.kubeadm.configApi === 'flags' || release?.kubeadmServiceFamilies !== 1) return;
    yield { path: inKubeadm('configApi'), message: `kubeadm ${spec.kubernetesVersion} takes one Service range only; two came with 1.17. The components themselves take two: choose the flags of each component, or a newer release.`, fixes: () => [use(inKubeadm('configApi'), 'flags')] };
  },
};

const endpoint: KubeadmRule = {
  id: 'kubeadm/control-plane-endpoint',
  severity: 'error',
  title: 'The control plane endpoint is a name or an address with a port',
  source: SOURCES.hostPort,
  *check({ spec: { kubeadm } }) {
    const text = kubeadm.controlPlaneEndpoint;
    if (text === undefined || parseHostPort(text)) return;
    const path = inKubeadm('controlPlaneEndpoint');
    const repaired = [text.toLowerCase(), text.replace(/^https?:\/\//i, '').replace(/\/.*$/, '').toLowerCase()];
    yield {
      path,
      message: `${JSON.stringify(text)} is refused: kubeadm takes a lower-case DNS name or an address, and a port from 1 to 65535, such as k8s.example.net:${API_PORT} or [fd00::10]:${API_PORT}.`,
      fixes: () => repaired.filter((each) => each !== text && parseHostPort(each) !== undefined).map((each) => use(path, each)),
    };
  },
};

const endpointBrackets: KubeadmRule = {
  id: 'kubeadm/control-plane-endpoint-brackets',
  severity: 'warning',
  title: 'An IPv6 address with a port stands in brackets',
  source: SOURCES.hostPort,
  *check({ spec: { kubeadm } }) {
    const text = kubeadm.controlPlaneEndpoint ?? '';
    const match = /^([0-9a-fA-F:]+):(6443|8443|443)$/.exec(text);
    if (!match || parseHostPort(text)?.address === undefined || parseHostPort(`[${match[1]}]:${match[2]}`) === undefined) return;
    const path = inKubeadm('controlPlaneEndpoint');
    yield { path, message: `${text} reads as one IPv6 address that ends in ${match[2]}, without a port. If ${match[2]} is the port, the address stands in brackets.`, fixes: () => [use(path, `[${match[1]}]:${match[2]}`)] };
  },
};

const endpointNeeded: KubeadmRule = {
  id: 'kubeadm/control-plane-endpoint-required',
  severity: 'error',
  title: 'Several control plane nodes share an endpoint',
  source: SOURCES.joinControlPlane,
  *check({ spec: { kubeadm } }) {
    const count = kubeadm.nodes.filter(({ role }) => role === 'control-plane').length;
    if (count < 2 || kubeadm.controlPlaneEndpoint !== undefined) return;
    yield { path: inKubeadm('controlPlaneEndpoint'), message: `The plan has ${count} control plane nodes and no endpoint: kubeadm lets a second one join only where a stable address or name stands for all of them, and it cannot be added later.` };
  },
};

const endpointAddress: KubeadmRule = {
  id: 'kubeadm/control-plane-endpoint-address',
  severity: 'error',
  title: 'An endpoint that is an address is one that nodes reach',
  source: SOURCES.haTopology,
  *check(plan) {
    const { controlPlaneEndpoint: text } = plan.spec.kubeadm;
    const address = text === undefined ? undefined : parseHostPort(text)?.address;
    if (!address) return;
    const path = inKubeadm('controlPlaneEndpoint');
    if (!familiesOf(plan.spec.ipFamily).includes(address.family)) {
      yield { path, message: `${text} is an ${FAMILY_LABEL[address.family]} address, and the cluster speaks ${plan.spec.ipFamily} only: no node would reach it. Take a name, or an ${FAMILY_LABEL[familiesOf(plan.spec.ipFamily)[0] ?? 'ipv4']} address.` };
      return;
    }
    const range = readRanges(facts(plan)).find(({ fact, cidr }) => (fact.role === 'pods' || fact.role === 'services') && overlaps(cidr, cidrOfAddress(address)));
    if (range) yield { path, message: `${text} lies inside the ${tellName(range.fact.name)} ${formatCidr(range.cidr)}: nodes would look for it inside the cluster. Take an address of the node network, or a name.` };
  },
};

const dnsDomain: KubeadmRule = {
  id: 'kubeadm/dns-domain',
  severity: 'error',
  title: 'The DNS domain is a DNS name',
  source: SOURCES.networking,
  *check({ spec: { kubeadm } }) {
    const path = inKubeadm('dnsDomain');
    if (!DNS_1123_SUBDOMAIN.test(kubeadm.dnsDomain)) yield { path, message: `${JSON.stringify(kubeadm.dnsDomain)} is not a DNS name: labels of lower-case letters, digits and hyphens with dots between them, such as ${DEFAULT_DNS_DOMAIN}.`, fixes: () => [use(path, DEFAULT_DNS_DOMAIN)] };
  },
};

/** Rules about the cluster as a whole. */
export const CLUSTER_RULES: readonly KubeadmRule[] = [clusterName, version, endOfLife, configApi, configApiServices, configApiDeprecated, endpoint, endpointBrackets, endpointNeeded, endpointAddress, dnsDomain];
