import { z } from 'zod';
import { addressText, envelope, ipFamilySchema, nameText, networkSchema, optionalText, perFamily, rangesPerFamily, rangeText, reservedCidrsSchema, text, textMap } from '../../plan/document.js';
import { type FieldSpec, listOf, wholeNumber } from '../../plan/fields.js';
import { loadBalancersSchema } from '../../plan/load-balancers.js';
import { mostCharacters } from '../../plan/lengths.js';
import { CLOUD_PROVIDERS, CNI_TYPES, EXPOSE_STRATEGIES, HETZNER_NETWORK_ZONES, OPERATING_SYSTEMS, PROXY_MODES, RELEASE_IDS, TAINT_EFFECTS, TEMPLATE_SCOPES } from './catalog.js';
import { type FieldPattern, FIELDS } from './fields.js';

/** What the table says of a field. */
const spec = (pattern: FieldPattern): FieldSpec => FIELDS[pattern];
const number = (pattern: FieldPattern) => wholeNumber(spec(pattern));
const list = <Entry extends z.ZodType>(entry: Entry, pattern: FieldPattern) => listOf(entry, spec(pattern));
const words = (pattern: FieldPattern) => text(spec(pattern).maxLength);
const map = (pattern: FieldPattern) => textMap(spec(pattern).maxEntries);

const limit = z.strictObject({ qps: number('spec.kkp.eventRateLimitConfig.*.qps'), burst: number('spec.kkp.eventRateLimitConfig.*.burst'), cacheSize: number('spec.kkp.eventRateLimitConfig.*.cacheSize').optional() });

const clouds = {
  aws: z.strictObject({ vpcID: optionalText(), securityGroupID: optionalText(), routeTableID: optionalText(), instanceProfileName: optionalText(), roleARN: optionalText(), assumeRoleARN: optionalText(), assumeRoleExternalID: optionalText() }),
  azure: z.strictObject({
    resourceGroup: optionalText(),
    vnetResourceGroup: optionalText(),
    vnet: optionalText(),
    subnet: optionalText(),
    routeTable: optionalText(),
    securityGroup: optionalText(),
    loadBalancerSKU: z.enum(['standard', 'basic']).optional(),
    assignAvailabilitySet: z.boolean().optional(),
    availabilitySet: optionalText(),
  }),
  bringyourown: z.strictObject({ nodes: list(z.strictObject({ name: words('spec.kkp.bringyourown.nodes.*.name'), ipv4: addressText().optional(), ipv6: addressText().optional() }), 'spec.kkp.bringyourown.nodes') }),
  gcp: z.strictObject({ network: optionalText(), subnetwork: optionalText() }),
  hetzner: z.strictObject({ network: optionalText() }),
  openstack: z.strictObject({
    domain: optionalText(),
    project: optionalText(),
    projectID: optionalText(),
    network: optionalText(),
    subnetID: optionalText(),
    ipv6SubnetID: optionalText(),
    ipv6SubnetPool: optionalText(),
    subnetCidr: rangeText().optional(),
    ipv6SubnetCidr: rangeText().optional(),
    routerID: optionalText(),
    securityGroups: optionalText(),
    floatingIPPool: optionalText(),
    useApplicationCredentials: z.boolean().optional(),
    skipRouterReconciliation: z.boolean().optional(),
    enableIngressHostname: z.boolean().optional(),
    ingressHostnameSuffix: optionalText(spec('spec.kkp.openstack.ingressHostnameSuffix').maxLength),
    loadBalancerClasses: list(
      z.strictObject({
        name: words('spec.kkp.openstack.loadBalancerClasses.*.name'),
        floatingNetworkID: optionalText(),
        floatingSubnetID: optionalText(),
        floatingSubnet: optionalText(),
        floatingSubnetTags: optionalText(),
        networkID: optionalText(),
        subnetID: optionalText(),
        memberSubnetID: optionalText(),
      }),
      'spec.kkp.openstack.loadBalancerClasses',
    ).optional(),
  }),
  packet: z.strictObject({ billingCycle: words('spec.kkp.packet.billingCycle'), projectID: optionalText() }),
  vsphere: z.strictObject({
    networks: list(nameText(), 'spec.kkp.vsphere.networks').optional(),
    folder: optionalText(),
    basePath: optionalText(),
    datastore: optionalText(),
    datastoreCluster: optionalText(),
    resourcePool: optionalText(),
    storagePolicy: optionalText(),
    useInfraManagementUser: z.boolean().optional(),
    tagCategoryID: optionalText(),
    tags: list(nameText(), 'spec.kkp.vsphere.tags').optional(),
  }),
};

