import type { Translation } from '../../../../findings/message.js';
import { CLOUD_PROVIDER_LABEL, MAX_CLUSTER_NAME_LENGTH } from '../../catalog.js';
import type { identity as en } from '../en/identity.js';
import { quoted } from '../../../../messages/zh-CN/words.js';

/** 对集群名称、版本和组成的检查结果。 */
export const identity: Translation<typeof en> = {
  'kkp/cluster-name': {
    title: '集群名称是以字母开头的 DNS 标签',
    says: {
      missing: () => '集群没有名称。KKP 接受小写字母、数字和连字符，且须以字母开头。',
      form: ({ name }) => `KKP 不接受名称${quoted(name)}：只能使用小写字母、数字和连字符，以字母开头，以字母或数字结尾。`,
    },
  },
  'kkp/cluster-name-length': {
    title: `集群名称最多 ${MAX_CLUSTER_NAME_LENGTH} 个字符`,
    says: ({ length, most }) => `名称有 ${length} 个字符；KKP 最多接受 ${most} 个，因为它要用这个名称生成命名空间和云角色的名称。`,
  },
  'kkp/dashboard-name': {
    title: '显示名称也符合控制台的要求',
    says: {
      special: ({ character }) => `名称中含有 ${character}，而 KKP 控制台不接受名称中的 | " < > [ ] { } \` \\ ' ; &：将无法在控制台中编辑此集群。`,
      short: ({ name, length, least }) => `${quoted(name)}有 ${length} 个字符；KKP 控制台要求至少 ${least} 个。`,
    },
  },
  'kkp/project-id': {
    title: '项目以其 ID 指定',
    says: ({ id }) => `${quoted(id)}不像是项目 ID：KKP 的项目 ID 为十个小写字母和数字，例如 abcd1234ef。请在控制台中项目的网址里查看，除非该项目是以其他名称创建的。`,
  },
  'kkp/project-required': {
    title: '集群属于某个项目',
    says: {
      missing: () => '没有填写项目。KKP 不接受没有 project-id 标签的集群；项目 ID 在控制台中项目的网址里，为十个字符，例如 abcd1234ef。',
      form: ({ id }) => `${quoted(id)}不能用作项目 ID：它会成为 project-id 标签的值，只能使用字母、数字、连字符、点号和下划线。`,
    },
  },
  'kkp/datacenter-required': {
    title: '集群有数据中心',
    says: () => '没有填写数据中心。请填写 KKP 管理员为此云提供商配置的数据中心，例如 aws-eu-central-1a。',
  },
  'kkp/protected-labels': {
    title: '不使用 KKP 据以授权的标签',
    says: ({ key }) => `标签 ${key} 由 KKP 自行设置，并决定谁有哪些权限；请将其删除。`,
  },
  'kkp/kubernetes-version': {
    title: 'KKP 版本提供所选的 Kubernetes 版本',
    says: ({ release, version, minors, usual }) => `${version === '' ? `没有填写 Kubernetes 版本。KKP ${release} ` : `KKP ${release} 不提供 Kubernetes ${version}；`}可选 ${minors.join('、')}，默认为 ${usual}。`,
  },
  'kkp/cloud-provider-release': {
    title: 'KKP 版本支持所选的云提供商',
    says: ({ release, cloud, having }) => `KKP ${release} 不再支持 ${CLOUD_PROVIDER_LABEL[cloud]}；${having.join('、')} 还支持。请选择其他提供商，或使用较早的版本。`,
  },
  'kkp/pod-security-policy': {
    title: 'Kubernetes 1.25 起不再有 PodSecurityPolicy',
    says: ({ version }) => `Kubernetes ${version} 中没有准入插件 PodSecurityPolicy，它在 1.25 中已不再提供。请改用始终开启的 Pod Security 准入。`,
  },
  'kkp/event-rate-limit-config': {
    title: 'EventRateLimit 配有限额',
    says: () => '准入插件 EventRateLimit 已开启，但没有配置任何限额：kube-apiserver 将无法启动。请至少设置 server、namespace、user 和 sourceAndObject 中的一项。',
  },
};
