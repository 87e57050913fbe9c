import { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import { defineCall } from '../call.js';
import { answers, planSchema } from '../contract.js';
import type { AppEnv } from '../env.js';

const openapi = defineCall(answers.document, { summary: 'This document' });
const plan = defineCall(answers.document, { summary: 'The plan document as JSON Schema, for editors' });

/** What is said of the API as a whole. */
const ABOUT = {
  info: { title: 'Dualstack Wizard', version: '0.1.0', description: 'Checks and renders dual-stack Kubernetes cluster plans.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  servers: [{ url: '/' }],
};

export type OpenApiDocument = Awaited<ReturnType<typeof generateSpecs>>;

/** The OpenAPI 3.1 document of an app: every call that it has, made from the shapes that read requests and describe answers. */
export function openApiDocument(app: Hono<AppEnv>): Promise<OpenApiDocument> {
  return generateSpecs(app, { documentation: { ...ABOUT, components: { schemas: { plan: planSchema() } } }, excludeStaticFile: false });
}

/**
 * `GET /openapi.json`, `/schemas/plan.json`: in English, whatever is asked for.
 *
 * @param describe gives the OpenAPI document; it is asked once, when somebody first wants it
 */
export function openApiRoutes(describe: () => Promise<OpenApiDocument>) {
  let document: Promise<OpenApiDocument> | undefined;
  let schema: Record<string, unknown> | undefined;
  return new Hono<AppEnv>()
    .get('/openapi.json', openapi.described, async (c) => {
      c.set('language', 'en');
      return openapi.answer(c, { ...(await (document ??= describe())) });
    })
    .get('/schemas/plan.json', plan.described, (c) => {
      c.set('language', 'en');
      return plan.answer(c, (schema ??= { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ClusterPlan', ...planSchema() }));
    });
}
