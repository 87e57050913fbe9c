import * as cce from '@dualstack/schema/providers/cce';
import type { GeneratedFile } from '../../kit/file.js';
import { call, element, type HclBlock, type HclValue, reference, toArguments, toHcl } from '../../format/hcl.js';
import type { Purposes } from './messages/texts.js';
import { containerCidrs, DOMAIN, hasAutoscaling, hasBandwidth, moreNodeSubnets, overridesOf, ownPodSubnets, placedSubnets, placeOf, type Plan, some, someTags, type Subnet } from './resources.js';
import { storageBlocks, storageBody } from './disks.js';
import { addonBlocks, addonSecrets } from './terraform-addons.js';
import { bandwidth, bandwidthId, fillsBandwidth, NODES_IN_BANDWIDTH, poolLabel } from './terraform-bandwidth.js';
import { DIALECT, found, nodeNetworkId, ofSubnet, vpcId } from './terraform-names.js';

/** Release of the huaweicloud provider that every argument was read from. */
const HUAWEI_VERSION = '1.97.0';

/**
 * The releases of the opentelekomcloud provider that have what a plan needs, oldest first: the arguments that every plan
 * has, then by the published schemas `ipv6_enable` and `timezone`, `custom_san` and `component_configurations`, `masters`, `enable_deletion_protection`,
 * and port ids among the `floating_ips` of a shared bandwidth (pull request 3349).
 */
function otcVersion(plan: Plan): string {
  const { timezone, customSan = [], masters = [], deletionProtection } = plan.spec.cce;
  const needs: [isNeeded: boolean, release: string][] = [
    [true, '1.36.39'],
    [cce.speaksIpv6(plan) || timezone !== undefined, '1.36.51'],
    [customSan.length > 0 || overridesOf(plan).length > 0, '1.36.52'],
    [masters.length > 0, '1.36.54'],
    [deletionProtection, '1.36.63'],
    [fillsBandwidth(plan), '1.36.66'],
  ];
  return needs.filter(([isNeeded]) => isNeeded).at(-1)?.[1] ?? '';
}

const providerVersion = (plan: Plan) => `>= ${plan.spec.cce.site === 'huaweicloud' ? HUAWEI_VERSION : otcVersion(plan)}, < 2.0.0`;

/** The Terraform files of a plan: providers, resources, what can be set from outside, what comes out. */
export function terraformFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  const hcl = (name: string, purpose: string, content: string): GeneratedFile => ({ path: `terraform/${name}`, mediaType: 'text/x-hcl', purpose, content });
  return [
    hcl('versions.tf', purposes.versions, toHcl(versions(plan))),
    hcl('main.tf', purposes.main, toHcl(resources(plan))),
    hcl('variables.tf', purposes.variables, toHcl(variables(plan))),
    hcl('outputs.tf', purposes.outputs, toHcl(outputs(plan))),
    hcl('terraform.tfvars.example', purposes.tfvars, toArguments(variableValues(plan), ['Copy to terraform.tfvars and change what differs.'])),
  ];
}

function versions(plan: Plan): HclBlock[] {
  const { site } = plan.spec.cce;
  const { provider, source } = DIALECT[site];
  return [
    { type: 'terraform', body: { required_version: '>= 1.5.0' }, blocks: [{ type: 'required_providers', body: { [provider]: { source, version: providerVersion(plan) } } }] },
    {
      type: 'provider',
      labels: [provider],
      comment: site === 'huaweicloud' ? ['Credentials come from HW_ACCESS_KEY and HW_SECRET_KEY.'] : ['Credentials come from OS_USERNAME, OS_PASSWORD, OS_DOMAIN_NAME and OS_PROJECT_NAME.'],
      body: { region: reference('var.region'), ...(site === 'otc' && { auth_url: call('format', `https://iam.%s.${DOMAIN.otc}/v3`, reference('var.region')) }) },
    },
  ];
}

