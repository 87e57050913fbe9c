import { cidr } from '../../address/cidr.js';
import { familiesOf } from '../../address/family.js';
import type { HostAddress } from '../../facts/load-balancers.js';
import { balancerFacts, balancerRanges } from '../../plan/load-balancers.js';
import { balancerExample, poolCapacity, reservedRanges } from '../../plan/network-facts.js';
import { isWithin } from '../../findings/finding.js';
import { type ClusterFacts, type ExampleRange, metadataLabels, rangeFact, type RangeRole, readableRanges } from '../../facts/facts.js';
import { EXAMPLE_OAM, LINK_LOCAL, MULTICAST, type NetworkName, NETWORKS, releaseOf, USUAL_SUBNETS } from './catalog.js';
import { growth } from './growth.js';
import { nameOf } from './names.js';
import type { StarlingxPlan } from './plan.js';
import { inNetwork, isSent, platformOf } from './platform.js';
import { SOURCES } from './sources.js';

const remembered = new WeakMap<StarlingxPlan, ClusterFacts>();

/** What the rules for every cluster need to know of a StarlingX plan. A plan with its defaults never changes, so it is asked once. */
export function facts(plan: StarlingxPlan): ClusterFacts {
  const known = remembered.get(plan) ?? gather(plan);
  remembered.set(plan, known);
  return known;
}

const ROLE: Readonly<Partial<Record<NetworkName, RangeRole>>> = { clusterPod: 'pods', clusterService: 'services' };
const NETWORK_OF = { pods: 'clusterPod', services: 'clusterService' } as const;
const usual = (name: 'clusterPod' | 'clusterService') => ({ ipv4: cidr(USUAL_SUBNETS.ipv4[name] ?? ''), ipv6: cidr(USUAL_SUBNETS.ipv6[name] ?? '') });
const DEFAULTS = { pods: usual('clusterPod'), services: usual('clusterService') };

/** The usual subnet of a network; OAM has none, because it is the network of whoever runs the system. */
export const exampleRange: ExampleRange = (path, family) => {
  const name = NETWORKS.find((each) => isWithin(path, inNetwork(each, 'subnets')));
  return name === undefined ? balancerExample(path, family) : name === 'oam' ? EXAMPLE_OAM[family] : USUAL_SUBNETS[family][name];
};

/** Addresses of controllers and gateways, those that are derived too. */
function hostsOfPlatform(plan: StarlingxPlan): HostAddress[] {
  return platformOf(plan).flatMap(({ name: network, addresses }) =>
    (['gateway', 'floating', 'node0', 'node1'] as const).flatMap((field) => {
      const found = addresses[field];
      return found?.address ? [{ name: nameOf('starlingx/host-address', { network, field }), path: found.path, value: found.address }] : [];
    }),
  );
}

function gather(plan: StarlingxPlan): ClusterFacts {
  const { spec } = plan;
  const isNew = spec.starlingx.mode === 'install';
  const familySource = isNew ? SOURCES.parseDualStack : SOURCES.addressPool;
  const networks = [
    ...platformOf(plan).map((subnet) => ({ ...subnet, exists: !isSent(plan, subnet) })).map(({ name, family, path, range, exists }) =>
      rangeFact(ROLE[name] ?? 'platform', nameOf('starlingx/network', { network: name }), path, range, { short: nameOf(`starlingx/${name}`), family, exists, source: familySource, hasOwnSize: name === 'clusterService' && isNew, ...(ROLE[name] === undefined && name !== 'multicast' && { allows: [LINK_LOCAL] }), ...(name === 'multicast' && { allows: [MULTICAST[family]] }) }),
    ),
  ];
  const ranges = [...networks, ...balancerRanges(spec.loadBalancers, networks), ...reservedRanges(spec.reservedCidrs)];
  const read = readableRanges(ranges);
  const capacity = poolCapacity(read);
  return {
    ipFamily: spec.ipFamily,
    ipFamilyPath: ['spec', 'ipFamily'],
    ...(spec.loadBalancers && { balancers: balancerFacts(spec.loadBalancers, { hosts: hostsOfPlatform(plan) }) }),
    labels: [metadataLabels(plan.metadata.labels)],
    kubernetesVersion: releaseOf(spec.starlingx.release).kubernetesVersion,
    kubernetesVersionPath: ['spec', 'starlingx', 'release'],
    proxyMode: 'iptables',
    proxyModePath: ['spec', 'starlingx'],
    ranges,
    read,
    nodeMask: {},
    /** The playbook tells the controller manager not to (`allocate-node-cidrs: "false"`): Calico hands out addresses. */
    allocateNodeCidrs: false,
    podsTakeNodeRanges: false,
    defaults: DEFAULTS,
    required: { pods: familiesOf(spec.ipFamily), services: familiesOf(spec.ipFamily) },
    assigned: [],
    isManaged: true,
    capacity,
    sources: {
      'kubernetes/unexpected-family': isNew ? SOURCES.validateConfig : SOURCES.networkAddrpool,
      'kubernetes/missing-range': isNew ? SOURCES.validateConfig : SOURCES.networkAddrpool,
      /** sysinv keeps the pools of all networks apart, those of Pods and Services among them. */
      'kubernetes/pods-services-overlap': SOURCES.poolOverlaps,
      'kubernetes/node-network-overlap': SOURCES.poolOverlaps,
    },
    exampleRange,
    growth: growth(plan, ranges, read, capacity),
    rangePath: (role, family) => inNetwork(NETWORK_OF[role], 'subnets', family),
  };
}
