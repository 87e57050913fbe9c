import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAddressPlan } from '../../facts/address-plan.js';
import { applyFix } from '../../plan/path.js';
import { english } from '../../speak.js';
import { asDocument, broken, curedFindings, examplePlan, flaws, problems } from '../../testing.js';
import { readPlan, validatePlan } from '../../validate.js';
import { FLAVORS } from './catalog.js';
import { EXAMPLES } from './examples/examples.js';
import { FIELDS } from './fields.js';
import { cceProvider } from './provider.js';
import type { FieldSpec } from '../../plan/fields.js';
import { facts } from './facts.js';
import { newPlan } from './new-plan.js';
import type { CcePlan } from './plan.js';
import { CCE_RULES } from './rules.js';
import { toClusterName } from './rules/basic.js';
import { isTurboDualStack, parseCceVersion } from './version.js';

type Changes = Record<string, unknown>;
const C = 'spec.cce.';
const POOL = 'spec.nodePools.0.';
const TUNNEL = 'cce-standard-tunnel-dual';
const VPC = 'cce-standard-vpc-ipv4';
const TURBO = 'cce-turbo-dual';
const OTC = 'otc-turbo-dual';
/** The VPC and the node subnet are there already. */
const EXISTING: Changes = { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true };

function planOf(document: unknown): CcePlan {
  const reading = readPlan(document);
  if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
  return reading.value.plan as CcePlan;
}

describe('examples', () => {
  it.each(EXAMPLES)('$id gives no error and no warning', ({ plan }) => {
    expect(problems(plan)).toEqual([]);
  });
});

/** A key of a label, with a prefix, of a length that Kubernetes takes. */
const labelKey = (length: number) => `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}/${'d'.repeat(length - 3 * 63 - 3)}`;

