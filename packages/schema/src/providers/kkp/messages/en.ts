import { nodeAddresses } from '../../../messages/en.js';

/** How the provider reads in English. */
export const en = {
  title: 'Kubermatic Kubernetes Platform',
  summary: 'Cluster, ClusterTemplate and MachineDeployment objects, the REST call that creates the cluster, and a verification kit',
  steps: {
    provider: 'Provider',
    cluster: 'Cluster',
    network: 'Cluster network',
    settings: 'Settings',
    nodes: 'Initial Nodes',
    summary: 'Summary',
  },
  examples: {
    'kkp-aws-dual': 'KKP on AWS, dual stack',
    'kkp-azure-dual': 'KKP on Azure, dual stack, VNet made by KKP',
    'kkp-bringyourown-dual': 'KKP with machines of your own, dual stack',
    'kkp-digitalocean-dual': 'KKP on DigitalOcean, dual stack',
    'kkp-equinix-dual': 'KKP v2.24 on Equinix Metal, dual stack',
    'kkp-gcp-dual': 'KKP on Google Cloud, dual stack',
    'kkp-hetzner-dual': 'KKP on Hetzner Cloud, dual stack, with load balancers',
    'kkp-openstack-dual': 'KKP on OpenStack, dual stack, existing subnets',
    'kkp-vsphere-dual': 'KKP on vSphere, dual stack',
    'kkp-aws-ipv4': 'KKP on AWS, IPv4 only',
  },
  fields: {},
  rules: {
    'kkp/byo-node-addresses': { title: 'Nodes of your own have an address in each family, outside the ranges of the cluster', says: nodeAddresses },
  },
  fixes: {},
  names: {},
  terms: {},
};
