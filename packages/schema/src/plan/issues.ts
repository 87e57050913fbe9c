import type { z } from 'zod';
import type { Finding } from '../rules/finding.js';
import { valueAt } from './path.js';

type ZodIssue = z.core.$ZodIssue;

/** The findings of a document that does not have the shape of a plan: `schema/<code>`, with the field and its value. */
export function schemaFindings(error: z.ZodError, document: unknown): Finding[] {
  return error.issues.flatMap((issue) => toFindings(issue, document));
}

function toFindings(issue: ZodIssue, document: unknown): Finding[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const rule = `schema/${issue.code.replaceAll('_', '-')}`;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ rule, severity: 'error', path: [...path, key], message: `There is no field "${key}" here. Remove it, or check its spelling.` }));
  }
  return [{ rule, severity: 'error', path, message: `${describe(issue, document, path)}.` }];
}

function describe(issue: ZodIssue, document: unknown, path: readonly (string | number)[]): string {
  const value = valueAt(document, path);
  if (value === undefined) return `This field is missing${issue.code === 'invalid_value' ? `; it is one of ${issue.values.map(String).join(', ')}` : ''}`;
  const shown = quote(value);
  switch (issue.code) {
    case 'invalid_value':
      return `${shown} is not known here; it is one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return `${shown} is too ${issue.origin === 'string' || issue.origin === 'array' ? 'long' : 'large'}; at most ${issue.maximum}`;
    case 'too_small':
      return `${shown} is too ${issue.origin === 'string' || issue.origin === 'array' ? 'short' : 'small'}; at least ${issue.minimum}`;
    case 'invalid_type':
      return `${shown} is of the wrong type; expected ${issue.expected}`;
    default:
      return `${shown} is refused: ${issue.message}`;
  }
}

/** A value for a message: short, so that a message never repeats a megabyte. */
function quote(value: unknown): string {
  const shown = JSON.stringify(value) ?? String(value);
  return shown.length > 80 ? `${shown.slice(0, 77)}…` : shown;
}
