import type { AddressField, NetworkName } from '../../catalog.js';

/** What people call the platform networks, in a table or before the name of a field. */
export const NETWORKS: Readonly<Record<NetworkName, string>> = {
  pxeboot: 'PXE 启动',
  management: '管理',
  oam: 'OAM',
  clusterHost: '集群主机',
  clusterPod: '集群 Pod',
  clusterService: '集群 Service',
  multicast: '组播',
  admin: 'Admin',
};

/** The same in a sentence. */
export const IN_SENTENCE: Readonly<Record<NetworkName, string>> = {
  pxeboot: 'PXE 启动网络',
  management: '管理网络',
  oam: 'OAM 网络',
  clusterHost: '集群主机网络',
  clusterPod: '集群 Pod 网络',
  clusterService: '集群 Service 网络',
  multicast: '组播网络',
  admin: 'Admin 网络',
};

/** The addresses of a network in a sentence. */
export const ADDRESSES: Readonly<Record<AddressField, string>> = {
  start: '起始地址',
  end: '结束地址',
  gateway: '网关',
  floating: '浮动地址',
  node0: 'controller-0 的地址',
  node1: 'controller-1 的地址',
};

/** What follows Chinese, with a space where it is Latin. */
export const after = (text: string): string => (/^\p{Script=Han}/u.test(text) ? text : ` ${text}`);
