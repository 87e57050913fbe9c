import { OPERATING_SYSTEM_LABEL, type OperatingSystem } from '../../catalog.js';

const NODE_PORT_HINT = 'Expose them over IPv6 as NodePort.';

/** What the documentation says that a cloud provider cannot do, as a note on any plan that it may concern. */
const notes = {
  'kkp/limitation-aws-load-balancer': {
    title: 'AWS: no dual-stack load balancers',
    says: () => `The AWS cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`,
  },
  'kkp/limitation-aws-subnets': {
    title: 'AWS: VPC and subnets with both families',
    says: () => 'The VPC and the subnets of the nodes must have an IPv4 and an IPv6 range before the cluster is created.',
  },
  'kkp/limitation-aws-node-addresses': {
    title: 'AWS: node addresses before 1.24',
    says: () => 'Before Kubernetes 1.24, nodes on AWS do not publish their IPv6 addresses, and Pods in the host network have none.',
  },
  'kkp/limitation-azure-load-balancer': {
    title: 'Azure: no dual-stack load balancers',
    says: () => `The Azure cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`,
  },
  'kkp/limitation-azure-vnet': {
    title: 'Azure: VNet with both families',
    says: () => 'A VNet that you name must have an IPv4 and an IPv6 range; one that KKP makes has both.',
  },
  'kkp/limitation-byo-load-balancer': {
    title: 'BYO: no load balancers',
    says: () => 'Services of type LoadBalancer do not work by themselves in a BYO cluster; MetalLB or another add-on makes them work.',
  },
  'kkp/limitation-byo-node-addresses': {
    title: 'BYO: nodes have both addresses before they join',
    says: () => 'Each node needs its IPv4 and its IPv6 address before it joins, and the kubelet is given both in --node-ip.',
  },
  'kkp/limitation-digitalocean-load-balancer': {
    title: 'DigitalOcean: no load balancers',
    says: () => 'KKP v2.24 has no Services of type LoadBalancer on DigitalOcean, not even for IPv4.',
  },
  'kkp/limitation-digitalocean-load-balancer-one-family': {
    title: 'DigitalOcean: load balancers of one family',
    says: () => 'A Service of type LoadBalancer with two families gets one load balancer, of its first family.',
  },
  'kkp/limitation-digitalocean-slow-ipv6': {
    title: 'DigitalOcean: IPv6 may come late',
    says: () => 'On some operating systems (Rocky Linux) the IPv6 address may come after the kubelet has started; the node shows it after a restart of the kubelet.',
  },
  'kkp/limitation-equinix-load-balancer': {
    title: 'Equinix Metal: no load balancers',
    says: () => 'KKP has no Services of type LoadBalancer on Equinix Metal, not even for IPv4.',
  },
  'kkp/limitation-equinix-slow-ipv6': {
    title: 'Equinix Metal: IPv6 may come late',
    says: () => 'On some operating systems (Rocky Linux, Flatcar) the IPv6 address may come after the kubelet has started; the node shows it after a restart of the kubelet.',
  },
  'kkp/limitation-gcp-load-balancer': {
    title: 'GCP: no dual-stack load balancers',
    says: () => `The GCP cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`,
  },
  'kkp/limitation-gcp-node-addresses': {
    title: 'GCP: nodes do not publish IPv6',
    says: () => 'Nodes do not publish their IPv6 addresses in the Kubernetes API, though their interfaces have them; Pods in the host network have no IPv6 address.',
  },
  'kkp/limitation-gcp-subnets': {
    title: 'GCP: subnet with both families',
    says: () => 'The subnet of the nodes must have an IPv4 and an IPv6 range before the cluster is created.',
  },
  'kkp/limitation-hetzner-load-balancer': {
    title: 'Hetzner: load balancers need a network zone',
    says: () => 'Each Service of type LoadBalancer needs the annotation load-balancer.hetzner.cloud/network-zone or …/location; without one it stays pending.',
  },
  'kkp/limitation-hetzner-konnectivity': {
    title: 'Hetzner: dual stack with Konnectivity',
    says: () => 'Because of the order of external node addresses, kubectl logs, exec and cp fail on dual-stack clusters without Konnectivity.',
  },
  'kkp/limitation-openstack-load-balancer': {
    title: 'OpenStack: no dual-stack load balancers',
    says: () => `The OpenStack cloud controller does not make dual-stack Services of type LoadBalancer. ${NODE_PORT_HINT}`,
  },
  'kkp/limitation-openstack-load-balancer-one-family': {
    title: 'OpenStack: load balancers of one family',
    says: () => 'A Service of type LoadBalancer with two families gets one load balancer, of its first family.',
  },
  'kkp/limitation-openstack-subnets': {
    title: 'OpenStack: one subnet of each family',
    says: () => 'Nodes need a network with one IPv4 and one IPv6 subnet. Those that you do not name, KKP makes: the IPv6 one out of the subnet pool that you name, else out of the default IPv6 subnet pool of the OpenStack, else with the range that you name or fd00::/64.',
  },
  'kkp/limitation-vsphere-load-balancer': {
    title: 'vSphere: no load balancers',
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
    says: () => 'Services of type LoadBalancer are planned, and no network zone or location is chosen: without the annotation, a load balancer on Hetzner stays pending.',
  },
  'kkp/hetzner-konnectivity': {
    title: 'Dual stack on Hetzner uses Konnectivity',
    says: () => 'Konnectivity is off: kubectl logs, exec and cp fail on dual-stack clusters on Hetzner, because of the order of external node addresses.',
  },
  'kkp/dual-stack-preview': {
    title: 'Dual stack is a technology preview',
    says: () => 'The KKP documentation calls dual stack a technology preview: Kubernetes has it as stable since 1.23, and what each cloud provider makes of it differs. The limitations of this one are listed here.',
  },
  'kkp/limitation-red-hat-network-manager': {
    title: 'RHEL family: NetworkManager may need settings for IPv6',
    says: ({ os }: { os: OperatingSystem }) => `${OPERATING_SYSTEM_LABEL[os]} takes IPv6 by NetworkManager settings (IPV6INIT, IPV6_AUTOCONF, DHCPV6C and others). Depending on how the datacenter gives addresses, a custom Operating System Profile may be needed.`,
  },
};