const machines = {
  aws: z.strictObject({
    instanceType: words('spec.nodePools.*.aws.instanceType'),
    diskSize: number('spec.nodePools.*.aws.diskSize').optional(),
    diskType: optionalText(),
    availabilityZone: optionalText(),
    subnetID: optionalText(),
    assignPublicIP: z.boolean().optional(),
    ami: optionalText(),
    ebsVolumeEncrypted: z.boolean().optional(),
    isSpotInstance: z.boolean().optional(),
    spotInstanceMaxPrice: optionalText(spec('spec.nodePools.*.aws.spotInstanceMaxPrice').maxLength),
    spotInstancePersistentRequest: z.boolean().optional(),
    tags: map('spec.nodePools.*.aws.tags').optional(),
  }),
  azure: z.strictObject({
    size: words('spec.nodePools.*.azure.size'),
    osDiskSize: number('spec.nodePools.*.azure.osDiskSize').optional(),
    dataDiskSize: number('spec.nodePools.*.azure.dataDiskSize').optional(),
    zones: list(nameText(), 'spec.nodePools.*.azure.zones').optional(),
    assignPublicIP: z.boolean().optional(),
    imageID: optionalText(),
    enableAcceleratedNetworking: z.boolean().optional(),
    tags: map('spec.nodePools.*.azure.tags').optional(),
  }),
  digitalocean: z.strictObject({
    size: words('spec.nodePools.*.digitalocean.size'),
    backups: z.boolean().optional(),
    monitoring: z.boolean().optional(),
    tags: list(nameText(), 'spec.nodePools.*.digitalocean.tags').optional(),
  }),
  gcp: z.strictObject({
    zone: words('spec.nodePools.*.gcp.zone'),
    machineType: words('spec.nodePools.*.gcp.machineType'),
    diskSize: number('spec.nodePools.*.gcp.diskSize').optional(),
    diskType: optionalText(),
    preemptible: z.boolean().optional(),
    labels: map('spec.nodePools.*.gcp.labels').optional(),
    tags: list(nameText(), 'spec.nodePools.*.gcp.tags').optional(),
  }),
  hetzner: z.strictObject({ type: words('spec.nodePools.*.hetzner.type'), network: optionalText() }),
  openstack: z.strictObject({
    flavor: words('spec.nodePools.*.openstack.flavor'),
    image: optionalText(),
    useFloatingIP: z.boolean().optional(),
    diskSize: number('spec.nodePools.*.openstack.diskSize').optional(),
    availabilityZone: optionalText(),
    serverGroup: optionalText(),
    configDrive: z.boolean().optional(),
    instanceReadyCheckPeriod: optionalText(spec('spec.nodePools.*.openstack.instanceReadyCheckPeriod').maxLength),
    instanceReadyCheckTimeout: optionalText(spec('spec.nodePools.*.openstack.instanceReadyCheckTimeout').maxLength),
    tags: map('spec.nodePools.*.openstack.tags').optional(),
  }),
  packet: z.strictObject({ instanceType: words('spec.nodePools.*.packet.instanceType'), metro: optionalText() }),
  vsphere: z.strictObject({
    cpus: number('spec.nodePools.*.vsphere.cpus'),
    memory: number('spec.nodePools.*.vsphere.memory'),
    diskSizeGB: number('spec.nodePools.*.vsphere.diskSizeGB').optional(),
    template: optionalText(),
    vmGroup: optionalText(),
    vmAntiAffinity: z.boolean().optional(),
    tags: list(z.strictObject({ name: words('spec.nodePools.*.vsphere.tags.*.name'), categoryID: words('spec.nodePools.*.vsphere.tags.*.categoryID') }), 'spec.nodePools.*.vsphere.tags').optional(),
  }),
};

