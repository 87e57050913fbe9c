import type { Translation } from '../../../../findings/message.js';
import { spaced } from '../../../../messages/zh-CN/words.js';
import type { network as english } from '../en/network.js';
import { MODELS, TYPES } from './words.js';

const IPV4_WITHIN = '控制节点与工作节点之间通过 IPv4 通信。请选择 IPv4+IPv6 或 IPv4。';

/** What is said of the network model and what goes with it. */
export const network: Translation<typeof english> = {
  'cce/ip-family': {
    title: '集群使用 IPv4，或同时使用 IPv4 和 IPv6',
    why: 'ipv6enable 只是为集群添加 IPv6，控制节点、kubelet 和插件仍使用 IPv4；API 中没有可以指定其他顺序的字段。',
    says: {
      alone: () => `CCE 没有仅 IPv6 的集群：${IPV4_WITHIN}`,
      first: () => `CCE 没有以 IPv6 为主地址族的集群：${IPV4_WITHIN}`,
    },
  },
  'cce/ipv6-network-model': {
    title: 'VPC 网络不支持 IPv6',
    why: 'VPC 网络中的 Pod 没有 VPC 的地址，而是每个节点一个网段和一条路由；用户指南的网络模型对比表写明它不支持 IPv6。',
    says: ({ model }) => spaced`${MODELS[model]}（${model}）不支持 IPv6：Standard 集群使用容器隧道网络（overlay_l2）支持双栈，Turbo 集群使用云原生网络 2.0（eni）支持双栈。网络模型以后不能更改。`,
  },
  'cce/ipv6-version': {
    title: '所选版本在此网络模型下支持 IPv6',
    why: '双栈指南按网络模型列出了最早支持的版本，Open Telekom Cloud 的 API 参考则直接规定了 ipv6enable 的最早版本。',
    says: {
      turbo: ({ version }) => `${version} 的 Turbo 集群不支持 IPv6：从 v1.23.8-r0 和 v1.25.3-r0 起支持，v1.25 之后的版本均支持。`,
      otc: ({ version }) => `CCE ${version} 在此平台上不支持 IPv6：Open Telekom Cloud 的 API 从 v1.25 起才接受 ipv6enable。`,
      tunnel: ({ version }) => `CCE ${version} 不支持 IPv6：容器隧道网络从 v1.15 起支持。`,
    },
  },
  'cce/ipv6-tunnel-preview': {
    title: '容器隧道网络的双栈从 v1.23 起正式商用',
    why: '用户指南写明：v1.15 起支持，v1.23 起正式商用。控制台已不能再创建这些版本的集群。',
    says: ({ version }) => `CCE ${version} 的容器隧道网络支持 IPv6，但尚未对所有用户开放：从 v1.23 起正式商用。`,
  },
  'cce/ipv6-proxy-mode': {
    title: '启用 IPv6 的集群使用 IPVS 转发',
    why: '用户指南写明 IPv6 集群不支持 iptables。kubeProxyMode 在创建集群时读取，省略时为 iptables。',
    says: ({ mode }) => `启用 IPv6 的集群不能使用 ${mode}：CCE 只接受 ipvs。不指定时 API 会使用 iptables，因此这里总是写明 ipvs。以后不能更改。`,
  },
  'cce/node-mask': {
    title: 'CCE 没有节点掩码',
    why: 'CCE 不由控制器管理器划分 Pod 网段，因此其 API 中没有与 --node-cidr-mask-size 对应的字段。',
    says: () => '填写了节点掩码，而 CCE 没有该设置：容器隧道网络按 /28 的地址块分配，VPC 网络按 fixPoolMask 的大小分配，Turbo 集群的 Pod 使用容器子网的地址。',
  },
  'cce/pod-subnet-required': {
    title: 'Turbo 集群有容器子网，Standard 集群没有',
    why: 'Yangtse 插件根据 eniNetwork 在这些子网中为每个 Pod 创建网卡；Standard 集群使用的则是 containerNetwork.cidrs。',
    says: {
      turbo: () => '还没有容器子网：Turbo 集群的 Pod 使用 VPC 子网的地址，至少需要一个容器子网。',
      standard: () => `填写了容器子网，而 ${TYPES.standard}没有容器子网：其 Pod 使用容器网段的地址。`,
    },
  },
  'cce/otc-pod-subnets': {
    title: '在 Open Telekom Cloud 上创建 Turbo 集群时只能有一个容器子网',
    why: '在 Open Telekom Cloud 的 API 中，eniSubnetId 和 eniSubnetCIDR 都是单个字符串；列表 eniNetwork.subnets 是华为云的参数。',
    says: ({ count }) => `有 ${count} 个容器子网；创建集群时，Open Telekom Cloud 的 API 只接受一个（eniSubnetId 和 eniSubnetCIDR）。其余的请在集群创建后到控制台上添加。`,
  },
  'cce/fix-pool-mask': {
    title: '每节点预留的 Pod 地址为 /24 到 /28，仅用于 VPC 网络',
    why: 'VPC 网络通过路由为每个节点分配一个固定的网段，其大小由 alpha.cce/fixPoolMask 决定；其他模型不读取该参数。',
    says: {
      model: ({ mask, model }) => spaced`设置了每节点预留的 Pod 地址（/${mask}），而只有 VPC 网络会预留；${MODELS[model]}在 Pod 创建时才分配地址。`,
      size: ({ mask, shortest, longest }) => `每节点预留的 Pod 地址不能为 /${mask}：须为 /${shortest}（${2 ** (32 - shortest)} 个）到 /${longest}（${2 ** (32 - longest)} 个）。`,
    },
  },
  'cce/network-policies-model': {
    title: '网络策略的开关只属于容器隧道网络',
    why: '容器隧道网络由 Open vSwitch 执行网络策略；其他模型中，除非启用 DataPlane V2（基于 eBPF 的 Cilium），Pod 之间没有组件执行网络策略。',
    says: ({ areOn, model }) => spaced`${areOn ? '开启' : '关闭'}了网络策略，而只有容器隧道网络有此开关；${MODELS[model]}通过 DataPlane V2 支持网络策略，需要向 CCE 申请开通。`,
  },
  'cce/ipv6-network-policies': {
    title: '容器隧道网络的网络策略不覆盖 IPv6 流量',
    why: '容器隧道网络的策略由 Open vSwitch 执行；云平台的约束说明写明，网络策略不支持 IPv6 地址。',
    says: () => '已开启网络策略，而在容器隧道网络中，网络策略不覆盖 IPv6：策略在 IPv4 上禁止的流量仍然可以通过 IPv6。使用 DataPlane V2 的 Turbo 集群则两者都覆盖。',
  },
  'cce/ipv6-assigned': {
    title: 'IPv6 网段由云平台分配',
    why: '子网的 ipv6_enable 只是一个开关，API 中没有填写网段的字段；云平台分配的网段在响应的 cidr_v6 中返回。',
    says: () => '创建子网时，云平台为其分配 IPv6 网段；该网段不能自定义，每个网卡从中获得一个地址，IPv6 开启后不能关闭。控制节点与工作节点之间仍通过 IPv4 通信。',
  },
};
