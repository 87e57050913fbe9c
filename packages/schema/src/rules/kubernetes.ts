import { nextFree } from '../address/allocate.js';
import { formatCount, sizeOf } from '../address/capacity.js';
import { type Cidr, cidrFrom } from '../address/cidr.js';
import { ADDRESS_BITS, FAMILIES, type Family, FAMILY_LABEL, familiesOf } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { contains, equals, overlaps } from '../address/overlap.js';
import { DOCUMENTATION_RANGES, PRIVATE_POOLS, SITE_LOCAL, UNUSABLE_RANGES } from '../address/special.js';
import { type ClusterFacts, MIN_SERVICE_ADDRESSES, type RangeFact, type ReadRange, readRanges, shareNetwork } from '../facts/facts.js';
import { type Fix, formatPath, type Path } from '../findings/finding.js';
import type { Rule, Violation } from './rule.js';
import { LABEL_RULES } from './labels.js';
import { NODE_RANGE_LIMITS, NODE_RANGE_RULES } from './node-ranges.js';
import { refusedOverlaps } from '../facts/overlaps.js';
import { SOURCES } from './sources.js';
import { USE_RULES } from './use.js';
import { isAtLeast } from '../facts/version.js';
import { VERSION_RULES } from './versions.js';

/** A Service range may have at most this many bits for addresses (kubeadm MaximumBitsForServiceSubnet; kube-apiserver before 1.34). */
export const MAX_SERVICE_BITS = 20;
/**
 * From this release on kube-apiserver keeps no bitmap of Services any more (DisableAllocatorDualWrite), so that its own
 * limit is gone; what is left is the shortest IPv6 prefix of its allocator.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/features/kube_features.go#L1559
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/registry/core/service/ipallocator/ipallocator.go#L89
 */
const LARGE_SERVICES_FROM = '1.34';
const SHORTEST_SERVICE_PREFIX: Readonly<Record<Family, number>> = { ipv4: 0, ipv6: 64 };

type ClusterRule = Rule<ClusterFacts>;
type Planned = 'pods' | 'services';

const useRange = (path: Path, range: Cidr): Fix => ({ path, value: formatCidr(range), label: `Use ${formatCidr(range)}` });

const isPlanned = (fact: RangeFact): fact is RangeFact & { role: Planned } => fact.role === 'pods' || fact.role === 'services';

/** The prefix length that the real system takes by default; that of a common network where it has no default. */
const defaultPrefix = (facts: ClusterFacts, role: Planned, family: Family): number => facts.defaults[role][family]?.prefix ?? (family === 'ipv4' ? 16 : 112);

/** Free ranges for a role: the real system's default at this size first, then the first gap in private space. */
function freeRanges(facts: ClusterFacts, role: Planned, family: Family, prefix: number, except: Path): Cidr[] {
  const taken = facts.read.filter(({ fact }) => formatPath(fact.path) !== formatPath(except)).map(({ cidr }) => cidr);
  const preferred = facts.defaults[role][family];
  const atDefault = preferred && (prefix >= preferred.prefix ? cidrFrom(family, preferred.first, prefix) : preferred);
  const other = Object.values(facts.defaults).flatMap((defaults) => Object.values(defaults));
  const gaps = PRIVATE_POOLS.flatMap((pool) => (pool.family === family ? [nextFree(pool, prefix, [...taken, ...other]), nextFree(pool, prefix, taken)] : []));
  return [atDefault, ...gaps].filter((range): range is Cidr => range !== undefined && !taken.some((each) => overlaps(each, range)));
}

const invalidCidr: ClusterRule = {
  id: 'kubernetes/invalid-cidr',
  severity: 'error',
  title: 'Every range is written in CIDR notation',
  source: SOURCES.parseCidr,
  *check(facts) {
    for (const { path, parsed } of facts.ranges) {
      if (parsed.ok || parsed.problem.code === 'host-bits') continue;
      const { message, suggestion } = parsed.problem;
      yield { path, message, fixes: () => suggestion ? [useRange(path, suggestion)] : [] };
    }
  },
};

