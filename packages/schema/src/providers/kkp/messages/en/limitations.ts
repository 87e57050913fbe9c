import { OPERATING_SYSTEM_LABEL, type OperatingSystem } from '../../catalog.js';

const NODE_PORT_HINT = 'Expose them over IPv6 as NodePort.';

/** What the documentation says that a cloud provider cannot do, as a note on any plan that it may concern. */
const notes = {
  'kkp/limitation-aws-load-balancer': {
    title: 'AWS: no dual-stack load balancers',
    why: 'cloud-provider-aws makes its load balancers with IPv4 addresses alone (kubernetes/cloud-provider-aws#1219), whatever ipFamilies of the Service says.',
    says: () => `The AWS cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`,
  },
  'kkp/limitation-aws-subnets': {
    title: 'AWS: VPC and subnets with both families',
    why: 'KKP creates neither VPC nor subnets on AWS. EC2 gives an interface an IPv6 address only out of the range of its subnet.',
    says: () => 'The VPC and the subnets of the nodes must have an IPv4 and an IPv6 range before the cluster is created.',
  },
  'kkp/limitation-aws-node-addresses': {
    title: 'AWS: node addresses before 1.24',
    why: 'The cloud provider inside Kubernetes reads the IPv4 addresses of an instance only; kubelet and hostNetwork Pods take theirs from what it reports.',
    says: () => 'Before Kubernetes 1.24, nodes on AWS do not publish their IPv6 addresses, and Pods in the host network have none.',
  },
  'kkp/limitation-azure-load-balancer': {
    title: 'Azure: no dual-stack load balancers',
    why: 'The documentation lists it through v2.28, with kubernetes-sigs/cloud-provider-azure#814 and #1831. From v2.29 on it no longer does.',
    says: () => `The Azure cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`,
  },
  'kkp/limitation-azure-vnet': {
    title: 'Azure: VNet with both families',
    why: 'KKP leaves a VNet without its ownership tag as it is. Those that it makes itself have 10.0.0.0/16 and fd00::/48.',
    says: () => 'A VNet that you name must have an IPv4 and an IPv6 range; one that KKP makes has both.',
  },
  'kkp/limitation-byo-load-balancer': {
    title: 'BYO: no load balancers',
    why: 'A cloud controller manager makes load balancers, and where no cloud is behind the nodes none runs: status.loadBalancer stays empty.',
    says: () => 'Services of type LoadBalancer do not work by themselves in a BYO cluster; MetalLB or another add-on makes them work.',
  },
  'kkp/limitation-byo-node-addresses': {
    title: 'BYO: nodes have both addresses before they join',
    why: 'No machine-controller sets up such a node. Without --node-ip a kubelet reports the one address that its host name or its default route leads to.',
    says: () => 'Each node needs its IPv4 and its IPv6 address before it joins, and the kubelet is given both in --node-ip.',
  },
  'kkp/limitation-digitalocean-load-balancer': {
    title: 'DigitalOcean: no load balancers',
    why: 'The documentation says so through v2.28 and gives no reason. From v2.29 on it speaks of one load balancer for the first family instead.',
    says: () => 'KKP through v2.28 has no Services of type LoadBalancer on DigitalOcean, not even for IPv4.',
  },
  'kkp/limitation-digitalocean-load-balancer-one-family': {
    title: 'DigitalOcean: load balancers of one family',
    why: "DigitalOcean's cloud controller manager looks at the first entry of spec.ipFamilies and creates a single load balancer of that kind.",
    says: () => 'A Service of type LoadBalancer with two families gets one load balancer, of its first family.',
  },
  'kkp/limitation-digitalocean-slow-ipv6': {
    title: 'DigitalOcean: IPv6 may come late',
    why: 'A kubelet detects the addresses of its host once, as it starts; one that comes after that is not published in the Node object.',
    says: () => 'On some operating systems (Rocky Linux) the IPv6 address may come after the kubelet has started; the node shows it after a restart of the kubelet.',
  },
  'kkp/limitation-equinix-load-balancer': {
    title: 'Equinix Metal: no load balancers',
    why: 'The documentation says so of IPv4 clusters as well, and points to equinix/cloud-provider-equinix-metal#179 for what it waits for.',
    says: () => 'KKP has no Services of type LoadBalancer on Equinix Metal, not even for IPv4.',
  },
  'kkp/limitation-equinix-slow-ipv6': {
    title: 'Equinix Metal: IPv6 may come late',
    why: 'The kubelet takes stock of the addresses of its host as it starts and does not look again, so a late one is missing from the Node object.',
    says: () => 'On some operating systems (Rocky Linux, Flatcar) the IPv6 address may come after the kubelet has started; the node shows it after a restart of the kubelet.',
  },
  'kkp/limitation-gcp-load-balancer': {
    title: 'GCP: no dual-stack load balancers',
    why: 'cloud-provider-gcp makes forwarding rules for one family (kubernetes/cloud-provider-gcp#324 is open). The first family of the Service is IPv4 here.',
    says: () => `The GCP cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`,
  },
  'kkp/limitation-gcp-node-addresses': {
    title: 'GCP: nodes do not publish IPv6',
    why: "status.addresses of a node comes from the cloud controller, which reports the IPv4 address of an instance only. Pods in the host's network copy it from there.",
    says: () => 'Nodes do not publish their IPv6 addresses in the Kubernetes API, though their interfaces have them; Pods in the host network have no IPv6 address.',
  },
  'kkp/limitation-gcp-subnets': {
    title: 'GCP: subnet with both families',
    why: 'KKP refuses a subnetwork of another stack type where it has a service account to ask with. Otherwise the instances fail when they are made.',
    says: () => 'The subnet of the nodes must have an IPv4 and an IPv6 range before the cluster is created.',
  },
  'kkp/limitation-hetzner-load-balancer': {
    title: 'Hetzner: load balancers need a network zone',
    why: 'Hetzner places a load balancer in a location or a network zone and has no default for either, so its cloud controller manager cannot make one.',
    says: () => 'Each Service of type LoadBalancer needs the annotation load-balancer.hetzner.cloud/network-zone or …/location; without one it stays pending.',
  },
  'kkp/limitation-hetzner-konnectivity': {
    title: 'Hetzner: dual stack with Konnectivity',
    why: 'The control plane calls a kubelet on the first external address of its node, and that may be the IPv6 one (hcloud-cloud-controller-manager#305). Konnectivity reaches it through its agents.',
    says: () => 'Because of the order of external node addresses, kubectl logs, exec and cp fail on dual-stack clusters without Konnectivity.',
  },
  'kkp/limitation-openstack-load-balancer': {
    title: 'OpenStack: no dual-stack load balancers',
    why: 'Octavia gives a load balancer one VIP in one subnet. The OpenStack cloud controller manager of that time made it in IPv4 only.',
    says: () => `The OpenStack cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`,
  },
  'kkp/limitation-openstack-load-balancer-one-family': {
    title: 'OpenStack: load balancers of one family',
    why: 'Octavia gives a load balancer one VIP in one subnet, and the OpenStack controller creates one per Service. Full dual stack is not planned there (cloud-provider-openstack#1937).',
    says: () => 'A Service of type LoadBalancer with two families gets one load balancer, of its first family.',
  },
  'kkp/limitation-openstack-subnets': {
    title: 'OpenStack: one subnet of each family',
    why: 'A subnet of Neutron has one IP version, so two families take two of them. In that for IPv6 KKP asks for dhcpv6-stateless, by which a router announces the prefix.',
    says: () => 'Nodes need a network with one IPv4 and one IPv6 subnet. Those that you do not name, KKP makes: the IPv6 one out of the subnet pool that you name, else out of the default IPv6 subnet pool of the OpenStack, else with the range that you name or fd00::/64.',
  },
  'kkp/limitation-vsphere-load-balancer': {
    title: 'vSphere: no load balancers',
    why: 'vSphere has no load balancer of its own that its cloud controller manager could make, so the Service keeps waiting for an external address.',
    says: () => 'The vSphere cloud controller has no Services of type LoadBalancer; MetalLB or another add-on makes them work.',
  },
};

