import type { Translation } from '../../../../findings/message.js';
import { CNI_LABEL } from '../../catalog.js';
import type { network as en } from '../en/network.js';

/** 对集群网络的检查结果。 */
export const network: Translation<typeof en> = {
  'kubeadm/one-node-mask': {
    title: 'Kubernetes 1.16 对两个地址族使用同一个节点掩码',
    says: ({ version, ipv4, ipv6 }) => `Kubernetes ${version} 的控制器管理器只有一个 --node-cidr-mask-size，两个地址族共用，而此处填写了 /${ipv4} 和 /${ipv6}；自 1.17 起两个地址族才有各自的掩码。请都使用 /${ipv4}，并使用前缀比它更短的 IPv6 Pod 网段；或者不为节点划分网段。`,
  },
  'kubeadm/allocate-node-cidrs': {
    title: '使用节点网段的网络插件，需要有组件来划分网段',
    says: ({ plugin }) => `${CNI_LABEL[plugin]} 从节点的网段中为 Pod 分配地址，但没有组件为节点划分网段：Pod 将无法启动。请由控制器管理器划分。`,
  },
  'kubeadm/unused-node-ranges': {
    title: '有些网络插件自行分配地址',
    says: ({ plugin }) => `${CNI_LABEL[plugin]} 从自己的地址池分配地址，不使用控制器管理器为节点划分的网段。可以保留这些网段，供以后更换插件时使用；不划分时，节点掩码不起作用。`,
  },
  'kubeadm/unique-local-egress': {
    title: '使用唯一本地地址的 Pod 须经地址伪装才能访问互联网',
    says: ({ range }) => `Pod 的地址来自 ${range}，互联网不路由这些地址，而且没有组件做地址伪装：通过 IPv6 只能访问知道回程路由的目标。请开启地址伪装，或由 ip-masq-agent 来做（它支持两个地址族），或者为 Pod 使用一个已路由到您网络的网段。`,
  },
  'kubeadm/mask-without-ranges': {
    title: '只有为节点划分网段时，节点掩码才有用',
    says: ({ mask }) => `没有组件为节点划分网段，因此节点掩码 /${mask} 不起作用。`,
  },
};
