import { formatCount, formatPower } from '../../../../address/capacity.js';
import { FAMILY_LABEL, type Family } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { problems } from '../../../../messages/zh-CN.js';
import { type AddressField, type HostKind, type NetworkName, SYSTEM_TYPE_LABEL } from '../../catalog.js';
import type { networkRules as english } from '../en/networks.js';
import { ADDRESSES, after, IN_SENTENCE } from './words.js';

const count = (decimal: string) => formatCount(BigInt(decimal));
const POOLS_APART = 'StarlingX 不接受与其他网络重叠的地址池，引导会在此中止。';
const TOGETHER = '集群的各个网络须同时为双栈或同时为单栈，OAM 也随之。';
const HOSTS: Readonly<Record<HostKind, string>> = { worker: '工作节点', storage: '存储节点' };

/** An address of a network, such as the floating address of OAM. */
const placed = ({ field, network, family }: { field: AddressField; network: NetworkName; family: Family }) => `${IN_SENTENCE[network]}的${after(ADDRESSES[field])}（${FAMILY_LABEL[family]}）`;
/** The range of a network. */
const range = ({ network, start, end }: { network: NetworkName; start: string; end: string }) => `${IN_SENTENCE[network]}的地址范围 ${start} 到 ${end}`;
const takes = (given: readonly string[]) => `sysinv 则取范围中最前面的空闲地址 ${given.join('、')}，并一直使用。请让范围从浮动地址开始，并把网关放在范围之外。`;

