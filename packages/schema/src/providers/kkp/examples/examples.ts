import { API_VERSION, KIND } from '../../../plan/document.js';
import type { Example } from '../../../plan/provider.js';
import type { KkpDocument } from '../plan.js';

type Spec = KkpDocument['spec'];
type Kkp = Spec['kkp'];

/** What every example shares; the rest is what makes it that cloud provider's. */
function example(id: string, name: string, spec: Partial<Omit<Spec, 'kkp'>> & { kkp: Partial<Kkp> & Pick<Kkp, 'cloudProvider' | 'datacenter'> }): Example<KkpDocument> {
  const { kkp, ...rest } = spec;
  return {
    id,
    plan: {
      apiVersion: API_VERSION,
      kind: KIND,
      metadata: { name, labels: { environment: 'production' } },
      spec: {
        provider: 'kkp',
        ipFamily: 'IPv4+IPv6',
        kubernetesVersion: '1.35.8',
        ...rest,
        network: {
          podCidrs: { ipv4: '172.25.0.0/16', ipv6: 'fd01::/48' },
          serviceCidrs: { ipv4: '10.240.16.0/20', ipv6: 'fd02::/108' },
          nodeCidrMask: { ipv4: 24, ipv6: 64 },
          proxyMode: 'ebpf',
          ...rest.network,
        },
        kkp: { release: 'v2.31', projectId: 'q7rb2k9wxz', cni: { type: 'cilium', version: '1.19.4' }, exposeStrategy: 'NodePort', operatingSystem: 'ubuntu', ...kkp },
      },
    },
  };
}

