import { FAMILY_LABEL } from '@dualstack/schema';
import type * as starlingx from '@dualstack/schema/providers/starlingx';
import { toShell } from '../../format/shell.js';
import { dnsServers, families, type Plan, poolName, poolNetwork, secondFamily, secondSubnets, spoken } from './plan.js';
import { COMMON } from './script-common.js';
import { CONVERT } from './script-convert.js';
import { REVERT } from './script-revert.js';

const shared = (plan: Plan) => ({
  SYSTEM_NAME: plan.metadata.name,
  SYSTEM_TYPE: plan.spec.starlingx.systemType,
  PRIMARY: FAMILY_LABEL[families(plan)[0] ?? 'ipv4'],
  SECOND: FAMILY_LABEL[secondFamily(plan)],
});

/** The script that adds the second family to a running system. */
export function convertScript(plan: Plan): string {
  const subnets = secondSubnets(plan);
  const address = (field: starlingx.AddressField) => subnets.map(({ addresses }) => addresses[field]?.text ?? '');
  return toShell({
    comment: [`Adds ${FAMILY_LABEL[secondFamily(plan)]} to a running StarlingX system, network by network, in the order that it takes.`, ...USAGE],
    variables: { ...shared(plan), DNS: dnsServers(plan).join(',') },
    arrays: {
      TYPES: subnets.map(({ info }) => info.type),
      POOLS: subnets.map(poolName),
      NETWORKS: subnets.map((subnet) => poolNetwork(subnet)[0]),
      PREFIXES: subnets.map((subnet) => poolNetwork(subnet)[1]),
      STARTS: address('start'),
      ENDS: address('end'),
      FLOATING: address('floating'),
      CONTROLLER0: address('node0'),
      CONTROLLER1: address('node1'),
      GATEWAYS: address('gateway'),
      ROOM: subnets.map(roomForHosts),
    },
    body: `${COMMON}\n${CONVERT}`,
  });
}

/** More hosts than any system has; bash counts no further than 2^63. */
const MANY = 1_000_000n;

/** How many hosts beside the controllers get an address out of the range of a pool, up to a million. */
function roomForHosts({ addresses: own }: starlingx.PlatformSubnet): string {
  const [start, end] = [own.start?.address?.value, own.end?.address?.value];
  if (start === undefined || end === undefined) return '0';
  const taken = (['gateway', 'floating', 'node0', 'node1'] as const).flatMap((field) => own[field]?.address?.value ?? []).filter((value) => value >= start && value <= end);
  const room = end - start + 1n - BigInt(new Set(taken).size);
  return String(room > MANY ? MANY : room < 0n ? 0n : room);
}

/** The script that takes the second family away again. */
export function revertScript(plan: Plan): string {
  return toShell({
    comment: [`Takes ${FAMILY_LABEL[secondFamily(plan)]} away from a running StarlingX system that speaks ${spoken(families(plan))}.`, 'KEEP_POOLS=1 leaves the address pools that are no longer used in place.', ...USAGE],
    variables: { ...shared(plan), DNS: dnsServers(plan, families(plan).slice(0, 1)).join(',') },
    arrays: { TYPES: secondSubnets(plan).map(({ info }) => info.type), POOLS: secondSubnets(plan).map(poolName) },
    body: `${COMMON}\n${REVERT}`,
  });
}

const USAGE = [
  'Run it on the active controller, after: source /etc/platform/openrc',
  'It asks before it locks a host or changes a pool in use; --yes does without. It may be run again at any time: what is as the plan has it is left alone.',
  'Ends with 0 when all is done, 1 when something fails, 3 when it has to be run again on the other controller.',
  'INTERVAL, SETTLE and TIMEOUT set, in seconds, how often it looks, how long a change takes to show, and how long it waits.',
];
