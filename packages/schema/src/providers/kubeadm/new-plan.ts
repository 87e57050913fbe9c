import { familiesOf, type IpFamily } from '../../address/family.js';
import { API_VERSION, KIND } from '../../plan/document.js';
import { BLOCK_SIZE, type CniType, DEFAULT_VERSION, defaultCniVersion, defaultNodeMask, releaseOf } from './catalog.js';
import { USUAL_RANGES } from './facts.js';
import type { KubeadmDocument } from './plan.js';

type Spec = KubeadmDocument['spec'];

/** Ranges and masks to begin with in each family of a cluster. */
export function newNetwork(ipFamily: IpFamily, kubernetesVersion: string): Required<Pick<NonNullable<Spec['network']>, 'podCidrs' | 'serviceCidrs' | 'nodeCidrMask'>> {
  const each = <T>(value: (family: 'ipv4' | 'ipv6') => T) => Object.fromEntries(familiesOf(ipFamily).map((family) => [family, value(family)])) as { ipv4?: T; ipv6?: T };
  return {
    podCidrs: each((family) => USUAL_RANGES.pods[family]),
    serviceCidrs: each((family) => USUAL_RANGES.services[family]),
    nodeCidrMask: each((family) => defaultNodeMask(family, kubernetesVersion)),
  };
}

/** What a plugin begins with, so that Pods of unique local addresses reach the Internet and nodes may be on several networks. */
export function newCni(type: CniType, ipFamily: IpFamily, kubernetesVersion: string): Pick<Spec['kubeadm'], 'cni' | 'calico' | 'cilium' | 'flannel'> {
  const cni = { type, version: defaultCniVersion(type, kubernetesVersion) };
  const families = familiesOf(ipFamily);
  switch (type) {
    case 'calico':
      return { cni, calico: { installation: 'operator', bgp: 'Disabled', ipPools: Object.fromEntries(families.map((family) => [family, { encapsulation: 'VXLANCrossSubnet', blockSize: BLOCK_SIZE[family].usual, natOutgoing: 'Enabled' }])) } };
    case 'cilium':
      return { cni, cilium: { ipamMode: 'cluster-pool', routingMode: 'tunnel', kubeProxyReplacement: true, ...(ipFamily === 'IPv6' && { underlayProtocol: 'ipv6' as const }) } };
    case 'flannel':
    case 'canal':
      return { cni, flannel: { backend: 'vxlan' } };
  }
}

/** A plan to begin with: dual stack with Calico by its operator, everything personal left empty. */
export function newPlan(): KubeadmDocument {
  const ipFamily = 'IPv4+IPv6';
  const configApi = releaseOf(DEFAULT_VERSION)?.configApis[0];
  return {
    apiVersion: API_VERSION,
    kind: KIND,
    metadata: { name: '' },
    spec: {
      provider: 'kubeadm',
      ipFamily,
      kubernetesVersion: DEFAULT_VERSION,
      network: { ...newNetwork(ipFamily, DEFAULT_VERSION), proxyMode: 'nftables' },
      kubeadm: { nodes: [{ name: 'control-plane-1', role: 'control-plane' }], ...(configApi && { configApi }), ...newCni('calico', ipFamily, DEFAULT_VERSION) },
    },
  };
}
