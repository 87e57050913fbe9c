import { sizeOfPrefix } from '../address/capacity.js';
import type { Cidr } from '../address/cidr.js';
import { ADDRESS_BITS, type Family } from '../address/family.js';
import type { RangeRole } from '../facts/facts.js';
import { MAX_NODE_MASK_BITS, MAX_PODS_PER_NODE, ROOMY_NODE_MASK } from '../facts/masks.js';
import { nameOf } from '../facts/names.js';
import type { Change, Path } from '../findings/finding.js';
import { type Message, messagesOf } from '../findings/message.js';
import type { sizing as texts } from '../messages/en/sizing.js';
import { networkPath } from './network-facts.js';

/** What a cluster is to carry. */
export interface Load {
  /** At most. */
  readonly nodes: number;
  /** To begin with, where that is said: what a plan says of its nodes becomes that. */
  readonly now?: number | undefined;
  readonly podsPerNode: number;
  readonly services: number;
}

/** A way to cut a plan. */
export interface Cut {
  /** Length of the node masks of IPv6, or of a range that all Pods share: the usual one first, longer ones where there is little room. */
  readonly mask6: number;
  /** Whether a plan that does not say which network its nodes sit in gets one. */
  readonly withNodes: boolean;
}

/** {@link Cut.mask6}, as they are tried: each ends at a digit. */
export const IPV6_MASKS: readonly number[] = [64, 72, 80, 96, 112];

/** Says how large something has to be, and why there is no such plan. */
export const sum = messagesOf<(typeof texts)['sums']>();
export const limit = messagesOf<(typeof texts)['limits']>();

/** A block in which a system takes a range, with the shortest prefix that it takes there. */
export interface Block {
  readonly block: Cidr;
  readonly shortest: number;
}

/** A range that a plan is to have. */
export interface WantedRange {
  readonly role: RangeRole;
  readonly family: Family;
  readonly path: Path;
  readonly name: Message;
  /** The longest prefix that carries what is asked. */
  readonly prefix: number;
  /** How that comes. */
  readonly sum: Message;
  /** The blocks in which the system takes it, where it does not take every range. */
  readonly blocks?: readonly Block[];
  /** Whether it may be anywhere in its blocks where no pool lies in them: no address of it is seen outside the cluster. */
  readonly isAnywhere?: boolean;
  /** Where the range is written of which it is a part. */
  readonly within?: Path;
  /** The range that it has now, where what lies in it goes with it: addresses there are not in its way. */
  readonly from?: Cidr;
  /** What changes with it. */
  readonly also?: (range: Cidr) => readonly Change[];
}

/** A value that is no range, such as a mask, and how it comes. */
export interface WantedValue {
  readonly path: Path;
  readonly value: unknown;
  readonly family?: Family;
  readonly sum: Message;
}

/** What of a plan is to be how large. */
export interface Wants {
  readonly ranges: readonly WantedRange[];
  readonly values: readonly WantedValue[];
  /** What says nothing any more, and would be taken for a figure. */
  readonly dropped?: readonly Path[];
  /** Addresses that no range may have, beside the ranges of the plan. */
  readonly avoid?: readonly Cidr[];
}

/** Why no plan of a provider carries so much, however much room there is. */
export interface Limit {
  readonly limit: Message;
}

/** Says how large the ranges of a plan with its defaults have to be. */
export type Sizing<Plan> = (plan: Plan, load: Load, cut: Cut) => Wants | Limit;

/** How many bits number so many things. */
export const bitsFor = (count: number | bigint): number => (BigInt(count) <= 1n ? 0 : (BigInt(count) - 1n).toString(2).length);

/** The longest prefix that holds so many addresses; below 1 where no range of the family does. */
export const prefixFor = (family: Family, addresses: number | bigint): number => ADDRESS_BITS[family] - bitsFor(addresses);

/** The next shorter prefix that ends at a digit. */
export const toDigit = (prefix: number): number => prefix - (prefix % 4);

