import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { checkBothThemes, expect, expectComplaints, field, heading, test } from './wizard.js';

const drafts = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dualstack.draft.')).length);

test.describe('the review', () => {
  test('draws how traffic flows, and says the same in words', async ({ page }) => {
    await page.goto('/examples/cce-turbo-dual');
    const flow = page.getByRole('region', { name: 'How traffic will flow' });
    await expect(flow.getByRole('img').first()).toHaveAccessibleName(/IPv6: .*ELB, layer 7 demo-l7, and no further: Layer 7 reaches its backends over IPv4 only\./);
    await flow.getByText('The same in words').click();
    await expect(flow.getByRole('listitem').first()).toContainText('IPv4: Clients in the VPC, peered, or over VPN → ELB, layer 4 demo-l4');
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(flow.getByRole('img').first()).toBeHidden();
    await expect(flow.getByText('Layer 4', { exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  for (const example of ['cce-turbo-dual', 'kkp-aws-dual', 'kubeadm-cilium-dual', 'starlingx-aio-dx-dual']) {
    test(`has no violation of accessibility: ${example}`, async ({ page }) => {
      await page.goto(`/examples/${example}`);
      await expect(page.getByRole('article', { name: 'README.md' })).toBeVisible();
      await page.getByText('All values').click();
      await checkBothThemes(page);
      await page.getByRole('button', { name: 'Source' }).click();
      await expect(page.locator('.cm-content')).toBeVisible();
      await checkBothThemes(page);
    });
  }

  test('leads from a finding and from a value to the field', async ({ page }) => {
    await page.goto('/examples/kkp-aws-dual');
    await page.getByRole('region', { name: 'Findings' }).getByRole('link', { name: /Pods CIDR/ }).first().click();
    await expect(heading(page, 'Cluster network')).toBeVisible();
    await expect(field(page, 'spec.network.podCidrs.ipv6')).toBeFocused();
    await page.goBack();
    await page.getByText('All values').click();
    await page.getByRole('link', { name: 'Datacenter', exact: true }).click();
    await expect(page.locator(':focus')).toHaveId(/field-spec-kkp-datacenter/);
  });

  test('shows a guide as it is read, whose commands can be copied, and as it is written', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/examples/kubeadm-calico-dual');
    const guide = page.getByRole('article', { name: 'README.md' });
    await expect(guide.getByRole('heading', { name: 'Address plan' })).toBeVisible();
    await guide.getByRole('button', { name: 'Copy' }).first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('kubeadm init --config kubeadm-init.yaml');
    for (const link of await guide.getByRole('link').all()) await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    const next = page.getByRole('region', { name: 'What next' });
    await next.getByRole('listitem').filter({ hasText: 'kubeadm init --config' }).getByRole('button', { name: /^Copy the commands of step/ }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('kubeadm init --config kubeadm-init.yaml');
    await page.getByRole('button', { name: 'Source' }).click();
    await expect(page.locator('.cm-content')).toContainText('## Address plan');
  });

  test('saves the request that its call on the command line reads', async ({ page, request }) => {
    await page.goto('/examples/kubeadm-calico-dual/summary');
    const same = page.getByRole('group', { name: 'The same without this page' });
    await expect(same).toContainText('--json @request.json ');
    const [download] = await Promise.all([page.waitForEvent('download'), same.getByRole('button', { name: 'Save request.json' }).click()]);
    expect(download.suggestedFilename()).toBe('request.json');
    const answer = await request.post('/api/v1/manifests.zip', { headers: { 'Content-Type': 'application/json' }, data: readFileSync(await download.path()) });
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/zip']);
  });

  test('lights up the lines of a value, and names the field of a line', async ({ page }) => {
    await page.goto('/examples/kubeadm-calico-dual');
    await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: /^kubeadm-init\.yaml/ }).click();
    await page.getByLabel('Light up the lines of').selectOption({ label: 'Pods CIDR (IPv4) · 10.244.0.0/16' });
    await expect(page.locator('.ds-lit')).toContainText(['10.244.0.0/16']);
    await page.locator('.cm-line', { hasText: 'serviceSubnet' }).click();
    await page.getByRole('status').getByRole('link', { name: 'Services CIDR (IPv4)' }).click();
    await expect(field(page, 'spec.network.serviceCidrs.ipv4')).toBeFocused();
  });

  for (const [example, range] of [['cce-turbo-dual', '10.247.0.0/16'], ['kubeadm-calico-dual', '10.244.0.0/16'], ['starlingx-aio-dx-dual', '10.96.0.0/12']] as const) {
    test(`prints a summary of one or two pages: ${example}`, async ({ page }) => {
      await page.goto(`/examples/${example}`);
      await expect(page.getByRole('article', { name: 'README.md' })).toBeVisible();
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(pages).toBeGreaterThanOrEqual(1);
      expect(pages).toBeLessThanOrEqual(2);
      await page.emulateMedia({ media: 'print' });
      const map = page.getByRole('region', { name: 'Address map' });
      await expect(map.getByText(range)).toBeVisible();
      await expect(map.getByRole('button', { name: 'As a table' })).toBeHidden();
    });
  }
});

test.describe('a link to a plan', () => {
  test('opens the plan of somebody else, with no draft until the first change', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/examples/kkp-aws-dual');
    await page.getByRole('button', { name: 'Share link' }).click();
    await expect(page.getByText('The link is copied.')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto('about:blank');
    await page.goto(link);
    await expect(page).toHaveURL(/\/open\/summary#plan=/);
    await expect(page.getByRole('heading', { name: 'A plan that somebody shared: prod-eu-1' })).toBeVisible();
    expect(await drafts(page)).toBe(0);
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Cluster complete/ }).click();
    await expect(page).toHaveURL(/\/open\/cluster#plan=/);
    await page.reload();
    await field(page, 'metadata.name').press('End');
    await field(page, 'metadata.name').pressSequentially('-b');
    await expect(page).toHaveURL(/\/plans\/[^/]+\/edit\/cluster$/);
    await expect(field(page, 'metadata.name')).toHaveValue('prod-eu-1-b');
    await expect.poll(() => drafts(page)).toBe(1);
  });

  test('that was cut off says so', async ({ page, complaints }) => {
    await page.goto('/open#plan=q1bKLU2pVLJS');
    await expect(page.getByRole('alert')).toContainText('the link is cut off or was changed on its way');
    expectComplaints(complaints, /never/);
  });
});
