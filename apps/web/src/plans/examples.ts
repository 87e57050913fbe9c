/** Which families an example is looked for by. */
export const FAMILY_FILTERS = ['all', 'both', 'ipv4', 'ipv6'] as const;
export type FamilyFilter = (typeof FAMILY_FILTERS)[number];

interface Listed {
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  readonly ipFamily: string;
}

const FITS: Readonly<Record<FamilyFilter, (ipFamily: string) => boolean>> = {
  all: () => true,
  both: (ipFamily) => ipFamily.includes('+'),
  ipv4: (ipFamily) => ipFamily === 'IPv4',
  ipv6: (ipFamily) => ipFamily === 'IPv6',
};

/**
 * Groups of examples by provider, in the order of the providers: those that hold every word that is looked for, in their
 * title, id or provider, and that have the families. Groups without any are left out.
 */
export function findExamples<Example extends Listed, Provider extends { readonly id: string; readonly title: string }>(examples: readonly Example[], providers: readonly Provider[], query: string, family: FamilyFilter) {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return providers.flatMap((provider) => {
    const found = examples.filter(({ id, title, provider: of, ipFamily }) => {
      if (of !== provider.id || !FITS[family](ipFamily)) return false;
      const text = `${title} ${id} ${provider.title} ${provider.id}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return found.length > 0 ? [{ provider, examples: found }] : [];
  });
}
