import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import type { ListedAs } from '../../../../messages/en.js';
import { nodeAddresses } from '../../../../messages/zh-CN.js';
import { listed, quoted, spaced } from '../../../../messages/zh-CN/words.js';
import { CNI_LABEL } from '../../catalog.js';
import type { nodes as en } from '../en/nodes.js';

const NODE_NAME = '由小写字母、数字、连字符和点号组成，每一段的首尾须为字母或数字。';
const fewRanges = ({ range, ranges, mask, nodes: count }: { range: string; ranges: number; mask: number; nodes: number }) => `${range} 只能划分出 ${ranges} 个 /${mask} 网段，而规划中有 ${count} 个节点：最后加入的节点将分不到网段。`;
const onWindows = ({ node }: { node: ListedAs }) => spaced`${listed(node)}运行 Windows，`;

/** 对各台机器的检查结果。 */
export const nodes: Translation<typeof en> = {
  'kubeadm/control-plane-node': {
    title: '集群至少有一个控制平面节点',
    why: 'kubeadm init 在所运行的机器上生成证书，并启动 etcd 和控制平面的静态 Pod；工作节点只能加入已有的控制平面。',
    says: {
      'no-nodes': () => '规划中没有列出任何节点。kubeadm init 在第一个控制平面节点上运行：请至少列出这个节点。',
      'no-control-plane': () => '没有任何节点是控制平面节点，而 kubeadm init 要在控制平面节点上运行。',
    },
  },
  'kubeadm/control-plane-quorum': {
    title: '控制平面节点的数量为奇数',
    why: 'etcd 的每次写入都需要多数成员同意：三个中的两个，或四个中的三个。第四个成员多了一个故障点，却没有多容许一个故障。',
    says: ({ nodes: count }) => `有 ${count} 个控制平面节点时，etcd 最多容许 ${count / 2 - 1} 个节点故障：并不比 ${count - 1} 个节点时更多，而发生故障的可能性更大。请使用 ${count - 1} 个或 ${count + 1} 个。`,
  },
  'kubeadm/node-name': {
    title: '每个节点都有自己的 DNS 名称',
    why: '该名称就是 Node 对象的名称，kubelet 的证书中写的是 system:node:<名称>。第二个同名的 kubelet 会写入同一个对象。',
    says: {
      missing: ({ number }) => `节点 ${number} 没有名称：名称${NODE_NAME}`,
      invalid: ({ name }) => `${quoted(name)}不能用作节点名称：名称${NODE_NAME}`,
      twice: ({ name }) => `有两个节点都叫 ${name}。后加入的节点会顶替先加入的节点。`,
    },
  },
  'kubeadm/node-addresses': {
    title: '节点在集群的每个地址族中都有地址，且位于集群网段之外',
    why: '节点在 --node-ip 中有某个地址族的地址，才参与该地址族；API 服务器和其他节点都向这些地址发送数据。kubelet 不接受环回、链路本地、组播地址，也不接受不在自身网卡上的地址。',
    says: nodeAddresses,
  },
  'kubeadm/node-outside-network': {
    title: '填写了节点网络时，节点都位于其中',
    why: '网络插件不做封装时，路由以对方节点为下一跳，下一跳须在同一链路上；而其他网络中的节点要经过路由器才能到达。',
    says: ({ node, address, network }) => spaced`${listed(node)}的地址是 ${address}，而节点网络是 ${network}。二者必有一处有误，或者节点网络比填写的更大。`,
  },
  'kubeadm/node-ranges': {
    title: '每个节点都能分到一个 Pod 网段',
    why: '每个节点注册时，节点 IPAM 控制器从位图中取走一个网段。没有 spec.podCIDRs，网络插件不会写入 CNI 配置，节点就一直处于未就绪状态。',
    says: {
      'mask-or-range': (params) => `${fewRanges(params)}请使用更长的节点掩码，或更大的 Pod 网段。`,
      'one-mask': (params) => `${fewRanges(params)}Kubernetes ${params.version} 对两个地址族使用同一个掩码来划分：请使用更大的 Pod 网段，或为两个地址族使用更长的节点掩码。`,
    },
  },
  'kubeadm/one-node-ip': {
    title: 'Kubernetes 1.20 之前，kubelet 只上报一个地址',
    why: 'status.addresses 由 --node-ip 填写，使用主机网络的 Pod 从中取得 podIPs。',
    says: ({ version, family }) => `Kubernetes ${version} 的 kubelet 只接受一个 --node-ip 地址，自 1.20 起才接受两个。节点以及使用主机网络的 Pod 只上报 ${FAMILY_LABEL[family]} 地址。`,
  },
  'kubeadm/windows': {
    title: 'Windows 节点只能是工作节点，且使用 IPv4',
    why: '控制平面的镜像只有 Linux 版本；根据 Kubernetes 文档，Windows 不支持 IPv6 单栈网络。',
    says: {
      'control-plane': ({ node }) => spaced`${listed(node)}运行 Windows，却是控制平面节点：控制平面只能在 Linux 上运行。`,
      'ipv6-only': (params) => `${onWindows(params)}而集群只使用 IPv6：Windows 上的 Kubernetes 不支持纯 IPv6 网络。`,
    },
  },
  'kubeadm/windows-plugin': {
    title: '网络插件能在 Windows 节点上运行，并支持集群的地址族',
    why: 'Windows 上的网络插件要对接主机网络服务（HNS），而不是 iptables 或 eBPF。Cilium 和 Canal 没有这部分实现，HNS 的 overlay 网络也只有一个地址族。',
    says: {
      plugin: (params) => `${onWindows(params)}而 ${CNI_LABEL[params.plugin]} 不能在 Windows 上运行。`,
      calico: (params) => `${onWindows(params)}而 Calico for Windows 既不支持 IPv6，也不支持双栈。`,
      vxlan: (params) => `${onWindows(params)}而 Windows 上的 overlay（VXLAN）网络不支持双栈；host-gw（l2bridge）支持。`,
      wireguard: (params) => `${onWindows(params)}而 flannel 的 wireguard 后端不能在 Windows 上运行。`,
    },
  },
  'kubeadm/windows-services': {
    title: 'Windows 节点上的 Service 只有一个地址族',
    why: 'Kubernetes 文档对 Windows 的说明是：Pod 和节点支持 IPv4/IPv6 双栈网络，而 Service 为单一地址族。',
    says: () => '在 l2bridge 网络中，Windows 节点上的 Pod 可以同时拥有两个地址族的地址；访问这些 Pod 的 Service 只有一个地址族。',
  },
};