const hostBits: ClusterRule = {
  id: 'kubernetes/host-bits',
  severity: 'error',
  title: 'A range is a network, without bits set in its host part',
  source: SOURCES.hostBits,
  *check(facts) {
    for (const fact of facts.ranges) {
      const { path, parsed } = fact;
      if (parsed.ok || parsed.problem.code !== 'host-bits' || !parsed.problem.suggestion) continue;
      const { message, suggestion } = parsed.problem;
      const elsewhere = () => (isPlanned(fact) ? freeRanges(facts, fact.role, suggestion.family, suggestion.prefix, path) : []);
      yield { path, message, fixes: () => [suggestion, ...elsewhere()].map((range) => useRange(path, range)) };
    }
  },
};

const wrongFamily: ClusterRule = {
  id: 'kubernetes/wrong-family',
  severity: 'error',
  title: 'A field for one family holds a range of that family',
  source: SOURCES.ipNet,
  *check(facts) {
    for (const { fact, cidr } of readRanges(facts)) {
      const { family } = fact;
      if (!family || family === cidr.family) continue;
      const fixes = () => (isPlanned(fact) ? freeRanges(facts, fact.role, family, defaultPrefix(facts, fact.role, family), fact.path).map((range) => useRange(fact.path, range)) : []);
      yield { path: fact.path, message: `${fact.text} is an ${FAMILY_LABEL[cidr.family]} range, and this is the ${FAMILY_LABEL[family]} field of the ${fact.name}. A dual-stack cluster takes one range of each family.`, fixes };
    }
  },
};

const missingRange: ClusterRule = {
  id: 'kubernetes/missing-range',
  severity: 'error',
  title: 'Pods and Services have a range in each family of the cluster',
  source: SOURCES.dualStack,
  *check(facts) {
    for (const role of ['pods', 'services'] as const) {
      for (const family of facts.required[role]) {
        if (facts.ranges.some((fact) => fact.role === role && fact.family === family)) continue;
        const path = facts.rangePath(role, family);
        yield {
          path,
          message: `The cluster speaks ${facts.ipFamily}, and its ${role} have no ${FAMILY_LABEL[family]} range. Pods and Services need one range in each family.`,
          fixes: () => freeRanges(facts, role, family, defaultPrefix(facts, role, family), path).map((range) => useRange(path, range)),
        };
      }
    }
  },
};

const servicesOneFamily: ClusterRule = {
  id: 'kubernetes/services-one-family',
  severity: 'warning',
  title: 'Services of a dual-stack cluster have both families',
  source: SOURCES.clusterIpFlags,
  *check(facts) {
    if (!facts.servicesMayLackFamily) return;
    for (const family of familiesOf(facts.ipFamily)) {
      if (facts.required.services.includes(family)) continue;
      const path = facts.rangePath('services', family);
      const label = FAMILY_LABEL[family];
      const had = facts.required.services.map((each) => FAMILY_LABEL[each]).join(' and ');
      yield {
        path,
        message: `Pods have addresses of both families, and Services of ${had} alone. Kubernetes takes that, and what is lost is this: no Service has an ${label} address, a Service that asks for two families (RequireDualStack) is refused, and ${label} clients reach Pods only by the addresses of the Pods. Add an ${label} range for Services unless that is what you want.`,
        fixes: () => freeRanges(facts, 'services', family, defaultPrefix(facts, 'services', family), path).map((range) => useRange(path, range)),
      };
    }
  },
};

