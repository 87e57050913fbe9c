import type { Page } from '@playwright/test';
import { checkAccessibility, checkBothThemes, expect, expectComplaints, field, fill, goTo, openExample, test } from './wizard.js';

const PODS = 'spec.network.podCidrs.ipv4';
const suggest = (page: Page, path: string) => page.locator('.ds-field', { has: field(page, path) }).getByRole('button', { name: /^Suggest a free range for/ });
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Size it for me' });

/** Opens the dialog, and says what the cluster must carry. */
async function size(page: Page, figures: Readonly<Record<string, string>>) {
  await page.getByRole('button', { name: 'Size it for me' }).click();
  const dialog = dialogOf(page);
  for (const [label, value] of Object.entries(figures)) await dialog.getByLabel(label, { exact: true }).fill(value);
  return dialog;
}
const lineOf = (page: Page, field_: string) => dialogOf(page).getByRole('listitem').filter({ hasText: field_ });

test.describe('a free range', () => {
  test('is suggested in a field, the next one at every press, beside what a final plan has', async ({ page }) => {
    const { plan } = (await (await page.request.get('/api/v1/examples/kkp-aws-ipv4')).json()) as { plan: { spec: { network: object; kkp: object } } };
    Object.assign(plan.spec.network, { podCidrs: { ipv4: '10.0.0.0/14' } });
    Object.assign(plan.spec.kkp, { nodeNetwork: { ipv4: '10.4.0.0/16' } });
    const made = await page.request.post('/api/v1/plans', { data: { name: 'first', plan, status: 'final' } });
    expect(made.status()).toBe(201);
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    await suggest(page, PODS).click();
    await expect(field(page, PODS)).toHaveValue('10.5.0.0/16');
    const around = page.locator('.ds-field', { has: field(page, PODS) });
    await expect(around).toContainText('Use 10.5.0.0/16, which is free: done.');
    await suggest(page, PODS).click();
    await expect(field(page, PODS)).toHaveValue('10.6.0.0/16');
    await around.getByRole('button', { name: 'Undo' }).click();
    await expect(field(page, PODS)).toHaveValue('10.5.0.0/16');
    await suggest(page, 'spec.network.podCidrs.ipv6').click();
    await expect(field(page, 'spec.network.podCidrs.ipv6')).toHaveValue(/^fd[\da-f]{2}:.*\/48$/);
    await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
  });

  test('says at the field where there is none, what is the largest, and that there is no answer', async ({ page, context, complaints }) => {
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    await fill(page, PODS, '10.0.0.0/7');
    await suggest(page, PODS).click();
    const around = page.locator('.ds-field', { has: field(page, PODS) });
    await expect(around).toContainText(/Not suggested: There is no room for 1 free range of \/7/);
    await checkAccessibility(page);
    await around.getByRole('button', { name: /^Use 10\.0\.0\.0\/9|^Use 172/ }).click();
    await expect(around).not.toContainText('Not suggested');
    await context.setOffline(true);
    await suggest(page, PODS).click();
    await expect(around).toContainText('Not suggested: there is no connection');
    await context.setOffline(false);
    expectComplaints(complaints, /409|ERR_INTERNET_DISCONNECTED/);
  });
});

test.describe('"Size it for me"', () => {
  test('sizes a kubeadm plan to its review, in one step that can be taken back', async ({ page }) => {
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    const before = await field(page, PODS).inputValue();
    const dialog = await size(page, { Nodes: '100', Services: '5000' });
    await expect(lineOf(page, 'Pods CIDR (IPv4)')).toContainText('100 nodes take 100 of 128 ranges of /24: a /17.');
    await expect(lineOf(page, 'Services CIDR (IPv4)')).toContainText('5,000 Services out of 8,190 addresses.');
    await checkBothThemes(page);
    await dialog.getByRole('button', { name: 'Take them' }).click();
    await expect(dialog).toBeHidden();
    await expect(field(page, PODS)).toHaveValue(/\/17$/);
    await expect(page.getByText('The ranges are taken over.')).toBeVisible();
    await page.locator('.ds-size').getByRole('button', { name: 'Undo' }).click();
    await expect(field(page, PODS)).toHaveValue(before);
    await page.keyboard.press('Control+Shift+z');
    await expect(field(page, PODS)).toHaveValue(/\/17$/);
    await goTo(page, 'Review');
    await expect(page.getByRole('button', { name: /^Download/ }).first()).toBeEnabled();
    await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
  });

  test('sizes a CCE Turbo plan with its VPC, subnets, scale and pool to its review', async ({ page }) => {
    await openExample(page, /CCE Turbo.*dual stack/i, 'Network settings', 'Confirm settings');
    const dialog = await size(page, { 'Nodes now': '40', 'at most': '200' });
    await expect(lineOf(page, 'Cluster scale')).toContainText('cce.s2.medium');
    await expect(lineOf(page, 'VPC')).toContainText('It holds /24 and /17: a /16.');
    await expect(lineOf(page, 'Node pool 1: Nodes at most')).toContainText('200');
    await dialog.getByRole('button', { name: 'Take them' }).click();
    await expect(page.getByText('The ranges are taken over.')).toBeVisible();
    await goTo(page, 'Confirm settings');
    await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
    await expect(page.locator('.ds-carry, .ds-review').first()).toContainText('200');
  });

  test('says why there is none, and offers what would fit', async ({ page, complaints }) => {
    await openExample(page, /CCE Turbo.*dual stack/i, 'Network settings', 'Confirm settings');
    const dialog = await size(page, { 'at most': '2000' });
    await expect(dialog).toContainText('2,000 nodes with 110 Pods each are too many: a Turbo cluster runs 100,000 Pods at most.');
    await expect(dialog.getByRole('button', { name: 'Take them' })).toBeDisabled();
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: '909 nodes' }).click();
    await expect(dialog.getByLabel('at most')).toHaveValue('909');
    await expect(lineOf(page, 'Cluster scale')).toContainText('cce.s2.large');
    await dialog.getByLabel('at most').fill('many');
    await expect(dialog).toContainText('A whole number from 1 to 1,000,000.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('button', { name: 'Size it for me' })).toBeFocused();
    expectComplaints(complaints, /409/);
  });

  test('is opened by a link, and speaks Chinese', async ({ page }) => {
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    await page.evaluate(() => localStorage.setItem('dualstack.language', 'zh-CN'));
    await page.goto(`${page.url()}#size`);
    await page.reload();
    await expect(page.getByRole('dialog', { name: '按需规划' })).toContainText(/个节点占用/);
  });
});
