import { zhCN as topology } from './zh-CN/topology.js';
import { FAMILY_LABEL } from '../address/family.js';
import type { Translation } from '../findings/message.js';
import type { en, nodeAddresses as englishAddresses } from './en.js';
import { clusters } from './zh-CN/clusters.js';
import { document } from './zh-CN/document.js';
import { balancers } from './zh-CN/load-balancers.js';
import { nat64 } from './zh-CN/nat64.js';
import { heads } from './zh-CN/heads.js';
import { mistakes } from './zh-CN/mistakes.js';
import { problems } from './zh-CN/problems.js';
import { use } from './zh-CN/use.js';
import { BLOCKS, count, listed, named, spaced } from './zh-CN/words.js';

export { problems };

/** What is wrong with the addresses of listed nodes. Rules that say it have these wordings among their own. */
export const nodeAddresses: Translation<typeof englishAddresses> = {
  ...problems,
  missing: ({ node, family, ipFamily }) => spaced`${listed(node)}没有 ${FAMILY_LABEL[family]} 地址，而集群使用 ${ipFamily}：节点在加入之前，每个地址族都要有一个地址。`,
  twice: ({ node, other, text }) => spaced`${listed(node)}与${listed(other)}的地址相同，都是 ${text}。`,
  family: ({ text, family }) => `${text} 不是 ${FAMILY_LABEL[family]} 地址。`,
  'with-prefix': ({ node, text, address }) => spaced`${listed(node)}的地址 ${text} 带有所在网络的前缀长度；节点只写地址：${address}。`,
  block: ({ node, text, kind, rfc }) => spaced`${listed(node)}的地址 ${text} 是${BLOCKS[kind]}（${rfc}），其他主机都无法访问。请改用其他节点能够访问的地址。`,
  'in-range': ({ node, text, range }, words) => spaced`${listed(node)}的地址 ${text} 位于${named(range, words)} 之内。节点的地址须在 Pod 和 Service 的网段之外。`,
};

/** Every text that belongs to no provider, in Simplified Chinese. */
export const zhCN: Translation<typeof en> = {
  rules: {
    'kubernetes/invalid-cidr': {
      title: '每个网段都按 CIDR 格式书写',
      why: 'kube-apiserver、控制器管理器和 kube-proxy 在启动时解析网段，解析失败就会退出。某个解析器放过的写法，另一个可能解读成别的地址。',
      says: problems,
    },
    'kubernetes/host-bits': {
      title: '网段的主机位全为 0',
      why: '路由只看前缀。有的系统会直接截掉主机位而不提示，有的会拒绝，因此实际生效的从来不是所写的网段。',
      says: problems['host-bits'],
    },
    ...clusters,
    ...balancers,
    ...nat64,
    ...use,
    ...document,
  },
  fixes: {
    use: ({ value }) => `使用 ${value}`,
    'use-option': ({ option }, { nameOf }) => `使用“${nameOf(option)}”`,
    'use-free': ({ value }) => `使用空闲的 ${value}`,
    'use-for': ({ name, value }, { nameOf }) => spaced`把${nameOf(name)}改为 ${value}`,
    'use-mask': ({ mask }) => `使用 /${mask}`,
    'use-node-mask': ({ mask }) => `使用节点掩码 /${mask}`,
    'use-random': ({ value }) => `使用随机网段 ${value}`,
    'use-external': '改用集群外的网关',
    'use-upstream': '由节点的 DNS 解析器完成',
    remove: ({ value }) => (value === '' ? '删除' : `删除 ${value}`),
    'remove-it': '删除',
    'remove-this': '删除此项',
    'leave-empty': '留空',
    'keep-first': ({ most }) => `保留前 ${most} 项`,
    'call-it': ({ name }) => `改名为 ${name}`,
    shrink: ({ value }) => `缩小为 ${value}`,
    'shrink-other': ({ name, value }, { nameOf }) => spaced`把${nameOf(name)}缩小为 ${value}`,
    move: ({ name, value }, { nameOf }) => spaced`把${nameOf(name)}移到 ${value}`,
    'move-from': ({ name, from, value }, { nameOf }) => spaced`把${nameOf(name)} ${from} 移到 ${value}`,
  },
  names: {
    pods: 'Pod 网段',
    services: 'Service 网段',
    nodes: '节点网络',
    endpoint: '控制平面端点',
    node: (each) => spaced`${listed(each)}的地址`,
    'load-balancers': ({ pool, number }) => spaced`负载均衡地址池 ${pool ?? String(number)}`,
    nat64: 'NAT64 前缀',
    reserved: '保留网段',
    ...topology,
  },
  reasons: {
    'node-ranges': ({ count: ranges, mask }) => `共有 ${count(ranges)} 个 /${mask} 网段，每个节点占用一个。`,
    blocks: ({ count: blocks, mask }) => `共有 ${count(blocks)} 个 /${mask} 块，每个节点至少占用一个。`,
    pool: ({ addresses, each }) => `所有 Pod 共用 ${count(addresses)} 个地址，每个节点最多运行 ${each} 个 Pod。`,
    hosts: ({ addresses, others }) => `共有 ${count(addresses)} 个地址${others === 0 ? '' : `，其中 ${others} 个用作浮动地址或网关`}。`,
    subnet: ({ addresses, kept }) => `子网有 ${count(addresses)} 个地址，其中 ${kept} 个由云平台保留。`,
    scale: ({ scale }) => `集群规模 ${scale} 最多管理这么多节点。`,
    system: ({ type }) => `${type} 只有一台主机。`,
  },
  notes: {
    nothing: () => '不影响其他内容。',
    also: ({ changes }) => spaced`同时${changes.map(({ field, value }) => (value === undefined ? spaced`删除${field}` : spaced`将${field}设为 ${value}`)).join('，')}。`,
    removes: ({ findings }) => `另有 ${findings} 条检查结果随之消除。`,
    warning: ({ message }) => `随后会出现警告：${message}`,
    together: ({ sentences }) => sentences.join(''),
  },
  mistakes,
  heads,
  fields: {
    inFamily: ({ field, family }) => `${field}（${FAMILY_LABEL[family]}）`,
    inEntry: ({ entry, field }) => `${entry}：${field}`,
  },
};
