import type { Finding, Fix } from './findings/finding.js';
import { hasErrors, SEVERITIES } from './findings/finding.js';
import { anyPlanSchema } from './plan/document.js';
import { DOCUMENT_RULES } from './plan/document-rules.js';
import { MAX_FINDINGS, moreFindings, schemaFinding, schemaFindings, shorten } from './plan/issues.js';
import { nameOfTerm, type Provider, type ReadPlan as ReadPlanOf, type RuleInfo, termCode } from './plan/provider.js';
import { unfit } from './plan/size.js';
import { upgradePlan, versionFinding } from './plan/upgrade.js';
import { PROVIDERS, type Plans, type ProviderId, registered } from './registry.js';
import { applyRules, type Candidate, label, type Spoken } from './rules/rule.js';
import { KUBERNETES_RULES } from './rules/kubernetes.js';

/** A plan that has the shape of one, with its defaults; its type is that of its provider, which its id tells. */
export type ReadPlan = { [Id in ProviderId]: ReadPlanOf<Id, Plans[Id]> }[ProviderId];

/** What is to be said of a document. */
export interface Validation {
  /** False when a finding is an error. */
  readonly valid: boolean;
  /** The document in the version that is written now, which the paths of findings and fixes speak of; the one that was given where it is of that version. */
  readonly document: unknown;
  /** Absent when the document does not have the shape of a plan. */
  readonly read?: ReadPlan;
  /** Errors first, then warnings, then notes; at most {@link MAX_FINDINGS}, and a last one says how many more there are. None carries a fix: see `cureOf`. */
  readonly findings: readonly Finding[];
  /** The findings of rules, each with the changes that may remove it. */
  readonly candidates: readonly Candidate[];
}

type Reading = { readonly document: unknown } & ({ readonly ok: true; readonly value: ReadPlan } | { readonly ok: false; readonly findings: readonly Finding[] });

/**
 * Reads a document strictly: its version is looked at, then it is upgraded to the one that is written now, then parsed. An
 * unknown field is an error that names it. Defaults are filled in.
 *
 * @param document a plan as parsed JSON or YAML, from anywhere
 * @returns the upgraded document too, which the paths of findings speak of
 */
export function readPlan(document: unknown): Reading {
  const unreadable = unfit(document);
  if (unreadable.length > 0) return { ok: false, document, findings: unreadable };
  const unknownVersion = versionFinding(document);
  if (unknownVersion) return { ok: false, document, findings: [unknownVersion] };
  const upgraded = upgradePlan(document);
  return { document: upgraded, ...parse(upgraded) };
}

function parse(document: unknown): { readonly ok: true; readonly value: ReadPlan } | { readonly ok: false; readonly findings: readonly Finding[] } {
  const envelope = anyPlanSchema.safeParse(document);
  if (!envelope.success) return { ok: false, findings: schemaFindings(envelope.error, document) };
  const provider = registered(envelope.data.spec.provider);
  if (!provider) {
    const given = shorten(envelope.data.spec.provider);
    return { ok: false, findings: [schemaFinding('schema/invalid-value', ['spec', 'provider'], (say) => say('unknown', { given, values: PROVIDERS.map(({ id }) => id) }))] };
  }
  const reading = provider.read(document);
  return reading.ok ? reading : { ok: false, findings: schemaFindings(reading.error, document) };
}

/**
 * Everything that is to be said of a document: its shape, the rules of every cluster, the rules of its provider.
 * No way out is tried here, so that it is quick: {@link import('./cures.js').cureOf} does, for the findings that somebody looks at.
 */
export function validatePlan(given: unknown): Validation {
  const reading = readPlan(given);
  const { document } = reading;
  if (!reading.ok) return { valid: false, document, findings: reading.findings, candidates: [] };
  const found = [...check(document, reading.value)];
  const candidates = SEVERITIES.flatMap((severity) => found.filter(({ finding }) => finding.severity === severity));
  const findings = candidates.map(({ finding }) => finding);
  const valid = !hasErrors(findings);
  if (findings.length <= MAX_FINDINGS) return { valid, document, read: reading.value, findings, candidates };
  const kept = candidates.slice(0, MAX_FINDINGS);
  const more = moreFindings(findings.length - MAX_FINDINGS, valid ? 'warning' : 'error');
  return { valid, document, read: reading.value, findings: [...kept.map(({ finding }) => finding), more], candidates: kept };
}

/** Runs every rule, in order; none hides another, but where it says so itself. */
export function check(document: unknown, read: ReadPlan): Generator<Candidate, void> {
  return run(document, read, () => true);
}

/** Runs the rule of an id alone; nothing for an id that is no rule's. */
export function* checkRule(id: string, document: unknown, read: ReadPlan): Generator<Candidate, void> {
  /** Those for which it keeps silent must speak first. */
  const heeded = new Set([id, ...[...DOCUMENT_RULES, ...KUBERNETES_RULES, ...(registered(read.id)?.rules ?? [])].find((rule) => rule.id === id)?.unless ?? []]);
  for (const candidate of run(document, read, (rule) => heeded.has(rule.id))) if (candidate.finding.rule === id) yield candidate;
}

function* run(document: unknown, { id, facts, check: checkPlan }: ReadPlan, pick: (rule: RuleInfo) => boolean): Generator<Candidate, void> {
  const spoken: Spoken = new Map();
  const provider = registered(id);
  yield* applyRules(DOCUMENT_RULES.filter(pick), document, spoken);
  for (const found of [applyRules(KUBERNETES_RULES.filter(pick), facts(), spoken), checkPlan(pick, spoken)]) {
    for (const candidate of found) yield provider ? { ...candidate, fixes: () => candidate.fixes().map((fix) => withTerm(fix, provider)) } : candidate;
  }
}

/** A fix that uses an option says what its form calls it, where it has a name. */
function withTerm(fix: Fix, { id, messages }: Pick<Provider, 'id' | 'messages'>): Fix {
  if (fix.label.code !== 'use' || typeof fix.value !== 'string') return fix;
  const term = termCode(fix.path, fix.value);
  return Object.hasOwn(messages.terms, term) ? { ...fix, label: label('use-option', { option: { code: nameOfTerm(id, term) } }) } : fix;
}
