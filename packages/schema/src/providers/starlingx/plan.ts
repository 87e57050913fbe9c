import { z } from 'zod';
import type { AddressText, RangeText } from '../../address/text.js';
import { addressText, envelope, ipFamilySchema, optionalText, perFamily, rangeText, reservedCidrsSchema, shortText, text } from '../../plan/document.js';
import { listOf, wholeNumber } from '../../plan/fields.js';
import { loadBalancersSchema } from '../../plan/load-balancers.js';
import { bootstrapShape } from './bootstrap.js';
import { CALICO_CHOICES, MODES, type NetworkName, REGISTRIES, REGISTRY_TYPES, RELEASES, ROLES, SYSTEM_TYPES } from './catalog.js';
import { FIELDS } from './fields.js';

const addresses = () => perFamily(addressText()).optional();
const ranges = () => perFamily(rangeText()).optional();
const network = () =>
  z
    .strictObject({ subnets: ranges(), gateway: addresses(), floating: addresses(), node0: addresses(), node1: addresses(), start: addresses(), end: addresses() })
    .optional();

const registry = z.strictObject({
  url: text(FIELDS['spec.starlingx.dockerRegistries.*.url'].maxLength).optional(),
  type: z.enum(REGISTRY_TYPES).optional(),
  secure: z.boolean().optional(),
});

const starlingx = z.strictObject({
  mode: z.enum(MODES),
  release: z.enum(RELEASES).optional().meta({ description: 'The release of StarlingX; master, where it is not named' }),
  systemType: z.enum(SYSTEM_TYPES),
  distributedCloudRole: z.enum(ROLES),
  networks: z
    .strictObject({ pxeboot: network(), management: network(), oam: network(), clusterHost: network(), clusterPod: network(), clusterService: network(), multicast: network(), admin: network() })
    .optional()
    .meta({ description: 'The platform networks; what they leave open is derived as the bootstrap playbook derives it' }),
  hosts: z
    .strictObject({ worker: wholeNumber(FIELDS['spec.starlingx.hosts.worker']).optional(), storage: wholeNumber(FIELDS['spec.starlingx.hosts.storage']).optional() })
    .optional()
    .meta({ description: 'How many hosts of each personality there are, or will be, beside the controllers; each takes an address of management and of cluster host' }),
  dynamicAddressAllocation: z.strictObject({ management: z.boolean().optional(), clusterHost: z.boolean().optional() }).optional(),
  dnsServers: listOf(addressText(), FIELDS['spec.starlingx.dnsServers']).optional(),
  timezone: optionalText(FIELDS['spec.starlingx.timezone'].maxLength),
  systemControllerGateway: addressText().optional().meta({ description: 'systemcontroller_gateway_address of a subcloud: the gateway of the system controller, in its management subnet' }),
  location: optionalText(FIELDS['spec.starlingx.location'].maxLength).meta({ description: 'Where a subcloud stands' }),
  dockerProxy: z.strictObject({ http: text(FIELDS['spec.starlingx.dockerProxy.http'].maxLength).optional(), https: text(FIELDS['spec.starlingx.dockerProxy.https'].maxLength).optional(), noProxy: listOf(shortText(FIELDS['spec.starlingx.dockerProxy.noProxy.*'].maxLength), FIELDS['spec.starlingx.dockerProxy.noProxy']).optional() }).optional(),
  dockerRegistries: z.partialRecord(z.enum(REGISTRIES), registry).optional().meta({ description: 'Where images come from, by registry. Credentials are no part of a plan.' }),
  calico: z
    .strictObject({
      encapsulation: z.enum(CALICO_CHOICES.encapsulation).optional(),
      chainInsertMode: z.enum(CALICO_CHOICES.chainInsertMode).optional(),
      iptablesBackend: z.enum(CALICO_CHOICES.iptablesBackend).optional(),
      linuxDataplane: z.enum(CALICO_CHOICES.linuxDataplane).optional(),
      mtu: z.int().optional(),
      blockSize: z.strictObject({ ipv4: z.int().optional(), ipv6: z.int().optional() }).optional(),
      bgp: z.enum(CALICO_CHOICES.bgp).optional(),
      hostPorts: z.enum(CALICO_CHOICES.hostPorts).optional(),
      multiInterfaceMode: z.enum(CALICO_CHOICES.multiInterfaceMode).optional(),
      windowsDataplane: z.enum(CALICO_CHOICES.windowsDataplane).optional(),
      kubeletVolumePluginPath: optionalText(FIELDS['spec.starlingx.calico.kubeletVolumePluginPath'].maxLength),
    })
    .optional(),
  ...bootstrapShape,
});

/** The shape of a plan for StarlingX. There is no `spec.network`: Pods and Services are two of the platform networks. */
export const starlingxSchema = envelope(
  z.strictObject({
    provider: z.literal('starlingx'),
    ipFamily: ipFamilySchema,
    reservedCidrs: reservedCidrsSchema(),
    loadBalancers: loadBalancersSchema(),
    starlingx,
  }),
);

/** A plan for StarlingX as people write it. */
export type StarlingxDocument = z.input<typeof starlingxSchema>;
/** The same once it was read: addresses and ranges are values. */
export type StarlingxRead = z.output<typeof starlingxSchema>;
type Spec = StarlingxRead['spec'];
type Settings = Spec['starlingx'];

/** A platform network as people write it. */
export type PlatformNetwork = NonNullable<NonNullable<StarlingxDocument['spec']['starlingx']['networks']>[NetworkName]>;

/** A plan for StarlingX with its defaults filled in. */
export type StarlingxPlan = Omit<StarlingxRead, 'spec'> & {
  spec: Omit<Spec, 'reservedCidrs' | 'starlingx'> & {
    reservedCidrs: readonly RangeText[];
    starlingx: Omit<Settings, 'networks' | 'dnsServers'> & {
      networks: NonNullable<Settings['networks']>;
      dnsServers: readonly AddressText[];
    };
  };
};
