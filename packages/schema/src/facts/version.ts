/** A version of Kubernetes or of a plugin, as far as rules compare it. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Reads `1.35.8`, `v3.31` or `1.19`; undefined when the text does not begin with a version. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return match ? { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3] ?? 0) } : undefined;
}

/** Three numbers without zeros before them, which semantic versions refuse (https://semver.org/#spec-item-2). */
const WHOLE = /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/;

/** Whether a text is a whole version and nothing else, such as `1.36.4`. */
export const isWholeVersion = (text: string): boolean => WHOLE.test(text);

/** Whether `text` is a version at or above `minimum`. A text without a version is not. */
export function isAtLeast(text: string, minimum: string): boolean {
  const version = parseVersion(text);
  const other = parseVersion(minimum);
  if (!version || !other) return false;
  return compare(version, other) >= 0;
}

function compare(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/**
 * How a Service names its families in a version of Kubernetes: `ipFamily` in the alpha API of 1.16 to 1.19,
 * `ipFamilies` with `ipFamilyPolicy` from 1.20.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/
 */
export function serviceFamilyFields(kubernetesVersion: string): 'ipFamily' | 'ipFamilies' {
  return isAtLeast(kubernetesVersion, '1.20') ? 'ipFamilies' : 'ipFamily';
}
