import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english, type Path, type Provider, PROVIDERS } from './index.js';

/** What of a real console, or of a configuration, no plan has, and why, by provider. */
const LEFT_OUT = JSON.parse(readFileSync(new URL('../../../docs/left-out.json', import.meta.url), 'utf8')) as Readonly<Record<string, readonly { readonly where: string; readonly field: string; readonly why: string }[]>>;

/*
 * Makes docs/parity.md out of the tables of fields, and holds it to them: `npm run parity` writes it anew.
 */


/** A path for a pattern: the first of each list, whatever a map has. */
const pathOf = (pattern: string): Path => pattern.split('.').map((key) => (key === '*' ? 0 : key));

/** Whether a value has something at a pattern. */
function holds(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null) return false;
  if (key === '*') return Object.values(value).some((each) => holds(each, rest));
  return Object.hasOwn(value, key) && holds((value as Record<string, unknown>)[key], rest);
}

interface Row {
  readonly pattern: string;
  readonly step: string;
  readonly name: string;
  readonly limits: string;
  readonly example: string;
}

/** The fields that a person fills in: those that have no others below them, but for the entries of a list. */
function rowsOf(provider: Provider): Row[] {
  const patterns = Object.keys(provider.fieldTable);
  const isAbove = (outer: string, inner: string) => {
    const [keys, other] = [outer.split('.'), inner.split('.')];
    return other.length > keys.length && inner !== `${outer}.*` && keys.every((key, at) => key === other[at] || other[at] === '*');
  };
  const isLeaf = (pattern: string) => !patterns.some((each) => isAbove(pattern, each));
  return patterns
    .filter((pattern) => pattern.startsWith('spec.') || pattern.startsWith('metadata.'))
    .filter((pattern) => isLeaf(pattern) && !(pattern.endsWith('.*') && patterns.includes(pattern.slice(0, -2))))
    .map((pattern) => {
      const path = pathOf(pattern);
      const { required, permanence, min, max, maxLength, maxEntries, step = '' } = provider.fieldAt(path) ?? { step: '' };
      const limits = [
        ...(required ? ['required'] : []),
        ...(permanence === 'fixed' ? ['never changed later'] : permanence === 'grows' ? ['only grows later'] : []),
        ...(min !== undefined || max !== undefined ? [`${min ?? ''}–${max ?? ''}`] : []),
        ...(maxLength !== undefined ? [`${maxLength} characters`] : []),
        ...(maxEntries !== undefined ? [`${maxEntries} entries`] : []),
      ];
      const example = provider.examples.find(({ plan }) => holds(plan, pattern.split('.')));
      return { pattern, step, name: english.columnOf(provider, path) || english.fieldOf(provider, path) || '', limits: limits.join(', '), example: example?.id ?? '' };
    });
}

const cell = (text: string) => text.replaceAll('|', '\\|');
const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;

function documentOf(): string {
  const sections = PROVIDERS.map((provider) => {
    const rows = rowsOf(provider);
    const { title, steps } = provider.messages;
    const tables = provider.steps.flatMap((step) => {
      const own = rows.filter((row) => row.step === step);
      if (own.length === 0) return [];
      return [`### ${steps[step] ?? step}`, '', line(['Field', 'In the plan', 'Limits', 'Example']), line(['---', '---', '---', '---']), ...own.map(({ name, pattern, limits, example }) => line([name, `\`${pattern}\``, limits, example])), ''];
    });
    const left = LEFT_OUT[provider.id] ?? [];
    const out = [`### Left out`, '', line(['Where', 'Field', 'Why']), line(['---', '---', '---']), ...left.map(({ where, field, why }) => line([where, field, why]))];
    return [`## ${title}`, '', `Checked against: [${provider.source.title}](${provider.source.url}), and the source that each rule names.`, '', ...tables, ...out].join('\n');
  });
  return `${['# The consoles, field by field', '', 'Made by `npm run parity` out of the tables of fields (`packages/schema/src/providers/*/fields.ts`) and `docs/left-out.json`; a test holds it to them. Steps and labels are those of the consoles; what has no console, such as kubeadm, goes by the names of its configuration. Families stand in brackets.', '', ...sections.flatMap((section) => [section, ''])].join('\n').trimEnd()}\n`;
}

describe('docs/parity.md', () => {
  it('is what the tables of fields say', async () => {
    await expect(documentOf()).toMatchFileSnapshot('../../../docs/parity.md');
  });

  it.each(PROVIDERS.map((provider) => [provider.id, provider] as const))('%s: every field stands in a step and has a name, and what is left out says why', (id, provider) => {
    const rows = rowsOf(provider);
    expect(rows.filter(({ step, name }) => !provider.steps.includes(step) || name === '')).toEqual([]);
    expect(rows.length).toBeGreaterThan(20);
    const left = LEFT_OUT[id] ?? [];
    expect(left.filter(({ where, field, why }) => [where, field, why].some((text) => text.trim() === ''))).toEqual([]);
    expect(new Set(left.map(({ where, field }) => `${where} ${field}`)).size).toBe(left.length);
    // A field that came in the meantime is no longer left out.
    expect(left.filter(({ field }) => rows.some(({ name }) => name === field)).map(({ field }) => field)).toEqual([]);
  });
});
