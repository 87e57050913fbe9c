import { createMiddleware } from 'hono/factory';
import { type HandlerUniqueProperty, resolver, uniqueSymbol } from 'hono-openapi';
import { z } from 'zod';
import { isStorable } from '../contract-store.js';
import type { AppEnv } from '../env.js';
import { type Said, say } from '../messages/messages.js';
import { Problem } from '../problem.js';

/** A parameter of a query: what it must be, and what is said of one that is not. */
interface Parameter<Value> {
  readonly shape: z.ZodType<Value>;
  readonly refusal: (value: string, name: string) => Said;
  readonly description: string;
}
type Parameters = Readonly<Record<string, Parameter<unknown>>>;
/** What of a query was given. */
type Values<Known extends Parameters> = { readonly [Name in keyof Known]?: Known[Name] extends Parameter<infer Value> ? Value : never };

/** A text, such as words that are searched for. */
export const text = (description: string, most = 200): Parameter<string> => ({
  shape: z.string().refine((value) => value.length <= most && isStorable(value)),
  refusal: (value, name) => (name === 'cursor' ? say('badCursor', { value }) : say('badText', { name })),
  description,
});

/** One of several words. */
export const choice = <const Known extends readonly [string, ...string[]]>(known: Known, description: string): Parameter<Known[number]> => ({
  shape: z.enum(known),
  refusal: (value, name) => say('badChoice', { name, value, known }),
  description,
});

/** A whole number. */
export const wholeNumber = (least: number, most: number, description: string): Parameter<number> => ({
  shape: z.string().regex(/^\d{1,9}$/).transform(Number).refine((value) => value >= least && value <= most),
  refusal: (value, name) => say('badNumber', { name, value, least, most }),
  description,
});

/**
 * Reads the query of a call into the context, and describes it. Parameters that it does not know are none of its business.
 *
 * @throws Problem 400 where one is not what it must be
 */
export function query<const Known extends Parameters>(known: Known) {
  const described = z.object(Object.fromEntries(Object.entries(known).map(([name, { description }]) => [name, z.string().optional().meta({ description })])));
  const middleware = createMiddleware<AppEnv & { Variables: { query: Values<Known> } }, string, { in: { query: { [Name in keyof Known]?: string } }; out: { query: { [Name in keyof Known]?: string } } }>((c, next) => {
    const values: Record<string, unknown> = {};
    for (const [name, { shape, refusal }] of Object.entries(known)) {
      const value = c.req.query(name);
      if (value === undefined) continue;
      const parsed = shape.safeParse(value);
      if (!parsed.success) throw new Problem(400, refusal(value, name));
      values[name] = parsed.data;
    }
    c.set('query', values as Values<Known>);
    return next();
  });
  const asQuery: HandlerUniqueProperty = { target: 'query', ...resolver(described) };
  return Object.assign(middleware, { [uniqueSymbol]: asQuery });
}
