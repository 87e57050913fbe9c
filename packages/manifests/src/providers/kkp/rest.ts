import * as kkp from '@dualstack/schema/providers/kkp';
import type { Value } from '../../format/yaml.js';
import { applications, cniAnnotations } from './applications.js';
import { restNodeCloud } from './cloud.js';
import { clusterSpec, ENCRYPTED, ownAnnotations } from './cluster.js';
import { machineNetwork, poolAnnotations, poolTaints, restOperatingSystem } from './machines.js';

type Plan = kkp.KkpPlan;

/**
 * The body of `POST /api/v2/projects/{project_id}/clusters` (CreateClusterSpec). With a preset, KKP puts the
 * credentials in itself, so the reference is left out. The API drops annotations before v2.26, and
 * that of v2.24 takes no network of machines but their family from the cluster.
 *
 * @see https://github.com/kubermatic/dashboard/blob/release/v2.25/modules/api/pkg/handler/common/cluster.go#L193
 *
 * @see https://github.com/kubermatic/dashboard/blob/release/v2.24/modules/api/pkg/resources/machine/machinedeployment.go
 */
export function createClusterBody(plan: Plan): Value {
  const { spec, metadata } = plan;
  const { preset, humanReadableName, cloudProvider } = spec.kkp;
  const [pool] = spec.nodePools;
  const { api } = kkp.releaseOf(spec.kkp.release);
  return {
    cluster: {
      name: humanReadableName,
      labels: { ...metadata.labels },
      annotations: bodyAnnotations(plan),
      credential: preset,
      spec: { ...left(plan), ...(spec.kkp.encryptionAtRest && { encryptionConfiguration: { enabled: true, resources: ENCRYPTED } }) },
    },
    applications: applications(plan),
    nodeDeployment:
      pool === undefined || cloudProvider === 'bringyourown'
        ? undefined
        : {
            name: pool.name === '' ? undefined : pool.name,
            annotations: poolAnnotations(pool),
            spec: {
              replicas: pool.replicas,
              minReplicas: pool.minReplicas,
              maxReplicas: pool.maxReplicas,
              template: {
                cloud: restNodeCloud(plan, pool),
                operatingSystem: restOperatingSystem(pool),
                network: !api.takesMachineNetwork ? undefined : { cidr: '', gateway: '', dns: { servers: [] }, ...machineNetwork(pool) },
                versions: { kubelet: spec.kubernetesVersion },
                labels: pool.labels && { ...pool.labels },
                annotations: pool.annotations && api.takesAnnotations ? { ...pool.annotations } : undefined,
                taints: poolTaints(pool),
              },
            },
          },
  };
}

/** What the body has of the cluster: with a preset no credentials, and nothing that the REST API of the release passes by. */
function left(plan: Plan): { readonly [key: string]: Value } {
  const { preset, release } = plan.spec.kkp;
  return {
    ...clusterSpec(preset === undefined ? plan : withoutCredentials(plan)),
    ...(!kkp.takesFeature(release, 'nodeProxy') && { componentsOverride: undefined }),
    ...(!kkp.takesFeature(release, 'disableCsiDriver') && { disableCsiDriver: undefined }),
  };
}

/** Annotations of the body. The values of the CNI plugin are taken out of it by every release, anything else from v2.26 on. */
function bodyAnnotations(plan: Plan): Value {
  const { description } = plan.metadata;
  const { takesAnnotations } = kkp.releaseOf(plan.spec.kkp.release).api;
  const annotations = { ...(takesAnnotations && ownAnnotations(plan)), ...(description !== undefined && takesAnnotations && { 'kubernetes.io/description': description }), ...cniAnnotations(plan) };
  return Object.keys(annotations).length === 0 ? undefined : annotations;
}

function withoutCredentials(plan: Plan): Plan {
  const { credentialsReference: _, ...kkp } = plan.spec.kkp;
  return { ...plan, spec: { ...plan.spec, kkp } };
}
