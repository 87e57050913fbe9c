import { formatCount, parseCidr, serviceAddresses } from '@dualstack/schema';
import type { TFunction } from 'i18next';
import type { FamilyMap, MapBlock, MapStack } from './layout.js';
import type { FamilyPlan, PlannedRange, Role } from './tree.js';

type Named = { readonly role: Role; readonly name: string; readonly short?: string };

/** Words of the map, in the language of the page. */
export type MapWords = ReturnType<typeof mapWords>;

/** Roles that a range is called by where it is the only one of its kind. */
const BY_ROLE: readonly Role[] = ['pods', 'services', 'nodes', 'loadBalancers', 'nat64', 'vpc'];

/**
 * What is said in a map.
 *
 * @param families of the plan, which say whether a role is enough to tell a range from the others
 */
export function mapWords(t: TFunction, families: readonly FamilyPlan[]) {
  // Beside networks that have names of their own, all go by their names.
  const hasNetworks = families.some(({ ranges, unreadable }) => [...ranges, ...unreadable].some(({ role }) => role === 'platform'));
  const isAlone = new Map(
    BY_ROLE.map((role) => [role, families.every(({ ranges, unreadable, assigned }) => new Set([...ranges, ...unreadable, ...assigned].filter((each) => each.role === role).map(({ name }) => name)).size < 2)] as const),
  );
  const nameOf = ({ role, name, short = name }: Named): string => (role === 'platform' || role === 'reserved' || hasNetworks || isAlone.get(role) !== true ? short : t(`roles.${role}`));

  /** Whose ranges those are that nobody names: where a cloud assigns some, it makes the others too. */
  const made = t(families.some(({ assigned }) => assigned.length > 0) ? 'map.automaticByCloud' : 'map.automatic');

  /** How much a range holds, in the words in which its form says it: a Service range has fewer Services than addresses. */
  const sizeOf = ({ role, cidr, size }: Pick<PlannedRange, 'role' | 'cidr' | 'size'>): string => {
    const parsed = role === 'services' ? parseCidr(cidr) : undefined;
    if (parsed?.ok) return t('map.services', { amount: formatCount(serviceAddresses(parsed.value)) });
    return t('map.addresses', { amount: formatCount(BigInt(size)) });
  };

  /** The second line of a block. */
  const secondOf = ({ node, slices }: MapBlock): string => {
    if (node.suggestion !== undefined) return t('map.notNetwork', { suggestion: node.suggestion });
    if (node.conflict) return t(node.conflict.severity === 'error' ? 'map.overlaps' : 'map.meets', { names: node.conflict.with.map(nameOf).join(t('marks.comma')) });
    if (!node.range) return '';
    const { automatic } = node.range;
    return [sizeOf(node.range), ...(slices ? [t('map.slices', { amount: formatCount(BigInt(slices.count)), prefix: slices.prefix })] : []), ...(automatic ? [made] : [])].join(' · ');
  };

  const stackOf = ({ count, prefix, name, conflicts }: MapStack): string =>
    [
      prefix === undefined ? t('map.stack', { count }) : t('map.stackOf', { count, prefix }),
      ...(name === undefined ? [] : [name]),
      ...(conflicts > 0 ? [t('map.problems', { count: conflicts })] : []),
    ].join(' · ');

  const headOf = ({ networks, overlaps }: FamilyMap): readonly [networks: string, overlaps: string | undefined] => [t('map.networks', { count: networks }), overlaps > 0 ? t('map.overlapCount', { count: overlaps }) : undefined];

  return { nameOf, made, sizeOf, secondOf, stackOf, headOf };
}
