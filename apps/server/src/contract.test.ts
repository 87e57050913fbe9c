import { MISTAKES, PROVIDERS } from '@dualstack/schema';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { answers } from './contract.js';
import { app, manyFindings, post } from './testing.js';
import { answerCheck } from './testing/answers.js';

const check = await answerCheck();

/** Holds an answer against its shape, which takes nothing away from it, and against what the document says of its call. */
async function holds(shape: z.ZodType, path: string, method: string, response: Response, status = 200) {
  const body = await check(path, method, response, status);
  expect(shape.parse(body)).toEqual(body);
  return body;
}

const gets = async (shape: z.ZodType, path: string, url = path) => holds(shape, path, 'get', await app.request(url));
const posts = async (shape: z.ZodType, call: string, body: unknown, status = 200) => holds(shape, `/api/v1${call}`, 'post', await post(call, body), status);

const examples = PROVIDERS.flatMap((provider) => provider.examples.map(({ id, plan }) => ({ id, plan: plan as Record<string, unknown> })));

/** What is wrong with a plan, from a single value to everything. */
const broken = (plan: Record<string, unknown>): [what: string, plan: unknown][] => [
  ['no name', { ...plan, metadata: { name: '' } }],
  ['a field that nobody knows', { ...plan, extra: 1 }],
  ['ranges that are none', JSON.parse(JSON.stringify(plan).replaceAll(/"(?:[\d.]+|[\da-f:]+::)\/\d+"/g, '"10.0.0.1/8"')) as unknown],
  ['the same range everywhere', JSON.parse(JSON.stringify(plan).replaceAll(/"(?:[\d.]+)\/\d+"/g, '"10.0.0.0/16"').replaceAll(/"[\da-f:]+::\/\d+"/g, '"fd00::/64"')) as unknown],
  ['no provider', { ...plan, spec: {} }],
];

describe('every answer has its shape', () => {
  it('what never changes', async () => {
    await gets(answers.health, '/healthz');
    await gets(answers.health, '/readyz');
    await gets(answers.document, '/api/v1/openapi.json');
    await gets(answers.document, '/api/v1/schemas/plan.json');
    await gets(answers.providers, '/api/v1/providers');
    await gets(answers.examples, '/api/v1/examples');
    await gets(answers.mistakes, '/api/v1/mistakes');
    await gets(answers.rules, '/api/v1/rules');
    for (const { id } of MISTAKES) await gets(answers.mistake, '/api/v1/mistakes/{id}', `/api/v1/mistakes/${id}`);
    for (const { id } of examples) await gets(answers.example, '/api/v1/examples/{id}', `/api/v1/examples/${id}`);
  });

  it.each(examples)('$id', async ({ plan }) => {
    await posts(answers.validation, '/validate', { plan });
    await posts(answers.manifests, '/manifests', { plan });
    await posts(answers.addressPlan, '/address-plan', { plan });
  });

  it.each(examples)('$id, broken', async ({ plan }) => {
    for (const [what, each] of broken(plan)) {
      const { findings } = (await posts(answers.validation, '/validate', { plan: each })) as z.output<typeof answers.validation>;
      expect([what, findings.some(({ severity }) => severity === 'error')]).toEqual([what, true]);
      await posts(answers.problem, '/manifests', { plan: each }, 422);
      await posts(answers.problem, '/manifests.zip', { plan: each }, 422);
      for (const { rule, path } of findings.slice(0, 2)) await posts(answers.fixes, '/fixes', { plan: each, rule, path });
    }
  });

  it('plans with more findings than fixes are tried for, with one that many ways lead out of, and plans that are none', async () => {
    await posts(answers.validation, '/validate', { plan: manyFindings });
    await posts(answers.fixes, '/fixes', { plan: manyFindings, rule: 'kubeadm/windows-plugin', path: ['spec', 'kubeadm', 'nodes', 10, 'os'] });
    for (const plan of [null, {}, [], 'plan', { hello: 'world' }]) {
      await posts(answers.validation, '/validate', { plan });
      await posts(answers.problem, '/address-plan', { plan }, 422);
    }
  });

  it('problems', async () => {
    await posts(answers.problem, '/validate', '{', 400);
    await posts(answers.problem, '/fixes', { plan: {}, rule: 'x/y', path: [] }, 404);
    await holds(answers.problem, '/api/v1/validate', 'post', await post('/validate', {}, { 'Content-Type': 'text/plain' }), 415);
    await holds(answers.problem, '/api/v1/rules', 'get', await app.request('/api/v1/rules?language=xx'), 400);
    await holds(answers.problem, '/api/v1/examples/{id}', 'get', await app.request('/api/v1/examples/nope'), 404);
  });
});
