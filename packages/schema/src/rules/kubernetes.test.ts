import { describe, expect, it } from 'vitest';
import { english } from '../speak.js';
import { KUBERNETES_RULES } from './kubernetes.js';
import { runRules } from './rule.js';
import { type ClusterFacts, rangeFact, type RangeLimits, readableRanges } from '../facts/facts.js';
import { addressOf, cidr } from '../address/cidr.js';
import type { BalancerFacts } from '../facts/load-balancers.js';
import type { Nat64Facts } from '../facts/nat64.js';
import type { Path } from '../findings/finding.js';
import { addressText, rangeText } from '../address/text.js';
import { familiesOf, type Family, type IpFamily } from '../address/family.js';

interface Input {
  ipFamily?: IpFamily;
  pods?: { ipv4?: string; ipv6?: string };
  services?: { ipv4?: string; ipv6?: string };
  mask?: { ipv4?: number; ipv6?: number };
  nodes?: string[];
  reserved?: string[];
  kubernetesVersion?: string;
  proxyMode?: string;
  allocateNodeCidrs?: boolean;
  podsTakeNodeRanges?: boolean;
  isManaged?: boolean;
  /** Whether the platform sets the IPv6 Service range. */
  automatic?: boolean;
  labels?: Record<string, string>;
  taints?: { key: string; value: string; effect: string }[];
  nodesWanted?: number;
  limits?: RangeLimits;
  servicesMayLackFamily?: boolean;
  /** Load balancers, with the range of each family of their one pool. */
  balancers?: Partial<BalancerFacts> & { ranges?: { ipv4?: string; ipv6?: string }; networks?: Path[] };
  /** NAT64, with its prefix. */
  nat64?: Partial<Nat64Facts> & { prefix?: string };
}

const COMPONENTS: RangeLimits = { services: 'components', nodeMasks: 'components' };
const GOOD = { pods: { ipv4: '172.25.0.0/16', ipv6: 'fd01::/48' }, services: { ipv4: '10.240.16.0/20', ipv6: 'fd02::/108' }, mask: { ipv4: 24, ipv6: 64 } };

const POOL = { ipv4: '192.168.10.64/26', ipv6: 'fd77:1::1:0/112' };
const ROUTER = { path: ['spec', 'loadBalancers', 'peers', 0], name: 'leaf', address: addressText('192.168.9.1'), asn: 64_601, multiHop: false };
const IPV6_ROUTER = { ...ROUTER, path: ['spec', 'loadBalancers', 'peers', 1], name: 'leaf-ipv6', address: addressText('fd77:9::1') };
const BGP: Partial<BalancerFacts> = { announcement: 'bgp', localASN: 64_512, peers: [ROUTER, IPV6_ROUTER] };
const CILIUM = { version: '1.20.2', versionPath: ['version'], replacesKubeProxy: true, replacesPath: ['proxy'], replacesValue: true };
const IPV6: Input = { ipFamily: 'IPv6', pods: { ipv6: 'fd01::/48' }, services: { ipv6: 'fd02::/108' }, mask: { ipv6: 64 } };

