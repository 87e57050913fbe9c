import { cce } from '@dualstack/schema';
import { code, link, table } from '../../format/words.js';
import { hasAutoscaling, hasBandwidth, isBeyondTerraform, type Plan } from './resources.js';
import { fillsBandwidth } from './terraform-bandwidth.js';

/** How to change a cluster that exists: what each provider does in place, what it refuses, and what it would destroy. */
export function changes(plan: Plan): string {
  const script = '`create.sh` changes nothing that is there: where plan and cloud differ, it names the difference and stops. Change the one or the other, then run it again.';
  if (isBeyondTerraform(plan)) return ['## Change it later', '', script].join('\n');
  const rows = plan.spec.cce.site === 'huaweicloud' ? huaweiRows(plan) : otcRows(plan);
  return ['## Change it later', '', table(['What', 'With Terraform'], rows), '', script].join('\n');
}

/** How the shared bandwidth follows the nodes. */
function followUp(plan: Plan): string {
  if (!hasBandwidth(plan)) return '';
  return fillsBandwidth(plan) ? ' Apply once more when the nodes are there: they go into the shared bandwidth, and those that are gone are forgotten.' : ' Then run `./api/insert-ipv6.sh`.';
}

const HUAWEI_CODE = 'https://github.com/huaweicloud/terraform-provider-huaweicloud/blob/a0345b8dcc818aa80d932ec0802891222b0a22af/huaweicloud/services/cce';

/**
 * @see resource_huaweicloud_cce_cluster.go (resourceClusterUpdate, ForceNew) and resource_huaweicloud_cce_node_pool.go
 * (nodePoolNonUpdatableParams, ignore_initial_node_count) in {@link HUAWEI_CODE}
 */
function huaweiRows(plan: Plan): string[][] {
  const { networkModel } = plan.spec.cce;
  return [
    ...poolRows(plan, '`scall_enable`'),
    ['Scale', `Change ${code('flavor_id')}: the cluster is resized in place. It can only grow.`],
    ...(networkModel === 'vpc-router' ? [['Further container CIDR blocks', `Append them to ${code('container_network_cidr')}, after a comma; what is there stays in front.`]] : []),
    ...(networkModel === 'eni' ? [['Further pod subnets', `Append their IPv4 subnet ids to ${code('eni_subnet_id')}, after a comma.`]] : []),
    ['Version', `Upgrade in the console, then write the new version into ${code('cluster_version')}. Terraform plans a change of it and never sends one.`],
    ['Name, Service range, network model, IPv6, request forwarding', `Never. With a node pool the plan ends with "cluster_id can't be updated"; without one Terraform would make another cluster (${link('provider', `${HUAWEI_CODE}/resource_huaweicloud_cce_cluster.go`)}).`],
    ['Flavor, zone or container engine of a node pool', `The plan ends with "can't be updated". Add another node pool, then remove this one (${link('provider', `${HUAWEI_CODE}/resource_huaweicloud_cce_node_pool.go`)}).`],
  ];
}

const OTC_CODE = 'https://github.com/opentelekomcloud/terraform-provider-opentelekomcloud/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/opentelekomcloud/services/cce';
const RESIZE = 'https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518/api-ref/source/apis/cluster_management/modifying_cluster_specifications.rst';

/** @see resource_opentelekomcloud_cce_cluster_v3.go and resource_opentelekomcloud_cce_node_pool_v3.go (ForceNew) in {@link OTC_CODE} */
function otcRows(plan: Plan): string[][] {
  const { networkModel } = plan.spec.cce;
  const destroyed = 'Terraform would destroy the cluster with its node pools and make another';
  return [
    ...poolRows(plan, '`scale_enable`'),
    ['Scale, version', `${destroyed} for ${code('flavor_id')} and ${code('cluster_version')}. Change them in the console or over the API first (${link('resize', RESIZE)}), then write the same value into ${code('main.tf')}, or name them there in ${code('lifecycle { ignore_changes = [flavor_id, cluster_version] }')}. Look for "must be replaced" before you apply (${link('provider', `${OTC_CODE}/resource_opentelekomcloud_cce_cluster_v3.go`)}).`],
    ...(networkModel === 'vpc-router' ? [['Further container CIDR blocks', `In the console only, and name ${code('container_network_cidr')} in ${code('ignore_changes')}: ${destroyed}.`]] : []),
    ...(networkModel === 'eni' ? [['Further pod subnets', `In the console only, and name ${code('eni_subnet_id')} and ${code('eni_subnet_cidr')} in ${code('ignore_changes')}: ${destroyed}.`]] : []),
    ['Anything else of the cluster but its description', `Never: ${destroyed}.`],
    ['Flavor, zone, OS, disks, key or container engine of a node pool', `Terraform would destroy the node pool and make another. Add another one first (${link('provider', `${OTC_CODE}/resource_opentelekomcloud_cce_node_pool_v3.go`)}).`],
  ];
}

function poolRows(plan: Plan, scaling: string): string[][] {
  const isOtc = plan.spec.cce.site === 'otc';
  const fixed = plan.spec.nodePools.some(({ autoscaling }) => !autoscaling?.enable);
  const own = isOtc ? 'any change of such a node pool sends its number in `node_counts` too, so write down what it has now' : 'its number in `node_counts` is for the beginning alone';
  return [
    ...(fixed ? [['Nodes of a node pool', `Change ${code('node_counts')}, in ${code('terraform.tfvars')} for example.${followUp(plan)}`]] : []),
    ...(hasAutoscaling(plan) ? [['A node pool that scales by itself', `Change its limits beside ${scaling} in ${code('main.tf')}; ${own}.${followUp(plan)}`]] : []),
  ];
}

/** What adding a family settles for good. */
export function undone(plan: Plan): string {
  const console = link(cce.SOURCES.console.title, cce.SOURCES.console.url);
  if (!cce.speaksIpv6(plan)) return ['## What cannot be undone', '', `IPv6 is switched on when a cluster is made, or never: this one stays with IPv4, and who needs both families later makes another cluster and moves the workloads (${console}).`].join('\n');
  const isTurbo = plan.spec.cce.clusterType === 'turbo';
  return [
    '## What cannot be undone',
    '',
    `- IPv6 of a cluster is switched on when it is made and stays on; so do its network model, its request forwarding and the IPv6 range of its Services (${console}).`,
    `- A subnet keeps its IPv6 range: IPv6 cannot be turned off again once it is on, nor can the range be chosen${isTurbo ? ', for nodes and for Pods alike' : ''} (${link(cce.SOURCES.dualStack.title, cce.SOURCES.dualStack.url)}).`,
    '- The way back to IPv4 alone is another cluster in subnets without IPv6.',
  ].join('\n');
}
