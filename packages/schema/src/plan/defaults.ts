import type { Path, Source } from '../findings/finding.js';

/** A value that the plan left open and the real system would fill in. */
export interface Filled {
  readonly path: Path;
  readonly value: unknown;
  /** Where the default is written. */
  readonly source: Source;
}

type Node = Record<string | number, unknown>;

/**
 * Fills values into a copy of a plan and keeps a list of what it filled.
 * The plan that it is given is never changed.
 */
export class Defaulter<Plan extends object> {
  readonly filled: Filled[] = [];
  readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = copyPlan(plan);
  }

  /** Sets the value at a path unless the plan already has one there. Objects on the way are made. */
  fill(path: Path, value: unknown, source: Source): void {
    let parent = this.plan as Node;
    for (let depth = 0; depth < path.length - 1; depth += 1) parent = (parent[path[depth] as string | number] ??= {}) as Node;
    const key = path.at(-1) as string | number;
    if (parent[key] !== undefined) return;
    parent[key] = value;
    this.filled.push({ path, value, source });
  }

  /** Puts the value that the real system reads in the place of what the plan has at a path, and says so. */
  read(path: Path, value: unknown, source: Source): void {
    const parent = path.slice(0, -1).reduce<Node>((node, key) => node[key] as Node, this.plan as Node);
    parent[path.at(-1) as string | number] = value;
    this.filled.push({ path, value, source });
  }
}

/** A copy of the objects and lists of a plan; addresses and ranges, which never change, are shared. */
export function copyPlan<Node>(node: Node): Node {
  return copyOf(node) as Node;
}

function copyOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(copyOf);
  if (typeof node !== 'object' || node === null || Object.getPrototypeOf(node) !== Object.prototype) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, copyOf(value)]));
}

/** Whether a default is an object that holds nothing, which nobody needs to be told of. */
export function isEmptyObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
