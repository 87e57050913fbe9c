import type * as kkp from '@dualstack/schema/providers/kkp';
import type { Value } from '../../format/yaml.js';
import { restNodeCloud } from './cloud.js';
import { clusterSpec } from './cluster.js';
import { autoscalerAnnotations, restOperatingSystem } from './machines.js';

type Plan = kkp.KkpPlan;

/**
 * The body of `POST /api/v2/projects/{project_id}/clusters` (CreateClusterSpec). With a preset, KKP puts the
 * credentials in itself, so the reference is left out. The API of v2.24 takes no annotations and no network of machines:
 * it drops the former, and takes the family of the latter from the cluster.
 *
 * @see https://github.com/kubermatic/dashboard/blob/release/v2.24/modules/api/pkg/resources/machine/machinedeployment.go
 */
export function createClusterBody(plan: Plan): Value {
  const { spec, metadata } = plan;
  const { preset, humanReadableName, cloudProvider } = spec.kkp;
  const [pool] = spec.nodePools;
  const isV224 = spec.kkp.release === 'v2.24';
  return {
    cluster: {
      name: humanReadableName,
      labels: { ...metadata.labels },
      annotations: metadata.description === undefined || isV224 ? undefined : { 'kubernetes.io/description': metadata.description },
      credential: preset,
      spec: clusterSpec(preset === undefined ? plan : withoutCredentials(plan)),
    },
    nodeDeployment:
      pool === undefined || cloudProvider === 'bringyourown'
        ? undefined
        : {
            name: pool.name,
            annotations: autoscalerAnnotations(pool),
            spec: {
              replicas: pool.replicas,
              minReplicas: pool.minReplicas,
              maxReplicas: pool.maxReplicas,
              template: {
                cloud: restNodeCloud(plan, pool),
                operatingSystem: restOperatingSystem(pool),
                network: isV224 ? undefined : { cidr: '', gateway: '', dns: { servers: [] }, ipFamily: pool.network.ipFamily },
                versions: { kubelet: spec.kubernetesVersion },
              },
            },
          },
  };
}

function withoutCredentials(plan: Plan): Plan {
  const { credentialsReference: _, ...kkp } = plan.spec.kkp;
  return { ...plan, spec: { ...plan.spec, kkp } };
}
