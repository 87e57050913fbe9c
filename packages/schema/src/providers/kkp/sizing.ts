import { cidrOfAddress } from '../../address/cidr.js';
import { FAMILIES, familiesOf } from '../../address/family.js';
import { formatPath, type Path } from '../../findings/finding.js';
import { networkPath } from '../../plan/network-facts.js';
import { allOf, countValues, cutPods, isLimit, nodeMask4, nodesWant, servicesWant, type Sizing } from '../../plan/sizing.js';
import { facts } from './facts.js';
import { MAX_REPLICAS } from './fields.js';
import { nameOf } from './names.js';
import type { KkpPlan } from './plan.js';

/** Where the one pool of a plan says how many nodes it has. */
const POOL = ['spec', 'nodePools', 0] as const;
const COUNTS = { now: [...POOL, 'replicas'], least: [...POOL, 'minReplicas'], most: [...POOL, 'maxReplicas'] };

/** The subnets that KKP makes on OpenStack, by family. */
const SUBNETS = { ipv4: 'subnetCidr', ipv6: 'ipv6SubnetCidr' } as const;

/** Pods and Services in every family, with the masks that cut the Pods. Networks of nodes exist before the cluster, but for the subnets that KKP makes itself. */
export const sizing: Sizing<KkpPlan> = (plan, asked, { mask6, withNodes }) => {
  const { spec: { kkp, ipFamily } } = plan;
  const families = familiesOf(ipFamily);
  const clusterFacts = facts(plan);
  const counts = plan.spec.nodePools.length === 1 && asked.nodes <= MAX_REPLICAS ? countValues(asked, COUNTS) : [];
  const load = counts.length > 0 ? asked : { ...asked, nodes: Math.max(asked.nodes, clusterFacts.nodesWanted?.count ?? 0) };
  const cut = allOf(families.map((family) => cutPods(family, load, family === 'ipv4' ? nodeMask4(load) : mask6)));
  if (isLimit(cut)) return cut;
  const services = allOf(families.map((family) => servicesWant(family, networkPath('services', family), load.services)));
  if (isLimit(services)) return services;

  const isThere = (path: Path) => clusterFacts.ranges.some((fact) => formatPath(fact.path) === formatPath(path));
  const own = families.map((family) => ({ family, path: ['spec', 'kkp', 'openstack', SUBNETS[family]] })).filter(({ path }) => isThere(path));
  const isKnown = kkp.nodeNetwork !== undefined || clusterFacts.ranges.some(({ role }) => role === 'nodes') || (kkp.bringyourown?.nodes ?? []).some((node) => FAMILIES.some((family) => node[family] !== undefined));
  const nodes = [
    ...own.map(({ family, path }) => nodesWant(family, path, load.nodes, { name: nameOf('kkp/node-subnet', { family }) })),
    ...(withNodes && !isKnown ? families.map((family) => nodesWant(family, ['spec', 'kkp', 'nodeNetwork', family], load.nodes)) : []),
  ];
  const addresses = [...(clusterFacts.addresses ?? []).flatMap(({ written }) => written.value ?? []), ...(kkp.tunnelingAgentIP?.value ? [kkp.tunnelingAgentIP.value] : [])];
  return { ranges: [...cut.map(({ range }) => range), ...services, ...nodes], values: [...cut.map(({ value }) => value), ...counts], dropped: counts.length === 1 ? [COUNTS.least, COUNTS.most] : [], avoid: addresses.map(cidrOfAddress) };
};
