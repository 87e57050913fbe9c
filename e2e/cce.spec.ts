import type { Page } from '@playwright/test';
import { checkAccessibility, checkBothThemes, downloadZip, expect, field, fill, goTo, heading, next, openFile, test, yamlOf } from './wizard.js';

interface Walk {
  what: string;
  name: string;
  site: 'Huawei Cloud' | 'Open Telekom Cloud';
  type: 'CCE Turbo Cluster' | 'CCE Standard Cluster';
  network?: (page: Page) => Promise<void>;
  /** What must stand in terraform/main.tf. */
  terraform: string[];
  /** What must be in the body of the cluster, below spec. */
  cluster: unknown;
  bodies: string[];
  verify: string[];
  /** Families of the Service of type LoadBalancer. */
  loadBalancer: string[];
}

const TURBO_BODIES = ['01-vpc.json', '02-node-subnet.json', '03-pod-subnet.json', '04-cluster.json', '05-node-pool.json', '06-bandwidth.json', '07-bandwidth-insert.json', 'create.sh', 'insert-ipv6.sh', 'kubeconfig.sh', 'lib.sh'];

const walks: Walk[] = [
  {
    what: 'CCE standard with the tunnel network, dual stack',
    name: 'walk-tunnel',
    site: 'Huawei Cloud',
    type: 'CCE Standard Cluster',
    network: async (page) => {
      await expect(page.getByText('A standard cluster always has the IPv6 Service CIDR block fd00:1234::/120.')).toBeVisible();
      await expect(field(page, 'spec.network.podCidrs.ipv4')).toHaveValue('172.16.0.0/16');
    },
    terraform: ['container_network_type = "overlay_l2"', 'container_network_cidr = "172.16.0.0/16"', 'kube_proxy_mode        = "ipvs"', 'ipv6_enable            = true', 'resource "huaweicloud_vpc_bandwidth_associate" "nodes"'],
    cluster: { category: 'CCE', ipv6enable: true, kubeProxyMode: 'ipvs', containerNetwork: { mode: 'overlay_l2', cidrs: [{ cidr: '172.16.0.0/16' }] }, serviceNetwork: { IPv4CIDR: '10.247.0.0/16' } },
    bodies: ['01-vpc.json', '02-node-subnet.json', '03-cluster.json', '04-node-pool.json', '05-bandwidth.json', '06-bandwidth-insert.json', 'create.sh', 'insert-ipv6.sh', 'kubeconfig.sh', 'lib.sh'],
    verify: ['verify/workload.yaml', 'verify/verify.sh', 'verify/ping6.sh'],
    loadBalancer: ['IPv4'],
  },
  {
    what: 'CCE standard with the VPC network, IPv4',
    name: 'walk-vpc-router',
    site: 'Huawei Cloud',
    type: 'CCE Standard Cluster',
    network: async (page) => {
      // The VPC network has no IPv6: choosing it says so, and the fix makes the plan IPv4.
      await page.getByRole('radio', { name: /^IPv4 Nodes/ }).check();
      await page.getByRole('radio', { name: /^VPC network/ }).check();
      await expect(page.getByRole('radio', { name: /dual stack/ })).toBeDisabled();
      await field(page, 'spec.cce.fixPoolMask').selectOption('26');
      await expect(page.getByText('cannot be changed later').first()).toBeVisible();
    },
    terraform: ['container_network_type = "vpc-router"', 'fix_pool_mask = "26"'],
    cluster: { category: 'CCE', ipv6enable: false, containerNetwork: { mode: 'vpc-router' }, extendParam: { 'alpha.cce/fixPoolMask': '26' } },
    bodies: ['01-vpc.json', '02-node-subnet.json', '03-cluster.json', '04-node-pool.json', 'create.sh', 'kubeconfig.sh', 'lib.sh'],
    verify: ['verify/workload.yaml', 'verify/verify.sh'],
    loadBalancer: ['IPv4'],
  },
  {
    what: 'CCE Turbo on Huawei Cloud, dual stack',
    name: 'walk-turbo',
    site: 'Huawei Cloud',
    type: 'CCE Turbo Cluster',
    network: async (page) => {
      await fill(page, 'spec.network.serviceCidrs.ipv6', 'fd00::/112');
      await expect(page.locator('.ds-messages').getByText('fd00::/112 is outside fc00::/8')).toBeVisible();
      await page.getByRole('button', { name: 'Use fc00::/112' }).first().click();
      await expect(field(page, 'spec.network.serviceCidrs.ipv6')).toHaveValue('fc00::/112');
    },
    terraform: ['container_network_type = "eni"', 'eni_subnet_id          = huaweicloud_vpc_subnet.pods.ipv4_subnet_id', 'subnet_id              = huaweicloud_vpc_subnet.nodes.id'],
    cluster: { category: 'Turbo', ipv6enable: true, kubeProxyMode: 'ipvs', containerNetwork: { mode: 'eni' }, eniNetwork: { subnets: [{ subnetID: '${POD_SUBNET_IPV4_SUBNET_ID}' }] }, serviceNetwork: { IPv4CIDR: '10.247.0.0/16', IPv6CIDR: 'fc00::/112' } },
    bodies: TURBO_BODIES,
    verify: ['verify/workload.yaml', 'verify/verify.sh', 'verify/ping6.sh'],
    loadBalancer: ['IPv4', 'IPv6'],
  },
  {
    what: 'CCE Turbo on Open Telekom Cloud, dual stack',
    name: 'walk-otc',
    site: 'Open Telekom Cloud',
    type: 'CCE Turbo Cluster',
    terraform: ['resource "opentelekomcloud_cce_cluster_v3" "main"', 'eni_subnet_id           = opentelekomcloud_vpc_subnet_v1.pods.subnet_id', 'eni_subnet_cidr         = "192.168.16.0/20"', 'subnet_id               = opentelekomcloud_vpc_subnet_v1.nodes.network_id'],
    cluster: { category: 'Turbo', ipv6enable: true, kubeProxyMode: 'ipvs', eniNetwork: { eniSubnetId: '${POD_SUBNET_IPV4_SUBNET_ID}', eniSubnetCIDR: '192.168.16.0/20' }, kubernetesSvcIpRange: '10.247.0.0/16' },
    bodies: TURBO_BODIES,
    verify: ['verify/workload.yaml', 'verify/verify.sh', 'verify/ping6.sh'],
    loadBalancer: ['IPv4', 'IPv6'],
  },
];

