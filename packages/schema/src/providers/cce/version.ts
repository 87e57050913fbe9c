/** A version of CCE: `vX.Y[.Z[-rN]]`. What is left out is the newest there is. */
export interface CceVersion {
  readonly minor: number;
  readonly patch: number;
}

const FORMAT = /^v1\.(0|[1-9]\d{0,2})(?:\.(0|[1-9]\d{0,2})(?:-r(?:0|[1-9]\d{0,3}))?)?$/;

/** Reads a version; undefined when the text is none. A part that is left out counts as the newest. */
export function parseCceVersion(text: string): CceVersion | undefined {
  const match = FORMAT.exec(text);
  if (!match) return undefined;
  const [, minor, patch] = match;
  return { minor: Number(minor), patch: patch === undefined ? Infinity : Number(patch) };
}

/**
 * Whether Turbo clusters of a version speak IPv6: v1.23 from v1.23.8-r0, v1.25 from v1.25.3-r0, and everything
 * after v1.25. CCE never had v1.24.
 */
export function isTurboDualStack(version: CceVersion): boolean {
  if (version.minor === 23) return version.patch >= 8;
  if (version.minor === 25) return version.patch >= 3;
  return version.minor > 25;
}
