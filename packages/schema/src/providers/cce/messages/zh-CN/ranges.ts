import { formatCount } from '../../../../address/capacity.js';
import type { Translation } from '../../../../findings/message.js';
import { spaced } from '../../../../messages/zh-CN/words.js';
import type { ranges as english } from '../en/ranges.js';

const FROM_SUBNETS = '而 Turbo 集群没有容器网段：其 Pod 使用容器子网的地址。';
const ONLY_BLOCK = (range: string) => `${range} 在 fc00::/8 之外，而 CCE 的 IPv6 服务网段只能取自该地址块`;

/** What is said of the ranges of Pods and Services. */
export const ranges: Translation<typeof english> = {
  'cce/turbo-container-cidr': {
    title: 'Turbo 集群没有容器网段',
    why: 'Turbo 集群只有 eni 一种网络模型，containerNetwork 中只填写 mode，地址由 eniNetwork 提供。',
    says: {
      one: ({ range }) => `填写了容器网段 ${range}，${FROM_SUBNETS}`,
      more: () => `填写了更多容器网段，${FROM_SUBNETS}`,
    },
  },
  'cce/pod-cidr-assigned': {
    title: 'Pod 的 IPv6 网段由云平台分配',
    why: 'containerNetwork.cidrs 只接受 IPv4 网段。IPv6 方面，容器隧道网络使用 CCE 自己的网段，Turbo 的 Pod 使用子网的地址。',
    says: ({ range }) => `填写了 Pod 的 IPv6 网段 ${range}，而 CCE 没有该字段：IPv6 网段由云平台分配。`,
  },
  'cce/container-cidr-count': {
    title: '容器隧道网络有一个容器网段，VPC 网络最多 20 个',
    why: '在 vpc-router 模型中，每个网段对应一组路由，可以继续添加；容器隧道网络在创建集群时，用一个网段建立一个 overlay 网络。',
    says: {
      tunnel: ({ count }) => `有 ${count} 个容器网段，而容器隧道网络只有一个，且以后无法扩展。请使用一个足够大的网段。`,
      vpc: ({ count, most }) => `有 ${count} 个容器网段；VPC 网络最多接受 ${most} 个。`,
    },
  },
  'cce/container-cidrs-apart': {
    title: '容器网段互不重叠',
    why: '网段会逐个划分给节点。如果两个网段有相同的地址，两个节点会分到同样的地址，VPC 中也会出现两条重复的路由。',
    says: ({ range, other }) => `容器网段 ${range} 与 ${other} 重叠：CCE 会返回“Container network CIDR blocks conflict”（CCE.01400005）。同一集群的容器网段不能重叠。`,
  },
  'cce/tunnel-container-cidr': {
    title: '容器隧道网络的容器网段以后无法扩展，因此须为 /19 或更短',
    why: '随着 Pod 增多，每个节点按 16 个地址的块申请，/19 共有 512 块。网段用尽就只能重建集群，因此控制台要求至少这么大。',
    says: ({ range, addresses, longest }) => `${range} 只有 ${formatCount(BigInt(addresses))} 个地址，而容器隧道网络的容器网段以后无法扩展：前缀长度最大为 ${longest}。`,
  },
  'cce/container-cidr-recommended': {
    title: '使用 CCE 推荐的容器网段',
    why: 'API 参考建议使用这些网段。其他网段发生冲突时，华为云的文档说会报错，Open Telekom Cloud 的文档说系统会自动另选网段。',
    says: ({ range }) => `${range} 不是推荐的容器网段。推荐 10.0.0.0/12 到 /19、172.16.0.0/16 到 /19 或 192.168.0.0/16 到 /19。`,
  },
  'cce/vpc-overlap': {
    title: 'Standard 集群的容器网段和服务网段在虚拟私有云的网段之外',
    why: '在每个节点上，到 Pod 的路由和 Service 的规则都优先于 VPC 的路由，因此集群永远访问不到重叠部分中的服务器。',
    says: ({ range, vpc }, { nameOf }) => spaced`${nameOf(range.name)} ${range.text} 与虚拟私有云的网段 ${vpc} 重叠：VPC 内的流量会被当作集群流量（CCE.01400005）。两者不能重叠，即使重叠的部分还没有子网。`,
  },
  'cce/service-cidr-vpc': {
    title: 'Turbo 集群的服务网段不占用虚拟私有云的地址',
    why: '每个节点上的 kube-proxy 会接管发往 ClusterIP 的报文，因此有同样地址的主机无法访问。用户指南规定它不能与已有子网重叠。',
    says: ({ range, vpc }, { nameOf }) => spaced`${nameOf(range.name)} ${range.text} 位于虚拟私有云网段 ${vpc} 中还没有子网的部分。以后在这部分创建的子网，Pod 将无法访问。请使用虚拟私有云之外的网段。`,
  },
  'cce/ipv6-service-cidr': {
    title: 'Turbo 集群的 IPv6 服务网段位于 fc00::/8 之内，前缀长度为 112 到 120',
    why: '控制台的表单会校验地址块和前缀。最大为 /112，与默认的 IPv4 服务网段 /16 能容纳的 Service 一样多。',
    says: {
      outside: ({ range, usual }) => `${ONLY_BLOCK(range)}。默认为 ${usual}。`,
      'other-half': ({ range, usual }) => `${ONLY_BLOCK(range)}（fd00::/8 是唯一本地地址的另一半）。默认为 ${usual}。`,
      size: ({ range, addresses, shortest, longest }) => `${range} 有 ${formatCount(BigInt(addresses))} 个地址；IPv6 服务网段的前缀长度须为 ${shortest}（65,535 个 Service）到 ${longest}（255 个）。`,
    },
  },
  'cce/ipv6-service-cidr-fixed': {
    title: '只有双栈 Turbo 集群可以指定 IPv6 服务网段',
    why: 'API 只为开启 IPv6 的 Turbo 集群读取 serviceNetwork.IPv6CIDR，其他集群使用固定值。',
    says: ({ range, fixed }) => `填写了 IPv6 服务网段 ${range}，而 Standard 集群的 IPv6 服务网段固定为 ${fixed}：只有双栈 Turbo 集群可以指定。`,
  },
  'cce/cloud-ranges': {
    title: '容器网段和服务网段不使用云平台自用的网段',
    why: '节点通过这些地址块访问云平台的 DNS、镜像仓库、时间和对象存储服务；集群对同样地址的路由会切断这些访问。',
    says: ({ range, block }) => `${range} 占用了 ${block} 中的地址，云平台将其用于 DNS 服务器等自身的服务。请改用私有网段。`,
  },
};
