import { FAMILY_LABEL, type Family } from '../../../address/family.js';
import { balancerTerms } from '../../../messages/en/load-balancers.js';
import type { AddressField, NetworkName } from '../catalog.js';
import { bootstrapRules, bootstrapTerms } from './en/bootstrap.js';
import { fields } from './en/fields.js';
import { networkRules } from './en/networks.js';
import { systemRules } from './en/system.js';
import { ADDRESSES, NETWORKS } from './en/words.js';

/** How the provider reads in English. */
export const en = {
  title: 'StarlingX',
  summary: 'AIO-SX, AIO-DX and standard systems: new ones, or a family more or less on running ones',
  steps: {
    system: 'System',
    networks: 'Platform networks',
    calico: 'Calico',
    dns: 'DNS servers',
    services: 'DNS and images',
    balancers: 'Load balancers',
    summary: 'Review',
  },
  examples: {
    'starlingx-aio-sx-dual-ipv6-primary': 'StarlingX AIO-SX, dual stack, IPv6 first',
    'starlingx-aio-dx-dual': 'StarlingX AIO-DX, dual stack',
    'starlingx-standard-ipv4': 'StarlingX Standard, IPv4',
    'starlingx-standard-ipv6': 'StarlingX Standard as a system controller, IPv6',
    'starlingx-subcloud-dual': 'StarlingX AIO-SX as a subcloud, dual stack',
    'starlingx-aio-dx-bootstrap': 'StarlingX AIO-DX with host records, a CA, login and settings of Kubernetes',
    'starlingx-convert-aio-dx': 'StarlingX AIO-DX, from IPv6 to two families',
    'starlingx-metallb-dual': 'StarlingX AIO-DX with load balancers of MetalLB, on OAM',
    'starlingx-revert-standard': 'StarlingX Standard, from two families back to IPv4',
  },
  fields,
  rules: { ...systemRules, ...networkRules, ...bootstrapRules },
  fixes: {
    'starlingx/leave-out': ({ text }: { text: string }) => `Leave ${text} out`,
    'starlingx/use-for': ({ value, network }: { value: string; network: NetworkName }) => `Use ${value} for ${NETWORKS[network]}`,
    'starlingx/remove-admin': 'Remove the admin network',
    'starlingx/remove-list': 'Remove the list',
    'starlingx/remove-them': 'Remove them',
  },
  names: {
    /** A range in a sentence, and in the address plan. */
    'starlingx/network': ({ network }: { network: NetworkName }) => `${NETWORKS[network]} network`,
    'starlingx/pxeboot': NETWORKS.pxeboot,
    'starlingx/management': NETWORKS.management,
    'starlingx/oam': NETWORKS.oam,
    'starlingx/clusterHost': NETWORKS.clusterHost,
    'starlingx/clusterPod': NETWORKS.clusterPod,
    'starlingx/clusterService': NETWORKS.clusterService,
    'starlingx/multicast': NETWORKS.multicast,
    'starlingx/admin': NETWORKS.admin,
    'starlingx/host-address': ({ network, field }: { network: NetworkName; field: AddressField }) => `${NETWORKS[network]}, ${ADDRESSES[field]}`,
    'starlingx/system': 'System type',
    'starlingx/flow-hosts': 'Hosts and Pods',
    'starlingx/flow-controllers': 'Among hosts',
    'starlingx/flow-oam': 'OAM to Pods',
    'starlingx/flow-operators': 'operators and users',
    'starlingx/flow-floating': 'floating address',
    'starlingx/flow-controller-count': ({ count }: { count: number }) => (count === 1 ? '1 controller' : `${count} controllers`),
    'starlingx/flow-system-controller': 'system controller by',
    'starlingx/flow-no-management': ({ family }: { family: Family }) => `No ${FAMILY_LABEL[family]} for management`,
  },
  terms: { ...balancerTerms, ...bootstrapTerms },
};
