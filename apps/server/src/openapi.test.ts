import { PROVIDERS } from '@dualstack/schema';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { app, describeApp, json } from './testing.js';

const { document, operations } = await describeApp();
const ajv = new Ajv2020({ strict: false, validateFormats: false });

describe('the OpenAPI document', () => {
  it('describes every route of the app, and nothing else', () => {
    const described = operations.map(({ method, path: where }) => `${method.toUpperCase()} ${where}`).sort();
    const routes = app.routes.filter(({ method, path: where }) => method !== 'ALL' && !where.endsWith('*')).map(({ method, path: where }) => `${method} ${where.replace(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(routes)].sort()).toEqual(described);
  });

  it('is valid OpenAPI 3.1, and says the version', async () => {
    const served = await json(await app.request('/api/v1/openapi.json'));
    expect(served).toMatchObject({ openapi: '3.1.0', info: { title: 'Dualstack Wizard' } });
    expect(await new Validator().validate(structuredClone(served))).toEqual({ valid: true });
  });

  it('names every call by its path, and what more than one call says once', () => {
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods) as { operationId: string }[]).map(({ operationId }) => operationId);
    expect(ids).toEqual(['healthz', 'readyz', 'openapiJson', 'schemasPlanJson', 'providers', 'examples', 'examplesId', 'mistakes', 'mistakesId', 'rules', 'validate', 'fixes', 'manifests', 'manifestsZip', 'addressPlan', 'plans', 'createPlan', 'plansId', 'updatePlan', 'deletePlan', 'plansIdRestore', 'plansIdRevisions', 'plansIdRevisionsRevision', 'spaces', 'createSpace', 'spacesId', 'updateSpace', 'deleteSpace', 'spacesIdRanges', 'enterRanges', 'releaseRange', 'cidrsSuggest', 'spacesIdAllocate', 'join', 'fleet', 'export', 'restore', 'events']);
    expect(Object.keys(document.components.schemas ?? {}).sort()).toEqual(['addressPlan', 'allocation', 'clash', 'enteredRanges', 'example', 'examples', 'finding', 'fix', 'fixes', 'fleet', 'health', 'heldRanges', 'joinOverlap', 'joined', 'keptPlan', 'manifests', 'mistake', 'mistakes', 'plan', 'plans', 'problem', 'providers', 'releasedRange', 'restored', 'revision', 'revisions', 'rules', 'savedPlan', 'space', 'spaceWithPlans', 'spaces', 'suggestion', 'validation']);
  });

  it('has a plan in every call that takes one', () => {
    for (const path of ['/api/v1/validate', '/api/v1/fixes', '/api/v1/manifests', '/api/v1/manifests.zip', '/api/v1/address-plan']) {
      expect(document.paths[path]?.post).toMatchObject({ requestBody: { required: true, content: { 'application/json': { schema: { properties: { plan: { $ref: '#/components/schemas/plan' } }, additionalProperties: false } } } } });
    }
  });

  it('lets every example through as a plan', () => {
    ajv.addSchema({ $id: 'doc', ...document });
    const validate = ajv.compile({ $ref: 'doc#/components/schemas/plan' });
    for (const { id, plan } of PROVIDERS.flatMap(({ examples }) => examples)) {
      validate(plan);
      expect([id, validate.errors]).toEqual([id, null]);
    }
  });
});

describe('the JSON Schema of the plan document', () => {
  it('is one of its own, for editors: every example holds, and a field that nobody knows does not', async () => {
    const schema = await json(await app.request('/api/v1/schemas/plan.json'));
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'ClusterPlan' });
    expect(ajv.validateSchema(schema)).toBe(true);
    const validate = ajv.compile(schema);
    for (const { id, plan } of PROVIDERS.flatMap(({ examples }) => examples)) {
      expect([id, validate(plan)]).toEqual([id, true]);
      expect([id, validate({ ...(plan as object), extra: 1 })]).toEqual([id, false]);
    }
  });
});
