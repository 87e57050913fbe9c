import { type Family, familiesOf, type IpFamily } from '../../../address/family.js';
import { API_VERSION, KIND } from '../../../plan/document.js';
import type { Example } from '../../../plan/provider.js';
import type { NetworkName } from '../catalog.js';
import { newNetworks } from '../new-plan.js';
import type { PlatformNetwork, StarlingxDocument } from '../plan.js';

type Settings = StarlingxDocument['spec']['starlingx'];

const OAM = { ipv4: { subnets: '10.20.5.0/24', gateway: '10.20.5.1', floating: '10.20.5.3' }, ipv6: { subnets: '2a05:d014:937:5::/64', gateway: '2a05:d014:937:5::1', floating: '2a05:d014:937:5::3' } } as const;
const DNS: Readonly<Record<Family, string>> = { ipv4: '10.20.5.53', ipv6: '2a05:d014:937:5::53' };

/** The fields of a network in the families of a system. */
function network(families: readonly Family[], fields: Readonly<Partial<Record<keyof PlatformNetwork, Readonly<Partial<Record<Family, string>>>>>>): PlatformNetwork {
  return Object.fromEntries(Object.entries(fields).map(([field, values]) => [field, Object.fromEntries(families.flatMap((family) => (values[family] === undefined ? [] : [[family, values[family]]])))]));
}

/** What every example shares; the rest is what the example shows. */
function example(id: string, name: string, ipFamily: IpFamily, settings: Pick<Settings, 'systemType'> & Partial<Settings>, more: Partial<Record<NetworkName, Parameters<typeof network>[1]>> = {}): Example<StarlingxDocument> {
  const families = familiesOf(ipFamily);
  const each = (field: keyof (typeof OAM)['ipv4']) => ({ ipv4: OAM.ipv4[field], ipv6: OAM.ipv6[field] });
  const role = settings.distributedCloudRole ?? 'none';
  return {
    id,
    plan: {
      apiVersion: API_VERSION,
      kind: KIND,
      metadata: { name },
      spec: {
        provider: 'starlingx',
        ipFamily,
        starlingx: {
          mode: 'install',
          distributedCloudRole: role,
          networks: {
            ...newNetworks(ipFamily, role),
            oam: network(families, { subnets: each('subnets'), gateway: each('gateway'), floating: each('floating') }),
            ...Object.fromEntries(Object.entries(more).map(([key, fields]) => [key, network(families, fields)])),
          },
          dnsServers: families.map((family) => DNS[family]),
          ...settings,
        },
      },
    },
  };
}

/** The same with addresses for Services out of the network of whoever runs the system. */
function withBalancers({ id, plan }: Example<StarlingxDocument>): Example<StarlingxDocument> {
  return { id, plan: { ...plan, spec: { ...plan.spec, loadBalancers: { implementation: 'metallb', version: 'v0.16.1', announcement: 'layer2', pools: [{ name: 'oam', ipv4: '10.20.5.192/27', ipv6: '2a05:d014:937:5:1b::/112' }] } } } };
}

/** What only a new system is told, beside its networks. */
const BOOTSTRAP: Partial<Settings> = {
  systemMode: 'duplex-direct',
  kernel: 'lowlatency',
  userDnsHostRecords: [{ name: 'registry', domains: ['registry.example.net', 'registry'], ipv4: '10.20.5.80', ipv6: '2a05:d014:937:5::80', ttl: 300 }],
  sslCaCert: '/home/sysadmin/ca-cert.pem',
  additionalLocalRegistryImages: ['registry.example.net/tools/probe:1.4.2'],
  apiserverOidc: { issuerUrl: 'https://oidc.example.net:30556/dex', clientId: 'stx-oidc-client-app', usernameClaim: 'email', groupsClaim: 'groups' },
  apiserverExtraArgs: [{ name: 'event-ttl', value: '12h' }],
  kubeletConfigurations: [{ name: 'maxPods', value: '150' }, { name: 'evictionHard', value: '{"memory.available": "200Mi"}' }],
  networkingConfigurations: { dnsDomain: 'edge.example.net' },
  dockerFsSize: 60,
  dockerDistributionFsSize: 32,
};

/** Complete plans, with no error and no warning. */
export const EXAMPLES: readonly Example<StarlingxDocument>[] = [
  example('starlingx-aio-sx-dual-ipv6-primary', 'edge-1', 'IPv6+IPv4', { release: 'stx.12', systemType: 'aio-sx' }),
  example('starlingx-aio-dx-dual', 'edge-2', 'IPv4+IPv6', { release: 'master', systemType: 'aio-dx', calico: { encapsulation: 'VXLANCrossSubnet', blockSize: { ipv4: 26, ipv6: 122 } } }),
  example('starlingx-standard-ipv4', 'core-1', 'IPv4', { systemType: 'standard', timezone: 'Europe/Berlin', dockerProxy: { http: 'http://proxy.example.net:3128', noProxy: ['registry.example.net'] }, dockerRegistries: { defaults: { url: 'registry.example.net:5000' } } }),
  example('starlingx-standard-ipv6', 'central-1', 'IPv6', { systemType: 'standard', distributedCloudRole: 'systemcontroller' }, { management: { subnets: { ipv6: 'fd00:204::/64' }, start: { ipv6: 'fd00:204::2' }, end: { ipv6: 'fd00:204::ffff' } } }),
  example(
    'starlingx-subcloud-dual',
    'subcloud-1',
    'IPv6+IPv4',
    { systemType: 'aio-sx', distributedCloudRole: 'subcloud', location: 'Tower 12', systemControllerGateway: 'fd01:204::1' },
    {
      admin: {
        subnets: { ipv4: '192.168.208.0/24', ipv6: 'fd00:208::/64' },
        gateway: { ipv4: '192.168.208.1', ipv6: 'fd00:208::1' },
        start: { ipv4: '192.168.208.2', ipv6: 'fd00:208::2' },
        end: { ipv4: '192.168.208.50', ipv6: 'fd00:208::ff' },
      },
    },
  ),
  example('starlingx-convert-aio-dx', 'edge-3', 'IPv6+IPv4', { mode: 'convert', systemType: 'aio-dx' }),
  example('starlingx-aio-dx-bootstrap', 'edge-5', 'IPv6+IPv4', { release: 'master', systemType: 'aio-dx', ...BOOTSTRAP }),
  withBalancers(example('starlingx-metallb-dual', 'edge-4', 'IPv4+IPv6', { release: 'stx.12', systemType: 'aio-dx' })),
  example('starlingx-revert-standard', 'core-2', 'IPv4+IPv6', { mode: 'revert', systemType: 'standard' }),
];
