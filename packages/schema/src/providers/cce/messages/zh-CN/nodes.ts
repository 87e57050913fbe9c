import { formatCount } from '../../../../address/capacity.js';
import type { Translation } from '../../../../findings/message.js';
import type { nodes as english } from '../en/nodes.js';
import { quoted } from '../../../../messages/zh-CN/words.js';

const count = (number: number): string => formatCount(BigInt(number));
const POOL_NAME_HINT = '须为 1 到 50 个小写字母、数字和连字符，以字母开头，不能以连字符结尾';
const comeTo = (nodes: number, isMost: boolean) => `各节点池合计${isMost ? '最多' : ''} ${count(nodes)} 个节点`;
/** A node pool by its name, which it may not have yet. */
const called = (pool: string) => (pool === '' ? '此节点池' : `节点池 ${pool} `);
const ROOM = '请减少节点，或扩大容量。';

/** What is said of node pools, and of how many nodes and Pods there is room for. */
export const nodes: Translation<typeof english> = {
  'cce/node-pool-name': {
    title: '节点池的名称互不相同，由 1 到 50 个小写字母、数字和连字符组成',
    why: 'DefaultPool 由 CCE 保留，节点名称以节点池名称开头；同名的第二个节点池会被 API 以冲突拒绝。',
    says: {
      missing: ({ number }) => `节点池 ${number} 还没有名称：${POOL_NAME_HINT}。`,
      invalid: ({ name }) => `${quoted(name)}不能用作节点池名称：${POOL_NAME_HINT}。`,
      twice: ({ name }) => `有两个节点池的名称都是 ${name}。请为它们使用不同的名称。`,
    },
  },
  'cce/node-pool-required': {
    title: '节点池有节点规格和登录密钥',
    why: 'nodeTemplate 需要规格来购买服务器，需要 login 来登录。规划使用密钥对，因为密码属于机密信息，不能写入规划。',
    says: {
      flavor: ({ pool, example }) => `${called(pool)}还没有节点规格；写法例如 ${example}，因区域而异。`,
      key: ({ pool }) => `${called(pool)}还没有登录密钥。请填写该区域中密钥对的名称；规划中不能出现密钥本身。`,
    },
  },
  'cce/node-size': {
    title: '节点至少有 2 vCPU 和 4 GiB 内存',
    why: 'kubelet、容器引擎和每个节点上的插件会先占用一部分资源；剩余资源不足的节点，CCE 不予安装。',
    says: ({ flavor, better }) => `${flavor} 对节点来说太小：CCE 要求至少 2 vCPU 和 4 GiB 内存（CCE.01400021），例如 ${better}。`,
  },
  'cce/ipv6-physical-servers': {
    title: '裸金属服务器中只有两种规格支持 Turbo 集群的双栈 Pod',
    why: '双栈指南只列出弹性云服务器和这两种规格，没有说明原因。Turbo 的 Pod 从所在服务器获得网卡，IPv6 地址也随之而来。',
    says: ({ flavor, known }) => `在 Turbo 集群中，裸金属服务器 ${flavor} 不支持双栈：只有弹性云服务器和 ${known.join('、')} 支持。`,
  },
  'cce/ipv6-kata': {
    title: '安全容器（Kata）不支持双栈',
    why: '安全容器运行在轻量虚拟机中，而不是节点的命名空间中；双栈指南直接将其排除在外。',
    says: ({ pool }) => `${called(pool)}用于运行安全容器（Kata），而 CCE 的安全容器不支持双栈。请改用普通容器，或使用仅 IPv4 的集群。`,
  },
  'cce/node-os-tunnel': {
    title: 'Ubuntu 22.04 不支持容器隧道网络',
    why: '容器隧道网络在每个节点上运行 Open vSwitch，云平台列出了支持的操作系统；其他系统会返回 CCE.01400018。',
    says: ({ pool, os, others }) => `${called(pool)}的操作系统为 ${os}，不支持容器隧道网络，节点池会出现错误。请改用 ${others.join(' 或 ')}。`,
  },
  'cce/node-disks': {
    title: '系统盘为 40 到 1024 GiB，数据盘为 20（第一块）或 10 到 32768 GiB',
    why: '镜像至少需要 40 GiB，容器引擎和 kubelet 使用数据盘。超出限制的大小会被云硬盘服务拒绝，节点池会一直处于错误状态。',
    says: {
      system: ({ size, smallest, largest }) => `系统盘不能为 ${size} GiB：须为 ${smallest} 到 ${largest} GiB。`,
      data: ({ size, smallest, largest }) => `数据盘不能为 ${size} GiB：须为 ${smallest} 到 ${largest} GiB。`,
      'no-data': ({ pool, smallest }) => `${called(pool)}没有数据盘；Open Telekom Cloud 要求有一块，至少 ${smallest} GiB。`,
    },
  },
  'cce/data-disk-small': {
    title: '数据盘达到 API 参考要求的 100 GiB',
    why: '用户指南与 API 参考不一致：节点池表单中第一块可低至 20 GiB，其他可低至 10 GiB，而请求参数表中的下限更高。',
    says: ({ size, api }) => `控制台接受 ${size} GiB 的数据盘，而按照 API 参考，API 不接受：${api} GiB 及以上才稳妥。`,
  },
  'cce/max-pods': {
    title: '每节点最大 Pod 数为 16 到 256',
    why: 'CCE 把它作为 maxPods 传给 kubelet。不设置时取决于节点内存：4 GiB 为 20，64 GiB 及以上为 110。',
    says: ({ given, smallest, largest }) => `每节点最大 Pod 数不能为 ${given}：须为 ${smallest} 到 ${largest}。`,
  },
  'cce/max-pods-reserved': {
    title: '每个节点的 Pod 地址不少于其最大 Pod 数',
    why: '调度器只看 maxPods。节点创建后其网段固定不变，其中还要扣除网络地址、网关和广播地址。',
    says: ({ pool, pods, reserved, mask }) => `${called(pool)}的每个节点最多运行 ${pods} 个 Pod，而每个节点只有 ${reserved} 个 Pod 地址（/${mask} 再减去三个）：其余的 Pod 会一直等待地址。请改为最多 ${reserved} 个。`,
  },
  'cce/node-autoscaling': {
    title: '节点池的初始节点数在最少和最多节点数之间',
    why: '弹性伸缩读取节点池的上下限并立即执行：初始节点数超出范围的节点池，还没有使用就会被扩容或缩容。',
    says: {
      order: ({ pool, least, most }) => `${called(pool)}的最少节点数为 ${least}，最多节点数为 ${most}。最多节点数不能小于最少节点数。`,
      initial: ({ pool, initial, least, most }) => `${called(pool)}的初始节点数为 ${initial}，而弹性伸缩的范围为 ${least} 到 ${most}。初始节点数须在此范围之内。`,
    },
  },
  'cce/node-count': {
    title: '集群规模、节点子网和容器网络能容纳所有节点',
    why: '控制节点的规格按节点数设计，因此 CCE 创建节点前会先计数。每个节点占用子网的一个地址；除 Turbo 外，还占用容器网段的一部分。',
    says: {
      scale: ({ nodes: planned, isMost, flavor, limit }) => `${comeTo(planned, isMost)}，而集群规模 ${flavor} 的上限为 ${count(limit)} 个（“Excessive nodes in the cluster”，CCE.01400014）。${ROOM}`,
      subnet: ({ nodes: planned, isMost, range, limit }) => `${comeTo(planned, isMost)}，而节点子网 ${range} 只有 ${count(limit)} 个可用地址（每个子网保留五个）。${ROOM}`,
      subnets: ({ nodes: planned, isMost, pools, ranges, limit }) => `${comeTo(planned, isMost)}位于 ${ranges.join('、')}（${pools.map((pool) => (pool === '' ? '未命名的节点池' : pool)).join('、')}），而其中只有 ${count(limit)} 个可用地址（每个子网保留五个）。${ROOM}`,
      network: ({ nodes: planned, isMost, limit }) => `${comeTo(planned, isMost)}，而容器网络只能容纳 ${count(limit)} 个。${ROOM}`,
    },
  },
  'cce/scale-capacity': {
    title: '容器网络和节点子网能容纳集群规模的全部节点',
    why: '没有 Pod 地址块的节点无法启动 Pod，而容器隧道网络的容器网段和子网的网段都不能扩大。',
    says: {
      tunnel: ({ nodes: carried, flavor, scale }) => `容器网段只能容纳 ${count(carried)} 个节点（每个节点至少占用 16 个 Pod 地址），而 ${flavor} 可达 ${count(scale)} 个：集群会提前无法扩容。请使用更大的容器网段，或更小的集群规模。`,
      vpc: ({ nodes: carried, mask, flavor, scale }) => `容器网段只能容纳 ${count(carried)} 个节点（每个节点占用一个 /${mask} 网段），而 ${flavor} 可达 ${count(scale)} 个：集群会提前无法扩容。请使用更大的容器网段、减少每节点预留的 Pod IP 数，或使用更小的集群规模。`,
      subnet: ({ nodes: carried, flavor, scale }) => `节点子网的地址只够 ${count(carried)} 个节点使用，而 ${flavor} 可达 ${count(scale)} 个。请使用更大的子网，或更小的集群规模；以后的节点池可以使用其他子网。`,
    },
  },
  'cce/vpc-routes': {
    title: 'VPC 网络的每个节点需要一条路由',
    why: 'CCE 为每个节点在 VPC 路由表中写入一条路由。配额用尽后，新节点即使创建出来，其 Pod 也无法访问。',
    says: ({ nodes: planned, quota }) => `各节点池合计 ${count(planned)} 个节点，每个节点占用 VPC 的一条路由，而默认配额为 ${count(quota)} 条。请在创建之前申请提高配额。`,
  },
  'cce/turbo-pods': {
    title: '容器子网能容纳所有节点的 Pod',
    why: '每个 Pod 占用一个带有容器子网地址的网卡，另有一部分预热备用；地址用尽后，Pod 会停留在 ContainerCreating 状态。',
    says: {
      fewest: ({ addresses, nodes: planned, pods, needed }) => `容器子网有 ${count(addresses)} 个可供 Pod 使用的地址，而 ${count(planned)} 个节点、每个节点 ${pods} 个 Pod 需要 ${count(needed)} 个：部分 Pod 会一直等待地址。请使用更大的容器子网。`,
      most: ({ addresses, nodes: planned, pods, room }) => `容器子网有 ${count(addresses)} 个地址：如果每个节点都运行最多的 ${pods} 个 Pod，${count(planned)} 个节点中只有 ${count(room)} 个能为全部 Pod 分到地址，其余的 Pod 会等待地址。请使用更大的容器子网，或减少每个节点的 Pod 数（maxPods）。`,
    },
  },
  'cce/capacity': {
    title: '地址的容量',
    why: '每个节点加入时分得一个大小为 fixPoolMask 的网段并一直保留；容器网段能划分多少个这样的网段，集群就最多有多少个节点。',
    says: ({ nodes: most, pods, addresses }) => `最多 ${count(most)} 个节点，每个节点 ${pods} 个 Pod：每个节点的 ${count(addresses)} 个地址中，有三个不能供 Pod 使用。`,
  },
};
