import { FAMILY_LABEL } from '../../../address/family.js';
import type { Translation } from '../../../findings/message.js';
import { CNI_LABEL, RELEASES } from '../catalog.js';
import type { en } from './en.js';
import { cluster } from './zh-CN/cluster.js';
import { balancerTerms } from '../../../messages/zh-CN/load-balancers.js';
import { nat64Terms } from '../../../messages/zh-CN/nat64.js';
import { fields } from './zh-CN/fields.js';
import { nat64 } from './zh-CN/nat64.js';
import { network } from './zh-CN/network.js';
import { nodes } from './zh-CN/nodes.js';
import { plugin } from './zh-CN/plugin.js';
import { settings } from './zh-CN/settings.js';

/** How the provider reads in Simplified Chinese. */
export const zhCN: Translation<typeof en> = {
  title: 'kubeadm',
  summary: `Kubernetes ${RELEASES.at(-1)?.minor ?? ''} 到 ${RELEASES[0]?.minor ?? ''}，搭配 Calico、Cilium、flannel 或 Canal`,
  steps: { cluster: '集群', nodes: '节点', network: '集群网络', plugin: '网络插件', balancers: '负载均衡器', summary: '确认' },
  examples: {
    'kubeadm-calico-dual': 'kubeadm，用 Operator 安装 Calico，双栈',
    'kubeadm-calico-dual-ipv6-primary': 'kubeadm，Calico，双栈，IPv6 优先',
    'kubeadm-calico-ipv6-nat64': 'kubeadm，Calico，纯 IPv6，NAT64 与 DNS64',
    'kubeadm-calico-ipv6': 'kubeadm，Calico，纯 IPv6',
    'kubeadm-calico-manifest-dual': 'kubeadm，用清单安装 Calico，双栈',
    'kubeadm-cilium-dual': 'kubeadm，用 Cilium 取代 kube-proxy，双栈',
    'kubeadm-flannel-dual': 'kubeadm，flannel，双栈',
    'kubeadm-canal-dual': 'kubeadm，Canal，双栈',
    'kubeadm-metallb-dual': 'kubeadm，MetalLB 负载均衡器，二层通告',
    'kubeadm-cilium-bgp-dual': 'kubeadm，Cilium 负载均衡器，BGP 通告',
    'kubeadm-flags-1.16-dual': '各组件的启动参数，Kubernetes 1.16，双栈',
  },
  fields,
  rules: { ...cluster, ...settings, ...nodes, ...network, ...nat64, ...plugin },
  fixes: {
    'kubeadm/make-control-plane': ({ node: { name } }) => `将${name === undefined ? '第一个节点' : ` ${name} `}设为控制平面节点`,
    'kubeadm/make-linux': '改为 Linux 节点',
    'kubeadm/range-and-mask': ({ range, mask }) => `使用 ${range} 和 /${mask}`,
    'kubeadm/cut-ranges': '由控制器管理器划分',
    'kubeadm/masquerade': '开启地址伪装',
    'kubeadm/external-etcd': '使用外部 etcd',
    'kubeadm/stacked-etcd': '使用与 API 服务器同机的 etcd',
    'kubeadm/bgp': '开启 BGP',
    'kubeadm/none-with-bgp': '使用“无（None）”，并开启 BGP',
    'kubeadm/route-natively': '使用原生路由',
    'kubeadm/remove-settings': ({ plugin: type }) => `删除 ${CNI_LABEL[type]} 的设置`,
  },
  names: {
    'kubeadm/etcd': ({ number }) => `etcd 成员 ${number}`,
    'kubeadm/flow-balancer': '或插件提供的负载均衡器',
    'kubeadm/flow-proxy': ({ mode }) => `kube-proxy，${mode}`,
    'kubeadm/flow-cilium': 'Cilium 代替 kube-proxy',
    'kubeadm/flow-services-one': ({ family }) => `没有 ${FAMILY_LABEL[family]} Service`,
  },
  terms: {
    'role.control-plane': '控制平面',
    'role.worker': '工作节点',
    'os.linux': 'Linux',
    'os.windows': 'Windows',
    'configApi.v1beta2': 'kubeadm，v1beta2',
    'configApi.v1beta3': 'kubeadm，v1beta3',
    'configApi.v1beta4': 'kubeadm，v1beta4',
    'configApi.flags': '各组件的启动参数',
    'installation.operator': 'Operator',
    'installation.manifest': '清单',
    'encapsulation.None': '无（None）',
    'hostPorts.Enabled': '启用',
    'hostPorts.Disabled': '禁用',
    'assignmentMode.Automatic': '自动',
    'assignmentMode.Manual': '仅按申请',
    'ipamMode.cluster-pool': 'Cilium 自己的地址池（cluster-pool）',
    'ipamMode.kubernetes': '节点的网段（kubernetes）',
    'routingMode.tunnel': '节点之间的隧道',
    'routingMode.native': '原生，经由节点网络',
    'underlayProtocol.ipv4': 'IPv4',
    'underlayProtocol.ipv6': 'IPv6',
    ...balancerTerms,
    ...nat64Terms,
  },
};
