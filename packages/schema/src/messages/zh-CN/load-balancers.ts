import { FAMILY_LABEL } from '../../address/family.js';
import type { Translation } from '../../findings/message.js';
import type { balancerFields as englishFields, balancers as english, balancerTerms as englishTerms } from '../en/load-balancers.js';
import { problems } from './problems.js';
import { named, quoted, related, spaced } from './words.js';

const pool = ({ name, number }: { readonly name?: string; readonly number: number }) => (name === undefined ? `第 ${number} 个地址池` : `地址池 ${name}`);
const peer = ({ name, number }: { readonly name?: string; readonly number: number }) => (name === undefined ? `第 ${number} 个路由器` : `路由器 ${name}`);
const WAYS = { layer2: 'L2', bgp: 'BGP' } as const;
const NAME = '名称由小写字母、数字、连字符和点组成，首尾须为字母或数字';

/** 平台不提供负载均衡器时，对负载均衡器的检查结果。 */
export const balancers: Translation<typeof english> = {
  'kubernetes/load-balancer-pool': {
    title: '每个负载均衡地址池都有自己的名称和网段',
    why: '地址池是一个对象，通告通过名称引用它。只要有一个对象有误，MetalLB 就不接受全部配置，并继续使用上一份正确的配置。',
    says: {
      none: () => '没有地址池，因此 LoadBalancer 类型的 Service 永远得不到地址。请添加一个在每个地址族中都有网段的地址池。',
      name: ({ name, number }) => (name === '' ? `第 ${number} 个地址池没有名称。${NAME}。` : `${quoted(name)}不能用作地址池的名称：${NAME}。`),
      twice: ({ name }) => `有两个地址池都叫${quoted(name)}：后一个会覆盖前一个。`,
      empty: (each) => spaced`${pool(each)}没有网段。请为集群的每个地址族填写一个网段。`,
    },
  },
  'kubernetes/load-balancer-families': {
    title: '负载均衡地址池具有 Service 的每个地址族',
    why: 'MetalLB 的分配器从同一个地址池中取 Service 的两个地址，缺少其一就换下一个地址池（“no suitable pool”）。Cilium 的 LB IPAM 则逐个地址族查找。',
    says: {
      pool: ({ family, ...each }) => spaced`${pool(each)}没有 ${FAMILY_LABEL[family]} 网段：要求 RequireDualStack 的 Service 从中得不到任何地址，而 MetalLB 也不会合并两个地址池。请添加一个网段。`,
      cluster: ({ family }) => `所有地址池都没有 ${FAMILY_LABEL[family]} 网段，因此负载均衡器没有该地址族的地址，要求 RequireDualStack 的 Service 会一直处于等待状态。`,
    },
  },
  'kubernetes/load-balancer-unexpected-family': {
    title: '负载均衡地址池没有 Service 不使用的地址族',
    why: 'Service 的地址族就是其集群 IP 的地址族。v0.15 之前的 MetalLB 仍会分配另一个地址族的地址（metallb#2724），而 kube-proxy 对到达那里的流量没有规则。',
    says: ({ text, family }) => `${text} 是 ${FAMILY_LABEL[family]} 网段，而此集群的 Service 没有 ${FAMILY_LABEL[family]} 地址，因此永远用不到。请将其删除。`,
  },
  'kubernetes/load-balancer-overlap': {
    title: '负载均衡器的地址不在规划的其他网段之中',
    why: '节点先按目的地址把发往 Pod 和 Service 的报文送入集群，然后才轮到负载均衡器。两个地址池有相同地址时，MetalLB 两个都拒绝，Cilium 则停用后创建的一个。',
    says: ({ range, relation, other }, words) => `${related(named(range, words), relation, named(other, words))}。负载均衡器的地址不能属于任何其他用途：请使用与之不重叠的网段。`,
  },
  'kubernetes/load-balancer-hosts': {
    title: '负载均衡器不使用节点、网关或控制平面的地址',
    why: '链路上会有两台机器应答同一个地址，邻居以最后的应答为准。MetalLB v0.15.0 曾拿地址池与节点的 InternalIP 比对，v0.15.1 又撤销，因此没有组件会发现。',
    says: ({ range, address, host }, words) => spaced`${named(range, words)} 包含 ${address}（${words.nameOf(host)}），该地址可能被分配给 Service。请使用不包含它的网段。`,
  },
  'kubernetes/load-balancer-edge': {
    title: '负载均衡器不使用网络的首地址和末地址',
    why: 'MetalLB 的 avoidBuggyIPs 只跳过以 .0 和 .255 结尾的地址。IPv6 链路的首地址属于其上的所有路由器（RFC 4291 第 2.6.1 节），IPv4 的末地址则用于广播。',
    says: ({ range, address, network }, words) => spaced`${named(range, words)} 包含 ${address}，它是${named(network, words)} 的首地址或末地址，得到它的 Service 无法访问。请使用不在网络边缘的网段。`,
  },
  'kubernetes/load-balancer-network': {
    title: '使用二层通告时，地址池位于节点网络之内；使用 BGP 时，位于其外',
    why: '在一条链路上，邻居只对本子网的地址发出 ARP 或 NDP 查询，其余一律发给路由器。路由器学到的路由，对从不询问它的主机没有用处。',
    says: {
      layer2: ({ range, family }, words) => spaced`${named(range, words)} 不在任何 ${FAMILY_LABEL[family]} 节点网络之内。使用二层通告时，除非路由器有通往该链路的路由，否则链路上没有主机查询这样的地址。请使用节点网络的一部分。`,
      bgp: ({ range, network }, words) => spaced`${named(range, words)} 位于${named(network, words)} 之内。使用 BGP 时，节点把它通告给路由器，而不在链路上应答，因此该网络中的主机找不到它。请使用其外的网段。`,
    },
  },
  'kubernetes/load-balancer-peer': {
    title: '使用 BGP 时，有可通告的路由器，且双方都有 AS 号',
    why: '只有双方的 AS 号都符合对方的预期，会话才会建立（RFC 4271 第 6.2 节）。MetalLB 拒绝没有 AS 号的对等体（“missing local ASN”），也不接受同一 AS 内的多跳。',
    says: {
      'local-asn': () => '缺少节点的 AS 号。可使用私有 AS 号，即 64512 到 65534。',
      none: () => '没有路由器，因此没有谁会学到负载均衡器的地址。请至少添加一个。',
      name: ({ name, number }) => (name === '' ? `第 ${number} 个路由器没有名称。${NAME}。` : `${quoted(name)}不能用作此处路由器的名称：${NAME}。`),
      twice: ({ name }) => `有两个路由器都叫${quoted(name)}：后一个会覆盖前一个。`,
      asn: (each) => spaced`${peer(each)}没有 AS 号。`,
      secret: ({ secret, ...each }) => spaced`${peer(each)}的密码写在${quoted(secret)}中，但这不是 Secret 的名称：${NAME}。`,
      'multi-hop': ({ asn, ...each }) => spaced`${peer(each)}与节点同在 AS ${asn}，却标为相隔多跳：MetalLB 只对其他 AS 的路由器接受这一设置，Cilium 则忽略它。`,
    },
  },
  'kubernetes/load-balancer-router-id': {
    title: '使用 BGP 且仅有 IPv6 时，为节点指定 Router ID',
    why: 'OPEN 消息中的标识符为四字节，且不能为零（RFC 6286）。发言者从主机的 IPv4 地址得到它；没有 IPv4 地址时，对方会回复“Bad BGP Identifier”。',
    says: {
      metallb: ({ version }) => `节点都没有 IPv4 地址，MetalLB ${version} 会以 0.0.0.0 建立会话，而路由器会拒绝。请填写一个用于 Router ID 的 IPv4 网段；它不必真实存在，MetalLB 为每个节点使用其中的第一个。`,
      cilium: ({ version, from }) => `节点都没有 IPv4 地址，而 Cilium ${version} 不会自行生成 Router ID，自 ${from} 起才会。请填写一个用于 Router ID 的 IPv4 网段，每个节点使用其中一个。`,
    },
  },
  'kubernetes/load-balancer-router-ids': {
    title: 'Router ID 取自一个 IPv4 网段，每个节点一个',
    why: '同一 AS 内任何两个发言者都不能使用相同的标识符，因此 Cilium 的 Operator 像地址一样分配它们；分不到的节点不会建立会话。',
    says: {
      form: ({ text }) => `“${text}”不是 IPv4 网段，应为 10.255.0.0/24 这样的写法。`,
      few: ({ text, ids, nodes }) => `${text} 只有 ${ids} 个，而节点有 ${nodes} 个。请使用更大的网段。`,
    },
  },
  'kubernetes/load-balancer-peer-address': {
    title: 'BGP 路由器的地址是节点能够访问的地址',
    why: '每个节点上的 speaker 从节点所在的网络连接它的 TCP 179 端口；属于集群网段的目的地址，则由网络插件留在集群内部。',
    says: {
      ...problems,
      family: ({ text, ipFamily }) => `节点只使用 ${ipFamily}，因此无法与 ${text} 建立会话。`,
      'in-range': ({ text, range }, words) => spaced`${text} 位于${named(range, words)} 之内，路由器不可能在那里。`,
    },
  },
  'kubernetes/load-balancer-peer-family': {
    title: 'MetalLB 通过某个地址族的会话通告该地址族的路由',
    why: '自 v0.15 起，除非在对等体上设置 dualStackAddressFamily，FRR 只为邻居自身地址的地址族启用它；在此之前，一个会话承载两者。',
    says: ({ family, version, ranges }) => `没有 ${FAMILY_LABEL[family]} 地址的路由器，因此 MetalLB ${version} 不会把 ${ranges.join(' 和 ')} 通告给任何路由器。请添加路由器的 ${FAMILY_LABEL[family]} 地址。`,
  },
  'kubernetes/metallb-version': {
    title: 'MetalLB 是通过对象配置的版本',
    why: '它的清单和 Chart 位于发布标签之下。在 v0.13 之前，控制器读取 ConfigMap，不认识 IPAddressPool，因此创建该对象会失败。',
    says: {
      form: ({ version, example }) => `${quoted(version)}不是 MetalLB 的发布版本：要按完整的版本号查找其文件，例如 ${example}。`,
      old: ({ version, from }) => `MetalLB ${version} 通过 ConfigMap 配置；以对象定义地址池自 v${from} 起提供。`,
    },
  },
  'kubernetes/load-balancer-cilium': {
    title: 'Cilium 的负载均衡器需要以 Cilium 为网络插件，且其版本能够通告',
    why: '地址由 Operator 分配，由代理通告，两者都是该插件的组成部分。使用二层通告时，代理只对自己的 eBPF 负载均衡所处理的地址应答 ARP，kube-proxy 则不会。',
    says: {
      plugin: () => '网络插件不是 Cilium，因此这里没有组件提供其负载均衡器。请使用 MetalLB，或以 Cilium 作为网络插件。',
      version: ({ version, from, announcement }) => `Cilium ${version} 不支持用此处写入的对象以 ${WAYS[announcement]} 方式通告负载均衡器；${from} 及以后的版本支持。`,
      'kube-proxy': () => 'Cilium 只有在取代 kube-proxy 时才在二层应答，而这里没有取代。',
    },
  },
  'kubernetes/load-balancer-cilium-ipv6': {
    title: 'Cilium 自 1.19 起在二层应答 IPv6',
    why: '在此之前，代理只有 ARP 应答器，没有邻居发现的应答器（cilium#39648），因此对这类地址的邻居请求得不到应答。',
    says: ({ range, version, from }, words) => spaced`Cilium ${version} 会为 Service 分配${named(range, words)} 中的地址，但链路上没有主机找得到它们：它自 ${from} 起才应答 IPv6。请使用该版本、BGP 或 MetalLB。`,
  },
  'kubernetes/load-balancer-strict-arp': {
    title: 'kube-proxy 为 ipvs 模式时，MetalLB 的二层通告需要严格 ARP',
    why: '在该模式下，每个节点的 kube-ipvs0 网卡上都有负载均衡器的全部地址，内核对自己拥有的地址都会应答。arp_ignore 为 1 时，只对被询问的网卡上的地址应答。',
    says: () => 'kube-proxy 为 ipvs 模式而未开启严格 ARP：每个节点都会应答负载均衡器的地址，流量会发往最后应答的节点。请开启严格 ARP，或使用其他代理模式。',
  },
};

