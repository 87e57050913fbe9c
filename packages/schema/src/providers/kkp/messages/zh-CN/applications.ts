import type { Translation } from '../../../../findings/message.js';
import { quoted } from '../../../../messages/zh-CN/words.js';
import type { applications as en } from '../en/applications.js';

/** 关于集群中安装内容的规则。 */
export const applications: Translation<typeof en> = {
  'kkp/application-form': {
    title: '应用具有名称、版本和命名空间',
    why: '控制器把每一项变成一个 ApplicationInstallation：名称和命名空间由 API 服务器检查，版本由 webhook 在 ApplicationDefinition 中查找。',
    says: {
      name: ({ name }) => (name === '' ? '应用没有名称。请使用小写字母、数字和连字符为其命名。' : `${quoted(name)}不能用作应用的名称：只能使用小写字母、数字和连字符，最多 63 个字符。`),
      twice: ({ name, namespace }) => `命名空间 ${namespace} 中有两个应用都叫 ${name}；KKP 只创建第一个，忽略第二个。`,
      application: () => '没有说明要安装哪个应用。请填写它在目录中的名称，例如 cert-manager。',
      version: ({ version }) => (version === '' ? '应用没有版本。请填写目录中的版本，例如 1.32.0。' : `${quoted(version)}不是版本号：应为用点分隔的数字，例如 1.32.0。`),
      namespace: ({ namespace }) => (namespace === '' ? '应用没有命名空间。请填写要安装到的命名空间。' : `${quoted(namespace)}不能用作命名空间的名称：只能使用小写字母、数字和连字符，最多 63 个字符。`),
    },
  },
  'kkp/application-values': {
    title: '应用的取值是 JSON 对象',
    why: 'Helm 把 valuesBlock 当作一个 YAML 映射读取，而 JSON 也是 YAML；不是映射时该应用安装失败，集群的其余部分照常创建。',
    says: () => '取值不是 JSON 对象。请写成一行，例如 {"replicaCount": 2}，或留空。',
  },
  'kkp/autoscaler-application': {
    title: '节点池的上下限需要 Cluster Autoscaler',
    why: '上下限是 MachineDeployment 的两个注解，只有自动伸缩器会读取。从 v2.28 起它是一个应用，控制台也只在启用它时才提供这两项。',
    says: ({ pool }) => `${pool === '' ? '此节点池' : `节点池 ${pool} `}设置了最小或最大副本数，而规划中没有安装 Cluster Autoscaler 应用：副本数不会变化。`,
  },
  'kkp/metallb-application': {
    title: '应用目录中有 MetalLB 时，以应用的形式安装',
    why: 'Enterprise Edition 自带默认目录，其 ApplicationInstallation 会随集群升级；手工应用的清单则保持原样。',
    says: {
      offered: ({ release, version }) => `KKP ${release} 的 Enterprise Edition 默认目录中有 MetalLB ${version}；不使用它时，README 用清单安装 MetalLB。`,
      version: ({ version, installed }) => `规划写的是 MetalLB ${version}，而应用安装的是 ${installed}：地址池用于后者。`,
    },
  },
  'kkp/load-balancers-of-cloud': {
    title: '规划中的负载均衡器只用于自身不提供的云',
    why: 'KKP 为每个这样的提供商运行云控制器管理器，它处理所有未设置 loadBalancerClass 的此类 Service；两者会同时改写其状态。',
    says: ({ cloud }) => `${cloud} 自己提供负载均衡器：规划中的负载均衡器会处理同样的 Service。请将其删除。`,
  },
  'kkp/cni-values': {
    title: 'CNI 取值是 JSON 对象',
    why: '控制器用 json.Unmarshal 解析注解 kubermatic.io/initial-cni-values-request；解析失败时不会安装网络插件，节点都无法就绪。',
    says: () => 'CNI 取值不是 JSON 对象。请写成一行，例如 {"operator": {"replicas": 2}}，或留空。',
  },
  'kkp/cni-application': {
    title: 'CNI 取值和 Ingress 只用于 Cilium',
    why: 'KKP 从 Cilium 1.13 起以应用的形式安装它，并带有 Helm 取值；Canal 和更早的版本是插件，不读取任何取值。',
    says: ({ from }) => `此项不起作用：取值和 Ingress 只用于 ${from} 及更高版本的 Cilium。请留空，或选择 Cilium。`,
  },
};
