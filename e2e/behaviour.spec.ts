import { readdirSync } from 'node:fs';
import { checkAccessibility, checkBothThemes, choose, downloadZip, expect, expectComplaints, field, fill, goTo, heading, next, openExample, test, yamlOf } from './wizard.js';

const NETWORK = 'spec.network';

test('every provider that is served is walked by a file of these tests', async ({ request }) => {
  const { providers } = (await (await request.get('/api/v1/providers')).json()) as { providers: readonly { id: string }[] };
  const walks = readdirSync(import.meta.dirname);
  expect(providers.map(({ id }) => `${id}.spec.ts`).filter((walk) => !walks.includes(walk))).toEqual([]);
});

test.describe('mistakes', () => {
  const mistakes: [what: string, path: string, value: string, message: RegExp, fix: string | undefined, fixed?: string][] = [
    ['no address at all', `${NETWORK}.podCidrs.ipv4`, '999.999.999.999/24', /999 in 999\.999\.999\.999\/24 is more than 255/, undefined],
    ['host bits', `${NETWORK}.podCidrs.ipv4`, '172.30.0.5/16', /The network is 172\.30\.0\.0\/16/, 'Use 172.30.0.0/16', '172.30.0.0/16'],
    ['Services of 2^80 addresses', `${NETWORK}.serviceCidrs.ipv6`, 'fd02::/48', /kube-apiserver takes at most 2⁶⁴/, 'Use fd02::/108', 'fd02::/108'],
    ['Services inside Pods', `${NETWORK}.serviceCidrs.ipv6`, 'fd01:0:0:1::/112', /lies inside the Pods CIDR fd01::\/48/, 'Use fd02::/112', 'fd02::/112'],
    ['Services that enclose the nodes', `${NETWORK}.serviceCidrs.ipv4`, '10.0.0.0/12', /encloses the Node network 10\.0\.0\.0\/16/, 'Use 10.240.16.0/20', '10.240.16.0/20'],
  ];
  for (const [what, path, value, message, fix, fixed] of mistakes) {
    test(`${what}: the reason, its source, and the fix`, async ({ page }) => {
      await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
      await fill(page, path, value);
      const around = page.locator('.ds-field', { has: field(page, path) });
      await expect(around).toContainText(message);
      await around.getByRole('button', { name: /^Why\?/ }).click();
      await expect(around.getByRole('link').first()).toHaveAttribute('href', /^https:\/\//);
      await expect(field(page, path)).toHaveAttribute('aria-invalid', 'true');
      await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText('1 error');
      if (fix === undefined) return;
      await around.getByRole('button', { name: fix }).click();
      await expect(field(page, path)).toHaveValue(fixed ?? '');
      await expect(field(page, path)).toHaveAttribute('aria-invalid', 'false');
      await expect(field(page, path)).toBeFocused();
      await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
    });
  }

  test('that a paste brings along are left out: spaces around, and another spelling', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    await fill(page, `${NETWORK}.podCidrs.ipv6`, '  FD01:0:0::/48 ');
    await expect(field(page, `${NETWORK}.podCidrs.ipv6`)).toHaveValue('FD01:0:0::/48');
    await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
    await goTo(page, 'Summary');
    expect(yamlOf(await downloadZip(page), 'prod-eu-1/cluster.yaml')).toMatchObject({ spec: { clusterNetwork: { pods: { cidrBlocks: ['172.25.0.0/16', 'fd01::/48'] } } } });
  });

  test('leave a range that cannot be read in the address map, marked', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    await fill(page, `${NETWORK}.podCidrs.ipv4`, '172.25.0.300/16');
    await expect(page.locator('.ds-map-column[data-family="ipv4"]')).toContainText('172.25.0.300/16');
    await expect(page.locator('.ds-map-column[data-family="ipv4"]')).toContainText('cannot be read');
  });

  test('a number of Services is the same under the field and in the address map', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    await expect(page.locator('.ds-field', { has: field(page, `${NETWORK}.serviceCidrs.ipv4`) })).toContainText('4,094 Services');
    await expect(page.locator('.ds-map-column[data-family="ipv4"]')).toContainText('4,094 Services');
    await expect(page.locator('.ds-carry-figures')).toContainText('4,094');
  });

  test('are not called while a field is typed for the first time, and are when it is left', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: /Kubermatic Kubernetes Platform/ }).click();
    await fill(page, 'spec.kkp.projectId', 'q7rb2k9wxz');
    await fill(page, 'spec.kkp.datacenter.name', 'dc');
    await next(page, 'Cluster');
    const around = page.locator('.ds-field', { has: field(page, 'metadata.name') });
    await field(page, 'metadata.name').pressSequentially('Prod');
    await expect(around).not.toContainText('is not a name');
    await field(page, 'metadata.name').blur();
    await expect(around).toContainText('"Prod" is not a name that KKP takes');
    await field(page, 'metadata.name').press('End');
    await field(page, 'metadata.name').pressSequentially('!');
    await expect(around).toContainText('"Prod!"');
  });

  test('stop the next step with a summary that leads to each field', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: /Kubermatic Kubernetes Platform/ }).click();
    await expect(heading(page, 'Provider')).toBeVisible();
    await expect(page.locator('[aria-invalid="true"]')).toHaveCount(0);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    const summary = page.getByRole('group', { name: '2 things to mend before the next step' });
    await expect(summary).toBeFocused();
    await checkAccessibility(page);
    await summary.getByRole('link', { name: 'Datacenter' }).click();
    await expect(field(page, 'spec.kkp.datacenter.name')).toBeFocused();
    await expect(heading(page, 'Provider')).toBeVisible();
  });

  test('in a folded part are unfolded by the summary', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    await fill(page, `${NETWORK}.podCidrs.ipv4`, '172.30.0.5/16');
    await page.getByText('Advanced network configuration').click();
    await expect(field(page, `${NETWORK}.podCidrs.ipv4`)).toBeHidden();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('group', { name: /to mend before the next step/ }).getByRole('link').click();
    await expect(field(page, `${NETWORK}.podCidrs.ipv4`)).toBeFocused();
  });

  test('show in the address map with both names', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd01:0:0:1::/112');
    const plan = page.getByRole('complementary', { name: 'Address map' });
    const refused = plan.getByRole('button', { name: /Services ?fd01:0:0:1::\/112/ });
    await expect(refused).toContainText('overlaps Pods');
    await expect(plan.locator('[data-conflict="error"]')).toHaveCount(1);
    await checkAccessibility(page);
  });

  test('keep the files away until they are mended', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await fill(page, 'metadata.name', 'a'.repeat(37));
    await goTo(page, 'Summary');
    await expect(page.getByText('The files appear here once no error is left.')).toBeVisible();
    await page.getByRole('button', { name: `Use ${'a'.repeat(36)}` }).click();
    await expect(page.getByRole('navigation', { name: 'Files' })).toBeVisible();
  });
});

