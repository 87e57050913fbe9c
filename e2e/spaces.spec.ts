import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { checkAccessibility, checkBothThemes, expect, expectComplaints, fill, heading, openExample, test } from './wizard.js';

const line = (page: Page, name: string | RegExp) => page.locator('.ds-line > button').filter({ hasText: name });
const told = (page: Page, text: string | RegExp) => expect(page.getByRole('heading', { name: text, level: 2 })).toBeVisible();

/** Opens a space of its own, so that what others do in the first one is not seen. */
async function openSpace(page: Page, name: string): Promise<string> {
  const response = await page.request.post('/api/v1/spaces', { data: { name } });
  const { id } = (await response.json()) as { id: string };
  await page.goto(`/spaces/${id}`);
  await expect(heading(page, name)).toBeVisible();
  return id;
}

async function enter(page: Page, range: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Enter ranges of others' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ranges that others hold' });
  await dialog.getByLabel('Range', { exact: true }).fill(range);
  await dialog.getByLabel('What it is').fill(name);
  await dialog.getByRole('button', { name: 'Enter' }).click();
}

test.describe('an address space', () => {
  test('is reached from the masthead, and has the ranges of plans with a way to each', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await fill(page, 'metadata.name', 'in-the-space');
    await expect(page.locator('.ds-save-state')).toHaveText('All changes saved');
    const plan = page.url();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Spaces' }).click();
    await expect(heading(page, 'Address spaces')).toBeVisible();
    await checkAccessibility(page);
    await page.getByRole('link', { name: 'default' }).click();
    await expect(heading(page, 'default')).toBeVisible();
    await page.getByRole('navigation', { name: 'Pools' }).getByRole('link', { name: /172\.16\.0\.0\/12/ }).click();
    await line(page, 'in-the-space').filter({ hasText: 'Pods' }).first().click();
    const chosen = page.getByRole('complementary', { name: 'Chosen' });
    await expect(chosen).toContainText('Draft, keeps nobody out');
    await chosen.getByRole('link', { name: 'Open in-the-space' }).click();
    await expect(page).toHaveURL(new RegExp(`${/plans\/[^/]+/.exec(plan)?.[0]}/edit/summary`));
  });

  test('takes ranges that others hold, one by one, and gives them back with Undo', async ({ page }) => {
    await openSpace(page, 'One by one');
    await expect(page.getByText('This space has no ranges yet.')).toBeVisible();
    await enter(page, '10.0.0.0/12', 'Head office');
    await told(page, '1 range is entered');
    await expect(line(page, 'Head office')).toContainText('10.0.0.0/12');
    await expect(page.locator('.ds-sheet-block').filter({ hasText: 'Head office' })).toBeVisible();
    await expect(page.getByRole('link', { name: /10\.0\.0\.0\/8.*6 % taken · room for 240 × \/16/ })).toBeVisible();
    await checkBothThemes(page);

    await line(page, 'Head office').click();
    await expect(page.getByRole('complementary', { name: 'Chosen' })).toBeFocused();
    await page.getByRole('button', { name: 'Give back 10.0.0.0/12' }).click();
    await told(page, '10.0.0.0/12 is given back');
    await expect(line(page, 'Head office')).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(line(page, 'Head office')).toBeVisible();
  });

  test('says what is wrong with a range, and loses nothing that was typed', async ({ page, complaints }) => {
    await openSpace(page, 'Wrong ranges');
    await enter(page, '10.0.0.1/12', 'Head office');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('alert')).toContainText('10.0.0.0/12');
    expectComplaints(complaints, /400/);
    await expect(dialog.getByLabel('What it is')).toHaveValue('Head office');
    await dialog.getByLabel('Range', { exact: true }).fill('10.0.0.0/12');
    await dialog.getByRole('button', { name: 'Enter' }).click();
    await expect(line(page, 'Head office')).toBeVisible();
  });

  test('reads a table, all of it or nothing, and gives all of it as one', async ({ page, complaints }) => {
    const id = await openSpace(page, 'Tables');
    await page.getByRole('button', { name: 'Enter ranges of others' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('A table').check();
    await dialog.getByRole('textbox').fill('range,name\n10.0.0.0/12,Head office\n10.16.0.0/99,Frankfurt');
    await dialog.getByRole('button', { name: 'Enter' }).click();
    await expect(dialog.getByRole('alert')).toContainText('3');
    expectComplaints(complaints, /400/);
    expect(((await (await page.request.get(`/api/v1/spaces/${id}/ranges`)).json()) as { ranges: unknown[] }).ranges).toEqual([]);
    await checkAccessibility(page);
    await dialog.getByRole('textbox').fill('prefix,status,description\n10.0.0.0/8,container,All\n10.0.0.0/12,active,Head office\n10.16.0.0/13,active,Frankfurt');
    await dialog.getByRole('button', { name: 'Enter' }).click();
    await told(page, '2 ranges are entered; containers of NetBox are left out: 10.0.0.0/8');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const lines = readFileSync(await (await download).path(), 'utf8').trim().split(/\r?\n/);
    expect(lines.map((each) => each.split(',').slice(0, 2))).toEqual([['range', 'name'], ['10.0.0.0/12', 'Head office'], ['10.16.0.0/13', 'Frankfurt']]);
  });

  test('is zoomed into, searched and counted in the size that is asked for, and its address says where one is', async ({ page }) => {
    const id = await openSpace(page, 'Zoom');
    const ranges = [...Array.from({ length: 10 }, (_, each) => ({ range: `10.80.${each * 4}.0/22`, name: `Rack ${each}` })), { range: '10.64.0.0/14', name: 'Frankfurt' }];
    await page.request.post(`/api/v1/spaces/${id}/ranges`, { data: { ranges } });
    await page.reload();
    await expect(page.locator('.ds-line[data-stack]')).toContainText('10 ranges');
    await page.getByLabel('Search plan, owner, range, address').fill('10.65.3.9');
    await expect(page.locator('.ds-line[data-dim]')).toHaveCount(1);
    await expect(page.locator('.ds-line:not([data-dim])')).toHaveText(/Frankfurt/);
    await page.getByLabel('Search plan, owner, range, address').fill('nobody');
    await expect(page.getByText('Nothing here is called that.')).toBeVisible();
    await page.getByLabel('Search plan, owner, range, address').fill('');

    await page.locator('.ds-line[data-stack] > button').click();
    await expect(page).toHaveURL(/in=10\.80\.0\.0%2F16/);
    await expect(line(page, /Rack/)).toHaveCount(10);
    await page.getByLabel('Room in ranges of').selectOption('/20');
    await expect(page.getByRole('button', { name: 'room for 13 × /20 10.80.40.0 Copy 10.80.48.0/20, the first of 13' })).toBeVisible();
    await page.goBack();
    await expect(page.locator('.ds-line[data-stack]')).toBeVisible();
    await page.locator('.ds-sheet-rows > button').filter({ hasText: /^10\.64$/ }).click();
    await expect(page.getByText('a cell is a /20, a row a /16')).toBeVisible();
    await page.getByRole('navigation', { name: 'Where this lies' }).getByRole('link', { name: '10.0.0.0/8' }).click();
    await expect(line(page, 'Frankfurt')).toBeVisible();
  });

  test('is made, has pools, and is deleted', async ({ page, complaints }) => {
    await page.goto('/spaces');
    await page.getByRole('button', { name: 'New address space' }).click();
    const dialog = page.getByRole('dialog', { name: 'New address space' });
    await dialog.getByLabel('Name').fill('emea-prod');
    await dialog.getByRole('button', { name: 'Add a pool' }).click();
    await dialog.getByLabel('Range of pool 1').fill('10.64.0.0/33');
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByRole('alert')).toContainText('pools[0].cidr');
    expectComplaints(complaints, /400/);
    await dialog.getByLabel('Range of pool 1').fill('10.64.0.0/10');
    await dialog.getByRole('group', { name: 'Roles of pool 1' }).getByLabel('Pods').check();
    await dialog.getByLabel('have ranges of their own in each cluster').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(heading(page, 'emea-prod')).toBeVisible();
    await expect(page.getByText('ranges inside clusters are kept apart too')).toBeVisible();
    await expect(page.getByRole('link', { name: /10\.64\.0\.0\/10.*Pods.*room for 256 × \/18/ })).toBeVisible();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Delete this space' }).click();
    await expect(heading(page, 'Address spaces')).toBeVisible();
    await expect(page.getByRole('link', { name: 'emea-prod' })).toHaveCount(0);
  });

  test('that is not there is said to be so', async ({ page, complaints }) => {
    await page.goto('/spaces/nowhere');
    await expect(heading(page, 'There is no such page')).toBeVisible();
    expectComplaints(complaints, /404/);
  });

  test('has thousands of ranges at hand', async ({ page }) => {
    const id = await openSpace(page, 'Thousands');
    const ranges = Array.from({ length: 5000 }, (_, each) => ({ range: `10.${each >> 8}.${each & 255}.0/24`, name: `Net ${each}` }));
    await page.request.post(`/api/v1/spaces/${id}/ranges`, { data: { ranges } });
    await page.reload();
    await expect(page.locator('.ds-sheet-sliver')).toHaveCount(20);
    await page.locator('.ds-sheet-sliver').first().click();
    await expect(line(page, 'Net 255')).toHaveCount(0);
    await page.getByRole('button', { name: 'Show 56 more lines' }).click();
    await expect(line(page, 'Net 255')).toBeVisible();
  });
});

test('an address space speaks Chinese, and fits a phone', async ({ page }) => {
  const id = await openSpace(page, 'Phone');
  await page.request.post(`/api/v1/spaces/${id}/ranges`, { data: { ranges: [{ range: '10.0.0.0/12', name: 'Head office' }, { range: '10.80.4.0/22', name: 'Rack' }] } });
  await page.evaluate(() => localStorage.setItem('dualstack.language', 'zh-CN'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await expect(page.getByText('按地址顺序')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await checkBothThemes(page);
});
