import type { z } from 'zod';
import type { ClusterFacts } from '../facts/facts.js';
import type { Path, Source } from '../findings/finding.js';
import type { Rule } from '../rules/rule.js';
import type { Filled } from './defaults.js';

/** One page of a provider's wizard. */
export interface Step {
  /** Last part of the page's URL. */
  readonly id: string;
  readonly title: string;
  /** The parts of the plan that the page edits; findings below them are shown there. */
  readonly paths: readonly Path[];
}

/** A complete, valid plan to start from. */
export interface Example<Document> {
  readonly id: string;
  readonly title: string;
  readonly plan: Document;
}

/** Fields by their paths with dots, list positions left out, so that the form can say so where they are entered. */
export interface Permanence {
  readonly fixed: readonly string[];
  readonly grows: readonly string[];
}

/** Whether a field can be changed once the cluster exists: never, only by growing, or freely (undefined). */
export function permanenceOf({ fixed, grows }: Permanence, path: Path): 'fixed' | 'grows' | undefined {
  const field = path.filter((key) => typeof key === 'string').join('.');
  return fixed.includes(field) ? 'fixed' : grows.includes(field) ? 'grows' : undefined;
}

/** A plan with everything filled in, and what was filled. */
export interface Defaulted<Plan> {
  readonly plan: Plan;
  readonly filled: readonly Filled[];
}

/**
 * All that the rest of the program knows about a target system.
 *
 * @typeParam Document a plan as people write it
 * @typeParam Read the same once it was read: addresses and ranges are values
 * @typeParam Plan the same with its defaults filled in, which rules and emitters work on
 */
export interface Provider<Document, Read, Plan> {
  readonly id: string;
  readonly title: string;
  /** One line: what will come out. */
  readonly summary: string;
  readonly source: Source;
  /** The shape of a plan, strict. */
  readonly schema: z.ZodType<Read, Document>;
  /** Versions, matrices and choices, as JSON. */
  readonly catalog: unknown;
  readonly steps: readonly Step[];
  readonly examples: readonly Example<Document>[];
  /** What the real system never changes once it exists, and what it only lets grow. */
  readonly permanence?: Permanence;
  /** A plan to begin with: what a person must say is empty, the rest is what the system's own console preselects. */
  readonly newPlan: () => Document;
  readonly withDefaults: (read: Read) => Defaulted<Plan>;
  readonly facts: (plan: Plan) => ClusterFacts;
  readonly rules: readonly Rule<Plan>[];
}

/** A provider of which only the surface is known; how the registry holds them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry calls each provider with what its own schema read
export type AnyProvider = Provider<any, any, any>;
