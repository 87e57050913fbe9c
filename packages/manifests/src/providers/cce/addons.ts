import type { Plan } from './resources.js';

export type Addon = NonNullable<Plan['spec']['cce']['addons']>[number];

/** What the parameters of add-ons name of the cluster: text in a body, references in Terraform. */
export interface Named<Value> {
  readonly clusterName: Value;
  readonly clusterId: Value;
  readonly projectId: Value;
  readonly region: Value;
}

/**
 * The custom parameters of an add-on that has settings, by the API references of both clouds; what they leave out is in the template.
 *
 * @see https://github.com/opentelekomcloud-docs/cloud-container-engine/tree/4863737383aaa71bc85eb44da133b4563415b518/api-ref/source/apis/add-on_instance_parameters
 */
export function customValues<Value>({ spec }: Plan, addon: Addon, { clusterName, clusterId, projectId, region }: Named<Value>) {
  const { aomInstanceId, thirdPartyUrl, loadBalancerId } = addon;
  if (addon.name === 'nginx-ingress') return { ingressClass: 'nginx', namespace: 'kube-system', service: { annotations: { 'kubernetes.io/elb.class': spec.cce.loadBalancer.class, 'kubernetes.io/elb.id': loadBalancerId } } };
  if (addon.name === 'log-agent') return { clusterID: clusterId, clusterName, cluster_category: 'CCE', createDefaultEvent: addon.collectEvents ?? false, createDefaultStdout: addon.collectStdout ?? false, projectID: projectId };
  return {
    deploy_mode: 'agent',
    cluster: clusterName,
    clusterId,
    projectId,
    region,
    scrapeInterval: '15s',
    aom_enable: aomInstanceId !== undefined,
    ...(aomInstanceId !== undefined && { aom_instance_id: aomInstanceId, aom_project_id: projectId, aom_auth_type: 'Bearer' }),
    enablethird: thirdPartyUrl !== undefined,
    ...(thirdPartyUrl !== undefined && { url_third: thirdPartyUrl }),
  };
}

/** Whether an add-on sends metrics to AOM, whose keys are a secret. */
export const sendsToAom = ({ spec }: Plan): boolean => (spec.cce.addons ?? []).some(({ aomInstanceId }) => aomInstanceId !== undefined);
/** Whether an add-on sends metrics to a system of somebody else, whose token is a secret. */
export const sendsToOthers = ({ spec }: Plan): boolean => (spec.cce.addons ?? []).some(({ thirdPartyUrl }) => thirdPartyUrl !== undefined);
