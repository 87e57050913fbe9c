import { type Change, cidr, contains, type Family, formatCidr, formatPath, moveWith, parseCidr, type Path, type Provider, type RangeRole, type Validation, valueAt } from '@dualstack/schema';

/** What is asked for a field. */
export interface Wanted {
  readonly prefix: number;
  readonly role: RangeRole;
  /** The other ranges of the plan. */
  readonly others: readonly string[];
  /** What the field has now. */
  readonly now?: string;
  /** The network that it is a part of. */
  readonly within?: string;
  /** A field that goes with the range: it is derived again. */
  readonly also: readonly Path[];
}

/** The half of unique local addresses that nobody draws from. Where the usual range of a field lies in it, the system takes ranges there alone. */
const CENTRAL = cidr('fc00::/8');

/** What a range is for, by where it is written: for plans that cannot be read yet. */
function roleOf(path: Path): RangeRole {
  const at = formatPath(path);
  if (/serviceCidrs|clusterService/.test(at)) return 'services';
  if (/podCidrs|podSubnets|clusterPod|ContainerCidrs/.test(at)) return 'pods';
  if (/\.vpc\./.test(at)) return 'vpc';
  if (/loadBalancers\.pools/.test(at)) return 'loadBalancers';
  if (/\.nat64\./.test(at)) return 'nat64';
  return /starlingx\.networks/.test(at) ? 'platform' : 'nodes';
}

/**
 * The range that a field may have: of the size that it has, else of the usual one.
 */
export function wantedAt({ validation, plan, provider, path, family }: { validation: Pick<Validation, 'read'>; plan: unknown; provider: Pick<Provider, 'exampleRange'>; path: Path; family: Family }): Wanted {
  const facts = validation.read?.facts();
  const isAt = (one: Path, other: Path) => formatPath(one) === formatPath(other);
  const fact = facts?.ranges.find((each) => isAt(each.path, path));
  const network = fact?.network && facts?.read.find((each) => isAt(each.fact.path, fact.network ?? []))?.cidr;
  const text = valueAt(plan, path);
  const [own, usual] = [typeof text === 'string' ? text : '', provider.exampleRange(path, family)].map(parseCidr);
  const now = own?.ok && own.value.family === family ? own.value : undefined;
  const usualPrefix = usual?.ok && usual.value.family === family ? usual.value.prefix : family === 'ipv4' ? 24 : 64;
  const prefix = Math.max(now?.prefix ?? usualPrefix, network ? network.prefix + 1 : 1);
  const others = (facts?.read ?? []).filter((each) => !isAt(each.fact.path, path) && !(fact?.network && isAt(each.fact.path, fact.network))).map(({ cidr }) => formatCidr(cidr));
  const isCentral = usual?.ok === true && contains(CENTRAL, usual.value);
  const within = network ? formatCidr(network) : isCentral ? formatCidr(CENTRAL) : undefined;
  const gateway = path.at(-1) === 'cidr' ? [...path.slice(0, -1), 'gatewayIp'] : undefined;
  return {
    prefix,
    role: fact?.role ?? roleOf(path),
    others: [...new Set(others)].filter((each) => each !== (now && formatCidr(now))),
    ...(now && { now: formatCidr(now) }),
    ...(within !== undefined && { within }),
    also: gateway && valueAt(plan, gateway) !== undefined ? [gateway] : [],
  };
}

/**
 * The changes that put a range into a field: addresses, gateways and parts that lie in the old one go to the same place in the new one,
 * and what is derived from it and has no place there is derived again.
 */
export function changesTo(range: string, { validation, plan, provider, path, also }: { validation: Pick<Validation, 'read'>; plan: unknown; provider: Pick<Provider, 'fieldAt'>; path: Path } & Pick<Wanted, 'also'>): readonly [Change, ...Change[]] {
  const to = parseCidr(range);
  const moved: readonly [Change, ...Change[]] = to.ok ? moveWith(plan, validation.read, provider, path, to.value) : [{ path, value: range }];
  const isMoved = (each: Path) => moved.some((change) => formatPath(change.path) === formatPath(each));
  return [...moved, ...also.filter((each) => !isMoved(each)).map((each) => ({ path: each }))];
}
