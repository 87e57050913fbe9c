import { tellName } from '../../../messages/en.js';
import { formatCount, sizeOf } from '../../../address/capacity.js';
import { type Cidr, cidr as cidrOf } from '../../../address/cidr.js';
import { formatCidr } from '../../../address/format.js';
import { contains, findOverlaps, overlaps } from '../../../address/overlap.js';
import { nextFree } from '../../../address/allocate.js';
import { type ReadRange, readRanges } from '../../../facts/facts.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { keepFirst, use } from '../../../rules/rule.js';
import { CLOUD_RANGES, CONTAINER_BLOCKS, CONTAINER_LONGEST_PREFIX, DEFAULT_IPV6_SERVICE_CIDR, DEFAULT_SERVICE_CIDR, IPV6_SERVICE_BLOCK, MAX_CONTAINER_CIDRS, STANDARD_IPV6_SERVICE_CIDR } from '../catalog.js';
import { facts, isTurbo, speaksIpv6 } from '../facts.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce } from './basic.js';

const CONTAINER_CIDR: Path = ['spec', 'network', 'podCidrs', 'ipv4'];
const SERVICE_IPV6: Path = ['spec', 'network', 'serviceCidrs', 'ipv6'];

/** The container CIDR blocks that can be read: the Pod ranges that are no subnets of the VPC. */
const containerBlocks = (plan: CcePlan) => readRanges(facts(plan), 'pods').filter(({ fact, cidr }) => fact.network === undefined && cidr.family === 'ipv4');

const turboContainerCidr: CceRule = {
  id: 'cce/turbo-container-cidr',
  severity: 'error',
  title: 'A Turbo cluster has no container CIDR block',
  source: SOURCES.createCluster,
  *check(plan) {
    if (!isTurbo(plan)) return;
    const { network, cce } = plan.spec;
    const container = network.podCidrs.ipv4?.text;
    if (container !== undefined) yield { path: CONTAINER_CIDR, message: `${container} is given as container CIDR block, and a Turbo cluster has none: its Pods take addresses of the pod subnets.`, fixes: () => [{ path: CONTAINER_CIDR, label: `Remove ${container}` }] };
    const more = inCce('additionalContainerCidrs');
    if ((cce.additionalContainerCidrs ?? []).length > 0) yield { path: more, message: 'Further container CIDR blocks are given, and a Turbo cluster has none: its Pods take addresses of the pod subnets.', fixes: () => [{ path: more, label: 'Remove them' }] };
  },
};

const podCidrIpv6: CceRule = {
  id: 'cce/pod-cidr-assigned',
  severity: 'error',
  title: 'The IPv6 range of Pods is assigned by the cloud',
  source: SOURCES.dualStack,
  *check({ spec }) {
    const path: Path = ['spec', 'network', 'podCidrs', 'ipv6'];
    const given = spec.network.podCidrs.ipv6?.text;
    if (given !== undefined) yield { path, message: `${given} is given as the IPv6 range of Pods, and CCE has no field for one: the cloud assigns it.`, fixes: () => [{ path, label: `Remove ${given}` }] };
  },
};

const containerCount: CceRule = {
  id: 'cce/container-cidr-count',
  severity: 'error',
  title: 'A tunnel network has one container CIDR block, a VPC network up to 20',
  source: SOURCES.containerNetwork,
  *check({ spec: { cce } }) {
    const path = inCce('additionalContainerCidrs');
    const more = cce.additionalContainerCidrs ?? [];
    if (cce.networkModel === 'overlay_l2' && more.length > 0) yield { path, message: `${more.length + 1} container CIDR blocks are given, and a Tunnel network has one, which can never grow. Take one that is large enough.`, fixes: () => [{ path, label: 'Keep the first one' }] };
    if (cce.networkModel === 'vpc-router' && more.length >= MAX_CONTAINER_CIDRS) yield { path, message: `${more.length + 1} container CIDR blocks are given; a VPC network takes at most ${MAX_CONTAINER_CIDRS}.`, fixes: () => [keepFirst(path, more.length, MAX_CONTAINER_CIDRS - 1, `Keep the first ${MAX_CONTAINER_CIDRS}`)] };
  },
};

const containerApart: CceRule = {
  id: 'cce/container-cidrs-apart',
  severity: 'error',
  title: 'Container CIDR blocks share no address',
  source: SOURCES.errorCodes,
  *check(plan) {
    if (isTurbo(plan)) return;
    for (const [outer, inner] of findOverlaps(containerBlocks(plan))) {
      const [kept, moved] = inner.fact.path === CONTAINER_CIDR || String(inner.fact.path[2]) === 'podCidrs' ? [inner, outer] : [outer, inner];
      yield { path: moved.fact.path, message: `The container CIDR block ${moved.fact.text} shares addresses with ${kept.fact.text}: CCE answers "Container network CIDR blocks conflict" (CCE.01400005). Blocks of one cluster are apart.`, fixes: () => freeContainerBlocks(plan, moved).map((block) => use(moved.fact.path, block)) };
    }
  },
};

