import type { Source } from '../../findings/finding.js';
import { isFrom, type ReleaseId, releaseOf } from './releases.js';

/** What a release has that not every one has. */
interface Feature {
  /** The field of a plan that asks for it; `*` is any position. */
  readonly field: string;
  /** The first release whose objects have it, and the file of that release which says so. */
  readonly since: ReleaseId;
  readonly file: string;
  /** The first whose REST API takes it, where that is a later one: those before pass it by. */
  readonly restSince?: ReleaseId;
}

/**
 * What came after v2.24, each read off the release branches: the objects in kubermatic/kubermatic, the REST API in
 * kubermatic/dashboard (`ClusterSpec` of modules/api/pkg/api/v1/types.go).
 */
export const FEATURES = {
  nodeProxy: { field: 'spec.kkp.nodeProxy', since: 'v2.28', file: 'sdk/apis/kubermatic/v1/cluster.go', restSince: 'v2.31' },
  clusterAnnotations: { field: 'spec.kkp.annotations', since: 'v2.24', file: 'pkg/apis/kubermatic/v1/cluster.go', restSince: 'v2.26' },
  auditWebhook: { field: 'spec.kkp.auditLogging.webhookBackend', since: 'v2.26', file: 'pkg/apis/kubermatic/v1/audit_logging.go' },
  clusterBackup: { field: 'spec.kkp.backupStorageLocation', since: 'v2.25', file: 'pkg/apis/kubermatic/v1/cluster.go' },
  disableCsiDriver: { field: 'spec.kkp.disableCsiDriver', since: 'v2.24', file: 'pkg/apis/kubermatic/v1/cluster.go', restSince: 'v2.25' },
  encryptionAtRest: { field: 'spec.kkp.encryptionAtRest', since: 'v2.29', file: 'pkg/controller/master-controller-manager/encryption-secret-synchronizer/doc.go' },
  loadBalancerClasses: { field: 'spec.kkp.openstack.loadBalancerClasses', since: 'v2.29', file: 'sdk/apis/kubermatic/v1/common.go' },
  skipRouterReconciliation: { field: 'spec.kkp.openstack.skipRouterReconciliation', since: 'v2.28', file: 'sdk/apis/kubermatic/v1/common.go' },
  staticNetwork: { field: 'spec.nodePools.*.staticNetwork', since: 'v2.24', file: 'pkg/machine/helpers.go', restSince: 'v2.25' },
  configDrive: { field: 'spec.nodePools.*.openstack.configDrive', since: 'v2.26', file: 'pkg/machine/provider/openstack.go' },
  vmGroup: { field: 'spec.nodePools.*.vsphere.vmGroup', since: 'v2.26', file: 'go.mod' },
  kubelbLoadBalancerClass: { field: 'spec.kkp.kubelb.useLoadBalancerClass', since: 'v2.26', file: 'pkg/apis/kubermatic/v1/cluster.go' },
  kubelbGatewayApi: { field: 'spec.kkp.kubelb.enableGatewayAPI', since: 'v2.26', file: 'pkg/apis/kubermatic/v1/cluster.go' },
  kyverno: { field: 'spec.kkp.kyverno.enabled', since: 'v2.28', file: 'sdk/apis/kubermatic/v1/cluster.go' },
} as const satisfies Record<string, Feature>;
export type FeatureId = keyof typeof FEATURES;
/** The same, for those who ask of any. */
const featureOf = (id: FeatureId): Feature => FEATURES[id];

/** Whether the objects of a release have something. */
export const hasFeature = (id: ReleaseId, feature: FeatureId): boolean => isFrom(id, featureOf(feature).since);
/** Whether the REST API of a release takes it. */
export const takesFeature = (id: ReleaseId, feature: FeatureId): boolean => isFrom(id, featureOf(feature).restSince ?? featureOf(feature).since);
/** Where the first release that has something says so. */
export function sourceOfFeature(feature: FeatureId): Source {
  const { since, file } = featureOf(feature);
  return { title: `KKP ${since} ${file.split('/').slice(-2).join('/')}`, url: `https://github.com/kubermatic/kubermatic/blob/${releaseOf(since).readAt.commit}/${file}` };
}
