import type { GeneratedFile } from '../../kit/file.js';
import { type Flag, toFlags } from '../../format/flags.js';
import { dnsAddress } from './config.js';
import type { Purposes } from './messages/texts.js';
import { advertiseAddress, commaList, controlPlanes, featureGates, needsStrictArp, nodeIps, nodeMaskFlags, type Plan, replacesKubeProxy } from './plan.js';

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
  return [
    ...controlPlanes(plan).map((node) => file(`kube-apiserver-${node.name}`, 'kube-apiserver', [['advertise-address', advertiseAddress(plan, node)], services, ...gates])),
    file('kube-controller-manager', 'kube-controller-manager', [pods, services, ...masks, ...gates]),
    ...plan.spec.kubeadm.nodes.map((node) => file(`kubelet-${node.name}`, 'kubelet', [['node-ip', nodeIps(plan, node).join(',')], ['cluster-dns', dnsAddress(plan)], ['cluster-domain', settings.dnsDomain], ...gates])),
    ...(replacesKubeProxy(plan) ? [] : [file('kube-proxy', 'kube-proxy', [['proxy-mode', network.proxyMode], pods, ...(needsStrictArp(plan) ? [['ipvs-strict-arp', 'true'] satisfies Flag] : []), ...gates])]),
  ];
}

function flagsOf(component: string, flags: readonly Flag[]): string {
  return toFlags(flags, [`Add these to the flags that ${component} has; where it has one of them already, this one takes its place.`]);
}
