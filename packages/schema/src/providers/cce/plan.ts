import { z } from 'zod';
import { addressText, envelope, ipFamilySchema, nameText, networkSchema, optionalText, rangeText, reservedCidrsSchema, scriptText, shortText, textMap } from '../../plan/document.js';
import { type FieldSpec, listOf, wholeNumber } from '../../plan/fields.js';
import { ADDONS, AUTHENTICATION_MODES, CLUSTER_TYPES, CPU_POLICIES, LOAD_BALANCER_CLASSES, NETWORK_MODELS, PROXY_MODES, RUNTIMES, SITES, VOLUME_TYPES } from './catalog.js';
import { FIELDS } from './fields.js';

/** Tags as the clouds know them: key and value. */
const tags = () => textMap().optional();

/** An existing resource is looked up by its name; nothing of it is created or changed. */
const existing = () => z.boolean().optional().meta({ description: 'Whether it exists already: it is then looked up by its name and never changed' });

const subnet = {
  name: nameText(),
  cidr: rangeText(),
  ipv6Enabled: z.boolean().optional(),
  existing: existing(),
  gatewayIp: addressText().optional(),
  dnsServers: listOf(addressText(), FIELDS['spec.cce.nodeSubnet.dnsServers']).optional(),
  ntpServers: listOf(addressText(), FIELDS['spec.cce.nodeSubnet.ntpServers']).optional(),
  dhcpLeaseTime: shortText(FIELDS['spec.cce.nodeSubnet.dhcpLeaseTime'].maxLength).optional().meta({ description: 'As the API writes it: hours such as 24h, or -1 for unlimited' }),
  description: optionalText(),
  tags: tags(),
};

const volume = (size: FieldSpec) => z.strictObject({ size: wholeNumber(size), volumetype: z.enum(VOLUME_TYPES), kmsKeyId: optionalText().meta({ description: 'metadata: id of the key of KMS that the disk is encrypted with; not encrypted where nothing is said' }) });

