import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { quoted } from '../../../../messages/zh-CN/words.js';
import type { bootstrapFields as englishFields, bootstrapRules as english, bootstrapTerms as englishTerms } from '../en/bootstrap.js';

const OIDC = { issuerUrl: '颁发者 URL', clientId: '客户端 ID', usernameClaim: '用户名声明' } as const;
const SETTINGS = { apiserverExtraArgs: 'kube-apiserver 的参数名（不带连字符前缀），例如 event-ttl', kubeletConfigurations: 'KubeletConfiguration 的字段名，例如 maxPods' } as const;

/** 除网络外，只有新系统才需要的设置的检查结果。 */
export const bootstrapRules: Translation<typeof english> = {
  'starlingx/host-record': {
    title: '每条主机记录都有自己的名称、域名和地址',
    why: 'validate-config 按逗号拆分记录，其中没有域名或没有地址时即终止。dnsmasq 的配置，以及它启动之前的 /etc/hosts，都由此生成。',
    says: {
      name: ({ number, name }) => (name === '' ? `第 ${number} 条主机记录没有名称。请填写一个词。` : `${quoted(name)}不能用作主机记录的名称：须为一个词，不含等号、冒号和方括号。`),
      twice: ({ name }) => `有两条主机记录都叫${quoted(name)}，而 YAML 映射只保留其中一条。`,
      same: ({ number }) => `第 ${number} 条主机记录与前面某一条内容相同。playbook 不接受重复的记录。`,
      'no-domain': ({ number }) => `第 ${number} 条主机记录没有域名。请至少填写一个。`,
      domain: ({ domain }) => `${quoted(domain)}在此不是域名：由字母、数字和连字符组成，每一段首尾须为字母或数字，最后一段最多 24 个字符。`,
      'no-address': ({ number }) => `第 ${number} 条主机记录没有地址。请至少在一个地址族中填写地址。`,
      address: ({ text, family }) => (text === '' ? `主机记录的 ${FAMILY_LABEL[family]} 地址为空。` : `${text} 不是 ${FAMILY_LABEL[family]} 地址。`),
    },
  },
  'starlingx/ssl-ca-cert': {
    title: 'CA 证书须用完整路径指定',
    why: 'playbook 最先在 controller-0 上查找该文件，找不到即终止。相对路径从哪里算起，取决于由谁运行。',
    says: ({ given }) => `${quoted(given)}不是完整路径。应以斜杠开头，以文件名结尾，例如 /home/sysadmin/ca-cert.pem。`,
  },
  'starlingx/local-image': {
    title: '放入本地镜像仓库的镜像须写完整名称',
    why: 'playbook 按原样把每个名称交给下载程序，再以同样的名称推送。没有仓库就不知道从哪里拉取，没有标签就不知道拉取哪一个。',
    says: {
      registry: ({ image }) => `${quoted(image)}没有以镜像仓库开头，例如 docker.io/library/busybox:1.37.0。`,
      tag: ({ image }) => `${quoted(image)}末尾既没有标签，也没有摘要。`,
    },
  },
  'starlingx/oidc': {
    title: 'OpenID Connect 的颁发者、客户端和声明须一并填写',
    why: 'validate-config 检查 apiserver_oidc 的键数：须为零个、这三个，或这三个加上 groups_claim，否则终止。kube-apiserver 只接受 https 的颁发者。',
    says: {
      missing: ({ field }) => `OpenID Connect 缺少${OIDC[field]}。请补上，或全部留空。`,
      scheme: ({ given }) => `${quoted(given)}不是 https 的 URL。`,
    },
  },
  'starlingx/kubernetes-setting': {
    title: 'Kubernetes 设置须使用组件自己的名称',
    why: '这些设置原样写入 kubeadm 的配置。kube-apiserver 遇到不认识的参数会退出，kubelet 遇到类型不符的字段也会退出。',
    says: {
      name: ({ name, list }) => `${quoted(name)}不是 ${SETTINGS[list]}。`,
      twice: ({ name }) => `${quoted(name)}设置了两次，而 YAML 映射只保留其中一个。`,
      empty: ({ name }) => `${quoted(name)}没有值。`,
      json: ({ name }) => `${quoted(name)}的值看起来是 JSON，但并不正确：引号和括号须成对。`,
      quotes: ({ name }) => `${quoted(name)}的值包含引号或反斜杠：playbook 会把它原样写在引号之间，得到的不是有效的 YAML。`,
      'of-plan': ({ name }) => `${quoted(name)}已由规划或 playbook 设置，在此处会成为重复的键。`,
    },
  },
  'starlingx/template-text': {
    title: '文本中不能有 Ansible 模板',
    why: 'bootstrap playbook 把 localhost.yml 读作变量，Ansible 会计算 {{ }} 和 {% %} 中的内容：文本所要求的操作会在 controller-0 上执行。',
    says: ({ given, mark }) => `${quoted(given)}中有 ${mark}，Ansible 模板以此开头：playbook 会用其他内容代替它。请去掉 ${mark}。`,
  },
  'starlingx/oidc-overrides': {
    title: 'OpenID Connect 的设置优先于附加参数',
    why: 'prepare-env 用 apiserver_oidc 的值覆盖 apiserver_extra_args 的值，default.yml 中也有说明。',
    says: ({ name }) => `${quoted(name)}也由 OpenID Connect 设置，此处的值不会使用。`,
  },
  'starlingx/dns-domain': {
    title: '集群的域名须为 DNS 子域名',
    why: 'kubeadm 会检查 ClusterConfiguration 的 dnsDomain，不符合时拒绝开始。',
    says: ({ given }) => `${quoted(given)}不是 DNS 子域名：由小写字母、数字、连字符和点组成，每一段首尾须为字母或数字。`,
  },
  'starlingx/kernel': {
    title: 'playbook 只设置 AIO 系统的内核',
    why: 'configure-kernel 只在 system_type 为 All-in-one 时运行 host-kernel-modify，其他情况会忽略该变量。工作节点的内核须用 system 命令逐个设置。',
    says: () => '无论此处如何设置，Standard 系统的控制器都使用标准内核。工作节点的内核请用 system host-kernel-modify 设置。',
  },
  'starlingx/system-mode': {
    title: '只有 AIO-DX 的控制器可以直接相连',
    why: 'validate-config 会把 Standard 系统直接设为 duplex 而不作提示。simplex 系统只有一个控制器，没有可以相连的对象。',
    says: ({ systemType }) => (systemType === 'standard' ? '无论此处如何设置，Standard 系统都是 duplex。' : '无论此处如何设置，只有一个控制器的系统都是 simplex。'),
  },
  'starlingx/filesystem-size': {
    title: '文件系统大小需要支持它的版本',
    why: '没有任务读取的变量会被 Ansible 忽略。在 stx.12.0 及之前的版本中，文件系统大小直接写在 apply-manifest 里。',
    says: ({ release }) => `StarlingX ${release} 的 playbook 不读取该大小，因此不会写入文件。请之后用 system host-fs-modify 或 controllerfs-modify 修改，或改为按 master 规划。`,
  },
};

