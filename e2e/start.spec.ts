import { checkBothThemes, choose, expect, expectComplaints, field, fill, heading, shiftsOf, test, watchShifts } from './wizard.js';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';

const drafts = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dualstack.draft.')).length);

test.describe('the first page', () => {
  test('demonstrates: a pair is refused, with the reason and a way out, and the lens shows it', async ({ page }) => {
    await page.goto('/');
    const demo = page.getByRole('region', { name: /Try it/ });
    await expect(demo.getByRole('status')).toContainText('lies inside the Pods CIDR 2001:cafe:42::/56');
    await expect(demo.getByRole('img')).toHaveAccessibleName(/lies inside/);
    await expect(page.getByText(/^\d+ rules, each with its source$/)).toBeVisible();
    await checkBothThemes(page);
    await demo.getByRole('button', { name: /^Use / }).click();
    await expect(demo.getByRole('status')).toContainText('Pods and Services are apart');
    await demo.getByRole('textbox', { name: 'Pods' }).fill('fd01::1/48');
    await expect(demo.getByRole('status')).toContainText('fd01::/48');
    await demo.getByRole('textbox', { name: 'Services' }).fill('nonsense');
    await expect(demo.getByRole('textbox', { name: 'Pods' })).toHaveValue('fd01::1/48');
  });

  test('marks both ranges where both are refused, and says why the lens is empty', async ({ page }) => {
    await page.goto('/');
    const demo = page.getByRole('region', { name: /Try it/ });
    await expect(demo.getByRole('status')).toContainText('lies inside');
    for (const name of ['Pods', 'Services']) await demo.getByRole('textbox', { name }).fill('nothing');
    for (const name of ['Pods', 'Services']) await expect(demo.getByRole('textbox', { name })).toHaveAttribute('aria-invalid', 'true');
    await expect(demo).toContainText('Neither of the two can be read');
    await checkBothThemes(page);
  });

  test('finds examples by word and by families', async ({ page }) => {
    await page.goto('/');
    const region = page.getByRole('region', { name: 'Examples' });
    await expect(region.getByRole('status')).toHaveText(/^(\d+) of \1$/);
    await region.getByRole('searchbox').fill('azure');
    await expect(region.getByRole('link')).toHaveCount(2);
    await region.getByRole('button', { name: 'IPv6' }).click();
    await expect(region.getByText('Nothing is called that.')).toBeVisible();
    await region.getByRole('searchbox').fill('');
    await expect(region.getByRole('link', { name: /kubeadm-calico-ipv6$/ })).toBeVisible();
  });

  test('does not move while it loads', async ({ page }) => {
    await watchShifts(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/');
    await expect(page.getByRole('region', { name: /Try it/ }).getByRole('status')).toContainText('lies inside');
    expect(await shiftsOf(page)).toBeLessThan(0.05);
  });
});

test.describe('what is looked at is no plan', () => {
  test('until it is changed: the address becomes that of the plan, and the focus stays', async ({ page }) => {
    await page.goto('/examples/kkp-aws-dual/cluster');
    await expect(heading(page, 'Cluster')).toBeVisible();
    expect(await drafts(page)).toBe(0);
    await field(page, 'metadata.name').press('End');
    await field(page, 'metadata.name').pressSequentially('-b');
    await expect(page).toHaveURL(/\/plans\/[^/]+\/edit\/cluster$/);
    await expect(field(page, 'metadata.name')).toBeFocused();
    await expect(field(page, 'metadata.name')).toHaveValue('prod-eu-1-b');
    await expect.poll(() => drafts(page)).toBe(1);
    await expect(page).toHaveTitle('Cluster · prod-eu-1-b · Dualstack Wizard');
    await page.reload();
    await expect(field(page, 'metadata.name')).toHaveValue('prod-eu-1-b');
    await page.getByRole('link', { name: 'Close' }).click();
    await expect(page).toHaveTitle('Dualstack Wizard');
  });

  test('a mistake opens at the value that is refused, with its story', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Open it: Services inside Pods' }).click();
    await expect(field(page, 'spec.network.serviceCidrs.ipv6')).toBeFocused();
    await expect(field(page, 'spec.network.serviceCidrs.ipv6')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('heading', { name: 'Services inside Pods' })).toBeVisible();
    await page.getByText('The story').click();
    await expect(page.getByText('42:1:: was read as')).toBeVisible();
    await checkBothThemes(page);
    await page.getByRole('button', { name: 'Close this note' }).click();
    await expect(page.getByRole('heading', { name: 'Services inside Pods' })).toHaveCount(0);
    await expect(page.locator('#main')).toBeFocused();
    expect(await drafts(page)).toBe(0);
  });

  test('its story stays in sight while one mends, and folds; the note says that the plan is kept', async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 760 });
    await page.goto('/mistakes/k3s-documentation-pair');
    const note = page.locator('.ds-viewed');
    await note.getByText('The story').click();
    await expect(note.getByText('42:1:: was read as')).toBeVisible();
    await page.locator('.ds-step').evaluate((step) => step.scrollTo(0, step.scrollHeight));
    await expect(note.getByText('42:1:: was read as')).toBeInViewport();
    await note.getByText('The story').click();
    await expect(note.getByText('42:1:: was read as')).toBeHidden();
    await fill(page, 'spec.network.serviceCidrs.ipv6', 'fd02::/112');
    await note.getByText('The story').click();
    await expect(note).toContainText('It is a plan of yours now');
    await expect(note.getByRole('button', { name: 'Make it a plan of mine' })).toHaveCount(0);
  });

  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    test(`its note takes two lines and covers nothing of the value, at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      for (const id of ['k3s-documentation-pair', 'kubernetes-ec2-tests', 'starlingx-guide-one-subnet']) {
        await page.goto(`/mistakes/${id}`);
        const refused = page.locator('.ds-field:has([aria-invalid="true"]:focus)');
        await expect(refused.locator('.ds-message').first()).toBeInViewport();
        const note = await page.locator('.ds-viewed').boundingBox();
        const label = await refused.locator('.ds-label').boundingBox();
        expect(note?.height, id).toBeLessThan(90);
        expect(label?.y, id).toBeGreaterThanOrEqual((note?.y ?? 0) + (note?.height ?? 0));
      }
      // With room for both, the title of the step is in sight too.
      if (width > 1200) {
        await page.goto('/mistakes/kubernetes-ec2-tests');
        await expect(page.locator('.ds-field:has([aria-invalid="true"]:focus)')).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 1 });
      }
    });
  }

  test('a mistake has as many errors on its card as its steps have', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Pods on the network of the nodes' }) })).toContainText('4 errors');
    await page.goto('/mistakes/kubernetes-ec2-tests');
    const steps = page.getByRole('navigation', { name: 'Steps' });
    await expect(steps.getByRole('link', { name: /^Nodes/ })).toContainText('3 errors, 1 error of another step');
    await expect(steps.getByRole('link', { name: /Cluster network/ })).toContainText(/1 error$/);
  });

  test('every mistake opens at its value', async ({ page, request }) => {
    const { mistakes } = (await (await request.get('/api/v1/mistakes')).json()) as { mistakes: { id: string; title: string; path: string[] }[] };
    for (const { id, title, path } of mistakes) {
      await page.goto(`/mistakes/${id}`);
      await expect(page.getByRole('heading', { name: title })).toBeVisible();
      await expect.poll(() => page.evaluate((at) => document.activeElement?.closest(`[id^="field-${at}"]`) !== null, path.slice(0, 3).join('-')), { message: id }).toBe(true);
    }
  });
});

test.describe('plans', () => {
  const plan = (name: string) => `apiVersion: dualstack.dev/v1\nkind: ClusterPlan\nmetadata:\n  name: ${name}\nspec:\n  provider: kkp\n  ipFamily: IPv4\n  network: {}\n  kkp: {}\n`;
  const open = async (page: Page, name: string, mimeType: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });

  test('are opened out of a file and out of a ZIP', async ({ page }) => {
    for (const [name, content] of [['plan.yaml', Buffer.from(plan('from-yaml'))], ['made.zip', Buffer.from(zipSync({ 'made/plan.yaml': strToU8(plan('from-zip')) }))]] as const) {
      await page.goto('/');
      await open(page, name, 'application/octet-stream', content);
      await expect(heading(page, 'Summary')).toBeVisible();
      await expect(page).toHaveTitle(/from-(yaml|zip)/);
    }
  });

  test('that cannot be read are said to be, with file and line', async ({ page }) => {
    await page.goto('/');
    await open(page, 'broken.yaml', 'text/yaml', Buffer.from('a: 1\nb: 2\na: 3\n'));
    await expect(page.getByRole('alert')).toContainText('broken.yaml, line 3, column 1: this key is there a second time.');
    await open(page, 'large.yaml', 'text/yaml', Buffer.alloc(1024 * 1024 + 1, 'a'));
    await expect(page.getByRole('alert')).toContainText('large.yaml is larger than 1 MiB');
    await open(page, 'deep.yaml', 'text/yaml', Buffer.alloc(1024 * 1024, '['));
    await expect(page.getByRole('alert')).toContainText('deep.yaml, line 1, column 35: this is nested deeper than any plan.');
    await page.locator('input[type=file]').setInputFiles([['good.yaml', plan('good')], ['bad.yaml', 'a']].map(([name = '', text = '']) => ({ name, mimeType: 'text/yaml', buffer: Buffer.from(text) })));
    await expect(page.getByRole('alert')).toContainText('bad.yaml is no plan');
    await expect(page.getByRole('link', { name: 'good' })).toHaveCount(0);
    await checkBothThemes(page);
  });

  test('are pasted, into the dialog and anywhere', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Paste a plan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\n');
    await dialog.getByRole('button', { name: 'Open it' }).click();
    await expect(dialog.getByRole('alert')).toContainText('is a kubeadm ClusterConfiguration, no plan');
    await checkBothThemes(page);
    await dialog.getByRole('textbox').fill(plan('in-the-dialog'));
    await dialog.getByRole('button', { name: 'Open it' }).click();
    await expect(page).toHaveTitle(/in-the-dialog/);

    await page.goto('/');
    await expect(page.getByRole('link', { name: 'in-the-dialog' })).toBeVisible();
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, plan('anywhere'));
    await expect(page).toHaveTitle(/anywhere/);
  });

  test('have a card with their state and a menu', async ({ page }) => {
    await page.goto('/examples/kkp-aws-dual/cluster');
    await fill(page, 'metadata.name', 'mine-1');
    await page.waitForFunction(() => Object.values(localStorage).some((text: string) => text.includes('"mine-1"')));
    await page.goto('/');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'mine-1', exact: true }) });
    await expect(card).toContainText('Ready');
    await expect(card.locator('time')).toHaveAttribute('title', /\d{4}/);
    const menu = async (entry: string, name = 'mine-1') => {
      await page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
      await page.getByRole('menuitem', { name: entry }).click();
    };
    await menu('Duplicate');
    await expect(page.getByRole('link', { name: 'mine-1-copy' })).toBeVisible();
    await menu('Rename', 'mine-1-copy');
    await page.getByRole('dialog').getByRole('textbox').fill('renamed');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await expect(page.getByRole('link', { name: 'renamed' })).toBeVisible();
    await checkBothThemes(page);
    const [download] = await Promise.all([page.waitForEvent('download'), menu('Download', 'renamed')]);
    expect(download.suggestedFilename()).toBe('plan.json');
  });
});

test.describe('rules', () => {
  test('do not move while they load on a phone', async ({ page }) => {
    await watchShifts(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/rules');
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(5);
    await expect(page.getByRole('article')).toHaveCount(15);
    await page.waitForTimeout(500);
    expect(await shiftsOf(page)).toBeLessThan(0.02);
  });

  test('are listed, searched and filtered, and what breaks one opens in the wizard', async ({ page }) => {
    await page.goto('/rules');
    await expect(page).toHaveTitle('Rules · Dualstack Wizard');
    // Five groups with their first rules, until somebody asks for all or looks for something.
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(5);
    await expect(page.getByRole('article')).toHaveCount(15);
    const kubeadm = page.getByRole('region', { name: 'kubeadm' });
    await kubeadm.getByRole('button', { name: /^Show all \d+ rules: kubeadm$/ }).click();
    await expect(kubeadm.getByRole('article').nth(20)).toContainText('kubeadm/');
    await kubeadm.getByRole('button', { name: 'Show fewer rules: kubeadm' }).click();
    await expect(kubeadm.getByRole('article')).toHaveCount(3);
    await page.getByRole('searchbox').fill('pods-services-overlap');
    await expect(page.getByRole('article')).toHaveCount(1);
    await checkBothThemes(page);
    await page.getByRole('link', { name: /^Open it in the wizard/ }).click();
    await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    await page.goto('/rules/kubernetes/host-bits');
    await expect(page.getByRole('article', { name: /A range is a network/ })).toBeFocused();
    await page.getByRole('combobox').selectOption('starlingx');
    await page.getByRole('button', { name: 'Warning' }).click();
    await expect(page.getByRole('article').first()).toContainText('starlingx/');
    await page.getByRole('searchbox').fill('no rule is called this');
    await expect(page.getByText('Nothing is called that.')).toBeVisible();
  });
});

test('whoever comes back to the rules finds them as they were left', async ({ page }) => {
  await page.goto('/rules');
  await page.getByRole('button', { name: /^Show all \d+ rules: StarlingX$/ }).click();
  await expect(page).toHaveURL('/rules?open=starlingx');
  await page.getByRole('searchbox').fill('pods-services-overlap');
  await expect(page).toHaveURL('/rules?q=pods-services-overlap&open=starlingx');
  await page.getByRole('link', { name: /^Open it in the wizard/ }).click();
  await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
  await page.goBack();
  // The wizard leads on from its own address to a step.
  if (!/\/rules\?/.test(page.url())) await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('pods-services-overlap');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await expect(page).toHaveURL('/rules?open=starlingx');
  await expect(page.getByRole('region', { name: 'StarlingX' }).getByRole('article').nth(20)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('region', { name: 'StarlingX' }).getByRole('article').nth(20)).toBeVisible();
});

test('an address at which nothing is says so, to machines too', async ({ page, request, complaints }) => {
  const response = await page.goto('/nope');
  expect(response?.status()).toBe(404);
  await expect(heading(page, 'There is no such page')).toBeVisible();
  await checkBothThemes(page);
  const robots = await request.get('/robots.txt');
  expect([robots.status(), robots.headers()['content-type']]).toEqual([200, expect.stringContaining('text/plain')]);
  expectComplaints(complaints, /404/);
});

test('the first page in Chinese, and on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  // One row: language and theme are in the menu.
  expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThanOrEqual(60);
  await choose(page, 'Menu', '简体中文');
  await expect(heading(page, '规划双栈集群，一次部署成功。')).toBeVisible();
  await expect(page.getByRole('region', { name: /试一试/ }).getByRole('status')).toContainText('位于');
  await checkBothThemes(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await choose(page, '菜单', '规则');
  await expect(heading(page, '规则')).toBeVisible();
});
