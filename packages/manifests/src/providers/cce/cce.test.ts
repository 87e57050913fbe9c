import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse as parseHcl } from '@cdktf/hcl2json';
import { cidrFrom, formatCidr, parseAddress, PROVIDERS, validatePlan, english } from '@dualstack/schema';
import type * as cce from '@dualstack/schema/providers/cce';
import { copyPlan, examplePlan } from '@dualstack/schema/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { renderManifests } from '../../manifests.js';
import { file, has, HOSTILE, type Json, readByBash, render, yaml } from '../../testing.js';
import { output } from '../../testing/launch.js';
import { emitCce } from './emit.js';
import { type Call, checksOf, SCHEMAS } from './testing/request-models.js';

const EXAMPLES = PROVIDERS.filter(({ id }) => id === 'cce').flatMap(({ examples }) => examples);
const C = 'spec.cce.';
const POOL = 'spec.nodePools.0.';
const TURBO = 'cce-turbo-dual';
const TUNNEL = 'cce-standard-tunnel-dual';
const VPC = 'cce-standard-vpc-ipv4';
const OTC = 'otc-turbo-dual';
const OTC_VPC = 'otc-standard-vpc-ipv4';
const OTC_TUNNEL = 'otc-standard-tunnel-dual';

const SOME_ID = '8d6bd485-d8ac-4693-815d-9d54d79b0666';
/** Add-ons that are told more than their versions. */
const SETTINGS = [
  { name: 'nginx-ingress', version: '5.0.2', loadBalancerId: SOME_ID },
  { name: 'cie-collector', version: '3.12.2', aomInstanceId: SOME_ID, thirdPartyUrl: 'https://metrics.example.com/write' },
  { name: 'log-agent', version: '1.7.6', collectStdout: true, collectEvents: true },
];

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
  [`${C}dataplaneV2`]: true,
  [`${C}overloadControl`]: true,
  [`${C}apiServerCidrs`]: ['203.0.113.0/24', '192.168.0.0/16', '172.16.0.0/16'],
  ...(site === 'otc' && { [`${C}masterDiskEncryption`]: true }),
  [`${C}nodeSecurityGroupId`]: SOME_ID,
  [`${C}apiServerEip`]: '80.158.1.2',
  [`${POOL}preInstall`]: 'echo "größer" && date',
  [`${POOL}postInstall`]: 'date',
  [`${POOL}tags`]: { team: 'net' },
  [`${POOL}ecsGroupId`]: SOME_ID,
  [`${POOL}agencyName`]: 'ecs-agency',
  [`${POOL}rootVolume`]: { size: 50, volumetype: 'SSD', kmsKeyId: SOME_ID },
  [`${POOL}dataVolumes`]: [{ size: 100, volumetype: 'SSD', kmsKeyId: SOME_ID }, { size: 200, volumetype: 'SAS' }],
  [`${POOL}runtimeSpacePercent`]: 80,
  ...(site === 'huaweicloud' && { [`${POOL}enterpriseProjectId`]: SOME_ID }),
  ...(site === 'huaweicloud' && { [`${POOL}nodeNamePrefix`]: 'prod-', [`${POOL}nodeNameSuffix`]: '-cce' }),
  [`${POOL}securityGroupIds`]: [SOME_ID],
  ...(site === 'huaweicloud' && { [`${POOL}podSecurityGroupIds`]: [SOME_ID] }),
  [`${C}addons`]: [{ name: 'autoscaler', version: '1.33.31' }, { name: 'npd', version: '1.19.25' }, { name: 'node-local-dns', version: '1.6.77' }, { name: 'metrics-server', version: '1.3.104' }, ...SETTINGS],
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

const moreNodes = { [`${C}moreNodeSubnets`]: [{ name: 'subnet-more', cidr: '192.168.1.0/24', ipv6Enabled: true, tags: { team: 'net' } }] };

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
  ['an existing shared bandwidth on Huawei Cloud', examplePlan(TURBO, { [`${C}sharedBandwidth`]: { name: 'everybody', existing: true } })],
  ['an existing shared bandwidth on Open Telekom Cloud', examplePlan(OTC_TUNNEL, { [`${C}sharedBandwidth`]: { name: 'everybody', existing: true } })],
  ['several container CIDR blocks on Open Telekom Cloud', examplePlan(OTC_VPC, { [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] })],
  ['two node pools, one that scales', examplePlan(TURBO, { ...scaled, 'spec.nodePools.1': { name: 'infra-pool', flavor: 'c7n.large.2', initialNodeCount: 1, keyPair: 'k' } })],
  ['two node subnets, both of one pool', examplePlan(TURBO, { ...moreNodes, [`${POOL}subnets`]: ['subnet-more', 'subnet-ipv6'] })],
  ['a second node subnet that exists on Open Telekom Cloud, for Pods too', examplePlan(OTC, { [`${C}vpc.existing`]: true, [`${C}moreNodeSubnets`]: [{ name: 'subnet-pods', cidr: '192.168.16.0/20', ipv6Enabled: true, existing: true }], [`${C}podSubnets.0.existing`]: true, [`${POOL}subnets`]: ['subnet-pods'] })],
  ['two node subnets of a tunnel on Open Telekom Cloud', examplePlan(OTC_TUNNEL, { ...moreNodes, [`${POOL}subnets`]: ['subnet-more'] })],
  ['no node pools', examplePlan(TURBO, { 'spec.nodePools': [] })],
];


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

