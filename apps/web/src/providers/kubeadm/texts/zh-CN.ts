import type { texts as en } from './en.js';

/** kubeadm 页面的全部文字，简体中文。 */
export const texts: typeof en = {
  nameHint: '最多 50 个小写字母、数字和连字符',
  family: {
    IPv4: 'IPv4',
    'IPv4+IPv6': 'IPv4 和 IPv6，IPv4 优先',
    'IPv6+IPv4': 'IPv6 和 IPv4，IPv6 优先',
    IPv6: 'IPv6',
    hintSingle: 'Pod、Service 和节点各有一个地址',
    hintDual: 'Pod 和节点同时有两种地址；Service 默认只使用 {{family}}，除非另有要求',
  },
  patch: '补丁版本',
  releaseMaintained: '{{minor}}（仍提供补丁）',
  versionHint: 'Kubernetes {{version}}',
  configApiHint: '如何配置各组件：kubeadm 的配置文件；手工搭建的集群则使用各组件的启动参数',
  endpointHint: '节点访问 API 服务器所用的名称或地址；多于一个控制平面节点时必填',

  nodesHint: '每台机器及其各地址族的地址。kubeadm init 在第一个控制平面节点上运行；其余节点各有自己的加入文件。',
  addControlPlane: '添加控制平面节点',
  addWorker: '添加工作节点',
  nodeNetwork: '节点网络',
  nodeNetworkHint: '可选。用于与 Pod、Service 网段核对，并显示在地址规划中；不写入任何文件。',

  nodeMaskHint: '每个节点从 Pod 网段中得到的网段',
  noMask: '没有组件为节点划分网段，因此没有节点掩码。',
  proxyReplaced: 'Cilium 取代 kube-proxy，因此不使用此模式。',
  allocationController: '控制器管理器',
  allocationNobody: '无：由插件分配地址',
  allocationHint: '控制器管理器的 --allocate-node-cidrs；flannel、Canal 以及使用节点网段的 Cilium 需要它',
  reservedHint: '别处已使用的网段，例如本地数据中心或对等网络；这里的任何网段都不能与之重叠',

  calicoHint: 'BGP、VXLAN 或 IPIP；支持网络策略',
  ciliumHint: 'eBPF；可取代 kube-proxy',
  flannelHint: '简单；没有网络策略',
  canalHint: '节点间用 flannel，策略用 Calico',
  pluginTested: '已在 Kubernetes {{first}} 到 {{last}} 上测试',
  operatorHint: 'Installation 和 APIServer 对象',
  manifestHint: '对官方清单应用 Kustomize 补丁',
  pools: 'IP 池',
  blockSizeHint: '每块 {{addresses}} 个地址；节点按需领取',
  directRoutesHint: '仅适用于所有节点都在同一二层网络的情况',
  kubeProxyReplacementHint: 'kubeadm 不安装 kube-proxy，cilium-agent 会得知 API 服务器的地址',
};
