import { fetchCode } from '../base/code.js';
import type { TextFault } from '@dualstack/schema/text';

/** The most that is read of a file, in bytes: what the server takes too. */
export const MOST_BYTES = 1024 * 1024;

/** Most letters of a file that are shown where it is refused. */
const MOST_SHOWN = 120;

/** Names of the plan in a ZIP of ours, best first; it lies in the folder of its cluster. */
const NAMES = ['plan.yaml', 'plan.yml', 'plan.json'];

/** What is wrong with a file, as a key of the texts with its values. */
export type ImportProblem =
  | { readonly kind: 'tooLarge' | 'empty' | 'notZip' | 'noPlanInZip' | 'notText' | 'notPlan'; readonly file: string }
  | { readonly kind: TextFault['kind'] | 'several'; readonly file: string; readonly line: number; readonly column: number; readonly text: string }
  | { readonly kind: 'ofKubeadm' | 'ofKkp' | 'ofCce' | 'ofKubernetes'; readonly file: string; readonly object: string; readonly apiVersion: string }
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
  if (!isZip(bytes)) return /\.zip$/i.test(file) ? failed({ kind: 'notZip', file }) : readFile(file, bytes);
  const { readZip } = await fetchCode('zip', () => import('./readZip.js'));
  const files = readZip(bytes, (name) => rankOf(name) !== undefined, MOST_BYTES);
  if (typeof files === 'string') return failed({ kind: files === 'large' ? 'tooLarge' : 'notZip', file });
  const [found] = files.toSorted((a, b) => (rankOf(a.name) ?? 0) - (rankOf(b.name) ?? 0));
  return found ? readFile(`${file}: ${found.name}`, found.bytes) : failed({ kind: 'noPlanInZip', file });
}

/** How good a guess at the plan a file of a ZIP is, the best least; undefined for what is none, such as what macOS adds. */
function rankOf(name: string): number | undefined {
  const folders = name.split('/');
  const rank = NAMES.indexOf(folders.at(-1) ?? '');
  return rank < 0 || folders[0] === '__MACOSX' ? undefined : folders.length * NAMES.length + rank;
}

async function readFile(file: string, bytes: Uint8Array): Promise<Imported> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return failed({ kind: 'notText', file });
  }
  if (text.trim() === '') return failed({ kind: 'empty', file });
  const { readText } = await fetchCode('yaml', () => import('@dualstack/schema/text'));
  const read = readText(text);
  const lineOf = (line: number) => (text.split(/\r?\n/, line)[line - 1] ?? '').trim().slice(0, MOST_SHOWN);
  if (!read.ok) return failed({ ...read.fault, file, text: lineOf(read.fault.line) });
  const [document, another] = read.documents;
  if (!document) return failed({ kind: 'empty', file });
  const { providerOf, upgradePlan } = await fetchCode('schema', () => import('@dualstack/schema'));
  const plan = upgradePlan(document.value);
  const spec = isRecord(plan) ? plan['spec'] : undefined;
  if (!isRecord(plan) || !isRecord(spec) || !isRecord(plan['metadata']) || typeof spec['provider'] !== 'string') return failed(strangerOf(file, plan));
  if (another) return failed({ kind: 'several', file, line: another.line, column: 1, text: lineOf(another.line) });
  const provider = spec['provider'];
  if (!providerOf(provider)) return failed({ kind: 'noProvider', file, provider: provider.slice(0, MOST_SHOWN) });
  return isRecord(spec[provider]) ? { ok: true, provider, plan } : failed({ kind: 'notPlan', file });
}

/** Whose objects are of which API, the first that fits: what a person may have at hand in place of a plan. The API of CCE calls itself v3. */
const STRANGERS = [
  ['ofKubeadm', /^kubeadm\.k8s\.io\//],
  ['ofKkp', /(^|\.)kubermatic\.(k8c|k8s)\.io\//],
  ['ofCce', /^v3$/i],
  ['ofKubernetes', /^(?!dualstack\.dev\/)/],
] as const;

/** What a document is that is no plan, as far as it says so itself. */
function strangerOf(file: string, document: unknown): ImportProblem {
  const { apiVersion, kind: object } = isRecord(document) ? document : {};
  if (typeof apiVersion !== 'string' || typeof object !== 'string') return { kind: 'notPlan', file };
  const [kind] = STRANGERS.find(([, api]) => api.test(apiVersion)) ?? ['notPlan' as const];
  return { kind, file, apiVersion: apiVersion.slice(0, MOST_SHOWN), object: object.slice(0, MOST_SHOWN) };
}
