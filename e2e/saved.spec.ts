import type { Browser, BrowserContext, Page } from '@playwright/test';
import { checkAccessibility, checkBothThemes, choose, expect, expectComplaints, field, fill, goTo, heading, openExample, test } from './wizard.js';

const NAME = 'metadata.name';
const PODS = 'spec.network.podCidrs.ipv4';
const state = (page: Page) => page.locator('.ds-save-state');
const isSaved = (page: Page) => expect(state(page)).toHaveText('All changes saved');
/** What a browser says of requests that nobody answers, and of answers that are no 2xx. */
const UNANSWERED = /Failed to load resource|net::ERR|EventSource/;

/** Begins a plan out of an example, saved on the server, and gives its address. */
async function begin(page: Page, name: string): Promise<string> {
  await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
  await fill(page, NAME, name);
  await expect(page).toHaveURL(/\/plans\/[0-9a-f]{16}\/edit\//);
  await isSaved(page);
  return page.url();
}

/** Another browser, whose user is called so. */
async function another(browser: Browser, baseURL: string | undefined, author: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce', viewport: { width: 1440, height: 900 }, ...(baseURL !== undefined && { baseURL }) });
  await context.addInitScript((name) => localStorage.setItem('dualstack.author', name), author);
  return { page: await context.newPage(), context };
}

const idIn = (url: string) => /plans\/([^/]+)/.exec(url)?.[1] ?? '';
/** What the server has of a plan. */
async function onServer(page: Page, url: string): Promise<{ name: string; author: string; status: string; revision: number; deletedAt?: string; plan: { metadata: { name: string } } }> {
  return (await page.request.get(`/api/v1/plans/${idIn(url)}`)).json() as never;
}

test.describe('a plan on the server', () => {
  test('is saved while one types, is said to be so once it is, and is there after a reload', async ({ page }) => {
    const url = await begin(page, 'first-name');
    expect(await onServer(page, url)).toMatchObject({ name: 'first-name', author: 'anonymous', status: 'draft' });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/api/v1/plans/*', async (route) => {
      await held;
      await route.continue();
    });
    await field(page, NAME).fill('second-name');
    await expect(state(page)).toHaveText('Saving …');
    release();
    await isSaved(page);
    expect((await onServer(page, url)).name).toBe('second-name');
    await page.reload();
    await expect(field(page, NAME)).toHaveValue('second-name');
    await isSaved(page);
  });

  test('that is only looked at is not there', async ({ page, request }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await goTo(page, 'Cluster network');
    await page.goto('/');
    await expect(heading(page, 'Plan dual-stack clusters that come up the first time.')).toBeVisible();
    expect(((await (await request.get('/api/v1/plans')).json()) as { plans: unknown[] }).plans).toEqual([]);
  });

  test('is opened by its link in a second browser, with the name of who changes it', async ({ page, browser, baseURL }) => {
    const url = await begin(page, 'shared-by-link');
    const { page: other, context } = await another(browser, baseURL, 'Bo Ek');
    await other.goto(url);
    await expect(field(other, NAME)).toHaveValue('shared-by-link');
    await fill(other, NAME, 'changed-by-bo');
    await isSaved(other);
    expect(await onServer(page, url)).toMatchObject({ name: 'changed-by-bo', author: 'Bo Ek' });
    // The page that was open all the time follows.
    await expect(field(page, NAME)).toHaveValue('changed-by-bo');
    await context.close();
  });

  test('that is nowhere is said to be so', async ({ page, complaints }) => {
    await page.goto('/plans/nowhere/edit/cluster');
    await expect(heading(page, 'There is no such plan')).toBeVisible();
    await checkBothThemes(page);
    expectComplaints(complaints, UNANSWERED);
  });

  test('of another browser is on the first page, once, and so is one of this browser', async ({ page, browser, baseURL }) => {
    await begin(page, 'of-this-browser');
    const { page: other, context } = await another(browser, baseURL, 'Bo');
    await begin(other, 'of-the-other');
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'of-the-other', exact: true })).toHaveCount(1);
    await expect(page.getByRole('link', { name: 'of-this-browser', exact: true })).toHaveCount(1);
    await checkBothThemes(page);
    await page.getByRole('link', { name: 'of-the-other', exact: true }).click();
    await goTo(page, 'Cluster');
    await expect(field(page, NAME)).toHaveValue('of-the-other');
    await context.close();
  });

  test('is found among many, which come page by page', async ({ page, request }) => {
    const { plan } = (await (await request.get('/api/v1/examples/kkp-aws-dual')).json()) as { plan: { metadata: object } };
    for (let index = 1; index <= 30; index += 1) await request.post('/api/v1/plans', { data: { name: `cluster-${index}`, plan: { ...plan, metadata: { name: `cluster-${index}` } } } });
    await page.goto('/');
    await expect(page.locator('.ds-plan-card')).toHaveCount(12);
    await page.getByRole('button', { name: 'Show more plans' }).click();
    await expect(page.locator('.ds-plan-card')).toHaveCount(30);
    await page.getByRole('searchbox', { name: 'Search the plans' }).fill('cluster-17');
    await expect(page.locator('.ds-plan-card')).toHaveCount(1);
    await page.getByRole('group', { name: 'Status' }).getByRole('button', { name: 'Final' }).click();
    await expect(page.getByText('No plan is called that.')).toBeVisible();
    await checkAccessibility(page);
  });
});

test.describe('a history', () => {
  test('tells what is different now, restores a state, and takes that back', async ({ page }) => {
    const url = await begin(page, 'historic-0');
    await fill(page, NAME, 'historic');
    await page.getByRole('button', { name: 'Save a version' }).click();
    await expect(page.locator('#step').getByText('Saved: this state is in the history.')).toBeInViewport();
    await expect(page.locator('[role=status].pf-v6-screen-reader')).toHaveText('Saved: this state is in the history.');
    await fill(page, NAME, 'historic-2');
    await goTo(page, 'Cluster network');
    await fill(page, PODS, '172.26.0.0/16');
    await isSaved(page);
    const { revision } = await onServer(page, url);
    await page.getByRole('link', { name: 'History' }).click();
    await expect(heading(page, 'History of historic-2')).toBeVisible();
    await page.getByRole('button', { name: /^Saved Revision/ }).click();
    const row = page.getByRole('row', { name: /^Pods CIDR \(IPv4\)/ });
    await expect(row.getByRole('cell').nth(0)).toHaveText('172.25.0.0/16');
    await expect(row.getByRole('cell').nth(1)).toHaveText('172.26.0.0/16');
    await expect(row.locator('b').nth(0)).toHaveText('25.0.0/16');
    await checkBothThemes(page);
    // Looking makes nothing.
    expect((await onServer(page, url)).revision).toBe(revision);
    await page.getByRole('button', { name: 'Restore this state' }).click();
    await expect(heading(page, 'History of historic')).toBeVisible();
    expect((await onServer(page, url)).name).toBe('historic');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(heading(page, 'History of historic-2')).toBeVisible();
    expect((await onServer(page, url)).name).toBe('historic-2');
    await page.getByRole('link', { name: 'To the plan' }).click();
    await expect(field(page, PODS)).toHaveValue('172.26.0.0/16');
  });
});

test.describe('a deleted plan', () => {
  test('comes back by Undo, or out of the bin, until that is emptied', async ({ page, request }) => {
    const url = await begin(page, 'to-the-bin');
    await page.goto('/');
    const remove = async () => {
      await page.getByRole('button', { name: 'More for to-the-bin' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await expect(page.getByRole('link', { name: 'to-the-bin', exact: true })).toHaveCount(0);
      await expect.poll(async () => (await onServer(page, url)).deletedAt !== undefined).toBe(true);
      // A page that is left before it has the answer asks again on the next one, and hears of a conflict.
      await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dualstack.removed.')))).toEqual([]);
    };
    await remove();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('link', { name: 'to-the-bin', exact: true })).toBeFocused();
    await expect.poll(async () => (await onServer(page, url)).deletedAt).toBeUndefined();
    await page.getByRole('link', { name: 'to-the-bin', exact: true }).click();
    await fill(page, NAME, 'to-the-bin');
    await isSaved(page);
    await page.goto('/');
    await remove();
    await page.getByRole('link', { name: 'Bin', exact: true }).click();
    await expect(heading(page, 'Bin')).toBeVisible();
    await checkBothThemes(page);
    await page.getByRole('button', { name: 'Restore to-the-bin' }).click();
    await expect(page.getByText('The bin is empty.')).toBeVisible();
    await page.getByRole('link', { name: 'To the plans' }).click();
    await expect(page.getByRole('link', { name: 'to-the-bin', exact: true })).toBeVisible();
    await remove();
    await page.goto('/bin');
    await page.getByRole('button', { name: 'Empty the bin' }).click();
    await checkAccessibility(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await expect(page.getByText('The bin is empty.')).toBeVisible();
    expect((await request.get(`/api/v1/plans/${idIn(url)}`)).status()).toBe(404);
  });

  test('is deleted later, where the server does not answer, and not where it was taken back', async ({ page, context, complaints }) => {
    const url = await begin(page, 'deleted-offline');
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'deleted-offline', exact: true })).toBeVisible();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'More for deleted-offline' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByRole('link', { name: 'deleted-offline', exact: true })).toHaveCount(0);
    await context.setOffline(false);
    await expect.poll(async () => (await onServer(page, url)).deletedAt !== undefined).toBe(true);
    expectComplaints(complaints, UNANSWERED);
  });
});

test.describe('a plan that two have changed', () => {
  /** Two browsers change the same plan: the second could not reach the server meanwhile. */
  async function clash(page: Page, browser: Browser, baseURL: string | undefined): Promise<{ url: string; close: () => Promise<void> }> {
    const url = await begin(page, 'both');
    const { page: other, context } = await another(browser, baseURL, 'Bo Ek');
    await page.context().setOffline(true);
    await other.goto(url);
    await fill(other, NAME, 'by-bo');
    await goTo(other, 'Cluster network');
    await fill(other, PODS, '172.27.0.0/16');
    await isSaved(other);
    await fill(page, NAME, 'by-me');
    await goTo(page, 'Cluster network');
    await fill(page, PODS, '172.28.0.0/16');
    await expect(state(page)).toHaveText('No answer from the server: kept in this browser');
    await page.context().setOffline(false);
    return { url, close: () => context.close() };
  }

  test('is put together field by field, with the keyboard alone', async ({ page, browser, baseURL, complaints }) => {
    const { url, close } = await clash(page, browser, baseURL);
    await expect(page.getByRole('heading', { name: 'This plan was changed by Bo Ek too' })).toBeVisible();
    await expect(state(page)).toHaveText('Changed by Bo Ek too');
    await checkBothThemes(page);
    expect((await onServer(page, url)).name).toBe('by-bo');
    await page.getByRole('button', { name: 'Choose field by field' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await checkBothThemes(page);
    await dialog.getByRole('radio', { name: 'Pods CIDR (IPv4): Mine' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByRole('radio', { name: 'Pods CIDR (IPv4): By Bo Ek' })).toBeChecked();
    await expect(dialog.getByText('1 of mine, 1 of theirs')).toBeVisible();
    await dialog.getByRole('button', { name: 'Apply' }).focus();
    await page.keyboard.press('Enter');
    await isSaved(page);
    await expect(field(page, PODS)).toHaveValue('172.27.0.0/16');
    expect(await onServer(page, url)).toMatchObject({ name: 'by-me', plan: { spec: { network: { podCidrs: { ipv4: '172.27.0.0/16' } } } } });
    await close();
    expectComplaints(complaints, UNANSWERED);
  });

  test('is taken as the other has it, or kept beside it', async ({ page, browser, baseURL, complaints }) => {
    const { url, close } = await clash(page, browser, baseURL);
    await page.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await expect(page).not.toHaveURL(url);
    await expect(field(page, PODS)).toHaveValue('172.28.0.0/16');
    await isSaved(page);
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'by-me', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'by-bo', exact: true })).toBeVisible();
    await close();
    expectComplaints(complaints, UNANSWERED);
  });

  test('in two tabs of one browser is put together field by field', async ({ page }) => {
    await begin(page, 'before');
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#field-metadata-name');
      const key = Object.keys(localStorage).find((each) => each.startsWith('dualstack.draft.')) ?? '';
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, 'mine');
      input?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const draft = JSON.parse(localStorage.getItem(key) ?? '{}');
      draft.plan.metadata.name = 'theirs';
      localStorage.setItem(key, JSON.stringify({ ...draft, updatedAt: draft.updatedAt + 1 }));
    });
    await expect(page.getByRole('heading', { name: 'This plan was changed in another tab' })).toBeVisible();
    await page.getByRole('button', { name: 'Choose field by field' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'All theirs' }).click();
    await dialog.getByRole('radio', { name: 'Name: Mine' }).check();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await expect(field(page, NAME)).toHaveValue('mine');
    await isSaved(page);
    expect((await onServer(page, page.url())).name).toBe('mine');
  });
});

