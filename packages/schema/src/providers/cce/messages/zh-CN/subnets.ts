import type { Translation } from '../../../../findings/message.js';
import { problems } from '../../../../messages/zh-CN.js';
import { quoted, spaced } from '../../../../messages/zh-CN/words.js';
import type { subnets as english } from '../en/subnets.js';
import { SITES } from './words.js';

const NAMED = { vpc: '虚拟私有云', subnet: '子网' } as const;
const NAME_HINT = '须为 1 到 64 个字母、数字、连字符、下划线和点，不能有空格';
const VPC_RANGES = '10.0.0.0/8 到 /24、172.16.0.0/12 到 /24 或 192.168.0.0/16 到 /24';
/** A subnet by what it is for and its name, which it may not have yet. */
const called = (of: string, subnet: string) => (subnet === '' ? of : `${of} ${subnet} `);
const NO_IPV6 = (subnet: string) => `${called('节点子网', subnet)}未开启 IPv6，CCE 会拒绝在其中创建双栈集群：“IPv6 not supported for the subnet”（CCE.01400003）。`;

/** What is said of the VPC and its subnets. */
export const subnets: Translation<typeof english> = {
  'cce/vpc-names': {
    title: '虚拟私有云和子网的名称由 1 到 64 个字母、数字、连字符、下划线和点组成',
    why: 'VPC API 会校验两者的名称；脚本和 Terraform 也按名称查找已有的资源，名称是指定它们的唯一方式。',
    says: {
      missing: ({ of }) => `${NAMED[of]}还没有名称：${NAME_HINT}。`,
      invalid: ({ of, name }) => `${quoted(name)}不能用作${NAMED[of]}的名称：${NAME_HINT}。`,
    },
  },
  'cce/vpc-cidr': {
    title: '虚拟私有云的网段位于 10.0.0.0/8、172.16.0.0/12 或 192.168.0.0/16 之内，前缀长度最大为 24',
    why: 'VPC API 只接受 RFC 1918 的这三个私有地址块，其他的返回 VPC.0212，从而避免 VPC 遮蔽互联网上的地址。',
    says: {
      small: ({ range, longest }) => `${range} 小于虚拟私有云网段的下限：前缀长度最大为 ${longest}。可用的网段为 ${VPC_RANGES}。`,
      outside: ({ range }) => `${range} 在虚拟私有云可用的地址块之外。可用的网段为 ${VPC_RANGES}。`,
    },
  },
  'cce/subnet-in-vpc': {
    title: '每个子网都位于虚拟私有云的网段之内',
    why: 'VPC 的路由器只在其网段内转发，因此 VPC API 在创建子网之前会先比较；子网也不能跨越两个网段。',
    says: ({ range, vpc }) => `${range} 不在虚拟私有云的网段 ${vpc} 之内：云平台会返回“Subnet is not in the range of VPC”（VPC.0203）。子网网段须是虚拟私有云网段的一部分，或与之相同。`,
  },
  'cce/subnet-prefix': {
    title: '子网的前缀长度最大为 28',
    why: '每个子网有五个地址由云平台保留：网络地址、网关、系统、DHCP 和广播。/29 只会剩下三个。',
    says: ({ range, longest }) => `${range} 小于子网网段的下限：前缀长度最大为 ${longest}（VPC.0212）。`,
  },
  'cce/subnets-apart': {
    title: '同一虚拟私有云的子网互不重叠',
    why: 'VPC 的路由器为每个子网保存一条路由；同一地址属于两个子网时，无法判断报文应发往哪里。',
    says: ({ subnet, range, other, otherRange }) => `子网 ${subnet}（${range}）与 ${other}（${otherRange}）重叠：云平台会拒绝创建第二个子网（VPC.0204）。两个子网不能重叠；如果节点和 Pod 使用同一个子网，名称和网段须完全相同。`,
  },
  'cce/subnet-names': {
    title: '名称相同的子网是同一个子网',
    why: '文件按名称引用子网；同名时，节点池和 eniNetwork 都会得到最先找到的那一个。',
    says: ({ subnet, range, otherRange }) => `有两个子网的名称都是 ${subnet}，网段分别为 ${otherRange} 和 ${range}。请为它们使用不同的名称。`,
  },
  'cce/subnet-gateway': {
    title: '网关是子网内的地址',
    why: 'gateway_ip 是 API 的必填项，由 DHCP 作为默认路由下发给每个节点；不在子网内的地址，链路上没有设备会应答。',
    says: {
      ...problems,
      outside: ({ gateway, subnet }) => `网关 ${gateway} 不在子网 ${subnet} 之内。网关须为子网内的地址，默认为第一个地址。`,
      network: ({ gateway, subnet }) => `网关 ${gateway} 是 ${subnet} 的网络地址，不能分配给主机。`,
      broadcast: ({ gateway, subnet }) => `网关 ${gateway} 是 ${subnet} 的广播地址，不能分配给主机。`,
    },
  },
  'cce/subnet-servers': {
    title: '子网的 DNS 和 NTP 服务器是互不相同的 IPv4 地址，分别最多五个和四个',
    why: 'dnsList 和 NTP 选项通过 IPv4 的 DHCP 下发，其字段只能存放 IPv4 地址；这些 DNS 服务器同样可以解析 IPv6 域名。',
    says: {
      ...problems,
      count: ({ of, count, most }) => `有 ${count} 个 ${of} 服务器；子网最多接受 ${most} 个。`,
      family: ({ of, address }) => `${address} 是 IPv6 地址；即使子网开启了 IPv6，其 ${of} 服务器也须为 IPv4 地址。`,
      twice: ({ of, address }) => `${address} 出现了两次；每个 ${of} 服务器只能填写一次。`,
    },
  },
  'cce/subnet-dns-required': {
    title: '节点所在的子网有 DNS 服务器',
    why: '新节点要按域名从对象存储下载软件包，而该域名只有云平台的内网 DNS 服务器能够解析。',
    says: ({ site, servers }) => spaced`节点子网没有 DNS 服务器，节点将无法安装。${SITES[site]}的 DNS 服务器为 ${servers.join(' 和 ')}。`,
  },
  'cce/dhcp-lease': {
    title: 'DHCP 租约时间为 1h 到 30000h；集群开启 IPv6 时不能为无限',
    why: '租约时间以 addresstime 传给 DHCP。双栈指南的约束与限制中排除了租约无限的子网，没有说明原因。',
    says: {
      format: ({ given }) => `${quoted(given)}不能用作 DHCP 租约时间：须为 1h 到 30000h，例如 24h，或以 -1 表示无限租约。`,
      unlimited: ({ subnet }) => `子网 ${subnet} 的 DHCP 租约时间为无限，双栈集群不接受这样的子网。请改为小时数，例如 24h。`,
    },
  },
  'cce/node-subnet-ipv6': {
    title: '双栈集群的节点位于已开启 IPv6 的子网中',
    why: '节点没有填写 IPv6 地址的字段，只有位于这样的子网才会获得；CCE 在创建集群之前会向 VPC 查询。',
    says: {
      created: ({ subnet }) => `${NO_IPV6(subnet)}请开启 IPv6。`,
      existing: ({ subnet }) => `${NO_IPV6(subnet)}请在控制台上开启 IPv6；开启后不能关闭。`,
    },
  },
  'cce/pod-subnet-ipv6': {
    title: '双栈集群的每个容器子网都已开启 IPv6',
    why: 'Pod 的网卡在这些子网中创建；在没有 IPv6 的子网中，网卡只有一个地址，IPv6 Service 不会转发到该 Pod。',
    says: ({ subnet }) => `${called('容器子网', subnet)}未开启 IPv6，其中的 Pod 无法获得 IPv6 地址：只能选择已开启 IPv6 的子网（CCE.01400003）。请开启 IPv6。`,
  },
  'cce/subnet-settings': {
    title: '节点和 Pod 共用的子网只有一个 IPv6 开关',
    why: '该子网只创建一次，请求中只有一个 ipv6_enable。',
    says: {
      'on-for-nodes': ({ subnet }) => `${subnet} 也是节点子网，那里已开启 IPv6，而这里没有开启。`,
      'off-for-nodes': ({ subnet }) => `${subnet} 也是节点子网，那里没有开启 IPv6，而这里已开启。`,
    },
  },
  'cce/existing-subnet': {
    title: '已存在的子网位于已存在的虚拟私有云中',
    why: '子网从创建起就带有所属 VPC 的 ID，而那个 VPC 已经存在；在新建的 VPC 中查不到它。',
    says: ({ subnet, vpc }) => `子网 ${subnet} 标为已存在，而它所在的虚拟私有云 ${vpc} 要由此规划创建。请将虚拟私有云也标为已存在，或改为创建该子网。`,
  },
  'cce/pod-subnet-shared': {
    title: 'Pod 和节点使用不同的子网',
    why: '子网按先到先得分配地址，不为节点预留；既不能扩大，也只有删除 Pod 才能腾出地址。',
    says: ({ range }) => `Pod 的地址取自节点所在的子网 ${range}：其中一方先增长，另一方就没有地址可用。请为 Pod 使用单独的子网。`,
  },
};
