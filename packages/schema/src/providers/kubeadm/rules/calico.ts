import { cidrOfAddress } from '../../../address/cidr.js';
import { FAMILIES, familiesOf, type Family } from '../../../address/family.js';
import { rangesMeantOf } from '../../../address/meant.js';
import { overlaps } from '../../../address/overlap.js';
import { readRanges } from '../../../facts/facts.js';
import { isAtLeast } from '../../../facts/version.js';
import { useRange } from '../../../rules/room.js';
import { use } from '../../../rules/rule.js';
import { BLOCK_SIZE, CALICO_ASSIGNMENT_FROM, CALICO_BPF_FROM, CALICO_IPIP_WITHOUT_BGP_FROM, CALICO_OPERATOR_FROM, CALICO_VXLAN_IPV6_FROM } from '../catalog.js';
import { facts } from '../facts.js';
import type { KubeadmPlan } from '../plan.js';
import { isRepository, repositoryMeant } from '../image-repository.js';
import { SOURCES } from '../sources.js';
import { hasPlugin, inKubeadm, type KubeadmRule, label, rule } from './rule.js';

const BGP = inKubeadm('calico', 'bgp');
const IPV6_ENCAPSULATION = inKubeadm('calico', 'ipPools', 'ipv6', 'encapsulation');
/** Whether the settings of Calico are those of the plugin: another one leaves them as they were written, without what Calico fills in. */
const hasSettings = ({ spec: { kubeadm } }: KubeadmPlan): boolean => kubeadm.cni.type === 'calico' && kubeadm.calico !== undefined;
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
  appliesTo: (plan) => hasSettings(plan) && plan.spec.kubeadm.calico?.bgp === 'Disabled',
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

const NODE_ADDRESSES = (family: Family) => inKubeadm('calico', 'nodeAddresses', family);

const detection = rule('kubeadm/calico-autodetection', {
  severity: 'error',
  source: SOURCES.operatorValidation,
  appliesTo: hasSettings,
  *check({ spec: { ipFamily, kubeadm } }, say) {
    for (const family of familiesOf(ipFamily)) {
      const { interface: device, canReach, cidrs = [] } = kubeadm.calico?.nodeAddresses?.[family] ?? {};
      const given = [...(device === undefined ? [] : ['interface']), ...(canReach === undefined ? [] : ['canReach']), ...(cidrs.length === 0 ? [] : ['cidrs'])];
      const [, second] = given;
      if (second !== undefined) yield { path: [...NODE_ADDRESSES(family), second], ...say('several', { family, methods: given }), fixes: () => [{ path: [...NODE_ADDRESSES(family), second], label: label('remove-this') }] };
      for (const [index, written] of cidrs.entries()) {
        const path = [...NODE_ADDRESSES(family), 'cidrs', index];
        if (written.value?.family !== family) yield { path, ...say('range', { text: written.text, family }), fixes: () => rangesMeantOf(written, family).map((range) => useRange(path, range)) };
      }
    }
  },
});

const detectionNodes = rule('kubeadm/calico-autodetection-nodes', {
  severity: 'warning',
  source: SOURCES.operatorTypes,
  unless: ['kubeadm/calico-autodetection'],
  appliesTo: hasSettings,
  *check({ spec: { ipFamily, kubeadm } }, say) {
    for (const family of familiesOf(ipFamily)) {
      const ranges = (kubeadm.calico?.nodeAddresses?.[family]?.cidrs ?? []).flatMap(({ value }) => value ?? []);
      if (ranges.length === 0) continue;
      const listed = kubeadm.nodes.flatMap(({ name, [family]: written }) => (written?.value?.family === family ? [{ node: name, address: written.text, range: cidrOfAddress(written.value) }] : []));
      const outside = listed.find((node) => !ranges.some((range) => overlaps(range, node.range)));
      if (outside) yield { path: [...NODE_ADDRESSES(family), 'cidrs'], related: [inKubeadm('nodes')], ...say({ node: outside.node, address: outside.address, family }) };
    }
  },
});

const registry = rule('kubeadm/calico-registry', {
  severity: 'error',
  source: SOURCES.operatorTypes,
  appliesTo: hasSettings,
  *check({ spec: { kubeadm } }, say) {
    const path = inKubeadm('calico', 'registry');
    const given = kubeadm.calico?.registry;
    if (given === undefined || given === 'UseDefault' || (given.endsWith('/') && isRepository(given.slice(0, -1)))) return;
    const meant = repositoryMeant(given);
    yield { path, ...say({ given }), fixes: () => (meant === undefined ? [] : [use(path, `${meant}/`)]) };
  },
});

const onlyOperator = rule('kubeadm/calico-only-operator', {
  severity: 'warning',
  source: SOURCES.operatorTypes,
  appliesTo: (plan) => hasSettings(plan) && plan.spec.kubeadm.calico?.installation === 'manifest',
  *check({ spec: { kubeadm } }, say) {
    for (const key of ['bpfDataplane', 'hostPorts', 'registry'] as const) {
      const path = inKubeadm('calico', key);
      if (kubeadm.calico?.[key] !== undefined) yield { path, ...say({ key }), fixes: () => [{ path, label: label('remove-this') }] };
    }
  },
});

const bpf = rule('kubeadm/calico-bpf', {
  severity: 'error',
  source: SOURCES.operatorTypes140,
  unless: ['kubeadm/calico-only-operator'],
  appliesTo: hasVersion,
  *check({ spec: { kubeadm } }, say) {
    const path = inKubeadm('calico', 'bpfDataplane');
    const { version } = kubeadm.cni;
    if (kubeadm.calico?.bpfDataplane === true && !isAtLeast(version, CALICO_BPF_FROM)) yield { path, ...say({ version, from: CALICO_BPF_FROM }), fixes: () => [use(path, false)] };
  },
});

const assignment = rule('kubeadm/calico-assignment', {
  severity: 'error',
  source: SOURCES.operatorTypes140,
  appliesTo: (plan) => hasVersion(plan) && plan.spec.kubeadm.calico?.installation === 'operator',
  *check({ spec: { kubeadm } }, say) {
    const { version } = kubeadm.cni;
    for (const family of FAMILIES) {
      const path = inKubeadm('calico', 'ipPools', family, 'assignmentMode');
      const mode = kubeadm.calico?.ipPools[family]?.assignmentMode;
      if (mode !== undefined && !isAtLeast(version, CALICO_ASSIGNMENT_FROM)) yield { path, ...say({ version, from: CALICO_ASSIGNMENT_FROM }), fixes: () => [{ path, label: label('remove', { value: mode }) }] };
    }
  },
});

const manual = rule('kubeadm/calico-manual-pool', {
  severity: 'warning',
  source: SOURCES.operatorTypes,
  unless: ['kubeadm/calico-assignment'],
  appliesTo: hasSettings,
  *check({ spec: { kubeadm } }, say) {
    for (const family of FAMILIES) {
      const path = inKubeadm('calico', 'ipPools', family, 'assignmentMode');
      if (kubeadm.calico?.ipPools[family]?.assignmentMode === 'Manual') yield { path, ...say({ family }), fixes: () => [use(path, 'Automatic')] };
    }
  },
});

/** Rules about the settings of Calico. */
export const CALICO_RULES: readonly KubeadmRule[] = [operatorVersion, ipip, vxlan, bgp, blockSize, fewBlocks, detection, detectionNodes, registry, onlyOperator, bpf, assignment, manual];
