import type { Cidr, Parsed } from '../address/cidr.js';
import { parseCidr } from '../address/cidr.js';
import type { Family, IpFamily } from '../address/family.js';
import type { Path } from './finding.js';

/** What a range is for. */
export type RangeRole = 'pods' | 'services' | 'nodes' | 'reserved';

/** A range that a plan names, or that the real system will create by itself. */
export interface RangeFact {
  readonly role: RangeRole;
  /** What people call it, for example `Pods CIDR` or `VPC`. */
  readonly name: string;
  /** Where it is written; for a range that the system creates, the field that would replace it. */
  readonly path: Path;
  readonly text: string;
  readonly parsed: Parsed<Cidr>;
  /** The family of the field, where a field is for one family. */
  readonly family?: Family;
  /** Whether the real system picks this range because the plan names none. */
  readonly automatic: boolean;
}

/** A length of the node mask and where it is written. */
export interface MaskFact {
  readonly path: Path;
  readonly value: number;
}

/**
 * What the rules for every cluster look at, whatever system creates it. A provider derives it from its plan,
 * so that no rule needs to know a provider.
 */
export interface ClusterFacts {
  readonly ipFamily: IpFamily;
  readonly ipFamilyPath: Path;
  /** Version of Kubernetes, without a leading v. */
  readonly kubernetesVersion: string;
  readonly kubernetesVersionPath: Path;
  readonly proxyMode: string;
  readonly proxyModePath: Path;
  readonly ranges: readonly RangeFact[];
  /** Those of the ranges that could be read, so that no rule reads them again. */
  readonly read: readonly ReadRange[];
  readonly nodeMask: Partial<Record<Family, MaskFact>>;
  /** Whether the controller manager cuts node ranges out of the pod range. */
  readonly allocateNodeCidrs: boolean;
  /** Ranges the real system would take by default, tried first when a fix needs room. */
  readonly defaults: { readonly pods: Record<Family, Cidr>; readonly services: Record<Family, Cidr> };
  /** Where the pod and service ranges of a family are written, even when they are missing. */
  readonly rangePath: (role: 'pods' | 'services', family: Family) => Path;
}

/** A range fact out of a text of the plan. */
export function rangeFact(role: RangeRole, name: string, path: Path, text: string, options: { family?: Family; automatic?: boolean } = {}): RangeFact {
  const fact = { role, name, path, text, parsed: parseCidr(text), automatic: options.automatic ?? false };
  return options.family ? { ...fact, family: options.family } : fact;
}

/** A range that could be read, with its role and name. */
export interface ReadRange {
  readonly fact: RangeFact;
  readonly cidr: Cidr;
}

/** The ranges that could be read, out of all. */
export function readableRanges(ranges: readonly RangeFact[]): ReadRange[] {
  return ranges.flatMap((fact) => (fact.parsed.ok ? [{ fact, cidr: fact.parsed.value }] : []));
}

/** The ranges of a cluster that could be read, optionally of one role. */
export function readRanges({ read }: ClusterFacts, role?: RangeRole): readonly ReadRange[] {
  return role === undefined ? read : read.filter(({ fact }) => fact.role === role);
}
