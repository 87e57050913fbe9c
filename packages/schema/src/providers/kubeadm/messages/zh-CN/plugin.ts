import { FAMILY_LABEL } from '../../../../address/family.js';
import type { Translation } from '../../../../findings/message.js';
import { CNI_LABEL, type CniType } from '../../catalog.js';
import type { plugin as en } from '../en/plugin.js';
import { quoted } from '../../../../messages/zh-CN/words.js';

const untested = ({ plugin: type, version, first, last, kubernetes }: { plugin: CniType; version: string; first: string; last: string; kubernetes: string }) => `${CNI_LABEL[type]} ${version} 已在 Kubernetes ${first} 到 ${last} 上测试，未在 ${kubernetes} 上测试。其他版本或许可用，但没有保证。`;
const kubenet = ({ gone }: { gone: string }) => `在 Kubernetes ${gone} 之前，kubelet 自带一个支持双栈的网络插件 kubenet（--network-plugin=kubenet）。此处不为它生成文件：它在 ${gone} 中被移除，不支持网络策略，路由要依靠云提供商，并且有一个已知问题：无论网段的先后顺序如何，它总是按 IPv4、IPv6 的顺序上报地址`;
const wireguard = ({ from }: { from: string }) => `没有 wireguard 后端：flanneld 会以“unknown backend type”退出，所有 Pod 都没有网络。该后端自 ${from} 起提供。请使用 vxlan，或使用更新的版本。`;
const notTogether = 'kube-proxy 则用 nftables 写规则，两者会互相干扰。';
const operatorRefuses = '路由要通过 BGP 传到其他节点，而 BGP 已关闭：Operator 会拒绝这样的组合。请开启 BGP，或使用 VXLAN';

