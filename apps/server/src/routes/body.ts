import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../env.js';
import { Problem } from '../problem.js';
import { planRequest } from '../schemas.js';

/** A request body that holds a plan. */
export interface PlanBody {
  /** The body as it came: equal texts are equal plans. */
  readonly text: string;
  /** Reads the plan; throws a 400 when the body is not `{plan}`. */
  readonly plan: () => unknown;
}

/** Puts the body of a request into the context. It is read as JSON only when somebody asks for the plan. */
export const planBody = createMiddleware<AppEnv & { Variables: { body: PlanBody } }, string, { in: { json: { plan: unknown } }; out: { json: { plan: unknown } } }>(async (c, next) => {
  const text = await c.req.text();
  c.set('body', { text, plan: () => parse(text) });
  await next();
});

function parse(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem(400, `The body is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : 'it cannot be read'}.`);
  }
  const parsed = planRequest.safeParse(value);
  if (!parsed.success) throw new Problem(400, 'The body must be a JSON object with the one field "plan", which holds a plan document.');
  return parsed.data.plan;
}
