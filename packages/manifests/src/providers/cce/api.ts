import * as cce from '@dualstack/schema/providers/cce';
import type { GeneratedFile } from '../../kit/file.js';
import { toBase64 } from '../../format/base64.js';
import { toJson } from '../../format/json.js';
import type { Value } from '../../format/yaml.js';
import type { Purposes } from './messages/texts.js';
import { type Addon, customValues } from './addons.js';
import { storageBody, volumeBody } from './disks.js';
import { containerCidrs, hasBandwidth, moreNodeSubnets, overridesOf, placedSubnets, placeOf, type Plan, some, someTags, type Subnet } from './resources.js';

/** A request of the sequence: its body, and what it is for. The ids of what came before are put in when it is sent. */
interface Step {
  readonly name: string;
  readonly purpose: string;
  readonly body: Value;
}

/** The files of the calling sequence, by what they create; the script refers to them by these names. */
export interface Sequence {
  readonly files: readonly GeneratedFile[];
  readonly vpc?: string;
  readonly vpcTags?: string;
  /** Node subnet first; undefined where a subnet exists already. */
  readonly subnets: readonly { readonly subnet: Subnet; readonly file?: string; readonly tags?: string }[];
  readonly cluster: string;
  readonly nodePools: readonly string[];
  readonly addons: readonly string[];
  readonly bandwidth?: string;
  readonly insert?: string;
}

/** Text that stands in a body where the script puts the id of an earlier answer. */
const id = (name: string) => `\${${name}}`;

/** The API bodies of a plan in calling order, numbered. */
export function apiSequence(plan: Plan, purposes: Purposes): Sequence {
  const files: GeneratedFile[] = [];
  const add = ({ name, purpose, body }: Step): string => {
    const file = `${String(files.length + 1).padStart(2, '0')}-${name}.json`;
    files.push({ path: `api/${file}`, mediaType: 'application/json', purpose, content: toJson(body) });
    return file;
  };
  const { vpc, site } = plan.spec.cce;
  const tagsAfter = (what: string, purpose: string, tags: Readonly<Record<string, string>> | undefined) => (site === 'otc' && someTags(tags) ? add({ name: `${what}-tags`, purpose, body: { action: 'create', tags: keysAndValues(tags) } }) : undefined);

  const vpcFile = vpc.existing ? undefined : add({ name: 'vpc', purpose: 'POST /v1/{project_id}/vpcs', body: { vpc: vpcBody(plan) } });
  const vpcTags = vpc.existing ? undefined : tagsAfter('vpc', purposes.tagsOfVpc, vpc.tags);
  const nodeSubnets = 1 + moreNodeSubnets(plan).length;
  const subnets = placedSubnets(plan).map((subnet, index) => {
    if (subnet.existing) return { subnet };
    const isForNodes = index < nodeSubnets;
    const number = isForNodes ? index + 1 : index - nodeSubnets + 1;
    const name = `${isForNodes ? 'node' : 'pod'}-subnet${number === 1 ? '' : `-${number}`}`;
    const file = add({ name, purpose: 'POST /v1/{project_id}/subnets', body: { subnet: subnetBody(plan, subnet) } });
    const [first, next] = isForNodes ? [purposes.tagsOfNodeSubnet, purposes.tagsOfNextNodeSubnet] : [purposes.tagsOfPodSubnet, purposes.tagsOfNextPodSubnet];
    const tags = tagsAfter(name, number === 1 ? first : next({ number }), subnet.tags);
    return { subnet, file, ...(tags !== undefined && { tags }) };
  });
  const cluster = add({ name: 'cluster', purpose: 'POST /api/v3/projects/{project_id}/clusters', body: clusterBody(plan) });
  const nodePools = plan.spec.nodePools.map((pool, index) => add({ name: index === 0 ? 'node-pool' : `node-pool-${index + 1}`, purpose: purposes.nodePool({ pool: pool.name }), body: nodePoolBody(plan, pool) }));
  const addons = (plan.spec.cce.addons ?? []).map((addon) => add({ name: `addon-${addon.name}`, purpose: purposes.addon({ name: cce.ADDON_LABEL[addon.name] }), body: addonBody(plan, addon) }));
  const { sharedBandwidth, enterpriseProjectId } = plan.spec.cce;
  const bandwidth = hasBandwidth(plan) && sharedBandwidth && !sharedBandwidth.existing ? add({ name: 'bandwidth', purpose: 'POST /v2.0/{project_id}/bandwidths', body: { bandwidth: { name: sharedBandwidth.name, size: sharedBandwidth.sizeMbit, enterprise_project_id: enterpriseProjectId } } }) : undefined;
  const insert = hasBandwidth(plan) ? add({ name: 'bandwidth-insert', purpose: purposes.insertBody, body: { bandwidth: { publicip_info: [{ publicip_id: id('PORT_ID'), publicip_type: '5_dualStack' }] } } }) : undefined;
  return { files, subnets, cluster, nodePools, addons, ...(vpcFile !== undefined && { vpc: vpcFile }), ...(vpcTags !== undefined && { vpcTags }), ...(bandwidth !== undefined && { bandwidth }), ...(insert !== undefined && { insert }) };
}

