import * as cce from '@dualstack/schema/providers/cce';

export type Plan = cce.CcePlan;
export type Subnet = cce.CceSubnet;

/** The pod subnets that are not the node subnet again. */
export function ownPodSubnets({ spec }: Plan): readonly Subnet[] {
  const { nodeSubnet, podSubnets } = spec.cce;
  return podSubnets.filter(({ name, cidr }) => name !== nodeSubnet.name || cidr.text !== nodeSubnet.cidr.text);
}

/** Whether the nodes' IPv6 addresses go into a shared bandwidth. */
export function hasBandwidth(plan: Plan): boolean {
  return cce.speaksIpv6(plan) && plan.spec.cce.sharedBandwidth !== null;
}

/** Whether a node pool changes its size by itself, so that its nodes are not known beforehand. */
export function hasAutoscaling({ spec }: Plan): boolean {
  return spec.nodePools.some((pool) => pool.autoscaling?.enable);
}

/** Whether Terraform would lose a choice that cannot be made afterwards; it is then left out. */
export function isBeyondTerraform(plan: Plan): boolean {
  return cce.beyondTerraform(plan).length > 0;
}

/** Every container CIDR block, in the order of the plan. */
export function containerCidrs({ spec }: Plan): readonly string[] {
  const { ipv4 } = spec.network.podCidrs;
  return [...(ipv4 === undefined ? [] : [ipv4]), ...(spec.cce.additionalContainerCidrs ?? [])].map(({ text }) => text);
}

/** Where a provider or script finds the services of a cloud: `<service>.<region>.<domain>`. */
export const DOMAIN: Record<cce.Site, string> = { huaweicloud: 'myhuaweicloud.com', otc: 'otc.t-systems.com' };

/** Tags that say something; CCE and VPC know no empty set of them. */
export function someTags(tags: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> | undefined {
  return tags && Object.keys(tags).length > 0 ? tags : undefined;
}

/** A configuration item of a component of the cluster that a plan sets. */
export interface Override {
  readonly component: string;
  readonly name: string;
  readonly value: boolean;
}

/** What a plan overrides of the components of a cluster (cce_02_0236, table 29). */
export function overridesOf({ spec: { cce: settings } }: Plan): readonly Override[] {
  return settings.dataplaneV2 ? [{ component: 'eni', name: 'dataplane-v2', value: true }] : [];
}
