import { cce } from '@dualstack/schema';
import type { GeneratedFile } from '../../file.js';
import { call, element, type HclBlock, type HclValue, reference, toArguments, toHcl } from '../../format/hcl.js';
import { containerCidrs, DOMAIN, hasAutoscaling, hasBandwidth, ownPodSubnets, type Plan, someTags, type Subnet } from './resources.js';

/** What the two Terraform providers call the same things. */
interface Dialect {
  readonly provider: string;
  readonly source: string;
  readonly vpc: string;
  readonly subnet: string;
  readonly cluster: string;
  readonly nodePool: string;
  readonly bandwidth: string;
  /** Attribute of a subnet with the id that clusters and nodes take. */
  readonly networkId: string;
  /** Attribute of a subnet with the id that Turbo clusters take for Pods. */
  readonly ipv4SubnetId: string;
  /** Attribute of a subnet with the IPv6 range that the cloud assigned; absent from the data source on Open Telekom Cloud. */
  readonly ipv6Cidr: string;
}

const DIALECT: Record<cce.Site, Dialect> = {
  huaweicloud: {
    provider: 'huaweicloud',
    source: 'huaweicloud/huaweicloud',
    vpc: 'huaweicloud_vpc',
    subnet: 'huaweicloud_vpc_subnet',
    cluster: 'huaweicloud_cce_cluster',
    nodePool: 'huaweicloud_cce_node_pool',
    bandwidth: 'huaweicloud_vpc_bandwidth',
    networkId: 'id',
    ipv4SubnetId: 'ipv4_subnet_id',
    ipv6Cidr: 'ipv6_cidr',
  },
  otc: {
    provider: 'opentelekomcloud',
    source: 'opentelekomcloud/opentelekomcloud',
    vpc: 'opentelekomcloud_vpc_v1',
    subnet: 'opentelekomcloud_vpc_subnet_v1',
    cluster: 'opentelekomcloud_cce_cluster_v3',
    nodePool: 'opentelekomcloud_cce_node_pool_v3',
    bandwidth: 'opentelekomcloud_vpc_bandwidth_v2',
    networkId: 'network_id',
    ipv4SubnetId: 'subnet_id',
    ipv6Cidr: 'cidr_ipv6',
  },
};

/**
 * The releases of the providers that know every argument used here. huaweicloud 1.97 is the release that the
 * arguments were read from. opentelekomcloud has `ipv6_enable` from 1.36.39 (pull request 2938), `timezone` and
 * `custom_san` in 1.36.54, and puts IPv6 ports into a shared bandwidth after 1.36.63 (pull request 3349).
 */
function providerVersion(plan: Plan): string {
  const { site, timezone, customSan } = plan.spec.cce;
  if (site === 'huaweicloud') return '>= 1.97.0, < 2.0.0';
  if (hasBandwidth(plan)) return '> 1.36.63, < 2.0.0';
  return timezone !== undefined || (customSan ?? []).length > 0 ? '>= 1.36.54, < 2.0.0' : '>= 1.36.39, < 2.0.0';
}

/** The Terraform files of a plan: providers, resources, what can be set from outside, what comes out. */
export function terraformFiles(plan: Plan): GeneratedFile[] {
  const hcl = (name: string, purpose: string, content: string): GeneratedFile => ({ path: `terraform/${name}`, mediaType: 'text/x-hcl', purpose, content });
  return [
    hcl('versions.tf', 'The Terraform provider, pinned to releases that know every argument', toHcl(versions(plan))),
    hcl('main.tf', 'VPC, subnets, cluster, node pools and shared bandwidth', toHcl(resources(plan))),
    hcl('variables.tf', 'What can be set from outside, with the values of the plan', toHcl(variables(plan))),
    hcl('outputs.tf', 'The ids that Services and later steps ask for', toHcl(outputs(plan))),
    hcl('terraform.tfvars.example', 'Values of the variables, to copy to terraform.tfvars', toArguments(variableValues(plan), ['Copy to terraform.tfvars and change what differs.'])),
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
    variable('node_counts', 'map(number)', 'Nodes that each pool begins with'),
    ...(usesProxy(plan) ? PROXY_FILES.map(secret) : []),
  ];
}

const usesProxy = ({ spec }: Plan) => spec.cce.authentication.mode === 'authenticating_proxy';

function resources(plan: Plan): HclBlock[] {
  const { site, vpc, nodeSubnet, enterpriseProjectId } = plan.spec.cce;
  const dialect = DIALECT[site];
  return [
    vpc.existing ? found(dialect.vpc, 'main', { name: vpc.name }) : { type: 'resource', labels: [dialect.vpc, 'main'], body: { name: vpc.name, cidr: vpc.cidr.text, description: vpc.description, enterprise_project_id: enterpriseProjectId, tags: someTags(vpc.tags) } },
    subnetBlock(plan, nodeSubnet, 'nodes', 'The subnet of the nodes. Clusters and nodes refer to it by its network id.'),
    ...ownPodSubnets(plan).map((subnet, index) => subnetBlock(plan, subnet, podLabel(index), 'A subnet of the Pods. A Turbo cluster refers to it by the id of its IPv4 subnet.')),
    site === 'huaweicloud' ? huaweiCluster(plan) : otcCluster(plan),
    ...plan.spec.nodePools.map((pool) => (site === 'huaweicloud' ? huaweiNodePool(plan, pool) : otcNodePool(plan, pool))),
    ...bandwidth(plan),
  ];
}

