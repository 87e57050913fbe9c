import { PROVIDERS } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { openApiDocument, OPERATIONS } from './routes/openapi.js';
import { app, json, manyFindings, post } from './testing.js';

describe('the OpenAPI document', () => {
  const document = openApiDocument() as { components: { schemas: Record<string, unknown> }; paths: Record<string, Record<string, unknown>> };

  it('describes every route of the app, and nothing else', () => {
    const described = OPERATIONS.map(({ method, path: where }) => `${method.toUpperCase()} ${where}`).sort();
    const routes = app.routes.filter(({ method, path: where }) => method !== 'ALL' && !where.endsWith('*')).map(({ method, path: where }) => `${method} ${where.replace(/:(\w+)/g, '{$1}')}`);
    expect([...new Set(routes)].sort()).toEqual(described);
  });

  it('has schemas that the answers keep to', async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'doc', ...document });
    const holds = async (name: string, response: Response) => {
      const validate = ajv.compile({ $ref: `doc#/components/schemas/${name}` });
      validate(await response.json());
      expect([name, validate.errors]).toEqual([name, null]);
    };
    const plan = examplePlan('kkp-bringyourown-dual');
    await holds('providers', await app.request('/api/v1/providers'));
    await holds('examples', await app.request('/api/v1/examples'));
    await holds('example', await app.request('/api/v1/examples/kkp-gcp-dual'));
    await holds('rules', await app.request('/api/v1/rules'));
    await holds('validation', await post('/validate', { plan }));
    await holds('validation', await post('/validate', { plan: manyFindings }));
    await holds('fixes', await post('/fixes', { plan: manyFindings, rule: 'kubeadm/windows-plugin', path: ['spec', 'kubeadm', 'nodes', 10, 'os'] }));
    await holds('manifests', await post('/manifests', { plan }));
    await holds('addressPlan', await post('/address-plan', { plan }));
    await holds('problem', await post('/manifests', { plan: {} }));
    await holds('health', await app.request('/healthz'));
    for (const example of PROVIDERS.flatMap(({ examples }) => examples)) {
      const validate = ajv.compile({ $ref: 'doc#/components/schemas/plan' });
      validate(example.plan);
      expect([example.id, validate.errors]).toEqual([example.id, null]);
    }
  });

  it('is served', async () => {
    expect(await json(await app.request('/api/v1/openapi.json'))).toMatchObject({ openapi: '3.1.0', info: { title: 'Dualstack Wizard' } });
  });
});
