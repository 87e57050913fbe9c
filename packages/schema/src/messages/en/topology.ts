import { FAMILY_LABEL, type Family } from '../../address/family.js';

/** What stands in a drawing of traffic, whatever the provider. */
export const en = {
  'topology/clients': 'Clients',
  'topology/outside': 'outside the cluster',
  'topology/node-port': 'Port of every node',
  'topology/node-port-type': 'Service of type NodePort',
  'topology/load-balancer': 'Load balancer',
  'topology/load-balancer-type': 'Service of type LoadBalancer',
  'topology/balancer': ({ balancer, announcement }: { balancer: string; announcement: 'layer2' | 'bgp' }) => `${balancer}, ${announcement === 'bgp' ? 'BGP' : 'layer 2'}`,
  'topology/pools': ({ count }: { count: number }) => `${count} pools`,
  'topology/no-pool': ({ family }: { family: Family }) => `No ${FAMILY_LABEL[family]} addresses for load balancers`,
  'topology/services': 'Services',
  'topology/pods': 'Pods',
  'topology/nodes': ({ count }: { count: number }) => (count === 1 ? '1 node' : `${count} nodes`),
  'topology/workers': ({ count }: { count: number }) => (count === 1 ? '1 worker' : `${count} workers`),
  'topology/nodes-later': 'Nodes, added later',
  'topology/control-plane': ({ count }: { count: number }) => (count === 1 ? '1 control plane node' : `${count} control plane nodes`),
  'topology/api-server': 'API server',
  'topology/assigned': 'assigned by the cloud',
};
