import type { FieldTable } from '../../plan/fields.js';

/** The fields of a plan: where each is edited, what it must be, and what becomes of it later. */
export const FIELDS = {
  'metadata': { step: 'system' },
  'spec.ipFamily': { step: 'system' },
  'spec.starlingx.mode': { step: 'system' },
  'spec.starlingx.systemType': { step: 'system' },
  'spec.starlingx.hosts': { step: 'system' },
  'spec.starlingx.distributedCloudRole': { step: 'system' },
  'spec.starlingx.location': { step: 'system' },
  'spec.starlingx.timezone': { step: 'system' },
  'spec.starlingx.systemControllerGateway': { step: 'system' },
  'spec.starlingx': { step: 'system' },
  'spec.starlingx.networks': { step: 'networks' },
  'spec.starlingx.dynamicAddressAllocation': { step: 'networks' },
  'spec.reservedCidrs': { step: 'networks' },
  'spec.starlingx.networks.clusterHost': { step: 'cluster' },
  'spec.starlingx.networks.clusterPod': { step: 'cluster' },
  'spec.starlingx.networks.clusterService': { step: 'cluster' },
  'spec.starlingx.calico': { step: 'cluster' },
  'spec.starlingx.dnsServers': { step: 'services' },
  'spec.starlingx.dockerProxy': { step: 'services' },
  'spec.starlingx.dockerRegistries': { step: 'services' },
} as const satisfies FieldTable;
