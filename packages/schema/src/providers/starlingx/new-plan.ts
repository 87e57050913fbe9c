import { type Family, familiesOf, type IpFamily } from '../../address/family.js';
import { API_VERSION, KIND } from '../../plan/document.js';
import { NETWORKS, NEWEST_RELEASE, type NetworkName, type Role, USUAL_SUBNETS } from './catalog.js';
import type { PlatformNetwork, StarlingxDocument } from './plan.js';

type Networks = NonNullable<StarlingxDocument['spec']['starlingx']['networks']>;

/** The families that a network has in a system: PXE boot IPv4 alone, multicast the primary one, all others both. */
export function familiesFor(name: NetworkName, ipFamily: IpFamily): readonly Family[] {
  if (name === 'pxeboot') return ['ipv4'];
  return name === 'multicast' ? familiesOf(ipFamily).slice(0, 1) : familiesOf(ipFamily);
}

/** A network to begin with. The one that the world sees, OAM, is for a person to fill in. */
export function newNetwork(name: NetworkName, ipFamily: IpFamily): PlatformNetwork {
  return { subnets: Object.fromEntries(familiesFor(name, ipFamily).map((family) => [family, USUAL_SUBNETS[family][name] ?? ''])) };
}

/** The platform networks to begin with. A subcloud has the admin network as well. */
export function newNetworks(ipFamily: IpFamily, role: Role): Networks {
  return Object.fromEntries(NETWORKS.filter((name) => name !== 'admin' || role === 'subcloud').map((name) => [name, newNetwork(name, ipFamily)]));
}

/** DNS servers that a new system begins with; a running one has its own. */
export const NEW_DNS: readonly string[] = ['8.8.8.8', '2001:4860:4860::8888'];

/** A plan to begin with: a new AIO-DX system in both families. */
export function newPlan(): StarlingxDocument {
  const ipFamily = 'IPv4+IPv6';
  return {
    apiVersion: API_VERSION,
    kind: KIND,
    metadata: { name: '' },
    spec: { provider: 'starlingx', ipFamily, starlingx: { mode: 'install', release: NEWEST_RELEASE, systemType: 'aio-dx', distributedCloudRole: 'none', networks: newNetworks(ipFamily, 'none'), dnsServers: [...NEW_DNS] } },
  };
}
