import { cidr, type Cidr, cidrFrom } from '../address/cidr.js';
import { ADDRESS_BITS } from '../address/family.js';
import { contains } from '../address/overlap.js';
import type { Path } from '../findings/finding.js';
import type { ClusterFacts } from './facts.js';
import type { BalancerFacts } from './load-balancers.js';

/** Who makes AAAA records out of A records (DNS64, RFC 6147): CoreDNS of the cluster, or the resolver that the nodes ask and CoreDNS forwards to. */
export const DNS64_BY = ['coredns', 'upstream'] as const;
export type Dns64By = (typeof DNS64_BY)[number];
/** What translates packets: something outside of the cluster, or Cilium as its plugin. */
export const NAT64_GATEWAYS = ['external', 'cilium'] as const;
export type Nat64Gateway = (typeof NAT64_GATEWAYS)[number];

/** The Well-Known Prefix (RFC 6052, section 2.1), which CoreDNS and Cilium take unless told otherwise. */
export const WELL_KNOWN_PREFIX = '64:ff9b::/96';
/** A prefix for addresses that are not global, out of the block for local use (RFC 8215). */
export const LOCAL_USE_PREFIX = '64:ff9b:1::/96';
const WELL_KNOWN = cidr(WELL_KNOWN_PREFIX);
const LOCAL_USE = cidr('64:ff9b:1::/48');
/** The lengths that a prefix may have (RFC 6052, section 2.2), the shortest first. */
export const NAT64_PREFIX_LENGTHS = [32, 40, 48, 56, 64, 96] as const;
/** Bits 64 to 71 of an address with one of IPv4 in it, which are zero (RFC 6052, section 2.2). */
export const ZERO_OCTET = 0xffn << 56n;

/** Whether a prefix is the Well-Known one, or a part of it. */
export const isWellKnown = (prefix: Cidr): boolean => contains(WELL_KNOWN, prefix);
/** Whether a prefix is set aside for translation everywhere, so that it is nobody's. */
export const isForTranslation = (prefix: Cidr): boolean => isWellKnown(prefix) || contains(LOCAL_USE, prefix);
/** Whether addresses of IPv4 can be put behind a prefix. */
export const canEmbed = ({ family, prefix, first }: Cidr): boolean => family === 'ipv6' && NAT64_PREFIX_LENGTHS.some((length) => length === prefix) && (first & ZERO_OCTET) === 0n;

/**
 * The address of IPv6 that stands for one of IPv4 behind a prefix: its bits follow those of the prefix and pass over the octet that is
 * zero (RFC 6052, section 2.2).
 *
 * @throws where nothing can be put behind the prefix
 */
export function embedded(prefix: Cidr, ipv4: bigint): Cidr {
  if (!canEmbed(prefix)) throw new Error(`nothing can be put behind a prefix of /${prefix.prefix}`);
  if (prefix.prefix === ADDRESS_BITS.ipv6 - ADDRESS_BITS.ipv4) return cidrFrom('ipv6', prefix.first | ipv4, ADDRESS_BITS.ipv6);
  /** How many bits stand before the octet that is zero, and how many behind it. */
  const before = BigInt(Math.min(ADDRESS_BITS.ipv4, 64 - prefix.prefix));
  const behind = BigInt(ADDRESS_BITS.ipv4) - before;
  const value = ((ipv4 >> behind) << 64n) | ((ipv4 & ((1n << behind) - 1n)) << (56n - behind));
  return cidrFrom('ipv6', prefix.first | value, ADDRESS_BITS.ipv6);
}

/** The first release of Cilium with a gateway for NAT64 (cilium/cilium#22421, in 1.13 by #22948). */
export const CILIUM_NAT64_FROM = '1.13';

/** The addresses of `ipv4only.arpa`, by which a prefix is found out (RFC 7050, section 2.2): 192.0.0.170 and 192.0.0.171. */
export const IPV4_ONLY_ADDRESSES = [0xc00000aan, 0xc00000abn] as const;

/** What the rules about NAT64 need to know of a plan that has it. */
export interface Nat64Facts {
  readonly path: Path;
  readonly dns64: Dns64By;
  readonly gateway: Nat64Gateway;
  /** Where the network plugin is said. */
  readonly pluginPath: Path;
  /** Cilium, where it is the network plugin. */
  readonly cilium?: NonNullable<BalancerFacts['cilium']>;
}

/** Whether a cluster has NAT64 and speaks IPv6 alone, where that has a meaning. */
export const translates = (facts: ClusterFacts): facts is ClusterFacts & { readonly nat64: Nat64Facts } => facts.nat64 !== undefined && facts.ipFamily === 'IPv6';