for (const { what, name, site, type, network, terraform, cluster, bodies, verify, loadBalancer } of walks) {
  test(`from the first page to the ZIP: ${what}`, async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: /^Cloud Container Engine/ }).click();

    await expect(heading(page, 'Basic settings')).toBeVisible();
    await page.getByRole('radio', { name: site }).check();
    await page.getByRole('radio', { name: type }).check();
    await fill(page, 'metadata.name', name);
    await checkAccessibility(page);

    await next(page, 'VPC and subnet');
    await expect(page.getByText('cannot be changed later').first()).toBeVisible();
    await checkAccessibility(page);

    await next(page, 'Network settings');
    await network?.(page);
    await expect(page.getByRole('complementary', { name: 'Address map' })).toContainText('192.168.0.0/16');
    await checkAccessibility(page);

    await next(page, 'Advanced settings');
    await checkAccessibility(page);

    await next(page, 'Add-ons');
    await checkAccessibility(page);

    await next(page, 'Node pools');
    await fill(page, 'spec.nodePools.0.flavor', 'c7n.xlarge.2');
    await fill(page, 'spec.nodePools.0.keyPair', 'platform-team');
    await checkAccessibility(page);

    await next(page, 'Shared bandwidth and load balancers');
    await checkAccessibility(page);

    await next(page, 'Confirm settings');
    await expect(page.getByRole('navigation', { name: 'Files' })).toContainText('main.tf');
    await openFile(page, 'main.tf');
    await expect(page.locator('.cm-content')).toContainText('resource');
    await checkAccessibility(page);

    const zip = await downloadZip(page);
    const content = (path: string) => {
      const text = zip[`${name}/${path}`];
      if (text === undefined) throw new Error(`no ${path} among ${Object.keys(zip).join(', ')}`);
      return text;
    };
    const expected = [
      'README.md',
      ...['versions.tf', 'main.tf', 'variables.tf', 'outputs.tf', 'terraform.tfvars.example'].map((file) => `terraform/${file}`),
      ...bodies.map((file) => `api/${file}`),
      ...['workload.yaml', 'load-balancer.yaml', 'ingress-backend.yaml', 'ingress.yaml', 'apply.sh'].map((file) => `services/${file}`),
      ...verify,
      'plan.yaml',
    ];
    expect(Object.keys(zip).sort()).toEqual(expected.map((file) => `${name}/${file}`).sort());
    for (const line of terraform) expect(content('terraform/main.tf')).toContain(line);
    expect(content('terraform/variables.tf')).toContain(`"${name}"`);
    const body = bodies.find((file) => file.endsWith('-cluster.json')) ?? '';
    expect(JSON.parse(content(`api/${body}`))).toMatchObject({ kind: 'Cluster', metadata: { name }, spec: cluster });
    expect(yamlOf(zip, `${name}/services/load-balancer.yaml`)).toMatchObject({ spec: { type: 'LoadBalancer', ipFamilies: loadBalancer } });
    expect(yamlOf(zip, `${name}/plan.yaml`)).toMatchObject({ kind: 'ClusterPlan', metadata: { name }, spec: { provider: 'cce' } });
  });
}

