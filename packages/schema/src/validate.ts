import { anyPlanSchema } from './plan/document.js';
import type { Filled } from './plan/defaults.js';
import { schemaFindings } from './plan/issues.js';
import { applyFix } from './plan/path.js';
import type { AnyProvider } from './plan/provider.js';
import { PROVIDERS, providerOf } from './registry.js';
import { formatPath, hasErrors, type Finding } from './rules/finding.js';
import { KUBERNETES_RULES } from './rules/kubernetes.js';
import { type Candidate, runRules } from './rules/rule.js';

/** A plan that has the shape of one, with its defaults. */
export interface ReadPlan {
  readonly provider: AnyProvider;
  /** The plan with its defaults filled in; its type is that of its provider. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see AnyProvider
  readonly plan: any;
  /** Name of the cluster. */
  readonly name: string;
  readonly filled: readonly Filled[];
}

/** What is to be said of a document. */
export interface Validation {
  /** False when a finding is an error. */
  readonly valid: boolean;
  /** Absent when the document does not have the shape of a plan. */
  readonly read?: ReadPlan;
  readonly findings: readonly Finding[];
}

type Reading = { ok: true; value: ReadPlan } | { ok: false; findings: readonly Finding[] };

/**
 * Reads a document strictly: an unknown field is an error that names it. Defaults are filled in.
 *
 * @param document a plan as parsed JSON or YAML, from anywhere
 */
export function readPlan(document: unknown): Reading {
  const envelope = anyPlanSchema.safeParse(document);
  if (!envelope.success) return { ok: false, findings: schemaFindings(envelope.error, document) };
  const provider = providerOf(envelope.data.spec.provider);
  if (!provider) {
    const known = PROVIDERS.map(({ id }) => id).join(', ');
    const given = JSON.stringify(envelope.data.spec.provider).slice(0, 80);
    return { ok: false, findings: [{ rule: 'schema/invalid-value', severity: 'error', path: ['spec', 'provider'], message: `${given} is not known here; it is one of ${known}.` }] };
  }
  const parsed = provider.schema.safeParse(document);
  if (!parsed.success) return { ok: false, findings: schemaFindings(parsed.error, document) };
  return { ok: true, value: { provider, name: envelope.data.metadata.name, ...provider.withDefaults(parsed.data) } };
}

/**
 * Everything that is to be said of a document: its shape, the rules of every cluster, the rules of its provider.
 * A fix is offered only after it has been tried: applied, it removes its finding and causes no new error.
 */
export function validatePlan(document: unknown): Validation {
  const reading = readPlan(document);
  if (!reading.ok) return { valid: false, findings: reading.findings };
  const candidates = check(reading.value);
  const errors = errorKeys(candidates.map(({ finding }) => finding));
  const findings = candidates.map(({ finding, fixes }) => {
    const fix = fixes.find((each) => isCure(applyFix(document, each), finding, errors));
    return fix ? { ...finding, fix } : finding;
  });
  return { valid: !hasErrors(findings), read: reading.value, findings };
}

function check({ provider, plan }: ReadPlan): Candidate[] {
  return [...runRules(KUBERNETES_RULES, provider.facts(plan)), ...runRules(provider.rules, plan)];
}

const key = ({ rule, path }: Finding) => `${rule} ${formatPath(path)}`;
const errorKeys = (findings: readonly Finding[]) => new Set(findings.filter(({ severity }) => severity === 'error').map(key));

function isCure(document: unknown, finding: Finding, errorsBefore: ReadonlySet<string>): boolean {
  const reading = readPlan(document);
  if (!reading.ok) return false;
  const after = check(reading.value).map((candidate) => candidate.finding);
  return !after.some((each) => key(each) === key(finding)) && [...errorKeys(after)].every((each) => errorsBefore.has(each));
}
