import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { checkAccessibility, checkBothThemes, expect, expectComplaints, heading, test } from './wizard.js';

const TITLE = 'Export and restore';
type Plan = { metadata: { name: string }; spec: { network: { podCidrs: { ipv4: string } }; kkp: { nodeNetwork: { ipv4: string } } } };
interface Kept {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly plan: Plan;
}

/** Keeps a plan on the server. */
async function keep(request: APIRequestContext, name: string, nodes: string, more: { status?: 'final'; space?: string } = {}): Promise<Kept> {
  const { plan } = (await (await request.get('/api/v1/examples/kkp-aws-ipv4')).json()) as { plan: Plan };
  plan.metadata.name = name;
  plan.spec.kkp.nodeNetwork.ipv4 = nodes;
  const answer = await request.post('/api/v1/plans', { data: { name, plan, ...more } });
  expect(answer.status()).toBe(201);
  return (await answer.json()) as Kept;
}

const tag = (revision: number) => ({ 'If-Match': `"${revision}"` });

/** A space with a range that others hold, a final plan in it, and a plan in the bin. */
async function fill(request: APIRequestContext) {
  const { id: space } = (await (await request.post('/api/v1/spaces', { data: { name: 'prod', pools: [{ cidr: '10.0.0.0/8' }] } })).json()) as { id: string };
  expect((await request.post(`/api/v1/spaces/${space}/ranges`, { data: { ranges: [{ range: '10.99.0.0/16', name: 'office', owner: 'it' }] } })).status()).toBe(201);
  const final = await keep(request, 'final-one', '10.80.0.0/22', { status: 'final', space });
  const binned = await keep(request, 'binned-one', '10.81.0.0/22');
  expect((await request.delete(`/api/v1/plans/${binned.id}`, { headers: tag(binned.revision) })).status()).toBe(200);
  return { space, final, binned };
}

/** Takes the spaces of a test away, too: a server of a worker is the server of all its tests. */
async function clearSpaces(request: APIRequestContext): Promise<void> {
  const { spaces } = (await (await request.get('/api/v1/spaces')).json()) as { spaces: { id: string; revision: number }[] };
  for (const { id, revision } of spaces) if (id !== 'default') expect((await request.delete(`/api/v1/spaces/${id}`, { headers: tag(revision) })).status()).toBe(200);
}

/** Downloads the archive as a person does. */
async function download(page: Page): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the archive' }).click()]);
  expect(file.suggestedFilename()).toMatch(/^dualstack-\d{4}-\d\d-\d\d\.zip$/);
  return file.path();
}

