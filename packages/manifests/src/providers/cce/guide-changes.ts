import * as cce from '@dualstack/schema/providers/cce';
import { link, list, type Markdown, NOTHING, section, table } from '../../format/markdown.js';
import type { Texts } from './messages/texts.js';
import { hasAutoscaling, hasBandwidth, isBeyondTerraform, type Plan } from './resources.js';
import { fillsBandwidth } from './terraform-bandwidth.js';

type Row = readonly [what: Markdown, how: Markdown];

/** How to change a cluster that exists: what each provider does in place, what it refuses, and what it would destroy. */
export function changes(plan: Plan, texts: Texts): Markdown {
  if (isBeyondTerraform(plan)) return section(texts.changes, texts.changesByScript);
  const rows = [...poolRows(plan, texts), ...(plan.spec.cce.site === 'huaweicloud' ? huaweiRows(plan, texts) : otcRows(plan, texts))];
  return section(texts.changes, table([texts.what, texts.byTerraform], rows), texts.changesByScript);
}

/** How the shared bandwidth follows the nodes. */
function followUp(plan: Plan, texts: Texts): Markdown {
  if (!hasBandwidth(plan)) return NOTHING;
  return fillsBandwidth(plan) ? texts.thenApply : texts.thenScript;
}

function poolRows(plan: Plan, texts: Texts): Row[] {
  const next = followUp(plan, texts);
  const fixed = plan.spec.nodePools.some(({ autoscaling }) => !autoscaling?.enable);
  return [
    ...(fixed ? [[texts.poolNodes, texts.poolNodesHow({ next })] satisfies Row] : []),
    ...(hasAutoscaling(plan) ? [[texts.poolScaling, texts.poolScalingHow[plan.spec.cce.site]({ next })] satisfies Row] : []),
  ];
}

/** What a cluster of one network model may get later. */
function growthRows({ spec }: Plan, texts: Texts): Row[] {
  const { networkModel, site } = spec.cce;
  if (networkModel === 'vpc-router') return [[texts.moreContainerCidrs, texts.moreContainerCidrsHow[site]]];
  return networkModel === 'eni' ? [[texts.morePodSubnets, texts.morePodSubnetsHow[site]]] : [];
}

const HUAWEI_CODE = 'https://github.com/huaweicloud/terraform-provider-huaweicloud/blob/a0345b8dcc818aa80d932ec0802891222b0a22af/huaweicloud/services/cce';

/**
 * @see resource_huaweicloud_cce_cluster.go (resourceClusterUpdate, ForceNew) and resource_huaweicloud_cce_node_pool.go
 * (nodePoolNonUpdatableParams, ignore_initial_node_count) in {@link HUAWEI_CODE}
 */
function huaweiRows(plan: Plan, texts: Texts): Row[] {
  const source = (file: string) => link({ title: texts.provider, url: `${HUAWEI_CODE}/${file}` });
  return [
    [texts.scale, texts.scaleHow],
    ...growthRows(plan, texts),
    [texts.version, texts.versionHow],
    [texts.never, texts.neverHow({ source: source('resource_huaweicloud_cce_cluster.go') })],
    [texts.poolFixed, texts.poolFixedHow({ source: source('resource_huaweicloud_cce_node_pool.go') })],
  ];
}

const OTC_CODE = 'https://github.com/opentelekomcloud/terraform-provider-opentelekomcloud/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/opentelekomcloud/services/cce';
const RESIZE = 'https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518/api-ref/source/apis/cluster_management/modifying_cluster_specifications.rst';

/** @see resource_opentelekomcloud_cce_cluster_v3.go and resource_opentelekomcloud_cce_node_pool_v3.go (ForceNew) in {@link OTC_CODE} */
function otcRows(plan: Plan, texts: Texts): Row[] {
  const source = (file: string) => link({ title: texts.provider, url: `${OTC_CODE}/${file}` });
  return [
    [texts.otcScale, texts.otcScaleHow({ resize: link({ title: texts.resize, url: RESIZE }), source: source('resource_opentelekomcloud_cce_cluster_v3.go') })],
    ...growthRows(plan, texts),
    [texts.otcNever, texts.otcNeverHow],
    [texts.otcPoolFixed, texts.otcPoolFixedHow({ source: source('resource_opentelekomcloud_cce_node_pool_v3.go') })],
  ];
}

/** What adding a family settles for good. */
export function undone(plan: Plan, texts: Texts): Markdown {
  const console = link(cce.SOURCES.console[plan.spec.cce.site]);
  const dataplane = plan.spec.cce.dataplaneV2 ? [texts.undoneDataplane] : [];
  if (!cce.speaksIpv6(plan)) return section(texts.undone, texts.undoneIpv4({ source: console }), ...dataplane);
  const subnet = plan.spec.cce.clusterType === 'turbo' ? texts.undoneSubnets : texts.undoneSubnet;
  return section(texts.undone, list([texts.undoneCluster({ source: console }), subnet({ source: link(cce.SOURCES.dualStack[plan.spec.cce.site]) }), ...dataplane, texts.undoneBack]));
}
