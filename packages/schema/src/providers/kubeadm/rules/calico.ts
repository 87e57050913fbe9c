import { FAMILIES } from '../../../address/family.js';
import { readRanges } from '../../../facts/facts.js';
import { isAtLeast } from '../../../facts/version.js';
import { use } from '../../../rules/rule.js';
import { BLOCK_SIZE, CALICO_IPIP_WITHOUT_BGP_FROM, CALICO_OPERATOR_FROM, CALICO_VXLAN_IPV6_FROM } from '../catalog.js';
import { facts } from '../facts.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { hasPlugin, inKubeadm, type KubeadmRule, label, rule } from './rule.js';

const BGP = inKubeadm('calico', 'bgp');
const IPV6_ENCAPSULATION = inKubeadm('calico', 'ipPools', 'ipv6', 'encapsulation');
/** Whether a plan has settings of Calico. */
const hasSettings = ({ spec }: KubeadmPlan): boolean => spec.kubeadm.calico !== undefined;
/** The same, with a version of the plugin that can be read. */
const hasVersion = (plan: KubeadmPlan): boolean => hasSettings(plan) && hasPlugin('calico', 'cilium', 'flannel', 'canal')(plan);

const operatorVersion = rule('kubeadm/calico-operator', {
  severity: 'error',
  source: SOURCES.operatorValidation,
  appliesTo: hasVersion,
  *check({ spec: { kubeadm } }, say) {
    const { version } = kubeadm.cni;
    if (kubeadm.calico?.installation !== 'operator' || isAtLeast(version, CALICO_OPERATOR_FROM)) return;
    const path = inKubeadm('calico', 'installation');
    yield { path, ...say({ version, from: CALICO_OPERATOR_FROM }), fixes: () => [use(path, 'manifest')] };
  },
});

const ipip = rule('kubeadm/calico-ipip-ipv6', {
  severity: 'error',
  source: SOURCES.operatorValidation,
  appliesTo: hasSettings,
  *check({ spec: { kubeadm } }, say) {
    const encapsulation = kubeadm.calico?.ipPools.ipv6?.encapsulation;
    if (!encapsulation?.startsWith('IPIP')) return;
    const other = encapsulation === 'IPIP' ? 'VXLAN' : 'VXLANCrossSubnet';
    yield { path: IPV6_ENCAPSULATION, ...say({ encapsulation, other }), fixes: () => [use(IPV6_ENCAPSULATION, other), use(IPV6_ENCAPSULATION, 'None')] };
  },
});

const vxlan = rule('kubeadm/calico-vxlan-ipv6', {
  severity: 'error',
  source: SOURCES.calicoVxlanIpv6,
  appliesTo: hasVersion,
  *check({ spec: { kubeadm } }, say) {
    const { version } = kubeadm.cni;
    const encapsulation = kubeadm.calico?.ipPools.ipv6?.encapsulation;
    if (!encapsulation?.startsWith('VXLAN') || isAtLeast(version, CALICO_VXLAN_IPV6_FROM)) return;
    const none = use(IPV6_ENCAPSULATION, 'None');
    yield { path: IPV6_ENCAPSULATION, ...say({ encapsulation, version, from: CALICO_VXLAN_IPV6_FROM }), fixes: () => [none, { ...none, label: label('kubeadm/none-with-bgp'), also: [{ path: BGP, value: 'Enabled' }] }] };
  },
});

const bgp = rule('kubeadm/calico-bgp', {
  severity: 'error',
  source: SOURCES.operatorRoutes,
  unless: ['kubeadm/calico-ipip-ipv6'],
  appliesTo: ({ spec: { kubeadm } }) => kubeadm.calico?.bgp === 'Disabled',
  *check({ spec: { kubeadm } }, say) {
    const felixDoesIpip = isAtLeast(kubeadm.cni.version, CALICO_IPIP_WITHOUT_BGP_FROM);
    for (const family of FAMILIES) {
      const encapsulation = kubeadm.calico?.ipPools[family]?.encapsulation;
      if (encapsulation === undefined || encapsulation.startsWith('VXLAN') || (felixDoesIpip && encapsulation.startsWith('IPIP'))) continue;
      yield {
        path: inKubeadm('calico', 'ipPools', family, 'encapsulation'),
        ...(encapsulation === 'None' ? say('none', { family }) : say('ipip', { family, encapsulation, from: CALICO_IPIP_WITHOUT_BGP_FROM })),
        fixes: () => [{ path: BGP, value: 'Enabled', label: label('kubeadm/bgp') }],
      };
    }
  },
});

const blockSize = rule('kubeadm/calico-block-size', {
  severity: 'error',
  source: SOURCES.operatorPools,
  appliesTo: hasSettings,
  *check(plan, say) {
    const pools = plan.spec.kubeadm.calico?.ipPools;
    for (const family of FAMILIES) {
      const size = pools?.[family]?.blockSize;
      if (size === undefined) continue;
      const { min, max, usual } = BLOCK_SIZE[family];
      const path = inKubeadm('calico', 'ipPools', family, 'blockSize');
      const pods = readRanges(facts(plan), 'pods').find(({ cidr }) => cidr.family === family);
      const pool = pods?.cidr.prefix;
      if (size < min || size > max) yield { path, ...say('limits', { family, size, min, max, usual }), fixes: () => [use(path, usual)] };
      else if (pods && pool !== undefined && pool > size) yield { path, related: [pods.fact.path], ...say('larger-than-pool', { size, pool }), fixes: () => [use(path, Math.max(usual, pool)), use(path, pool)] };
    }
  },
});

const fewBlocks = rule('kubeadm/calico-few-blocks', {
  severity: 'warning',
  source: SOURCES.calicoPools,
  appliesTo: hasSettings,
  *check(plan, say) {
    const { calico, nodes } = plan.spec.kubeadm;
    for (const { cidr, fact } of readRanges(facts(plan), 'pods')) {
      const size = calico?.ipPools[cidr.family]?.blockSize;
      if (size === undefined || size < cidr.prefix || size - cidr.prefix > 20) continue;
      const blocks = 2 ** (size - cidr.prefix);
      if (blocks >= nodes.length) continue;
      const path = inKubeadm('calico', 'ipPools', cidr.family, 'blockSize');
      yield { path, ...say({ range: fact.text, blocks, size, nodes: nodes.length }), fixes: () => [use(path, BLOCK_SIZE[cidr.family].max - 2)] };
    }
  },
});

/** Rules about the settings of Calico. */
export const CALICO_RULES: readonly KubeadmRule[] = [operatorVersion, ipip, vxlan, bgp, blockSize, fewBlocks];