test('a VPC network and IPv6 exclude each other, and say so where either is chosen', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /CCE standard, tunnel network, dual stack/ }).first().click();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Network settings/ }).click();
  await page.getByRole('radio', { name: /^VPC network/ }).check();
  await expect(page.getByText('The VPC network (vpc-router) has no IPv6')).toBeVisible();
  await page.getByRole('button', { name: 'Use "Tunnel network"' }).click();
  await expect(page.getByRole('radio', { name: /^Tunnel network/ })).toBeChecked();
  await expect(page.getByText('has no IPv6: a standard cluster')).toBeHidden();
});

test('what a choice excludes comes back with the choice', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /CCE Turbo, dual stack/ }).first().click();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Network settings/ }).click();
  await fill(page, 'spec.cce.podSubnets.0.name', 'payments-pods');
  await fill(page, 'spec.network.serviceCidrs.ipv6', 'fc00::/116');
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Basic settings/ }).click();
  await page.getByRole('radio', { name: 'CCE Standard Cluster' }).check();
  await page.getByRole('radio', { name: 'CCE Turbo Cluster' }).check();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Network settings/ }).click();
  await expect(field(page, 'spec.cce.podSubnets.0.name')).toHaveValue('payments-pods');
  await expect(field(page, 'spec.network.serviceCidrs.ipv6')).toHaveValue('fc00::/116');
  await page.getByRole('radio', { name: /^IPv4 Nodes/ }).check();
  await page.getByRole('radio', { name: /dual stack/ }).check();
  await expect(field(page, 'spec.network.serviceCidrs.ipv6')).toHaveValue('fc00::/116');
});

test('a shared bandwidth that exists is named without a size, and only looked up', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /CCE Turbo, dual stack/ }).first().click();
  await goTo(page, 'Shared bandwidth and load balancers');
  await expect(field(page, 'spec.cce.sharedBandwidth.sizeMbit')).toHaveValue('10');
  await field(page, 'spec.cce.sharedBandwidth.existing').check();
  await fill(page, 'spec.cce.sharedBandwidth.name', 'everybody');
  await expect(field(page, 'spec.cce.sharedBandwidth.sizeMbit')).toHaveCount(0);
  await checkBothThemes(page);
  await goTo(page, 'Confirm settings');
  const zip = await downloadZip(page);
  const [folder = ''] = Object.keys(zip)[0]?.split('/') ?? [];
  expect(zip[`${folder}/terraform/main.tf`]).toContain('data "huaweicloud_vpc_bandwidth" "main"');
  expect(Object.keys(zip).filter((name) => name.includes('bandwidth'))).toEqual([`${folder}/api/06-bandwidth-insert.json`]);
});