/** Addresses as decimal text, for messages. */
const size = (family: Family, prefix: number): string => sizeOfPrefix(family, Math.max(prefix, 0)).toString();

/** Services that a range has addresses for, beside its network address, and in IPv4 its broadcast address. */
const NO_SERVICE: Readonly<Record<Family, number>> = { ipv4: 2, ipv6: 1 };
/** Prefixes of Service ranges: what kube-apiserver and kubeadm take at most (20 bits), and sixteen addresses at least; of IPv6 as many as the usual range has. */
const SERVICE_PREFIX: Readonly<Record<Family, { readonly shortest: number; readonly longest: number }>> = { ipv4: { shortest: 12, longest: 28 }, ipv6: { shortest: 108, longest: 112 } };

interface OfServices {
  readonly name?: Message;
  readonly shortest?: number;
  readonly longest?: number;
}

/** A range for Services. */
export function servicesWant(family: Family, path: Path, services: number, { name = nameOf('services'), ...own }: OfServices = {}): WantedRange | Limit {
  const { shortest, longest } = { ...SERVICE_PREFIX[family], ...own };
  const exact = prefixFor(family, services + NO_SERVICE[family]);
  const prefix = Math.min(family === 'ipv6' ? toDigit(exact) : exact, longest);
  if (prefix < shortest) return { limit: limit('services', { services, most: (sizeOfPrefix(family, shortest) - BigInt(NO_SERVICE[family])).toString(), shortest, name }) };
  return { role: 'services', family, path, name, prefix, sum: sum('services', { services, addresses: (sizeOfPrefix(family, prefix) - BigInt(NO_SERVICE[family])).toString() }) };
}

/** Addresses of a network of hosts that are nobody's own: its gateway, load balancers, what is replaced while it still runs. */
const BESIDE_HOSTS = 8;
/** The network that nodes sit in, in IPv6 as every link has it. */
export function nodesWant(family: Family, path: Path, nodes: number, { name = nameOf('nodes'), beside = BESIDE_HOSTS, longest = 28 }: { readonly name?: Message; readonly beside?: number; readonly longest?: number } = {}): WantedRange {
  const prefix = family === 'ipv6' ? 64 : Math.min(prefixFor(family, nodes + beside), longest);
  return { role: 'nodes', family, path, name, prefix, sum: family === 'ipv6' ? sum('link', { nodes }) : sum('hosts', { nodes, beside, addresses: size(family, prefix) }) };
}

/** Pods that a node may run at least, whatever is asked: a kubelet runs so many unless it is told otherwise. */
export const podsOf = ({ podsPerNode }: Load): number => Math.max(podsPerNode, Number(MAX_PODS_PER_NODE));

/** The longest node mask that leaves a node twice as many addresses as Pods, so that none is given to a new Pod just after it was given back. */
export const nodeMask4 = ({ podsPerNode }: Load): number => Math.min(prefixFor('ipv4', 2 * podsPerNode), ROOMY_NODE_MASK.ipv4);

/** A Pod range that is cut up for nodes, with the mask by which it is. */
export interface CutPods {
  readonly mask: number;
  readonly range: WantedRange;
  readonly value: WantedValue;
}

/** How a Pod range is cut, where the network plugin or the release has something to say about it. */
export interface Cutting {
  /** Bits of the blocks that a plugin gives to nodes, beside the ranges that are cut. */
  readonly blockSize?: number | undefined;
  /** Whether prefixes end at a digit. */
  readonly isRound?: boolean;
}

