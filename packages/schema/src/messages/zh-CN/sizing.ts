import { FAMILY_LABEL } from '../../address/family.js';
import type { Translation } from '../../findings/message.js';
import type { sizing as en } from '../en/sizing.js';
import { count } from './words.js';

const nodesOf = (nodes: number) => `${count(String(nodes))} 个节点`;

/** How large the ranges of a plan have to be, in Simplified Chinese. */
export const sizing: Translation<typeof en> = {
  sums: {
    mask: ({ pods, mask, addresses, isUsual, usual }) =>
      isUsual ? `每个节点 ${pods} 个 Pod 用不了这么多，但 kubelet 默认最多运行 ${usual} 个，因此取 /${mask}，有 ${count(addresses)} 个地址。` : `每个节点 ${pods} 个 Pod，取 /${mask}：有 ${count(addresses)} 个地址，新建的 Pod 不会马上用到刚释放的地址。`,
    mask6: ({ mask, usual }) => (usual ? `每个节点一个 /${mask}，与 Kubernetes 自身划分 IPv6 的方式相同。` : `每个节点一个 /${mask}：没有足够的空间为每个节点划分 /64。`),
    'node-ranges': ({ nodes, mask, ranges, prefix }) => `${nodesOf(nodes)}占用 ${count(ranges)} 个 /${mask} 网段中的${nodes === Number(ranges) ? '全部' : ` ${count(String(nodes))} 个`}，因此取 /${prefix}。`,
    pool: ({ nodes, each, addresses }) => `${nodesOf(nodes)}，每个 ${count(String(each))} 个地址，取自共用的 ${count(addresses)} 个地址。`,
    services: ({ services, addresses }) => `${count(String(services))} 个 Service，取自 ${count(addresses)} 个地址。`,
    hosts: ({ nodes, beside, addresses }) => `${nodesOf(nodes)}，另留 ${beside} 个地址给网关、负载均衡器和替换中的节点，取自 ${count(addresses)} 个地址。`,
    link: ({ nodes }) => `${nodesOf(nodes)}使用一个 /64，与每个 IPv6 网络相同。`,
    network: ({ addresses }) => `大小不变，有 ${count(addresses)} 个地址。`,
    moved: ({ range }) => `大小不变，位置改变，因为他人已占用 ${range} 中的地址。其中的地址随之移动。`,
    subnet: ({ nodes, beside, kept, addresses }) => `${nodesOf(nodes)}，另留 ${beside} 个地址给负载均衡器和替换中的节点，云平台保留 ${kept} 个，取自 ${count(addresses)} 个地址。`,
    'shared-subnet': ({ nodes, each, kept, addresses }) => `${nodesOf(nodes)}及其 Pod，每个节点最多 ${each} 个，云平台保留 ${kept} 个地址，取自 ${count(addresses)} 个地址。`,
    'pod-subnet': ({ nodes, each, subnets, kept, addresses }) => `${nodesOf(nodes)}，每个最多 ${each} 个 Pod${subnets === 1 ? '' : `，分布在 ${subnets} 个子网中`}，云平台保留 ${kept} 个地址，取自 ${count(addresses)} 个地址。`,
    vpc: ({ parts, prefix }) => `容纳 ${parts.join(' 和 ')}，因此取 /${prefix}。`,
    blocks: ({ nodes, blocks, mask, addresses }) => `${nodesOf(nodes)}，每个 ${blocks} 个 /${mask} 块，取自 ${count(addresses)} 个地址。`,
    'reserved-range': ({ pods, mask, kept }) => `每个节点 ${pods} 个 Pod，另有 ${kept} 个地址不分配给 Pod，因此每个节点取 /${mask}。`,
    'nodes-now': ({ nodes }) => `节点池起初有 ${nodesOf(nodes)}。`,
    'nodes-least': ({ nodes }) => `不会缩减到 ${nodesOf(nodes)}以下。`,
    'nodes-most': ({ nodes }) => `最多扩展到 ${nodesOf(nodes)}。`,
    scale: ({ nodes, most }) => `能够管理 ${nodesOf(nodes)}的最小集群规模，最多 ${count(String(most))} 个。`,
  },
  limits: {
    'node-bits': ({ nodes, bits, most }) => `${nodesOf(nodes)}太多：节点掩码最多比 Pod 网段长 ${bits} 位，因此最多有 ${count(String(most))} 个节点的网段。`,
    'beyond-family': ({ nodes, mask, family }) => `没有 ${FAMILY_LABEL[family]} 网段能够为 ${nodesOf(nodes)}各提供一个 /${mask}。`,
    services: ({ services, most, shortest, name }, { nameOf }) => `${count(String(services))} 个 Service 太多：“${nameOf(name)}”最大为 /${shortest}，可供 Service 使用的地址有 ${count(most)} 个。`,
    'services-lane': ({ name, range, services, carries }, { nameOf }) => `“${nameOf(name)}”固定为 ${range}，只能容纳 ${count(carries)} 个 Service，不足 ${count(String(services))} 个。`,
    'pods-of-node': ({ pods, most }) => `每个节点 ${pods} 个 Pod 太多：此网络模型的节点最多运行 ${most} 个。`,
    'pods-of-cluster': ({ nodes, each, most }) => `${nodesOf(nodes)}、每个 ${each} 个 Pod 太多：Turbo 集群最多运行 ${count(most)} 个 Pod。`,
    scale: ({ nodes, most }) => `${nodesOf(nodes)}太多：CCE 最大的集群规模管理 ${count(String(most))} 个。`,
    revert: () => '此规划从运行中的系统删除一个地址族，没有需要确定大小的网段。',
    lane: ({ name, nodes, carries }, { nameOf }) => `“${nameOf(name)}”已经存在，能够容纳 ${count(carries)} 个节点，不足 ${count(String(nodes))} 个。`,
    room: ({ name, prefix, places, largest }, { nameOf }) => `${places.join('、')} 中没有空闲的 /${prefix} 可用于“${nameOf(name)}”。${largest === undefined ? '其中的地址已全部占用。' : `最大的空闲网段是 ${largest}。`}`,
    'no-block': ({ name, blocks }, { nameOf }) => `“${nameOf(name)}”须位于 ${blocks.join('、')} 之内，而没有地址池位于其中。`,
    rules: ({ message }) => `这样的规划仍会被拒绝：${message}`,
    unreadable: ({ message }) => `无法读取此规划：${message}`,
  },
};
