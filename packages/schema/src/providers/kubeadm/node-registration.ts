import { TAINT_EFFECTS } from './catalog.js';

/** A taint with which a node registers. */
export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: (typeof TAINT_EFFECTS)[number];
}

/** A key: a name of up to 63 characters, behind a DNS subdomain where it has one (IsQualifiedName). A value is a name, or nothing (IsValidLabelValue). */
const KEY = /^(?:(?=.{1,253}\/)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?(?=[^/]{1,63}$)[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/**
 * Reads `key:Effect` or `key=value:Effect` as kubelets and kubectl do.
 *
 * @returns undefined where they would refuse it
 */
export function parseTaint(text: string): Taint | undefined {
  const [, key = '', value, word] = /^([^=:]+)(?:=([^=:]*))?:([A-Za-z]+)$/.exec(text) ?? [];
  const effect = TAINT_EFFECTS.find((each) => each === word);
  if (!effect || !KEY.test(key) || !VALUE.test(value ?? '')) return undefined;
  return { key, ...(value !== undefined && value !== '' && { value }), effect };
}

/** Whether a path begins at the root of a machine. */
export const isAbsolute = (path: string): boolean => path.startsWith('/');
