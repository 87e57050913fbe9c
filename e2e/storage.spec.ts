import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { deflateSync, strToU8 } from 'fflate';
import { checkBothThemes, choose, downloadZip, expect, expectComplaints, field, fill, goTo, heading, openExample, test } from './wizard.js';

const NAME = 'metadata.name';
const kept = (page: Page, word: string) => page.waitForFunction((text) => Object.keys(localStorage).some((key) => localStorage.getItem(key)?.includes(text)), word);
const count = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dualstack.draft.')).length);

/** Makes the browser forbid storage, as it does where a person blocks it. */
const forbidStorage = (page: Page) =>
  page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });

test.describe('a plan in two tabs', () => {
  test('is followed by the tab that was not touched, and never written over by it', async ({ page, context }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await page.getByRole('button', { name: 'Make it a plan of mine' }).click();
    await expect(page).toHaveURL(/\/plans\//);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(field(other, NAME)).toHaveValue('prod-eu-1');
    await fill(page, NAME, 'from-the-first');
    await expect(field(other, NAME)).toHaveValue('from-the-first');
    await other.close({ runBeforeUnload: true });
    await kept(page, 'from-the-first');
    await page.reload();
    await expect(field(page, NAME)).toHaveValue('from-the-first');
  });

  test('that both changed says so, and is kept twice or loaded', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await fill(page, NAME, 'before');
    await kept(page, 'before');
    /** Types here, and lets another tab write before this one does: nothing comes between the two. */
    const bothChange = (mine: string, theirs: string) =>
      page.evaluate(([here, there]) => {
        const input = document.querySelector<HTMLInputElement>('#field-metadata-name');
        const key = Object.keys(localStorage).find((each) => each.startsWith('dualstack.draft.')) ?? '';
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, here);
        input?.dispatchEvent(new InputEvent('input', { bubbles: true }));
        const draft = JSON.parse(localStorage.getItem(key) ?? '{}');
        draft.plan.metadata.name = there;
        localStorage.setItem(key, JSON.stringify({ ...draft, updatedAt: draft.updatedAt + 1 }));
      }, [mine, theirs] as const);
    const notice = page.getByRole('heading', { name: 'This plan was changed in another tab' });

    await bothChange('mine', 'theirs');
    await expect(notice).toBeVisible();
    await expect(field(page, NAME)).toHaveValue('mine');
    await checkBothThemes(page);
    await page.getByRole('button', { name: 'Load that one' }).click();
    await expect(field(page, NAME)).toHaveValue('theirs');
    await expect(notice).toHaveCount(0);

    await bothChange('mine-again', 'theirs-again');
    await expect(notice).toBeVisible();
    await page.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await expect(notice).toHaveCount(0);
    await expect(field(page, NAME)).toHaveValue('mine-again');
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'mine-again' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'theirs-again' })).toBeVisible();
  });

  test('that was deleted elsewhere does not come back, and can be kept as a new one', async ({ page, context }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await fill(page, NAME, 'to-be-deleted');
    await kept(page, 'to-be-deleted');
    const other = await context.newPage();
    await other.goto('/');
    await other.getByRole('button', { name: 'More for to-be-deleted' }).click();
    await other.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByRole('heading', { name: 'This plan was deleted elsewhere' })).toBeVisible();
    await fill(page, NAME, 'typed-afterwards');
    await checkBothThemes(page);
    expect(await count(other)).toBe(0);
    await page.getByRole('button', { name: 'Keep as a new plan' }).click();
    await expect(field(page, NAME)).toHaveValue('typed-afterwards');
    await expect(page.getByRole('heading', { name: 'This plan was deleted elsewhere' })).toHaveCount(0);
    await expect(other.getByRole('link', { name: 'typed-afterwards' })).toBeVisible();
  });
});

