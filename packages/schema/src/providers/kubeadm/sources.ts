import type { Source } from '../../findings/finding.js';

/** The commit of kubernetes/kubernetes in which kubeadm's checks were read. */
const KUBERNETES_COMMIT = '00d24de699fe4409b5829a5e51b73c1fc7bcba12';
/** master of tigera/operator after v1.43, in which the checks of an Installation were read. */
const OPERATOR_COMMIT = '40788b9b6bef9d94e77b2e0d7a5eed7e17e2364c';

const kubernetes = (title: string, file: string): Source => ({ title, url: `https://github.com/kubernetes/kubernetes/blob/${KUBERNETES_COMMIT}/${file}` });
const pull = (number: number, title: string): Source => ({ title: `kubernetes/kubernetes#${number}: ${title}`, url: `https://github.com/kubernetes/kubernetes/pull/${number}` });
const operator = (title: string, file: string): Source => ({ title: `Tigera operator ${title}`, url: `https://github.com/tigera/operator/blob/${OPERATOR_COMMIT}/${file}` });
const calico = (title: string, ref: string, file: string): Source => ({ title: `Calico ${title}`, url: `https://github.com/projectcalico/calico/blob/${ref}/${file}` });
const cilium = (number: number, title: string): Source => ({ title: `cilium/cilium#${number}: ${title}`, url: `https://github.com/cilium/cilium/pull/${number}` });
const flannel = (title: string, ref: string, file: string): Source => ({ title: `flannel ${title}`, url: `https://github.com/flannel-io/flannel/blob/${ref}/${file}` });

const VALIDATION = 'cmd/kubeadm/app/apis/kubeadm/validation/validation.go';