test.describe('choices', () => {
  test('that exclude others put them aside, and bring them back', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    await fill(page, `${NETWORK}.podCidrs.ipv6`, 'fd77::/48');
    await page.getByRole('radio', { name: /^IPv4 Pods/ }).check();
    await expect(field(page, `${NETWORK}.podCidrs.ipv6`)).toHaveCount(0);
    await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
    await page.getByRole('radio', { name: /dual stack/ }).check();
    await expect(field(page, `${NETWORK}.podCidrs.ipv6`)).toHaveValue('fd77::/48');

    await goTo(page, 'Provider');
    await page.getByRole('radio', { name: 'Google Cloud' }).check();
    await expect(field(page, 'spec.kkp.datacenter.name')).toHaveValue('');
    await page.getByRole('radio', { name: 'AWS' }).check();
    await expect(field(page, 'spec.kkp.datacenter.name')).toHaveValue('aws-eu-central-1a');
    await goTo(page, 'Initial Nodes');
    await expect(field(page, 'spec.nodePools.0.aws.subnetID')).toHaveValue('subnet-0f1e2d3c4b5a69788');
  });

  test('that the datacenter does not allow are there, off, and say why', async ({ page }) => {
    await openExample(page, 'KKP on OpenStack, dual stack, existing subnets', 'Provider');
    await page.getByRole('checkbox', { name: 'The datacenter has IPv6' }).uncheck();
    await goTo(page, 'Cluster network');
    await expect(page.getByText('The datacenter os-dbl1 does not have IPv6, so KKP refuses IPv4+IPv6.')).toBeVisible();
    await page.getByRole('button', { name: 'Use IPv4 only' }).click();
    await expect(page.getByRole('radio', { name: /dual stack/ })).toBeDisabled();
    await expect(page.getByText('The datacenter os-dbl1 does not have IPv6', { exact: false }).first()).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
  });

  test('are those that the dashboard offers: no ebpf with Canal, no ipvs with Cilium', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    const modes = field(page, `${NETWORK}.proxyMode`).getByRole('option');
    await expect(modes.filter({ hasText: /^ipvs/ })).toHaveCount(0);
    await expect(field(page, `${NETWORK}.proxyMode`)).toHaveValue('ebpf');
    await field(page, 'spec.kkp.cni.type').selectOption('canal');
    await expect(modes.filter({ hasText: /^ebpf/ })).toHaveCount(0);
    await expect(modes.filter({ hasText: /^ipvs/ })).toHaveCount(1);
    await expect(field(page, `${NETWORK}.proxyMode`)).not.toHaveValue('ebpf');
    await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
  });

  test('name a default once', async ({ page }) => {
    await page.goto('/examples/cce-turbo-ipv4/advanced');
    const policy = field(page, 'spec.cce.cpuManagerPolicy');
    await expect(policy.getByRole('option')).toHaveText(['Disabled (default)', 'Enabled: Pods can have CPUs of their own']);
    await policy.selectOption('static');
    await expect(policy).toHaveValue('static');
    await policy.selectOption('none');
    await page.reload();
    await expect(policy).toHaveValue('none');
  });
});