const podLabel = (index: number) => (index === 0 ? 'pods' : `pods_${index + 1}`);
/** A pool's name as a label: letters, digits and underscores; its hyphens are the only other character it can have. */
const poolLabel = (name: string) => (/^[a-z][a-z0-9-]*$/.test(name) ? name.replaceAll('-', '_') : 'pool');

const found = (type: string, label: string, body: HclBlock['body']): HclBlock => ({ type: 'data', labels: [type, label], body, comment: ['It exists already and is only looked up.'] });

function vpcId({ spec }: Plan): HclValue {
  return reference(`${spec.cce.vpc.existing ? 'data.' : ''}${DIALECT[spec.cce.site].vpc}.main.id`);
}

/** An attribute of a subnet, by where the subnet is used. */
function ofSubnet({ spec }: Plan, subnet: Subnet, label: string, attribute: string): HclValue {
  return reference(`${subnet.existing ? 'data.' : ''}${DIALECT[spec.cce.site].subnet}.${label}.${attribute}`);
}

/** The id of the node subnet that clusters, nodes and ports take. */
const nodeNetworkId = (plan: Plan) => ofSubnet(plan, plan.spec.cce.nodeSubnet, 'nodes', DIALECT[plan.spec.cce.site].networkId);

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
  return podSubnets.map((subnet) => (own.includes(subnet) ? ofSubnet(plan, subnet, podLabel(own.indexOf(subnet)), attribute) : ofSubnet(plan, plan.spec.cce.nodeSubnet, 'nodes', attribute)));
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
    comment: ['Network model, ranges, IPv6 and request forwarding can never be changed: Terraform would make another cluster.'],
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
      ...(needsParams ? [{ type: 'extend_params', body: { cluster_az: multiAz ? 'multi_az' : undefined, fix_pool_mask: fixPoolMask?.toString(), cpu_manager_policy: policy } }] : []),
    ],
  };
}

function otcCluster(plan: Plan): HclBlock {
  const { spec } = plan;
  const { multiAz, fixPoolMask, cpuManagerPolicy, podSubnets } = spec.cce;
  const [pods] = podSubnetIds(plan);
  const params = { ...(fixPoolMask !== undefined && { 'alpha.cce/fixPoolMask': String(fixPoolMask) }), ...(cpuManagerPolicy === 'static' && { 'kubernetes.io/cpuManagerPolicy': 'static' }) };
  return {
    type: 'resource',
    labels: [DIALECT.otc.cluster, 'main'],
    comment: ['Network model, ranges, IPv6 and request forwarding can never be changed: Terraform would make another cluster.'],
    body: {
      ...clusterBody(plan),
      kubernetes_svc_ip_range: spec.network.serviceCidrs.ipv4?.text,
      eni_subnet_id: pods,
      eni_subnet_cidr: podSubnets[0]?.cidr.text,
      multi_az: multiAz || undefined,
      extend_param: Object.keys(params).length > 0 ? params : undefined,
    },
    blocks: [...masterBlocks(plan), ...(usesProxy(plan) ? [{ type: 'authenticating_proxy', body: Object.fromEntries(PROXY_FILES.map((part) => [part, proxyVariable(part)])) }] : [])],
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
    subnet_id: nodeNetworkId(plan),
    ...(pool.autoscaling?.enable && { min_node_count: pool.autoscaling.minNodeCount, max_node_count: pool.autoscaling.maxNodeCount }),
  };
}

const poolBlocks = ({ rootVolume, dataVolumes, taints = [] }: Pool): HclBlock[] => [
  { type: 'root_volume', body: { ...rootVolume } },
  ...dataVolumes.map((volume) => ({ type: 'data_volumes', body: { ...volume } })),
  ...taints.map((taint) => ({ type: 'taints', body: { ...taint } })),
];

function huaweiNodePool(plan: Plan, pool: Pool): HclBlock {
  return {
    type: 'resource',
    labels: [DIALECT.huaweicloud.nodePool, poolLabel(pool.name)],
    body: { ...poolBody(plan, pool), flavor_id: pool.flavor, scall_enable: pool.autoscaling?.enable || undefined, labels: someTags(pool.labels) },
    blocks: [...poolBlocks(pool), ...(pool.maxPods === undefined ? [] : [{ type: 'extend_params', body: { max_pods: pool.maxPods } }])],
  };
}

function otcNodePool(plan: Plan, pool: Pool): HclBlock {
  return {
    type: 'resource',
    labels: [DIALECT.otc.nodePool, poolLabel(pool.name)],
    body: { ...poolBody(plan, pool), flavor: pool.flavor, scale_enable: pool.autoscaling?.enable || undefined, max_pods: pool.maxPods, k8s_tags: someTags(pool.labels) },
    blocks: poolBlocks(pool),
  };
}