/** The Pod range of a family, and the mask that cuts it: a part for each node, two at least. */
export function cutPods(family: Family, load: Load, mask: number, { blockSize, isRound = family === 'ipv6' }: Cutting = {}): CutPods | Limit {
  const { nodes, podsPerNode } = load;
  const bits = Math.max(bitsFor(nodes), 1);
  if (bits > MAX_NODE_MASK_BITS) return { limit: limit('node-bits', { nodes, bits: MAX_NODE_MASK_BITS, most: 2 ** MAX_NODE_MASK_BITS }) };
  /** A node has whole blocks, and may have more of them than fit into the part that is cut for it. */
  const blocks = blockSize === undefined ? mask : blockSize - bitsFor(BigInt(Math.ceil(podsOf(load) / 2 ** Math.min(ADDRESS_BITS[family] - blockSize, 30))));
  const exact = Math.min(Math.min(mask, blocks) - bits, blockSize ?? ADDRESS_BITS[family]);
  const prefix = isRound ? toDigit(exact) : exact;
  const cutBy = Math.min(mask, prefix + MAX_NODE_MASK_BITS);
  if (prefix < 1) return { limit: limit('beyond-family', { nodes, mask: cutBy, family }) };
  return {
    mask: cutBy,
    range: { role: 'pods', family, path: networkPath('pods', family), name: nameOf('pods'), prefix, sum: sum('node-ranges', { nodes, mask: cutBy, ranges: (2 ** (cutBy - prefix)).toString(), prefix }) },
    value: { path: ['spec', 'network', 'nodeCidrMask', family], value: cutBy, family, sum: family === 'ipv6' ? sum('mask6', { mask: cutBy, usual: cutBy === 64 }) : sum('mask', { pods: podsPerNode, mask: cutBy, addresses: (sizeOfPrefix('ipv4', cutBy) - 2n).toString(), isUsual: prefixFor('ipv4', 2 * podsPerNode) > cutBy, usual: Number(MAX_PODS_PER_NODE) }) },
  };
}

interface OfPool {
  readonly path: Path;
  readonly name: Message;
  /** The longest prefix that it may have. */
  readonly longest: number;
  /** The same in the blocks of a plugin. */
  readonly blockSize?: number | undefined;
}

/** A Pod range that all nodes draw from. */
export function sharedPods(family: Family, load: Load, { path, name, longest, blockSize = ADDRESS_BITS[family] }: OfPool): WantedRange | Limit {
  const each = 2 ** Math.min(ADDRESS_BITS[family] - blockSize, 30);
  const perNode = Math.ceil(podsOf(load) / each) * each;
  const addresses = BigInt(load.nodes) * BigInt(perNode);
  const exact = Math.min(prefixFor(family, addresses), longest, blockSize);
  const prefix = family === 'ipv6' ? toDigit(exact) : exact;
  if (prefix < 1) return { limit: limit('beyond-family', { nodes: load.nodes, mask: prefixFor(family, perNode), family }) };
  return { role: 'pods', family, path, name, prefix, sum: sum('pool', { nodes: load.nodes, each: perNode, addresses: size(family, prefix) }) };
}

/** How many nodes there are, of a plan in which one place says so. */
export function countValues({ now, nodes }: Load, fields: { readonly now: Path; readonly least: Path; readonly most: Path; readonly isOn?: Path }): WantedValue[] {
  if (now === undefined) return [];
  const begins: WantedValue = { path: fields.now, value: now, sum: sum('nodes-now', { nodes: now }) };
  if (nodes <= now) return [begins];
  const grows = sum('nodes-most', { nodes });
  return [begins, ...(fields.isOn ? [{ path: fields.isOn, value: true, sum: grows }] : []), { path: fields.least, value: now, sum: sum('nodes-least', { nodes: now }) }, { path: fields.most, value: nodes, sum: grows }];
}

/** Whether something that was to be sized cannot be. */
export const isLimit = (outcome: object): outcome is Limit => Object.hasOwn(outcome, 'limit');

/** Everything of a list, or the first of it that cannot be had. */
export function allOf<Each extends object>(list: readonly (Each | Limit)[]): readonly Each[] | Limit {
  const stops = list.find(isLimit);
  return stops ?? (list as readonly Each[]);
}