const nodePool = z.strictObject({
  name: words('spec.nodePools.*.name'),
  replicas: number('spec.nodePools.*.replicas'),
  minReplicas: number('spec.nodePools.*.minReplicas').optional(),
  maxReplicas: number('spec.nodePools.*.maxReplicas').optional(),
  operatingSystem: z.enum(OPERATING_SYSTEMS).optional(),
  operatingSystemProfile: optionalText(),
  distUpgradeOnBoot: z.boolean().optional(),
  disableAutoUpdate: z.boolean().optional(),
  staticNetwork: z
    .strictObject({
      address: addressText().optional(),
      prefix: number('spec.nodePools.*.staticNetwork.prefix').optional(),
      gateway: addressText().optional(),
      dnsServers: list(addressText(), 'spec.nodePools.*.staticNetwork.dnsServers').optional(),
    })
    .optional(),
  labels: map('spec.nodePools.*.labels').optional(),
  annotations: map('spec.nodePools.*.annotations').optional(),
  taints: list(z.strictObject({ key: text(spec('spec.nodePools.*.taints.*.key').maxLength), value: text(spec('spec.nodePools.*.taints.*.value').maxLength), effect: z.enum(TAINT_EFFECTS) }), 'spec.nodePools.*.taints').optional(),
  machineDeploymentAnnotations: map('spec.nodePools.*.machineDeploymentAnnotations').optional(),
  network: z.strictObject({ ipFamily: ipFamilySchema }).optional(),
  ...z.strictObject(machines).partial().shape,
});

const kkp = z.strictObject({
  release: z.enum(RELEASE_IDS),
  projectId: words('spec.kkp.projectId'),
  cloudProvider: z.enum(CLOUD_PROVIDERS),
  datacenter: z.strictObject({ name: words('spec.kkp.datacenter.name'), ipv6Enabled: z.boolean().optional(), region: optionalText() }),
  humanReadableName: optionalText(),
  cni: z.strictObject({ type: z.enum(CNI_TYPES), version: words('spec.kkp.cni.version').optional() }).optional(),
  cniValues: optionalText(spec('spec.kkp.cniValues').maxLength),
  cniIngress: z.boolean().optional(),
  nodeProxy: z.strictObject({ httpProxy: optionalText(), noProxy: list(nameText(), 'spec.kkp.nodeProxy.noProxy').optional() }).optional(),
  exposeStrategy: z.enum(EXPOSE_STRATEGIES).optional(),
  tunnelingAgentIP: addressText().optional(),
  apiServerAllowedIPRanges: rangesPerFamily().optional(),
  nodePortsAllowedIPRanges: rangesPerFamily().optional(),
  operatingSystem: z.enum(OPERATING_SYSTEMS).optional(),
  preset: optionalText(),
  credentialsReference: z.strictObject({ name: optionalText(), namespace: optionalText() }).optional(),
  ipvs: z.strictObject({ strictArp: z.boolean() }).optional(),
  nodeLocalDNSCacheEnabled: z.boolean().optional(),
  konnectivityEnabled: z.boolean().optional(),
  dnsDomain: words('spec.kkp.dnsDomain').optional(),
  admissionPlugins: list(z.string().regex(/^[A-Za-z]+$/).check(mostCharacters(63)), 'spec.kkp.admissionPlugins').optional(),
  podNodeSelectorAdmissionPluginConfig: map('spec.kkp.podNodeSelectorAdmissionPluginConfig').optional(),
  eventRateLimitConfig: z.strictObject({ server: limit.optional(), namespace: limit.optional(), user: limit.optional(), sourceAndObject: limit.optional() }).optional(),
  auditLogging: z
    .strictObject({
      enabled: z.boolean(),
      policyPreset: z.enum(['', 'metadata', 'minimal', 'recommended']).optional(),
      webhookBackend: z
        .strictObject({
          auditWebhookConfig: z.strictObject({ name: words('spec.kkp.auditLogging.webhookBackend.auditWebhookConfig.name'), namespace: words('spec.kkp.auditLogging.webhookBackend.auditWebhookConfig.namespace') }),
          auditWebhookInitialBackoff: optionalText(spec('spec.kkp.auditLogging.webhookBackend.auditWebhookInitialBackoff').maxLength),
        })
        .optional(),
    })
    .optional(),
  annotations: map('spec.kkp.annotations').optional(),
  template: z.strictObject({ scope: z.enum(TEMPLATE_SCOPES), user: optionalText(spec('spec.kkp.template.user').maxLength) }).optional(),
  backupStorageLocation: optionalText(spec('spec.kkp.backupStorageLocation').maxLength),
  disableCsiDriver: z.boolean().optional(),
  encryptionAtRest: z.boolean().optional(),
  kubelb: z.strictObject({ enabled: z.boolean().optional(), useLoadBalancerClass: z.boolean().optional(), enableGatewayAPI: z.boolean().optional() }).optional(),
  kubernetesDashboard: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  opaIntegration: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  kyverno: z.strictObject({ enabled: z.boolean().optional() }).optional(),
  mla: z.strictObject({ loggingEnabled: z.boolean().optional(), monitoringEnabled: z.boolean().optional() }).optional(),
  applications: list(
    z.strictObject({ name: words('spec.kkp.applications.*.name'), application: words('spec.kkp.applications.*.application'), version: words('spec.kkp.applications.*.version'), namespace: words('spec.kkp.applications.*.namespace'), values: optionalText(spec('spec.kkp.applications.*.values').maxLength) }),
    'spec.kkp.applications',
  ).optional(),
  sshKeys: list(nameText(), 'spec.kkp.sshKeys').optional(),
  enableUserSSHKeyAgent: z.boolean().optional(),
  nodeNetwork: perFamily(rangeText()).optional().meta({ description: 'Ranges of the network that the nodes sit in. They are checked and drawn, and never written to a manifest.' }),
  loadBalancerServices: z
    .strictObject({ ipFamily: z.enum(['none', 'IPv4', 'IPv4+IPv6']), networkZone: z.enum(HETZNER_NETWORK_ZONES).optional(), location: optionalText() })
    .optional()
    .meta({ description: 'Which Services of type LoadBalancer the cluster is meant to carry' }),
  ...z.strictObject(clouds).partial().shape,
});