describe('rules of CCE', () => {
  const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, 'v']));
  const cases: [what: string, example: string, changes: Changes, rules: string[]][] = [
    ['a name of 4 characters', TURBO, { 'metadata.name': 'cce1' }, []],
    ['a name of 3 characters', TURBO, { 'metadata.name': 'cce' }, ['cce/cluster-name']],
    ['a name of 128 characters', TURBO, { 'metadata.name': 'c'.repeat(128) }, []],
    ['a name of 129 characters', TURBO, { 'metadata.name': 'c'.repeat(129) }, ['cce/cluster-name']],
    ['a name that ends in a hyphen', TURBO, { 'metadata.name': 'prod-eu-' }, ['cce/cluster-name']],
    ['a name that begins with a digit', TURBO, { 'metadata.name': '1prod' }, ['cce/cluster-name']],
    ['no name', TURBO, { 'metadata.name': '' }, ['cce/cluster-name']],
    ['a description of 200 characters', TURBO, { 'metadata.description': 'd'.repeat(200) }, []],
    ['a description of 201 characters', TURBO, { 'metadata.description': 'd'.repeat(201) }, ['cce/description']],
    ['a description with an angle bracket', TURBO, { 'metadata.description': 'a<b' }, ['cce/description']],
    ['no region', TURBO, { [`${C}region`]: '' }, ['cce/region']],
    ['a region of the other cloud', TURBO, { [`${C}region`]: 'eu-de' }, ['cce/region']],
    ['a region that is none', TURBO, { [`${C}region`]: 'Frankfurt' }, ['cce/region']],
    ['a region that we have not heard of', TURBO, { [`${C}region`]: 'xx-north-9' }, []],
    ['a version with patch and revision', TURBO, { [`${C}version`]: 'v1.33.5-r20' }, []],
    ['a version without v', TURBO, { [`${C}version`]: '1.33' }, ['cce/version-format']],
    ['a version that is none', TURBO, { [`${C}version`]: 'latest' }, ['cce/version-format']],
    ['a version that the console does not offer', TURBO, { [`${C}version`]: 'v1.30' }, ['cce/version-offered']],
    ['the oldest version of the console', TURBO, { [`${C}version`]: 'v1.31' }, []],
    ['two versions that agree', TURBO, { 'spec.kubernetesVersion': '1.33.5' }, []],
    ['two versions that do not', TURBO, { 'spec.kubernetesVersion': '1.31' }, ['cce/version-conflict']],
    ['a scale that nobody has', TURBO, { [`${C}flavor`]: 'cce.s3.huge' }, ['cce/flavor']],
    ['a scale that Open Telekom Cloud has not', OTC, { [`${C}flavor`]: 'cce.s1.large' }, ['cce/flavor']],
    ['a scale that Huawei Cloud has', TURBO, { [`${C}flavor`]: 'cce.s1.large' }, ['cce/scale-capacity']],
    ['several zones for a single master', TURBO, { [`${C}flavor`]: 'cce.s1.small', [`${C}multiAz`]: true }, ['cce/multi-az-masters']],
    ['several zones for three masters', TURBO, { [`${C}multiAz`]: true }, []],
    ['two zones for three masters', TURBO, { [`${C}masters`]: [{ availabilityZone: 'a-1' }, { availabilityZone: 'a-2' }] }, ['cce/master-zones']],
    ['three zones for three masters', TURBO, { [`${C}masters`]: ['a', 'b', 'c'].map((zone) => ({ availabilityZone: zone })) }, []],
    ['zones named and spread', TURBO, { [`${C}multiAz`]: true, [`${C}masters`]: ['a', 'b', 'c'].map((zone) => ({ availabilityZone: zone })) }, ['cce/master-zones']],
    ['a zone without a name', TURBO, { [`${C}flavor`]: 'cce.s1.small', [`${C}masters`]: [{ availabilityZone: '' }] }, ['cce/master-zones']],
    ['eni on a standard cluster', TUNNEL, { [`${C}networkModel`]: 'eni', [`${C}networkPolicies`]: undefined }, ['cce/cluster-type-model']],
    ['a tunnel on a Turbo cluster', TURBO, { [`${C}networkModel`]: 'overlay_l2' }, ['cce/cluster-type-model']],
    ['an enterprise project on Huawei Cloud', TURBO, { [`${C}enterpriseProjectId`]: '0' }, []],
    ['an enterprise project on Open Telekom Cloud', OTC, { [`${C}enterpriseProjectId`]: '0' }, ['cce/otc-enterprise-project']],
    ['twenty tags', TURBO, { [`${C}tags`]: tags(20) }, []],
    ['twenty-one tags', TURBO, { [`${C}tags`]: tags(21) }, ['cce/tags']],
    ['eleven tags of a VPC on Huawei Cloud', TURBO, { [`${C}vpc.tags`]: tags(11) }, ['cce/tags']],
    ['eleven tags of a VPC on Open Telekom Cloud', OTC, { [`${C}vpc.tags`]: tags(11) }, []],
    ['a tag with a space', TURBO, { [`${C}nodeSubnet.tags`]: { 'my key': 'v' } }, ['cce/tags']],
    ['a tag value with a space', TURBO, { [`${C}podSubnets.0.tags`]: { team: 'two words' } }, ['cce/tags']],
    ['SANs', TURBO, { [`${C}customSan`]: ['api.example.com', '192.168.0.10', '2001:db8::1'] }, []],
    ['a SAN with a space', TURBO, { [`${C}customSan`]: ['my host'] }, ['cce/custom-san']],
    ['a tag in Chinese on Huawei Cloud', TURBO, { [`${C}vpc.tags`]: { 团队: '网络' } }, []],
    ['a tag in Chinese on Open Telekom Cloud', OTC, { [`${C}vpc.tags`]: { 团队: 'net' } }, ['cce/tags']],
    ['a time zone', TURBO, { [`${C}timezone`]: 'Europe/Berlin' }, []],
    ['a time zone that is none', TURBO, { [`${C}timezone`]: 'Europe/Bonn' }, ['cce/timezone']],

    ['a VPC 10.0.0.0/25', TURBO, { [`${C}vpc.cidr`]: '10.0.0.0/25' }, ['cce/subnet-in-vpc', 'cce/vpc-cidr']],
    ['a VPC 172.32.0.0/16', TURBO, { [`${C}vpc.cidr`]: '172.32.0.0/16' }, ['cce/subnet-in-vpc', 'cce/vpc-cidr']],
    ['a VPC 192.168.0.0/15', TURBO, { [`${C}vpc.cidr`]: '192.168.0.0/15' }, ['cce/vpc-cidr']],
    ['a VPC 192.168.0.0/24 that is its own subnet', TUNNEL, { [`${C}vpc.cidr`]: '192.168.0.0/24' }, []],
    ['a VPC with host bits', TURBO, { [`${C}vpc.cidr`]: '192.168.0.1/16' }, ['kubernetes/host-bits']],
    ['a VPC without a name', TURBO, { [`${C}vpc.name`]: '' }, ['cce/vpc-names']],
    ['a subnet with a space in its name', TURBO, { [`${C}nodeSubnet.name`]: 'my subnet' }, ['cce/vpc-names']],
    ['a node subnet outside the VPC', TURBO, { [`${C}nodeSubnet.cidr`]: '10.1.0.0/24' }, ['cce/subnet-in-vpc']],
    ['a pod subnet outside the VPC', TURBO, { [`${C}podSubnets.0.cidr`]: '10.1.0.0/20' }, ['cce/subnet-in-vpc']],
    ['a subnet of /28', TURBO, { [`${C}nodeSubnet.cidr`]: '192.168.0.0/28' }, ['cce/scale-capacity']],
    ['a subnet of /29', TURBO, { [`${C}nodeSubnet.cidr`]: '192.168.0.0/29' }, ['cce/scale-capacity', 'cce/subnet-prefix']],
    ['a pod subnet over the node subnet', TURBO, { [`${C}podSubnets.0.cidr`]: '192.168.0.0/20' }, ['cce/subnets-apart']],
    ['the node subnet for Pods too', TURBO, { [`${C}podSubnets.0`]: { name: 'subnet-ipv6', cidr: '192.168.0.0/24', ipv6Enabled: true } }, ['cce/pod-subnet-shared']],
    ['the node subnet for Pods, its switch otherwise', 'cce-turbo-ipv4', { [`${C}podSubnets.0`]: { name: 'subnet-nodes', cidr: '192.168.0.0/24', ipv6Enabled: true } }, ['cce/pod-subnet-shared', 'cce/subnet-settings']],
    ['two subnets of one name', TURBO, { [`${C}podSubnets.0.name`]: 'subnet-ipv6' }, ['cce/subnet-names']],
    ['a gateway outside', TURBO, { [`${C}nodeSubnet.gatewayIp`]: '192.168.1.1' }, ['cce/subnet-gateway']],
    ['a gateway at the network address', TURBO, { [`${C}nodeSubnet.gatewayIp`]: '192.168.0.0' }, ['cce/subnet-gateway']],
    ['a gateway that is none', TURBO, { [`${C}nodeSubnet.gatewayIp`]: 'router' }, ['cce/subnet-gateway']],
    ['a gateway that is none, of an existing subnet', TURBO, { ...EXISTING, [`${C}nodeSubnet.gatewayIp`]: '192.168.0.1/24' }, ['cce/subnet-gateway']],
    ['an NTP server that is none, of an existing subnet', TURBO, { ...EXISTING, [`${C}nodeSubnet.ntpServers`]: ['ntp.example.com'] }, ['cce/subnet-servers']],
    ['a DNS server that is none, of an existing pod subnet', TURBO, { ...EXISTING, [`${C}podSubnets.0.existing`]: true, [`${C}podSubnets.0.dnsServers`]: ['1.2.3.4.5'] }, ['cce/subnet-servers']],
    ['another gateway', TURBO, { [`${C}nodeSubnet.gatewayIp`]: '192.168.0.254' }, []],
    ['an IPv6 DNS server', TURBO, { [`${C}nodeSubnet.dnsServers`]: ['100.125.1.250', '2001:4860:4860::8888'] }, ['cce/subnet-servers']],
    ['six DNS servers', TURBO, { [`${C}nodeSubnet.dnsServers`]: [1, 2, 3, 4, 5, 6].map((each) => `10.0.0.${each}`) }, ['cce/subnet-servers']],
    ['a DNS server twice', TURBO, { [`${C}nodeSubnet.dnsServers`]: ['10.0.0.1', '10.0.0.1'] }, ['cce/subnet-servers']],
    ['no DNS server', TURBO, { [`${C}nodeSubnet.dnsServers`]: [] }, ['cce/subnet-dns-required']],
    ['five NTP servers', TURBO, { [`${C}nodeSubnet.ntpServers`]: [1, 2, 3, 4, 5].map((each) => `10.0.0.${each}`) }, ['cce/subnet-servers']],
    ['an unlimited lease with IPv6', TURBO, { [`${C}nodeSubnet.dhcpLeaseTime`]: '-1' }, ['cce/dhcp-lease']],
    ['an unlimited lease without IPv6', VPC, { [`${C}nodeSubnet.dhcpLeaseTime`]: '-1' }, []],
    ['a lease of 30000h', TURBO, { [`${C}nodeSubnet.dhcpLeaseTime`]: '30000h' }, []],
    ['a lease of 30001h', TURBO, { [`${C}nodeSubnet.dhcpLeaseTime`]: '30001h' }, ['cce/dhcp-lease']],
    ['a node subnet without IPv6', TUNNEL, { [`${C}nodeSubnet.ipv6Enabled`]: false }, ['cce/node-subnet-ipv6']],
    ['a node subnet that says nothing of IPv6', TUNNEL, { [`${C}nodeSubnet.ipv6Enabled`]: undefined }, ['cce/node-subnet-ipv6']],
    ['a pod subnet without IPv6', TURBO, { [`${C}podSubnets.0.ipv6Enabled`]: false }, ['cce/pod-subnet-ipv6']],
    ['an existing subnet in a new VPC', TURBO, { [`${C}nodeSubnet.existing`]: true }, ['cce/existing-subnet']],
    ['an existing subnet in an existing VPC', TURBO, { [`${C}nodeSubnet.existing`]: true, [`${C}vpc.existing`]: true }, []],

    ['IPv6 alone', TURBO, { 'spec.ipFamily': 'IPv6' }, ['cce/ip-family']],
    ['IPv6 first', TURBO, { 'spec.ipFamily': 'IPv6+IPv4' }, ['cce/ip-family']],
    ['a VPC network with IPv6', VPC, { 'spec.ipFamily': 'IPv4+IPv6', [`${C}nodeSubnet.ipv6Enabled`]: true, 'spec.network.proxyMode': 'ipvs' }, ['cce/ipv6-network-model']],
    ['Turbo v1.21 with IPv6', TURBO, { [`${C}version`]: 'v1.21' }, ['cce/ipv6-version', 'cce/version-offered']],
    ['Turbo v1.23.7-r0 with IPv6', TURBO, { [`${C}version`]: 'v1.23.7-r0' }, ['cce/ipv6-version', 'cce/version-offered']],
    ['Turbo v1.23.8-r0 with IPv6', TURBO, { [`${C}version`]: 'v1.23.8-r0' }, ['cce/version-offered']],
    ['a tunnel of v1.15 with IPv6', TUNNEL, { [`${C}version`]: 'v1.15' }, ['cce/version-offered']],
    ['a tunnel of v1.13 with IPv6', TUNNEL, { [`${C}version`]: 'v1.13' }, ['cce/ipv6-version', 'cce/version-offered']],
    ['a tunnel of v1.23 with IPv6 on Open Telekom Cloud', 'otc-standard-tunnel-dual', { [`${C}version`]: 'v1.23' }, ['cce/ipv6-version', 'cce/version-offered']],
    ['iptables with IPv6', TUNNEL, { 'spec.network.proxyMode': 'iptables' }, ['cce/ipv6-proxy-mode']],
    ['nothing said of the proxy mode with IPv6', TUNNEL, { 'spec.network.proxyMode': undefined }, []],
    ['ipvs without IPv6', VPC, { 'spec.network.proxyMode': 'ipvs' }, []],
    ['a node mask', TUNNEL, { 'spec.network.nodeCidrMask': { ipv4: 24 } }, ['cce/node-mask']],
    ['a container CIDR for Turbo', TURBO, { 'spec.network.podCidrs': { ipv4: '172.16.0.0/16' } }, ['cce/turbo-container-cidr']],
    ['further container CIDRs for Turbo', TURBO, { [`${C}additionalContainerCidrs`]: ['172.16.0.0/16'] }, ['cce/turbo-container-cidr']],
    ['an IPv6 range of Pods', TUNNEL, { 'spec.network.podCidrs.ipv6': 'fd01::/48' }, ['cce/pod-cidr-assigned']],
    ['no container CIDR', TUNNEL, { 'spec.network.podCidrs': undefined }, ['kubernetes/missing-range']],
    ['two container CIDRs for a tunnel', TUNNEL, { [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] }, ['cce/container-cidr-count']],
    ['two container CIDRs for a VPC network', VPC, { [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] }, []],
    ['twenty-one container CIDRs', VPC, { [`${C}additionalContainerCidrs`]: Array.from({ length: 20 }, (_, index) => `10.${index}.0.0/16`) }, ['cce/container-cidr-count']],
    ['container CIDRs that overlap', VPC, { [`${C}additionalContainerCidrs`]: ['172.16.128.0/18'] }, ['cce/container-cidrs-apart']],
    ['a tunnel over /19', TUNNEL, { 'spec.network.podCidrs.ipv4': '172.16.0.0/19' }, []],
    ['a tunnel over /20', TUNNEL, { 'spec.network.podCidrs.ipv4': '172.16.0.0/20' }, ['cce/tunnel-container-cidr']],
    ['a VPC network over /20', VPC, { 'spec.network.podCidrs.ipv4': '172.16.0.0/20' }, ['cce/container-cidr-recommended', 'cce/scale-capacity']],
    ['container CIDR 10.0.0.0/11', TUNNEL, { 'spec.network.podCidrs.ipv4': '10.0.0.0/11' }, ['cce/container-cidr-recommended']],
    ['container CIDR outside private space', TUNNEL, { 'spec.network.podCidrs.ipv4': '44.0.0.0/16' }, ['cce/container-cidr-recommended', 'kubernetes/public-range']],
    ['a container CIDR in the VPC', TUNNEL, { 'spec.network.podCidrs.ipv4': '192.168.128.0/17' }, ['cce/vpc-overlap']],
    ['a container CIDR over the node subnet', TUNNEL, { 'spec.network.podCidrs.ipv4': '192.168.0.0/17' }, ['kubernetes/node-network-overlap']],
    ['a Service CIDR in the VPC of a standard cluster', TUNNEL, { 'spec.network.serviceCidrs.ipv4': '192.168.64.0/20' }, ['cce/vpc-overlap']],
    ['a Service CIDR in free room of the VPC of a Turbo cluster', TURBO, { 'spec.network.serviceCidrs.ipv4': '192.168.64.0/20' }, ['cce/service-cidr-vpc']],
    ['a Service CIDR over the node subnet of a Turbo cluster', TURBO, { 'spec.network.serviceCidrs.ipv4': '192.168.0.0/22' }, ['kubernetes/node-network-overlap']],
    ['a Service CIDR inside the pod subnet', TURBO, { 'spec.network.serviceCidrs.ipv4': '192.168.18.0/24' }, ['kubernetes/pods-services-overlap']],
    ['a Service CIDR inside the container CIDR', TUNNEL, { 'spec.network.serviceCidrs.ipv4': '172.16.3.0/24' }, ['kubernetes/pods-services-overlap']],
    ['IPv6 Services fd00::/112', TURBO, { 'spec.network.serviceCidrs.ipv6': 'fd00::/112' }, ['cce/ipv6-service-cidr']],
    ['IPv6 Services fc00::/108', TURBO, { 'spec.network.serviceCidrs.ipv6': 'fc00::/108' }, ['cce/ipv6-service-cidr']],
    ['IPv6 Services fc00::/121', TURBO, { 'spec.network.serviceCidrs.ipv6': 'fc00::/121' }, ['cce/ipv6-service-cidr', 'kubernetes/unbalanced-families']],
    ['IPv6 Services fc12::/120', TURBO, { 'spec.network.serviceCidrs.ipv6': 'fc12::/120' }, ['cce/terraform-ipv6-service-cidr', 'kubernetes/unbalanced-families']],
    ['IPv6 Services fc12::/120 on Open Telekom Cloud', OTC, { 'spec.network.serviceCidrs.ipv6': 'fc12::/120' }, ['cce/otc-ipv6-service-cidr', 'kubernetes/unbalanced-families']],
    ['IPv6 Services left to Turbo', TURBO, { 'spec.network.serviceCidrs.ipv6': undefined }, []],
    ['IPv6 Services of a standard cluster', TUNNEL, { 'spec.network.serviceCidrs.ipv6': 'fc00::/112' }, ['cce/ipv6-service-cidr-fixed']],
    ['IPv6 Services of an IPv4 cluster', VPC, { 'spec.network.serviceCidrs.ipv6': 'fc00::/112' }, ['kubernetes/unexpected-family']],
    ['Turbo without a pod subnet', TURBO, { [`${C}podSubnets`]: [] }, ['cce/pod-subnet-required']],
    ['a standard cluster with a pod subnet', TUNNEL, { [`${C}podSubnets`]: [{ name: 'subnet-pods', cidr: '192.168.16.0/20', ipv6Enabled: true }] }, ['cce/pod-subnet-required']],
    ['two pod subnets on Huawei Cloud', TURBO, { [`${C}podSubnets.1`]: { name: 'more-pods', cidr: '192.168.32.0/20', ipv6Enabled: true } }, []],
    ['two pod subnets on Open Telekom Cloud', OTC, { [`${C}podSubnets.1`]: { name: 'more-pods', cidr: '192.168.32.0/20', ipv6Enabled: true } }, ['cce/otc-pod-subnets']],
    ['reserved Pod addresses in a tunnel', TUNNEL, { [`${C}fixPoolMask`]: 25 }, ['cce/fix-pool-mask']],
    ['reserved Pod addresses of /23', VPC, { [`${C}fixPoolMask`]: 23 }, ['cce/fix-pool-mask']],
    ['reserved Pod addresses of /28', VPC, { [`${C}fixPoolMask`]: 28 }, []],
    ['network policies of a VPC network', VPC, { [`${C}networkPolicies`]: true }, ['cce/network-policies-model']],
    ['Services in the address space of the cloud', TURBO, { 'spec.network.serviceCidrs.ipv4': '100.64.0.0/16' }, ['cce/cloud-ranges']],
    ['the VPC where something else lives', TURBO, { 'spec.reservedCidrs': ['192.168.0.0/20'] }, ['kubernetes/reserved-cidr-overlap']],

    ['a node pool without a name', TURBO, { [`${POOL}name`]: '' }, ['cce/node-pool-name']],
    ['two node pools of one name', TURBO, { 'spec.nodePools.1': { name: 'workers', flavor: 'c7n.xlarge.2', initialNodeCount: 1, keyPair: 'k' } }, ['cce/node-pool-name']],
    ['a node pool without a flavor', TURBO, { [`${POOL}flavor`]: '' }, ['cce/node-pool-required']],
    ['a node pool without a key', TURBO, { [`${POOL}keyPair`]: '' }, ['cce/node-pool-required']],
    ['a node of one vCPU', TURBO, { [`${POOL}flavor`]: 's6.medium.4' }, ['cce/node-size']],
    ['a node of 2 GiB', TURBO, { [`${POOL}flavor`]: 's6.large.1' }, ['cce/node-size']],
    ['a node of 2 vCPUs and 4 GiB', TURBO, { [`${POOL}flavor`]: 's6.large.2' }, []],
    ['a physical server', TURBO, { [`${POOL}flavor`]: 'physical.kl1.3xlarge.physical' }, ['cce/ipv6-physical-servers']],
    ['a physical server that is told by the beginning of its name', TURBO, { [`${POOL}flavor`]: 'physical.c4.large' }, ['cce/ipv6-physical-servers']],
    ['a physical server with dual stack', TURBO, { [`${POOL}flavor`]: 'c7.32xlarge.4.physical' }, []],
    ['a physical server without dual stack', 'cce-turbo-ipv4', { [`${POOL}flavor`]: 'c6.11xlarge.4.physical' }, []],
    ['Kata containers with IPv6', TURBO, { [`${POOL}secureContainers`]: true }, ['cce/ipv6-kata']],
    ['Kata containers without IPv6', 'cce-turbo-ipv4', { [`${POOL}secureContainers`]: true }, []],
    ['Ubuntu in a tunnel', TUNNEL, { [`${POOL}os`]: 'Ubuntu 22.04' }, ['cce/node-os-tunnel']],
    ['Ubuntu in a Turbo cluster', TURBO, { [`${POOL}os`]: 'Ubuntu 22.04' }, []],
    ['a system disk of 39 GiB', TURBO, { [`${POOL}rootVolume.size`]: 39 }, ['cce/node-disks']],
    ['a system disk of 1024 GiB', TURBO, { [`${POOL}rootVolume.size`]: 1024 }, []],
    ['a data disk of 99 GiB', TURBO, { [`${POOL}dataVolumes.0.size`]: 99 }, ['cce/node-disks']],
    ['no data disk on Huawei Cloud', TURBO, { [`${POOL}dataVolumes`]: [] }, []],
    ['no data disk on Open Telekom Cloud', OTC, { [`${POOL}dataVolumes`]: [] }, ['cce/node-disks']],
    ['15 Pods per node', TURBO, { [`${POOL}maxPods`]: 15 }, ['cce/max-pods']],
    ['256 Pods per node', TURBO, { [`${POOL}maxPods`]: 256 }, []],
    ['more Pods than reserved addresses', VPC, { [`${POOL}maxPods`]: 126 }, ['cce/max-pods-reserved']],
    ['as many Pods as reserved addresses', VPC, { [`${POOL}maxPods`]: 125 }, []],
    ['a pool that begins below its least', TURBO, { [`${POOL}autoscaling`]: { enable: true, minNodeCount: 4, maxNodeCount: 9 } }, ['cce/node-autoscaling']],
    ['a pool whose most is below its least', TURBO, { [`${POOL}autoscaling`]: { enable: true, minNodeCount: 4, maxNodeCount: 2 } }, ['cce/node-autoscaling']],
    ['more nodes than the scale', TURBO, { [`${POOL}initialNodeCount`]: 51, [`${C}sharedBandwidth`]: null }, ['cce/node-count']],
    ['as many nodes as the scale', TURBO, { [`${POOL}initialNodeCount`]: 50, [`${C}sharedBandwidth`]: null }, []],
    ['more nodes than the subnet has addresses', TURBO, { [`${POOL}initialNodeCount`]: 12, [`${C}nodeSubnet.cidr`]: '192.168.0.0/28' }, ['cce/node-count', 'cce/scale-capacity']],
    ['more nodes than the container network carries', VPC, { [`${POOL}initialNodeCount`]: 40, 'spec.network.podCidrs.ipv4': '172.16.0.0/20' }, ['cce/container-cidr-recommended', 'cce/node-count', 'cce/scale-capacity']],
    ['a scale beyond the container network', VPC, { [`${C}flavor`]: 'cce.s2.large' }, ['cce/scale-capacity']],
    ['a route for each of 101 nodes', VPC, { [`${C}flavor`]: 'cce.s2.medium', [`${POOL}initialNodeCount`]: 101 }, ['cce/vpc-routes']],
    ['a pod subnet too small for its nodes', TURBO, { [`${C}podSubnets.0.cidr`]: '192.168.16.0/27' }, ['cce/turbo-pods']],

    ['4 Mbit/s', TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 4 }, ['cce/bandwidth-size']],
    ['5 Mbit/s', TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 5 }, []],
    ['2001 Mbit/s', TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 2001 }, ['cce/bandwidth-size']],
    ['310 Mbit/s', TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 310 }, ['cce/bandwidth-step']],
    ['350 Mbit/s', TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 350 }, []],
    ['1250 Mbit/s', TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 1250 }, ['cce/bandwidth-step']],
    ['a new bandwidth without a size', TURBO, { [`${C}sharedBandwidth`]: { name: 'Bandwidth-001' } }, ['cce/bandwidth-size']],
    ['an existing bandwidth, whose size is its own', TURBO, { [`${C}sharedBandwidth`]: { name: 'Bandwidth-001', existing: true } }, []],
    ['an existing bandwidth for IPv4', VPC, { [`${C}sharedBandwidth`]: { name: 'Bandwidth-001', existing: true } }, ['cce/bandwidth-unused']],
    ['21 nodes in an existing bandwidth', TURBO, { [`${C}sharedBandwidth`]: { name: 'Bandwidth-001', existing: true }, [`${POOL}initialNodeCount`]: 21 }, ['cce/bandwidth-quota']],
    ['a bandwidth with a space in its name', TURBO, { [`${C}sharedBandwidth.name`]: 'my bandwidth' }, ['cce/bandwidth-name']],
    ['a bandwidth for IPv4', VPC, { [`${C}sharedBandwidth`]: { name: 'Bandwidth-001', sizeMbit: 10 } }, ['cce/bandwidth-unused']],
    ['21 nodes in a bandwidth', TURBO, { [`${POOL}initialNodeCount`]: 21 }, ['cce/bandwidth-quota']],
    ['a VPC with an umlaut on Huawei Cloud', TURBO, { [`${C}vpc.name`]: 'VPC-München' }, []],
    ['a VPC with an umlaut on Open Telekom Cloud', OTC, { [`${C}vpc.name`]: 'VPC-München' }, ['cce/otc-names']],
    ['an existing VPC with an umlaut on Open Telekom Cloud', OTC, { ...EXISTING, [`${C}vpc.name`]: 'VPC-München' }, []],
    ['subnets with an accent on Open Telekom Cloud', OTC, { [`${C}nodeSubnet.name`]: 'nœuds', [`${C}podSubnets.0.name`]: 'pods-é' }, ['cce/otc-names']],
    ['a bandwidth with an umlaut on Open Telekom Cloud', OTC, { [`${C}sharedBandwidth.name`]: 'Bandbreite-für-alle' }, ['cce/otc-names']],
    ['an existing bandwidth with an umlaut on Open Telekom Cloud', OTC, { [`${C}sharedBandwidth`]: { name: 'Bandbreite-für-alle', existing: true } }, []],
    ['an empty label on Huawei Cloud', TURBO, { [`${POOL}labels`]: { tier: '' } }, []],
    ['an empty label on Open Telekom Cloud', OTC, { [`${POOL}labels`]: { tier: '' } }, ['cce/otc-labels']],
    ['a label whose key has 253 characters on Open Telekom Cloud', OTC, { [`${POOL}labels`]: { [labelKey(253)]: 'v' } }, []],
    ['a label whose key has 254 characters on Open Telekom Cloud', OTC, { [`${POOL}labels`]: { [labelKey(254)]: 'v' } }, ['cce/otc-labels']],
    ['two container CIDRs on Open Telekom Cloud', 'otc-standard-vpc-ipv4', { [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] }, ['cce/terraform-container-cidrs']],
    ['dual-stack load balancers of a standard cluster', TUNNEL, { [`${C}loadBalancer`]: { ipFamily: 'IPv4+IPv6' } }, ['cce/elb-standard']],
    ['dual-stack load balancers of an IPv4 Turbo cluster', 'cce-turbo-ipv4', { [`${C}loadBalancer`]: { ipFamily: 'IPv4+IPv6' } }, ['cce/elb-standard']],
    ['a shared load balancer with both families', TURBO, { [`${C}loadBalancer`]: { class: 'union' } }, ['cce/elb-shared']],
    ['a shared load balancer of IPv4', TURBO, { [`${C}loadBalancer`]: { class: 'union', ipFamily: 'IPv4' } }, []],
    ['a dual-stack Service behind layer 7', TURBO, { [`${C}loadBalancer`]: { ingressFamily: 'IPv4+IPv6' } }, ['cce/elb-layer-7']],
    ['nginx-ingress 2.2.4', TURBO, { [`${C}loadBalancer`]: { nginxIngressVersion: '2.2.4' } }, ['cce/nginx-ingress']],
    ['nginx-ingress 2.2.5', TURBO, { [`${C}loadBalancer`]: { nginxIngressVersion: '2.2.5' } }, []],
    ['nginx-ingress 2.1.7 in v1.23', TURBO, { [`${C}version`]: 'v1.23', [`${C}loadBalancer`]: { nginxIngressVersion: '2.1.7' } }, ['cce/version-offered']],
    ['nginx-ingress newest', TURBO, { [`${C}loadBalancer`]: { nginxIngressVersion: 'newest' } }, ['cce/nginx-ingress']],
    ['a load balancer without a zone', TURBO, { [`${C}loadBalancer`]: { availabilityZones: [] } }, ['cce/elb-zones']],
  ];

  it.each(cases)('%s', (_, example, changes, expected) => {
    expect(broken(examplePlan(example, changes)).sort()).toEqual([...expected].sort());
  });

  it('has a case that breaks each error and each warning', () => {
    const seen = new Set(cases.flatMap(([, , , expected]) => expected));
    expect(CCE_RULES.filter(({ severity, id }) => severity !== 'info' && !seen.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('names its source with every finding, and offers only fixes that work', () => {
    expect(cases.flatMap(([what, example, changes]) => flaws(examplePlan(example, changes)).map((flaw) => `${what}: ${flaw}`))).toEqual([]);
  });

  it('offers a fix for the mistakes that have one obvious cure', () => {
    const fixOf = (example: string, changes: Changes, rule: string) => problems(examplePlan(example, changes)).find((each) => each.rule === rule)?.fix?.label;
    expect(fixOf(TURBO, { 'spec.network.serviceCidrs.ipv6': 'fd00::/112' }, 'cce/ipv6-service-cidr')).toBe('Use fc00::/112');
    expect(fixOf(TURBO, { 'spec.network.serviceCidrs.ipv6': 'fc00::/108' }, 'cce/ipv6-service-cidr')).toBe('Use fc00::/112');
    expect(fixOf(TURBO, { [`${C}nodeSubnet.cidr`]: '10.1.0.0/24' }, 'cce/subnet-in-vpc')).toBe('Use 192.168.0.0/24');
    expect(fixOf(TURBO, { [`${C}nodeSubnet.cidr`]: '10.1.0.0/24', [`${C}nodeSubnet.gatewayIp`]: '10.1.0.1' }, 'cce/subnet-in-vpc')).toBe('Use 192.168.0.0/24');
    expect(fixOf(TUNNEL, { 'spec.network.podCidrs.ipv4': '172.16.0.0/20' }, 'cce/tunnel-container-cidr')).toBe('Use 172.16.0.0/19');
    expect(fixOf(TUNNEL, { 'spec.network.proxyMode': 'iptables' }, 'cce/ipv6-proxy-mode')).toBe('Use ipvs');
    expect(fixOf(TUNNEL, { 'spec.network.serviceCidrs.ipv4': '172.16.3.0/24' }, 'kubernetes/pods-services-overlap')).toBe('Use 10.247.0.0/24');
    expect(fixOf(VPC, { 'spec.ipFamily': 'IPv4+IPv6', [`${C}nodeSubnet.ipv6Enabled`]: true, 'spec.network.proxyMode': 'ipvs' }, 'cce/ipv6-network-model')).toBe('Use overlay_l2');
    expect(fixOf(TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 4 }, 'cce/bandwidth-size')).toBe('Use 5 Mbit/s');
    expect(fixOf(TURBO, { 'metadata.name': 'Prod EU_' }, 'cce/cluster-name')).toBe('Use prod-eu');
    expect(fixOf(TURBO, { [`${C}podSubnets`]: [] }, 'cce/pod-subnet-required')).toBe('Add a pod subnet 192.168.16.0/20');
    expect(fixOf(OTC, { [`${C}vpc.name`]: 'VPC-Größe-東京' }, 'cce/otc-names')).toBe('Use VPC-Grosse');
    expect(fixOf(OTC, { [`${POOL}labels`]: { tier: '' } }, 'cce/otc-labels')).toBe('Use true');
    expect(fixOf('otc-standard-vpc-ipv4', { [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] }, 'cce/terraform-container-cidrs')).toBe('Begin with one block');
  });

  it('notes what the providers cannot express, and what else a person should know', () => {
    const notes = (example: string, changes: Changes) => validatePlan(examplePlan(example, changes)).findings.filter(({ severity }) => severity === 'info').map(({ rule, path }) => `${rule} ${path.at(-1)}`);
    expect(notes(OTC, { [`${C}tags`]: { team: 'net' }, [`${C}podSubnets.0.dhcpLeaseTime`]: '24h' })).toEqual(expect.arrayContaining(['cce/terraform-unsupported tags', 'cce/terraform-unsupported dhcpLeaseTime']));
    expect(notes(OTC, { [`${C}deletionProtection`]: true })).not.toContain('cce/terraform-unsupported deletionProtection');
    expect(notes(TURBO, { [`${C}deletionProtection`]: true })).toContain('cce/terraform-unsupported deletionProtection');
    expect(notes(TURBO, { [`${C}tags`]: { team: 'net' }, [`${C}podSubnets.0.dhcpLeaseTime`]: '24h' })).toEqual(['cce/ipv6-assigned ipFamily']);
    expect(notes(TUNNEL, { [`${C}networkPolicies`]: false })).toContain('cce/terraform-unsupported networkPolicies');
    expect(notes(TURBO, { [`${C}sharedBandwidth`]: null })).toContain('cce/ipv6-private sharedBandwidth');
    expect(notes(TURBO, { [`${POOL}autoscaling`]: { enable: true, minNodeCount: 1, maxNodeCount: 9 } })).toContain('cce/bandwidth-autoscaling sharedBandwidth');
    expect(notes(TURBO, { [`${C}authentication`]: { mode: 'authenticating_proxy' } })).toContain('cce/authenticating-proxy mode');
    expect(notes(TURBO, { 'metadata.labels': { team: 'net' } })).toContain('cce/labels labels');
    expect(notes(VPC, {})).toEqual(['cce/capacity fixPoolMask']);
    expect(notes(TUNNEL, { [`${C}version`]: 'v1.21' })).toContain('cce/ipv6-tunnel-preview version');
    expect(notes(TUNNEL, { [`${C}version`]: 'v1.23' })).not.toContain('cce/ipv6-tunnel-preview version');
    expect(notes(OTC, {})).toContain('cce/terraform-bandwidth sharedBandwidth');
    expect(notes('otc-standard-tunnel-dual', {})).not.toContain('cce/terraform-bandwidth sharedBandwidth');
    expect(notes('otc-standard-tunnel-dual', { [`${C}sharedBandwidth`]: { name: 'everybody', existing: true } })).toContain('cce/terraform-bandwidth sharedBandwidth');
  });
});

describe('versions of CCE', () => {
  it.each([
    ['v1.33', true],
    ['v1.25', true],
    ['v1.25.3-r0', true],
    ['v1.25.2-r9', false],
    ['v1.24', false],
    ['v1.23', true],
    ['v1.23.8-r0', true],
    ['v1.23.7', false],
    ['v1.21', false],
  ])('%s speaks IPv6 on Turbo: %s', (text, expected) => {
    const version = parseCceVersion(text);
    expect(version && isTurboDualStack(version)).toBe(expected);
  });

  it.each(['1.33', 'v1', 'v1.33.', 'v1.33-r0', 'v1.33.5-r', 'v2.0', ''])('%j is none', (text) => {
    expect(parseCceVersion(text)).toBeUndefined();
  });
});

describe('what the addresses carry', () => {
  const capacity = (example: string, changes: Changes = {}) => buildAddressPlan(facts(planOf(examplePlan(example, changes)))).capacity;

  it('of a tunnel network is a block of 16 per node, up to the scale', () => {
    expect(capacity(TUNNEL)).toEqual({ nodes: '50', services: '255' });
    expect(capacity(TUNNEL, { [`${C}flavor`]: 'cce.s2.xlarge', [`${C}nodeSubnet.cidr`]: '192.168.0.0/16' }).nodes).toBe('2000');
    expect(capacity(TUNNEL, { [`${C}flavor`]: 'cce.s2.xlarge', [`${C}nodeSubnet.cidr`]: '192.168.0.0/16', 'spec.network.podCidrs.ipv4': '172.16.0.0/19' }).nodes).toBe('512');
  });

  it('of a VPC network is a range of fixPoolMask per node, over all blocks', () => {
    const large = { [`${C}flavor`]: 'cce.s2.large', [`${C}nodeSubnet.cidr`]: '192.168.0.0/16' };
    expect(capacity(VPC, large)).toEqual({ nodes: '512', podAddressesPerNode: '125', podsPerNode: '125', services: '65534' });
    expect(capacity(VPC, { ...large, [`${C}additionalContainerCidrs`]: ['10.0.0.0/16'] }).nodes).toBe('1000');
    expect(capacity(VPC, { ...large, [`${C}fixPoolMask`]: 24 })).toMatchObject({ nodes: '256', podsPerNode: '253' });
    expect(capacity(VPC, { ...large, [`${C}fixPoolMask`]: 28 })).toMatchObject({ nodes: '1000', podsPerNode: '13' });
  });

  it('of a Turbo cluster is what its pod subnets have, each less five', () => {
    expect(capacity(TURBO)).toEqual({ nodes: '50', pods: '4091', services: '65534' });
    expect(capacity(TURBO, { [`${C}podSubnets.1`]: { name: 'more', cidr: '192.168.32.0/24', ipv6Enabled: true } }).pods).toBe('4342');
    expect(capacity(TURBO, { [`${C}nodeSubnet.cidr`]: '192.168.0.0/27' }).nodes).toBe('27');
    expect(capacity(TURBO, { [`${C}vpc.cidr`]: '10.0.0.0/8', [`${C}nodeSubnet.cidr`]: '10.0.0.0/24', [`${C}podSubnets.0.cidr`]: '10.128.0.0/9' }).pods).toBe('100000');
  });

  it('draws subnets inside their VPC, and says what the cloud assigns', () => {
    const [ipv4, ipv6] = english.addressPlan(buildAddressPlan(facts(planOf(examplePlan(TURBO))))).families;
    expect(ipv4?.ranges.map(({ role, cidr, parent }) => [role, cidr, parent])).toEqual([
      ['services', '10.247.0.0/16', undefined],
      ['vpc', '192.168.0.0/16', undefined],
      ['nodes', '192.168.0.0/24', 'spec.cce.vpc.cidr'],
      ['pods', '192.168.16.0/20', 'spec.cce.vpc.cidr'],
    ]);
    expect(ipv4?.overlaps).toEqual([]);
    expect(ipv6?.ranges.map(({ cidr }) => cidr)).toEqual(['fc00::/112']);
    expect(ipv6?.assigned.map(({ name }) => name)).toEqual(['Node subnet subnet-ipv6', 'Pod subnet subnet-pods']);
    expect(buildAddressPlan(facts(planOf(examplePlan(TUNNEL)))).families[1]?.ranges).toMatchObject([{ cidr: 'fd00:1234::/120', automatic: true }]);
  });
});

describe('defaults', () => {
  it('fill in what CCE would take, and say where it is written', () => {
    const reading = readPlan(examplePlan(TURBO, { 'spec.network': undefined, [`${C}version`]: undefined, [`${C}sharedBandwidth`]: undefined, 'spec.nodePools.0.rootVolume': undefined }));
    if (!reading.ok) throw new Error(JSON.stringify(reading.findings));
    const { plan, filled } = reading.value as { plan: CcePlan; filled: readonly { path: readonly unknown[]; value: unknown; source: { url: string } }[] };
    expect(asDocument(plan.spec.network)).toMatchObject({ serviceCidrs: { ipv4: '10.247.0.0/16', ipv6: 'fc00::/112' }, proxyMode: 'ipvs' });
    expect(asDocument(plan.spec.cce)).toMatchObject({ version: 'v1.33', sharedBandwidth: null, authentication: { mode: 'rbac' }, nodeSubnet: { gatewayIp: '192.168.0.1', dnsServers: ['100.125.1.250', '100.125.21.250'] }, podSubnets: [{ gatewayIp: '192.168.16.1' }] });
    expect(plan.spec.nodePools[0]).toMatchObject({ rootVolume: { size: 50 }, os: 'Huawei Cloud EulerOS 2.0', runtime: 'containerd' });
    expect(filled.every(({ source }) => source.url.startsWith('https://'))).toBe(true);
    expect(filled.map(({ path }) => path.join('.'))).toEqual(expect.arrayContaining(['spec.network.proxyMode', 'spec.cce.version', 'spec.cce.nodeSubnet.gatewayIp']));
  });

  it('are those of the other cloud there', () => {
    expect(asDocument(planOf(examplePlan(OTC)).spec.cce.nodeSubnet.dnsServers)).toEqual(['100.125.4.25', '100.125.129.199']);
    expect(planOf(examplePlan(VPC)).spec.network.proxyMode).toBe('iptables');
  });
});

describe('the shape of a plan', () => {
  it('has no room for a secret or an unknown field', () => {
    for (const path of [`${POOL}password`, `${C}token`, `${C}nodeSubnet.cidrV6`]) {
      expect(validatePlan(examplePlan(TURBO, { [path]: 'x' })).findings).toMatchObject([{ rule: 'schema/unrecognized-keys', severity: 'error' }]);
    }
  });

  it('of a new plan is complete but for what a person must say', () => {
    expect(broken(newPlan()).sort()).toEqual(['cce/cluster-name', 'cce/node-pool-required']);
  });

  it('names fields that exist as those that cannot change', () => {
    const plan = examplePlan(TURBO, { 'spec.network.podCidrs': { ipv4: '10.0.0.0/16' }, [`${C}nodeSubnet.gatewayIp`]: '192.168.0.1', [`${C}masters`]: [], [`${C}multiAz`]: false, [`${C}fixPoolMask`]: 25, [`${C}authentication`]: { mode: 'rbac' }, [`${C}timezone`]: 'Asia/Shanghai', [`${C}additionalContainerCidrs`]: [] });
    const valueOf = (path: string) => path.split('.').reduce<unknown>((node, key) => (Array.isArray(node) && node.length > 0 ? (node[0] as Record<string, unknown>) : (node as Record<string, unknown> | undefined))?.[key], plan);
    expect(Object.entries<FieldSpec>(FIELDS).filter(([, { permanence }]) => permanence !== undefined).map(([path]) => path.replaceAll('.*.', '.')).filter((path) => valueOf(path) === undefined)).toEqual([]);
    expect(cceProvider.fieldAt(['spec', 'cce', 'podSubnets', 3, 'cidr'])?.permanence).toBe('fixed');
    expect(cceProvider.fieldAt(['spec', 'cce', 'flavor'])?.permanence).toBe('grows');
    expect(cceProvider.fieldAt(['metadata', 'name'])?.permanence).toBeUndefined();
    expect(readPlan(plan).ok).toBe(true);
  });
});

describe('properties', () => {
  it('whatever is typed for a name, a fix is a name', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const name = toClusterName(text);
        expect(name === undefined || /^[a-z][a-z0-9-]{2,126}[a-z0-9]$/.test(name)).toBe(true);
      }),
    );
  });

  it('whatever is asked for, findings never contradict their fixes', () => {
    const cidr = fc.tuple(fc.constantFrom('10.0', '172.16', '172.31', '192.168', '100.64', '10.247'), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 30 })).map(([head, third, prefix]) => `${head}.${third}.0/${prefix}`);
    const changes = fc.record(
      {
        'spec.network.podCidrs.ipv4': cidr,
        'spec.network.serviceCidrs.ipv4': cidr,
        [`${C}vpc.cidr`]: cidr,
        [`${C}nodeSubnet.cidr`]: cidr,
        'spec.ipFamily': fc.constantFrom('IPv4', 'IPv4+IPv6', 'IPv6', 'IPv6+IPv4'),
        [`${C}flavor`]: fc.constantFrom(...FLAVORS.map(({ id }) => id)),
        [`${POOL}initialNodeCount`]: fc.integer({ min: 0, max: 300 }),
        [`${C}sharedBandwidth.sizeMbit`]: fc.integer({ min: 0, max: 3000 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(TUNNEL, VPC, TURBO, OTC), changes, (example, change) => {
        const plan = examplePlan(example, change[`${C}sharedBandwidth.sizeMbit`] === undefined ? change : { [`${C}sharedBandwidth`]: { name: 'b', sizeMbit: 5 }, ...change });
        expect(flaws(plan)).toEqual([]);
        for (const { fix } of curedFindings(plan)) if (fix) expect(readPlan(applyFix(plan, fix)).ok).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