test('Enter in a field is Next: on to the next step, or to what stands in the way', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /^kubeadm/ }).click();
  await expect(heading(page, 'Cluster')).toBeFocused();
  await field(page, 'metadata.name').press('Enter');
  await expect(page.getByRole('group', { name: 'One thing to mend before the next step' })).toBeFocused();
  await field(page, 'metadata.name').fill('lab-1');
  await field(page, 'metadata.name').press('Enter');
  await expect(heading(page, 'Nodes')).toBeFocused();
});

test.describe('a draft', () => {
  test('survives a reload, the Back button, and shows among the plans', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await fill(page, 'metadata.name', 'survivor');
    await expect(page.locator('.ds-save-state')).toHaveText('All changes saved');
    await page.waitForFunction(() => Object.values(localStorage).some((text: string) => text.includes('survivor')));
    await page.reload();
    await expect(field(page, 'metadata.name')).toHaveValue('survivor');
    await next(page, 'Cluster network');
    await page.goBack();
    await expect(heading(page, 'Cluster')).toBeVisible();
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'survivor' })).toBeVisible();
    await checkAccessibility(page);
    await page.getByRole('button', { name: 'More for survivor' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByRole('link', { name: 'survivor' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name: 'survivor' })).toBeFocused();
  });

  test('that is nowhere is said to be so', async ({ page, complaints }) => {
    await page.goto('/plans/nope/edit/network');
    await expect(heading(page, 'There is no such plan')).toBeVisible();
    await checkAccessibility(page);
    expectComplaints(complaints, /404/);
  });
});

test('hostile words stay words, in the page and in the ZIP', async ({ page }) => {
  const hostile = '<img src=x onerror=alert(1)> "; $(id) {{x}}';
  await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
  await fill(page, 'spec.kkp.humanReadableName', hostile);
  await fill(page, 'metadata.description', hostile);
  await goTo(page, 'Summary');
  await expect(page.getByText(hostile).first()).toBeVisible();
  const zip = await downloadZip(page);
  expect(yamlOf(zip, 'prod-eu-1/cluster.yaml')).toMatchObject({ metadata: { annotations: { 'kubernetes.io/description': hostile } }, spec: { humanReadableName: hostile } });
});