/** 对网络插件的检查结果。 */
export const plugin: Translation<typeof en> = {
  'kubeadm/plugin-version': {
    title: '网络插件的版本号完整',
    why: '清单和 Chart 位于以发布标签命名的路径下，例如 …/v3.32.1/manifests/calico.yaml；缩写的版本号只会得到 404。',
    says: ({ version, plugin: type, example }) => `${quoted(version)}不是 ${CNI_LABEL[type]} 的发布版本：要按完整的版本号查找其文件，例如 ${example}。`,
  },
  'kubeadm/plugin-untested': {
    title: 'Calico 和 Canal 官方已在该 Kubernetes 版本上测试',
    why: '清单和控制器使用发布当时的 API。后来的 Kubernetes 移除的 API（例如 1.22 和 1.25 移除的 Beta 版本），要到调用时才会发现已不存在。',
    says: untested,
  },
  'kubeadm/cilium-untested': {
    title: 'Cilium 官方已在该 Kubernetes 版本上测试',
    why: 'Cilium 的端到端测试只在其兼容性页面列出的版本上运行；而它的代理还可承担 kube-proxy 的工作，一旦出错，影响的是所有连接。',
    says: untested,
  },
  'kubeadm/cilium-chart': {
    title: '该 Cilium 版本的 Helm Chart 支持此处写入的 values',
    why: 'Helm 直接合并 values，不检查名称。模板不读取的值不起任何作用，代理会以默认值启动，而默认只有 IPv4。',
    says: ({ version, from, oldest }) => `Cilium ${version} 的 Helm Chart 与 ${from} 及以后版本的 values 不同，而此处写入的 values 最早适用于 ${from}：它会忽略其中的大部分。请使用更新的版本；${oldest} 已在 Kubernetes 1.16 及以后的版本上测试。`,
  },
  'kubeadm/flannel-wireguard': {
    title: 'wireguard 后端需要 flannel v0.16，或包含该版本的 Canal',
    why: 'flanneld 在编译在内的后端中查找 net-conf.json 的 Type，后端运行后才写入 subnet.env；没有该文件，CNI 插件无法建立 Pod 网络。',
    says: {
      flannel: ({ version, from }) => `flannel ${version} ${wireguard({ from })}`,
      canal: ({ version, from }) => `Canal ${version} 所带的 flannel ${wireguard({ from })}`,
    },
  },
  'kubeadm/kubenet': {
    title: 'kubenet 也支持双栈，但总是 IPv4 优先',
    why: 'kubenet 属于 kubelet 中的 dockershim，并随之移除。它只桥接一台主机上的 Pod，主机之间的路由由云平台的路由控制器设置。',
    says: {
      'ipv4-first': (params) => `${kubenet(params)}。`,
      'ipv6-first': (params) => `${kubenet(params)}，因此不适用于此处 IPv6 优先的集群。`,
    },
  },
  'kubeadm/plugin-families': {
    title: '该版本的网络插件支持集群的地址族',
    why: 'podIPs 就是网络插件返回给容器运行时的地址。插件只支持一个地址族时，无论控制平面配置了什么网段，Pod 都只有该地址族的地址。',
    says: {
      'dual-stack': ({ plugin: type, version, from }) => `${CNI_LABEL[type]} ${version} 不支持双栈；${from} 及以后的版本支持。`,
      'ipv6-only': ({ plugin: type, version, from }) => `${CNI_LABEL[type]} ${version} 不支持纯 IPv6；${from} 及以后的版本支持。`,
    },
  },
  'kubeadm/plugin-nftables': {
    title: '网络插件能与 nftables 模式的 kube-proxy 一起工作',
    why: '在该模式下，kube-proxy 不再写入网络插件所依赖的 iptables 链和标记；内核会执行两套规则，而其先后顺序双方都无法控制。',
    says: {
      never: ({ plugin: type }) => `${CNI_LABEL[type]} 的所有版本都用 iptables 写规则，${notTogether}请使用 iptables。`,
      before: ({ plugin: type, version, from }) => `${CNI_LABEL[type]} ${version} 用 iptables 写规则，${notTogether}${CNI_LABEL[type]} 自 ${from} 起支持 nftables。`,
    },
  },
  'kubeadm/calico-operator': {
    title: 'Operator 可安装 Calico v3.15 及以后的版本',
    why: 'Installation 资源没有版本字段：每个 Operator 版本只安装与其配套构建的 Calico，而最早的一个配套的是 v3.15。',
    says: ({ version, from }) => `Calico ${version} 没有 Operator，它自 ${from} 起提供。请使用清单安装。`,
  },
  'kubeadm/calico-ipip-ipv6': {
    title: 'IPIP 只用于 IPv4',
    why: '内核的 ipip 设备 tunl0 只能把 IPv4 封装在 IPv4 中（协议号 4）。Operator 在创建任何资源之前，会检查每个 IPv6 池的封装方式。',
    says: ({ encapsulation, other }) => `IPv6 池不能使用 ${encapsulation}：IP in IP 只能承载 IPv4，Operator 会拒绝。请使用 ${other}；如果节点之间的网络有相应路由，也可以不封装。`,
  },
  'kubeadm/calico-vxlan-ipv6': {
    title: 'IPv6 使用 VXLAN 需要 Calico v3.23',
    why: 'Felix 为每个地址族创建一个设备：vxlan.calico，以及自 v3.23 起的 vxlan-v6.calico。没有后者，IPv6 池就没有可用的发送设备。',
    says: ({ encapsulation, version, from }) => `IPv6 池不能使用 ${encapsulation}：Calico ${version} 的 VXLAN 只支持 IPv4，自 ${from} 起才支持 IPv6。请使用“无（None）”，并通过 BGP 或节点之间的路由转发。`,
  },
  'kubeadm/calico-bgp': {
    title: '不封装的 IP 池需要 BGP；Calico v3.33 之前的 IPIP 也需要',
    why: 'BIRD 把本节点拥有的块通告给其他节点，而它只在开启 BGP 时运行。VXLAN 不需要它，因为 Felix 根据数据存储写入路由和邻居。',
    says: {
      none: ({ family }) => `${FAMILY_LABEL[family]} 池不封装时，${operatorRefuses}。`,
      ipip: ({ family, encapsulation, from }) => `${FAMILY_LABEL[family]} 池使用 ${encapsulation} 封装时，${operatorRefuses}；自 ${from} 起，IPIP 不再需要 BGP。`,
    },
  },
  'kubeadm/calico-block-size': {
    title: 'Calico 的块大小为 /20 到 /32 或 /116 到 /128，且不大于所在的 IP 池',
    why: '一个块就是一个 IPAMBlock 对象，其中每个地址占一项；块从 IP 池中切分，归一个节点所有。Operator 在创建 IP 池之前会检查块大小。',
    says: {
      limits: ({ family, size, min, max, usual }) => `/${size} 不能用作 ${FAMILY_LABEL[family]} 的块大小：Calico 接受 /${min} 到 /${max}，通常为 /${usual}。`,
      'larger-than-pool': ({ size, pool }) => `/${size} 的块比整个 /${pool} 的 IP 池还大。块大小必须为 /${pool} 或更长的前缀。`,
    },
  },
  'kubeadm/calico-few-blocks': {
    title: 'Calico 的 IP 池为每个节点至少提供一个块',
    why: '节点按块通告路由，每块一条。从其他节点的块中借来的地址则单独通告为 /32 或 /128，其他每个节点都要保存这条路由。',
    says: ({ range, blocks, size, nodes }) => `${range} 只有 ${blocks} 个 /${size} 的块，而节点有 ${nodes} 个：没有自己的块的节点只能逐个借用地址，路由数量也会成倍增加。请使用更小的块，或更大的 Pod 网段。`,
  },
  'kubeadm/cilium-underlay': {
    title: 'Cilium 的隧道承载于节点所用的地址族',
    why: 'VXLAN 和 Geneve 报文从一个节点的地址发往另一个节点的地址，外层头部须为所有节点都有的地址族；在有该设置之前，一律为 IPv4。',
    says: {
      family: ({ family, ipFamily }) => `隧道不能承载于 ${FAMILY_LABEL[family]}：节点只使用 ${ipFamily}。请使用节点的地址族，或使用原生路由。`,
      'dual-stack': ({ version, from }) => `Cilium ${version} 的隧道只能承载于 IPv4；在双栈集群中，自 ${from} 起才能承载于 IPv6。`,
      'ipv6-only': ({ version, from }) => `Cilium ${version} 的隧道只能承载于 IPv4；在纯 IPv6 集群中，自 ${from} 起才能承载于 IPv6。`,
    },
  },
  'kubeadm/cilium-native-routing': {
    title: '原生路由要求节点之间有路由',
    why: '报文离开节点时，源地址和目的地址仍是 Pod 的地址。autoDirectNodeRoutes 在每个内核中写入以对方节点为下一跳的路由，而下一跳必须是直连的邻居。',
    says: {
      direct: () => 'Cilium 自行设置到其他节点的路由，这只在所有节点位于同一二层网络时有效。',
      routed: () => '不封装，Cilium 也不设置路由：节点之间的网络必须把每个节点的 Pod 网段路由到该节点。',
    },
  },
  'kubeadm/cilium-kube-proxy': {
    title: 'Cilium 可以取代 kube-proxy',
    why: 'Cilium 用 eBPF 在套接字和网卡处转换 Service，早于 iptables。如果同时运行 kube-proxy，它的规则会对同样的 Service 再处理一遍。',
    says: ({ mode }) => `Cilium 取代 kube-proxy，因此 kubeadm 不安装 kube-proxy，代理模式 ${mode} 不起作用。`,
  },
  'kubeadm/calico-autodetection': {
    title: 'Calico 对每个地址族只用一种方式确定节点地址',
    why: 'calico-node 启动时，每个地址族只运行一种检测方法，并把结果写入自己的 Node 资源；Operator 用 net.ParseCIDR 解析每个网段。',
    says: {
      several: ({ family, methods }) => `${FAMILY_LABEL[family]} 同时设置了 ${methods.join('、')}：Operator 会拒绝一种以上的方式。`,
      range: ({ text, family }) => `${quoted(text)}不是 ${FAMILY_LABEL[family]} 网段，应为 ${family === 'ipv4' ? '192.168.10.0/24' : '2a05:d014:937:4500::/64'} 这样的写法。`,
    },
  },
  'kubeadm/calico-autodetection-nodes': {
    title: 'Calico 在每个节点上都能找到地址',
    why: '没有匹配的本机地址时，calico-node 会记录检测失败并退出，该机器便没有 Pod 网络。',
    says: ({ node, address, family }) => `${node} 的 ${FAMILY_LABEL[family]} 地址是 ${address}，不在任何一个网段内。`,
  },
  'kubeadm/calico-registry': {
    title: 'Calico 的镜像仓库是带路径的主机，以斜杠结尾',
    why: 'Operator 把该文本原样放在每个镜像路径之前：“registry”与“calico/node”会变成“registrycalico/node”。',
    says: ({ given }) => `${JSON.stringify(given)} 不是以斜杠结尾的镜像仓库（例如 registry.example.net/）：Operator 会到不存在的地方获取镜像。`,
  },
  'kubeadm/calico-only-operator': {
    title: '只有 Installation 才有的设置，须用 Operator 安装',
    why: '清单中的数据平面、端口和镜像写在它自己的 DaemonSet 和 ConfigMap 中，此处的补丁不做改动。',
    says: ({ key }) => `${key} 是 Installation 的字段，而 Calico 用清单安装：没有文件包含它。`,
  },
  'kubeadm/calico-bpf': {
    title: 'eBPF 数据平面自 v3.31 起可取代 kube-proxy',
    why: '没有 kube-proxy 时，calico-node 无法访问 API 服务器的 Service。bpfNetworkBootstrap 为它提供端点，kubeProxyManagement 则给 DaemonSet 加上节点选择器。',
    says: ({ version, from }) => `Calico ${version} 的 Installation 没有 bpfNetworkBootstrap 和 kubeProxyManagement，而此处的文件靠它们启用 eBPF；二者自 ${from} 起提供。`,
  },
  'kubeadm/calico-assignment': {
    title: 'Installation 自 v3.31 起可指定 IP 池的分配方式',
    why: 'kubectl 按集群中的定义严格校验对象：有不存在的字段时，什么都不创建就会退出。',
    says: ({ version, from }) => `Calico ${version} 的 Installation 中，IP 池没有 assignmentMode 字段；该字段自 ${from} 起提供。`,
  },
  'kubeadm/calico-manual-pool': {
    title: 'Pod 无需申请即可获得地址',
    why: '除非 Pod 或其命名空间的注解指定了该池，IPAM 会跳过方式为 Manual 的池。',
    says: ({ family }) => `唯一的 ${FAMILY_LABEL[family]} 池只按申请分配地址：每个 Pod（包括集群自身的 Pod）都需要注解 cni.projectcalico.org/${family}pools。`,
  },
  'kubeadm/cilium-bpf-masquerade': {
    title: 'Cilium 用 eBPF 做地址伪装时，NodePort 也由它处理',
    why: '两者位于节点网卡上的同一个程序中，共用连接跟踪。代理启动时检查这一组合，不满足就退出，或退回到 iptables。',
    says: {
      'kube-proxy': () => '用 eBPF 做地址伪装需要 Cilium 的 NodePort 功能，而该功能随取代 kube-proxy 一起启用。请开启取代 kube-proxy，或由 iptables 做地址伪装。',
      none: () => '两个地址族都不做地址伪装，eBPF 无事可做：代理会报错退出。',
      ipv6: ({ version, from }) => `Cilium ${version} 只能用 iptables 对 IPv6 做地址伪装，要求 eBPF 时代理会退出；${from} 两者都支持。`,
    },
  },
  'kubeadm/cilium-native-range': {
    title: 'Cilium 不做地址伪装的是该地址族的网段',
    why: 'Chart 把该文本作为 ipv4-native-routing-cidr 或 ipv6-native-routing-cidr 交给代理，代理启动时解析，解析不了就退出。',
    says: {
      range: ({ text, family }) => `${quoted(text)}不是 ${FAMILY_LABEL[family]} 网段。`,
      version: ({ version, from }) => `Cilium ${version} 的 Chart 没有 IPv6 的原生路由网段；它自 ${from} 起提供。`,
    },
  },
  'kubeadm/cilium-native-pods': {
    title: 'Cilium 不做地址伪装的网段包含 Pod 网段',
    why: '发往该网段之外的报文以节点地址为源地址，发往其他 Pod 的也不例外：网络策略和日志看到的便是节点。',
    says: ({ range, pods }) => `${range} 没有包含全部 Pod（${pods}）：发往其余 Pod 的流量会被做地址伪装。`,
  },
  'kubeadm/mtu': {
    title: '承载 IPv6 的链路，MTU 不小于 1280',
    why: 'MTU 低于该值时，Linux 会删除网卡上的所有 IPv6 地址，也不再分配；路由器从不对 IPv6 分片。',
    says: ({ given, least }) => `${given} 对 IPv6 来说太小：须为 ${least} 或更大。`,
  },
  'kubeadm/other-plugin-settings': {
    title: '只有所选的网络插件有设置',
    why: '每个网络插件只读取自己的配置：Calico 读取 Installation，Cilium 读取 Chart 的 values，flannel 读取 net-conf.json。其他插件的设置无处可写。',
    says: ({ plugin: type, settings }) => `所选的网络插件是 ${CNI_LABEL[type]}，因此 ${CNI_LABEL[settings]} 的设置不起作用。`,
  },
};
