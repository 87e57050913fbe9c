import { tellName, tellProblem } from '../../../messages/en.js';
import { cidrOfAddress } from '../../../address/cidr.js';
import { FAMILIES, FAMILY_LABEL, isDualStack } from '../../../address/family.js';
import { formatCidr } from '../../../address/format.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import type { Fix } from '../../../findings/finding.js';
import { type Rule, use } from '../../../rules/rule.js';
import { isAtLeast } from '../../../facts/version.js';
import { CLOUD_PROVIDER_LABEL, DATACENTER_DECIDES_IPV6, DNS_DOMAIN, NODE_PORT_RANGE_PROVIDERS, releaseOf } from '../catalog.js';
import { defaultProxyMode } from '../defaults.js';
import { facts } from '../facts.js';
import type { KkpPlan } from '../plan.js';
import { SOURCES } from '../sources.js';

type KkpRule = Rule<KkpPlan>;

const IP_FAMILY = ['spec', 'ipFamily'] as const;
const PROXY_MODE = ['spec', 'network', 'proxyMode'] as const;
const CNI_VERSION = ['spec', 'kkp', 'cni', 'version'] as const;

/** IPv4 alone, for a plan whose datacenter has no IPv6: what it says of IPv6 is removed, and machines follow the cluster. */
function ipv4Only({ spec }: KkpPlan): Fix {
  const ipv6 = ['podCidrs', 'serviceCidrs', 'nodeCidrMask'].map((field) => ({ path: ['spec', 'network', field, 'ipv6'] }));
  const machines = spec.nodePools.map((_, index) => ({ path: ['spec', 'nodePools', index, 'network'] }));
  return { path: IP_FAMILY, value: 'IPv4', label: 'Use IPv4 only', also: [...ipv6, ...machines] };
}

const ipFamily: KkpRule = {
  id: 'kkp/ip-family',
  severity: 'error',
  title: 'IPv4 is the primary family',
  source: SOURCES.ipFamilyOrder,
  *check({ spec }) {
    if (spec.ipFamily === 'IPv4' || spec.ipFamily === 'IPv4+IPv6') return;
    const reason = spec.ipFamily === 'IPv6' ? 'has no clusters of IPv6 alone' : 'takes the IPv4 range first and the IPv6 range second';
    yield { path: IP_FAMILY, message: `KKP ${reason}: ${spec.ipFamily} is refused. Choose IPv4+IPv6 or IPv4.`, fixes: () => [use(IP_FAMILY, 'IPv4+IPv6'), use(IP_FAMILY, 'IPv4')] };
  },
};

const dualStackDatacenter: KkpRule = {
  id: 'kkp/dual-stack-datacenter',
  severity: 'error',
  title: 'Dual stack needs a datacenter with IPv6',
  source: SOURCES.datacenter,
  *check(plan) {
    const { ipFamily: families, kkp } = plan.spec;
    if (!isDualStack(families) || kkp.datacenter.ipv6Enabled || !DATACENTER_DECIDES_IPV6.includes(kkp.cloudProvider)) return;
    const name = CLOUD_PROVIDER_LABEL[kkp.cloudProvider];
    yield {
      path: IP_FAMILY,
      message: `The datacenter${kkp.datacenter.name === '' ? '' : ` ${kkp.datacenter.name}`} does not have IPv6, so KKP refuses ${families}. On ${name} an administrator turns it on with spec.${kkp.cloudProvider}.ipv6Enabled in the datacenter of the Seed; until then, only IPv4 works.`,
      fixes: () => [ipv4Only(plan)],
    };
  },
};

const cniVersion: KkpRule = {
  id: 'kkp/cni-version',
  severity: 'error',
  title: 'The KKP release knows the CNI version',
  source: SOURCES.cniVersions,
  *check({ spec: { kkp } }) {
    const { type, version } = kkp.cni;
    if (type === 'none') {
      if (version !== '') yield { path: CNI_VERSION, message: `With the CNI type none there is no version, and ${version} is given. Leave it empty.`, fixes: () => [{ path: CNI_VERSION, value: '', label: 'Leave it empty' }] };
      return;
    }
    const known = releaseOf(kkp.release).cni[type];
    if (known.supported.includes(version) || Object.hasOwn(known.deprecated, version)) return;
    yield { path: CNI_VERSION, message: `KKP ${kkp.release} does not know ${type} ${version}; it offers ${known.supported.join(', ')}.`, fixes: () => [use(CNI_VERSION, known.default)] };
  },
};

