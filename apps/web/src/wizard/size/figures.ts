import { buildAddressPlan, type Family, formatPath, IP_FAMILIES, type IpFamily, parseCidr, type Path, type Validation, valueAt } from '@dualstack/schema';

/** What is typed into the dialog. */
export interface Figures {
  readonly ipFamily: IpFamily;
  readonly now: string;
  readonly most: string;
  readonly pods: string;
  readonly services: string;
  readonly prefix: string;
  readonly nodeNetwork: boolean;
}

/** Limits of the numbers, as the server has them. */
export const LIMITS = { now: [1, 1_000_000], most: [1, 1_000_000], pods: [1, 100_000], services: [0, 100_000_000] } as const;
export type Numbers = keyof typeof LIMITS;

/** A whole number as people write it, with commas and spaces or without; undefined where it is none within the limits. */
export function numberOf(text: string, [least, most]: readonly [number, number]): number | undefined {
  const bare = text.replace(/[\s,_]/g, '');
  if (!/^\d{1,9}$/.test(bare)) return undefined;
  const value = Number(bare);
  return value >= least && value <= most ? value : undefined;
}

/** Where a plan says nothing. */
const USUAL = { now: 3, most: 50, pods: 110, services: 1000 } as const;
/** Addresses of a network of hosts that sizing leaves beside those of nodes, at most: what a plan carries with these is what it was sized for. */
const BESIDE_HOSTS = 13n;

/** Numbers as they stand in a field, within its limits. */
const within = (value: bigint | number, [least, most]: readonly [number, number]): string => {
  const at = BigInt(value);
  return String(at < BigInt(least) ? least : at > BigInt(most) ? most : at);
};

/**
 * What a plan is asked to carry where it says so, what it carries now where it does not, and what is common where that cannot be told.
 * A plan that is sized for these figures has the ranges that it has.
 */
export function initialFigures(plan: unknown, { read }: Pick<Validation, 'read'>): Figures {
  const given = valueAt(plan, ['spec', 'ipFamily']);
  const figures = { ipFamily: IP_FAMILIES.find((each) => each === given) ?? 'IPv4+IPv6', prefix: '', nodeNetwork: false };
  const facts = read?.facts();
  if (!facts) return { ...figures, now: String(USUAL.now), most: String(USUAL.most), pods: String(USUAL.pods), services: String(USUAL.services) };
  const { families, capacity, growth: { lanes, wanted } } = buildAddressPlan(facts);
  const isOfPods = ({ path }: { readonly path: Path }) => facts.ranges.some((range) => range.role === 'pods' && formatPath(range.path) === formatPath(path));
  const isOfHosts = ({ path }: { readonly path: Path }) => facts.ranges.some((range) => (range.role === 'nodes' || range.role === 'platform') && formatPath(range.path) === formatPath(path));
  const carried = lanes.map((lane) => (isOfHosts(lane) && !isOfPods(lane) ? BigInt(lane.nodes) - BESIDE_HOSTS : BigInt(lane.nodes)));
  const least = carried.length > 0 ? carried.reduce((a, b) => (a < b ? a : b)) : BigInt(USUAL.most);
  const asked = BigInt(wanted?.count ?? 0);
  const now = nodesNow(plan) ?? (asked > 0n ? asked : BigInt(USUAL.now));
  const most = wanted?.isMost ? asked : least > asked ? least : asked;
  /** Of IPv6 every node has more than it can use. */
  const each = families.find(({ family }) => family === 'ipv4')?.capacity;
  return {
    ...figures,
    now: within(now, LIMITS.now),
    most: within(most > now ? most : now, LIMITS.most),
    pods: within(podsPerNode(each), LIMITS.pods),
    services: capacity.services === undefined ? String(USUAL.services) : within(BigInt(capacity.services), LIMITS.services),
  };
}

/** The nodes that the one pool of a plan begins with. */
function nodesNow(plan: unknown): bigint | undefined {
  if (!hasOnePool(plan)) return undefined;
  const count: unknown = ['replicas', 'initialNodeCount'].map((key) => valueAt(plan, ['spec', 'nodePools', 0, key])).find((value) => typeof value === 'number');
  return typeof count === 'number' && count >= 1 && Number.isSafeInteger(count) ? BigInt(count) : undefined;
}

/** Pods that a node is meant for: what its system gives it, or half of the addresses of its range, so that none is given to a new Pod just after it was given back. */
function podsPerNode(capacity: { readonly podAddressesPerNode?: string; readonly podsPerNode?: string } | undefined): bigint {
  const usual = BigInt(USUAL.pods);
  if (capacity?.podAddressesPerNode === undefined) return usual;
  const addresses = BigInt(capacity.podAddressesPerNode);
  if (capacity.podsPerNode === capacity.podAddressesPerNode) return addresses;
  const half = (addresses + 2n) / 2n;
  return half > 2n * usual ? half : addresses > usual ? usual : addresses;
}

/** Whether a plan could have a network of its nodes, and names none. */
export function lacksNodeNetwork({ read }: Pick<Validation, 'read'>): boolean {
  if (!read || (read.id !== 'kubeadm' && read.id !== 'kkp')) return false;
  const { ranges, addresses = [] } = read.facts();
  return addresses.length === 0 && !ranges.some(({ role }) => role === 'nodes');
}

/** Whether one place of a plan says how many nodes there are. */
export const hasOnePool = (plan: unknown): boolean => {
  const pools = valueAt(plan, ['spec', 'nodePools']);
  return Array.isArray(pools) && pools.length === 1;
};

/** A prefix as it is typed: nothing, a range, or something else. */
export function prefixOf(text: string): { readonly ok: true; readonly prefix?: string; readonly family?: Family } | { readonly ok: false } {
  if (text.trim() === '') return { ok: true };
  const parsed = parseCidr(text.trim());
  return parsed.ok ? { ok: true, prefix: text.trim(), family: parsed.value.family } : { ok: false };
}

/** A global ID of unique local addresses, drawn at random: ten hexadecimal digits. */
export const drawId = (): string => Array.from(crypto.getRandomValues(new Uint8Array(5)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What a line of a sum is known by. */
export const keyOf = ({ path }: { readonly path: readonly (string | number)[] }): string => formatPath(path);
