import type { Unzipped } from 'fflate';
import { fetchCode } from '../base/code.js';

/** The most that is read of a file, in bytes: what the server takes too. */
export const MOST_BYTES = 1024 * 1024;

/** Names of the plan in a ZIP of ours, best first; it lies in the folder of its cluster. */
const NAMES = ['plan.yaml', 'plan.yml', 'plan.json'];

/** What is wrong with a file, as a key of the texts with its values. */
export type ImportProblem =
  | { readonly kind: 'tooLarge' | 'empty' | 'notZip' | 'noPlanInZip' | 'notText' | 'notPlan'; readonly file: string }
  | { readonly kind: 'broken' | 'repeatedKey' | 'tab'; readonly file: string; readonly line: number; readonly column: number; readonly text: string }
  | { readonly kind: 'noProvider'; readonly file: string; readonly provider: string };

/** A plan that was read, in the version of today, or what is wrong. */
export type Imported = { readonly ok: true; readonly provider: string; readonly plan: unknown } | { readonly ok: false; readonly problem: ImportProblem };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const failed = (problem: ImportProblem): Imported => ({ ok: false, problem });
/** A ZIP begins with the signature of its first file, or of its end where it has none (APPNOTE 4.3.7, 4.3.16). */
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);

/** Whether a text that was pasted means to be a plan. */
export const looksLikePlan = (text: string): boolean => /dualstack\.dev\/v\d/.test(text) && /ClusterPlan/.test(text);

/**
 * Reads a plan out of a file: YAML, JSON, or a ZIP of ours with the plan in it.
 *
 * @param file what a person calls it, for what is said of it
 * @throws MissingCode when the reader cannot be fetched
 */
export async function importPlan(file: string, bytes: Uint8Array): Promise<Imported> {
  if (bytes.length > MOST_BYTES) return failed({ kind: 'tooLarge', file });
  if (!isZip(bytes)) return /\.zip$/i.test(file) ? failed({ kind: 'notZip', file }) : readText(file, bytes);
  const { unzipSync } = await fetchCode('zip', () => import('fflate'));
  let isTooLarge = false;
  let entries: Unzipped;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isPlan = NAMES.includes(name.split('/').at(-1) ?? '');
        if (isPlan && originalSize > MOST_BYTES) isTooLarge = true;
        return isPlan && originalSize <= MOST_BYTES;
      },
    });
  } catch {
    return failed({ kind: 'notZip', file });
  }
  if (isTooLarge) return failed({ kind: 'tooLarge', file });
  const order = (name: string) => name.split('/').length * NAMES.length + NAMES.indexOf(name.split('/').at(-1) ?? '');
  const [found] = Object.entries(entries).sort(([a], [b]) => order(a) - order(b));
  return found ? readText(`${file}: ${found[0]}`, found[1]) : failed({ kind: 'noPlanInZip', file });
}

async function readText(file: string, bytes: Uint8Array): Promise<Imported> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return failed({ kind: 'notText', file });
  }
  if (text.trim() === '') return failed({ kind: 'empty', file });
  const { parseAllDocuments } = await fetchCode('yaml', () => import('yaml'));
  const documents = parseAllDocuments(text, { prettyErrors: true });
  const [document] = Array.isArray(documents) ? documents : [];
  const error = document?.errors[0];
  if (!document) return failed({ kind: 'empty', file });
  if (error) {
    const at = error.linePos?.[0] ?? { line: 1, col: 1 };
    const kind = error.code === 'DUPLICATE_KEY' ? 'repeatedKey' : error.code === 'TAB_AS_INDENT' ? 'tab' : 'broken';
    return failed({ kind, file, line: at.line, column: at.col, text: (text.split(/\r?\n/)[at.line - 1] ?? '').trim().slice(0, 120) });
  }
  let plan: unknown;
  try {
    plan = document.toJS({ maxAliasCount: 100 });
  } catch {
    return failed({ kind: 'broken', file, line: 1, column: 1, text: '' });
  }
  const { providerOf, upgradePlan } = await fetchCode('schema', () => import('@dualstack/schema'));
  const current = upgradePlan(plan);
  const spec = isRecord(current) ? current['spec'] : undefined;
  if (!isRecord(current) || !isRecord(spec) || !isRecord(current['metadata']) || typeof spec['provider'] !== 'string') return failed({ kind: 'notPlan', file });
  const provider = spec['provider'];
  if (!providerOf(provider)) return failed({ kind: 'noProvider', file, provider: provider.slice(0, 60) });
  return isRecord(spec[provider]) ? { ok: true, provider, plan: current } : failed({ kind: 'notPlan', file });
}
