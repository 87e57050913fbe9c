import type { z } from 'zod';
import type { Finding } from '../findings/finding.js';
import { valueAt } from './path.js';

type ZodIssue = z.core.$ZodIssue;

/** The most findings of one document; a person mends a few at a time, and an answer must not be larger than what was asked. */
export const MAX_FINDINGS = 500;

/** The findings of a document that does not have the shape of a plan: `schema/<code>`, with the field and its value. */
export function schemaFindings(error: z.ZodError, document: unknown): Finding[] {
  const findings: Finding[] = [];
  let count = 0;
  for (const issue of error.issues) {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    for (const key of keys) {
      count += 1;
      if (findings.length < MAX_FINDINGS) findings.push(key === undefined ? toFinding(issue, path, document) : unknownField(path, key));
    }
  }
  if (count > MAX_FINDINGS) findings.push({ rule: 'schema/more-findings', severity: 'error', path: [], message: `${count - MAX_FINDINGS} more findings are not listed; at most ${MAX_FINDINGS} are. Mend these, and the others show.` });
  return findings;
}

const unknownField = (path: readonly (string | number)[], key: string): Finding => ({ rule: 'schema/unrecognized-keys', severity: 'error', path: [...path, key], message: `There is no field ${quote(key)} here. Remove it, or check its spelling.` });

/** What a check of our own gives zod to tell: the code of the finding and the message without its value. */
export interface OwnIssue {
  readonly rule: string;
  readonly says: string;
}

const isOwn = (params: unknown): params is OwnIssue => typeof params === 'object' && params !== null && Object.hasOwn(params, 'rule') && Object.hasOwn(params, 'says');

function toFinding(issue: ZodIssue, path: readonly (string | number)[], document: unknown): Finding {
  if (issue.code === 'custom' && isOwn(issue.params)) return { rule: `schema/${issue.params.rule}`, severity: 'error', path, message: issue.params.says };
  return { rule: `schema/${issue.code.replaceAll('_', '-')}`, severity: 'error', path, message: `${describe(issue, document, path)}.` };
}

function describe(issue: ZodIssue, document: unknown, path: readonly (string | number)[]): string {
  const value = valueAt(document, path);
  if (value === undefined) return `This field is missing${issue.code === 'invalid_value' ? `; it is one of ${issue.values.map(String).join(', ')}` : ''}`;
  const shown = quote(value);
  switch (issue.code) {
    case 'invalid_value':
      return `${shown} is not known here; it is one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `${shown} is too ${issue.origin === 'string' || issue.origin === 'array' ? 'long' : 'large'}; at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''}`;
    case 'too_small':
      return `${shown} is too ${issue.origin === 'string' || issue.origin === 'array' ? 'short' : 'small'}; at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''}`;
    case 'invalid_type':
      return `${shown} is of the wrong type; expected ${issue.expected}`;
    default:
      return `${shown} is refused: ${issue.message}`;
  }
}

/** A value for a message: short and flat, so that a message never repeats a megabyte nor walks into its depths. */
function quote(value: unknown): string {
  if (Array.isArray(value)) return `A list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'An object';
  if (typeof value !== 'string') return String(value);
  return JSON.stringify(value.length > 80 ? `${value.slice(0, 77)}…` : value);
}