const unexpectedFamily: ClusterRule = {
  id: 'kubernetes/unexpected-family',
  severity: 'error',
  title: 'No range or mask of a family that the cluster does not speak',
  source: SOURCES.ipNet,
  *check(facts) {
    const families = familiesOf(facts.ipFamily);
    const spoken = (family: Family) => families.includes(family);
    for (const fact of facts.ranges) {
      if (!isPlanned(fact) || !fact.family || spoken(fact.family)) continue;
      yield { path: fact.path, message: `The cluster speaks ${facts.ipFamily} only, and ${fact.text} is an ${FAMILY_LABEL[fact.family]} range for its ${fact.role}. Remove it, or make the cluster dual stack.`, fixes: () => [{ path: fact.path, label: `Remove ${fact.text}` }] };
    }
    for (const family of FAMILIES) {
      const mask = facts.nodeMask[family];
      if (!mask || spoken(family)) continue;
      yield { path: mask.path, message: `The cluster speaks ${facts.ipFamily} only, so a node mask of /${mask.value} for ${FAMILY_LABEL[family]} has no range to cut. Remove it, or make the cluster dual stack.`, fixes: () => [{ path: mask.path, label: `Remove /${mask.value}` }] };
    }
  },
};

const unusableRange: ClusterRule = {
  id: 'kubernetes/reserved-range',
  severity: 'error',
  title: 'No Pod, Service or node range in a block that is set aside',
  source: SOURCES.reserved,
  *check(facts) {
    for (const { fact, cidr } of readRanges(facts)) {
      if (fact.role === 'reserved') continue;
      const block = UNUSABLE_RANGES.find((special) => overlaps(special.cidr, cidr) && !fact.allows?.some((allowed) => contains(allowed, cidr)));
      if (!block) continue;
      const fixes = () => isPlanned(fact) ? freeRanges(facts, fact.role, cidr.family, cidr.prefix, fact.path).map((range) => useRange(fact.path, range)) : [];
      yield { path: fact.path, message: `${fact.text} takes addresses of ${formatCidr(block.cidr)}, which is ${block.name} (${block.rfc}): no host can use it. Take a private range.`, fixes };
    }
  },
};

const serviceTooLarge: ClusterRule = {
  id: 'kubernetes/service-cidr-too-large',
  severity: 'error',
  title: 'A Service range is not larger than kube-apiserver and kubeadm take: 2^20 addresses, or from Kubernetes 1.34 on without kubeadm an IPv6 /64',
  source: SOURCES.serviceSize,
  *check(facts) {
    const isFree = isAtLeast(facts.kubernetesVersion, LARGE_SERVICES_FROM);
    const isComponents = facts.limits?.services === 'components';
    for (const { fact, cidr } of readRanges(facts, 'services')) {
      const usual = ADDRESS_BITS[cidr.family] - MAX_SERVICE_BITS;
      const limit = isFree && isComponents ? SHORTEST_SERVICE_PREFIX[cidr.family] : usual;
      if (cidr.prefix >= limit) continue;
      yield {
        path: fact.path,
        message: `${fact.text} holds 2^${ADDRESS_BITS[cidr.family] - cidr.prefix} addresses; ${isFree && !isComponents ? 'kubeadm' : 'kube-apiserver'} takes at most 2^${ADDRESS_BITS[cidr.family] - limit}, so the prefix must be /${limit} or longer.`,
        fixes: () => [cidrFrom(cidr.family, cidr.first, usual), ...freeRanges(facts, 'services', cidr.family, usual, fact.path)].map((range) => useRange(fact.path, range)),
      };
    }
  },
};

const serviceTooSmall: ClusterRule = {
  id: 'kubernetes/service-cidr-too-small',
  severity: 'error',
  title: 'A Service range holds at least 10 addresses',
  source: SOURCES.constants,
  *check(facts) {
    for (const { fact, cidr } of readRanges(facts, 'services')) {
      if (sizeOf(cidr) >= MIN_SERVICE_ADDRESSES) continue;
      /** The longest prefix with ten addresses or more: 16 of them. */
      const limit = ADDRESS_BITS[cidr.family] - 4;
      yield {
        path: fact.path,
        message: `${fact.text} holds ${formatCount(sizeOf(cidr))} addresses; a Service range needs at least ${MIN_SERVICE_ADDRESSES}, because the DNS Service takes the tenth. The prefix must be /${limit} or shorter.`,
        fixes: () => [cidrFrom(cidr.family, cidr.first, Math.min(limit, defaultPrefix(facts, 'services', cidr.family))), cidrFrom(cidr.family, cidr.first, limit), ...freeRanges(facts, 'services', cidr.family, limit, fact.path)].map((range) => useRange(fact.path, range)),
      };
    }
  },
};

