import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { toYaml, type Value } from '../../format/yaml.js';
import { extraArgs } from '../../kit/join.js';
import { commaList, families, nodeMaskFlags, type Plan, releaseOf, replacesKubeProxy, serviceFamilies } from './plan.js';

/** Machines that a laptop carries: one control plane node and at most this many workers. */
const WORKERS = 2;

/** Whether kind can bring up the families of a plan: two from Kubernetes 1.20 on, and then of Services too. */
export function fitsKind(plan: Plan): boolean {
  return families(plan).length === 1 || (releaseOf(plan).nodeIps === 2 && serviceFamilies(plan).length === 2);
}

/**
 * The same ranges, order of families and proxy mode on a laptop, without a network plugin: that of the plan is
 * installed into it. It names no image: the releases of kind list those that fit.
 *
 * @see https://kind.sigs.k8s.io/docs/user/configuration/#networking
 */
export function kindConfig(plan: Plan): Value {
  const { metadata, spec } = plan;
  const own = families(plan);
  const workers = Math.min(WORKERS, spec.kubeadm.nodes.filter(({ role, os }) => role === 'worker' && os !== 'windows').length);
  const isUsualMask = own.every((family) => spec.network.nodeCidrMask[family] === kubeadm.defaultNodeMask(family, spec.kubernetesVersion));
  const masks = spec.kubeadm.allocateNodeCidrs && !isUsualMask ? nodeMaskFlags(plan) : spec.kubeadm.allocateNodeCidrs ? {} : { 'allocate-node-cidrs': 'false' };
  return {
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    name: metadata.name,
    networking: {
      ipFamily: own.length === 2 ? 'dual' : own[0],
      podSubnet: commaList(plan, spec.network.podCidrs),
      serviceSubnet: commaList(plan, spec.network.serviceCidrs),
      kubeProxyMode: replacesKubeProxy(plan) ? 'none' : spec.network.proxyMode,
      disableDefaultCNI: true,
    },
    nodes: [{ role: 'control-plane' }, ...Array.from({ length: workers }, () => ({ role: 'worker' }))],
    /** kind applies the patch whose API version its own configuration has, and leaves the other out. */
    ...(Object.keys(masks).length > 0 && { kubeadmConfigPatches: (['v1beta3', 'v1beta4'] as const).map((api) => toYaml({ apiVersion: `kubeadm.k8s.io/${api}`, kind: 'ClusterConfiguration', controllerManager: { extraArgs: extraArgs(api, masks) } })) }),
  };
}
