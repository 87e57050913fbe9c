import type { Cidr } from './cidr.js';
import type { Family } from './family.js';

/** What each problem of a text that stands for an address or a range is told with. */
export interface ProblemParams {
  /** There is nothing but space. */
  readonly empty: { readonly wanted: 'address' | 'range'; readonly family?: Family; readonly example?: string };
  /** Without its spaces, where that is what is wanted. */
  readonly whitespace: { readonly text: string; readonly without?: string };
  readonly 'zone-id': { readonly text: string };
  /** A number with zeros before it: a part of an IPv4 address, or the prefix length. */
  readonly 'leading-zero': { readonly text: string; readonly part: 'octet' | 'prefix'; readonly digits: string; readonly number: number };
  readonly 'octet-out-of-range': { readonly text: string; readonly octet: string };
  /** Neither notation, or not that of the family that its colons or dots promise. */
  readonly syntax: { readonly text: string; readonly family?: Family };
  /** With a range that it could be meant for. */
  readonly 'prefix-missing': { readonly text: string; readonly bits: number; readonly range?: string };
  readonly 'prefix-not-a-number': { readonly text: string; readonly bits: number };
  readonly 'prefix-out-of-range': { readonly prefix: string; readonly family: Family; readonly bits: number };
  readonly 'ipv4-mapped': { readonly text: string; readonly ipv4: string };
  readonly 'host-bits': { readonly text: string; readonly prefix: number; readonly network: string };
}

/** Why a text is not an address or a range. */
export type ProblemCode = keyof ProblemParams;

/** What is wrong with a text: which problem it is and what it is told with; the wording stands in `messages/`. */
export type AddressProblem = {
  readonly [Code in ProblemCode]: {
    readonly code: Code;
    readonly params: ProblemParams[Code];
    /** What the person very likely meant, where that can be told. */
    readonly suggestion?: Cidr;
  };
}[ProblemCode];