/** The shared bandwidth, and the IPv6 ports of the nodes in it where the number of nodes is fixed. */
function bandwidth(plan: Plan): HclBlock[] {
  const { site, sharedBandwidth, enterpriseProjectId } = plan.spec.cce;
  const { nodePools } = plan.spec;
  if (!hasBandwidth(plan) || !sharedBandwidth) return [];
  const resource: HclBlock = { type: 'resource', labels: [DIALECT[site].bandwidth, 'main'], comment: ['IPv6 addresses reach the Internet, and are reached, through this bandwidth.'], body: { name: sharedBandwidth.name, size: sharedBandwidth.sizeMbit, enterprise_project_id: enterpriseProjectId } };
  if (hasAutoscaling(plan) || nodePools.length === 0) return [resource];
  const pools = nodePools.map(({ name }) => reference(`${DIALECT[site].nodePool}.${poolLabel(name)}`));
  return [resource, ...(site === 'huaweicloud' ? huaweiPorts(plan, pools) : otcPorts(plan, pools))];
}

const nodeCount = () => call('sum', call('values', reference('var.node_counts')));

function huaweiPorts(plan: Plan, pools: readonly HclValue[]): HclBlock[] {
  const cluster = reference(`${DIALECT.huaweicloud.cluster}.main.id`);
  return [
    { type: 'data', labels: ['huaweicloud_cce_nodes', 'all'], body: { cluster_id: cluster, depends_on: pools } },
    { type: 'data', labels: ['huaweicloud_networking_port', 'nodes'], body: { count: nodeCount(), network_id: nodeNetworkId(plan), fixed_ip: reference('data.huaweicloud_cce_nodes.all.nodes[count.index].private_ip') } },
    {
      type: 'resource',
      labels: ['huaweicloud_vpc_bandwidth_associate', 'nodes'],
      comment: ['A port id stands for the IPv6 address of the port.'],
      body: { count: nodeCount(), bandwidth_id: reference('huaweicloud_vpc_bandwidth.main.id'), port_id: reference('data.huaweicloud_networking_port.nodes[count.index].id') },
    },
  ];
}

function otcPorts(plan: Plan, pools: readonly HclValue[]): HclBlock[] {
  const cluster = reference(`${DIALECT.otc.cluster}.main.id`);
  return [
    { type: 'data', labels: ['opentelekomcloud_cce_node_ids_v3', 'all'], body: { cluster_id: cluster, depends_on: pools } },
    { type: 'data', labels: ['opentelekomcloud_cce_node_v3', 'nodes'], body: { count: nodeCount(), cluster_id: cluster, node_id: element('tolist(data.opentelekomcloud_cce_node_ids_v3.all.ids)', reference('count.index')) } },
    { type: 'data', labels: ['opentelekomcloud_networking_port_v2', 'nodes'], body: { count: nodeCount(), network_id: nodeNetworkId(plan), fixed_ip: reference('data.opentelekomcloud_cce_node_v3.nodes[count.index].private_ip') } },
    {
      type: 'resource',
      labels: ['opentelekomcloud_vpc_bandwidth_associate_v2', 'nodes'],
      comment: ['Port ids of IPv6 addresses are taken after release 1.36.63; older ones leave them out without a word.'],
      body: { bandwidth: reference('opentelekomcloud_vpc_bandwidth_v2.main.id'), floating_ips: reference('data.opentelekomcloud_networking_port_v2.nodes[*].id') },
    },
  ];
}

function outputs(plan: Plan): HclBlock[] {
  const { site, nodeSubnet } = plan.spec.cce;
  const dialect = DIALECT[site];
  const output = (name: string, description: string, value: HclValue): HclBlock => ({ type: 'output', labels: [name], body: { description, value } });
  const hasIpv6Cidr = nodeSubnet.ipv6Enabled && !(site === 'otc' && nodeSubnet.existing);
  return [
    output('cluster_id', 'Id of the cluster', reference(`${dialect.cluster}.main.id`)),
    output('vpc_id', 'Id of the VPC', vpcId(plan)),
    output('node_subnet_network_id', 'Network id of the node subnet, for elb_virsubnet_ids and ipv6_vip_virsubnet_id of a load balancer', nodeNetworkId(plan)),
    output('node_subnet_ipv4_subnet_id', 'IPv4 subnet id of the node subnet, for vip_subnet_cidr_id of a load balancer', ofSubnet(plan, nodeSubnet, 'nodes', dialect.ipv4SubnetId)),
    ...(hasIpv6Cidr ? [output('node_subnet_ipv6_cidr', 'IPv6 range that the cloud assigned to the node subnet', ofSubnet(plan, nodeSubnet, 'nodes', dialect.ipv6Cidr))] : []),
    ...(hasBandwidth(plan) ? [output('shared_bandwidth_id', 'Id of the shared bandwidth, for yangtse.io/ipv6-bandwidth-id of Pods', reference(`${dialect.bandwidth}.main.id`))] : []),
  ];
}
