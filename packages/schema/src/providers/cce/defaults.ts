import { formatAddress } from '../../address/format.js';
import { addressText, type RangeText, rangeText } from '../../address/text.js';
import { Defaulter, isEmptyObject } from '../../plan/defaults.js';
import type { Defaulted } from '../../plan/provider.js';
import type { Path } from '../../findings/finding.js';
import { DEFAULT_IPV6_SERVICE_CIDR, DEFAULT_SERVICE_CIDR, DISK, FIX_POOL_MASK, type ProxyMode, SITE } from './catalog.js';
import type { CcePlan, CceRead } from './plan.js';
import { type OfSites, SOURCES } from './sources.js';
import { newestVersion } from './versions.js';

/** The first address of a subnet, which the consoles make its gateway; undefined while the range cannot be read. */
export function defaultGateway({ value }: RangeText): string | undefined {
  return value && value.first < value.last ? formatAddress(value.family, value.first + 1n) : undefined;
}

/** The API takes iptables when nothing is said; an IPv6 cluster cannot use it. */
export function defaultProxyMode(ipFamily: CceRead['spec']['ipFamily']): ProxyMode {
  return ipFamily === 'IPv4' ? 'iptables' : 'ipvs';
}

/** Fills in what CCE and its consoles would fill in. The container CIDR is not: the console picks one at random. */
export function withDefaults(read: CceRead): Defaulted<CcePlan> {
  const defaulter = new Defaulter(read);
  const { spec } = defaulter.plan;
  const { site, clusterType, networkModel } = spec.cce;
  const fill = (path: Path, value: unknown, source: OfSites) => {
    if (value !== undefined) defaulter.fill(path, value, source[site]);
  };
  const inCce = (key: string, value: unknown, source: OfSites) => fill(['spec', 'cce', key], value, source);
  const isDual = spec.ipFamily !== 'IPv4';
  const isTurbo = clusterType === 'turbo';

  fill(['spec', 'reservedCidrs'], [], SOURCES.cidrPlanning);
  inCce('version', spec.kubernetesVersion === undefined ? newestVersion(site) : `v${spec.kubernetesVersion.replace(/^v/, '')}`, SOURCES.createCluster);
  fill(['spec', 'network', 'podCidrs'], {}, SOURCES.createCluster);
  fill(['spec', 'network', 'serviceCidrs', 'ipv4'], rangeText(DEFAULT_SERVICE_CIDR), SOURCES.serviceNetwork);
  if (isDual && isTurbo) fill(['spec', 'network', 'serviceCidrs', 'ipv6'], rangeText(DEFAULT_IPV6_SERVICE_CIDR), SOURCES.serviceNetwork);
  fill(['spec', 'network', 'proxyMode'], defaultProxyMode(spec.ipFamily), isDual ? SOURCES.console : SOURCES.clusterSpec);

  fill(['spec', 'cce', 'moreNodeSubnets'], [], SOURCES.createNodePool);
  fill(['spec', 'cce', 'podSubnets'], [], SOURCES.createCluster);
  const listed = (key: 'moreNodeSubnets' | 'podSubnets') => (spec.cce[key] ?? []).map((subnet, index) => ({ path: ['spec', 'cce', key, index], subnet }));
  for (const { path, subnet } of [{ path: ['spec', 'cce', 'nodeSubnet'], subnet: spec.cce.nodeSubnet }, ...listed('moreNodeSubnets'), ...listed('podSubnets')]) {
    fill([...path, 'ipv6Enabled'], false, SOURCES.createSubnetApi);
    const gateway = defaultGateway(subnet.cidr);
    fill([...path, 'gatewayIp'], gateway === undefined ? undefined : addressText(gateway), SOURCES.createSubnet);
    fill([...path, 'dnsServers'], SITE[site].dnsServers.map(addressText), SOURCES.dnsServers);
  }
  if (networkModel === 'vpc-router') inCce('fixPoolMask', FIX_POOL_MASK.usual, SOURCES.vpcNetwork);
  if (networkModel === 'overlay_l2') inCce('networkPolicies', true, SOURCES.constraints);
  inCce('sharedBandwidth', null, SOURCES.dualStack);
  fill(['spec', 'cce', 'authentication', 'mode'], 'rbac', SOURCES.createCluster);
  inCce('cpuManagerPolicy', 'none', SOURCES.createCluster);
  inCce('deletionProtection', false, SOURCES.createCluster);

  fill(['spec', 'nodePools'], [], SOURCES.createNodePool);
  spec.nodePools?.forEach((_, index) => {
    const pool = (key: string, value: unknown, source: OfSites) => fill(['spec', 'nodePools', index, key], value, source);
    pool('availabilityZone', 'random', SOURCES.createNodePool);
    pool('os', SITE[site].operatingSystems[0], SOURCES.node);
    pool('runtime', 'containerd', SOURCES.createNodePool);
    pool('rootVolume', { size: DISK.system.usual, volumetype: 'SSD' }, SOURCES.node);
    pool('dataVolumes', [{ size: DISK.data.usual, volumetype: 'SSD' }], SOURCES.node);
  });

  const loadBalancer = (key: string, value: unknown, source: OfSites) => fill(['spec', 'cce', 'loadBalancer', key], value, source);
  const zone = spec.nodePools?.map(({ availabilityZone }) => availabilityZone).find((each) => each !== undefined && each !== 'random');
  loadBalancer('class', 'performance', SOURCES.loadBalancerService);
  loadBalancer('ipFamily', isDual && isTurbo ? 'IPv4+IPv6' : 'IPv4', SOURCES.dualStack);
  loadBalancer('ingressFamily', 'IPv4', SOURCES.dualStack);
  loadBalancer('availabilityZones', [zone ?? SITE[site].exampleZone], SOURCES.loadBalancerService);
  loadBalancer('l4FlavorName', 'L4_flavor.elb.s1.small', SOURCES.loadBalancerService);
  loadBalancer('l7FlavorName', 'L7_flavor.elb.s1.small', SOURCES.loadBalancerIngress);

  return { plan: defaulter.plan as CcePlan, filled: defaulter.filled.filter(({ value }) => value !== null && !isEmptyObject(value)) };
}
