import { FAMILY_LABEL } from '../../address/family.js';
import type { Translation } from '../../findings/message.js';
import type { clusters as english } from '../en/clusters.js';
import { BLOCKS, count, named, power, related, ROLES, spaced } from './words.js';

/** The rules for every cluster: ranges of Pods, Services and nodes. */
export const clusters: Translation<typeof english> = {
  'kubernetes/wrong-family': {
    title: '每个地址族的字段中填写该地址族的网段',
    why: '两个地址族的网段以逗号合写在一个启动参数中，其中不允许有两个同族网段。组件根据网段本身判断地址族，与它所在的字段无关。',
    says: ({ text, is, field, name }, { nameOf }) => spaced`${text} 是 ${FAMILY_LABEL[is]} 网段，而${nameOf(name)}在这里须为 ${FAMILY_LABEL[field]} 网段。`,
  },
  'kubernetes/missing-range': {
    title: 'Pod 和 Service 在集群的每个地址族中都有网段',
    why: '每个网段对应一个分配器，Pod 和 Service 从每个分配器各取一个地址。某个地址族没有网段就没有分配器，也就永远分配不到该地址族的地址。',
    says: ({ ipFamily, role, family }) => `集群使用 ${ipFamily}，但 ${ROLES[role]} 没有 ${FAMILY_LABEL[family]} 网段。Pod 和 Service 在每个地址族中各需要一个网段。`,
  },
  'kubernetes/services-one-family': {
    title: '双栈集群的 Service 使用两个地址族',
    why: 'kube-apiserver 为每个 Service 网段建立一个分配器。PreferDualStack 会悄悄退回到有分配器的地址族，Service 因此少一个地址族，往往要等客户端连不上时才会发现。',
    says: ({ family, has }) => {
      const label = FAMILY_LABEL[family];
      return `Pod 有两个地址族的地址，而 Service 只有 ${has.map((each) => FAMILY_LABEL[each]).join(' 和 ')}。Kubernetes 接受这样的配置，但代价是：任何 Service 都没有 ${label} 地址；要求两个地址族的 Service（RequireDualStack）会被拒绝；${label} 客户端只能通过 Pod 自己的地址访问 Pod。除非有意如此，否则请为 Service 添加一个 ${label} 网段。`;
    },
  },
  'kubernetes/unexpected-family': {
    title: '网段和掩码都属于集群使用的地址族',
    why: '组件根据网段的数量判断集群是否为双栈。有第二个网段时，它们会分配另一个地址族的地址，而节点没有到这些地址的路由。',
    says: {
      range: ({ ipFamily, text, family, role }) => `集群只使用 ${ipFamily}，而 ${text} 是 ${ROLES[role]} 的 ${FAMILY_LABEL[family]} 网段。请将其删除，或把集群改为双栈。`,
      mask: ({ ipFamily, mask, family }) => `集群只使用 ${ipFamily}，因此 ${FAMILY_LABEL[family]} 的节点掩码 /${mask} 没有可划分的网段。请将其删除，或把集群改为双栈。`,
    },
  },
  'kubernetes/reserved-range': {
    title: 'Pod、Service 和节点的网段不占用特殊用途的地址块',
    why: '内核和路由器对这些地址块有特殊处理：环回地址不出主机，链路本地地址不过路由器，组播地址不代表单台主机。发往这类 Pod 的报文永远无法送达。',
    says: ({ text, block, kind, rfc }) => `${text} 占用了 ${block} 中的地址，而该地址块是${BLOCKS[kind]}（${rfc}），任何主机都不能使用。请改用私有网段。`,
  },
  'kubernetes/service-cidr-too-large': {
    title: `Service 网段不超过 kube-apiserver 和 kubeadm 的上限：${power(20)} 个地址；从 Kubernetes 1.34 起，不用 kubeadm 时可为 IPv6 /64`,
    why: '直到 1.33，kube-apiserver 都把全部 Service 地址的位图写入 etcd 的一个对象，因此有此上限。此后的分配器以 64 位计算偏移，而 kubeadm 保留了旧的检查。',
    says: ({ range, bits, most, prefix, by }) => `${range} 有 ${power(bits)} 个地址，而 ${by} 最多接受 ${power(most)} 个，因此前缀长度须为 /${prefix} 或更长。`,
  },
  'kubernetes/service-cidr-too-small': {
    title: 'Service 网段至少有 10 个地址',
    why: '名为 kubernetes 的 Service 使用首地址，DNS Service 使用第十个地址；每个 kubelet 的配置中都有后者，并把它写入 Pod 的 resolv.conf。',
    says: ({ range, addresses, least, prefix }) => `${range} 只有 ${count(addresses)} 个地址；Service 至少需要 ${least} 个，因为 DNS Service 使用第十个地址。前缀长度须为 /${prefix} 或更短。`,
  },
  'kubernetes/pods-services-overlap': {
    title: 'Pod 网段与 Service 网段没有相同的地址',
    why: 'ClusterIP 不在任何网卡上，发往它的报文由 kube-proxy 改写。如果某个 Pod 有相同的地址，发给该 Pod 的报文也会被改写，最终到达该 Service 的端点。',
    says: {
      kubeadm: ({ services, relation, pods }, words) => `${related(named(services, words), relation, named(pods, words))}：发往 Service 的流量会被当作 Pod 流量。kubeadm 不会拒绝，但 Service 将无法访问。两者不能重叠。`,
      plain: ({ services, relation, pods }, words) => `${related(named(services, words), relation, named(pods, words))}：发往 Service 的流量会被当作 Pod 流量，Service 将无法访问。两者不能重叠。`,
    },
  },
  'kubernetes/node-network-overlap': {
    title: '节点网络与 Pod 网段、Service 网段没有相同的地址',
    why: '在每个节点上，网络插件的路由和 kube-proxy 的规则覆盖这些网段。主机若使用其中的地址，发给它的报文就会进入隧道或被转给 Service，不会发到物理网络上。',
    says: {
      named: ({ range, relation, other }, words) => `${related(named(range, words), relation, named(other, words))}：发往节点的流量会被当作集群内部的流量。两者不能重叠。`,
      automatic: ({ range, relation, other }, words) => `${related(named(range, words), relation, named(other, words))}（未另行指定时，平台以后者的网段创建）：发往节点的流量会被当作集群内部的流量。两者不能重叠。`,
    },
  },
  'kubernetes/reserved-cidr-overlap': {
    title: '任何网段都不与规划中的保留网段重叠',
    why: '集群的路由和主机到自身子网的路由都比默认路由更精确，因此报文根本到不了通往保留网段的路由器。',
    says: {
      planned: ({ range, relation, reserved }, words) => `${related(named(range, words), relation, `保留网段 ${reserved}`)}：Pod 将无法访问保留网段中的主机。两者不能重叠。`,
      nodes: ({ range, relation, reserved }, words) => `${related(named(range, words), relation, `保留网段 ${reserved}`)}：节点将无法访问保留网段中的主机。请把节点放到别处，或让出该保留网段。`,
    },
  },
  'kubernetes/site-local': {
    title: '不使用已废弃的站点本地地址',
    why: '站点本地地址不表明属于哪个站点，因此站点之间无法互联，同时属于两个站点的主机只能猜测。RFC 3879 禁止新的软件再对该地址块做特殊处理。',
    says: ({ text }) => `${text} 使用了站点本地地址（fec0::/10），该地址块自 2004 年起已废弃。请改用 fd00::/8 中的唯一本地地址（ULA）网段。`,
  },
  'kubernetes/documentation-range': {
    title: '不使用文档示例专用的网段和节点地址',
    why: 'RFC 5737 和 RFC 3849 要求运营者过滤这些地址块，报文在第一个网络边界就会被丢弃；而对端也可能照抄了同一个示例。',
    says: {
      range: ({ text, block, rfc }) => `${text} 属于文档示例专用的地址块（${block}，${rfc}），不会被路由。请使用您自己的网段。`,
      address: ({ text, block, rfc }) => `${text} 属于文档示例专用的地址块（${block}，${rfc}），不会被路由。请为该节点填写您自己网络中的地址。`,
    },
  },
  'kubernetes/node-cidr-mask': {
    title: '节点掩码不短于 Pod 网段的前缀，且最多长 16 位（IPv6 一律如此，IPv4 仅在使用 kubeadm 时如此）',
    why: '控制器管理器用未压缩的位图记录节点网段，每个网段一位，IPv6 的位数差以 16 为限；kubeadm 在启动任何组件之前，对 IPv4 也作同样的要求。',
    says: {
      short: ({ mask, range, least, most }) => `单个节点的网段 /${mask} 比整个 Pod 网段 ${range} 还大。对于 ${range}，节点掩码应为 /${least} 到 /${most}。`,
      long: ({ mask, difference, range, least, most, bits, by }) => `节点掩码 /${mask} 比 Pod 网段 ${range} 的前缀长 ${difference} 位，而${by === 'kubeadm' ? ' kubeadm ' : '划分网段的组件'}最多接受 ${bits} 位。对于 ${range}，节点掩码应为 /${least} 到 /${most}。`,
    },
  },
  'kubernetes/node-range-empty': {
    title: '单个节点的网段中有可供 Pod 使用的地址',
    why: 'host-local 会留出网络地址、网桥的网关和 IPv4 的广播地址；如果没有剩余地址，就会报错“too small to allocate from”。',
    says: ({ mask, longest, pods, roomy }) => `单个节点的网段 /${mask} 没有可供 Pod 使用的地址：IPAM 不接受长于 /${longest} 的网段。要运行 ${pods} 个 Pod（kubelet 的上限 maxPods），节点掩码须为 /${roomy} 或更短。`,
  },
  'kubernetes/few-pods-per-node': {
    title: '单个节点的网段为 kubelet 接受的每个 Pod 都备有地址',
    why: '调度器只按 maxPods 计算节点上的 Pod，并不了解地址的情况。Pod 被绑定到节点后，IPAM 没有空闲地址，kubelet 就会无休止地重试。',
    says: ({ mask, addresses, pods, roomy }) => `单个节点的网段 /${mask} 可供 Pod 使用的地址有 ${addresses} 个，而 kubelet 最多接受 ${pods} 个 Pod（maxPods）：超出 ${addresses} 个的 Pod 会被调度到该节点，却始终无法启动。请把节点掩码改为 /${roomy} 或更短，或调低 maxPods。`,
  },
  'kubernetes/few-nodes': {
    title: 'Pod 网段能容纳的节点很少',
    why: '节点的网段写入 spec.podCIDRs 之后，kube-apiserver 拒绝再作修改；Pod 网段不够用时，只能重建集群。',
    says: ({ range, nodes, mask }) => `${range} 只能划分出 ${nodes} 个 /${mask} 网段：集群永远不会超过 ${nodes} 个节点。`,
  },
  'kubernetes/nodes-wanted': {
    title: 'Pod 网段能容纳规划的节点',
    why: '位图用完后，控制器管理器会记录 CIDRNotAvailable 事件；该节点上的网络插件一直等待 spec.podCIDRs，调度器也不会向该节点调度 Pod。',
    says: ({ wanted, isMost, range, nodes, family, mask, prefix, longest }) =>
      `规划的节点${isMost ? '最多会增加到' : '有'} ${count(String(wanted))} 个，而 ${range} 只能容纳 ${count(nodes)} 个：其中可划分 ${power(mask, prefix)} 个 /${mask} 的 ${FAMILY_LABEL[family]} 网段，每个节点一个。超出的节点得不到 Pod 网段，始终不会就绪。请为 Pod 网段使用更短的前缀，或使用 /${longest} 或更长的节点掩码。`,
  },
};
