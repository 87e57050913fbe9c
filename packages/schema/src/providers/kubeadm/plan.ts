import { z } from 'zod';
import { addressText, envelope, ipFamilySchema, nameText, networkSchema, optionalText, perFamily, rangeText, reservedCidrsSchema, shortText, textMap } from '../../plan/document.js';
import { type FieldSpec, listOf, wholeNumber } from '../../plan/fields.js';
import { loadBalancersSchema } from '../../plan/load-balancers.js';
import { nat64Schema } from '../../plan/nat64.js';
import { ASSIGNMENT_MODES, CALICO_INSTALLATIONS, CGROUP_DRIVERS, CILIUM_IPAM_MODES, CILIUM_ROUTING_MODES, CILIUM_TUNNEL_PROTOCOLS, CNI_TYPES, CONFIG_APIS, ENCAPSULATIONS, FLANNEL_BACKENDS, NODE_ROLES, NODE_SYSTEMS, PROXY_MODES, SWITCH } from './catalog.js';
import { FIELDS, MAX_ENDPOINT, MAX_TAINT } from './fields.js';

const node = z.strictObject({
  name: nameText(),
  role: z.enum(NODE_ROLES),
  ipv4: addressText().optional(),
  ipv6: addressText().optional(),
  os: z.enum(NODE_SYSTEMS).optional(),
});

const pool = (blockSize: FieldSpec) => z.strictObject({ encapsulation: z.enum(ENCAPSULATIONS).optional(), blockSize: wholeNumber(blockSize).optional(), natOutgoing: z.enum(SWITCH).optional(), nodeSelector: optionalText(FIELDS['spec.kubeadm.calico.ipPools.*.nodeSelector'].maxLength), assignmentMode: z.enum(ASSIGNMENT_MODES).optional() });
const pools = z.strictObject({ ipv4: pool(FIELDS['spec.kubeadm.calico.ipPools.ipv4.blockSize']).optional(), ipv6: pool(FIELDS['spec.kubeadm.calico.ipPools.ipv6.blockSize']).optional() });

/** A component of the control plane: arguments beside those that kubeadm gives it. */
const component = z.strictObject({ extraArgs: textMap().optional() }).optional();
const path = (field: FieldSpec) => optionalText(field.maxLength);

const etcd = z.strictObject({
  local: z.strictObject({ dataDir: path(FIELDS['spec.kubeadm.etcd.local.dataDir']), extraArgs: textMap().optional() }).optional(),
  external: z
    .strictObject({
      endpoints: listOf(shortText(MAX_ENDPOINT), FIELDS['spec.kubeadm.etcd.external.endpoints']),
      caFile: path(FIELDS['spec.kubeadm.etcd.external.caFile']),
      certFile: path(FIELDS['spec.kubeadm.etcd.external.certFile']),
      keyFile: path(FIELDS['spec.kubeadm.etcd.external.keyFile']),
    })
    .optional(),
});

const taints = z.strictObject({
  controlPlane: listOf(shortText(MAX_TAINT), FIELDS['spec.kubeadm.taints.controlPlane']).optional(),
  worker: listOf(shortText(MAX_TAINT), FIELDS['spec.kubeadm.taints.worker']).optional(),
});

/** How Calico finds the address of a node, where it is not the one that Kubernetes knows. */
const autodetection = z.strictObject({
  interface: optionalText(FIELDS['spec.kubeadm.calico.nodeAddresses.*.interface'].maxLength),
  canReach: optionalText(FIELDS['spec.kubeadm.calico.nodeAddresses.*.canReach'].maxLength),
  cidrs: listOf(rangeText(), FIELDS['spec.kubeadm.calico.nodeAddresses.*.cidrs']).optional(),
});

