import type { nat64 as en } from '../en/nat64.js';

/** NAT64 表单的文字，简体中文。 */
export const nat64: typeof en = {
  hint: '仅有 IPv6 的集群如何访问只有 IPv4 的目标：DNS64 为其合成 IPv6 地址，由网关转换发往这些地址的报文',
  none: '无',
  corednsHint: '用于 Pod。由脚本在 Corefile 中加一行；节点的 DNS 解析器保持不变',
  upstreamHint: '用于节点和 Pod：CoreDNS 会转发给它。集群中无需改动',
  prefixHint: '网关所用的前缀。64:ff9b::/96 用于全局 IPv4 地址；64:ff9b:1::/48 和自己的网段也可用于私有地址',
  externalHint: '路由器、Jool、TAYGA，或在单独机器上运行的 Cilium。节点和 Pod 须有到该前缀的路由',
  ciliumHint: '其 chart 的 nat46x64Gateway',
  nameHint: '写在指南中，便于读者知道该找谁',
};
