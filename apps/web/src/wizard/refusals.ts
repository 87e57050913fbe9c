import { type Finding, type Path, refusalOf } from '@dualstack/schema';

/** What was asked of a plan. A plan that is changed is another object, so an answer holds as long as its plan is there. */
const answers = new WeakMap<object, Map<string, ReadonlyMap<unknown, Finding>>>();

/**
 * Why the real system would refuse values of a field, from the rules themselves. Each value costs a check of the whole plan, and
 * a step asks for all its options whenever it is entered, so the answers are kept with the plan.
 *
 * @param plan the document that they would be chosen in; it is never changed in place
 * @param path the field
 * @param values what could be chosen
 * @returns the values that are refused, each with the finding that says why
 */
export function refusalsIn(plan: object, path: Path, values: readonly unknown[]): ReadonlyMap<unknown, Finding> {
  const ofPlan = answers.get(plan) ?? new Map<string, ReadonlyMap<unknown, Finding>>();
  answers.set(plan, ofPlan);
  const key = JSON.stringify([path, values]);
  const known = ofPlan.get(key);
  if (known) return known;
  const refused = new Map(
    values.flatMap((value) => {
      const refusal = refusalOf(plan, path, value);
      return refusal ? [[value, refusal] as const] : [];
    }),
  );
  ofPlan.set(key, refused);
  return refused;
}