const kubeadm = z.strictObject({
  controlPlaneEndpoint: optionalText(FIELDS['spec.kubeadm.controlPlaneEndpoint'].maxLength).meta({ description: 'host:port under which every node reaches the API servers' }),
  nodes: listOf(node, FIELDS['spec.kubeadm.nodes']),
  nodeNetwork: perFamily(rangeText()).optional().meta({ description: 'Ranges of the network that the nodes sit in. They are checked and drawn, and never written to a manifest.' }),
  cni: z.strictObject({ type: z.enum(CNI_TYPES), version: shortText(FIELDS['spec.kubeadm.cni.version'].maxLength).optional() }),
  configApi: z.enum(CONFIG_APIS).optional(),
  bindPort: wholeNumber(FIELDS['spec.kubeadm.bindPort']).optional().meta({ description: 'localAPIEndpoint.bindPort: where the API server of each control plane node listens' }),
  imageRepository: optionalText(FIELDS['spec.kubeadm.imageRepository'].maxLength),
  certificatesDir: path(FIELDS['spec.kubeadm.certificatesDir']),
  patchesDirectory: path(FIELDS['spec.kubeadm.patchesDirectory']).meta({ description: 'patches.directory of kubeadm init and join' }),
  criSocket: path(FIELDS['spec.kubeadm.criSocket']).meta({ description: 'nodeRegistration.criSocket of every Linux node' }),
  taints: taints.optional().meta({ description: 'Taints with which nodes register, as key=value:Effect, beside the one that kubeadm gives to the control plane' }),
  controlPlaneTakesPods: z.boolean().optional().meta({ description: 'Whether control plane nodes register without the taint of kubeadm' }),
  kubelet: z.strictObject({ cgroupDriver: z.enum(CGROUP_DRIVERS).optional(), maxPods: wholeNumber(FIELDS['spec.kubeadm.kubelet.maxPods']).optional() }).optional(),
  kubeProxy: z.strictObject({ nodePortAddresses: listOf(rangeText(), FIELDS['spec.kubeadm.kubeProxy.nodePortAddresses']).optional() }).optional(),
  apiServer: component,
  controllerManager: component,
  scheduler: component,
  etcd: etcd.optional(),
  dnsDomain: shortText(FIELDS['spec.kubeadm.dnsDomain'].maxLength).optional(),
  allocateNodeCidrs: z.boolean().optional().meta({ description: '--allocate-node-cidrs of the controller manager: whether it cuts a Pod range for each node' }),
  calico: z
    .strictObject({
      installation: z.enum(CALICO_INSTALLATIONS).optional(),
      bgp: z.enum(SWITCH).optional(),
      ipPools: pools.optional(),
      bpfDataplane: z.boolean().optional().meta({ description: 'linuxDataplane BPF, with kubeProxyManagement and bpfNetworkBootstrap' }),
      hostPorts: z.enum(SWITCH).optional(),
      mtu: wholeNumber(FIELDS['spec.kubeadm.calico.mtu']).optional(),
      registry: optionalText(FIELDS['spec.kubeadm.calico.registry'].maxLength),
      nodeAddresses: perFamily(autodetection).optional().meta({ description: 'nodeAddressAutodetectionV4 and nodeAddressAutodetectionV6' }),
    })
    .optional(),
  cilium: z
    .strictObject({
      ipamMode: z.enum(CILIUM_IPAM_MODES).optional(),
      routingMode: z.enum(CILIUM_ROUTING_MODES).optional(),
      tunnelProtocol: z.enum(CILIUM_TUNNEL_PROTOCOLS).optional(),
      underlayProtocol: z.enum(['ipv4', 'ipv6']).optional(),
      autoDirectNodeRoutes: z.boolean().optional(),
      kubeProxyReplacement: z.boolean().optional(),
      masquerade: z.strictObject({ ipv4: z.boolean().optional(), ipv6: z.boolean().optional() }).optional(),
      bpfMasquerade: z.boolean().optional().meta({ description: 'bpf.masquerade' }),
      mtu: wholeNumber(FIELDS['spec.kubeadm.cilium.mtu']).optional(),
      nativeRoutingCidr: perFamily(rangeText()).optional().meta({ description: 'ipv4NativeRoutingCIDR and ipv6NativeRoutingCIDR, where they are not the ranges of Pods' }),
    })
    .optional(),
  flannel: z.strictObject({ backend: z.enum(FLANNEL_BACKENDS).optional(), masquerade: z.boolean().optional() }).optional(),
});

