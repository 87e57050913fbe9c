import type { Translation } from '../../../../findings/message.js';
import { spaced } from '../../../../messages/zh-CN/words.js';
import type { network as english } from '../en/network.js';
import { MODELS, TYPES } from './words.js';

const IPV4_WITHIN = '控制节点与工作节点之间通过 IPv4 通信。请选择 IPv4+IPv6 或 IPv4。';

/** What is said of the network model and what goes with it. */
export const network: Translation<typeof english> = {
  'cce/ip-family': {
    title: '集群使用 IPv4，或同时使用 IPv4 和 IPv6',
    says: {
      alone: () => `CCE 没有仅 IPv6 的集群：${IPV4_WITHIN}`,
      first: () => `CCE 没有以 IPv6 为主地址族的集群：${IPV4_WITHIN}`,
    },
  },
  'cce/ipv6-network-model': {
    title: 'VPC 网络不支持 IPv6',
    says: ({ model }) => spaced`${MODELS[model]}（${model}）不支持 IPv6：Standard 集群使用容器隧道网络（overlay_l2）支持双栈，Turbo 集群使用云原生网络 2.0（eni）支持双栈。网络模型以后不能更改。`,
  },
  'cce/ipv6-version': {
    title: '所选版本在此网络模型下支持 IPv6',
    says: {
      turbo: ({ version }) => `${version} 的 Turbo 集群不支持 IPv6：从 v1.23.8-r0 和 v1.25.3-r0 起支持，v1.25 之后的版本均支持。`,
      otc: ({ version }) => `CCE ${version} 在此平台上不支持 IPv6：Open Telekom Cloud 的 API 从 v1.25 起才接受 ipv6enable。`,
      tunnel: ({ version }) => `CCE ${version} 不支持 IPv6：容器隧道网络从 v1.15 起支持。`,
    },
  },
  'cce/ipv6-tunnel-preview': {
    title: '容器隧道网络的双栈从 v1.23 起正式商用',
    says: ({ version }) => `CCE ${version} 的容器隧道网络支持 IPv6，但尚未对所有用户开放：从 v1.23 起正式商用。`,
  },
  'cce/ipv6-proxy-mode': {
    title: '启用 IPv6 的集群使用 IPVS 转发',
    says: ({ mode }) => `启用 IPv6 的集群不能使用 ${mode}：CCE 只接受 ipvs。不指定时 API 会使用 iptables，因此这里总是写明 ipvs。以后不能更改。`,
  },
  'cce/node-mask': {
    title: 'CCE 没有节点掩码',
    says: () => '填写了节点掩码，而 CCE 没有该设置：容器隧道网络按 /28 的地址块分配，VPC 网络按 fixPoolMask 的大小分配，Turbo 集群的 Pod 使用容器子网的地址。',
  },
  'cce/pod-subnet-required': {
    title: 'Turbo 集群有容器子网，Standard 集群没有',
    says: {
      turbo: () => '还没有容器子网：Turbo 集群的 Pod 使用 VPC 子网的地址，至少需要一个容器子网。',
      standard: () => `填写了容器子网，而 ${TYPES.standard}没有容器子网：其 Pod 使用容器网段的地址。`,
    },
  },
  'cce/otc-pod-subnets': {
    title: '在 Open Telekom Cloud 上创建 Turbo 集群时只能有一个容器子网',
    says: ({ count }) => `有 ${count} 个容器子网；创建集群时，Open Telekom Cloud 的 API 只接受一个（eniSubnetId 和 eniSubnetCIDR）。其余的请在集群创建后到控制台上添加。`,
  },
  'cce/fix-pool-mask': {
    title: '每节点预留的 Pod 地址为 /24 到 /28，仅用于 VPC 网络',
    says: {
      model: ({ mask, model }) => spaced`设置了每节点预留的 Pod 地址（/${mask}），而只有 VPC 网络会预留；${MODELS[model]}在 Pod 创建时才分配地址。`,
      size: ({ mask, shortest, longest }) => `每节点预留的 Pod 地址不能为 /${mask}：须为 /${shortest}（${2 ** (32 - shortest)} 个）到 /${longest}（${2 ** (32 - longest)} 个）。`,
    },
  },
  'cce/network-policies-model': {
    title: '网络策略的开关只属于容器隧道网络',
    says: ({ areOn, model }) => spaced`${areOn ? '开启' : '关闭'}了网络策略，而只有容器隧道网络有此开关；${MODELS[model]}通过 DataPlane V2 支持网络策略，需要向 CCE 申请开通。`,
  },
  'cce/ipv6-network-policies': {
    title: '容器隧道网络的网络策略不覆盖 IPv6 流量',
    says: () => '已开启网络策略，而在容器隧道网络中，网络策略不覆盖 IPv6：策略在 IPv4 上禁止的流量仍然可以通过 IPv6。使用 DataPlane V2 的 Turbo 集群则两者都覆盖。',
  },
  'cce/ipv6-assigned': {
    title: 'IPv6 网段由云平台分配',
    says: () => '创建子网时，云平台为其分配 IPv6 网段；该网段不能自定义，每个网卡从中获得一个地址，IPv6 开启后不能关闭。控制节点与工作节点之间仍通过 IPv4 通信。',
  },
};
