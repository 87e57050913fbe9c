import { FAMILIES, type Family } from '../../address/family.js';
import type { Capacity, RangeFact, ReadRange } from '../../facts/facts.js';
import { type Growth, type Lane, podLanes, reasonOf } from '../../facts/growth.js';
import { SYSTEM_TYPE_LABEL } from './catalog.js';
import type { StarlingxPlan } from './plan.js';
import { isSimplex, platformOf, type PlatformSubnet } from './platform.js';

/** Networks in which every host has an address. */
const OF_EVERY_HOST = ['management', 'clusterHost'] as const;

/**
 * What the hosts of a system use up: addresses of the networks that all of them sit in, and addresses for their Pods. A
 * system of one host does not grow.
 */
export function growth(plan: StarlingxPlan, ranges: readonly RangeFact[], read: readonly ReadRange[], capacity: Partial<Record<Family, Capacity>>): Growth {
  const { hosts, systemType } = plan.spec.starlingx;
  const controllers = isSimplex(plan) ? 1 : 2;
  const wanted = { path: ['spec', 'starlingx', 'hosts'], count: controllers + (hosts?.worker ?? 0) + (hosts?.storage ?? 0), isMost: false };
  if (isSimplex(plan)) return { lanes: [{ name: { code: 'starlingx/system' }, path: ['spec', 'starlingx', 'systemType'], nodes: '1', reason: reasonOf('system', { type: SYSTEM_TYPE_LABEL[systemType] }) }], wanted };
  const networks = platformOf(plan).flatMap((subnet) => (OF_EVERY_HOST.some((name) => name === subnet.name) ? hostLane(subnet, ranges) : []));
  return { lanes: [...networks, ...FAMILIES.flatMap((family) => podLanes({ read, nodeMask: {}, capacity }, family))], wanted };
}

/** From the first address of the pool to the last, less those of nobody's own. */
function hostLane({ family, path, addresses }: PlatformSubnet, ranges: readonly RangeFact[]): Lane[] {
  const name = ranges.find((fact) => fact.path.join('.') === path.join('.'))?.name;
  const [from, to] = [addresses.start?.address?.value, addresses.end?.address?.value];
  if (!name || from === undefined || to === undefined || to < from) return [];
  const others = new Set((['gateway', 'floating'] as const).map((field) => addresses[field]?.address?.value).filter((value) => value !== undefined && value >= from && value <= to)).size;
  const all = to - from + 1n;
  return [{ family, name, path, nodes: (all > BigInt(others) ? all - BigInt(others) : 0n).toString(), reason: reasonOf('hosts', { addresses: all.toString(), others }) }];
}
