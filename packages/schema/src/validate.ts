import { anyPlanSchema } from './plan/document.js';
import type { Filled } from './plan/defaults.js';
import { DOCUMENT_RULES } from './plan/document-rules.js';
import { MAX_FINDINGS, schemaFindings } from './plan/issues.js';
import type { AnyProvider } from './plan/provider.js';
import { oversized } from './plan/size.js';
import { PROVIDERS, providerOf } from './registry.js';
import { hasErrors, type Finding, SEVERITIES } from './findings/finding.js';
import { KUBERNETES_RULES } from './rules/kubernetes.js';
import { type Candidate, type Rule, applyRules } from './rules/rule.js';

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
  /** Errors first, then warnings, then notes; at most {@link MAX_FINDINGS}, and a last one says how many more there are. None carries a fix: see `cureOf`. */
  readonly findings: readonly Finding[];
  /** The findings of rules, each with the changes that may remove it. */
  readonly candidates: readonly Candidate[];
}

type Reading = { ok: true; value: ReadPlan } | { ok: false; findings: readonly Finding[] };

/**
 * Reads a document strictly: an unknown field is an error that names it. Defaults are filled in.
 *
 * @param document a plan as parsed JSON or YAML, from anywhere
 */
export function readPlan(document: unknown): Reading {
  const tooLarge = oversized(document);
  if (tooLarge.length > 0) return { ok: false, findings: tooLarge };
  const envelope = anyPlanSchema.safeParse(document);
  if (!envelope.success) return { ok: false, findings: schemaFindings(envelope.error, document) };
  const provider = providerOf(envelope.data.spec.provider);
  if (!provider) {
    const known = PROVIDERS.map(({ id }) => id).join(', ');
    const given = JSON.stringify(envelope.data.spec.provider.slice(0, 80));
    return { ok: false, findings: [{ rule: 'schema/invalid-value', severity: 'error', path: ['spec', 'provider'], message: `${given} is not known here; it is one of ${known}.` }] };
  }
  const parsed = provider.schema.safeParse(document);
  if (!parsed.success) return { ok: false, findings: schemaFindings(parsed.error, document) };
  return { ok: true, value: { provider, name: envelope.data.metadata.name, ...provider.withDefaults(parsed.data) } };
}

/**
 * Everything that is to be said of a document: its shape, the rules of every cluster, the rules of its provider.
 * No way out is tried here, so that it is quick: {@link import('./cures.js').cureOf} does, for the findings that somebody looks at.
 */
export function validatePlan(document: unknown): Validation {
  const reading = readPlan(document);
  if (!reading.ok) return { valid: false, findings: reading.findings, candidates: [] };
  const found = [...check(document, reading.value)];
  const candidates = SEVERITIES.flatMap((severity) => found.filter(({ finding }) => finding.severity === severity));
  const findings = candidates.map(({ finding }) => finding);
  const valid = !hasErrors(findings);
  if (findings.length <= MAX_FINDINGS) return { valid, read: reading.value, findings, candidates };
  const kept = candidates.slice(0, MAX_FINDINGS);
  const more: Finding = {
    rule: 'schema/more-findings',
    severity: valid ? 'warning' : 'error',
    path: [],
    message: `${findings.length - MAX_FINDINGS} more findings are not listed; at most ${MAX_FINDINGS} are, errors first. Mend these, and the others show.`,
  };
  return { valid, read: reading.value, findings: [...kept.map(({ finding }) => finding), more], candidates: kept };
}

/** Runs every rule, in order; none hides another. */
export function check(document: unknown, read: ReadPlan): Generator<Candidate, void> {
  return run(document, read, (rules) => rules);
}

/** Runs the rule of an id alone; nothing for an id that is no rule's. */
export function checkRule(id: string, document: unknown, read: ReadPlan): Generator<Candidate, void> {
  return run(document, read, (rules) => rules.filter((rule) => rule.id === id));
}

function* run(document: unknown, { provider, plan }: ReadPlan, pick: <Subject>(rules: readonly Rule<Subject>[]) => readonly Rule<Subject>[]): Generator<Candidate, void> {
  yield* applyRules(pick(DOCUMENT_RULES), document);
  yield* applyRules(pick(KUBERNETES_RULES), provider.facts(plan));
  yield* applyRules(pick(provider.rules), plan);
}