const nodePool = z.strictObject({
  name: nameText(),
  flavor: nameText(),
  initialNodeCount: wholeNumber(FIELDS['spec.nodePools.*.initialNodeCount']),
  autoscaling: z
    .strictObject({ enable: z.boolean(), minNodeCount: wholeNumber(FIELDS['spec.nodePools.*.autoscaling.minNodeCount']), maxNodeCount: wholeNumber(FIELDS['spec.nodePools.*.autoscaling.maxNodeCount']) })
    .optional(),
  availabilityZone: optionalText(),
  os: optionalText(),
  runtime: z.enum(RUNTIMES).optional(),
  keyPair: nameText().meta({ description: 'Name of a key pair of the cloud; never a key' }),
  rootVolume: volume(FIELDS['spec.nodePools.*.rootVolume.size']).optional(),
  dataVolumes: listOf(volume(FIELDS['spec.nodePools.*.dataVolumes.*.size']), FIELDS['spec.nodePools.*.dataVolumes']).optional(),
  runtimeSpacePercent: wholeNumber(FIELDS['spec.nodePools.*.runtimeSpacePercent']).optional().meta({ description: 'storage: how much of the first data disk container engine and images have; the rest is for kubelet and emptyDir' }),
  maxPods: wholeNumber(FIELDS['spec.nodePools.*.maxPods']).optional(),
  subnets: listOf(nameText(), FIELDS['spec.nodePools.*.subnets']).optional().meta({ description: 'Names of node subnets, the one whose addresses are taken first in front; the default one where nothing is said' }),
  securityGroupIds: listOf(nameText(), FIELDS['spec.nodePools.*.securityGroupIds']).optional().meta({ description: 'customSecurityGroups: ids of security groups of the nodes, in place of the default one' }),
  podSecurityGroupIds: listOf(nameText(), FIELDS['spec.nodePools.*.podSecurityGroupIds']).optional().meta({ description: 'podSecurityGroups: ids of security groups of Pods of a Turbo cluster on Huawei Cloud' }),
  preInstall: scriptText(FIELDS['spec.nodePools.*.preInstall'].maxLength).meta({ description: 'Script that is run before Kubernetes is installed on a node; never with a secret' }),
  postInstall: scriptText(FIELDS['spec.nodePools.*.postInstall'].maxLength).meta({ description: 'Script that is run after Kubernetes was installed on a node; never with a secret' }),
  tags: tags().meta({ description: 'userTags: resource tags of the servers' }),
  enterpriseProjectId: optionalText().meta({ description: 'serverEnterpriseProjectID: enterprise project of the servers on Huawei Cloud; that of the cluster where nothing is said' }),
  ecsGroupId: optionalText().meta({ description: 'nodeManagement.serverGroupReference: id of an ECS group that exists' }),
  agencyName: optionalText().meta({ description: 'extendParam.agency_name: an IAM agency that exists' }),
  nodeNamePrefix: optionalText().meta({ description: 'nodeNameTemplate, on Huawei Cloud over the API' }),
  nodeNameSuffix: optionalText().meta({ description: 'nodeNameTemplate, on Huawei Cloud over the API' }),
  secureContainers: z.boolean().optional().meta({ description: 'Whether the nodes are meant to run Kata containers' }),
  labels: tags(),
  taints: listOf(
    z.strictObject({ key: shortText(FIELDS['spec.nodePools.*.taints.*.key'].maxLength), value: shortText(FIELDS['spec.nodePools.*.taints.*.value'].maxLength), effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']) }),
    FIELDS['spec.nodePools.*.taints'],
  ).optional(),
});

const addon = z.strictObject({
  name: z.enum(ADDONS).meta({ description: 'Name of its template' }),
  version: shortText(FIELDS['spec.cce.addons.*.version'].maxLength),
  loadBalancerId: optionalText().meta({ description: 'nginx-ingress: id of a load balancer that exists' }),
  aomInstanceId: optionalText().meta({ description: 'cie-collector: id of the AOM instance that metrics go to; its keys are asked for when the add-on is installed' }),
  thirdPartyUrl: optionalText().meta({ description: 'cie-collector: where metrics go beside or instead of AOM; never with a password' }),
  collectStdout: z.boolean().optional().meta({ description: 'log-agent: whether standard output of containers goes to LTS' }),
  collectEvents: z.boolean().optional().meta({ description: 'log-agent: whether events of Kubernetes go to LTS' }),
});

const cce = z.strictObject({
  site: z.enum(SITES),
  region: nameText(),
  enterpriseProjectId: optionalText(),
  clusterType: z.enum(CLUSTER_TYPES),
  networkModel: z.enum(NETWORK_MODELS),
  vpc: z.strictObject({ name: nameText(), cidr: rangeText(), existing: existing(), description: optionalText(), tags: tags() }),
  nodeSubnet: z.strictObject(subnet),
  moreNodeSubnets: listOf(z.strictObject(subnet), FIELDS['spec.cce.moreNodeSubnets']).optional().meta({ description: 'Subnets of the VPC that node pools name beside the default one' }),
  nodeSecurityGroupId: optionalText().meta({ description: 'hostNetwork.SecurityGroup: id of the default node security group; CCE makes one where nothing is said' }),
  podSubnets: listOf(z.strictObject(subnet), FIELDS['spec.cce.podSubnets']).optional(),
  flavor: nameText(),
  version: optionalText(),
  multiAz: z.boolean().optional(),
  masters: listOf(z.strictObject({ availabilityZone: nameText() }), FIELDS['spec.cce.masters']).optional(),
  additionalContainerCidrs: listOf(rangeText(), FIELDS['spec.cce.additionalContainerCidrs']).optional(),
  fixPoolMask: wholeNumber(FIELDS['spec.cce.fixPoolMask']).optional().meta({ description: 'alpha.cce/fixPoolMask: prefix of the Pod addresses reserved per node, VPC network only' }),
  networkPolicies: z.boolean().optional(),
  dataplaneV2: z.boolean().optional().meta({ description: 'configurationsOverride eni/dataplane-v2: eBPF in the kernel in place of iptables and the policies of the container network' }),
  sharedBandwidth: z
    .strictObject({ name: nameText(), sizeMbit: wholeNumber(FIELDS['spec.cce.sharedBandwidth.sizeMbit']).optional().meta({ description: 'Needed unless the bandwidth exists already' }), existing: existing() })
    .nullable()
    .optional(),
  authentication: z.strictObject({ mode: z.enum(AUTHENTICATION_MODES) }).optional(),
  apiServerEip: addressText().optional().meta({ description: 'extendParam.clusterExternalIP: an EIP that exists and is bound to the API server' }),
  apiServerCidrs: listOf(rangeText(), FIELDS['spec.cce.apiServerCidrs']).optional().meta({ description: 'publicAccess.cidrs: ranges that may reach the API server; every address where nothing is said' }),
  customSan: listOf(nameText(), FIELDS['spec.cce.customSan']).optional(),
  cpuManagerPolicy: z.enum(CPU_POLICIES).optional(),
  masterDiskEncryption: z.boolean().optional().meta({ description: 'enableMasterVolumeEncryption: whether the disks of the master nodes are encrypted' }),
  overloadControl: z.boolean().optional().meta({ description: 'configurationsOverride kube-apiserver/support-overload: whether requests are limited while the master nodes are overloaded' }),
  deletionProtection: z.boolean().optional(),
  addons: listOf(addon, FIELDS['spec.cce.addons'])
    .optional()
    .meta({ description: 'Add-ons beside those that every cluster has' }),
  timezone: optionalText(),
  tags: tags(),
  loadBalancer: z
    .strictObject({
      class: z.enum(LOAD_BALANCER_CLASSES).optional(),
      ipFamily: z.enum(['IPv4', 'IPv4+IPv6']).optional(),
      ingressFamily: z.enum(['IPv4', 'IPv4+IPv6']).optional().meta({ description: 'Families of the Service behind the layer-7 ingress' }),
      availabilityZones: listOf(nameText(), FIELDS['spec.cce.loadBalancer.availabilityZones']).optional(),
      l4FlavorName: optionalText(),
      l7FlavorName: optionalText(),
      nginxIngressVersion: optionalText(),
    })
    .optional()
    .meta({ description: 'Load balancers that the example Services and ingresses ask for' }),
});

/** The shape of a plan for CCE, field names as in CCE's own API where it has them. Never a secret. */
export const cceSchema = envelope(
  z.strictObject({
    provider: z.literal('cce'),
    ipFamily: ipFamilySchema,
    kubernetesVersion: shortText(FIELDS['spec.kubernetesVersion'].maxLength).optional(),
    network: networkSchema(z.enum(PROXY_MODES)).optional(),
    reservedCidrs: reservedCidrsSchema(),
    nodePools: listOf(nodePool, FIELDS['spec.nodePools']).optional(),
    cce,
  }),
);

/** A plan for CCE as people write it. */
export type CceDocument = z.input<typeof cceSchema>;
/** The same once it was read: addresses and ranges are values. */
export type CceRead = z.output<typeof cceSchema>;
type Spec = CceRead['spec'];
type Cce = Spec['cce'];
type Network = NonNullable<Spec['network']>;
type Pool = NonNullable<Spec['nodePools']>[number];
type Filled<T, Key extends keyof T> = Omit<T, Key> & { [Each in Key]-?: NonNullable<T[Each]> };

/** A subnet with its DNS servers and IPv6 switch filled in, and its gateway where the range can be read. */
export type CceSubnet = Filled<Cce['nodeSubnet'], 'dnsServers' | 'ipv6Enabled'>;
/** A node pool with its defaults. */
export type CceNodePool = Filled<Pool, 'availabilityZone' | 'os' | 'runtime' | 'rootVolume' | 'dataVolumes'>;

/** A plan for CCE with its defaults filled in. */
export type CcePlan = Omit<CceRead, 'spec'> & {
  spec: Omit<Filled<Spec, 'reservedCidrs'>, 'network' | 'nodePools' | 'cce'> & {
    network: Filled<Network, 'podCidrs' | 'serviceCidrs' | 'proxyMode'>;
    nodePools: CceNodePool[];
    cce: Omit<Filled<Cce, 'version' | 'authentication' | 'cpuManagerPolicy' | 'deletionProtection'>, 'nodeSubnet' | 'moreNodeSubnets' | 'podSubnets' | 'loadBalancer' | 'sharedBandwidth'> & {
      nodeSubnet: CceSubnet;
      moreNodeSubnets: CceSubnet[];
      podSubnets: CceSubnet[];
      sharedBandwidth: NonNullable<Cce['sharedBandwidth']> | null;
      loadBalancer: Filled<NonNullable<Cce['loadBalancer']>, 'class' | 'ipFamily' | 'ingressFamily' | 'availabilityZones' | 'l4FlavorName' | 'l7FlavorName'>;
    };
  };
};
