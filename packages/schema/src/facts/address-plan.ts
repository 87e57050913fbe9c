import { countSubnets, podAddresses, serviceAddresses, sizeOf } from '../address/capacity.js';
import type { Cidr } from '../address/cidr.js';
import { type Family, familiesOf } from '../address/family.js';
import { formatAddress, formatCidr } from '../address/format.js';
import { compareCidrs, equals, overlaps } from '../address/overlap.js';
import { type AssignedRange, type Capacity, type ClusterFacts, isNetworkOf, type RangeFact, type RangeRole, type ReadRange, readRanges } from './facts.js';
import { type Growth, growthOf } from './growth.js';
import { intrusionsOf, mustBeApart, refusedOverlaps } from './overlaps.js';
import { formatPath, type Path } from '../findings/finding.js';
import type { Message } from '../findings/message.js';
import { maxPodsOf } from './masks.js';

/** A range of an address plan. Counts are decimal text, because IPv6 ranges hold more than a JSON number can. */
export interface PlannedRange {
  /** Unique within the plan: where the range is written. */
  readonly id: string;
  /** Where it is written; for a range that the system makes, the field that would replace it. */
  readonly path: Path;
  readonly role: RangeRole;
  readonly name: Message;
  /** The same where its being a network is plain to see, such as in a map. */
  readonly short?: Message;
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

/** A range of which nobody knows yet where it lies, because its text cannot be read. */
export interface UnreadableRange {
  readonly id: string;
  readonly path: Path;
  readonly role: RangeRole;
  readonly name: Message;
  /** The same where its being a network is plain to see, such as in a map. */
  readonly short?: Message;
  readonly text: string;
  /** The range that was very likely meant, where that can be told: the network of an address with host bits. */
  readonly suggestion?: string;
}

/** Two ranges that share addresses and must not (`error`), or had better not (`warning`). */
export interface PlannedOverlap {
  readonly a: string;
  readonly b: string;
  readonly shared: string;
  readonly severity: 'error' | 'warning';
}

export interface FamilyPlan {
  readonly family: Family;
  readonly primary: boolean;
  readonly ranges: readonly PlannedRange[];
  readonly overlaps: readonly PlannedOverlap[];
  readonly unreadable: readonly UnreadableRange[];
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
  /** What nodes use up as there are more of them, and how many are wanted. */
  readonly growth: Growth;
}

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
  return { families, capacity, ...(first && { runsOutFirst: first }), growth: growthOf(facts) };
}

function familyPlan(facts: ClusterFacts, family: Family, primary: boolean): FamilyPlan {
  const items = readRanges(facts).filter(({ cidr }) => cidr.family === family);
  const mask = facts.nodeMask[family];
  const parents = parentsOf(facts, items);

  const ranges = items.map((item): PlannedRange => {
    const { fact, cidr } = item;
    const parent = parents.get(item);
    const first = formatAddress(family, cidr.first);
    return {
      id: formatPath(fact.path),
      path: fact.path,
      role: fact.role,
      name: fact.name,
      ...(fact.short && { short: fact.short }),
      cidr: `${first}/${cidr.prefix}`,
      prefix: cidr.prefix,
      first,
      last: formatAddress(family, cidr.last),
      size: sizeOf(cidr).toString(),
      ...(parent && { parent: formatPath(parent.fact.path) }),
      automatic: fact.automatic,
      ...(fact.role === 'pods' && mask && mask.value >= cidr.prefix && { nodes: { prefix: mask.value, count: countSubnets(cidr, mask.value).toString() } }),
    };
  });

  const refused = refusedOverlaps(facts).map((pair) => ({ pair, severity: 'error' as const }));
  // Where the network does not refuse them, Pods and Services in an empty part of it are drawn as the warning that they are.
  const warned = facts.vpcIsApart === true ? [] : intrusionsOf(facts).map(({ range, network }) => ({ pair: compareCidrs(network.cidr, range.cidr) <= 0 ? ([network, range] as const) : ([range, network] as const), severity: 'warning' as const }));
  const overlapping = [...refused, ...warned]
    .filter(({ pair: [outer] }) => outer.cidr.family === family)
    .map(({ pair: [outer, inner], severity }) => ({ a: formatPath(outer.fact.path), b: formatPath(inner.fact.path), shared: formatCidr(inner.cidr), severity }));

  return {
    family,
    primary,
    ranges,
    overlaps: overlapping,
    unreadable: facts.ranges.filter((fact) => !fact.parsed.ok && fact.text !== '' && familyOf(fact) === family).map(unreadable),
    assigned: facts.assigned.filter((range) => range.family === family),
    capacity: { ...familyCapacity(items, facts, family, mask?.value), ...facts.capacity?.[family] },
  };
}

function familyCapacity(items: readonly { fact: { role: RangeRole }; cidr: Cidr }[], facts: ClusterFacts, family: Family, nodeMask: number | undefined): Capacity {
  const pods = items.find(({ fact }) => fact.role === 'pods')?.cidr;
  const services = items.find(({ fact }) => fact.role === 'services')?.cidr;
  const addresses = nodeMask === undefined || !facts.podsTakeNodeRanges ? undefined : podAddresses(family, nodeMask);
  const most = maxPodsOf(facts);
  return compact({
    nodes: pods && nodeMask !== undefined ? countSubnets(pods, nodeMask).toString() : undefined,
    podAddressesPerNode: addresses?.toString(),
    podsPerNode: nodeMask === undefined ? undefined : (addresses !== undefined && addresses < most ? addresses : most).toString(),
    services: services ? serviceAddresses(services).toString() : undefined,
  });
}

function unreadable({ path, role, name, short, text, parsed }: RangeFact): UnreadableRange {
  const suggestion = parsed.ok ? undefined : parsed.problem.suggestion;
  return { id: formatPath(path), path, role, name, ...(short && { short }), text, ...(suggestion && { suggestion: formatCidr(suggestion) }) };
}

/** The family of a range that cannot be read: that of its field, else what its text looks like. */
const familyOf = ({ family, text }: RangeFact): Family => family ?? (text.includes(':') ? 'ipv6' : 'ipv4');

/** The smallest range around each that may hold it, by one sweep over the sorted ranges. */
function parentsOf(facts: ClusterFacts, items: readonly ReadRange[]): ReadonlyMap<ReadRange, ReadRange> {
  const parents = new Map<ReadRange, ReadRange>();
  const open: ReadRange[] = [];
  for (const item of [...items].sort((a, b) => compareCidrs(a.cidr, b.cidr))) {
    while (open.length > 0 && !overlaps((open.at(-1) as ReadRange).cidr, item.cidr)) open.pop();
    const parent = open.findLast((outer) => !equals(outer.cidr, item.cidr) && !mustBeApart(facts, outer.fact, item.fact) && mayHold(outer.fact, item.fact));
    if (parent) parents.set(item, parent);
    open.push(item);
  }
  return parents;
}

/** Whether a range may hold another: a network its parts, and ranges of hosts and reserved ones their like. */
const mayHold = (outer: RangeFact, inner: RangeFact): boolean => isNetworkOf(outer, inner) || outer.role === inner.role;

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
