import { isLabelValue, isQualifiedName } from '../../rules/labels.js';
import { TAINT_EFFECTS } from './catalog.js';

/** A taint with which a node registers. */
export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: (typeof TAINT_EFFECTS)[number];
}

/**
 * Reads `key:Effect` or `key=value:Effect` as kubelets and kubectl do.
 *
 * @returns undefined where they would refuse it
 */
export function parseTaint(text: string): Taint | undefined {
  const [, key = '', value, word] = /^([^=:]+)(?:=([^=:]*))?:([A-Za-z]+)$/.exec(text) ?? [];
  const effect = TAINT_EFFECTS.find((each) => each === word);
  if (!effect || !isQualifiedName(key) || !isLabelValue(value ?? '')) return undefined;
  return { key, ...(value !== undefined && value !== '' && { value }), effect };
}

/** Whether a path begins at the root of a machine. */
export const isAbsolute = (path: string): boolean => path.startsWith('/');
