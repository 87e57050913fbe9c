import { FAMILY_LABEL, type Family } from '../../../../address/family.js';
import { CNI_LABEL, type CniType } from '../../catalog.js';

type Untested = { readonly plugin: CniType; readonly version: string; readonly first: string; readonly last: string; readonly kubernetes: string };
const untested = ({ plugin, version, first, last, kubernetes }: Untested) => `${CNI_LABEL[plugin]} ${version} is tested with Kubernetes ${first} to ${last}, not with ${kubernetes}. Others may work; nobody promises it.`;

type Kubenet = { readonly gone: string };
const kubenet = ({ gone }: Kubenet) => `Before Kubernetes ${gone} the kubelet brings a plugin of its own that does dual stack, kubenet (--network-plugin=kubenet). It is not written here: it went with ${gone}, has no network policy, leaves routes to a cloud provider, and has a known issue: it reports addresses as IPv4, IPv6 whatever the order of the ranges is`;

type From = { readonly version: string; readonly from: string };
type PluginFrom = From & { readonly plugin: CniType };
type Pool = { readonly family: Family };

/** What is said of the network plugin. */
export const plugin = {
  'kubeadm/plugin-version': {
    title: 'The version of the plugin is a whole one',
    why: 'Manifests and charts lie below the tag of their release, such as …/v3.32.1/manifests/calico.yaml; a shortened one is answered with 404.',
    says: ({ version, plugin: type, example }: { version: string; plugin: CniType; example: string }) => `${JSON.stringify(version)} is not a release of ${CNI_LABEL[type]}: its files are found by a whole version, such as ${example}.`,
  },
  'kubeadm/plugin-untested': {
    title: 'The makers of Calico and Canal test it with the release of Kubernetes',
    why: 'Manifest and controllers use the APIs of their time. Those that a later Kubernetes takes away, as 1.22 and 1.25 did with betas, are missed only when they are asked for.',
    says: untested,
  },
  'kubeadm/cilium-untested': {
    title: 'The makers of Cilium test it with the release of Kubernetes',
    why: 'Cilium runs its end-to-end tests on the releases that its compatibility page lists, and its agent may do the work of kube-proxy as well: what breaks there is every connection.',
    says: untested,
  },
  'kubeadm/cilium-chart': {
    title: 'The chart of the Cilium release has the values that are written here',
    why: 'Helm lays values over those of the chart without a look at their names. One that no template reads changes nothing, and the agent starts with its defaults, which are IPv4 alone.',
    says: ({ version, from, oldest }: From & { oldest: string }) => `The chart of Cilium ${version} has other values than those from ${from} on, which are the oldest that are written here: it would ignore most of them. Use a newer release; ${oldest} is tested with Kubernetes from 1.16 on.`,
  },
  'kubeadm/flannel-wireguard': {
    title: 'The backend wireguard needs flannel v0.16, or a Canal that carries it',
    why: 'flanneld looks up the Type of net-conf.json among the backends compiled into it. It writes subnet.env, without which the CNI plugin makes no Pod network, only once one runs.',
    says: {
      flannel: ({ version, from }: From) => `flannel ${version} has no backend wireguard: flanneld ends with "unknown backend type", and no Pod gets a network. It is there from ${from} on. Use vxlan, or a newer release.`,
      canal: ({ version, from }: From) => `Canal ${version} carries a flannel that has no backend wireguard: flanneld ends with "unknown backend type", and no Pod gets a network. It is there from ${from} on. Use vxlan, or a newer release.`,
    },
  },
  'kubeadm/kubenet': {
    title: 'kubenet does dual stack as well, IPv4 always first',
    why: "kubenet lived in dockershim, a part of the kubelet, and left with it. It only bridges the Pods of one host; routes between hosts come from a cloud's route controller.",
    says: {
      'ipv4-first': (params: Kubenet) => `${kubenet(params)}.`,
      'ipv6-first': (params: Kubenet) => `${kubenet(params)}, so it would not do here, where IPv6 is first.`,
    },
  },
  'kubeadm/plugin-families': {
    title: 'The release of the plugin speaks the families of the cluster',
    why: 'podIPs is what the plugin returns to the container runtime. One that knows a single family leaves a Pod with that, whatever ranges the control plane was given.',
    says: {
      'dual-stack': ({ plugin: type, version, from }: PluginFrom) => `${CNI_LABEL[type]} ${version} has no dual stack; ${from} does, and everything after it.`,
      'ipv6-only': ({ plugin: type, version, from }: PluginFrom) => `${CNI_LABEL[type]} ${version} does not work with IPv6 alone; ${from} does, and everything after it.`,
    },
  },
  'kubeadm/plugin-nftables': {
    title: 'The plugin works beside a kube-proxy in nftables mode',
    why: 'In this mode kube-proxy writes none of the iptables chains and marks that plugins were built around. The kernel runs both rule sets, in an order that neither side controls.',
    says: {
      never: ({ plugin: type }: { plugin: CniType }) => `${CNI_LABEL[type]} writes its rules with iptables in every release, and kube-proxy would write its own with nftables: the two get in each other's way. Use iptables.`,
      before: ({ plugin: type, version, from }: PluginFrom) => `${CNI_LABEL[type]} ${version} writes its rules with iptables, and kube-proxy would write its own with nftables: the two get in each other's way. ${CNI_LABEL[type]} has nftables from ${from}.`,
    },
  },
  'kubeadm/calico-operator': {
    title: 'The operator installs Calico from v3.15 on',
    why: 'An Installation has no field for a version: each release of the operator installs the Calico that it was built with, and the first was built with v3.15.',
    says: ({ version, from }: From) => `Calico ${version} has no operator; it came with ${from}. Use the manifest.`,
  },
  'kubeadm/calico-ipip-ipv6': {
    title: 'IPIP is for IPv4',
    why: "The kernel's ipip device, tunl0, wraps IPv4 into IPv4 (protocol 4) and nothing else. The operator checks the encapsulation of each IPv6 pool before it creates anything.",
    says: ({ encapsulation, other }: { encapsulation: string; other: string }) => `${encapsulation} does not do for the IPv6 pool: IP in IP carries IPv4 only, and the operator refuses it. Use ${other}, or no encapsulation where the network between the nodes knows the way.`,
  },
  'kubeadm/calico-vxlan-ipv6': {
    title: 'VXLAN for IPv6 needs Calico v3.23',
    why: 'Felix makes a device for each family: vxlan.calico, and from v3.23 on vxlan-v6.calico. Without the second an IPv6 pool has nothing to send through.',
    says: ({ encapsulation, version, from }: From & { encapsulation: string }) => `${encapsulation} does not do for the IPv6 pool: Calico ${version} has VXLAN for IPv4 only, ${from} brought it for IPv6. Use "None", with BGP or routes between the nodes.`,
  },
  'kubeadm/calico-bgp': {
    title: 'Pools without encapsulation need BGP, and IPIP before Calico v3.33',
    why: 'BIRD tells the other nodes which blocks are here, and it runs with BGP only. VXLAN does without it, because Felix writes routes and neighbours from the datastore.',
    says: {
      none: ({ family }: Pool) => `Without encapsulation, the routes of the ${FAMILY_LABEL[family]} pool reach the other nodes by BGP, and BGP is off: the operator refuses the pair. Turn BGP on, or use VXLAN.`,
      ipip: ({ family, encapsulation, from }: Pool & { encapsulation: string; from: string }) => `With ${encapsulation}, the routes of the ${FAMILY_LABEL[family]} pool reach the other nodes by BGP, and BGP is off: the operator refuses the pair. Turn BGP on, or use VXLAN; from ${from} on, IPIP does without BGP.`,
    },
  },
  'kubeadm/calico-block-size': {
    title: 'A block of Calico is /20 to /32 or /116 to /128, and not larger than its pool',
    why: 'A block is one IPAMBlock object with a place for each of its addresses, cut out of the pool and owned by one node. The operator holds the size against the pool before it makes it.',
    says: {
      limits: ({ family, size, min, max, usual }: Pool & { size: number; min: number; max: number; usual: number }) => `/${size} is no block size in ${FAMILY_LABEL[family]}: Calico takes /${min} to /${max}. /${usual} is usual.`,
      'larger-than-pool': ({ size, pool }: { size: number; pool: number }) => `A block of /${size} is larger than its whole pool of /${pool}. It must be /${pool} or longer.`,
    },
  },
  'kubeadm/calico-few-blocks': {
    title: 'A Calico pool has a block for every node',
    why: 'A node announces its blocks, one route each. An address that it borrows from the block of another node is announced alone, as a /32 or /128, and each other node keeps that route too.',
    says: ({ range, blocks, size, nodes }: { range: string; blocks: number; size: number; nodes: number }) => `${range} holds ${blocks} block${blocks === 1 ? '' : 's'} of /${size} for ${nodes} nodes: nodes without a block of their own borrow single addresses, and routes multiply. Take smaller blocks or a larger range.`,
  },
  'kubeadm/cilium-underlay': {
    title: "Cilium's tunnels run over a family that the nodes speak",
    why: 'VXLAN and Geneve packets go from the address of one node to that of another, so their outer header is of a family that all nodes have. Before the setting came it was always IPv4.',
    says: {
      family: ({ family, ipFamily }: Pool & { ipFamily: string }) => `Tunnels over ${FAMILY_LABEL[family]} do not work here: the nodes speak ${ipFamily} only. Use the family of the nodes, or route natively.`,
      'dual-stack': ({ version, from }: From) => `Cilium ${version} has tunnels over IPv4 only; over IPv6 they work from ${from} on, in dual-stack clusters.`,
      'ipv6-only': ({ version, from }: From) => `Cilium ${version} has tunnels over IPv4 only; over IPv6 they work from ${from} on, in clusters of IPv6 alone.`,
    },
  },
  'kubeadm/cilium-native-routing': {
    title: 'Native routing needs routes between the nodes',
    why: 'Packets leave with the addresses of Pods on them. autoDirectNodeRoutes writes a route into each kernel with the other node as next hop, which has to be a neighbour.',
    says: {
      direct: () => 'Cilium sets routes to the other nodes by itself, and that works only where all nodes are on one layer 2 network.',
      routed: () => 'Nothing is encapsulated and Cilium sets no routes: the network between the nodes must route the Pod range of every node to that node.',
    },
  },
  'kubeadm/cilium-kube-proxy': {
    title: 'Cilium may take the place of kube-proxy',
    why: 'Cilium translates Services in eBPF, at the socket and at the device, before a packet comes to iptables. Rules of a kube-proxy beside it would work on the same Services a second time.',
    says: ({ mode }: { mode: string }) => `Cilium takes the place of kube-proxy, so kubeadm is told to leave it out, and the proxy mode ${mode} is not used.`,
  },
  'kubeadm/calico-autodetection': {
    title: 'Calico finds the address of a node in one way for each family',
    why: 'calico-node runs a single method per family at its start and writes what it found into its Node resource; the operator parses each range with net.ParseCIDR.',
    says: {
      several: ({ family, methods }: Pool & { methods: readonly string[] }) => `${methods.join(' and ')} are both set for ${FAMILY_LABEL[family]}: the operator refuses more than one.`,
      range: ({ text, family }: Pool & { text: string }) => `${JSON.stringify(text)} is no ${FAMILY_LABEL[family]} range, such as ${family === 'ipv4' ? '192.168.10.0/24' : '2a05:d014:937:4500::/64'}.`,
    },
  },
  'kubeadm/calico-autodetection-nodes': {
    title: 'Calico finds an address on every node',
    why: 'Where no local address matches, calico-node logs that it could not autodetect one and terminates, and that machine has no Pod network.',
    says: ({ node, address, family }: Pool & { node: string; address: string }) => `${node} has the ${FAMILY_LABEL[family]} address ${address}, and none of the ranges holds it.`,
  },
  'kubeadm/calico-registry': {
    title: 'The registry of Calico is a host with a path, and ends with a slash',
    why: 'The operator puts the text before the path of each image as it stands: "registry" and "calico/node" would become "registrycalico/node".',
    says: ({ given }: { given: string }) => `${JSON.stringify(given)} is no registry that ends with a slash, such as registry.example.net/: the operator would ask for images that are nowhere.`,
  },
  'kubeadm/calico-only-operator': {
    title: 'What only an Installation has goes by the operator',
    why: 'Data plane, ports and images of the manifest stand in a DaemonSet and a ConfigMap of their own, which the patches here leave as they came.',
    says: ({ key }: { key: string }) => `${key} is a field of the Installation, and Calico is installed by its manifest: no file carries it.`,
  },
  'kubeadm/calico-bpf': {
    title: 'The eBPF data plane takes the place of kube-proxy from v3.31 on',
    why: 'Without kube-proxy calico-node does not reach the Service of the API server. bpfNetworkBootstrap gives it the endpoints, and kubeProxyManagement puts a node selector on the DaemonSet.',
    says: ({ version, from }: From) => `The Installation of Calico ${version} has neither bpfNetworkBootstrap nor kubeProxyManagement, with which the files here turn eBPF on; they came with ${from}.`,
  },
  'kubeadm/calico-assignment': {
    title: 'An Installation says how a pool gives addresses from v3.31 on',
    why: 'kubectl validates objects strictly against the definition in the cluster: a field that is not there makes it end before it creates anything.',
    says: ({ version, from }: From) => `The pools in an Installation of Calico ${version} have no assignmentMode; it came with ${from}.`,
  },
  'kubeadm/calico-manual-pool': {
    title: 'Pods get addresses without asking',
    why: 'IPAM passes over a pool whose mode is Manual, unless an annotation of the Pod or of its namespace names that pool.',
    says: ({ family }: Pool) => `The only ${FAMILY_LABEL[family]} pool gives addresses on request alone: every Pod would need the annotation cni.projectcalico.org/${family}pools, those of the cluster included.`,
  },
  'kubeadm/cilium-bpf-masquerade': {
    title: 'Cilium masquerades in eBPF together with its NodePorts',
    why: 'Both live in one program on the devices of a node, and share its connection tracking. The agent validates the pair at its start and exits, or falls back to iptables.',
    says: {
      'kube-proxy': () => 'Masquerading in eBPF needs the NodePorts of Cilium, which come with it taking the place of kube-proxy. Turn that on, or leave the masquerade to iptables.',
      none: () => 'Nothing is masqueraded in either family, so there is nothing to do in eBPF: the agent ends with an error.',
      ipv6: ({ version, from }: From) => `Cilium ${version} masquerades IPv6 with iptables only, and its agent ends when eBPF is asked for; ${from} has both.`,
    },
  },
  'kubeadm/cilium-native-range': {
    title: 'What Cilium leaves unmasqueraded is a range of the family',
    why: 'The chart hands the text to the agent as ipv4-native-routing-cidr or ipv6-native-routing-cidr, which parses it at its start and exits on anything else.',
    says: {
      range: ({ text, family }: Pool & { text: string }) => `${JSON.stringify(text)} is no ${FAMILY_LABEL[family]} range.`,
      version: ({ version, from }: From) => `The chart of Cilium ${version} has no native range for IPv6; it came with ${from}.`,
    },
  },
  'kubeadm/cilium-native-pods': {
    title: 'The range that Cilium leaves unmasqueraded holds that of Pods',
    why: 'Destinations outside of it get the address of the node as their source, those of other Pods too: policies and logs then see nodes.',
    says: ({ range, pods }: { range: string; pods: string }) => `${range} does not hold all Pods, ${pods}: what goes to the others would be masqueraded.`,
  },
  'kubeadm/mtu': {
    title: 'A link that carries IPv6 has an MTU of 1280 or more',
    why: 'Linux takes every IPv6 address off a device whose MTU falls below that, and gives it none. Routers never fragment IPv6.',
    says: ({ given, least }: { given: number; least: number }) => `${given} is too small for IPv6: it must be ${least} or more.`,
  },
  'kubeadm/other-plugin-settings': {
    title: 'Only the chosen plugin has settings',
    why: 'Each plugin reads a place of its own: Calico its Installation, Cilium the values of its chart, flannel net-conf.json. There is no file that settings of another could go into.',
    says: ({ plugin: type, settings }: { plugin: CniType; settings: CniType }) => `The plugin is ${CNI_LABEL[type]}, so the settings of ${CNI_LABEL[settings]} are not used.`,
  },
};
