import type { Page } from '@playwright/test';
import { checkAccessibility, downloadZip, expect, field, fill, goTo, heading, next, openFile, test, yamlOf } from './wizard.js';

const N = 'spec.starlingx.networks';
const R = 'spec.starlingx.userDnsHostRecords';

interface Walk {
  what: string;
  name: string;
  mode: RegExp;
  systemType: RegExp;
  family: RegExp;
  /** More on the first step, with what the role of a subcloud asks. */
  system?: (page: Page) => Promise<void>;
  networks: (page: Page) => Promise<void>;
  services?: (page: Page) => Promise<void>;
  /** The file that the walk is for. */
  file: string;
  /** What the pages and the file show of it. */
  shows: string;
  check: (files: Record<string, string>) => void;
}

/** Names the subnet and the floating address of OAM in a family, and its gateway where one is asked for. */
async function oam(page: Page, family: 'ipv4' | 'ipv6', subnet: string, floating: string, gateway?: string): Promise<void> {
  await fill(page, `${N}.oam.subnets.${family}`, subnet);
  await fill(page, `${N}.oam.floating.${family}`, floating);
  if (gateway !== undefined) await fill(page, `${N}.oam.gateway.${family}`, gateway);
}

/** The arrays that a script begins with, each by its name. */
function arraysOf(script: string): Record<string, string[]> {
  return Object.fromEntries([...script.matchAll(/^([A-Z0-9]+)=\(([^)]*)\)$/gm)].map(([, name = '', values = '']) => [name, values.split(' ').map((each) => each.replace(/^''$/, ''))]));
}

