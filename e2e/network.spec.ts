import { checkBothThemes, downloadZip, expect, expectComplaints, field, fill, goTo, heading, openExample, openFile, shiftsOf, test, watchShifts } from './wizard.js';

const FAILED = /ERR_|Failed to load resource|Failed to fetch|MissingCode|boundary/i;
const WIZARD = /\/assets\/WizardPage-[^/]*\.js$/;

test('on an origin that is not secure a plan is made, copied and downloaded', async ({ page, baseURL, complaints }) => {
  const origin = (baseURL ?? '').replace('127.0.0.1', 'wizard.test');
  await page.goto(origin);
  expect(await page.evaluate(() => [window.isSecureContext, typeof navigator.clipboard])).toEqual([false, 'undefined']);
  await page.getByRole('button', { name: /Kubermatic Kubernetes Platform/ }).click();
  await expect(heading(page, 'Provider')).toBeVisible();

  await openExample(page, 'KKP on AWS, dual stack', 'Cluster', 'Summary', origin);
  await fill(page, 'metadata.name', 'over-http');
  await goTo(page, 'Summary');
  await openFile(page, 'cluster.yaml');
  await page.locator('.ds-review-files').getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeFocused();
  expect(Object.keys(await downloadZip(page))).toContain('over-http/cluster.yaml');

  await goTo(page, 'Cluster');
  await field(page, 'metadata.description').fill('');
  await field(page, 'metadata.description').press('Control+V');
  await expect(field(page, 'metadata.description')).toHaveValue(/kind: "?Cluster/);
  // Headers that browsers only heed over HTTPS; they say so, and go on.
  expectComplaints(complaints, /Cross-Origin-Opener-Policy|Origin-Agent-Cluster/);
});

test('a step with findings that is opened by its address asks for its code beside the first script, and does not jump on a slow machine', async ({ page, context }) => {
  await watchShifts(page);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const html = await (await page.request.get('/examples/kubeadm-calico-dual/network')).text();
  expect(html).toMatch(/<link rel="modulepreload"[^>]* href="\/assets\/WizardPage-/);
  expect(html).toMatch(/<link rel="modulepreload"[^>]* href="\/assets\/domain-/);
  await page.goto('/examples/kubeadm-calico-dual/network');
  await expect(page.locator('.ds-cells').first()).toBeVisible();
  await page.waitForTimeout(1500);
  expect(await shiftsOf(page)).toBeLessThan(0.02);
});

test.describe('code that cannot be fetched', () => {
  test('is fetched again by a reload of its own', async ({ page, complaints }) => {
    let aborted = 0;
    await page.route(WIZARD, (route) => ((aborted += 1) === 1 ? route.abort() : route.continue()));
    await page.goto('/');
    await page.getByRole('link', { name: 'KKP on AWS, dual stack' }).click();
    await expect(heading(page, 'Summary')).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.getItem('dualstack.reloaded-for'))).toBeNull();
    expectComplaints(complaints, FAILED);
  });

  test('is said to be missing, and is there again after Reload', async ({ page, complaints }) => {
    await page.route(WIZARD, (route) => route.abort());
    await page.goto('/');
    await page.getByRole('link', { name: 'KKP on AWS, dual stack' }).click();
    await expect(heading(page, 'This page could not be fetched')).toBeVisible();
    await expect(page.getByText('Your plans are safe')).toBeVisible();
    await checkBothThemes(page);
    await page.unroute(WIZARD);
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(heading(page, 'Summary')).toBeVisible();
    expectComplaints(complaints, FAILED);
  });

  test('without a connection nothing is reloaded until it is back', async ({ page, context, complaints }) => {
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'KKP on AWS, dual stack' })).toBeVisible();
    await page.route(WIZARD, (route) => route.abort());
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true }));
    await page.getByRole('link', { name: 'KKP on AWS, dual stack' }).click();
    await expect(page.getByText('The page loads again by itself when it is back.')).toBeVisible();
    await page.unroute(WIZARD);
    await context.setOffline(true);
    await context.setOffline(false);
    await expect(heading(page, 'Summary')).toBeVisible();
    expectComplaints(complaints, FAILED);
  });
});

test.describe('data that cannot be fetched', () => {
  test('can be asked for again where it failed', async ({ page, complaints }) => {
    await page.route('**/api/v1/examples', (route) => route.abort());
    await page.goto('/');
    // The page asks by itself, too, after a while: nothing that takes as long stands between what it says and the button.
    await expect(page.getByRole('alert')).toContainText('The page cannot be loaded in full: the server does not answer');
    await page.unroute('**/api/v1/examples');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('link', { name: 'KKP on AWS, dual stack' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);

    await page.route('**/api/v1/examples/*', (route) => route.abort());
    await page.getByRole('link', { name: 'KKP on AWS, dual stack' }).click();
    await expect(page.getByRole('alert')).toContainText('This cannot be opened');
    await page.unroute('**/api/v1/examples/*');
    await page.route('**/api/v1/manifests', (route) => route.abort());
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(heading(page, 'Summary')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('The files cannot be rendered');
    await page.unroute('**/api/v1/manifests');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('navigation', { name: 'Files' })).toBeVisible();
    expectComplaints(complaints, FAILED);
  });

  test('comes by itself when the connection is back', async ({ page, context, complaints }) => {
    await page.route('**/api/v1/*', (route) => route.abort());
    await page.goto('/');
    await expect(page.getByRole('alert')).toBeVisible();
    await checkBothThemes(page);
    await page.unroute('**/api/v1/*');
    await context.setOffline(true);
    await context.setOffline(false);
    await expect(page.getByRole('link', { name: 'KKP on AWS, dual stack' })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expectComplaints(complaints, FAILED);
  });
});
