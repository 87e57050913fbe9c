import { FILE_GROUPS } from '@dualstack/manifests';
import { IP_FAMILIES, mostCharacters, mostEntries, PROVIDERS, RANGE_ROLES, SEVERITIES } from '@dualstack/schema';
import { z } from 'zod';
import { fix, path, source } from './contract-shared.js';
import { clashes, storeAnswers } from './contract-store.js';

/*
 * What goes over the wire, said once: requests are read with these shapes, the types of answers come from them, and so
 * does the OpenAPI document, in which a shape with an `id` is a component. Answers are not read again before they are
 * sent; tests hold every one against its shape.
 */

const finding = z
  .object({
    rule: z.string(),
    variant: z.string().exactOptional().meta({ description: 'Which of the messages of the rule, where it has several' }),
    params: z.record(z.string(), z.unknown()).meta({ description: 'What the message is made of' }),
    severity: z.enum(SEVERITIES),
    path,
    related: z.array(path).exactOptional().meta({ description: 'Other fields that have as much to do with it, such as the second of two ranges that overlap' }),
    message: z.string(),
    fix: fix.meta({ id: 'fix', description: 'Changes that remove the finding and cause no new error: one, and further ones where one does not do' }).exactOptional(),
    source: source.exactOptional(),
  })
  .meta({ id: 'finding' });
const findings = z.array(finding);

const capacity = z.object({ nodes: z.string().exactOptional(), pods: z.string().exactOptional(), podAddressesPerNode: z.string().exactOptional(), podsPerNode: z.string().exactOptional(), services: z.string().exactOptional() });
const family = z.enum(['ipv4', 'ipv6']);
const range = z.object({
  id: z.string(),
  path: path.meta({ description: 'Where it is written' }),
  role: z.enum(RANGE_ROLES),
  name: z.string(),
  short: z.string().exactOptional().meta({ description: 'Its name where its being a network is plain to see' }),
  cidr: z.string(),
  prefix: z.int(),
  first: z.string(),
  last: z.string(),
  size: z.string(),
  parent: z.string().exactOptional(),
  automatic: z.boolean(),
  nodes: z.object({ prefix: z.int(), count: z.string() }).exactOptional(),
});
const addressPlan = z
  .object({
    families: z.array(
      z.object({
        family,
        primary: z.boolean(),
        ranges: z.array(range),
        overlaps: z.array(z.object({ a: z.string(), b: z.string(), shared: z.string(), severity: z.enum(['error', 'warning']) })).meta({ description: 'Ranges that share addresses and must not: those that a rule refuses or warns of, and no others' }),
        unreadable: z.array(z.object({ id: z.string(), path, role: z.enum(RANGE_ROLES), name: z.string(), short: z.string().exactOptional(), text: z.string(), suggestion: z.string().exactOptional().meta({ description: 'The range that was very likely meant' }) })).meta({ description: 'Ranges of which nobody knows where they lie, because their text cannot be read' }),
        assigned: z.array(z.object({ role: z.enum(RANGE_ROLES), family, name: z.string() })),
        capacity,
      }),
    ),
    capacity,
    runsOutFirst: z.object({ family, role: z.enum(['pods', 'services']) }).exactOptional(),
    growth: z.object({
      lanes: z.array(z.object({ family: family.exactOptional(), name: z.string(), path, nodes: z.string(), reason: z.string(), isShared: z.literal(true).exactOptional().meta({ description: 'Pods of all nodes share it: the number is that of nodes which all run as many Pods as they may, and further ones join all the same' }) })).meta({ description: 'What nodes use up, each with the number of nodes where it ends, and why' }),
      wanted: z.object({ path, count: z.int(), isMost: z.boolean() }).exactOptional().meta({ description: 'How many nodes the plan asks for, or lets an autoscaler make' }),
    }),
  })
  .meta({ id: 'addressPlan' });
const file = z.object({
  path: z.string(),
  mediaType: z.string(),
  content: z.string(),
  purpose: z.string(),
  group: z.enum(FILE_GROUPS).meta({ description: 'What the file is for; files come in the order of use' }),
  way: z.string().exactOptional().meta({ description: 'Where the files of a group are several ways to do the same, the way of this one' }),
});
const nextStep = z.object({ text: z.string(), commands: z.array(z.string()).meta({ description: 'To be run one after the other in the folder of the files' }) });
const example = z.object({ id: z.string(), title: z.string(), provider: z.string(), ipFamily: z.enum(IP_FAMILIES) });
const mistake = example.extend({
  source,
  where: z.string().meta({ description: 'Where it stood, and until when' }),
  story: z.string().meta({ description: 'What happens to whoever follows it' }),
  expects: z.string().meta({ description: 'The rule that it breaks' }),
  path: path.meta({ description: 'The value that is refused' }),
  findings: z.object({ errors: z.int(), warnings: z.int() }).meta({ description: 'How many findings it has' }),
});
const rule = z.object({
  id: z.string(),
  severity: z.enum(SEVERITIES),
  title: z.string(),
  reason: z.string().meta({ description: 'Why the real system is so: what refuses, or what breaks where nothing does' }),
  provider: z.string(),
  source,
  sources: z.array(source).readonly().exactOptional().meta({ description: 'Every place where it is written, where that is another one for each site of the provider; a finding names that of its plan' }),
  breaks: z
    .object({ example: z.string(), title: z.string(), step: z.string(), changes: z.array(z.object({ path, name: z.string(), value: z.unknown().optional() })), path, message: z.string() })
    .meta({ description: 'What breaks it: changes of an example, and what is said then; without `value`, the field is removed' })
    .exactOptional(),
});

