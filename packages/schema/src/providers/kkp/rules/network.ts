import { cidrOfAddress } from '../../../address/cidr.js';
import { FAMILIES } from '../../../address/family.js';
import { rangesMeant } from '../../../address/meant.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import { isAtLeast } from '../../../facts/version.js';
import type { Fix } from '../../../findings/finding.js';
import { named } from '../../../rules/apart.js';
import { sayProblem } from '../../../findings/message.js';
import { useRange } from '../../../rules/room.js';
import { use } from '../../../rules/rule.js';
import { DATACENTER_DECIDES_IPV6, DEFAULT_TUNNELING_AGENT_IP, DNS_DOMAIN, hasFeature, NODE_PORT_RANGE_PROVIDERS, preselectedCniVersion, releaseOf } from '../catalog.js';
import { defaultProxyMode } from '../defaults.js';
import { facts } from '../facts.js';
import type { KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { isDual, type KkpRule, label, rule } from './rule.js';

const IP_FAMILY = ['spec', 'ipFamily'] as const;
const PROXY_MODE = ['spec', 'network', 'proxyMode'] as const;
const CNI_VERSION = ['spec', 'kkp', 'cni', 'version'] as const;
const KONNECTIVITY = ['spec', 'kkp', 'konnectivityEnabled'] as const;

/** IPv4 alone, for a plan whose datacenter has no IPv6: what it says of IPv6 is removed, and machines follow the cluster. */
function ipv4Only({ spec }: KkpPlan): Fix {
  const ipv6 = ['podCidrs', 'serviceCidrs', 'nodeCidrMask'].map((field) => ({ path: ['spec', 'network', field, 'ipv6'] }));
  const machines = spec.nodePools.map((_, index) => ({ path: ['spec', 'nodePools', index, 'network'] }));
  return { path: IP_FAMILY, value: 'IPv4', label: label('kkp/use-ipv4-only'), also: [...ipv6, ...machines] };
}

const ipFamily = rule('kkp/ip-family', {
  severity: 'error',
  source: SOURCES.ipFamilyOrder,
  *check({ spec: { ipFamily: given } }, say) {
    if (given === 'IPv4' || given === 'IPv4+IPv6') return;
    yield { path: IP_FAMILY, ...say(given === 'IPv6' ? 'ipv6-only' : 'ipv6-first', { ipFamily: given }), fixes: () => [use(IP_FAMILY, 'IPv4+IPv6'), use(IP_FAMILY, 'IPv4')] };
  },
});

const dualStackDatacenter = rule('kkp/dual-stack-datacenter', {
  severity: 'error',
  source: SOURCES.datacenter,
  appliesTo: isDual,
  *check(plan, say) {
    const { ipFamily: given, kkp } = plan.spec;
    const { datacenter, cloudProvider: cloud } = kkp;
    if (datacenter.ipv6Enabled || !DATACENTER_DECIDES_IPV6.includes(cloud)) return;
    yield { path: IP_FAMILY, ...say({ cloud, ipFamily: given, ...(datacenter.name !== '' && { datacenter: datacenter.name }) }), fixes: () => [ipv4Only(plan)] };
  },
});

const cniVersion = rule('kkp/cni-version', {
  severity: 'error',
  source: SOURCES.cniVersions,
  *check({ spec: { kkp } }, say) {
    const { release, cni: { type, version } } = kkp;
    if (type === 'none') {
      if (version !== '') yield { path: CNI_VERSION, ...say('none', { version }), fixes: () => [{ path: CNI_VERSION, value: '', label: label('leave-empty') }] };
      return;
    }
    const known = releaseOf(release).cni[type];
    if (known.supported.includes(version) || Object.hasOwn(known.deprecated, version)) return;
    yield { path: CNI_VERSION, ...say('unknown', { release, type, version, offered: known.supported }), fixes: () => [use(CNI_VERSION, preselectedCniVersion(releaseOf(release), type))] };
  },
});

const cniVersionDeprecated = rule('kkp/cni-version-deprecated', {
  severity: 'warning',
  source: SOURCES.cniVersions,
  *check({ spec: { kkp } }, say) {
    const { release, cni: { type, version } } = kkp;
    if (type === 'none') return;
    const { supported: offered, deprecated } = releaseOf(release).cni[type];
    if (!Object.hasOwn(deprecated, version)) return;
    const vulnerabilities = (deprecated[version] ?? '').split(', ').filter((each) => each !== '');
    const params = { release, type, version, offered };
    yield { path: CNI_VERSION, ...(vulnerabilities.length === 0 ? say('old', params) : say('vulnerable', { ...params, vulnerabilities })), fixes: () => [use(CNI_VERSION, preselectedCniVersion(releaseOf(release), type))] };
  },
});

const canalDualStack = rule('kkp/canal-dual-stack', {
  severity: 'error',
  source: SOURCES.clusterSpec,
  appliesTo: isDual,
  *check({ spec: { kkp: { cni, release } } }, say) {
    if (cni.type !== 'canal' || isAtLeast(cni.version, '3.22')) return;
    yield { path: CNI_VERSION, ...say({ version: cni.version }), fixes: () => [use(CNI_VERSION, preselectedCniVersion(releaseOf(release), 'canal'))] };
  },
});

const nodeMask = rule('kkp/node-cidr-mask', {
  severity: 'error',
  source: SOURCES.nodeMask,
  *check(plan, say) {
    const clusterFacts = facts(plan);
    for (const { fact, cidr } of readRanges(clusterFacts, 'pods')) {
      const mask = clusterFacts.nodeMask[cidr.family];
      /** A mask shorter than the range is refused by every system; that is kubernetes/node-cidr-mask. */
      if (mask?.value !== cidr.prefix) continue;
      const { path, value } = mask;
      yield { path, ...say({ mask: value, range: fact.text }), fixes: () => [8, 4, 1].map((bits) => ({ path, value: value + bits, label: label('use-mask', { mask: value + bits }) })) };
    }
  },
});

const dnsDomain = rule('kkp/dns-domain', {
  severity: 'error',
  source: SOURCES.network,
  *check({ spec: { kkp } }, say) {
    const path = ['spec', 'kkp', 'dnsDomain'];
    if (kkp.dnsDomain !== DNS_DOMAIN) yield { path, ...say({ given: kkp.dnsDomain, only: DNS_DOMAIN }), fixes: () => [use(path, DNS_DOMAIN)] };
  },
});

/** Proxy modes in the place of one that does not do: what KKP takes by itself, and what it takes everywhere. */
function otherModes({ spec }: KkpPlan): Fix[] {
  return [use(PROXY_MODE, defaultProxyMode(releaseOf(spec.kkp.release), spec.kkp.cloudProvider, spec.kubernetesVersion)), use(PROXY_MODE, 'iptables')];
}

const proxyMode = rule('kkp/proxy-mode', {
  severity: 'error',
  source: SOURCES.proxyMode,
  unless: ['kubernetes/nftables-version'],
  *check(plan, say) {
    const { proxyModes: has, id: release } = releaseOf(plan.spec.kkp.release);
    const { proxyMode: mode } = plan.spec.network;
    if (!has.includes(mode)) yield { path: PROXY_MODE, ...say({ release, mode, has }), fixes: () => otherModes(plan) };
  },
});

const isEbpf = ({ spec }: KkpPlan): boolean => spec.network.proxyMode === 'ebpf';

const ebpf = rule('kkp/ebpf-cni', {
  severity: 'error',
  source: SOURCES.proxyMode,
  appliesTo: isEbpf,
  *check(plan, say) {
    const { ebpfCniTypes: takes, id: release } = releaseOf(plan.spec.kkp.release);
    const { type } = plan.spec.kkp.cni;
    if (!takes.includes(type)) yield { path: PROXY_MODE, ...say({ release, type, takes }), fixes: () => otherModes(plan) };
  },
});

/** Whether Konnectivity is off, about which several rules have something to say. */
const isWithoutKonnectivity = ({ spec }: KkpPlan): boolean => !spec.kkp.konnectivityEnabled;
const konnectivityOn = (): Fix[] => [{ path: KONNECTIVITY, value: true, label: label('kkp/konnectivity-on') }];

const ebpfKonnectivity = rule('kkp/ebpf-konnectivity', {
  severity: 'error',
  source: SOURCES.proxyMode,
  unless: ['kkp/konnectivity-required'],
  appliesTo: (plan) => isWithoutKonnectivity(plan) && isEbpf(plan),
  *check(_, say) {
    yield { path: KONNECTIVITY, ...say(), fixes: konnectivityOn };
  },
});

const konnectivity = rule('kkp/konnectivity-required', {
  severity: 'error',
  source: SOURCES.network,
  appliesTo: isWithoutKonnectivity,
  *check({ spec: { kkp: { release } } }, say) {
    if (releaseOf(release).konnectivityRequired) yield { path: KONNECTIVITY, ...say({ release }), fixes: konnectivityOn };
  },
});

const ciliumIpvs = rule('kkp/cilium-ipvs', {
  severity: 'warning',
  source: SOURCES.ciliumIpvs,
  *check({ spec }, say) {
    if (spec.kkp.cni.type === 'cilium' && spec.network.proxyMode === 'ipvs') yield { path: PROXY_MODE, ...say(), fixes: () => [use(PROXY_MODE, 'ebpf'), use(PROXY_MODE, 'iptables')] };
  },
});

const apiServerRanges = rule('kkp/api-server-allowed-ranges', {
  severity: 'error',
  source: SOURCES.clusterSpec,
  *check({ spec: { kkp } }, say) {
    const path = ['spec', 'kkp', 'apiServerAllowedIPRanges'];
    const given = FAMILIES.some((family) => (kkp.apiServerAllowedIPRanges?.[family]?.length ?? 0) > 0);
    if (given && kkp.exposeStrategy !== 'LoadBalancer') yield { path, ...say({ strategy: kkp.exposeStrategy }), fixes: () => [{ path, label: label('kkp/remove-ranges') }] };
  },
});

const nodePortRangesProvider = rule('kkp/node-port-ranges-provider', {
  severity: 'error',
  source: SOURCES.nodePortRanges,
  *check({ spec: { kkp } }, say) {
    const path = ['spec', 'kkp', 'nodePortsAllowedIPRanges'];
    if (kkp.nodePortsAllowedIPRanges === undefined || NODE_PORT_RANGE_PROVIDERS.includes(kkp.cloudProvider)) return;
    yield { path, ...say({ cloud: kkp.cloudProvider, having: NODE_PORT_RANGE_PROVIDERS }), fixes: () => [{ path, label: label('kkp/remove-ranges') }] };
  },
});

const nodePortRangesFamily = rule('kkp/node-port-ranges-family', {
  severity: 'warning',
  source: SOURCES.clusterType,
  appliesTo: isDual,
  *check({ spec: { kkp: { nodePortsAllowedIPRanges: allowed } } }, say) {
    const count = (family: (typeof FAMILIES)[number]) => allowed?.[family]?.length ?? 0;
    /** A range in the list of the other family is told to be moved, and may be the one that is missing here. */
    if (FAMILIES.some((family) => allowed?.[family]?.some(({ value }) => value && value.family !== family))) return;
    for (const family of FAMILIES) {
      const other = family === 'ipv4' ? 'ipv6' : 'ipv4';
      if (count(family) > 0 || count(other) === 0) continue;
      const anywhere = family === 'ipv4' ? '0.0.0.0/0' : '::/0';
      const path = ['spec', 'kkp', 'nodePortsAllowedIPRanges', family];
      yield { path, ...say({ family, other }), fixes: () => [{ path, value: [anywhere], label: label('kkp/allow', { range: anywhere }) }] };
    }
  },
});

const allowedRanges = rule('kkp/allowed-range', {
  severity: 'error',
  source: SOURCES.ipFamilyOrder,
  *check({ spec: { kkp } }, say) {
    for (const field of ['apiServerAllowedIPRanges', 'nodePortsAllowedIPRanges'] as const) {
      for (const family of FAMILIES) {
        for (const [index, { text, parsed }] of (kkp[field]?.[family] ?? []).entries()) {
          const path = ['spec', 'kkp', field, family, index];
          if (!parsed.ok) {
            const meant = rangesMeant(parsed.problem, undefined);
            yield { path, ...sayProblem(parsed.problem, { family, meant }), fixes: () => meant.map((range) => useRange(path, range)) };
          } else if (parsed.value.family !== family) {
            yield { path, ...say('family', { text, is: parsed.value.family, field: family }) };
          }
        }
      }
    }
  },
});

const TUNNELING_AGENT_IP = ['spec', 'kkp', 'tunnelingAgentIP'] as const;

const tunnelingAgent = rule('kkp/tunneling-agent-ip', {
  severity: 'error',
  source: SOURCES.clusterSpec,
  *check({ spec: { kkp: { tunnelingAgentIP, exposeStrategy: strategy } } }, say) {
    if (tunnelingAgentIP === undefined || strategy === 'Tunneling') return;
    yield { path: TUNNELING_AGENT_IP, ...say({ strategy }), fixes: () => [{ path: TUNNELING_AGENT_IP, label: label('remove', { value: tunnelingAgentIP.text }) }] };
  },
});

const tunnelingAgentAddress = rule('kkp/tunneling-agent-address', {
  severity: 'error',
  source: SOURCES.defaultNetwork,
  *check(plan, say) {
    const { exposeStrategy, tunnelingAgentIP } = plan.spec.kkp;
    if (exposeStrategy !== 'Tunneling' || tunnelingAgentIP === undefined) return;
    const { text, parsed } = tunnelingAgentIP;
    if (!parsed.ok) {
      yield { path: TUNNELING_AGENT_IP, ...sayProblem(parsed.problem) };
      return;
    }
    const taken = readRanges(facts(plan)).find(({ cidr }) => overlaps(cidr, cidrOfAddress(parsed.value)));
    if (taken) yield { path: TUNNELING_AGENT_IP, ...say('in-range', { text, range: named(taken.fact), usual: DEFAULT_TUNNELING_AGENT_IP }), fixes: () => [use(TUNNELING_AGENT_IP, DEFAULT_TUNNELING_AGENT_IP)] };
  },
});

const NODE_PROXY = ['spec', 'kkp', 'nodeProxy'] as const;

const nodeProxyRelease = rule('kkp/node-proxy-release', {
  severity: 'error',
  source: SOURCES.nodeProxy,
  *check({ spec: { kkp: { nodeProxy: proxy, release } } }, say) {
    if (proxy === undefined || (proxy.httpProxy === undefined && (proxy.noProxy ?? []).length === 0) || hasFeature(release, 'nodeProxy')) return;
    yield { path: NODE_PROXY, ...say({ release }), fixes: () => [{ path: NODE_PROXY, label: label('leave-empty') }] };
  },
});

/** A URL of a proxy: scheme, host and port. An address of IPv6 stands in brackets, which the field of the dashboard does not take and the API does. */
const PROXY_URL = /^https?:\/\/(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:\/\S*)?$/i;
const WITH_PASSWORD = /^https?:\/\/[^/@:]*:[^/@]*@/i;
const CREDENTIALS = /^(https?:\/\/)?[^/]*@/i;

const nodeProxyUrl = rule('kkp/node-proxy', {
  severity: 'error',
  source: SOURCES.nodeProxyForm,
  *check({ spec: { kkp: { nodeProxy: { httpProxy: url } = {} } } }, say) {
    const path = [...NODE_PROXY, 'httpProxy'];
    /** Of a password in a URL the rules for every document speak. */
    if (url === undefined || WITH_PASSWORD.test(url)) return;
    if (CREDENTIALS.test(url)) yield { path, ...say('credentials'), fixes: () => [{ path, value: url.replace(CREDENTIALS, '$1'), label: label('kkp/proxy-without-credentials') }] };
    else if (!PROXY_URL.test(url)) yield { path, ...say('form', { url }) };
  },
});

/** Rules about the cluster network. */
export const NETWORK_RULES: readonly KkpRule[] = [
  ipFamily,
  dualStackDatacenter,
  canalDualStack,
  cniVersion,
  cniVersionDeprecated,
  nodeMask,
  dnsDomain,
  proxyMode,
  ebpf,
  konnectivity,
  ebpfKonnectivity,
  ciliumIpvs,
  apiServerRanges,
  nodePortRangesProvider,
  nodePortRangesFamily,
  allowedRanges,
  tunnelingAgent,
  tunnelingAgentAddress,
  nodeProxyRelease,
  nodeProxyUrl,
];
