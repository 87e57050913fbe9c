import type { SpokenFinding } from '@dualstack/schema';
import { link, words } from '../format/words.js';

/** The section of a README that repeats what is to be known of a plan: warnings and notes, each with its source. */
export function limitations(findings: readonly SpokenFinding[]): string {
  if (findings.length === 0) return ['## Limitations', '', 'None that is known for this plan.'].join('\n');
  return ['## Limitations', '', ...findings.map(({ severity, message, source }) => `- ${severity === 'warning' ? '**Warning:** ' : ''}${words(message)}${source ? ` (${link(source.title, source.url)})` : ''}`)].join('\n');
}