test.describe('without an answer', () => {
  test('everything goes on, is said to be kept here, and is sent when there is one', async ({ page, context, complaints }) => {
    const url = await begin(page, 'online');
    await context.setOffline(true);
    await fill(page, NAME, 'typed-offline');
    await expect(state(page)).toHaveText('No answer from the server: kept in this browser');
    await checkBothThemes(page);
    await context.setOffline(false);
    await isSaved(page);
    expect((await onServer(page, url)).name).toBe('typed-offline');
    expectComplaints(complaints, UNANSWERED);
  });

  test('nothing is lost where the tab is closed meanwhile', async ({ page, context, complaints }) => {
    const url = await begin(page, 'online');
    await context.route('**/api/v1/plans/**', (route) => route.abort());
    await fill(page, NAME, 'typed-and-closed');
    await expect(state(page)).toHaveText('No answer from the server: kept in this browser');
    const next = await context.newPage();
    await page.close();
    await context.unroute('**/api/v1/plans/**');
    await next.goto(url);
    await expect(field(next, NAME)).toHaveValue('typed-and-closed');
    await isSaved(next);
    expect((await onServer(next, url)).name).toBe('typed-and-closed');
    expectComplaints(complaints, UNANSWERED);
  });

  test('a plan is begun, and is on the server later', async ({ page, context, complaints }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await context.setOffline(true);
    await fill(page, NAME, 'begun-offline');
    await expect(state(page)).toHaveText('No answer from the server: kept in this browser');
    const url = page.url();
    await context.setOffline(false);
    await isSaved(page);
    expect((await onServer(page, url)).name).toBe('begun-offline');
    expectComplaints(complaints, UNANSWERED);
  });
});

