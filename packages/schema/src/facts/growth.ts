import { countSubnets, sizeOf } from '../address/capacity.js';
import { type Family, familiesOf } from '../address/family.js';
import { type Message, messagesOf } from '../findings/message.js';
import type { Path } from '../findings/finding.js';
import type { en } from '../messages/en.js';
import { type ClusterFacts, type NodesWanted, readRanges } from './facts.js';
import { maxPodsOf } from './masks.js';

/** Why a cluster ends at a number of nodes, by codes. */
export const reasonOf = messagesOf<typeof en.reasons>();

/** Something that nodes use up as there are more of them. */
export interface Lane {
  /** Absent where it is not about addresses, such as the scale of a cluster. */
  readonly family?: Family;
  /** What people call it. */
  readonly name: Message;
  /** Where it is written. */
  readonly path: Path;
  /** Nodes that it carries at most; decimal text, because IPv6 carries more than a JSON number can hold. */
  readonly nodes: string;
  /** The formula behind the number. */
  readonly reason: Message;
  /**
   * Where Pods of all nodes share it: the number is that of nodes which all run as many Pods as a node may. Further nodes join all
   * the same, and Pods wait for an address only once so many run.
   */
  readonly isShared?: true;
}

/** What the nodes of a cluster use up, and how many are wanted. */
export interface Growth {
  readonly lanes: readonly Lane[];
  readonly wanted?: NodesWanted;
}

/**
 * What limits the number of nodes: the Pod ranges, cut up for nodes or shared by all Pods, and the networks that nodes sit in.
 * A platform with ways of its own says so itself ({@link ClusterFacts.growth}).
 */
export function growthOf(facts: ClusterFacts): Growth {
  const lanes = facts.growth?.lanes ?? familiesOf(facts.ipFamily).flatMap((family) => [...podLanes(facts, family), ...hostLanes(facts, family)]);
  const wanted = facts.growth?.wanted ?? facts.nodesWanted;
  return { lanes, ...(wanted && { wanted }) };
}

/** The Pod ranges of a family, as their platform hands them out. */
export function podLanes(facts: Pick<ClusterFacts, 'read' | 'nodeMask' | 'capacity' | 'maxPods'>, family: Family): Lane[] {
  const pods = facts.read.find(({ fact, cidr }) => fact.role === 'pods' && cidr.family === family);
  if (!pods) return [];
  const { fact, cidr } = pods;
  const lane = { family, name: fact.name, path: fact.path };
  const pool = facts.capacity?.[family]?.pods;
  const each = maxPodsOf(facts);
  if (pool !== undefined) return [{ ...lane, nodes: (BigInt(pool) / each).toString(), reason: reasonOf('pool', { addresses: pool, each: Number(each) }), isShared: true }];
  const mask = facts.nodeMask[family]?.value;
  if (mask === undefined || mask < cidr.prefix) return [];
  const count = countSubnets(cidr, mask).toString();
  return [{ ...lane, nodes: count, reason: reasonOf('node-ranges', { count, mask }) }];
}

function hostLanes(facts: ClusterFacts, family: Family): Lane[] {
  return readRanges(facts, 'nodes')
    .filter(({ cidr }) => cidr.family === family)
    .map(({ fact, cidr }) => {
      /** The network and its broadcast address; of IPv6 the address of its routers (RFC 4291, 2.6.1). */
      const unusable = family === 'ipv4' ? 2n : 1n;
      const addresses = (sizeOf(cidr) > unusable ? sizeOf(cidr) - unusable : 0n).toString();
      return { family, name: fact.name, path: fact.path, nodes: addresses, reason: reasonOf('hosts', { addresses, others: 0 }) };
    });
}
