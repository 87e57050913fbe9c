import { API_VERSION, KIND } from '../../../plan/document.js';
import type { Example } from '../../../plan/provider.js';
import type { KubeadmDocument, KubeadmNodeDocument } from '../plan.js';

type Spec = KubeadmDocument['spec'];
type Kubeadm = Spec['kubeadm'];

/** Nodes in the two networks that the examples live in; the families that a cluster does not speak are left out. */
function nodes(controlPlanes: number, workers: number, families: readonly ('ipv4' | 'ipv6')[] = ['ipv4', 'ipv6']): KubeadmNodeDocument[] {
  const node = (name: string, role: KubeadmNodeDocument['role'], host: number): KubeadmNodeDocument => ({
    name,
    role,
    ...(families.includes('ipv4') && { ipv4: `192.168.10.${host}` }),
    ...(families.includes('ipv6') && { ipv6: `2a05:d014:937:4500::${host}` }),
  });
  return [
    ...Array.from({ length: controlPlanes }, (_, index) => node(`cp-${index + 1}`, 'control-plane', 11 + index)),
    ...Array.from({ length: workers }, (_, index) => node(`worker-${index + 1}`, 'worker', 21 + index)),
  ];
}

const NODE_NETWORK = { ipv4: '192.168.10.0/24', ipv6: '2a05:d014:937:4500::/64' };
const DUAL = { podCidrs: { ipv4: '10.244.0.0/16', ipv6: 'fd00:10:244::/48' }, serviceCidrs: { ipv4: '10.96.0.0/16', ipv6: 'fd00:10:96::/112' }, nodeCidrMask: { ipv4: 24, ipv6: 64 } };
const IPV6 = { podCidrs: { ipv6: 'fd00:10:244::/48' }, serviceCidrs: { ipv6: 'fd00:10:96::/112' }, nodeCidrMask: { ipv6: 64 } };

/** What every example shares; the rest is what the example shows. */
function example(id: string, name: string, spec: Partial<Omit<Spec, 'kubeadm'>> & { kubeadm: Partial<Kubeadm> & Pick<Kubeadm, 'cni'> }): Example<KubeadmDocument> {
  const { kubeadm, ...rest } = spec;
  return {
    id,
    plan: {
      apiVersion: API_VERSION,
      kind: KIND,
      metadata: { name },
      spec: {
        provider: 'kubeadm',
        ipFamily: 'IPv4+IPv6',
        kubernetesVersion: '1.36.4',
        ...rest,
        network: { ...DUAL, proxyMode: 'nftables', ...rest.network },
        kubeadm: { controlPlaneEndpoint: 'k8s.lab.internal:6443', nodes: nodes(3, 3), nodeNetwork: NODE_NETWORK, configApi: 'v1beta4', ...kubeadm },
      },
    },
  };
}

