import type { APIRequestContext, Page } from '@playwright/test';
import { checkAccessibility, checkBothThemes, expect, heading, test } from './wizard.js';

const TITLE = 'Can these join?';
const POD4 = ['spec', 'network', 'podCidrs', 'ipv4'] as const;
type Plan = { metadata: { name: string }; spec: { network: { podCidrs: { ipv4: string } }; kkp: { nodeNetwork: { ipv4: string } } } };

/** Keeps a plan of KKP on AWS with ranges of its own on the server. */
async function keep(request: APIRequestContext, name: string, pods: string, nodes: string, status: 'draft' | 'final' = 'draft'): Promise<string> {
  const { plan } = (await (await request.get('/api/v1/examples/kkp-aws-ipv4')).json()) as { plan: Plan };
  plan.metadata.name = name;
  plan.spec.network.podCidrs.ipv4 = pods;
  plan.spec.kkp.nodeNetwork.ipv4 = nodes;
  const answer = await request.post('/api/v1/plans', { data: { name, plan, status } });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

const podsOf = async (request: APIRequestContext, id: string) => POD4.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], ((await (await request.get(`/api/v1/plans/${id}`)).json()) as { plan: unknown }).plan);

async function keepThree(request: APIRequestContext): Promise<readonly [string, string, string]> {
  return [await keep(request, 'prod-eu-1', '10.66.0.0/16', '10.80.0.0/22', 'final'), await keep(request, 'prod-eu-2', '10.68.0.0/16', '10.81.0.0/22'), await keep(request, 'prod-eu-3', '10.64.0.0/14', '10.82.0.0/22')];
}

const verdict = (page: Page) => page.locator('.ds-join-answer > h2');

test.describe('a join of three', () => {
  test('says between which of them something stands, moves the draft, and takes it back', async ({ page, request }) => {
    const [one, two, three] = await keepThree(request);
    await page.goto('/join');
    await expect(heading(page, TITLE)).toBeVisible();
    await page.getByRole('button', { name: 'Choose plans' }).click();
    const dialog = page.getByRole('dialog', { name: 'Plans to look at' });
    await expect(dialog.getByRole('button', { name: 'Look at these' })).toBeDisabled();
    await dialog.getByRole('searchbox').fill('eu-3');
    // The list is narrowed by the server: until then its rows are about to move.
    await expect(dialog.getByRole('checkbox')).toHaveCount(1);
    await dialog.getByRole('checkbox', { name: /prod-eu-3/ }).check();
    await dialog.getByRole('searchbox').fill('');
    for (const name of [/prod-eu-1/, /prod-eu-2/]) await dialog.getByRole('checkbox', { name }).check();
    await expect(dialog.getByRole('checkbox', { name: /prod-eu-3/ })).toBeChecked();
    await dialog.getByRole('button', { name: 'Look at these' }).click();

    // prod-eu-3 was chosen first; 10.64.0.0/14 has 10.66.0.0/16 and 10.68.0.0/16 is behind it.
    await expect(verdict(page)).toContainText('No: one of 3 pairs has ranges in the way.');
    await expect(page.locator('.ds-join-pair[data-verdict="no"]')).toHaveText(/Pods 10\.64\.0\.0\/14 and Pods 10\.66\.0\.0\/16|Pods 10\.66\.0\.0\/16 and Pods 10\.64\.0\.0\/14/);
    await expect(page.locator('.ds-join-pair[data-verdict="yes"]')).toHaveCount(2);
    const moves = page.getByRole('region', { name: 'The smallest renumbering' });
    await expect(moves).toContainText('Final plans stay: prod-eu-1.');
    await expect(moves.getByRole('region', { name: 'IPv4 · After' })).toContainText('after this change');
    await checkBothThemes(page);

    await moves.getByRole('button', { name: 'Change prod-eu-3' }).click();
    await expect(page.getByText('prod-eu-3 is changed.')).toBeVisible();
    await expect(verdict(page)).toContainText('Yes: nothing stands between any of the 3 pairs.');
    const moved = await podsOf(request, three);
    expect(moved).toMatch(/^10\.\d+\.0\.0\/14$/);
    expect(moved).not.toBe('10.64.0.0/14');
    expect([await podsOf(request, one), await podsOf(request, two)]).toEqual(['10.66.0.0/16', '10.68.0.0/16']);

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('prod-eu-3 is as it was.')).toBeVisible();
    await expect(verdict(page)).toContainText('No: one of 3 pairs');
    expect(await podsOf(request, three)).toBe('10.64.0.0/14');
  });

  test('has a verdict for each way of joining, in its address, and leaves a plan out', async ({ page, request }) => {
    const ids = await keepThree(request);
    await page.goto(`/join?plans=${ids.join(',')}&for=peering`);
    const kinds = page.getByRole('navigation', { name: 'What joins them' });
    await expect(kinds.getByRole('link', { name: 'No Cilium Cluster Mesh' })).toBeVisible();
    await expect(kinds.getByRole('link', { name: /VPC peering/ })).toHaveAttribute('aria-current', 'page');
    await kinds.getByRole('link', { name: /Submariner/ }).click();
    await expect(page).toHaveURL(/for=submariner/);
    // Every one of them has the Services of the example.
    await expect(verdict(page)).toContainText('No: 3 of 3 pairs');
    await expect(page.getByText('Services of both,').first()).toBeVisible();
    await kinds.getByRole('link', { name: /Cluster Mesh/ }).click();
    await page.getByRole('button', { name: 'Leave prod-eu-3 out' }).click();
    await expect(verdict(page)).toContainText('Yes: nothing stands between the 1 pair.');
    await page.getByRole('button', { name: 'Leave prod-eu-2 out' }).click();
    await expect(page.getByText('One more plan is needed.')).toBeVisible();
  });

  test('tells what was changed meanwhile, and changes nothing then', async ({ page, request }) => {
    const ids = await keepThree(request);
    await page.goto(`/join?plans=${ids.join(',')}`);
    const change = page.getByRole('button', { name: 'Change prod-eu-3' });
    await expect(change).toBeVisible();
    const saved = (await (await request.get(`/api/v1/plans/${ids[2]}`)).json()) as { name: string; plan: Plan };
    saved.plan.spec.network.podCidrs.ipv4 = '10.72.0.0/14';
    expect((await request.put(`/api/v1/plans/${ids[2]}`, { data: { name: saved.name, plan: saved.plan }, headers: { 'If-Match': '"1"' } })).status()).toBe(200);
    await change.click();
    await expect(page.getByText('prod-eu-3 has changed since this was looked at.')).toBeVisible();
    await expect(verdict(page)).toContainText('Yes:');
    expect(await podsOf(request, ids[2])).toBe('10.72.0.0/14');
  });

  test('that names a plan which is not there says so', async ({ page, complaints }) => {
    await page.goto('/join?plans=nobody,noone');
    await expect(page.getByText('This cannot be told:')).toContainText('nobody');
    complaints.length = 0;
  });

  test('on a phone, in Chinese, is a list of pairs', async ({ browser, baseURL, request }) => {
    const ids = await keepThree(request);
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', ...(baseURL !== undefined && { baseURL }) });
    const page = await context.newPage();
    await page.goto(`/join?plans=${ids.join(',')}`);
    await expect(page.locator('.ds-join-list > li')).toHaveCount(3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await checkAccessibility(page);
    await context.close();
  });
});
