import type { Step } from '../../plan/provider.js';

/**
 * The pages, in the order and with the labels of KKP's own wizard (Provider, Cluster, Settings, Initial Nodes, Summary).
 * Its section "Network Configuration" is a page of its own here; Applications are left out.
 *
 * @see https://github.com/kubermatic/dashboard/blob/c996f110d05df2b291130d95404fe0f6e45bb81a/modules/web/src/app/wizard/config.ts
 */
export const STEPS: readonly Step[] = [
  {
    id: 'provider',
    title: 'Provider',
    paths: [
      ['spec', 'kkp', 'release'],
      ['spec', 'kkp', 'projectId'],
      ['spec', 'kkp', 'cloudProvider'],
      ['spec', 'kkp', 'datacenter'],
    ],
  },
  {
    id: 'cluster',
    title: 'Cluster',
    paths: [['metadata'], ['spec', 'kubernetesVersion'], ['spec', 'kkp']],
  },
  {
    id: 'network',
    title: 'Cluster network',
    paths: [
      ['spec', 'ipFamily'],
      ['spec', 'network'],
      ['spec', 'reservedCidrs'],
      ['spec', 'kkp', 'cni'],
      ['spec', 'kkp', 'exposeStrategy'],
      ['spec', 'kkp', 'tunnelingAgentIP'],
      ['spec', 'kkp', 'apiServerAllowedIPRanges'],
      ['spec', 'kkp', 'nodePortsAllowedIPRanges'],
      ['spec', 'kkp', 'nodeLocalDNSCacheEnabled'],
      ['spec', 'kkp', 'konnectivityEnabled'],
      ['spec', 'kkp', 'dnsDomain'],
      ['spec', 'kkp', 'ipvs'],
    ],
  },
  {
    id: 'settings',
    title: 'Settings',
    paths: [
      ['spec', 'kkp', 'preset'],
      ['spec', 'kkp', 'credentialsReference'],
      ['spec', 'kkp', 'nodeNetwork'],
      ['spec', 'kkp', 'loadBalancerServices'],
      ...['aws', 'azure', 'gcp', 'hetzner', 'openstack', 'packet', 'vsphere'].map((cloud) => ['spec', 'kkp', cloud]),
    ],
  },
  {
    id: 'nodes',
    title: 'Initial Nodes',
    paths: [
      ['spec', 'nodePools'],
      ['spec', 'kkp', 'operatingSystem'],
      ['spec', 'kkp', 'bringyourown'],
    ],
  },
  { id: 'summary', title: 'Summary', paths: [[]] },
];