/** Rules about the platform networks. */
export const networkRules: Translation<typeof english> = {
  'starlingx/pxeboot-ipv4': {
    title: 'PXE 启动仅用 IPv4',
    why: '无论管理网络使用哪个地址族，固件都在该网络上通过 DHCP 和 TFTP 获取启动镜像。playbook 会报错“pxeboot_subnet subnet must always be IPv4”。',
    says: ({ text }) => `${text} 是 IPv6 子网，而主机通过 IPv4 启动：无论系统的其他部分使用哪个地址族，PXE 启动网络只接受 IPv4 子网。`,
  },
  'starlingx/admin-network': {
    title: '系统控制器没有 Admin 网络',
    why: '系统控制器通过该网络的地址访问子云的控制器，而不必经过子云的管理网络；在系统控制器一端，使用的是自己的管理网络。',
    says: () => 'Admin 网络连接子云与系统控制器，而这个系统就是系统控制器，playbook 不接受。',
  },
  'starlingx/admin-unused': {
    title: '只有子云才用得上 Admin 网络',
    why: '只有分布式云管理器会用到这个网络；没有分布式云时，地址池虽会创建，却没有路由或端点引用它。',
    says: () => 'Admin 网络连接子云与系统控制器，而这个系统不属于分布式云：StarlingX 会接受，但没有任何用处。',
  },
  'starlingx/missing-subnet': {
    title: '每个平台网络都有主地址族的子网',
    why: '网络的第一个地址池决定其主地址族，主机、etcd 和各端点都用它通信。validate-config 在安装之前会比较管理、OAM 和各集群网络。',
    says: {
      network: ({ network, family }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 子网，而 ${FAMILY_LABEL[family]} 是所有平台网络的主地址族。`,
      'wrong-default': ({ network, family, byDefault }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 子网，而 ${FAMILY_LABEL[family]} 是所有平台网络的主地址族。playbook 会采用 ${byDefault}，随后又因地址族不符而拒绝。`,
      pxeboot: () => 'PXE 启动网络没有 IPv4 子网，而主机通过 IPv4 启动。',
    },
  },
  'starlingx/unexpected-family': {
    title: '子网都属于系统使用的地址族',
    why: '网络有了第二个地址池，sysinv 就视其为双栈，会为该网络上的每个接口分配这一地址族的地址，并要求其他网络也如此。',
    says: ({ ipFamily, text, family, network }) => `系统只使用 ${ipFamily}，而${text ? ` ${text} 是` : '这里有'}${after(IN_SENTENCE[network])}的 ${FAMILY_LABEL[family]} 子网。请将其删除，或把系统改为双栈。`,
  },
  'starlingx/dual-stack-together': {
    title: '集群 Pod、Service 和主机网络同时为双栈，OAM 也随之',
    why: 'kubeadm 从这些地址池取得双栈的 Pod 和 Service 网段，kubelet 从集群主机网络取得 --node-ip；OAM 若非双栈，外部就访问不到第二个地址族。',
    says: {
      none: ({ network, family }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 子网：${TOGETHER}`,
      others: ({ network, family, others }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 子网，而${others.map((each) => IN_SENTENCE[each]).join('、')}${others.length > 1 ? '都有' : '有'}：${TOGETHER}`,
    },
  },
  'starlingx/multicast-subnet': {
    title: '组播子网是组播地址',
    why: '平台服务向该网段中的组播组发送心跳和消息。非组播地址无法加入，因此什么都收不到。',
    says: ({ text, family, block }) => `${text} 不是组播地址；${FAMILY_LABEL[family]} 组播地址位于 ${block} 之内。`,
  },
  'starlingx/second-multicast': {
    title: '不需要第二个组播子网',
    why: '组播组只在管理网络的主地址族中建立；validate-config 要求有一个该地址族的地址池，对第二个只检查格式。',
    says: {
      install: ({ text }) => `StarlingX 会接受 ${text} 作为第二个组播子网；但主机之间通过管理网络的主地址通信，并不需要它。`,
      running: ({ text }) => `StarlingX 会接受 ${text} 作为第二个组播子网，脚本不会改动它；但主机之间通过管理网络的主地址通信，并不需要它。`,
    },
  },
  'starlingx/link-local': {
    title: '只有 PXE 启动适合使用链路本地地址',
    why: 'sysinv 只检查地址池是否为单播且主机位为 0，链路本地网段都符合；但浮动地址和网关就会位于路由器不转发的网段中。',
    says: ({ text, network }) => `${IN_SENTENCE[network]}的 ${text} 是链路本地地址：StarlingX 会接受，但路由器不转发，链路之外无法访问其中的主机。请改用私有网段。`,
  },
  'starlingx/subnet-size': {
    title: '子网足够大，Service 子网不过大',
    why: 'validate_address_range.yml 规定：Pod 和 Service 至少 65,536 个地址，其中 Service 最多 2²⁰ 个；其他网络要容纳浮动地址、控制器的地址、网络地址和广播地址。',
    says: {
      large: ({ text, bits, network, most, prefix }) => `${text} 有 ${formatPower(bits)} 个地址；引导 playbook 在${after(IN_SENTENCE[network])}子网中最多接受 ${count(most)} 个，因此前缀长度须为 /${prefix} 或更长。`,
      system: ({ text, addresses, network, systemType, least, prefix }) => `${text} 只有 ${count(addresses)} 个地址；${SYSTEM_TYPE_LABEL[systemType]} 的${after(IN_SENTENCE[network])}子网至少需要 ${count(least)} 个，因此前缀长度须为 /${prefix} 或更短。`,
      subcloud: ({ text, addresses, network, systemType, least, prefix }) => `${text} 只有 ${count(addresses)} 个地址；${SYSTEM_TYPE_LABEL[systemType]} 作为子云时，${IN_SENTENCE[network]}子网至少需要 ${count(least)} 个，因此前缀长度须为 /${prefix} 或更短。`,
    },
  },
  'starlingx/ipv6-prefix': {
    title: '主机的 IPv6 子网为 /64 或更长',
    why: 'validate-config 在创建任何内容之前就会报错“IPv6 minimum prefix length is …”；分布式云管理器对子云也有类似的限制。',
    says: {
      system: ({ text, prefix, network, least }) => `${text} 的前缀长度为 /${prefix}；${IN_SENTENCE[network]}的 IPv6 子网，playbook 只接受 /${least} 或更长。`,
      subcloud: ({ text, prefix, network, least }) => `${text} 的前缀长度为 /${prefix}；子云${after(IN_SENTENCE[network])}的 IPv6 子网，系统控制器只接受 /${least} 或更长。`,
    },
  },
  'starlingx/untypical-prefix': {
    title: '在 Standard 系统上，前缀短于 /24 时 playbook 会给出警告',
    why: '该条件按数值比较前缀，目的是提醒扩展能力，而能扩展的正是 Standard 系统；其提示为“This will affect scaling of the system!”。',
    says: ({ text, typical, network }) => `${text}：在 Standard 系统上，${IN_SENTENCE[network]}的前缀短于 /${typical} 时，playbook 会打印警告，然后继续。`,
  },
  'starlingx/network-overlap': {
    title: '任何两个平台网络都没有相同的地址',
    why: 'sysinv 用一张表保存所有地址池的地址，主机为每个网络保存一条路由；地址重叠时，两者都无法判断它属于哪个网络。',
    says: {
      same: ({ network, text, other }) => `${IN_SENTENCE[network]}的子网 ${text} 也是${after(IN_SENTENCE[other])}的子网：${POOLS_APART}`,
      inside: ({ network, text, other, otherText }) => `${IN_SENTENCE[network]}的子网 ${text} 位于${after(IN_SENTENCE[other])}的子网 ${otherText} 之内：${POOLS_APART}`,
      around: ({ network, text, other, otherText }) => `${IN_SENTENCE[network]}的子网 ${text} 包含${after(IN_SENTENCE[other])}的子网 ${otherText}：${POOLS_APART}`,
    },
  },
  'starlingx/no-such-address': {
    title: '只填写 StarlingX 允许指定的地址',
    why: 'prepare-env 为每个网络读取固定的一组变量，其余的从浮动地址推算；不认识的变量会被忽略。',
    says: {
      simplex: ({ network, text }) => `AIO-SX 只有一个控制器，它使用${after(IN_SENTENCE[network])}的浮动地址；${text} 不会被使用。`,
      controller: ({ field, network, text }) => `${IN_SENTENCE[network]}中${after(ADDRESSES[field])}无法指定：控制器使用浮动地址之后的地址；${text} 不会被使用。`,
      other: ({ field, network, text }) => `${IN_SENTENCE[network]}的${after(ADDRESSES[field])}无法指定；${text} 不会被使用。`,
    },
  },
  'starlingx/address-without-subnet': {
    title: '每组地址与子网的地址族一致',
    why: '在 default.yml 中，两个地址族的地址是一段以逗号分隔的文本；validate_dual_stack_address_vs_subnet.py 会拆开两个列表并逐项比较。',
    says: ({ text, family, field, network }) => `${text ? `${text} 是` : '这里的空文本是'}${after(IN_SENTENCE[network])}的${after(ADDRESSES[field])}（${FAMILY_LABEL[family]}），而这个网络没有 ${FAMILY_LABEL[family]} 子网。各组地址须与子网逐个地址族对应。`,
  },
  'starlingx/address': {
    title: '地址在其子网之内，且不是网络地址或广播地址',
    why: '地址与地址池以同一前缀存储。地址不属于该网络，或是其首地址、（IPv4 的）末地址时，sysinv 会返回 400。',
    says: {
      ...problems,
      family: ({ text, ...place }) => `${text} 不是 ${FAMILY_LABEL[place.family]} 地址，而这里是${after(placed(place))}。`,
      outside: ({ text, subnet, network }) => `${text} 不在${after(IN_SENTENCE[network])}的子网 ${subnet} 之内。`,
      network: ({ text, subnet }) => `${text} 是 ${subnet} 的网络地址，主机不能使用。`,
      broadcast: ({ text, subnet }) => `${text} 是 ${subnet} 的广播地址，主机不能使用。`,
    },
  },
  'starlingx/missing-address': {
    title: 'OAM 的每个地址族都有浮动地址，新安装时还须有网关',
    why: '其他网络的浮动地址取自范围的起始处；OAM 则属于您已有的网络，其中哪些地址空闲，只有您知道。',
    says: ({ family, field }) => `OAM 网络没有 ${FAMILY_LABEL[family]} 的${after(ADDRESSES[field])}，而 StarlingX 不会推导：每个子网都须填写一个。`,
  },
  'starlingx/gateway-families': {
    title: '网关要么在网络的每个地址族中都填写，要么都不填写',
    why: '每个地址池有自己的网关，两者以一个逗号分隔；只有一项时，校验脚本无法判断它对应哪个子网。',
    says: ({ network, family }) => `${IN_SENTENCE[network]}有两个子网，却只有一个网关，缺少 ${FAMILY_LABEL[family]} 网关。网关须与子网一一对应。`,
  },
  'starlingx/oam-gateway': {
    title: '所添加的地址族在 OAM 中有网关，否则只能从同一链路访问',
    why: '地址池可以没有网关：sysinv 只要求浮动地址和控制器地址。默认路由取自 OAM、管理、Admin 中第一个有网关的网络，其他网络不会补上所缺的地址族。',
    says: ({ family, subnet }) => `OAM 网络没有 ${FAMILY_LABEL[family]} 网关。StarlingX 会接受，但主机没有通往 ${subnet} 以外的 ${FAMILY_LABEL[family]} 路由：在该地址族中，只能从这个子网访问主机，主机也访问不到其他地方。请填写该子网的路由器地址，或以后用 system addrpool-modify --gateway-address 补上。`,
  },
  'starlingx/address-range': {
    title: '地址范围从小到大，且地址足够',
    why: 'validate_address_range.yml 把子网最少的地址数减去网络地址和广播地址，作为范围最少的地址数；sysinv 再从范围中依次为控制器分配地址。',
    says: {
      'gateway-in-subnet': ({ addresses, gateway, ...between }) => `${range(between)} 只有 ${count(addresses)} 个地址，网关 ${gateway} 也在其中：剩下的不够控制器使用。请使用更大的子网。`,
      backwards: (between) => `${range(between)} 前后颠倒。`,
      single: ({ network, start }) => `${IN_SENTENCE[network]}的地址范围只有 ${start} 一个地址；起始地址须小于结束地址。`,
      small: ({ addresses, least, ...between }) => `${range(between)} 有 ${count(addresses)} 个地址；至少需要 ${count(least)} 个。`,
      gateway: ({ addresses, ...between }) => `${range(between)} 有 ${count(addresses)} 个地址，网关也在其中：剩下的不够控制器使用。`,
    },
  },
  'starlingx/address-outside-range': {
    title: '浮动地址和控制器的地址在网络的地址范围之内',
    why: '地址池只分配范围之内的地址，控制器的地址也在其中；添加地址池时，sysinv 会逐一检查。',
    says: {
      range: ({ text, start, end, ...place }) => `${text} 是${after(placed(place))}，却不在地址范围 ${start} 到 ${end} 之内：StarlingX 不接受这样的地址池。`,
      'following-range': ({ text, follows, start, end, ...place }) => `${text} 是${after(placed(place))}，由 ${follows} 依次得出，却不在地址范围 ${start} 到 ${end} 之内：StarlingX 不接受这样的地址池。`,
      'following-subnet': ({ text, follows, subnet, ...place }) => `${text} 是${after(placed(place))}，由 ${follows} 依次得出，却不在子网 ${subnet} 之内：StarlingX 不接受这样的地址池。`,
    },
  },
  'starlingx/assumed-addresses': {
    title: 'playbook 与 sysinv 为控制器采用相同的地址',
    why: 'prepare-env 按起始地址、加 1、加 2 推算，而 sysinv 的 get_next_available_ip_address 按空闲情况分配；sysinv 运行之前，playbook 写入的是前者。',
    says: {
      simplex: ({ network, assumed, given }) => `引导期间，playbook 把 ${assumed.join('、')} 当作${after(IN_SENTENCE[network])}的浮动地址；${takes(given)}`,
      duplex: ({ network, assumed, given }) => `引导期间，playbook 把 ${assumed.join('、')} 当作${after(IN_SENTENCE[network])}的浮动地址和控制器地址；${takes(given)}`,
    },
  },
  'starlingx/host-room': {
    title: '管理网络和集群主机网络的地址范围容得下所有主机',
    why: 'sysinv 按顺序为每台主机在两个网络中各分配一个地址，不作预留；地址不够时，添加主机或关联地址池的命令会失败。',
    says: {
      simplex: ({ hosts, kind }) => `AIO-SX 只有一台主机，而规划中另有 ${hosts} 个${HOSTS[kind]}。请改用 AIO-DX 或 Standard。`,
      hosts: ({ room, hosts, ...between }) => `${range(between)} 除控制器的地址外只有 ${count(room)} 个地址，而规划中另有 ${count(hosts)} 台主机：StarlingX 会报错“has no available addresses”并中止。请扩大范围。`,
      worker: ({ room, ...between }) => `${range(between)} 除控制器的地址外只有 ${count(room)} 个地址，而 Standard 系统至少有一个工作节点：StarlingX 会报错“has no available addresses”并中止。请扩大范围。`,
    },
  },
  'starlingx/addresses-distinct': {
    title: '网关、浮动地址和控制器的地址各不相同',
    why: '浮动地址和网关在链路上由不同的机器应答。sysinv 会比较地址池的各个字段，并指出哪两个相同。',
    says: {
      given: ({ text, other, field, network, family }) => `${text} 既是${after(IN_SENTENCE[network])}（${FAMILY_LABEL[family]}）的${after(ADDRESSES[other])}，又是${after(ADDRESSES[field])}；两者不能相同。`,
      derived: ({ text, other, field, network, family }) => `${text} 既是${after(IN_SENTENCE[network])}（${FAMILY_LABEL[family]}）的${after(ADDRESSES[other])}，又是 playbook 推导出的${after(ADDRESSES[field])}；两者不能相同。`,
    },
  },
  'starlingx/gateway-room': {
    title: '系统控制器的管理地址范围为网关留有余地',
    why: 'playbook 会比较大小：范围达到子网大小减二时，报错“no addresses left for System Controller gateway(s)”。',
    says: ({ start, end, subnet }) => `管理网络的地址范围 ${start} 到 ${end} 占满了 ${subnet}：没有地址留给子云访问系统控制器所用的网关。`,
  },
};
