import type { Translation } from '../../findings/message.js';
import type { mistakes as english } from '../en/mistakes.js';

/** 已发布的错误规划：出处、标题，以及照做的后果。 */
export const mistakes: Translation<typeof english> = {
  'k3s-documentation-pair': {
    where: 'K3s 文档，2023 年 11 月之前',
    title: 'Service 网段位于 Pod 网段之内',
    story: '42:1:: 被读成了 42:1000::，实际是 42:0001::，位于 2001:cafe:42::/56 之内：发往 Service 的流量会被当作 Pod 流量，无法送达。',
  },
  'kubernetes-1.16-page': {
    where: 'Kubernetes 1.16 文档',
    title: '只能有一个节点的集群',
    story: 'Kubernetes 1.16 的两个地址族共用一个节点掩码。/24 能从 10.244.0.0/16 划分出 256 个网段，却只能从 fc00::/24 划分出 1 个：第二个节点上无法运行 Pod。',
  },
  'starlingx-guide-one-subnet': {
    where: 'StarlingX 双栈指南',
    title: '两个网络使用同一子网',
    story: '引导示例中 PXE 启动与集群主机使用同一网段 198.51.100.0/24。StarlingX 拒绝与其他地址池重叠的地址池，引导到此中止。',
  },
  'kkp-services-120': {
    where: 'KKP 默认值，v2.27 及更早版本',
    title: '255 个与 4,094 个 Service',
    story: '双栈 Service 在两个地址族中各占一个地址。fd02::/120 用到 255 个即耗尽，远早于 10.240.16.0/20。后续版本默认使用 /108。',
  },
  'kubernetes-dual-stack-page-overlap': {
    where: 'Kubernetes 文档：使用 kubeadm 支持双栈，2021 年',
    title: '只有首个节点能够访问的 Service',
    story: '该页的 Service 网段 2001:db8:42:1::/112 位于 Pod 网段 2001:db8:42::/56 之内。kube-proxy 未对发往 Service 的流量做地址伪装，工作节点无法通过 Service 访问 API。',
  },
  'cce-vpc-network-ipv6': {
    where: '华为云 CCE 配置参考',
    title: '在不支持 IPv6 的网络上使用 IPv6',
    story: '配置参考称 Standard 和 Turbo 集群均可使用双栈，未提及网络模型。VPC 网络不支持 IPv6，而集群创建后无法更改网络模型。',
  },
  'kubernetes-ec2-tests': {
    where: 'Kubernetes 自身的 EC2 测试，2026 年 7 月之前',
    title: 'Pod 使用了节点网络的网段',
    story: '脚本把 VPC 的网段 172.31.0.0/16 用作 Pod 网段。节点地址若落入另一节点的 Pod 网段，两者便无法互通：约九分之一的测试因此失败。',
  },
  'cilium-aks-defaults': {
    where: 'Cilium 自身的 AKS 测试，2024 年 3 月之前',
    title: '两个默认值相互重叠',
    story: '未指定时，AKS 的 Service 网段为 10.0.0.0/16，Cilium 的 Pod 网段为 10.0.0.0/8。Pod 可能分配到 DNS Service 的地址。',
  },
};