function variableValues({ metadata, spec }: Plan): HclBlock['body'] {
  return { region: spec.cce.region, cluster_name: metadata.name, node_counts: Object.fromEntries(spec.nodePools.map(({ name, initialNodeCount }) => [name, initialNodeCount])) };
}

const PROXY_FILES = ['ca', 'cert', 'private_key'] as const;
const PROXY_WORDS = { ca: 'CA certificate', cert: 'client certificate', private_key: 'unencrypted key of the client certificate' } as const;

function variables(plan: Plan): HclBlock[] {
  const values = variableValues(plan);
  const variable = (name: string, type: string, description: string): HclBlock => ({ type: 'variable', labels: [name], body: { description, type: reference(type), default: values[name] } });
  const secret = (part: (typeof PROXY_FILES)[number]): HclBlock => ({ type: 'variable', labels: [`authenticating_proxy_${part}`], body: { description: `Base64 of the ${PROXY_WORDS[part]} of the authenticating proxy`, type: reference('string'), sensitive: true } });
  return [
    variable('region', 'string', 'Region in which everything is created'),
    variable('cluster_name', 'string', 'Name of the cluster'),
    variable('node_counts', 'map(number)', hasAutoscaling(plan) ? 'Nodes of each pool; one that scales by itself begins with them' : 'Nodes of each pool'),
    ...(fillsBandwidth(plan) ? [NODES_IN_BANDWIDTH] : []),
    ...(usesProxy(plan) ? PROXY_FILES.map(secret) : []),
    ...addonSecrets(plan),
  ];
}

const usesProxy = ({ spec }: Plan) => spec.cce.authentication.mode === 'authenticating_proxy';

function resources(plan: Plan): HclBlock[] {
  const { site, vpc, nodeSubnet, enterpriseProjectId } = plan.spec.cce;
  const dialect = DIALECT[site];
  return [
    vpc.existing ? found(dialect.vpc, 'main', { name: vpc.name }) : { type: 'resource', labels: [dialect.vpc, 'main'], body: { name: vpc.name, cidr: vpc.cidr.text, description: vpc.description, enterprise_project_id: enterpriseProjectId, tags: someTags(vpc.tags) } },
    subnetBlock(plan, nodeSubnet, 'nodes', 'The subnet of the nodes. Clusters and nodes refer to it by its network id.'),
    ...moreNodeSubnets(plan).map((subnet, index) => subnetBlock(plan, subnet, nodesLabel(index + 1), 'A further subnet of nodes, for the node pools that name it.')),
    ...ownPodSubnets(plan).map((subnet, index) => subnetBlock(plan, subnet, podLabel(index), 'A subnet of the Pods. A Turbo cluster refers to it by the id of its IPv4 subnet.')),
    site === 'huaweicloud' ? huaweiCluster(plan) : otcCluster(plan),
    ...plan.spec.nodePools.map((pool) => (site === 'huaweicloud' ? huaweiNodePool(plan, pool) : otcNodePool(plan, pool))),
    ...addonBlocks(plan),
    ...bandwidth(plan),
  ];
}

/** The label of a node subnet by its place: the default one first. */
const nodesLabel = (place: number) => (place === 0 ? 'nodes' : `nodes_${place + 1}`);
const podLabel = (index: number) => (index === 0 ? 'pods' : `pods_${index + 1}`);
function subnetBlock(plan: Plan, subnet: Subnet, label: string, comment: string): HclBlock {
  const { site } = plan.spec.cce;
  const { subnet: type } = DIALECT[site];
  if (subnet.existing) return found(type, label, { name: subnet.name, vpc_id: vpcId(plan) });
  const dnsServers = subnet.dnsServers.map(({ text }) => text);
  const [primary, secondary, ...more] = dnsServers;
  const ntp = (subnet.ntpServers ?? []).map(({ text }) => text).join(',') || undefined;
  return {
    type: 'resource',
    labels: [type, label],
    comment: [comment],
    body: {
      name: subnet.name,
      cidr: subnet.cidr.text,
      gateway_ip: subnet.gatewayIp?.text,
      vpc_id: vpcId(plan),
      ipv6_enable: subnet.ipv6Enabled || undefined,
      ...(more.length > 0 ? { dns_list: dnsServers } : { primary_dns: primary, secondary_dns: secondary }),
      ...(site === 'huaweicloud' ? { ntp_server_address: ntp, dhcp_lease_time: subnet.dhcpLeaseTime } : { ntp_addresses: ntp }),
      description: subnet.description,
      tags: someTags(subnet.tags),
    },
  };
}

