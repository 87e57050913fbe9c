import type { Family, SpokenAddressPlan } from '@dualstack/schema';

type Lane = SpokenAddressPlan['growth']['lanes'][number];

/** Something that nodes use up, as a bar on the axis of nodes. */
export interface CarryLane {
  readonly family?: Family;
  /** What it is: several that end alike for the same reason are one lane. Empty where it is every range of a family. */
  readonly names: readonly string[];
  readonly path: Lane['path'];
  /** Nodes that it carries; Infinity where no cluster is as large. */
  readonly nodes: number;
  /** Where the bar ends on the axis, 0 to 1. */
  readonly share: number;
  /** Whether it goes on beyond the axis. */
  readonly isOpen: boolean;
  readonly isFirst: boolean;
  readonly reason: string;
  /** Whether Pods of all nodes share it: beyond its end nodes join all the same, and not all of their Pods have room. */
  readonly isShared: boolean;
}

/** What a plan carries, on one logarithmic axis. */
export interface Carry {
  readonly lanes: readonly CarryLane[];
  /** The lane that ends first; absent where none ends. */
  readonly first?: CarryLane;
  /** Nodes at the end of the axis. */
  readonly most: number;
  readonly ticks: readonly { readonly nodes: number; readonly share: number }[];
  /** Nodes that the plan asks for, or lets an autoscaler make. */
  readonly wanted?: number;
}

/** More nodes than any cluster has: twice the 5,000 that Kubernetes is built for. What carries more has no end to speak of. */
export const NO_END = 10_000;

/** A round number that is at least as large: 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return ([1, 2, 5, 10].find((each) => each * power >= value) ?? 10) * power;
}

/** Where a number of nodes stands on an axis, 0 to 1; one node stands at its beginning. */
export const shareOf = (nodes: number, most: number): number => (nodes <= 1 ? 0 : Math.min(1, Math.log(nodes) / Math.log(most)));

/** The number of nodes at a place of an axis. */
export const nodesAt = (share: number, most: number): number => Math.max(1, Math.round(Math.exp(share * Math.log(most))));

/** Puts what nodes use up on one axis, and says what ends first. */
export function carryOf({ growth: { lanes, wanted } }: Pick<SpokenAddressPlan, 'growth'>): Carry {
  const merged = merge(lanes);
  const least = Math.min(...merged.map(({ nodes }) => nodes));
  const most = Math.min(NO_END, roundUp(Math.max(10, Number.isFinite(least) ? least * 4 : 1000, (wanted?.count ?? 0) * 2)));
  const placed = merged.map((lane): CarryLane => ({ ...lane, share: shareOf(lane.nodes, most), isOpen: lane.nodes > most, isFirst: lane.nodes === least && Number.isFinite(least) }));
  const first = placed.find(({ isFirst }) => isFirst);
  const powers = Array.from({ length: Math.floor(Math.log10(most)) + 1 }, (_, index) => 10 ** index).filter((each) => each === 1 || each < most / 2);
  return {
    lanes: placed,
    ...(first && { first }),
    most,
    ticks: [...powers, most].map((nodes) => ({ nodes, share: shareOf(nodes, most) })),
    ...(wanted && { wanted: wanted.count }),
  };
}

type Merged = Omit<CarryLane, 'share' | 'isOpen' | 'isFirst'>;

function merge(lanes: readonly Lane[]): readonly Merged[] {
  const found = new Map<string, { lane: Lane; nodes: number; names: string[] }>();
  for (const lane of lanes) {
    const count = BigInt(lane.nodes);
    const nodes = count >= BigInt(NO_END) ? Infinity : Number(count);
    const key = JSON.stringify([lane.family, nodes === Infinity ? '' : nodes, nodes === Infinity ? '' : lane.reason]);
    const known = found.get(key);
    if (known) known.names.push(lane.name);
    else found.set(key, { lane, nodes, names: [lane.name] });
  }
  return [...found.values()].map(({ lane: { family, path, reason, isShared = false }, nodes, names }) => {
    // Where nothing of a family ends, one lane says so for all of it.
    const isWhole = nodes === Infinity && lanes.every((each) => each.family !== family || BigInt(each.nodes) >= BigInt(NO_END));
    return { ...(family && { family }), names: isWhole && family !== undefined ? [] : names, path, nodes, reason, isShared };
  });
}

/** Pods that so many nodes run at most; undefined where it cannot be told how many one runs. */
export function podsOn(nodes: number, { pods, podsPerNode }: SpokenAddressPlan['capacity']): bigint | undefined {
  if (podsPerNode === undefined) return undefined;
  const run = BigInt(nodes) * BigInt(podsPerNode);
  return pods === undefined || run < BigInt(pods) ? run : BigInt(pods);
}
