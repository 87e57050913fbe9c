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
    says: ({ text }) => `${text} 是 IPv6 子网，而主机通过 IPv4 启动：无论系统的其他部分使用哪个地址族，PXE 启动网络只接受 IPv4 子网。`,
  },
  'starlingx/admin-network': {
    title: '系统控制器没有 Admin 网络',
    says: () => 'Admin 网络连接子云与系统控制器，而这个系统就是系统控制器，playbook 不接受。',
  },
  'starlingx/admin-unused': {
    title: '只有子云才用得上 Admin 网络',
    says: () => 'Admin 网络连接子云与系统控制器，而这个系统不属于分布式云：StarlingX 会接受，但没有任何用处。',
  },
  'starlingx/missing-subnet': {
    title: '每个平台网络都有主地址族的子网',
    says: {
      network: ({ network, family }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 子网，而 ${FAMILY_LABEL[family]} 是所有平台网络的主地址族。`,
      'wrong-default': ({ network, family, byDefault }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 子网，而 ${FAMILY_LABEL[family]} 是所有平台网络的主地址族。playbook 会采用 ${byDefault}，随后又因地址族不符而拒绝。`,
      pxeboot: () => 'PXE 启动网络没有 IPv4 子网，而主机通过 IPv4 启动。',
    },
  },
  'starlingx/unexpected-family': {
    title: '子网都属于系统使用的地址族',
    says: ({ ipFamily, text, family, network }) => `系统只使用 ${ipFamily}，而${text ? ` ${text} 是` : '这里有'}${after(IN_SENTENCE[network])}的 ${FAMILY_LABEL[family]} 子网。请将其删除，或把系统改为双栈。`,
  },
  'starlingx/dual-stack-together': {
    title: '集群 Pod、Service 和主机网络同时为双栈，OAM 也随之',
    says: {
      none: ({ network, family }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 子网：${TOGETHER}`,
      others: ({ network, family, others }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 子网，而${others.map((each) => IN_SENTENCE[each]).join('、')}${others.length > 1 ? '都有' : '有'}：${TOGETHER}`,
    },
  },
  'starlingx/multicast-subnet': {
    title: '组播子网是组播地址',
    says: ({ text, family, block }) => `${text} 不是组播地址；${FAMILY_LABEL[family]} 组播地址位于 ${block} 之内。`,
  },
  'starlingx/second-multicast': {
    title: '不需要第二个组播子网',
    says: {
      install: ({ text }) => `StarlingX 会接受 ${text} 作为第二个组播子网；但主机之间通过管理网络的主地址通信，并不需要它。`,
      running: ({ text }) => `StarlingX 会接受 ${text} 作为第二个组播子网，脚本不会改动它；但主机之间通过管理网络的主地址通信，并不需要它。`,
    },
  },
  'starlingx/link-local': {
    title: '只有 PXE 启动适合使用链路本地地址',
    says: ({ text, network }) => `${IN_SENTENCE[network]}的 ${text} 是链路本地地址：StarlingX 会接受，但路由器不转发，链路之外无法访问其中的主机。请改用私有网段。`,
  },
  'starlingx/subnet-size': {
    title: '子网足够大，Service 子网不过大',
    says: {
      large: ({ text, bits, network, most, prefix }) => `${text} 有 ${formatPower(bits)} 个地址；引导 playbook 在${after(IN_SENTENCE[network])}子网中最多接受 ${count(most)} 个，因此前缀长度须为 /${prefix} 或更长。`,
      system: ({ text, addresses, network, systemType, least, prefix }) => `${text} 只有 ${count(addresses)} 个地址；${SYSTEM_TYPE_LABEL[systemType]} 的${after(IN_SENTENCE[network])}子网至少需要 ${count(least)} 个，因此前缀长度须为 /${prefix} 或更短。`,
      subcloud: ({ text, addresses, network, systemType, least, prefix }) => `${text} 只有 ${count(addresses)} 个地址；${SYSTEM_TYPE_LABEL[systemType]} 作为子云时，${IN_SENTENCE[network]}子网至少需要 ${count(least)} 个，因此前缀长度须为 /${prefix} 或更短。`,
    },
  },
  'starlingx/ipv6-prefix': {
    title: '主机的 IPv6 子网为 /64 或更长',
    says: {
      system: ({ text, prefix, network, least }) => `${text} 的前缀长度为 /${prefix}；${IN_SENTENCE[network]}的 IPv6 子网，playbook 只接受 /${least} 或更长。`,
      subcloud: ({ text, prefix, network, least }) => `${text} 的前缀长度为 /${prefix}；子云${after(IN_SENTENCE[network])}的 IPv6 子网，系统控制器只接受 /${least} 或更长。`,
    },
  },
  'starlingx/untypical-prefix': {
    title: '在 Standard 系统上，前缀短于 /24 时 playbook 会给出警告',
    says: ({ text, typical, network }) => `${text}：在 Standard 系统上，${IN_SENTENCE[network]}的前缀短于 /${typical} 时，playbook 会打印警告，然后继续。`,
  },
  'starlingx/network-overlap': {
    title: '任何两个平台网络都没有相同的地址',
    says: {
      same: ({ network, text, other }) => `${IN_SENTENCE[network]}的子网 ${text} 也是${after(IN_SENTENCE[other])}的子网：${POOLS_APART}`,
      inside: ({ network, text, other, otherText }) => `${IN_SENTENCE[network]}的子网 ${text} 位于${after(IN_SENTENCE[other])}的子网 ${otherText} 之内：${POOLS_APART}`,
      around: ({ network, text, other, otherText }) => `${IN_SENTENCE[network]}的子网 ${text} 包含${after(IN_SENTENCE[other])}的子网 ${otherText}：${POOLS_APART}`,
    },
  },
  'starlingx/no-such-address': {
    title: '只填写 StarlingX 允许指定的地址',
    says: {
      simplex: ({ network, text }) => `AIO-SX 只有一个控制器，它使用${after(IN_SENTENCE[network])}的浮动地址；${text} 不会被使用。`,
      controller: ({ field, network, text }) => `${IN_SENTENCE[network]}中${after(ADDRESSES[field])}无法指定：控制器使用浮动地址之后的地址；${text} 不会被使用。`,
      other: ({ field, network, text }) => `${IN_SENTENCE[network]}的${after(ADDRESSES[field])}无法指定；${text} 不会被使用。`,
    },
  },
  'starlingx/address-without-subnet': {
    title: '每组地址与子网的地址族一致',
    says: ({ text, family, field, network }) => `${text ? `${text} 是` : '这里的空文本是'}${after(IN_SENTENCE[network])}的${after(ADDRESSES[field])}（${FAMILY_LABEL[family]}），而这个网络没有 ${FAMILY_LABEL[family]} 子网。各组地址须与子网逐个地址族对应。`,
  },
  'starlingx/address': {
    title: '地址在其子网之内，且不是网络地址或广播地址',
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
    says: ({ family, field }) => `OAM 网络没有 ${FAMILY_LABEL[family]} 的${after(ADDRESSES[field])}，而 StarlingX 不会推导：每个子网都须填写一个。`,
  },
  'starlingx/gateway-families': {
    title: '网关要么在网络的每个地址族中都填写，要么都不填写',
    says: ({ network, family }) => `${IN_SENTENCE[network]}有两个子网，却只有一个网关，缺少 ${FAMILY_LABEL[family]} 网关。网关须与子网一一对应。`,
  },
  'starlingx/address-range': {
    title: '地址范围从小到大，且地址足够',
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
    says: {
      range: ({ text, start, end, ...place }) => `${text} 是${after(placed(place))}，却不在地址范围 ${start} 到 ${end} 之内：StarlingX 不接受这样的地址池。`,
      'following-range': ({ text, follows, start, end, ...place }) => `${text} 是${after(placed(place))}，由 ${follows} 依次得出，却不在地址范围 ${start} 到 ${end} 之内：StarlingX 不接受这样的地址池。`,
      'following-subnet': ({ text, follows, subnet, ...place }) => `${text} 是${after(placed(place))}，由 ${follows} 依次得出，却不在子网 ${subnet} 之内：StarlingX 不接受这样的地址池。`,
    },
  },
  'starlingx/assumed-addresses': {
    title: 'playbook 与 sysinv 为控制器采用相同的地址',
    says: {
      simplex: ({ network, assumed, given }) => `引导期间，playbook 把 ${assumed.join('、')} 当作${after(IN_SENTENCE[network])}的浮动地址；${takes(given)}`,
      duplex: ({ network, assumed, given }) => `引导期间，playbook 把 ${assumed.join('、')} 当作${after(IN_SENTENCE[network])}的浮动地址和控制器地址；${takes(given)}`,
    },
  },
  'starlingx/host-room': {
    title: '管理网络和集群主机网络的地址范围容得下所有主机',
    says: {
      simplex: ({ hosts, kind }) => `AIO-SX 只有一台主机，而规划中另有 ${hosts} 个${HOSTS[kind]}。请改用 AIO-DX 或 Standard。`,
      hosts: ({ room, hosts, ...between }) => `${range(between)} 除控制器的地址外只有 ${count(room)} 个地址，而规划中另有 ${count(hosts)} 台主机：StarlingX 会报错“has no available addresses”并中止。请扩大范围。`,
      worker: ({ room, ...between }) => `${range(between)} 除控制器的地址外只有 ${count(room)} 个地址，而 Standard 系统至少有一个工作节点：StarlingX 会报错“has no available addresses”并中止。请扩大范围。`,
    },
  },
  'starlingx/addresses-distinct': {
    title: '网关、浮动地址和控制器的地址各不相同',
    says: {
      given: ({ text, other, field, network, family }) => `${text} 既是${after(IN_SENTENCE[network])}（${FAMILY_LABEL[family]}）的${after(ADDRESSES[other])}，又是${after(ADDRESSES[field])}；两者不能相同。`,
      derived: ({ text, other, field, network, family }) => `${text} 既是${after(IN_SENTENCE[network])}（${FAMILY_LABEL[family]}）的${after(ADDRESSES[other])}，又是 playbook 推导出的${after(ADDRESSES[field])}；两者不能相同。`,
    },
  },
  'starlingx/gateway-room': {
    title: '系统控制器的管理地址范围为网关留有余地',
    says: ({ start, end, subnet }) => `管理网络的地址范围 ${start} 到 ${end} 占满了 ${subnet}：没有地址留给子云访问系统控制器所用的网关。`,
  },
};