const podsServicesOverlap: ClusterRule = {
  id: 'kubernetes/pods-services-overlap',
  severity: 'error',
  title: 'Pod and Service ranges share no address',
  source: SOURCES.overlap,
  *check(facts) {
    for (const [outer, inner] of refusedOverlaps(facts)) {
      if (!isPlanned(outer.fact) || !isPlanned(inner.fact) || outer.fact.role === inner.fact.role) continue;
      const [pods, services] = outer.fact.role === 'pods' ? [outer, inner] : [inner, outer];
      yield {
        path: services.fact.path,
        message: `The Services range ${services.fact.text} ${relation(services, pods)} the Pods range ${pods.fact.text}: traffic to Services would be taken for Pod traffic. ${facts.isManaged ? '' : 'kubeadm lets this through, and '}Services then cannot be reached. The two must be apart.`,
        fixes: () => waysApart(facts, services, pods),
      };
    }
  },
};

const isHosts = ({ role }: RangeFact): boolean => role === 'nodes' || role === 'platform';

const nodeOverlap: ClusterRule = {
  id: 'kubernetes/node-network-overlap',
  severity: 'error',
  title: 'Node networks share no address with Pod and Service ranges',
  source: SOURCES.nodeOverlap,
  check: (facts) => planOverlaps(facts, ({ fact }) => isHosts(fact), (other) => `${other.fact.name} ${other.fact.text}${other.fact.automatic ? ', which is created with this range when none is named' : ''}`, 'traffic to nodes would be taken for cluster traffic'),
};

const reservedOverlap: ClusterRule = {
  id: 'kubernetes/reserved-cidr-overlap',
  severity: 'error',
  title: 'Nothing overlaps the ranges that the plan reserves',
  source: SOURCES.nodeOverlap,
  *check(facts) {
    yield* planOverlaps(facts, ({ fact }) => fact.role === 'reserved', (other) => `the reserved range ${other.fact.text}`, 'Pods could not reach what lives there');
    for (const [nodes, reserved] of firstPerRange(facts, ({ fact }) => isHosts(fact), ({ fact }) => fact.role === 'reserved')) {
      yield { path: nodes.fact.path, message: `${nodes.fact.name} ${nodes.fact.text} ${relation(nodes, reserved)} the reserved range ${reserved.fact.text}: nodes could not reach what lives there. Put the nodes elsewhere, or free the range.` };
    }
  },
};

type Pick = (range: ReadRange) => boolean;

/** Ranges of one kind that meet one of another and must not, each with the first that it meets. How parts of one network lie is for its provider to say. */
function firstPerRange(facts: ClusterFacts, one: Pick, other: Pick): Map<ReadRange, ReadRange> {
  const first = new Map<ReadRange, ReadRange>();
  for (const [outer, inner] of refusedOverlaps(facts)) {
    if (shareNetwork(outer.fact, inner.fact)) continue;
    for (const [a, b] of [[outer, inner], [inner, outer]] as const) if (one(a) && other(b) && !first.has(a)) first.set(a, b);
  }
  return first;
}

/** Where a pod or service range of the plan meets a range that cannot move. */
function* planOverlaps(facts: ClusterFacts, isOther: Pick, describe: (other: ReadRange) => string, consequence: string): Generator<Violation> {
  for (const [planned, other] of firstPerRange(facts, ({ fact }) => isPlanned(fact), isOther)) {
    const { fact } = planned;
    yield {
      path: fact.path,
      message: `The ${fact.name} ${fact.text} ${relation(planned, other)} ${describe(other)}: ${consequence}. The two must be apart.`,
      fixes: () => waysApart(facts, planned, other),
    };
  }
}

