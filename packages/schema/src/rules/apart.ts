import { type Cidr, cidrFrom } from '../address/cidr.js';
import { formatCidr } from '../address/format.js';
import { contains, equals, overlaps } from '../address/overlap.js';
import { PRIVATE_POOLS } from '../address/special.js';
import { type ClusterFacts, type RangeFact, type ReadRange, shareNetwork } from '../facts/facts.js';
import { freeRoom, takenBeside } from '../facts/free-room.js';
import { refusedOverlaps } from '../facts/overlaps.js';
import type { Fix } from '../findings/finding.js';
import type { NamedRange, Relation } from '../messages/en.js';
import { type ClusterRule, clusterRule } from './cluster-rule.js';
import { freeRanges, isPlanned, useRange } from './room.js';
import { label } from './rule.js';
import { SOURCES } from './sources.js';

const podsServicesOverlap = clusterRule('kubernetes/pods-services-overlap', {
  severity: 'error',
  source: SOURCES.overlap,
  *check(facts, say) {
    for (const [outer, inner] of refusedOverlaps(facts)) {
      if (!isPlanned(outer.fact) || !isPlanned(inner.fact) || outer.fact.role === inner.fact.role) continue;
      const [pods, services] = outer.fact.role === 'pods' ? [outer, inner] : [inner, outer];
      yield {
        path: services.fact.path,
        related: written(pods),
        ...say(facts.isManaged || facts.limits?.services === 'components' ? 'plain' : 'kubeadm', { services: named(services.fact), relation: relation(services, pods), pods: named(pods.fact) }),
        /** Either may be the one that was meant to stay. */
        fixes: () => [...waysApart(facts, services, pods), ...movesOf(facts, pods, services)],
      };
    }
  },
});

const isHosts = ({ fact }: ReadRange): boolean => fact.role === 'nodes' || fact.role === 'platform';
const isReserved = ({ fact }: ReadRange): boolean => fact.role === 'reserved';
const isOfCluster = ({ fact }: ReadRange): boolean => isPlanned(fact);

const nodeOverlap = clusterRule('kubernetes/node-network-overlap', {
  severity: 'error',
  source: SOURCES.nodeOverlap,
  unless: ['kubernetes/pods-services-overlap'],
  *check(facts, say) {
    for (const [planned, other] of firstPerRange(facts, isOfCluster, isHosts)) {
      yield {
        path: planned.fact.path,
        related: written(other),
        ...say(other.fact.automatic ? 'automatic' : 'named', { range: named(planned.fact), relation: relation(planned, other), other: named(other.fact) }),
        fixes: () => waysApart(facts, planned, other),
      };
    }
  },
});

const reservedOverlap = clusterRule('kubernetes/reserved-cidr-overlap', {
  severity: 'error',
  source: SOURCES.nodeOverlap,
  *check(facts, say) {
    for (const [planned, reserved] of firstPerRange(facts, isOfCluster, isReserved)) {
      yield {
        path: planned.fact.path,
        related: written(reserved),
        ...say('planned', { range: named(planned.fact), relation: relation(planned, reserved), reserved: reserved.fact.text }),
        fixes: () => waysApart(facts, planned, reserved),
      };
    }
    for (const [nodes, reserved] of firstPerRange(facts, isHosts, isReserved)) {
      yield { path: nodes.fact.path, related: written(reserved), ...say('nodes', { range: named(nodes.fact), relation: relation(nodes, reserved), reserved: reserved.fact.text }) };
    }
  },
});

/** Where a range is written, unless nobody wrote it. */
const written = ({ fact }: ReadRange) => (fact.automatic ? [] : [fact.path]);

/** Ranges that must lie apart. Which those are is said in {@link refusedOverlaps}. */
export const APART_RULES: readonly ClusterRule[] = [podsServicesOverlap, nodeOverlap, reservedOverlap];

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

/** Ways to part two ranges: the usual range, the next one behind the other, any free one, and shrinking either of the two. */
function waysApart(facts: ClusterFacts, moved: ReadRange, other: ReadRange): Fix[] {
  const { fact, cidr } = moved;
  if (!isPlanned(fact)) return [];
  const own = restOf(cidr, other.cidr);
  const rest = other.fact.automatic || other.fact.role === 'reserved' ? undefined : restOf(other.cidr, cidr);
  return [
    ...roomBeside(facts, moved, other).map((range) => useRange(fact.path, range)),
    ...(own ? [{ ...useRange(fact.path, own), label: label('shrink', { value: formatCidr(own) }) }] : []),
    ...(rest ? [{ ...useRange(other.fact.path, rest), label: label('shrink-other', { name: named(other.fact).name, value: formatCidr(rest) }) }] : []),
  ];
}

/** Where a range of the cluster could go instead: where it usually is, behind the other, wherever there is room. */
function roomBeside(facts: ClusterFacts, { fact, cidr }: ReadRange, other: ReadRange): Cidr[] {
  if (!isPlanned(fact)) return [];
  const [usual, ...others] = freeRanges(facts, fact.role, cidr.family, cidr.prefix, fact.path);
  const pool = PRIVATE_POOLS.find((each) => contains(each, other.cidr));
  const [behind] = pool ? freeRoom({ family: cidr.family, prefix: cidr.prefix, taken: takenBeside(facts, fact.path), pools: [pool], from: other.cidr.last + 1n }) : [];
  return distinct([usual, behind, ...others].filter((range) => range !== undefined));
}

/** The way to move a range out of the way of the one that a finding is about. A part of a network stays in it, which is for its provider to say. */
function movesOf(facts: ClusterFacts, moved: ReadRange, other: ReadRange): Fix[] {
  const { fact } = moved;
  return fact.automatic || fact.network !== undefined ? [] : roomBeside(facts, moved, other).slice(0, 1).map((range) => ({ ...useRange(fact.path, range), label: label('use-for', { name: named(fact).name, value: formatCidr(range) }) }));
}

/** Ranges without repetition. */
const distinct = (ranges: readonly Cidr[]): Cidr[] => ranges.filter((range, index) => ranges.findIndex((each) => equals(each, range)) === index);

/** The larger half of a range that keeps clear of a smaller one inside it. */
function restOf(range: Cidr, inside: Cidr): Cidr | undefined {
  if (!contains(range, inside) || range.prefix >= inside.prefix) return undefined;
  const lower = cidrFrom(range.family, range.first, range.prefix + 1);
  return overlaps(lower, inside) ? cidrFrom(range.family, lower.last + 1n, range.prefix + 1) : lower;
}

/** A range for a message. */
export const named = ({ name, text }: RangeFact): NamedRange => ({ name, text });

/** How one range lies to another that it meets. */
export function relation(a: ReadRange, b: ReadRange): Relation {
  if (!contains(b.cidr, a.cidr)) return 'around';
  return contains(a.cidr, b.cidr) ? 'same' : 'inside';
}
