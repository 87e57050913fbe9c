import { CLUSTER_TYPE_LABEL, NETWORK_MODEL_LABEL, SITE } from '../catalog.js';
import { access } from './en/access.js';
import { basic } from './en/basic.js';
import { fields } from './en/fields.js';
import { network } from './en/network.js';
import { nodes } from './en/nodes.js';
import { ranges } from './en/ranges.js';
import { subnets } from './en/subnets.js';
import { terraform } from './en/terraform.js';

/** How the provider reads in English. */
export const en = {
  title: 'Cloud Container Engine',
  summary: 'CCE standard and Turbo clusters, on Huawei Cloud and Open Telekom Cloud',
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
  fields,
  rules: { ...basic, ...subnets, ...network, ...ranges, ...nodes, ...access, ...terraform },
  fixes: {
    'cce/add-disk': ({ size }: { size: number }) => `Add a disk of ${size} GiB`,
    'cce/add-pod-subnet': ({ range }: { range: string }) => `Add a pod subnet ${range}`,
    'cce/begin-with-one': 'Begin with one block',
    'cce/choose-zones': 'Let CCE choose',
    'cce/create-subnet': 'Create the subnet',
    'cce/ipv4-only': 'Use IPv4 only',
    'cce/ipv6-off': 'Turn IPv6 off',
    'cce/ipv6-off-there': 'Turn IPv6 off there',
    'cce/ipv6-on': 'Turn IPv6 on',
    'cce/ipv6-on-there': 'Turn IPv6 on there',
    'cce/keep': ({ value }: { value: string }) => `Keep ${value}`,
    'cce/keep-first-one': 'Keep the first one',
    'cce/leave-out': 'Leave it out',
    'cce/leave-to-cce': 'Leave it to CCE',
    'cce/one-zone': 'Use one zone',
    'cce/ordinary-containers': 'Use ordinary containers',
    'cce/plan-none': 'Plan none',
    'cce/remove-label': 'Remove the label',
    'cce/remove-node-mask': 'Remove the node mask',
    'cce/remove-pod-subnets': 'Remove the pod subnets',
    'cce/remove-them': 'Remove them',
    'cce/spread-masters': 'Let CCE spread them',
    'cce/use-all': ({ values }: { values: readonly string[] }) => `Use ${values.join(', ')}`,
    'cce/use-gib': ({ size }: { size: number }) => `Use ${size} GiB`,
    'cce/use-mbit': ({ size }: { size: number }) => `Use ${size} Mbit/s`,
  },
  names: {
    'cce/container': 'Container CIDR block',
    'cce/services': 'Service CIDR block',
    'cce/services-ipv6': 'IPv6 Service CIDR block',
    'cce/vpc': ({ name }: { name: string }) => `VPC ${name}`.trim(),
    'cce/node-subnet': ({ name }: { name: string }) => `Node subnet ${name}`.trim(),
    'cce/pod-subnet': ({ name }: { name: string }) => `Pod subnet ${name}`.trim(),
    'cce/pods': 'Pods',
  },
  /** Titles of choices of the catalog, by their field and value. */
  terms: {
    'proxyMode.iptables': 'iptables',
    'proxyMode.ipvs': 'IPVS',
    'class.performance': 'Dedicated (performance)',
    'class.union': 'Shared (union), IPv4 only',
    'site.huaweicloud': SITE.huaweicloud.label,
    'site.otc': SITE.otc.label,
    'clusterType.standard': CLUSTER_TYPE_LABEL.standard,
    'clusterType.turbo': CLUSTER_TYPE_LABEL.turbo,
    'networkModel.overlay_l2': NETWORK_MODEL_LABEL.overlay_l2,
    'networkModel.vpc-router': NETWORK_MODEL_LABEL['vpc-router'],
    'networkModel.eni': NETWORK_MODEL_LABEL.eni,
  },
};
