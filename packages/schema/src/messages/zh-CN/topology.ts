import { FAMILY_LABEL } from '../../address/family.js';
import type { Translation } from '../../findings/message.js';
import type { en } from '../en/topology.js';

/** 流量走向图中各平台共用的文字，简体中文。 */
export const zhCN: Translation<typeof en> = {
  'topology/clients': '客户端',
  'topology/outside': '位于集群之外',
  'topology/node-port': '每个节点的端口',
  'topology/node-port-type': 'NodePort 类型的 Service',
  'topology/load-balancer': '负载均衡器',
  'topology/load-balancer-type': 'LoadBalancer 类型的 Service',
  'topology/balancer': ({ balancer, announcement }) => `${balancer}，${announcement === 'bgp' ? 'BGP' : '二层'}`,
  'topology/pools': ({ count }) => `${count} 个地址池`,
  'topology/no-pool': ({ family }) => `负载均衡器没有 ${FAMILY_LABEL[family]} 地址`,
  'topology/services': 'Service',
  'topology/pods': 'Pod',
  'topology/nodes': ({ count }) => `${count} 个节点`,
  'topology/workers': ({ count }) => `${count} 个工作节点`,
  'topology/nodes-later': '节点，稍后添加',
  'topology/control-plane': ({ count }) => `${count} 个控制平面节点`,
  'topology/api-server': 'API 服务器',
  'topology/assigned': '由云平台分配',
};
