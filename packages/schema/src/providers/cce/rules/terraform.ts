import type { Fix, Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { DEFAULT_IPV6_SERVICE_CIDR, SITE } from '../catalog.js';
import { isTurbo, speaksIpv6, terraformFillsBandwidth } from '../facts.js';
import type { CcePlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce } from './basic.js';
import { isIpv6ServiceCidr } from './ranges.js';
import { RESOURCE_NAME, subnetsOf } from './subnets.js';

const SERVICE_IPV6: Path = ['spec', 'network', 'serviceCidrs', 'ipv6'];
const MORE_BLOCKS = inCce('additionalContainerCidrs');

/** Whether a plan asks for an IPv6 Service CIDR block that CCE has and Terraform cannot set. */
function hasOwnIpv6ServiceCidr(plan: CcePlan): boolean {
  const given = plan.spec.network.serviceCidrs.ipv6;
  return isTurbo(plan) && speaksIpv6(plan) && given?.value !== undefined && given.text !== DEFAULT_IPV6_SERVICE_CIDR && isIpv6ServiceCidr(given.value);
}

/** A choice that the Terraform provider would lose for good: the IPv6 Service range, or all but one container block. */
export type BeyondTerraform = 'ipv6-service-cidr' | 'container-cidrs';

/** What of a plan the Terraform provider of its cloud would lose for good, so that the files are those of the API alone. */
export function beyondTerraform(plan: CcePlan): readonly BeyondTerraform[] {
  const { site, networkModel, additionalContainerCidrs = [] } = plan.spec.cce;
  return [...(hasOwnIpv6ServiceCidr(plan) ? ['ipv6-service-cidr' as const] : []), ...(site === 'otc' && networkModel === 'vpc-router' && additionalContainerCidrs.length > 0 ? ['container-cidrs' as const] : [])];
}

/** Choices that the pinned Terraform provider has no argument for and that can be made afterwards: what they are called, and where. */
function afterwards({ spec: { cce } }: CcePlan): { readonly path: Path; readonly what: string; readonly how: string }[] {
  const inConsole = 'Set it in the console afterwards';
  const viaApi = 'The API bodies set it';
  return [
    ...(cce.deletionProtection && cce.site === 'huaweicloud' ? [{ path: inCce('deletionProtection'), what: 'deletion protection', how: `${viaApi}; with Terraform, turn it on in the console afterwards` }] : []),
    ...(cce.networkPolicies === false ? [{ path: inCce('networkPolicies'), what: 'switching network policies off', how: `Neither has the API. ${inConsole}` }] : []),
    ...(cce.site === 'otc' && Object.keys(cce.tags ?? {}).length > 0 ? [{ path: inCce('tags'), what: 'tags of a cluster', how: `Neither has the API for creating one. ${inConsole}` }] : []),
    ...(cce.site === 'otc' ? [cce.nodeSubnet, ...cce.podSubnets] : []).flatMap((subnet, index) => (subnet.dhcpLeaseTime === undefined ? [] : [{ path: index === 0 ? inCce('nodeSubnet', 'dhcpLeaseTime') : inCce('podSubnets', index - 1, 'dhcpLeaseTime'), what: 'the DHCP lease of a subnet', how: viaApi }])),
  ];
}

const unsupported: CceRule = {
  id: 'cce/terraform-unsupported',
  severity: 'info',
  title: 'What the Terraform provider cannot express',
  source: SOURCES.createCluster,
  *check(plan) {
    for (const { path, what, how } of afterwards(plan)) yield { path, message: `The Terraform provider of ${SITE[plan.spec.cce.site].label} has no argument for ${what}. ${how}.` };
  },
};

const serviceCidr: CceRule = {
  id: 'cce/terraform-ipv6-service-cidr',
  severity: 'warning',
  title: 'Terraform cannot set the IPv6 Service CIDR block',
  source: SOURCES.huaweiCluster,
  *check(plan) {
    if (plan.spec.cce.site === 'huaweicloud' && hasOwnIpv6ServiceCidr(plan)) yield { path: SERVICE_IPV6, message: `${plan.spec.network.serviceCidrs.ipv6?.text ?? ''} can be set over the API only: the Terraform provider has no argument for it, would create the cluster with ${DEFAULT_IPV6_SERVICE_CIDR}, and that can never be changed. Terraform is left out of the files; use the API bodies, or take the default.`, fixes: () => [use(SERVICE_IPV6, DEFAULT_IPV6_SERVICE_CIDR)] };
  },
};

const otcServiceCidr: CceRule = {
  id: 'cce/otc-ipv6-service-cidr',
  severity: 'error',
  title: 'Open Telekom Cloud takes an IPv6 Service CIDR block in the console only',
  source: SOURCES.createCluster,
  *check(plan) {
    if (plan.spec.cce.site === 'otc' && hasOwnIpv6ServiceCidr(plan)) yield { path: SERVICE_IPV6, message: `${plan.spec.network.serviceCidrs.ipv6?.text ?? ''} cannot be asked for: neither the API of Open Telekom Cloud nor its Terraform provider has a field for the IPv6 Service CIDR block, so the cluster would get ${DEFAULT_IPV6_SERVICE_CIDR}. Take that, or create the cluster in the console.`, fixes: () => [use(SERVICE_IPV6, DEFAULT_IPV6_SERVICE_CIDR)] };
  },
};

const containerCidrs: CceRule = {
  id: 'cce/terraform-container-cidrs',
  severity: 'warning',
  title: 'On Open Telekom Cloud, Terraform has one container CIDR block',
  source: SOURCES.otcClusterCode,
  *check(plan) {
    if (!beyondTerraform(plan).includes('container-cidrs')) return;
    const count = (plan.spec.cce.additionalContainerCidrs ?? []).length + 1;
    yield { path: MORE_BLOCKS, message: `${count} container CIDR blocks can be set over the API only: the Terraform provider of Open Telekom Cloud sends one text as one block. Terraform is left out of the files; use the API bodies, or begin with one block and add the others in the console.`, fixes: () => [{ path: MORE_BLOCKS, label: 'Begin with one block' }] };
  },
};

/** A name in ASCII that is close to another: accents fall away, everything else that is not ASCII becomes a hyphen. */
function asciiName(name: string): string {
  return name.replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^-+|-+$/g, '');
}

