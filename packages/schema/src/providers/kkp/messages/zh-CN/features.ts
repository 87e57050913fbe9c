import type { Translation } from '../../../../findings/message.js';
import { quoted, spaced } from '../../../../messages/zh-CN/words.js';
import type { FeatureId } from '../../catalog.js';
import type { features as en } from '../en/features.js';

/** 并非每个版本都有的功能，在控制台中的名称。 */
const CALLED: Readonly<Record<FeatureId, string>> = {
  nodeProxy: '节点出口代理',
  clusterAnnotations: '集群注解',
  auditWebhook: '审计 Webhook 后端',
  clusterBackup: '集群备份',
  disableCsiDriver: '“禁用 CSI 驱动”',
  encryptionAtRest: '静态加密',
  loadBalancerClasses: '集群的负载均衡器类',
  skipRouterReconciliation: '“跳过路由器协调”',
  staticNetwork: '机器的静态网络',
  configDrive: 'OpenStack 的配置驱动器',
  vmGroup: 'vSphere 的虚拟机组',
  kubelbLoadBalancerClass: 'KubeLB 的 LoadBalancer 类',
  kubelbGatewayApi: 'KubeLB 的 Gateway API',
  kyverno: 'Kyverno 策略管理',
};

/** 对 KKP 在集群之外运行的功能的检查结果。 */
export const features: Translation<typeof en> = {
  'kkp/field-release': {
    title: 'KKP 版本提供规划所要求的功能',
    why: '自定义资源中没有定义的字段，在写入对象时会被裁剪：既没有提示，也不起作用。',
    says: ({ release, feature, since }) => spaced`KKP ${release} 没有${CALLED[feature]}，${since} 是第一个提供它的版本。请将其留空，或选择较新的版本。`,
  },
  'kkp/rest-release': {
    title: '该版本的 REST API 也接受此项',
    why: '处理程序把自己的 ClusterSpec 中的字段逐一复制到 Cluster 对象，而这一类型比对象更晚才有此字段。',
    says: ({ release, feature }) => spaced`KKP ${release} 的 REST API 会忽略${CALLED[feature]}，因此 create-cluster.json 中不含此项。请用 kubectl 在 Seed 集群上创建集群，或事后在那里设置。`,
  },
  'kkp/kubelb-datacenter': {
    title: '数据中心已开启 KubeLB',
    why: 'ValidateNewClusterSpec 检查数据中心的 spec.kubelb 和 Seed 的 enableForAllDatacenters，都没有开启时拒绝创建集群。',
    says: ({ datacenter }) => `只有管理员在数据中心${datacenter === '' ? '' : ` ${datacenter} `}或其整个 Seed 上开启了 KubeLB，KKP 才接受它。它的负载均衡器有哪些地址族也由那里决定，请要求两种都有。`,
  },
  'kkp/object-name': {
    title: '已有的对象以其名称指定',
    why: 'KKP 按此名称向 API 服务器查询对象，而 API 服务器不会有名称不符合要求的对象。',
    says: {
      label: ({ name }) => (name === '' ? '没有填写命名空间，而 Secret 总是位于某个命名空间中。' : `${quoted(name)}不能用作命名空间的名称：只能使用小写字母、数字和连字符，最多 63 个字符。`),
      subdomain: ({ name }) => (name === '' ? '没有填写 Secret。其中保存着 Webhook 的配置，没有它 API 服务器无法启动。' : `${quoted(name)}不能用作 Kubernetes 对象的名称：只能使用小写字母、数字、连字符和点，最多 253 个字符。`),
    },
  },
  'kkp/audit-webhook-backoff': {
    title: '审计 Webhook 的初始退避时间是一段时长',
    why: '这段文本会成为 kube-apiserver 的 --audit-webhook-initial-backoff 参数，由 Go 的 ParseDuration 解析；无法解析时，API 服务器一启动就退出。',
    says: ({ backoff }) => `${quoted(backoff)}不是时长：应为带单位的数字，例如 10s 或 1m30s。留空则为 10s。`,
  },
  'kkp/audit-webhook-secret': {
    title: '审计 Webhook 的 Secret 与 API 服务器在同一命名空间',
    why: 'kube-apiserver 的 Deployment 仅按名称挂载它，也就是取自本命名空间；只有数据中心强制使用的 Webhook，KKP 才会把 Secret 复制过去。',
    says: ({ name }) => `API 服务器从 Seed 集群的命名空间 cluster-<集群 ID> 中读取 Secret ${name} 的键 webhook.yaml。该命名空间一出现就请将其放入：在此之前 API 服务器不会启动。`,
  },
};