/** 各字段的名称。 */
export const bootstrapFields: Translation<typeof englishFields> = {
  'spec.starlingx.systemMode': '控制器之间的连接',
  'spec.starlingx.kernel': '内核',
  'spec.starlingx.userDnsHostRecords': '主机记录',
  'spec.starlingx.userDnsHostRecords.*': ({ number }) => `第 ${number} 条主机记录`,
  'spec.starlingx.userDnsHostRecords.*.name': '名称',
  'spec.starlingx.userDnsHostRecords.*.domains': '域名',
  'spec.starlingx.userDnsHostRecords.*.domains.*': ({ number }) => `第 ${number} 个域名`,
  'spec.starlingx.userDnsHostRecords.*.ipv4': 'IPv4 地址',
  'spec.starlingx.userDnsHostRecords.*.ipv6': 'IPv6 地址',
  'spec.starlingx.userDnsHostRecords.*.ttl': '生存时间（秒）',
  'spec.starlingx.sslCaCert': '要信任的 CA 证书',
  'spec.starlingx.additionalLocalRegistryImages': '本地镜像仓库的其他镜像',
  'spec.starlingx.additionalLocalRegistryImages.*': ({ number }) => `第 ${number} 个镜像`,
  'spec.starlingx.apiserverOidc': 'OpenID Connect 登录',
  'spec.starlingx.apiserverOidc.issuerUrl': '颁发者 URL',
  'spec.starlingx.apiserverOidc.clientId': '客户端 ID',
  'spec.starlingx.apiserverOidc.usernameClaim': '用户名声明',
  'spec.starlingx.apiserverOidc.groupsClaim': '组声明',
  'spec.starlingx.apiserverExtraArgs': 'kube-apiserver 附加参数',
  'spec.starlingx.apiserverExtraArgs.*': ({ number }) => `第 ${number} 个参数`,
  'spec.starlingx.apiserverExtraArgs.*.name': '名称',
  'spec.starlingx.apiserverExtraArgs.*.value': '值',
  'spec.starlingx.kubeletConfigurations': 'kubelet 配置',
  'spec.starlingx.kubeletConfigurations.*': ({ number }) => `第 ${number} 项设置`,
  'spec.starlingx.kubeletConfigurations.*.name': '名称',
  'spec.starlingx.kubeletConfigurations.*.value': '值',
  'spec.starlingx.networkingConfigurations': 'Kubernetes 网络设置',
  'spec.starlingx.networkingConfigurations.dnsDomain': 'DNS 域名',
  'spec.starlingx.dockerFsSize': '/var/lib/docker 的大小（GiB）',
  'spec.starlingx.dockerDistributionFsSize': '/var/lib/docker-distribution 的大小（GiB）',
};

/** 选项的名称。 */
export const bootstrapTerms: Translation<typeof englishTerms> = {
  'systemMode.duplex': '交换机（duplex）',
  'systemMode.duplex-direct': '直连线缆（duplex-direct）',
  'kernel.standard': '标准',
  'kernel.lowlatency': '低时延',
};
