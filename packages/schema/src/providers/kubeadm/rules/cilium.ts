import { familiesOf, isDualStack } from '../../../address/family.js';
import { isAtLeast, parseVersion } from '../../../facts/version.js';
import type { Fix } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { CILIUM_IPV6_UNDERLAY_FROM, CNI_RELEASES } from '../catalog.js';
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

/** Rules about the settings of Cilium. */
export const CILIUM_RULES: readonly KubeadmRule[] = [underlay, nativeRouting, kubeProxy];
