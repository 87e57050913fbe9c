import { formatAddress } from '@dualstack/schema';
import type { Value } from '../../format/yaml.js';
import { extraArgs, joinConfiguration, type KubeadmApi, nodeRegistration, type RegistrationOptions } from '../../kit/join.js';
import { advertiseAddress, argumentsOf, certificateNames, commaList, controlPlanes, featureGates, needsStrictArp, type Node, nodeIps, nodeMaskFlags, type Plan, releaseOf, replacesKubeProxy, serviceFamilies, socketOf, taintsOf } from './plan.js';

/** The documents that kubeadm init reads: the node, the cluster, the kubelets, and kube-proxy unless it is left out. */
export function initDocuments(plan: Plan, api: KubeadmApi): Value[] {
  return [initConfiguration(plan, api), clusterConfiguration(plan, api), kubeletConfiguration(plan), ...(replacesKubeProxy(plan) ? [] : [kubeProxyConfiguration(plan)])];
}

/** How a node registers. */
function registrationOf(plan: Plan, node: Node, api: KubeadmApi): RegistrationOptions {
  const [criSocket, taints] = [socketOf(plan, node), taintsOf(plan, node)];
  return { api, name: node.name, nodeIps: nodeIps(plan, node), ...(criSocket !== undefined && { criSocket }), ...(taints && { taints }) };
}

function initConfiguration(plan: Plan, api: KubeadmApi): Value {
  const [first] = controlPlanes(plan);
  if (!first) throw new Error('no control plane node');
  const { kubeadm: settings } = plan.spec;
  return {
    apiVersion: `kubeadm.k8s.io/${api}`,
    kind: 'InitConfiguration',
    localAPIEndpoint: { advertiseAddress: advertiseAddress(plan, first), bindPort: settings.bindPort },
    nodeRegistration: nodeRegistration(registrationOf(plan, first, api)),
    ...(settings.patchesDirectory !== undefined && { patches: { directory: settings.patchesDirectory } }),
    /** v1beta2 has no such field; the README gives the flag. */
    ...(replacesKubeProxy(plan) && api !== 'v1beta2' && { skipPhases: ['addon/kube-proxy'] }),
  };
}

function clusterConfiguration(plan: Plan, api: KubeadmApi): Value {
  const { metadata, spec } = plan;
  const { kubeadm: settings, network } = spec;
  const names = certificateNames(plan);
  const controllerManager = { ...(settings.allocateNodeCidrs ? nodeMaskFlags(plan) : { 'allocate-node-cidrs': 'false' }), ...argumentsOf(plan, 'controllerManager') };
  const [apiServer, scheduler] = [argumentsOf(plan, 'apiServer'), argumentsOf(plan, 'scheduler')];
  const has = (args: Readonly<Record<string, string>>) => Object.keys(args).length > 0;
  return {
    apiVersion: `kubeadm.k8s.io/${api}`,
    kind: 'ClusterConfiguration',
    clusterName: metadata.name,
    kubernetesVersion: `v${spec.kubernetesVersion}`,
    controlPlaneEndpoint: settings.controlPlaneEndpoint,
    networking: { podSubnet: commaList(plan, network.podCidrs), serviceSubnet: commaList(plan, network.serviceCidrs), dnsDomain: settings.dnsDomain },
    ...(settings.imageRepository !== undefined && { imageRepository: settings.imageRepository }),
    ...(settings.certificatesDir !== undefined && { certificatesDir: settings.certificatesDir }),
    ...(settings.etcd && { etcd: etcd(settings.etcd, api) }),
    ...((names.length > 0 || has(apiServer)) && { apiServer: { ...(names.length > 0 && { certSANs: names }), ...(has(apiServer) && { extraArgs: extraArgs(api, apiServer) }) } }),
    ...(has(controllerManager) && { controllerManager: { extraArgs: extraArgs(api, controllerManager) } }),
    ...(has(scheduler) && { scheduler: { extraArgs: extraArgs(api, scheduler) } }),
    ...(featureGates(plan) && releaseOf(plan).kubeadmGate && { featureGates: featureGates(plan) }),
  };
}

/** Where etcd keeps its data, or where another one is. */
function etcd({ local, external }: NonNullable<Plan['spec']['kubeadm']['etcd']>, api: KubeadmApi): Value {
  if (external) {
    const { endpoints, caFile = '', certFile = '', keyFile = '' } = external;
    /** kubeadm before v1beta4 asks for the names of all files, which may be empty. */
    return { external: { endpoints: [...endpoints], caFile, certFile, keyFile } };
  }
  const { dataDir, extraArgs: args = {} } = local ?? {};
  return { local: { ...(dataDir !== undefined && { dataDir }), ...(Object.keys(args).length > 0 && { extraArgs: extraArgs(api, args) }) } };
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
    cgroupDriver: plan.spec.kubeadm.kubelet?.cgroupDriver,
    maxPods: plan.spec.kubeadm.kubelet?.maxPods,
    featureGates: featureGates(plan),
  };
}

function kubeProxyConfiguration(plan: Plan): Value {
  const nodePorts = plan.spec.kubeadm.kubeProxy?.nodePortAddresses;
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    mode: plan.spec.network.proxyMode,
    clusterCIDR: commaList(plan, plan.spec.network.podCidrs),
    ...(nodePorts && nodePorts.length > 0 && { nodePortAddresses: nodePorts.map(({ text }) => text) }),
    ...(needsStrictArp(plan) && { ipvs: { strictARP: true } }),
    featureGates: featureGates(plan),
  };
}

/** The JoinConfiguration of a node that is not the first. */
export function joinDocument(plan: Plan, node: Node, api: KubeadmApi): Value {
  const { bindPort, patchesDirectory } = plan.spec.kubeadm;
  return joinConfiguration({
    ...registrationOf(plan, node, api),
    ...(patchesDirectory !== undefined && { patches: patchesDirectory }),
    ...(node.role === 'control-plane' && { advertise: { advertiseAddress: advertiseAddress(plan, node), bindPort } }),
  });
}
