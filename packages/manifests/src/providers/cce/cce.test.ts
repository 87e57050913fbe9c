import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse as parseHcl } from '@cdktf/hcl2json';
import { type cce, cidrFrom, formatCidr, parseAddress, PROVIDERS, validatePlan } from '@dualstack/schema';
import { copyPlan, examplePlan } from '@dualstack/schema/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { renderManifests } from '../../manifests.js';
import { checkScripts, checkSnapshots, file, has, HOSTILE, type Json, render, yaml } from '../../testing.js';
import { emitCce } from './emit.js';

const SCHEMAS = path.resolve(import.meta.dirname, '../../../../../../shared/schemas');
const EXAMPLES = PROVIDERS.filter(({ id }) => id === 'cce').flatMap(({ examples }) => examples);
const C = 'spec.cce.';
const POOL = 'spec.nodePools.0.';
const TURBO = 'cce-turbo-dual';
const TUNNEL = 'cce-standard-tunnel-dual';
const VPC = 'cce-standard-vpc-ipv4';
const OTC = 'otc-turbo-dual';
const OTC_VPC = 'otc-standard-vpc-ipv4';

/** Every optional part of a plan at once, for either cloud. */
const everything = (site: 'huaweicloud' | 'otc') => ({
  'metadata.description': 'Payments, production',
  [`${C}vpc.tags`]: { team: 'net' },
  [`${C}vpc.description`]: 'For the payments cluster',
  [`${C}nodeSubnet.tags`]: { team: 'net' },
  [`${C}nodeSubnet.dnsServers`]: ['10.0.0.1', '10.0.0.2', '10.0.0.3'],
  [`${C}nodeSubnet.ntpServers`]: ['10.0.0.4', '10.0.0.5'],
  [`${C}nodeSubnet.dhcpLeaseTime`]: '24h',
  [`${C}masters`]: ['a', 'b', 'c'].map((zone) => ({ availabilityZone: `zone-${zone}` })),
  [`${C}customSan`]: ['api.example.com'],
  [`${C}cpuManagerPolicy`]: 'static',
  [`${C}deletionProtection`]: true,
  [`${C}timezone`]: 'Europe/Berlin',
  [`${C}tags`]: { team: 'net', 'cost-center': '42' },
  [`${C}authentication`]: { mode: 'authenticating_proxy' },
  [`${POOL}maxPods`]: 60,
  [`${POOL}labels`]: { pool: 'general', 'example.com_tier': 'x' },
  [`${POOL}taints`]: [{ key: 'dedicated', value: 'infra', effect: 'NoSchedule' }],
  ...(site === 'huaweicloud' && { [`${C}enterpriseProjectId`]: '0' }),
});
/** Tags of pools hold no dots; Kubernetes labels may. */
const scaled = { [`${POOL}autoscaling`]: { enable: true, minNodeCount: 1, maxNodeCount: 9 } };