/** Arguments of an add-on that both providers have (resource_*_cce_addon*.go); `depends_on` is Terraform's own. */
const ADDON = (more: Record<string, Argument>): Record<string, Argument> => ({ cluster_id: { type: 'string', required: true }, template_name: { type: 'string', required: true }, depends_on: { type: 'list', optional: true }, ...more });

/**
 * Arguments of the opentelekomcloud provider that are newer than the schema: ipv6_enable and timezone in 1.36.51, custom_san
 * and component_configurations in .52, masters in .54, enable_deletion_protection in .63, by the schemas that the registry publishes.
 */
const NEWER: Record<string, Record<string, Argument>> = {
  huaweicloud_cce_addon: ADDON({ version: { type: 'string', optional: true }, values: { type: 'list', optional: true, maxItems: 1, block: { basic_json: { type: 'string', optional: true }, custom_json: { type: 'string', optional: true }, flavor_json: { type: 'string', optional: true } } } }),
  opentelekomcloud_cce_addon_v3: ADDON({ template_version: { type: 'string', required: true }, values: { type: 'list', required: true, maxItems: 1, block: { basic: { type: 'map', required: true }, custom: { type: 'map', required: true }, flavor: { type: 'string', optional: true } } } }),
  opentelekomcloud_cce_cluster_v3: {
    ipv6_enable: { type: 'bool', optional: true },
    enable_deletion_protection: { type: 'bool', optional: true },
    timezone: { type: 'string', optional: true },
    custom_san: { type: 'list', optional: true },
    component_configurations: { type: 'list', optional: true, block: { name: { type: 'string', required: true }, configurations: { type: 'list', optional: true, block: { name: { type: 'string', required: true }, value: { type: 'string', required: true } } } } },
    masters: { type: 'list', optional: true, maxItems: 3, block: { availability_zone: { type: 'string', optional: true } } },
  },
};

/** Arguments of the data sources, read off docs/data-sources of both providers. */
const DATA_SOURCES: Record<string, string[]> = {
  huaweicloud_cce_addon_template: ['region', 'cluster_id', 'name', 'version'],
  huaweicloud_identity_projects: ['name', 'project_id'],
  opentelekomcloud_cce_addon_template_v3: ['addon_name', 'addon_version'],
  opentelekomcloud_identity_project_v3: ['name', 'domain_id', 'parent_id'],
  huaweicloud_vpc: ['region', 'name', 'id', 'status', 'cidr', 'enterprise_project_id'],
  huaweicloud_vpc_subnet: ['region', 'id', 'name', 'cidr', 'status', 'vpc_id', 'gateway_ip', 'primary_dns', 'secondary_dns', 'availability_zone'],
  huaweicloud_vpc_bandwidth: ['region', 'name', 'size', 'enterprise_project_id'],
  huaweicloud_cce_nodes: ['region', 'cluster_id', 'name', 'node_id', 'status', 'ignore_details'],
  huaweicloud_networking_port: ['region', 'port_id', 'network_id', 'fixed_ip', 'mac_address', 'status', 'security_group_ids'],
  opentelekomcloud_vpc_bandwidth_v2: ['name', 'size'],
  opentelekomcloud_vpc_v1: ['id', 'status', 'name', 'cidr', 'shared'],
  opentelekomcloud_vpc_subnet_v1: ['id', 'name', 'cidr', 'status', 'vpc_id', 'gateway_ip', 'primary_dns', 'secondary_dns', 'availability_zone'],
  opentelekomcloud_cce_node_ids_v3: ['cluster_id'],
  opentelekomcloud_cce_node_v3: ['cluster_id', 'name', 'node_id', 'status'],
  opentelekomcloud_networking_port_v2: ['region', 'project_id', 'port_id', 'name', 'admin_state_up', 'network_id', 'device_owner', 'mac_address', 'device_id', 'fixed_ip', 'status', 'security_group_ids'],
};