const cniVersionDeprecated: KkpRule = {
  id: 'kkp/cni-version-deprecated',
  severity: 'warning',
  title: 'The CNI version is one that KKP still offers',
  source: SOURCES.cniVersions,
  *check({ spec: { kkp } }) {
    const { type, version } = kkp.cni;
    if (type === 'none') return;
    const known = releaseOf(kkp.release).cni[type];
    if (!Object.hasOwn(known.deprecated, version)) return;
    const vulnerabilities = known.deprecated[version] ?? '';
    yield { path: CNI_VERSION, message: `${type} ${version} is deprecated in KKP ${kkp.release}: it accepts it for clusters that have it and no longer offers it${vulnerabilities === '' ? '' : `, and it is affected by ${vulnerabilities}`}. Offered are ${known.supported.join(', ')}.`, fixes: () => [use(CNI_VERSION, known.default)] };
  },
};

const canalDualStack: KkpRule = {
  id: 'kkp/canal-dual-stack',
  severity: 'error',
  title: 'Dual stack with Canal needs 3.22',
  source: SOURCES.clusterSpec,
  *check({ spec }) {
    const { cni, release } = spec.kkp;
    if (!isDualStack(spec.ipFamily) || cni.type !== 'canal' || isAtLeast(cni.version, '3.22')) return;
    yield { path: CNI_VERSION, message: `Canal ${cni.version} has no dual stack; it came with v3.22.`, fixes: () => [use(CNI_VERSION, releaseOf(release).cni.canal.default)] };
  },
};

const nodeMask: KkpRule = {
  id: 'kkp/node-cidr-mask',
  severity: 'error',
  title: 'The node mask is longer than the pod range, strictly',
  source: SOURCES.nodeMask,
  *check(plan) {
    const clusterFacts = facts(plan);
    for (const { fact, cidr } of readRanges(clusterFacts, 'pods')) {
      const mask = clusterFacts.nodeMask[cidr.family];
      /** A mask shorter than the range is refused by every system; that is kubernetes/node-cidr-mask. */
      if (!mask || mask.value !== cidr.prefix) continue;
      yield { path: mask.path, message: `The node mask /${mask.value} is as long as the pod range ${fact.text}. kubeadm would take that as a cluster of one node; KKP asks for a longer mask.`, fixes: () => [8, 4, 1].map((bits) => ({ path: mask.path, value: mask.value + bits, label: `Use /${mask.value + bits}` })) };
    }
  },
};

const dnsDomain: KkpRule = {
  id: 'kkp/dns-domain',
  severity: 'error',
  title: `The DNS domain is ${DNS_DOMAIN}`,
  source: SOURCES.network,
  *check({ spec: { kkp } }) {
    const path = ['spec', 'kkp', 'dnsDomain'];
    if (kkp.dnsDomain !== DNS_DOMAIN) yield { path, message: `${JSON.stringify(kkp.dnsDomain)} is refused: KKP takes ${DNS_DOMAIN} and nothing else.`, fixes: () => [use(path, DNS_DOMAIN)] };
  },
};

const proxyMode: KkpRule = {
  id: 'kkp/proxy-mode',
  severity: 'error',
  title: 'The KKP release knows the proxy mode',
  source: SOURCES.proxyMode,
  *check({ spec }) {
    const release = releaseOf(spec.kkp.release);
    const { proxyMode: mode } = spec.network;
    if (release.proxyModes.includes(mode)) return;
    yield { path: PROXY_MODE, message: `KKP ${release.id} has no proxy mode ${mode}; it has ${release.proxyModes.join(', ')}.`, fixes: () => [use(PROXY_MODE, defaultProxyMode(release, spec.kkp.cloudProvider, spec.kubernetesVersion)), use(PROXY_MODE, 'iptables')] };
  },
};

