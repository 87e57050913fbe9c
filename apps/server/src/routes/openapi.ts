import { Hono } from 'hono';
import { z } from 'zod';
import type { AppEnv } from '../env.js';
import { planSchemas, responses } from '../schemas.js';

interface Operation {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly summary: string;
  /** Name of the answer among the schemas, or `zip`. */
  readonly answer: keyof typeof responses | 'zip' | 'openapi';
  /** The fields of its body. */
  readonly takes?: readonly (keyof typeof FIELDS)[];
  readonly problems: readonly number[];
}

/** What bodies are made of. */
const FIELDS = {
  plan: { $ref: '#/components/schemas/plan' },
  rule: { type: 'string', maxLength: 128, description: 'The rule of a finding' },
  path: { type: 'array', maxItems: 64, items: { anyOf: [{ type: 'string' }, { type: 'integer' }] }, description: 'The path of the same finding' },
};

const BODY_PROBLEMS = [400, 413, 415, 503] as const;

/** Every call of the API. A test holds this list against the routes of the app. */
export const OPERATIONS: readonly Operation[] = [
  { path: '/healthz', method: 'get', summary: 'Whether the server is up', answer: 'health', problems: [] },
  { path: '/readyz', method: 'get', summary: 'Whether the server takes requests; 503 while it stops', answer: 'health', problems: [503] },
  { path: '/api/v1/openapi.json', method: 'get', summary: 'This document', answer: 'openapi', problems: [] },
  { path: '/api/v1/providers', method: 'get', summary: 'Providers with their steps and catalogs', answer: 'providers', problems: [] },
  { path: '/api/v1/examples', method: 'get', summary: 'Example plans', answer: 'examples', problems: [] },
  { path: '/api/v1/examples/{id}', method: 'get', summary: 'One example plan', answer: 'example', problems: [404] },
  { path: '/api/v1/rules', method: 'get', summary: 'Rules with their sources', answer: 'rules', problems: [] },
  { path: '/api/v1/validate', method: 'post', summary: 'Checks a plan and fills in its defaults', answer: 'validation', takes: ['plan'], problems: BODY_PROBLEMS },
  { path: '/api/v1/fixes', method: 'post', summary: 'Every way out of one finding of a plan, each tried', answer: 'fixes', takes: ['plan', 'rule', 'path'], problems: [...BODY_PROBLEMS, 404] },
  { path: '/api/v1/manifests', method: 'post', summary: 'Renders the files of a plan', answer: 'manifests', takes: ['plan'], problems: [...BODY_PROBLEMS, 422] },
  { path: '/api/v1/manifests.zip', method: 'post', summary: 'Renders the files of a plan as one ZIP', answer: 'zip', takes: ['plan'], problems: [...BODY_PROBLEMS, 422] },
  { path: '/api/v1/address-plan', method: 'post', summary: 'Ranges, overlaps and capacity of a plan', answer: 'addressPlan', takes: ['plan'], problems: [...BODY_PROBLEMS, 422] },
];

/** The OpenAPI 3.1 document, made from the same zod schemas that the program reads plans with. */
export function openApiDocument(): Record<string, unknown> {
  const schemas = Object.fromEntries(Object.entries(responses).map(([name, schema]) => [name, withoutDialect(z.toJSONSchema(schema, { target: 'draft-2020-12' }))]));
  return {
    openapi: '3.1.0',
    info: { title: 'Dualstack Wizard', version: '0.1.0', description: 'Checks and renders dual-stack Kubernetes cluster plans.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths: OPERATIONS.reduce<Record<string, Record<string, unknown>>>((paths, operation) => ({ ...paths, [operation.path]: { ...paths[operation.path], [operation.method]: describe(operation) } }), {}),
    components: { schemas: { ...schemas, plan: { oneOf: planSchemas().map(withoutDialect) } } },
  };
}

function describe({ summary, answer, takes, problems, path }: Operation): Record<string, unknown> {
  const content = answer === 'zip' ? { 'application/zip': { schema: { type: 'string', format: 'binary' } } } : answer === 'openapi' ? { 'application/json': { schema: { type: 'object' } } } : { 'application/json': { schema: { $ref: `#/components/schemas/${answer}` } } };
  const problem = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } } };
  return {
    summary,
    operationId: path.replace(/^\/(api\/v1\/)?/, '').replace(/[^a-z]+(.)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? ''),
    ...(path.includes('{id}') && { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] }),
    ...(takes && { requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', required: takes, additionalProperties: false, properties: Object.fromEntries(takes.map((name) => [name, FIELDS[name]])) } } } } }),
    responses: { 200: { description: 'Done', content }, ...Object.fromEntries(problems.map((status) => [status, problem])) },
  };
}

function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}

/** `GET /openapi.json`. */
export const openApiRoutes = (document = openApiDocument()) => new Hono<AppEnv>().get('/openapi.json', (c) => c.json(document));
