import type { Translation } from '../../../../findings/message.js';
import { CLOUD_PROVIDER_LABEL, MAX_CLUSTER_NAME_LENGTH } from '../../catalog.js';
import type { identity as en } from '../en/identity.js';
import { quoted } from '../../../../messages/zh-CN/words.js';

/** 对集群名称、版本和组成的检查结果。 */
export const identity: Translation<typeof en> = {
  'kkp/cluster-name': {
    title: '集群名称是以字母开头的 DNS 标签',
    why: '该名称用于 Seed 集群上的命名空间 cluster-<名称>，并成为主机名的一部分，因此 webhook 要求它是 RFC 1035 规定的标签。',
    says: {
      missing: () => '集群没有名称。KKP 接受小写字母、数字和连字符，且须以字母开头。',
      form: ({ name }) => `KKP 不接受名称${quoted(name)}：只能使用小写字母、数字和连字符，以字母开头，以字母或数字结尾。`,
    },
  },
  'kkp/cluster-name-length': {
    title: `集群名称最多 ${MAX_CLUSTER_NAME_LENGTH} 个字符`,
    why: 'AWS 角色的名称为 kubernetes-<名称>-control-plane，最长 64 个字符，留给集群名称的是 39 个，KKP 又预留了 3 个。',
    says: ({ length, most }) => `名称有 ${length} 个字符；KKP 最多接受 ${most} 个，因为它要用这个名称生成命名空间和云角色的名称。`,
  },
  'kkp/dashboard-name': {
    title: '显示名称也符合控制台的要求',
    why: 'API 接受任何非空的名称；限制来自控制台的表单，名称不符合时按钮一直不可用。',
    says: {
      special: ({ character }) => `名称中含有 ${character}，而 KKP 控制台不接受名称中的 | " < > [ ] { } \` \\ ' ; &：将无法在控制台中编辑此集群。`,
      short: ({ name, length, least }) => `${quoted(name)}有 ${length} 个字符；KKP 控制台要求至少 ${least} 个。`,
    },
  },
  'kkp/project-id': {
    title: '项目以其 ID 指定',
    why: 'webhook 以该文本查找 Project 对象，找不到就返回“no such project exists”。在控制台上看到的名称是另一个字段 spec.name。',
    says: ({ id }) => `${quoted(id)}不像是项目 ID：KKP 的项目 ID 为十个小写字母和数字，例如 abcd1234ef。请在控制台中项目的网址里查看，除非该项目是以其他名称创建的。`,
  },
  'kkp/project-required': {
    title: '集群属于某个项目',
    why: '谁能看到集群取决于其所属的项目。webhook 从标签读取项目并核实其存在，此后不允许再修改该标签。',
    says: {
      missing: () => '没有填写项目。KKP 不接受没有 project-id 标签的集群；项目 ID 在控制台中项目的网址里，为十个字符，例如 abcd1234ef。',
      form: ({ id }) => `${quoted(id)}不能用作项目 ID：它会成为 project-id 标签的值，只能使用字母、数字、连字符、点号和下划线。`,
    },
  },
  'kkp/datacenter-required': {
    title: '集群有数据中心',
    why: '控制平面由哪个 Seed 集群运行、机器创建在哪个区域、有哪些限制，都由数据中心决定，集群中没有其他字段能说明。',
    says: () => '没有填写数据中心。请填写 KKP 管理员为此云提供商配置的数据中心，例如 aws-eu-central-1a。',
  },
  'kkp/protected-labels': {
    title: '不使用 KKP 据以授权的标签',
    why: 'ProtectedClusterLabels 把 worker-name、project-id 和 is-credential-preset 列为与安全相关：前两个决定由哪个控制器处理、由哪些人访问该集群。',
    says: ({ key }) => `标签 ${key} 由 KKP 自行设置，并决定谁有哪些权限；请将其删除。`,
  },
  'kkp/kubernetes-version': {
    title: 'KKP 版本提供所选的 Kubernetes 版本',
    why: 'webhook 与 KubermaticConfiguration 中的版本比较，其默认列表随每个 KKP 版本而定，管理员可能修改过。',
    says: ({ release, version, minors, usual }) => `${version === '' ? `没有填写 Kubernetes 版本。KKP ${release} ` : `KKP ${release} 不提供 Kubernetes ${version}；`}可选 ${minors.join('、')}，默认为 ${usual}。`,
  },
  'kkp/cloud-provider-release': {
    title: 'KKP 版本支持所选的云提供商',
    why: '较新版本的 Cluster 资源定义和代码中都已没有该云提供商的配置块：该字段会被裁剪，而没有云提供商的集群会被拒绝。',
    says: ({ release, cloud, having }) => `KKP ${release} 不再支持 ${CLOUD_PROVIDER_LABEL[cloud]}；${having.join('、')} 还支持。请选择其他提供商，或使用较早的版本。`,
  },
  'kkp/pod-security-policy': {
    title: 'Kubernetes 1.25 起不再有 PodSecurityPolicy',
    why: 'kube-apiserver 遇到不认识的准入插件会在启动时退出，因此 KKP 的 webhook 会先拒绝该集群。',
    says: ({ version }) => `Kubernetes ${version} 中没有准入插件 PodSecurityPolicy，它在 1.25 中已不再提供。请改用始终开启的 Pod Security 准入。`,
  },
  'kkp/template-user': {
    title: '用户范围的模板指定了用户',
    why: 'API 只向注解“user”中的登录地址所对应的用户列出 user 范围的模板，其他人都看不到。',
    says: {
      missing: () => '模板供某一用户使用，却没有填写用户：谁都看不到它。请填写该用户登录所用的地址。',
      form: ({ user }) => `${quoted(user)}不是用户的地址；KKP 以电子邮件地址识别用户，例如 ada@example.com。`,
    },
  },
  'kkp/template-ssh-keys': {
    title: 'SSH 密钥随项目范围的模板保存',
    why: '密钥属于项目，而其他范围的模板会出现在每个项目中：控制台保存这类模板时会略去密钥（“SSH keys will not be saved”）。',
    says: ({ scope }) => `${scope} 范围的模板不应带有 SSH 密钥：请为由它创建的每个集群分别分配，不要运行 assign-ssh-keys.sh template。`,
  },
  'kkp/event-rate-limit-config': {
    title: 'EventRateLimit 配有限额',
    why: 'KKP 根据这些限额为该插件写入 eventconfig.yaml；一项都没有时，正如 KKP 校验代码中的注释所说，API 服务器会崩溃。',
    says: () => '准入插件 EventRateLimit 已开启，但没有配置任何限额：kube-apiserver 将无法启动。请至少设置 server、namespace、user 和 sourceAndObject 中的一项。',
  },
};