/** Ways to part two ranges: the usual range, the next one behind the other, any free one, and shrinking either of the two. */
function waysApart(facts: ClusterFacts, moved: ReadRange, other: ReadRange): Fix[] {
  const { fact, cidr } = moved;
  if (!isPlanned(fact)) return [];
  const [usual, ...others] = freeRanges(facts, fact.role, cidr.family, cidr.prefix, fact.path);
  const taken = facts.read.filter((each) => each !== moved).map((each) => each.cidr);
  const pool = PRIVATE_POOLS.find((each) => contains(each, other.cidr));
  const behind = pool && nextFree(pool, cidr.prefix, taken, other.cidr.last + 1n);
  const own = restOf(cidr, other.cidr);
  const rest = other.fact.automatic || other.fact.role === 'reserved' ? undefined : restOf(other.cidr, cidr);
  return [
    ...distinct([usual, behind, ...others].filter((range) => range !== undefined)).map((range) => useRange(fact.path, range)),
    ...(own ? [{ ...useRange(fact.path, own), label: `Shrink it to ${formatCidr(own)}` }] : []),
    ...(rest ? [{ ...useRange(other.fact.path, rest), label: `Shrink the ${other.fact.name} to ${formatCidr(rest)}` }] : []),
  ];
}

/** Ranges without repetition. */
const distinct = (ranges: readonly Cidr[]): Cidr[] => ranges.filter((range, index) => ranges.findIndex((each) => equals(each, range)) === index);

/** The larger half of a range that keeps clear of a smaller one inside it. */
function restOf(range: Cidr, inside: Cidr): Cidr | undefined {
  if (!contains(range, inside) || range.prefix >= inside.prefix) return undefined;
  const lower = cidrFrom(range.family, range.first, range.prefix + 1);
  return overlaps(lower, inside) ? cidrFrom(range.family, lower.last + 1n, range.prefix + 1) : lower;
}

const siteLocal: ClusterRule = {
  id: 'kubernetes/site-local',
  severity: 'warning',
  title: 'No range in the deprecated site-local block',
  source: SOURCES.siteLocal,
  *check(facts) {
    for (const { fact, cidr } of readRanges(facts)) {
      if (!overlaps(cidr, SITE_LOCAL.cidr)) continue;
      const fixes = () => isPlanned(fact) ? freeRanges(facts, fact.role, cidr.family, cidr.prefix, fact.path).map((range) => useRange(fact.path, range)) : [];
      yield { path: fact.path, message: `${fact.text} takes site-local addresses (fec0::/10), deprecated since 2004. Use a unique local range out of fd00::/8.`, fixes };
    }
  },
};

const documentationRange: ClusterRule = {
  id: 'kubernetes/documentation-range',
  severity: 'warning',
  title: 'No range that is set aside for documentation',
  source: SOURCES.documentation,
  *check(facts) {
    for (const { fact, cidr } of readRanges(facts)) {
      const block = DOCUMENTATION_RANGES.find((special) => overlaps(special.cidr, cidr));
      if (!block) continue;
      const fixes = () => isPlanned(fact) ? freeRanges(facts, fact.role, cidr.family, cidr.prefix, fact.path).map((range) => useRange(fact.path, range)) : [];
      yield { path: fact.path, message: `${fact.text} is for examples in documents (${formatCidr(block.cidr)}, ${block.rfc}) and is never routed. Use a range of your own.`, fixes };
    }
  },
};

/** The rules that hold for every cluster, in the order in which a person would want to hear of them. */
export const KUBERNETES_RULES: readonly ClusterRule[] = [
  invalidCidr,
  hostBits,
  wrongFamily,
  missingRange,
  servicesOneFamily,
  unexpectedFamily,
  unusableRange,
  serviceTooLarge,
  serviceTooSmall,
  ...NODE_RANGE_RULES,
  podsServicesOverlap,
  nodeOverlap,
  reservedOverlap,
  ...VERSION_RULES,
  ...LABEL_RULES,
  siteLocal,
  documentationRange,
  ...NODE_RANGE_LIMITS,
  ...USE_RULES,
];

function relation(a: ReadRange, b: ReadRange): string {
  if (contains(b.cidr, a.cidr)) return contains(a.cidr, b.cidr) ? 'is the same as' : 'lies inside';
  return 'encloses';
}