const walks: Walk[] = [
  {
    what: 'a new AIO-DX system in both families',
    name: 'edge-dual',
    mode: /^A new system/,
    systemType: /^AIO-DX/,
    family: /^IPv4 and IPv6, IPv4 first/,
    system: async (page) => {
      await field(page, 'spec.starlingx.systemMode').selectOption('duplex-direct');
    },
    networks: async (page) => {
      await oam(page, 'ipv4', '10.20.5.0/24', '10.20.5.3', '10.20.5.1');
      await oam(page, 'ipv6', '2a05:d014:937:5::/64', '2a05:d014:937:5::3', '2a05:d014:937:5::1');
      await page.locator('summary', { hasText: 'Addresses of Management' }).click();
      const management = page.getByRole('region', { name: 'Management', exact: true });
      await expect(management).toContainText('Derived: 192.168.204.254');
      await expect(management).toContainText('Derived: fd00:204::ffff:ffff:ffff:ffff');
      await fill(page, `${N}.management.end.ipv6`, 'fd00:204::ffff');
    },
    services: async (page) => {
      await page.getByRole('button', { name: 'Add a host record', exact: true }).click();
      await fill(page, `${R}.0.name`, 'registry');
      await fill(page, `${R}.0.ipv6`, '2a05:d014:937:5::80');
      const more = page.locator('.ds-item-toggle').first();
      if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
      await fill(page, `${R}.0.domains`, 'registry.example.net');
      await fill(page, 'spec.starlingx.sslCaCert', '/home/sysadmin/ca-cert.pem');
      await page.locator('summary', { hasText: 'Kubernetes: DNS domain' }).click();
      await fill(page, 'spec.starlingx.networkingConfigurations.dnsDomain', 'edge.example.net');
      await page.getByRole('button', { name: 'Add an argument', exact: true }).click();
      await fill(page, 'spec.starlingx.apiserverExtraArgs.0.name', 'event-ttl');
      await fill(page, 'spec.starlingx.apiserverExtraArgs.0.value', '12h');
      await fill(page, 'spec.starlingx.dockerProxy.http', 'http://proxy.example.net:3128');
      await fill(page, 'spec.starlingx.dockerRegistries.defaults.url', 'registry.example.net:5000');
    },
    file: 'localhost.yml',
    shows: 'external_oam_subnet: "10.20.5.0/24,2a05:d014:937:5::/64"',
    check: (files) => {
      expect(yamlOf(files, 'localhost.yml')).toMatchObject({
        system_mode: 'duplex-direct',
        dns_servers: ['8.8.8.8', '2001:4860:4860::8888'],
        pxeboot_subnet: '169.254.202.0/24',
        management_subnet: '192.168.204.0/24,fd00:204::/64',
        management_end_address: '192.168.204.254,fd00:204::ffff',
        external_oam_gateway_address: '10.20.5.1,2a05:d014:937:5::1',
        external_oam_floating_address: '10.20.5.3,2a05:d014:937:5::3',
        cluster_host_subnet: '192.168.206.0/24,fd00:206::/64',
        cluster_pod_subnet: '172.16.0.0/16,fd00:172::/64',
        cluster_service_subnet: '10.96.0.0/12,fd00:96::/112',
        management_multicast_subnet: '239.1.1.0/28',
        docker_http_proxy: 'http://proxy.example.net:3128',
        user_dns_host_records: { registry: 'registry.example.net,2a05:d014:937:5::80' },
        ssl_ca_cert: '/home/sysadmin/ca-cert.pem',
        apiserver_extra_args: { 'event-ttl': '12h' },
        networking_configurations: { dnsDomain: 'edge.example.net' },
        docker_registries: { defaults: { url: 'registry.example.net:5000' } },
      });
    },
  },
  {
    what: 'a new subcloud, IPv6 first',
    name: 'subcloud-7',
    mode: /^A new system/,
    systemType: /^AIO-SX/,
    family: /^IPv6 and IPv4, IPv6 first/,
    system: async (page) => {
      await page.getByRole('radio', { name: /^Subcloud/ }).check();
      await fill(page, 'spec.starlingx.systemControllerGateway', 'fd01:204::1');
      await fill(page, 'spec.starlingx.location', 'Tower 7');
    },
    networks: async (page) => {
      await oam(page, 'ipv6', '2a05:d014:937:7::/64', '2a05:d014:937:7::2', '2a05:d014:937:7::1');
      await oam(page, 'ipv4', '10.20.7.0/24', '10.20.7.2', '10.20.7.1');
      await page.getByRole('button', { name: 'Remove the admin network' }).click();
      await expect(field(page, `${N}.admin.subnets.ipv6`)).toHaveCount(0);
      /** Without an admin network the subcloud is managed over its management network, through a gateway outside its range. */
      await page.locator('summary', { hasText: 'Addresses of Management' }).click();
      for (const [family, prefix] of [['ipv6', 'fd00:204::'], ['ipv4', '192.168.204.']] as const) {
        await fill(page, `${N}.management.gateway.${family}`, `${prefix}1`);
        await fill(page, `${N}.management.start.${family}`, `${prefix}2`);
      }
    },
    file: 'bootstrap-values.yml',
    shows: 'systemcontroller_gateway_address: "fd01:204::1"',
    check: (files) => {
      const values = yamlOf(files, 'bootstrap-values.yml');
      expect(values).toMatchObject({ name: 'subcloud-7', location: 'Tower 7', system_mode: 'simplex', external_oam_subnet: '2a05:d014:937:7::/64,10.20.7.0/24', management_gateway_address: 'fd00:204::1,192.168.204.1', management_start_address: 'fd00:204::2,192.168.204.2', management_multicast_subnet: 'ff08::1:1:0/124', systemcontroller_gateway_address: 'fd01:204::1' });
      expect(values).not.toHaveProperty('admin_subnet');
      expect(files['README.md']).toContain('dcmanager subcloud add');
    },
  },
  {
    what: 'a family for a running AIO-SX system',
    name: 'edge-convert',
    mode: /^Add a family/,
    systemType: /^AIO-SX/,
    family: /^IPv6 and IPv4, IPv6 first/,
    networks: async (page) => {
      await oam(page, 'ipv6', '2a05:d014:937:5::/64', '2a05:d014:937:5::3');
      await oam(page, 'ipv4', '10.20.5.0/24', '10.20.5.3', '10.20.5.1');
    },
    services: (page) => fill(page, 'spec.starlingx.dnsServers', '2a05:d014:937:5::53, 10.20.5.53'),
    file: 'convert.sh',
    shows: 'NETWORKS=(10.20.5.0 172.16.0.0 10.96.0.0 192.168.206.0 192.168.204.0)',
    check: (files) => {
      const script = files['convert.sh'] ?? '';
      expect(arraysOf(script)).toMatchObject({
        TYPES: ['oam', 'cluster-pod', 'cluster-service', 'cluster-host', 'mgmt'],
        PREFIXES: ['24', '16', '12', '24', '24'],
        FLOATING: ['10.20.5.3', '', '', '192.168.206.1', '192.168.204.1'],
        GATEWAYS: ['10.20.5.1', '', '', '', ''],
      });
      expect(script).toContain('SYSTEM_TYPE=aio-sx\nPRIMARY=IPv6\nSECOND=IPv4\nDNS=2a05:d014:937:5::53,10.20.5.53\n');
      expect(files['README.md']).toContain('250.001');
    },
  },
  {
    what: 'a standard system back to one family',
    name: 'core-revert',
    mode: /^Remove a family/,
    systemType: /^Standard/,
    family: /^IPv4 and IPv6, IPv4 first/,
    networks: async (page) => {
      await expect(field(page, `${N}.oam.gateway.ipv4`)).toHaveCount(0);
      await fill(page, `${N}.oam.subnets.ipv4`, '10.20.5.0/24');
      await fill(page, `${N}.oam.subnets.ipv6`, '2a05:d014:937:5::/64');
    },
    file: 'revert.sh',
    shows: 'TYPES=(oam cluster-pod cluster-service cluster-host mgmt)',
    check: (files) => {
      const script = files['revert.sh'] ?? '';
      expect(script).toContain('SYSTEM_TYPE=standard\nPRIMARY=IPv4\nSECOND=IPv6\nDNS=\'\'\n');
      expect(script).toContain('system network-addrpool-remove "$association"');
      /** The networks of the cluster go before OAM; management is last on AIO-SX and first elsewhere. */
      expect([...script.matchAll(/^ *take ([a-z-]+)$/gm)].map(([, type]) => type)).toEqual(['admin', 'mgmt', 'cluster-host', 'cluster-service', 'cluster-pod', 'oam', 'mgmt']);
      expect(files['README.md']).toContain('IPv6');
    },
  },
];

