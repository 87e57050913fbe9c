import { API_VERSION, KIND } from '../../../plan/document.js';
import type { Example } from '../../../plan/provider.js';
import type { CceDocument } from '../plan.js';

type Spec = CceDocument['spec'];
type Cce = Spec['cce'];

/** The node pool of every example; flavors, keys and zones are those of the region. */
const workers = (availabilityZone: string): NonNullable<Spec['nodePools']> => [
  { name: 'workers', flavor: 'c7n.xlarge.2', initialNodeCount: 3, availabilityZone, keyPair: 'platform-team', rootVolume: { size: 50, volumetype: 'SSD' }, dataVolumes: [{ size: 100, volumetype: 'SSD' }] },
];

/** A pool of 3 to 6 nodes, on which only what tolerates its taint runs. */
const scaling = (availabilityZone: string): NonNullable<Spec['nodePools']> =>
  workers(availabilityZone).map((pool) => ({ ...pool, name: 'batch', autoscaling: { enable: true, minNodeCount: 3, maxNodeCount: 6 }, labels: { tier: 'batch' }, taints: [{ key: 'dedicated', value: 'batch', effect: 'NoSchedule' }] }));

/** What every example shares: the VPC and subnet of the dual-stack guide; the rest is what it is about. */
function example(id: string, name: string, spec: Pick<Spec, 'ipFamily' | 'network' | 'nodePools'> & { readonly zone: string; readonly cce: Partial<Cce> & Pick<Cce, 'site' | 'region' | 'clusterType' | 'networkModel'> }): Example<CceDocument> {
  const { zone, cce, nodePools = workers(zone), ...rest } = spec;
  const isDual = spec.ipFamily === 'IPv4+IPv6';
  return {
    id,
    plan: {
      apiVersion: API_VERSION,
      kind: KIND,
      metadata: { name },
      spec: {
        provider: 'cce',
        ...rest,
        nodePools,
        cce: {
          vpc: { name: isDual ? 'vpc-ipv6' : 'vpc-cce', cidr: '192.168.0.0/16' },
          nodeSubnet: { name: isDual ? 'subnet-ipv6' : 'subnet-nodes', cidr: '192.168.0.0/24', ipv6Enabled: isDual },
          flavor: 'cce.s2.small',
          version: 'v1.33',
          sharedBandwidth: isDual ? { name: 'Bandwidth-001', sizeMbit: 10 } : null,
          ...cce,
        },
      },
    },
  };
}

const huawei = { site: 'huaweicloud', region: 'cn-north-4' } as const;
const otc = { site: 'otc', region: 'eu-de' } as const;
const podSubnet = (ipv6Enabled: boolean) => [{ name: 'subnet-pods', cidr: '192.168.16.0/20', ipv6Enabled }];

