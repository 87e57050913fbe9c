import { balancerTerms } from '../../../messages/zh-CN/load-balancers.js';
import { FAMILY_LABEL } from '../../../address/family.js';
import type { Translation } from '../../../findings/message.js';
import type { en } from './en.js';
import { applications } from './zh-CN/applications.js';
import { clouds } from './zh-CN/clouds.js';
import { features } from './zh-CN/features.js';
import { fields } from './zh-CN/fields.js';
import { identity } from './zh-CN/identity.js';
import { limitations } from './zh-CN/limitations.js';
import { network } from './zh-CN/network.js';
import { nodes } from './zh-CN/nodes.js';

/** How the provider reads in Simplified Chinese. */
export const zhCN: Translation<typeof en> = {
  title: 'Kubermatic Kubernetes Platform',
  summary: '公有云、OpenStack、vSphere 以及自有机器上的用户集群',
  steps: { provider: '提供商', cluster: '集群', network: '集群网络', settings: '设置', nodes: '初始节点', applications: '应用', summary: '摘要' },
  examples: {
    'kkp-aws-dual': 'AWS 上的 KKP，双栈',
    'kkp-aws-applications': 'AWS 上的 KKP，带应用和两个节点池，双栈',
    'kkp-aws-spot': 'AWS 上的 KKP，使用 Spot 实例和代入角色，双栈',
    'kkp-azure-dual': 'Azure 上的 KKP，双栈，由 KKP 创建 VNet',
    'kkp-azure-features': 'Azure 上的 KKP，带备份、策略、审计日志和 KubeLB，双栈',
    'kkp-bringyourown-dual': '使用自有机器的 KKP，双栈',
    'kkp-metallb-dual': 'KKP，自有机器，MetalLB 负载均衡器',
    'kkp-digitalocean-dual': 'DigitalOcean 上的 KKP，双栈',
    'kkp-equinix-dual': 'Equinix Metal 上的 KKP v2.24，双栈',
    'kkp-gcp-dual': 'Google Cloud 上的 KKP，双栈',
    'kkp-hetzner-dual': 'Hetzner Cloud 上的 KKP，双栈，带负载均衡器',
    'kkp-openstack-dual': 'OpenStack 上的 KKP，双栈，使用已有子网',
    'kkp-openstack-balancers': 'OpenStack 上的 KKP，带负载均衡器类和应用凭据，双栈',
    'kkp-vsphere-dual': 'vSphere 上的 KKP，双栈',
    'kkp-vsphere-static': 'vSphere 上的 KKP，带标签和一台静态地址的机器，仅 IPv4',
    'kkp-aws-ipv4': 'AWS 上的 KKP，仅 IPv4',
  },
  fields,
  rules: { ...identity, ...network, ...clouds, ...nodes, ...applications, ...features, ...limitations },
  fixes: {
    'kkp/use-ipv4-only': '仅使用 IPv4',
    'kkp/konnectivity-on': '开启 Konnectivity',
    'kkp/remove-ranges': '删除这些网段',
    'kkp/remove-settings': ({ cloud }) => `删除 ${cloud} 的设置`,
    'kkp/remove-node-pools': '删除节点池',
    'kkp/allow': ({ range }) => `允许 ${range}`,
    'kkp/proxy-without-credentials': '删除用户名和密码',
    'kkp/add-metallb': '安装 MetalLB 应用',
    'kkp/add-autoscaler': '安装 Cluster Autoscaler 应用',
    'kkp/enable-ingress-hostname': '启用 Ingress 主机名',
    'kkp/limit-events': ({ qps }) => `将每个命名空间限制为每秒 ${qps} 个事件`,
    'kkp/plan-ipv4-load-balancers': '规划 IPv4 负载均衡器',
    'kkp/plan-no-load-balancers': '不规划负载均衡器',
  },
  names: {
    'kkp/vnet': ({ family }) => `VNet 的 ${FAMILY_LABEL[family]} 网段`,
    'kkp/node-subnet': ({ family }) => `节点的 ${FAMILY_LABEL[family]} 子网`,
    'kkp/static-address': ({ pool }) => (pool === '' ? '静态地址' : `${pool} 的静态地址`),
    'kkp/flow-seed': 'Seed 集群',
    'kkp/flow-control-plane': '控制平面',
    'kkp/flow-exposed': ({ strategy }) => `暴露策略 ${strategy}`,
    'kkp/flow-konnectivity': '通过 Konnectivity 访问节点',
    'kkp/flow-openvpn': '通过 OpenVPN 访问节点',
    'kkp/flow-one-balancer': '没有此地址族的负载均衡器',
    'kkp/flow-no-balancer-planned': '负载均衡器规划为 IPv4',
  },
  terms: { ...balancerTerms },
};
