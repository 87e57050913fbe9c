import { validator } from 'hono/validator';
import { Problem } from '../problem.js';
import { planRequest } from '../schemas.js';

/** Reads `{plan}` off a request. Anything else is a 400 that says what was expected; the plan itself is not judged here. */
export const planBody = validator('json', (value: unknown) => {
  const parsed = planRequest.safeParse(value);
  if (!parsed.success) throw new Problem(400, 'The body must be a JSON object with the one field "plan", which holds a plan document.');
  return { plan: parsed.data.plan };
});
