import { z } from 'zod';
import { MAX_POOLS, addressText, envelope, ipFamilySchema, nameText, networkSchema, optionalText, rangeText, reservedCidrsSchema, shortText, textMap } from '../../plan/document.js';
import { AUTHENTICATION_MODES, CLUSTER_TYPES, CPU_POLICIES, LOAD_BALANCER_CLASSES, MAX_CONTAINER_CIDRS, NETWORK_MODELS, PROXY_MODES, RUNTIMES, SITES, VOLUME_TYPES } from './catalog.js';

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
  dnsServers: z.array(addressText()).max(16).optional(),
  ntpServers: z.array(addressText()).max(16).optional(),
  dhcpLeaseTime: shortText(32).optional().meta({ description: 'As the API writes it: hours such as 24h, or -1 for unlimited' }),
  description: optionalText(),
  tags: tags(),
};

const volume = () => z.strictObject({ size: z.int().min(1).max(1_048_576), volumetype: z.enum(VOLUME_TYPES) });

const nodePool = z.strictObject({
  name: nameText(),
  flavor: nameText(),
  initialNodeCount: z.int().min(0).max(10_000),
  autoscaling: z.strictObject({ enable: z.boolean(), minNodeCount: z.int().min(0).max(10_000), maxNodeCount: z.int().min(0).max(10_000) }).optional(),
  availabilityZone: optionalText(),
  os: optionalText(),
  runtime: z.enum(RUNTIMES).optional(),
  keyPair: nameText().meta({ description: 'Name of a key pair of the cloud; never a key' }),
  rootVolume: volume().optional(),
  dataVolumes: z.array(volume()).max(16).optional(),
  maxPods: z.int().min(1).max(10_000).optional(),
  secureContainers: z.boolean().optional().meta({ description: 'Whether the nodes are meant to run Kata containers' }),
  labels: tags(),
  taints: z.array(z.strictObject({ key: shortText(317), value: shortText(256), effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']) })).max(20).optional(),
});

const cce = z.strictObject({
  site: z.enum(SITES),
  region: nameText(),
  enterpriseProjectId: optionalText(),
  clusterType: z.enum(CLUSTER_TYPES),
  networkModel: z.enum(NETWORK_MODELS),
  vpc: z.strictObject({ name: nameText(), cidr: rangeText(), existing: existing(), description: optionalText(), tags: tags() }),
  nodeSubnet: z.strictObject(subnet),
  podSubnets: z.array(z.strictObject(subnet)).max(20).optional(),
  flavor: nameText(),
  version: optionalText(),
  multiAz: z.boolean().optional(),
  masters: z.array(z.strictObject({ availabilityZone: nameText() })).max(3).optional(),
  additionalContainerCidrs: z.array(rangeText()).max(MAX_CONTAINER_CIDRS * 2).optional(),
  fixPoolMask: z.int().min(1).max(32).optional().meta({ description: 'alpha.cce/fixPoolMask: prefix of the Pod addresses reserved per node, VPC network only' }),
  networkPolicies: z.boolean().optional(),
  sharedBandwidth: z
    .strictObject({ name: nameText(), sizeMbit: z.int().min(0).max(1_000_000).optional().meta({ description: 'Needed unless the bandwidth exists already' }), existing: existing() })
    .nullable()
    .optional(),
  authentication: z.strictObject({ mode: z.enum(AUTHENTICATION_MODES) }).optional(),
  customSan: z.array(nameText()).max(32).optional(),
  cpuManagerPolicy: z.enum(CPU_POLICIES).optional(),
  deletionProtection: z.boolean().optional(),
  timezone: optionalText(),
  tags: tags(),
  loadBalancer: z
    .strictObject({
      class: z.enum(LOAD_BALANCER_CLASSES).optional(),
      ipFamily: z.enum(['IPv4', 'IPv4+IPv6']).optional(),
      ingressFamily: z.enum(['IPv4', 'IPv4+IPv6']).optional().meta({ description: 'Families of the Service behind the layer-7 ingress' }),
      availabilityZones: z.array(nameText()).max(8).optional(),
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
    kubernetesVersion: shortText(32).optional(),
    network: networkSchema(z.enum(PROXY_MODES)).optional(),
    reservedCidrs: reservedCidrsSchema(),
    nodePools: z.array(nodePool).max(MAX_POOLS).optional(),
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
    cce: Omit<Filled<Cce, 'version' | 'authentication' | 'cpuManagerPolicy' | 'deletionProtection'>, 'nodeSubnet' | 'podSubnets' | 'loadBalancer' | 'sharedBandwidth'> & {
      nodeSubnet: CceSubnet;
      podSubnets: CceSubnet[];
      sharedBandwidth: NonNullable<Cce['sharedBandwidth']> | null;
      loadBalancer: Filled<NonNullable<Cce['loadBalancer']>, 'class' | 'ipFamily' | 'ingressFamily' | 'availabilityZones' | 'l4FlavorName' | 'l7FlavorName'>;
    };
  };
};
