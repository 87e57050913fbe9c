import { formatAddress } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import type { Value } from '../../format/yaml.js';
import { extraArgs, joinConfiguration, type KubeadmApi } from '../../kit/join.js';
import { advertiseAddress, certificateNames, commaList, controlPlanes, featureGates, needsStrictArp, type Node, nodeIps, nodeMaskFlags, type Plan, releaseOf, replacesKubeProxy, serviceFamilies } from './plan.js';

/** The documents that kubeadm init reads: the node, the cluster, the kubelets, and kube-proxy unless it is left out. */
export function initDocuments(plan: Plan, api: KubeadmApi): Value[] {
  return [initConfiguration(plan, api), clusterConfiguration(plan, api), kubeletConfiguration(plan), ...(replacesKubeProxy(plan) ? [] : [kubeProxyConfiguration(plan)])];
}

function initConfiguration(plan: Plan, api: KubeadmApi): Value {
  const [first] = controlPlanes(plan);
  if (!first) throw new Error('no control plane node');
  return {
    apiVersion: `kubeadm.k8s.io/${api}`,
    kind: 'InitConfiguration',
    localAPIEndpoint: { advertiseAddress: advertiseAddress(plan, first), bindPort: kubeadm.API_PORT },
    nodeRegistration: { name: first.name, kubeletExtraArgs: extraArgs(api, { 'node-ip': nodeIps(plan, first).join(',') }) },
    /** v1beta2 has no such field; the README gives the flag. */
    ...(replacesKubeProxy(plan) && api !== 'v1beta2' && { skipPhases: ['addon/kube-proxy'] }),
  };
}

function clusterConfiguration(plan: Plan, api: KubeadmApi): Value {
  const { metadata, spec } = plan;
  const { kubeadm: settings, network } = spec;
  const controllerManager = settings.allocateNodeCidrs ? nodeMaskFlags(plan) : { 'allocate-node-cidrs': 'false' };
  return {
    apiVersion: `kubeadm.k8s.io/${api}`,
    kind: 'ClusterConfiguration',
    clusterName: metadata.name,
    kubernetesVersion: `v${spec.kubernetesVersion}`,
    controlPlaneEndpoint: settings.controlPlaneEndpoint,
    networking: { podSubnet: commaList(plan, network.podCidrs), serviceSubnet: commaList(plan, network.serviceCidrs), dnsDomain: settings.dnsDomain },
    ...(certificateNames(plan).length > 0 && { apiServer: { certSANs: certificateNames(plan) } }),
    ...(Object.keys(controllerManager).length > 0 && { controllerManager: { extraArgs: extraArgs(api, controllerManager) } }),
    ...(featureGates(plan) && releaseOf(plan).kubeadmGate && { featureGates: featureGates(plan) }),
  };
}

/** The address of the DNS Service, which kubeadm takes too: the tenth of the first Service range. */
export function dnsAddress(plan: Plan): string {
  const [primary = 'ipv4'] = serviceFamilies(plan);
  const services = plan.spec.network.serviceCidrs[primary]?.value;
  if (!services) throw new Error(`no Service range of ${primary}`);
  return formatAddress(primary, services.first + 10n);
}

function kubeletConfiguration(plan: Plan): Value {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    clusterDNS: [dnsAddress(plan)],
    clusterDomain: plan.spec.kubeadm.dnsDomain,
    featureGates: featureGates(plan),
  };
}

function kubeProxyConfiguration(plan: Plan): Value {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: plan.spec.network.proxyMode,
    clusterCIDR: commaList(plan, plan.spec.network.podCidrs),
    ...(needsStrictArp(plan) && { ipvs: { strictARP: true } }),
    featureGates: featureGates(plan),
  };
}

/** The JoinConfiguration of a node that is not the first. */
export function joinDocument(plan: Plan, node: Node, api: KubeadmApi): Value {
  return joinConfiguration({
    api,
    name: node.name,
    nodeIps: nodeIps(plan, node),
    ...(node.role === 'control-plane' && { advertise: { advertiseAddress: advertiseAddress(plan, node), bindPort: kubeadm.API_PORT } }),
  });
}
