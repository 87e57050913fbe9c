const cleaned = new WeakSet<object>();

/**
 * The plan as the forms change it, without what means nothing: fields that a form has emptied are undefined there,
 * and are left out here, so that the plan is the document that will be sent. What has nothing to leave out is given
 * back as it is, so that a part of a plan that did not change stays the same object.
 */
export function cleanPlan<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || cleaned.has(value)) return value;
  const result = Array.isArray(value) ? cleanList(value) : cleanRecord(value as Record<string, unknown>);
  cleaned.add(result);
  return result as Value;
}

function cleanList(list: readonly unknown[]): readonly unknown[] {
  const next = list.map(cleanPlan);
  return next.every((each, index) => each === list[index]) ? list : next;
}

function cleanRecord(record: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(record);
  const next = entries.flatMap(([key, each]): [string, unknown][] => (each === undefined ? [] : [[key, cleanPlan(each)]]));
  return next.length === entries.length && next.every(([, each], index) => each === entries[index]?.[1]) ? record : Object.fromEntries(next);
}
