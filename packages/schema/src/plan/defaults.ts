import type { Path, Source } from '../rules/finding.js';

/** A value that the plan left open and the real system would fill in. */
export interface Filled {
  readonly path: Path;
  readonly value: unknown;
  /** Where the default is written. */
  readonly source: Source;
}

/**
 * Fills values into a copy of a plan and keeps a list of what it filled.
 * The plan that it is given is never changed.
 */
export class Defaulter<Plan extends object> {
  readonly filled: Filled[] = [];
  readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = structuredClone(plan);
  }

  /** Sets the value at a path unless the plan already has one there. Objects on the way are made. */
  fill(path: Path, value: unknown, source: Source): void {
    const parent = path.slice(0, -1).reduce<Record<string | number, unknown>>((node, key) => {
      node[key] ??= {};
      return node[key] as Record<string | number, unknown>;
    }, this.plan as Record<string | number, unknown>);
    const key = path.at(-1) as string | number;
    if (parent[key] !== undefined) return;
    parent[key] = value;
    this.filled.push({ path, value, source });
  }
}
