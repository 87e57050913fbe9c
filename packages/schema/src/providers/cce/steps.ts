import type { Step } from '../../plan/provider.js';

/**
 * The pages, in the order and with the labels of the consoles: VPC with its subnets first, because the cluster
 * asks for them, then the cluster wizard's "Basic settings", "Network", "Advanced", the node pool, and the
 * shared bandwidth of the dual-stack guide.
 *
 * @see https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518/umn/source/clusters/creating_a_cluster/creating_a_cce_standard_turbo_cluster.rst
 */
export const STEPS: readonly Step[] = [
  {
    id: 'basic',
    title: 'Basic settings',
    paths: [['metadata', 'name'], ['spec', 'kubernetesVersion'], ['spec', 'cce']],
  },
  {
    id: 'vpc',
    title: 'VPC and subnet',
    paths: [
      ['spec', 'cce', 'vpc'],
      ['spec', 'cce', 'nodeSubnet'],
      ['spec', 'reservedCidrs'],
    ],
  },
  {
    id: 'network',
    title: 'Network settings',
    paths: [
      ['spec', 'ipFamily'],
      ['spec', 'network'],
      ['spec', 'cce', 'networkModel'],
      ['spec', 'cce', 'podSubnets'],
      ['spec', 'cce', 'additionalContainerCidrs'],
      ['spec', 'cce', 'fixPoolMask'],
      ['spec', 'cce', 'networkPolicies'],
    ],
  },
  {
    id: 'advanced',
    title: 'Advanced settings',
    paths: [
      ['metadata'],
      ['spec', 'cce', 'authentication'],
      ['spec', 'cce', 'customSan'],
      ['spec', 'cce', 'cpuManagerPolicy'],
      ['spec', 'cce', 'deletionProtection'],
      ['spec', 'cce', 'timezone'],
      ['spec', 'cce', 'tags'],
      ['spec', 'cce', 'enterpriseProjectId'],
    ],
  },
  { id: 'nodes', title: 'Node pools', paths: [['spec', 'nodePools']] },
  {
    id: 'access',
    title: 'Shared bandwidth and load balancers',
    paths: [
      ['spec', 'cce', 'sharedBandwidth'],
      ['spec', 'cce', 'loadBalancer'],
    ],
  },
  { id: 'summary', title: 'Confirm settings', paths: [[]] },
];
