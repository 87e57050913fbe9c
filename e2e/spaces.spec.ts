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

interface Entered {
  readonly range: string;
  readonly name: string;
  readonly owner?: string;
  readonly role?: string;
}

/** Enters ranges of others by the API, and reads the page anew. */
async function enterAll(page: Page, id: string, ranges: readonly Entered[]): Promise<void> {
  expect((await page.request.post(`/api/v1/spaces/${id}/ranges`, { data: { ranges } })).status()).toBe(201);
  await page.reload();
}

const rangesOf = async (page: Page, id: string) => ((await (await page.request.get(`/api/v1/spaces/${id}/ranges`)).json()) as { ranges: Entered[] }).ranges;

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
    await expect(page.getByRole('heading', { name: 'In address order' })).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(line(page, 'Head office')).toBeVisible();
  });

  test('gives a range back as it was, also where Undo fails at first and something is copied in between', async ({ page, complaints }) => {
    const id = await openSpace(page, 'Undo');
    await enterAll(page, id, [{ range: '10.0.0.0/12', name: 'Rack', owner: 'Ann', role: 'nodes' }, { range: '10.32.0.0/12', name: 'Other' }]);
    await line(page, 'Rack').click();
    await page.getByRole('button', { name: 'Give back 10.0.0.0/12' }).click();
    await told(page, '10.0.0.0/12 is given back');
    await page.locator('.ds-line-gap > button').first().click();
    await page.getByRole('button', { name: /^Copy 10\./ }).click();
    await told(page, /is copied|does not let/);
    await page.route('**/ranges', (route) => (route.request().method() === 'POST' ? route.abort() : route.fallback()));
    await page.getByRole('button', { name: 'Undo' }).click();
    await told(page, /Not done: /);
    expectComplaints(complaints, /ERR_FAILED/);
    await page.unroute('**/ranges');
    await page.getByRole('button', { name: 'Try again' }).click();
    await told(page, '10.0.0.0/12 is entered again');
    expect((await rangesOf(page, id)).find((each) => each.name === 'Rack')).toMatchObject({ range: '10.0.0.0/12', owner: 'Ann', role: 'nodes' });
  });

  test('closes what is chosen by its button and by Escape, and the focus goes back to its line', async ({ page }) => {
    const id = await openSpace(page, 'Focus');
    await enterAll(page, id, [{ range: '10.0.0.0/12', name: 'Head office' }, ...Array.from({ length: 5 }, (_, each) => ({ range: `10.80.${each * 4}.0/22`, name: `Rack ${each}` }))]);
    const chosen = page.getByRole('complementary', { name: 'Chosen' });
    await line(page, 'Head office').click();
    await expect(chosen).toContainText('1,048,576 addresses · owner: somebody');
    await page.keyboard.press('Escape');
    await expect(chosen).toHaveCount(0);
    await expect(line(page, 'Head office')).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Close what is chosen' }).click();
    await expect(line(page, 'Head office')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.ds-line[data-stack] > button')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Map of 10.80.0.0/16' })).toBeFocused();
    const rows = page.getByRole('toolbar', { name: 'Rows of the map' });
    await rows.getByRole('button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/in=10\.80\.16\.0%2F20/);
  });

  test('draws a clash, and says with whom', async ({ page }) => {
    const id = await openSpace(page, 'Clash');
    const { plan } = (await (await page.request.get('/api/v1/examples/cce-turbo-dual')).json()) as { plan: unknown };
    for (const [name, status] of [['First', 'final'], ['Second', 'draft']] as const) expect((await page.request.post('/api/v1/plans', { data: { name, plan, space: id, status } })).status()).toBe(201);
    await page.goto(`/spaces/${id}?in=192.168.0.0%2F16`);
    await expect(page.locator('button.ds-sheet-block[data-holding="network"]')).toHaveText('First +1');
    await expect(page.locator('.ds-line[data-holding="network"]')).toHaveCount(2);
    await expect(page.locator('.ds-line-gap').first()).toContainText('room in the VPC for');
    await page.getByLabel('What is shown').selectOption('VPC');
    await expect(page.locator('.ds-line:not([data-dim])')).toHaveCount(2);
    await page.getByLabel('What is shown').selectOption('All');
    await line(page, 'Second').filter({ hasText: 'Nodes' }).click();
    const chosen = page.getByRole('complementary', { name: 'Chosen' });
    await expect(page.locator('button.ds-sheet-block[data-met]').first()).toHaveAttribute('title', /^First \(Final\), Second \(Draft, keeps nobody out\) · .* · Shares addresses/);
    await expect(chosen).toContainText('Shares addresses with 1 range. A draft may; it can be made final once they are apart.');
    await expect(page.locator('button.ds-sheet-block[data-clash]')).toHaveCount(1);
    await checkBothThemes(page);
    await chosen.getByRole('button', { name: 'First' }).click();
    await expect(chosen).toContainText('Those drafts cannot be made final like this.');
    await expect(chosen).toBeFocused();
    // Services never leave a cluster, and this space lets them repeat.
    await page.goto(`/spaces/${id}?in=10.0.0.0%2F8`);
    await expect(line(page, 'First').filter({ hasText: 'Services · final, may repeat' })).toHaveCount(1);
    await expect(page.locator('button.ds-sheet-block[data-holding="inside"]')).toHaveCount(1);
  });

  test('lets what is larger than a pool be chosen and given back', async ({ page }) => {
    const id = await openSpace(page, 'Large');
    await enterAll(page, id, [{ range: '8.0.0.0/6', name: 'Carrier' }, { range: '8.0.0.0/6', name: 'Carrier again' }]);
    await page.goto(`/spaces/${id}?in=10.0.0.0%2F8`);
    await expect(page.getByText('All of this lies in:')).toBeVisible();
    await page.getByRole('button', { name: 'Carrier 8.0.0.0/6', exact: true }).click();
    await page.getByRole('button', { name: 'Give back 8.0.0.0/6' }).click();
    await told(page, '8.0.0.0/6 is given back');
    await page.getByRole('button', { name: 'Carrier again 8.0.0.0/6' }).click();
    await page.getByRole('button', { name: 'Go into 8.0.0.0/6' }).click();
    await expect(line(page, 'Carrier again')).toBeVisible();
  });

  test('says what is wrong with a range, and loses nothing that was typed', async ({ page, complaints }) => {
    await openSpace(page, 'Wrong ranges');
    await enter(page, '10.0.0.1/12', 'Head office');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByLabel('Range', { exact: true })).toBeFocused();
    await expect(dialog.getByLabel('Range', { exact: true })).toHaveAccessibleDescription(/^10\.0\.0\.1\/12 .*10\.0\.0\.0\/12/);
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
    await dialog.getByRole('textbox').fill('range,name\n10.0.0.0/33,Head office\n10.16.0.0/99,Frankfurt');
    await dialog.getByRole('button', { name: 'Enter' }).click();
    await expect(dialog.getByRole('alert').getByRole('listitem')).toHaveText([/^Line 2: /, /^Line 3: /]);
    expectComplaints(complaints, /400/);
    await dialog.getByLabel('Read a file').setInputFiles({ name: 'book.xlsx', mimeType: '', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]) });
    await expect(dialog.getByText('book.xlsx is no table of text.')).toBeVisible();
    // 总部 in GBK.
    await dialog.getByLabel('Read a file').setInputFiles({ name: 'net.csv', mimeType: 'text/csv', buffer: Buffer.concat([Buffer.from('range,name\n10.0.0.0/12,'), Buffer.from([0xd7, 0xdc, 0xb2, 0xbf])]) });
    await expect(dialog.getByText('net.csv is read as GB18030.')).toBeVisible();
    await expect(dialog.getByRole('textbox')).toHaveValue('range,name\n10.0.0.0/12,总部');
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

  test('says of a table who has its ranges', async ({ page, complaints }) => {
    const id = await openSpace(page, 'Taken');
    const { plan } = (await (await page.request.get('/api/v1/examples/cce-turbo-dual')).json()) as { plan: unknown };
    await page.request.post('/api/v1/plans', { data: { name: 'First', plan, space: id, status: 'final' } });
    await page.getByRole('button', { name: 'Enter ranges of others' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('A table').check();
    await dialog.getByRole('textbox').fill('range,name\n192.168.0.0/16,Head office');
    await dialog.getByRole('button', { name: 'Enter' }).click();
    await expect(dialog.getByRole('alert').getByRole('link', { name: 'First' }).first()).toBeVisible();
    await expect(dialog.getByRole('alert')).toContainText('192.168.0.0/16 shares addresses with 192.168.0.0/24 (Nodes) of First');
    expectComplaints(complaints, /409/);
    await checkBothThemes(page);
  });

  test('is zoomed into, searched and counted in the size that is asked for, and its address says where one is', async ({ page }) => {
    const id = await openSpace(page, 'Zoom');
    const ranges = [...Array.from({ length: 10 }, (_, each) => ({ range: `10.80.${each * 4}.0/22`, name: `Rack ${each}` })), { range: '10.64.0.0/14', name: 'Frankfurt' }];
    await enterAll(page, id, [...ranges, { range: '172.16.0.0/16', name: 'Rack of another pool' }]);
    await expect(page.locator('.ds-line[data-stack]')).toContainText('10 ranges');
    await page.getByLabel('Search plan, owner, range, address').fill('rack');
    await expect(page.getByText('11 found, 10 of them here.')).toBeVisible();
    await expect(page.locator('.ds-line[data-stack]')).toContainText('10 found');
    await expect(page.locator('.ds-sheet-sliver[data-dim]')).toHaveCount(0);
    await page.getByRole('navigation', { name: 'Where it was found' }).getByRole('link', { name: '1 in 172.16.0.0/12' }).click();
    await expect(line(page, 'Rack of another pool')).toBeVisible();
    await page.goBack();
    await page.getByLabel('Search plan, owner, range, address').fill('10.65.3.9');
    await expect(page.locator('.ds-line[data-dim]')).toHaveCount(1);
    await expect(page.locator('.ds-line:not([data-dim])')).toHaveText(/Frankfurt/);
    await expect(page.locator('.ds-sheet-sliver[data-dim]')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Chosen' })).toContainText('Frankfurt');
    await page.getByLabel('Search plan, owner, range, address').fill('nobody');
    await expect(page.getByText('Nothing in this space is called that.')).toBeVisible();
    await page.getByLabel('Search plan, owner, range, address').fill('');

    await page.locator('.ds-line[data-stack] > button').click();
    await expect(page).toHaveURL(/in=10\.80\.0\.0%2F16/);
    await expect(line(page, /Rack/)).toHaveCount(10);
    await page.getByLabel('Room in ranges of').selectOption('/20');
    await expect(page.getByRole('button', { name: 'room for 13 × /20 10.80.40.0' })).toBeVisible();
    await page.goBack();
    await expect(page.locator('.ds-line[data-stack]')).toBeVisible();
    await page.locator('.ds-sheet-rows > button').filter({ hasText: /^10\.64$/ }).click();
    await expect(page.getByText('a cell is a /20, a row a /16')).toBeVisible();
    await page.getByRole('navigation', { name: 'Where this lies' }).getByRole('link', { name: '10.0.0.0/8' }).click();
    await expect(line(page, 'Frankfurt')).toBeVisible();

    await page.getByLabel('Search plan, owner, range, address').fill('fd00:1:2:3::/64');
    await page.keyboard.press('Enter');
    await expect(page.getByText('a cell is a /72, a row a /68')).toBeVisible();
    await page.getByLabel('Room in ranges of').selectOption('/128');
    await expect(page.getByText('room for 2⁶⁴ × /128').first()).toBeVisible();
    await page.goto(`/spaces/${id}?in=10.0.0.1%2F8`);
    await expect(page.getByText('"10.0.0.1/8" is no range. This is 10.0.0.0/8.')).toBeVisible();
  });

  test('says nothing of room behind what was read, and reads it where one goes', async ({ page }) => {
    const id = await openSpace(page, 'Too much');
    await enterAll(page, id, [{ range: '10.0.0.0/16', name: 'First' }, { range: '172.16.0.0/16', name: 'Last' }]);
    await page.route(/\/ranges\?limit=\d+$/, async (route) => {
      const response = await route.fetch();
      const { ranges } = (await response.json()) as { ranges: unknown[] };
      await route.fulfill({ response, json: { ranges: ranges.slice(0, 1), whole: false } });
    });
    await page.reload();
    await expect(page.getByText('more than 1 range')).toBeVisible();
    await page.getByRole('link', { name: /172\.16\.0\.0\/12.*Not all of it is read/ }).click();
    await expect(line(page, 'Last')).toBeVisible();
    await expect(page.getByRole('link', { name: /172\.16\.0\.0\/12.*6 % taken/ })).toBeVisible();
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
    await expect(dialog.getByLabel('Range of pool 1')).toBeFocused();
    await expect(dialog.getByLabel('Range of pool 1')).toHaveAccessibleDescription(/\/33/);
    await expect(dialog).not.toContainText('pools[0]');
    await checkAccessibility(page);
    expectComplaints(complaints, /400/);
    await dialog.getByLabel('Range of pool 1').fill('10.64.0.0/10');
    await dialog.getByRole('group', { name: 'Roles of pool 1' }).getByLabel('Pods').check();
    await dialog.getByLabel('have ranges of their own in each cluster').check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(heading(page, 'emea-prod')).toBeVisible();
    await expect(page.getByText('ranges inside clusters are kept apart too')).toBeVisible();
    await expect(page.getByRole('link', { name: /10\.64\.0\.0\/10.*Pods.*room for 256 × \/18/ })).toBeVisible();
    await told(page, 'emea-prod is saved');
    await enter(page, '10.64.0.0/16', 'Head office');
    await expect(line(page, 'Head office')).toBeVisible();
    await page.getByRole('button', { name: 'Edit' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit emea-prod' });
    await edit.getByRole('button', { name: 'Add a pool' }).click();
    await edit.getByRole('button', { name: 'Remove pool 2' }).click();
    await expect(edit.getByLabel('Range of pool 1')).toBeFocused();
    await edit.getByRole('button', { name: 'Remove pool 1' }).click();
    await expect(edit.getByRole('button', { name: 'Add a pool' })).toBeFocused();
    await edit.getByRole('button', { name: 'Delete this space' }).click();
    const asked = page.getByRole('dialog', { name: 'Delete emea-prod?' });
    await expect(asked).toContainText('1 range that others hold is deleted with it. Nobody can bring it back.');
    await checkAccessibility(page);
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await expect(edit).toBeVisible();
    await edit.getByRole('button', { name: 'Delete this space' }).click();
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/api/v1/spaces/*', async (route) => {
      if (route.request().method() === 'DELETE') await held;
      await route.fallback();
    });
    await asked.getByRole('button', { name: 'Delete this space' }).click();
    await page.keyboard.press('Escape');
    await expect(asked).toBeVisible();
    go();
    await expect(heading(page, 'Address spaces')).toBeVisible();
    await told(page, 'emea-prod is deleted');
    await expect(page.getByRole('link', { name: 'emea-prod' })).toHaveCount(0);
    await page.reload();
    await expect(heading(page, 'Address spaces')).toBeVisible();
    await expect(page.getByText('emea-prod is deleted')).toHaveCount(0);
  });

  test('that somebody else has changed in the meantime is shown beside what is typed', async ({ page, complaints }) => {
    const id = await openSpace(page, 'Both');
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit Both' });
    await dialog.getByLabel('Name').fill('Mine');
    await page.request.put(`/api/v1/spaces/${id}`, { headers: { 'If-Match': '"1"' }, data: { name: 'Theirs', description: 'By somebody else' } });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toContainText('somebody else has changed this space');
    expectComplaints(complaints, /412/);
    const newer = page.getByRole('dialog', { name: 'Edit Theirs' });
    await expect(newer.getByLabel('Name', { exact: true })).toHaveValue('Mine');
    await expect(newer.getByLabel('Description')).toHaveValue('By somebody else');
    await checkBothThemes(page);
    await newer.getByRole('button', { name: 'Take theirs: Name' }).click();
    await expect(newer.getByLabel('Name', { exact: true })).toHaveValue('Theirs');
    await newer.getByLabel('Name', { exact: true }).fill('Ours');
    await newer.getByRole('button', { name: 'Save' }).click();
    await expect(heading(page, 'Ours')).toBeVisible();
    await expect(page.getByText('By somebody else')).toBeVisible();
  });

  test('plans a cluster in a gap: it says how large it is, and nothing is kept until something is changed', async ({ page, complaints }) => {
    const id = await openSpace(page, 'Gap');
    await enterAll(page, id, [{ range: '10.0.0.0/12', name: 'Head office' }, { range: '10.32.0.0/12', name: 'Other' }, { range: '10.64.0.0/27', name: 'Small' }, { range: '10.64.0.64/26', name: 'Small' }]);
    const chosen = page.getByRole('complementary', { name: 'Chosen' });
    const before = page.locator('.ds-line-gap > button').filter({ hasText: '10.16.0.0' });
    // The line and the place in the sheet light each other.
    await page.locator('.ds-sheet-gap').first().hover();
    await expect(page.locator('.ds-line-gap[data-hot]')).toContainText('room for 16 × /16');
    await page.locator('.ds-sheet-gap').first().click();
    await expect(chosen).toContainText('10.16.0.0 – 10.31.255.255');
    await page.keyboard.press('Escape');
    await expect(before).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chosen).toBeFocused();
    await expect(chosen).toContainText('1,048,576 addresses · room for 16 × /16');
    await checkBothThemes(page);
    await chosen.getByRole('button', { name: 'Plan a cluster here' }).click();
    const dialog = page.getByRole('dialog', { name: 'Plan a cluster in 10.16.0.0/12' });
    await dialog.getByLabel('kubeadm').check();
    await dialog.getByLabel('Families').selectOption('IPv4');
    await expect(dialog.getByRole('listitem').filter({ hasText: 'Pod' }).first()).toContainText(/10\.(1[6-9]|2\d|3[01])\./);
    // What is shown while something else is asked is pale.
    await expect(dialog.locator('[aria-busy="true"]')).toHaveCount(0);
    await checkAccessibility(page);
    await dialog.getByRole('button', { name: 'Open the plan' }).click();
    await expect(page.getByText('A new plan in the address space Gap')).toBeVisible();
    await expect(page.getByText('Its ranges come out of 10.16.0.0/12')).toBeVisible();
    const plans = async () => ((await (await page.request.get(`/api/v1/plans?space=${id}`)).json()) as { plans: { name: string }[] }).plans.map(({ name }) => name);
    await page.reload();
    await expect(page.getByText('A new plan in the address space Gap')).toBeVisible();
    expect(await plans()).toEqual([]);
    await fill(page, 'metadata.name', 'in-the-gap');
    await expect(page.locator('.ds-save-state')).toHaveText('All changes saved');
    expect(await plans()).toEqual(['in-the-gap']);
    const held = (await rangesOf(page, id)).filter((each) => each.role !== 'reserved').map(({ range }) => range);
    expect(held.length).toBeGreaterThan(1);
    for (const range of held) expect(range).toMatch(/^10\.(1[6-9]|2\d|3[01])\./);
    await page.goto(`/spaces/${id}`);
    await expect(line(page, 'in-the-gap').first()).toBeVisible();
    // Where a whole cluster has no room, it says why.
    await page.goto(`/spaces/${id}?in=10.64.0.0%2F24&size=27`);
    await page.locator('.ds-line-gap > button').filter({ hasText: '10.64.0.32' }).click();
    await page.getByRole('button', { name: 'Plan a cluster here' }).click();
    await page.getByRole('dialog').getByLabel('kubeadm').check();
    await expect(page.getByRole('dialog').locator('.ds-size-refused')).toContainText('10.64.0.32/27');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Open the plan' })).toBeDisabled();
    expectComplaints(complaints, /409/);
  });

  test('has its ranges as a table, sorted, searched, and lit with the sheet', async ({ page }) => {
    const id = await openSpace(page, 'Table');
    await enterAll(page, id, [{ range: '10.32.0.0/12', name: 'A', owner: 'Zoe', role: 'nodes' }, { range: '10.0.0.0/12', name: 'B', owner: 'Ann' }, ...Array.from({ length: 150 }, (_, each) => ({ range: `10.80.${each}.0/24`, name: `Rack ${each}` }))]);
    await page.getByRole('button', { name: 'As a table' }).click();
    const table = page.getByRole('table', { name: 'Ranges of 10.0.0.0/8' });
    const rows = table.locator('tbody tr');
    await expect(rows).toHaveCount(100);
    await expect(rows.first()).toContainText('10.0.0.0/12');
    await page.getByRole('button', { name: 'Show 52 more rows' }).click();
    await expect(rows).toHaveCount(152);
    await table.getByRole('button', { name: 'Whose' }).click();
    await expect(table.getByRole('columnheader', { name: 'Whose' })).toHaveAttribute('aria-sort', 'ascending');
    await expect(rows.first()).toContainText('10.32.0.0/12');
    await table.getByRole('button', { name: 'Whose' }).click();
    await expect(rows.first()).toContainText('Rack 149');
    await page.getByLabel('What is shown').selectOption('Nodes');
    await expect(rows).toHaveCount(1);
    await rows.first().hover();
    await expect(page.locator('.ds-sheet-block[data-hot]')).toHaveCount(1);
    await rows.first().getByRole('button').press('Enter');
    await expect(page.getByRole('complementary', { name: 'Chosen' })).toContainText('owner: Zoe');
    await checkBothThemes(page);
    await page.reload();
    await expect(table).toBeVisible();
    await page.getByRole('button', { name: 'With free room' }).click();
    await expect(page.locator('.ds-line-gap').first()).toBeVisible();
  });

  test('gives back by Ctrl Z what was given back last', async ({ page }) => {
    const id = await openSpace(page, 'Keys');
    await enterAll(page, id, [{ range: '10.0.0.0/12', name: 'First' }, { range: '10.32.0.0/12', name: 'Second' }]);
    for (const [name, range] of [['First', '10.0.0.0/12'], ['Second', '10.32.0.0/12']] as const) {
      await line(page, name).click();
      await page.getByRole('button', { name: `Give back ${range}` }).click();
      await expect(line(page, name)).toHaveCount(0);
    }
    await page.keyboard.press('Control+z');
    await expect(line(page, 'Second')).toBeVisible();
    await expect(line(page, 'First')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(line(page, 'First')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Enter ranges of others' })).toBeInViewport();
    // What is told covers none of the buttons of the head.
    await page.getByRole('button', { name: 'Edit' }).click({ trial: true });
  });

  test('has a name of its own, and is deleted once no plan is in it, which it says before', async ({ page, complaints }) => {
    const id = await openSpace(page, 'Kept');
    const plan = (name: string) => page.request.post('/api/v1/plans', { data: { name, plan: {}, space: id } });
    await plan('one');
    const { id: gone } = (await (await plan('two')).json()) as { id: string };
    await page.request.delete(`/api/v1/plans/${gone}`, { headers: { 'If-Match': '"1"' } });
    await page.goto('/spaces');
    await page.getByRole('button', { name: 'New address space' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(' KEPT ');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog.getByLabel('Name')).toHaveAccessibleDescription(/There is an address space "Kept" already/);
    expectComplaints(complaints, /409/);
    await page.goto(`/spaces/${id}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('button', { name: 'Delete this space' }).click();
    const asked = page.getByRole('dialog', { name: 'Delete Kept?' });
    await expect(asked).toContainText('Kept has 2 plans. A space has to be empty before it can be deleted');
    await expect(asked.getByRole('button', { name: 'Delete this space' })).toBeDisabled();
    await expect(asked.getByRole('link')).toHaveText(['one', '1 is in the bin']);
    await checkBothThemes(page);
  });

  test('that is not there is said to be so', async ({ page, complaints }) => {
    await page.goto('/spaces/nowhere');
    await expect(heading(page, 'There is no such address space')).toBeVisible();
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
  await page.getByRole('button', { name: '以表格显示' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await checkAccessibility(page);
});
