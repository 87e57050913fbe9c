import { isDualStack } from '@dualstack/schema';
import type * as kkp from '@dualstack/schema/providers/kkp';

type Plan = kkp.KkpPlan;

/** Networks of a cloud that are there before the cluster, and must speak both families. */
export interface NetworksBefore {
  readonly kind: 'aws' | 'azure' | 'gcp' | 'openstack';
  /** What the plan names; absent where KKP takes the one that the cloud has anyway. */
  readonly network?: string;
  readonly subnets: readonly string[];
}

const given = (text: string | undefined): text is string => text !== undefined && text !== '';

/**
 * The networks that nodes of a dual-stack plan are put into and that KKP does not make; undefined where it makes them, or where its
 * documentation asks nothing of them.
 *
 * @see https://docs.kubermatic.com/kubermatic/v2.31/tutorials-howtos/networking/dual-stack/
 */
export function networksBefore({ spec: { ipFamily, kkp: settings, nodePools } }: Plan): NetworksBefore | undefined {
  if (!isDualStack(ipFamily)) return undefined;
  const named = (network: string | undefined, ...subnets: readonly (string | undefined)[]) => ({ ...(given(network) && { network }), subnets: [...new Set(subnets.filter(given))] });
  switch (settings.cloudProvider) {
    case 'aws':
      return { kind: 'aws', ...named(settings.aws?.vpcID, ...nodePools.map(({ aws }) => aws?.subnetID)) };
    case 'azure':
      return given(settings.azure?.vnet) ? { kind: 'azure', ...named(settings.azure.vnet, settings.azure.subnet) } : undefined;
    case 'gcp':
      return { kind: 'gcp', ...named(settings.gcp?.network, settings.gcp?.subnetwork) };
    case 'openstack': {
      const { network, subnetID, ipv6SubnetID } = settings.openstack ?? {};
      return given(network) || given(subnetID) || given(ipv6SubnetID) ? { kind: 'openstack', ...named(network, subnetID, ipv6SubnetID) } : undefined;
    }
    default:
      return undefined;
  }
}
