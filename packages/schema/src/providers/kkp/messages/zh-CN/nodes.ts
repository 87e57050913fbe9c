import type { Translation } from '../../../../findings/message.js';
import { nodeAddresses } from '../../../../messages/zh-CN.js';
import { quoted, spaced } from '../../../../messages/zh-CN/words.js';
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
    says: {
      missing: () => `节点池没有名称：${NAME_FORM}。`,
      form: ({ name }) => `${quoted(name)}不能用作节点池名称：${NAME_FORM}。`,
      twice: ({ name }) => `已有另一个节点池名为 ${name}；每个节点池都会成为一个 MachineDeployment，名称不能重复。`,
    },
  },
  'kkp/node-pool-replicas': {
    title: '副本数介于自动扩缩的最小值与最大值之间',
    says: {
      'most-below-least': ({ least, most }) => `最大副本数（${most}）小于最小副本数（${least}）。`,
      'below-least': ({ replicas, least }) => `副本数 ${replicas} 小于最小副本数 ${least}。`,
      'above-most': ({ replicas, most }) => `副本数 ${replicas} 大于最大副本数 ${most}。`,
    },
  },
  'kkp/node-ip-family': {
    title: '机器与集群使用相同的地址族',
    says: ({ pool, has, ipFamily }) => `${pool === '' ? '此节点池' : `节点池 ${pool} `}的机器获得 ${has} 地址，而集群使用 ${ipFamily}：节点缺少任一地址族时，CNI 插件都无法在其上启动。`,
  },
  'kkp/machine-field-required': {
    title: '机器填写了云提供商要求的字段',
    says: ({ pool, cloud, field, example }) => spaced`${pool === undefined ? '此节点池' : `节点池 ${pool}`}的机器没有填写${field === 'size' ? (CALLED[cloud] ?? NEEDED.size) : NEEDED[field]}（例如 ${example}），没有它 ${CLOUD_PROVIDER_LABEL[cloud]} 无法创建机器。`,
  },
  'kkp/other-cloud-machine': {
    title: '只包含所选云提供商的机器设置',
    says: ({ cloud, chosen }) => `节点池中有 ${cloud} 的设置，而云提供商为 ${chosen}。`,
  },
  'kkp/operating-system-known': {
    title: 'KKP 版本支持所选的操作系统',
    says: ({ release, os, has }) => `KKP ${release} 不再支持 ${OPERATING_SYSTEM_LABEL[os]}；可选 ${has.map((each) => OPERATING_SYSTEM_LABEL[each]).join('、')}。`,
  },
  'kkp/operating-system-incompatible': {
    title: '操作系统在此提供商上支持双栈',
    says: ({ os, cloud, release }) => `${OPERATING_SYSTEM_LABEL[os]} 在 ${CLOUD_PROVIDER_LABEL[cloud]} 上无法可靠地使用双栈：节点会丢失 IPv6 默认路由（见 KKP ${release} 的支持矩阵）。Ubuntu 在每个提供商上都经过测试。`,
  },
  'kkp/slow-ipv6': {
    title: '节点能及时获得 IPv6 地址',
    says: ({ os, cloud, release }) => `${OPERATING_SYSTEM_LABEL[os]} 在 ${CLOUD_PROVIDER_LABEL[cloud]} 上可能要等 kubelet 启动之后才获得 IPv6 地址，此时节点不显示 IPv6 地址，直到重启 kubelet（KKP ${release}）。Ubuntu 没有这个问题。`,
  },
  'kkp/operating-system-untested': {
    title: '操作系统经过双栈测试',
    says: ({ os, cloud, release }) => `${OPERATING_SYSTEM_LABEL[os]} 在 ${CLOUD_PROVIDER_LABEL[cloud]} 上的双栈未经测试（见 KKP ${release} 的支持矩阵）；Ubuntu 经过测试。`,
  },
  'kkp/centos-cilium': {
    title: 'Cilium 不能在 CentOS 7 上运行',
    says: () => 'Cilium 在任何提供商的 CentOS 7 上都无法运行：其内核过旧。请选择 Canal，或其他操作系统。',
  },
  'kkp/byo-node-pools': {
    title: 'BYO 集群没有节点池',
    says: () => 'KKP 不为 BYO 集群创建机器：节点通过 kubeadm 加入。请在 BYO 设置的节点列表中填写它们。',
  },
  'kkp/byo-node-addresses': {
    title: 'BYO 节点在集群的每个地址族中都有地址',
    says: { ...nodeAddresses, name: ({ name }) => `${quoted(name)}不能用作节点名称：${NAME_FORM}。` },
  },
};
