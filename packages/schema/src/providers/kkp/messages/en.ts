import { balancerTerms } from '../../../messages/en/load-balancers.js';
import { FAMILY_LABEL, type Family } from '../../../address/family.js';
import { applications } from './en/applications.js';
import { clouds } from './en/clouds.js';
import { features } from './en/features.js';
import { fields } from './en/fields.js';
import { identity } from './en/identity.js';
import { limitations } from './en/limitations.js';
import { network } from './en/network.js';
import { nodes } from './en/nodes.js';

/** How the provider reads in English. */
export const en = {
  title: 'Kubermatic Kubernetes Platform',
  summary: 'User clusters in public clouds, on OpenStack and vSphere, and on machines of your own',
  steps: {
    provider: 'Provider',
    cluster: 'Cluster',
    network: 'Cluster network',
    settings: 'Settings',
    nodes: 'Initial Nodes',
    applications: 'Applications',
    summary: 'Summary',
  },
  examples: {
    'kkp-aws-dual': 'KKP on AWS, dual stack',
    'kkp-aws-applications': 'KKP on AWS with applications and two node pools, dual stack',
    'kkp-aws-spot': 'KKP on AWS with Spot instances and a role to assume, dual stack',
    'kkp-azure-dual': 'KKP on Azure, dual stack, VNet made by KKP',
    'kkp-azure-features': 'KKP on Azure with backups, policies, audit logs and KubeLB, dual stack',
    'kkp-bringyourown-dual': 'KKP with machines of your own, dual stack',
    'kkp-metallb-dual': 'KKP with machines of your own and load balancers of MetalLB',
    'kkp-digitalocean-dual': 'KKP on DigitalOcean, dual stack',
    'kkp-equinix-dual': 'KKP v2.24 on Equinix Metal, dual stack',
    'kkp-gcp-dual': 'KKP on Google Cloud, dual stack',
    'kkp-hetzner-dual': 'KKP on Hetzner Cloud, dual stack, with load balancers',
    'kkp-openstack-dual': 'KKP on OpenStack, dual stack, existing subnets',
    'kkp-openstack-balancers': 'KKP on OpenStack with load balancer classes and application credentials, dual stack',
    'kkp-vsphere-dual': 'KKP on vSphere, dual stack',
    'kkp-vsphere-static': 'KKP on vSphere with tags and a machine of a static address, IPv4 only',
    'kkp-aws-ipv4': 'KKP on AWS, IPv4 only',
  },
  fields,
  rules: { ...identity, ...network, ...clouds, ...nodes, ...applications, ...features, ...limitations },
  fixes: {
    'kkp/use-ipv4-only': 'Use IPv4 only',
    'kkp/konnectivity-on': 'Turn Konnectivity on',
    'kkp/remove-ranges': 'Remove the ranges',
    'kkp/remove-settings': ({ cloud }: { cloud: string }) => `Remove the settings for ${cloud}`,
    'kkp/remove-node-pools': 'Remove the node pools',
    'kkp/allow': ({ range }: { range: string }) => `Allow ${range}`,
    'kkp/proxy-without-credentials': 'Leave user and password out',
    'kkp/add-metallb': 'Install the MetalLB application',
    'kkp/add-autoscaler': 'Install the Cluster Autoscaler application',
    'kkp/enable-ingress-hostname': 'Enable Ingress hostnames',
    'kkp/limit-events': ({ qps }: { qps: number }) => `Limit each namespace to ${qps} events a second`,
    'kkp/plan-ipv4-load-balancers': 'Plan IPv4 load balancers',
    'kkp/plan-no-load-balancers': 'Plan no load balancers',
  },
  names: {
    'kkp/vnet': ({ family }: { family: Family }) => `${FAMILY_LABEL[family]} range of the VNet`,
    'kkp/node-subnet': ({ family }: { family: Family }) => `${FAMILY_LABEL[family]} subnet of the nodes`,
    'kkp/static-address': ({ pool }: { pool: string }) => `Static address${pool === '' ? '' : ` of ${pool}`}`,
    'kkp/flow-seed': 'Seed cluster',
    'kkp/flow-control-plane': 'Control plane',
    'kkp/flow-exposed': ({ strategy }: { strategy: string }) => `exposed by ${strategy}`,
    'kkp/flow-konnectivity': 'reaches nodes by Konnectivity',
    'kkp/flow-openvpn': 'reaches nodes by OpenVPN',
    'kkp/flow-one-balancer': 'No load balancer of this family',
    'kkp/flow-no-balancer-planned': 'Load balancers are planned for IPv4',
  },
  terms: { ...balancerTerms },
};
