import type { Page } from '@playwright/test';
import { checkAccessibility, downloadZip, expect, field, fill, heading, next, openFile, test, yamlOf } from './wizard.js';

interface Walk {
  cloud: string;
  label: string;
  /** Set before the cloud provider is chosen. */
  release?: string;
  datacenter?: (page: Page) => Promise<void>;
  settings?: (page: Page) => Promise<void>;
  nodes?: (page: Page) => Promise<void>;
  /** What must be in cluster.yaml, below spec. */
  spec: unknown;
  machine?: { cloudProvider: string; cloudProviderSpec: unknown; operatingSystem?: string; operatingSystemSpec?: unknown; network?: Record<string, unknown> };
  files?: string[];
}

const K = 'spec.kkp';
const POOL = 'spec.nodePools.0';
const DUAL_NETWORK = { ipFamily: 'IPv4+IPv6', pods: { cidrBlocks: ['172.25.0.0/16', 'fd01::/48'] }, services: { cidrBlocks: ['10.240.16.0/20', 'fd02::/108'] }, nodeCidrMaskSizeIPv4: 24, nodeCidrMaskSizeIPv6: 64, konnectivityEnabled: true };

const walks: Walk[] = [
  {
    cloud: 'aws',
    label: 'AWS',
    settings: async (page) => {
      await fill(page, `${K}.aws.vpcID`, 'vpc-0a1b2c3d');
      await fill(page, `${K}.aws.assumeRoleARN`, 'arn:aws:iam::123456789012:role/kkp');
      await fill(page, `${K}.aws.assumeRoleExternalID`, 'kkp-1');
    },
    nodes: (page) => fill(page, `${POOL}.aws.subnetID`, 'subnet-0a1b2c3d'),
    spec: { cloud: { providerName: 'aws', aws: { vpcID: 'vpc-0a1b2c3d', assumeRoleARN: 'arn:aws:iam::123456789012:role/kkp', assumeRoleExternalID: 'kkp-1' } }, clusterNetwork: { ...DUAL_NETWORK, proxyMode: 'ebpf' }, cniPlugin: { type: 'cilium', version: '1.19.4' } },
    machine: { cloudProvider: 'aws', cloudProviderSpec: { subnetId: 'subnet-0a1b2c3d', vpcId: 'vpc-0a1b2c3d', instanceType: 't3.medium' } },
  },
  { cloud: 'azure', label: 'Azure', spec: { cloud: { providerName: 'azure', azure: { loadBalancerSKU: 'standard' } }, clusterNetwork: DUAL_NETWORK }, machine: { cloudProvider: 'azure', cloudProviderSpec: { vmSize: 'Standard_B2s' } } },
  {
    cloud: 'bringyourown',
    label: 'BringYourOwn',
    nodes: async (page) => {
      await page.getByRole('button', { name: 'Add a node', exact: true }).click();
      await fill(page, `${K}.bringyourown.nodes.0.ipv4`, '10.0.6.114');
      await fill(page, `${K}.bringyourown.nodes.0.ipv6`, '2a05:d014:937:4500::114');
    },
    spec: { cloud: { providerName: 'bringyourown', bringyourown: {} }, clusterNetwork: DUAL_NETWORK },
    files: ['join-node.sh', 'kubeadm-join-worker-1.yaml'],
  },
  { cloud: 'digitalocean', label: 'DigitalOcean', spec: { cloud: { providerName: 'digitalocean', digitalocean: {} }, clusterNetwork: DUAL_NETWORK }, machine: { cloudProvider: 'digitalocean', cloudProviderSpec: { size: 's-2vcpu-4gb', ipv6: true } } },
  {
    cloud: 'packet',
    label: 'Equinix Metal',
    release: 'v2.24',
    spec: { version: '1.27.10', cloud: { providerName: 'packet', packet: { billingCycle: 'hourly' } }, clusterNetwork: { ...DUAL_NETWORK, services: { cidrBlocks: ['10.240.16.0/20', 'fd02::/120'] } }, cniPlugin: { version: '1.14.16' } },
    machine: { cloudProvider: 'equinixmetal', cloudProviderSpec: { instanceType: 'c3.small.x86', billingCycle: 'hourly' } },
  },
  {
    cloud: 'gcp',
    label: 'Google Cloud',
    datacenter: (page) => fill(page, `${K}.datacenter.region`, 'europe-west3'),
    settings: async (page) => {
      await fill(page, `${K}.gcp.network`, 'global/networks/default');
      await fill(page, `${K}.gcp.subnetwork`, 'projects/p/regions/europe-west3/subnetworks/dual');
    },
    nodes: (page) => fill(page, `${POOL}.gcp.zone`, 'europe-west3-a'),
    spec: { cloud: { providerName: 'gcp', gcp: { subnetwork: 'projects/p/regions/europe-west3/subnetworks/dual' } }, clusterNetwork: DUAL_NETWORK },
    machine: { cloudProvider: 'gce', cloudProviderSpec: { zone: 'europe-west3-a', machineType: 'n1-standard-2' } },
  },
  {
    cloud: 'hetzner',
    label: 'Hetzner',
    settings: async (page) => {
      await fill(page, `${K}.hetzner.network`, 'kkp-nodes');
      await field(page, `${K}.loadBalancerServices.ipFamily`).selectOption('IPv4+IPv6');
      await page.getByRole('button', { name: 'Use eu-central' }).click();
    },
    spec: { cloud: { providerName: 'hetzner', hetzner: { network: 'kkp-nodes' } }, clusterNetwork: { ...DUAL_NETWORK, proxyMode: 'iptables' } },
    machine: { cloudProvider: 'hetzner', cloudProviderSpec: { serverType: 'cx32', networks: ['kkp-nodes'] } },
  },
  {
    cloud: 'openstack',
    label: 'OpenStack',
    datacenter: (page) => page.getByRole('checkbox', { name: 'The datacenter has IPv6' }).check(),
    settings: async (page) => {
      await fill(page, `${K}.openstack.network`, 'kkp-nodes');
      await fill(page, `${K}.openstack.subnetID`, 'subnet-4');
      await fill(page, `${K}.openstack.ipv6SubnetID`, 'subnet-6');
      for (const name of ['Application credentials', 'Enable Ingress hostname', 'Skip router reconciliation']) await page.getByRole('checkbox', { name }).check();
      await fill(page, `${K}.openstack.ingressHostnameSuffix`, 'lb.example.com');
      await page.getByRole('button', { name: 'Add a class' }).click();
      await fill(page, `${K}.openstack.loadBalancerClasses.0.floatingSubnet`, 'public');
    },
    nodes: (page) => fill(page, `${POOL}.openstack.flavor`, 'm1.large'),
    spec: { cloud: { providerName: 'openstack', openstack: { network: 'kkp-nodes', subnetID: 'subnet-4', ipv6SubnetID: 'subnet-6', enableIngressHostname: true, ingressHostnameSuffix: 'lb.example.com', loadBalancerClasses: [{ name: 'default', config: { floatingSubnet: 'public' } }] } }, clusterNetwork: DUAL_NETWORK },
    machine: { cloudProvider: 'openstack', cloudProviderSpec: { flavor: 'm1.large', network: 'kkp-nodes' } },
  },
  {
    cloud: 'vsphere',
    label: 'VMware vSphere',
    datacenter: (page) => page.getByRole('checkbox', { name: 'The datacenter has IPv6' }).check(),
    settings: async (page) => {
      await fill(page, `${K}.vsphere.datastore`, 'ssd-01');
      await page.getByRole('checkbox', { name: 'Dedicated credentials to provision vSphere resources' }).check();
      await fill(page, `${K}.vsphere.tagCategoryID`, 'urn:1');
      await fill(page, `${K}.vsphere.tags`, 'team-net');
      await page.keyboard.press('Enter');
    },
    nodes: async (page) => {
      await page.getByRole('button', { name: 'More of Node pool 1' }).click();
      await fill(page, `${POOL}.vsphere.template`, 'flatcar');
      await field(page, `${POOL}.operatingSystem`).selectOption('flatcar');
      await page.getByRole('checkbox', { name: 'Disable auto-update' }).check();
      await fill(page, `${POOL}.staticNetwork.address`, '10.20.0.10');
      await fill(page, `${POOL}.staticNetwork.prefix`, '24');
      await fill(page, `${POOL}.staticNetwork.gateway`, '10.20.0.1');
      await fill(page, `${POOL}.staticNetwork.dnsServers`, 'fd20::53');
      await page.keyboard.press('Enter');
      await fill(page, `${POOL}.vsphere.vmGroup`, 'rack-1');
      await page.getByRole('button', { name: 'Add a tag' }).click();
      await fill(page, `${POOL}.vsphere.tags.0.name`, 'team-net');
    },
    spec: { cloud: { providerName: 'vsphere', vsphere: { datastore: 'ssd-01', tags: { tags: ['team-net'], categoryID: 'urn:1' } } }, clusterNetwork: DUAL_NETWORK },
    machine: { cloudProvider: 'vsphere', cloudProviderSpec: { cpus: 2, memoryMB: 4096, templateVMName: 'flatcar', vmGroup: 'rack-1', tags: [{ name: 'team-net', categoryID: 'urn:1' }] }, operatingSystem: 'flatcar', operatingSystemSpec: { disableAutoUpdate: true }, network: { cidr: '10.20.0.10/24', gateway: '10.20.0.1', dns: { servers: ['fd20::53'] } } },
  },
];

