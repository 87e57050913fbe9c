import type { Step } from '../../plan/provider.js';
import { inNetwork } from './platform.js';

const S = ['spec', 'starlingx'] as const;

/** The pages: the system, its platform networks, those of the cluster, and what it reaches outside. */
export const STEPS: readonly Step[] = [
  { id: 'system', title: 'System', paths: [['metadata'], ['spec', 'ipFamily'], [...S, 'mode'], [...S, 'systemType'], [...S, 'hosts'], [...S, 'distributedCloudRole'], [...S, 'location'], [...S, 'timezone'], [...S, 'systemControllerGateway'], S] },
  { id: 'networks', title: 'Platform networks', paths: [[...S, 'networks'], [...S, 'dynamicAddressAllocation'], ['spec', 'reservedCidrs']] },
  { id: 'cluster', title: 'Cluster networks', paths: [inNetwork('clusterHost'), inNetwork('clusterPod'), inNetwork('clusterService'), [...S, 'calico']] },
  { id: 'services', title: 'DNS and images', paths: [[...S, 'dnsServers'], [...S, 'dockerProxy'], [...S, 'dockerRegistries']] },
  { id: 'summary', title: 'Review', paths: [[]] },
];
