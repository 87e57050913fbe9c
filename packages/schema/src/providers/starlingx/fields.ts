import { ENVELOPE } from '../../plan/document.js';
import type { FieldTable } from '../../plan/fields.js';
import { balancerFields } from '../../plan/load-balancers.js';
import { BOOTSTRAP_FIELDS } from './bootstrap.js';
import { CALICO_BLOCK_SIZE, CALICO_MTU, MAX_HOSTS } from './catalog.js';

/**
 * The fields of a plan: where each is edited, what it must be, and what becomes of it later.
 *
 * - `mtu`, `blockSize`: what Calico takes. The schema takes any whole number, because a rule says the limit with its source and a way out
 * - `dnsServers`: room for what was pasted; how many StarlingX takes is said by a rule
 */
export const FIELDS = {
  'apiVersion': { step: 'summary' },
  'kind': { step: 'summary' },
  'metadata': { step: 'system' },
  'metadata.name': { ...ENVELOPE['metadata.name'], required: true },
  'metadata.description': ENVELOPE['metadata.description'],
  'metadata.labels': ENVELOPE['metadata.labels'],
  'metadata.labels.*': {},
  'spec.provider': { step: 'summary' },
  'spec.ipFamily': { step: 'system', required: true },
  'spec.reservedCidrs': { ...ENVELOPE['spec.reservedCidrs'], step: 'networks' },
  'spec.reservedCidrs.*': {},
  ...balancerFields('balancers'),
  'spec.starlingx': { step: 'system' },
  'spec.starlingx.mode': { required: true },
  'spec.starlingx.release': {},
  'spec.starlingx.systemType': { required: true },
  'spec.starlingx.distributedCloudRole': {},
  'spec.starlingx.hosts': {},
  'spec.starlingx.hosts.worker': { min: 0, max: MAX_HOSTS },
  'spec.starlingx.hosts.storage': { min: 0, max: MAX_HOSTS },
  'spec.starlingx.location': { maxLength: 1024 },
  'spec.starlingx.timezone': { maxLength: 1024 },
  'spec.starlingx.systemControllerGateway': { required: true, isElsewhere: true },
  'spec.starlingx.networks': { step: 'networks', heads: 'network' },
  'spec.starlingx.networks.*': { isGroup: true },
  'spec.starlingx.networks.clusterHost': { step: 'networks', isGroup: true },
  'spec.starlingx.networks.clusterPod': { step: 'networks', isGroup: true },
  'spec.starlingx.networks.clusterService': { step: 'networks', isGroup: true },
  'spec.starlingx.networks.*.subnets': { heads: 'network-subnet' },
  'spec.starlingx.networks.*.gateway': { heads: 'gateway' },
  'spec.starlingx.networks.*.floating': { heads: 'floating' },
  'spec.starlingx.networks.*.node0': {},
  'spec.starlingx.networks.*.node1': {},
  'spec.starlingx.networks.*.start': { heads: 'start' },
  'spec.starlingx.networks.*.end': { heads: 'end' },
  'spec.starlingx.dynamicAddressAllocation': { step: 'networks' },
  'spec.starlingx.dynamicAddressAllocation.management': {},
  'spec.starlingx.dynamicAddressAllocation.clusterHost': {},
  'spec.starlingx.calico': { step: 'calico', isGroup: true },
  'spec.starlingx.calico.encapsulation': {},
  'spec.starlingx.calico.chainInsertMode': {},
  'spec.starlingx.calico.iptablesBackend': {},
  'spec.starlingx.calico.linuxDataplane': {},
  'spec.starlingx.calico.mtu': CALICO_MTU,
  'spec.starlingx.calico.blockSize': {},
  'spec.starlingx.calico.blockSize.ipv4': CALICO_BLOCK_SIZE.ipv4,
  'spec.starlingx.calico.blockSize.ipv6': CALICO_BLOCK_SIZE.ipv6,
  'spec.starlingx.calico.bgp': {},
  'spec.starlingx.calico.hostPorts': {},
  'spec.starlingx.calico.multiInterfaceMode': {},
  'spec.starlingx.calico.windowsDataplane': {},
  'spec.starlingx.calico.kubeletVolumePluginPath': { maxLength: 1024 },
  'spec.starlingx.dnsServers': { step: 'services', maxEntries: 16, isElsewhere: true },
  'spec.starlingx.dnsServers.*': {},
  'spec.starlingx.dockerProxy': { step: 'services' },
  'spec.starlingx.dockerProxy.http': { maxLength: 1024 },
  'spec.starlingx.dockerProxy.https': { maxLength: 1024 },
  'spec.starlingx.dockerProxy.noProxy': { maxEntries: 256 },
  'spec.starlingx.dockerProxy.noProxy.*': { maxLength: 256 },
  'spec.starlingx.dockerRegistries': { step: 'services' },
  'spec.starlingx.dockerRegistries.*': { isGroup: true },
  'spec.starlingx.dockerRegistries.*.url': { maxLength: 1024 },
  'spec.starlingx.dockerRegistries.*.type': {},
  'spec.starlingx.dockerRegistries.*.secure': {},
  ...BOOTSTRAP_FIELDS,
} as const satisfies FieldTable;

/** Parts that nobody sees as such, and what is called as the part that it lies in. */
type Unnamed = 'metadata' | 'spec.starlingx' | `spec.starlingx.calico.blockSize.${string}` | 'spec.starlingx.dockerRegistries.*.url';
/** The fields that have a name. */
export type NamedField = Exclude<keyof typeof FIELDS, Unnamed>;
