import { sizeOf, sizeOfPrefix } from '../../address/capacity.js';
import { type Cidr, cidrOfAddress } from '../../address/cidr.js';
import { formatAddress } from '../../address/format.js';
import { contains } from '../../address/overlap.js';
import type { Change } from '../../findings/finding.js';
import { allOf, isLimit, type Limit, limit, type Load, nodesWant, servicesWant, sharedPods, type Sizing, sum, type WantedRange } from '../../plan/sizing.js';
import { ADDRESS_FIELDS, CALICO_BLOCK_SIZE, MIN_IPV6_PREFIX, type NetworkName } from './catalog.js';
import { nameOf } from './names.js';
import type { StarlingxPlan } from './plan.js';
import { inNetwork, isSent, isSimplex, platformOf, type PlatformSubnet } from './platform.js';

/** Networks that are as they are: that of whoever runs the system, and those that nothing is routed to. */
const GIVEN: readonly NetworkName[] = ['oam', 'pxeboot', 'multicast'];
/** Addresses beside those of hosts: the floating one, a gateway, what the playbook leaves out at both ends, and a few for hosts that come. */
const BESIDE_HOSTS = 12;
/** Prefixes of the ranges of Pods and Services that the playbook takes. */
const CLUSTER_PREFIX = { pods: { ipv4: 16, ipv6: 112 }, services: { ipv4: { shortest: 12, longest: 16 }, ipv6: { shortest: 108, longest: 112 } } } as const;

/** The platform networks of a new system, or those of the family that a running one gets. */
export const sizing: Sizing<StarlingxPlan> = (plan, asked, { mask6 }) => {
  if (plan.spec.starlingx.mode === 'revert') return { limit: limit('revert') };
  const { worker = 0, storage = 0 } = plan.spec.starlingx.hosts ?? {};
  const load = { ...asked, nodes: Math.max(asked.nodes, (isSimplex(plan) ? 1 : 2) + worker + storage) };
  const ranges = allOf(platformOf(plan).filter((subnet) => !GIVEN.includes(subnet.name) && isSent(plan, subnet)).map((subnet) => wantOf(plan, subnet, load, mask6)));
  if (isLimit(ranges)) return ranges;
  const gateway = plan.spec.starlingx.systemControllerGateway?.value;
  return { ranges, values: [], avoid: gateway ? [cidrOfAddress(gateway)] : [] };
};

function wantOf(plan: StarlingxPlan, subnet: PlatformSubnet, load: Load, mask6: number): WantedRange | Limit {
  const { name: network, family, path } = subnet;
  const name = nameOf('starlingx/network', { network });
  const also = (range: Cidr) => moved(plan, subnet, range);
  const finish = (want: WantedRange | Limit): WantedRange | Limit => (isLimit(want) ? want : { ...want, also });
  if (network === 'clusterPod') return finish(sharedPods(family, load, { path, name, longest: family === 'ipv4' ? CLUSTER_PREFIX.pods.ipv4 : Math.min(mask6, CLUSTER_PREFIX.pods.ipv6), blockSize: plan.spec.starlingx.calico?.blockSize?.[family] ?? CALICO_BLOCK_SIZE[family].usual }));
  if (network === 'clusterService') return finish(servicesWant(family, path, load.services, { name, ...CLUSTER_PREFIX.services[family] }));
  if (network === 'admin') {
    const prefix = family === 'ipv6' ? MIN_IPV6_PREFIX : (subnet.cidr?.prefix ?? 24);
    return { role: 'platform', family, path, name, prefix, sum: sum('network', { addresses: sizeOfPrefix(family, prefix).toString() }), also };
  }
  return { ...nodesWant(family, path, load.nodes, { name, beside: BESIDE_HOSTS }), role: 'platform', also };
}

/** The addresses of a network go with it, as far from its first address as they were, or from its last; one that has no place is derived again. */
function moved({ spec: { starlingx } }: StarlingxPlan, { name, family, cidr }: PlatformSubnet, range: Cidr): Change[] {
  return ADDRESS_FIELDS.flatMap((field): Change[] => {
    const path = inNetwork(name, field, family);
    const written = starlingx.networks[name]?.[field]?.[family];
    if (written === undefined) return [];
    const address = written.value;
    if (!cidr || address?.family !== family || !contains(cidr, cidrOfAddress(address))) return [{ path }];
    const isFromEnd = field === 'end' && sizeOf(cidr) !== sizeOf(range);
    const value = isFromEnd ? range.last - (cidr.last - address.value) : range.first + (address.value - cidr.first);
    return value > range.first && value < range.last ? [{ path, value: formatAddress(family, value) }] : [{ path }];
  });
}