/** The IPv4 subnet ids of the pod subnets, in the order of the plan. */
function podSubnetIds(plan: Plan): HclValue[] {
  const { podSubnets, site } = plan.spec.cce;
  const own = ownPodSubnets(plan);
  const attribute = DIALECT[site].ipv4SubnetId;
  return podSubnets.map((subnet) => (own.includes(subnet) ? ofSubnet(plan, subnet, podLabel(own.indexOf(subnet)), attribute) : ofSubnet(plan, placedSubnets(plan)[placeOf(plan, subnet)] ?? subnet, nodesLabel(placeOf(plan, subnet)), attribute)));
}

/** The network ids of the subnets that the nodes of a pool are in. */
function poolNetworks(plan: Plan, pool: Pool): readonly HclValue[] {
  return cce.subnetsOfPool(plan, pool).map((subnet) => ofSubnet(plan, subnet, nodesLabel(placeOf(plan, subnet)), DIALECT[plan.spec.cce.site].networkId));
}

/** Arguments that both providers call the same. */
function clusterBody(plan: Plan): HclBlock['body'] {
  const { metadata, spec } = plan;
  const settings = spec.cce;
  const blocks = containerCidrs(plan);
  return {
    name: reference('var.cluster_name'),
    description: metadata.description,
    flavor_id: settings.flavor,
    cluster_version: settings.version,
    cluster_type: 'VirtualMachine',
    vpc_id: vpcId(plan),
    subnet_id: nodeNetworkId(plan),
    security_group_id: settings.nodeSecurityGroupId,
    eip: settings.apiServerEip?.text,
    container_network_type: settings.networkModel,
    container_network_cidr: blocks.length === 0 ? undefined : blocks.join(','),
    ipv6_enable: cce.speaksIpv6(plan) || undefined,
    kube_proxy_mode: spec.network.proxyMode,
    authentication_mode: settings.authentication.mode,
    custom_san: (settings.customSan ?? []).length > 0 ? settings.customSan : undefined,
    timezone: settings.timezone,
  };
}

const masterBlocks = ({ spec }: Plan): HclBlock[] => (spec.cce.masters ?? []).map(({ availabilityZone }) => ({ type: 'masters', body: { availability_zone: availabilityZone } }));
const proxyVariable = (part: (typeof PROXY_FILES)[number]) => reference(`var.authenticating_proxy_${part}`);

function huaweiCluster(plan: Plan): HclBlock {
  const { spec } = plan;
  const { multiAz, fixPoolMask, cpuManagerPolicy, tags, enterpriseProjectId } = spec.cce;
  const pods = podSubnetIds(plan);
  const policy = cpuManagerPolicy === 'static' ? 'static' : undefined;
  /** `multi_az` and `extend_params` exclude each other; the latter can say the former. */
  const needsParams = fixPoolMask !== undefined || policy !== undefined;
  return {
    type: 'resource',
    labels: [DIALECT.huaweicloud.cluster, 'main'],
    comment: ['Scale, further container CIDR blocks and further pod subnets are changed in place.', 'Network model, Service range, IPv6 and request forwarding can never be changed; README.md says what happens then.'],
    body: {
      ...clusterBody(plan),
      service_network_cidr: spec.network.serviceCidrs.ipv4?.text,
      eni_subnet_id: pods.length === 0 ? undefined : pods.length === 1 ? pods[0] : call('join', ',', pods),
      multi_az: multiAz && !needsParams ? true : undefined,
      ...(usesProxy(plan) && { authenticating_proxy_ca: proxyVariable('ca'), authenticating_proxy_cert: proxyVariable('cert'), authenticating_proxy_private_key: proxyVariable('private_key') }),
      enterprise_project_id: enterpriseProjectId,
      tags: someTags(tags),
    },
    blocks: [
      ...masterBlocks(plan),
      ...overridesOf(plan).map(({ component, name, value }): HclBlock => ({ type: 'component_configurations', body: { name: component, configurations: call('jsonencode', [{ name, value }]) } })),
      ...(needsParams ? [{ type: 'extend_params', body: { cluster_az: multiAz ? 'multi_az' : undefined, fix_pool_mask: fixPoolMask?.toString(), cpu_manager_policy: policy } }] : []),
    ],
  };
}

