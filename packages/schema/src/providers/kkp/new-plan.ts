import { API_VERSION, KIND } from '../../plan/document.js';
import { type CloudProvider, type CniType, type KkpRelease, preselectedCniVersion, type ProxyMode, RELEASE_IDS, releaseOf } from './catalog.js';
import { defaultNetwork, defaultProxyMode } from './defaults.js';
import type { KkpDocument } from './plan.js';

type Pool = NonNullable<KkpDocument['spec']['nodePools']>[number];

/**
 * A node pool with what the dashboard preselects for the cloud provider (`getDefaultNodeProviderSpec` of its
 * modules/web/src/app/shared/entity/node.ts), a small size where it preselects none, and empty where a person must choose.
 */
export function newNodePool(cloudProvider: CloudProvider, name: string): Pool {
  const pool: Pool = { name, replicas: 1 };
  switch (cloudProvider) {
    case 'aws':
      return { ...pool, aws: { instanceType: 't3.medium', diskSize: 25, diskType: 'standard' } };
    case 'azure':
      return { ...pool, azure: { size: 'Standard_B2s', osDiskSize: 30, assignPublicIP: false } };
    case 'digitalocean':
      return { ...pool, digitalocean: { size: 's-2vcpu-4gb' } };
    case 'gcp':
      return { ...pool, gcp: { zone: '', machineType: 'n1-standard-2', diskSize: 25, diskType: 'pd-standard' } };
    case 'hetzner':
      return { ...pool, hetzner: { type: 'cx32' } };
    case 'openstack':
      return { ...pool, openstack: { flavor: '', useFloatingIP: false } };
    case 'packet':
      return { ...pool, packet: { instanceType: 'c3.small.x86' } };
    case 'vsphere':
      return { ...pool, vsphere: { cpus: 2, memory: 4096, diskSizeGB: 10 } };
    case 'bringyourown':
      return pool;
  }
}

/**
 * The proxy mode that the dashboard preselects: ebpf with Cilium, the webhook's default with anything else,
 * and iptables on Hetzner, where load balancers time out with anything else.
 *
 * @see https://github.com/kubermatic/dashboard/blob/c996f110d05df2b291130d95404fe0f6e45bb81a/modules/web/src/app/wizard/step/cluster/component.ts
 */
export function preselectedProxyMode(release: KkpRelease, cloudProvider: CloudProvider, cniType: string, kubernetesVersion: string): ProxyMode {
  if (cloudProvider === 'hetzner') return 'iptables';
  return cniType === 'cilium' ? 'ebpf' : defaultProxyMode(release, cloudProvider, kubernetesVersion);
}

/**
 * The proxy modes that the dashboard offers with a CNI plugin: never ipvs with Cilium, ebpf with Cilium and Konnectivity, and every
 * one without a plugin where the webhook takes it (`_updateAvailableProxyModes` of the same file).
 */
export function offeredProxyModes({ proxyModes, ebpfCniTypes }: KkpRelease, cniType: CniType, isKonnectivity: boolean): readonly ProxyMode[] {
  const isLeft = { cilium: ['ipvs', ...(isKonnectivity ? [] : ['ebpf'])], canal: ['ebpf'], none: ebpfCniTypes.includes('none') ? [] : ['ebpf'] }[cniType];
  return proxyModes.filter((mode) => !isLeft.includes(mode));
}

/** A plan to begin with, in the newest release: dual stack on AWS with Cilium, everything personal left empty. */
export function newPlan(): KkpDocument {
  const release = releaseOf(RELEASE_IDS[0]);
  const network = defaultNetwork(release);
  return {
    apiVersion: API_VERSION,
    kind: KIND,
    metadata: { name: '' },
    spec: {
      provider: 'kkp',
      ipFamily: 'IPv4+IPv6',
      kubernetesVersion: release.kubernetes.default,
      network: {
        podCidrs: { ...network.podCidrs },
        serviceCidrs: { ...network.serviceCidrs },
        nodeCidrMask: { ...network.nodeCidrMask },
        proxyMode: preselectedProxyMode(release, 'aws', 'cilium', release.kubernetes.default),
      },
      nodePools: [newNodePool('aws', 'workers')],
      kkp: {
        release: release.id,
        projectId: '',
        cloudProvider: 'aws',
        datacenter: { name: '' },
        cni: { type: 'cilium', version: preselectedCniVersion(release, 'cilium') },
        exposeStrategy: 'NodePort',
        operatingSystem: 'ubuntu',
        nodeLocalDNSCacheEnabled: true,
        konnectivityEnabled: true,
        enableUserSSHKeyAgent: true,
        auditLogging: { enabled: false },
      },
    },
  };
}