function clusterFacts(input: Input): ClusterFacts {
  const { ipFamily = 'IPv4+IPv6', pods = GOOD.pods, services = GOOD.services, mask = GOOD.mask, nodes = [], reserved = [], kubernetesVersion = '1.34.2', proxyMode = 'nftables', allocateNodeCidrs = true, podsTakeNodeRanges = true, isManaged = false, automatic = false, labels = {}, taints = [], nodesWanted = 3, limits, servicesMayLackFamily = false, balancers, nat64 } = input;
  const planned = (role: 'pods' | 'services', texts: { ipv4?: string; ipv6?: string }) =>
    (['ipv4', 'ipv6'] as const).flatMap((family) => (texts[family] === undefined ? [] : [rangeFact(role, { code: role }, [role, family], rangeText(texts[family]), { family, automatic: automatic && role === 'services' && family === 'ipv6' })]));
  const maskOf = (family: Family) => (mask[family] === undefined ? {} : { [family]: { path: ['mask', family], value: mask[family] } });
  const prefix = nat64 ? [rangeFact('nat64', { code: 'nat64' }, ['spec', 'nat64', 'prefix'], rangeText(nat64.prefix ?? '64:ff9b::/96'), { family: 'ipv6' })] : [];
  const ranges = [...prefix, ...planned('pods', pods), ...planned('services', services), ...nodes.map((text, index) => rangeFact('nodes', { code: 'nodes' }, ['nodes', index], rangeText(text))), ...(['ipv4', 'ipv6'] as const).flatMap((family) => (balancers?.ranges?.[family] === undefined ? [] : [rangeFact('loadBalancers', { code: 'load-balancers', params: { number: 1 } }, ['spec', 'loadBalancers', 'pools', 0, family], rangeText(balancers.ranges[family]), { family, ...(balancers.networks && { network: balancers.networks[family === 'ipv4' ? 0 : 1] ?? [] }) })])), ...reserved.map((text, index) => rangeFact('reserved', { code: 'reserved' }, ['reserved', index], rangeText(text)))];
  return {
    ipFamily,
    ipFamilyPath: ['ipFamily'],
    kubernetesVersion,
    kubernetesVersionPath: ['version'],
    proxyMode,
    proxyModePath: ['proxyMode'],
    ranges,
    read: readableRanges(ranges),
    nodeMask: { ...maskOf('ipv4'), ...maskOf('ipv6') },
    allocateNodeCidrs,
    podsTakeNodeRanges,
    defaults: { pods: { ipv4: cidr('172.25.0.0/16'), ipv6: cidr('fd01::/48') }, services: { ipv4: cidr('10.240.16.0/20'), ipv6: cidr('fd02::/108') } },
    required: { pods: familiesOf(ipFamily), services: servicesMayLackFamily ? familiesOf(ipFamily).filter((family) => services[family] !== undefined) : familiesOf(ipFamily) },
    servicesMayLackFamily,
    ...(balancers && { balancers: { path: ['spec', 'loadBalancers'], balancer: 'metallb', announcement: 'layer2', version: 'v0.16.1', pools: [{ name: 'default', path: ['spec', 'loadBalancers', 'pools', 0] }], peers: [], hosts: [], ...balancers } }),
    ...(nat64 && { nat64: { path: ['spec', 'nat64'], dns64: 'upstream', gateway: 'external', pluginPath: ['plugin'], ...nat64 } }),
    ...(limits && { limits }),
    assigned: [],
    labels: [{ path: ['labels'], entries: labels }],
    taints: taints.map((taint, index) => ({ path: ['taints', index], ...taint })),
    nodesWanted: { path: ['pools'], count: nodesWanted, isMost: false },
    isManaged,
    rangePath: (role, family) => [role, family],
  };
}

const rules = (input: Input) => runRules(KUBERNETES_RULES, clusterFacts(input)).map(({ finding }) => finding.rule.replace('kubernetes/', ''));
/** The ranges of the table lie in fd01:: and fd02::, of which there is a note; it has tests of its own. */
const NOTED = 'ula-not-random';