/** Unfolds what does not stand in the row of an entry, unless an error within has unfolded it. */
async function unfold(page: Page, entry: string): Promise<void> {
  const toggle = page.getByRole('button', { name: `More of ${entry}`, exact: true });
  await expect(async () => {
    if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
    await expect(toggle).toHaveAttribute('aria-expanded', 'true', { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
}

/** Adds a text to a list, as a person does. */
async function addTo(page: Page, path: string, text: string): Promise<void> {
  await fill(page, path, text);
  await expect(page.getByRole('button', { name: `Remove ${text}` }).first()).toBeVisible();
}

test('what the console asks for beyond the cluster itself is filled in on its steps and comes out', async ({ page }) => {
  const id = '8d6bd485-d8ac-4693-815d-9d54d79b0666';
  await page.goto('/');
  await page.getByRole('link', { name: /CCE Turbo, dual stack/ }).first().click();

  await goTo(page, 'VPC and subnet');
  await page.getByRole('button', { name: 'Add a node subnet' }).click();
  await expect(field(page, 'spec.cce.moreNodeSubnets.0.cidr')).toHaveValue('192.168.1.0/24');
  await expect(page.getByText('No node pool names the node subnet subnet-nodes-2')).toBeVisible();
  await checkBothThemes(page);

  await goTo(page, 'Network settings');
  await fill(page, 'spec.cce.nodeSecurityGroupId', 'sg-nodes');
  await expect(page.locator('.ds-messages').getByText('"sg-nodes" is no id of the cloud')).toBeVisible();
  await fill(page, 'spec.cce.nodeSecurityGroupId', id);
  await field(page, 'spec.cce.dataplaneV2').check();
  await checkBothThemes(page);

  await goTo(page, 'Advanced settings');
  await fill(page, 'spec.cce.apiServerEip', '119.8.1.2');
  await addTo(page, 'spec.cce.apiServerCidrs', '203.0.113.0/24');
  await expect(page.locator('.ds-messages').getByText('192.168.0.0/16 is inside of the cluster')).toBeVisible();
  await addTo(page, 'spec.cce.apiServerCidrs', '192.168.0.0/16');
  await field(page, 'spec.cce.overloadControl').check();
  await checkBothThemes(page);

  await goTo(page, 'Add-ons');
  for (const [index, name] of ['nginx-ingress', 'cie-collector', 'log-agent'].entries()) {
    await page.getByRole('button', { name: 'Add an add-on' }).click();
    await field(page, `spec.cce.addons.${index}.name`).selectOption(name);
    await fill(page, `spec.cce.addons.${index}.version`, ['5.0.2', '3.12.2', '1.7.6'][index] ?? '');
    await unfold(page, `Add-on ${index + 1}`);
  }
  await expect(page.getByText('NGINX Ingress Controller has no load balancer')).toBeVisible();
  await fill(page, 'spec.cce.addons.0.loadBalancerId', id);
  await fill(page, 'spec.cce.addons.1.aomInstanceId', id);
  await field(page, 'spec.cce.addons.2.collectStdout').check();
  await checkBothThemes(page);

  await goTo(page, 'Node pools');
  await unfold(page, 'Node pool 1');
  await addTo(page, 'spec.nodePools.0.subnets', 'subnet-nodes-2');
  await addTo(page, 'spec.nodePools.0.subnets', 'subnet-ipv6');
  await addTo(page, 'spec.nodePools.0.securityGroupIds', id);
  await fill(page, 'spec.nodePools.0.postInstall', 'sysctl -w vm.max_map_count=262144\nsysctl -w net.core.somaxconn=4096\n');
  await fill(page, 'spec.nodePools.0.agencyName', 'ecs-agency');
  await fill(page, 'spec.nodePools.0.dataVolumes.0.kmsKeyId', id);
  await fill(page, 'spec.nodePools.0.runtimeSpacePercent', '80');
  await fill(page, 'spec.nodePools.0.nodeNamePrefix', 'prod-');
  await checkBothThemes(page);

  await goTo(page, 'Confirm settings');
  const zip = await downloadZip(page);
  const [folder = ''] = Object.keys(zip)[0]?.split('/') ?? [];
  const main = zip[`${folder}/terraform/main.tf`] ?? '';
  for (const line of ['component_configurations {', 'resource "huaweicloud_vpc_subnet" "nodes_2"', 'subnet_list               = [huaweicloud_vpc_subnet.nodes_2.id, huaweicloud_vpc_subnet.nodes.id]', `security_group_id      = "${id}"`, 'eip                    = "119.8.1.2"', 'base64encode("sysctl -w vm.max_map_count=262144\\nsysctl -w net.core.somaxconn=4096\\n")', 'resource "huaweicloud_cce_addon" "cie_collector"']) expect(main).toContain(line);
  const body = (name: string) => JSON.parse(Object.entries(zip).find(([path]) => path.endsWith(name))?.[1] ?? 'null') as unknown;
  expect(body('-cluster.json')).toMatchObject({ spec: { hostNetwork: { SecurityGroup: id }, extendParam: { clusterExternalIP: '119.8.1.2' }, publicAccess: { cidrs: ['203.0.113.0/24', '192.168.0.0/16'] }, configurationsOverride: [{ name: 'kube-apiserver' }, { name: 'eni' }] } });
  expect(body('-node-pool.json')).toMatchObject({ spec: { nodeTemplate: { dataVolumes: [{ metadata: { __system__cmkid: id } }], storage: { storageGroups: [{ virtualSpaces: [{ size: '80%' }, { size: '20%' }] }] } } } });
  expect(body('-node-pool.json')).toMatchObject({ spec: { customSecurityGroups: [id], nodeTemplate: { nodeNameTemplate: { nodeNamePrefix: 'prod-' }, extendParam: { agency_name: 'ecs-agency' }, nodeNicSpec: { primaryNic: { subnetList: ['${SUBNET_1_NETWORK_ID}', '${NODE_SUBNET_NETWORK_ID}'] } } } } });
  expect(body('-addon-nginx-ingress.json')).toMatchObject({ spec: { values: { custom: { service: { annotations: { 'kubernetes.io/elb.id': id } } } } } });
  expect(zip[`${folder}/README.md`]).toContain('AOM_APP_SECRET');
  expect(yamlOf(zip, `${folder}/plan.yaml`)).toMatchObject({ spec: { nodePools: [{ subnets: ['subnet-nodes-2', 'subnet-ipv6'] }], cce: { addons: [{ name: 'nginx-ingress' }, { name: 'cie-collector' }, { name: 'log-agent', collectStdout: true }] } } });
});

test('flavors of nodes are offered where a source lists them, and any other can be typed', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /CCE Turbo, dual stack/ }).first().click();
  await goTo(page, 'Basic settings');
  await page.getByLabel('Open Telekom Cloud', { exact: true }).check();
  await goTo(page, 'Node pools');
  const flavor = field(page, 'spec.nodePools.0.flavor');
  await expect(page.getByText('offered as the manual of 2026')).toBeVisible();
  await fill(page, 'spec.nodePools.0.flavor', 'x1.2u.4g');
  await unfold(page, 'Node pool 1');
  await expect(page.getByText('x1.2u.4g is not in the list of 2026')).toBeVisible();
  await expect(flavor).toHaveAttribute('list', /./);
  await expect(page.locator(`datalist[id="${await flavor.getAttribute('list')}"] option[value="c7n.xlarge.2"]`)).toBeAttached();
  await checkBothThemes(page);
  await fill(page, 'spec.nodePools.0.flavor', 'c7n xlarge');
  await expect(page.getByText('"c7n xlarge" is no name of a flavor').first()).toBeVisible();
});