/** Recommended blocks of the same size that nothing of the plan touches. */
function freeContainerBlocks(plan: CcePlan, { fact, cidr }: ReadRange): string[] {
  const taken = facts(plan).read.flatMap((each) => (each.fact === fact ? [] : [each.cidr]));
  return CONTAINER_BLOCKS.flatMap(({ block, shortest }) => {
    const free = nextFree(block, Math.min(Math.max(cidr.prefix, shortest), CONTAINER_LONGEST_PREFIX), taken);
    return free ? [formatCidr(free)] : [];
  });
}

const tunnelContainer: CceRule = {
  id: 'cce/tunnel-container-cidr',
  severity: 'error',
  title: 'The container CIDR block of a tunnel network is /19 or larger, because it can never grow',
  source: SOURCES.console,
  *check(plan) {
    if (plan.spec.cce.networkModel !== 'overlay_l2') return;
    for (const range of containerBlocks(plan)) {
      const { cidr, fact } = range;
      if (cidr.prefix <= CONTAINER_LONGEST_PREFIX) continue;
      const wider = formatCidr({ ...cidr, prefix: CONTAINER_LONGEST_PREFIX, first: (cidr.first >> 13n) << 13n });
      yield { path: fact.path, message: `${fact.text} holds ${formatCount(sizeOf(cidr))} addresses, and the container CIDR block of a Tunnel network can never be extended: its prefix is at most ${CONTAINER_LONGEST_PREFIX}.`, fixes: () => [wider, ...freeContainerBlocks(plan, range)].map((block) => use(fact.path, block)) };
    }
  },
};

const containerRecommended: CceRule = {
  id: 'cce/container-cidr-recommended',
  severity: 'warning',
  title: 'Container CIDR blocks are those that CCE recommends',
  source: SOURCES.createCluster,
  *check(plan) {
    if (isTurbo(plan)) return;
    for (const range of containerBlocks(plan)) {
      const { cidr, fact } = range;
      const isTunnelTooSmall = plan.spec.cce.networkModel === 'overlay_l2' && cidr.prefix > CONTAINER_LONGEST_PREFIX;
      const isRecommended = CONTAINER_BLOCKS.some(({ block, shortest }) => contains(block, cidr) && cidr.prefix >= shortest && cidr.prefix <= CONTAINER_LONGEST_PREFIX);
      if (isRecommended || isTunnelTooSmall) continue;
      yield { path: fact.path, message: `${fact.text} is not among the recommended container CIDR blocks: 10.0.0.0/12 to /19, 172.16.0.0/16 to /19, 192.168.0.0/16 to /19.`, fixes: () => freeContainerBlocks(plan, range).map((block) => use(fact.path, block)) };
    }
  },
};

/** Where a planned range meets the VPC and none of its subnets: a subnet is named by the rule about node ranges. */
function meetsVpc(plan: CcePlan): { readonly range: ReadRange; readonly vpc: ReadRange }[] {
  const clusterFacts = facts(plan);
  const [vpc] = readRanges(clusterFacts, 'vpc');
  if (!vpc) return [];
  const subnets = clusterFacts.read.filter(({ fact }) => fact.network !== undefined);
  return clusterFacts.read
    .filter(({ fact }) => (fact.role === 'pods' || fact.role === 'services') && fact.network === undefined)
    .filter(({ cidr }) => overlaps(cidr, vpc.cidr) && !subnets.some((subnet) => overlaps(subnet.cidr, cidr)))
    .map((range) => ({ range, vpc }));
}

