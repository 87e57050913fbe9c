import { FAMILIES, familiesOf, isDualStack } from '../../../address/family.js';
import { rangesMeantOf } from '../../../address/meant.js';
import { contains } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import { isAtLeast, parseVersion } from '../../../facts/version.js';
import type { Fix } from '../../../findings/finding.js';
import { useRange } from '../../../rules/room.js';
import { use } from '../../../rules/rule.js';
import { CILIUM_BPF_MASQUERADE_IPV6_FROM, CILIUM_CHART, CILIUM_IPV6_UNDERLAY_FROM, CNI_RELEASES } from '../catalog.js';
import { facts } from '../facts.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { CNI_VERSION, inKubeadm, type KubeadmRule, label, rule } from './rule.js';

const ROUTING = inKubeadm('cilium', 'routingMode');
const UNDERLAY = inKubeadm('cilium', 'underlayProtocol');
const NATIVE: Fix = { path: ROUTING, value: 'native', label: label('kubeadm/route-natively'), also: [{ path: inKubeadm('cilium', 'autoDirectNodeRoutes'), value: true }, { path: UNDERLAY }] };

/** Whether Cilium, in a version that can be read, carries what goes from node to node in tunnels. */
const hasTunnels = ({ spec: { kubeadm } }: KubeadmPlan): boolean => kubeadm.cilium?.routingMode === 'tunnel' && parseVersion(kubeadm.cni.version) !== undefined;

const underlay = rule('kubeadm/cilium-underlay', {
  severity: 'error',
  source: SOURCES.ciliumUnderlay,
  appliesTo: hasTunnels,
  *check({ spec: { ipFamily, kubeadm } }, say) {
    const { version } = kubeadm.cni;
    const family = kubeadm.cilium?.underlayProtocol;
    if (family === undefined) return;
    const families = familiesOf(ipFamily);
    if (!families.includes(family)) {
      yield { path: UNDERLAY, ...say('family', { family, ipFamily }), fixes: () => [use(UNDERLAY, families[0] ?? 'ipv6'), NATIVE] };
      return;
    }
    const [variant, from] = isDualStack(ipFamily) ? (['dual-stack', CILIUM_IPV6_UNDERLAY_FROM.dualStack] as const) : (['ipv6-only', CILIUM_IPV6_UNDERLAY_FROM.ipv6Only] as const);
    if (family === 'ipv4' || isAtLeast(version, from)) return;
    yield { path: UNDERLAY, ...say(variant, { version, from }), fixes: () => [...(isDualStack(ipFamily) ? [use(UNDERLAY, 'ipv4')] : []), NATIVE, use(CNI_VERSION, CNI_RELEASES.cilium[0]?.version ?? '')] };
  },
});

const nativeRouting = rule('kubeadm/cilium-native-routing', {
  severity: 'info',
  source: SOURCES.ciliumRouting,
  *check({ spec: { kubeadm } }, say) {
    if (kubeadm.cilium?.routingMode === 'native') yield { path: ROUTING, ...say(kubeadm.cilium.autoDirectNodeRoutes ? 'direct' : 'routed') };
  },
});

const kubeProxy = rule('kubeadm/cilium-kube-proxy', {
  severity: 'info',
  source: SOURCES.ciliumKubeProxy,
  *check({ spec: { kubeadm, network } }, say) {
    if (kubeadm.cilium?.kubeProxyReplacement) yield { path: inKubeadm('cilium', 'kubeProxyReplacement'), ...say({ mode: network.proxyMode }) };
  },
});

const BPF_MASQUERADE = inKubeadm('cilium', 'bpfMasquerade');

const bpfMasquerade = rule('kubeadm/cilium-bpf-masquerade', {
  severity: 'error',
  source: SOURCES.ciliumMasquerade,
  appliesTo: ({ spec: { kubeadm } }) => kubeadm.cilium?.bpfMasquerade === true && parseVersion(kubeadm.cni.version) !== undefined,
  *check({ spec: { kubeadm } }, say) {
    const { masquerade = {}, kubeProxyReplacement } = kubeadm.cilium ?? {};
    const { version } = kubeadm.cni;
    const off = use(BPF_MASQUERADE, false);
    if (!kubeProxyReplacement) yield { path: BPF_MASQUERADE, ...say('kube-proxy'), fixes: () => [use(inKubeadm('cilium', 'kubeProxyReplacement'), true), off] };
    else if (!masquerade.ipv4 && !masquerade.ipv6) yield { path: BPF_MASQUERADE, ...say('none'), fixes: () => [off] };
    else if (masquerade.ipv6 && !isAtLeast(version, CILIUM_BPF_MASQUERADE_IPV6_FROM)) yield { path: BPF_MASQUERADE, source: SOURCES.ciliumBpfFatal, ...say('ipv6', { version, from: CILIUM_BPF_MASQUERADE_IPV6_FROM }), fixes: () => [off] };
  },
});

const nativeRange = rule('kubeadm/cilium-native-range', {
  severity: 'error',
  source: SOURCES.ciliumMasquerade,
  *check({ spec: { kubeadm } }, say) {
    for (const family of FAMILIES) {
      const path = inKubeadm('cilium', 'nativeRoutingCidr', family);
      const given = kubeadm.cilium?.nativeRoutingCidr?.[family];
      if (!given) continue;
      if (given.value?.family !== family) yield { path, ...say('range', { text: given.text, family }), fixes: () => rangesMeantOf(given, family).map((range) => useRange(path, range)) };
      else if (family === 'ipv6' && parseVersion(kubeadm.cni.version) && !isAtLeast(kubeadm.cni.version, CILIUM_CHART.nativeRangeIpv6)) yield { path, ...say('version', { version: kubeadm.cni.version, from: CILIUM_CHART.nativeRangeIpv6 }), fixes: () => [{ path, label: label('remove', { value: given.text }) }] };
    }
  },
});

const nativePods = rule('kubeadm/cilium-native-pods', {
  severity: 'warning',
  source: SOURCES.ciliumMasquerade,
  unless: ['kubeadm/cilium-native-range'],
  *check(plan, say) {
    for (const family of familiesOf(plan.spec.ipFamily)) {
      const path = inKubeadm('cilium', 'nativeRoutingCidr', family);
      const given = plan.spec.kubeadm.cilium?.nativeRoutingCidr?.[family];
      const pods = readRanges(facts(plan), 'pods').find(({ cidr }) => cidr.family === family);
      if (given?.value && pods && !contains(given.value, pods.cidr)) yield { path, related: [pods.fact.path], ...say({ range: given.text, pods: pods.fact.text }), fixes: () => [{ path, label: label('remove', { value: given.text }) }] };
    }
  },
});

/** Rules about the settings of Cilium. */
export const CILIUM_RULES: readonly KubeadmRule[] = [underlay, nativeRouting, kubeProxy, bpfMasquerade, nativeRange, nativePods];