/** The shape of a plan for KKP, field names as in KKP's own API where it has them. Never a secret: those are only referenced. */
export const kkpSchema = envelope(
  z.strictObject({
    provider: z.literal('kkp'),
    ipFamily: ipFamilySchema,
    kubernetesVersion: words('spec.kubernetesVersion').optional(),
    network: networkSchema(z.enum(PROXY_MODES)).optional(),
    reservedCidrs: reservedCidrsSchema(),
    loadBalancers: loadBalancersSchema(),
    nodePools: list(nodePool, 'spec.nodePools').optional(),
    kkp,
  }),
);

/** A plan for KKP as people write it. */
export type KkpDocument = z.input<typeof kkpSchema>;
/** The same once it was read: addresses and ranges are values. */
export type KkpRead = z.output<typeof kkpSchema>;
type Spec = KkpRead['spec'];
type Kkp = Spec['kkp'];
type Network = NonNullable<Spec['network']>;
type Pool = NonNullable<Spec['nodePools']>[number];
type Filled<T, Key extends keyof T> = Omit<T, Key> & { [Each in Key]-?: NonNullable<T[Each]> };

/** A node pool with its defaults. */
export type KkpNodePool = Filled<Pool, 'operatingSystem' | 'network'>;

/** A plan for KKP with its defaults filled in. */
export type KkpPlan = Omit<KkpRead, 'spec'> & {
  spec: Omit<Filled<Spec, 'kubernetesVersion' | 'reservedCidrs'>, 'network' | 'nodePools' | 'kkp'> & {
    network: Filled<Network, 'podCidrs' | 'serviceCidrs' | 'nodeCidrMask' | 'proxyMode'>;
    nodePools: KkpNodePool[];
    kkp: Omit<Filled<Kkp, 'humanReadableName' | 'exposeStrategy' | 'operatingSystem' | 'nodeLocalDNSCacheEnabled' | 'konnectivityEnabled' | 'dnsDomain' | 'enableUserSSHKeyAgent'>, 'cni' | 'datacenter'> & {
      cni: { type: (typeof CNI_TYPES)[number]; version: string };
      datacenter: Filled<Kkp['datacenter'], 'ipv6Enabled'>;
    };
  };
};
