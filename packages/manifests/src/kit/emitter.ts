import type { Language, Message, SpokenFinding } from '@dualstack/schema';
import type { Delivery } from './file.js';

/**
 * Turns a valid plan with its defaults into files, in the order of use, and says what to do with them.
 *
 * @typeParam Plan the plan type of one provider
 */
export type Emitter<Plan> = (plan: Plan, context: EmitContext) => Delivery;

/** What an emitter may use besides the plan. */
export interface EmitContext {
  /** The document as the person wrote it, to put beside the files. */
  readonly document: unknown;
  /** Notes and warnings that the README repeats, in the language below. */
  readonly findings: readonly SpokenFinding[];
  /** Of the guides and of what is said of each file. */
  readonly language: Language;
  /** What the domain calls a range, in that language. */
  readonly nameOf: (name: Message) => string;
  /** What the domain calls a choice of the provider's catalog, in that language. */
  readonly termOf: (code: string) => string;
}
