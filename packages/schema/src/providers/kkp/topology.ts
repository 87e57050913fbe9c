import { type Family, familiesOf } from '../../address/family.js';
import { perLane, type Topology, type TopologyBox, type TopologyStop, written } from '../../facts/topology.js';
import { drawn } from '../../facts/topology-names.js';
import { facts } from './facts.js';
import { balancerFlow } from '../../plan/load-balancers.js';
import { nameOf } from './names.js';
import type { KkpPlan } from './plan.js';
import { isMadeByKubelb, LOAD_BALANCER_LIMITATIONS } from './rules/limitations.js';

/** How traffic flows through a user cluster: its nodes are in a cloud, its control plane is in the Seed and reaches them by Konnectivity. */
export function topology(plan: KkpPlan): Topology {
  const { spec } = plan;
  const families = familiesOf(spec.ipFamily);
  const { boxes, stops, isBalanced } = balancers(plan, families);
  const rows = isBalanced ? (['outer', 'inner'] as const) : (['outer'] as const);
  const nodes = facts(plan).nodesWanted?.count ?? 0;
  const network = facts(plan).ranges.filter(({ role }) => role === 'nodes');
  return {
    families,
    columns: { masters: { name: nameOf('kkp/flow-seed') } },
    ways: { outer: { name: drawn('topology/node-port') }, ...(isBalanced && { inner: { name: drawn('topology/load-balancer') } }) },
    boxes: [
      { id: 'clients', column: 'clients', rows, name: drawn('topology/clients'), lines: [], lanes: perLane(families, () => [{ name: drawn('topology/outside') }]) },
      { id: 'node-port', column: 'entry', rows: ['outer'], name: drawn('topology/node-port'), lines: [{ name: drawn('topology/node-port-type') }], lanes: perLane(families, (family) => written(spec.kkp.nodePortsAllowedIPRanges?.[family]?.map(({ text }) => text).join(', '))) },
      ...boxes,
      { id: 'services', column: 'services', rows, name: drawn('topology/services'), lines: [], lanes: perLane(families, (family) => written(spec.network.serviceCidrs[family]?.text)) },
      { id: 'masters', column: 'masters', rows, name: nameOf('kkp/flow-control-plane'), lines: [{ name: nameOf('kkp/flow-exposed', { strategy: spec.kkp.exposeStrategy }) }, { name: nameOf(spec.kkp.konnectivityEnabled ? 'kkp/flow-konnectivity' : 'kkp/flow-openvpn') }], lanes: { [families[0] ?? 'ipv4']: [] } },
    ],
    hosts: {
      name: nodes === 0 ? drawn('topology/nodes-later') : drawn('topology/nodes', { count: nodes }),
      pods: perLane(families, (family) => written(spec.network.podCidrs[family]?.text)),
      network: perLane(families, (family) => network.filter((range) => range.family === family).map(({ text }) => ({ text }))),
    },
    stops,
    marks: [{ box: 'hosts', rules: spec.kkp.cloudProvider === 'gcp' ? ['kkp/limitation-gcp-node-addresses'] : [] }, { box: 'masters', rules: ['kkp/hetzner-konnectivity', 'kkp/limitation-hetzner-konnectivity'] }],
  };
}

/** The load balancers that the plan wants, and where those of the cloud leave a family out. */
function balancers(plan: KkpPlan, families: readonly Family[]): { boxes: TopologyBox[]; stops: TopologyStop[]; isBalanced: boolean } {
  const { kkp, loadBalancers } = plan.spec;
  if (loadBalancers) return { ...balancerFlow(loadBalancers, families), isBalanced: true };
  const limitation = families.length < 2 ? undefined : LOAD_BALANCER_LIMITATIONS.find((each) => each.provider === kkp.cloudProvider && each.releases.includes(kkp.release) && !isMadeByKubelb(each, plan));
  const wanted = kkp.loadBalancerServices?.ipFamily;
  if (wanted === 'none' || limitation?.refuses.includes('IPv4') || (wanted === undefined && !limitation)) return { boxes: [], stops: [], isBalanced: false };
  const served = limitation || wanted === 'IPv4' ? families.slice(0, 1) : families;
  const lacking = families.filter((family) => !served.includes(family));
  return {
    isBalanced: true,
    boxes: [{ id: 'load-balancer', column: 'balancers', rows: ['inner'], name: drawn('topology/load-balancer'), lines: [{ name: drawn('topology/load-balancer-type') }], lanes: perLane(served, () => []) }],
    stops: lacking.map((family) => ({ family, row: 'inner', column: 'balancers', name: nameOf(limitation ? 'kkp/flow-one-balancer' : 'kkp/flow-no-balancer-planned'), rules: limitation ? [`kkp/limitation-${limitation.id}`, `kkp/${limitation.id}`] : [] })),
  };
}
