import type { Translation } from '../../../findings/message.js';
import type { en } from './en.js';
import { access } from './zh-CN/access.js';
import { addons } from './zh-CN/addons.js';
import { basic } from './zh-CN/basic.js';
import { dataplane } from './zh-CN/dataplane.js';
import { fields } from './zh-CN/fields.js';
import { ids } from './zh-CN/ids.js';
import { masters } from './zh-CN/masters.js';
import { network } from './zh-CN/network.js';
import { nodes } from './zh-CN/nodes.js';
import { poolAdvanced } from './zh-CN/pool-advanced.js';
import { poolDisks } from './zh-CN/pool-disks.js';
import { poolSubnets } from './zh-CN/pool-subnets.js';
import { ranges } from './zh-CN/ranges.js';
import { securityGroups } from './zh-CN/security-groups.js';
import { subnets } from './zh-CN/subnets.js';
import { terraform } from './zh-CN/terraform.js';
import { ADDON_NAMES, MODELS, SITES, TYPES } from './zh-CN/words.js';

/** How the provider reads in Simplified Chinese. */
export const zhCN: Translation<typeof en> = {
  title: '云容器引擎 CCE',
  summary: '华为云和 Open Telekom Cloud 上的 CCE Standard 与 CCE Turbo 集群',
  steps: {
    basic: '基础配置',
    vpc: '虚拟私有云和子网',
    network: '网络配置',
    advanced: '高级配置',
    addons: '插件',
    nodes: '节点池',
    access: '共享带宽和负载均衡',
    summary: '确认配置',
  },
  examples: {
    'cce-standard-tunnel-dual': 'CCE Standard，容器隧道网络，双栈',
    'cce-standard-vpc-ipv4': 'CCE Standard，VPC 网络，IPv4',
    'cce-turbo-dual': 'CCE Turbo，双栈',
    'cce-turbo-ipv4': 'CCE Turbo，IPv4',
    'otc-turbo-dual': 'Open Telekom Cloud，CCE Turbo，双栈',
    'otc-standard-tunnel-dual': 'Open Telekom Cloud，CCE Standard，容器隧道网络，双栈',
    'otc-standard-vpc-ipv4': 'Open Telekom Cloud，CCE Standard，VPC 网络，IPv4',
    'cce-turbo-console': '华为云，使用控制台的更多选项',
    'otc-turbo-scaling': 'Open Telekom Cloud，CCE Turbo，双栈，弹性伸缩的节点池，使用已有的共享带宽',
  },
  fields,
  rules: { ...basic, ...subnets, ...network, ...dataplane, ...ranges, ...addons, ...nodes, ...poolSubnets, ...poolAdvanced, ...poolDisks, ...securityGroups, ...masters, ...access, ...ids, ...terraform },
  fixes: {
    'cce/add-disk': ({ size }) => `添加一块 ${size} GiB 的数据盘`,
    'cce/add-pod-subnet': ({ range }) => `添加容器子网 ${range}`,
    'cce/begin-with-one': '先使用一个容器网段',
    'cce/choose-zones': '由 CCE 选择',
    'cce/create-subnet': '创建该子网',
    'cce/install-autoscaler': ({ version }) => `安装弹性引擎 ${version}`,
    'cce/ipv4-only': '仅使用 IPv4',
    'cce/ipv6-off': '关闭 IPv6',
    'cce/ipv6-off-there': '在节点子网中关闭 IPv6',
    'cce/ipv6-on': '开启 IPv6',
    'cce/ipv6-on-there': '在节点子网中开启 IPv6',
    'cce/keep': ({ value }) => `保留 ${value}`,
    'cce/keep-first-one': '只保留第一个',
    'cce/leave-out': '不设置',
    'cce/leave-to-cce': '由 CCE 决定',
    'cce/one-zone': '只使用一个可用区',
    'cce/ordinary-containers': '使用普通容器',
    'cce/plan-none': '不使用共享带宽',
    'cce/remove-label': '删除该标签',
    'cce/remove-node-mask': '删除节点掩码',
    'cce/remove-pod-subnets': '删除容器子网',
    'cce/remove-them': '全部删除',
    'cce/spread-masters': '由 CCE 自动分布',
    'cce/without-encryption': '不加密磁盘',
    'cce/without-overload-control': '不启用过载控制',
    'cce/without-dataplane-v2': '不启用 DataPlane V2',
    'cce/use-all': ({ values }) => `使用 ${values.join('、')}`,
    'cce/use-gib': ({ size }) => `使用 ${size} GiB`,
    'cce/use-mbit': ({ size }) => `使用 ${size} Mbit/s`,
  },
  names: {
    'cce/container': '容器网段',
    'cce/services': '服务网段',
    'cce/services-ipv6': 'IPv6 服务网段',
    'cce/vpc': ({ name }) => `虚拟私有云 ${name}`.trim(),
    'cce/node-subnet': ({ name }) => `节点子网 ${name}`.trim(),
    'cce/node-subnets': '节点子网',
    'cce/pod-subnet': ({ name }) => `容器子网 ${name}`.trim(),
    'cce/pods': 'Pod',
    'cce/pod-subnets': '容器子网',
    'cce/scale': '集群规模',
    'cce/flow-masters': '控制节点',
    'cce/flow-master-nodes': ({ count }) => `${count} 个控制节点`,
    'cce/flow-layer-4': '四层',
    'cce/flow-layer-7': '七层',
    'cce/flow-layer-4-elb': '四层 ELB',
    'cce/flow-layer-7-elb': '七层 ELB',
    'cce/flow-service': ({ name }) => `Service ${name}`,
    'cce/flow-name': ({ name }) => name,
    'cce/flow-internet': '公网上',
    'cce/flow-private': 'VPC 内、对等连接或 VPN',
    'cce/flow-bandwidth': ({ size }) => `共享带宽，${size} Mbit/s`,
    'cce/flow-until': '加入前地址仅限内网',
    'cce/flow-elb-ipv4': '负载均衡器仅使用 IPv4',
    'cce/flow-backends': '七层仅通过 IPv4 访问后端',
    'cce/flow-no-ipv6': '控制节点与工作节点之间不使用 IPv6',
  },
  terms: {
    'name.log-agent': ADDON_NAMES['log-agent'],
    'name.cie-collector': ADDON_NAMES['cie-collector'],
    'name.nginx-ingress': ADDON_NAMES['nginx-ingress'],
    'name.node-local-dns': ADDON_NAMES['node-local-dns'],
    'name.metrics-server': ADDON_NAMES['metrics-server'],
    'name.npd': ADDON_NAMES.npd,
    'name.autoscaler': ADDON_NAMES.autoscaler,
    'proxyMode.iptables': 'iptables',
    'proxyMode.ipvs': 'IPVS',
    'class.performance': '独享型（performance）',
    'class.union': '共享型（union），仅 IPv4',
    'site.huaweicloud': SITES.huaweicloud,
    'site.otc': SITES.otc,
    'clusterType.standard': TYPES.standard,
    'clusterType.turbo': TYPES.turbo,
    'networkModel.overlay_l2': MODELS.overlay_l2,
    'networkModel.vpc-router': MODELS['vpc-router'],
    'networkModel.eni': MODELS.eni,
  },
};
