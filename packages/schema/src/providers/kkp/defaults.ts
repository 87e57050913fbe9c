import { familiesOf } from '../../address/family.js';
import { addressText, rangeText } from '../../address/text.js';
import { Defaulter, isEmptyObject } from '../../plan/defaults.js';
import { fillLoadBalancers } from '../../plan/load-balancers.js';
import type { Defaulted } from '../../plan/provider.js';
import { isAtLeast } from '../../facts/version.js';
import { DATACENTER_DECIDES_IPV6, DEFAULT_TUNNELING_AGENT_IP, DNS_DOMAIN, type KkpRelease, type ProxyMode, releaseOf } from './catalog.js';
import type { KkpPlan, KkpRead } from './plan.js';
import { SOURCES } from './sources.js';

/** KKP's default ranges and masks (pkg/resources/resources.go); the IPv6 Service range differs by release. */
export function defaultNetwork(release: KkpRelease) {
  return {
    podCidrs: { ipv4: '172.25.0.0/16', ipv6: 'fd01::/48' },
    serviceCidrs: { ipv4: '10.240.16.0/20', ipv6: release.serviceCidrIpv6 },
    nodeCidrMask: { ipv4: 24, ipv6: 64 },
  } as const;
}

/** The proxy mode that KKP takes when the cluster names none (GetDefaultProxyMode). */
export function defaultProxyMode(release: KkpRelease, cloudProvider: string, kubernetesVersion: string): ProxyMode {
  const isNftables = release.nftablesDefaultFrom !== undefined && isAtLeast(kubernetesVersion, release.nftablesDefaultFrom);
  if (cloudProvider === 'hetzner' && !(isNftables && release.nftablesOnHetzner)) return 'iptables';
  return isNftables ? 'nftables' : 'ipvs';
}

/**
 * A version of Kubernetes as KKP reads it: a leading v is dropped, a missing patch release is 0 (Masterminds' NewVersion).
 * A text that is no version stays as it is, and a rule says so.
 */
function readVersion(text: string): string {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text);
  return match ? `${match[1]}.${match[2]}.${match[3] ?? '0'}` : text;
}

/**
 * Fills in what KKP's webhook and its dashboard would fill in.
 * Like KKP, it fills the ranges of Pods or Services only where none is given: one range of two is a mistake, not a gap.
 */
export function withDefaults(read: KkpRead): Defaulted<KkpPlan> {
  const defaulter = new Defaulter(read);
  const { plan: { spec, metadata }, fill } = { plan: defaulter.plan, fill: defaulter.fill.bind(defaulter) };
  const release = releaseOf(spec.kkp.release);
  const { cloudProvider } = spec.kkp;
  const network = defaultNetwork(release);

  const version = spec.kubernetesVersion === undefined ? undefined : readVersion(spec.kubernetesVersion);
  if (version !== spec.kubernetesVersion) defaulter.read(['spec', 'kubernetesVersion'], version, SOURCES.semver);
  fill(['spec', 'kubernetesVersion'], release.kubernetes.default, release.sources.versions);
  fill(['spec', 'reservedCidrs'], [], SOURCES.clusterType);
  fill(['spec', 'kkp', 'humanReadableName'], metadata.name, SOURCES.clusterSpec);
  fill(['spec', 'kkp', 'datacenter', 'ipv6Enabled'], !DATACENTER_DECIDES_IPV6.includes(cloudProvider), SOURCES.datacenter);

  fill(['spec', 'kkp', 'cni', 'type'], 'cilium', SOURCES.defaults);
  const cniType = spec.kkp.cni?.type ?? 'cilium';
  const cniVersion = cniType === 'none' ? '' : release.cni[cniType].default;
  if (spec.kkp.cni?.version === '' && cniVersion !== '') defaulter.read(['spec', 'kkp', 'cni', 'version'], cniVersion, SOURCES.defaults);
  fill(['spec', 'kkp', 'cni', 'version'], cniVersion, release.sources.cni);

  for (const role of ['podCidrs', 'serviceCidrs'] as const) {
    const given = spec.network?.[role];
    if (given?.ipv4 !== undefined || given?.ipv6 !== undefined) continue;
    fill(['spec', 'network', role], {}, release.sources.network);
    for (const family of familiesOf(spec.ipFamily)) fill(['spec', 'network', role, family], rangeText(network[role][family]), release.sources.network);
  }
  fill(['spec', 'network', 'nodeCidrMask'], {}, release.sources.network);
  for (const family of familiesOf(spec.ipFamily)) fill(['spec', 'network', 'nodeCidrMask', family], network.nodeCidrMask[family], release.sources.network);
  fill(['spec', 'network', 'proxyMode'], defaultProxyMode(release, cloudProvider, spec.kubernetesVersion ?? ''), SOURCES.defaultNetwork);
  if (spec.network?.proxyMode === 'ipvs') fill(['spec', 'kkp', 'ipvs'], { strictArp: true }, SOURCES.defaultNetwork);

  fill(['spec', 'kkp', 'exposeStrategy'], 'NodePort', SOURCES.defaults);
  if (spec.kkp.exposeStrategy === 'Tunneling') fill(['spec', 'kkp', 'tunnelingAgentIP'], addressText(DEFAULT_TUNNELING_AGENT_IP), SOURCES.defaultNetwork);
  fill(['spec', 'kkp', 'nodeLocalDNSCacheEnabled'], true, SOURCES.defaultNetwork);
  fill(['spec', 'kkp', 'konnectivityEnabled'], true, SOURCES.network);
  if (spec.kkp.dnsDomain === '') defaulter.read(['spec', 'kkp', 'dnsDomain'], DNS_DOMAIN, SOURCES.defaultNetwork);
  fill(['spec', 'kkp', 'dnsDomain'], DNS_DOMAIN, SOURCES.defaultNetwork);
  fill(['spec', 'kkp', 'enableUserSSHKeyAgent'], true, SOURCES.dashboardName);
  fill(['spec', 'kkp', 'operatingSystem'], 'ubuntu', SOURCES.dashboardName);
  if (cloudProvider !== 'bringyourown') {
    fill(['spec', 'kkp', 'credentialsReference', 'name'], credentialSecretName(cloudProvider, metadata.name), SOURCES.credentials);
    fill(['spec', 'kkp', 'credentialsReference', 'namespace'], 'kubermatic', SOURCES.credentials);
  }
  if (cloudProvider === 'azure') fill(['spec', 'kkp', 'azure', 'loadBalancerSKU'], 'standard', SOURCES.azureSpec);

  fill(['spec', 'nodePools'], [], SOURCES.initialMachineDeployment);
  spec.nodePools?.forEach((_, index) => {
    fill(['spec', 'nodePools', index, 'operatingSystem'], spec.kkp.operatingSystem, SOURCES.dashboardName);
    fill(['spec', 'nodePools', index, 'network'], { ipFamily: spec.ipFamily }, SOURCES.machineNetwork);
  });
  fillLoadBalancers(defaulter);

  return { plan: defaulter.plan as KkpPlan, filled: defaulter.filled.filter(({ value }) => !isEmptyObject(value)) };
}

/** The name of the Secret in which KKP keeps a cluster's cloud credentials (Cluster.GetSecretName). */
export function credentialSecretName(cloudProvider: string, clusterName: string): string {
  return `credential-${cloudProvider}-${clusterName}`;
}
