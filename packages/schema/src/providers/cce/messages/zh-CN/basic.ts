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
    why: 'CCE 在创建集群之前以 ^[a-z][a-z0-9-]{2,126}[a-z0-9]$ 校验名称，集群的资源也以它开头命名。',
    says: {
      missing: () => `集群还没有名称：须${NAME_HINT}。`,
      invalid: ({ name }) => `${quoted(name)}不能用作集群名称：须${NAME_HINT}。`,
    },
  },
  'cce/description': {
    title: '描述最多 200 个字符',
    why: '该字段在请求体中，过长时 API 返回 CCE.01400001（请求体不合法）；控制台按原样显示，因此不接受标记符号。',
    says: {
      long: ({ length, most }) => `描述有 ${length} 个字符；CCE 最多接受 ${most} 个。`,
      brackets: () => '描述中含有 < 或 >，控制台不接受。请去掉。',
    },
  },
  'cce/labels': {
    title: '集群的标签由 CCE 自行设置',
    why: '集群的 metadata.labels 由 CCE 写入自己的键（例如启用的特性门控），请求中的内容会被丢弃。',
    says: () => '这些标签只保留在规划中：集群的标签由 CCE 自行设置，其他标签会被忽略。需要保留的信息请写入资源标签。',
  },
  'cce/region': {
    title: '区域属于所选的云平台',
    why: '区域是各终端节点的一部分，例如 cce.cn-north-4.myhuaweicloud.com。写错时域名不存在，或指向另一个云平台，凭据在那里无效。',
    says: {
      missing: ({ site, regions }) => spaced`还没有填写区域；${SITES[site]}的区域有 ${regions.join('、')} 等。API 和所有资源都在同一个区域内。`,
      syntax: ({ region, example }) => `${quoted(region)}不像是区域；区域的写法例如 ${example}。`,
      elsewhere: ({ region, of, site, regions }) => spaced`${region} 是${SITES[of]}的区域，而此规划的目标平台是${SITES[site]}，其区域有 ${regions.join('、')} 等。`,
    },
  },
  'cce/version-format': {
    title: '版本的写法为 vX.Y、vX.Y.Z 或 vX.Y.Z-rN',
    why: '省略补丁号和修订号时，CCE 使用该次要版本的最新版本。格式不符时返回 CCE.01400015（“Version not supported.”）。',
    says: ({ version }) => `${quoted(version)}不是 CCE 的版本：写法为 v1.33、v1.33.5 或 v1.33.5-r20。`,
  },
  'cce/version-offered': {
    title: '版本是云平台支持创建新集群的版本',
    why: 'CCE 只用维护期内的版本创建集群。停止维护后，API 会以 CCE.01400015 拒绝创建，已有的集群也不再有修复。',
    says: {
      ended: ({ version, until, site, versions }) => spaced`${SITES[site]}对 CCE ${version} 的服务截止到 ${until}，此后不支持创建该版本的新集群。列出的版本有 ${versions.join('、')}。`,
      unlisted: ({ version, site, versions }) => spaced`${SITES[site]}没有列出 CCE ${version}，列出的版本有 ${versions.join('、')}。所在区域的控制台是否提供其他版本，请在控制台查看。`,
    },
  },
  'cce/version-conflict': {
    title: '规划中只有一个版本',
    why: 'Kubernetes 的版本由 CCE 的版本决定：v1.33.5-r20 就是 CCE 构建的 1.33.5。API 中只有一个版本字段。',
    says: ({ kubernetes, version }) => `规划中同时有 Kubernetes ${kubernetes} 和 CCE ${version}。CCE 使用自己的版本，请删除前者。`,
  },
  'cce/flavor': {
    title: '云平台提供所选的集群规模',
    why: '规格决定控制节点的数量和大小，从而决定能管理多少节点。未知的规格会返回 CCE.01400004。',
    says: {
      missing: ({ site, scales }) => spaced`还没有选择集群规模；${SITES[site]}提供 ${scalesOf(scales)}。集群规模以后只能扩大。`,
      unknown: ({ flavor, site, scales }) => spaced`${SITES[site]}没有集群规模${quoted(flavor)}，只提供 ${scalesOf(scales)}。集群规模以后只能扩大。`,
    },
  },
  'cce/multi-az-masters': {
    title: '控制节点跨可用区分布需要三个控制节点',
    why: 's1 规格只有一个控制节点，etcd 也只有一份；要分布到多个可用区，需要 s2 规格，其控制节点为三个。',
    says: ({ flavor, bigger }) => `${flavor} 只有一个控制节点，无法跨可用区分布。请改用 ${bigger}，或只使用一个可用区。`,
  },
  'cce/master-zones': {
    title: '每个控制节点各有一个可用区',
    why: 'clusterAZ: multi_az 由 CCE 分配可用区，masters[] 则逐个指定；Terraform Provider 不允许两者并存，API 要求条目数等于控制节点数。',
    says: {
      both: () => '既逐个指定了控制节点的可用区，又要求 CCE 自动跨可用区分布。两者只能选择其一。',
      count: ({ named, flavor, masters }) => `为控制节点指定了 ${named} 个可用区，而 ${flavor} 有 ${masters} 个控制节点：请指定 ${masters} 个，或者不指定。`,
      missing: ({ number, example }) => `还没有指定控制节点 ${number} 的可用区；写法例如 ${example}。`,
    },
  },
  'cce/cluster-type-model': {
    title: '集群类型支持所选的网络模型',
    why: '集群类型取决于网络模型：eni 为每个 Pod 分配一个 VPC 网卡，这就是 Turbo；其他模型都叠加在节点网络之上。',
    says: ({ type, model, models }) => spaced`${TYPES[type]}不支持${MODELS[model]}（${model}），只支持${models.map((each) => `${MODELS[each]}（${each}）`).join('、')}。`,
  },
  'cce/otc-enterprise-project': {
    title: '只有华为云支持在创建集群时指定企业项目',
    why: 'extendParam.enterpriseProjectId 是华为云的参数；Open Telekom Cloud 的 API 参考中，该对象没有此参数，填写的内容会丢失。',
    says: () => '指定了企业项目，而 Open Telekom Cloud 的 API 创建集群时没有该字段。请在集群创建后到控制台上设置。',
  },
  'cce/tags': {
    title: '资源标签的键最多 36 个字符，值最多 43 个字符',
    why: '标签服务在创建资源时校验键、值和数量；只要有一个不合格，整个资源都会被拒绝。',
    says: {
      count: ({ count, most }) => `有 ${count} 个标签；此资源最多接受 ${most} 个。`,
      key: ({ key, most }) => `${quoted(key)}不能用作标签的键：须为 1 到 ${most} 个字母、数字、连字符、下划线和 @。`,
      value: ({ value, most }) => `${quoted(value)}不能用作标签的值：最多 ${most} 个字母、数字、连字符、下划线和 @。`,
    },
  },
  'cce/custom-san': {
    title: '自定义 SAN 是 IP 地址或域名',
    why: 'CCE 把这些条目作为 IP 或 DNS 名称写入 kube-apiserver 的证书；客户端若用证书以外的名称连接，TLS 校验会失败。',
    says: ({ name }) => `${quoted(name)}既不是 IP 地址也不是域名，不能写入 API Server 的证书。写法例如 api.example.com 或 192.168.0.10。`,
  },
  'cce/timezone': {
    title: '时区取自 IANA 时区数据库',
    why: 'CCE 在创建控制节点和工作节点时，按 tz 数据库中的名称设置时区，创建后无法更改。',
    says: ({ timezone }) => `IANA 时区数据库中没有${quoted(timezone)}；时区的写法例如 Europe/Berlin 或 Asia/Shanghai。`,
  },
  'cce/authenticating-proxy': {
    title: '使用已有证书进行认证需要您提供三个文件',
    why: '在此模式下，kube-apiserver 信任持有您的 CA 所签证书者传来的请求头；缺少 CA、证书或私钥，就没有可信任的对象。',
    says: () => '需要您提供 CA 证书、客户端证书（有效期须超过五年，不能使用 SHA-1 签名）及其未加密的私钥，每个文件均小于 1 MB。使用生成的文件时会要求提供，规划本身不保存它们。',
  },
};