const ebpf: KkpRule = {
  id: 'kkp/ebpf-cni',
  severity: 'error',
  title: 'ebpf needs a CNI plugin that replaces kube-proxy',
  source: SOURCES.proxyMode,
  *check({ spec }) {
    const release = releaseOf(spec.kkp.release);
    const { type } = spec.kkp.cni;
    if (spec.network.proxyMode !== 'ebpf' || release.ebpfCniTypes.includes(type)) return;
    yield { path: PROXY_MODE, message: `The proxy mode ebpf does not work with the CNI ${type}: KKP ${release.id} takes it with ${release.ebpfCniTypes.join(' or ')}. Choose another mode, or Cilium.`, fixes: () => [use(PROXY_MODE, defaultProxyMode(release, spec.kkp.cloudProvider, spec.kubernetesVersion)), use(PROXY_MODE, 'iptables')] };
  },
};

const ebpfKonnectivity: KkpRule = {
  id: 'kkp/ebpf-konnectivity',
  severity: 'error',
  title: 'ebpf needs Konnectivity',
  source: SOURCES.proxyMode,
  *check({ spec }) {
    if (spec.network.proxyMode !== 'ebpf' || spec.kkp.konnectivityEnabled) return;
    const path = ['spec', 'kkp', 'konnectivityEnabled'];
    yield { path, message: 'The proxy mode ebpf works only with Konnectivity, and it is off.', fixes: () => [{ path, value: true, label: 'Turn Konnectivity on' }] };
  },
};

const konnectivity: KkpRule = {
  id: 'kkp/konnectivity-required',
  severity: 'error',
  title: 'Konnectivity cannot be switched off',
  source: SOURCES.network,
  *check({ spec: { kkp } }) {
    if (kkp.konnectivityEnabled || !releaseOf(kkp.release).konnectivityRequired) return;
    const path = ['spec', 'kkp', 'konnectivityEnabled'];
    yield { path, message: `Konnectivity is off, and KKP ${kkp.release} no longer has anything else between control plane and nodes.`, fixes: () => [{ path, value: true, label: 'Turn Konnectivity on' }] };
  },
};

const ciliumIpvs: KkpRule = {
  id: 'kkp/cilium-ipvs',
  severity: 'warning',
  title: 'ipvs is not recommended with Cilium',
  source: SOURCES.ciliumIpvs,
  *check({ spec }) {
    if (spec.kkp.cni.type !== 'cilium' || spec.network.proxyMode !== 'ipvs') return;
    yield { path: PROXY_MODE, message: 'With Cilium, the proxy mode ipvs breaks connections from Pods to NodePort Services (a known issue of KKP). Use ebpf, which the dashboard preselects for Cilium.', fixes: () => [use(PROXY_MODE, 'ebpf'), use(PROXY_MODE, 'iptables')] };
  },
};

const apiServerRanges: KkpRule = {
  id: 'kkp/api-server-allowed-ranges',
  severity: 'error',
  title: 'Allowed ranges of the API server need the LoadBalancer expose strategy',
  source: SOURCES.clusterSpec,
  *check({ spec: { kkp } }) {
    const path = ['spec', 'kkp', 'apiServerAllowedIPRanges'];
    const given = FAMILIES.some((family) => (kkp.apiServerAllowedIPRanges?.[family]?.length ?? 0) > 0);
    if (!given || kkp.exposeStrategy === 'LoadBalancer') return;
    yield { path, message: `Ranges are allowed to reach the API server, and the expose strategy is ${kkp.exposeStrategy}: KKP can restrict access with LoadBalancer only.`, fixes: () => [{ path, label: 'Remove the ranges' }] };
  },
};

const nodePortRangesProvider: KkpRule = {
  id: 'kkp/node-port-ranges-provider',
  severity: 'error',
  title: 'Allowed ranges for NodePorts exist where KKP owns the firewall',
  source: SOURCES.nodePortRanges,
  *check({ spec: { kkp } }) {
    const path = ['spec', 'kkp', 'nodePortsAllowedIPRanges'];
    if (kkp.nodePortsAllowedIPRanges === undefined || NODE_PORT_RANGE_PROVIDERS.includes(kkp.cloudProvider)) return;
    yield { path, message: `KKP has no firewall to put ranges for NodePorts into on ${CLOUD_PROVIDER_LABEL[kkp.cloudProvider]}; it does on ${NODE_PORT_RANGE_PROVIDERS.map((each) => CLOUD_PROVIDER_LABEL[each]).join(', ')}.`, fixes: () => [{ path, label: 'Remove the ranges' }] };
  },
};

