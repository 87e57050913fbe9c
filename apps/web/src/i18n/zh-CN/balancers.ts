import type { balancers as en } from '../en/balancers.js';

/** 负载均衡器表单的文字，简体中文。 */
export const balancers: typeof en = {
  none: '此处不提供',
  hint: '没有云平台提供负载均衡器时，LoadBalancer 类型的 Service 会一直等待，直到有组件为它分配地址',
  versionHint: '按此标签获取其清单',
  layer2Hint: '由一个节点在节点所在的链路上应答该地址，路由器无需知晓',
  bgpHint: '每个节点都通告给路由器，由路由器分散流量',
  poolsHint: '每个地址族各取节点网络的一部分，不含任何机器的地址。网段按前缀书写。',
  poolsHintBgp: '每个地址族各取一个网段，位于节点网络之外。网段按前缀书写。',
  addPool: '添加地址池',
  peersHint: '每个节点都与之建立会话的路由器。使用两个地址族的路由器有两个地址，在此写两次。',
  addPeer: '添加路由器',
  asnHint: '64512 到 65534 供私有使用',
  routerIdsHint: '用作 BGP 标识符的 IPv4 网段；不填写时，节点使用自己的 IPv4 地址',
  routerIdsNeeded: '用作 BGP 标识符的 IPv4 网段，仅有 IPv6 的节点没有这样的标识符；不会有流量发往该网段',
  secretHint: '只写名称；密码从不写入规划',
  interfacesHint: '在哪些网卡上应答，名称以 ip link 显示的为准；不写则为所有网卡',
};
