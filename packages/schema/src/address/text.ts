import { type Address, type Cidr, parseAddress, parseCidr, type Parsed } from './cidr.js';
import { formatAddress, formatCidr } from './format.js';
import { remember } from './remember.js';

/**
 * A text of a plan that stands for an address or a range, with what it means. It was read once; whoever needs the value
 * takes it from here. In JSON, and wherever a document is written, it is its text.
 *
 * @typeParam Value what it means when it can be read
 */
export class Written<Value> {
  constructor(
    /** In the one spelling (RFC 5952, decimal prefix) where it can be read, else as it was typed. */
    readonly text: string,
    readonly parsed: Parsed<Value>,
  ) {}

  /** What it means; undefined where it cannot be read. */
  get value(): Value | undefined {
    return this.parsed.ok ? this.parsed.value : undefined;
  }

  toJSON(): string {
    return this.text;
  }
}

/** A range as a plan writes it. */
export type RangeText = Written<Cidr>;
/** An address as a plan writes it. */
export type AddressText = Written<Address>;

/**
 * Reads a text that stands for a range. Where it can be read, its text becomes the one spelling of it, so that whatever
 * compares texts later (a provider of Terraform, an operator, a person) sees the same one.
 *
 * @param text for example `FD00:0::/48`, which becomes `fd00::/48`
 */
export const rangeText: (text: string) => RangeText = remember((text) => {
  const parsed = parseCidr(text);
  return new Written(parsed.ok ? formatCidr(parsed.value) : text, parsed);
});

/** Reads a text that stands for an address, as {@link rangeText} does for a range. */
export const addressText: (text: string) => AddressText = remember((text) => {
  const parsed = parseAddress(text);
  return new Written(parsed.ok ? formatAddress(parsed.value.family, parsed.value.value) : text, parsed);
});