/** The limitations: as notes, and with the same words as warnings where a plan runs into them. */
export const limitations = {
  ...notes,
  'kkp/aws-load-balancer': notes['kkp/limitation-aws-load-balancer'],
  'kkp/azure-load-balancer': notes['kkp/limitation-azure-load-balancer'],
  'kkp/byo-load-balancer': notes['kkp/limitation-byo-load-balancer'],
  'kkp/digitalocean-load-balancer': notes['kkp/limitation-digitalocean-load-balancer'],
  'kkp/digitalocean-load-balancer-one-family': notes['kkp/limitation-digitalocean-load-balancer-one-family'],
  'kkp/equinix-load-balancer': notes['kkp/limitation-equinix-load-balancer'],
  'kkp/gcp-load-balancer': notes['kkp/limitation-gcp-load-balancer'],
  'kkp/openstack-load-balancer': notes['kkp/limitation-openstack-load-balancer'],
  'kkp/openstack-load-balancer-one-family': notes['kkp/limitation-openstack-load-balancer-one-family'],
  'kkp/vsphere-load-balancer': notes['kkp/limitation-vsphere-load-balancer'],
  'kkp/hetzner-network-zone': {
    title: 'Load balancers on Hetzner have a network zone or a location',
    why: "Hetzner's cloud controller manager reads where to place a load balancer from load-balancer.hetzner.cloud/network-zone or …/location of the Service, and has no default.",
    says: () => 'Services of type LoadBalancer are planned, and no network zone or location is chosen: without the annotation, a load balancer on Hetzner stays pending.',
  },
  'kkp/hetzner-konnectivity': {
    title: 'Dual stack on Hetzner uses Konnectivity',
    why: 'Without it the API server connects to the first external address of a node, which may be of the family that the control plane does not speak (hcloud-cloud-controller-manager#305).',
    says: () => 'Konnectivity is off: kubectl logs, exec and cp fail on dual-stack clusters on Hetzner, because of the order of external node addresses.',
  },
  'kkp/dual-stack-preview': {
    title: 'Dual stack is a technology preview',
    why: 'Addresses of nodes and load balancers come from the cloud controller manager of each provider. Its page in the documentation names, one by one, where these still know a single family.',
    says: () => 'The KKP documentation calls dual stack a technology preview: Kubernetes has it as stable since 1.23, and what each cloud provider makes of it differs. The limitations of this one are listed here.',
  },
  'kkp/limitation-red-hat-network-manager': {
    title: 'RHEL family: NetworkManager may need settings for IPv6',
    why: "A node that gets no IPv6 address from its image's defaults has no second address for the CNI plugin, which then does not start.",
    says: ({ os }: { os: OperatingSystem }) => `${OPERATING_SYSTEM_LABEL[os]} takes IPv6 by NetworkManager settings (IPV6INIT, IPV6_AUTOCONF, DHCPV6C and others). Depending on how the datacenter gives addresses, a custom Operating System Profile may be needed.`,
  },
};
