import type * as kkp from '@dualstack/schema/providers/kkp';
import type { Value } from '../../format/yaml.js';
import { machineCloudSpec, machineProvider } from './cloud.js';

type Plan = kkp.KkpPlan;
type Pool = kkp.KkpNodePool;

/** Bounds of the cluster autoscaler (AutoscalerMinSizeAnnotation, AutoscalerMaxSizeAnnotation in KKP's API). */
const AUTOSCALER_MIN = 'cluster.k8s.io/cluster-api-autoscaler-node-group-min-size';
const AUTOSCALER_MAX = 'cluster.k8s.io/cluster-api-autoscaler-node-group-max-size';

/** The profile of the Operating System Manager (MachineDeploymentOSPAnnotation). */
const PROFILE = 'k8c.io/operating-system-profile';

/** `operatingSystemSpec` of a machine: what the pool says of updates, and no credentials. */
const operatingSystemSpec = ({ operatingSystem, distUpgradeOnBoot = false, disableAutoUpdate = false }: Pool): Value => (operatingSystem === 'flatcar' ? { disableAutoUpdate } : { distUpgradeOnBoot });

/** The name of a pool's MachineDeployment: where the plan has none, one as KKP's API makes it, but the same every time. */
export function poolName({ metadata, spec }: Plan, pool: Pool): string {
  const index = spec.nodePools.indexOf(pool);
  return pool.name === '' ? `${metadata.name}-worker${index < 1 ? '' : `-${index + 1}`}` : pool.name;
}

/** The network of a machine. KKP takes every address from the cloud where a pool has no static one. */
export function machineNetwork({ network: { ipFamily }, staticNetwork }: Pool): { readonly [key: string]: Value } {
  if (!staticNetwork) return { ipFamily };
  const { address, prefix, gateway, dnsServers = [] } = staticNetwork;
  return { cidr: address === undefined ? '' : `${address.text}/${prefix ?? ''}`, gateway: gateway?.text ?? '', dns: { servers: dnsServers.map(({ text }) => text) }, ipFamily };
}

/** The `operatingSystem` of a node in the REST body. */
export function restOperatingSystem(pool: Pool): Value {
  return { [pool.operatingSystem]: operatingSystemSpec(pool) };
}

/** Annotations of a MachineDeployment: its own, the profile of its operating system, and the bounds of the autoscaler; undefined when it has none. */
export function poolAnnotations({ machineDeploymentAnnotations, operatingSystemProfile, minReplicas, maxReplicas }: Pool): Value {
  const annotations = { ...machineDeploymentAnnotations, [PROFILE]: operatingSystemProfile, [AUTOSCALER_MIN]: minReplicas?.toString(), [AUTOSCALER_MAX]: maxReplicas?.toString() };
  return Object.values(annotations).some((value) => value !== undefined) ? annotations : undefined;
}

/** The taints of a pool's nodes, by the fields of both APIs. */
export const poolTaints = ({ taints }: Pool): Value => taints?.map(({ key, value, effect }) => ({ key, value, effect }));

/**
 * A MachineDeployment for the user cluster. It carries `network.ipFamily` itself, because the controller
 * that makes the first one out of the Cluster's annotation completes clouds and labels but not the family.
 */
export function machineDeployment(plan: Plan, pool: Pool): Value {
  const name = poolName(plan, pool);
  const labels = { machine: name };
  return {
    apiVersion: 'cluster.k8s.io/v1alpha1',
    kind: 'MachineDeployment',
    metadata: { name, namespace: 'kube-system', annotations: poolAnnotations(pool) },
    spec: {
      replicas: pool.replicas,
      minReadySeconds: 0,
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: {
        metadata: { labels },
        spec: {
          metadata: { labels: { ...pool.labels, 'system/cluster': plan.metadata.name, 'system/project': plan.spec.kkp.projectId }, annotations: pool.annotations && { ...pool.annotations } },
          taints: poolTaints(pool),
          providerSpec: {
            value: {
              cloudProvider: machineProvider(plan.spec.kkp.cloudProvider),
              cloudProviderSpec: machineCloudSpec(plan, pool),
              operatingSystem: pool.operatingSystem,
              operatingSystemSpec: operatingSystemSpec(pool),
              network: machineNetwork(pool),
            },
          },
          versions: { kubelet: plan.spec.kubernetesVersion },
        },
      },
    },
  };
}