/** Complete plans, one per cloud provider, with no error and no warning. */
export const EXAMPLES: readonly Example<KkpDocument>[] = [
  example('kkp-aws-dual', 'prod-eu-1', {
    nodePools: [{ name: 'workers', replicas: 3, aws: { instanceType: 't3.large', diskSize: 50, diskType: 'gp3', availabilityZone: 'eu-central-1a', subnetID: 'subnet-0f1e2d3c4b5a69788', assignPublicIP: true } }],
    kkp: {
      cloudProvider: 'aws',
      datacenter: { name: 'aws-eu-central-1a', region: 'eu-central-1' },
      preset: 'aws-production',
      sshKeys: ['platform-team'],
      aws: { vpcID: 'vpc-0a1b2c3d4e5f60718' },
      nodeNetwork: { ipv4: '10.0.0.0/16', ipv6: '2a05:d014:937:4500::/56' },
      nodePortsAllowedIPRanges: { ipv4: ['0.0.0.0/0'], ipv6: ['::/0'] },
    },
  }),
  example('kkp-aws-applications', 'prod-eu-3', {
    nodePools: [
      {
        name: 'workers',
        replicas: 3,
        minReplicas: 3,
        maxReplicas: 9,
        operatingSystemProfile: 'osp-ubuntu',
        labels: { workload: 'web' },
        aws: { instanceType: 't3.large', diskSize: 50, diskType: 'gp3', availabilityZone: 'eu-central-1a', subnetID: 'subnet-0f1e2d3c4b5a69788' },
      },
      {
        name: 'batch',
        replicas: 1,
        labels: { workload: 'batch' },
        annotations: { 'example.com/owner': 'data platform' },
        taints: [{ key: 'workload', value: 'batch', effect: 'NoSchedule' }],
        machineDeploymentAnnotations: { 'example.com/cost-center': '4711' },
        aws: { instanceType: 'm6i.xlarge', diskSize: 100, diskType: 'gp3', availabilityZone: 'eu-central-1a', subnetID: 'subnet-0f1e2d3c4b5a69788' },
      },
    ],
    kkp: {
      cloudProvider: 'aws',
      datacenter: { name: 'aws-eu-central-1a', region: 'eu-central-1' },
      preset: 'aws-production',
      aws: { vpcID: 'vpc-0a1b2c3d4e5f60718' },
      nodeNetwork: { ipv4: '10.0.0.0/16', ipv6: '2a05:d014:937:4500::/56' },
      nodeProxy: { httpProxy: 'http://proxy.corp.example.com:3128', noProxy: ['.corp.example.com', '10.0.0.0/8'] },
      cniIngress: true,
      cniValues: '{"operator":{"replicas":2},"hubble":{"relay":{"enabled":true},"ui":{"enabled":true}},"envoy":{"enabled":true}}',
      applications: [
        { name: 'cluster-autoscaler', application: 'cluster-autoscaler', version: '1.35.0', namespace: 'kube-system' },
        { name: 'cert-manager', application: 'cert-manager', version: 'v1.17.2', namespace: 'cert-manager', values: '{"installCRDs":true}' },
      ],
    },
  }),
  example('kkp-aws-spot', 'batch-eu-1', {
    nodePools: [
      {
        name: '',
        replicas: 3,
        aws: {
          instanceType: 'm6i.large',
          diskSize: 50,
          diskType: 'gp3',
          availabilityZone: 'eu-central-1a',
          subnetID: 'subnet-0f1e2d3c4b5a69788',
          ami: 'ami-0a1b2c3d4e5f60718',
          ebsVolumeEncrypted: true,
          isSpotInstance: true,
          spotInstanceMaxPrice: '0.05',
          spotInstancePersistentRequest: true,
          tags: { 'cost center': '4711' },
        },
      },
    ],
    kkp: {
      cloudProvider: 'aws',
      datacenter: { name: 'aws-eu-central-1a', region: 'eu-central-1' },
      aws: { vpcID: 'vpc-0a1b2c3d4e5f60718', assumeRoleARN: 'arn:aws:iam::123456789012:role/kkp', assumeRoleExternalID: 'kkp-eu-1' },
      nodeNetwork: { ipv4: '10.0.0.0/16', ipv6: '2a05:d014:937:4500::/56' },
    },
  }),
  example('kkp-azure-dual', 'prod-weu-1', {
    nodePools: [{ name: 'workers', replicas: 3, azure: { size: 'Standard_D2s_v5', osDiskSize: 64, assignPublicIP: true } }],
    kkp: { cloudProvider: 'azure', datacenter: { name: 'azure-westeurope', region: 'westeurope' }, preset: 'azure-production' },
  }),
  example('kkp-metallb-dual', 'edge-lab-2', {
    network: { podCidrs: { ipv4: '172.25.0.0/16', ipv6: 'fd01::/48' }, serviceCidrs: { ipv4: '10.240.16.0/20', ipv6: 'fd02::/108' }, nodeCidrMask: { ipv4: 24, ipv6: 64 }, proxyMode: 'nftables' },
    loadBalancers: { implementation: 'metallb', version: 'v0.15.3', announcement: 'layer2', pools: [{ name: 'default', ipv4: '10.0.6.64/26', ipv6: '2a05:d014:937:4500:1b::/112' }] },
    kkp: {
      cloudProvider: 'bringyourown',
      datacenter: { name: 'byo-frankfurt' },
      exposeStrategy: 'Tunneling',
      cni: { type: 'canal', version: 'v3.31' },
      applications: [{ name: 'metallb', application: 'metallb', version: 'v0.15.3', namespace: 'metallb-system' }],
      bringyourown: {
        nodes: [
          { name: 'worker-1', ipv4: '10.0.6.11', ipv6: '2a05:d014:937:4500::11' },
          { name: 'worker-2', ipv4: '10.0.6.12', ipv6: '2a05:d014:937:4500::12' },
        ],
      },
      nodeNetwork: { ipv4: '10.0.6.0/24', ipv6: '2a05:d014:937:4500::/64' },
    },
  }),
  example('kkp-azure-features', 'prod-weu-2', {
    nodePools: [{ name: 'workers', replicas: 3, azure: { size: 'Standard_D4s_v5', imageID: '/subscriptions/6f0c4f7a/resourceGroups/images/providers/Microsoft.Compute/images/ubuntu-2404', osDiskSize: 64, enableAcceleratedNetworking: true, tags: { team: 'platform' } } }],
    kkp: {
      cloudProvider: 'azure',
      datacenter: { name: 'azure-westeurope', region: 'westeurope' },
      preset: 'azure-production',
      annotations: { 'example.com/owner': 'platform team' },
      template: { scope: 'user', user: 'platform@example.com' },
      admissionPlugins: ['EventRateLimit'],
      eventRateLimitConfig: { namespace: { qps: 50, burst: 100, cacheSize: 4096 }, server: { qps: 500, burst: 1000 } },
      auditLogging: { enabled: true, policyPreset: 'recommended', webhookBackend: { auditWebhookConfig: { name: 'audit-webhook', namespace: 'kubermatic' }, auditWebhookInitialBackoff: '15s' } },
      backupStorageLocation: 'weu-backups',
      encryptionAtRest: true,
      kubelb: { enabled: true, useLoadBalancerClass: true, enableGatewayAPI: true },
      kubernetesDashboard: { enabled: false },
      kyverno: { enabled: true },
      mla: { loggingEnabled: true, monitoringEnabled: true },
    },
  }),
  example('kkp-bringyourown-dual', 'edge-lab-1', {
    kkp: {
      cloudProvider: 'bringyourown',
      datacenter: { name: 'byo-frankfurt' },
      exposeStrategy: 'Tunneling',
      bringyourown: {
        nodes: [
          { name: 'worker-1', ipv4: '10.0.6.114', ipv6: '2a05:d014:937:4500::114' },
          { name: 'worker-2', ipv4: '10.0.6.115', ipv6: '2a05:d014:937:4500::115' },
        ],
      },
      nodeNetwork: { ipv4: '10.0.6.0/24', ipv6: '2a05:d014:937:4500::/64' },
    },
  }),
  example('kkp-digitalocean-dual', 'prod-fra-1', {
    nodePools: [{ name: 'workers', replicas: 3, digitalocean: { size: 's-4vcpu-8gb', monitoring: true, tags: ['team:platform'] } }],
    kkp: { cloudProvider: 'digitalocean', datacenter: { name: 'do-fra1', region: 'fra1' }, preset: 'do-production' },
  }),
  example('kkp-equinix-dual', 'metal-fr-1', {
    kubernetesVersion: '1.28.9',
    network: { podCidrs: { ipv4: '172.25.0.0/16', ipv6: 'fd01::/48' }, serviceCidrs: { ipv4: '10.240.16.0/20', ipv6: 'fd02::/108' } },
    nodePools: [{ name: 'workers', replicas: 2, packet: { instanceType: 'c3.small.x86', metro: 'fr' } }],
    kkp: { release: 'v2.24', cloudProvider: 'packet', datacenter: { name: 'packet-fr' }, cni: { type: 'cilium', version: '1.14.16' }, preset: 'equinix-production', packet: { billingCycle: 'hourly' } },
  }),
  example('kkp-gcp-dual', 'prod-euw3-1', {
    nodePools: [{ name: 'workers', replicas: 3, gcp: { zone: 'europe-west3-a', machineType: 'e2-standard-4', diskSize: 50, diskType: 'pd-ssd', labels: { team: 'platform' }, tags: ['kkp-nodes'] } }],
    kkp: {
      cloudProvider: 'gcp',
      datacenter: { name: 'gcp-europe-west3', region: 'europe-west3' },
      preset: 'gcp-production',
      gcp: { network: 'global/networks/platform', subnetwork: 'projects/acme-platform/regions/europe-west3/subnetworks/kkp-dual' },
      nodeNetwork: { ipv4: '10.156.0.0/20' },
    },
  }),
  example('kkp-hetzner-dual', 'prod-nbg-1', {
    network: { proxyMode: 'iptables' },
    nodePools: [{ name: 'workers', replicas: 3, hetzner: { type: 'cx32' } }],
    kkp: {
      cloudProvider: 'hetzner',
      datacenter: { name: 'hetzner-nbg1' },
      preset: 'hetzner-production',
      hetzner: { network: 'kkp-nodes' },
      nodeNetwork: { ipv4: '10.1.0.0/16' },
      loadBalancerServices: { ipFamily: 'IPv4+IPv6', networkZone: 'eu-central' },
    },
  }),
  example('kkp-openstack-dual', 'prod-os-1', {
    network: { proxyMode: 'nftables' },
    nodePools: [{ name: 'workers', replicas: 3, operatingSystem: 'flatcar', openstack: { flavor: 'm1.large', useFloatingIP: true, diskSize: 50 } }],
    kkp: {
      cloudProvider: 'openstack',
      datacenter: { name: 'os-dbl1', ipv6Enabled: true, region: 'dbl' },
      cni: { type: 'canal', version: 'v3.31' },
      preset: 'openstack-production',
      openstack: {
        project: 'platform',
        domain: 'Default',
        network: 'kkp-nodes',
        subnetID: '0f9d6ae2-6f0c-4f7a-9a06-2f3b3f6d1c55',
        ipv6SubnetID: '5a3e0b5d-91d4-44a7-8d52-7f0a9c1f2b61',
        floatingIPPool: 'ext-net',
        securityGroups: 'kkp-nodes',
      },
      nodeNetwork: { ipv4: '192.168.10.0/24', ipv6: '2a10:afc0:e013:d002::/64' },
    },
  }),
  example('kkp-openstack-balancers', 'prod-os-2', {
    nodePools: [{ name: 'workers', replicas: 3, openstack: { flavor: 'm1.large', useFloatingIP: false, diskSize: 50, serverGroup: 'kkp-anti-affinity', configDrive: true, instanceReadyCheckPeriod: '5s', instanceReadyCheckTimeout: '2m', tags: { team: 'platform' } } }],
    kkp: {
      cloudProvider: 'openstack',
      datacenter: { name: 'os-dbl1', ipv6Enabled: true, region: 'dbl' },
      openstack: {
        domain: 'Default',
        projectID: '6f70656e737461636b20697320676f6f',
        useApplicationCredentials: true,
        network: 'kkp-nodes',
        subnetID: '0f9d6ae2-6f0c-4f7a-9a06-2f3b3f6d1c55',
        ipv6SubnetID: '5a3e0b5d-91d4-44a7-8d52-7f0a9c1f2b61',
        floatingIPPool: 'ext-net',
        skipRouterReconciliation: true,
        enableIngressHostname: true,
        ingressHostnameSuffix: 'lb.example.com',
        loadBalancerClasses: [
          { name: 'default', floatingNetworkID: '2b8c3f5e-0d8c-4b39-8d0d-6b6d0f3c7a11', floatingSubnet: 'public-v4' },
          { name: 'internal', networkID: '7c1e8c1a-52f4-4f0b-9a57-0c1de57e5b20', memberSubnetID: '0f9d6ae2-6f0c-4f7a-9a06-2f3b3f6d1c55' },
        ],
      },
      nodeNetwork: { ipv4: '192.168.10.0/24', ipv6: '2a10:afc0:e013:d002::/64' },
    },
  }),
  example('kkp-vsphere-dual', 'prod-vs-1', {
    nodePools: [{ name: 'workers', replicas: 3, vsphere: { cpus: 4, memory: 8192, diskSizeGB: 60, template: 'kkp-ubuntu-24.04' } }],
    kkp: {
      cloudProvider: 'vsphere',
      datacenter: { name: 'vsphere-ber1', ipv6Enabled: true },
      preset: 'vsphere-production',
      vsphere: { networks: ['dual-stack-workers'], datastore: 'ssd-01', folder: '/ber1/vm/kkp' },
      nodeNetwork: { ipv4: '10.20.0.0/16', ipv6: 'fd20::/64' },
    },
  }),
  example('kkp-vsphere-static', 'prod-vs-2', {
    ipFamily: 'IPv4',
    network: { podCidrs: { ipv4: '172.25.0.0/16' }, serviceCidrs: { ipv4: '10.240.16.0/20' }, nodeCidrMask: { ipv4: 24 } },
    nodePools: [
      {
        name: 'gateway',
        replicas: 1,
        operatingSystem: 'flatcar',
        disableAutoUpdate: true,
        staticNetwork: { address: '10.20.0.10', prefix: 24, gateway: '10.20.0.1', dnsServers: ['10.20.0.2', '10.20.0.3'] },
        vsphere: { cpus: 4, memory: 8192, diskSizeGB: 60, template: 'kkp-flatcar' },
      },
      { name: 'workers', replicas: 3, distUpgradeOnBoot: true, vsphere: { cpus: 4, memory: 8192, diskSizeGB: 60, template: 'kkp-ubuntu-24.04', vmGroup: 'rack-1', vmAntiAffinity: true, tags: [{ name: 'production', categoryID: 'urn:vmomi:InventoryServiceCategory:7b1f:GLOBAL' }] } },
    ],
    kkp: {
      cloudProvider: 'vsphere',
      datacenter: { name: 'vsphere-ber1' },
      vsphere: { networks: ['dual-stack-workers'], datastore: 'ssd-01', folder: '/ber1/vm/kkp', useInfraManagementUser: true, tagCategoryID: 'urn:vmomi:InventoryServiceCategory:7b1f:GLOBAL', tags: ['production'] },
      nodeNetwork: { ipv4: '10.20.0.0/16' },
    },
  }),
  example('kkp-aws-ipv4', 'prod-eu-2', {
    ipFamily: 'IPv4',
    network: { podCidrs: { ipv4: '172.25.0.0/16' }, serviceCidrs: { ipv4: '10.240.16.0/20' }, nodeCidrMask: { ipv4: 24 } },
    nodePools: [{ name: 'workers', replicas: 3, aws: { instanceType: 't3.large', diskSize: 50, diskType: 'gp3', availabilityZone: 'eu-central-1a', subnetID: 'subnet-0f1e2d3c4b5a69788', assignPublicIP: true } }],
    kkp: {
      cloudProvider: 'aws',
      datacenter: { name: 'aws-eu-central-1a', region: 'eu-central-1' },
      preset: 'aws-production',
      exposeStrategy: 'LoadBalancer',
      apiServerAllowedIPRanges: { ipv4: ['192.168.0.0/16'] },
      aws: { vpcID: 'vpc-0a1b2c3d4e5f60718' },
      nodeNetwork: { ipv4: '10.0.0.0/16' },
    },
  }),
];