test('a whole plan with the keyboard alone', async ({ page }) => {
  const typeInto = async (path: string, text: string) => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await field(page, path).evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(field(page, path)).toBeFocused();
    await page.keyboard.type(text);
  };
  const press = async (name: string) => {
    for (let presses = 0; presses < 120; presses += 1) {
      if (await page.getByRole('button', { name, exact: true }).evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(page.getByRole('button', { name, exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
  };

  await page.goto('/');
  await expect(page.getByRole('button', { name: /Kubermatic Kubernetes Platform/ })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  for (let presses = 0; presses < 20; presses += 1) {
    if (await page.getByRole('button', { name: /^Cloud Container Engine/ }).evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(page.getByRole('button', { name: /^Cloud Container Engine/ })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /Kubermatic Kubernetes Platform/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Provider')).toBeVisible();

  await typeInto('spec.kkp.projectId', 'q7rb2k9wxz');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'AWS' })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Azure' })).toBeChecked();
  await typeInto('spec.kkp.datacenter.name', 'azure-westeurope');
  await press('Next');
  await expect(heading(page, 'Cluster')).toBeFocused();
  await typeInto('metadata.name', 'by-keyboard');
  await press('Next');
  await expect(heading(page, 'Cluster network')).toBeFocused();
  await press('Next');
  await expect(heading(page, 'Settings')).toBeFocused();
  await press('Next');
  await expect(heading(page, 'Initial Nodes')).toBeFocused();
  await press('Next');
  await expect(heading(page, 'Applications')).toBeFocused();
  await press('Next');
  await expect(heading(page, 'Summary')).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'Files' })).toBeVisible();
  const download = page.getByRole('button', { name: /^Download ZIP/ });
  for (let presses = 0; presses < 120; presses += 1) {
    if (await download.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(download).toBeFocused();
  const [zip] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(zip.suggestedFilename()).toBe('by-keyboard.zip');
});

const pages: [provider: string, example: RegExp, review: string][] = [
  ['KKP', /KKP on AWS, dual stack/, 'Summary'],
  ['CCE', /CCE Turbo, dual stack/, 'Confirm settings'],
  ['kubeadm', /kubeadm with Calico by its operator, dual stack/, 'Review'],
  ['StarlingX', /StarlingX AIO-SX as a subcloud, dual stack/, 'Review'],
];
for (const [provider, example, review] of pages) {
  for (const width of [360, 1024]) {
    test(`nothing is cut off at ${width} pixels: ${provider}`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto('/');
      // On a phone the groups are folded until somebody looks for something.
      await page.getByRole('searchbox').fill('dual');
      await page.getByRole('link', { name: example }).first().click();
      await expect(heading(page, review)).toBeVisible();
      const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('link');
      for (let index = 0; index < (await steps.count()); index += 1) {
        await steps.nth(index).click();
        await expect(steps.nth(index)).toHaveAttribute('aria-current', 'step');
        // What is folded away could be too wide as well.
        await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => each.setAttribute('open', '')));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        if (width < 400) await checkAccessibility(page);
      }
    });
  }
}

test('the language and the theme are remembered', async ({ page }) => {
  await page.goto('/');
  await choose(page, /^Language/, '简体中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await choose(page, /^主题/, '主题：深色');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('html')).toHaveClass(/pf-v6-theme-dark/);
  await expect(heading(page, '规划双栈集群，一次部署成功。')).toBeVisible();
});

test('what is said in Chinese is set as Chinese, where the page puts it together too', async ({ page }) => {
  await page.goto('/');
  await choose(page, /^Language/, '简体中文');
  await page.getByRole('link', { name: /AWS 上的 KKP，双栈/ }).first().click();
  await page.getByRole('link', { name: /^集群网络/ }).click();
  await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd01:0:0:1::/112');
  await page.getByRole('button', { name: '下一步', exact: true }).click();
  await expect(page.getByRole('group', { name: '进入下一步之前有 1 处需要修正' })).toContainText('Service 网段（IPv6）：Service 网段 fd01:0:0:1::/112 位于');
  await expect(page.getByRole('complementary', { name: '地址图' })).toContainText('与 Pod 重叠');
  await page.getByRole('link', { name: /^摘要/ }).click();
  await expect(page.locator('#review-findings')).toContainText(/Service 网段（IPv6）.*Service 网段 fd01:0:0:1::\/112 位于/s);
});

test.describe('what is shown of a step', () => {
  test('a new plan has no red before anything was typed', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: /^Kubermatic/ }).first().click();
    await expect(heading(page, 'Provider')).toBeVisible();
    const steps = page.getByRole('navigation', { name: 'Steps' });
    await expect(steps.getByRole('link', { name: /^1? ?Provider/ })).toHaveAttribute('data-state', 'current');
    await expect(steps).not.toContainText('error');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(steps).toContainText(/\d error/);
    await expect(page.getByRole('group', { name: /to mend before the next step/ })).toBeFocused();
  });

  test('a warning is no green tick', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd02::/120');
    const step = page.getByRole('navigation', { name: 'Steps' }).locator('[aria-current=step]');
    await expect(step).toHaveAttribute('data-state', 'warning');
    await expect(step).toContainText('1 warning');
  });
});

