import type { Fix, Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { DEFAULT_IPV6_SERVICE_CIDR, hasSettings } from '../catalog.js';
import { isTurbo, speaksIpv6, terraformFillsBandwidth } from '../facts.js';
import type { CcePlan } from '../plan.js';
import { ONLY, SOURCES } from '../sources.js';
import { isIpv6ServiceCidr } from './ranges.js';
import { type CceRule, inCce, label, rule, SITE_PATH } from './rule.js';
import { RESOURCE_NAME, subnetsOf } from './subnets.js';

const SERVICE_IPV6: Path = ['spec', 'network', 'serviceCidrs', 'ipv6'];
const MORE_BLOCKS = inCce('additionalContainerCidrs');

/** An IPv6 Service CIDR block that a plan asks for, that CCE has and Terraform cannot set. */
function ownIpv6ServiceCidr(plan: CcePlan): string | undefined {
  const given = plan.spec.network.serviceCidrs.ipv6;
  return isTurbo(plan) && speaksIpv6(plan) && given?.value !== undefined && given.text !== DEFAULT_IPV6_SERVICE_CIDR && isIpv6ServiceCidr(given.value) ? given.text : undefined;
}

const isOtc = ({ spec: { cce } }: CcePlan): boolean => cce.site === 'otc';

/** A choice that the Terraform provider would lose for good: the IPv6 Service range, all but one container block, or the encryption of master nodes. */
export type BeyondTerraform = 'ipv6-service-cidr' | 'container-cidrs' | 'master-disk-encryption';

/** What of a plan the Terraform provider of its cloud would lose for good, so that the files are those of the API alone. */
export function beyondTerraform(plan: CcePlan): readonly BeyondTerraform[] {
  const { networkModel, additionalContainerCidrs = [], masterDiskEncryption } = plan.spec.cce;
  return [
    ...(ownIpv6ServiceCidr(plan) !== undefined ? ['ipv6-service-cidr' as const] : []),
    ...(isOtc(plan) && networkModel === 'vpc-router' && additionalContainerCidrs.length > 0 ? ['container-cidrs' as const] : []),
    ...(!isOtc(plan) && masterDiskEncryption ? ['master-disk-encryption' as const] : []),
  ];
}

/** Whether Open Telekom Cloud's Terraform provider makes what the plan says. */
const isMadeByOtcTerraform = (plan: CcePlan): boolean => isOtc(plan) && beyondTerraform(plan).length === 0;

/** Choices that the pinned Terraform provider has no argument for and that can be made afterwards. */
const unsupported = rule('cce/terraform-unsupported', {
  severity: 'info',
  source: SOURCES.terraform,
  *check(plan, say) {
    const { cce } = plan.spec;
    const { site } = cce;
    if (cce.deletionProtection && !isOtc(plan)) yield { path: inCce('deletionProtection'), ...say('deletion-protection', { site }) };
    if ((cce.apiServerCidrs ?? []).length > 0) yield { path: inCce('apiServerCidrs'), ...say('api-server-cidrs', { site }) };
    if (cce.networkPolicies === false) yield { path: inCce('networkPolicies'), ...say('network-policies', { site }) };
    if (!isOtc(plan)) {
      for (const [index, pool] of plan.spec.nodePools.entries()) for (const key of ['nodeNamePrefix', 'nodeNameSuffix'] as const) if (pool[key] !== undefined) yield { path: ['spec', 'nodePools', index, key], ...say('node-names', { site }) };
      return;
    }
    for (const [index, { name }] of (cce.addons ?? []).entries()) if (hasSettings(name)) yield { path: inCce('addons', index, 'name'), ...say('addon', { site }) };
    if (Object.keys(cce.tags ?? {}).length > 0) yield { path: inCce('tags'), ...say('tags', { site }) };
    for (const { path, subnet } of subnetsOf(plan)) if (subnet.dhcpLeaseTime !== undefined) yield { path: [...path, 'dhcpLeaseTime'], ...say('dhcp-lease', { site }) };
  },
});

const serviceCidr = rule('cce/terraform-ipv6-service-cidr', {
  severity: 'warning',
  source: ONLY.huaweiCluster,
  appliesTo: (plan) => !isOtc(plan),
  *check(plan, say) {
    const range = ownIpv6ServiceCidr(plan);
    if (range !== undefined) yield { path: SERVICE_IPV6, ...say({ range, usual: DEFAULT_IPV6_SERVICE_CIDR }), fixes: () => [use(SERVICE_IPV6, DEFAULT_IPV6_SERVICE_CIDR)] };
  },
});

const otcServiceCidr = rule('cce/otc-ipv6-service-cidr', {
  severity: 'error',
  source: SOURCES.createCluster.otc,
  appliesTo: isOtc,
  *check(plan, say) {
    const range = ownIpv6ServiceCidr(plan);
    if (range !== undefined) yield { path: SERVICE_IPV6, ...say({ range, usual: DEFAULT_IPV6_SERVICE_CIDR }), fixes: () => [use(SERVICE_IPV6, DEFAULT_IPV6_SERVICE_CIDR)] };
  },
});

const containerCidrs = rule('cce/terraform-container-cidrs', {
  severity: 'warning',
  source: ONLY.otcClusterCode,
  *check(plan, say) {
    if (beyondTerraform(plan).includes('container-cidrs')) yield { path: MORE_BLOCKS, ...say({ count: (plan.spec.cce.additionalContainerCidrs ?? []).length + 1 }), fixes: () => [{ path: MORE_BLOCKS, label: label('cce/begin-with-one') }] };
  },
});

const masterDisks = rule('cce/terraform-master-disk-encryption', {
  severity: 'warning',
  source: ONLY.huaweiCluster,
  *check(plan, say) {
    const path = inCce('masterDiskEncryption');
    if (beyondTerraform(plan).includes('master-disk-encryption')) yield { path, ...say(), fixes: () => [{ path, label: label('cce/without-encryption') }] };
  },
});

/** A name in ASCII that is close to another: accents fall away, everything else that is not ASCII becomes a hyphen. */
function asciiName(name: string): string {
  return name.replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^-+|-+$/g, '');
}