const ASCII_NAME = /^[A-Za-z0-9_.-]{1,64}$/;

const otcNames: CceRule = {
  id: 'cce/otc-names',
  severity: 'error',
  title: 'On Open Telekom Cloud, what Terraform creates has names in ASCII',
  source: SOURCES.otcNames,
  *check(plan) {
    const { site, vpc, sharedBandwidth } = plan.spec.cce;
    if (site !== 'otc' || beyondTerraform(plan).length > 0) return;
    const subnets = subnetsOf(plan);
    const created: { readonly what: string; readonly name: string; readonly at: readonly Path[] }[] = [
      ...(vpc.existing ? [] : [{ what: 'VPC', name: vpc.name, at: [inCce('vpc', 'name')] }]),
      /** A subnet for nodes and Pods is written twice; both places get the new name. */
      ...subnets.filter(({ subnet }) => !subnet.existing).map(({ path, subnet: { name } }) => ({ what: 'subnet', name, at: [path, ...subnets.filter((each) => each.path !== path && each.subnet.name === name).map((each) => each.path)].map((each) => [...each, 'name']) })),
      ...(sharedBandwidth && !sharedBandwidth.existing ? [{ what: 'shared bandwidth', name: sharedBandwidth.name, at: [inCce('sharedBandwidth', 'name')] }] : []),
    ];
    for (const { what, name, at: [path = [], ...also] } of created) {
      if (ASCII_NAME.test(name) || !RESOURCE_NAME.test(name)) continue;
      const better = asciiName(name);
      const fixes = (): Fix[] => (ASCII_NAME.test(better) ? [{ ...use(path, better), ...(also.length > 0 && { also: also.map((each) => ({ path: each, value: better })) }) }] : []);
      yield { path, message: `${JSON.stringify(name)} is refused by the Terraform provider of Open Telekom Cloud: the name of a ${what} has letters without accents, digits, hyphens, underscores and dots, 64 at most.`, fixes };
    }
  },
};

/** Longest key of a label in the Terraform provider, its prefix included; Kubernetes itself takes 317. */
const OTC_LONGEST_LABEL_KEY = 253;

const otcLabels: CceRule = {
  id: 'cce/otc-labels',
  severity: 'error',
  title: 'On Open Telekom Cloud, a label of a node pool has a value, and a key of at most 253 characters',
  source: SOURCES.otcNames,
  *check(plan) {
    if (plan.spec.cce.site !== 'otc' || beyondTerraform(plan).length > 0) return;
    for (const [index, { name, labels = {} }] of plan.spec.nodePools.entries()) {
      for (const [key, value] of Object.entries(labels)) {
        const path: Path = ['spec', 'nodePools', index, 'labels', key];
        if (value === '') yield { path, message: `The label ${key} of node pool ${name} has no value. Kubernetes takes that, the Terraform provider of Open Telekom Cloud does not. Give it one, such as true.`, fixes: () => [use(path, 'true'), { path, label: `Remove ${key}` }] };
        if (key.length > OTC_LONGEST_LABEL_KEY) yield { path, message: `The key of the label ${key} has ${key.length} characters; the Terraform provider of Open Telekom Cloud takes at most ${OTC_LONGEST_LABEL_KEY}, the prefix included.`, fixes: () => [{ path, label: 'Remove the label' }] };
      }
    }
  },
};

const otcBandwidth: CceRule = {
  id: 'cce/terraform-bandwidth',
  severity: 'info',
  title: 'On Open Telekom Cloud, Terraform owns every address of a shared bandwidth, or none',
  source: SOURCES.otcBandwidthMembers,
  *check(plan) {
    const { site, sharedBandwidth } = plan.spec.cce;
    if (site !== 'otc' || !sharedBandwidth || !speaksIpv6(plan) || terraformFillsBandwidth(plan)) return;
    const others = sharedBandwidth.existing ? 'what is in this one already' : 'the Pods that go in by their annotation';
    yield { path: inCce('sharedBandwidth'), message: `Terraform does not put the nodes into the shared bandwidth here: the resource of the Open Telekom Cloud provider takes out every address that it has not put in itself, ${others} among them. api/insert-ipv6.sh puts the nodes in and takes nothing out.` };
  },
};

/** Rules about what Terraform can and cannot say. */
export const TERRAFORM_RULES: readonly CceRule[] = [unsupported, serviceCidr, otcServiceCidr, containerCidrs, otcNames, otcLabels, otcBandwidth];
