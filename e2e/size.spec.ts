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

/** Makes a plan of an example final that has some ranges, as somebody else would. */
async function makeFinal(page: Page, name: string, ranges: Readonly<Record<'pods' | 'nodes', string>>, space = 'default') {
  const { plan } = (await (await page.request.get('/api/v1/examples/kkp-aws-ipv4')).json()) as { plan: { spec: { network: object; kkp: object } } };
  Object.assign(plan.spec.network, { podCidrs: { ipv4: ranges.pods } });
  Object.assign(plan.spec.kkp, { nodeNetwork: { ipv4: ranges.nodes } });
  const made = await page.request.post('/api/v1/plans', { data: { name, plan, status: 'final', space } });
  expect(made.status()).toBe(201);
}
/** Changes something, so that what was looked at is a plan, and waits until the server has it. */
async function begin(page: Page) {
  await fill(page, PODS, '10.100.0.0/16');
  await expect(page.getByText('All changes saved')).toBeVisible();
}
const NODES = 'spec.kubeadm.nodeNetwork.ipv4';

test.describe('a clash', () => {
  test('that others bring about is told on the open plan, and free ranges are a way out with what lies in them', async ({ page, complaints }) => {
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    await begin(page);
    await goTo(page, 'Nodes');
    const notice = page.locator('.ds-notice', { hasText: 'also somebody else’s' });
    await expect(notice).toHaveCount(0);
    await makeFinal(page, 'theirs', { pods: '10.3.0.0/16', nodes: '192.168.0.0/20' });
    await expect(notice).toContainText('192.168.10.0/24 shares addresses with 192.168.0.0/20');
    await checkBothThemes(page);
    await notice.getByRole('button', { name: 'Take free ranges' }).hover();
    await expect(notice).toContainText(/192\.168\.10\.0\/24 → 10\.0\.0\.0\/24/);
    await expect(field(page, NODES)).toHaveValue('192.168.10.0/24');
    await notice.getByRole('button', { name: 'Take free ranges' }).click();
    await expect(field(page, NODES)).toHaveValue('10.0.0.0/24');
    await expect(field(page, 'spec.kubeadm.nodes.0.ipv4')).toHaveValue('10.0.0.11');
    await expect(notice).toHaveCount(0);
    await page.getByRole('status').filter({ hasText: 'Free ranges are taken' }).getByRole('button', { name: 'Undo' }).click();
    await expect(field(page, NODES)).toHaveValue('192.168.10.0/24');
    await expect(notice).toBeVisible();

    await goTo(page, 'Review');
    await expect(page.getByText('All changes saved')).toBeVisible();
    await page.getByRole('button', { name: 'Make it final' }).click();
    const card = page.locator('.ds-final');
    await expect(card).toContainText('It cannot be final: one of its ranges is taken.');
    await card.getByRole('button', { name: 'Take free ranges' }).click();
    await expect(card).toContainText('Free ranges are taken: 192.168.10.0/24 → 10.0.0.0/24');
    await expect(card).not.toContainText('It cannot be final');
    await expect(page.getByText('All changes saved')).toBeVisible();
    await page.getByRole('button', { name: 'Make it final' }).click();
    await expect(page.getByRole('button', { name: 'Make it a draft again' })).toBeVisible();
    expectComplaints(complaints, /409/);
  });

  test('of ranges outside of the pools is told of mildly at the review', async ({ page }) => {
    const made = await page.request.post('/api/v1/spaces', { data: { name: 'lab', pools: [{ cidr: '10.0.0.0/8', roles: [] }] } });
    expect(made.status()).toBe(201);
    const { id } = (await made.json()) as { id: string };
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    await begin(page);
    await goTo(page, 'Review');
    await page.getByLabel('Address space:').selectOption(id);
    await expect(page.locator('.ds-outside')).toContainText('Node network (IPv4) 192.168.10.0/24');
    await checkAccessibility(page);
  });
});

test('the table of nodes has room for an IPv6 address that is written out', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Nodes', 'Review');
  const overflow = () => page.locator('.ds-items-scroll').evaluate((each) => each.scrollWidth - each.clientWidth);
  for (const address of ['2a05:d014:937:4500::1011', 'fdc4:9b1e:22d7:101:a8bb:ccff:fe00:11']) {
    await fill(page, 'spec.kubeadm.nodes.0.ipv6', address);
    expect(await overflow(), address).toBe(0);
  }
});

test.describe('"Size it for me"', () => {
  test('begins with what the plan carries, in a space that it names, and moves what somebody else has', async ({ page }) => {
    const made = await page.request.post('/api/v1/spaces', { data: { name: 'lab', pools: [] } });
    expect(made.status()).toBe(201);
    const { id } = (await made.json()) as { id: string };
    await makeFinal(page, 'theirs', { pods: '10.3.0.0/16', nodes: '192.168.0.0/20' }, id);
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    await begin(page);
    const dialog = await size(page, {});
    await expect(dialog.getByLabel('Nodes', { exact: true })).toHaveValue('241');
    await expect(dialog.getByLabel('Services', { exact: true })).toHaveValue('65534');
    await expect(lineOf(page, 'Pods CIDR (IPv4)')).toContainText('as it is');
    await expect(lineOf(page, 'Node network')).toHaveCount(0);
    await dialog.getByLabel('Address space:').selectOption(id);
    await expect(lineOf(page, 'Node network (IPv4)')).toContainText('somebody else has addresses of 192.168.10.0/24');
    await checkBothThemes(page);
    await dialog.getByRole('button', { name: 'Take them' }).click();
    await goTo(page, 'Nodes');
    await expect(field(page, NODES)).not.toHaveValue('192.168.10.0/24');
    await expect(field(page, 'spec.kubeadm.nodes.0.ipv4')).toHaveValue('192.168.16.11');
    await expect(page.locator('.ds-clashes')).toHaveCount(0);
  });

  test('says by name what nobody can move', async ({ page }) => {
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    await begin(page);
    await makeFinal(page, 'theirs', { pods: '10.200.0.0/16', nodes: '10.201.0.0/16' });
    const reserved = page.locator('[id^="field-spec-reservedCidrs"]').first();
    await reserved.fill('10.200.0.0/15');
    await reserved.blur();
    const dialog = await size(page, { Nodes: '100' });
    await expect(dialog.locator('.ds-size-stays')).toContainText('10.200.0.0/15 shares addresses with 10.201.0.0/16 (Nodes) of theirs');
  });

  test('sizes the plan as it is now, whoever has changed it', async ({ page, context }) => {
    await openExample(page, /kubeadm.*Calico.*dual stack/i, 'Cluster network', 'Review');
    await begin(page);
    const dialog = await size(page, { Nodes: '100' });
    await expect(lineOf(page, 'Pods CIDR (IPv4)')).toContainText('10.100.0.0/17');
    const other = await context.newPage();
    await other.goto(page.url());
    await fill(other, PODS, '10.120.0.0/16');
    await expect(other.getByText('All changes saved')).toBeVisible();
    await expect(dialog).toContainText('The plan has changed since');
    await expect(lineOf(page, 'Pods CIDR (IPv4)')).toContainText('10.120.0.0/17');
    await expect(dialog.getByLabel('Nodes', { exact: true })).toHaveValue('100');
    await dialog.getByRole('button', { name: 'Take them' }).click();
    await expect(field(page, PODS)).toHaveValue('10.120.0.0/17');
  });

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