function otcCluster(plan: Plan): HclBlock {
  const { spec } = plan;
  const { multiAz, fixPoolMask, cpuManagerPolicy, podSubnets, deletionProtection, masterDiskEncryption } = spec.cce;
  const [pods] = podSubnetIds(plan);
  const params = { ...(fixPoolMask !== undefined && { 'alpha.cce/fixPoolMask': String(fixPoolMask) }), ...(cpuManagerPolicy === 'static' && { 'kubernetes.io/cpuManagerPolicy': 'static' }) };
  return {
    type: 'resource',
    labels: [DIALECT.otc.cluster, 'main'],
    comment: ['Whatever is changed here but the description: Terraform destroys the cluster with its node pools and makes another.', 'README.md says how the scale grows and a version is upgraded.'],
    body: {
      ...clusterBody(plan),
      kubernetes_svc_ip_range: spec.network.serviceCidrs.ipv4?.text,
      eni_subnet_id: pods,
      eni_subnet_cidr: podSubnets[0]?.cidr.text,
      multi_az: multiAz || undefined,
      enable_volume_encryption: masterDiskEncryption || undefined,
      enable_deletion_protection: deletionProtection || undefined,
      extend_param: Object.keys(params).length > 0 ? params : undefined,
    },
    blocks: [...masterBlocks(plan), ...overridesOf(plan).map(({ component, name, value }): HclBlock => ({ type: 'component_configurations', body: { name: component }, blocks: [{ type: 'configurations', body: { name, value: String(value) } }] })), ...(usesProxy(plan) ? [{ type: 'authenticating_proxy', body: Object.fromEntries(PROXY_FILES.map((part) => [part, proxyVariable(part)])) }] : [])],
  };
}

type Pool = cce.CceNodePool;

/** Arguments of a node pool that both providers call the same. */
function poolBody(plan: Plan, pool: Pool): HclBlock['body'] {
  return {
    name: pool.name,
    cluster_id: reference(`${DIALECT[plan.spec.cce.site].cluster}.main.id`),
    initial_node_count: element('var.node_counts', pool.name),
    availability_zone: pool.availabilityZone,
    os: pool.os,
    runtime: pool.runtime,
    key_pair: pool.keyPair,
    subnet_id: poolNetworks(plan, pool)[0],
    ...(pool.autoscaling?.enable && { min_node_count: pool.autoscaling.minNodeCount, max_node_count: pool.autoscaling.maxNodeCount }),
  };
}

/** Disks and taints; each provider calls the key of an encrypted disk by a name of its own. */
const poolBlocks = ({ rootVolume, dataVolumes, taints = [] }: Pool, keyId: 'kms_key_id' | 'kms_id'): HclBlock[] => [
  ...[rootVolume, ...dataVolumes].map(({ size, volumetype, kmsKeyId }, index) => ({ type: index === 0 ? 'root_volume' : 'data_volumes', body: { size, volumetype, [keyId]: kmsKeyId } })),
  ...taints.map((taint) => ({ type: 'taints', body: { ...taint } })),
];

/** A command as the providers send it: a text that could be read as Base64 already would go as it stands. */
const encoded = (command: string | undefined): HclValue => (command === undefined ? undefined : call('base64encode', command));

