import { type Family, familiesOf } from '../../address/family.js';
import { perLane, type Topology, type TopologyStop, written } from '../../facts/topology.js';
import { drawn } from '../../facts/topology-names.js';
import type { NetworkName } from './catalog.js';
import { balancerFlow } from '../../plan/load-balancers.js';
import { nameOf } from './names.js';
import type { StarlingxPlan } from './plan.js';
import { isSimplex, subnetOf } from './platform.js';

/** How traffic flows through a StarlingX system: in by OAM, to Pods by the networks of the cluster, among hosts by management. */
export function topology(plan: StarlingxPlan): Topology {
  const { spec } = plan;
  const { mode, distributedCloudRole: role, systemControllerGateway } = spec.starlingx;
  const all = familiesOf(spec.ipFamily);
  const [primary = 'ipv4'] = all;
  /** After a revert the first family alone is left. */
  const families = mode === 'revert' ? all.slice(0, 1) : all;
  const range = (name: NetworkName) => perLane(families, (family) => written(subnetOf(plan, name, family)?.text));
  const floating = (name: NetworkName) => (family: Family) => written(subnetOf(plan, name, family)?.addresses.floating?.text);
  const managed = families.filter((family) => subnetOf(plan, 'management', family) !== undefined);
  const balanced = spec.loadBalancers && mode !== 'revert' ? balancerFlow(spec.loadBalancers, families) : undefined;
  const rows = balanced ? (['outer', 'inner'] as const) : (['outer'] as const);
  const isFar = role === 'subcloud' && systemControllerGateway !== undefined;
  return {
    families,
    columns: { nodes: { name: nameOf('starlingx/flow-hosts') }, masters: { name: nameOf('starlingx/flow-controllers') } },
    ways: { outer: { name: nameOf('starlingx/flow-oam') }, ...(balanced && { inner: { name: drawn('topology/load-balancer') } }) },
    boxes: [
      { id: 'clients', column: 'clients', rows, name: drawn('topology/clients'), lines: [{ name: nameOf('starlingx/flow-operators') }], lanes: perLane(families, () => []) },
      { id: 'oam', column: 'entry', rows: ['outer'], name: nameOf('starlingx/oam'), lines: [], lanes: perLane(families, (family) => [...written(subnetOf(plan, 'oam', family)?.text), ...(floating('oam')(family).length > 0 ? [{ name: nameOf('starlingx/flow-floating') }, ...floating('oam')(family)] : [])]) },
      ...(balanced?.boxes ?? []),
      { id: 'services', column: 'services', rows, name: nameOf('starlingx/clusterService'), lines: [], lanes: range('clusterService') },
      {
        id: 'masters',
        column: 'masters',
        rows,
        name: nameOf('starlingx/management'),
        lines: [{ name: nameOf('starlingx/flow-controller-count', { count: isSimplex(plan) ? 1 : 2 }) }],
        lanes: perLane(managed, (family) => [...written(subnetOf(plan, 'management', family)?.text), ...(family === primary && isFar ? [{ name: nameOf('starlingx/flow-system-controller') }, ...written(systemControllerGateway.text)] : [])]),
      },
    ],
    hosts: { name: nameOf('starlingx/clusterHost'), pods: range('clusterPod'), network: range('clusterHost') },
    stops: [...(balanced?.stops ?? []), ...families.filter((family) => !managed.includes(family)).map((family): TopologyStop => ({ family, row: 'outer', column: 'masters', name: nameOf('starlingx/flow-no-management', { family }), rules: [] }))],
    marks: [{ box: 'masters', rules: ['starlingx/primary-for-good'] }],
  };
}