for (const { cloud, label, release, datacenter, settings, nodes, spec, machine, files = [] } of walks) {
  test(`from the first page to the ZIP: ${label}`, async ({ page }) => {
    /** These steps are the same for every cloud. */
    const isFirst = cloud === walks[0]?.cloud;
    await page.goto('/');
    await page.getByRole('button', { name: /Kubermatic Kubernetes Platform/ }).click();

    await expect(heading(page, 'Provider')).toBeVisible();
    if (release !== undefined) await field(page, `${K}.release`).selectOption(release);
    await page.getByRole('radio', { name: label }).check();
    await fill(page, `${K}.projectId`, 'q7rb2k9wxz');
    await fill(page, `${K}.datacenter.name`, `${cloud}-dc-1`);
    await datacenter?.(page);
    await checkAccessibility(page);

    await next(page, 'Cluster');
    await page.getByRole('button', { name: 'Generate a name' }).click();
    await expect(field(page, 'metadata.name')).toHaveValue(/^[a-z]+-[a-z]+$/);
    await fill(page, 'metadata.name', `walk-${cloud}`);
    if (isFirst) {
      for (const name of ['Kubermatic KubeLB', 'Use LoadBalancer class', 'Kyverno policy management', 'User cluster monitoring', 'Encryption at rest', 'Disable CSI driver', 'Event Rate Limit', 'Event Rate Limit, server', 'Audit logging', 'Audit webhook backend']) await page.getByRole('checkbox', { name, exact: true }).check();
      await page.getByRole('checkbox', { name: 'Kubernetes Dashboard' }).uncheck();
      await field(page, `${K}.template.scope`).selectOption('user');
      await fill(page, `${K}.template.user`, 'ada@example.com');
      await fill(page, `${K}.backupStorageLocation`, 'bucket-1');
      await fill(page, `${K}.eventRateLimitConfig.server.cacheSize`, '64');
      await fill(page, `${K}.auditLogging.webhookBackend.auditWebhookConfig.name`, 'audit');
      await fill(page, `${K}.auditLogging.webhookBackend.auditWebhookConfig.namespace`, 'kubermatic');
      await checkAccessibility(page);
    }

    await next(page, 'Cluster network');
    await expect(page.getByRole('complementary', { name: 'Address map' })).toContainText('fd01::/48');
    if (isFirst) {
      await page.getByRole('checkbox', { name: 'Ingress' }).check();
      await checkAccessibility(page);
    }

    await next(page, 'Settings');
    await settings?.(page);
    await checkAccessibility(page);

    await next(page, 'Initial Nodes');
    await nodes?.(page);
    await checkAccessibility(page);

    if (isFirst) {
      await page.getByRole('checkbox', { name: 'Enable Cluster Autoscaler Application' }).check();
      await page.getByRole('button', { name: 'More of Node pool 1' }).click();
      await fill(page, `${POOL}.maxReplicas`, '4');
      await fill(page, `${POOL}.minReplicas`, '1');
      await fill(page, `${POOL}.operatingSystemProfile`, 'osp-ubuntu');
      for (const name of ['Upgrade system on first boot', 'Spot instance', 'EBS volume encryption']) await page.getByRole('checkbox', { name: new RegExp(`${name}$`) }).check();
      await fill(page, `${POOL}.aws.ami`, 'ami-0a1b2c3d');
      await fill(page, `${POOL}.aws.spotInstanceMaxPrice`, '0.05');
      await page.getByRole('button', { name: 'Add a taint' }).click();
      await fill(page, `${POOL}.taints.0.key`, 'dedicated');
      await fill(page, `${POOL}.taints.0.value`, 'web');
      await checkAccessibility(page);
    }

    await next(page, 'Applications');
    if (isFirst) {
      await expect(field(page, `${K}.applications.0.name`)).toHaveValue('cluster-autoscaler');
      await page.getByRole('button', { name: 'Add an application' }).click();
      for (const [name, value] of Object.entries({ name: 'lb', application: 'metallb', version: 'v0.15.3', namespace: 'metallb-system' })) await fill(page, `${K}.applications.1.${name}`, value);
    }
    await checkAccessibility(page);

    await next(page, 'Summary');
    await expect(page.getByRole('navigation', { name: 'Files' })).toContainText('cluster.yaml');
    await openFile(page, 'cluster.yaml');
    await expect(page.locator('.cm-content')).toContainText('kind: Cluster');
    if (isFirst) await checkAccessibility(page);

    const zip = await downloadZip(page);
    const folder = `walk-${cloud}`;
    const expected = ['README.md', 'cluster.yaml', 'clustertemplate.yaml', 'create-cluster.json', 'create-cluster.sh', ...(cloud === 'bringyourown' ? [] : ['credentials.sh', 'machinedeployment.yaml']), ...(isFirst ? ['encryption-key.sh'] : []), ...files, 'verify/workload.yaml', 'verify/verify.sh', 'plan.yaml'];
    expect(Object.keys(zip).sort()).toEqual(expected.map((name) => `${folder}/${name}`).sort());
    const cluster = yamlOf(zip, `${folder}/cluster.yaml`);
    expect(cluster).toMatchObject({ kind: 'Cluster', metadata: { name: folder, labels: { 'project-id': 'q7rb2k9wxz' } }, spec });
    expect(yamlOf(zip, `${folder}/clustertemplate.yaml`)).toMatchObject({ kind: 'ClusterTemplate', spec });
    expect(JSON.parse(zip[`${folder}/create-cluster.json`] ?? '')).toMatchObject({ cluster: { name: folder, spec } });
    if (machine) {
      const value = { operatingSystem: 'ubuntu', ...machine, network: { ...machine.network, ipFamily: 'IPv4+IPv6' } };
      const { annotations } = cluster['metadata'] as { annotations: Record<string, string> };
      expect(JSON.parse(annotations['kubermatic.io/initial-machinedeployment-request'] ?? '')).toMatchObject({ spec: { template: { spec: { providerSpec: { value } } } } });
      expect(yamlOf(zip, `${folder}/machinedeployment.yaml`)).toMatchObject({ kind: 'MachineDeployment', spec: { template: { spec: { providerSpec: { value } } } } });
    }
    if (isFirst) {
      const features = {
        kubelb: { enabled: true, useLoadBalancerClass: true },
        kyverno: { enabled: true },
        mla: { monitoringEnabled: true },
        kubernetesDashboard: { enabled: false },
        backupConfig: { backupStorageLocation: { name: 'bucket-1' } },
        disableCsiDriver: true,
        useEventRateLimitAdmissionPlugin: true,
        eventRateLimitConfig: { namespace: { qps: 50, burst: 100, cacheSize: 4096 }, server: { qps: 50, burst: 100, cacheSize: 64 } },
        auditLogging: { enabled: true, webhookBackend: { auditWebhookConfig: { name: 'audit', namespace: 'kubermatic' } } },
        encryptionConfiguration: { enabled: true, resources: ['secrets'] },
      };
      expect(yamlOf(zip, `${folder}/clustertemplate.yaml`)).toMatchObject({ metadata: { labels: { scope: 'user' }, annotations: { user: 'ada@example.com' } } });
      expect(cluster).toMatchObject({ spec: { ...features, features: { encryptionAtRest: true } } });
      expect(JSON.parse(zip[`${folder}/create-cluster.json`] ?? '')).toMatchObject({ cluster: { spec: features } });
      const { annotations } = cluster['metadata'] as { annotations: Record<string, string> };
      expect(JSON.parse(annotations['kubermatic.io/initial-cni-values-request'] ?? '')).toMatchObject({ ingressController: { enabled: true } });
      expect(JSON.parse(annotations['kubermatic.io/initial-application-installations-request'] ?? '')).toMatchObject([{ name: 'cluster-autoscaler' }, { name: 'lb', spec: { namespace: { name: 'metallb-system', create: true }, applicationRef: { name: 'metallb', version: 'v0.15.3' } } }]);
      expect(yamlOf(zip, `${folder}/machinedeployment.yaml`)).toMatchObject({ metadata: { annotations: { 'k8c.io/operating-system-profile': 'osp-ubuntu', 'cluster.k8s.io/cluster-api-autoscaler-node-group-max-size': '4' } }, spec: { template: { spec: { providerSpec: { value: { operatingSystemSpec: { distUpgradeOnBoot: true }, cloudProviderSpec: { ami: 'ami-0a1b2c3d', ebsVolumeEncrypted: true, isSpotInstance: true, spotInstanceConfig: { maxPrice: '0.05' } } } }, taints: [{ key: 'dedicated', value: 'web', effect: 'NoSchedule' }] } } } });
    }
    if (cloud === 'bringyourown') {
      expect(yamlOf(zip, `${folder}/kubeadm-join-worker-1.yaml`)).toMatchObject({ kind: 'JoinConfiguration', nodeRegistration: { kubeletExtraArgs: [{ name: 'node-ip', value: '10.0.6.114,2a05:d014:937:4500::114' }] } });
    }
    if (cloud === 'openstack') expect(zip[`${folder}/credentials.sh`]).toContain('OS_APPLICATION_CREDENTIAL_ID');
    if (cloud === 'vsphere') expect(zip[`${folder}/credentials.sh`]).toContain('VSPHERE_INFRA_USERNAME');
    if (cloud === 'hetzner') expect(zip[`${folder}/verify/workload.yaml`]).toContain('load-balancer.hetzner.cloud/network-zone: eu-central');
  });
}