const nodePortRangesFamily: KkpRule = {
  id: 'kkp/node-port-ranges-family',
  severity: 'warning',
  title: 'NodePorts are allowed in both families of a dual-stack cluster',
  source: SOURCES.clusterType,
  *check({ spec }) {
    const allowed = spec.kkp.nodePortsAllowedIPRanges;
    if (!isDualStack(spec.ipFamily) || !allowed) return;
    const count = (family: (typeof FAMILIES)[number]) => allowed[family]?.length ?? 0;
    for (const family of FAMILIES) {
      const other = family === 'ipv4' ? 'ipv6' : 'ipv4';
      if (count(family) > 0 || count(other) === 0) continue;
      const anywhere = family === 'ipv4' ? '0.0.0.0/0' : '::/0';
      yield { path: ['spec', 'kkp', 'nodePortsAllowedIPRanges', family], message: `Only ${FAMILY_LABEL[other]} ranges may reach NodePorts, so nobody reaches them over ${FAMILY_LABEL[family]}. Add ${FAMILY_LABEL[family]} ranges.`, fixes: () => [{ path: ['spec', 'kkp', 'nodePortsAllowedIPRanges', family], value: [anywhere], label: `Allow ${anywhere}` }] };
    }
  },
};

const allowedRanges: KkpRule = {
  id: 'kkp/allowed-range',
  severity: 'error',
  title: 'Allowed ranges are ranges of their family',
  source: SOURCES.ipFamilyOrder,
  *check({ spec: { kkp } }) {
    for (const field of ['apiServerAllowedIPRanges', 'nodePortsAllowedIPRanges'] as const) {
      for (const family of FAMILIES) {
        for (const [index, { text, parsed }] of (kkp[field]?.[family] ?? []).entries()) {
          const path = ['spec', 'kkp', field, family, index];
          if (!parsed.ok) {
            const { suggestion } = parsed.problem;
            yield { path, message: tellProblem(parsed.problem), ...(suggestion && { fixes: () => [{ path, value: formatCidr(suggestion), label: `Use ${formatCidr(suggestion)}` }] }) };
          } else if (parsed.value.family !== family) {
            yield { path, message: `${text} is an ${FAMILY_LABEL[parsed.value.family]} range in the ${FAMILY_LABEL[family]} list. Move it to the other list.` };
          }
        }
      }
    }
  },
};

const tunnelingAgent: KkpRule = {
  id: 'kkp/tunneling-agent-ip',
  severity: 'error',
  title: 'The tunneling agent IP belongs to the Tunneling expose strategy',
  source: SOURCES.clusterSpec,
  *check({ spec: { kkp } }) {
    if (kkp.tunnelingAgentIP === undefined || kkp.exposeStrategy === 'Tunneling') return;
    const path = ['spec', 'kkp', 'tunnelingAgentIP'];
    yield { path, message: `A tunneling agent IP is set, and the expose strategy is ${kkp.exposeStrategy}; KKP takes it with Tunneling only.`, fixes: () => [{ path, label: `Remove ${kkp.tunnelingAgentIP?.text}` }] };
  },
};

const tunnelingAgentAddress: KkpRule = {
  id: 'kkp/tunneling-agent-address',
  severity: 'error',
  title: 'The tunneling agent has an address outside the cluster ranges',
  source: SOURCES.defaultNetwork,
  *check(plan) {
    const { exposeStrategy, tunnelingAgentIP } = plan.spec.kkp;
    if (exposeStrategy !== 'Tunneling' || tunnelingAgentIP === undefined) return;
    const path = ['spec', 'kkp', 'tunnelingAgentIP'];
    const { text, parsed } = tunnelingAgentIP;
    if (!parsed.ok) {
      yield { path, message: tellProblem(parsed.problem) };
      return;
    }
    const taken = readRanges(facts(plan)).find(({ cidr }) => overlaps(cidr, cidrOfAddress(parsed.value)));
    if (taken) yield { path, message: `The tunneling agent listens on ${text} on every node, and that lies inside the ${tellName(taken.fact.name)} ${taken.fact.text}. Take an address outside, such as KKP's default 100.64.30.10.`, fixes: () => [use(path, '100.64.30.10')] };
  },
};

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
  ebpfKonnectivity,
  konnectivity,
  ciliumIpvs,
  apiServerRanges,
  nodePortRangesProvider,
  nodePortRangesFamily,
  allowedRanges,
  tunnelingAgent,
  tunnelingAgentAddress,
];