/** The shape of a plan for kubeadm; the blocks of the plugins use the names of their own settings. */
export const kubeadmSchema = envelope(
  z.strictObject({
    provider: z.literal('kubeadm'),
    ipFamily: ipFamilySchema,
    kubernetesVersion: shortText(FIELDS['spec.kubernetesVersion'].maxLength).optional(),
    network: networkSchema(z.enum(PROXY_MODES)).optional(),
    reservedCidrs: reservedCidrsSchema(),
    loadBalancers: loadBalancersSchema(),
    nat64: nat64Schema(),
    kubeadm,
  }),
);

/** A plan for kubeadm as people write it. */
export type KubeadmDocument = z.input<typeof kubeadmSchema>;
/** The same once it was read: addresses and ranges are values. */
export type KubeadmRead = z.output<typeof kubeadmSchema>;
type Spec = KubeadmRead['spec'];
type Kubeadm = Spec['kubeadm'];
type Network = NonNullable<Spec['network']>;
type Filled<T, Key extends keyof T> = Omit<T, Key> & { [Each in Key]-?: NonNullable<T[Each]> };
type All<T> = { [Each in keyof T]-?: NonNullable<T[Each]> };

/** A machine of the cluster. */
export type KubeadmNode = Kubeadm['nodes'][number];
/** A machine of the cluster as people write it. */
export type KubeadmNodeDocument = KubeadmDocument['spec']['kubeadm']['nodes'][number];
/** A pool of Calico with its defaults. */
export type CalicoPool = Filled<z.infer<ReturnType<typeof pool>>, 'encapsulation' | 'blockSize' | 'natOutgoing'>;
/** The settings of Calico with their defaults. */
export interface CalicoSettings extends Omit<NonNullable<Kubeadm['calico']>, 'installation' | 'bgp' | 'ipPools'> {
  installation: (typeof CALICO_INSTALLATIONS)[number];
  bgp: (typeof SWITCH)[number];
  ipPools: { ipv4?: CalicoPool; ipv6?: CalicoPool };
}
type Cilium = NonNullable<Kubeadm['cilium']>;
type OptionalOfCilium = 'bpfMasquerade' | 'mtu' | 'nativeRoutingCidr';
/** The settings of Cilium with their defaults. */
export type CiliumSettings = All<Omit<Cilium, OptionalOfCilium>> & Pick<Cilium, OptionalOfCilium>;
/** The settings of flannel, alone or as the network of Canal, with their defaults. */
export type FlannelSettings = All<NonNullable<Kubeadm['flannel']>>;

/** A plan for kubeadm with its defaults filled in; of the plugins' blocks, the one of the chosen plugin is there. */
export type KubeadmPlan = Omit<KubeadmRead, 'spec'> & {
  spec: Omit<Filled<Spec, 'kubernetesVersion' | 'reservedCidrs'>, 'network' | 'kubeadm'> & {
    network: Filled<Network, 'podCidrs' | 'serviceCidrs' | 'nodeCidrMask' | 'proxyMode'>;
    kubeadm: Omit<Filled<Kubeadm, 'configApi' | 'dnsDomain' | 'allocateNodeCidrs' | 'bindPort'>, 'cni' | 'calico' | 'cilium' | 'flannel'> & {
      cni: All<Kubeadm['cni']>;
      calico?: CalicoSettings;
      cilium?: CiliumSettings;
      flannel?: FlannelSettings;
    };
  };
};