const keysAndValues = (tags: Readonly<Record<string, string>> | undefined) => Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }));
/** Tags of a VPC or subnet on Huawei Cloud: key and value in one text (CreateVpcOption). */
const inOneText = ({ spec }: Plan, tags: Readonly<Record<string, string>> | undefined) => (spec.cce.site === 'huaweicloud' && someTags(tags) ? Object.entries(tags ?? {}).map(([key, value]) => `${key}*${value}`) : undefined);

function vpcBody(plan: Plan): Value {
  const { vpc, enterpriseProjectId } = plan.spec.cce;
  return { name: vpc.name, cidr: vpc.cidr.text, description: vpc.description, enterprise_project_id: enterpriseProjectId, tags: inOneText(plan, vpc.tags) };
}

function subnetBody(plan: Plan, subnet: Subnet): Value {
  const dnsServers = subnet.dnsServers.map(({ text }) => text);
  const [primary, secondary] = dnsServers;
  const options = [
    ...((subnet.ntpServers ?? []).length > 0 ? [{ opt_name: 'ntp', opt_value: (subnet.ntpServers ?? []).map(({ text }) => text).join(',') }] : []),
    ...(subnet.dhcpLeaseTime === undefined ? [] : [{ opt_name: 'addresstime', opt_value: subnet.dhcpLeaseTime }]),
  ];
  return {
    name: subnet.name,
    description: subnet.description,
    cidr: subnet.cidr.text,
    gateway_ip: subnet.gatewayIp?.text,
    ipv6_enable: subnet.ipv6Enabled,
    primary_dns: primary,
    secondary_dns: secondary,
    dnsList: dnsServers.length > 2 ? dnsServers : undefined,
    vpc_id: id('VPC_ID'),
    extra_dhcp_opts: options.length > 0 ? options : undefined,
    tags: inOneText(plan, subnet.tags),
  };
}

function clusterBody(plan: Plan): Value {
  const { metadata, spec } = plan;
  const settings = spec.cce;
  const isHuawei = settings.site === 'huaweicloud';
  const overrides = overridesOf(plan);
  const params = {
    clusterAZ: settings.multiAz ? 'multi_az' : undefined,
    'alpha.cce/fixPoolMask': settings.fixPoolMask?.toString(),
    'kubernetes.io/cpuManagerPolicy': settings.cpuManagerPolicy,
    clusterExternalIP: settings.apiServerEip?.text,
    enterpriseProjectId: settings.enterpriseProjectId,
  };
  return {
    kind: 'Cluster',
    apiVersion: 'v3',
    metadata: { name: metadata.name, timezone: settings.timezone },
    spec: {
      category: cce.CATEGORY[settings.clusterType],
      type: 'VirtualMachine',
      flavor: settings.flavor,
      version: settings.version,
      description: metadata.description,
      ipv6enable: cce.speaksIpv6(plan),
      hostNetwork: { vpc: id('VPC_ID'), subnet: id('NODE_SUBNET_NETWORK_ID'), SecurityGroup: settings.nodeSecurityGroupId },
      containerNetwork: { mode: settings.networkModel, ...(settings.clusterType === 'standard' && { cidrs: containerCidrs(plan).map((cidr) => ({ cidr })) }) },
      eniNetwork: settings.clusterType === 'turbo' ? eniNetwork(plan) : undefined,
      ...serviceNetwork(plan),
      kubeProxyMode: spec.network.proxyMode,
      authentication: { mode: settings.authentication.mode },
      customSan: (settings.customSan ?? []).length > 0 ? settings.customSan : undefined,
      publicAccess: some(settings.apiServerCidrs) && { cidrs: (settings.apiServerCidrs ?? []).map(({ text }) => text) },
      masters: settings.masters,
      clusterTags: isHuawei && someTags(settings.tags) ? keysAndValues(settings.tags) : undefined,
      enableMasterVolumeEncryption: settings.masterDiskEncryption,
      deletionProtection: settings.deletionProtection,
      billingMode: isHuawei ? 0 : undefined,
      configurationsOverride: overrides.length > 0 ? overrides.map(({ component, name, value }) => ({ name: component, configurations: [{ name, value }] })) : undefined,
      extendParam: params,
    },
  };
}

/**
 * An add-on; the script fills in what its template has for the region: the basic values, which name the registry, what of the
 * custom ones the plan does not say, and the size of an add-on that asks for one.
 */
function addonBody(plan: Plan, addon: Addon): Value {
  const { name, version } = addon;
  const custom = cce.hasSettings(name) ? addonSettings(plan, addon) : name === 'autoscaler' ? { cluster_id: id('CLUSTER_ID'), tenant_id: id('PROJECT_ID') } : {};
  return {
    kind: 'Addon',
    apiVersion: 'v3',
    metadata: { annotations: { 'addon.install/type': 'install' } },
    spec: { clusterID: id('CLUSTER_ID'), version, addonTemplateName: name, values: { basic: {}, custom, ...(cce.hasSettings(name) && { flavor: {} }) } },
  };
}