const choose = (page: Page, name: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/zip', buffer });
const restore = (page: Page) => page.getByRole('button', { name: 'Restore', exact: true }).click();
const outcome = (page: Page) => page.locator('.ds-archive-told');
/** The numbers of a row of what was restored. */
const row = (page: Page, name: string) => outcome(page).getByRole('row', { name }).getByRole('cell');

test.describe('everything out and back', () => {
  test('comes back whole into an empty server, nothing comes twice, and what differs is said and restored beside', async ({ page, request, server, complaints }) => {
    const { space, final, binned } = await fill(request);
    await page.goto('/');
    await page.getByRole('button', { name: 'Your name', exact: true }).click();
    await page.getByRole('menuitem', { name: TITLE }).click();
    await expect(heading(page, TITLE)).toBeVisible();
    await expect(page.getByText('2 address spaces with their pools')).toBeVisible();
    await checkBothThemes(page);
    const archive = readFileSync(await download(page));

    await server.clear();
    await clearSpaces(request);
    await choose(page, 'all.zip', archive);
    await restore(page);
    await expect(outcome(page)).toBeFocused();
    await expect(row(page, 'Plans')).toHaveText(['2', '0']);
    await expect(row(page, 'Address spaces')).toHaveText(['1', '1']);
    await expect(row(page, 'Ranges of others')).toHaveText(['1', '0']);
    expect(await (await request.get(`/api/v1/plans/${final.id}`)).json()).toMatchObject({ name: 'final-one', status: 'final', space, revision: final.revision });
    expect((await (await request.get(`/api/v1/spaces/${space}/ranges`)).json())).toMatchObject({ ranges: expect.arrayContaining([expect.objectContaining({ range: '10.99.0.0/16', owner: 'it' })]) });
    await checkBothThemes(page);
    await outcome(page).getByRole('link', { name: 'To the plans' }).click();
    await expect(page.getByRole('link', { name: 'final-one', exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Bin' }).click();
    await expect(page.getByRole('heading', { name: binned.name })).toBeVisible();
    await page.getByRole('link', { name: TITLE }).click();

    await choose(page, 'all.zip', archive);
    await restore(page);
    await expect(outcome(page).getByRole('heading', { name: 'Nothing new' })).toBeVisible();
    await expect(row(page, 'Plans')).toHaveText(['0', '2']);

    const changed = { ...final.plan, metadata: { ...final.plan.metadata, name: 'renamed' } };
    expect((await request.put(`/api/v1/plans/${final.id}`, { data: { name: 'renamed', plan: changed }, headers: tag(final.revision) })).status()).toBe(200);
    await restore(page);
    await expect(outcome(page).getByRole('heading', { name: 'Nothing was restored' })).toBeVisible();
    await expect(outcome(page).getByRole('listitem')).toHaveText(/Plan final-one\s*differs in: name, what is planned/);
    await expect(outcome(page).getByRole('link', { name: 'final-one' })).toHaveAttribute('href', `/plans/${final.id}/edit/summary`);
    await checkBothThemes(page);
    await outcome(page).getByRole('button', { name: 'Restore beside them' }).click();
    await expect(row(page, 'Plans')).toHaveText(['0', '1', '1']);
    await expect(page.getByRole('radio', { name: 'Restore it beside what is here: plans as drafts' })).toBeChecked();
    const copy = outcome(page).getByRole('link', { name: 'final-one' });
    const id = /plans\/([^/]+)\//.exec((await copy.getAttribute('href')) ?? '')?.[1] ?? '';
    expect(id).not.toBe(final.id);
    expect(await (await request.get(`/api/v1/plans/${id}`)).json()).toMatchObject({ name: 'final-one', status: 'draft' });
    expect(await (await request.get(`/api/v1/plans/${final.id}`)).json()).toMatchObject({ name: 'renamed', status: 'final' });
    expectComplaints(complaints, /409/);
    await server.clear();
    await clearSpaces(request);
  });

  test('names what has the ranges of a final plan by now', async ({ page, request, server, complaints }) => {
    await keep(request, 'final-one', '10.80.0.0/22', { status: 'final' });
    const archive = await (await request.get('/api/v1/export')).body();
    await server.clear();
    const other = await keep(request, 'other-one', '10.80.0.0/20', { status: 'final' });
    await page.goto('/archive');
    await choose(page, 'all.zip', archive);
    await restore(page);
    await expect(outcome(page)).toContainText('somebody else’s here');
    await expect(outcome(page).getByRole('link', { name: 'other-one' }).first()).toHaveAttribute('href', `/plans/${other.id}/edit/summary`);
    await checkAccessibility(page);
    expectComplaints(complaints, /409/);
  });

  test('says what is wrong with a file, and sends none that cannot be one', async ({ page, complaints }) => {
    await page.goto('/archive');
    const button = page.getByRole('button', { name: 'Restore', exact: true });
    await expect(button).toBeDisabled();
    await choose(page, 'plan.yaml', Buffer.from('apiVersion: dualstack.dev/v1'));
    await expect(page.getByRole('alert')).toHaveText('plan.yaml is no ZIP. An archive is the ZIP that is downloaded on this page.');
    await expect(button).toBeDisabled();
    await choose(page, 'empty.zip', Buffer.alloc(0));
    await expect(page.getByRole('alert')).toHaveText('empty.zip is empty.');
    await checkAccessibility(page);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(64 * 1024 * 1024 + 1)], 'large.zip'));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await expect(page.getByRole('alert')).toHaveText(/large\.zip has 67 MB, and at most 64 MiB are read\. Nothing was sent\./);
    await choose(page, 'files.zip', Buffer.from(zipSync({ 'final-one/plan.yaml': strToU8('kind: ClusterPlan') })));
    await expect(page.getByRole('alert')).toHaveCount(0);
    await restore(page);
    await expect(outcome(page)).toContainText('files.zip cannot be restored: it is no archive, or it is broken.');
    expectComplaints(complaints, /400/);
  });

  test('is cancelled, and an answer that does not come is no promise', async ({ page, request, complaints }) => {
    const archive = await (await request.get('/api/v1/export')).body();
    await page.goto('/archive');
    await choose(page, 'all.zip', archive);
    let held = () => undefined as void;
    const isHeld = new Promise<void>((resolve) => (held = resolve));
    await page.route('**/api/v1/restore*', (route) => isHeld.then(() => route.abort()).catch(() => undefined));
    await restore(page);
    await expect(page.getByText(/Restoring all\.zip \(.*\) …/)).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(outcome(page).getByRole('heading', { name: 'Cancelled' })).toBeVisible();
    await checkAccessibility(page);
    held();
    await page.unroute('**/api/v1/restore*');
    await page.route('**/api/v1/restore*', (route) => route.abort());
    await restore(page);
    await expect(outcome(page)).toContainText('It is not known whether it was restored: the server does not answer.');
    expectComplaints(complaints, /ERR_FAILED/);
  });

  test('on a phone, in Chinese, fits its page', async ({ browser, baseURL, request }) => {
    await keep(request, 'a-plan-with-a-rather-long-name-of-its-own', '10.80.0.0/22');
    const archive = await (await request.get('/api/v1/export')).body();
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', ...(baseURL !== undefined && { baseURL }) });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByRole('button', { name: '菜单' }).click();
    await page.getByRole('menuitem', { name: '导出与恢复' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '导出与恢复' })).toBeVisible();
    await choose(page, 'dualstack-of-the-whole-company-2026-11-30.zip', archive);
    await page.getByRole('button', { name: '恢复', exact: true }).click();
    await expect(outcome(page)).toContainText('没有新内容');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await checkAccessibility(page);
    await context.close();
  });
});
