const BANDWIDTH_NAME_HINT = '1 to 64 letters, digits, hyphens, underscores and dots';

/** What is said of the shared bandwidth and of load balancers. */
export const access = {
  'cce/bandwidth-size': {
    title: 'A shared bandwidth is 5 to 2000 Mbit/s',
    says: {
      missing: ({ name, smallest, largest }: { name: string; smallest: number; largest: number }) => `The shared bandwidth ${name} has no size: a new one is ${smallest} to ${largest} Mbit/s. Only one that exists already needs none.`,
      range: ({ size, smallest, largest }: { size: number; smallest: number; largest: number }) => `${size} Mbit/s is out of range for a shared bandwidth: at least ${smallest}, at most ${largest} Mbit/s (the most differs by region).`,
    },
  },
  'cce/bandwidth-step': {
    title: 'A shared bandwidth grows in steps of 1, 50 and 500 Mbit/s',
    says: ({ size }: { size: number }) => `${size} Mbit/s lies between two sizes: above 300 Mbit/s they come in steps of 50, above 1000 in steps of 500.`,
  },
  'cce/bandwidth-name': {
    title: 'A shared bandwidth has a name of 1 to 64 letters, digits, hyphens, underscores and dots',
    says: {
      missing: () => `The shared bandwidth has no name: ${BANDWIDTH_NAME_HINT}.`,
      invalid: ({ name }: { name: string }) => `${JSON.stringify(name)} is no name for a shared bandwidth: ${BANDWIDTH_NAME_HINT}.`,
    },
  },
  'cce/bandwidth-unused': {
    title: 'A shared bandwidth is for IPv6 addresses',
    says: {
      created: () => 'A shared bandwidth is planned, and the cluster has no IPv6 addresses to put into it: it would be paid for and stay empty.',
      existing: () => 'A shared bandwidth is planned, and the cluster has no IPv6 addresses to put into it: nothing would be put in.',
    },
  },
  'cce/bandwidth-quota': {
    title: 'A shared bandwidth takes 20 addresses unless the quota was raised',
    says: {
      created: ({ nodes, quota }: { nodes: number; quota: number }) => `${nodes} nodes would go into the shared bandwidth, which takes ${quota} addresses unless the quota of the tenant was raised. Ask for more first.`,
      existing: ({ nodes, quota }: { nodes: number; quota: number }) => `${nodes} nodes would go into the shared bandwidth, which takes ${quota} addresses, those that are in it already among them, unless the quota of the tenant was raised. Ask for more first.`,
    },
  },
  'cce/bandwidth-autoscaling': {
    title: 'Nodes that come later are added to the shared bandwidth by hand',
    says: {
      terraform: () => 'A node that a node pool adds by itself has a private IPv6 address until somebody puts it into the shared bandwidth: terraform apply or api/insert-ipv6.sh adds every node that is there, as often as you like.',
      api: () => 'A node that a node pool adds by itself has a private IPv6 address until somebody puts it into the shared bandwidth: api/insert-ipv6.sh adds every node that is there, as often as you like.',
    },
  },
  'cce/ipv6-private': {
    title: 'IPv6 addresses are private until they are in a shared bandwidth',
    says: () => 'Without a shared bandwidth the IPv6 addresses work inside the VPC only: nothing reaches the Internet over IPv6, and nobody there reaches the cluster.',
  },
  'cce/elb-standard': {
    title: 'Dual-stack load balancers need a dual-stack Turbo cluster',
    says: {
      'no-ipv6': () => 'The cluster has no IPv6, so its load balancers cannot have both families. Use IPv4.',
      standard: () => 'A standard cluster has no load balancers of both families: only Turbo clusters do. Use IPv4.',
    },
  },
  'cce/elb-shared': {
    title: 'Shared load balancers speak IPv4 only',
    says: () => 'A shared load balancer (union) speaks IPv4 only; one of both families is dedicated (performance).',
  },
  'cce/ingress-family': {
    title: 'A Service of both families needs a dual-stack cluster',
    says: () => 'The cluster has no IPv6, so the Service behind the ingress cannot have both families: kube-apiserver refuses it ("this cluster is not configured for dual-stack services"). Use IPv4.',
  },
  'cce/elb-layer-7': {
    title: 'A layer-7 load balancer reaches its backends over IPv4',
    says: () => 'The Service behind the ingress has both families, and a dedicated layer-7 load balancer reaches its backends over IPv4 only: IPv6 backends cannot be added and the ingress raises alarms. Let the Service be IPv4; clients reach the load balancer over both all the same.',
  },
  'cce/nginx-ingress': {
    title: 'The nginx-ingress add-on has dual stack from 2.1.7 and 2.2.5',
    says: {
      format: ({ given }: { given: string }) => `${JSON.stringify(given)} is no version of the add-on; they are written like 2.2.5.`,
      old: ({ given, version, least }: { given: string; version: string; least: string }) => `nginx-ingress ${given} has no dual stack in CCE ${version}; it came with ${least}.`,
    },
  },
  'cce/elb-zones': {
    title: 'A dedicated load balancer names its availability zones',
    says: ({ example }: { example: string }) => `No availability zone is named for the load balancers; a dedicated one needs at least one, such as ${example}.`,
  },
};
