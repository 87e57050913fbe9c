import type { NetworkModel } from './catalog.js';

/** A version of CCE: `vX.Y[.Z[-rN]]`. What is left out is the newest there is. */
export interface CceVersion {
  readonly minor: number;
  readonly patch: number;
  readonly revision: number;
}

const FORMAT = /^v1\.(0|[1-9]\d{0,2})(?:\.(0|[1-9]\d{0,2})(?:-r(0|[1-9]\d{0,3}))?)?$/;

/** Reads a version; undefined when the text is none. A part that is left out counts as the newest. */
export function parseCceVersion(text: string): CceVersion | undefined {
  const match = FORMAT.exec(text);
  if (!match) return undefined;
  const [, minor, patch, revision] = match;
  return { minor: Number(minor), patch: patch === undefined ? Infinity : Number(patch), revision: revision === undefined ? Infinity : Number(revision) };
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

/** The first patch and revision of each minor version that has DataPlane V2, by the network model; those after them have it. */
const DATAPLANE_V2 = {
  'vpc-router': { 27: [16, 30], 28: [15, 20], 29: [13, 0], 30: [10, 0], 31: [6, 0] },
  eni: { 27: [16, 10], 28: [15, 0], 29: [10, 0], 30: [6, 0] },
} as const satisfies Partial<Record<NetworkModel, Readonly<Record<number, readonly [patch: number, revision: number]>>>>;

/** The first version with DataPlane V2 of the same minor version, or of the first that has it; undefined where the model never has it. */
export function firstWithDataplaneV2(model: NetworkModel, { minor }: CceVersion): string | undefined {
  if (model === 'overlay_l2') return undefined;
  const first: Readonly<Record<number, readonly [number, number]>> = DATAPLANE_V2[model];
  const minors = Object.keys(first).map(Number);
  const of = minors.includes(minor) ? minor : Math.min(...minors);
  const [patch, revision] = first[of] ?? [0, 0];
  return `v1.${of}.${patch}-r${revision}`;
}

/** Whether clusters of a version have DataPlane V2 in a network model. */
export function hasDataplaneV2(model: NetworkModel, version: CceVersion): boolean {
  if (model === 'overlay_l2') return false;
  const first: Readonly<Record<number, readonly [number, number]>> = DATAPLANE_V2[model];
  const least = first[version.minor];
  if (least === undefined) return version.minor > Math.max(...Object.keys(first).map(Number));
  return version.patch > least[0] || (version.patch === least[0] && version.revision >= least[1]);
}
