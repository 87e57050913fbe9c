import type { Page } from '@playwright/test';
import { parseAllDocuments } from 'yaml';
import { checkAccessibility, downloadZip, expect, field, fill, goTo, heading, next, openFile, pasteRows, test, yamlOf } from './wizard.js';

const K = 'spec.kubeadm';
const B = 'spec.loadBalancers';
const D = 'spec.nat64';
const PASTED = `# name       role            addresses
cp-1      control-plane  192.168.10.11/24  2a05:d014:937:4500::11
cp-2      control-plane  192.168.10.12/24  2a05:d014:937:4500::12
cp-3      control-plane  192.168.10.13/24  2a05:d014:937:4500::13
worker-1  worker         192.168.10.21/24  2a05:d014:937:4500::21`;

/** Starts a new plan and fills in its first step. */
async function start(page: Page, name: string, family: RegExp): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /^kubeadm Kubernetes/ }).click();
  await expect(heading(page, 'Cluster')).toBeVisible();
  await fill(page, 'metadata.name', name);
  await page.getByRole('radio', { name: family }).check();
}

/** The documents of a file, by their kinds. */
function kindsOf(files: Record<string, string>, name: string): Record<string, Record<string, unknown>> {
  return Object.fromEntries(parseAllDocuments(files[name] ?? '').map((each) => each.toJS() as Record<string, unknown>).map((each) => [each['kind'] as string, each]));
}

interface Walk {
  what: string;
  name: string;
  family: RegExp;
  cluster?: (page: Page) => Promise<void>;
  nodes: (page: Page) => Promise<void>;
  network?: (page: Page) => Promise<void>;
  plugin?: (page: Page) => Promise<void>;
  balancers?: (page: Page) => Promise<void>;
  /** What must be in the ZIP beside what every plan has. */
  files: string[];
  init: Record<string, unknown>;
  check?: (files: Record<string, string>) => void;
}

