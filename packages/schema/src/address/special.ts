import { type Cidr, cidr } from './cidr.js';

/** What a block is set aside for. */
export type SpecialKind = 'this-network' | 'loopback' | 'link-local' | 'multicast' | 'reserved' | 'unspecified' | 'documentation' | 'site-local';

/** A block that the IANA registries set aside. */
export interface SpecialRange {
  readonly cidr: Cidr;
  readonly kind: SpecialKind;
  readonly rfc: string;
}

const special = (text: string, kind: SpecialKind, rfc: string): SpecialRange => ({ cidr: cidr(text), kind, rfc });

/** Blocks in which no Pod, Service or node can live (RFC 6890 and the registries that it set up). */
export const UNUSABLE_RANGES: readonly SpecialRange[] = [
  special('0.0.0.0/8', 'this-network', 'RFC 791'),
  special('127.0.0.0/8', 'loopback', 'RFC 1122'),
  special('169.254.0.0/16', 'link-local', 'RFC 3927'),
  special('224.0.0.0/4', 'multicast', 'RFC 5771'),
  special('240.0.0.0/4', 'reserved', 'RFC 1112'),
  special('::/128', 'unspecified', 'RFC 4291'),
  special('::1/128', 'loopback', 'RFC 4291'),
  special('fe80::/10', 'link-local', 'RFC 4291'),
  special('ff00::/8', 'multicast', 'RFC 4291'),
];

/** Blocks for examples in documents, never routed (RFC 5737, RFC 3849, RFC 9637). */
export const DOCUMENTATION_RANGES: readonly SpecialRange[] = [
  special('192.0.2.0/24', 'documentation', 'RFC 5737'),
  special('198.51.100.0/24', 'documentation', 'RFC 5737'),
  special('203.0.113.0/24', 'documentation', 'RFC 5737'),
  special('2001:db8::/32', 'documentation', 'RFC 3849'),
  special('3fff::/20', 'documentation', 'RFC 9637'),
];

/** Site-local unicast, deprecated by RFC 3879. */
export const SITE_LOCAL: SpecialRange = special('fec0::/10', 'site-local', 'RFC 3879');

/** Private IPv4 blocks (RFC 1918) and the locally assigned half of unique local IPv6 (RFC 4193), where a fix looks for room. */
export const PRIVATE_POOLS: readonly Cidr[] = [cidr('10.0.0.0/8'), cidr('172.16.0.0/12'), cidr('192.168.0.0/16'), cidr('fd00::/8')];