/** Where the rules for clusters of one's own are written. */
export const SOURCES = {
  dualStack: { title: 'Kubernetes: dual-stack support with kubeadm', url: 'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/dual-stack-support/' },
  dualStackConcept: { title: 'Kubernetes: IPv4/IPv6 dual-stack', url: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/' },
  windows: { title: 'Kubernetes: dual-stack, Windows support', url: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#windows-support' },
  egress: { title: 'Kubernetes: dual-stack, egress traffic', url: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#egress-traffic' },
  dualStack116: { title: 'Kubernetes 1.16: IPv4/IPv6 dual-stack', url: 'https://github.com/kubernetes/website/blob/release-1.16/content/en/docs/concepts/services-networking/dual-stack.md' },
  haTopology: { title: 'Kubernetes: creating highly available clusters with kubeadm', url: 'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/high-availability/' },
  releases: { title: 'Kubernetes: version skew policy, supported versions', url: 'https://kubernetes.io/releases/version-skew-policy/#supported-versions' },
  etcd: { title: 'etcd: why an odd number of cluster members', url: 'https://etcd.io/docs/v3.5/faq/#why-an-odd-number-of-cluster-members' },
  kindConfig: { title: 'kind: cluster name', url: 'https://kind.sigs.k8s.io/docs/user/configuration/#name-your-cluster' },
  hostPort: kubernetes('kubeadm ValidateHostPort', VALIDATION),
  networking: kubernetes('kubeadm ValidateNetworking', VALIDATION),
  nodeMask: kubernetes('kubeadm getClusterNodeMask', VALIDATION),
  nodeName: kubernetes('kubeadm ValidateNodeRegistrationOptions', VALIDATION),
  apiEndpoint: kubernetes('kubeadm ValidateAPIEndpoint', VALIDATION),
  arguments: { title: 'Kubernetes: customizing components with the kubeadm API', url: 'https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/control-plane-flags/' },
  nodePorts: { title: 'Kubernetes: kube-apiserver, service-node-port-range', url: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/' },
  ports: { title: 'kubeadm preflight: PortOpenCheck', url: 'https://github.com/kubernetes/kubernetes/blob/00b6a4c7afdbd95d9ef5b5f3cada04ac15b0c135/cmd/kubeadm/app/preflight/checks.go' },
  imageRepository: kubernetes('kubeadm ValidateImageRepository', VALIDATION),
  absolutePath: kubernetes('kubeadm ValidateAbsolutePath', VALIDATION),
  socket: kubernetes('kubeadm ValidateSocketPath', VALIDATION),
  extraArgs: kubernetes('kubeadm ValidateExtraArgs and getClusterNodeMask', VALIDATION),
  etcdEndpoints: kubernetes('kubeadm ValidateEtcd and ValidateURLs', VALIDATION),
  taints: { title: 'Kubernetes parseTaint', url: 'https://github.com/kubernetes/kubernetes/blob/0138a19faba9a5c5379bcd8ba328cdd7cf139086/pkg/util/taints/taints.go' },
  nodePortAddresses: { title: 'kube-proxy validateKubeProxyNodePortAddress', url: 'https://github.com/kubernetes/kubernetes/blob/01593144e663c2a7721eb19bf55e53e784a64fbb/pkg/proxy/apis/config/validation/validation.go' },
  nodePortPrimary: pull(123105, '--nodeport-addresses primary, from 1.30, and a warning where one family is left out'),
  patches: { title: 'Kubernetes: kubeadm configuration (v1beta3), InitConfiguration.patches.directory', url: 'https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta3/' },
  constants: kubernetes('kubeadm constants', 'cmd/kubeadm/app/constants/constants.go'),
  version: kubernetes('kubeadm KubernetesReleaseVersion', 'cmd/kubeadm/app/util/version.go'),
  certificateNames: { title: 'kubeadm GetAPIServerAltNames', url: 'https://github.com/kubernetes/kubernetes/blob/025f2834a128798cef30018a5e6a6ae82b5ad885/cmd/kubeadm/app/util/pkiutil/pki_helpers.go' },
  joinControlPlane: kubernetes('kubeadm checkIfReadyForAdditionalControlPlane', 'cmd/kubeadm/app/cmd/join.go'),
  nodeIp: kubernetes('kubelet validateNodeIP', 'pkg/kubelet/kubelet_node_status.go'),
  nodeIpam: kubernetes('node IPAM controller', 'cmd/kube-controller-manager/app/core.go'),
  cidrSet: kubernetes('cidrset', 'pkg/controller/nodeipam/ipam/cidrset/cidr_set.go'),
  v1beta2Removed: pull(114540, 'kubeadm: remove v1beta2'),
  v1beta3Added: pull(101129, 'kubeadm: add v1beta3'),
  v1beta3Removed: pull(136016, 'kubeadm: remove v1beta3'),
  v1beta4Enabled: pull(125029, 'kubeadm: enable v1beta4, deprecate v1beta3'),
  kubeadmServices: pull(82473, 'kubeadm: two Service ranges, from 1.17'),
  nodeMasks: pull(79993, 'a node mask per family, from 1.17'),
  nodeIps: pull(95239, 'two node addresses for the kubelet, from 1.20'),
  ipvsDualStack: pull(79576, 'dual stack for the ipvs proxier'),
  operatorValidation: operator('validateCustomResource', 'pkg/controller/installation/validation.go'),
  operatorRoutes: operator('clusterRoutingMode', 'pkg/controller/installation/core_controller.go#L1908'),
  operatorPools: operator('IP pool validation', 'pkg/controller/ippool/validation.go'),
  calicoPools: calico('IPPool validation', 'v3.32.1', 'libcalico-go/lib/validator/v3/validator.go'),
  calicoStartup: calico('node startup', 'v3.32.1', 'node/pkg/lifecycle/startup/startup.go'),
  calicoReleases: { title: 'Calico: releases', url: 'https://github.com/projectcalico/calico/releases' },
  ciliumReleases: { title: 'Cilium: releases', url: 'https://github.com/cilium/cilium/releases' },
  flannelReleases: { title: 'flannel: releases', url: 'https://github.com/flannel-io/flannel/releases' },
  calicoManifest: calico('manifest', 'v3.32.1', 'manifests/calico.yaml'),
  calicoDualStack: calico('dual stack, v3.16', 'v3.16.10', 'networking/dual-stack.md'),
  calicoRequirements: { title: 'Calico: Kubernetes requirements', url: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/requirements' },
  calicoIpv6: { title: 'Calico: dual stack or IPv6 only', url: 'https://docs.tigera.io/calico/latest/networking/ipam/ipv6' },
  calicoIpam: { title: 'Calico: IP address management', url: 'https://docs.tigera.io/calico/latest/networking/ipam/get-started-ip-addresses' },
  calicoOverlay: { title: 'Calico: overlay networking', url: 'https://docs.tigera.io/calico/latest/networking/configuring/vxlan-ipip' },
  calicoVxlanIpv6: calico('v3.23 release notes', 'v3.23.0', 'calico/_includes/release-notes/v3.23.0-release-notes.md'),
  calicoNftables: { title: 'Calico: nftables data plane', url: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/nftables' },
  calicoWindows: { title: 'Calico for Windows: limitations', url: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/windows-calico/limitations' },
  canalManifest: calico('canal manifest', 'v3.32.1', 'manifests/canal.yaml'),
  ciliumChart: { title: 'Cilium: values of the chart, v1.10', url: 'https://github.com/cilium/cilium/blob/v1.10.0/install/kubernetes/cilium/values.yaml' },
  ciliumUnderlay: cilium(38523, 'the underlay of tunnels can be IPv6, from 1.18 in clusters of IPv6 alone'),
  ciliumUnderlayDual: cilium(40324, 'IPv6 underlay on dual-stack clusters, from 1.19'),
  ciliumRequirements: { title: 'Cilium: Kubernetes compatibility', url: 'https://docs.cilium.io/en/stable/network/kubernetes/compatibility/' },
  ciliumIpam: { title: 'Cilium: Kubernetes host scope IPAM', url: 'https://docs.cilium.io/en/stable/network/concepts/ipam/kubernetes/' },
  ciliumPool: { title: 'Cilium: cluster scope IPAM', url: 'https://docs.cilium.io/en/stable/network/concepts/ipam/cluster-pool/' },
  ciliumRouting: { title: 'Cilium: routing', url: 'https://docs.cilium.io/en/stable/network/concepts/routing/' },
  ciliumKubeProxy: { title: 'Cilium: Kubernetes without kube-proxy', url: 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/' },
  ciliumValues: { title: 'Cilium: Helm reference', url: 'https://docs.cilium.io/en/stable/helm-reference/' },
  ciliumRequirementsSystem: { title: 'Cilium: system requirements', url: 'https://docs.cilium.io/en/stable/operations/system_requirements/' },
  flannelDualStack: flannel('dual stack', 'v0.28.9', 'Documentation/configuration.md#dual-stack'),
  flannelIpv6Only: flannel('IPv6 only', 'v0.17.0', 'Documentation/configuration.md'),
  flannelDualStackFirst: flannel('dual stack, v0.15', 'v0.15.0', 'Documentation/configuration.md'),
  flannelNftables: flannel('nftables mode', 'v0.25.0', 'Documentation/configuration.md'),
  flannelBackends: flannel('backends', 'v0.28.9', 'Documentation/backends.md'),
  flannelWireguard: flannel('WireGuard backend, from v0.16', 'v0.16.0', 'Documentation/backends.md#wireguard'),
  flannelSubnets: flannel('with kubeadm', 'v0.28.9', 'Documentation/kubernetes.md'),
  serviceCidrConversion: pull(131263, 'Service ranges may go from one family to two, not back'),
} as const satisfies Record<string, Source>;
