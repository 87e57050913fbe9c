import { sizeOf } from '../../../address/capacity.js';
import { type Cidr, cidr as cidrOf, cidrFrom } from '../../../address/cidr.js';
import { formatCidr } from '../../../address/format.js';
import { contains, findOverlaps, overlaps } from '../../../address/overlap.js';
import { type ReadRange, readRanges } from '../../../facts/facts.js';
import { freeRoom, takenBeside } from '../../../facts/free-room.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { intrusionsOf } from '../../../facts/overlaps.js';
import { named } from '../../../rules/apart.js';
import { keepFirst, use } from '../../../rules/rule.js';
import { CLOUD_RANGES, CONTAINER_BLOCKS, CONTAINER_LONGEST_PREFIX, DEFAULT_IPV6_SERVICE_CIDR, DEFAULT_SERVICE_CIDR, IPV6_SERVICE_BLOCK, MAX_CONTAINER_CIDRS, STANDARD_IPV6_SERVICE_CIDR } from '../catalog.js';
import { facts, isStandard, isTurbo, speaksIpv6 } from '../facts.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce, label, rule } from './rule.js';

const CONTAINER_CIDR: Path = ['spec', 'network', 'podCidrs', 'ipv4'];
const SERVICE_IPV6: Path = ['spec', 'network', 'serviceCidrs', 'ipv6'];
const MORE_BLOCKS = inCce('additionalContainerCidrs');

/** The container CIDR blocks that can be read: the Pod ranges that are no subnets of the VPC. */
const containerBlocks = (plan: CcePlan) => readRanges(facts(plan), 'pods').filter(({ fact, cidr }) => fact.network === undefined && cidr.family === 'ipv4');

const turboContainerCidr = rule('cce/turbo-container-cidr', {
  severity: 'error',
  source: SOURCES.createCluster,
  appliesTo: isTurbo,
  *check({ spec: { network, cce } }, say) {
    const container = network.podCidrs.ipv4?.text;
    if (container !== undefined) yield { path: CONTAINER_CIDR, ...say('one', { range: container }), fixes: () => [{ path: CONTAINER_CIDR, label: label('remove', { value: container }) }] };
    if ((cce.additionalContainerCidrs ?? []).length > 0) yield { path: MORE_BLOCKS, ...say('more'), fixes: () => [{ path: MORE_BLOCKS, label: label('cce/remove-them') }] };
  },
});

const podCidrIpv6 = rule('cce/pod-cidr-assigned', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check({ spec }, say) {
    const path: Path = ['spec', 'network', 'podCidrs', 'ipv6'];
    const given = spec.network.podCidrs.ipv6?.text;
    if (given !== undefined) yield { path, ...say({ range: given }), fixes: () => [{ path, label: label('remove', { value: given }) }] };
  },
});

const containerCount = rule('cce/container-cidr-count', {
  severity: 'error',
  source: SOURCES.containerNetwork,
  *check({ spec: { cce } }, say) {
    const path = MORE_BLOCKS;
    const more = (cce.additionalContainerCidrs ?? []).length;
    const most = MAX_CONTAINER_CIDRS;
    if (cce.networkModel === 'overlay_l2' && more > 0) yield { path, ...say('tunnel', { count: more + 1 }), fixes: () => [{ path, label: label('cce/keep-first-one') }] };
    if (cce.networkModel === 'vpc-router' && more >= most) yield { path, ...say('vpc', { count: more + 1, most }), fixes: () => [keepFirst(path, more, most - 1, label('keep-first', { most }))] };
  },
});

const containerApart = rule('cce/container-cidrs-apart', {
  severity: 'error',
  source: SOURCES.errorCodes,
  appliesTo: isStandard,
  *check(plan, say) {
    for (const [outer, inner] of findOverlaps(containerBlocks(plan))) {
      const [kept, moved] = String(inner.fact.path[2]) === 'podCidrs' ? [inner, outer] : [outer, inner];
      yield { path: moved.fact.path, ...say({ range: moved.fact.text, other: kept.fact.text }), fixes: () => freeContainerBlocks(plan, moved) };
    }
  },
});

/** Recommended blocks of the same size that nothing of the plan touches. */
function freeContainerBlocks(plan: CcePlan, { fact, cidr }: ReadRange): Fix[] {
  const taken = takenBeside(facts(plan), fact.path);
  return CONTAINER_BLOCKS.flatMap(({ block, shortest }) => freeRoom({ family: 'ipv4', prefix: Math.min(Math.max(cidr.prefix, shortest), CONTAINER_LONGEST_PREFIX), taken, pools: [block] })).map((free) => use(fact.path, formatCidr(free)));
}

const tunnelContainer = rule('cce/tunnel-container-cidr', {
  severity: 'error',
  source: SOURCES.console,
  appliesTo: ({ spec: { cce } }) => cce.networkModel === 'overlay_l2',
  *check(plan, say) {
    for (const range of containerBlocks(plan)) {
      const { cidr, fact } = range;
      if (cidr.prefix <= CONTAINER_LONGEST_PREFIX) continue;
      const wider = formatCidr(cidrFrom('ipv4', cidr.first, CONTAINER_LONGEST_PREFIX));
      yield { path: fact.path, ...say({ range: fact.text, addresses: String(sizeOf(cidr)), longest: CONTAINER_LONGEST_PREFIX }), fixes: () => [use(fact.path, wider), ...freeContainerBlocks(plan, range)] };
    }
  },
});

