import { hasSettings } from '@dualstack/schema/providers/cce';
import { call, type HclBlock, type HclValue, reference } from '../../format/hcl.js';
import { type Addon, customValues, sendsToAom, sendsToOthers } from './addons.js';
import { DOMAIN, type Plan } from './resources.js';
import { poolLabel } from './terraform-bandwidth.js';
import { DIALECT } from './terraform-names.js';

/** The add-ons that Terraform installs; of those with settings, the provider of Open Telekom Cloud reads too little of the template. */
export function terraformAddons({ spec: { cce: { addons = [], site } } }: Plan): readonly Addon[] {
  return addons.filter(({ name }) => site === 'huaweicloud' || !hasSettings(name));
}

/** The secrets that Terraform installs add-ons with. */
export function addonSecrets(plan: Plan): HclBlock[] {
  const secret = (name: string, description: string, value?: string): HclBlock => ({ type: 'variable', labels: [name], body: { description, type: reference('string'), default: value, sensitive: true } });
  if (plan.spec.cce.site === 'otc') return [];
  return [
    ...(sendsToAom(plan) ? [secret('aom_app_key', 'app_key of the AOM instance'), secret('aom_app_secret', 'app_secret of the AOM instance')] : []),
    ...(sendsToOthers(plan) ? [secret('monitoring_token', 'Token of the other monitoring system, where it asks for one', '')] : []),
  ];
}

/** The add-ons of a plan, once there are nodes for them; the values of their templates are looked up. */
export function addonBlocks(plan: Plan): HclBlock[] {
  const addons = terraformAddons(plan);
  const { site } = plan.spec.cce;
  if (addons.length === 0) return [];
  const namesProject = addons.some(({ name }) => ['autoscaler', 'cie-collector', 'log-agent'].includes(name));
  return [...(namesProject ? [project(plan)] : []), ...addons.flatMap((addon) => (site === 'huaweicloud' ? huaweiAddon(plan, addon) : otcAddon(plan, addon)))];
}

const label = (name: string) => name.replaceAll('-', '_');
const clusterId = ({ spec }: Plan): HclValue => reference(`${DIALECT[spec.cce.site].cluster}.main.id`);
const afterPools = ({ spec: { nodePools, cce } }: Plan): HclValue => (nodePools.length === 0 ? undefined : nodePools.map(({ name }) => reference(`${DIALECT[cce.site].nodePool}.${poolLabel(name)}`)));

/** The project, whose id the autoscaler takes: on Huawei Cloud by its name, which is that of the region unless it is one of your own. */
function project({ spec }: Plan): HclBlock {
  return spec.cce.site === 'huaweicloud'
    ? { type: 'data', labels: ['huaweicloud_identity_projects', 'this'], comment: ['The project of the region; name another one here if the cluster lies in it.'], body: { name: reference('var.region') } }
    : { type: 'data', labels: ['opentelekomcloud_identity_project_v3', 'this'], comment: ['The project of the credentials.'], body: {} };
}

/** @see https://github.com/huaweicloud/terraform-provider-huaweicloud/blob/a0345b8dcc818aa80d932ec0802891222b0a22af/huaweicloud/services/acceptance/cce/resource_huaweicloud_cce_addon_test.go */
function huaweiAddon(plan: Plan, addon: Addon): HclBlock[] {
  const { name, version } = addon;
  const of = label(name);
  const resource = (blocks?: readonly HclBlock[]): HclBlock => ({ type: 'resource', labels: ['huaweicloud_cce_addon', of], body: { cluster_id: clusterId(plan), template_name: name, version, depends_on: afterPools(plan) }, ...(blocks && { blocks }) });
  if (name !== 'autoscaler' && !hasSettings(name)) return [resource()];
  const template = `jsondecode(data.huaweicloud_cce_addon_template.${of}.spec)`;
  const projectId = reference('data.huaweicloud_identity_projects.this.projects[0].id');
  const ours: HclValue = name === 'autoscaler' ? { cluster_id: clusterId(plan), tenant_id: projectId } : { ...customValues<HclValue>(plan, addon, { clusterName: reference('var.cluster_name'), clusterId: clusterId(plan), projectId, region: reference('var.region') }), ...secretValues(addon) };
  const custom = call('merge', reference(`${template}.parameters.custom`), ours);
  const size = name === 'cie-collector' ? reference(`try([for key, each in ${template}.parameters : each if startswith(key, "flavor") && try(each.deploy_mode, "agent") == "agent"][0], ${template}.parameters.flavor1)`) : reference(`${template}.parameters.flavor1`);
  return [
    { type: 'data', labels: ['huaweicloud_cce_addon_template', of], body: { cluster_id: clusterId(plan), name, version } },
    resource([{ type: 'values', body: { basic_json: call('jsonencode', reference(`${template}.basic`)), custom_json: call('jsonencode', custom), ...(hasSettings(name) && { flavor_json: call('jsonencode', size) }) } }]),
  ];
}

/** What lets an add-on send metrics, out of variables. */
const secretValues = ({ aomInstanceId, thirdPartyUrl }: Addon): { readonly [key: string]: HclValue } => ({
  ...(aomInstanceId !== undefined && { aom_app_key: reference('var.aom_app_key'), aom_app_secret: reference('var.aom_app_secret') }),
  ...(thirdPartyUrl !== undefined && { bearer_token: reference('var.monitoring_token') }),
});

/** @see https://github.com/opentelekomcloud/terraform-provider-opentelekomcloud/blob/88f1cf1e0a9d85b2d9cb94c6722e16358ac3a983/docs/resources/cce_addon_v3.md */
function otcAddon(plan: Plan, { name, version }: Addon): HclBlock[] {
  const of = label(name);
  const template = (attribute: string) => reference(`data.opentelekomcloud_cce_addon_template_v3.${of}.${attribute}`);
  const registry = { swr_addr: template('swr_addr'), swr_user: template('swr_user') };
  const endpoint = (service: 'cce' | 'ecs') => call('format', `https://${service}.%s.${DOMAIN.otc}`, reference('var.region'));
  const basic: HclValue = name === 'autoscaler' ? { cceEndpoint: endpoint('cce'), ecsEndpoint: endpoint('ecs'), region: reference('var.region'), ...registry } : { image_version: template('image_version'), ...registry };
  const custom: HclValue = name === 'autoscaler' ? { cluster_id: clusterId(plan), tenant_id: reference('data.opentelekomcloud_identity_project_v3.this.id') } : {};
  return [
    { type: 'data', labels: ['opentelekomcloud_cce_addon_template_v3', of], body: { addon_name: name, addon_version: version } },
    { type: 'resource', labels: ['opentelekomcloud_cce_addon_v3', of], body: { cluster_id: clusterId(plan), template_name: name, template_version: version, depends_on: afterPools(plan) }, blocks: [{ type: 'values', body: { basic, custom } }] },
  ];
}