describe('rules of every cluster', () => {
  const cases: [what: string, input: Input, rules: string[]][] = [
    ['the defaults hold', {}, []],
    ['IPv4 alone', { ipFamily: 'IPv4', pods: { ipv4: '172.25.0.0/16' }, services: { ipv4: '10.240.16.0/20' }, mask: { ipv4: 24 } }, []],
    ['IPv6 alone', { ipFamily: 'IPv6', pods: { ipv6: 'fd01::/48' }, services: { ipv6: 'fd02::/108' }, mask: { ipv6: 64 } }, []],
    ['IPv6 first', { ipFamily: 'IPv6+IPv4' }, []],

    ['not an address at all', { pods: { ...GOOD.pods, ipv4: '999.999.999.999/24' } }, ['invalid-cidr']],
    ['no prefix', { services: { ...GOOD.services, ipv6: 'fd02::' } }, ['invalid-cidr']],
    ['empty', { pods: { ...GOOD.pods, ipv6: '' } }, ['invalid-cidr']],
    ['IPv4-mapped', { pods: { ...GOOD.pods, ipv6: '::ffff:10.0.0.0/104' } }, ['invalid-cidr']],
    ['host bits', { pods: { ...GOOD.pods, ipv4: '10.0.0.5/16' } }, ['host-bits']],
    ['an IPv6 range in the IPv4 field', { pods: { ...GOOD.pods, ipv4: 'fd03::/48' } }, ['wrong-family']],

    ['a family without a Pod range', { pods: { ipv4: '172.25.0.0/16' } }, ['missing-range']],
    ['a family without a Service range', { services: { ipv4: '10.240.16.0/20' } }, ['missing-range']],
    ['a family without a Service range, where Kubernetes lets it be', { services: { ipv4: '10.240.16.0/20' }, servicesMayLackFamily: true }, ['services-one-family']],
    ['both families of Services, where one would do', { servicesMayLackFamily: true }, []],
    ['a range of a family that is not spoken', { ipFamily: 'IPv4', mask: { ipv4: 24 } }, ['unexpected-family', 'unexpected-family']],
    ['a mask of a family that is not spoken', { ipFamily: 'IPv4', pods: { ipv4: '172.25.0.0/16' }, services: { ipv4: '10.240.16.0/20' } }, ['unexpected-family']],

    ['Services at the largest size, IPv6', { services: { ...GOOD.services, ipv6: 'fd02::/108' } }, []],
    ['Services one bit larger, IPv6', { services: { ...GOOD.services, ipv6: 'fd02::/107' } }, ['service-cidr-too-large']],
    ['Services fd02::/64', { services: { ...GOOD.services, ipv6: 'fd02::/64' } }, ['service-cidr-too-large']],
    ['Services at the largest size, IPv4', { services: { ...GOOD.services, ipv4: '10.240.0.0/12' } }, []],
    ['Services one bit larger, IPv4', { services: { ...GOOD.services, ipv4: '10.224.0.0/11' } }, ['service-cidr-too-large']],
    ['Services fd02::/64 without kubeadm, before 1.34', { services: { ...GOOD.services, ipv6: 'fd02::/64' }, limits: COMPONENTS, kubernetesVersion: '1.33.9' }, ['service-cidr-too-large']],
    ['Services fd02::/64 without kubeadm, from 1.34 on', { services: { ...GOOD.services, ipv6: 'fd02::/64' }, limits: COMPONENTS }, []],
    ['Services fd02::/63 without kubeadm, from 1.34 on', { services: { ...GOOD.services, ipv6: 'fd02::/63' }, limits: COMPONENTS }, ['service-cidr-too-large']],
    ['Services 10.0.0.0/8 without kubeadm, from 1.34 on', { services: { ...GOOD.services, ipv4: '10.0.0.0/8' }, limits: COMPONENTS }, []],
    ['Services of 16 addresses', { services: { ...GOOD.services, ipv4: '10.240.16.0/28' } }, []],
    ['Services of 8 addresses', { services: { ...GOOD.services, ipv4: '10.240.16.0/29' } }, ['service-cidr-too-small']],
    ['Services of 8 addresses, IPv6', { services: { ...GOOD.services, ipv6: 'fd02::/125' } }, ['service-cidr-too-small']],

    ['mask 16 bits longer', { pods: { ...GOOD.pods, ipv6: 'fd01::/48' }, mask: { ipv4: 24, ipv6: 64 } }, []],
    ['mask 17 bits longer', { pods: { ...GOOD.pods, ipv6: 'fd00::/47' }, mask: { ipv4: 24, ipv6: 64 } }, ['node-cidr-mask']],
    ['an IPv4 mask 17 bits longer, with kubeadm', { pods: { ...GOOD.pods, ipv4: '10.0.0.0/8' }, services: { ...GOOD.services, ipv4: '172.30.0.0/16' }, mask: { ipv4: 25, ipv6: 64 } }, ['node-cidr-mask']],
    ['an IPv4 mask 17 bits longer, without kubeadm', { pods: { ...GOOD.pods, ipv4: '10.0.0.0/8' }, services: { ...GOOD.services, ipv4: '172.30.0.0/16' }, mask: { ipv4: 25, ipv6: 64 }, limits: COMPONENTS }, []],
    ['an IPv6 mask 17 bits longer, without kubeadm', { pods: { ...GOOD.pods, ipv6: 'fd00::/47' }, limits: COMPONENTS }, ['node-cidr-mask']],
    ['mask shorter', { pods: { ...GOOD.pods, ipv6: 'fd00::/104' }, mask: { ipv4: 24, ipv6: 64 } }, ['node-cidr-mask']],
    ['mask as long as the range is one node', { pods: { ...GOOD.pods, ipv4: '172.25.0.0/24' } }, ['few-nodes', 'nodes-wanted']],
    ['the example of 1.16: fc00::/24 with /64', { pods: { ipv4: '10.244.0.0/16', ipv6: 'fc00::/24' }, services: { ipv4: '10.0.0.0/16', ipv6: 'fd00::/108' } }, ['node-cidr-mask']],
    ['nobody allocates, so any mask', { pods: { ...GOOD.pods, ipv6: 'fd00::/47' }, allocateNodeCidrs: false }, []],

    ['126 Pods of a node', { mask: { ipv4: 25, ipv6: 64 } }, []],
    ['62 Pods of a node', { mask: { ipv4: 26, ipv6: 64 } }, ['few-pods-per-node']],
    ['127 Pods of a node, IPv6', { pods: { ...GOOD.pods, ipv6: 'fd01::/112' }, mask: { ipv4: 24, ipv6: 121 } }, []],
    ['63 Pods of a node, IPv6', { pods: { ...GOOD.pods, ipv6: 'fd01::/112' }, mask: { ipv4: 24, ipv6: 122 } }, ['few-pods-per-node']],
    ['two Pods of a node', { pods: { ...GOOD.pods, ipv4: '172.25.0.0/20' }, mask: { ipv4: 30, ipv6: 64 } }, ['few-pods-per-node']],
    ['no Pods of a node', { pods: { ...GOOD.pods, ipv4: '172.25.0.0/20' }, mask: { ipv4: 31, ipv6: 64 } }, ['node-range-empty']],
    ['no Pods of a node, IPv6', { pods: { ...GOOD.pods, ipv6: 'fd01::/112' }, mask: { ipv4: 24, ipv6: 127 } }, ['node-range-empty']],
    ['small ranges that the plugin does not look at', { pods: { ...GOOD.pods, ipv4: '172.25.0.0/20' }, mask: { ipv4: 31, ipv6: 64 }, podsTakeNodeRanges: false }, []],

    ['Services inside Pods', { services: { ...GOOD.services, ipv6: 'fd01:0:0:1::/112' } }, ['pods-services-overlap']],
    ['Pods inside Services', { pods: { ...GOOD.pods, ipv4: '10.240.16.0/24' }, mask: { ipv4: 28, ipv6: 64 } }, ['pods-services-overlap', 'few-pods-per-node']],
    ['Pods and Services the same', { services: { ...GOOD.services, ipv4: '172.25.0.0/16' } }, ['pods-services-overlap']],
    ['Pods beside Services', { services: { ...GOOD.services, ipv4: '172.26.0.0/16' } }, []],
    ['nodes inside Pods', { nodes: ['172.25.7.0/24'] }, ['node-network-overlap']],
    ['Services inside the node network', { nodes: ['10.0.0.0/8'] }, ['node-network-overlap']],
    ['nodes elsewhere', { nodes: ['10.0.0.0/16', '2a05:d014::/56'] }, []],
    ['Pods in a reserved range', { reserved: ['172.16.0.0/12'] }, ['reserved-cidr-overlap']],
    ['nodes in a reserved range', { nodes: ['192.168.1.0/24'], reserved: ['192.168.0.0/16'] }, ['reserved-cidr-overlap']],
    ['reserved ranges may overlap one another', { reserved: ['192.168.0.0/16', '192.168.1.0/24'] }, []],

    ['loopback', { pods: { ...GOOD.pods, ipv4: '127.0.0.0/16' } }, ['reserved-range']],
    ['link-local', { pods: { ...GOOD.pods, ipv6: 'fe80::/48' } }, ['reserved-range']],
    ['multicast', { services: { ...GOOD.services, ipv6: 'ff00::/112' } }, ['reserved-range']],
    ['everything', { services: { ...GOOD.services, ipv4: '0.0.0.0/0' } }, ['reserved-range', 'service-cidr-too-large', 'pods-services-overlap', 'documentation-range']],
    ['site-local', { pods: { ...GOOD.pods, ipv6: 'fec0::/48' } }, ['site-local']],
    ['documentation, IPv6', { pods: { ...GOOD.pods, ipv6: '2001:db8::/48' } }, ['documentation-range']],
    ['documentation, IPv4', { nodes: ['198.51.100.0/24'] }, ['documentation-range']],
    ['documentation, RFC 9637', { pods: { ...GOOD.pods, ipv6: '3fff::/48' } }, ['documentation-range']],

    ['dual stack before 1.16', { kubernetesVersion: '1.15.0', proxyMode: 'ipvs' }, ['dual-stack-version']],
    ['dual stack with no version', { kubernetesVersion: '', proxyMode: 'iptables' }, []],
    ['nftables with what is no version', { kubernetesVersion: 'newest', proxyMode: 'nftables' }, []],
    ['dual stack in alpha, ipvs', { kubernetesVersion: '1.16.0', proxyMode: 'ipvs' }, ['dual-stack-alpha']],
    ['dual stack in alpha, iptables at 1.17', { kubernetesVersion: '1.17.0', proxyMode: 'iptables' }, ['proxy-mode-dual-stack', 'dual-stack-alpha']],
    ['dual stack in alpha, iptables at 1.18', { kubernetesVersion: '1.18.0', proxyMode: 'iptables' }, ['dual-stack-alpha']],
    ['dual stack in alpha where the platform sets the gates', { kubernetesVersion: '1.15.0', proxyMode: 'iptables', isManaged: true }, []],
    ['dual stack at 1.21', { kubernetesVersion: '1.21.0', proxyMode: 'iptables' }, []],
    ['nftables before it existed', { kubernetesVersion: '1.28.0' }, ['nftables-version']],
    ['nftables behind its gate', { kubernetesVersion: '1.30.0' }, ['nftables-version']],
    ['nftables at 1.31', { kubernetesVersion: '1.31.0' }, []],
    ['ipvs at 1.34', { proxyMode: 'ipvs' }, []],
    ['Pods on somebody’s addresses', { pods: { ...GOOD.pods, ipv4: '8.8.0.0/16' } }, ['public-range']],
    ['Pods on somebody’s addresses, IPv6', { pods: { ...GOOD.pods, ipv6: '2a00:1450:4000::/48' } }, ['public-range']],
    ['Services on somebody’s addresses', { services: { ...GOOD.services, ipv4: '25.0.0.0/16' } }, ['public-range']],
    ['Pods in shared address space', { pods: { ...GOOD.pods, ipv4: '100.64.0.0/16' } }, []],
    ['Pods of what the site was assigned', { pods: { ...GOOD.pods, ipv6: '2a05:d014:937:4600::/56' }, nodes: ['2a05:d014:937:4500::/64'] }, []],
    ['Pods of what another site was assigned', { pods: { ...GOOD.pods, ipv6: '2a05:d014:938:4600::/56' }, nodes: ['2a05:d014:937:4500::/64'] }, ['public-range']],
    ['nodes on addresses of the Internet', { nodes: ['2a05:d014:937:4500::/64'] }, []],
    ['256 Services in IPv6 beside 4,096', { services: { ...GOOD.services, ipv6: 'fd02::/120' } }, ['unbalanced-families']],
    ['256 Services in IPv6 beside 4,096, as the platform sets it', { services: { ...GOOD.services, ipv6: 'fd02::/120' }, automatic: true }, ['unbalanced-families-platform']],
    ['256 Services in both', { services: { ipv4: '10.240.16.0/24', ipv6: 'fd02::/120' } }, []],
    ['256 Services in IPv6, IPv6 alone', { ipFamily: 'IPv6', pods: { ipv6: 'fd01::/48' }, services: { ipv6: 'fd02::/120' }, mask: { ipv6: 64 } }, []],
    ['16 nodes in IPv6 beside 256', { pods: { ...GOOD.pods, ipv6: 'fd01::/60' } }, ['unbalanced-families']],
    ['as many nodes as ranges', { nodesWanted: 256 }, []],
    ['more nodes than ranges', { nodesWanted: 257 }, ['nodes-wanted']],
    ['labels of every kind that there is', { labels: { a: '', 'example.com/Team_1.x': 'a-b_c.D', [`${'a'.repeat(63)}`]: 'v'.repeat(63) } }, []],
    ['a label without a key', { labels: { '': 'x' } }, ['label-syntax']],
    ['a label key with a space', { labels: { 'bad key': 'v' } }, ['label-syntax']],
    ['a label key with two slashes', { labels: { 'a/b/c': 'v' } }, ['label-syntax']],
    ['a label key with a prefix in capitals', { labels: { 'Example.com/a': 'v' } }, ['label-syntax']],
    ['a label key of 64 characters', { labels: { [`${'a'.repeat(64)}`]: 'v' } }, ['label-syntax']],
    ['a label value with a space', { labels: { k: 'bad value!' } }, ['label-syntax']],
    ['a label value that ends with a hyphen', { labels: { k: 'v-' } }, ['label-syntax']],
    ['a taint', { taints: [{ key: 'dedicated', value: 'gpu', effect: 'NoSchedule' }, { key: 'dedicated', value: 'gpu', effect: 'NoExecute' }] }, []],
    ['a taint key with a space', { taints: [{ key: 'bad key', value: '', effect: 'NoSchedule' }] }, ['taint-syntax']],
    ['a taint value with a space', { taints: [{ key: 'k', value: 'a b', effect: 'NoSchedule' }] }, ['taint-syntax']],
    ['a taint twice', { taints: [{ key: 'k', value: 'a', effect: 'NoSchedule' }, { key: 'k', value: 'b', effect: 'NoSchedule' }] }, ['taint-syntax']],

    ['load balancers that hold', { balancers: { ranges: POOL } }, []],
    ['load balancers without a pool', { balancers: { pools: [] } }, ['load-balancer-pool']],
    ['load balancers inside Pods', { balancers: { ranges: { ...POOL, ipv4: '172.25.7.0/26' } } }, ['load-balancer-overlap']],
    ['a load balancer with the address of a host', { balancers: { ranges: POOL, hosts: [{ name: { code: 'endpoint' }, path: ['endpoint'], value: addressOf('ipv4', cidr(POOL.ipv4).first + 3n) }] } }, ['load-balancer-hosts']],
    ['a host beside the load balancers', { balancers: { ranges: POOL, hosts: [{ name: { code: 'endpoint' }, path: ['endpoint'], value: addressOf('ipv4', cidr(POOL.ipv4).last + 1n) }] } }, []],
    ['load balancers at the edge of their network', { nodes: ['192.168.10.0/26', 'fd77:1::/64'], balancers: { ranges: { ipv4: '192.168.10.48/28', ipv6: 'fd77:1::1:0/112' }, networks: [['nodes', 0], ['nodes', 1]] } }, ['load-balancer-edge']],
    ['load balancers at an edge that MetalLB leaves out', { nodes: ['192.168.10.0/24', 'fd77:1::/64'], balancers: { ranges: { ipv4: '192.168.10.192/26', ipv6: 'fd77:1::1:0/112' }, networks: [['nodes', 0], ['nodes', 1]] } }, []],
    ['load balancers beside the network of the nodes', { nodes: ['192.168.11.0/24'], balancers: { ranges: POOL } }, ['load-balancer-network']],
    ['load balancers in it over BGP', { nodes: ['192.168.10.0/24'], balancers: { ...BGP, ranges: POOL } }, ['load-balancer-network']],
    ['load balancers of one family', { balancers: { ranges: { ipv4: POOL.ipv4 } } }, ['load-balancer-families']],
    ['load balancers of a family that nobody has', { ipFamily: 'IPv4', pods: { ipv4: '172.25.0.0/16' }, services: { ipv4: '10.240.16.0/20' }, mask: { ipv4: 24 }, balancers: { ranges: POOL } }, ['load-balancer-unexpected-family']],
    ['BGP without a router', { balancers: { ...BGP, ranges: POOL, peers: [] } }, ['load-balancer-peer']],
    ['a router inside Services', { balancers: { ...BGP, ranges: POOL, peers: [{ ...ROUTER, address: addressText('10.240.16.9') }, IPV6_ROUTER] } }, ['load-balancer-peer-address']],
    ['routers of one family', { balancers: { ...BGP, ranges: POOL, peers: [ROUTER] } }, ['load-balancer-peer-family']],
    ['BGP of nodes with IPv6 alone', { ipFamily: 'IPv6', pods: { ipv6: GOOD.pods.ipv6 }, services: { ipv6: GOOD.services.ipv6 }, mask: { ipv6: 64 }, balancers: { ...BGP, ranges: { ipv6: POOL.ipv6 }, peers: [IPV6_ROUTER] } }, ['load-balancer-router-id']],
    ['the same with router IDs', { ipFamily: 'IPv6', pods: { ipv6: GOOD.pods.ipv6 }, services: { ipv6: GOOD.services.ipv6 }, mask: { ipv6: 64 }, balancers: { ...BGP, ranges: { ipv6: POOL.ipv6 }, peers: [IPV6_ROUTER], routerIDs: '10.255.0.0/24' } }, []],
    ['router IDs that are none', { balancers: { ...BGP, ranges: POOL, peers: [ROUTER, IPV6_ROUTER], routerIDs: '0.0.0.0/32' } }, ['load-balancer-router-ids']],
    ['MetalLB without objects', { balancers: { ranges: POOL, version: 'v0.12.1' } }, ['metallb-version']],
    ['load balancers of Cilium without it', { balancers: { ranges: POOL, balancer: 'cilium' } }, ['load-balancer-cilium']],
    ['load balancers of Cilium on layer 2, before IPv6', { balancers: { ranges: POOL, balancer: 'cilium', cilium: { ...CILIUM, version: '1.18.10' } } }, ['load-balancer-cilium-ipv6']],
    ['load balancers of Cilium on layer 2 beside kube-proxy', { balancers: { ranges: POOL, balancer: 'cilium', cilium: { ...CILIUM, replacesKubeProxy: false } } }, ['load-balancer-cilium']],
    ['layer 2 beside ipvs without strict ARP', { proxyMode: 'ipvs', balancers: { ranges: POOL, strictArp: { isOn: false, path: ['strictArp'] } } }, ['load-balancer-strict-arp']],
    ['layer 2 beside ipvs with it', { proxyMode: 'ipvs', balancers: { ranges: POOL, strictArp: { isOn: true, path: ['strictArp'] } } }, []],

    ['NAT64 that holds', { ...IPV6, nat64: {} }, []],
    ['NAT64 in two families', { nat64: {} }, ['nat64-family']],
    ['a prefix of NAT64 of another length', { ...IPV6, nat64: { prefix: 'fd64::/72' } }, ['nat64-prefix']],
    ['a prefix of NAT64 inside Pods', { ...IPV6, nat64: { prefix: 'fd01:0:0:64::/96' } }, ['nat64-overlap']],
    ['a prefix of NAT64 in a reserved range', { ...IPV6, reserved: ['fd64::/32'], nat64: { prefix: 'fd64::/96' } }, ['nat64-overlap']],
    ['the Well-Known Prefix beside private IPv4', { ...IPV6, reserved: ['100.64.0.0/24'], nat64: {} }, ['nat64-not-global']],
    ['the Well-Known Prefix beside other IPv4', { ...IPV6, reserved: ['11.0.0.0/24'], nat64: {} }, []],
    ['NAT64 by Cilium on IPv6 alone', { ...IPV6, nat64: { gateway: 'cilium', cilium: CILIUM } }, ['nat64-cilium']],
    ['DNS64 by CoreDNS', { ...IPV6, nat64: { dns64: 'coredns' } }, ['nat64-resolver']],

    ['ipvs at 1.35', { kubernetesVersion: '1.35.0', proxyMode: 'ipvs' }, ['ipvs-deprecated']],
  ];
  it.each(cases)('%s', (_, input, expected) => {
    expect(rules(input).filter((rule) => rule !== NOTED)).toEqual(expected);
  });

  it('has a case that breaks each rule', () => {
    const seen = new Set([NOTED, ...cases.flatMap(([, , expected]) => expected)]);
    expect(KUBERNETES_RULES.map(({ id }) => id.replace('kubernetes/', '')).filter((id) => !seen.has(id))).toEqual([]);
  });

  it('notes a unique local range whose ID nobody drew, and offers one that was', () => {
    const noted = (ipv6: string) => runRules(KUBERNETES_RULES, clusterFacts({ pods: { ...GOOD.pods, ipv6 } })).find(({ finding }) => finding.rule === `kubernetes/${NOTED}`);
    for (const ipv6 of ['fd00::/48', 'fd01::/48', 'fd00:10:244::/48', 'fc00::/24', 'fc12:3456:789a::/48']) expect(noted(ipv6)?.finding).toMatchObject({ severity: 'info', path: ['pods', 'ipv6'] });
    for (const ipv6 of ['fd6e:9671:5f6c::/48', 'fdd4:21b0:9e3f:8000::/56']) expect(noted(ipv6)).toBeUndefined();
    const [first, second] = [noted('fd01::/48'), noted('fd01::/48')].map((candidate) => String(candidate?.fixes()[0]?.value));
    expect(first).toMatch(/^fd[0-9a-f:]+::\/48$/);
    expect(first).not.toBe(second);
    expect(noted(first ?? '')).toBeUndefined();
  });

  it('offers the usual range, the next one behind, shrinking either of the two, and moving the other', () => {
    const [candidate] = runRules(KUBERNETES_RULES, clusterFacts({ services: { ...GOOD.services, ipv4: '172.25.0.0/20' } }));
    expect(candidate?.fixes().map(english.label)).toEqual(['Use 10.240.16.0/20', 'Use 172.26.0.0/20', 'Use 10.0.0.0/20', 'Use 172.16.0.0/20', 'Use 192.168.0.0/20', 'Shrink the Pods CIDR to 172.25.128.0/17', 'Use 10.0.0.0/16 for the Pods CIDR']);
  });

  it('says once at a place what one range does to several others', () => {
    const found = runRules(KUBERNETES_RULES, clusterFacts({ services: { ...GOOD.services, ipv4: '172.25.0.0/20' }, nodes: ['172.25.8.0/24'] })).map(({ finding }) => [finding.rule, finding.path.join('.')]);
    expect(found.filter(([, path]) => path === 'services.ipv4')).toEqual([['kubernetes/pods-services-overlap', 'services.ipv4']]);
  });

  it('says of a way to another range than the one that is named what speaks for it', () => {
    const [candidate] = runRules(KUBERNETES_RULES, clusterFacts({ pods: { ...GOOD.pods, ipv4: '10.0.0.5/16' } }));
    expect(candidate && english.message(candidate.finding)).toContain('The network is 10.0.0.0/16.');
    expect(candidate?.fixes().map(english.label).slice(0, 2)).toEqual(['Use 10.0.0.0/16', 'Use 172.25.0.0/16, which is free']);
  });

  it('names the source of each thing that it says', () => {
    const sourceOf = (rule: string, input: Input) => runRules(KUBERNETES_RULES, clusterFacts(input)).find(({ finding }) => finding.rule === `kubernetes/${rule}`)?.finding.source?.title;
    const wide = { services: { ...GOOD.services, ipv6: 'fd02::/48' } };
    expect(sourceOf('service-cidr-too-large', wide)).toMatch(/^kubeadm /);
    for (const input of [{ ...wide, limits: COMPONENTS }, { ...wide, limits: COMPONENTS, kubernetesVersion: '1.33.9' }, { ...wide, kubernetesVersion: '1.33.9' }]) expect(sourceOf('service-cidr-too-large', input)).toMatch(/^kube-apiserver/);
    expect(sourceOf('unbalanced-families', { services: { ...GOOD.services, ipv6: 'fd02::/120' } })).toContain('Services');
    expect(sourceOf('unbalanced-families', { pods: { ...GOOD.pods, ipv6: 'fd01::/64' } })).toContain('nodes');
    expect(sourceOf('node-cidr-mask', { mask: { ipv4: 24, ipv6: 72 } })).toMatch(/^kubeadm /);
    expect(sourceOf('node-cidr-mask', { mask: { ipv4: 24, ipv6: 72 }, limits: COMPONENTS })).toMatch(/^node IPAM/);
  });

  it('counts in words that fit', () => {
    const says = (rule: string, input: Input) => runRules(KUBERNETES_RULES, clusterFacts(input)).filter(({ finding }) => finding.rule === `kubernetes/${rule}`).map(({ finding }) => english.message(finding));
    expect(says('few-nodes', { pods: { ...GOOD.pods, ipv4: '172.25.0.0/24' }, nodesWanted: 1 })).toEqual(['172.25.0.0/24 splits into 1 range of /24: the cluster can never have more than 1 node.']);
    expect(says('unbalanced-families', { pods: { ...GOOD.pods, ipv6: 'fd01::/64' }, nodesWanted: 1 })[0]).toContain('carries 1 node,');
    expect(says('node-network-overlap', { nodes: ['172.25.8.0/24'] })[0]).toContain('encloses the Node network 172.25.8.0/24');
    expect(says('wrong-family', { pods: { ipv4: 'fd01::/48', ipv6: 'fd03::/48' } })).toEqual(['fd01::/48 is an IPv6 range, and the Pods CIDR takes an IPv4 one here.']);
  });

  it('says the value, the limit and what would do', () => {
    const [candidate] = runRules(KUBERNETES_RULES, clusterFacts({ services: { ...GOOD.services, ipv6: 'fd02::/64' } }));
    expect(candidate && english.message(candidate.finding)).toBe('fd02::/64 holds 2⁶⁴ addresses; kubeadm takes at most 2²⁰, so the prefix must be /108 or longer.');
    const says = (input: Input) => runRules(KUBERNETES_RULES, clusterFacts(input)).map(({ finding }) => english.message(finding))[0];
    expect(says({ services: { ...GOOD.services, ipv6: 'fd02::/64' }, kubernetesVersion: '1.33.9' })).toBe('fd02::/64 holds 2⁶⁴ addresses; kube-apiserver takes at most 2²⁰, so the prefix must be /108 or longer.');
    expect(says({ services: { ...GOOD.services, ipv6: 'fd02::/48' }, limits: COMPONENTS })).toBe('fd02::/48 holds 2⁸⁰ addresses; kube-apiserver takes at most 2⁶⁴, so the prefix must be /64 or longer.');
    expect(candidate?.fixes()[0]).toMatchObject({ value: 'fd02::/108', label: { code: 'use', params: { value: 'fd02::/108' } } });
  });

  it('offers what was meant where a text was pasted with spaces or zeros', () => {
    const fixes = (ipv4: string) => runRules(KUBERNETES_RULES, clusterFacts({ pods: { ...GOOD.pods, ipv4 } }))[0]?.fixes().map(english.label);
    expect(fixes(' 172.30.0.0/16 ')).toEqual(['Use 172.30.0.0/16']);
    expect(fixes('172.030.0.0/016')).toEqual(['Use 172.30.0.0/16']);
    expect(fixes('172.30.0.0')).toEqual(['Use 172.30.0.0/16']);
  });

  it('offers node masks that leave a node its Pods first', () => {
    const masks = (pods: string, ipv4: number) => runRules(KUBERNETES_RULES, clusterFacts({ pods: { ...GOOD.pods, ipv4: pods }, mask: { ipv4, ipv6: 64 } }))[0]?.fixes().map(({ value }) => value);
    expect(masks('172.25.0.0/20', 19)).toEqual([20, 21, 28, 32]);
    expect(masks('172.25.0.0/20', 31)).toEqual([25, 24]);
    expect(masks('172.25.0.0/25', 30)).toEqual([]);
  });
});