const walks: Walk[] = [
  {
    what: 'dual stack, Calico by its operator, three control plane nodes',
    name: 'walk-dual',
    family: /^IPv4 and IPv6, IPv4 first/,
    cluster: (page) => fill(page, `${K}.controlPlaneEndpoint`, 'k8s.lab.internal:6443'),
    nodes: async (page) => {
      await pasteRows(page, PASTED, 'replace');
      await expect(field(page, `${K}.nodes.2.name`)).toHaveValue('cp-3');
      await expect(field(page, `${K}.nodes.3.ipv6`)).toHaveValue('2a05:d014:937:4500::21');
      await fill(page, `${K}.nodeNetwork.ipv4`, '192.168.10.0/24');
    },
    balancers: async (page) => {
      const balancer = field(page, `${B}.implementation`);
      await expect(balancer.getByRole('option', { name: 'Cilium (LB IPAM)' })).toBeDisabled();
      await balancer.selectOption('metallb');
      await fill(page, `${B}.pools.0.ipv4`, '192.168.10.0/27');
      await expect(page.locator('.ds-items-table').first()).toContainText('holds 192.168.10.11');
      await fill(page, `${B}.pools.0.ipv4`, '192.168.10.192/26');
      await fill(page, `${B}.pools.0.ipv6`, '2a05:d014:937:4500:1b::/112');
      await fill(page, `${B}.interfaces`, 'eth0');
      await expect(page.getByRole('complementary', { name: 'Address map' })).toContainText('192.168.10.192/26');
    },
    files: ['kubeadm-join-cp-2.yaml', 'kubeadm-join-cp-3.yaml', 'kubeadm-join-worker-1.yaml', 'join-node.sh', 'calico/installation.yaml', 'load-balancers/metallb.yaml', 'CONVERT.md'],
    init: {
      InitConfiguration: { apiVersion: 'kubeadm.k8s.io/v1beta4', localAPIEndpoint: { advertiseAddress: '192.168.10.11' }, nodeRegistration: { name: 'cp-1', kubeletExtraArgs: [{ name: 'node-ip', value: '192.168.10.11,2a05:d014:937:4500::11' }] } },
      ClusterConfiguration: { clusterName: 'walk-dual', controlPlaneEndpoint: 'k8s.lab.internal:6443', networking: { podSubnet: '10.244.0.0/16,fd00:10:244::/48', serviceSubnet: '10.96.0.0/16,fd00:10:96::/112' }, controllerManager: { extraArgs: [{ name: 'node-cidr-mask-size-ipv4', value: '24' }, { name: 'node-cidr-mask-size-ipv6', value: '64' }] } },
      KubeProxyConfiguration: { mode: 'nftables' },
    },
    check: (files) => {
      expect(kindsOf(files, 'calico/installation.yaml')).toMatchObject({ Installation: { spec: { calicoNetwork: { bgp: 'Disabled', linuxDataplane: 'Nftables', ipPools: [{ cidr: '10.244.0.0/16', encapsulation: 'VXLANCrossSubnet' }, { cidr: 'fd00:10:244::/48', encapsulation: 'VXLANCrossSubnet' }] } } }, APIServer: {} });
      expect(kindsOf(files, 'load-balancers/metallb.yaml')).toMatchObject({ IPAddressPool: { spec: { addresses: ['192.168.10.192/26', '2a05:d014:937:4500:1b::/112'], avoidBuggyIPs: true } }, L2Advertisement: { spec: { ipAddressPools: ['default'], interfaces: ['eth0'] } } });
      expect(files['verify/verify.sh']).toContain('balanced web-load-balancer');
      expect(yamlOf(files, 'kubeadm-join-cp-2.yaml')).toMatchObject({ controlPlane: { localAPIEndpoint: { advertiseAddress: '192.168.10.12' } } });
      expect(yamlOf(files, 'kind.yaml')).toMatchObject({ name: 'walk-dual', networking: { ipFamily: 'dual', podSubnet: '10.244.0.0/16,fd00:10:244::/48', disableDefaultCNI: true } });
      expect(files['CONVERT.md']).toContain('--service-cluster-ip-range=10.96.0.0/16,fd00:10:96::/112');
    },
  },
  {
    what: 'IPv6 first, Cilium in the place of kube-proxy',
    name: 'walk-ipv6-first',
    family: /^IPv6 and IPv4, IPv6 first/,
    nodes: async (page) => {
      await fill(page, `${K}.nodes.0.ipv6`, '2a05:d014:937:4500::11');
      await fill(page, `${K}.nodes.0.ipv4`, '192.168.10.11');
      await page.getByRole('button', { name: 'Add a worker', exact: true }).click();
      await fill(page, `${K}.nodes.1.ipv6`, '2a05:d014:937:4500::21');
      await fill(page, `${K}.nodes.1.ipv4`, '192.168.10.21');
    },
    plugin: async (page) => {
      await page.getByRole('radio', { name: /^Cilium/ }).check();
      await expect(page.getByRole('checkbox', { name: 'Take the place of kube-proxy' })).toBeChecked();
    },
    balancers: async (page) => {
      await field(page, `${B}.implementation`).selectOption('cilium');
      await page.getByRole('radio', { name: /^BGP/ }).check();
      await fill(page, `${B}.pools.0.ipv6`, 'fd6a:51c3:90e2::/112');
      await fill(page, `${B}.pools.0.ipv4`, '10.50.0.0/24');
      await fill(page, `${B}.localASN`, '64512');
      await page.getByRole('button', { name: 'Add a router', exact: true }).click();
      await fill(page, `${B}.peers.0.name`, 'leaf');
      await fill(page, `${B}.peers.0.address`, '2a05:d014:937:4500::1');
      await fill(page, `${B}.peers.0.asn`, '64601');
    },
    files: ['kubeadm-join-worker-1.yaml', 'join-node.sh', 'cilium/values.yaml', 'load-balancers/cilium.yaml', 'CONVERT.md'],
    init: {
      InitConfiguration: { localAPIEndpoint: { advertiseAddress: '2a05:d014:937:4500::11' }, skipPhases: ['addon/kube-proxy'] },
      ClusterConfiguration: { networking: { podSubnet: 'fd00:10:244::/48,10.244.0.0/16', serviceSubnet: 'fd00:10:96::/112,10.96.0.0/16' } },
      KubeletConfiguration: { clusterDNS: ['fd00:10:96::a'] },
    },
    check: (files) => {
      expect(yamlOf(files, 'cilium/values.yaml')).toMatchObject({ ipv4: { enabled: true }, ipv6: { enabled: true }, kubeProxyReplacement: true, k8sServiceHost: '2a05:d014:937:4500::11', k8sServicePort: 6443, bgpControlPlane: { enabled: true } });
      expect(kindsOf(files, 'load-balancers/cilium.yaml')).toMatchObject({ CiliumLoadBalancerIPPool: { spec: { blocks: [{ cidr: 'fd6a:51c3:90e2::/112' }, { cidr: '10.50.0.0/24' }] } }, CiliumBGPClusterConfig: { spec: { bgpInstances: [{ localASN: 64512, peers: [{ name: 'leaf', peerASN: 64601 }] }] } }, CiliumBGPPeerConfig: {}, CiliumBGPAdvertisement: {} });
      expect(yamlOf(files, 'kubeadm-join-worker-1.yaml')).toMatchObject({ nodeRegistration: { kubeletExtraArgs: [{ name: 'node-ip', value: '2a05:d014:937:4500::21,192.168.10.21' }] } });
    },
  },
  {
    what: 'IPv6 alone, Calico by its manifest',
    name: 'walk-ipv6',
    family: /^IPv6 Pods, Services and nodes/,
    nodes: (page) => fill(page, `${K}.nodes.0.ipv6`, '2a05:d014:937:4500::11'),
    network: async (page) => {
      await expect(field(page, 'spec.network.podCidrs.ipv4')).toHaveCount(0);
      await field(page, `${K}.allocateNodeCidrs`).selectOption('nobody');
      await field(page, `${D}.dns64`).selectOption('coredns');
      await expect(page.getByRole('radio', { name: /^Cilium in the cluster/ })).toBeDisabled();
      await fill(page, `${D}.prefix`, '64:ff9b:1::/80');
      await expect(page.locator('main')).toContainText('64:ff9b:1::/80 has the length /80');
      await fill(page, `${D}.prefix`, '2a05:d014:937:64::/96');
      await fill(page, `${D}.gatewayName`, 'jool on edge-1');
      await expect(page.getByRole('complementary', { name: 'Address map' })).toContainText('2a05:d014:937:64::/96');
    },
    plugin: async (page) => {
      await page.getByRole('radio', { name: /^The manifest/ }).check();
      await page.getByRole('checkbox', { name: 'BGP between the nodes' }).check();
      await field(page, `${K}.calico.ipPools.ipv6.encapsulation`).selectOption('None');
      await expect(field(page, `${K}.calico.ipPools.ipv6.encapsulation`).getByRole('option', { name: 'IPIP', exact: true })).toBeDisabled();
    },
    files: ['nat64/dns64.sh', 'calico/kustomization.yaml', 'calico/calico-config.yaml', 'calico/calico-node.yaml', 'calico/ippools.yaml'],
    init: {
      InitConfiguration: { nodeRegistration: { name: 'control-plane-1', kubeletExtraArgs: [{ name: 'node-ip', value: '2a05:d014:937:4500::11' }] } },
      ClusterConfiguration: { networking: { podSubnet: 'fd00:10:244::/48', serviceSubnet: 'fd00:10:96::/112' }, controllerManager: { extraArgs: [{ name: 'allocate-node-cidrs', value: 'false' }] } },
    },
    check: (files) => {
      expect(files['nat64/dns64.sh']).toContain('PREFIX=2a05:d014:937:64::/96');
      expect(files['verify/verify.sh']).toContain('2a05:d014:937:64::c000:aa');
      expect(files['calico/calico-config.yaml']).toContain('"assign_ipv4": "false"');
      for (const [name, value] of [['IP', 'none'], ['IP6', 'autodetect'], ['CALICO_ROUTER_ID', 'hash']]) expect(files['calico/calico-node.yaml']).toContain(`- name: ${name}\n              value: ${value}\n`);
      expect(yamlOf(files, 'calico/ippools.yaml')).toMatchObject({ kind: 'IPPool', spec: { cidr: 'fd00:10:244::/48', ipipMode: 'Never', vxlanMode: 'Never', natOutgoing: true } });
    },
  },
];

