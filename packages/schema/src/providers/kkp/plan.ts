import { z } from 'zod';
import { MAX_NODES, MAX_POOLS, addressText, envelope, ipFamilySchema, nameText, networkSchema, optionalText, perFamily, rangesPerFamily, rangeText, reservedCidrsSchema, shortText, textMap } from '../../plan/document.js';
import { CLOUD_PROVIDERS, CNI_TYPES, EXPOSE_STRATEGIES, HETZNER_NETWORK_ZONES, OPERATING_SYSTEMS, PROXY_MODES, RELEASE_IDS } from './catalog.js';

const count = (max: number) => z.int().min(0).max(max);
const limit = z.strictObject({ qps: z.int().min(1), burst: z.int().min(1), cacheSize: z.int().min(0).optional() });

const clouds = {
  aws: z.strictObject({ vpcID: optionalText(), securityGroupID: optionalText(), routeTableID: optionalText(), instanceProfileName: optionalText(), roleARN: optionalText() }),
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
  bringyourown: z.strictObject({ nodes: z.array(z.strictObject({ name: nameText(), ipv4: addressText().optional(), ipv6: addressText().optional() })).max(MAX_NODES) }),
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
  }),
  packet: z.strictObject({ billingCycle: nameText(), projectID: optionalText() }),
  vsphere: z.strictObject({
    networks: z.array(nameText()).max(10).optional(),
    folder: optionalText(),
    basePath: optionalText(),
    datastore: optionalText(),
    datastoreCluster: optionalText(),
    resourcePool: optionalText(),
    storagePolicy: optionalText(),
  }),
};

const machines = {
  aws: z.strictObject({ instanceType: nameText(), diskSize: count(16_384).optional(), diskType: optionalText(), availabilityZone: optionalText(), subnetID: optionalText(), assignPublicIP: z.boolean().optional() }),
  azure: z.strictObject({ size: nameText(), osDiskSize: count(4095).optional(), dataDiskSize: count(32_767).optional(), zones: z.array(nameText()).max(3).optional(), assignPublicIP: z.boolean().optional() }),
  digitalocean: z.strictObject({ size: nameText(), backups: z.boolean().optional(), monitoring: z.boolean().optional() }),
  gcp: z.strictObject({ zone: nameText(), machineType: nameText(), diskSize: count(65_536).optional(), diskType: optionalText(), preemptible: z.boolean().optional() }),
  hetzner: z.strictObject({ type: nameText(), network: optionalText() }),
  openstack: z.strictObject({ flavor: nameText(), image: optionalText(), useFloatingIP: z.boolean().optional(), diskSize: count(16_384).optional(), availabilityZone: optionalText() }),
  packet: z.strictObject({ instanceType: nameText(), metro: optionalText() }),
  vsphere: z.strictObject({ cpus: z.int().min(1).max(256), memory: z.int().min(512).max(4_194_304), diskSizeGB: count(65_536).optional(), template: optionalText() }),
};

const nodePool = z.strictObject({
  name: nameText(),
  replicas: count(5000),
  minReplicas: count(5000).optional(),
  maxReplicas: count(5000).optional(),
  operatingSystem: z.enum(OPERATING_SYSTEMS).optional(),
  network: z.strictObject({ ipFamily: ipFamilySchema }).optional(),
  ...z.strictObject(machines).partial().shape,
});

const kkp = z.strictObject({
  release: z.enum(RELEASE_IDS),
  projectId: nameText(),
  cloudProvider: z.enum(CLOUD_PROVIDERS),
  datacenter: z.strictObject({ name: nameText(), ipv6Enabled: z.boolean().optional(), region: optionalText() }),
  humanReadableName: optionalText(),
  cni: z.strictObject({ type: z.enum(CNI_TYPES), version: shortText().optional() }).optional(),
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
  dnsDomain: shortText(253).optional(),
  admissionPlugins: z.array(z.string().regex(/^[A-Za-z]+$/).max(63)).max(30).optional(),
  podNodeSelectorAdmissionPluginConfig: textMap().optional(),
  eventRateLimitConfig: z.strictObject({ server: limit.optional(), namespace: limit.optional(), user: limit.optional(), sourceAndObject: limit.optional() }).optional(),
  auditLogging: z.strictObject({ enabled: z.boolean(), policyPreset: z.enum(['', 'metadata', 'minimal', 'recommended']).optional() }).optional(),
  sshKeys: z.array(nameText()).max(50).optional(),
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
    kubernetesVersion: shortText(32).optional(),
    network: networkSchema(z.enum(PROXY_MODES)).optional(),
    reservedCidrs: reservedCidrsSchema(),
    nodePools: z.array(nodePool).max(MAX_POOLS).optional(),
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
