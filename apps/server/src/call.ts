import type { Context, MiddlewareHandler, TypedResponse } from 'hono';
import { type DescribeRouteOptions, describeRoute, resolver, type ResponsesWithResolver } from 'hono-openapi';
import type { z } from 'zod';
import { answers } from './contract.js';

/** A value as it may be handed over: nobody changes it. */
type Frozen<Value> = Value extends readonly (infer Each)[] ? readonly Frozen<Each>[] : Value extends object ? { readonly [Key in keyof Value]: Frozen<Value[Key]> } : Value;

/** What is said of a call for whoever uses it. */
interface Description<Status extends 200 | 201 = 200 | 201> {
  readonly summary: string;
  /** Its `operationId`, where its path does not name it because another call has the same. */
  readonly id?: string;
  /** Status of its answer: 200 unless told. */
  readonly status?: Status;
  /** Another status with which it answers the same. */
  readonly orStatus?: 201;
  /** Headers that it reads. */
  readonly parameters?: NonNullable<DescribeRouteOptions['parameters']>;
  /** Other types of its body, and of its answer. */
  readonly takes?: Content;
  readonly gives?: Content;
  /** Statuses of the problems that it may answer with. */
  readonly problems?: readonly number[];
}

type Content = NonNullable<Extract<ResponsesWithResolver[string], { content?: unknown }>['content']>;

/** An answer of a call in JSON, as the typed client sees it. */
type Answer<Shape extends z.ZodType, Status extends 200 | 201> = Response & TypedResponse<z.output<Shape>, Status, 'json'>;

/** A call of the API that answers JSON: how it is described, and how it answers, by one shape. */
export interface Call<Shape extends z.ZodType, Status extends 200 | 201 = 200> {
  /** Goes into the route before everything else of it. */
  readonly described: MiddlewareHandler;
  /** Answers. The compiler holds the value against the shape, tests hold what is sent against it, and nothing is checked as it is sent. */
  readonly answer: (c: Context, value: Frozen<z.output<Shape>>, headers?: Readonly<Record<string, string>>) => Answer<Shape, Status>;
  /** Answers with what was printed before. */
  readonly answerPrinted: (c: Context, json: Uint8Array<ArrayBuffer>) => Answer<Shape, Status>;
}

/** Names a call by its path, as its `operationId`: `POST /api/v1/address-plan` is `addressPlan`. */
const nameOf = ({ path }: { readonly path: string }) => path.replace(/^\/(api\/v1\/)?/, '').replace(/[^a-z]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? '');

/** What is written, not what is read: no answer has more fields than its shape. */
const WRITTEN = { options: { io: 'output' } };

const problem = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: resolver(answers.problem, WRITTEN) } } };

/** The responses for problems of these statuses. */
export const problemResponses = (statuses: readonly number[]): ResponsesWithResolver => Object.fromEntries(statuses.map((status) => [status, problem]));

/** Describes a call that answers something else than JSON. */
export function describeCall({ summary, id, status = 200, orStatus, parameters, takes, problems = [] }: Description, content: Content): MiddlewareHandler {
  return describeRoute({
    summary,
    operationId: id ?? nameOf,
    ...(parameters && { parameters }),
    ...(takes && { requestBody: { content: takes, required: true } }),
    responses: { [status]: { description: 'Done', content }, ...(orStatus !== undefined && { [orStatus]: { description: 'Made', content } }), ...problemResponses(problems) },
  });
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Defines a call that answers JSON of a shape. */
export function defineCall<Shape extends z.ZodType, Status extends 200 | 201 = 200>(shape: Shape, description: Description<Status>): Call<Shape, Status> {
  const typed = (response: Response) => response as Answer<Shape, Status>;
  const { status = 200 as Status } = description;
  return {
    described: describeCall(description, { 'application/json': { schema: resolver(shape, WRITTEN) }, ...description.gives }),
    answer: (c, value, headers) => typed(c.body(JSON.stringify(value), status, { ...headers, ...JSON_TYPE })),
    answerPrinted: (c, json) => typed(c.body(json, status, JSON_TYPE)),
  };
}
