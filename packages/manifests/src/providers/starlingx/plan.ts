import { FAMILY_LABEL, type Family, familiesOf, formatAddress } from '@dualstack/schema';
import type { Balancers } from '../../kit/load-balancers.js';
import * as starlingx from '@dualstack/schema/providers/starlingx';

export type Plan = starlingx.StarlingxPlan;

/** The load balancers of a plan; undefined where it has none, and where it takes a family away. */
export function balancersOf({ spec }: Plan): Balancers | undefined {
  const { loadBalancers: settings, starlingx: { mode, systemType } } = spec;
  return settings && mode !== 'revert' ? { settings, families: familiesOf(spec.ipFamily), hasNoWorkers: systemType !== 'standard' } : undefined;
}

/** The families of a plan, primary one first. */
export const families = ({ spec }: Plan): readonly Family[] => familiesOf(spec.ipFamily);

/** The family that a plan adds or removes: the second one. */
export const secondFamily = (plan: Plan): Family => families(plan)[1] ?? 'ipv6';

/** How a plan calls its families in a sentence. */
export const spoken = (list: readonly Family[]): string => list.map((family) => FAMILY_LABEL[family]).join(' and ');

/** The networks to convert, in the order that StarlingX takes: OAM before those of the cluster, management after, admin last. */
const CONVERSION_ORDER = ['oam', 'clusterPod', 'clusterService', 'clusterHost', 'management', 'admin'] as const satisfies readonly starlingx.NetworkName[];

/** The subnets of the second family, in the order in which they are added. */
export function secondSubnets(plan: Plan): readonly starlingx.PlatformSubnet[] {
  return CONVERSION_ORDER.flatMap((name) => starlingx.subnetOf(plan, name, secondFamily(plan)) ?? []);
}

/** The name of an address pool, as bootstrap names it. */
export const poolName = ({ info, family }: starlingx.PlatformSubnet): string => `${info.pool}-${family}`;

/** The families that the system speaks when all is done: after a revert, the first one alone. */
const familiesAfter = (plan: Plan): readonly Family[] => (plan.spec.starlingx.mode === 'revert' ? families(plan).slice(0, 1) : families(plan));

/** Network address and prefix length of a subnet, as `system addrpool-add` takes them. */
export const poolNetwork = ({ cidr, family }: starlingx.PlatformSubnet): readonly [network: string, prefix: string] => (cidr ? [formatAddress(family, cidr.first), String(cidr.prefix)] : ['', '']);

/** The servers that a running system is to ask for names, those of the families that it speaks then. */
export function dnsServers(plan: Plan, own: readonly Family[] = familiesAfter(plan)): string[] {
  return plan.spec.starlingx.dnsServers.filter(({ value }) => value && own.includes(value.family)).map(({ text }) => text);
}
