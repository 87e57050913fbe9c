import { familiesOf } from '../../address/family.js';
import { perLane, type Topology, type TopologyStop, written } from '../../facts/topology.js';
import { drawn } from '../../facts/topology-names.js';
import { serviceFamilies } from './facts.js';
import { balancerFlow } from '../../plan/load-balancers.js';
import { nameOf } from './names.js';
import type { KubeadmPlan } from './plan.js';

/** How traffic flows through a cluster of one's own machines: through a port of every node, for there is no cloud that makes load balancers. */
export function topology(plan: KubeadmPlan): Topology {
  const { spec } = plan;
  const { nodes, nodeNetwork, controlPlaneEndpoint, cilium } = spec.kubeadm;
  const families = familiesOf(spec.ipFamily);
  const served = serviceFamilies(plan);
  const [primary = 'ipv4'] = served;
  const controlPlanes = nodes.filter(({ role }) => role === 'control-plane').length;
  const workers = nodes.length - controlPlanes;
  const lacking = families.filter((family) => !served.includes(family));
  const balanced = spec.loadBalancers && balancerFlow(spec.loadBalancers, served);
  const rows = balanced ? (['outer', 'inner'] as const) : (['outer'] as const);
  return {
    families,
    columns: {},
    ways: { outer: { name: drawn('topology/node-port') }, ...(balanced && { inner: { name: drawn('topology/load-balancer') } }) },
    boxes: [
      { id: 'clients', column: 'clients', rows, name: drawn('topology/clients'), lines: [], lanes: perLane(families, () => [{ name: drawn('topology/outside') }]) },
      { id: 'node-port', column: 'entry', rows: ['outer'], name: drawn('topology/node-port'), lines: [{ name: drawn('topology/node-port-type') }, ...(balanced ? [] : [{ name: nameOf('kubeadm/flow-balancer') }])], lanes: perLane(served, () => []) },
      ...(balanced?.boxes ?? []),
      { id: 'services', column: 'services', rows, name: drawn('topology/services'), lines: [{ name: cilium?.kubeProxyReplacement ? nameOf('kubeadm/flow-cilium') : nameOf('kubeadm/flow-proxy', { mode: spec.network.proxyMode }) }], lanes: perLane(served, (family) => written(spec.network.serviceCidrs[family]?.text)) },
      { id: 'masters', column: 'masters', rows, name: drawn('topology/api-server'), lines: [{ name: drawn('topology/control-plane', { count: controlPlanes }) }], lanes: { [primary]: written(controlPlaneEndpoint) } },
    ],
    hosts: {
      name: workers === 0 ? drawn('topology/nodes', { count: controlPlanes }) : drawn('topology/workers', { count: workers }),
      pods: perLane(families, (family) => written(spec.network.podCidrs[family]?.text)),
      network: perLane(families, (family) => written(nodeNetwork?.[family]?.text)),
    },
    stops: [...(balanced?.stops ?? []), ...lacking.map((family): TopologyStop => ({ family, row: 'outer', column: 'services', name: nameOf('kubeadm/flow-services-one', { family }), rules: ['kubernetes/services-one-family'] }))],
    marks: [{ box: 'hosts', rules: ['kubeadm/one-node-ip', 'kubernetes/few-nodes', 'kubernetes/nodes-wanted'] }],
  };
}
