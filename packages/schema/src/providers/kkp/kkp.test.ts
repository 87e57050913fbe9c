import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath } from '../../findings/finding.js';
import { asDocument, broken, examplePlan, flaws, problems, unreadTexts } from '../../testing.js';
import { english } from '../../speak.js';
import { readPlan, validatePlan } from '../../validate.js';
import { releaseOf, RELEASES } from './catalog.js';
import { EXAMPLES } from './examples/examples.js';
import type { KkpPlan } from './plan.js';
import { KKP_RULES } from './rules.js';
import { newNodePool, newPlan } from './new-plan.js';
import { toClusterName } from './rules/identity.js';

type Changes = Record<string, unknown>;

describe('examples', () => {
  it.each(EXAMPLES)('$id gives no error and no warning', ({ plan }) => {
    expect(problems(plan)).toEqual([]);
  });
});

describe('rules of KKP', () => {
  const K = 'spec.kkp.';
  const cases: [what: string, example: string, changes: Changes, rules: string[]][] = [
    ['a name of 36 characters', 'kkp-aws-dual', { 'metadata.name': 'a'.repeat(36) }, []],
    ['a name of 37 characters', 'kkp-aws-dual', { 'metadata.name': 'a'.repeat(37) }, ['kkp/cluster-name-length']],
    ['no name', 'kkp-aws-dual', { 'metadata.name': '' }, ['kkp/cluster-name']],
    ['a name that begins with a digit', 'kkp-aws-dual', { 'metadata.name': '1prod' }, ['kkp/cluster-name']],
    ['a name in capitals', 'kkp-aws-dual', { 'metadata.name': 'Prod-EU' }, ['kkp/cluster-name']],
    ['a display name with a quote', 'kkp-aws-dual', { [`${K}humanReadableName`]: "the team's" }, ['kkp/dashboard-name']],
    ['a display name of four characters', 'kkp-aws-dual', { [`${K}humanReadableName`]: 'prod' }, ['kkp/dashboard-name']],
    ['no project', 'kkp-aws-dual', { [`${K}projectId`]: '' }, ['kkp/project-required']],
    ['a project that is no label', 'kkp-aws-dual', { [`${K}projectId`]: 'my project' }, ['kkp/project-required']],
    ['no datacenter', 'kkp-aws-dual', { [`${K}datacenter.name`]: '' }, ['kkp/datacenter-required']],
    ['a label with a prefix', 'kkp-aws-dual', { 'metadata.labels': { 'example.com/team': 'net' } }, []],
    ['a label value with a space', 'kkp-aws-dual', { 'metadata.labels': { team: 'two words' } }, ['kubernetes/label-syntax']],
    ['a label key with a space', 'kkp-aws-dual', { 'metadata.labels': { 'the team': 'net' } }, ['kubernetes/label-syntax']],
    ['a protected label', 'kkp-aws-dual', { 'metadata.labels': { 'worker-name': 'mine' } }, ['kkp/protected-labels']],
    ['a version that the release has not', 'kkp-aws-dual', { 'spec.kubernetesVersion': '1.32.0' }, ['kkp/kubernetes-version']],
    ['Equinix Metal in v2.31', 'kkp-equinix-dual', { [`${K}release`]: 'v2.31', 'spec.kubernetesVersion': '1.35.8', [`${K}cni.version`]: '1.19.4' }, ['kkp/cloud-provider-release']],
    ['PodSecurityPolicy', 'kkp-aws-dual', { [`${K}admissionPlugins`]: ['PodSecurityPolicy'] }, ['kkp/pod-security-policy']],
    ['EventRateLimit without a limit', 'kkp-aws-dual', { [`${K}admissionPlugins`]: ['EventRateLimit'] }, ['kkp/event-rate-limit-config']],
    ['EventRateLimit with a limit', 'kkp-aws-dual', { [`${K}admissionPlugins`]: ['EventRateLimit'], [`${K}eventRateLimitConfig`]: { server: { qps: 10, burst: 20 } } }, []],

    ['IPv6 first', 'kkp-aws-dual', { 'spec.ipFamily': 'IPv6+IPv4', 'spec.nodePools.0.network': { ipFamily: 'IPv6+IPv4' } }, ['kkp/ip-family']],
    ['IPv6 alone', 'kkp-aws-dual', { 'spec.ipFamily': 'IPv6', 'spec.network.podCidrs.ipv4': undefined, 'spec.network.serviceCidrs.ipv4': undefined, 'spec.network.nodeCidrMask.ipv4': undefined }, ['kkp/ip-family']],
    ['an OpenStack datacenter without IPv6', 'kkp-openstack-dual', { [`${K}datacenter.ipv6Enabled`]: false }, ['kkp/dual-stack-datacenter']],
    ['a vSphere datacenter that says nothing of IPv6', 'kkp-vsphere-dual', { [`${K}datacenter.ipv6Enabled`]: undefined }, ['kkp/dual-stack-datacenter']],
    ['an AWS datacenter that says nothing of IPv6', 'kkp-aws-dual', { [`${K}datacenter.ipv6Enabled`]: undefined }, []],
    ['ebpf with Canal', 'kkp-openstack-dual', { 'spec.network.proxyMode': 'ebpf' }, ['kkp/ebpf-cni']],
    ['ebpf with no CNI, v2.31', 'kkp-aws-dual', { [`${K}cni`]: { type: 'none', version: '' } }, []],
    ['ebpf with no CNI, v2.24', 'kkp-equinix-dual', { [`${K}cni`]: { type: 'none', version: '' } }, ['kkp/ebpf-cni']],
    ['ebpf without Konnectivity', 'kkp-aws-dual', { [`${K}konnectivityEnabled`]: false }, ['kkp/ebpf-konnectivity', 'kkp/konnectivity-required']],
    ['no Konnectivity, v2.24', 'kkp-equinix-dual', { [`${K}konnectivityEnabled`]: false, 'spec.network.proxyMode': 'iptables' }, []],
    ['nftables in v2.24', 'kkp-equinix-dual', { 'spec.network.proxyMode': 'nftables' }, ['kubernetes/nftables-version', 'kkp/proxy-mode']],
    ['Cilium with ipvs', 'kkp-aws-dual', { 'spec.network.proxyMode': 'ipvs', 'spec.kubernetesVersion': '1.34.2' }, ['kkp/cilium-ipvs']],
    ['Canal 3.21 with dual stack', 'kkp-openstack-dual', { [`${K}cni.version`]: 'v3.21' }, ['kkp/canal-dual-stack', 'kkp/cni-version-deprecated']],
    ['Canal 3.22 with dual stack', 'kkp-openstack-dual', { [`${K}cni.version`]: 'v3.22' }, ['kkp/cni-version-deprecated']],
    ['a CNI version that nobody knows', 'kkp-aws-dual', { [`${K}cni.version`]: '9.9.9' }, ['kkp/cni-version']],
    ['an empty CNI version, which KKP fills in', 'kkp-aws-dual', { [`${K}cni.version`]: '' }, []],
    ['an empty version of Canal, which KKP fills in', 'kkp-openstack-dual', { [`${K}cni.version`]: '' }, []],
    ['an empty DNS domain, which KKP fills in', 'kkp-aws-dual', { [`${K}dnsDomain`]: '' }, []],
    ['a version with a v, which KKP reads without it', 'kkp-aws-dual', { 'spec.kubernetesVersion': 'v1.35.8' }, []],
    ['a version without patch, which KKP reads as .0', 'kkp-aws-dual', { 'spec.kubernetesVersion': '1.35' }, []],
    ['a version without patch, whose .0 is not offered', 'kkp-aws-dual', { 'spec.kubernetesVersion': '1.34' }, ['kkp/kubernetes-version']],
    ['Services of an IPv6 /64 from 1.34 on', 'kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/64' }, []],
    ['Services of an IPv6 /63 from 1.34 on', 'kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/63' }, ['kubernetes/service-cidr-too-large']],
    ['Services of an IPv6 /64 before 1.34', 'kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/64', 'spec.kubernetesVersion': '1.33.13' }, ['kubernetes/service-cidr-too-large']],
    ['an IPv4 mask 17 bits longer than the range', 'kkp-aws-dual', { 'spec.network.podCidrs.ipv4': '172.0.0.0/8', 'spec.network.nodeCidrMask.ipv4': 25 }, []],
    ['a CNI version without CNI', 'kkp-aws-dual', { [`${K}cni`]: { type: 'none', version: '1.0' }, 'spec.network.proxyMode': 'iptables' }, ['kkp/cni-version']],
    ['an OpenStack subnet that KKP makes over the Pods, beside a node network', 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: undefined, [`${K}openstack.network`]: undefined, [`${K}openstack.ipv6SubnetID`]: undefined, [`${K}openstack.subnetCidr`]: '172.25.0.0/16' }, ['kubernetes/node-network-overlap']],
    ['a CNI version that every object has', 'kkp-aws-dual', { [`${K}cni`]: { type: 'cilium', version: 'toString' } }, ['kkp/cni-version']],
    ['a mask as long as the range', 'kkp-aws-dual', { 'spec.network.nodeCidrMask.ipv4': 16 }, ['kkp/node-cidr-mask', 'kubernetes/nodes-wanted']],
    ['another DNS domain', 'kkp-aws-dual', { [`${K}dnsDomain`]: 'cluster.bla' }, ['kkp/dns-domain']],
    ['API server ranges with NodePort', 'kkp-aws-dual', { [`${K}apiServerAllowedIPRanges`]: { ipv4: ['10.0.0.0/8'] } }, ['kkp/api-server-allowed-ranges']],
    ['API server ranges with LoadBalancer', 'kkp-aws-dual', { [`${K}apiServerAllowedIPRanges`]: { ipv4: ['10.0.0.0/8'] }, [`${K}exposeStrategy`]: 'LoadBalancer' }, []],
    ['an allowed range that is none', 'kkp-aws-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['10.0.0.5/8'], ipv6: ['::/0'] } }, ['kkp/allowed-range']],
    ['an allowed range of the other family', 'kkp-aws-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['fd00::/8'], ipv6: ['::/0'] } }, ['kkp/allowed-range']],
    ['NodePorts allowed over IPv4 alone', 'kkp-aws-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['10.0.0.0/8'] } }, ['kkp/node-port-ranges-family']],
    ['NodePort ranges on Hetzner', 'kkp-hetzner-dual', { [`${K}nodePortsAllowedIPRanges`]: { ipv4: ['10.0.0.0/8'], ipv6: ['::/0'] } }, ['kkp/node-port-ranges-provider']],
    ['a tunneling agent with NodePort', 'kkp-aws-dual', { [`${K}tunnelingAgentIP`]: '100.64.30.10' }, ['kkp/tunneling-agent-ip']],
    ['a tunneling agent inside Pods', 'kkp-bringyourown-dual', { [`${K}tunnelingAgentIP`]: '172.25.0.10' }, ['kkp/tunneling-agent-address']],
    ['a tunneling agent that is no address', 'kkp-bringyourown-dual', { [`${K}tunnelingAgentIP`]: 'here' }, ['kkp/tunneling-agent-address']],

    ['AWS dual stack without a VPC', 'kkp-aws-dual', { [`${K}aws`]: {} }, ['kkp/aws-vpc']],
    ['GCP without network', 'kkp-gcp-dual', { [`${K}gcp.network`]: undefined }, ['kkp/gcp-network']],
    ['GCP without subnetwork', 'kkp-gcp-dual', { [`${K}gcp.subnetwork`]: undefined }, ['kkp/gcp-network']],
    ['GCP, a subnetwork by its name', 'kkp-gcp-dual', { [`${K}gcp.subnetwork`]: 'kkp-dual' }, ['kkp/gcp-subnetwork-path']],
    ['GCP, a subnetwork of another region', 'kkp-gcp-dual', { [`${K}gcp.subnetwork`]: 'projects/p/regions/us-east1/subnetworks/s' }, ['kkp/gcp-subnetwork-region']],
    ['Azure, a subnet without VNet', 'kkp-azure-dual', { [`${K}azure`]: { subnet: 'nodes' } }, ['kkp/azure-network-order']],
    ['Azure, basic SKU with public addresses', 'kkp-azure-dual', { [`${K}azure`]: { loadBalancerSKU: 'basic' } }, ['kkp/azure-public-ip-sku']],
    ['Azure, Pods where KKP puts the VNet', 'kkp-azure-dual', { 'spec.network.podCidrs.ipv6': 'fd00::/48' }, ['kubernetes/node-network-overlap']],
    ['Azure, Pods there with a VNet of my own', 'kkp-azure-dual', { 'spec.network.podCidrs.ipv6': 'fd00::/48', [`${K}azure`]: { vnet: 'mine' } }, []],
    ['OpenStack, subnets without network', 'kkp-openstack-dual', { [`${K}openstack.network`]: undefined }, ['kkp/openstack-subnet-network']],
    ['OpenStack, subnet and pool', 'kkp-openstack-dual', { [`${K}openstack.ipv6SubnetPool`]: 'pool' }, ['kkp/openstack-ipv6-subnet']],
    ['OpenStack, Services where KKP puts the subnet', 'kkp-openstack-dual', { [`${K}openstack.ipv6SubnetID`]: undefined, [`${K}nodeNetwork`]: undefined, 'spec.network.serviceCidrs.ipv6': 'fd00::/112' }, ['kubernetes/node-network-overlap']],
    ['vSphere, datastore and cluster of them', 'kkp-vsphere-dual', { [`${K}vsphere.datastoreCluster`]: 'all' }, ['kkp/vsphere-datastore']],
    ['Equinix Metal without billing cycle', 'kkp-equinix-dual', { [`${K}packet.billingCycle`]: '' }, ['kkp/packet-billing-cycle']],
    ['OpenStack, a range that is none beside a subnet', 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: 'subnet-4', [`${K}openstack.subnetCidr`]: 'not a range' }, ['kkp/openstack-subnet-range']],
    ['OpenStack, an IPv6 range that is none beside a subnet', 'kkp-openstack-dual', { [`${K}openstack.ipv6SubnetCidr`]: 'fd00::/64/64' }, ['kkp/openstack-subnet-range', 'kkp/openstack-ipv6-subnet']],
    ['OpenStack, a range of the other family beside a subnet', 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: 'subnet-4', [`${K}openstack.subnetCidr`]: 'fd00::/64' }, ['kkp/openstack-subnet-range', 'kkp/openstack-unused-range']],
    ['OpenStack, a range beside a subnet', 'kkp-openstack-dual', { [`${K}openstack.subnetID`]: 'subnet-4', [`${K}openstack.subnetCidr`]: '192.168.7.0/24' }, ['kkp/openstack-unused-range']],
    ['settings of two clouds', 'kkp-aws-dual', { [`${K}gcp`]: {} }, ['kkp/other-cloud-settings']],

    ['a node pool without a name', 'kkp-aws-dual', { 'spec.nodePools.0.name': '' }, ['kkp/node-pool-name']],
    ['fewer replicas than the least', 'kkp-aws-dual', { 'spec.nodePools.0.minReplicas': 5 }, ['kkp/node-pool-replicas']],
    ['more replicas than the most', 'kkp-aws-dual', { 'spec.nodePools.0.maxReplicas': 2 }, ['kkp/node-pool-replicas']],
    ['a most below the least', 'kkp-aws-dual', { 'spec.nodePools.0.minReplicas': 3, 'spec.nodePools.0.maxReplicas': 2 }, ['kkp/node-pool-replicas']],
    ['IPv4 machines in a dual-stack cluster', 'kkp-aws-dual', { 'spec.nodePools.0.network': { ipFamily: 'IPv4' } }, ['kkp/node-ip-family']],
    ['AWS machines without subnet', 'kkp-aws-dual', { 'spec.nodePools.0.aws.subnetID': undefined }, ['kkp/machine-field-required']],
    ['machines of another cloud', 'kkp-aws-dual', { 'spec.nodePools.0.hetzner': { type: 'cx32' } }, ['kkp/other-cloud-machine']],
    ['CentOS in v2.31', 'kkp-aws-dual', { [`${K}operatingSystem`]: 'centos' }, ['kkp/operating-system-known', 'kkp/centos-cilium']],
    ['CentOS on AWS in v2.24', 'kkp-aws-dual', v224({ [`${K}operatingSystem`]: 'centos', [`${K}cni`]: { type: 'canal', version: 'v3.27' }, 'spec.network.proxyMode': 'ipvs' }), ['kkp/operating-system-incompatible']],
    ['CentOS with Cilium in v2.24', 'kkp-azure-dual', v224({ [`${K}operatingSystem`]: 'centos' }), ['kkp/centos-cilium']],
    ['Rocky Linux on DigitalOcean', 'kkp-digitalocean-dual', { [`${K}operatingSystem`]: 'rockylinux' }, ['kkp/slow-ipv6']],
    ['Rocky Linux on DigitalOcean, IPv4 alone', 'kkp-digitalocean-dual', { ...ipv4Only(), [`${K}operatingSystem`]: 'rockylinux' }, []],
    ['Flatcar on Equinix Metal', 'kkp-equinix-dual', { [`${K}operatingSystem`]: 'flatcar' }, ['kkp/slow-ipv6']],
    ['Flatcar on Hetzner', 'kkp-hetzner-dual', { [`${K}operatingSystem`]: 'flatcar' }, ['kkp/operating-system-untested']],
    ['node pools in a BYO cluster', 'kkp-bringyourown-dual', { 'spec.nodePools': [{ name: 'workers', replicas: 1 }] }, ['kkp/byo-node-pools']],
    ['a BYO node without IPv6', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv6`]: undefined }, ['kkp/byo-node-addresses']],
    ['a BYO node inside Pods', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv4`]: '172.25.1.1' }, ['kkp/byo-node-addresses']],
    ['two BYO nodes with one address', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.1.ipv4`]: '10.0.6.114' }, ['kkp/byo-node-addresses']],
    ['a BYO node with swapped families', 'kkp-bringyourown-dual', { [`${K}bringyourown.nodes.0.ipv4`]: 'fd99::1' }, ['kkp/byo-node-addresses']],

    ['dual-stack load balancers on AWS', 'kkp-aws-dual', wants('IPv4+IPv6'), ['kkp/aws-load-balancer']],
    ['IPv4 load balancers on AWS', 'kkp-aws-dual', wants('IPv4'), []],
    ['dual-stack load balancers on Azure, v2.31', 'kkp-azure-dual', wants('IPv4+IPv6'), []],
    ['dual-stack load balancers on Azure, v2.24', 'kkp-azure-dual', v224(wants('IPv4+IPv6')), ['kkp/azure-load-balancer']],
    ['load balancers of BYO', 'kkp-bringyourown-dual', wants('IPv4'), ['kkp/byo-load-balancer']],
    ['load balancers of vSphere', 'kkp-vsphere-dual', wants('IPv4'), ['kkp/vsphere-load-balancer']],
    ['dual-stack load balancers on GCP', 'kkp-gcp-dual', wants('IPv4+IPv6'), ['kkp/gcp-load-balancer']],
    ['dual-stack load balancers on OpenStack', 'kkp-openstack-dual', wants('IPv4+IPv6'), ['kkp/openstack-load-balancer-one-family']],
    ['dual-stack load balancers on OpenStack, v2.24', 'kkp-openstack-dual', v224({ ...wants('IPv4+IPv6'), [`${K}cni`]: { type: 'canal', version: 'v3.27' }, 'spec.network.proxyMode': 'ipvs' }), ['kkp/openstack-load-balancer']],
    ['dual-stack load balancers on DigitalOcean', 'kkp-digitalocean-dual', wants('IPv4+IPv6'), ['kkp/digitalocean-load-balancer-one-family']],
    ['load balancers on DigitalOcean, v2.24', 'kkp-digitalocean-dual', v224(wants('IPv4')), ['kkp/digitalocean-load-balancer']],
    ['load balancers on Equinix Metal', 'kkp-equinix-dual', wants('IPv4'), ['kkp/equinix-load-balancer']],
    ['load balancers on Hetzner without a zone', 'kkp-hetzner-dual', wants('IPv4+IPv6'), ['kkp/hetzner-network-zone']],
    ['dual stack on Hetzner without Konnectivity, v2.24', 'kkp-hetzner-dual', v224({ [`${K}konnectivityEnabled`]: false, 'spec.network.proxyMode': 'iptables' }), ['kkp/hetzner-konnectivity']],
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

  it.each(cases)('%s', (_, example, changes, expected) => {
    expect(broken(examplePlan(example, changes)).sort()).toEqual([...expected].sort());
  });

  it('has a case that breaks each error and each warning', () => {
    const seen = new Set(cases.flatMap(([, , , expected]) => expected));
    expect(KKP_RULES.filter(({ severity, id }) => severity !== 'info' && !seen.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('names its source with every finding, and offers only fixes that work', () => {
    expect(cases.flatMap(([, example, changes]) => flaws(examplePlan(example, changes)))).toEqual([]);
  });

  it('offers a fix for the mistakes that have one obvious cure', () => {
    const fixOf = (example: string, changes: Changes, rule: string) => problems(examplePlan(example, changes)).find((each) => each.rule === rule)?.fix;
    expect(fixOf('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd02::/48' }, 'kubernetes/service-cidr-too-large')?.label).toBe('Use fd02::/108');
    expect(fixOf('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv6': 'fd01:0:0:1::/112' }, 'kubernetes/pods-services-overlap')?.label).toBe('Use fd02::/112');
    expect(fixOf('kkp-aws-dual', { 'spec.network.podCidrs.ipv6': 'fd00::/104' }, 'kubernetes/node-cidr-mask')?.label).toBe('Use /112');
    expect(fixOf('kkp-azure-dual', { 'spec.network.podCidrs.ipv4': '172.30.0.5/16' }, 'kubernetes/host-bits')?.label).toBe('Use 172.30.0.0/16');
    expect(fixOf('kkp-openstack-dual', { 'spec.kkp.datacenter.ipv6Enabled': false }, 'kkp/dual-stack-datacenter')?.label).toBe('Use IPv4 only');
    expect(fixOf('kkp-aws-dual', { 'spec.ipFamily': 'IPv6+IPv4' }, 'kkp/ip-family')?.label).toBe('Use IPv4+IPv6');
  });

  it('notes the limitations of each provider on a plan that does not run into them', () => {
    const notes = (id: string) => validatePlan(examplePlan(id)).findings.map(({ rule }) => rule);
    expect(notes('kkp-gcp-dual')).toEqual(['kubernetes/ula-not-random', 'kkp/dual-stack-preview', 'kkp/limitation-gcp-load-balancer', 'kkp/limitation-gcp-node-addresses', 'kkp/limitation-gcp-subnets']);
    expect(notes('kkp-aws-ipv4')).toEqual([]);
    expect(validatePlan(examplePlan('kkp-azure-dual', v224({}))).findings.map(({ rule }) => rule)).toContain('kkp/limitation-azure-load-balancer');
    expect(validatePlan(examplePlan('kkp-aws-dual', v224({ 'spec.kubernetesVersion': '1.23.0' }))).findings.map(({ rule }) => rule)).toContain('kkp/limitation-aws-node-addresses');
    expect(validatePlan(examplePlan('kkp-aws-dual', { 'spec.kkp.operatingSystem': 'rhel' })).findings.map(({ rule }) => rule)).toContain('kkp/limitation-red-hat-network-manager');
  });
});

/**
 * The cases of KKP's TestValidateClusterNetworkingConfig (pkg/validation/cluster_test.go), restated:
 * the same inputs as a plan, KKP's outcome, and ours. Where ours is stricter, the row says why.
 */
describe('the validation tests of KKP', () => {
  const PODS = { ipv4: '10.241.0.0/16', ipv6: 'fd00::/104' };
  const SERVICES = { ipv4: '10.240.32.0/20', ipv6: 'fd03::/120' };
  const only4 = { podCidrs: { ipv4: PODS.ipv4 }, serviceCidrs: { ipv4: SERVICES.ipv4 }, proxyMode: 'ipvs' };
  const dual = { podCidrs: PODS, serviceCidrs: SERVICES, proxyMode: 'ipvs' };
  const unmasked = "KKP's test calls the validator before its own defaulting, which sets a mask of /64 that the same validator then refuses for a /104";
  interface Row { name: string; ipFamily: string; network: unknown; kkpRefuses: boolean; stricter?: string; defaulted?: string; example?: string; changes?: Changes }
  const rows: Row[] = [
    { name: 'empty network config', ipFamily: 'IPv4', network: {}, kkpRefuses: true, defaulted: 'the plan is defaulted first, as the webhook does before it validates' },
    { name: 'valid network config', ipFamily: 'IPv4', network: only4, kkpRefuses: false },
    { name: 'missing pods CIDR', ipFamily: 'IPv4', network: { ...only4, podCidrs: undefined }, kkpRefuses: true, defaulted: 'the webhook fills in 172.25.0.0/16' },
    { name: 'missing services CIDR', ipFamily: 'IPv4', network: { ...only4, serviceCidrs: undefined }, kkpRefuses: true, defaulted: 'the webhook fills in 10.240.16.0/20' },
    { name: 'valid dual-stack network config', ipFamily: 'IPv4+IPv6', network: dual, kkpRefuses: false, stricter: unmasked },
    { name: 'valid dual-stack network config, with a mask', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv4: 24, ipv6: 112 } }, kkpRefuses: false },
    { name: 'invalid dual-stack network config (IPv6 as primary address)', ipFamily: 'IPv6+IPv4', network: { ...dual, nodeCidrMask: { ipv4: 24, ipv6: 112 } }, kkpRefuses: true },
    { name: 'invalid dual-stack network config (missing IPv6 services CIDR)', ipFamily: 'IPv4+IPv6', network: { ...dual, serviceCidrs: { ipv4: SERVICES.ipv4 } }, kkpRefuses: true },
    { name: 'valid ip family - IPv4', ipFamily: 'IPv4', network: only4, kkpRefuses: false },
    { name: 'valid ip family - dual stack', ipFamily: 'IPv4+IPv6', network: dual, kkpRefuses: false, stricter: unmasked },
    { name: 'invalid ip family', ipFamily: 'IPv4+IPv6', network: only4, kkpRefuses: true },
    { name: 'valid node CIDR mask sizes', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv4: 26, ipv6: 112 } }, kkpRefuses: false },
    { name: 'invalid node CIDR mask size - IPv4', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv4: 12, ipv6: 112 } }, kkpRefuses: true },
    { name: 'invalid node CIDR mask size - IPv6', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv4: 24, ipv6: 64 } }, kkpRefuses: true },
    { name: 'missing DNS domain', ipFamily: 'IPv4', network: only4, changes: { 'spec.kkp.dnsDomain': '' }, kkpRefuses: true, defaulted: 'the webhook fills in cluster.local' },
    { name: 'missing proxy mode', ipFamily: 'IPv4', network: { ...only4, proxyMode: undefined }, kkpRefuses: true, defaulted: 'the webhook fills in the proxy mode' },
    { name: 'invalid pod cidr', ipFamily: 'IPv4', network: { ...only4, podCidrs: { ipv4: '192.127.0.0:20' } }, kkpRefuses: true },
    { name: 'invalid service cidr', ipFamily: 'IPv4', network: { ...only4, serviceCidrs: { ipv4: '192.127/20' } }, kkpRefuses: true },
    { name: 'invalid DNS domain', ipFamily: 'IPv4', network: only4, changes: { 'spec.kkp.dnsDomain': 'cluster.bla' }, kkpRefuses: true },
    { name: 'invalid proxy mode', ipFamily: 'IPv4', network: { ...only4, proxyMode: 'none' }, kkpRefuses: true },
    { name: 'valid dual-stack datacenter config', ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false },
    { name: 'valid dual-stack datacenter config (openstack)', example: 'kkp-openstack-dual', changes: { 'spec.kkp.datacenter.ipv6Enabled': true }, ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false },
    { name: 'invalid dual-stack datacenter config (IPv6 not enabled for openstack datacenter)', example: 'kkp-openstack-dual', changes: { 'spec.kkp.datacenter.ipv6Enabled': false }, ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: true },
    { name: 'valid dual-stack datacenter config (vsphere)', example: 'kkp-vsphere-dual', changes: { 'spec.kkp.datacenter.ipv6Enabled': true }, ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false },
    { name: 'invalid dual-stack datacenter config (IPv6 not enabled for vsphere datacenter)', example: 'kkp-vsphere-dual', changes: { 'spec.kkp.datacenter.ipv6Enabled': false }, ipFamily: 'IPv4+IPv6', network: { ...dual, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: true },
    { name: 'a service range that kube-apiserver takes from 1.34 on', ipFamily: 'IPv4+IPv6', network: { ...dual, serviceCidrs: { ...SERVICES, ipv6: 'fd03::/64' }, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false },
    { name: 'a service range that kube-apiserver refuses', ipFamily: 'IPv4+IPv6', network: { ...dual, serviceCidrs: { ...SERVICES, ipv6: 'fd03::/48' }, nodeCidrMask: { ipv6: 112 } }, kkpRefuses: false, stricter: 'KKP takes it, and the API server of the cluster never starts' },
    { name: 'overlapping ranges', ipFamily: 'IPv4', network: { ...only4, serviceCidrs: { ipv4: '10.241.16.0/20' } }, kkpRefuses: false, stricter: 'KKP takes it, and Services cannot be reached' },
  ];
  it.each(rows)('$name', ({ example = 'kkp-digitalocean-dual', ipFamily, network, changes = {}, kkpRefuses, stricter, defaulted }) => {
    const clean = JSON.parse(JSON.stringify(network)) as unknown;
    const plan = examplePlan(example, { 'spec.ipFamily': ipFamily, 'spec.network': clean, 'spec.kkp.nodeNetwork': undefined, ...changes });
    expect(validatePlan(plan).valid).toBe(!((kkpRefuses && !defaulted) || stricter));
  });
});

describe('defaults', () => {
  const filledBy = (changes: Changes, id = 'kkp-aws-dual') => {
    const reading = readPlan(examplePlan(id, changes));
    if (!reading.ok) throw new Error('not a plan');
    return { plan: reading.value.plan as KkpPlan, filled: Object.fromEntries(reading.value.filled.map(({ path, value }) => [formatPath(path), asDocument(value)])) };
  };

  it('fills in what KKP fills in, and says so', () => {
    const { filled } = filledBy({ 'spec.network': undefined, 'spec.kubernetesVersion': undefined, 'spec.kkp.cni': undefined, 'spec.kkp.exposeStrategy': undefined });
    expect(filled).toMatchObject({
      'spec.kubernetesVersion': '1.35.8',
      'spec.network.podCidrs.ipv4': '172.25.0.0/16',
      'spec.network.podCidrs.ipv6': 'fd01::/48',
      'spec.network.serviceCidrs.ipv4': '10.240.16.0/20',
      'spec.network.serviceCidrs.ipv6': 'fd02::/108',
      'spec.network.nodeCidrMask.ipv4': 24,
      'spec.network.nodeCidrMask.ipv6': 64,
      'spec.network.proxyMode': 'nftables',
      'spec.kkp.cni.type': 'cilium',
      'spec.kkp.cni.version': '1.19.4',
      'spec.kkp.exposeStrategy': 'NodePort',
      'spec.kkp.dnsDomain': 'cluster.local',
      'spec.kkp.credentialsReference.name': 'credential-aws-prod-eu-1',
      'spec.kkp.credentialsReference.namespace': 'kubermatic',
    });
  });

  it('differs by release, provider and version', () => {
    expect(filledBy({ 'spec.network': undefined }, 'kkp-equinix-dual').filled).toMatchObject({ 'spec.network.serviceCidrs.ipv6': 'fd02::/120', 'spec.network.proxyMode': 'ipvs' });
    expect(filledBy({ 'spec.network': undefined }, 'kkp-hetzner-dual').filled).toMatchObject({ 'spec.network.proxyMode': 'iptables' });
    expect(filledBy({ 'spec.network': undefined, 'spec.kubernetesVersion': '1.34.2' }).filled).toMatchObject({ 'spec.network.proxyMode': 'ipvs', 'spec.kkp.ipvs': { strictArp: true } });
    expect(filledBy({ 'spec.kkp.exposeStrategy': 'Tunneling' }).filled).toMatchObject({ 'spec.kkp.tunnelingAgentIP': '100.64.30.10' });
    expect(filledBy({}, 'kkp-bringyourown-dual').filled).not.toHaveProperty(['spec.kkp.credentialsReference.name']);
  });

  it('does not fill the second range where one is given: that is a mistake, not a gap', () => {
    expect(broken(examplePlan('kkp-aws-dual', { 'spec.network.podCidrs.ipv6': undefined }))).toEqual(['kubernetes/missing-range']);
  });

  it('leaves the document alone, and fills nothing a second time', () => {
    for (const { plan } of EXAMPLES) {
      const before = JSON.stringify(plan);
      const first = readPlan(plan);
      expect(JSON.stringify(plan)).toBe(before);
      const second = first.ok && readPlan(asDocument(first.value.plan));
      expect(second && second.ok && second.value.filled).toEqual([]);
    }
  });
});

describe('strict parsing', () => {
  const cases: [what: string, changes: Changes, rule: string, path: string, message: RegExp][] = [
    ['an unknown field', { 'spec.kkp.colour': 'blue' }, 'schema/unrecognized-keys', 'spec.kkp.colour', /no field "colour"/],
    ['a secret', { 'spec.kkp.aws.secretAccessKey': 'hunter2' }, 'schema/unrecognized-keys', 'spec.kkp.aws.secretAccessKey', /no field "secretAccessKey"/],
    ['a value that is none of the choices', { 'spec.kkp.cloudProvider': 'ibm' }, 'schema/invalid-value', 'spec.kkp.cloudProvider', /"ibm" is not known here; it is one of aws, azure/],
    ['a missing field', { 'spec.kkp.projectId': undefined }, 'schema/invalid-type', 'spec.kkp.projectId', /missing/],
    ['a number that is text', { 'spec.network.nodeCidrMask.ipv4': '24' }, 'schema/invalid-type', 'spec.network.nodeCidrMask.ipv4', /"24" is of the wrong type/],
    ['a number that is too large', { 'spec.network.nodeCidrMask.ipv4': 33 }, 'schema/too-big', 'spec.network.nodeCidrMask.ipv4', /33 is too large; at most 32/],
    ['another API version', { apiVersion: 'dualstack.dev/v9' }, 'schema/invalid-value', 'apiVersion', /dualstack.dev\/v1/],
    ['another provider', { 'spec.provider': 'gke' }, 'schema/invalid-value', 'spec.provider', /"gke" is not known here; it is one of .*kkp/],
  ];
  it.each(cases)('refuses %s', (_, changes, rule, path, message) => {
    const [finding] = validatePlan(examplePlan('kkp-aws-dual', changes)).findings;
    expect(finding?.rule).toBe(rule);
    expect(finding && formatPath(finding.path)).toBe(path);
    expect(finding && english.message(finding)).toMatch(message);
    expect(finding?.source).toBeUndefined();
  });

  it('never repeats a secret in a message', () => {
    expect(JSON.stringify(validatePlan(examplePlan('kkp-aws-dual', { 'spec.kkp.aws.secretAccessKey': 'hunter2' })).findings)).not.toContain('hunter2');
  });

  it('takes anything at all without an exception', () => {
    fc.assert(fc.property(fc.jsonValue(), (document) => {
      expect(validatePlan(document).valid).toBe(false);
    }));
  });
});

describe('addresses and ranges', () => {
  const FULL: [example: string, changes: Changes][] = [
    ...EXAMPLES.map(({ id }): [string, Changes] => [id, { 'spec.reservedCidrs': ['100.64.0.0/16'], 'spec.kkp.nodeNetwork': { ipv4: '192.168.0.0/24', ipv6: '2a05:d014:937:4500::/64' } }]),
    ['kkp-aws-dual', { 'spec.kkp.exposeStrategy': 'LoadBalancer', 'spec.kkp.apiServerAllowedIPRanges': { ipv4: ['10.0.0.0/8'], ipv6: ['2a00::/16'] }, 'spec.kkp.nodePortsAllowedIPRanges': { ipv4: ['10.0.0.0/8'], ipv6: ['::/0'] } }],
    ['kkp-aws-dual', { 'spec.kkp.exposeStrategy': 'Tunneling', 'spec.kkp.tunnelingAgentIP': '100.64.30.11' }],
    ['kkp-openstack-dual', { 'spec.kkp.openstack.subnetID': 'subnet-4', 'spec.kkp.openstack.subnetCidr': '192.168.7.0/24', 'spec.kkp.openstack.ipv6SubnetCidr': 'fd07::/64' }],
    ['kkp-openstack-dual', { 'spec.kkp.openstack.subnetID': undefined, 'spec.kkp.openstack.ipv6SubnetID': undefined, 'spec.kkp.openstack.ipv6SubnetPool': 'pool', 'spec.kkp.openstack.subnetCidr': '192.168.7.0/24', 'spec.kkp.openstack.ipv6SubnetCidr': 'fd07::/64' }],
    ['kkp-openstack-dual', { 'spec.ipFamily': 'IPv4', 'spec.network.podCidrs.ipv6': undefined, 'spec.network.serviceCidrs.ipv6': undefined, 'spec.network.nodeCidrMask.ipv6': undefined, 'spec.kkp.openstack.ipv6SubnetCidr': 'fd07::/64' }],
  ];
  it.each(FULL)('that are none are errors wherever they stand: %s %j', (example, changes) => {
    expect(unreadTexts(examplePlan(example, changes))).toEqual([]);
  });
});

describe('a new plan', () => {
  it('has the shape of a plan, and says what a person must fill in', () => {
    expect(broken(newPlan())).toEqual(['kkp/cluster-name', 'kkp/project-required', 'kkp/datacenter-required', 'kkp/machine-field-required', 'kkp/aws-vpc']);
  });

  it('has a node pool for each provider that takes one', () => {
    for (const cloud of releaseOf('v2.24').cloudProviders) expect(newNodePool(cloud, 'workers').name).toBe('workers');
  });

  it('makes a name that KKP takes out of any text, or none', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const name = toClusterName(text);
      expect(name === '' || (/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) && name.length <= 36)).toBe(true);
    }));
  });
});

describe('catalog', () => {
  it('is consistent', () => {
    for (const release of RELEASES) {
      expect(release.kubernetes.versions).toContain(release.kubernetes.default);
      for (const cni of [release.cni.canal, release.cni.cilium]) {
        expect(cni.supported).toContain(cni.default);
        expect(Object.keys(cni.deprecated).filter((version) => cni.supported.includes(version))).toEqual([]);
      }
      for (const matrix of Object.values(release.matrix)) expect(Object.keys(matrix).sort()).toEqual([...release.operatingSystems].sort());
    }
  });
});
