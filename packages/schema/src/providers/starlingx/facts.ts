import { cidr } from '../../address/cidr.js';
import { familiesOf } from '../../address/family.js';
import { poolCapacity, reservedRanges } from '../../plan/network-facts.js';
import { type ClusterFacts, metadataLabels, rangeFact, type RangeRole, readableRanges } from '../../facts/facts.js';
import { KUBERNETES_VERSION, LINK_LOCAL, MULTICAST, type NetworkName, USUAL_SUBNETS } from './catalog.js';
import { nameOf } from './names.js';
import type { StarlingxPlan } from './plan.js';
import { inNetwork, platformOf } from './platform.js';

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

function gather(plan: StarlingxPlan): ClusterFacts {
  const { spec } = plan;
  const ranges = [
    ...platformOf(plan).map(({ name, family, path, range }) =>
      rangeFact(ROLE[name] ?? 'platform', nameOf(`starlingx/${name}`), path, range, { family, ...(ROLE[name] === undefined && name !== 'multicast' && { allows: [LINK_LOCAL] }), ...(name === 'multicast' && { allows: [MULTICAST[family]] }) }),
    ),
    ...reservedRanges(spec.reservedCidrs),
  ];
  const read = readableRanges(ranges);
  return {
    ipFamily: spec.ipFamily,
    ipFamilyPath: ['spec', 'ipFamily'],
    labels: [metadataLabels(plan.metadata.labels)],
    kubernetesVersion: KUBERNETES_VERSION,
    kubernetesVersionPath: ['spec', 'starlingx'],
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
    capacity: poolCapacity(read),
    rangePath: (role, family) => inNetwork(NETWORK_OF[role], 'subnets', family),
  };
}
