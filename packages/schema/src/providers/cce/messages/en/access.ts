const BANDWIDTH_NAME_HINT = '1 to 64 letters, digits, hyphens, underscores and dots';

/** What is said of the shared bandwidth and of load balancers. */
export const access = {
  'cce/bandwidth-size': {
    title: 'A shared bandwidth is 5 to 2000 Mbit/s',
    why: 'Shared bandwidths are sold from 5 Mbit/s on, with a ceiling that differs by region. The API refuses others, and without one the nodes have private IPv6 addresses only.',
    says: {
      missing: ({ name, smallest, largest }: { name: string; smallest: number; largest: number }) => `The shared bandwidth ${name} has no size: a new one is ${smallest} to ${largest} Mbit/s. Only one that exists already needs none.`,
      range: ({ size, smallest, largest }: { size: number; smallest: number; largest: number }) => `${size} Mbit/s is out of range for a shared bandwidth: at least ${smallest}, at most ${largest} Mbit/s (the most differs by region).`,
    },
  },
  'cce/bandwidth-step': {
    title: 'A shared bandwidth grows in steps of 1, 50 and 500 Mbit/s',
    why: 'The steps are those of billing and of the API alike: POST /bandwidths refuses what lies between two of them, and so does a later change of size.',
    says: ({ size }: { size: number }) => `${size} Mbit/s lies between two sizes: above 300 Mbit/s they come in steps of 50, above 1000 in steps of 500.`,
  },
  'cce/bandwidth-name': {
    title: 'A shared bandwidth has a name of 1 to 64 letters, digits, hyphens, underscores and dots',
    why: 'The name stands in the body of POST /bandwidths, and scripts and Terraform look an existing one up by it; the API checks its characters.',
    says: {
      missing: () => `The shared bandwidth has no name: ${BANDWIDTH_NAME_HINT}.`,
      invalid: ({ name }: { name: string }) => `${JSON.stringify(name)} is no name for a shared bandwidth: ${BANDWIDTH_NAME_HINT}.`,
    },
  },
  'cce/bandwidth-unused': {
    title: 'A shared bandwidth is for IPv6 addresses',
    why: 'What is inserted is the port of a network interface, as type 5_dualStack. An interface in a cluster of IPv4 has no IPv6 address that could be billed there.',
    says: {
      created: () => 'A shared bandwidth is planned, and the cluster has no IPv6 addresses to put into it: it would be paid for and stay empty.',
      existing: () => 'A shared bandwidth is planned, and the cluster has no IPv6 addresses to put into it: nothing would be put in.',
    },
  },
  'cce/bandwidth-quota': {
    title: 'A shared bandwidth takes 20 addresses unless the quota was raised',
    why: 'Each IPv6 address is one member of the bandwidth. Beyond the number allowed the API refuses the next port, and Pods get the event FailedIPv6InsertBandwidth.',
    says: {
      created: ({ nodes, quota }: { nodes: number; quota: number }) => `${nodes} nodes would go into the shared bandwidth, which takes ${quota} addresses unless the quota of the tenant was raised. Ask for more first.`,
      existing: ({ nodes, quota }: { nodes: number; quota: number }) => `${nodes} nodes would go into the shared bandwidth, which takes ${quota} addresses, those that are in it already among them, unless the quota of the tenant was raised. Ask for more first.`,
    },
  },
  'cce/bandwidth-autoscaling': {
    title: 'Nodes that come later are added to the shared bandwidth by hand',
    why: 'Bandwidths know ports of interfaces, and neither CCE nor its autoscaler inserts that of a new node. A Pod of a Turbo cluster goes in by its annotation.',
    says: {
      terraform: () => 'A node that a node pool adds by itself has a private IPv6 address until somebody puts it into the shared bandwidth: terraform apply or api/insert-ipv6.sh adds every node that is there, as often as you like.',
      api: () => 'A node that a node pool adds by itself has a private IPv6 address until somebody puts it into the shared bandwidth: api/insert-ipv6.sh adds every node that is there, as often as you like.',
    },
  },
  'cce/ipv6-private': {
    title: 'IPv6 addresses are private until they are in a shared bandwidth',
    why: 'The address of a node is global in its form, but the cloud lets it out to the Internet only once the port of its interface is in a shared bandwidth.',
    says: () => 'Without a shared bandwidth the IPv6 addresses work inside the VPC only: nothing reaches the Internet over IPv6, and nobody there reaches the cluster.',
  },
  'cce/elb-standard': {
    title: 'Dual-stack load balancers need a dual-stack Turbo cluster',
    why: 'In a standard cluster a load balancer sends to NodePorts of the nodes; the clouds document dual stack of ELB for Turbo clusters alone, where Pods are its backends.',
    says: {
      'no-ipv6': () => 'The cluster has no IPv6, so its load balancers cannot have both families. Use IPv4.',
      standard: () => 'A standard cluster has no load balancers of both families: only Turbo clusters do. Use IPv4.',
    },
  },
  'cce/elb-shared': {
    title: 'Shared load balancers speak IPv4 only',
    why: 'A shared one has an IPv4 VIP only. The IPv6 VIP is asked for by ipv6_vip_virsubnet_id, a key of dedicated load balancers.',
    says: () => 'A shared load balancer (union) speaks IPv4 only; one of both families is dedicated (performance).',
  },
  'cce/ingress-family': {
    title: 'A Service of both families needs a dual-stack cluster',
    why: 'kube-apiserver makes an allocator for each Service range. Without one for IPv6, RequireDualStack can never be met.',
    says: () => 'The cluster has no IPv6, so the Service behind the ingress cannot have both families: kube-apiserver refuses it ("this cluster is not configured for dual-stack services"). Use IPv4.',
  },
  'cce/elb-layer-7': {
    title: 'A layer-7 load balancer reaches its backends over IPv4',
    why: 'At layer 7 the load balancer ends the connection of the client and opens one of its own, which it does in IPv4 whatever the client speaks.',
    says: () => 'The Service behind the ingress has both families, and a dedicated layer-7 load balancer reaches its backends over IPv4 only: IPv6 backends cannot be added and the ingress raises alarms. Let the Service be IPv4; clients reach the load balancer over both all the same.',
  },
  'cce/nginx-ingress': {
    title: 'The nginx-ingress add-on has dual stack from 2.1.7 and 2.2.5',
    why: 'The add-on brings a LoadBalancer Service of its own. One line of it is made for clusters up to v1.23 and another for later ones, each with a first version for two families.',
    says: {
      format: ({ given }: { given: string }) => `${JSON.stringify(given)} is no version of the add-on; they are written like 2.2.5.`,
      old: ({ given, version, least }: { given: string; version: string; least: string }) => `nginx-ingress ${given} has no dual stack in CCE ${version}; it came with ${least}.`,
      two: ({ given, installed }: { given: string; installed: string }) => `The example is for nginx-ingress ${given}, and the plan installs ${JSON.stringify(installed)}. The version of the add-on is enough.`,
    },
  },
  'cce/api-server-eip': {
    title: 'The EIP of an API server is a public IPv4 address',
    why: 'extendParam.clusterExternalIP is looked for among the EIPs of the project. An EIP is an address of the Internet, and IPv6 ones are no EIPs here.',
    says: {
      syntax: ({ text }: { text: string }) => `${JSON.stringify(text)} is no address; an EIP is written like 203.0.114.7.`,
      family: ({ address }: { address: string }) => `${address} is an IPv6 address; an API server has an EIP of IPv4.`,
      private: ({ address }: { address: string }) => `${address} is an address inside of networks, and an EIP is one of the Internet. Name an EIP that you have, which is bound to nothing.`,
    },
  },
  'cce/api-server-open': {
    title: 'An API server with an EIP is open to the Internet',
    why: 'Port 5443 of the master nodes lets every address in unless the rule of their security group is narrowed, which only a cluster that exists has.',
    says: ({ address }: { address: string }) => `Everybody on the Internet reaches the API server at ${address}, port 5443, until the security group of the master nodes (its name ends in -cce-control and an id) lets fewer addresses in. Clients are still asked for their certificates.`,
  },
  'cce/elb-zones': {
    title: 'A dedicated load balancer names its availability zones',
    why: 'kubernetes.io/elb.autocreate has available_zone as a mandatory list: a dedicated load balancer runs in zones of your choice, a shared one does not.',
    says: ({ example }: { example: string }) => `No availability zone is named for the load balancers; a dedicated one needs at least one, such as ${example}.`,
  },
};
