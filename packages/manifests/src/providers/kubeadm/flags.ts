import type { GeneratedFile } from '../../kit/file.js';
import { isAtLeast } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { type Flag, toFlags } from '../../format/flags.js';
import { dnsAddress } from './config.js';
import type { Purposes } from './messages/texts.js';
import { advertiseAddress, argumentsOf, commaList, controlPlanes, featureGates, needsStrictArp, nodeIps, nodeMaskFlags, type Node, type Plan, replacesKubeProxy, socketOf, taintsOf } from './plan.js';

/**
 * The flags of every component that knows of address families, for clusters that are not made by kubeadm.
 * All other flags (certificates, etcd, kubeconfig files) are those that the components have already.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#configure-ipv4-ipv6-dual-stack
 */
export function flagFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  const { network, kubeadm: settings } = plan.spec;
  const gates: Flag[] = Object.entries(featureGates(plan) ?? {}).map(([name, isOn]) => ['feature-gates', `${name}=${isOn}`]);
  const pods: Flag = ['cluster-cidr', commaList(plan, network.podCidrs)];
  const services: Flag = ['service-cluster-ip-range', commaList(plan, network.serviceCidrs)];
  const masks: Flag[] = settings.allocateNodeCidrs ? [['allocate-node-cidrs', 'true'], ...Object.entries(nodeMaskFlags(plan))] : [['allocate-node-cidrs', 'false']];
  const file = (name: string, component: string, flags: readonly Flag[]): GeneratedFile => ({ path: `flags/${name}.flags`, mediaType: 'text/plain', purpose: purposes.flags({ component }), content: flagsOf(component, flags) });
  const added = (component: kubeadm.Component): Flag[] => Object.entries(argumentsOf(plan, component));
  const port: Flag[] = settings.bindPort === kubeadm.API_PORT ? [] : [['secure-port', String(settings.bindPort)]];
  const nodePorts = settings.kubeProxy?.nodePortAddresses ?? [];
  return [
    ...controlPlanes(plan).map((node) => file(`kube-apiserver-${node.name}`, 'kube-apiserver', [['advertise-address', advertiseAddress(plan, node)], ...port, services, ...etcdFlags(plan), ...gates, ...added('apiServer')])),
    file('kube-controller-manager', 'kube-controller-manager', [pods, services, ...masks, ...gates, ...added('controllerManager')]),
    ...(added('scheduler').length > 0 ? [file('kube-scheduler', 'kube-scheduler', added('scheduler'))] : []),
    ...plan.spec.kubeadm.nodes.map((node) => file(`kubelet-${node.name}`, 'kubelet', [['node-ip', nodeIps(plan, node).join(',')], ['cluster-dns', dnsAddress(plan)], ['cluster-domain', settings.dnsDomain], ...kubeletFlags(plan, node), ...gates])),
    ...(replacesKubeProxy(plan) ? [] : [file('kube-proxy', 'kube-proxy', [['proxy-mode', network.proxyMode], pods, ...(nodePorts.length > 0 ? [['nodeport-addresses', nodePorts.map(({ text }) => text).join(',')] satisfies Flag] : []), ...(needsStrictArp(plan) ? [['ipvs-strict-arp', 'true'] satisfies Flag] : []), ...gates])]),
  ];
}

/** Where an etcd of its own is. */
function etcdFlags({ spec }: Plan): Flag[] {
  const { endpoints, caFile, certFile, keyFile } = spec.kubeadm.etcd?.external ?? {};
  const files = { 'etcd-cafile': caFile, 'etcd-certfile': certFile, 'etcd-keyfile': keyFile };
  return [...(endpoints ? [['etcd-servers', endpoints.join(',')] satisfies Flag] : []), ...Object.entries(files).flatMap(([name, value]): Flag[] => (value === undefined ? [] : [[name, value]]))];
}

/** First release whose kubelet has no Docker of its own: before it, a socket is only asked where `--container-runtime=remote` stands (Kubernetes changelog 1.24, removal of dockershim). */
const WITHOUT_DOCKERSHIM = '1.24';

/** What a kubelet is told beside its addresses. */
function kubeletFlags(plan: Plan, node: Node): Flag[] {
  const { cgroupDriver, maxPods } = plan.spec.kubeadm.kubelet ?? {};
  const taints = (taintsOf(plan, node) ?? []).map(({ key, value, effect }) => `${key}=${value ?? ''}:${effect}`);
  const socket = socketOf(plan, node);
  const asksForRemote = socket !== undefined && !isAtLeast(plan.spec.kubernetesVersion, WITHOUT_DOCKERSHIM);
  const flags = { 'container-runtime': asksForRemote ? 'remote' : undefined, 'container-runtime-endpoint': socket, 'register-with-taints': taints.length > 0 ? taints.join(',') : undefined, 'cgroup-driver': cgroupDriver, 'max-pods': maxPods === undefined ? undefined : String(maxPods) };
  return Object.entries(flags).flatMap(([name, value]): Flag[] => (value === undefined ? [] : [[name, value]]));
}

function flagsOf(component: string, flags: readonly Flag[]): string {
  return toFlags(flags, [`Add these to the flags that ${component} has; where it has one of them already, this one takes its place.`]);
}
