import * as cce from '@dualstack/schema/providers/cce';

export type Plan = cce.CcePlan;
export type Subnet = cce.CceSubnet;

/** The pod subnets that are no node subnet again. */
export function ownPodSubnets({ spec }: Plan): readonly Subnet[] {
  const { nodeSubnet, moreNodeSubnets: more, podSubnets } = spec.cce;
  return podSubnets.filter((subnet) => ![nodeSubnet, ...more].some((each) => isSame(each, subnet)));
}

const isSame = (a: Subnet, b: Subnet) => a.name === b.name && a.cidr.text === b.cidr.text;

/** The node subnets beside the default one, which may be for Pods too. */
export const moreNodeSubnets = ({ spec }: Plan): readonly Subnet[] => spec.cce.moreNodeSubnets;

/** Every subnet once: that of the nodes, further ones of nodes, those of Pods alone. */
export function placedSubnets(plan: Plan): readonly Subnet[] {
  return [plan.spec.cce.nodeSubnet, ...moreNodeSubnets(plan), ...ownPodSubnets(plan)];
}

/** The place of a subnet among {@link placedSubnets}. */
export function placeOf(plan: Plan, subnet: Subnet): number {
  return Math.max(0, placedSubnets(plan).findIndex((each) => isSame(each, subnet)));
}

/** Whether a node pool names the subnets of its nodes. */
export const hasPoolSubnets = ({ spec }: Plan): boolean => spec.nodePools.some(({ subnets = [] }) => subnets.length > 0);

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
  return [
    ...(settings.overloadControl === undefined ? [] : [{ component: 'kube-apiserver', name: 'support-overload', value: settings.overloadControl }]),
    ...(settings.dataplaneV2 ? [{ component: 'eni', name: 'dataplane-v2', value: true }] : []),
  ];
}

/** A list that says something; the clouds know no empty one. */
export const some = <Each>(list: readonly Each[] | undefined): readonly Each[] | undefined => (list && list.length > 0 ? list : undefined);