for (const { what, name, family, cluster, nodes, network, plugin, balancers, files, init, check } of walks) {
  test(`from the first page to the ZIP: kubeadm, ${what}`, async ({ page }) => {
    await start(page, name, family);
    await cluster?.(page);
    await checkAccessibility(page);

    await next(page, 'Nodes');
    await nodes(page);
    await checkAccessibility(page);

    await next(page, 'Cluster network');
    await network?.(page);
    await expect(page.getByRole('complementary', { name: 'Address map' })).toContainText('fd00:10:244::/48');
    await checkAccessibility(page);

    await next(page, 'Network plugin');
    await plugin?.(page);
    await checkAccessibility(page);

    await next(page, 'Load balancers');
    await balancers?.(page);
    await checkAccessibility(page);

    await next(page, 'Review');
    await openFile(page, 'kubeadm-init.yaml');
    await expect(page.locator('.cm-content')).toContainText('kind: InitConfiguration');
    await openFile(page, 'sysctl.conf');
    await expect(page.locator('.cm-content')).toContainText('net.ipv6.conf.all.forwarding = 1');
    await checkAccessibility(page);

    const zip = Object.fromEntries(Object.entries(await downloadZip(page)).map(([path, content]) => [path.replace(`${name}/`, ''), content]));
    expect(Object.keys(zip).sort()).toEqual(['README.md', 'preflight.sh', 'sysctl.conf', 'kubeadm-init.yaml', 'kind.yaml', 'plan.yaml', 'verify/verify.sh', 'verify/workload.yaml', ...files].sort());
    expect(kindsOf(zip, 'kubeadm-init.yaml')).toMatchObject(init);
    check?.(zip);
  });
}

