/** Drives work that yields between its steps to its end, without a pause. */
export function exhaust<Result>(steps: Generator<void, Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
