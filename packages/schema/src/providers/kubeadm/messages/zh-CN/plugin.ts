import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { CNI_LABEL, type CniType } from '../../catalog.js';
import type { plugin as en } from '../en/plugin.js';
import { quoted } from '../../../../messages/zh-CN/words.js';

const untested = ({ plugin: type, version, first, last, kubernetes }: { plugin: CniType; version: string; first: string; last: string; kubernetes: string }) => `${CNI_LABEL[type]} ${version} 已在 Kubernetes ${first} 到 ${last} 上测试，未在 ${kubernetes} 上测试。其他版本或许可用，但没有保证。`;
const kubenet = ({ gone }: { gone: string }) => `在 Kubernetes ${gone} 之前，kubelet 自带一个支持双栈的网络插件 kubenet（--network-plugin=kubenet）。此处不为它生成文件：它在 ${gone} 中被移除，不支持网络策略，路由要依靠云提供商，并且有一个已知问题：无论网段的先后顺序如何，它总是按 IPv4、IPv6 的顺序上报地址`;
const wireguard = ({ from }: { from: string }) => `没有 wireguard 后端：flanneld 会以“unknown backend type”退出，所有 Pod 都没有网络。该后端自 ${from} 起提供。请使用 vxlan，或使用更新的版本。`;
const notTogether = 'kube-proxy 则用 nftables 写规则，两者会互相干扰。';
const operatorRefuses = '路由要通过 BGP 传到其他节点，而 BGP 已关闭：Operator 会拒绝这样的组合。请开启 BGP，或使用 VXLAN';

