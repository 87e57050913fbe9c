import { isAtLeast, kubeadm } from '@dualstack/schema';
import type { GeneratedFile } from '../../file.js';
import { toYaml, type Value } from '../../format/yaml.js';
import { advertiseAddress, controlPlanes, families, type Plan } from './plan.js';

/** The values of Cilium's chart. */
export function ciliumFiles(plan: Plan): GeneratedFile[] {
  return [{ path: 'cilium/values.yaml', mediaType: 'application/yaml', purpose: "Values of Cilium's Helm chart", content: toYaml(ciliumValues(plan)) }];
}

/** First release whose chart has `underlayProtocol`. From 1.20 on the agents choose by themselves where it is not said, so it always is. */
const UNDERLAY_FROM = kubeadm.CILIUM_IPV6_UNDERLAY_FROM.ipv6Only;

/** @see https://docs.cilium.io/en/stable/helm-reference/ */
function ciliumValues(plan: Plan): Value {
  const { spec } = plan;
  const settings = spec.kubeadm.cilium;
  if (!settings) throw new Error('no settings of Cilium');
  const own = families(plan);
  const isNative = settings.routingMode === 'native';
  const usesPool = settings.ipamMode === 'cluster-pool';
  const pods = (family: 'ipv4' | 'ipv6') => spec.network.podCidrs[family]?.text;
  return {
    ipv4: { enabled: own.includes('ipv4') },
    ipv6: { enabled: own.includes('ipv6') },
    ipam: {
      mode: settings.ipamMode,
      ...(usesPool && {
        operator: {
          ...(own.includes('ipv4') && { clusterPoolIPv4PodCIDRList: [pods('ipv4')], clusterPoolIPv4MaskSize: spec.network.nodeCidrMask.ipv4 }),
          ...(own.includes('ipv6') && { clusterPoolIPv6PodCIDRList: [pods('ipv6')], clusterPoolIPv6MaskSize: spec.network.nodeCidrMask.ipv6 }),
        },
      }),
    },
    /** The agents wait for the ranges of both families instead of starting with one. */
    ...(!usesPool && { k8s: { requireIPv4PodCIDR: own.includes('ipv4'), requireIPv6PodCIDR: own.includes('ipv6') } }),
    routingMode: settings.routingMode,
    ...(isNative
      ? { autoDirectNodeRoutes: settings.autoDirectNodeRoutes, ...(own.includes('ipv4') && { ipv4NativeRoutingCIDR: pods('ipv4') }), ...(own.includes('ipv6') && { ipv6NativeRoutingCIDR: pods('ipv6') }) }
      : { tunnelProtocol: settings.tunnelProtocol, ...(isAtLeast(spec.kubeadm.cni.version, UNDERLAY_FROM) && { underlayProtocol: settings.underlayProtocol }) }),
    enableIPv4Masquerade: own.includes('ipv4') && settings.masquerade.ipv4 === true,
    enableIPv6Masquerade: own.includes('ipv6') && settings.masquerade.ipv6 === true,
    kubeProxyReplacement: settings.kubeProxyReplacement,
    ...(settings.kubeProxyReplacement && apiServer(plan)),
  };
}

/** Where the agents find the API server: without kube-proxy its Service is not there yet. */
function apiServer(plan: Plan): { k8sServiceHost: string; k8sServicePort: number } {
  const endpoint = kubeadm.parseHostPort(plan.spec.kubeadm.controlPlaneEndpoint ?? '');
  const [first] = controlPlanes(plan);
  return { k8sServiceHost: endpoint?.host ?? (first ? advertiseAddress(plan, first) : ''), k8sServicePort: endpoint?.port ?? kubeadm.API_PORT };
}
