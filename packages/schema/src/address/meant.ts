import { type Cidr, cidrFrom, parseAddress, parseCidr } from './cidr.js';
import { ADDRESS_BITS, type Family } from './family.js';
import { equals } from './overlap.js';
import type { AddressProblem } from './problem.js';
import { PRIVATE_POOLS } from './special.js';
import type { RangeText } from './text.js';

/**
 * Ranges that a text which is none very likely stands for, best first: what its problem suggests; for an address without prefix
 * length, the range around it of the usual size, then the whole private block that begins with it (RFC 1918, RFC 4193).
 *
 * @param usual a range that the field takes, for its size; undefined where a single host would do, and then that host is the range
 */
export function rangesMeant({ code, params, suggestion }: AddressProblem, usual: string | undefined): readonly Cidr[] {
  if (suggestion) return [suggestion];
  if (code !== 'prefix-missing') return [];
  const address = parseAddress(params.text);
  if (!address.ok) return [];
  const { family, value } = address.value;
  if (usual === undefined) return [cidrFrom(family, value, ADDRESS_BITS[family])];
  const size = parseCidr(usual);
  const around = cidrFrom(family, value, size.ok && size.value.family === family ? size.value.prefix : USUAL_PREFIX[family]);
  return [around, ...PRIVATE_POOLS.filter((pool) => pool.family === family && pool.first === value && !equals(pool, around))];
}

/** {@link rangesMeant} of a family, for a text that stands where a range of it belongs and a single host would do. */
export const rangesMeantOf = ({ parsed }: RangeText, family: Family): readonly Cidr[] => (parsed.ok ? [] : rangesMeant(parsed.problem, undefined).filter((range) => range.family === family));

/** The size of a network of hosts, where the field says nothing of this family. */
const USUAL_PREFIX = { ipv4: 24, ipv6: 64 } as const;
