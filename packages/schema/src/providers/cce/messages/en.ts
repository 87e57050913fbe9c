/** How the provider reads in English. */
export const en = {
  title: 'Cloud Container Engine',
  summary: 'Terraform and API bodies in calling order for Huawei Cloud or Open Telekom Cloud, ELB Services and ingresses, and a verification kit',
  steps: {
    basic: 'Basic settings',
    vpc: 'VPC and subnet',
    network: 'Network settings',
    advanced: 'Advanced settings',
    nodes: 'Node pools',
    access: 'Shared bandwidth and load balancers',
    summary: 'Confirm settings',
  },
  examples: {
    'cce-standard-tunnel-dual': 'CCE standard, tunnel network, dual stack',
    'cce-standard-vpc-ipv4': 'CCE standard, VPC network, IPv4',
    'cce-turbo-dual': 'CCE Turbo, dual stack',
    'cce-turbo-ipv4': 'CCE Turbo, IPv4',
    'otc-turbo-dual': 'Open Telekom Cloud, CCE Turbo, dual stack',
    'otc-standard-tunnel-dual': 'Open Telekom Cloud, CCE standard, tunnel network, dual stack',
    'otc-standard-vpc-ipv4': 'Open Telekom Cloud, CCE standard, VPC network, IPv4',
  },
  fields: {},
  rules: {},
  fixes: {},
  names: {},
  terms: {},
};
