import { formatCount } from '../../../../address/capacity.js';
import type { Translation } from '../../../../findings/message.js';
import { quoted, spaced } from '../../../../messages/zh-CN/words.js';
import type { basic as english } from '../en/basic.js';
import { MODELS, SITES, TYPES } from './words.js';

const NAME_HINT = '由 4 到 128 个小写字母、数字和连字符组成，以字母开头，不能以连字符结尾，例如 prod-eu-1';
const scalesOf = (scales: readonly { readonly id: string; readonly nodes: number }[]) => scales.map(({ id, nodes }) => `${id}（${formatCount(BigInt(nodes))} 个节点）`).join('、');

/** What is said of the cluster itself and what it is called. */
export const basic: Translation<typeof english> = {
  'cce/cluster-name': {
    title: '集群名称由 4 到 128 个小写字母、数字和连字符组成',
    says: {
      missing: () => `集群还没有名称：须${NAME_HINT}。`,
      invalid: ({ name }) => `${quoted(name)}不能用作集群名称：须${NAME_HINT}。`,
    },
  },
  'cce/description': {
    title: '描述最多 200 个字符',
    says: {
      long: ({ length, most }) => `描述有 ${length} 个字符；CCE 最多接受 ${most} 个。`,
      brackets: () => '描述中含有 < 或 >，控制台不接受。请去掉。',
    },
  },
  'cce/labels': {
    title: '集群的标签由 CCE 自行设置',
    says: () => '这些标签只保留在规划中：集群的标签由 CCE 自行设置，其他标签会被忽略。需要保留的信息请写入资源标签。',
  },
  'cce/region': {
    title: '区域属于所选的云平台',
    says: {
      missing: ({ site, regions }) => spaced`还没有填写区域；${SITES[site]}的区域有 ${regions.join('、')} 等。API 和所有资源都在同一个区域内。`,
      syntax: ({ region, example }) => `${quoted(region)}不像是区域；区域的写法例如 ${example}。`,
      elsewhere: ({ region, of, site, regions }) => spaced`${region} 是${SITES[of]}的区域，而此规划的目标平台是${SITES[site]}，其区域有 ${regions.join('、')} 等。`,
    },
  },
  'cce/version-format': {
    title: '版本的写法为 vX.Y、vX.Y.Z 或 vX.Y.Z-rN',
    says: ({ version }) => `${quoted(version)}不是 CCE 的版本：写法为 v1.33、v1.33.5 或 v1.33.5-r20。`,
  },
  'cce/version-offered': {
    title: '版本是控制台提供的三个版本之一',
    says: ({ version, offered }) => `控制台不再提供 CCE ${version}，只提供最新的三个版本：${offered.join('、')}。更早的版本只能通过 API 创建，且以 CCE 仍然保留该版本为前提。`,
  },
  'cce/version-conflict': {
    title: '规划中只有一个版本',
    says: ({ kubernetes, version }) => `规划中同时有 Kubernetes ${kubernetes} 和 CCE ${version}。CCE 使用自己的版本，请删除前者。`,
  },
  'cce/flavor': {
    title: '云平台提供所选的集群规模',
    says: {
      missing: ({ site, scales }) => spaced`还没有选择集群规模；${SITES[site]}提供 ${scalesOf(scales)}。集群规模以后只能扩大。`,
      unknown: ({ flavor, site, scales }) => spaced`${SITES[site]}没有集群规模${quoted(flavor)}，只提供 ${scalesOf(scales)}。集群规模以后只能扩大。`,
    },
  },
  'cce/multi-az-masters': {
    title: '控制节点跨可用区分布需要三个控制节点',
    says: ({ flavor, bigger }) => `${flavor} 只有一个控制节点，无法跨可用区分布。请改用 ${bigger}，或只使用一个可用区。`,
  },
  'cce/master-zones': {
    title: '每个控制节点各有一个可用区',
    says: {
      both: () => '既逐个指定了控制节点的可用区，又要求 CCE 自动跨可用区分布。两者只能选择其一。',
      count: ({ named, flavor, masters }) => `为控制节点指定了 ${named} 个可用区，而 ${flavor} 有 ${masters} 个控制节点：请指定 ${masters} 个，或者不指定。`,
      missing: ({ number, example }) => `还没有指定控制节点 ${number} 的可用区；写法例如 ${example}。`,
    },
  },
  'cce/cluster-type-model': {
    title: '集群类型支持所选的网络模型',
    says: ({ type, model, models }) => spaced`${TYPES[type]}不支持${MODELS[model]}（${model}），只支持${models.map((each) => `${MODELS[each]}（${each}）`).join('、')}。`,
  },
  'cce/otc-enterprise-project': {
    title: '只有华为云支持在创建集群时指定企业项目',
    says: () => '指定了企业项目，而 Open Telekom Cloud 的 API 创建集群时没有该字段。请在集群创建后到控制台上设置。',
  },
  'cce/tags': {
    title: '资源标签的键最多 36 个字符，值最多 43 个字符',
    says: {
      count: ({ count, most }) => `有 ${count} 个标签；此资源最多接受 ${most} 个。`,
      key: ({ key, most }) => `${quoted(key)}不能用作标签的键：须为 1 到 ${most} 个字母、数字、连字符、下划线和 @。`,
      value: ({ value, most }) => `${quoted(value)}不能用作标签的值：最多 ${most} 个字母、数字、连字符、下划线和 @。`,
    },
  },
  'cce/custom-san': {
    title: '自定义 SAN 是 IP 地址或域名',
    says: ({ name }) => `${quoted(name)}既不是 IP 地址也不是域名，不能写入 API Server 的证书。写法例如 api.example.com 或 192.168.0.10。`,
  },
  'cce/timezone': {
    title: '时区取自 IANA 时区数据库',
    says: ({ timezone }) => `IANA 时区数据库中没有${quoted(timezone)}；时区的写法例如 Europe/Berlin 或 Asia/Shanghai。`,
  },
  'cce/authenticating-proxy': {
    title: '使用已有证书进行认证需要您提供三个文件',
    says: () => '需要您提供 CA 证书、客户端证书（有效期须超过五年，不能使用 SHA-1 签名）及其未加密的私钥，每个文件均小于 1 MB。使用生成的文件时会要求提供，规划本身不保存它们。',
  },
};
