/** An address family, named the way plan documents and Kubernetes flags name it. */
export type Family = 'ipv4' | 'ipv6';

/** Both families, IPv4 first: the order in which every real system lists them. */
export const FAMILIES = ['ipv4', 'ipv6'] as const satisfies readonly Family[];

/** Bits in an address of each family (RFC 791, RFC 8200). */
export const ADDRESS_BITS = { ipv4: 32, ipv6: 128 } as const satisfies Record<Family, number>;

/** How people write the family. */
export const FAMILY_LABEL = { ipv4: 'IPv4', ipv6: 'IPv6' } as const satisfies Record<Family, string>;

/** The families of a cluster; the first one named is the primary one. */
export const IP_FAMILIES = ['IPv4', 'IPv6', 'IPv4+IPv6', 'IPv6+IPv4'] as const;

/** One of {@link IP_FAMILIES}. */
export type IpFamily = (typeof IP_FAMILIES)[number];

const FAMILIES_OF: Record<IpFamily, readonly Family[]> = {
  IPv4: ['ipv4'],
  IPv6: ['ipv6'],
  'IPv4+IPv6': ['ipv4', 'ipv6'],
  'IPv6+IPv4': ['ipv6', 'ipv4'],
};

/** The families that a cluster speaks, primary one first. */
export function familiesOf(ipFamily: IpFamily): readonly Family[] {
  return FAMILIES_OF[ipFamily];
}

/** Whether a cluster speaks both families. */
export function isDualStack(ipFamily: IpFamily): boolean {
  return FAMILIES_OF[ipFamily].length === 2;
}
