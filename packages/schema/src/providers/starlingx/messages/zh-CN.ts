import { balancerTerms } from '../../../messages/zh-CN/load-balancers.js';
import { FAMILY_LABEL } from '../../../address/family.js';
import type { Translation } from '../../../findings/message.js';
import type { en } from './en.js';
import { bootstrapRules, bootstrapTerms } from './zh-CN/bootstrap.js';
import { fields } from './zh-CN/fields.js';
import { networkRules } from './zh-CN/networks.js';
import { systemRules } from './zh-CN/system.js';
import { ADDRESSES, IN_SENTENCE, NETWORKS } from './zh-CN/words.js';

/** How the provider reads in Simplified Chinese. */
export const zhCN: Translation<typeof en> = {
  title: 'StarlingX',
  summary: 'AIO-SX、AIO-DX 和 Standard 系统：全新安装，或为运行中的系统增加、删除一个地址族',
  steps: {
    system: '系统',
    networks: '平台网络',
    calico: 'Calico',
    dns: 'DNS 服务器',
    services: 'DNS 与镜像',
    balancers: '负载均衡器',
    summary: '确认',
  },
  examples: {
    'starlingx-aio-sx-dual-ipv6-primary': 'StarlingX AIO-SX，双栈，IPv6 优先',
    'starlingx-aio-dx-dual': 'StarlingX AIO-DX，双栈',
    'starlingx-standard-ipv4': 'StarlingX Standard，IPv4',
    'starlingx-standard-ipv6': 'StarlingX Standard，系统控制器，IPv6',
    'starlingx-subcloud-dual': 'StarlingX AIO-SX，子云，双栈',
    'starlingx-aio-dx-bootstrap': 'StarlingX AIO-DX，主机记录、CA 证书、登录和 Kubernetes 设置',
    'starlingx-convert-aio-dx': 'StarlingX AIO-DX，从 IPv6 转为双栈',
    'starlingx-metallb-dual': 'StarlingX AIO-DX，MetalLB 负载均衡器，位于 OAM 网络',
    'starlingx-revert-standard': 'StarlingX Standard，从双栈恢复为 IPv4',
  },
  fields,
  rules: { ...systemRules, ...networkRules, ...bootstrapRules },
  fixes: {
    'starlingx/leave-out': ({ text }) => `删除 ${text}`,
    'starlingx/use-for': ({ value, network }) => `${IN_SENTENCE[network]}使用 ${value}`,
    'starlingx/remove-admin': '删除 Admin 网络',
    'starlingx/remove-list': '删除列表',
    'starlingx/remove-them': '删除这些主机',
  },
  names: {
    'starlingx/network': ({ network }) => IN_SENTENCE[network],
    'starlingx/pxeboot': NETWORKS.pxeboot,
    'starlingx/management': NETWORKS.management,
    'starlingx/oam': NETWORKS.oam,
    'starlingx/clusterHost': NETWORKS.clusterHost,
    'starlingx/clusterPod': NETWORKS.clusterPod,
    'starlingx/clusterService': NETWORKS.clusterService,
    'starlingx/multicast': NETWORKS.multicast,
    'starlingx/admin': NETWORKS.admin,
    'starlingx/host-address': ({ network, field }) => `${IN_SENTENCE[network]}的${ADDRESSES[field].startsWith('controller') ? ' ' : ''}${ADDRESSES[field]}`,
    'starlingx/system': '系统类型',
    'starlingx/flow-hosts': '主机和 Pod',
    'starlingx/flow-controllers': '主机之间',
    'starlingx/flow-oam': '从 OAM 到 Pod',
    'starlingx/flow-operators': '运维人员和用户',
    'starlingx/flow-floating': '浮动地址',
    'starlingx/flow-controller-count': ({ count }) => `${count} 个控制器`,
    'starlingx/flow-system-controller': '到系统控制器的网关',
    'starlingx/flow-no-management': ({ family }) => `管理网络没有 ${FAMILY_LABEL[family]}`,
  },
  terms: { ...balancerTerms, ...bootstrapTerms },
};
