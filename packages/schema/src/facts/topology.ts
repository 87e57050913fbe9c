import type { Family } from '../address/family.js';
import type { Message } from '../findings/message.js';

/** What traffic comes by, from outside inwards: the columns of the drawing. */
export const TOPOLOGY_COLUMNS = ['clients', 'entry', 'balancers', 'services', 'nodes', 'masters'] as const;
export type TopologyColumn = (typeof TOPOLOGY_COLUMNS)[number];

/**
 * The two ways through a lane: the one at the border, where families can meet, such as layer 7, and the one outside it.
 * A cluster may have but one of them, which is the outer.
 */
export const TOPOLOGY_ROWS = ['outer', 'inner'] as const;
export type TopologyRow = (typeof TOPOLOGY_ROWS)[number];

/** A line of a box: what the plan writes, such as a range, or words for it. */
export interface TopologyLine {
  readonly text?: string;
  readonly name?: Message;
}

/**
 * Something that traffic passes. Where several families are in it, it is one object of the plan: drawn as one box where it is at
 * the border of the lanes, else as one box in each lane under the same name.
 */
export interface TopologyBox {
  readonly id: string;
  readonly column: TopologyColumn;
  /** The rows that it takes in its lanes. */
  readonly rows: readonly TopologyRow[];
  readonly name: Message;
  /** What is said of it whatever the family. */
  readonly lines: readonly TopologyLine[];
  /** The families that pass it, with what is said of it in each. */
  readonly lanes: Readonly<Partial<Record<Family, readonly TopologyLine[]>>>;
}

/** Machines with their Pods: the box into which traffic goes. It spans the lanes. */
export interface TopologyHosts {
  readonly name: Message;
  /** Ranges of Pods and of the network of the machines in each family. */
  readonly pods: Readonly<Partial<Record<Family, readonly TopologyLine[]>>>;
  readonly network: Readonly<Partial<Record<Family, readonly TopologyLine[]>>>;
}

/** Where traffic of a family goes no further, in words, and the rules that say so where they have said something. */
export interface TopologyStop {
  readonly family: Family;
  readonly row: TopologyRow;
  /** Where the next box would be. */
  readonly column: TopologyColumn;
  readonly name: Message;
  readonly rules: readonly string[];
}

/** What a column or a way is called. */
export interface TopologyTitle {
  readonly name: Message;
}

/** What can be said about a box by a finding: its number stands there. */
export interface TopologyMark {
  readonly box: string;
  readonly rules: readonly string[];
}

/** A network around several columns. */
export interface TopologyFrame {
  readonly name: Message;
  readonly text?: string;
  readonly from: TopologyColumn;
  readonly to: TopologyColumn;
}

/** How traffic flows through the cluster of a plan. Boxes of one row and family are passed in the order of the columns. */
export interface Topology {
  /** A lane each, primary family first. */
  readonly families: readonly Family[];
  /** What columns are called where the platform has a word of its own. */
  readonly columns: Readonly<Partial<Record<TopologyColumn, TopologyTitle>>>;
  /** What the two ways are called, each where it is there. */
  readonly ways: Readonly<Partial<Record<TopologyRow, TopologyTitle>>>;
  readonly boxes: readonly TopologyBox[];
  readonly hosts: TopologyHosts;
  readonly stops: readonly TopologyStop[];
  readonly marks: readonly TopologyMark[];
  readonly frame?: TopologyFrame;
}

/** Something for each of some families. */
export function perLane<Value>(families: readonly Family[], of: (family: Family) => Value): Partial<Record<Family, Value>> {
  return Object.fromEntries(families.map((family) => [family, of(family)]));
}

/** A line of what the plan writes, where it writes something. */
export const written = (text: string | undefined): TopologyLine[] => (text === undefined || text === '' ? [] : [{ text }]);