/** Complete plans, with no error and no warning. */
export const EXAMPLES: readonly Example<KubeadmDocument>[] = [
  example('kubeadm-calico-dual', 'lab-1', {
    kubeadm: { cni: { type: 'calico', version: 'v3.32.1' }, calico: { installation: 'operator', bgp: 'Disabled', ipPools: { ipv4: { encapsulation: 'VXLANCrossSubnet', blockSize: 26, natOutgoing: 'Enabled' }, ipv6: { encapsulation: 'VXLANCrossSubnet', blockSize: 122, natOutgoing: 'Enabled' } } } },
  }),
  example('kubeadm-calico-dual-ipv6-primary', 'lab-2', {
    ipFamily: 'IPv6+IPv4',
    kubeadm: { cni: { type: 'calico', version: 'v3.32.1' }, calico: { installation: 'operator', bgp: 'Enabled', mtu: 1440, hostPorts: 'Disabled', registry: 'registry.lab.internal/', bpfDataplane: true, nodeAddresses: { ipv6: { cidrs: [NODE_NETWORK.ipv6] }, ipv4: { interface: 'eth0' } }, ipPools: { ipv6: { encapsulation: 'None', blockSize: 122, natOutgoing: 'Enabled', assignmentMode: 'Automatic' }, ipv4: { encapsulation: 'IPIPCrossSubnet', blockSize: 26, natOutgoing: 'Enabled', nodeSelector: "!has(lab.internal/ipv6-only)" } } } },
  }),
  example('kubeadm-calico-ipv6', 'lab-3', {
    ipFamily: 'IPv6',
    network: IPV6,
    kubeadm: {
      nodes: nodes(1, 2, ['ipv6']),
      nodeNetwork: { ipv6: NODE_NETWORK.ipv6 },
      cni: { type: 'calico', version: 'v3.32.1' },
      calico: { installation: 'manifest', bgp: 'Enabled', ipPools: { ipv6: { encapsulation: 'None', blockSize: 122, natOutgoing: 'Enabled' } } },
    },
  }),
  example('kubeadm-calico-ipv6-nat64', 'lab-10', {
    ipFamily: 'IPv6',
    network: IPV6,
    reservedCidrs: ['10.0.0.0/8'],
    nat64: { dns64: 'coredns', prefix: '2a05:d014:937:64::/96', gateway: 'external', gatewayName: 'jool on edge-1' },
    kubeadm: {
      nodes: nodes(1, 2, ['ipv6']),
      nodeNetwork: { ipv6: NODE_NETWORK.ipv6 },
      cni: { type: 'calico', version: 'v3.32.1' },
      calico: { installation: 'operator', bgp: 'Disabled', ipPools: { ipv6: { encapsulation: 'VXLANCrossSubnet', blockSize: 122, natOutgoing: 'Enabled' } } },
    },
  }),
  example('kubeadm-calico-manifest-dual', 'lab-4', {
    kubernetesVersion: '1.32.0',
    network: { ...DUAL, proxyMode: 'iptables' },
    kubeadm: {
      nodes: nodes(1, 3),
      allocateNodeCidrs: false,
      cni: { type: 'calico', version: 'v3.31.7' },
      calico: { installation: 'manifest', bgp: 'Enabled', mtu: 1440, nodeAddresses: { ipv4: { canReach: '192.168.10.1' }, ipv6: { cidrs: [NODE_NETWORK.ipv6] } }, ipPools: { ipv4: { encapsulation: 'IPIP', blockSize: 26, natOutgoing: 'Enabled' }, ipv6: { encapsulation: 'None', blockSize: 122, natOutgoing: 'Enabled' } } },
    },
  }),
  example('kubeadm-cilium-dual', 'lab-5', {
    kubernetesVersion: '1.33.13',
    network: { ...DUAL, proxyMode: 'iptables' },
    kubeadm: { cni: { type: 'cilium', version: '1.18.10' }, cilium: { ipamMode: 'cluster-pool', routingMode: 'tunnel', tunnelProtocol: 'vxlan', kubeProxyReplacement: true } },
  }),
  example('kubeadm-flannel-dual', 'lab-6', {
    kubernetesVersion: '1.35.8',
    kubeadm: { nodes: nodes(1, 2), cni: { type: 'flannel', version: 'v0.28.9' }, flannel: { backend: 'vxlan' } },
  }),
  example('kubeadm-canal-dual', 'lab-7', {
    kubernetesVersion: '1.34.11',
    network: { ...DUAL, proxyMode: 'iptables' },
    kubeadm: {
      nodes: nodes(1, 2),
      imageRepository: 'registry.lab.internal/k8s',
      certificatesDir: '/srv/kubernetes/pki',
      patchesDirectory: '/root/patches',
      criSocket: 'unix:///run/crio/crio.sock',
      controlPlaneTakesPods: true,
      taints: { controlPlane: ['lab.internal/role=control-plane:PreferNoSchedule'], worker: ['lab.internal/warming:PreferNoSchedule'] },
      kubelet: { cgroupDriver: 'systemd', maxPods: 200 },
      kubeProxy: { nodePortAddresses: ['192.168.10.0/24', '2a05:d014:937:4500::/64'] },
      etcd: { local: { dataDir: '/srv/etcd', extraArgs: { 'quota-backend-bytes': '8589934592' } } },
      cni: { type: 'canal', version: 'v3.32.1' },
      flannel: { backend: 'vxlan' },
    },
  }),
  example('kubeadm-metallb-dual', 'lab-8', {
    kubernetesVersion: '1.34.11',
    network: { ...DUAL, proxyMode: 'ipvs' },
    loadBalancers: { implementation: 'metallb', version: 'v0.16.1', announcement: 'layer2', interfaces: ['eth0'], pools: [{ name: 'default', ipv4: '192.168.10.192/26', ipv6: '2a05:d014:937:4500:1b::/112' }, { name: 'partners', ipv4: '192.168.10.128/28', ipv6: '2a05:d014:937:4500:1b:1::/112' }] },
    kubeadm: {
      controlPlaneEndpoint: '192.168.10.5:6443',
      bindPort: 7443,
      etcd: {
        external: {
          endpoints: ['https://etcd-1.lab.internal:2379', 'https://192.168.10.32:2379', 'https://[2a05:d014:937:4500::33]:2379'],
          caFile: '/etc/kubernetes/pki/etcd/ca.crt',
          certFile: '/etc/kubernetes/pki/apiserver-etcd-client.crt',
          keyFile: '/etc/kubernetes/pki/apiserver-etcd-client.key',
        },
      },
      apiServer: { extraArgs: { 'event-ttl': '2h0m0s', profiling: 'false' } },
      controllerManager: { extraArgs: { 'terminated-pod-gc-threshold': '1000' } },
      scheduler: { extraArgs: { v: '2' } },
      cni: { type: 'calico', version: 'v3.32.1' },
      calico: { installation: 'operator', bgp: 'Disabled', ipPools: { ipv4: { encapsulation: 'VXLANCrossSubnet', blockSize: 26, natOutgoing: 'Enabled' }, ipv6: { encapsulation: 'VXLANCrossSubnet', blockSize: 122, natOutgoing: 'Enabled' } } },
    },
  }),
  example('kubeadm-cilium-bgp-dual', 'lab-9', {
    network: { ...DUAL, proxyMode: 'iptables' },
    loadBalancers: {
      implementation: 'cilium',
      announcement: 'bgp',
      localASN: 64_512,
      routerIDs: '10.255.0.0/24',
      peers: [
        { name: 'leaf-1', address: '192.168.10.1', asn: 64_601 },
        { name: 'leaf-1-ipv6', address: '2a05:d014:937:4500::1', asn: 64_601, multiHop: true, secret: 'bgp-leaf-1' },
      ],
      pools: [{ name: 'default', ipv4: '10.50.0.0/24', ipv6: '2a05:d014:937:4501::/112' }],
    },
    kubeadm: { cni: { type: 'cilium', version: '1.20.2' }, cilium: { ipamMode: 'cluster-pool', routingMode: 'tunnel', tunnelProtocol: 'vxlan', kubeProxyReplacement: true, bpfMasquerade: true, mtu: 1500, nativeRoutingCidr: { ipv4: '10.0.0.0/8', ipv6: 'fd00:10::/32' } } },
  }),
  example('kubeadm-flags-1.16-dual', 'legacy-1', {
    kubernetesVersion: '1.16.15',
    network: { podCidrs: { ipv4: '10.244.0.0/16', ipv6: 'fc00::/16' }, serviceCidrs: { ipv4: '10.96.0.0/16', ipv6: 'fd00:10:96::/112' }, nodeCidrMask: { ipv4: 24, ipv6: 24 }, proxyMode: 'ipvs' },
    kubeadm: {
      configApi: 'flags',
      nodes: nodes(1, 2),
      cni: { type: 'calico', version: 'v3.16.10' },
      calico: { installation: 'manifest', bgp: 'Enabled', ipPools: { ipv4: { encapsulation: 'IPIP', blockSize: 26, natOutgoing: 'Enabled' }, ipv6: { encapsulation: 'None', blockSize: 122, natOutgoing: 'Enabled' } } },
    },
  }),
];
