import type { Translation } from '../../findings/message.js';
import type { Unbalanced } from '../en.js';
import type { use as english } from '../en/use.js';
import { count, quoted, spaced } from './words.js';

const carries = ({ ipv6, few, ipv4, many, of }: Omit<Unbalanced, 'prefix'>) => {
  const unit = of === 'services' ? 'Service' : '节点';
  return spaced`${ipv6} 能容纳 ${count(few)} 个${unit}，${ipv4} 能容纳 ${count(many)} 个：双栈${unit}到 ${count(few)} 个就用尽了。`;
};

const KEY_HINT = (most: number) => `名称最多 ${most} 个字符，由字母、数字、连字符、下划线和点组成，首尾须为字母或数字；前面可以加上 DNS 名称和斜杠，例如 example.com/team`;
const VALUE_HINT = (most: number) => `最多 ${most} 个字符，由字母、数字、连字符、下划线和点组成，首尾须为字母或数字`;

/** What the real systems take and what still hurts; versions; labels and taints. */
export const use: Translation<typeof english> = {
  'kubernetes/public-range': {
    title: 'Pod 和 Service 不使用互联网上的地址',
    why: '每个节点都把该网段路由到集群内部，而不是交给路由器。Pod 未经地址伪装发出的报文，其应答会被互联网送往该网段的所有者，不会返回。',
    says: ({ text, family }) => `${text} 是互联网上的网段：除非它已路由给您，否则属于他人；集群也无法访问其所有者，因为发往那里的流量会留在集群内部。请改用${family === 'ipv6' ? ' fd00::/8 中的' : ''}私有网段；如果该网段归您所有，可以保留。`,
  },
  'kubernetes/unbalanced-families': {
    title: 'IPv6 能容纳的数量与 IPv4 相当',
    why: '双栈 Service 同时从两个地址族各取一个地址，节点也各取一个 Pod 网段。任何一个分配器用尽，整个请求就会失败，另一个剩余再多也无用。',
    says: (params) => `${carries(params)}改为 /${params.prefix} 即可与 IPv4 网段容纳同样多。`,
  },
  'kubernetes/unbalanced-families-platform': {
    title: '由云平台设置 IPv6 网段时，其容量可能小于 IPv4',
    why: 'kube-apiserver 一次分配两个地址族的地址；IPv6 地址用尽后，就会以“range is full”拒绝该 Service。',
    says: (params) => `${carries(params)}该网段由云平台设置；其余的容量只能用于仅有 IPv4 的 Service。`,
  },
  'kubernetes/ula-not-random': {
    title: '唯一本地地址网段应当唯一：全局 ID 随机生成',
    why: '40 位随机数使 100 个互联网络中出现相同前缀的概率仅为 4.5 × 10⁻⁹（RFC 4193 第 3.2.3 节）；而从 fd00:: 或 fd01:: 开始编号的人都会选中同一个。',
    says: {
      'not-random': ({ text }) => `${text} 的全局 ID 不是随机生成的，与此网络互联的其他网络可能使用相同的网段。现在可以正常使用；换成随机 ID，两者就不会冲突。`,
      undefined: ({ text }) => `${text} 位于 fc00::/8，该地址块的用途尚未定义（自用网段应取自 fd00::/8），与此网络互联的其他网络可能使用相同的网段。现在可以正常使用；换成随机 ID，两者就不会冲突。`,
    },
  },
  'kubernetes/dual-stack-version': {
    title: '双栈需要 Kubernetes 1.16 或更高版本',
    why: '存放多个地址的字段（Pod 的 podIPs、节点的 podCIDRs）自 1.16 才有；此前各只有一个值，网段参数也只接受一个值。',
    says: ({ version }) => `Kubernetes ${version} 不支持双栈；双栈在 1.16 中作为 Alpha 特性引入，从 1.23 起进入稳定阶段。`,
  },
  'kubernetes/dual-stack-alpha': {
    title: '在 Kubernetes 1.21 之前，双栈是 Alpha 特性',
    why: '未启用该特性门控时，kube-apiserver 写入 Pod 时只保留 podIPs 的第一项，其他组件拒绝第二个网段；只要有一个组件漏掉，双栈就不成立。',
    says: ({ version }) => `在 Kubernetes ${version} 中，双栈是 Alpha 特性：特性门控 IPv6DualStack 默认关闭，需要在每个组件上启用，这里生成的文件已经启用。它从 1.21 起默认启用，从 1.23 起进入稳定阶段。`,
  },
  'kubernetes/proxy-mode-dual-stack': {
    title: '在 Kubernetes 1.18 之前，只有 ipvs 支持双栈',
    why: 'kube-proxy 通过组合两个单栈代理来支持双栈。这种组合最先在 ipvs 上实现；在 #82462 之前，iptables 只处理一个地址族的 Service。',
    says: ({ version, mode }) => `Kubernetes ${version} 的 kube-proxy 只在 ipvs 模式下支持双栈，${mode} 模式不支持；iptables 模式从 1.18 起支持。`,
  },
  'kubernetes/nftables-version': {
    title: 'nftables 需要 Kubernetes 1.31，从该版本起无需特性门控',
    why: '该模式是一个单独的代理实现，1.29 才合入。没有该实现或未启用特性门控的 kube-proxy 会判定配置无效，无法启动。',
    says: {
      alpha: ({ version }) => `在 Kubernetes ${version} 中，kube-proxy 的 nftables 模式须启用 Alpha 特性门控 NFTablesProxyMode 才能使用；从 1.31 起默认可用。`,
      unknown: ({ version }) => `Kubernetes ${version} 的 kube-proxy 没有 nftables 模式；从 1.31 起默认可用。`,
    },
  },
  'kubernetes/ipvs-deprecated': {
    title: '从 Kubernetes 1.35 起，ipvs 已弃用',
    why: 'SIG Network 认为内核的 IPVS 与 Service 并不契合：它仍要依赖 iptables，有些边界情况始终未能正确实现。该模式将来会被移除。',
    says: ({ version }) => `kube-proxy 的 ipvs 模式从 Kubernetes 1.35 起已弃用，${version} 每次启动都会发出警告。请改用其后继者 nftables。`,
  },
  'kubernetes/label-syntax': {
    title: '标签符合 Kubernetes 的要求',
    why: '选择器会把键和值写进参数和 URL，因此语法很严格。只要有一个标签不合格，kube-apiserver 就会拒绝整个对象，无论是节点还是节点池。',
    says: {
      key: ({ key, most }) => `${quoted(key)}不能用作标签的键：${KEY_HINT(most)}。`,
      value: ({ value, most }) => `${quoted(value)}不能用作标签的值：${VALUE_HINT(most)}，也可以留空。`,
    },
  },
  'kubernetes/taint-syntax': {
    title: '污点符合 Kubernetes 的要求',
    why: '只要有一个污点不合格，kube-apiserver 就会拒绝该 Node 对象，机器无法注册。容忍度按键和效果匹配，因此同一组合只能出现一次。',
    says: {
      'no-key': ({ most }) => `污点没有键：${KEY_HINT(most)}。`,
      key: ({ key, most }) => `${quoted(key)}不能用作污点的键：${KEY_HINT(most)}。`,
      value: ({ value, most }) => `${quoted(value)}不能用作污点的值：${VALUE_HINT(most)}，也可以留空。`,
      twice: ({ key, effect }) => `效果为 ${effect} 的污点 ${key} 出现了两次：同一节点上的污点以键和效果区分。`,
    },
  },
};
