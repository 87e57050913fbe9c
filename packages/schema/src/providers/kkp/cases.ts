/** Plans that break rules of KKP, and plans that just do not. */
import { type Place, variantAt } from '../../testing.js';
import { CLOUD_PROVIDERS, CNI_TYPES, EXPOSE_STRATEGIES, RELEASE_IDS } from './catalog.js';
import { EXAMPLES } from './examples/examples.js';
import { type Case, type Changes, OF_RANGES, type ProviderCases } from '../../testing/cases.js';

const K = 'spec.kkp.';

/** Texts that are no address, and nothing else: one for each problem. */
const BAD_ADDRESSES: readonly (readonly [code: string, text: string])[] = [
  ['empty', ''],
  ['whitespace', '10.0.6. 114'],
  ['zone-id', 'fe80::1%eth0'],
  ['leading-zero', '10.0.06.114'],
  ['octet-out-of-range', '10.0.6.256'],
  ['syntax', 'here'],
  ['ipv4-mapped', '::ffff:10.0.6.114'],
];
/** The same for ranges. */
const BAD_RANGES: typeof BAD_ADDRESSES = [
  ['empty', ' '],
  ['whitespace', '10.0.0.0 /8'],
  ['zone-id', 'fe80::%eth0/64'],
  ['leading-zero', '10.0.0.0/08'],
  ['octet-out-of-range', '256.0.0.0/8'],
  ['syntax', '10.0.0/8'],
  ['prefix-missing', '10.0.0.0'],
  ['prefix-not-a-number', '10.0.0.0/x'],
  ['prefix-out-of-range', '10.0.0.0/33'],
  ['ipv4-mapped', '::ffff:10.0.0.0/104'],
  ['host-bits', '10.0.0.5/8'],
];
function v224(changes: Changes): Changes {
  return { [`${K}release`]: 'v2.24', 'spec.kubernetesVersion': '1.28.9', [`${K}cni`]: { type: 'cilium', version: '1.14.16' }, 'spec.network.serviceCidrs.ipv6': 'fd02::/108', ...changes };
}
function ipv4Only(): Changes {
  return { 'spec.ipFamily': 'IPv4', 'spec.network.podCidrs.ipv6': undefined, 'spec.network.serviceCidrs.ipv6': undefined, 'spec.network.nodeCidrMask.ipv6': undefined };
}
function wants(ipFamily: string): Changes {
  return { [`${K}loadBalancerServices`]: { ipFamily } };
}
const SCALED: Changes = { [`${K}applications`]: [{ name: 'cluster-autoscaler', application: 'cluster-autoscaler', version: '1.35.0', namespace: 'kube-system' }] };
const METALLB = { name: 'metallb', application: 'metallb', version: 'v0.15.3', namespace: 'metallb-system' };
function installing(changes: Partial<typeof METALLB> & { values?: string }): Changes {
  return { [`${K}applications`]: [{ ...METALLB, ...changes }] };
}
/** Everything that KKP runs beside a cluster. */
const FEATURES: Changes = {
  [`${K}backupStorageLocation`]: 'bucket-1',
  [`${K}disableCsiDriver`]: true,
  [`${K}encryptionAtRest`]: true,
  [`${K}kubelb`]: { enabled: true, useLoadBalancerClass: true, enableGatewayAPI: true },
  [`${K}kubernetesDashboard`]: { enabled: false },
  [`${K}opaIntegration`]: { enabled: true },
  [`${K}kyverno`]: { enabled: true },
  [`${K}mla`]: { loggingEnabled: true, monitoringEnabled: true },
};
const v228: Changes = { [`${K}release`]: 'v2.28', 'spec.kubernetesVersion': '1.33.13', [`${K}cni.version`]: '1.16.9' };
function auditing(webhookBackend: unknown): Changes {
  return { [`${K}auditLogging`]: { enabled: true, webhookBackend } };
}
const note = (id: string): Place => [`kkp/${id}`, undefined, `${K}cloudProvider`];
const limitation = (id: string): Place => note(`limitation-${id}`);

