import { contains, parseCidr, type Path, poolsFor, type RangeRole, reservationsOf, type Validation } from '@dualstack/schema';

/** A pool as the server tells of it. */
interface Pool {
  readonly cidr: string;
  readonly roles: readonly string[];
}

/** Ranges that no router passes on, which no pool is for. */
const LOCAL = ['fe80::/10', 'ff00::/8', '169.254.0.0/16', '224.0.0.0/4'].flatMap((text) => {
  const parsed = parseCidr(text);
  return parsed.ok ? [parsed.value] : [];
});

/** The ranges of a plan that lie in no pool of an address space, as far as it has pools for their role. */
export function outsideOf(facts: ReturnType<NonNullable<Validation['read']>['facts']>, pools: readonly Pool[]): readonly { readonly path: Path; readonly range: string; readonly role: RangeRole }[] {
  const given = pools.flatMap(({ cidr, roles }) => {
    const parsed = parseCidr(cidr);
    return parsed.ok ? [{ cidr: parsed.value, roles }] : [];
  });
  return reservationsOf(facts).flatMap(({ path, role, family, cidr, holder }) => {
    const range = parseCidr(cidr);
    const places = poolsFor(given, family, role);
    if (holder === 'others' || !range.ok || places.length === 0 || [...places, ...LOCAL].some((place) => contains(place, range.value))) return [];
    return [{ path, range: cidr, role }];
  });
}