/** 对网络插件的检查结果。 */
export const plugin: Translation<typeof en> = {
  'kubeadm/plugin-version': {
    title: '网络插件的版本号完整',
    says: ({ version, plugin: type, example }) => `${quoted(version)}不是 ${CNI_LABEL[type]} 的发布版本：要按完整的版本号查找其文件，例如 ${example}。`,
  },
  'kubeadm/plugin-untested': { title: 'Calico 和 Canal 官方已在该 Kubernetes 版本上测试', says: untested },
  'kubeadm/cilium-untested': { title: 'Cilium 官方已在该 Kubernetes 版本上测试', says: untested },
  'kubeadm/cilium-chart': {
    title: '该 Cilium 版本的 Helm Chart 支持此处写入的 values',
    says: ({ version, from, oldest }) => `Cilium ${version} 的 Helm Chart 与 ${from} 及以后版本的 values 不同，而此处写入的 values 最早适用于 ${from}：它会忽略其中的大部分。请使用更新的版本；${oldest} 已在 Kubernetes 1.16 及以后的版本上测试。`,
  },
  'kubeadm/flannel-wireguard': {
    title: 'wireguard 后端需要 flannel v0.16，或包含该版本的 Canal',
    says: {
      flannel: ({ version, from }) => `flannel ${version} ${wireguard({ from })}`,
      canal: ({ version, from }) => `Canal ${version} 所带的 flannel ${wireguard({ from })}`,
    },
  },
  'kubeadm/kubenet': {
    title: 'kubenet 也支持双栈，但总是 IPv4 优先',
    says: {
      'ipv4-first': (params) => `${kubenet(params)}。`,
      'ipv6-first': (params) => `${kubenet(params)}，因此不适用于此处 IPv6 优先的集群。`,
    },
  },
  'kubeadm/plugin-families': {
    title: '该版本的网络插件支持集群的地址族',
    says: {
      'dual-stack': ({ plugin: type, version, from }) => `${CNI_LABEL[type]} ${version} 不支持双栈；${from} 及以后的版本支持。`,
      'ipv6-only': ({ plugin: type, version, from }) => `${CNI_LABEL[type]} ${version} 不支持纯 IPv6；${from} 及以后的版本支持。`,
    },
  },
  'kubeadm/plugin-nftables': {
    title: '网络插件能与 nftables 模式的 kube-proxy 一起工作',
    says: {
      never: ({ plugin: type }) => `${CNI_LABEL[type]} 的所有版本都用 iptables 写规则，${notTogether}请使用 iptables。`,
      before: ({ plugin: type, version, from }) => `${CNI_LABEL[type]} ${version} 用 iptables 写规则，${notTogether}${CNI_LABEL[type]} 自 ${from} 起支持 nftables。`,
    },
  },
  'kubeadm/calico-operator': {
    title: 'Operator 可安装 Calico v3.15 及以后的版本',
    says: ({ version, from }) => `Calico ${version} 没有 Operator，它自 ${from} 起提供。请使用清单安装。`,
  },
  'kubeadm/calico-ipip-ipv6': {
    title: 'IPIP 只用于 IPv4',
    says: ({ encapsulation, other }) => `IPv6 池不能使用 ${encapsulation}：IP in IP 只能承载 IPv4，Operator 会拒绝。请使用 ${other}；如果节点之间的网络有相应路由，也可以不封装。`,
  },
  'kubeadm/calico-vxlan-ipv6': {
    title: 'IPv6 使用 VXLAN 需要 Calico v3.23',
    says: ({ encapsulation, version, from }) => `IPv6 池不能使用 ${encapsulation}：Calico ${version} 的 VXLAN 只支持 IPv4，自 ${from} 起才支持 IPv6。请使用“无（None）”，并通过 BGP 或节点之间的路由转发。`,
  },
  'kubeadm/calico-bgp': {
    title: '不封装的 IP 池需要 BGP；Calico v3.33 之前的 IPIP 也需要',
    says: {
      none: ({ family }) => `${FAMILY_LABEL[family]} 池不封装时，${operatorRefuses}。`,
      ipip: ({ family, encapsulation, from }) => `${FAMILY_LABEL[family]} 池使用 ${encapsulation} 封装时，${operatorRefuses}；自 ${from} 起，IPIP 不再需要 BGP。`,
    },
  },
  'kubeadm/calico-block-size': {
    title: 'Calico 的块大小为 /20 到 /32 或 /116 到 /128，且不大于所在的 IP 池',
    says: {
      limits: ({ family, size, min, max, usual }) => `/${size} 不能用作 ${FAMILY_LABEL[family]} 的块大小：Calico 接受 /${min} 到 /${max}，通常为 /${usual}。`,
      'larger-than-pool': ({ size, pool }) => `/${size} 的块比整个 /${pool} 的 IP 池还大。块大小必须为 /${pool} 或更长的前缀。`,
    },
  },
  'kubeadm/calico-few-blocks': {
    title: 'Calico 的 IP 池为每个节点至少提供一个块',
    says: ({ range, blocks, size, nodes }) => `${range} 只有 ${blocks} 个 /${size} 的块，而节点有 ${nodes} 个：没有自己的块的节点只能逐个借用地址，路由数量也会成倍增加。请使用更小的块，或更大的 Pod 网段。`,
  },
  'kubeadm/cilium-underlay': {
    title: 'Cilium 的隧道承载于节点所用的地址族',
    says: {
      family: ({ family, ipFamily }) => `隧道不能承载于 ${FAMILY_LABEL[family]}：节点只使用 ${ipFamily}。请使用节点的地址族，或使用原生路由。`,
      'dual-stack': ({ version, from }) => `Cilium ${version} 的隧道只能承载于 IPv4；在双栈集群中，自 ${from} 起才能承载于 IPv6。`,
      'ipv6-only': ({ version, from }) => `Cilium ${version} 的隧道只能承载于 IPv4；在纯 IPv6 集群中，自 ${from} 起才能承载于 IPv6。`,
    },
  },
  'kubeadm/cilium-native-routing': {
    title: '原生路由要求节点之间有路由',
    says: {
      direct: () => 'Cilium 自行设置到其他节点的路由，这只在所有节点位于同一二层网络时有效。',
      routed: () => '不封装，Cilium 也不设置路由：节点之间的网络必须把每个节点的 Pod 网段路由到该节点。',
    },
  },
  'kubeadm/cilium-kube-proxy': {
    title: 'Cilium 可以取代 kube-proxy',
    says: ({ mode }) => `Cilium 取代 kube-proxy，因此 kubeadm 不安装 kube-proxy，代理模式 ${mode} 不起作用。`,
  },
  'kubeadm/other-plugin-settings': {
    title: '只有所选的网络插件有设置',
    says: ({ plugin: type, settings }) => `所选的网络插件是 ${CNI_LABEL[type]}，因此 ${CNI_LABEL[settings]} 的设置不起作用。`,
  },
};
