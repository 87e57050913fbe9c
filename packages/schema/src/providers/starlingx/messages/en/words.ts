import type { AddressField, NetworkName } from '../../catalog.js';

/** What people call the platform networks. */
export const NETWORKS: Readonly<Record<NetworkName, string>> = {
  pxeboot: 'PXE boot',
  management: 'Management',
  oam: 'OAM',
  clusterHost: 'Cluster host',
  clusterPod: 'Cluster pod',
  clusterService: 'Cluster service',
  multicast: 'Multicast',
  admin: 'Admin',
};

/** The addresses of a network in a sentence. */
export const ADDRESSES: Readonly<Record<AddressField, string>> = {
  start: 'start address',
  end: 'end address',
  gateway: 'gateway',
  floating: 'floating address',
  node0: 'address of controller-0',
  node1: 'address of controller-1',
};