/** What is answered. */
export const answers = {
  health: z.object({ status: z.enum(['ok', 'stopping']) }).meta({ id: 'health' }),
  providers: z
    .object({
      providers: z.array(
        z.object({ id: z.string(), title: z.string(), summary: z.string(), outcomes: z.array(z.string()), source, steps: z.array(z.object({ id: z.string(), title: z.string() })), catalog: z.unknown() }),
      ),
      rules: z.int().meta({ description: 'How many rules there are; GET /rules lists them' }),
    })
    .meta({ id: 'providers' }),
  examples: z.object({ examples: z.array(example) }).meta({ id: 'examples' }),
  example: example.extend({ plan: z.unknown() }).meta({ id: 'example' }),
  mistakes: z.object({ mistakes: z.array(mistake) }).meta({ id: 'mistakes' }),
  mistake: mistake.extend({ plan: z.unknown() }).meta({ id: 'mistake' }),
  rules: z.object({ rules: z.array(rule) }).meta({ id: 'rules' }),
  validation: z
    .object({
      valid: z.boolean(),
      plan: z.unknown(),
      document: z.unknown().optional().meta({ description: 'The plan as it was written, in the version of today, to which fixes apply; only where an older version was sent' }),
      findings,
      filled: z.array(z.object({ path, value: z.unknown(), source })),
      fixes: z.object({ tried: z.int(), most: z.int(), notTried: z.int() }).meta({ description: 'How many fixes were tried, how many are at most, and how many findings none was tried for: POST /fixes tries those of one' }),
    })
    .meta({ id: 'validation' }),
  fixes: z.object({ fixes: z.array(fix.extend({ note: z.string().meta({ description: 'What else moves' }) })) }).meta({ id: 'fixes' }),
  manifests: z.object({ files: z.array(file), next: z.array(nextStep).meta({ description: 'What to do with the files, with the commands of this plan' }), findings, addressPlan }).meta({ id: 'manifests' }),
  addressPlan,
  problem: z.object({
    type: z.string(), title: z.string(), status: z.int(), detail: z.string(), instance: z.string(), requestId: z.string(),
    findings: findings.exactOptional(),
    fields: z.array(z.object({ path, message: z.string() })).exactOptional().meta({ description: 'The fields of the body that are at fault, as far as it is not said of all of them' }),
    clashes: clashes.exactOptional(),
    conflicts: z.array(z.object({ kind: z.enum(['space', 'plan', 'range']), id: z.string(), name: z.string(), fields: z.array(z.string()).meta({ description: 'In what they differ' }) })).exactOptional().meta({ description: 'What an archive and the store have each in its own way, the first of it' }),
    current: z.unknown().optional().meta({ description: 'What somebody else made of it in the meantime' }),
    lines: z.array(z.object({ line: z.int(), reason: z.string() })).exactOptional().meta({ description: 'The lines of a table that cannot be read, the first of them' }),
    fixed: z.array(z.object({ path, name: z.string(), range: z.string() })).exactOptional().meta({ description: 'Ranges that cannot be had in another place' }),
    room: z.object({ count: z.int(), largest: z.string().exactOptional() }).exactOptional().meta({ description: 'How many ranges of the size are free, and the largest that is where none is' }),
    nearest: z.object({ nodes: z.int().exactOptional(), podsPerNode: z.int().exactOptional(), services: z.int().exactOptional() }).exactOptional().meta({ description: 'What would fit: any of these figures alone in the place of the one that was asked' }),
  }).meta({ id: 'problem' }),
  ...storeAnswers,
  /** A document that is described elsewhere. */
  document: z.record(z.string(), z.unknown()),
};

/** A plan in a request. What it must look like is said by its provider's own schema, as findings; to others it is described as {@link planSchema}. */
const plan = z
  .unknown()
  .refine((value) => value !== undefined, 'plan is missing')
  .meta({ $ref: '#/components/schemas/plan' });

/** The body of a call that takes a plan. */
export const planRequest = z.strictObject({ plan });

/** The body of `POST /fixes`: a plan, and which of its findings. */
export const fixesRequest = z.strictObject({
  plan,
  rule: z.string().check(mostCharacters(128)).meta({ description: 'The rule of a finding' }),
  path: path.check(mostEntries(64)).meta({ description: 'The path of the same finding' }),
});

/** The plan document, as JSON Schema 2020-12: one of every provider's. */
export function planSchema(): Record<string, unknown> {
  return { oneOf: PROVIDERS.map(({ schema, messages: { title } }) => ({ ...withoutDialect(z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })), title })) };
}

function withoutDialect({ $schema: _, ...schema }: Record<string, unknown>): Record<string, unknown> {
  return schema;
}
