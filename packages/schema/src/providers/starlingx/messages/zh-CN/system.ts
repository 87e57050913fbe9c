import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { problems } from '../../../../messages/zh-CN.js';
import { SYSTEM_TYPE_LABEL } from '../../catalog.js';
import type { systemRules as english } from '../en/system.js';
import { after, IN_SENTENCE } from './words.js';
import { quoted } from '../../../../messages/zh-CN/words.js';

type Kind = 'system' | 'subcloud';
const KINDS: Readonly<Record<Kind, string>> = { system: '系统', subcloud: '子云' };
const NAME_HINT = (kind: Kind) => `最多 63 个字符，可用字母、数字、点、连字符和下划线${kind === 'subcloud' ? '，且不能全是数字' : ''}，例如 edge-1`;

/** Rules about the system, what it reaches outside, and its place in a distributed cloud. */
export const systemRules: Translation<typeof english> = {
  'starlingx/name': {
    title: '系统须有名称；子云的名称不能是数字，也不能是区域名',
    why: 'dcmanager 的 API 在同一位置接受名称或 ID，全为数字的会被当作 ID；中心云的区域名称也用在这里。',
    says: {
      missing: ({ kind }) => `系统还没有名称：${NAME_HINT(kind)}。`,
      syntax: ({ name, kind }) => `${quoted(name)}不能用作${KINDS[kind]}的名称：${NAME_HINT(kind)}。`,
      region: ({ name }) => `${name} 是中心云的区域名，子云不能使用。请换一个名称，例如 subcloud-1。`,
    },
  },
  'starlingx/controller-on-simplex': {
    title: '系统控制器有两个控制器',
    why: '所有子云都依赖该系统，而单台主机故障时，没有另一台可以接管。playbook 一开始就会比较 distributed_cloud_role 和 system_mode。',
    says: () => 'AIO-SX 只有一个控制器，引导 playbook 不接受它作为系统控制器。请改用 AIO-DX 或 Standard。',
  },
  'starlingx/mode-families': {
    title: '增加或删除地址族都需要写明两个地址族',
    why: '脚本通过 network-addrpool-assign 和 network-addrpool-remove 添加或删除第二个地址池，须知道两个地址族中哪个是第二个。',
    says: {
      convert: ({ ipFamily, both }) => `转换是为运行中的系统增加一个地址族，因此不能只有 ${ipFamily}。请先写系统现有的地址族，再写要增加的：${both}。`,
      revert: ({ ipFamily, both }) => `要从运行中的系统删除第二个地址族，须写明两个地址族，因此不能只有 ${ipFamily}。请按系统现状写明两个地址族：${both}；第二个将被删除。`,
    },
  },
  'starlingx/primary-for-good': {
    title: '主地址族不会改变',
    why: '证书、etcd、端点和 sysinv 的数据库中都有主地址池的地址；尝试删除时，sysinv 会返回“Cannot remove primary pool”。',
    says: {
      install: ({ family, systemType }) => `${FAMILY_LABEL[family]} 将始终是这个 ${SYSTEM_TYPE_LABEL[systemType]} 系统的主地址族，要更换只能重新安装。第二个地址族以后可以增加，也可以删除。`,
      running: ({ family }) => `${FAMILY_LABEL[family]} 必须是系统安装时的主地址族：各网络的主地址池既不能更改，也不能删除。`,
    },
  },
  'starlingx/dns-servers': {
    title: '一到三个 DNS 服务器，每个都是地址',
    why: '平台把它们写入每台主机的解析器配置，而解析器最多使用三个；填写第四个时，playbook 会报错。',
    says: {
      ...problems,
      missing: ({ least, most }) => `没有填写 DNS 服务器；引导 playbook 需要 ${least} 到 ${most} 个。`,
      'too-many': ({ servers, most }) => `填写了 ${servers} 个 DNS 服务器；StarlingX 最多接受 ${most} 个。`,
    },
  },
  'starlingx/dns-family': {
    title: '系统能够访问 DNS 服务器',
    why: '查询经由 OAM 发出，其源地址与 DNS 服务器属于同一地址族；主机没有该地址族的地址，就没有到服务器的路由。',
    says: ({ families, servers }) => {
      const spoken = families.map((family) => FAMILY_LABEL[family]).join(' 和 ');
      return `系统使用 ${spoken}，而填写的 DNS 服务器都没有这样的地址：${servers.join('、')}。这样系统无法解析域名，而引导时要按域名拉取镜像。请填写 ${spoken} 的 DNS 服务器。`;
    },
  },
  'starlingx/timezone': {
    title: '时区是 tz 数据库中的名称，拼写一致',
    why: 'validate-config 只检查是否存在这样的文件，因此以运行它的主机上的 tz 数据为准。',
    says: ({ given }) => `${quoted(given)}不是时区：playbook 会在 /usr/share/zoneinfo 下查找，并区分大小写。请按其中的写法填写，例如 UTC 或 Europe/Berlin。`,
  },
  'starlingx/docker-proxy': {
    title: '代理是 URL，不经代理的是域名或地址',
    why: '这些值会成为 containerd 和 dockerd 的环境变量，其中的 no_proxy 与各镜像仓库的主机名比较；只有填写了代理，才会校验该列表。',
    says: {
      url: ({ url }) => `${quoted(url)}不是代理的 URL；请写成 http://proxy.example.net:3128 的形式。`,
      past: ({ entry }) => `${quoted(entry)}不能列为不经代理：playbook 只接受域名和地址，不接受通配符和网段。`,
      'past-none': () => '列出了不经代理的目标，却没有代理：playbook 不会读取这个列表。请填写代理，或删除列表。',
    },
  },
  'starlingx/docker-proxy-scheme': {
    title: '通过 HTTP 访问代理',
    why: 'containerd 使用 Go 的 HTTP 客户端拉取镜像，只支持 http、https 或 socks5 代理；使用其他协议时，所有拉取都会失败，引导安装也随之失败。',
    says: ({ url }) => `playbook 接受 ${url}，但 containerd 通过 HTTP 访问代理：请写成 http:// 或 https://；它表示如何访问代理，与经代理获取的内容无关。`,
  },
  'starlingx/docker-registry': {
    title: '镜像仓库是域名或地址，需要时带端口',
    why: '该文本会加在每个镜像名称之前，形如 registry/repository:tag，其中不能有协议部分；sysinv 用 is_valid_domain_or_ip 校验。',
    says: ({ url }) => `${quoted(url)}不能作为镜像仓库：请填写域名或地址，需要时带端口，不要写 https://，例如 registry.example.net:5000。`,
  },
  'starlingx/registry-credentials': {
    title: '镜像仓库的凭据不属于规划',
    why: 'localhost.yml 以明文存放在一台主机的 sysadmin 主目录中，而规划会出现在所有发送过的地方。',
    says: () => '规划中不保存镜像仓库的用户名和密码。如果仓库需要，请在控制器上直接在文件中添加 username 和 password。',
  },
  'starlingx/calico-release': {
    title: 'Calico 的设置需要支持它的版本',
    why: 'Ansible 会接受 localhost.yml 中的任何变量而不作提示。stx.12.0 及之前的 playbook 没有名为 calico_* 的变量，只会部署自带的清单；从 master 开始才读取这些变量。',
    says: ({ release }) => `StarlingX ${release} 的 playbook 没有 Calico 的设置，因此规划中的这些设置不会写入文件。请将其删除，或改为按 master 规划。`,
  },
  'starlingx/calico-settings': {
    title: 'Calico 的设置在允许的范围之内',
    why: '这些值原样写入部署 Calico 的清单；validate-config 按 Felix 和 Calico IP 池接受的范围校验。',
    says: {
      mtu: ({ mtu, min, max }) => `calico_mtu 为 ${mtu}；应为 ${min} 到 ${max}。`,
      'block-size': ({ family, size, min, max }) => `${FAMILY_LABEL[family]} 的 IP 池块大小为 /${size}；Calico 接受 /${min} 到 /${max}。`,
      'block-beyond-pods': ({ size, pods, max }) => `块大小 /${size} 比整个集群 Pod 子网 /${pods} 还大。请改为 /${pods} 到 /${max}。`,
      path: ({ path }) => `${quoted(path)}不是绝对路径；通常为 /var/lib/kubelet。`,
    },
  },
  'starlingx/subcloud-gateway': {
    title: '子云有一个通往系统控制器的网关，且在主机的地址范围之外',
    why: 'dcmanager 会设置系统控制器到子云子网的路由，子云也设置返回的路由；网关若在范围之内，sysinv 可能把它分配给主机。',
    says: {
      missing: ({ network, family }) => `${IN_SENTENCE[network]}没有 ${FAMILY_LABEL[family]} 网关，而子云要通过其中的网关访问系统控制器。`,
      'in-range': ({ gateway, start, end, network }) => `网关 ${gateway} 位于 ${start} 到 ${end} 之内，${IN_SENTENCE[network]}的主机从这个范围获得地址；子云的网关须在范围之外。`,
      'beside-admin': () => '有 Admin 网络的子云，网关应在 Admin 网络中；系统控制器不接受管理网络中再有网关。',
    },
  },
  'starlingx/subcloud-floating': {
    title: '子云的浮动地址是地址范围的第一个地址',
    why: 'dcmanager 以范围的起始地址作为子云的地址：它为子云建立的主机名和服务端点都指向该地址。',
    says: ({ floating, network, start }) => `${IN_SENTENCE[network]}的浮动地址 ${floating} 不是范围的起始地址 ${start}，而系统控制器要求两者相同。`,
  },
  'starlingx/system-controller-gateway': {
    title: '子云知道系统控制器的网关',
    why: '它是系统控制器到各子云的路由的下一跳；添加子云时，dcmanager 会与系统控制器自身的地址池比较。',
    says: {
      ...problems,
      missing: () => '子云需要系统控制器的网关：系统控制器管理子网中、主机地址范围之外的一个地址。',
      'no-subcloud': ({ text }) => `${text ? `${text} 是` : '这里的空文本是'}系统控制器的网关，而这个系统不是子云。`,
      family: ({ text, family }) => `${text} 不是 ${FAMILY_LABEL[family]} 地址。系统控制器与子云之间使用主地址族，这里是 ${FAMILY_LABEL[family]}。`,
      own: ({ text, subnet, network }) => `${text} 位于 ${subnet} 之内，那是这个子云的${after(IN_SENTENCE[network])}子网。这里应填系统控制器管理子网中的地址。`,
    },
  },
};