const ASCII_NAME = /^[A-Za-z0-9_.-]{1,64}$/;

/** What a plan creates and names, with every place where the name is written: a subnet for nodes and Pods is written twice. */
function createdOf(plan: CcePlan): readonly { readonly of: 'vpc' | 'subnet' | 'bandwidth'; readonly name: string; readonly path: Path; readonly also: readonly Path[] }[] {
  const { vpc, sharedBandwidth } = plan.spec.cce;
  const subnets = subnetsOf(plan);
  return [
    ...(vpc.existing ? [] : [{ of: 'vpc' as const, name: vpc.name, path: inCce('vpc', 'name'), also: [] }]),
    ...subnets.filter(({ subnet }) => !subnet.existing).map(({ path, subnet: { name } }) => ({ of: 'subnet' as const, name, path: [...path, 'name'], also: subnets.filter((each) => each.path !== path && each.subnet.name === name).map((each) => [...each.path, 'name']) })),
    ...(sharedBandwidth && !sharedBandwidth.existing ? [{ of: 'bandwidth' as const, name: sharedBandwidth.name, path: inCce('sharedBandwidth', 'name'), also: [] }] : []),
  ];
}

const otcNames = rule('cce/otc-names', {
  severity: 'error',
  source: ONLY.otcNames,
  appliesTo: isMadeByOtcTerraform,
  *check(plan, say) {
    for (const { of, name, path, also } of createdOf(plan)) {
      if (ASCII_NAME.test(name) || !RESOURCE_NAME.test(name)) continue;
      const better = asciiName(name);
      const isName = ASCII_NAME.test(better);
      const fixes = (): Fix[] => (isName ? [{ ...use(path, better), ...(also.length > 0 && { also: also.map((each) => ({ path: each, value: better })) }) }] : []);
      yield { path, ...(!isName && { concerns: [SITE_PATH] }), ...say({ name, of }), fixes };
    }
  },
});

/** Longest key of a label in the Terraform provider, its prefix included; Kubernetes itself takes 317. */
const OTC_LONGEST_LABEL_KEY = 253;

const otcLabels = rule('cce/otc-labels', {
  severity: 'error',
  source: ONLY.otcNames,
  appliesTo: isMadeByOtcTerraform,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name: pool, labels = {} }] of nodePools.entries()) {
      for (const [key, value] of Object.entries(labels)) {
        const path: Path = ['spec', 'nodePools', index, 'labels', key];
        if (value === '') yield { path, ...say('empty', { key, pool }), fixes: () => [use(path, 'true'), { path, label: label('remove', { value: key }) }] };
        if (key.length > OTC_LONGEST_LABEL_KEY) yield { path, ...say('long', { key, length: key.length, most: OTC_LONGEST_LABEL_KEY }), fixes: () => [{ path, label: label('cce/remove-label') }] };
      }
    }
  },
});

const otcBandwidth = rule('cce/terraform-bandwidth', {
  severity: 'info',
  source: ONLY.otcBandwidthMembers,
  appliesTo: (plan) => isOtc(plan) && speaksIpv6(plan),
  *check(plan, say) {
    const { sharedBandwidth } = plan.spec.cce;
    if (sharedBandwidth && !terraformFillsBandwidth(plan)) yield { path: inCce('sharedBandwidth'), ...say(sharedBandwidth.existing ? 'existing' : isTurbo(plan) ? 'pods' : 'subnets') };
  },
});

/** Rules about what Terraform can and cannot say. */
export const TERRAFORM_RULES: readonly CceRule[] = [unsupported, serviceCidr, otcServiceCidr, containerCidrs, masterDisks, otcNames, otcLabels, otcBandwidth];
