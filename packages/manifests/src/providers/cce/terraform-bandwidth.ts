import * as cce from '@dualstack/schema/providers/cce';
import { type HclBlock, type HclValue, reference } from '../../format/hcl.js';
import { hasBandwidth, type Plan } from './resources.js';
import { DIALECT, found, nodeNetworkId } from './terraform-names.js';

/** A pool's name as a label: letters, digits and underscores; its hyphens are the only other character it can have. */
export const poolLabel = (name: string) => (/^[a-z][a-z0-9-]*$/.test(name) ? name.replaceAll('-', '_') : 'pool');

/** Whether Terraform puts the addresses of the nodes into the shared bandwidth. */
export const fillsBandwidth = (plan: Plan) => cce.terraformFillsBandwidth(plan) && plan.spec.nodePools.length > 0;

/**
 * The switch of the second run. Terraform asks which resources there will be before it makes any, and which nodes there
 * are is known only once the pools exist. A number known beforehand would not do: it is wrong as soon as a pool has
 * another size, and a place in a list is another node's as soon as the list changes.
 */
export const NODES_IN_BANDWIDTH: HclBlock = {
  type: 'variable',
  labels: ['nodes_in_bandwidth'],
  body: { description: 'Whether the nodes that are there are put into the shared bandwidth; false while there is no cluster yet', type: reference('bool'), default: false },
};

/** The id of the shared bandwidth, made or looked up. */
export function bandwidthId({ spec: { cce: settings } }: Plan): HclValue {
  return reference(`${settings.sharedBandwidth?.existing ? 'data.' : ''}${DIALECT[settings.site].bandwidth}.main.id`);
}

/** The shared bandwidth, and the IPv6 ports of the nodes in it. */
export function bandwidth(plan: Plan): HclBlock[] {
  const { site, sharedBandwidth, enterpriseProjectId } = plan.spec.cce;
  if (!hasBandwidth(plan) || !sharedBandwidth) return [];
  const { bandwidth: type } = DIALECT[site];
  const block: HclBlock = sharedBandwidth.existing
    ? found(type, 'main', { name: sharedBandwidth.name })
    : { type: 'resource', labels: [type, 'main'], comment: ['IPv6 addresses reach the Internet, and are reached, through this bandwidth.'], body: { name: sharedBandwidth.name, size: sharedBandwidth.sizeMbit, enterprise_project_id: enterpriseProjectId } };
  if (!fillsBandwidth(plan)) return [block];
  return [block, ...(site === 'huaweicloud' ? huaweiPorts(plan) : otcPorts(plan))];
}

/** How often something is there that needs the nodes. */
const onceWanted = reference('var.nodes_in_bandwidth ? 1 : 0');
const WHEN_READ = 'Read when a plan is made, so that a node has an address of its own here, whatever the order of the nodes.';

function huaweiPorts(plan: Plan): HclBlock[] {
  const isInDefault = cce.usedNodeSubnets(plan).every((subnet) => subnet === plan.spec.cce.nodeSubnet);
  const byAddress = { for_each: reference('toset(compact(flatten(data.huaweicloud_cce_nodes.all[*].nodes[*].private_ip)))'), network_id: nodeNetworkId(plan), fixed_ip: reference('each.key') };
  /** Where nodes are in several subnets, each says in which it is. */
  const bySubnet = { for_each: reference('{ for node in flatten(data.huaweicloud_cce_nodes.all[*].nodes) : node.private_ip => node.subnet_id if node.private_ip != "" }'), network_id: reference('each.value'), fixed_ip: reference('each.key') };
  return [
    { type: 'data', labels: ['huaweicloud_cce_nodes', 'all'], comment: [WHEN_READ], body: { count: onceWanted, cluster_id: reference(`${DIALECT.huaweicloud.cluster}.main.id`) } },
    { type: 'data', labels: ['huaweicloud_networking_port', 'nodes'], body: isInDefault ? byAddress : bySubnet },
    {
      type: 'resource',
      labels: ['huaweicloud_vpc_bandwidth_associate', 'nodes'],
      comment: ['A port id stands for the IPv6 address of the port.'],
      body: { for_each: reference('data.huaweicloud_networking_port.nodes'), bandwidth_id: bandwidthId(plan), port_id: reference('each.value.id') },
    },
  ];
}

function otcPorts(plan: Plan): HclBlock[] {
  const cluster = reference(`${DIALECT.otc.cluster}.main.id`);
  return [
    { type: 'data', labels: ['opentelekomcloud_cce_node_ids_v3', 'all'], comment: [WHEN_READ], body: { count: onceWanted, cluster_id: cluster } },
    { type: 'data', labels: ['opentelekomcloud_cce_node_v3', 'nodes'], body: { for_each: reference('toset(flatten(data.opentelekomcloud_cce_node_ids_v3.all[*].ids))'), cluster_id: cluster, node_id: reference('each.key') } },
    { type: 'data', labels: ['opentelekomcloud_networking_port_v2', 'nodes'], body: { for_each: reference('data.opentelekomcloud_cce_node_v3.nodes'), network_id: nodeNetworkId(plan), fixed_ip: reference('each.value.private_ip') } },
    {
      type: 'resource',
      labels: ['opentelekomcloud_vpc_bandwidth_associate_v2', 'nodes'],
      comment: ['Port ids of IPv6 addresses are taken from release 1.36.66 on; older ones leave them out without a word.', 'It owns the whole list: addresses that somebody else puts into this bandwidth are taken out.'],
      body: { count: onceWanted, bandwidth: bandwidthId(plan), floating_ips: reference('values(data.opentelekomcloud_networking_port_v2.nodes)[*].id') },
    },
  ];
}
