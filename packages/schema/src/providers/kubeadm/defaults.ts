import { familiesOf } from '../../address/family.js';
import { rangeText } from '../../address/text.js';
import { Defaulter, isEmptyObject } from '../../plan/defaults.js';
import { fillLoadBalancers } from '../../plan/load-balancers.js';
import { fillNat64 } from '../../plan/nat64.js';
import type { Defaulted } from '../../plan/provider.js';
import { API_PORT, BLOCK_SIZE, type CniType, DEFAULT_DNS_DOMAIN, DEFAULT_SERVICE_CIDR, DEFAULT_VERSION, defaultCniVersion, defaultNodeMask, releaseOf } from './catalog.js';
import type { KubeadmPlan, KubeadmRead } from './plan.js';
import { SOURCES } from './sources.js';

/**
 * Fills in what kubeadm, the controller manager and the plugin would take by themselves.
 * kubeadm has no Pod range of its own: a missing one stays missing, and a rule says so.
 */
export function withDefaults(read: KubeadmRead): Defaulted<KubeadmPlan> {
  const defaulter = new Defaulter(read);
  const { spec } = defaulter.plan;
  const fill = defaulter.fill.bind(defaulter);
  const families = familiesOf(spec.ipFamily);

  fill(['spec', 'kubernetesVersion'], DEFAULT_VERSION, SOURCES.version);
  const version = spec.kubernetesVersion ?? DEFAULT_VERSION;
  fill(['spec', 'reservedCidrs'], [], SOURCES.networking);

  fill(['spec', 'network', 'podCidrs'], {}, SOURCES.networking);
  if (spec.network?.serviceCidrs === undefined) fill(['spec', 'network', 'serviceCidrs'], families.includes('ipv4') ? { ipv4: rangeText(DEFAULT_SERVICE_CIDR) } : {}, SOURCES.constants);
  fill(['spec', 'network', 'proxyMode'], 'iptables', SOURCES.dualStackConcept);
  fill(['spec', 'kubeadm', 'allocateNodeCidrs'], true, SOURCES.nodeMask);
  fill(['spec', 'network', 'nodeCidrMask'], {}, SOURCES.nodeMask);
  if (spec.kubeadm.allocateNodeCidrs !== false || usesClusterPool(spec.kubeadm)) {
    for (const family of families) fill(['spec', 'network', 'nodeCidrMask', family], defaultNodeMask(family, version), SOURCES.nodeMask);
  }

  fill(['spec', 'kubeadm', 'configApi'], releaseOf(version)?.configApis[0] ?? 'v1beta4', SOURCES.v1beta4Enabled);
  fill(['spec', 'kubeadm', 'bindPort'], API_PORT, SOURCES.constants);
  fill(['spec', 'kubeadm', 'dnsDomain'], DEFAULT_DNS_DOMAIN, SOURCES.constants);
  fill(['spec', 'kubeadm', 'cni', 'version'], defaultCniVersion(spec.kubeadm.cni.type, version), SOURCES.calicoRequirements);
  if (spec.kubeadm.cni.type === 'calico') {
    fill(['spec', 'kubeadm', 'calico', 'installation'], 'operator', SOURCES.calicoRequirements);
    fill(['spec', 'kubeadm', 'calico', 'bgp'], 'Enabled', SOURCES.operatorValidation);
    const isOperator = spec.kubeadm.calico?.installation === 'operator';
    for (const family of families) {
      const pool = ['spec', 'kubeadm', 'calico', 'ipPools', family];
      fill([...pool, 'encapsulation'], family === 'ipv4' ? 'IPIP' : 'None', isOperator ? SOURCES.operatorPools : SOURCES.calicoManifest);
      fill([...pool, 'blockSize'], BLOCK_SIZE[family].usual, SOURCES.calicoStartup);
      fill([...pool, 'natOutgoing'], isOperator || family === 'ipv4' ? 'Enabled' : 'Disabled', isOperator ? SOURCES.operatorPools : SOURCES.calicoStartup);
    }
  }
  if (spec.kubeadm.cni.type === 'cilium') {
    const usual = { ipamMode: 'cluster-pool', routingMode: 'tunnel', tunnelProtocol: 'vxlan', underlayProtocol: 'ipv4', autoDirectNodeRoutes: false, kubeProxyReplacement: false };
    for (const [key, value] of Object.entries(usual)) fill(['spec', 'kubeadm', 'cilium', key], value, SOURCES.ciliumValues);
    for (const family of families) fill(['spec', 'kubeadm', 'cilium', 'masquerade', family], true, SOURCES.ciliumValues);
  }
  if (spec.kubeadm.cni.type === 'flannel' || spec.kubeadm.cni.type === 'canal') {
    fill(['spec', 'kubeadm', 'flannel', 'backend'], 'vxlan', SOURCES.flannelBackends);
    fill(['spec', 'kubeadm', 'flannel', 'masquerade'], true, SOURCES.flannelSubnets);
  }
  fillLoadBalancers(defaulter);
  fillNat64(defaulter);

  return { plan: defaulter.plan as KubeadmPlan, filled: defaulter.filled.filter(({ value }) => !isEmptyObject(value)) };
}

/** Whether Cilium cuts the ranges of nodes out of its own pools. Not said, it does: that is its chart's default. */
export function usesClusterPool({ cni, cilium }: { readonly cni: { readonly type: CniType }; readonly cilium?: { readonly ipamMode?: string | undefined } | undefined }): boolean {
  return cni.type === 'cilium' && cilium?.ipamMode !== 'kubernetes';
}
