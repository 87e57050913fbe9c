/** The shape of the cases that every provider brings along in its `cases.ts`; `providers.test.ts` holds each provider to its own. */
import type { Place } from '../testing.js';

/** Values to set in an example, by their paths with dots; undefined removes. */
export type Changes = Readonly<Record<string, unknown>>;

/** What it is about, the example that it begins with, what is changed, and every place of which rules speak then. */
export type Case = readonly [what: string, example: string, changes: Changes, places: readonly Place[]];

/** Variants of what is wrong with a prefix. They are never said of an address; their wordings come with those of ranges. */
export const OF_RANGES = ['prefix-missing', 'prefix-not-a-number', 'prefix-out-of-range', 'host-bits'] as const;

/** Texts that are no range, and nothing else: one for each problem. */
export const BAD_RANGES: readonly (readonly [code: string, text: string])[] = [
  ['empty', ' '],
  ['whitespace', '10.0.0.0 /8'],
  ['zone-id', 'fe80::%eth0/64'],
  ['leading-zero', '10.0.0.0/08'],
  ['octet-out-of-range', '256.0.0.0/8'],
  ['syntax', '10.0.0/8'],
  ['prefix-missing', '10.0.0.0'],
  ['prefix-not-a-number', '10.0.0.0/x'],
  ['prefix-out-of-range', '10.0.0.0/33'],
  ['ipv4-mapped', '::ffff:10.0.0.0/104'],
  ['host-bits', '10.0.0.5/8'],
];

/** What the tests of every provider want to know of one. */
export interface ProviderCases {
  /** Plans with the errors and warnings that they have: for each rule some that break it, some that just do not. */
  readonly cases: readonly Case[];
  /** Plans with the notes that they have. */
  readonly notes: readonly Case[];
  /** Messages that no plan brings about, as `rule: variant`; why stands beside them. */
  readonly neverSaid: readonly string[];
  /** Plans that hold between them a text in each field for an address or a range, by the example that they begin with. */
  readonly full: readonly (readonly [example: string, changes: Changes])[];
  /** Rules that ask for what only a person can say, beside those that find a field empty: a choice may break them. */
  readonly asking: readonly string[];
  /** Values to choose in each field that has a choice of its own, as its form offers them. */
  readonly choices: readonly (readonly [path: string, values: readonly unknown[]])[];
}