/** Where room for Services is looked for: CCE's own default first, then the private blocks. */
const SERVICE_POOLS = [DEFAULT_SERVICE_CIDR, '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(cidrOf);

/** Private room of the same size that nothing of the plan touches. */
function freeServiceRanges(plan: CcePlan, { fact, cidr }: ReadRange): Fix[] {
  const taken = facts(plan).read.flatMap((each) => (each.fact === fact ? [] : [each.cidr]));
  return SERVICE_POOLS.flatMap((pool) => {
    const free = nextFree(pool, Math.max(cidr.prefix, pool.prefix), taken);
    return free ? [use(fact.path, formatCidr(free))] : [];
  });
}

const vpcOverlap: CceRule = {
  id: 'cce/vpc-overlap',
  severity: 'error',
  title: 'Container and Service CIDR blocks of a standard cluster lie outside the VPC',
  source: SOURCES.cidrPlanning,
  *check(plan) {
    if (isTurbo(plan)) return;
    for (const { range, vpc } of meetsVpc(plan)) {
      const fixes = () => range.fact.role === 'pods' ? freeContainerBlocks(plan, range).map((block) => use(range.fact.path, block)) : freeServiceRanges(plan, range);
      yield { path: range.fact.path, message: `The ${tellName(range.fact.name)} ${range.fact.text} shares addresses with the VPC ${vpc.fact.text}: traffic inside the VPC would be taken for cluster traffic (CCE.01400005). The two must be apart, also where the VPC has no subnet yet.`, fixes };
    }
  },
};

const turboServiceVpc: CceRule = {
  id: 'cce/service-cidr-vpc',
  severity: 'warning',
  title: 'The Service CIDR block of a Turbo cluster takes no room of the VPC',
  source: SOURCES.cidrPlanning,
  *check(plan) {
    if (!isTurbo(plan)) return;
    for (const { range, vpc } of meetsVpc(plan)) {
      yield { path: range.fact.path, message: `The ${tellName(range.fact.name)} ${range.fact.text} lies in a part of the VPC ${vpc.fact.text} that has no subnet yet. No subnet can be made there later that Pods are to reach. Take a range outside the VPC.`, fixes: () => freeServiceRanges(plan, range) };
    }
  },
};

/** Whether CCE takes a range as IPv6 Service CIDR block of a Turbo cluster. */
export function isIpv6ServiceCidr(range: Cidr): boolean {
  const { block, shortest, longest } = IPV6_SERVICE_BLOCK;
  return contains(block, range) && range.prefix >= shortest && range.prefix <= longest;
}

const ipv6Service: CceRule = {
  id: 'cce/ipv6-service-cidr',
  severity: 'error',
  title: 'The IPv6 Service CIDR block of a Turbo cluster lies in fc00::/8 with a prefix of 112 to 120',
  source: SOURCES.ipv6ServiceCidr,
  *check(plan) {
    const given = plan.spec.network.serviceCidrs.ipv6;
    if (!isTurbo(plan) || !speaksIpv6(plan) || given === undefined) return;
    const { text, value: range } = given;
    if (range?.family !== 'ipv6' || isIpv6ServiceCidr(range)) return;
    const { block, shortest, longest } = IPV6_SERVICE_BLOCK;
    const prefix = Math.min(Math.max(range.prefix, shortest), longest);
    const resized = (cidr: Cidr) => formatCidr({ ...cidr, prefix, first: (cidr.first >> BigInt(128 - prefix)) << BigInt(128 - prefix) });
    if (!contains(block, range)) {
      yield { path: SERVICE_IPV6, message: `${text} is outside fc00::/8, the only block from which CCE takes the IPv6 Service CIDR block${text.startsWith('fd') ? ' (fd00::/8 is the other half of the unique local addresses)' : ''}. The default is ${DEFAULT_IPV6_SERVICE_CIDR}.`, fixes: () => [use(SERVICE_IPV6, `fc00::/${prefix}`), use(SERVICE_IPV6, DEFAULT_IPV6_SERVICE_CIDR)] };
    } else {
      yield { path: SERVICE_IPV6, message: `${text} holds ${formatCount(sizeOf(range))} addresses; the prefix of the IPv6 Service CIDR block is ${shortest} (65,535 Services) to ${longest} (255).`, fixes: () => [use(SERVICE_IPV6, resized(range)), use(SERVICE_IPV6, DEFAULT_IPV6_SERVICE_CIDR)] };
    }
  },
};

const ipv6ServiceFixed: CceRule = {
  id: 'cce/ipv6-service-cidr-fixed',
  severity: 'error',
  title: 'Only a dual-stack Turbo cluster takes an IPv6 Service CIDR block',
  source: SOURCES.serviceNetwork,
  *check(plan) {
    const given = plan.spec.network.serviceCidrs.ipv6?.text;
    if (isTurbo(plan) || !speaksIpv6(plan) || given === undefined) return;
    yield { path: SERVICE_IPV6, message: `${given} is given as IPv6 Service CIDR block, and a standard cluster always has ${STANDARD_IPV6_SERVICE_CIDR}: only dual-stack Turbo clusters take one.`, fixes: () => [{ path: SERVICE_IPV6, label: 'Leave it to CCE' }] };
  },
};

const cloudRanges: CceRule = {
  id: 'cce/cloud-ranges',
  severity: 'warning',
  title: 'No container or Service range where the cloud has its own services',
  source: SOURCES.secondaryCidr,
  *check(plan) {
    for (const range of facts(plan).read) {
      const { fact, cidr } = range;
      if ((fact.role !== 'pods' && fact.role !== 'services') || fact.network !== undefined) continue;
      const block = CLOUD_RANGES.find((each) => overlaps(each, cidr));
      if (block) yield { path: fact.path, message: `${fact.text} takes addresses of ${formatCidr(block)}, which the cloud uses for services of its own, DNS servers among them. Take a private range.`, fixes: () => fact.role === 'pods' ? freeContainerBlocks(plan, range).map((each) => use(fact.path, each)) : freeServiceRanges(plan, range) };
    }
  },
};

/** Rules about the ranges of Pods and Services. */
export const RANGE_RULES: readonly CceRule[] = [turboContainerCidr, podCidrIpv6, containerCount, containerApart, tunnelContainer, containerRecommended, vpcOverlap, turboServiceVpc, ipv6Service, ipv6ServiceFixed, cloudRanges];
