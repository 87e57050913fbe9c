import { formatCidr } from '../../address/format.js';
import { rangeText } from '../../address/text.js';
import { freeRoom } from '../../facts/free-room.js';
import { API_VERSION, KIND } from '../../plan/document.js';
import { knownAddonVersion } from './addons.js';
import { ADDONS, DEFAULT_CONTAINER_CIDR, DEFAULT_IPV6_SERVICE_CIDR, DEFAULT_SERVICE_CIDR, DISK, FIX_POOL_MASK, type NetworkModel, SITE, type Site } from './catalog.js';
import { defaultProxyMode } from './defaults.js';
import type { CceDocument } from './plan.js';
import { newestVersion } from './versions.js';

type Spec = CceDocument['spec'];

/** The prefix of the largest pod subnet that is offered: 4,091 Pods. */
const LARGEST_POD_SUBNET = 20;
/** The prefix of a further node subnet: that of the default one in the dual-stack guide. */
const NODE_SUBNET = 24;

/** A node pool with what the console preselects; flavor and login key are for a person to choose. */
export function newNodePool(site: Site, name: string): NonNullable<Spec['nodePools']>[number] {
  const [os] = SITE[site].operatingSystems;
  return { name, flavor: '', initialNodeCount: 2, ...(os !== undefined && { os }), keyPair: '', rootVolume: { size: DISK.system.usual, volumetype: 'SSD' }, dataVolumes: [{ size: DISK.data.usual, volumetype: 'SSD' }] };
}

/** A subnet for Pods inside the VPC of a new plan. */
export function newPodSubnet(ipv6Enabled: boolean): NonNullable<Spec['cce']['podSubnets']>[number] {
  return { name: 'subnet-pods', cidr: '192.168.16.0/20', ipv6Enabled };
}

/** Another node pool of a plan. */
export function nextNodePool({ spec }: CceDocument): NonNullable<Spec['nodePools']>[number] {
  const count = (spec.nodePools ?? []).length;
  return newNodePool(spec.cce.site, count === 0 ? 'workers' : `workers-${count + 1}`);
}

/** Another add-on of a plan: the first that it has not yet. */
export function nextAddon({ spec: { cce } }: CceDocument): NonNullable<Spec['cce']['addons']>[number] {
  const name = [...ADDONS].reverse().find((each) => !(cce.addons ?? []).some((addon) => addon.name === each)) ?? ADDONS[0];
  return { name, version: knownAddonVersion(name, cce) ?? '' };
}

/** The first free range of a size in the VPC of a plan, as it is written; nothing where there is none. */
function freeInVpc({ spec: { cce } }: CceDocument, prefix: number): string {
  const vpc = rangeText(cce.vpc.cidr).value;
  const taken = [cce.nodeSubnet, ...(cce.moreNodeSubnets ?? []), ...(cce.podSubnets ?? [])].flatMap(({ cidr }) => rangeText(cidr).value ?? []);
  const [free] = vpc ? freeRoom({ family: vpc.family, prefix: Math.max(vpc.prefix, prefix), taken, pools: [vpc] }) : [];
  return free ? formatCidr(free) : '';
}

/** Another pod subnet of a plan, at the first free range of its VPC; without a range where there is none. */
export function nextPodSubnet(document: CceDocument): NonNullable<Spec['cce']['podSubnets']>[number] {
  const { ipFamily, cce } = document.spec;
  const subnets = cce.podSubnets ?? [];
  const fresh = newPodSubnet(ipFamily !== 'IPv4');
  return { ...fresh, name: subnets.length === 0 ? fresh.name : `${fresh.name}-${subnets.length + 1}`, cidr: freeInVpc(document, LARGEST_POD_SUBNET) };
}

/** Another node subnet of a plan, likewise: for 251 nodes. */
export function nextNodeSubnet(document: CceDocument): NonNullable<Spec['cce']['moreNodeSubnets']>[number] {
  const { ipFamily, cce } = document.spec;
  return { name: `subnet-nodes-${(cce.moreNodeSubnets ?? []).length + 2}`, cidr: freeInVpc(document, NODE_SUBNET), ipv6Enabled: ipFamily !== 'IPv4' };
}

/** The ranges and settings that a network model begins with. */
export function newNetwork(model: NetworkModel, ipFamily: Spec['ipFamily']): { readonly network: NonNullable<Spec['network']>; readonly fixPoolMask?: number } {
  const isTurbo = model === 'eni';
  const isDual = ipFamily !== 'IPv4';
  return {
    network: {
      ...(!isTurbo && { podCidrs: { ipv4: DEFAULT_CONTAINER_CIDR } }),
      serviceCidrs: { ipv4: DEFAULT_SERVICE_CIDR, ...(isTurbo && isDual && { ipv6: DEFAULT_IPV6_SERVICE_CIDR }) },
      proxyMode: defaultProxyMode(ipFamily),
    },
    ...(model === 'vpc-router' && { fixPoolMask: FIX_POOL_MASK.usual }),
  };
}

/** A plan to begin with: a dual-stack Turbo cluster in the VPC of the dual-stack guide, with everything personal left empty. */
export function newPlan(): CceDocument {
  const site = 'huaweicloud';
  const [region = ''] = SITE[site].regions;
  return {
    apiVersion: API_VERSION,
    kind: KIND,
    metadata: { name: '' },
    spec: {
      provider: 'cce',
      ipFamily: 'IPv4+IPv6',
      network: newNetwork('eni', 'IPv4+IPv6').network,
      nodePools: [newNodePool(site, 'workers')],
      cce: {
        site,
        region,
        clusterType: 'turbo',
        networkModel: 'eni',
        flavor: 'cce.s2.small',
        version: newestVersion(site),
        vpc: { name: 'vpc-ipv6', cidr: '192.168.0.0/16' },
        nodeSubnet: { name: 'subnet-ipv6', cidr: '192.168.0.0/24', ipv6Enabled: true },
        podSubnets: [newPodSubnet(true)],
        sharedBandwidth: { name: 'Bandwidth-001', sizeMbit: 10 },
      },
    },
  };
}
