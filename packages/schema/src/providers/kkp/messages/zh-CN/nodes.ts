import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { nodeAddresses, problems } from '../../../../messages/zh-CN.js';
import { named, quoted, spaced } from '../../../../messages/zh-CN/words.js';
import { CLOUD_PROVIDER_LABEL, type MachineCloud, OPERATING_SYSTEM_LABEL, type RequiredMachineField } from '../../catalog.js';
import type { nodes as en } from '../en/nodes.js';

/** 机器必须填写的字段。 */
const NEEDED: Readonly<Record<RequiredMachineField, string>> = {
  instanceType: '实例类型',
  subnetID: '子网',
  size: '规格',
  machineType: '机器类型',
  zone: '可用区',
  type: '服务器类型',
  flavor: '规格',
  cpus: 'CPU 数',
};
/** 个别提供商的叫法。 */
const CALLED: Readonly<Partial<Record<MachineCloud, string>>> = { azure: '虚拟机规格', digitalocean: 'Droplet 规格' };

const NAME_FORM = '最多 63 个字符，只能使用小写字母、数字和连字符，首尾须为字母或数字';

/** 对集群机器的检查结果。 */
export const nodes: Translation<typeof en> = {
  'kkp/node-pool-name': {
    title: '每个节点池都有自己的名称',
    why: '节点池就是用户集群中的一个 MachineDeployment，机器的名称以它开头，进而成为节点名称和 DNS 标签。',
    says: {
      form: ({ name }) => `${quoted(name)}不能用作节点池名称：${NAME_FORM}。`,
      twice: ({ name }) => `已有另一个节点池名为 ${name}；每个节点池都会成为一个 MachineDeployment，名称不能重复。`,
    },
  },
  'kkp/node-pool-replicas': {
    title: '副本数介于自动扩缩的最小值与最大值之间',
    why: '集群自动扩缩器从 MachineDeployment 的注解读取上下限，运行后会立即修正副本数；控制台在此之前就会拒绝这样的组合。',
    says: {
      'most-below-least': ({ least, most }) => `最大副本数（${most}）小于最小副本数（${least}）。`,
      'below-least': ({ replicas, least }) => `副本数 ${replicas} 小于最小副本数 ${least}。`,
      'above-most': ({ replicas, most }) => `副本数 ${replicas} 大于最大副本数 ${most}。`,
    },
  },
  'kkp/node-ip-family': {
    title: '机器与集群使用相同的地址族',
    why: 'CompleteNetworkConfig 会把集群的地址族写入 KKP 创建的每个 MachineDeployment；只有绕过 KKP 直接应用的 MachineDeployment 才可能不同。',
    says: ({ pool, has, ipFamily }) => `${pool === '' ? '此节点池' : `节点池 ${pool} `}的机器获得 ${has} 地址，而集群使用 ${ipFamily}：节点缺少任一地址族时，CNI 插件都无法在其上启动。`,
  },
  'kkp/machine-field-required': {
    title: '机器填写了云提供商要求的字段',
    why: 'machine-controller 会把该字段交给云平台的 API 来创建机器；缺少该字段的 MachineDeployment 会被其 webhook 拒绝，集群就一直没有节点。',
    says: ({ pool, cloud, field, example }) => spaced`${pool === undefined ? '此节点池' : `节点池 ${pool}`}的机器没有填写${field === 'size' ? (CALLED[cloud] ?? NEEDED.size) : NEEDED[field]}（例如 ${example}），没有它 ${CLOUD_PROVIDER_LABEL[cloud]} 无法创建机器。`,
  },
  'kkp/other-cloud-machine': {
    title: '只包含所选云提供商的机器设置',
    why: 'MachineDeployment 的 cloudProviderSpec 不区分云提供商，一律按集群的云提供商解码，而各云提供商的字段并不相同。',
    says: ({ cloud, chosen }) => `节点池中有 ${cloud} 的设置，而云提供商为 ${chosen}。`,
  },
  'kkp/operating-system-known': {
    title: 'KKP 版本支持所选的操作系统',
    why: '每种操作系统都需要 Operating System Manager 的配置文件，由它生成把机器变成节点的脚本；该版本没有这种操作系统的配置文件。',
    says: ({ release, os, has }) => `KKP ${release} 不再支持 ${OPERATING_SYSTEM_LABEL[os]}；可选 ${has.map((each) => OPERATING_SYSTEM_LABEL[each]).join('、')}。`,
  },
  'kkp/operating-system-provider': {
    title: '操作系统可在云提供商上运行',
    why: 'machine-controller 会为每个云提供商查找该操作系统的镜像，找不到时返回 ErrOSNotSupported，其 webhook 随后拒绝该 MachineDeployment。',
    says: ({ os, cloud, has }) => `KKP 在 ${CLOUD_PROVIDER_LABEL[cloud]} 上不创建 ${OPERATING_SYSTEM_LABEL[os]} 机器；可选 ${has.map((each) => OPERATING_SYSTEM_LABEL[each]).join('、')}。`,
  },
  'kkp/operating-system-unlisted': {
    title: '文档说明了操作系统是否支持双栈',
    why: '文档的支持矩阵中，凡有人用两个地址族试过的操作系统都占一列；这个操作系统没有。',
    says: ({ os, cloud, release }) => `KKP ${release} 没有说明 ${OPERATING_SYSTEM_LABEL[os]} 在 ${CLOUD_PROVIDER_LABEL[cloud]} 上是否支持双栈：支持矩阵中没有它。Ubuntu 经过测试。`,
  },
  'kkp/operating-system-profile': {
    title: '操作系统配置文件按名称指定',
    why: 'Operating System Manager 在用户集群的 kube-system 中查找同名的自定义资源，找不到时拒绝该 MachineDeployment。',
    says: ({ profile }) => `${quoted(profile)}不能用作 OperatingSystemProfile 的名称：只能使用小写字母、数字、连字符和点，例如 osp-ubuntu。`,
  },
  'kkp/annotation-key': {
    title: '注解的键符合 Kubernetes 的要求',
    why: '写入对象时，API 服务器按 IsQualifiedName 检查每一个键（ValidateAnnotations），名称部分最多 63 个字符；不符合的对象会被拒绝。',
    says: ({ key }) => `${quoted(key)}不能用作注解的键：只能使用字母、数字、连字符、下划线和点，前面可以加上 DNS 名称和斜杠。`,
  },
  'kkp/aws-machine': {
    title: 'AWS 上的机器以 ID 指定镜像，以数字填写价格',
    why: 'machine-controller 把两者原样交给 RunInstances。EC2 对每台机器都返回 InvalidAMIID.Malformed 或 InvalidParameterValue，节点池始终为空。',
    says: {
      ami: ({ ami }) => `${quoted(ami)}不是镜像 ID：AWS 的写法是 ami- 加 8 或 17 位十六进制数字，例如 ami-0a1b2c3d4e5f60718。`,
      price: ({ price }) => `${quoted(price)}不是每小时的价格：应为大于 0 的美元数，例如 0.05。留空则为按需价格。`,
    },
  },
  'kkp/provider-tag': {
    title: '云平台接受机器的标签',
    why: '标签随创建机器的调用一起提交，云平台拒绝其中一个就会拒绝整个调用：机器不会出现，系统会不断重试。',
    says: {
      aws: ({ tag }) => `AWS 不接受标签${quoted(tag)}：最多 128 个字符，且不能以 aws: 开头。`,
      azure: ({ tag }) => `Azure 不接受标签${quoted(tag)}：名称中不能有 < > % & \\ ? /。`,
      digitalocean: ({ tag }) => `DigitalOcean 不接受标签${quoted(tag)}：只能使用字母、数字、冒号、连字符和下划线，最多 255 个字符。`,
      gcp: ({ tag }) => `Google Cloud 不接受网络标签${quoted(tag)}：只能使用小写字母、数字和连字符，以字母开头，最多 63 个字符。`,
      'gcp-label': ({ tag }) => `Google Cloud 不接受标记${quoted(tag)}：键和值只能使用小写字母或不分大小写的文字（如汉字）、数字、连字符和下划线，各最多 63 个字符，键须以字母开头。`,
    },
  },
  'kkp/openstack-ready-check': {
    title: 'OpenStack 实例的就绪检查以时长填写',
    why: 'GetDurationValueOrDefault 用 Go 的 ParseDuration 解析文本；无法解析时，machine-controller 的 webhook 会拒绝该 MachineDeployment。',
    says: ({ given }) => `${quoted(given)}不是时长：应为带单位的数字，例如 5s 或 2m。`,
  },
  'kkp/vsphere-machine-tag': {
    title: 'vSphere 机器的标签有名称和类别',
    why: 'machine-controller 在类别中按名称查找标签；没有类别时返回“one of the tags category is empty”。',
    says: {
      name: () => '标签没有名称。请填写集群已有的标签，或 vSphere 中已有的标签。',
      category: ({ name }) => `标签${name === '' ? '' : ` ${name} `}没有类别，请填写其 ID。`,
    },
  },
  'kkp/static-network': {
    title: '静态网络为一台机器指定一个地址',
    why: 'Operating System Manager 把同一个 static.network（DHCP=no、Address、Gateway、DNS）写到节点池的每台机器上，systemd-networkd 会跳过无法识别的行。',
    says: {
      ...problems,
      'no-address': ({ prefix }) => `填写了前缀长度 ${prefix}，却没有地址。`,
      'no-length': ({ text }) => `${text} 没有前缀长度：机器将不知道自己的网络。请填写其网络的前缀长度，例如 24。`,
      length: ({ prefix, family, most }) => `${prefix} 不是 ${FAMILY_LABEL[family]} 的前缀长度，最多为 ${most}。`,
      family: ({ text, ipFamily }) => `${text} 不属于集群的地址族，集群使用 ${ipFamily}。`,
      'in-range': ({ text, range }, words) => spaced`${text} 与${named(range, words)} 重叠。机器须位于 Pod 和 Service 网段之外。`,
      machines: ({ machines, text }) => `此节点池最多 ${machines} 台机器都会使用地址 ${text}。请为每个地址单独建立只有一台机器的节点池。`,
      gateway: ({ gateway, network }) => `网关 ${gateway} 位于机器所在网络 ${network} 之外，机器无法访问它。`,
    },
  },
  'kkp/static-network-system': {
    title: '静态网络用于 vSphere 上的 Flatcar',
    why: '只有 Flatcar 的配置文件中有这个文件。它按前缀“en”匹配网卡，并注明“we only support static addressing on VSphere”。',
    says: {
      system: ({ os }) => `运行 ${OPERATING_SYSTEM_LABEL[os]} 的机器会忽略静态网络，Flatcar 才会使用。`,
      cloud: ({ cloud }) => `Operating System Manager 只在 vSphere 上支持静态网络，而此集群位于 ${CLOUD_PROVIDER_LABEL[cloud]}。`,
    },
  },
  'kkp/operating-system-incompatible': {
    title: '操作系统在此提供商上支持双栈',
    why: '网卡能得到 IPv6 地址，却没有默认路由；重启网络服务有时能解决，但并不可靠（v2.24 文档，AWS 一节）。',
    says: ({ os, cloud, release }) => `${OPERATING_SYSTEM_LABEL[os]} 在 ${CLOUD_PROVIDER_LABEL[cloud]} 上无法可靠地使用双栈：节点会丢失 IPv6 默认路由（见 KKP ${release} 的支持矩阵）。Ubuntu 在每个提供商上都经过测试。`,
  },
  'kkp/slow-ipv6': {
    title: '节点能及时获得 IPv6 地址',
    why: 'kubelet 只在启动时检测主机地址，之后不再检查。',
    says: ({ os, cloud, release }) => `${OPERATING_SYSTEM_LABEL[os]} 在 ${CLOUD_PROVIDER_LABEL[cloud]} 上可能要等 kubelet 启动之后才获得 IPv6 地址，此时节点不显示 IPv6 地址，直到重启 kubelet（KKP ${release}）。Ubuntu 没有这个问题。`,
  },
  'kkp/operating-system-untested': {
    title: '操作系统经过双栈测试',
    why: '操作系统如何获取 IPv6（路由器通告、DHCPv6、cloud-init）因镜像和云平台而异；一旦失败，节点缺少地址，网络插件无法启动。',
    says: ({ os, cloud, release }) => `${OPERATING_SYSTEM_LABEL[os]} 在 ${CLOUD_PROVIDER_LABEL[cloud]} 上的双栈未经测试（见 KKP ${release} 的支持矩阵）；Ubuntu 经过测试。`,
  },
  'kkp/centos-cilium': {
    title: 'Cilium 不能在 CentOS 7 上运行',
    why: 'CentOS 7 的内核是 3.10，那时还没有 Cilium 代理加载程序所用的 eBPF。',
    says: () => 'Cilium 在任何提供商的 CentOS 7 上都无法运行：其内核过旧。请选择 Canal，或其他操作系统。',
  },
  'kkp/byo-node-pools': {
    title: 'BYO 集群没有节点池',
    why: 'BYO 没有可用来创建机器的云 API，machine-controller 中也没有对应的云提供商，MachineDeployment 永远不会变成节点。',
    says: () => 'KKP 不为 BYO 集群创建机器：节点通过 kubeadm 加入。请在 BYO 设置的节点列表中填写它们。',
  },
  'kkp/byo-node-addresses': {
    title: 'BYO 节点在集群的每个地址族中都有地址',
    why: 'kubeadm join 把 --node-ip 传给 kubelet，kubelet 就照此上报；网络插件和双栈 Service 都要求其中每个地址族各有一个地址。',
    says: { ...nodeAddresses, name: ({ name }) => `${quoted(name)}不能用作节点名称：${NAME_FORM}。` },
  },
};
