import type * as kkp from '@dualstack/schema/providers/kkp';
import type { Value } from '../../format/yaml.js';
import { machineCloudSpec, machineProvider } from './cloud.js';

type Plan = kkp.KkpPlan;
type Pool = kkp.KkpNodePool;

/** Bounds of the cluster autoscaler (AutoscalerMinSizeAnnotation, AutoscalerMaxSizeAnnotation in KKP's API). */
const AUTOSCALER_MIN = 'cluster.k8s.io/cluster-api-autoscaler-node-group-min-size';
const AUTOSCALER_MAX = 'cluster.k8s.io/cluster-api-autoscaler-node-group-max-size';

/** `operatingSystemSpec` of a machine: no surprise updates, no credentials. */
const OPERATING_SYSTEM_SPEC: Readonly<Record<kkp.OperatingSystem, Value>> = {
  ubuntu: { distUpgradeOnBoot: false },
  flatcar: { disableAutoUpdate: false },
  rhel: { distUpgradeOnBoot: false },
  rockylinux: { distUpgradeOnBoot: false },
  centos: { distUpgradeOnBoot: false },
};

/** The `operatingSystem` of a node in the REST body. */
export function restOperatingSystem(pool: Pool): Value {
  return { [pool.operatingSystem]: OPERATING_SYSTEM_SPEC[pool.operatingSystem] };
}

/** Annotations that bound the autoscaler; undefined when the plan sets no bound. */
export function autoscalerAnnotations(pool: Pool): Value {
  if (pool.minReplicas === undefined && pool.maxReplicas === undefined) return undefined;
  return { [AUTOSCALER_MIN]: pool.minReplicas?.toString(), [AUTOSCALER_MAX]: pool.maxReplicas?.toString() };
}

/**
 * A MachineDeployment for the user cluster. It carries `network.ipFamily` itself, because the controller
 * that makes the first one out of the Cluster's annotation completes clouds and labels but not the family.
 */
export function machineDeployment(plan: Plan, pool: Pool): Value {
  const labels = { machine: pool.name };
  return {
    apiVersion: 'cluster.k8s.io/v1alpha1',
    kind: 'MachineDeployment',
    metadata: { name: pool.name, namespace: 'kube-system', annotations: autoscalerAnnotations(pool) },
    spec: {
      replicas: pool.replicas,
      minReadySeconds: 0,
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: {
        metadata: { labels },
        spec: {
          metadata: { labels: { 'system/cluster': plan.metadata.name, 'system/project': plan.spec.kkp.projectId } },
          providerSpec: {
            value: {
              cloudProvider: machineProvider(plan.spec.kkp.cloudProvider),
              cloudProviderSpec: machineCloudSpec(plan, pool),
              operatingSystem: pool.operatingSystem,
              operatingSystemSpec: OPERATING_SYSTEM_SPEC[pool.operatingSystem],
              network: { ipFamily: pool.network.ipFamily },
            },
          },
          versions: { kubelet: plan.spec.kubernetesVersion },
        },
      },
    },
  };
}