/** What an add-on with settings is told, with ids that exist only once the cluster does. Keys of AOM and tokens are never among it. */
function addonSettings(plan: Plan, addon: Addon): Value {
  return customValues(plan, addon, { clusterName: plan.metadata.name, clusterId: id('CLUSTER_ID'), projectId: id('PROJECT_ID'), region: plan.spec.cce.region });
}

/** Huawei Cloud takes a list of pod subnets; Open Telekom Cloud one, with its range. Both by the IPv4 subnet id. */
function eniNetwork({ spec }: Plan): Value {
  const { site, podSubnets } = spec.cce;
  if (site === 'otc') return { eniSubnetId: id('POD_SUBNET_IPV4_SUBNET_ID'), eniSubnetCIDR: podSubnets[0]?.cidr.text };
  return { subnets: podSubnets.map((_, index) => ({ subnetID: id(index === 0 ? 'POD_SUBNET_IPV4_SUBNET_ID' : `POD_SUBNET_${index + 1}_IPV4_SUBNET_ID`) })) };
}

/** Only Huawei Cloud's API has a field for the IPv6 Service range, and only a dual-stack Turbo cluster takes one. */
function serviceNetwork(plan: Plan): { readonly [key: string]: Value } {
  const { serviceCidrs } = plan.spec.network;
  if (plan.spec.cce.site === 'otc') return { kubernetesSvcIpRange: serviceCidrs.ipv4?.text };
  return { serviceNetwork: { IPv4CIDR: serviceCidrs.ipv4?.text, IPv6CIDR: cce.speaksIpv6(plan) && plan.spec.cce.clusterType === 'turbo' ? serviceCidrs.ipv6?.text : undefined } };
}

/** The networks of the nodes of a pool; the script puts the ids in. A list is for several, and has the first in front. */
function primaryNic(plan: Plan, pool: cce.CceNodePool): Value {
  const [first = '', ...others] = cce.subnetsOfPool(plan, pool).map((subnet) => placeOf(plan, subnet)).map((place) => id(place === 0 ? 'NODE_SUBNET_NETWORK_ID' : `SUBNET_${place}_NETWORK_ID`));
  return { subnetId: first, ...(others.length > 0 && { subnetList: [first, ...others] }) };
}

const hasAffix = ({ nodeNamePrefix, nodeNameSuffix }: cce.CceNodePool): boolean => nodeNamePrefix !== undefined || nodeNameSuffix !== undefined;

/** What the API takes beside the template of a node; commands in Base64. */
function extendParam({ maxPods, agencyName, preInstall, postInstall }: cce.CceNodePool): Value {
  if ([maxPods, agencyName, preInstall, postInstall].every((each) => each === undefined)) return undefined;
  return { maxPods, agency_name: agencyName, 'alpha.cce/preInstall': preInstall && toBase64(preInstall), 'alpha.cce/postInstall': postInstall && toBase64(postInstall) };
}

function nodePoolBody(plan: Plan, pool: cce.CceNodePool): Value {
  const { site } = plan.spec.cce;
  return {
    kind: 'NodePool',
    apiVersion: 'v3',
    metadata: { name: pool.name },
    spec: {
      type: 'vm',
      nodeTemplate: {
        flavor: pool.flavor,
        az: pool.availabilityZone,
        os: pool.os,
        login: { sshKey: pool.keyPair },
        rootVolume: volumeBody(pool.rootVolume),
        dataVolumes: some(pool.dataVolumes)?.map(volumeBody),
        storage: storageBody(pool),
        nodeNicSpec: { primaryNic: primaryNic(plan, pool) },
        count: pool.initialNodeCount,
        billingMode: site === 'huaweicloud' ? 0 : undefined,
        taints: pool.taints?.map((taint) => ({ ...taint })),
        userTags: someTags(pool.tags) && keysAndValues(pool.tags),
        k8sTags: someTags(pool.labels),
        runtime: { name: pool.runtime },
        nodeNameTemplate: hasAffix(pool) ? { nodeNamePrefix: pool.nodeNamePrefix, nodeNameSuffix: pool.nodeNameSuffix } : undefined,
        extendParam: extendParam(pool),
        serverEnterpriseProjectID: pool.enterpriseProjectId,
      },
      initialNodeCount: pool.initialNodeCount,
      autoscaling: pool.autoscaling?.enable ? { ...pool.autoscaling } : undefined,
      nodeManagement: pool.ecsGroupId === undefined ? undefined : { serverGroupReference: pool.ecsGroupId },
      customSecurityGroups: some(pool.securityGroupIds),
      podSecurityGroups: some(pool.podSecurityGroupIds)?.map((each) => ({ id: each })),
    },
  };
}