for (const { what, name, mode, systemType, family, system, networks, services, file, shows, check } of walks) {
  test(`from the first page to the ZIP: StarlingX, ${what}`, async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: /^StarlingX AIO-SX, AIO-DX and/ }).click();
    await expect(heading(page, 'System')).toBeVisible();
    await fill(page, 'metadata.name', name);
    for (const choice of [mode, systemType, family]) await page.getByRole('radio', { name: choice }).check();
    await system?.(page);
    // The playbook of a release knows no settings of Calico; that of master does.
    await field(page, 'spec.starlingx.release').selectOption(['StarlingX 12.0, Kubernetes 1.34.1']);
    await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Calico' })).toHaveCount(0);
    await field(page, 'spec.starlingx.release').selectOption('master');
    await checkAccessibility(page);

    await next(page, 'Platform networks');
    await networks(page);
    await expect(page.getByRole('complementary', { name: 'Address map' })).toContainText('fd00:204::/64');
    await checkAccessibility(page);

    await expect(field(page, `${N}.clusterPod.subnets.ipv4`)).toHaveValue('172.16.0.0/16');
    // A running system keeps the Calico that it has: nothing is asked of it.
    const steps = page.getByRole('navigation', { name: 'Steps' });
    const isNew = !file.endsWith('.sh');
    await expect(steps.getByRole('link', { name: 'Calico' })).toHaveCount(isNew ? 1 : 0);
    if (isNew) {
      await next(page, 'Calico');
      await checkAccessibility(page);
    }

    await next(page, isNew ? 'DNS and images' : 'DNS servers');
    await services?.(page);
    await checkAccessibility(page);

    // Whoever takes a family away makes no load balancers.
    if (file !== 'revert.sh') {
      await next(page, 'Load balancers');
      await expect(field(page, 'spec.loadBalancers.implementation').getByRole('option')).toHaveText(['None here', 'MetalLB']);
      await checkAccessibility(page);
    }

    await next(page, 'Review');
    await openFile(page, file);
    await expect(page.locator('.cm-content')).toContainText(shows);
    await checkAccessibility(page);

    const zip = Object.fromEntries(Object.entries(await downloadZip(page)).map(([path, content]) => [path.replace(`${name}/`, ''), content]));
    expect(Object.keys(zip).sort()).toEqual(['README.md', 'plan.yaml', 'verify/verify.sh', 'verify/workload.yaml', file, ...(file === 'convert.sh' ? ['revert.sh'] : [])].sort());
    check(zip);
  });
}