/** Complete plans for both clouds and every network model, with no error and no warning. */
export const EXAMPLES: readonly Example<CceDocument>[] = [
  example('cce-standard-tunnel-dual', 'cce-dual-tunnel', {
    ipFamily: 'IPv4+IPv6',
    zone: 'cn-north-4a',
    network: { podCidrs: { ipv4: '172.16.0.0/16' }, serviceCidrs: { ipv4: '10.247.0.0/16' }, proxyMode: 'ipvs' },
    cce: { ...huawei, clusterType: 'standard', networkModel: 'overlay_l2' },
  }),
  example('cce-standard-vpc-ipv4', 'cce-vpc-router', {
    ipFamily: 'IPv4',
    zone: 'cn-north-4a',
    network: { podCidrs: { ipv4: '172.16.0.0/16' }, serviceCidrs: { ipv4: '10.247.0.0/16' }, proxyMode: 'iptables' },
    cce: { ...huawei, clusterType: 'standard', networkModel: 'vpc-router', fixPoolMask: 25 },
  }),
  example('cce-turbo-dual', 'cce-dual-turbo', {
    ipFamily: 'IPv4+IPv6',
    zone: 'cn-north-4a',
    network: { serviceCidrs: { ipv4: '10.247.0.0/16', ipv6: 'fc00::/112' }, proxyMode: 'ipvs' },
    cce: { ...huawei, clusterType: 'turbo', networkModel: 'eni', podSubnets: podSubnet(true) },
  }),
  example('cce-turbo-ipv4', 'cce-turbo', {
    ipFamily: 'IPv4',
    zone: 'cn-north-4a',
    network: { serviceCidrs: { ipv4: '10.247.0.0/16' }, proxyMode: 'iptables' },
    cce: { ...huawei, clusterType: 'turbo', networkModel: 'eni', podSubnets: podSubnet(false) },
  }),
  example('otc-turbo-dual', 'otc-dual-turbo', {
    ipFamily: 'IPv4+IPv6',
    zone: 'eu-de-01',
    network: { serviceCidrs: { ipv4: '10.247.0.0/16', ipv6: 'fc00::/112' }, proxyMode: 'ipvs' },
    cce: { ...otc, clusterType: 'turbo', networkModel: 'eni', podSubnets: podSubnet(true) },
  }),
  example('otc-standard-tunnel-dual', 'otc-dual-tunnel', {
    ipFamily: 'IPv4+IPv6',
    zone: 'eu-de-01',
    network: { podCidrs: { ipv4: '172.16.0.0/16' }, serviceCidrs: { ipv4: '10.247.0.0/16' }, proxyMode: 'ipvs' },
    cce: { ...otc, clusterType: 'standard', networkModel: 'overlay_l2' },
  }),
  example('otc-standard-vpc-ipv4', 'otc-vpc-router', {
    ipFamily: 'IPv4',
    zone: 'eu-de-01',
    network: { podCidrs: { ipv4: '172.16.0.0/16' }, serviceCidrs: { ipv4: '10.247.0.0/16' }, proxyMode: 'iptables' },
    cce: { ...otc, clusterType: 'standard', networkModel: 'vpc-router', fixPoolMask: 25 },
  }),
  example('cce-turbo-console', 'cce-console', {
    ipFamily: 'IPv4+IPv6',
    zone: 'cn-north-4a',
    network: { serviceCidrs: { ipv4: '10.247.0.0/16', ipv6: 'fc00::/112' }, proxyMode: 'ipvs' },
    nodePools: workers('cn-north-4a').map((pool) => ({ ...pool, subnets: ['subnet-ipv6', 'subnet-nodes-2'], securityGroupIds: ['2129f95a-f233-4cd8-a1b2-9c0acdf918d3'], podSecurityGroupIds: ['31be174a-0c7f-4b71-bb0d-d325fecb90ef'], postInstall: 'sysctl -w vm.max_map_count=262144\nsysctl -w net.core.somaxconn=4096\n', tags: { team: 'platform' }, ecsGroupId: '85bd7ec5-bca4-4f5f-947b-6c1bf02599d3', agencyName: 'ecs-agency', dataVolumes: [{ size: 100, volumetype: 'SSD', kmsKeyId: 'c3b9a1de-2f64-4c0b-9a54-7d1e5b8f6a20' }], runtimeSpacePercent: 80, enterpriseProjectId: '5c3d8f60-9be1-4c77-8d2a-1e4f7a6b9c03', nodeNamePrefix: 'prod-' })),
    cce: {
      ...huawei,
      clusterType: 'turbo',
      networkModel: 'eni',
      moreNodeSubnets: [{ name: 'subnet-nodes-2', cidr: '192.168.1.0/24', ipv6Enabled: true }],
      podSubnets: podSubnet(true),
      apiServerEip: '119.8.1.2',
      apiServerCidrs: ['192.168.0.0/16', '203.0.113.0/24'],
      overloadControl: true,
      nodeSecurityGroupId: '0538a5d0-9a65-4c1d-a8bf-e9acee237980',
      dataplaneV2: true,
      addons: [
        { name: 'nginx-ingress', version: '5.0.2', loadBalancerId: '8d6bd485-d8ac-4693-815d-9d54d79b0666' },
        { name: 'cie-collector', version: '3.12.2', aomInstanceId: 'a2bf5a6f-2c64-4a7f-a369-78dccd9cb6fd' },
        { name: 'log-agent', version: '1.7.6', collectStdout: true, collectEvents: true },
      ],
    },
  }),
  example('otc-turbo-scaling', 'otc-turbo-scaling', {
    ipFamily: 'IPv4+IPv6',
    zone: 'eu-de-01',
    network: { serviceCidrs: { ipv4: '10.247.0.0/16', ipv6: 'fc00::/112' }, proxyMode: 'ipvs' },
    nodePools: [...workers('eu-de-01').map((pool) => ({ ...pool, rootVolume: { size: 50, volumetype: 'SSD' as const, kmsKeyId: '0d0466b0-e727-4d9c-b35d-f84bb474a37f' }, runtimeSpacePercent: 80 })), ...scaling('eu-de-01')],
    cce: { ...otc, clusterType: 'turbo', networkModel: 'eni', podSubnets: podSubnet(true), sharedBandwidth: { name: 'everybody', existing: true }, masterDiskEncryption: true, overloadControl: true, addons: [{ name: 'autoscaler', version: '1.33.31' }, { name: 'metrics-server', version: '1.3.104' }] },
  }),
];