test('the example of the Kubernetes documentation is refused, with masks that would do', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /kubeadm with Calico by its operator/ }).click();
  await expect(heading(page, 'Review')).toBeVisible();
  await goTo(page, 'Cluster network');
  await fill(page, 'spec.network.podCidrs.ipv6', 'fc00::/24');
  const around = page.locator('.ds-field', { has: field(page, 'spec.network.nodeCidrMask.ipv6') });
  await expect(around).toContainText('The node mask /64 is 40 bits longer than the Pod range fc00::/24');
  await around.getByRole('button', { name: 'Use /40' }).click();
  await expect(field(page, 'spec.network.nodeCidrMask.ipv6')).toHaveValue('40');
  await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
});

test('an older release brings what it takes, and a family comes back with its addresses', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /kubeadm with Calico by its operator/ }).click();
  await expect(heading(page, 'Review')).toBeVisible();
  await goTo(page, 'Cluster');
  await field(page, 'spec.kubernetesVersion').selectOption({ label: '1.22' });
  await expect(field(page, `${K}.configApi`)).toHaveValue('v1beta3');
  await goTo(page, 'Network plugin');
  await expect(field(page, `${K}.cni.version`)).toHaveValue('v3.22.5');

  await goTo(page, 'Cluster');
  await page.getByRole('radio', { name: /^IPv4 Pods, Services and nodes/ }).check();
  await goTo(page, 'Nodes');
  await expect(field(page, `${K}.nodes.0.ipv6`)).toHaveCount(0);
  await goTo(page, 'Cluster');
  await page.getByRole('radio', { name: /^IPv6 and IPv4, IPv6 first/ }).check();
  await goTo(page, 'Nodes');
  await expect(field(page, `${K}.nodes.0.ipv6`)).toHaveValue('2a05:d014:937:4500::11');
  await goTo(page, 'Cluster network');
  await expect(field(page, 'spec.network.podCidrs.ipv6')).toHaveValue('fd00:10:244::/48');
});