test('two networks on one range are refused while they are typed, with a range that would do', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /StarlingX AIO-DX, dual stack/ }).click();
  await expect(heading(page, 'Review')).toBeVisible();
  await goTo(page, 'Platform networks');
  const subnet = field(page, `${N}.clusterHost.subnets.ipv4`);
  await subnet.fill('192.168.204.0/24');
  const around = page.locator('.ds-field', { has: subnet });
  await expect(around).toContainText('The Cluster host subnet 192.168.204.0/24 is that of the Management network too');
  await around.getByRole('button', { name: /^Why\?/ }).click();
  await expect(around.getByRole('link').first()).toHaveAttribute('href', /^https:\/\/github\.com\/starlingx\/config\//);
  await around.getByRole('button', { name: 'Use 192.168.206.0/24' }).click();
  await expect(subnet).toHaveValue('192.168.206.0/24');
  await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
});

test('a step that a plan has no use for is left out, and its address leads to the nearest', async ({ page }) => {
  await page.goto('/examples/starlingx-convert-aio-dx/calico');
  await expect(heading(page, 'Platform networks')).toBeVisible();
  await expect(page).toHaveURL(/\/networks$/);
  const steps = page.getByRole('navigation', { name: 'Steps' });
  await expect(steps.getByRole('link')).toHaveCount(5);
  await next(page, 'DNS servers');
  await expect(steps.locator('[aria-current=step]')).toHaveText(/^(3)?DNS servers/);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(heading(page, 'Platform networks')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Calico');
  // Rules whose titles begin so are found; the step is not.
  await expect(page.getByRole('option', { name: /^Calico(?!.*\b(?:kubeadm|starlingx)\/)/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await goTo(page, 'System');
  await page.getByRole('radio', { name: /^A new system/ }).check();
  await expect(steps.getByRole('link')).toHaveCount(6);
  await page.getByRole('radio', { name: /^Add a family/ }).check();
  await expect(steps.getByRole('link')).toHaveCount(5);
});

test('what a choice puts aside comes back with it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /StarlingX AIO-SX as a subcloud, dual stack/ }).click();
  await expect(heading(page, 'Review')).toBeVisible();

  await goTo(page, 'System');
  await page.getByRole('radio', { name: /^IPv4 Networks/ }).check();
  await page.getByRole('radio', { name: /^None/ }).check();
  await goTo(page, 'Platform networks');
  await expect(field(page, `${N}.admin.subnets.ipv4`)).toHaveCount(0);
  await expect(field(page, `${N}.oam.subnets.ipv6`)).toHaveCount(0);
  await expect(field(page, `${N}.oam.subnets.ipv4`)).toHaveValue('10.20.5.0/24');
  await expect(field(page, `${N}.multicast.subnets.ipv4`)).toHaveValue('239.1.1.0/28');

  await goTo(page, 'System');
  await page.getByRole('radio', { name: /^IPv6 and IPv4, IPv6 first/ }).check();
  await page.getByRole('radio', { name: /^Subcloud/ }).check();
  await expect(field(page, 'spec.starlingx.systemControllerGateway')).toHaveValue('fd01:204::1');
  await goTo(page, 'Platform networks');
  await expect(field(page, `${N}.oam.floating.ipv6`)).toHaveValue('2a05:d014:937:5::3');
  await expect(field(page, `${N}.admin.end.ipv6`)).toHaveValue('fd00:208::ff');
  await expect(field(page, `${N}.multicast.subnets.ipv6`)).toHaveValue('ff08::1:1:0/124');
  await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
});
