import { ADDON_LABEL, CLUSTER_TYPE_LABEL, NETWORK_MODEL_LABEL, SITE } from '../catalog.js';
import { access } from './en/access.js';
import { addons } from './en/addons.js';
import { basic } from './en/basic.js';
import { dataplane } from './en/dataplane.js';
import { fields } from './en/fields.js';
import { ids } from './en/ids.js';
import { masters } from './en/masters.js';
import { network } from './en/network.js';
import { nodes } from './en/nodes.js';
import { poolAdvanced } from './en/pool-advanced.js';
import { poolDisks } from './en/pool-disks.js';
import { poolSubnets } from './en/pool-subnets.js';
import { ranges } from './en/ranges.js';
import { securityGroups } from './en/security-groups.js';
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
    addons: 'Add-ons',
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
    'cce-turbo-console': 'Huawei Cloud, with the further choices of its console',
    'otc-turbo-scaling': 'Open Telekom Cloud, CCE Turbo, dual stack, a node pool that scales, in a shared bandwidth that exists',
  },
  fields,
  rules: { ...basic, ...subnets, ...network, ...dataplane, ...ranges, ...addons, ...nodes, ...poolSubnets, ...poolAdvanced, ...poolDisks, ...securityGroups, ...masters, ...access, ...ids, ...terraform },
  fixes: {
    'cce/add-disk': ({ size }: { size: number }) => `Add a disk of ${size} GiB`,
    'cce/add-pod-subnet': ({ range }: { range: string }) => `Add a pod subnet ${range}`,
    'cce/begin-with-one': 'Begin with one block',
    'cce/choose-zones': 'Let CCE choose',
    'cce/create-subnet': 'Create the subnet',
    'cce/install-autoscaler': ({ version }: { version: string }) => `Install the autoscaler ${version}`,
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
    'cce/without-encryption': 'Leave the disks unencrypted',
    'cce/without-overload-control': 'Leave overload control off',
    'cce/without-dataplane-v2': 'Leave DataPlane V2 off',
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
    'cce/node-subnets': 'Node subnets',
    'cce/pod-subnet': ({ name }: { name: string }) => `Pod subnet ${name}`.trim(),
    'cce/pods': 'Pods',
    'cce/pod-subnets': 'Pod subnets',
    'cce/scale': 'Cluster scale',
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
    'name.log-agent': ADDON_LABEL['log-agent'],
    'name.cie-collector': ADDON_LABEL['cie-collector'],
    'name.nginx-ingress': ADDON_LABEL['nginx-ingress'],
    'name.node-local-dns': ADDON_LABEL['node-local-dns'],
    'name.metrics-server': ADDON_LABEL['metrics-server'],
    'name.npd': ADDON_LABEL.npd,
    'name.autoscaler': ADDON_LABEL.autoscaler,
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
