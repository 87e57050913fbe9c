import { type Family, familiesOf } from '../../address/family.js';
import { perLane, type Topology, type TopologyBox, type TopologyStop, written } from '../../facts/topology.js';
import { drawn } from '../../facts/topology-names.js';
import { DEFAULT_SERVICE_CIDR, DEMO, flavorOf, STANDARD_IPV6_SERVICE_CIDR } from './catalog.js';
import { isTurbo, speaksIpv6 } from './facts.js';
import { nameOf } from './names.js';
import { usedNodeSubnets } from './node-subnets.js';
import type { CcePlan } from './plan.js';

/** How traffic flows through a CCE cluster: through load balancers of the VPC, of which layer 7 reaches its backends over IPv4. */
export function topology(plan: CcePlan): Topology {
  const { spec } = plan;
  const { cce } = spec;
  const isDual = speaksIpv6(plan);
  const families = familiesOf(isDual ? 'IPv4+IPv6' : 'IPv4');
  const balanced = familiesOf(cce.loadBalancer.ipFamily).filter((family) => families.includes(family));
  const behind = familiesOf(cce.loadBalancer.ingressFamily).filter((family) => family === 'ipv4' && families.includes(family));
  const masters = flavorOf(cce.flavor, cce.site)?.masters;
  const nodes = spec.nodePools.reduce((sum, { initialNodeCount }) => sum + initialNodeCount, 0);
  const lacking = families.filter((family) => !balanced.includes(family));
  return {
    families,
    columns: { masters: { name: nameOf('cce/flow-masters') } },
    ways: { outer: { name: nameOf('cce/flow-layer-4') }, inner: { name: nameOf('cce/flow-layer-7') } },
    boxes: [
      { id: 'clients', column: 'clients', rows: ['outer', 'inner'], name: drawn('topology/clients'), lines: [], lanes: perLane(families, (family) => [{ name: nameOf(isPublic(plan, family) ? 'cce/flow-internet' : 'cce/flow-private') }]) },
      ...bandwidth(plan),
      { id: 'layer-4', column: 'balancers', rows: ['outer'], name: nameOf('cce/flow-layer-4-elb'), lines: [{ text: DEMO.layer4.balancer }], lanes: perLane(balanced, () => []) },
      { id: 'layer-7', column: 'balancers', rows: ['inner'], name: nameOf('cce/flow-layer-7-elb'), lines: [{ text: DEMO.layer7.balancer }], lanes: perLane(balanced, () => []) },
      { id: 'service-4', column: 'services', rows: ['outer'], name: nameOf('cce/flow-service', { name: DEMO.layer4.service }), lines: [], lanes: perLane(balanced, (family) => written(serviceCidr(plan, family))) },
      { id: 'service-7', column: 'services', rows: ['inner'], name: nameOf('cce/flow-service', { name: DEMO.layer7.service }), lines: [], lanes: perLane(behind, (family) => written(serviceCidr(plan, family))) },
      { id: 'masters', column: 'masters', rows: ['outer', 'inner'], name: masters === undefined ? nameOf('cce/flow-masters') : nameOf('cce/flow-master-nodes', { count: masters }), lines: [], lanes: { ipv4: [] } },
    ],
    hosts: {
      name: nodes === 0 ? drawn('topology/nodes-later') : drawn('topology/nodes', { count: nodes }),
      pods: perLane(families, (family) => (family === 'ipv6' ? [{ name: drawn('topology/assigned') }] : podRanges(plan).map((text) => ({ text })))),
      network: perLane(families, (family) => (family === 'ipv6' ? [{ name: drawn('topology/assigned') }] : usedNodeSubnets(plan).flatMap(({ cidr }) => written(cidr.text)))),
    },
    stops: [
      ...lacking.map((family): TopologyStop => ({ family, row: 'outer', column: 'balancers', name: nameOf('cce/flow-elb-ipv4'), rules: ['cce/elb-standard', 'cce/elb-shared'] })),
      ...balanced.filter((family) => !behind.includes(family)).map((family): TopologyStop => ({ family, row: 'inner', column: 'services', name: nameOf('cce/flow-backends'), rules: ['cce/elb-layer-7'] })),
      ...(isDual ? [{ family: 'ipv6', row: 'outer', column: 'masters', name: nameOf('cce/flow-no-ipv6'), rules: ['cce/ipv6-assigned'] } satisfies TopologyStop] : []),
    ],
    marks: [{ box: 'bandwidth', rules: ['cce/bandwidth-quota', 'cce/bandwidth-autoscaling'] }],
    frame: { name: nameOf('cce/vpc', { name: cce.vpc.name }), text: cce.vpc.cidr.text, from: 'balancers', to: 'nodes' },
  };
}

/** Whether clients of a family may be on the Internet: over IPv6 once the addresses are in a shared bandwidth; the load balancers of the examples have no public IPv4 address. */
const isPublic = (plan: CcePlan, family: Family) => family === 'ipv6' && plan.spec.cce.sharedBandwidth !== null;

function bandwidth({ spec: { cce } }: CcePlan): TopologyBox[] {
  const wanted = cce.sharedBandwidth;
  if (!wanted) return [];
  const size = wanted.sizeMbit === undefined || wanted.existing ? [] : [{ name: nameOf('cce/flow-bandwidth', { size: wanted.sizeMbit }) }];
  return [{ id: 'bandwidth', column: 'entry', rows: ['outer', 'inner'], name: nameOf('cce/flow-name', { name: wanted.name }), lines: [], lanes: { ipv6: [...size, { name: nameOf('cce/flow-until') }] } }];
}

function serviceCidr(plan: CcePlan, family: Family): string | undefined {
  const given = plan.spec.network.serviceCidrs[family]?.text;
  return given ?? (family === 'ipv4' ? DEFAULT_SERVICE_CIDR : isTurbo(plan) ? undefined : STANDARD_IPV6_SERVICE_CIDR);
}

function podRanges(plan: CcePlan): string[] {
  const { spec } = plan;
  if (isTurbo(plan)) return spec.cce.podSubnets.map(({ cidr }) => cidr.text);
  return [spec.network.podCidrs.ipv4, ...(spec.cce.additionalContainerCidrs ?? [])].flatMap((range) => range?.text ?? []);
}