/** Plans of every shape that the files can take. */
const SHAPES: [name: string, plan: unknown][] = [
  ...EXAMPLES.map(({ id, plan }): [string, unknown] => [id, plan]),
  ['Turbo on Huawei Cloud with everything', examplePlan(TURBO, { ...everything('huaweicloud'), [`${POOL}labels`]: { pool: 'general' } })],
  ['Turbo on Open Telekom Cloud with everything', examplePlan(OTC, { ...everything('otc'), [`${POOL}labels`]: { pool: 'general' } })],
  ['a VPC network on Huawei Cloud over several zones', examplePlan(VPC, { [`${C}multiAz`]: true, [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'], ...scaled })],
  ['a VPC network on Open Telekom Cloud over several zones', examplePlan(OTC_VPC, { [`${C}multiAz`]: true, ...scaled })],
  ['several zones and nothing else', examplePlan(TUNNEL, { [`${C}multiAz`]: true })],
  ['two pod subnets, one of them that of the nodes', examplePlan(TURBO, { [`${C}podSubnets.1`]: { name: 'subnet-ipv6', cidr: '192.168.0.0/24', ipv6Enabled: true } })],
  ['an existing VPC with its subnets', examplePlan(TURBO, { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true, [`${C}podSubnets.0.existing`]: true })],
  ['an existing VPC on Open Telekom Cloud', examplePlan(OTC, { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true })],
  ['two node pools, one that scales', examplePlan(TURBO, { ...scaled, 'spec.nodePools.1': { name: 'infra-pool', flavor: 'c7n.large.2', initialNodeCount: 1, keyPair: 'k' } })],
  ['no node pools', examplePlan(TURBO, { 'spec.nodePools': [] })],
];

checkSnapshots(EXAMPLES, import.meta.dirname);
checkScripts(EXAMPLES);

type Blocks = Record<string, Record<string, Record<string, Json[]>>>;

/** The `.tf` files of a rendering as one document, read by HashiCorp's own parser. */
async function terraform(files: Record<string, string>): Promise<Blocks> {
  const names = Object.keys(files).filter((name) => name.endsWith('.tf'));
  const parsed = await Promise.all(names.map(async (name) => [name, (await parseHcl(name, file(files, name))) as Json] as const));
  return Object.fromEntries(parsed.flatMap(([, blocks]) => Object.entries(blocks))) as Blocks;
}

interface Argument {
  readonly type: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly maxItems?: number;
  readonly oneOf?: readonly string[];
  readonly block?: Record<string, Argument>;
}

/** Arguments that every resource has, by Terraform itself. */
const META_ARGUMENTS = ['count', 'for_each', 'depends_on', 'lifecycle', 'provider'];

/** What is wrong with the arguments of a block: unknown, computed only, missing, too many, not of the type. */
function wrongArguments(body: Json, schema: Record<string, Argument>, at: string): string[] {
  const given = Object.entries(body).filter(([name]) => !META_ARGUMENTS.includes(name));
  return [
    ...given.flatMap(([name, value]) => {
      const argument = schema[name];
      if (!argument) return [`${at} has no argument ${name}`];
      if (!argument.required && !argument.optional) return [`${at}.${name} is computed only`];
      if (argument.block) {
        const blocks = value as Json[];
        return [...(argument.maxItems !== undefined && blocks.length > argument.maxItems ? [`${at}.${name} stands ${blocks.length} times`] : []), ...blocks.flatMap((each) => wrongArguments(each, argument.block ?? {}, `${at}.${name}`))];
      }
      const isExpression = typeof value === 'string' && value.startsWith('${');
      const fits = { string: typeof value === 'string', int: typeof value === 'number', bool: typeof value === 'boolean', list: Array.isArray(value), set: Array.isArray(value), map: typeof value === 'object' && !Array.isArray(value) }[argument.type];
      return isExpression || (fits && (argument.oneOf?.includes(String(value)) ?? true)) ? [] : [`${at}.${name} is not a ${argument.type}: ${JSON.stringify(value)}`];
    }),
    ...Object.entries(schema).flatMap(([name, { required }]) => (required && body[name] === undefined ? [`${at} lacks ${name}`] : [])),
  ];
}

/**
 * Arguments of the opentelekomcloud provider that are newer than the schema: ipv6_enable from 1.36.39, the others
 * in the schema of 1.36.54 as cdktf/cdktf-provider-opentelekomcloud has it (src/cce-cluster-v3/index.ts).
 */
const NEWER: Record<string, Record<string, Argument>> = {
  opentelekomcloud_cce_cluster_v3: {
    ipv6_enable: { type: 'bool', optional: true },
    timezone: { type: 'string', optional: true },
    custom_san: { type: 'list', optional: true },
    masters: { type: 'list', optional: true, maxItems: 3, block: { availability_zone: { type: 'string', optional: true } } },
  },
};

/** Arguments of the data sources, read off docs/data-sources of both providers. */
const DATA_SOURCES: Record<string, string[]> = {
  huaweicloud_vpc: ['region', 'name', 'id', 'status', 'cidr', 'enterprise_project_id'],
  huaweicloud_vpc_subnet: ['region', 'id', 'name', 'cidr', 'status', 'vpc_id', 'gateway_ip', 'primary_dns', 'secondary_dns', 'availability_zone'],
  huaweicloud_cce_nodes: ['region', 'cluster_id', 'name', 'node_id', 'status', 'ignore_details'],
  huaweicloud_networking_port: ['region', 'port_id', 'network_id', 'fixed_ip', 'mac_address', 'status', 'security_group_ids'],
  opentelekomcloud_vpc_v1: ['id', 'status', 'name', 'cidr', 'shared'],
  opentelekomcloud_vpc_subnet_v1: ['id', 'name', 'cidr', 'status', 'vpc_id', 'gateway_ip', 'primary_dns', 'secondary_dns', 'availability_zone'],
  opentelekomcloud_cce_node_ids_v3: ['cluster_id'],
  opentelekomcloud_cce_node_v3: ['cluster_id', 'name', 'node_id', 'status'],
  opentelekomcloud_networking_port_v2: ['region', 'project_id', 'port_id', 'name', 'admin_state_up', 'network_id', 'device_owner', 'mac_address', 'device_id', 'fixed_ip', 'status', 'security_group_ids'],
};

describe('Terraform', () => {
  it.each(SHAPES)('of %s is read by a real parser, and refers only to what it declares', async (_, plan) => {
    const files = render(plan);
    const blocks = await terraform(files);
    const text = Object.entries(files).filter(([name]) => name.endsWith('.tf')).map(([, content]) => content).join('\n');
    for (const [data, type, name] of [...text.matchAll(/(?<![\w.])(data\.)?((?:huaweicloud|opentelekomcloud)_\w+)\.(\w+)/g)].map((match) => [match[1], match[2] ?? '', match[3] ?? ''] as const)) {
      expect(blocks[data ? 'data' : 'resource']?.[type]?.[name], `${data ?? ''}${type}.${name}`).toBeDefined();
    }
    for (const [, name = ''] of text.matchAll(/(?<![\w.])var\.(\w+)/g)) expect(blocks['variable']?.[name], `var.${name}`).toBeDefined();
    expect(Object.entries(blocks['data'] ?? {}).flatMap(([type, named]) => Object.values(named).flatMap(([body = {}]) => Object.keys(body).filter((key) => !META_ARGUMENTS.includes(key) && !DATA_SOURCES[type]?.includes(key)).map((key) => `${type}.${key}`)))).toEqual([]);
    await expect(parseHcl('terraform.tfvars', file(files, 'terraform/terraform.tfvars.example'))).resolves.toMatchObject({ region: (plan as cce.CceDocument).spec.cce.region });
  });

  it.skipIf(!has('terraform')).each(SHAPES)('of %s is laid out as terraform fmt lays it out (skipped where it is not installed)', (_, plan) => {
    const files = render(plan);
    for (const [name, content] of Object.entries(files)) {
      if (name.startsWith('terraform/')) expect(execFileSync('terraform', ['fmt', '-'], { input: content, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] }), name).toBe(content);
    }
  });

  describe.skipIf(!existsSync(SCHEMAS))('conformance with the schemas of the providers (skipped where ../shared/schemas is missing)', () => {
    const schemaOf = (type: string) => ({ ...(JSON.parse(readFileSync(path.join(SCHEMAS, `terraform/${type}.json`), 'utf8')) as { attributes: Record<string, Argument> }).attributes, ...NEWER[type] });
    const wrong = (blocks: Blocks) => Object.entries(blocks['resource'] ?? {}).flatMap(([type, named]) => Object.entries(named).flatMap(([name, [body = {}]]) => wrongArguments(body, schemaOf(type), `${type}.${name}`)));

    it.each(SHAPES)('of %s', async (_, plan) => {
      expect(wrong(await terraform(render(plan)))).toEqual([]);
    });

    it.each([
      ['an argument that does not exist', 'name = var.cluster_name', 'colour = "blue"', 'has no argument colour'],
      ['one that is computed only', 'name = var.cluster_name', 'status = "ok"', 'status is computed only'],
      ['a missing one', /^ *flavor_id .*$/m, '', 'lacks flavor_id'],
      ['a list where a number belongs', /size = 10$/m, 'size = ["10"]', 'size is not a int'],
    ])('refuses %s, so the check can fail', async (_, before, after, complaint) => {
      const files = render(examplePlan(TURBO));
      const main = file(files, 'terraform/main.tf').replace(/ +=/g, ' =');
      const changed = main.replace(before, after);
      expect(changed).not.toBe(main);
      expect(wrong(await terraform({ 'main.tf': changed })).join('\n')).toContain(complaint);
    });
  });

  it('refers to subnets by the id that each argument takes', async () => {
    const huawei = await terraform(render(examplePlan(TURBO, { [`${C}podSubnets.1`]: { name: 'more-pods', cidr: '192.168.32.0/20', ipv6Enabled: true } })));
    expect(huawei['resource']?.['huaweicloud_cce_cluster']?.['main']).toMatchObject([{ subnet_id: '${huaweicloud_vpc_subnet.nodes.id}', eni_subnet_id: expect.stringMatching(/^\$\{join\(",", \[\s+huaweicloud_vpc_subnet\.pods\.ipv4_subnet_id,\s+huaweicloud_vpc_subnet\.pods_2\.ipv4_subnet_id,\s+\]\)\}$/) as string, ipv6_enable: true, kube_proxy_mode: 'ipvs' }]);
    const otc = await terraform(render(examplePlan(OTC)));
    expect(otc['resource']?.['opentelekomcloud_cce_cluster_v3']?.['main']).toMatchObject([{ subnet_id: '${opentelekomcloud_vpc_subnet_v1.nodes.network_id}', eni_subnet_id: '${opentelekomcloud_vpc_subnet_v1.pods.subnet_id}', eni_subnet_cidr: '192.168.16.0/20', kubernetes_svc_ip_range: '10.247.0.0/16', ipv6_enable: true }]);
    const found = await terraform(render(examplePlan(TURBO, { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true })));
    expect(found['data']?.['huaweicloud_vpc_subnet']?.['nodes']).toEqual([{ name: 'subnet-ipv6', vpc_id: '${data.huaweicloud_vpc.main.id}' }]);
    expect(found['resource']?.['huaweicloud_vpc_subnet']?.['pods']).toMatchObject([{ vpc_id: '${data.huaweicloud_vpc.main.id}' }]);
  });

  it('pins a release that knows what is written', async () => {
    const pinned = async (id: string, changes = {}) => {
      const { required_providers: [providers] = [] } = ((await terraform(render(examplePlan(id, changes))))['terraform'] as unknown as [{ required_providers: [Record<string, { version: string }>] }])[0];
      return Object.values(providers ?? {})[0]?.version;
    };
    expect(await pinned(TURBO)).toBe('>= 1.97.0, < 2.0.0');
    expect(await pinned(OTC)).toBe('> 1.36.63, < 2.0.0');
    expect(await pinned(OTC, { [`${C}sharedBandwidth`]: null })).toBe('>= 1.36.39, < 2.0.0');
    expect(await pinned(OTC, { [`${C}sharedBandwidth`]: null, [`${C}timezone`]: 'Europe/Berlin' })).toBe('>= 1.36.54, < 2.0.0');
  });

  it('says several zones in the one way that goes with other parameters', async () => {
    const cluster = async (changes: Record<string, unknown>) => (await terraform(render(examplePlan(VPC, changes))))['resource']?.['huaweicloud_cce_cluster']?.['main']?.[0];
    expect(await cluster({ [`${C}multiAz`]: true })).toMatchObject({ extend_params: [{ cluster_az: 'multi_az', fix_pool_mask: '25' }] });
    expect(await cluster({ [`${C}multiAz`]: true })).not.toHaveProperty('multi_az');
  });

  it('is left out where it would lose what can never be changed', () => {
    const files = render(examplePlan(TURBO, { 'spec.network.serviceCidrs.ipv6': 'fc12::/120' }));
    expect(Object.keys(files).filter((name) => name.startsWith('terraform/'))).toEqual([]);
    expect(file(files, 'README.md')).toContain('`fc12::/120` can be set over the API only');
    expect(JSON.parse(file(files, 'api/04-cluster.json'))).toMatchObject({ spec: { serviceNetwork: { IPv6CIDR: 'fc12::/120' } } });
  });

  it('leaves nodes out of the shared bandwidth where their number is not known', async () => {
    const blocks = await terraform(render(examplePlan(TURBO, scaled)));
    expect(Object.keys(blocks['resource'] ?? {})).toContain('huaweicloud_vpc_bandwidth');
    expect(Object.keys(blocks['resource'] ?? {})).not.toContain('huaweicloud_vpc_bandwidth_associate');
  });
});

type Check = (value: unknown) => string[];

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
  createCluster: { '': 3, metadata: 4, spec: 5, 'spec.hostNetwork': 6, 'spec.authentication': 8, 'spec.authentication.authenticatingProxy': 9, 'spec.containerNetwork': 10, 'spec.containerNetwork.cidrs': 11, 'spec.eniNetwork': 12, 'spec.masters': 13, 'spec.extendParam': 14 },
  createNodePool: { '': 3, metadata: 4, spec: 5, 'spec.nodeTemplate': 6, 'spec.nodeTemplate.login': 7, 'spec.nodeTemplate.rootVolume': 8, 'spec.nodeTemplate.dataVolumes': 8, 'spec.nodeTemplate.extendParam': 13, 'spec.nodeTemplate.nodeNicSpec': 14, 'spec.nodeTemplate.nodeNicSpec.primaryNic': 15, 'spec.autoscaling': 16 },
  createSharedBandwidth: { '': 2, bandwidth: 3 },
  insertIntoSharedBandwidth: { '': 2, bandwidth: 3, 'bandwidth.publicip_info': 4 },
};
/** Objects of free keys and values, and tables that the extract has no fields for. */
const FREE = ['spec.nodeTemplate.k8sTags', 'spec.nodeTemplate.taints', 'spec.nodeTemplate.runtime'];

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
type Call = 'vpc' | 'subnet' | 'cluster' | 'nodePool' | 'bandwidth' | 'insert';

/** The check of each call on each cloud. */
function checksOf(site: Site): Record<Call, Check> {
  if (site === 'otc') {
    const check = otcTables();
    return { vpc: check('createVpc'), subnet: check('createSubnet'), cluster: check('createCluster'), nodePool: check('createNodePool'), bandwidth: check('createSharedBandwidth'), insert: check('insertIntoSharedBandwidth') };
  }
  const check = huaweiModels();
  return { vpc: check('vpc/v2', 'CreateVpcRequestBody'), subnet: check('vpc/v2', 'CreateSubnetRequestBody'), cluster: check('cce/v3', 'Cluster'), nodePool: check('cce/v3', 'NodePool'), bandwidth: check('eip/v2', 'CreateSharedBandwidhRequestBody'), insert: check('eip/v2', 'AddPublicipsIntoSharedBandwidthRequestBody') };
}

/** Which call a numbered file is the body of; undefined for tags, which have no table in the extract. */
function callOf(name: string): Call | undefined {
  const what = name.replace(/^api\/\d\d-/, '').replace(/\.json$/, '');
  if (what.endsWith('-tags')) return undefined;
  if (what.includes('subnet')) return 'subnet';
  if (what.startsWith('node-pool')) return 'nodePool';
  return what === 'bandwidth-insert' ? 'insert' : (what as Call);
}

describe('API bodies', () => {
  describe.skipIf(!existsSync(SCHEMAS))('conformance with the request models of both clouds (skipped where ../shared/schemas is missing)', () => {
    it.each(SHAPES)('of %s', (_, plan) => {
      const checks = checksOf((plan as cce.CceDocument).spec.cce.site);
      for (const [name, content] of Object.entries(render(plan))) {
        const call = name.startsWith('api/') && name.endsWith('.json') ? callOf(name) : undefined;
        if (call) expect(checks[call](JSON.parse(content)), name).toEqual([]);
      }
    });

    it.each(['huaweicloud', 'otc'] as const)('refuses an unknown and a missing field on %s, so the check can fail', (site) => {
      const body = JSON.parse(file(render(examplePlan(site === 'otc' ? OTC : TURBO)), 'api/04-cluster.json')) as { spec: Json };
      const { flavor: _, ...spec } = body.spec;
      expect(checksOf(site).cluster({ ...body, spec: { ...spec, ipv6Enable: true } })).toEqual([expect.stringContaining('has no field ipv6Enable'), expect.stringContaining('lacks flavor')]);
    });
  });

  it('are numbered in calling order', () => {
    const names = (id: string, changes = {}) => Object.keys(render(examplePlan(id, changes))).filter((name) => name.startsWith('api/') && name.endsWith('.json'));
    expect(names(TURBO)).toEqual(['01-vpc', '02-node-subnet', '03-pod-subnet', '04-cluster', '05-node-pool', '06-bandwidth', '07-bandwidth-insert'].map((name) => `api/${name}.json`));
    expect(names(VPC)).toEqual(['01-vpc', '02-node-subnet', '03-cluster', '04-node-pool'].map((name) => `api/${name}.json`));
    expect(names(OTC, { [`${C}vpc.tags`]: { team: 'net' } })).toContain('api/02-vpc-tags.json');
    expect(names(TURBO, { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true })[0]).toBe('api/01-pod-subnet.json');
  });

  it('always say the proxy mode and the IPv6 switch, and the IPv6 Service range where there is a field for it', () => {
    const cluster = (id: string, changes = {}) => (JSON.parse(Object.entries(render(examplePlan(id, changes))).find(([name]) => name.endsWith('-cluster.json'))?.[1] ?? '') as { spec: Json }).spec;
    expect(cluster(TURBO, { 'spec.network.proxyMode': undefined })).toMatchObject({ kubeProxyMode: 'ipvs', ipv6enable: true, category: 'Turbo', serviceNetwork: { IPv4CIDR: '10.247.0.0/16', IPv6CIDR: 'fc00::/112' }, containerNetwork: { mode: 'eni' } });
    expect(cluster(TUNNEL)).toMatchObject({ category: 'CCE', serviceNetwork: { IPv4CIDR: '10.247.0.0/16' }, containerNetwork: { mode: 'overlay_l2', cidrs: [{ cidr: '172.16.0.0/16' }] } });
    expect(cluster(TUNNEL)['serviceNetwork']).not.toHaveProperty('IPv6CIDR');
    expect(cluster(OTC)).toMatchObject({ kubernetesSvcIpRange: '10.247.0.0/16', eniNetwork: { eniSubnetCIDR: '192.168.16.0/20' }, kubeProxyMode: 'ipvs' });
    expect(cluster(OTC)).not.toHaveProperty('serviceNetwork');
    expect(cluster(VPC)).toMatchObject({ ipv6enable: false, kubeProxyMode: 'iptables', extendParam: { 'alpha.cce/fixPoolMask': '25' } });
  });
});

/** A call that the stand-in answered. */
interface Request {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: Json | undefined;
}

/** A small stand-in for the APIs of a cloud: it answers as they do, and refuses bodies with unknown or missing fields. */
class StandIn {
  readonly requests: Request[] = [];
  readonly refused: string[] = [];
  private readonly server: Server;
  private readonly subnets = new Map<string, Json>();
  private polls = 0;
  private readonly inserted: string[] = [];
  /** Makes the creation of a cluster fail once, as a quota would. */
  failCluster = false;

  constructor(private readonly checks: Record<Call, Check> | undefined) {
    this.server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
        const body = text === '' ? undefined : (JSON.parse(text) as Json);
        const token = request.headers['x-auth-token'];
        this.requests.push({ method: request.method ?? '', path: pathname + search, token: typeof token === 'string' ? token : undefined, body });
        if (pathname === '/v3/auth/tokens') {
          response.writeHead(201, { 'X-Subject-Token': 'token-of-a-password', 'Content-Type': 'application/json' }).end(JSON.stringify({ token: { project: { id: 'p1' } } }));
          return;
        }
        const [status, answer] = this.answer(request.method ?? '', pathname, search, body ?? {});
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private accept(call: Call, body: Json, answer: () => Json): [number, Json] {
    const wrong = this.checks?.[call](body) ?? [];
    const placeholders = JSON.stringify(body).match(/\$\{[A-Z0-9_]+\}/g) ?? [];
    this.refused.push(...wrong, ...placeholders.map((each) => `${call} still holds ${each}`));
    return wrong.length + placeholders.length > 0 ? [400, { error_msg: [...wrong, ...placeholders].join(', ') }] : [201, answer()];
  }

  private answer(method: string, pathname: string, search: string, body: Json): [number, Json] {
    const route = `${method} ${pathname}`;
    if (route === 'POST /v1/p1/vpcs') return this.accept('vpc', body, () => ({ vpc: { id: 'vpc-1' } }));
    if (route === 'GET /v1/p1/vpcs') return [200, { vpcs: [{ id: 'vpc-other', name: 'other' }, { id: 'vpc-found', name: 'vpc-ipv6' }] }];
    if (route === 'POST /v1/p1/subnets') {
      return this.accept('subnet', body, () => {
        const id = `subnet-${this.subnets.size + 1}`;
        this.subnets.set(id, { id, status: 'UNKNOWN', neutron_network_id: `network-of-${id}`, neutron_subnet_id: `ipv4-of-${id}` });
        return { subnet: { id } };
      });
    }
    if (route === 'GET /v1/p1/subnets') return [200, { subnets: search.includes('vpc_id=vpc-found') ? [{ id: 'subnet-found', name: 'subnet-ipv6' }, { id: 'subnet-pods-found', name: 'subnet-pods' }] : [] }];
    if (route.startsWith('GET /v1/p1/subnets/')) {
      const id = pathname.split('/').at(-1) ?? '';
      const subnet = this.subnets.get(id) ?? { id, neutron_network_id: `network-of-${id}`, neutron_subnet_id: `ipv4-of-${id}` };
      this.subnets.set(id, { ...subnet, status: 'ACTIVE' });
      return [200, { subnet }];
    }
    if (/^POST \/v2\.0\/p1\/(?:vpcs|subnets)\/[^/]+\/tags\/action$/.test(route)) return body['action'] === 'create' && Array.isArray(body['tags']) ? [204, {}] : [400, {}];
    if (route === 'POST /api/v3/projects/p1/clusters') {
      if (this.failCluster) {
        this.failCluster = false;
        return [403, { errorCode: 'CCE.01403001', errorMsg: 'Quota exceeded.' }];
      }
      return this.accept('cluster', body, () => ({ metadata: { uid: 'cluster-1' } }));
    }
    if (route === 'GET /api/v3/projects/p1/clusters/cluster-1') return [200, { status: { phase: (this.polls += 1) < 3 ? 'Creating' : 'Available' } }];
    if (route === 'POST /api/v3/projects/p1/clusters/cluster-1/nodepools') return this.accept('nodePool', body, () => ({ metadata: { uid: 'pool-1' } }));
    if (route === 'GET /api/v3/projects/p1/clusters/cluster-1/nodes') return [200, { items: ['192.168.0.11', '192.168.0.12', '192.168.0.13'].map((privateIP) => ({ status: { phase: 'Active', privateIP } })) }];
    if (route === 'POST /v2.0/p1/bandwidths') return this.accept('bandwidth', body, () => ({ bandwidth: { id: 'bandwidth-1' } }));
    if (route === 'GET /v1/p1/bandwidths/bandwidth-1') return [200, { bandwidth: { publicip_info: this.inserted.map((publicip_id) => ({ publicip_id })) } }];
    if (route === 'GET /v2.0/ports') return [200, { ports: [{ id: `port-of-${/ip_address=([\d.]+)/.exec(search)?.[1] ?? '?'}-in-${/network_id=([\w-]+)/.exec(search)?.[1] ?? '?'}` }] }];
    if (route === 'POST /v2.0/p1/bandwidths/bandwidth-1/insert') {
      return this.accept('insert', body, () => {
        const { bandwidth } = body as { bandwidth: { publicip_info: { publicip_id: string }[] } };
        this.inserted.push(...bandwidth.publicip_info.map(({ publicip_id }) => publicip_id));
        return {};
      });
    }
    return [404, { error_msg: `nothing at ${route}` }];
  }
}

describe.skipIf(!has('jq') || !has('curl'))('the calling script (skipped where jq or curl is not installed)', () => {
  const run = promisify(execFile);
  const folders: string[] = [];
  const standIns: StandIn[] = [];
  afterAll(async () => {
    for (const folder of folders) rmSync(folder, { recursive: true });
    await Promise.all(standIns.map((each) => each.close()));
  });

  /** The files of a plan in a folder of their own, and a stand-in of its cloud. */
  async function prepare(plan: unknown) {
    const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-cce-'));
    folders.push(folder);
    mkdirSync(path.join(folder, 'api'));
    for (const [name, content] of Object.entries(render(plan))) if (name.startsWith('api/')) writeFileSync(path.join(folder, name), content);
    const standIn = new StandIn(existsSync(SCHEMAS) ? checksOf((plan as cce.CceDocument).spec.cce.site) : undefined);
    standIns.push(standIn);
    const origin = await standIn.listen();
    const env = { PATH: process.env['PATH'] ?? '', IAM_ENDPOINT: origin, VPC_ENDPOINT: origin, CCE_ENDPOINT: origin, POLL_SECONDS: '0', POLL_TIMES: '20' };
    const script = (name: string, more: Record<string, string> = { AUTH_TOKEN: 'the-token', PROJECT_ID: 'p1' }) => run('bash', [path.join(folder, 'api', name)], { env: { ...env, ...more } });
    const ids = () => JSON.parse(readFileSync(path.join(folder, 'api/ids.json'), 'utf8')) as Record<string, string>;
    const posted = (pathname: string) => standIn.requests.filter((each) => each.method === 'POST' && each.path === pathname).map(({ body }) => body);
    return { standIn, script, ids, posted, folder };
  }

  it('carries every id forward on Huawei Cloud', async () => {
    const { standIn, script, ids, posted } = await prepare(examplePlan(TURBO));
    const { stdout } = await script('create.sh');
    expect(standIn.refused).toEqual([]);
    expect(posted('/v1/p1/subnets')).toMatchObject([{ subnet: { name: 'subnet-ipv6', vpc_id: 'vpc-1' } }, { subnet: { name: 'subnet-pods', vpc_id: 'vpc-1' } }]);
    expect(posted('/api/v3/projects/p1/clusters')).toMatchObject([{ spec: { hostNetwork: { vpc: 'vpc-1', subnet: 'network-of-subnet-1' }, eniNetwork: { subnets: [{ subnetID: 'ipv4-of-subnet-2' }] } } }]);
    expect(posted('/api/v3/projects/p1/clusters/cluster-1/nodepools')).toMatchObject([{ spec: { nodeTemplate: { nodeNicSpec: { primaryNic: { subnetId: 'network-of-subnet-1' } } } } }]);
    expect(posted('/v2.0/p1/bandwidths/bandwidth-1/insert')).toEqual([11, 12, 13].map((host) => ({ bandwidth: { publicip_info: [{ publicip_id: `port-of-192.168.0.${host}-in-network-of-subnet-1`, publicip_type: '5_dualStack' }] } })));
    expect(ids()).toMatchObject({ VPC_ID: 'vpc-1', NODE_SUBNET_NETWORK_ID: 'network-of-subnet-1', NODE_SUBNET_IPV4_SUBNET_ID: 'ipv4-of-subnet-1', CLUSTER_ID: 'cluster-1', SHARED_BANDWIDTH_ID: 'bandwidth-1' });
    expect(new Set(standIn.requests.map(({ token }) => token))).toEqual(new Set(['the-token']));
    expect(stdout).toContain('Done.');
  });

  it('carries every id forward on Open Telekom Cloud, and gives tags there by their own calls', async () => {
    const { standIn, script, posted } = await prepare(examplePlan(OTC, { [`${C}vpc.tags`]: { team: 'net' }, [`${C}nodeSubnet.tags`]: { team: 'net' } }));
    await script('create.sh');
    expect(standIn.refused).toEqual([]);
    expect(posted('/api/v3/projects/p1/clusters')).toMatchObject([{ spec: { hostNetwork: { vpc: 'vpc-1', subnet: 'network-of-subnet-1' }, eniNetwork: { eniSubnetId: 'ipv4-of-subnet-2', eniSubnetCIDR: '192.168.16.0/20' } } }]);
    expect(posted('/v2.0/p1/vpcs/vpc-1/tags/action')).toEqual([{ action: 'create', tags: [{ key: 'team', value: 'net' }] }]);
    expect(posted('/v2.0/p1/subnets/subnet-1/tags/action')).toHaveLength(1);
  });

  it('looks up what exists, by its name, and creates nothing of it', async () => {
    const { standIn, script, ids, posted } = await prepare(examplePlan(TURBO, { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true, [`${C}podSubnets.0.existing`]: true }));
    await script('create.sh');
    expect(standIn.refused).toEqual([]);
    expect(posted('/v1/p1/vpcs')).toEqual([]);
    expect(posted('/v1/p1/subnets')).toEqual([]);
    expect(ids()).toMatchObject({ VPC_ID: 'vpc-found', NODE_SUBNET_ID: 'subnet-found' });
    expect(posted('/api/v3/projects/p1/clusters')).toMatchObject([{ spec: { hostNetwork: { vpc: 'vpc-found', subnet: 'network-of-subnet-found' }, eniNetwork: { subnets: [{ subnetID: 'ipv4-of-subnet-pods-found' }] } } }]);
  });

  it('stops when a name is not there', async () => {
    const { script } = await prepare(examplePlan(TURBO, { [`${C}vpc.existing`]: true, [`${C}vpc.name`]: 'nowhere' }));
    await expect(script('create.sh')).rejects.toMatchObject({ stderr: expect.stringContaining('exactly one VPC named nowhere') as string });
  });

  it('stops at the first refusal, and goes on there when it is run again', async () => {
    const { standIn, script, posted } = await prepare(examplePlan(TUNNEL));
    standIn.failCluster = true;
    await expect(script('create.sh')).rejects.toMatchObject({ stderr: expect.stringContaining('Quota exceeded') as string });
    expect(posted('/api/v3/projects/p1/clusters/cluster-1/nodepools')).toEqual([]);
    await script('create.sh');
    expect(posted('/v1/p1/vpcs')).toHaveLength(1);
    expect(posted('/v1/p1/subnets')).toHaveLength(1);
    expect(posted('/api/v3/projects/p1/clusters')).toHaveLength(2);
    await script('create.sh');
    expect(posted('/api/v3/projects/p1/clusters')).toHaveLength(2);
    expect(posted('/v2.0/p1/bandwidths/bandwidth-1/insert')).toHaveLength(3);
  });

  it('logs in with a password where there is no token, and asks for credentials where there are none', async () => {
    const { standIn, script } = await prepare(examplePlan(VPC));
    await script('create.sh', { OS_USERNAME: 'me', OS_PASSWORD: 'se"cret', OS_DOMAIN_NAME: 'domain' });
    expect(standIn.requests[0]).toMatchObject({ path: '/v3/auth/tokens', body: { auth: { identity: { password: { user: { name: 'me', password: 'se"cret', domain: { name: 'domain' } } } }, scope: { project: { name: 'cn-north-4' } } } } });
    expect(standIn.requests[1]?.token).toBe('token-of-a-password');
    await expect(script('create.sh', {})).rejects.toMatchObject({ stderr: expect.stringContaining('set AUTH_TOKEN and PROJECT_ID') as string });
  });

  it('sends the files of an authenticating proxy, which the plan never holds', async () => {
    const { standIn, script, posted, folder } = await prepare(examplePlan(VPC, { [`${C}authentication`]: { mode: 'authenticating_proxy' } }));
    await expect(script('create.sh')).rejects.toMatchObject({ stderr: expect.stringContaining('PROXY_CA_FILE') as string });
    const files = { PROXY_CA_FILE: 'ca', PROXY_CERT_FILE: 'cert', PROXY_KEY_FILE: 'key' };
    for (const name of Object.values(files)) writeFileSync(path.join(folder, name), `-----${name}-----\n`);
    await script('create.sh', { AUTH_TOKEN: 't', PROJECT_ID: 'p1', ...Object.fromEntries(Object.entries(files).map(([key, name]) => [key, path.join(folder, name)])) });
    expect(standIn.refused).toEqual([]);
    expect(posted('/api/v3/projects/p1/clusters')).toMatchObject([{ spec: { authentication: { mode: 'authenticating_proxy', authenticatingProxy: { ca: Buffer.from('-----ca-----\n').toString('base64') } } } }]);
  });
});

describe('Services and ingresses', () => {
  const service = (id: string, changes = {}) => yaml(render(examplePlan(id, changes)), 'services/load-balancer.yaml') as { metadata: { annotations: Record<string, string> }; spec: Json };
  const autocreate = (object: { metadata: { annotations: Record<string, string> } }) => JSON.parse(object.metadata.annotations['kubernetes.io/elb.autocreate'] ?? '') as Json;

  it('are dual stack behind dedicated load balancers on Turbo', () => {
    const object = service(TURBO);
    expect(object.spec).toMatchObject({ type: 'LoadBalancer', ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'] });
    expect(object.metadata.annotations['kubernetes.io/elb.class']).toBe('performance');
    expect(autocreate(object)).toMatchObject({ type: 'inner', available_zone: ['cn-north-4a'], ipv6_vip_virsubnet_id: '${NODE_SUBNET_NETWORK_ID}', vip_subnet_cidr_id: '${NODE_SUBNET_IPV4_SUBNET_ID}', l4_flavor_name: 'L4_flavor.elb.s1.small' });
    const ingress = yaml(render(examplePlan(TURBO)), 'services/ingress.yaml') as { metadata: { annotations: Record<string, string> }; spec: Json };
    expect(autocreate(ingress)).toMatchObject({ ipv6_vip_virsubnet_id: '${NODE_SUBNET_NETWORK_ID}', l7_flavor_name: 'L7_flavor.elb.s1.small' });
    expect(ingress.spec).toMatchObject({ ingressClassName: 'cce' });
    expect(yaml(render(examplePlan(TURBO)), 'services/ingress-backend.yaml')).toMatchObject({ spec: { type: 'ClusterIP', ipFamilies: ['IPv4'] } });
    expect(yaml(render(examplePlan(TURBO)), 'services/workload.yaml')).toMatchObject({ spec: { template: { metadata: { annotations: { 'yangtse.io/ipv6-bandwidth-id': '${SHARED_BANDWIDTH_ID}' } } } } });
  });

  it('are IPv4 on a standard cluster, through ports of the nodes', () => {
    const object = service(TUNNEL);
    expect(object.spec).toMatchObject({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4'] });
    expect(autocreate(object)).not.toHaveProperty('ipv6_vip_virsubnet_id');
    expect(yaml(render(examplePlan(TUNNEL)), 'services/ingress-backend.yaml')).toMatchObject({ spec: { type: 'NodePort' } });
    expect(yaml(render(examplePlan(TUNNEL)), 'services/workload.yaml')).not.toHaveProperty('spec.template.metadata.annotations');
  });

  it('name a shared load balancer and an nginx ingress where the plan does', () => {
    const shared = service(TURBO, { [`${C}loadBalancer`]: { class: 'union', ipFamily: 'IPv4' } });
    expect(shared.metadata.annotations['kubernetes.io/elb.class']).toBe('union');
    expect(autocreate(shared)).toEqual({ type: 'inner', name: 'demo-l4' });
    expect(yaml(render(examplePlan(TURBO, { [`${C}loadBalancer`]: { nginxIngressVersion: '2.2.5' } })), 'services/nginx-ingress.yaml')).toMatchObject({ spec: { ingressClassName: 'nginx' } });
  });

  it.skipIf(!has('jq') || !has('bash'))('get their ids from the script that applies them', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-services-'));
    try {
      for (const [name, content] of Object.entries(render(examplePlan(TURBO)))) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), content);
      }
      for (const name of ['workload', 'load-balancer', 'ingress-backend', 'ingress']) writeFileSync(path.join(folder, `services/${name}.yaml.json`), JSON.stringify(parse(readFileSync(path.join(folder, `services/${name}.yaml`), 'utf8'))));
      /** A kubectl that prints a file as JSON, and writes down what it is to apply. */
      writeFileSync(path.join(folder, 'kubectl'), '#!/usr/bin/env bash\nif [[ $1 == create ]]; then cat "${@: -1}.json"; else cat >>"$APPLIED"; fi\n', { mode: 0o755 });
      const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, APPLIED: path.join(folder, 'applied.json'), NODE_SUBNET_NETWORK_ID: 'network-1', NODE_SUBNET_IPV4_SUBNET_ID: 'subnet-1', SHARED_BANDWIDTH_ID: 'bandwidth-1' };
      execFileSync('bash', [path.join(folder, 'services/apply.sh')], { env });
      const applied = execFileSync('jq', ['--slurp', '--compact-output', '.', env.APPLIED], { encoding: 'utf8' });
      expect(applied).not.toContain('${');
      const objects = JSON.parse(applied) as { kind: string; metadata: { annotations?: Record<string, string> }; spec: Json }[];
      expect(objects.map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'Service', 'Ingress']);
      expect(objects[0]).toMatchObject({ spec: { template: { metadata: { annotations: { 'yangtse.io/ipv6-bandwidth-id': 'bandwidth-1' } } } } });
      expect(JSON.parse(objects[1]?.metadata.annotations?.['kubernetes.io/elb.autocreate'] ?? '')).toMatchObject({ elb_virsubnet_ids: ['network-1'], ipv6_vip_virsubnet_id: 'network-1', vip_subnet_cidr_id: 'subnet-1' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('verification kit', () => {
  it('pings over IPv6 where the cluster has it, as the guide does', () => {
    expect(file(render(examplePlan(TURBO)), 'verify/ping6.sh')).toContain('ping6 -c 4 "$host"');
    expect(Object.keys(render(examplePlan(VPC)))).not.toContain('verify/ping6.sh');
  });

  it('does not look for Pod ranges, which CCE does not give to nodes', () => {
    expect(file(render(examplePlan(TURBO)), 'verify/verify.sh')).toContain('POD_RANGES=skip');
  });
});

describe('hostile words', () => {
  /** Every text that people choose freely, replaced; checks are passed by, because most would refuse it. */
  const poisoned = (id: string, word: string): cce.CcePlan => {
    const { read } = validatePlan(examplePlan(id, { ...everything(id === OTC ? 'otc' : 'huaweicloud'), [`${POOL}labels`]: { pool: 'general' } }));
    const plan = copyPlan(read?.plan) as cce.CcePlan;
    plan.metadata = { name: word, description: word };
    const { cce: settings, nodePools } = plan.spec;
    settings.region = word;
    settings.flavor = word;
    settings.version = word;
    settings.customSan = [word];
    settings.tags = { [word]: word };
    settings.vpc = { ...settings.vpc, name: word, description: word, tags: { [word]: word } };
    for (const subnet of [settings.nodeSubnet, ...settings.podSubnets]) Object.assign(subnet, { name: word, description: word, tags: { [word]: word }, ntpServers: [word], dnsServers: [word, word] });
    settings.sharedBandwidth = { name: word, sizeMbit: 5 };
    settings.loadBalancer = { ...settings.loadBalancer, availabilityZones: [word], l4FlavorName: word, l7FlavorName: word, nginxIngressVersion: word };
    for (const pool of nodePools) Object.assign(pool, { name: word, keyPair: word, flavor: word, os: word, availabilityZone: word, labels: { [word]: word } });
    return plan;
  };
  /** How hcl2json writes a text that holds the beginning of a template: escaped, because it would be one. */
  const unescaped = (text: unknown) => (typeof text === 'string' ? text.replaceAll('$${', '${').replaceAll('%%{', '%{') : text);

  for (const id of [TURBO, OTC, VPC]) {
    it.each(HOSTILE)(`%j comes out inert in every file of ${id}`, async (word) => {
      const plan = poisoned(id, word);
      const files = emitCce(plan, { document: plan, findings: [{ rule: 'x/y', severity: 'warning', path: [], message: word }] });
      for (const { path: name, content, mediaType } of files) {
        if (mediaType === 'application/json') JSON.parse(content);
        if (name.endsWith('-cluster.json')) expect(JSON.parse(content)).toMatchObject({ metadata: { name: word }, spec: { flavor: word, description: word } });
        if (mediaType === 'application/yaml') {
          const documents = parseAllDocuments(content, { version: '1.1' });
          expect(documents.flatMap((each) => each.errors)).toEqual([]);
          expect(documents.map((each) => (each.toJS() as { kind: string }).kind)).not.toContain('Secret');
        }
        if (mediaType === 'text/x-shellscript') execFileSync('bash', ['-n', '-c', content]);
        if (mediaType === 'text/x-hcl') {
          const blocks = (await parseHcl(name, content)) as Blocks & Json;
          if (name.endsWith('main.tf')) {
            const expected = id === OTC ? ['opentelekomcloud_vpc_v1', 'opentelekomcloud_cce_cluster_v3', 'opentelekomcloud_cce_node_pool_v3'] : ['huaweicloud_vpc', 'huaweicloud_cce_cluster', 'huaweicloud_cce_node_pool'];
            const [vpc] = blocks['resource']?.[expected[0] ?? '']?.['main'] ?? [];
            expect(unescaped(vpc?.['name'])).toBe(word);
            expect(Object.keys((vpc?.['tags'] ?? {}) as Json).map(unescaped)).toEqual([word]);
            expect(Object.keys(blocks['resource'] ?? {})).toEqual(expect.arrayContaining(expected));
            expect(Object.keys(blocks['resource'] ?? {})).not.toContain('x');
          }
          if (name.endsWith('variables.tf')) expect((blocks['variable'] as unknown as Record<string, Json[]>)['cluster_name']?.map((each) => unescaped(each['default']))).toEqual([word]);
          if (name.endsWith('.example')) expect(unescaped((blocks as Json)['region'])).toBe(word);
        }
        if (mediaType === 'text/markdown') {
          /** Inside code, nothing is markup; outside, there must be none. */
          expect(content.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).not.toMatch(/<script|(?<!\\)\]\(javascript/i);
          expect(content.split('\n').filter((line) => line.startsWith('kind: Secret'))).toEqual([]);
        }
      }
      expect(existsSync('/tmp/dualstack-hostile')).toBe(false);
    });
  }
});

describe('properties', () => {
  /** Ranges around an address, without host bits: with them, hardly a plan would be valid. */
  const range = (addresses: readonly string[]) =>
    fc.tuple(fc.constantFrom(...addresses), fc.integer({ min: 12, max: 28 })).map(([text, prefix]) => {
      const address = parseAddress(text);
      if (!address.ok) throw new Error(text);
      return formatCidr(cidrFrom('ipv4', address.value.value, prefix));
    });
  const changes = fc.record(
    {
      'spec.network.podCidrs.ipv4': range(['172.16.0.0', '10.0.0.0', '10.1.64.0']),
      'spec.network.serviceCidrs.ipv4': range(['10.247.0.0', '10.96.32.0', '172.20.0.0']),
      [`${C}nodeSubnet.cidr`]: range(['192.168.0.0', '192.168.10.0']),
      [`${C}flavor`]: fc.constantFrom('cce.s1.small', 'cce.s2.small', 'cce.s2.xlarge'),
      [`${C}multiAz`]: fc.boolean(),
      [`${C}deletionProtection`]: fc.boolean(),
      [`${POOL}initialNodeCount`]: fc.integer({ min: 0, max: 60 }),
      'metadata.description': fc.string({ maxLength: 220, unit: 'grapheme' }),
    },
    { requiredKeys: [] },
  );

  it('whatever is valid renders, and whatever renders parses', async () => {
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...EXAMPLES.map(({ id }) => id)), changes, async (example, change) => {
        const plan = examplePlan(example, change);
        const rendering = renderManifests(plan);
        expect(rendering.ok).toBe(validatePlan(plan).valid);
        if (!rendering.ok) return;
        valid += 1;
        for (const { path: name, content, mediaType } of rendering.files) {
          if (mediaType === 'application/yaml') expect(parseAllDocuments(content).flatMap(({ errors }) => errors)).toEqual([]);
          if (mediaType === 'application/json') JSON.parse(content);
          if (mediaType === 'text/x-hcl') await parseHcl(name, content);
        }
      }),
      { numRuns: 80 },
    );
    expect(valid).toBeGreaterThan(0);
  });
});

beforeAll(async () => {
  // The parser is compiled on its first use; that takes a moment.
  await parseHcl('warm.tf', '');
});
