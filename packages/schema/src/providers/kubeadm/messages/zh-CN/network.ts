import type { Translation } from '../../../../findings/message.js';
import { CNI_LABEL } from '../../catalog.js';
import type { network as en } from '../en/network.js';

/** 对集群网络的检查结果。 */
export const network: Translation<typeof en> = {
  'kubeadm/one-node-mask': {
    title: 'Kubernetes 1.16 对两个地址族使用同一个节点掩码',
    why: '1.16 的控制器管理器以同一个数值划分所有 Pod 网段。IPv4 没有 64 位的掩码，而 24 位对常见的 IPv6 网段又太短。',
    says: ({ version, ipv4, ipv6 }) => `Kubernetes ${version} 的控制器管理器只有一个 --node-cidr-mask-size，两个地址族共用，而此处填写了 /${ipv4} 和 /${ipv6}；自 1.17 起两个地址族才有各自的掩码。请都使用 /${ipv4}，并使用前缀比它更短的 IPv6 Pod 网段；或者不为节点划分网段。`,
  },
  'kubeadm/allocate-node-cidrs': {
    title: '使用节点网段的网络插件，需要有组件来划分网段',
    why: '网络插件读取所在节点的 spec.podCIDRs，而该字段只由控制器管理器填写。flanneld 会以“pod cidr not assigned”退出，Cilium 则一直等待该字段。',
    says: ({ plugin }) => `${CNI_LABEL[plugin]} 从节点的网段中为 Pod 分配地址，但没有组件为节点划分网段：Pod 将无法启动。请由控制器管理器划分。`,
  },
  'kubeadm/unused-node-ranges': {
    title: '有些网络插件自行分配地址',
    why: 'Calico 的块记录在 IPAMBlock 对象中，Cilium 的网段记录在 CiliumNode 中。控制器管理器仍会填写 spec.podCIDRs，但不会据此产生路由。',
    says: ({ plugin }) => `${CNI_LABEL[plugin]} 从自己的地址池分配地址，不使用控制器管理器为节点划分的网段。可以保留这些网段，供以后更换插件时使用；不划分时，节点掩码不起作用。`,
  },
  'kubeadm/unique-local-egress': {
    title: '使用唯一本地地址的 Pod 须经地址伪装才能访问互联网',
    why: '边界路由器会丢弃 fc00::/7 的报文（RFC 4193 第 4.3 节），应答也无从返回。做了地址伪装后，报文以节点的全局地址为源地址。',
    says: ({ range }) => `Pod 的地址来自 ${range}，互联网不路由这些地址，而且没有组件做地址伪装：通过 IPv6 只能访问知道回程路由的目标。请开启地址伪装，或由 ip-masq-agent 来做（它支持两个地址族），或者为 Pod 使用一个已路由到您网络的网段。`,
  },
  'kubeadm/mask-without-ranges': {
    title: '只有为节点划分网段时，节点掩码才有用',
    why: '设置 --allocate-node-cidrs=false 后，控制器管理器不会启动节点 IPAM 控制器，而只有它会读取该掩码。',
    says: ({ mask }) => `没有组件为节点划分网段，因此节点掩码 /${mask} 不起作用。`,
  },
  'kubeadm/ipv6-only-registries': {
    title: '仅有 IPv6 的机器并非能访问所有镜像仓库',
    why: '镜像由容器运行时用机器自己的 DNS 解析器拉取，与集群的 DNS 无关。没有 AAAA 记录的名称只能借助 DNS64（RFC 6147）和 NAT64（RFC 6146）访问。',
    says: {
      none: ({ registry, seen }) => `仅有 IPv6 的节点无法访问 ${registry}：截至 ${seen}，它只有 IPv4 地址。来自该仓库的镜像需要支持 IPv6 的镜像站，或者为节点提供 DNS64 解析器和 NAT64 路由器。`,
      'other-name': ({ registry }) => `仅有 IPv6 的节点无法访问 ${registry}：Amazon 以另一个名称提供 IPv6 访问。请在镜像名称中使用其双栈端点，或在容器运行时中将其配置为镜像站。`,
    },
  },
  'kubeadm/ipv6-only-images': {
    title: '能拉取到镜像，网络插件才能启动',
    why: '网络插件是集群最先运行的组件：拉取不到它的镜像，节点会一直处于 NotReady 状态，而集群中也没有其他组件可以帮助拉取。',
    says: ({ version, registry, from, seen }) => `flannel ${version} 的镜像来自 ${registry}（自 ${from} 起均如此），仅有 IPv6 的节点无法访问：截至 ${seen}，它只有 IPv4 地址。安装插件之前，请为节点提供支持 IPv6 的镜像站，或 DNS64 解析器和 NAT64 路由器。`,
  },
};
