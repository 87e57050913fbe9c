/**
 * The plan as the forms hold it, without what means nothing: fields that a form has emptied are undefined there,
 * and are left out here, so that the plan is the document that will be sent.
 */
export function cleanPlan<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(cleanPlan) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, cleanPlan(each)]]))) as Value;
}
