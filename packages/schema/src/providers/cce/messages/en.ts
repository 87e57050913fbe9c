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
    'cce/flow-masters': 'Masters',
    'cce/flow-master-nodes': ({ count }: { count: number }) => (count === 1 ? '1 master' : `${count} masters`),
    'cce/flow-layer-4': 'Layer 4',
    'cce/flow-layer-7': 'Layer 7',
    'cce/flow-layer-4-elb': 'ELB, layer 4',
    'cce/flow-layer-7-elb': 'ELB, layer 7',
    'cce/flow-service': ({ name }: { name: string }) => `Service ${name}`,
    'cce/flow-name': ({ name }: { name: string }) => name,
    'cce/flow-internet': 'on the Internet',
    'cce/flow-private': 'in the VPC, peered, or over VPN',
    'cce/flow-bandwidth': ({ size }: { size: number }) => `shared bandwidth, ${size} Mbit/s`,
    'cce/flow-until': 'private until an address is in it',
    'cce/flow-elb-ipv4': 'Load balancers over IPv4 only',
    'cce/flow-backends': 'Layer 7 reaches its backends over IPv4 only',
    'cce/flow-no-ipv6': 'No IPv6 between masters and nodes',
  },
  /** Titles of choices of the catalog, by their field and value. */
  terms: {
    'site.huaweicloud': SITE.huaweicloud.label,
    'site.otc': SITE.otc.label,
    'clusterType.standard': CLUSTER_TYPE_LABEL.standard,
    'clusterType.turbo': CLUSTER_TYPE_LABEL.turbo,
    'networkModel.overlay_l2': NETWORK_MODEL_LABEL.overlay_l2,
    'networkModel.vpc-router': NETWORK_MODEL_LABEL['vpc-router'],
    'networkModel.eni': NETWORK_MODEL_LABEL.eni,
  },
};