/** `spec.loadBalancers` 各字段的名称。 */
export const balancerFields: Translation<typeof englishFields> = {
  'spec.loadBalancers': '负载均衡器',
  'spec.loadBalancers.implementation': '负载均衡器由谁提供',
  'spec.loadBalancers.version': 'MetalLB 版本',
  'spec.loadBalancers.announcement': '地址的通告方式',
  'spec.loadBalancers.interfaces': '网卡',
  'spec.loadBalancers.localASN': '节点的 AS 号',
  'spec.loadBalancers.routerIDs': '节点的 Router ID',
  'spec.loadBalancers.peers': '路由器',
  'spec.loadBalancers.peers.*': ({ number }) => `路由器 ${number}`,
  'spec.loadBalancers.peers.*.name': '名称',
  'spec.loadBalancers.peers.*.address': '地址',
  'spec.loadBalancers.peers.*.asn': 'AS 号',
  'spec.loadBalancers.peers.*.multiHop': '相隔多跳',
  'spec.loadBalancers.peers.*.secret': '存放密码的 Secret',
  'spec.loadBalancers.pools': '地址池',
  'spec.loadBalancers.pools.*': ({ number }) => `地址池 ${number}`,
  'spec.loadBalancers.pools.*.name': '名称',
  'spec.loadBalancers.pools.*.ipv4': 'IPv4 网段',
  'spec.loadBalancers.pools.*.ipv6': 'IPv6 网段',
};

/** 其选项的名称。 */
export const balancerTerms: Translation<typeof englishTerms> = {
  'implementation.metallb': 'MetalLB',
  'implementation.cilium': 'Cilium（LB IPAM）',
  'announcement.layer2': '二层（ARP、NDP）',
  'announcement.bgp': 'BGP',
};
