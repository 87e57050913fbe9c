import type { Path } from '../findings/finding.js';
import type { Params } from '../findings/message.js';
import { withValueAt } from '../plan/path.js';
import breaks from './breaks.json' with { type: 'json' };

/** What breaks a rule: changes of an example, and what is found then. */
export interface Breaking {
  /** The example that is changed. */
  readonly example: string;
  /** Values that are set in it; without a value, the field is removed. */
  readonly changes: readonly { readonly path: Path; readonly value?: unknown }[];
  /** What is said of it, and where. */
  readonly finding: { readonly rule: string; readonly variant?: string; readonly params: Params; readonly path: Path };
}

/**
 * What breaks each rule, by its id: the shortest of the cases that its tests have. Rules that no short case breaks are not
 * in it. The file is written by `breaks.test.ts`, which holds it against the cases and the rules.
 */
export const BREAKS: Readonly<Record<string, Breaking>> = breaks;

/** The plan that breaks a rule, made from the plan of its example. */
export const brokenPlan = (plan: unknown, { changes }: Pick<Breaking, 'changes'>): unknown => changes.reduce((changed, { path, value }) => withValueAt(changed, path, value), plan);
