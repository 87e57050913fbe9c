import { type Family, formatPath, IP_FAMILIES, type IpFamily, parseCidr, type Validation, valueAt } from '@dualstack/schema';

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

/** The number that plan of a size begins with: what it says of its nodes, or what is common. */
export function initialFigures(plan: unknown, { read }: Pick<Validation, 'read'>): Figures {
  const given = valueAt(plan, ['spec', 'ipFamily']);
  const wanted = read?.facts().growth?.wanted?.count ?? read?.facts().nodesWanted?.count ?? 0;
  const now = Math.max(wanted, 3);
  return { ipFamily: IP_FAMILIES.find((each) => each === given) ?? 'IPv4+IPv6', now: String(now), most: String(Math.max(now, 50)), pods: '110', services: '1000', prefix: '', nodeNetwork: false };
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
