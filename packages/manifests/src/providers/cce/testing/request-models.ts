/** For the tests: what the APIs of both clouds take in a body, out of their request models in ../shared/schemas. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '../../../testing.js';

/** Where the schemas of the real systems lie, beside this project. */
export const SCHEMAS = path.resolve(import.meta.dirname, '../../../../../../../shared/schemas');

/** What is wrong with a body. */
export type Check = (value: unknown) => string[];

/** Checks of bodies out of the request models of Huawei Cloud's SDK: unknown fields, required ones, types. */
function huaweiModels(): (service: string, model: string) => Check {
  type Type = string | { $ref?: string; array?: Type; map?: Type; enum?: unknown[] };
  const { services } = JSON.parse(readFileSync(path.join(SCHEMAS, 'cce-api/api-huaweicloud-models.json'), 'utf8')) as { services: Record<string, Record<string, { fields: Record<string, { type: Type; required?: boolean }> }>> };
  return (service, root) => {
    const ofType = (type: Type, value: unknown, at: string): string[] => {
      if (typeof type === 'string') return type === 'any' || (type === 'integer' ? Number.isInteger(value) : typeof value === type) ? [] : [`${at} is not ${type}: ${JSON.stringify(value)}`];
      if (type.$ref !== undefined) return ofModel(type.$ref, value, at);
      if (type.array !== undefined) return Array.isArray(value) ? value.flatMap((each, index) => ofType(type.array ?? 'any', each, `${at}[${index}]`)) : [`${at} is no list`];
      if (type.map !== undefined) return Object.entries(value as Json).flatMap(([key, each]) => ofType(type.map ?? 'any', each, `${at}.${key}`));
      return type.enum?.includes(value) ? [] : [`${at} is none of ${JSON.stringify(type.enum)}: ${JSON.stringify(value)}`];
    };
    const ofModel = (name: string, value: unknown, at: string): string[] => {
      const fields = services[service]?.[name]?.fields;
      if (!fields || typeof value !== 'object' || value === null) return [`${at} is no ${name}`];
      return [
        ...Object.entries(value).flatMap(([key, each]) => (fields[key] ? ofType(fields[key].type, each, `${at}.${key}`) : [`${at} has no field ${key}`])),
        /** A standard cluster has no eniNetwork, though the SDK always writes one. */
        ...Object.entries(fields).flatMap(([key, { required }]) => (required && key !== 'eniNetwork' && (value as Json)[key] === undefined ? [`${at} lacks ${key}`] : [])),
      ];
    };
    return (value) => ofModel(root, value, root);
  };
}

/** Where the objects of an Open Telekom Cloud body are described: path of the object, number of its table in the API reference. */
const OTC_TABLES: Record<string, Record<string, number>> = {
  createVpc: { '': 2, vpc: 3 },
  createSubnet: { '': 2, subnet: 3, 'subnet.extra_dhcp_opts': 4 },
  createCluster: { '': 3, metadata: 4, spec: 5, 'spec.hostNetwork': 6, 'spec.publicAccess': 7, 'spec.authentication': 8, 'spec.authentication.authenticatingProxy': 9, 'spec.containerNetwork': 10, 'spec.containerNetwork.cidrs': 11, 'spec.eniNetwork': 12, 'spec.masters': 13, 'spec.extendParam': 14, 'spec.configurationsOverride': 15, 'spec.configurationsOverride.configurations': 16 },
  createNodePool: { '': 3, metadata: 4, spec: 5, 'spec.nodeTemplate': 6, 'spec.nodeTemplate.login': 7, 'spec.nodeTemplate.rootVolume': 8, 'spec.nodeTemplate.dataVolumes': 8, 'spec.nodeTemplate.rootVolume.metadata': 9, 'spec.nodeTemplate.dataVolumes.metadata': 9, 'spec.nodeTemplate.storage': 19, 'spec.nodeTemplate.storage.storageSelectors': 20, 'spec.nodeTemplate.storage.storageSelectors.matchLabels': 21, 'spec.nodeTemplate.storage.storageGroups': 22, 'spec.nodeTemplate.storage.storageGroups.virtualSpaces': 23, 'spec.nodeTemplate.storage.storageGroups.virtualSpaces.lvmConfig': 24, 'spec.nodeTemplate.storage.storageGroups.virtualSpaces.runtimeConfig': 25, 'spec.nodeTemplate.extendParam': 13, 'spec.nodeTemplate.nodeNicSpec': 14, 'spec.nodeTemplate.nodeNicSpec.primaryNic': 15, 'spec.autoscaling': 16, 'spec.nodeManagement': 17 },
  createSharedBandwidth: { '': 2, bandwidth: 3 },
  insertIntoSharedBandwidth: { '': 2, bandwidth: 3, 'bandwidth.publicip_info': 4 },
};
/** Objects of free keys and values, and tables that the extract has no fields for. */
const FREE = ['spec.nodeTemplate.userTags', 'spec.nodeTemplate.k8sTags', 'spec.nodeTemplate.taints', 'spec.nodeTemplate.runtime'];