const BROKEN: readonly Case[] = [
  ['a name of 36 characters', 'kkp-aws-dual', { 'metadata.name': 'a'.repeat(36) }, []],
  ['a name of 37 characters', 'kkp-aws-dual', { 'metadata.name': 'a'.repeat(37) }, [['kkp/cluster-name-length', undefined, 'metadata.name']]],
  ['no name', 'kkp-aws-dual', { 'metadata.name': '' }, [['kkp/cluster-name', 'missing', 'metadata.name']]],
  ['a name that begins with a digit', 'kkp-aws-dual', { 'metadata.name': '1prod' }, [['kkp/cluster-name', 'form', 'metadata.name']]],
  ['a name in capitals', 'kkp-aws-dual', { 'metadata.name': 'Prod-EU' }, [['kkp/cluster-name', 'form', 'metadata.name']]],
  ['a display name with a quote', 'kkp-aws-dual', { [`${K}humanReadableName`]: "the team's" }, [['kkp/dashboard-name', 'special', `${K}humanReadableName`]]],
  ['a display name of four characters', 'kkp-aws-dual', { [`${K}humanReadableName`]: 'prod' }, [['kkp/dashboard-name', 'short', `${K}humanReadableName`]]],
  ['no project', 'kkp-aws-dual', { [`${K}projectId`]: '' }, [['kkp/project-required', 'missing', `${K}projectId`]]],
  ['a project that is no label', 'kkp-aws-dual', { [`${K}projectId`]: 'my project' }, [['kkp/project-required', 'form', `${K}projectId`]]],
  ['a project id of three characters', 'kkp-aws-dual', { [`${K}projectId`]: 'abc' }, [['kkp/project-id', undefined, `${K}projectId`]]],
  ['no datacenter', 'kkp-aws-dual', { [`${K}datacenter.name`]: '' }, [['kkp/datacenter-required', undefined, `${K}datacenter.name`]]],
  ['a label with a prefix', 'kkp-aws-dual', { 'metadata.labels': { 'example.com/team': 'net' } }, []],
  ['a label value with a space', 'kkp-aws-dual', { 'metadata.labels': { team: 'two words' } }, [['kubernetes/label-syntax', 'value', 'metadata.labels.team']]],
  ['a label key with a space', 'kkp-aws-dual', { 'metadata.labels': { 'the team': 'net' } }, [['kubernetes/label-syntax', 'key', 'metadata.labels.the team']]],
  ['a protected label', 'kkp-aws-dual', { 'metadata.labels': { 'worker-name': 'mine' } }, [['kkp/protected-labels', undefined, 'metadata.labels.worker-name']]],
  ['a version that the release has not', 'kkp-aws-dual', { 'spec.kubernetesVersion': '1.32.0' }, [['kkp/kubernetes-version', undefined, 'spec.kubernetesVersion']]],
  ['Equinix Metal in v2.31', 'kkp-equinix-dual', { [`${K}release`]: 'v2.31', 'spec.kubernetesVersion': '1.35.8', [`${K}cni.version`]: '1.19.4' }, [['kkp/cloud-provider-release', undefined, `${K}release`]]],
  ['PodSecurityPolicy', 'kkp-aws-dual', { [`${K}admissionPlugins`]: ['PodSecurityPolicy'] }, [['kkp/pod-security-policy', undefined, `${K}admissionPlugins.0`]]],
  ['EventRateLimit without a limit', 'kkp-aws-dual', { [`${K}admissionPlugins`]: ['EventRateLimit'] }, [['kkp/event-rate-limit-config', undefined, `${K}eventRateLimitConfig`]]],
  ['EventRateLimit with a limit', 'kkp-aws-dual', { [`${K}admissionPlugins`]: ['EventRateLimit'], [`${K}eventRateLimitConfig`]: { server: { qps: 10, burst: 20 } } }, []],

  ['IPv6 first', 'kkp-aws-dual', { 'spec.ipFamily': 'IPv6+IPv4', 'spec.nodePools.0.network': { ipFamily: 'IPv6+IPv4' } }, [['kkp/ip-family', 'ipv6-first', 'spec.ipFamily']]],
  ['IPv6 alone', 'kkp-aws-dual', { 'spec.ipFamily': 'IPv6', 'spec.network.podCidrs.ipv4': undefined, 'spec.network.serviceCidrs.ipv4': undefined, 'spec.network.nodeCidrMask.ipv4': undefined }, [['kkp/ip-family', 'ipv6-only', 'spec.ipFamily']]],
  ['an OpenStack datacenter without IPv6', 'kkp-openstack-dual', { [`${K}datacenter.ipv6Enabled`]: false }, [['kkp/dual-stack-datacenter', undefined, 'spec.ipFamily']]],
  ['a vSphere datacenter that says nothing of IPv6', 'kkp-vsphere-dual', { [`${K}datacenter.ipv6Enabled`]: undefined }, [['kkp/dual-stack-datacenter', undefined, 'spec.ipFamily']]],
  ['an AWS datacenter that says nothing of IPv6', 'kkp-aws-dual', { [`${K}datacenter.ipv6Enabled`]: undefined }, []],
  ['ebpf with Canal', 'kkp-openstack-dual', { 'spec.network.proxyMode': 'ebpf' }, [['kkp/ebpf-cni', undefined, 'spec.network.proxyMode']]],
  ['ebpf with no CNI, v2.31', 'kkp-aws-dual', { [`${K}cni`]: { type: 'none', version: '' } }, []],
  ['ebpf with no CNI, v2.24', 'kkp-equinix-dual', { [`${K}cni`]: { type: 'none', version: '' } }, [['kkp/ebpf-cni', undefined, 'spec.network.proxyMode']]],
  ['ebpf without Konnectivity', 'kkp-aws-dual', { [`${K}konnectivityEnabled`]: false }, [['kkp/konnectivity-required', undefined, `${K}konnectivityEnabled`]]],
  ['ebpf without Konnectivity, where it may be off', 'kkp-equinix-dual', { [`${K}konnectivityEnabled`]: false }, [['kkp/ebpf-konnectivity', undefined, `${K}konnectivityEnabled`]]],
  ['no Konnectivity, v2.24', 'kkp-equinix-dual', { [`${K}konnectivityEnabled`]: false, 'spec.network.proxyMode': 'iptables' }, []],
  ['nftables in v2.24', 'kkp-equinix-dual', { 'spec.network.proxyMode': 'nftables' }, [['kubernetes/nftables-version', 'unknown', 'spec.network.proxyMode']]],
  ['nftables in v2.24, with a Kubernetes that has it', 'kkp-equinix-dual', { 'spec.network.proxyMode': 'nftables', 'spec.kubernetesVersion': '1.31.14' }, [['kkp/kubernetes-version', undefined, 'spec.kubernetesVersion'], ['kkp/proxy-mode', undefined, 'spec.network.proxyMode']]],
  ['Cilium with ipvs', 'kkp-aws-dual', { 'spec.network.proxyMode': 'ipvs', 'spec.kubernetesVersion': '1.34.2' }, [['kkp/cilium-ipvs', undefined, 'spec.network.proxyMode']]],
  ['Canal 3.21 with dual stack', 'kkp-openstack-dual', { [`${K}cni.version`]: 'v3.21' }, [['kkp/canal-dual-stack', undefined, `${K}cni.version`], ['kkp/cni-version-deprecated', 'old', `${K}cni.version`]]],
  ['Canal 3.22 with dual stack', 'kkp-openstack-dual', { [`${K}cni.version`]: 'v3.22' }, [['kkp/cni-version-deprecated', 'old', `${K}cni.version`]]],
  ['a CNI version that nobody knows', 'kkp-aws-dual', { [`${K}cni.version`]: '9.9.9' }, [['kkp/cni-version', 'unknown', `${K}cni.version`]]],
  ['an empty CNI version, which KKP fills in', 'kkp-aws-dual', { [`${K}cni.version`]: '' }, []],
  ['an empty version of Canal, which KKP fills in', 'kkp-openstack-dual', { [`${K}cni.version`]: '' }, []],
  ['an empty DNS domain, which KKP fills in', 'kkp-aws-dual', { [`${K}dnsDomain`]: '' }, []],
  ['a version with a v, which KKP reads without it', 'kkp-aws-dual', { 'spec.kubernetesVersion': 'v1.35.8' }, []],
  ['a version without patch, which KKP reads as .0', 'kkp-aws-dual', { 'spec.kubernetesVersion': '1.35' }, []],
  ['a version without patch, whose .0 is not offered', 'kkp-aws-dual', { 'spec.kubernetesVersion': '1.34' }, [['kkp/kubernetes-version', undefined, 'spec.kubernetesVersion']]],
  ['Services of an IPv6 /64 from 1.34 on', 'kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/64' }, []],
  ['Services of an IPv6 /63 from 1.34 on', 'kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/63' }, [['kubernetes/service-cidr-too-large', undefined, 'spec.network.serviceCidrs.ipv6']]],
  ['Services of an IPv6 /64 before 1.34', 'kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/64', 'spec.kubernetesVersion': '1.33.13' }, [['kubernetes/service-cidr-too-large', undefined, 'spec.network.serviceCidrs.ipv6']]],
  ['an IPv4 mask 17 bits longer than the range', 'kkp-aws-dual', { 'spec.network.podCidrs.ipv4': '172.0.0.0/8', 'spec.network.nodeCidrMask.ipv4': 25 }, []],
  ['a CNI version without CNI', 'kkp-aws-dual', { [`${K}cni`]: { type: 'none', version: '1.0' }, 'spec.network.proxyMode': 'iptables' }, [['kkp/cni-version', 'none', `${K}cni.version`]]],
  ['an OpenStack subnet that KKP makes over the Pods, beside a node network', 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: undefined, [`${K}openstack.network`]: undefined, [`${K}openstack.ipv6SubnetID`]: undefined, [`${K}openstack.subnetCidr`]: '172.25.0.0/16' }, [['kubernetes/node-network-overlap', 'named', 'spec.network.podCidrs.ipv4']]],
  ['a CNI version with known vulnerabilities', 'kkp-aws-dual', { [`${K}cni.version`]: '1.18.2' }, [['kkp/cni-version-deprecated', 'vulnerable', `${K}cni.version`]]],
  ['a CNI version that every object has', 'kkp-aws-dual', { [`${K}cni`]: { type: 'cilium', version: 'toString' } }, [['kkp/cni-version', 'unknown', `${K}cni.version`]]],
  ['a mask as long as the range', 'kkp-aws-dual', { 'spec.network.nodeCidrMask.ipv4': 16 }, [['kkp/node-cidr-mask', undefined, 'spec.network.nodeCidrMask.ipv4'], ['kubernetes/nodes-wanted', undefined, 'spec.nodePools']]],
  ['another DNS domain', 'kkp-aws-dual', { [`${K}dnsDomain`]: 'cluster.bla' }, [['kkp/dns-domain', undefined, `${K}dnsDomain`]]],
  ['API server ranges with NodePort', 'kkp-aws-dual', { [`${K}apiServerAllowedIPRanges`]: { ipv4: ['10.0.0.0/8'] } }, [['kkp/api-server-allowed-ranges', undefined, `${K}apiServerAllowedIPRanges`]]],
  ['API server ranges with LoadBalancer', 'kkp-aws-dual', { [`${K}apiServerAllowedIPRanges`]: { ipv4: ['10.0.0.0/8'] }, [`${K}exposeStrategy`]: 'LoadBalancer' }, []],
  ['an allowed range that is none', 'kkp-aws-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['10.0.0.5/8'], ipv6: ['::/0'] } }, [['kkp/allowed-range', 'host-bits', `${K}nodePortsAllowedIPRanges.ipv4.0`]]],
  ['an allowed range of the other family', 'kkp-aws-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['fd00::/8'], ipv6: ['::/0'] } }, [['kkp/allowed-range', 'family', `${K}nodePortsAllowedIPRanges.ipv4.0`]]],
  ['an IPv6 range alone, in the IPv4 list', 'kkp-aws-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['fd00::/8'] } }, [['kkp/allowed-range', 'family', `${K}nodePortsAllowedIPRanges.ipv4.0`]]],
  ['NodePorts allowed over IPv4 alone', 'kkp-aws-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['10.0.0.0/8'] } }, [['kkp/node-port-ranges-family', undefined, `${K}nodePortsAllowedIPRanges.ipv6`]]],
  ['NodePort ranges on Hetzner', 'kkp-hetzner-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['10.0.0.0/8'], ipv6: ['::/0'] } }, [['kkp/node-port-ranges-provider', undefined, `${K}nodePortsAllowedIPRanges`]]],
  ['a tunneling agent with NodePort', 'kkp-aws-dual', { [`${K}tunnelingAgentIP`]: '100.64.30.10' }, [['kkp/tunneling-agent-ip', undefined, `${K}tunnelingAgentIP`]]],
  ['a tunneling agent inside Pods', 'kkp-bringyourown-dual', { [`${K}tunnelingAgentIP`]: '172.25.0.10' }, [['kkp/tunneling-agent-address', 'in-range', `${K}tunnelingAgentIP`]]],
  ['a tunneling agent that is no address', 'kkp-bringyourown-dual', { [`${K}tunnelingAgentIP`]: 'here' }, [['kkp/tunneling-agent-address', 'syntax', `${K}tunnelingAgentIP`]]],

  ['AWS dual stack without a VPC', 'kkp-aws-dual', { [`${K}aws`]: {} }, [['kkp/aws-vpc', undefined, `${K}aws.vpcID`]]],
  ['AWS, a VPC by a name', 'kkp-aws-dual', { [`${K}aws.vpcID`]: 'vpc 123' }, [['kkp/aws-vpc-id', undefined, `${K}aws.vpcID`]]],
  ['AWS, a VPC id of eight digits', 'kkp-aws-dual', { [`${K}aws.vpcID`]: 'vpc-0a1b2c3d' }, []],
  ['GCP without network', 'kkp-gcp-dual', { [`${K}gcp.network`]: undefined }, [['kkp/gcp-network', undefined, `${K}gcp.network`]]],
  ['GCP without subnetwork', 'kkp-gcp-dual', { [`${K}gcp.subnetwork`]: undefined }, [['kkp/gcp-network', undefined, `${K}gcp.subnetwork`]]],
  ['GCP, a subnetwork by its name', 'kkp-gcp-dual', { [`${K}gcp.subnetwork`]: 'kkp-dual' }, [['kkp/gcp-subnetwork-path', undefined, `${K}gcp.subnetwork`]]],
  ['GCP, a subnetwork of another region', 'kkp-gcp-dual', { [`${K}gcp.subnetwork`]: 'projects/p/regions/us-east1/subnetworks/s' }, [['kkp/gcp-subnetwork-region', undefined, `${K}gcp.subnetwork`]]],
  ['Azure, a subnet without VNet', 'kkp-azure-dual', { [`${K}azure`]: { subnet: 'nodes' } }, [['kkp/azure-network-order', undefined, `${K}azure.subnet`]]],
  ['Azure, basic SKU with public addresses', 'kkp-azure-dual', { [`${K}azure`]: { loadBalancerSKU: 'basic' } }, [['kkp/azure-public-ip-sku', undefined, `${K}azure.loadBalancerSKU`]]],
  ['Azure, Pods where KKP puts the VNet', 'kkp-azure-dual', { 'spec.network.podCidrs.ipv6': 'fd00::/48' }, [['kubernetes/node-network-overlap', 'automatic', 'spec.network.podCidrs.ipv6']]],
  ['Azure, Pods there with a VNet of my own', 'kkp-azure-dual', { 'spec.network.podCidrs.ipv6': 'fd00::/48', [`${K}azure`]: { vnet: 'mine' } }, []],
  ['AWS, a role to assume by its name', 'kkp-aws-dual', { [`${K}aws.assumeRoleARN`]: 'kkp', [`${K}aws.assumeRoleExternalID`]: 'a b' }, [['kkp/aws-assume-role', 'arn', `${K}aws.assumeRoleARN`], ['kkp/aws-assume-role', 'external-id', `${K}aws.assumeRoleExternalID`]]],
  ['AWS, a role to assume', 'kkp-aws-dual', { [`${K}aws.assumeRoleARN`]: 'arn:aws-cn:iam::123456789012:role/team/kkp', [`${K}aws.assumeRoleExternalID`]: 'ab' }, []],
  ['AWS, a role to assume without external ID', 'kkp-aws-dual', { [`${K}aws.assumeRoleARN`]: 'arn:aws:iam::123456789012:role/kkp' }, [['kkp/aws-external-id', 'external-id', `${K}aws.assumeRoleExternalID`]]],
  ['AWS, an external ID without role', 'kkp-aws-dual', { [`${K}aws.assumeRoleExternalID`]: 'kkp-4711' }, [['kkp/aws-external-id', 'role', `${K}aws.assumeRoleARN`]]],
  ['OpenStack, a suffix while hostnames are off', 'kkp-openstack-dual', { [`${K}openstack.ingressHostnameSuffix`]: 'lb.example.com' }, [['kkp/openstack-ingress-hostname', undefined, `${K}openstack.ingressHostnameSuffix`]]],
  ['OpenStack, a suffix while hostnames are on', 'kkp-openstack-dual', { [`${K}openstack.ingressHostnameSuffix`]: 'lb.example.com', [`${K}openstack.enableIngressHostname`]: true }, []],
  ['OpenStack, two classes of one name and one of none', 'kkp-openstack-dual', { [`${K}openstack.loadBalancerClasses`]: [{ name: 'a' }, { name: 'a' }, { name: '' }] }, [['kkp/openstack-load-balancer-class', 'twice', `${K}openstack.loadBalancerClasses.1.name`], ['kkp/openstack-load-balancer-class', 'missing', `${K}openstack.loadBalancerClasses.2.name`]]],
  ['OpenStack, classes and a router of its own in v2.24', 'kkp-openstack-dual', v224({ [`${K}openstack.loadBalancerClasses`]: [{ name: 'a' }], [`${K}openstack.skipRouterReconciliation`]: true, [`${K}cni`]: { type: 'canal', version: 'v3.27' }, 'spec.network.proxyMode': 'ipvs' }), [['kkp/field-release', undefined, `${K}openstack.loadBalancerClasses`], ['kkp/field-release', undefined, `${K}openstack.skipRouterReconciliation`]]],
  ['vSphere, tags without category', 'kkp-vsphere-dual', { [`${K}vsphere.tags`]: ['team-net'] }, [['kkp/vsphere-tag-category', undefined, `${K}vsphere.tagCategoryID`]]],
  ['vSphere, tags of a category', 'kkp-vsphere-dual', { [`${K}vsphere.tags`]: ['team-net'], [`${K}vsphere.tagCategoryID`]: 'urn:vmomi:InventoryServiceCategory:1:GLOBAL' }, []],
  ['OpenStack, subnets without network', 'kkp-openstack-dual', { [`${K}openstack.network`]: undefined }, [['kkp/openstack-subnet-network', undefined, `${K}openstack.subnetID`], ['kkp/openstack-subnet-network', undefined, `${K}openstack.ipv6SubnetID`]]],
  ['OpenStack, subnet and pool', 'kkp-openstack-dual', { [`${K}openstack.ipv6SubnetPool`]: 'pool' }, [['kkp/openstack-ipv6-subnet', undefined, `${K}openstack.ipv6SubnetPool`]]],
  ['OpenStack, Services where KKP puts the subnet', 'kkp-openstack-dual', { [`${K}openstack.ipv6SubnetID`]: undefined, [`${K}nodeNetwork`]: undefined, 'spec.network.serviceCidrs.ipv6': 'fd00::/112' }, [['kubernetes/node-network-overlap', 'automatic', 'spec.network.serviceCidrs.ipv6']]],
  ['vSphere, datastore and cluster of them', 'kkp-vsphere-dual', { [`${K}vsphere.datastoreCluster`]: 'all' }, [['kkp/vsphere-datastore', undefined, `${K}vsphere.datastoreCluster`]]],
  ['Equinix Metal without billing cycle', 'kkp-equinix-dual', { [`${K}packet.billingCycle`]: '' }, [['kkp/packet-billing-cycle', undefined, `${K}packet.billingCycle`]]],
  ['OpenStack, a range that is none beside a subnet', 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: 'subnet-4', [`${K}openstack.subnetCidr`]: 'not a range' }, [['kkp/openstack-subnet-range', 'whitespace', `${K}openstack.subnetCidr`]]],
  ['OpenStack, an IPv6 range that is none beside a subnet', 'kkp-openstack-dual', { [`${K}openstack.ipv6SubnetCidr`]: 'fd00::/64/64' }, [['kkp/openstack-subnet-range', 'prefix-not-a-number', `${K}openstack.ipv6SubnetCidr`], ['kkp/openstack-ipv6-subnet', undefined, `${K}openstack.ipv6SubnetCidr`]]],
  ['OpenStack, a range of the other family beside a subnet', 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: 'subnet-4', [`${K}openstack.subnetCidr`]: 'fd00::/64' }, [['kkp/openstack-subnet-range', 'family', `${K}openstack.subnetCidr`], ['kkp/openstack-unused-range', undefined, `${K}openstack.subnetCidr`]]],
  ['OpenStack, a range beside a subnet', 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: 'subnet-4', [`${K}openstack.subnetCidr`]: '192.168.7.0/24' }, [['kkp/openstack-unused-range', undefined, `${K}openstack.subnetCidr`]]],
  ['settings of two clouds', 'kkp-aws-dual', { [`${K}gcp`]: {} }, [['kkp/other-cloud-settings', undefined, `${K}gcp`]]],

  ['a node pool without a name', 'kkp-aws-dual', { 'spec.nodePools.0.name': '' }, [['kkp/node-pool-name', 'missing', 'spec.nodePools.0.name']]],
  ['a node pool named in capitals', 'kkp-aws-dual', { 'spec.nodePools.0.name': 'Workers' }, [['kkp/node-pool-name', 'form', 'spec.nodePools.0.name']]],
  ['two node pools of one name', 'kkp-digitalocean-dual', { 'spec.nodePools.1': { name: 'workers', replicas: 1, digitalocean: { size: 's-2vcpu-4gb' } } }, [['kkp/node-pool-name', 'twice', 'spec.nodePools.1.name']]],
  ['fewer replicas than the least', 'kkp-aws-dual', { ...SCALED, 'spec.nodePools.0.minReplicas': 5 }, [['kkp/node-pool-replicas', 'below-least', 'spec.nodePools.0.replicas']]],
  ['more replicas than the most', 'kkp-aws-dual', { ...SCALED, 'spec.nodePools.0.maxReplicas': 2 }, [['kkp/node-pool-replicas', 'above-most', 'spec.nodePools.0.replicas']]],
  ['a most below the least', 'kkp-aws-dual', { ...SCALED, 'spec.nodePools.0.minReplicas': 3, 'spec.nodePools.0.maxReplicas': 2 }, [['kkp/node-pool-replicas', 'most-below-least', 'spec.nodePools.0.maxReplicas']]],
  ['bounds with the autoscaler', 'kkp-aws-dual', { ...SCALED, 'spec.nodePools.0.minReplicas': 2, 'spec.nodePools.0.maxReplicas': 6 }, []],
  ['a most without the autoscaler', 'kkp-aws-dual', { 'spec.nodePools.0.maxReplicas': 6 }, [['kkp/autoscaler-application', undefined, 'spec.nodePools.0.maxReplicas']]],
  ['bounds without the autoscaler', 'kkp-digitalocean-dual', { 'spec.nodePools.0.minReplicas': 2, 'spec.nodePools.0.maxReplicas': 6 }, [['kkp/autoscaler-application', undefined, 'spec.nodePools.0.minReplicas']]],
  ['bounds in v2.24, where the autoscaler is an addon', 'kkp-equinix-dual', { 'spec.nodePools.0.minReplicas': 2, 'spec.nodePools.0.maxReplicas': 6 }, []],
  ['an application without a name', 'kkp-aws-dual', installing({ name: '' }), [['kkp/application-form', 'name', `${K}applications.0.name`]]],
  ['an application without a reference', 'kkp-aws-dual', installing({ application: '' }), [['kkp/application-form', 'application', `${K}applications.0.application`]]],
  ['an application whose version is a word', 'kkp-aws-dual', installing({ version: 'latest' }), [['kkp/application-form', 'version', `${K}applications.0.version`]]],
  ['an application in a namespace with a capital', 'kkp-aws-dual', installing({ namespace: 'Web' }), [['kkp/application-form', 'namespace', `${K}applications.0.namespace`]]],
  ['two applications of one name', 'kkp-aws-dual', { [`${K}applications`]: [METALLB, METALLB] }, [['kkp/application-form', 'twice', `${K}applications.1.name`]]],
  ['two applications of one name in two namespaces', 'kkp-aws-dual', { [`${K}applications`]: [METALLB, { ...METALLB, namespace: 'other' }] }, []],
  ['values that are a JSON object', 'kkp-aws-dual', installing({ values: '{"controller": {"logLevel": "debug"}}' }), []],
  ['values that are a list', 'kkp-aws-dual', installing({ values: '[1]' }), [['kkp/application-values', undefined, `${K}applications.0.values`]]],
  ['CNI values that are YAML', 'kkp-aws-dual', { [`${K}cniValues`]: 'operator: {}' }, [['kkp/cni-values', undefined, `${K}cniValues`]]],
  ['CNI values that are a JSON object', 'kkp-aws-dual', { [`${K}cniValues`]: '{}', [`${K}cniIngress`]: true }, []],
  ['Ingress and values with Canal', 'kkp-openstack-dual', { [`${K}cniValues`]: '{}', [`${K}cniIngress`]: true }, [['kkp/cni-application', undefined, `${K}cniValues`], ['kkp/cni-application', undefined, `${K}cniIngress`]]],
  ['an egress proxy', 'kkp-aws-dual', { [`${K}nodeProxy`]: { httpProxy: 'http://proxy.corp.example.com:3128', noProxy: ['.corp.example.com', '10.0.0.0/8', 'fd00::/8'] } }, []],
  ['an egress proxy by its IPv6 address', 'kkp-aws-dual', { [`${K}nodeProxy`]: { httpProxy: 'http://[fd00::3128]:3128' } }, []],
  ['an egress proxy without a scheme', 'kkp-aws-dual', { [`${K}nodeProxy`]: { httpProxy: 'proxy:3128' } }, [['kkp/node-proxy', 'form', `${K}nodeProxy.httpProxy`]]],
  ['an egress proxy with a password', 'kkp-aws-dual', { [`${K}nodeProxy`]: { httpProxy: 'http://me:secret@proxy:3128' } }, [['plan/secret', undefined, `${K}nodeProxy.httpProxy`]]],
  ['an egress proxy with a user', 'kkp-aws-dual', { [`${K}nodeProxy`]: { httpProxy: 'http://me@proxy:3128' } }, [['kkp/node-proxy', 'credentials', `${K}nodeProxy.httpProxy`]]],
  ['an egress proxy in v2.24', 'kkp-equinix-dual', { [`${K}nodeProxy`]: { httpProxy: 'http://proxy:3128' } }, [['kkp/node-proxy-release', undefined, `${K}nodeProxy`]]],
  ['an empty egress proxy in v2.24', 'kkp-equinix-dual', { [`${K}nodeProxy`]: {} }, []],
  ['everything that KKP runs beside a cluster', 'kkp-aws-dual', FEATURES, []],
  ['Kyverno in v2.24', 'kkp-equinix-dual', { [`${K}kyverno`]: { enabled: true } }, [['kkp/field-release', undefined, `${K}kyverno.enabled`]]],
  ['Kyverno that is off in v2.24', 'kkp-equinix-dual', { [`${K}kyverno`]: { enabled: false } }, []],
  ['KubeLB with its class in v2.24', 'kkp-equinix-dual', { [`${K}kubelb`]: { enabled: true, useLoadBalancerClass: true } }, [['kkp/field-release', undefined, `${K}kubelb.useLoadBalancerClass`]]],
  ['encryption at rest in v2.28', 'kkp-aws-dual', { ...v228, [`${K}encryptionAtRest`]: true }, [['kkp/field-release', undefined, `${K}encryptionAtRest`]]],
  ['encryption at rest in v2.29', 'kkp-aws-dual', { ...v228, [`${K}release`]: 'v2.29', [`${K}cni.version`]: '1.18.10', [`${K}encryptionAtRest`]: true }, []],
  ['a backup location in capitals', 'kkp-aws-dual', { [`${K}backupStorageLocation`]: 'Bucket A' }, [['kkp/object-name', 'subdomain', `${K}backupStorageLocation`]]],
  ['a backup location', 'kkp-aws-dual', { [`${K}backupStorageLocation`]: 'bucket.a-1' }, []],
  ['an audit webhook without Secret', 'kkp-aws-dual', auditing({ auditWebhookConfig: { name: '', namespace: '' } }), [['kkp/object-name', 'subdomain', `${K}auditLogging.webhookBackend.auditWebhookConfig.name`], ['kkp/object-name', 'label', `${K}auditLogging.webhookBackend.auditWebhookConfig.namespace`]]],
  ['an audit webhook', 'kkp-aws-dual', auditing({ auditWebhookConfig: { name: 'audit.v1', namespace: 'kubermatic' }, auditWebhookInitialBackoff: '1m30s' }), []],
  ['an audit webhook whose backoff has no unit', 'kkp-aws-dual', auditing({ auditWebhookConfig: { name: 'audit', namespace: 'kubermatic' }, auditWebhookInitialBackoff: '10' }), [['kkp/audit-webhook-backoff', undefined, `${K}auditLogging.webhookBackend.auditWebhookInitialBackoff`]]],
  ['an audit webhook in v2.24', 'kkp-equinix-dual', auditing({ auditWebhookConfig: { name: 'audit', namespace: 'kubermatic' } }), [['kkp/field-release', undefined, `${K}auditLogging.webhookBackend`]]],
  ['a cluster annotation', 'kkp-aws-dual', { [`${K}annotations`]: { 'example.com/owner': 'any text at all' } }, []],
  ['a cluster annotation with a space in its key', 'kkp-aws-dual', { [`${K}annotations`]: { 'the owner': 'x' } }, [['kkp/annotation-key', undefined, `${K}annotations.the owner`]]],
  ['load balancers of BYO by KubeLB', 'kkp-bringyourown-dual', { ...wants('IPv4'), [`${K}kubelb`]: { enabled: true } }, []],
  ['Ingress with an old Cilium', 'kkp-equinix-dual', { [`${K}cni.version`]: 'v1.12', [`${K}cniIngress`]: true }, [['kkp/cni-application', undefined, `${K}cniIngress`]]],
  ['IPv4 machines in a dual-stack cluster', 'kkp-aws-dual', { 'spec.nodePools.0.network': { ipFamily: 'IPv4' } }, [['kkp/node-ip-family', undefined, 'spec.nodePools.0.network.ipFamily']]],
  ['AWS machines without subnet', 'kkp-aws-dual', { 'spec.nodePools.0.aws.subnetID': undefined }, [['kkp/machine-field-required', undefined, 'spec.nodePools.0.aws.subnetID']]],
  ['machines of another cloud', 'kkp-aws-dual', { 'spec.nodePools.0.hetzner': { type: 'cx32' } }, [['kkp/other-cloud-machine', undefined, 'spec.nodePools.0.hetzner']]],
  ['CentOS in v2.31', 'kkp-aws-dual', { [`${K}operatingSystem`]: 'centos' }, [['kkp/operating-system-known', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['CentOS on AWS in v2.24', 'kkp-aws-dual', v224({ [`${K}operatingSystem`]: 'centos', [`${K}cni`]: { type: 'canal', version: 'v3.27' }, 'spec.network.proxyMode': 'ipvs' }), [['kkp/operating-system-incompatible', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['CentOS with Cilium in v2.24', 'kkp-azure-dual', v224({ [`${K}operatingSystem`]: 'centos' }), [['kkp/centos-cilium', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Rocky Linux on DigitalOcean', 'kkp-digitalocean-dual', { [`${K}operatingSystem`]: 'rockylinux' }, [['kkp/slow-ipv6', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Rocky Linux on DigitalOcean, IPv4 alone', 'kkp-digitalocean-dual', { ...ipv4Only(), [`${K}operatingSystem`]: 'rockylinux' }, []],
  ['Flatcar on Equinix Metal', 'kkp-equinix-dual', { [`${K}operatingSystem`]: 'flatcar' }, [['kkp/slow-ipv6', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Flatcar on Hetzner', 'kkp-hetzner-dual', { [`${K}operatingSystem`]: 'flatcar' }, [['kkp/operating-system-provider', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['RHEL on DigitalOcean, IPv4 alone', 'kkp-digitalocean-dual', { ...ipv4Only(), [`${K}operatingSystem`]: 'rhel' }, [['kkp/operating-system-provider', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Rocky Linux on Google Cloud', 'kkp-gcp-dual', { [`${K}operatingSystem`]: 'rockylinux' }, [['kkp/operating-system-provider', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Flatcar on Google Cloud', 'kkp-gcp-dual', { [`${K}operatingSystem`]: 'flatcar' }, [['kkp/operating-system-untested', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Flatcar on Google Cloud, v2.24', 'kkp-gcp-dual', v224({ [`${K}operatingSystem`]: 'flatcar' }), [['kkp/operating-system-provider', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Rocky Linux on vSphere', 'kkp-vsphere-dual', { [`${K}operatingSystem`]: 'rockylinux' }, [['kkp/operating-system-untested', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Amazon Linux 2 on AWS', 'kkp-aws-dual', { [`${K}operatingSystem`]: 'amzn2' }, [['kkp/operating-system-unlisted', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['Amazon Linux 2 on AWS, IPv4 alone', 'kkp-aws-ipv4', { [`${K}operatingSystem`]: 'amzn2' }, []],
  ['Amazon Linux 2 on Azure', 'kkp-azure-dual', { [`${K}operatingSystem`]: 'amzn2' }, [['kkp/operating-system-provider', undefined, 'spec.nodePools.0.operatingSystem']]],
  ['a profile of its own', 'kkp-aws-dual', { 'spec.nodePools.0.operatingSystemProfile': 'osp-ubuntu-ipv6.v2' }, []],
  ['a profile that is no name', 'kkp-aws-dual', { 'spec.nodePools.0.operatingSystemProfile': 'My Profile' }, [['kkp/operating-system-profile', undefined, 'spec.nodePools.0.operatingSystemProfile']]],
  ['a node label value with a space', 'kkp-aws-dual', { 'spec.nodePools.0.labels': { team: 'two words' } }, [['kubernetes/label-syntax', 'value', 'spec.nodePools.0.labels.team']]],
  ['a node taint without a key', 'kkp-aws-dual', { 'spec.nodePools.0.taints': [{ key: '', value: 'gpu', effect: 'NoSchedule' }] }, [['kubernetes/taint-syntax', 'no-key', 'spec.nodePools.0.taints.0.key']]],
  ['an annotation with a long text', 'kkp-aws-dual', { 'spec.nodePools.0.annotations': { 'example.com/note': 'any text, with spaces: even this' } }, []],
  ['an annotation key with a space', 'kkp-aws-dual', { 'spec.nodePools.0.annotations': { 'the note': 'x' } }, [['kkp/annotation-key', undefined, 'spec.nodePools.0.annotations.the note']]],
  ['a MachineDeployment annotation with two slashes', 'kkp-aws-dual', { 'spec.nodePools.0.machineDeploymentAnnotations': { 'a/b/c': 'x' } }, [['kkp/annotation-key', undefined, 'spec.nodePools.0.machineDeploymentAnnotations.a/b/c']]],
  ['node pools in a BYO cluster', 'kkp-bringyourown-dual', { 'spec.nodePools': [{ name: 'workers', replicas: 1 }] }, [['kkp/byo-node-pools', undefined, 'spec.nodePools']]],
  ['a BYO node without IPv6', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv6`]: undefined }, [['kkp/byo-node-addresses', 'missing', `${K}bringyourown.nodes.0.ipv6`]]],
  ['a BYO node inside Pods', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv4`]: '172.25.1.1' }, [['kkp/byo-node-addresses', 'in-range', `${K}bringyourown.nodes.0.ipv4`]]],
  ['two BYO nodes with one address', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.1.ipv4`]: '10.0.6.114' }, [['kkp/byo-node-addresses', 'twice', `${K}bringyourown.nodes.1.ipv4`]]],
  ['a BYO node with swapped families', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv4`]: 'fd99::1' }, [['kkp/byo-node-addresses', 'family', `${K}bringyourown.nodes.0.ipv4`]]],

  ['a BYO node with the prefix of its network', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv4`]: '10.0.6.114/24' }, [['kkp/byo-node-addresses', 'with-prefix', `${K}bringyourown.nodes.0.ipv4`]]],
  ['a BYO node named in capitals', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.name`]: 'Worker' }, [['kkp/byo-node-addresses', 'name', `${K}bringyourown.nodes.0.name`]]],
  ['a BYO node with an address for documents', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv4`]: '198.51.100.9' }, [['kubernetes/documentation-range', 'address', `${K}bringyourown.nodes.0.ipv4`]]],
  ['a BYO node with a link-local address', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv6`]: 'fe80::1' }, [['kkp/byo-node-addresses', 'block', `${K}bringyourown.nodes.0.ipv6`]]],

  ['dual-stack load balancers on AWS', 'kkp-aws-dual', wants('IPv4+IPv6'), [['kkp/aws-load-balancer', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['IPv4 load balancers on AWS', 'kkp-aws-dual', wants('IPv4'), []],
  ['dual-stack load balancers on Azure, v2.31', 'kkp-azure-dual', wants('IPv4+IPv6'), []],
  ['dual-stack load balancers on Azure, v2.24', 'kkp-azure-dual', v224(wants('IPv4+IPv6')), [['kkp/azure-load-balancer', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['load balancers of BYO', 'kkp-bringyourown-dual', wants('IPv4'), [['kkp/byo-load-balancer', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['load balancers of vSphere', 'kkp-vsphere-dual', wants('IPv4'), [['kkp/vsphere-load-balancer', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['dual-stack load balancers on GCP', 'kkp-gcp-dual', wants('IPv4+IPv6'), [['kkp/gcp-load-balancer', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['dual-stack load balancers on OpenStack', 'kkp-openstack-dual', wants('IPv4+IPv6'), [['kkp/openstack-load-balancer-one-family', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['dual-stack load balancers on OpenStack, v2.24', 'kkp-openstack-dual', v224({ ...wants('IPv4+IPv6'), [`${K}cni`]: { type: 'canal', version: 'v3.27' }, 'spec.network.proxyMode': 'ipvs' }), [['kkp/openstack-load-balancer', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['dual-stack load balancers on DigitalOcean', 'kkp-digitalocean-dual', wants('IPv4+IPv6'), [['kkp/digitalocean-load-balancer-one-family', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['load balancers on DigitalOcean, v2.24', 'kkp-digitalocean-dual', v224(wants('IPv4')), [['kkp/digitalocean-load-balancer', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['load balancers on Equinix Metal', 'kkp-equinix-dual', wants('IPv4'), [['kkp/equinix-load-balancer', undefined, `${K}loadBalancerServices.ipFamily`]]],
  ['load balancers on Hetzner without a zone', 'kkp-hetzner-dual', wants('IPv4+IPv6'), [['kkp/hetzner-network-zone', undefined, `${K}loadBalancerServices.networkZone`]]],
  ['dual stack on Hetzner without Konnectivity, v2.24', 'kkp-hetzner-dual', v224({ [`${K}konnectivityEnabled`]: false, 'spec.network.proxyMode': 'iptables' }), [['kkp/hetzner-konnectivity', undefined, `${K}konnectivityEnabled`]]],

  ...BAD_RANGES.flatMap(([code, text]): Case[] => [
    [`an allowed range: ${code}`, 'kkp-aws-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: [text], ipv6: ['::/0'] } }, [['kkp/allowed-range', code, `${K}nodePortsAllowedIPRanges.ipv4.0`]]],
    [`the range of an OpenStack subnet that is there: ${code}`, 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: 'subnet-4', [`${K}openstack.subnetCidr`]: text }, [['kkp/openstack-subnet-range', code, `${K}openstack.subnetCidr`]]],
  ]),
  ...BAD_ADDRESSES.flatMap(([code, text]): Case[] => [
    [`a tunneling agent: ${code}`, 'kkp-bringyourown-dual', { [`${K}tunnelingAgentIP`]: text }, [['kkp/tunneling-agent-address', code, `${K}tunnelingAgentIP`]]],
    [`a BYO node: ${code}`, 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv4`]: text }, [['kkp/byo-node-addresses', code, `${K}bringyourown.nodes.0.ipv4`]]],
  ]),
];

const ULA: Place = ['kubernetes/ula-not-random', 'not-random', 'spec.network.podCidrs.ipv6'];
/** Everything of their weight that is said of a plan. */
const NOTES: readonly Case[] = [
  ['AWS', 'kkp-aws-dual', {}, [ULA, note('dual-stack-preview'), limitation('aws-load-balancer'), limitation('aws-subnets')]],
  ['AWS with dual-stack load balancers, of which a warning speaks', 'kkp-aws-dual', wants('IPv4+IPv6'), [ULA, note('dual-stack-preview'), limitation('aws-subnets')]],
  ['AWS, v2.24, before 1.24', 'kkp-aws-dual', v224({ 'spec.kubernetesVersion': '1.23.0' }), [ULA, note('dual-stack-preview'), limitation('aws-load-balancer'), limitation('aws-subnets'), limitation('aws-node-addresses')]],
  ['AWS, one family', 'kkp-aws-ipv4', {}, []],
  ['Azure', 'kkp-azure-dual', {}, [ULA, note('dual-stack-preview'), limitation('azure-vnet')]],
  ['Azure, v2.24', 'kkp-azure-dual', v224({}), [ULA, note('dual-stack-preview'), limitation('azure-load-balancer'), limitation('azure-vnet')]],
  ['BYO', 'kkp-bringyourown-dual', {}, [ULA, note('dual-stack-preview'), limitation('byo-load-balancer'), limitation('byo-node-addresses')]],
  ['DigitalOcean', 'kkp-digitalocean-dual', {}, [ULA, note('dual-stack-preview'), limitation('digitalocean-load-balancer-one-family'), limitation('digitalocean-slow-ipv6')]],
  ['DigitalOcean, v2.24', 'kkp-digitalocean-dual', v224({}), [ULA, note('dual-stack-preview'), limitation('digitalocean-load-balancer'), limitation('digitalocean-slow-ipv6')]],
  ['Equinix Metal', 'kkp-equinix-dual', {}, [ULA, note('dual-stack-preview'), limitation('equinix-load-balancer'), limitation('equinix-slow-ipv6')]],
  ['Google Cloud', 'kkp-gcp-dual', {}, [ULA, note('dual-stack-preview'), limitation('gcp-load-balancer'), limitation('gcp-node-addresses'), limitation('gcp-subnets')]],
  ['Hetzner', 'kkp-hetzner-dual', {}, [ULA, note('dual-stack-preview'), limitation('hetzner-load-balancer'), limitation('hetzner-konnectivity')]],
  ['OpenStack', 'kkp-openstack-dual', {}, [ULA, note('dual-stack-preview'), limitation('openstack-load-balancer-one-family'), limitation('openstack-subnets')]],
  ['OpenStack, v2.24', 'kkp-openstack-dual', v224({}), [ULA, note('dual-stack-preview'), limitation('openstack-load-balancer'), limitation('openstack-subnets')]],
  ['OpenStack without an IPv6 subnet', 'kkp-openstack-dual', { [`${K}openstack.ipv6SubnetID`]: undefined }, [ULA, ['kkp/openstack-default-subnet-pool', undefined, `${K}openstack.ipv6SubnetPool`], note('dual-stack-preview'), limitation('openstack-load-balancer-one-family'), limitation('openstack-subnets')]],
  ['vSphere', 'kkp-vsphere-dual', {}, [ULA, note('dual-stack-preview'), limitation('vsphere-load-balancer')]],
  ['what the REST API of v2.24 passes by', 'kkp-equinix-dual', { [`${K}disableCsiDriver`]: true, [`${K}annotations`]: { a: 'b' } }, [ULA, note('dual-stack-preview'), limitation('equinix-load-balancer'), limitation('equinix-slow-ipv6'), ['kkp/rest-release', undefined, `${K}annotations`], ['kkp/rest-release', undefined, `${K}disableCsiDriver`]]],
  ['KubeLB and an audit webhook, one family', 'kkp-aws-ipv4', { ...auditing({ auditWebhookConfig: { name: 'audit', namespace: 'kubermatic' } }), [`${K}kubelb`]: { enabled: true } }, [['kkp/kubelb-datacenter', undefined, `${K}kubelb.enabled`], ['kkp/audit-webhook-secret', undefined, `${K}auditLogging.webhookBackend.auditWebhookConfig.name`]]],
  ['an audit webhook while audit logging is off', 'kkp-aws-ipv4', { [`${K}auditLogging`]: { enabled: false, webhookBackend: { auditWebhookConfig: { name: 'audit', namespace: 'kubermatic' } } } }, []],
  ['BYO with KubeLB', 'kkp-bringyourown-dual', { [`${K}kubelb`]: { enabled: true } }, [ULA, note('dual-stack-preview'), limitation('byo-node-addresses'), ['kkp/kubelb-datacenter', undefined, `${K}kubelb.enabled`]]],
  ['RHEL', 'kkp-aws-dual', { [`${K}operatingSystem`]: 'rhel' }, [ULA, note('dual-stack-preview'), limitation('aws-load-balancer'), limitation('aws-subnets'), ['kkp/limitation-red-hat-network-manager', undefined, 'spec.nodePools.0.operatingSystem']]],
];

/** Every field for an address or a range. */
const FULL: ProviderCases['full'] = [
  ...EXAMPLES.map(({ id }) => [id, { 'spec.reservedCidrs': ['100.64.0.0/16'], 'spec.kkp.nodeNetwork': { ipv4: '192.168.0.0/24', ipv6: '2a05:d014:937:4500::/64' } }] as const),
  ['kkp-aws-dual', { 'spec.kkp.exposeStrategy': 'LoadBalancer', 'spec.kkp.apiServerAllowedIPRanges': { ipv4: ['10.0.0.0/8'], ipv6: ['2a00::/16'] }, 'spec.kkp.nodePortsAllowedIPRanges': { ipv4: ['10.0.0.0/8'], ipv6: ['::/0'] } }],
  ['kkp-aws-dual', { 'spec.kkp.exposeStrategy': 'Tunneling', 'spec.kkp.tunnelingAgentIP': '100.64.30.11' }],
  ['kkp-openstack-dual', { 'spec.kkp.openstack.subnetID': 'subnet-4', 'spec.kkp.openstack.subnetCidr': '192.168.7.0/24', 'spec.kkp.openstack.ipv6SubnetCidr': 'fd07::/64' }],
  ['kkp-openstack-dual', { 'spec.kkp.openstack.subnetID': undefined, 'spec.kkp.openstack.ipv6SubnetID': undefined, 'spec.kkp.openstack.ipv6SubnetPool': 'pool', 'spec.kkp.openstack.subnetCidr': '192.168.7.0/24', 'spec.kkp.openstack.ipv6SubnetCidr': 'fd07::/64' }],
  ['kkp-openstack-dual', { 'spec.ipFamily': 'IPv4', 'spec.network.podCidrs.ipv6': undefined, 'spec.network.serviceCidrs.ipv6': undefined, 'spec.network.nodeCidrMask.ipv6': undefined, 'spec.kkp.openstack.ipv6SubnetCidr': 'fd07::/64' }],
];

/** What is wrong with a prefix is never said of an address; the wordings come with those of ranges. */
const NEVER_SAID = ['kkp/tunneling-agent-address', 'kkp/byo-node-addresses'].flatMap((rule) => OF_RANGES.map((variant) => variantAt([rule, variant, ''])));

export const CASES: ProviderCases = {
  cases: BROKEN,
  notes: NOTES,
  neverSaid: NEVER_SAID,
  full: FULL,
  asking: ['kkp/dual-stack-datacenter'],
  choices: [
    [`${K}cloudProvider`, CLOUD_PROVIDERS],
    [`${K}release`, RELEASE_IDS],
    [`${K}cni.type`, CNI_TYPES],
    ['spec.ipFamily', ['IPv4', 'IPv4+IPv6', 'IPv6']],
    [`${K}exposeStrategy`, EXPOSE_STRATEGIES],
    [`${K}admissionPlugins`, [undefined, ['EventRateLimit'], ['PodNodeSelector'], ['PodNodeSelector', 'EventRateLimit'], ['AlwaysPullImages']]],
    [`${K}loadBalancerServices.ipFamily`, [undefined, 'IPv4', 'IPv4+IPv6', 'none']],
  ],
};
