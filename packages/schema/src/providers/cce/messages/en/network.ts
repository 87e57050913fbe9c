import { CLUSTER_TYPE_LABEL, NETWORK_MODEL_LABEL, type NetworkModel, type ProxyMode } from '../../catalog.js';

const IPV4_WITHIN = 'master and worker nodes talk to one another over IPv4. Choose IPv4+IPv6 or IPv4.';

/** What is said of the network model and what goes with it. */
export const network = {
  'cce/ip-family': {
    title: 'A cluster speaks IPv4, or IPv4 and IPv6',
    why: 'ipv6enable adds IPv6 to a cluster whose masters, kubelets and add-ons speak IPv4, and the API has no field that would say another order.',
    says: {
      alone: () => `CCE has no clusters of IPv6 alone: ${IPV4_WITHIN}`,
      first: () => `CCE has no clusters with IPv6 first: ${IPV4_WITHIN}`,
    },
  },
  'cce/ipv6-network-model': {
    title: 'The VPC network has no IPv6',
    why: 'Pods there have no address of the VPC: each node gets a range and a route to it. The table of network models in the manual says no to IPv6 for this one.',
    says: ({ model }: { model: NetworkModel }) => `The ${NETWORK_MODEL_LABEL[model]} (${model}) has no IPv6: a standard cluster speaks both families with the Tunnel network (overlay_l2), a Turbo cluster with Cloud Native Network 2.0 (eni). The model cannot be changed later.`,
  },
  'cce/ipv6-version': {
    title: 'The version speaks IPv6 with the network model',
    why: 'The guide for dual stack lists the first release for each network model, and the API reference of Open Telekom Cloud one for ipv6enable as such.',
    says: {
      turbo: ({ version }: { version: string }) => `Turbo clusters of ${version} have no IPv6: it came with v1.23.8-r0 and v1.25.3-r0, and every release after v1.25 has it.`,
      otc: ({ version }: { version: string }) => `CCE ${version} has no IPv6 here: the API of Open Telekom Cloud takes ipv6enable from v1.25.`,
      tunnel: ({ version }: { version: string }) => `CCE ${version} has no IPv6 here: the Tunnel network speaks it from v1.15.`,
    },
  },
  'cce/ipv6-tunnel-preview': {
    title: 'Dual stack over the tunnel network is generally available from v1.23',
    why: 'The manual lists v1.15 as the first release that takes it and v1.23 as the first that is released for everybody. No cluster of these can be made any more in the consoles.',
    says: ({ version }: { version: string }) => `CCE ${version} has IPv6 over the Tunnel network, but not yet for everybody: it is generally available from v1.23.`,
  },
  'cce/ipv6-proxy-mode': {
    title: 'A cluster with IPv6 forwards with IPVS',
    why: 'The manual says it in one sentence, "IPv6 clusters do not support iptables". kubeProxyMode is read when the cluster is made and is iptables when it is left out.',
    says: ({ mode }: { mode: ProxyMode }) => `${mode} does not work in a cluster with IPv6: CCE takes ipvs only. The API would take iptables when nothing is said, so ipvs is always written. It cannot be changed later.`,
  },
  'cce/node-mask': {
    title: 'CCE has no node mask',
    why: 'No range of Pods is cut by the controller manager here, so no API of CCE has a field for --node-cidr-mask-size.',
    says: () => 'A node mask is given, and CCE has none: a tunnel network hands out blocks of /28, a VPC network ranges of fixPoolMask, and Turbo Pods take addresses of their subnets.',
  },
  'cce/pod-subnet-required': {
    title: 'A Turbo cluster has a pod subnet, a standard cluster has none',
    why: 'The Yangtse add-on creates a network interface for each Pod in these subnets, by eniNetwork. A standard cluster has containerNetwork.cidrs instead.',
    says: {
      turbo: () => 'No pod subnet is named: Pods of a Turbo cluster take their addresses from subnets of the VPC, and there must be one.',
      standard: () => `Pod subnets are named, and a ${CLUSTER_TYPE_LABEL.standard} has none: its Pods take addresses of the container CIDR block.`,
    },
  },
  'cce/otc-pod-subnets': {
    title: 'Open Telekom Cloud creates a Turbo cluster with one pod subnet',
    why: "eniSubnetId and eniSubnetCIDR are single strings in Open Telekom Cloud's API; the list eniNetwork.subnets is Huawei Cloud's.",
    says: ({ count }: { count: number }) => `${count} pod subnets are named; the API of Open Telekom Cloud takes one (eniSubnetId with eniSubnetCIDR) when the cluster is made. Add the others in the console afterwards.`,
  },
  'cce/fix-pool-mask': {
    title: 'Reserved Pod addresses per node are /24 to /28, in a VPC network only',
    why: 'A VPC network gives each node one range for good, by a route. alpha.cce/fixPoolMask sets its size; the other models do not read it.',
    says: {
      model: ({ mask, model }: { mask: number; model: NetworkModel }) => `Pod addresses are reserved per node (/${mask}), and only the VPC network does that; the ${NETWORK_MODEL_LABEL[model]} hands them out as Pods come.`,
      size: ({ mask, shortest, longest }: { mask: number; shortest: number; longest: number }) => `/${mask} is no size for the Pod addresses of a node: it is /${shortest} (${2 ** (32 - shortest)}) to /${longest} (${2 ** (32 - longest)}).`,
    },
  },
  'cce/network-policies-model': {
    title: 'The switch for network policies belongs to the tunnel network',
    why: 'In a tunnel network Open vSwitch carries policies out. In the others nothing between Pods does, unless DataPlane V2 (Cilium in eBPF) is there.',
    says: ({ areOn, model }: { areOn: boolean; model: NetworkModel }) => `Network policies are switched ${areOn ? 'on' : 'off'}, and only the Tunnel network has that switch; the ${NETWORK_MODEL_LABEL[model]} has them with DataPlane V2, which CCE enables on request.`,
  },
  'cce/ipv6-network-policies': {
    title: 'Network policies do not see IPv6 traffic in a tunnel network',
    why: "Open vSwitch carries the policies out there, and the clouds' list of constraints says that they do not support IPv6 addresses.",
    says: () => 'Network policies are on, and in a Tunnel network they do not cover IPv6: what a policy forbids over IPv4 still passes over IPv6. A Turbo cluster with DataPlane V2 covers both.',
  },
  'cce/ipv6-assigned': {
    title: 'The cloud assigns the IPv6 ranges',
    why: 'ipv6_enable of a subnet is a yes or no: the API has no field for a range. The answer carries what the cloud gave, as cidr_v6.',
    says: () => 'The cloud assigns the IPv6 range of each subnet when it is made; none can be chosen, each network interface has one address of it, and IPv6 cannot be turned off again. Master and worker nodes keep talking over IPv4.',
  },
};
