import { binds, type Family, formatPath, type Message, type RangeRole, type Reservation, reservationsOf, validatePlan } from '@dualstack/schema';

/** A range of a plan. */
export interface FleetRange {
  /** Where it stands, the same in every plan of a fleet, with its family. */
  readonly key: string;
  readonly role: RangeRole;
  readonly family: Family;
  readonly name: Message;
  readonly cidr: string;
  readonly prefix: number;
}

/** The ranges of a plan: those that are its own, a VPC that it makes with them, and those that others may have too. */
export interface FleetRanges {
  readonly own: readonly FleetRange[];
  readonly repeated: readonly FleetRange[];
}

/**
 * The ranges of a plan by what an address space makes of them; none where it cannot be read.
 *
 * @param mayRepeat whether ranges inside clusters may repeat in the space
 */
export function rangesOf(plan: unknown, mayRepeat: boolean): FleetRanges {
  const facts = validatePlan(plan).read?.facts();
  if (!facts) return { own: [], repeated: [] };
  const existing = new Set(facts.ranges.filter(({ exists }) => exists === true).map(({ path }) => formatPath(path)));
  const all = reservationsOf(facts).filter(({ holder, path, isHost }) => (holder === 'plan' && !isHost) || (holder === 'network' && !existing.has(formatPath(path))));
  const isOwn = (each: Reservation) => each.holder === 'network' || binds(each, mayRepeat);
  return { own: all.filter(isOwn).map(told), repeated: all.filter((each) => !isOwn(each)).map(told) };
}

const told = ({ path, role, family, name, cidr }: Reservation): FleetRange => ({ key: `${formatPath(path)} ${family}`, role, family, name, cidr, prefix: Number(cidr.split('/')[1]) });

/** The roles of ranges, each once, in the order in which they are first met. */
export const rolesOf = (ranges: readonly FleetRange[]): readonly RangeRole[] => [...new Set(ranges.map(({ role }) => role))];