test.describe('a final plan', () => {
  test('lies in the address space that it is put into, or is told what is taken there', async ({ page, request, complaints }) => {
    const { plan } = (await (await request.get('/api/v1/examples/kubeadm-calico-dual')).json()) as { plan: object };
    const { id: space } = (await (await request.post('/api/v1/spaces', { data: { name: 'Beside' } })).json()) as { id: string };
    const keep = (data: object) => request.post('/api/v1/plans', { data: { plan: { ...plan, metadata: { name: 'beside' } }, status: 'final', ...data } });
    const url = await begin(page, 'wanders');
    await goTo(page, 'Summary');
    const status = page.getByRole('region', { name: 'Status' });
    const spaceOf = status.getByRole('combobox', { name: 'Address space:' });
    await expect(spaceOf.getByRole('option', { selected: true })).toHaveText('default');
    await spaceOf.selectOption('Beside');
    await expect(status.getByRole('link', { name: 'Look at it' })).toHaveAttribute('href', `/spaces/${space}`);
    expect(await onServer(page, url)).toMatchObject({ space, status: 'draft' });
    // Final there, it cannot go where somebody else is final with the same ranges.
    await status.getByRole('button', { name: 'Make it final' }).click();
    await expect(status.getByText('Its ranges are reserved')).toBeVisible();
    const { plan: own } = await onServer(page, url);
    expect((await keep({ name: 'same', plan: own })).status()).toBe(201);
    await spaceOf.selectOption('default');
    await expect(status.getByText(/It cannot lie there: .+ taken\./)).toBeVisible();
    await expect(spaceOf.getByRole('option', { selected: true })).toHaveText('Beside');
    expect(await onServer(page, url)).toMatchObject({ space, status: 'final' });
    await checkAccessibility(page);
    expectComplaints(complaints, /409/);
    // A copy of it lies beside it.
    await page.goto('/');
    const card = page.locator('.ds-plan-card').filter({ hasText: 'wanders' }).first();
    await card.getByRole('button', { name: /wanders/ }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect.poll(async () => ((await (await request.get(`/api/v1/plans?space=${space}`)).json()) as { plans: { name: string }[] }).plans.map(({ name }) => name)).toContain('wanders-copy');
    await request.delete(`/api/v1/plans/${idIn(url)}`, { headers: { 'If-Match': `"${(await onServer(page, url)).revision}"` } });
  });

  test('has its ranges for itself: another one is told which, and whose, and is final with others', async ({ page, request, complaints }) => {
    const { plan } = (await (await request.get('/api/v1/examples/kubeadm-calico-dual')).json()) as { plan: { metadata: object } };
    const taken = await request.post('/api/v1/plans', { data: { name: 'first-come', plan: { ...plan, metadata: { name: 'first-come' } }, status: 'final' }, headers: { 'Dualstack-Author': 'Bo%20Ek' } });
    expect(taken.status()).toBe(201);
    await page.goto('/examples/kubeadm-calico-dual/cluster');
    await fill(page, NAME, 'second-come');
    await isSaved(page);
    const url = page.url();
    await page.getByRole('navigation', { name: 'Steps' }).getByRole('link').last().click();
    // A draft may be so, and is warned.
    await expect(page.getByRole('heading', { name: /also somebody else’s$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Make it final' }).click();
    const status = page.getByRole('region', { name: 'Status' });
    await expect(status.getByText(/It cannot be final: .+ taken\./)).toBeVisible();
    await expect(status.getByRole('listitem').filter({ hasText: '192.168.10.0/24' })).toContainText('owner: Bo Ek');
    await expect(status.getByRole('link', { name: 'first-come' }).first()).toHaveAttribute('href', /\/plans\//);
    await checkBothThemes(page);
    expect((await onServer(page, url)).status).toBe('draft');
    // Its owner gives them up.
    const { id, revision } = (await taken.json()) as { id: string; revision: number };
    await request.delete(`/api/v1/plans/${id}`, { headers: { 'If-Match': `"${revision}"` } });
    await page.getByRole('button', { name: 'Make it final' }).click();
    await expect(status.getByText('Its ranges are reserved')).toBeVisible();
    await expect(page.getByRole('heading', { name: /also somebody else/ })).toHaveCount(0);
    expect((await onServer(page, url)).status).toBe('final');
    await page.goto('/');
    await expect(page.locator('.ds-plan-card').filter({ hasText: 'second-come' })).toContainText('Final');
    // What cannot be final is kept in the browser, and said so, until it is a draft again.
    await page.getByRole('link', { name: 'second-come', exact: true }).click();
    await goTo(page, 'Cluster');
    await fill(page, NAME, 'Not A Name');
    await expect(page.getByRole('heading', { name: 'This plan is final, and cannot be as it is now' })).toBeVisible();
    await page.getByRole('button', { name: 'Make it a draft again' }).click();
    await isSaved(page);
    expect(await onServer(page, url)).toMatchObject({ status: 'draft', name: 'Not A Name' });
    expectComplaints(complaints, UNANSWERED);
  });
});

test('who changes something is asked for a name, and it is kept', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Your name', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Your name' }).click();
  await checkAccessibility(page);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Anna 安娜');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Your name: Anna 安娜' })).toBeVisible();
  const url = await begin(page, 'by-anna');
  expect((await onServer(page, url)).author).toBe('Anna 安娜');
});

test('pages of plans that are kept are there in Chinese, on a phone', async ({ page }) => {
  const url = await begin(page, 'kept');
  await page.setViewportSize({ width: 390, height: 844 });
  await choose(page, 'Menu', '简体中文');
  await expect(state(page)).toHaveText('所有更改已保存');
  await checkAccessibility(page);
  for (const [address, title] of [[`/plans/${idIn(url)}/history`, 'kept 的历史记录'], ['/bin', '回收站']] as const) {
    await page.goto(address);
    await expect(heading(page, title)).toBeVisible();
    await checkBothThemes(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
