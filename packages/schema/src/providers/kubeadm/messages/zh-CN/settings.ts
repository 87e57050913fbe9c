import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { quoted, spaced } from '../../../../messages/zh-CN/words.js';
import type { settings as en } from '../en/settings.js';

/** 对 kubeadm 和各组件其他设置的检查结果。 */
export const settings: Translation<typeof en> = {
  'kubeadm/bind-port': {
    title: 'API 服务器使用自己专有的端口',
    why: '第二个绑定同一端口的程序会得到 EADDRINUSE。kubeadm 在写入静态 Pod 之前检查端口是否已被监听，而 kube-proxy 会在主机的每个地址上响应 NodePort。',
    says: {
      taken: ({ port, by }) => `端口 ${port} 在同一台机器上由 ${by} 使用。请使用其他端口，例如 6443。`,
      'node-port': ({ port, first, last }) => `端口 ${port} 属于 NodePort 类型的 Service 的端口（${first} 到 ${last}），可能被某个 Service 占用。请使用其他端口。`,
    },
  },
  'kubeadm/image-repository': {
    title: '镜像仓库由主机和路径组成，不带协议',
    why: 'kubeadm 在其后加上“/kube-apiserver:v<版本号>”，再按镜像引用的语法检查；容器运行时也按同样的语法解析。',
    says: ({ given }) => `${quoted(given)}不能作为镜像名称的开头：镜像仓库由主机（可带端口）和小写的路径组成，例如 registry.example.net/k8s。`,
  },
  'kubeadm/absolute-path': {
    title: '节点上的路径从根目录开始',
    why: '这些路径会成为静态 Pod 的 hostPath 卷和程序的参数，而这些程序与 kubeadm 的运行目录不同，因此 filepath.IsAbs 必须成立。',
    says: ({ given }) => `${quoted(given)}会被拒绝：kubeadm 只接受以斜杠开头的路径。`,
  },
  'kubeadm/patches': {
    title: '补丁目录需要 v1beta3',
    why: 'v1beta2 的 InitConfiguration 和 JoinConfiguration 没有该字段；kubeadm 严格解码，未知字段会报错或丢失。',
    says: ({ api, from, release }) => `${api} 不能指定补丁目录，该字段自 ${from}（Kubernetes ${release}）起提供。请使用 ${from}，或删除该目录。`,
  },
  'kubeadm/only-kubeadm': {
    title: '只有 kubeadm 使用的设置，仅用于由 kubeadm 创建的集群',
    why: '静态 Pod 及其镜像和证书由 kubeadm 生成。各组件由自己的 unit 启动时，没有程序会读取这些设置。',
    says: ({ given }) => spaced`${given} 供 kubeadm 使用，而此处各组件通过启动参数配置：没有文件包含它。`,
  },
  'kubeadm/cri-socket': {
    title: '容器运行时套接字是 unix:// 开头的 URL',
    why: 'kubelet 按协议用 gRPC 连接该地址。kubeadm 把它保存在节点的注解中，升级和重置时从中读取。',
    says: ({ given }) => `${quoted(given)}不是套接字：在 Linux 上应为 URL，例如 unix:///run/containerd/containerd.sock。`,
  },
  'kubeadm/taint': {
    title: '污点的格式为 key=value:Effect，同一键和效果只出现一次',
    why: 'kubelet 注册 Node 对象时带上这些污点，由 kube-apiserver 校验：如果无效，这台机器就不会出现在集群中。',
    says: {
      form: ({ given, effects }) => `${quoted(given)}不是污点：应为键、可选的值，以及 ${effects.join('、')} 之一，例如 dedicated=storage:NoSchedule。`,
      twice: ({ key, effect }) => `${key} 与 ${effect} 出现了两次：一个节点上，同一键和效果只能有一个污点。`,
    },
  },
  'kubeadm/node-port-addresses': {
    title: 'NodePort 所用的地址是网段，或仅为“primary”',
    why: 'kube-proxy 启动时用 net.ParseCIDR 解析每一项，任何一项失败就退出，该节点上的 Service 便全部不可用。',
    says: {
      range: ({ text }) => `${quoted(text)}不是 192.168.10.0/24 或 fd00:10::/64 这样的网段，kube-proxy 会拒绝。单个地址请加上 /32 或 /128。`,
      primary: ({ version, from }) => `kube-proxy ${version} 不支持“primary”，它自 ${from} 起提供。请填写节点的网段。`,
      'primary-alone': ({ others }) => `“primary”只能单独使用，而此处还有 ${others.join('、')}。`,
    },
  },
  'kubeadm/node-port-families': {
    title: '集群的每个地址族都响应 NodePort',
    why: 'kube-proxy 为每个地址族各有一套规则，并分别选取位于这些网段内的本机地址。没有地址的地址族不响应 NodePort，负载均衡器也无法访问。',
    says: {
      lacking: ({ family }) => `这些网段中没有 ${FAMILY_LABEL[family]} 网段：任何节点都不会在该地址族上响应 NodePort。请添加一个，或使用“primary”。`,
      'no-node': ({ family }) => `没有节点的 ${FAMILY_LABEL[family]} 地址位于这些网段内：任何节点都不会在该地址族上响应 NodePort。`,
      replaced: () => 'Cilium 取代 kube-proxy，因此没有组件读取这些网段。',
    },
  },
  'kubeadm/extra-args': {
    title: '组件的参数不与规划已有的设置重复',
    why: '此处设置的值会覆盖 kubeadm 为该组件算出的值，kubeadm 自己也从中读取节点掩码；其他部分仍使用原来的值。',
    says: {
      'of-plan': ({ name, program }) => `规划中已有字段决定 ${program} 的 --${name}：再写一个值，只会在该组件中生效，其他地方仍是原值。`,
      name: ({ name, program }) => `${quoted(name)}不是 ${program} 的参数名：应由小写字母、数字和连字符组成，前面不加连字符。`,
    },
  },
  'kubeadm/etcd': {
    title: '外部 etcd 有端点，客户端证书与私钥、CA 一起提供',
    why: 'kubeadm 要么生成 etcd 的静态 Pod，要么写入 kube-apiserver 的 --etcd-servers、--etcd-cafile、--etcd-certfile 和 --etcd-keyfile，不会两者并用。',
    says: {
      both: () => 'etcd 要么与 API 服务器同机，要么是独立的集群，而此处同时填写了两者：kubeadm 会拒绝。',
      none: ({ port }) => `外部 etcd 没有端点：请填写其成员，例如 https://[fd00:10::21]:${port}。`,
      pair: ({ there, lacking }) => spaced`填写了 ${there}，却没有与之对应的${lacking === 'certificate' ? '证书' : '私钥'}：kubeadm 要求两者都填写或都不填写。`,
      ca: ({ certFile }) => `填写了 ${certFile}，却没有 etcd 的 CA 证书：使用客户端证书时，kubeadm 要求同时提供 CA。`,
    },
  },
  'kubeadm/etcd-endpoint': {
    title: 'etcd 端点是带端口的 URL，IPv6 地址写在方括号中',
    why: 'kube-apiserver 把该列表交给 etcd 客户端，由它按冒号拆分主机和端口。指定了证书时，kubeadm 要求使用 TLS。',
    says: {
      form: ({ text, port }) => `${quoted(text)}不是 etcd 的 URL：应为 https://、名称或地址以及端口，例如 https://etcd-1.example.net:${port} 或 https://[fd00:10::21]:${port}。`,
      brackets: ({ text }) => `${text} 中的 IPv6 地址没有方括号：无法判断地址在哪里结束、端口从哪里开始。`,
      https: ({ text }) => `${text} 未加密，而又指定了 etcd 的证书：此时 kubeadm 要求 https://。`,
    },
  },
  'kubeadm/etcd-address': {
    title: 'etcd 成员位于控制平面节点能够访问的位置',
    why: 'kube-apiserver 运行在主机网络中，在集群网络的任何部分出现之前就要访问 etcd。',
    says: {
      family: ({ text, family, ipFamily }) => `${text} 是 ${FAMILY_LABEL[family]} 地址，而节点只使用 ${ipFamily}：API 服务器都无法访问它。`,
      'in-range': ({ text, range }, { nameOf }) => spaced`${text} 位于${nameOf(range.name)} ${range.text} 之内：API 服务器会在集群内部寻找它。`,
    },
  },
};