function extendParams({ maxPods, agencyName, preInstall, postInstall }: Pool): HclBlock[] {
  if ([maxPods, agencyName, preInstall, postInstall].every((each) => each === undefined)) return [];
  return [{ type: 'extend_params', body: { max_pods: maxPods, agency_name: agencyName, preinstall: encoded(preInstall), postinstall: encoded(postInstall) } }];
}

function huaweiNodePool(plan: Plan, pool: Pool): HclBlock {
  return {
    type: 'resource',
    labels: [DIALECT.huaweicloud.nodePool, poolLabel(pool.name)],
    /** The provider ignores a changed number unless it is told not to; a pool that scales by itself is to keep its own. */
    body: { ...poolBody(plan, pool), ...(poolNetworks(plan, pool).length > 1 && { subnet_list: poolNetworks(plan, pool) }), flavor_id: pool.flavor, tags: someTags(pool.tags), ecs_group_id: pool.ecsGroupId, enterprise_project_id: pool.enterpriseProjectId, security_groups: some(pool.securityGroupIds), pod_security_groups: some(pool.podSecurityGroupIds), scall_enable: pool.autoscaling?.enable || undefined, ignore_initial_node_count: pool.autoscaling?.enable ? undefined : false, labels: someTags(pool.labels) },
    blocks: [...poolBlocks(pool, 'kms_key_id'), ...storageBlocks(pool), ...extendParams(pool)],
  };
}

function otcNodePool(plan: Plan, pool: Pool): HclBlock {
  const storage = storageBody(pool);
  return {
    type: 'resource',
    labels: [DIALECT.otc.nodePool, poolLabel(pool.name)],
    body: { ...poolBody(plan, pool), flavor: pool.flavor, user_tags: someTags(pool.tags), server_group_reference: pool.ecsGroupId, agency_name: pool.agencyName, preinstall: encoded(pool.preInstall), postinstall: encoded(pool.postInstall), security_group_ids: some(pool.securityGroupIds), scale_enable: pool.autoscaling?.enable || undefined, max_pods: pool.maxPods, storage: storage && call('jsonencode', storage), k8s_tags: someTags(pool.labels) },
    blocks: poolBlocks(pool, 'kms_id'),
  };
}

function outputs(plan: Plan): HclBlock[] {
  const { site, nodeSubnet } = plan.spec.cce;
  const dialect = DIALECT[site];
  const output = (name: string, description: string, value: HclValue, sensitive?: true): HclBlock => ({ type: 'output', labels: [name], body: { description, value, sensitive } });
  return [
    output('cluster_id', 'Id of the cluster', reference(`${dialect.cluster}.main.id`)),
    ...(site === 'huaweicloud' ? [output('kubeconfig', 'Kubeconfig with the rights of an administrator', reference(`${dialect.cluster}.main.kube_config_raw`), true)] : []),
    output('vpc_id', 'Id of the VPC', vpcId(plan)),
    output('node_subnet_network_id', 'Network id of the node subnet, for elb_virsubnet_ids and ipv6_vip_virsubnet_id of a load balancer', nodeNetworkId(plan)),
    output('node_subnet_ipv4_subnet_id', 'IPv4 subnet id of the node subnet, for vip_subnet_cidr_id of a load balancer', ofSubnet(plan, nodeSubnet, 'nodes', dialect.ipv4SubnetId)),
    ...moreNodeSubnets(plan).map((subnet, index) => output(`subnet_${index + 1}_network_id`, 'Network id of a further node subnet', ofSubnet(plan, subnet, nodesLabel(index + 1), dialect.networkId))),
    ...(nodeSubnet.ipv6Enabled ? [output('node_subnet_ipv6_cidr', 'IPv6 range that the cloud assigned to the node subnet', ofSubnet(plan, nodeSubnet, 'nodes', dialect.ipv6Cidr))] : []),
    ...(hasBandwidth(plan) ? [output('shared_bandwidth_id', 'Id of the shared bandwidth, for yangtse.io/ipv6-bandwidth-id of Pods', bandwidthId(plan))] : []),
  ];
}