/** Checks of bodies out of the tables of Open Telekom Cloud's API reference. */
function otcTables(): (call: string) => Check {
  const { apis } = JSON.parse(readFileSync(path.join(SCHEMAS, 'cce-api/api-otc-request-tables.json'), 'utf8')) as { apis: Record<string, { request_tables: { table: string; fields: Record<string, { required: boolean }> }[] }> };
  return (call) => (body) => {
    const check = (value: unknown, at: string): string[] => {
      if (Array.isArray(value)) return value.flatMap((each) => check(each, at));
      if (typeof value !== 'object' || value === null || FREE.includes(at)) return [];
      const table = apis[call]?.request_tables.find((each) => each.table.startsWith(`Table ${OTC_TABLES[call]?.[at] ?? '?'} `) || each.table === `Table ${OTC_TABLES[call]?.[at] ?? '?'}`);
      if (!table) return [`${call} ${at} is described nowhere`];
      return [
        ...Object.entries(value).flatMap(([key, each]) => (table.fields[key] ? check(each, at === '' ? key : `${at}.${key}`) : [`${call} ${at} has no field ${key}`])),
        ...Object.entries(table.fields).flatMap(([key, { required }]) => (required && (value as Json)[key] === undefined ? [`${call} ${at} lacks ${key}`] : [])),
      ];
    };
    return check(body, '');
  };
}

type Site = 'huaweicloud' | 'otc';
/** A call with a body. */
export type Call = 'addon' | 'vpc' | 'subnet' | 'cluster' | 'nodePool' | 'bandwidth' | 'insert';

/** What a body lacks or has beyond an add-on, by tables 2 to 5 of the API reference (cce_02_0322), which the extracts do not have. */
const addon: Check = (body) => {
  const check = (value: unknown, at: string, needed: readonly string[], more: readonly string[] = []): string[] => {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return [...keys.filter((key) => ![...needed, ...more].includes(key)).map((key) => `addon ${at} has no field ${key}`), ...needed.filter((key) => !keys.includes(key)).map((key) => `addon ${at} lacks ${key}`)];
  };
  const { metadata, spec } = body as { metadata?: { annotations?: Json }; spec?: { values?: Json } };
  return [
    ...check(body, '', ['kind', 'apiVersion', 'metadata', 'spec']),
    ...check(metadata, 'metadata', ['annotations']),
    ...check(metadata?.annotations, 'metadata.annotations', ['addon.install/type']),
    ...check(spec, 'spec', ['clusterID', 'version', 'addonTemplateName', 'values']),
    ...check(spec?.values, 'spec.values', ['basic'], ['custom', 'flavor']),
  ];
};

/** The check of each call on each cloud. */
export function checksOf(site: Site): Record<Call, Check> {
  if (site === 'otc') {
    const check = otcTables();
    return { addon, vpc: check('createVpc'), subnet: check('createSubnet'), cluster: check('createCluster'), nodePool: check('createNodePool'), bandwidth: check('createSharedBandwidth'), insert: check('insertIntoSharedBandwidth') };
  }
  const check = huaweiModels();
  return { addon, vpc: check('vpc/v2', 'CreateVpcRequestBody'), subnet: check('vpc/v2', 'CreateSubnetRequestBody'), cluster: check('cce/v3', 'Cluster'), nodePool: check('cce/v3', 'NodePool'), bandwidth: check('eip/v2', 'CreateSharedBandwidhRequestBody'), insert: check('eip/v2', 'AddPublicipsIntoSharedBandwidthRequestBody') };
}
