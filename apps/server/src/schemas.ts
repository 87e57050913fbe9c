import { PROVIDERS, RANGE_ROLES, SEVERITIES } from '@dualstack/schema';
import { z } from 'zod';

const path = z.array(z.union([z.string(), z.int()]));
const source = z.object({ title: z.string(), url: z.string() });

const change = z.object({ path, value: z.unknown().optional() }).meta({ description: 'A change of one value of the document as it was written; without `value`, the field is removed' });
const fix = change.extend({ label: z.string(), also: z.array(change).optional() }).meta({ description: 'Changes that remove the finding and cause no new error: one, and further ones where one does not do' });

/** The shapes of the API's answers, for the OpenAPI document and for its tests. */
export const finding = z.object({
  rule: z.string(),
  variant: z.string().optional().meta({ description: 'Which of the messages of the rule, where it has several' }),
  params: z.record(z.string(), z.unknown()).optional().meta({ description: 'What the message is made of' }),
  severity: z.enum(SEVERITIES),
  path,
  message: z.string(),
  fix: fix.optional(),
  source: source.optional(),
});
const findings = z.array(finding);

const capacity = z.object({ nodes: z.string(), pods: z.string(), podAddressesPerNode: z.string(), podsPerNode: z.string(), services: z.string() }).partial();
const family = z.enum(['ipv4', 'ipv6']);
const range = z.object({
  id: z.string(),
  role: z.enum(RANGE_ROLES),
  name: z.string(),
  cidr: z.string(),
  prefix: z.int(),
  first: z.string(),
  last: z.string(),
  size: z.string(),
  parent: z.string().optional(),
  automatic: z.boolean(),
  nodes: z.object({ prefix: z.int(), count: z.string() }).optional(),
});
export const addressPlan = z.object({
  families: z.array(
    z.object({
      family,
      primary: z.boolean(),
      ranges: z.array(range),
      overlaps: z.array(z.object({ a: z.string(), b: z.string(), shared: z.string() })).meta({ description: 'Ranges that share addresses and must not: those that a rule refuses, and no others' }),
      unreadable: z.array(z.object({ id: z.string(), role: z.enum(RANGE_ROLES), name: z.string(), text: z.string() })).meta({ description: 'Ranges of which nobody knows where they lie, because their text cannot be read' }),
      assigned: z.array(z.object({ role: z.enum(RANGE_ROLES), family, name: z.string() })),
      capacity,
    }),
  ),
  capacity,
  runsOutFirst: z.object({ family, role: z.enum(['pods', 'services']) }).optional(),
});
const file = z.object({ path: z.string(), mediaType: z.string(), content: z.string(), purpose: z.string() });
const example = z.object({ id: z.string(), title: z.string(), provider: z.string() });

export const responses = {
  health: z.object({ status: z.enum(['ok', 'stopping']) }),
  providers: z.object({
    providers: z.array(
      z.object({ id: z.string(), title: z.string(), summary: z.string(), source, steps: z.array(z.object({ id: z.string(), title: z.string() })), catalog: z.unknown() }),
    ),
  }),
  examples: z.object({ examples: z.array(example) }),
  example: example.extend({ plan: z.unknown() }),
  rules: z.object({ rules: z.array(z.object({ id: z.string(), severity: z.enum(SEVERITIES), title: z.string(), provider: z.string(), source })) }),
  validation: z.object({
    valid: z.boolean(),
    plan: z.unknown(),
    findings,
    filled: z.array(z.object({ path, value: z.unknown(), source })),
    fixes: z.object({ tried: z.int(), most: z.int(), notTried: z.int() }).meta({ description: 'How many fixes were tried, how many are at most, and how many findings none was tried for: POST /fixes tries those of one' }),
  }),
  fixes: z.object({ fixes: z.array(fix.extend({ note: z.string().meta({ description: 'What else moves' }) })) }),
  manifests: z.object({ files: z.array(file), findings, addressPlan }),
  addressPlan,
  problem: z.object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string(), instance: z.string(), requestId: z.string(), findings: findings.optional() }),
};

const planField = z.unknown().refine((plan) => plan !== undefined, 'plan is missing');

/** The body of a call that takes a plan. What the plan must look like is said by its provider's own schema. */
export const planRequest = z.strictObject({ plan: planField });

/** The body of `POST /fixes`: a plan, and which of its findings. */
export const fixesRequest = z.strictObject({ plan: planField, rule: z.string().max(128), path: path.max(64) });

/** The plan document of every provider, as JSON Schema. */
export const planSchemas = (): Record<string, unknown>[] => PROVIDERS.map(({ schema, messages: { title } }) => ({ ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }), title }));
