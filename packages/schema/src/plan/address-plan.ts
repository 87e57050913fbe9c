import { countSubnets, podAddresses, sizeOf } from '../address/capacity.js';
import type { Cidr } from '../address/cidr.js';
import { type Family, familiesOf } from '../address/family.js';
import { formatAddress, formatCidr } from '../address/format.js';
import { contains, equals, findOverlaps, intersect } from '../address/overlap.js';
import { type AssignedRange, type Capacity, type ClusterFacts, isNetworkOf, type RangeFact, type RangeRole, readRanges, shareNetwork } from '../rules/facts.js';
import { formatPath } from '../rules/finding.js';
import { MAX_PODS_PER_NODE } from '../rules/node-ranges.js';

/** A range of an address plan. Counts are decimal text, because IPv6 ranges hold more than a JSON number can. */
export interface PlannedRange {
  /** Unique within the plan: where the range is written. */
  readonly id: string;
  readonly role: RangeRole;
  readonly name: string;
  readonly cidr: string;
  readonly prefix: number;
  readonly first: string;
  readonly last: string;
  readonly size: string;
  /** Id of the smallest range around this one that may hold it. */
  readonly parent?: string;
  /** Whether the real system picks the range because the plan names none. */
  readonly automatic: boolean;
  /** How a pod range is cut among nodes. */
  readonly nodes?: { readonly prefix: number; readonly count: string };
}

/** Two ranges that share addresses and must not. */
export interface PlannedOverlap {
  readonly a: string;
  readonly b: string;
  readonly shared: string;
}

export interface FamilyPlan {
  readonly family: Family;
  readonly primary: boolean;
  readonly ranges: readonly PlannedRange[];
  readonly overlaps: readonly PlannedOverlap[];
  /** Ranges that the platform chooses when it creates them. */
  readonly assigned: readonly AssignedRange[];
  readonly capacity: Capacity;
}

export interface AddressPlan {
  readonly families: readonly FamilyPlan[];
  /** The least over the families: what the cluster as a whole can have. */
  readonly capacity: Capacity;
  /** What is used up first as the cluster grows. */
  readonly runsOutFirst?: { readonly family: Family; readonly role: 'pods' | 'services' };
}

/** Roles of which two ranges never share an address. */
const APART: readonly RangeRole[] = ['pods', 'services', 'platform'];

/** Who may contain whom: nodes and reserved ranges nest among themselves, a network holds its own ranges, everything else is apart. */
const mayNest = (outer: RangeFact, inner: RangeFact) => isNetworkOf(outer, inner) || shareNetwork(outer, inner) || (outer.role === inner.role && !APART.includes(outer.role));

/** The ranges of a cluster per family, how they lie to one another, and what they carry. */
export function buildAddressPlan(facts: ClusterFacts): AddressPlan {
  const families = familiesOf(facts.ipFamily).map((family, index) => familyPlan(facts, family, index === 0));
  const least = (pick: (capacity: Capacity) => string | undefined) => {
    const known = families.flatMap(({ capacity }) => pick(capacity) ?? []).map(BigInt);
    return known.length === 0 ? undefined : known.reduce((a, b) => (a < b ? a : b)).toString();
  };
  const capacity = compact({
    nodes: least((each) => each.nodes),
    pods: least((each) => each.pods),
    podAddressesPerNode: least((each) => each.podAddressesPerNode),
    podsPerNode: least((each) => each.podsPerNode),
    services: least((each) => each.services),
  });
  const first = runsOutFirst(families);
  return { families, capacity, ...(first && { runsOutFirst: first }) };
}

function familyPlan(facts: ClusterFacts, family: Family, primary: boolean): FamilyPlan {
  const items = readRanges(facts)
    .filter(({ cidr }) => cidr.family === family)
    .map(({ fact, cidr }) => ({ id: `${formatPath(fact.path)}`, fact, cidr }));
  const mask = facts.nodeMask[family];

  const ranges = items.map(({ id, fact, cidr }): PlannedRange => {
    const parent = items
      .filter((outer) => outer.id !== id && mayNest(outer.fact, fact) && contains(outer.cidr, cidr) && !equals(outer.cidr, cidr))
      .sort((a, b) => b.cidr.prefix - a.cidr.prefix)[0];
    return {
      id,
      role: fact.role,
      name: fact.name,
      cidr: formatCidr(cidr),
      prefix: cidr.prefix,
      first: formatAddress(family, cidr.first),
      last: formatAddress(family, cidr.last),
      size: sizeOf(cidr).toString(),
      ...(parent && { parent: parent.id }),
      automatic: fact.automatic,
      ...(fact.role === 'pods' && mask && mask.value >= cidr.prefix && { nodes: { prefix: mask.value, count: countSubnets(cidr, mask.value).toString() } }),
    };
  });

  const overlapping = findOverlaps(items)
    .filter(([a, b]) => !mayNest(a.fact, b.fact))
    .map(([a, b]) => ({ a: a.id, b: b.id, shared: formatCidr(intersect(a.cidr, b.cidr) as Cidr) }));

  return {
    family,
    primary,
    ranges,
    overlaps: overlapping,
    assigned: facts.assigned.filter((range) => range.family === family),
    capacity: { ...familyCapacity(items, facts, family, mask?.value), ...facts.capacity?.[family] },
  };
}

function familyCapacity(items: readonly { fact: { role: RangeRole }; cidr: Cidr }[], { podsTakeNodeRanges }: ClusterFacts, family: Family, nodeMask: number | undefined): Capacity {
  const pods = items.find(({ fact }) => fact.role === 'pods')?.cidr;
  const services = items.find(({ fact }) => fact.role === 'services')?.cidr;
  const addresses = nodeMask === undefined || !podsTakeNodeRanges ? undefined : podAddresses(family, nodeMask);
  return compact({
    nodes: pods && nodeMask !== undefined ? countSubnets(pods, nodeMask).toString() : undefined,
    podAddressesPerNode: addresses?.toString(),
    podsPerNode: nodeMask === undefined ? undefined : (addresses !== undefined && addresses < MAX_PODS_PER_NODE ? addresses : MAX_PODS_PER_NODE).toString(),
    services: services ? serviceAddresses(services).toString() : undefined,
  });
}

/** Addresses that Services can have: all but the network address, and in IPv4 the broadcast address too. */
function serviceAddresses(range: Cidr): bigint {
  const unusable = range.family === 'ipv4' ? 2n : 1n;
  return sizeOf(range) > unusable ? sizeOf(range) - unusable : 0n;
}

/** Services run out first where there are fewer of them than nodes, or than Pods of one pool; else Pods do, in the family with the fewest. */
function runsOutFirst(families: readonly FamilyPlan[]): AddressPlan['runsOutFirst'] {
  const candidates = families.flatMap(({ family, capacity }) => [
    ...[capacity.pods ?? capacity.nodes].flatMap((amount) => (amount === undefined ? [] : [{ family, role: 'pods' as const, amount: BigInt(amount) }])),
    ...(capacity.services === undefined ? [] : [{ family, role: 'services' as const, amount: BigInt(capacity.services) }]),
  ]);
  const [first] = candidates.sort((a, b) => (a.amount < b.amount ? -1 : a.amount > b.amount ? 1 : 0));
  return first && { family: first.family, role: first.role };
}

function compact<T extends Record<string, string | undefined>>(value: T): { [Key in keyof T]?: string } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [Key in keyof T]?: string };
}