describe('Terraform', () => {
  it.each([[TURBO, true], [OTC, false]] as const)('leaves a kubeconfig of %s to no other credentials', async (id, isOutput) => {
    const rendering = renderManifests(examplePlan(id));
    const commands = rendering.ok ? rendering.next.flatMap((step) => step.commands) : [];
    expect(commands.filter((each) => each.includes('AUTH_TOKEN'))).toEqual([]);
    expect(commands.filter((each) => each.includes('output -raw kubeconfig')).length > 0).toBe(isOutput);
    const outputs = (await terraform(render(examplePlan(id))))['output'] as unknown as Record<string, [{ value: string; sensitive?: boolean }]>;
    expect(outputs['kubeconfig']).toEqual(isOutput ? [expect.objectContaining({ value: '${huaweicloud_cce_cluster.main.kube_config_raw}', sensitive: true })] : undefined);
  });

  it.each(SHAPES)('of %s is read by a real parser, and refers only to what it declares', async (_, plan) => {
    const files = render(plan);
    const blocks = await terraform(files);
    const text = Object.entries(files).filter(([name]) => name.endsWith('.tf')).map(([, content]) => content).join('\n');
    for (const [data, type, name] of [...text.matchAll(/(?<![\w.])(data\.)?((?:huaweicloud|opentelekomcloud)_\w+)\.(\w+)/g)].map((match) => [match[1], match[2] ?? '', match[3] ?? ''] as const)) {
      expect(blocks[data ? 'data' : 'resource']?.[type]?.[name], `${data ?? ''}${type}.${name}`).toBeDefined();
    }
    for (const [, name = ''] of text.matchAll(/(?<![\w.])var\.(\w+)/g)) expect(blocks['variable']?.[name], `var.${name}`).toBeDefined();
    expect(Object.entries(blocks['data'] ?? {}).flatMap(([type, named]) => Object.values(named).flatMap(([body = {}]) => Object.keys(body).filter((key) => !META_ARGUMENTS.includes(key) && !DATA_SOURCES[type]?.includes(key)).map((key) => `${type}.${key}`)))).toEqual([]);
    if (files['terraform/main.tf'] === undefined) return;
    await expect(parseHcl('terraform.tfvars', file(files, 'terraform/terraform.tfvars.example'))).resolves.toMatchObject({ region: (plan as cce.CceDocument).spec.cce.region });
  });

  it.skipIf(!has('terraform')).each(SHAPES)('of %s is laid out as terraform fmt lays it out (skipped where it is not installed)', async (_, plan) => {
    const files = Object.fromEntries(Object.entries(render(plan)).filter(([name]) => name.startsWith('terraform/')).map(([name, content]) => [path.basename(name, '.example'), content]));
    const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-fmt-'));
    try {
      for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
      await output(['terraform', 'fmt', folder]);
      for (const [name, content] of Object.entries(files)) expect(readFileSync(path.join(folder, name), 'utf8'), name).toBe(content);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe.skipIf(!existsSync(SCHEMAS))('conformance with the schemas of the providers (skipped where ../shared/schemas is missing)', () => {
    const schemaOf = (type: string) => (type.includes('_cce_addon') ? NEWER[type] ?? {} : { ...(JSON.parse(readFileSync(path.join(SCHEMAS, `terraform/${type}.json`), 'utf8')) as { attributes: Record<string, Argument> }).attributes, ...NEWER[type] });
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

  it('installs add-ons with settings on Huawei Cloud, and leaves them to the script on Open Telekom Cloud', async () => {
    const huawei = await terraform(render(examplePlan(TURBO, { [`${C}addons`]: SETTINGS })));
    const custom = (name: string) => (huawei['resource']?.['huaweicloud_cce_addon']?.[name]?.[0]?.['values'] as [{ custom_json: string; flavor_json: string }] | undefined)?.[0];
    expect(custom('nginx_ingress')?.custom_json).toContain(SOME_ID);
    expect(custom('cie_collector')?.custom_json).toContain('var.aom_app_secret');
    expect(custom('cie_collector')?.flavor_json).toContain('each.deploy_mode');
    expect(custom('log_agent')?.custom_json).toContain('createDefaultStdout');
    expect(huawei['variable']?.['aom_app_secret']).toMatchObject([{ sensitive: true }]);
    const files = render(examplePlan(OTC, { [`${C}addons`]: SETTINGS }));
    expect(Object.keys((await terraform(files))['resource'] ?? {})).not.toContain('opentelekomcloud_cce_addon_v3');
    expect(file(files, 'README.md')).toContain('Terraform leaves NGINX Ingress Controller `5.0.2`');
    expect(file(files, 'services/nginx-ingress.yaml')).toContain('ingressClassName: nginx');
  });

  it('gives servers what their pool asks for, commands in Base64', async () => {
    const asked = { [`${C}apiServerEip`]: '80.158.1.2', [`${POOL}preInstall`]: 'echo "größer"', [`${POOL}postInstall`]: 'date', [`${POOL}tags`]: { team: 'net' }, [`${POOL}ecsGroupId`]: SOME_ID, [`${POOL}agencyName`]: 'ecs-agency' };
    const huawei = await terraform(render(examplePlan(TURBO, { ...asked, [`${POOL}nodeNamePrefix`]: 'prod-' })));
    expect(huawei['resource']?.['huaweicloud_cce_cluster']?.['main']).toMatchObject([{ eip: '80.158.1.2' }]);
    expect(huawei['resource']?.['huaweicloud_cce_node_pool']?.['workers']).toMatchObject([{ tags: { team: 'net' }, ecs_group_id: SOME_ID, extend_params: [{ agency_name: 'ecs-agency', postinstall: '${base64encode("date")}' }] }]);
    const otc = await terraform(render(examplePlan(OTC, asked)));
    expect(otc['resource']?.['opentelekomcloud_cce_node_pool_v3']?.['workers']).toMatchObject([{ user_tags: { team: 'net' }, server_group_reference: SOME_ID, agency_name: 'ecs-agency', postinstall: '${base64encode("date")}' }]);
    const files = render(examplePlan(TURBO, { ...asked, [`${POOL}nodeNamePrefix`]: 'prod-' }));
    const pool = JSON.parse(file(files, 'api/05-node-pool.json')) as { spec: { nodeTemplate: { extendParam: Record<string, string> } } };
    expect(pool).toMatchObject({ spec: { nodeManagement: { serverGroupReference: SOME_ID }, nodeTemplate: { userTags: [{ key: 'team', value: 'net' }], nodeNameTemplate: { nodeNamePrefix: 'prod-' }, extendParam: { agency_name: 'ecs-agency', 'alpha.cce/postInstall': 'ZGF0ZQ==' } } } });
    expect(Buffer.from(pool.spec.nodeTemplate.extendParam['alpha.cce/preInstall'] ?? '', 'base64').toString('utf8')).toBe('echo "größer"');
    expect(JSON.parse(file(files, 'api/04-cluster.json'))).toMatchObject({ spec: { extendParam: { clusterExternalIP: '80.158.1.2' } } });
    expect(file(files, 'README.md')).toContain('The API server has the EIP `80.158.1.2`');
  });

  it('encrypts the disks of a pool that name a key, and divides the first data disk as asked for', async () => {
    const asked = { [`${POOL}rootVolume`]: { size: 50, volumetype: 'SSD', kmsKeyId: SOME_ID }, [`${POOL}dataVolumes`]: [{ size: 100, volumetype: 'SSD', kmsKeyId: SOME_ID }, { size: 200, volumetype: 'SAS' }], [`${POOL}runtimeSpacePercent`]: 80 };
    const key = { __system__encrypted: '1', __system__cmkid: SOME_ID };
    const storage = {
      storageSelectors: [{ name: 'cceUse', storageType: 'evs', matchLabels: { size: '100', volumeType: 'SSD', metadataEncrypted: '1', metadataCmkid: SOME_ID, count: '1' } }],
      storageGroups: [{ name: 'vgpaas', cceManaged: true, selectorNames: ['cceUse'], virtualSpaces: [{ name: 'runtime', size: '80%', runtimeConfig: { lvType: 'linear' } }, { name: 'kubernetes', size: '20%', lvmConfig: { lvType: 'linear' } }] }],
    };
    const body = (files: Record<string, string>) => JSON.parse(file(files, 'api/05-node-pool.json')) as { spec: { nodeTemplate: Json } };
    const huawei = render(examplePlan(TURBO, { ...asked, [`${POOL}enterpriseProjectId`]: SOME_ID }));
    expect(body(huawei).spec.nodeTemplate).toMatchObject({ rootVolume: { metadata: key }, storage, serverEnterpriseProjectID: SOME_ID });
    expect(body(huawei).spec.nodeTemplate['dataVolumes']).toEqual([{ size: 100, volumetype: 'SSD', metadata: key }, { size: 200, volumetype: 'SAS' }]);
    expect((await terraform(huawei))['resource']?.['huaweicloud_cce_node_pool']?.['workers']).toMatchObject([{ enterprise_project_id: SOME_ID, root_volume: [{ kms_key_id: SOME_ID }], data_volumes: [{ kms_key_id: SOME_ID }, { size: 200 }], storage: [{ selectors: [{ match_label_size: '100', match_label_metadata_cmkid: SOME_ID }], groups: [{ name: 'vgpaas', virtual_spaces: [{ name: 'runtime', size: '80%' }, { name: 'kubernetes', size: '20%' }] }] }] }]);
    const otc = render(examplePlan(OTC, asked));
    expect(body(otc).spec.nodeTemplate).toMatchObject({ rootVolume: { metadata: key }, storage });
    const [pool] = (await terraform(otc))['resource']?.['opentelekomcloud_cce_node_pool_v3']?.['workers'] ?? [];
    expect(pool).toMatchObject({ root_volume: [{ kms_id: SOME_ID }], storage: expect.stringContaining('jsonencode') as string });
    expect(body(render(examplePlan(TURBO))).spec.nodeTemplate).not.toHaveProperty('storage');
  });

  it('says over the API who may reach the API server, and encrypts and limits as asked for', async () => {
    const asked = { [`${C}apiServerCidrs`]: ['203.0.113.0/24', '192.168.0.0/16'], [`${C}overloadControl`]: true };
    const otc = render(examplePlan(OTC, { ...asked, [`${C}masterDiskEncryption`]: true }));
    const body = { publicAccess: { cidrs: ['203.0.113.0/24', '192.168.0.0/16'] }, configurationsOverride: [{ name: 'kube-apiserver', configurations: [{ name: 'support-overload', value: true }] }] };
    expect(JSON.parse(file(otc, 'api/04-cluster.json'))).toMatchObject({ spec: { ...body, enableMasterVolumeEncryption: true } });
    expect((await terraform(otc))['resource']?.['opentelekomcloud_cce_cluster_v3']?.['main']).toMatchObject([{ enable_volume_encryption: true, component_configurations: [{ name: 'kube-apiserver', configurations: [{ name: 'support-overload', value: 'true' }] }] }]);
    const huawei = render(examplePlan(TURBO, asked));
    expect(JSON.parse(file(huawei, 'api/04-cluster.json'))).toMatchObject({ spec: body });
    expect((await terraform(huawei))['resource']?.['huaweicloud_cce_cluster']?.['main']).toMatchObject([{ component_configurations: [{ name: 'kube-apiserver' }] }]);
    const encrypted = render(examplePlan(TURBO, { ...asked, [`${C}masterDiskEncryption`]: true }));
    expect(Object.keys(encrypted).filter((name) => name.startsWith('terraform/'))).toEqual([]);
    expect(file(encrypted, 'README.md')).toContain('The disks of the master nodes can be encrypted over the API only');
  });

  it('gives servers a script of several lines as it was written, and nothing in it is evaluated before', async () => {
    const script = '#!/bin/bash\nset -e\n\techo "${HOME} $${x} %{if true} %%{x} `id` $(date) \\\\ \\n \'größer\'"\ncat <<EOF\n}\nEOF\n\n';
    for (const id of [TURBO, OTC]) {
      const plan = examplePlan(id, { [`${POOL}preInstall`]: script, [`${POOL}postInstall`]: 'date\nid\n' });
      const files = render(plan);
      const pool = JSON.parse(file(files, 'api/05-node-pool.json')) as { spec: { nodeTemplate: { extendParam: Record<string, string> } } };
      const { extendParam } = pool.spec.nodeTemplate;
      expect([extendParam['alpha.cce/preInstall'], extendParam['alpha.cce/postInstall']].map((each) => Buffer.from(each ?? '', 'base64').toString('utf8'))).toEqual([script, 'date\nid\n']);
      const [argument = ''] = /preinstall += base64encode\((".*")\)/.exec(file(files, 'terraform/main.tf'))?.slice(1) ?? [];
      expect((JSON.parse(argument) as string).replace(/([$%])\1\{/g, '$1{')).toBe(script);
      expect(argument).not.toMatch(/(?<![$%])[$%]\{/);
      expect(await terraform(files)).toBeDefined();
      expect(parse(file(files, 'plan.yaml'))).toMatchObject({ spec: { nodePools: [{ preInstall: script, postInstall: 'date\nid\n' }] } });
    }
  });

  it('names the security groups that a plan names', async () => {
    const named = { [`${C}nodeSecurityGroupId`]: SOME_ID, [`${POOL}securityGroupIds`]: [SOME_ID] };
    const huawei = await terraform(render(examplePlan(TURBO, { ...named, [`${POOL}podSecurityGroupIds`]: [SOME_ID] })));
    expect(huawei['resource']?.['huaweicloud_cce_cluster']?.['main']).toMatchObject([{ security_group_id: SOME_ID }]);
    expect(huawei['resource']?.['huaweicloud_cce_node_pool']?.['workers']).toMatchObject([{ security_groups: [SOME_ID], pod_security_groups: [SOME_ID] }]);
    const files = render(examplePlan(OTC, named));
    const otc = await terraform(files);
    expect(otc['resource']?.['opentelekomcloud_cce_node_pool_v3']?.['workers']).toMatchObject([{ security_group_ids: [SOME_ID] }]);
    expect(JSON.parse(file(files, 'api/04-cluster.json'))).toMatchObject({ spec: { hostNetwork: { SecurityGroup: SOME_ID } } });
    expect(JSON.parse(file(files, 'api/05-node-pool.json'))).toMatchObject({ spec: { customSecurityGroups: [SOME_ID] } });
  });

  it('puts nodes into the subnets that their pools name, and finds them there', async () => {
    const blocks = await terraform(render(examplePlan(TURBO, { ...moreNodes, [`${POOL}subnets`]: ['subnet-more', 'subnet-ipv6'] })));
    expect(blocks['resource']?.['huaweicloud_cce_node_pool']?.['workers']).toMatchObject([{ subnet_id: '${huaweicloud_vpc_subnet.nodes_2.id}', subnet_list: ['${huaweicloud_vpc_subnet.nodes_2.id}', '${huaweicloud_vpc_subnet.nodes.id}'] }]);
    expect(blocks['data']?.['huaweicloud_networking_port']?.['nodes']).toMatchObject([{ network_id: '${each.value}', for_each: expect.stringContaining('node.subnet_id') as string }]);
    expect(blocks['output']?.['subnet_1_network_id']).toMatchObject([{ value: '${huaweicloud_vpc_subnet.nodes_2.id}' }]);
    const otc = await terraform(render(examplePlan(OTC_TUNNEL, { ...moreNodes, [`${POOL}subnets`]: ['subnet-more'] })));
    expect(otc['resource']?.['opentelekomcloud_cce_node_pool_v3']?.['workers']).toMatchObject([{ subnet_id: '${opentelekomcloud_vpc_subnet_v1.nodes_2.network_id}' }]);
    expect(otc['resource']).not.toHaveProperty('opentelekomcloud_vpc_bandwidth_associate_v2');
  });

  it('switches DataPlane V2 on as a configuration of a component', async () => {
    const on = { [`${C}dataplaneV2`]: true };
    const cluster = async (id: string, type: string) => (await terraform(render(examplePlan(id, on))))['resource']?.[type]?.['main']?.[0]?.['component_configurations'];
    expect(await cluster(VPC, 'huaweicloud_cce_cluster')).toMatchObject([{ name: 'eni', configurations: expect.stringContaining('dataplane-v2') as string }]);
    expect(await cluster(OTC, 'opentelekomcloud_cce_cluster_v3')).toMatchObject([{ name: 'eni', configurations: [{ name: 'dataplane-v2', value: 'true' }] }]);
    const body = Object.entries(render(examplePlan(OTC, on))).find(([name]) => name.endsWith('-cluster.json'))?.[1];
    expect(JSON.parse(body ?? '')).toMatchObject({ spec: { configurationsOverride: [{ name: 'eni', configurations: [{ name: 'dataplane-v2', value: true }] }] } });
    expect(file(render(examplePlan(OTC, on)), 'README.md')).toContain('DataPlane V2');
  });

  it('pins a release that knows what is written', async () => {
    const pinned = async (id: string, changes = {}) => {
      const { required_providers: [providers] = [] } = ((await terraform(render(examplePlan(id, changes))))['terraform'] as unknown as [{ required_providers: [Record<string, { version: string }>] }])[0];
      return Object.values(providers ?? {})[0]?.version;
    };
    expect(await pinned(TURBO)).toBe('>= 1.97.0, < 2.0.0');
    expect(await pinned(OTC_VPC)).toBe('>= 1.36.39, < 2.0.0');
    expect(await pinned(OTC)).toBe('>= 1.36.51, < 2.0.0');
    expect(await pinned(OTC_VPC, { [`${C}timezone`]: 'Europe/Berlin' })).toBe('>= 1.36.51, < 2.0.0');
    expect(await pinned(OTC, { [`${C}customSan`]: ['api.example.com'] })).toBe('>= 1.36.52, < 2.0.0');
    expect(await pinned(OTC, { [`${C}dataplaneV2`]: true })).toBe('>= 1.36.52, < 2.0.0');
    expect(await pinned(OTC, { [`${C}masters`]: ['a', 'b', 'c'].map((zone) => ({ availabilityZone: zone })) })).toBe('>= 1.36.54, < 2.0.0');
    expect(await pinned(OTC, { [`${C}deletionProtection`]: true })).toBe('>= 1.36.63, < 2.0.0');
    expect(await pinned(OTC_TUNNEL)).toBe('>= 1.36.66, < 2.0.0');
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

  it('is left out on Open Telekom Cloud where it would send two container CIDR blocks as one', () => {
    const files = render(examplePlan(OTC_VPC, { [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] }));
    expect(Object.keys(files).filter((name) => name.startsWith('terraform/'))).toEqual([]);
    expect(file(files, 'README.md')).toContain('The container CIDR blocks `172.16.0.0/16`, `10.0.0.0/16` can be set over the API only');
    expect(JSON.parse(file(files, 'api/03-cluster.json'))).toMatchObject({ spec: { containerNetwork: { cidrs: [{ cidr: '172.16.0.0/16' }, { cidr: '10.0.0.0/16' }] } } });
  });

  it('says deletion protection on Open Telekom Cloud, and the IPv6 range of an existing subnet', async () => {
    const blocks = await terraform(render(examplePlan(OTC, { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true, [`${C}deletionProtection`]: true })));
    expect(blocks['resource']?.['opentelekomcloud_cce_cluster_v3']?.['main']).toMatchObject([{ enable_deletion_protection: true }]);
    expect(blocks['output']?.['node_subnet_ipv6_cidr']).toMatchObject([{ value: '${data.opentelekomcloud_vpc_subnet_v1.nodes.cidr_ipv6}' }]);
  });

  it('has the number of nodes followed on Huawei Cloud, but in a pool that scales by itself', async () => {
    const pool = async (changes = {}) => (await terraform(render(examplePlan(TURBO, changes))))['resource']?.['huaweicloud_cce_node_pool']?.['workers']?.[0];
    expect(await pool()).toMatchObject({ ignore_initial_node_count: false });
    expect(await pool(scaled)).not.toHaveProperty('ignore_initial_node_count');
  });

  it('takes nothing out of a shared bandwidth that others use', async () => {
    const associates = async (id: string, changes = {}) => Object.keys((await terraform(render(examplePlan(id, changes))))['resource'] ?? {}).filter((type) => type.includes('bandwidth_associate'));
    const existing = { [`${C}sharedBandwidth`]: { name: 'everybody', existing: true } };
    expect(await associates(TURBO, existing)).toEqual(['huaweicloud_vpc_bandwidth_associate']);
    expect(await associates(OTC_TUNNEL)).toEqual(['opentelekomcloud_vpc_bandwidth_associate_v2']);
    expect(await associates(OTC_TUNNEL, existing)).toEqual([]);
    expect(await associates(OTC)).toEqual([]);
    const found = await terraform(render(examplePlan(TURBO, existing)));
    expect(found['data']?.['huaweicloud_vpc_bandwidth']?.['main']).toEqual([{ name: 'everybody' }]);
    expect(found['resource']).not.toHaveProperty('huaweicloud_vpc_bandwidth');
    expect(found['output']?.['shared_bandwidth_id']).toMatchObject([{ value: '${data.huaweicloud_vpc_bandwidth.main.id}' }]);
  });

  /** The expressions of the files, over a data source that Terraform brings along and whose answer is a file of ours. */
  describe.skipIf(!has('terraform'))('puts the nodes that are there into the bandwidth, however many (skipped where terraform is not installed)', () => {
    const cloud = {
      huaweicloud: { example: TURBO, nodes: 'huaweicloud_cce_nodes', keyed: 'huaweicloud_networking_port', outputs: (names: string[]) => ({ nodes: { type: ['list', ['object', { private_ip: 'string' }]], value: [...names, ''].map((private_ip) => ({ private_ip })) } }) },
      otc: { example: OTC_TUNNEL, nodes: 'opentelekomcloud_cce_node_ids_v3', keyed: 'opentelekomcloud_cce_node_v3', outputs: (names: string[]) => ({ ids: { type: ['set', 'string'], value: names } }) },
    } as const;

    it.each(['huaweicloud', 'otc'] as const)('on %s', async (site) => {
      const { example, nodes, keyed, outputs } = cloud[site];
      const { data } = await terraform(render(examplePlan(example)));
      const expression = (type: string, argument: string) => String(Object.values(data?.[type] ?? {})[0]?.[0]?.[argument]).replace(/^\$\{|\}$/g, '');
      const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-terraform-'));
      try {
        writeFileSync(
          path.join(folder, 'main.tf'),
          `variable "nodes_in_bandwidth" {
  type    = bool
  default = false
}
data "terraform_remote_state" "all" {
  count   = ${expression(nodes, 'count')}
  backend = "local"
  config  = { path = "\${path.module}/answer.tfstate" }
}
resource "terraform_data" "nodes" {
  for_each = ${expression(keyed, 'for_each').replace(`data.${nodes}.all[*]`, 'data.terraform_remote_state.all[*].outputs')}
}
output "keys" {
  value = keys(terraform_data.nodes)
}
`,
        );
        const answer = (names: string[]) => writeFileSync(path.join(folder, 'answer.tfstate'), JSON.stringify({ version: 4, terraform_version: '1.5.0', serial: 1, lineage: 'x', outputs: outputs(names), resources: [] }));
        const call = (...args: string[]) => execFileSync('terraform', [`-chdir=${folder}`, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
        const apply = (isOn: boolean) => {
          call('apply', '-auto-approve', '-input=false', `-var=nodes_in_bandwidth=${isOn}`);
          return JSON.parse(call('output', '-json', 'keys')) as unknown;
        };
        call('init', '-input=false');
        expect(apply(false)).toEqual([]);
        answer(['a', 'b', 'c']);
        expect(apply(true)).toEqual(['a', 'b', 'c']);
        answer(['b', 'c', 'd', 'e', 'f']);
        expect(apply(true)).toEqual(['b', 'c', 'd', 'e', 'f']);
        answer(['c']);
        expect(apply(true)).toEqual(['c']);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
});

describe('guide', () => {
  const guide = (id: string, changes = {}) => file(render(examplePlan(id, changes)), 'README.md');

  it('says of each cloud what Terraform does with a change', () => {
    expect(guide(TURBO)).toContain('Change `flavor_id`: the cluster is resized in place.');
    expect(guide(TURBO)).toContain(`the plan ends with "cluster_id can't be updated"`);
    expect(guide(VPC)).toContain('Append them to `container_network_cidr`');
    for (const id of [OTC, OTC_VPC]) {
      expect(guide(id)).toContain('Terraform would destroy the cluster with its node pools and make another for `flavor_id` and `cluster_version`.');
      expect(guide(id)).toContain('`lifecycle { ignore_changes = [flavor_id, cluster_version] }`');
      expect(guide(id)).not.toContain('resized in place');
    }
    expect(guide(OTC_VPC)).toContain('name `container_network_cidr` in `ignore_changes`');
    expect(guide(OTC)).toContain('name `eni_subnet_id` and `eni_subnet_cidr` in `ignore_changes`');
  });

  it('says how nodes get into the shared bandwidth, and how a pool grows', () => {
    expect(guide(TURBO)).toContain("echo 'nodes_in_bandwidth = true' >terraform/nodes.auto.tfvars");
    expect(guide(OTC_TUNNEL)).toContain("echo 'nodes_in_bandwidth = true' >terraform/nodes.auto.tfvars");
    expect(guide(OTC)).toContain('Then `./api/insert-ipv6.sh` puts the IPv6 addresses of the nodes into the shared bandwidth');
    expect(guide(TURBO, { [`${C}sharedBandwidth`]: { name: 'everybody', existing: true } })).toContain('the shared bandwidth `everybody`, which exists already and is only looked up');
    expect(guide(TURBO)).toContain('Change `node_counts`');
    expect(guide(TURBO, scaled)).toContain('its number in `node_counts` is for the beginning alone');
  });

  it('says when an IPv6 EIP does, what cannot be undone, and what becomes of the route table', () => {
    expect(guide(TURBO)).toContain('Where IPv6 clients are only to be served, an IPv6 EIP does as well');
    expect(guide(VPC)).toContain('Clients with IPv6 reach a cluster of IPv4 through an IPv6 EIP.');
    expect(guide(TURBO)).toContain('IPv6 cannot be turned off again once it is on');
    expect(guide(VPC)).toContain('IPv6 is switched on when a cluster is made, or never');
    expect(guide(TURBO)).toContain('A subnet begins with the default route table of the VPC');
    expect(guide(TURBO, { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true, [`${C}podSubnets.0.existing`]: true })).not.toContain('default route table');
  });
});

/** Which call a numbered file is the body of; undefined for tags, which have no table in the extract. */
function callOf(name: string): Call | undefined {
  const what = name.replace(/^api\/\d\d-/, '').replace(/\.json$/, '');
  if (what.endsWith('-tags')) return undefined;
  if (what.includes('subnet')) return 'subnet';
  if (what.startsWith('node-pool')) return 'nodePool';
  if (what.startsWith('addon-')) return 'addon';
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

describe('what a guide says before anything is created', () => {
  const before = (changes: Record<string, unknown>) => file(render(examplePlan(TURBO, changes)), 'README.md').split('## Create the cluster')[0] ?? '';

  it('is how many addresses go into the shared bandwidth, which keys there must be, and the node pools', () => {
    expect(before({})).toContain('it takes 20 addresses unless its quota was raised, those that are in it already among them, and this plan adds the addresses of its nodes (3) and those of Pods that ask for it');
    expect(before({})).toContain('key pairs of these names in the region: `platform-team`');
    expect(before({})).toContain('| `workers` | 3 | `c7n.xlarge.2` | `cn-north-4a` | `Huawei Cloud EulerOS 2.0` |');
    const growing = before({ ...scaled, [`${POOL}availabilityZone`]: 'random' });
    expect(growing).toContain('the addresses of its nodes (3, later up to 9)');
    expect(growing).toContain('| 3, scales between 1 and 9 | `c7n.xlarge.2` | any |');
    expect(before({ [`${C}sharedBandwidth`]: null })).not.toContain('room in the shared bandwidth');
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
    for (const subnet of [settings.nodeSubnet, ...settings.moreNodeSubnets, ...settings.podSubnets]) Object.assign(subnet, { name: word, description: word, tags: { [word]: word }, ntpServers: [word], dnsServers: [word, word] });
    settings.sharedBandwidth = { name: word, sizeMbit: 5 };
    settings.loadBalancer = { ...settings.loadBalancer, availabilityZones: [word], l4FlavorName: word, l7FlavorName: word, nginxIngressVersion: word };
    for (const pool of nodePools) Object.assign(pool, { name: word, keyPair: word, flavor: word, os: word, availabilityZone: word, labels: { [word]: word }, tags: { [word]: word }, preInstall: word, postInstall: word, agencyName: word, ecsGroupId: word, enterpriseProjectId: word, nodeNamePrefix: word, securityGroupIds: [word] });
    return plan;
  };
  /** How hcl2json writes a text that holds the beginning of a template: escaped, because it would be one. */
  const unescaped = (text: unknown) => (typeof text === 'string' ? text.replaceAll('$${', '${').replaceAll('%%{', '%{') : text);

  for (const id of [TURBO, OTC, VPC]) {
    it.each(HOSTILE)(`%j comes out inert in every file of ${id}`, async (word) => {
      const plan = poisoned(id, word);
      const { files, next } = emitCce(plan, { document: plan, findings: [{ rule: 'x/y', severity: 'warning', path: [], params: {}, message: word }], language: 'en', nameOf: english.nameOf, termOf: (code) => code });
      await readByBash([...files.filter(({ mediaType }) => mediaType === 'text/x-shellscript').map(({ content }) => content), ...next.map(({ commands }) => commands.join('\n'))]);
      for (const { path: name, content, mediaType } of files) {
        if (mediaType === 'application/json') JSON.parse(content);
        if (name.endsWith('-cluster.json')) expect(JSON.parse(content)).toMatchObject({ metadata: { name: word }, spec: { flavor: word, description: word } });
        if (mediaType === 'application/yaml') {
          const documents = parseAllDocuments(content, { version: '1.1' });
          expect(documents.flatMap((each) => each.errors)).toEqual([]);
          expect(documents.map((each) => (each.toJS() as { kind: string }).kind)).not.toContain('Secret');
        }
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
