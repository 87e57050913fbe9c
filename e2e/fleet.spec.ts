import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'yaml';
import { checkAccessibility, checkBothThemes, expect, expectComplaints, heading, test } from './wizard.js';

type Plan = { metadata: { name: string }; spec: { network: { podCidrs: { ipv4: string } }; kkp: { nodeNetwork: { ipv4: string } } } };

/** Keeps an example as a plan of the server, and gives its id. */
async function keep(request: APIRequestContext, example = 'kkp-aws-ipv4', change: (plan: Plan) => void = () => undefined): Promise<string> {
  const { plan } = (await (await request.get(`/api/v1/examples/${example}`)).json()) as { plan: Plan };
  change(plan);
  const answer = await request.post('/api/v1/plans', { data: { name: plan.metadata.name, plan } });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

const namesOf = async (request: APIRequestContext) => ((await (await request.get('/api/v1/plans?sort=name&limit=100')).json()) as { plans: { name: string }[] }).plans.map(({ name }) => name);
const makes = (page: Page, count: number) => page.getByRole('button', { name: `Make ${count} plans` });
const byNames = (page: Page) => page.getByRole('radio', { name: 'These names' }).check();
const names = (page: Page) => page.getByRole('textbox', { name: /^Names/ });
const HOLD_STATUS = /Failed to load resource/;

/** Holds the answer of a call back until it is let go. */
async function hold(page: Page, url: string): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(url, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  return release;
}

test.describe('a fleet', () => {
  test('of 20 is made from the review on, and comes as one ZIP of 20 folders', async ({ page, request }) => {
    const id = await keep(request);
    await page.goto(`/plans/${id}/edit/summary`);
    await page.getByRole('link', { name: 'More clusters like this' }).click();
    await expect(heading(page, 'More clusters like prod-eu-2')).toBeVisible();
    await expect(page.getByRole('region', { name: 'What each of them gets' })).toContainText('12 × /16');
    await checkBothThemes(page);
    await page.getByRole('textbox', { name: 'How many' }).fill('0');
    await page.getByRole('button', { name: 'Make the plans' }).click();
    await expect(page.getByRole('textbox', { name: 'How many' })).toBeFocused();
    await expect(page.getByText('From 1 to 200, as a whole number.')).toBeVisible();
    await page.getByRole('textbox', { name: 'How many' }).fill('20');
    await expect(page.getByText('Named prod-eu-1, prod-eu-3 and so on.')).toBeVisible();
    await makes(page, 20).click();

    await expect(page.getByRole('heading', { name: '20 plans are made' })).toBeFocused();
    await expect(page.locator('.ds-fleet-table tbody tr')).toHaveCount(20);
    await expect(page.getByRole('region', { name: /2 values are the same in all of them/ })).toContainText('VPC ID: vpc-0a1b2c3d4e5f60718');
    await expect(page.getByRole('link', { name: 'Can these join?' })).toHaveAttribute('href', /plans=(?:[\w-]+,){19}[\w-]+&/);
    await checkBothThemes(page);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /Download all files/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('prod-eu-2-fleet.zip');
    await expect(page.getByText('The ZIP is handed to the browser.')).toBeVisible();
    const files = unzipSync(readFileSync(await file.path()));
    const made = await namesOf(request);
    const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))].sort();
    expect(folders).toEqual(made.filter((name) => name !== 'prod-eu-2').sort());
    expect(folders).toHaveLength(20);
    const plans = folders.map((folder) => parse(strFromU8(files[`${folder}/plan.yaml`] ?? new Uint8Array())) as Plan);
    expect(plans.map(({ metadata }) => metadata.name)).toEqual(folders);
    expect(new Set(plans.map(({ spec }) => spec.kkp.nodeNetwork.ipv4)).size).toBe(20);
    for (const folder of folders) expect(Object.keys(files).filter((path) => path.startsWith(`${folder}/`)).length).toBeGreaterThan(3);

    // Whoever looks at one of them and comes back finds the others.
    await page.getByRole('link', { name: 'prod-eu-21', exact: true }).click();
    await expect(heading(page, 'Summary')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { name: '20 plans are made' })).toBeVisible();
    await page.getByRole('button', { name: 'Make others' }).click();
    await expect(page.getByRole('textbox', { name: 'How many' })).toHaveValue('20');
  });

  test('is read from a table, and lines that cannot be are said before anything is sent', async ({ page, request }) => {
    const id = await keep(request);
    await page.goto(`/plans/${id}/fleet`);
    await byNames(page);
    await page.getByLabel('Or out of a CSV file').setInputFiles({ name: 'sites.csv', mimeType: 'text/csv', buffer: Buffer.from('name,city\r\nedge-ams,Amsterdam\r\nedge-par,"Paris, Nord"\r\nedge-ams,Amsterdam\r\nEdge Rome,Rome\r\n') });
    await expect(page.getByText('sites.csv is read.')).toBeVisible();
    await expect(page.getByText('4 names. Line 1, “name”, is the head of the table.')).toBeVisible();
    await expect(page.getByText('Line 4: edge-ams stands in line 2 already.')).toBeVisible();
    await expect(page.getByText(/^Line 5: .*Edge Rome/)).toBeVisible();
    let sent = 0;
    await page.route('**/api/v1/fleet', (route) => {
      sent += 1;
      return route.continue();
    });
    await page.getByRole('button', { name: 'Make the plans' }).click();
    await expect(names(page)).toBeFocused();
    expect(sent).toBe(0);
    await checkAccessibility(page);
    await names(page).fill('name,city\nedge-ams,Amsterdam\nedge-par,"Paris, Nord"\n');
    await page.getByRole('radio', { name: /^Final/ }).check();
    await makes(page, 2).click();
    await expect(page.getByRole('heading', { name: '2 plans are made' })).toBeVisible();
    await expect(page.getByText('In the address space default, as final plans.')).toBeVisible();
    expect(await namesOf(request)).toEqual(['edge-ams', 'edge-par', 'prod-eu-2']);
  });

  test('that the server does not make is said why, and nothing typed is lost', async ({ page, request, complaints }) => {
    const id = await keep(request);
    const space = ((await (await request.post('/api/v1/spaces', { data: { name: 'narrow', pools: [{ cidr: '10.64.0.0/15' }] } })).json()) as { id: string }).id;
    await page.goto(`/plans/${id}/fleet`);
    await page.getByLabel('Address space').selectOption({ label: 'narrow' });
    await expect(page.getByText('Ranges come out of 10.64.0.0/15.')).toBeVisible();
    await page.getByRole('textbox', { name: 'How many' }).fill('3');
    await makes(page, 3).click();
    await expect(page.getByRole('alert')).toContainText('There is no room for 3 ranges like 10.0.0.0/16 (Node network) in 10.64.0.0/15: there is for 2. Nothing was made.');
    await expect(page.getByRole('textbox', { name: 'How many' })).toHaveValue('3');
    await checkBothThemes(page);

    await byNames(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByLabel('Address space').selectOption({ label: 'default' });
    await names(page).fill('prod-eu-2\nprod-eu-9');
    await makes(page, 2).click();
    await expect(page.getByRole('alert')).toContainText('There is a plan of the name "prod-eu-2"');
    await expect(names(page)).toHaveValue('prod-eu-2\nprod-eu-9');

    await page.route('**/api/v1/fleet', (route) => route.fulfill({ status: 409, contentType: 'application/problem+json', json: { detail: 'taken', clashes: [{ range: '10.0.0.0/16', path: 'spec.kkp.nodeNetwork.ipv4', with: { plan: id, name: 'other', range: '10.0.0.0/15', role: 'nodes', owner: 'ana' } }] } }));
    await makes(page, 2).click();
    await expect(page.getByRole('alert')).toContainText('10.0.0.0/16 shares addresses with 10.0.0.0/15 (Nodes) of other, owner: ana');
    expect(await namesOf(request)).toEqual(['prod-eu-2']);
    expectComplaints(complaints, HOLD_STATUS);
    await request.delete(`/api/v1/spaces/${space}`, { headers: { 'If-Match': '"1"' } });
  });

  test('has nothing of a plan with errors, and names ranges that cannot be moved', async ({ page, request, complaints }) => {
    const faulty = await keep(request, 'kkp-aws-ipv4', ({ spec }) => (spec.network.podCidrs.ipv4 = '10.0.0.0/33'));
    await page.goto(`/plans/${faulty}/fleet`);
    await expect(page.getByRole('heading', { level: 2, name: /stands? in this plan, so that nothing is made of it/ })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Mend it in the wizard' })).toHaveAttribute('href', `/plans/${faulty}/edit/summary`);
    await checkAccessibility(page);
    await page.goto(`/plans/${await keep(request, 'kkp-azure-dual')}/fleet`);
    await makes(page, 12).click();
    await expect(page.getByRole('alert')).toContainText('cannot be had in another place');
    await expect(page.getByRole('alert').getByRole('listitem')).toHaveCount(2);
    expectComplaints(complaints, HOLD_STATUS);
    await page.goto('/plans/nobody/fleet');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expectComplaints(complaints, HOLD_STATUS);
  });

  test('is cancelled, and then nothing was made; or it says that it was', async ({ page, request, complaints }) => {
    const id = await keep(request);
    await page.goto(`/plans/${id}/fleet`);
    await hold(page, '**/api/v1/fleet');
    await makes(page, 12).click();
    await expect(page.getByText('12 plans are being made.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'How many' })).toBeDisabled();
    await checkAccessibility(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled: nothing was made.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'How many' })).toHaveValue('12');
    expect(await namesOf(request)).toEqual(['prod-eu-2']);

    // The server has made them, and the answer is on its way.
    await page.unrouteAll();
    let hasMade: () => void = () => undefined;
    const made = new Promise<void>((resolve) => (hasMade = resolve));
    await page.route('**/api/v1/fleet', async (route) => {
      await route.fetch();
      hasMade();
    });
    await page.getByRole('textbox', { name: 'How many' }).fill('3');
    await makes(page, 3).click();
    await made;
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('heading', { name: '3 plans are made' })).toBeVisible();
    await expect(page.getByText('They were made before it could be cancelled.')).toBeVisible();
    await page.unrouteAll();

    // The ZIP is cancelled, too, and comes when it is asked for again.
    const release = await hold(page, '**/api/v1/manifests');
    await page.getByRole('button', { name: /Download all files/ }).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await expect(page.getByText('0 of 3')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Cancelled: no ZIP was saved.')).toBeVisible();
    release();
    await request.delete(`/api/v1/plans/${((await (await request.get('/api/v1/plans?query=prod-eu-3')).json()) as { plans: { id: string }[] }).plans[0]?.id ?? ''}`, { headers: { 'If-Match': '"1"' } });
    await page.getByRole('button', { name: /Download all files/ }).click();
    await expect(page.getByText('No ZIP was saved. prod-eu-3: the plan is not there any more')).toBeVisible();
    complaints.length = 0;
  });

  test('on a phone, in Chinese, has a card for each plan', async ({ browser, baseURL, request }) => {
    const id = await keep(request, 'kubeadm-cilium-dual');
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', ...(baseURL !== undefined && { baseURL }) });
    const page = await context.newPage();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await page.goto(`/plans/${id}/fleet`);
    await expect(page.getByRole('button', { name: '创建 12 个规划' })).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await checkAccessibility(page);
    await page.getByRole('button', { name: '创建 12 个规划' }).click();
    await expect(page.getByRole('heading', { name: '已创建 12 个规划' })).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await checkAccessibility(page);
    await context.close();
  });
});