test.describe('changes', () => {
  test('are taken back and made again with the keyboard, wherever they were made', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    const pods = field(page, `${NETWORK}.podCidrs.ipv4`);
    const before = await pods.inputValue();
    await fill(page, `${NETWORK}.podCidrs.ipv4`, '172.20.0.0/16');
    await field(page, 'spec.kkp.cni.type').selectOption('canal');
    await page.keyboard.press('Control+z');
    await expect(field(page, 'spec.kkp.cni.type')).toHaveValue('cilium');
    await page.keyboard.press('Control+z');
    await expect(pods).toHaveValue(before);
    await expect(pods).toBeFocused();
    await page.keyboard.press('Control+Shift+z');
    await expect(pods).toHaveValue('172.20.0.0/16');
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(field(page, 'spec.kkp.cni.type')).toHaveValue('canal');
    await expect(page.getByRole('button', { name: 'Redo', exact: true })).toBeDisabled();
  });

  test('by a way out keep an Undo beside the field, and are read out once', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    const services = field(page, `${NETWORK}.serviceCidrs.ipv6`);
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd01:0:0:1::/112');
    const live = page.locator('[role=status].pf-v6-screen-reader');
    await expect(live).toContainText('lies inside the Pods CIDR');
    const around = page.locator('.ds-field', { has: services });
    await expect(around).toContainText('3 ways out, each tried on this plan');
    await around.getByRole('button', { name: 'Use fd02::/112' }).click();
    await expect(services).toHaveValue('fd02::/112');
    await expect(live).toContainText('Use fd02::/112');
    await around.getByRole('button', { name: 'Undo' }).click();
    await expect(services).toHaveValue('fd01:0:0:1::/112');
    await expect(services).toBeFocused();
    await expect(around.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  });
});

test.describe('for whoever knows the way', () => {
  test('what is typed while the code of the palette is on the way is kept', async ({ page }) => {
    await page.route(/Palette-.*\.js$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    await page.goto('/');
    await expect(page.getByRole('banner').getByRole('button', { name: /^Find/ })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('host-bitz');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('s');
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    await expect(palette.getByRole('combobox')).toHaveValue('host-bits');
    await expect(palette.getByRole('option').first()).toContainText('kubernetes/host-bits');
  });

  test('where the code of the palette cannot be fetched, the page says so, and it can be tried again', async ({ page, complaints }) => {
    await page.route(/Palette-.*\.js$/, (route) => route.abort());
    await page.goto('/');
    const find = page.getByRole('banner').getByRole('button', { name: /^Find/ });
    // The page is loaded anew once, in case a new release has taken the old code away.
    await Promise.all([page.waitForEvent('load'), find.click()]);
    await find.click();
    await expect(page.getByRole('alert')).toContainText('The search could not be fetched.');
    await checkBothThemes(page);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toContainText('The search could not be fetched.');
    await page.unroute(/Palette-.*\.js$/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog', { name: 'Find anything' }).getByRole('combobox')).toBeFocused();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expectComplaints(complaints, /Failed to load resource|Palette|fetch/);
  });

  test('everything is found by its name: a field of another step, a rule, an example', async ({ page, browserName }) => {
    expect(browserName).toBe('chromium');
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    await expect(palette.getByRole('option', { name: /Cluster network/ })).toBeVisible();
    await checkAccessibility(page);
    await page.keyboard.type('Expose strategy');
    await palette.getByRole('option', { name: /^Expose strategy/ }).first().click();
    await expect(heading(page, 'Cluster network')).toBeVisible();
    await expect(field(page, 'spec.kkp.exposeStrategy')).toBeFocused();
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('host-bits');
    await expect(palette.getByRole('option').first()).toContainText('kubernetes/host-bits');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/rules\/kubernetes\/host-bits$/);
  });

  test('the sheet names the keys, and they work: a step on, the next problem, shown to a room', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd01:0:0:1::/112');
    await page.keyboard.press('Alt+ArrowDown');
    await expect(heading(page, 'Settings')).toBeVisible();
    await page.keyboard.press('Alt+e');
    await expect(field(page, `${NETWORK}.serviceCidrs.ipv6`)).toBeFocused();
    await page.keyboard.press('Tab');
    await page.locator('h1').focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toContainText('Next error or warning');
    await checkAccessibility(page);
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await page.keyboard.press('p');
    await expect(page.getByRole('banner')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('banner')).toBeVisible();
  });

  test('a tour of eight stops makes no plan, and is left by Escape', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: /^Find/ }).click();
    await expect(page.getByRole('combobox', { name: 'Find anything' })).toBeFocused();
    await page.keyboard.type('tour');
    await expect(page.getByRole('option', { name: 'A tour of eight stops' })).toBeVisible();
    await page.keyboard.press('Enter');
    const stop = page.locator('.driver-popover');
    await expect(stop).toContainText('1 of 8');
    for (let at = 2; at <= 8; at += 1) {
      await stop.getByRole('button', { name: 'Next' }).click();
      await expect(stop).toContainText(`${at} of 8`);
    }
    await page.keyboard.press('Escape');
    await expect(stop).toHaveCount(0);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dualstack.draft.')))).toEqual([]);
  });
});
