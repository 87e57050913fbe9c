import { type Cidr, cidrOfAddress } from '../address/cidr.js';
import type { Family } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { compareCidrs, contains } from '../address/overlap.js';
import { UNUSABLE_RANGES } from '../address/special.js';
import { formatPath, type Path } from '../findings/finding.js';
import type { Message } from '../findings/message.js';
import type { ClusterFacts, RangeRole } from './facts.js';
import { isForTranslation } from './nat64.js';

/** A range, or the address of a machine, that a plan takes up in its address space. */
export interface Reservation {
  readonly path: Path;
  readonly role: RangeRole;
  readonly family: Family;
  readonly cidr: string;
  readonly name: Message;
  /**
   * Who has it: the cluster of the plan alone (`plan`), somebody else whom the plan only names (`others`), or nobody by this plan: a
   * network that clusters may share, of which the plan takes parts (`network`).
   */
  readonly holder: 'plan' | 'others' | 'network';
  /** Whether no address of it is seen outside the cluster, so that another cluster could have the same. */
  readonly staysInside: boolean;
  /** Whether it is the address of one machine, which is where it is and cannot be put elsewhere by a plan. */
  readonly isHost: boolean;
}

const LOCAL = UNUSABLE_RANGES.filter(({ kind }) => kind === 'link-local' || kind === 'multicast').map(({ cidr }) => cidr);
/** Whether no router passes on what has an address of a range. */
export const isLocal = (cidr: Cidr): boolean => LOCAL.some((block) => contains(block, cidr));

const HOLDERS: Readonly<Partial<Record<RangeRole, Reservation['holder']>>> = { vpc: 'network', nat64: 'others', reserved: 'others' };

/**
 * What a plan takes up in an address space: its ranges that could be read, each once, by address, and the addresses of machines
 * that lie in no network of its own.
 *
 * Addresses of Services never leave a cluster: kube-proxy, or what stands in for it, translates them on the node that a packet
 * comes from. Those of Pods do not where the plugin wraps what goes between nodes, and translates what goes out.
 * No router passes on what is link-local, and groups of multicast are those of the network that they are on.
 */
export function reservationsOf(facts: ClusterFacts): readonly Reservation[] {
  const byRange = new Map<string, Reservation & { readonly range: Cidr }>();
  const put = (reservation: Reservation & { readonly range: Cidr }) => {
    /** One subnet may serve nodes and Pods. */
    const key = `${reservation.holder} ${reservation.cidr}`;
    if (!byRange.has(key)) byRange.set(key, reservation);
  };
  for (const { fact, cidr } of facts.read) {
    /** What is set aside for translation everywhere is nobody's. */
    if (fact.role === 'nat64' && isForTranslation(cidr)) continue;
    put({
      path: fact.path,
      role: fact.role,
      family: cidr.family,
      cidr: formatCidr(cidr),
      name: fact.name,
      holder: HOLDERS[fact.role] ?? 'plan',
      staysInside: isLocal(cidr) || (fact.network === undefined && (fact.role === 'services' || (fact.role === 'pods' && facts.podsStayInside?.[cidr.family] === true))),
      isHost: false,
      range: cidr,
    });
  }
  const networks = facts.read.filter(({ fact }) => fact.role === 'nodes' || fact.role === 'platform');
  const hosts = [...(facts.addresses ?? []).map(({ written, ...each }) => ({ ...each, value: written.value })), ...(facts.endpoint ? [facts.endpoint] : [])];
  for (const { name, path, value } of hosts) {
    const range = value && cidrOfAddress(value);
    if (!range || networks.some((network) => contains(network.cidr, range))) continue;
    put({ path, role: 'nodes', family: range.family, cidr: formatCidr(range), name, holder: 'plan', staysInside: isLocal(range), isHost: true, range });
  }
  return [...byRange.values()]
    .sort((a, b) => compareCidrs(a.range, b.range) || (formatPath(a.path) < formatPath(b.path) ? -1 : 1))
    .map(({ range: _, ...reservation }) => reservation);
}

/**
 * Whether a range keeps others out once its plan is final.
 *
 * @param mayRepeat whether ranges that stay inside a cluster may be those of another one too, in the space that it lies in
 */
export const binds = ({ holder, staysInside }: Pick<Reservation, 'holder' | 'staysInside'>, mayRepeat: boolean): boolean => holder !== 'network' && !(staysInside && mayRepeat);
