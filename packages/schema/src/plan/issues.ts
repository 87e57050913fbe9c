import type { z } from 'zod';
import type { Finding, Path } from '../findings/finding.js';
import { type Said, type Say, sayOf } from '../findings/message.js';
import type { en } from '../messages/en.js';
import { valueAt } from './path.js';

type ZodIssue = z.core.$ZodIssue;
type SchemaRules = { [Id in keyof typeof en.rules as Id extends `schema/${string}` ? Id : never]: (typeof en.rules)[Id] };

/** The most findings of one document; a person mends a few at a time, and an answer must not be larger than what was asked. */
export const MAX_FINDINGS = 500;

/**
 * A finding about the shape of a document, typed by the wordings of its rule.
 *
 * @example schemaFinding('schema/unrecognized-keys', path, (say) => say({ field: '"colour"' }))
 */
export function schemaFinding<Id extends keyof SchemaRules>(rule: Id, path: Path, tell: (say: Say<SchemaRules[Id]['says']>) => Said, severity: Finding['severity'] = 'error'): Finding {
  return { rule, ...tell(sayOf<SchemaRules[Id]['says']>()), severity, path };
}

/** The finding that says how many are not listed. */
export const moreFindings = (more: number, severity?: Finding['severity']): Finding => schemaFinding('schema/more-findings', [], (tell) => tell({ more, most: MAX_FINDINGS }), severity);

/** The findings of a document that does not have the shape of a plan: `schema/<code>`, with the field and its value. */
export function schemaFindings(error: z.ZodError, document: unknown): Finding[] {
  const findings: Finding[] = [];
  let count = 0;
  for (const issue of error.issues) {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    for (const key of keys) {
      count += 1;
      if (findings.length < MAX_FINDINGS) findings.push(key === undefined ? toFinding(issue, path, document) : schemaFinding('schema/unrecognized-keys', [...path, key], (tell) => tell({ field: shorten(key) })));
    }
  }
  if (count > MAX_FINDINGS) findings.push(moreFindings(count - MAX_FINDINGS));
  return findings;
}

/** What a check of our own gives zod to tell: a finding without its place. */
export interface OwnIssue extends Said {
  readonly rule: keyof SchemaRules;
}

/** Makes one, typed as {@link schemaFinding} is. */
export function ownIssue<Id extends keyof SchemaRules>(rule: Id, tell: (say: Say<SchemaRules[Id]['says']>) => Said): { [Key in keyof OwnIssue]: OwnIssue[Key] } {
  return { rule, ...tell(sayOf<SchemaRules[Id]['says']>()) };
}

const isOwn = (params: unknown): params is OwnIssue => typeof params === 'object' && params !== null && Object.hasOwn(params, 'rule') && Object.hasOwn(params, 'params');

function toFinding(issue: ZodIssue, path: Path, document: unknown): Finding {
  if (issue.code === 'custom' && isOwn(issue.params)) return { ...issue.params, severity: 'error', path };
  const value = valueAt(document, path);
  if (value === undefined) {
    const values = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
    return values ? schemaFinding('schema/invalid-value', path, (tell) => tell('missing', { values })) : schemaFinding('schema/invalid-type', path, (tell) => tell('missing'));
  }
  const given = describe(value);
  switch (issue.code) {
    case 'invalid_value':
      return schemaFinding('schema/invalid-value', path, (tell) => tell('unknown', { given, values: issue.values.map(String) }));
    case 'too_big':
      return schemaFinding('schema/too-big', path, (tell) => tell({ given, of: kindOf(issue.origin), limit: Number(issue.maximum) }));
    case 'too_small':
      return schemaFinding('schema/too-small', path, (tell) => tell({ given, of: kindOf(issue.origin), limit: Number(issue.minimum) }));
    case 'invalid_type':
      return schemaFinding('schema/invalid-type', path, (tell) => tell('type', { given, expected: issue.expected }));
    default:
      return schemaFinding('schema/invalid', path, (tell) => tell({ given, code: issue.code.replaceAll('_', '-') }));
  }
}

const kindOf = (origin: string): 'text' | 'list' | 'number' => (origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number');

/** A value for a message: short and flat, so that a message never repeats a megabyte nor walks into its depths. */
function describe(value: unknown): string | { readonly entries: number } | { readonly fields: true } {
  if (Array.isArray(value)) return { entries: value.length };
  if (typeof value === 'object' && value !== null) return { fields: true };
  return typeof value === 'string' ? shorten(value) : String(value);
}

/** A text in quotes, at most 80 characters of it. */
export const shorten = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