test.describe('a draft that cannot be read', () => {
  const draft = { id: 'old', provider: 'kubeadm', plan: { apiVersion: 'dualstack.dev/v1', kind: 'ClusterPlan', metadata: { name: 'old' }, spec: { provider: 'kubeadm', ipFamily: 'IPv4', kubeadm: {} } }, attempted: [], visited: ['nodes'], parked: {}, updatedAt: 1 };
  for (const [what, text] of [
    ['no JSON', '{"id":'],
    ['another shape', '{"id":"old","name":"x"}'],
    ['a plan that the forms cannot show', JSON.stringify(draft)],
    ['a provider that is not known', JSON.stringify({ ...draft, provider: 'toString', plan: { ...draft.plan, spec: { provider: 'toString', toString: {} } } })],
  ] as const) {
    test(`blanks nothing, and is offered as a file: ${what}`, async ({ page, complaints }) => {
      await page.addInitScript((content) => {
        if (localStorage.getItem('seen') === null) localStorage.setItem('dualstack.draft.old', content);
        localStorage.setItem('seen', '');
      }, text);
      await page.goto('/');
      await expect(page.getByRole('button', { name: /^Cloud Container Engine/ })).toBeVisible();
      await page.getByRole('link', { name: /old/ }).click();
      await expect(heading(page, 'This plan cannot be shown')).toBeVisible();
      await checkBothThemes(page);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save it as a file' }).click()]);
      expect(readFileSync(await download.path(), 'utf8').length).toBeGreaterThan(5);
      await page.getByRole('button', { name: 'Delete it' }).click();
      await expect(page.getByRole('button', { name: /^Cloud Container Engine/ })).toBeVisible();
      expect(await count(page)).toBe(0);
      expectComplaints(complaints, /TypeError|Cannot read properties|error boundary|ErrorBoundary/i);
    });
  }
});

test('a plan in a link that cannot be shown is offered as it is, with what is wrong, and nothing is to be deleted', async ({ page, complaints }) => {
  const plan = { apiVersion: 'dualstack.dev/v1', kind: 'ClusterPlan', metadata: { name: 'typed' }, spec: { provider: 'kubeadm', ipFamily: 'IPv4', network: {}, kubeadm: { nodes: 'worker-1' } } };
  await page.goto(`/open/nodes#plan=${Buffer.from(deflateSync(strToU8(JSON.stringify(plan)))).toString('base64url')}`);
  await expect(heading(page, 'This plan cannot be shown')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Nodes spec.kubeadm.nodes: "worker-1" is of the wrong type' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete it' })).toHaveCount(0);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save it as a file' }).click()]);
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toEqual(plan);
  await checkBothThemes(page);
  expectComplaints(complaints, /TypeError|Cannot read properties|error boundary|ErrorBoundary/i);
});

for (const [example, step, title, key, name] of [['kkp-aws-dual', 'cluster', 'Cluster', 'sshKeys', /SSH/], ['kubeadm-calico-dual', 'plugin', 'Network plugin', 'cni', /./]] as const) {
  test(`a value of the wrong kind can be taken out of a plan, which then opens with its other fields: ${key}`, async ({ page, request, complaints }) => {
    const { provider, plan } = (await (await request.get(`/api/v1/examples/${example}`)).json()) as { provider: string; plan: { spec: Record<string, Record<string, unknown>> } };
    Object.assign(plan.spec[provider] ?? {}, { [key]: 'a text' });
    await page.addInitScript((content) => {
      if (localStorage.getItem('seen') === null) localStorage.setItem('dualstack.draft.old', content);
      localStorage.setItem('seen', '');
    }, JSON.stringify({ id: 'old', provider, plan, attempted: [], visited: [step], parked: {}, updatedAt: 1 }));
    await page.goto(`/plans/old/edit/${step}`);
    await expect(heading(page, 'This plan cannot be shown')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: `spec.${provider}.${key}` })).toContainText(name);
    await page.getByRole('button', { name: /^Remove this value: / }).click();
    await expect(heading(page, title)).toBeFocused();
    await page.reload();
    await expect(heading(page, title)).toBeVisible();
    expectComplaints(complaints, /TypeError|is not a function|Cannot read properties|error boundary|ErrorBoundary/i);
  });
}

test.describe('without storage in the browser', () => {
  test('a plan is made, kept in the page, said so, and can be downloaded', async ({ page }) => {
    await forbidStorage(page);
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
    await fill(page, NAME, 'in-memory');
    await expect(page.getByRole('heading', { name: 'This browser does not keep this plan' })).toBeVisible();
    await checkBothThemes(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download plan.json' }).click()]);
    expect(download.suggestedFilename()).toBe('plan.json');
    expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({ kind: 'ClusterPlan', metadata: { name: 'in-memory' } });
    await choose(page, /^Language/, '简体中文');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await choose(page, /^语言/, 'English');
    await choose(page, /^Theme/, 'Theme: dark');
    await expect(page.locator('html')).toHaveClass(/pf-v6-theme-dark/);
    await page.getByRole('link', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'in-memory' }).click();
    await goTo(page, 'Summary');
    expect(Object.keys(await downloadZip(page))).toContain('in-memory/cluster.yaml');
  });
});

test('a language that is none is not taken for one', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('dualstack.language', 'toString'));
  await page.goto('/');
  await expect(heading(page, 'Plan dual-stack clusters that come up the first time.')).toBeVisible();
});