const containerRecommended = rule('cce/container-cidr-recommended', {
  severity: 'warning',
  source: SOURCES.createCluster,
  appliesTo: isStandard,
  unless: ['cce/tunnel-container-cidr'],
  *check(plan, say) {
    for (const range of containerBlocks(plan)) {
      const { cidr, fact } = range;
      if (CONTAINER_BLOCKS.some(({ block, shortest }) => contains(block, cidr) && cidr.prefix >= shortest && cidr.prefix <= CONTAINER_LONGEST_PREFIX)) continue;
      yield { path: fact.path, ...say({ range: fact.text }), fixes: () => freeContainerBlocks(plan, range) };
    }
  },
});

/** Where a planned range meets the VPC and none of its subnets: a subnet is named by the rule about node ranges. */
const meetsVpc = (plan: CcePlan) => intrusionsOf(facts(plan)).map(({ range, network }) => ({ range, vpc: network }));

/** Where room for Services is looked for: CCE's own default first, then the private blocks. */
const SERVICE_POOLS = [DEFAULT_SERVICE_CIDR, '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidrOf);

/** Private room of the same size that nothing of the plan touches. */
function freeServiceRanges(plan: CcePlan, { fact, cidr }: ReadRange): Fix[] {
  const taken = takenBeside(facts(plan), fact.path);
  return SERVICE_POOLS.flatMap((pool) => freeRoom({ family: 'ipv4', prefix: Math.max(cidr.prefix, pool.prefix), taken, pools: [pool] })).map((free) => use(fact.path, formatCidr(free)));
}

/** Room elsewhere for a range of Pods or Services, by what it is for. */
const elsewhere = (plan: CcePlan, range: ReadRange): Fix[] => (range.fact.role === 'pods' ? freeContainerBlocks(plan, range) : freeServiceRanges(plan, range));

const vpcOverlap = rule('cce/vpc-overlap', {
  severity: 'error',
  source: SOURCES.cidrPlanning,
  appliesTo: isStandard,
  *check(plan, say) {
    for (const { range, vpc } of meetsVpc(plan)) yield { path: range.fact.path, ...say({ range: named(range.fact), vpc: vpc.fact.text }), fixes: () => elsewhere(plan, range) };
  },
});

const turboServiceVpc = rule('cce/service-cidr-vpc', {
  severity: 'warning',
  source: SOURCES.cidrPlanning,
  appliesTo: isTurbo,
  *check(plan, say) {
    for (const { range, vpc } of meetsVpc(plan)) yield { path: range.fact.path, ...say({ range: named(range.fact), vpc: vpc.fact.text }), fixes: () => freeServiceRanges(plan, range) };
  },
});

/** Whether CCE takes a range as IPv6 Service CIDR block of a Turbo cluster. */
export function isIpv6ServiceCidr(range: Cidr): boolean {
  const { block, shortest, longest } = IPV6_SERVICE_BLOCK;
  return contains(block, range) && range.prefix >= shortest && range.prefix <= longest;
}

const ipv6Service = rule('cce/ipv6-service-cidr', {
  severity: 'error',
  source: SOURCES.ipv6ServiceCidr,
  appliesTo: (plan) => isTurbo(plan) && speaksIpv6(plan),
  *check({ spec: { network } }, say) {
    const given = network.serviceCidrs.ipv6;
    if (given?.value?.family !== 'ipv6' || isIpv6ServiceCidr(given.value)) return;
    const { text, value: range } = given;
    const { block, shortest, longest } = IPV6_SERVICE_BLOCK;
    const prefix = Math.min(Math.max(range.prefix, shortest), longest);
    const isInside = contains(block, range);
    const better = isInside ? formatCidr(cidrFrom('ipv6', range.first, prefix)) : `fc00::/${prefix}`;
    yield {
      path: SERVICE_IPV6,
      ...(isInside ? say('size', { range: text, addresses: String(sizeOf(range)), shortest, longest }) : say(text.startsWith('fd') ? 'other-half' : 'outside', { range: text, usual: DEFAULT_IPV6_SERVICE_CIDR })),
      fixes: () => [use(SERVICE_IPV6, better), use(SERVICE_IPV6, DEFAULT_IPV6_SERVICE_CIDR)],
    };
  },
});

const ipv6ServiceFixed = rule('cce/ipv6-service-cidr-fixed', {
  severity: 'error',
  source: SOURCES.ipv6ServiceField,
  appliesTo: (plan) => isStandard(plan) && speaksIpv6(plan),
  *check({ spec: { network } }, say) {
    const given = network.serviceCidrs.ipv6?.text;
    if (given !== undefined) yield { path: SERVICE_IPV6, ...say({ range: given, fixed: STANDARD_IPV6_SERVICE_CIDR }), fixes: () => [{ path: SERVICE_IPV6, label: label('cce/leave-to-cce') }] };
  },
});

const cloudRanges = rule('cce/cloud-ranges', {
  severity: 'warning',
  source: SOURCES.secondaryCidr,
  *check(plan, say) {
    for (const range of facts(plan).read) {
      const { fact, cidr } = range;
      if ((fact.role !== 'pods' && fact.role !== 'services') || fact.network !== undefined) continue;
      const block = CLOUD_RANGES.find((each) => overlaps(each, cidr));
      if (block) yield { path: fact.path, ...say({ range: fact.text, block: formatCidr(block) }), fixes: () => elsewhere(plan, range) };
    }
  },
});

/** Rules about the ranges of Pods and Services. */
export const RANGE_RULES: readonly CceRule[] = [turboContainerCidr, podCidrIpv6, containerCount, containerApart, tunnelContainer, containerRecommended, vpcOverlap, turboServiceVpc, ipv6Service, ipv6ServiceFixed, cloudRanges];
