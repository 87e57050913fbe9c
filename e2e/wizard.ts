import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test as base } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'yaml';
import { startTestServer, type TestServer } from './server.js';

/** Where the first worker's server listens; each further worker has the next port. */
const PORT = Number(process.env.E2E_PORT ?? 8187);

/**
 * A test that fails on anything the page complains of: errors, refused styles, failed requests. Every worker has a server of its own,
 * and every test begins with one that holds no plan: what a page keeps there is seen by all others.
 */
export const test = base.extend<{ complaints: string[] }, { server: TestServer }>({
  server: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
    async ({}, use, { parallelIndex }) => {
      const server = await startTestServer(PORT + parallelIndex);
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ server }, use) => {
    await server.clear();
    await use(server.origin);
  },
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** Says that the page complained of this and of nothing else, where a test takes something away from it. */
export function expectComplaints(complaints: string[], expected: RegExp): void {
  expect(complaints.filter((each) => !expected.test(each))).toEqual([]);
  complaints.length = 0;
}

/** Counts from now on how much the page moves by itself; {@link shiftsOf} tells. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = window as unknown as { moved: number };
    seen.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!entry.hadRecentInput) seen.moved += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The cumulative layout shift of a page that {@link watchShifts} watches. */
export const shiftsOf = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { moved: number }).moved);

/** Chooses an entry of a menu of the masthead. */
export async function choose(page: Page, menu: string | RegExp, entry: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Opens an example at one of its steps. */
export async function openExample(page: Page, title: string | RegExp, step: string, review = 'Summary', origin = ''): Promise<void> {
  await page.goto(`${origin}/`);
  await page.getByRole('link', { name: title }).first().click();
  await expect(heading(page, review)).toBeVisible();
  await goTo(page, step);
}

/** The field of a path of the plan. */
export const field = (page: Page, path: string) => page.locator(`[id="field-${path.replaceAll('.', '-')}"]`);

/** Fills a field and leaves it, as a person does. */
export async function fill(page: Page, path: string, value: string): Promise<void> {
  await field(page, path).fill(value);
  await field(page, path).blur();
}

/** The heading of the step that is shown. */
export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Fails on any violation of WCAG 2.2 A and AA. The mode without a page of its own finds the same where there are no frames, in half the time. */
export async function checkAccessibility(page: Page): Promise<void> {
  await expectNoViolations(page, new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']));
}

/** Fails on text that cannot be told from what is behind it: all that another theme changes for axe. */
export async function checkContrast(page: Page): Promise<void> {
  await expectNoViolations(page, new AxeBuilder({ page }).withRules(['color-contrast']));
}

async function expectNoViolations(page: Page, axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`) })), `axe at ${page.url()}`).toEqual([]);
}

/** Sets the theme that the person's system asks for. */
export async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  const isDark = expect(page.locator('html'));
  await (theme === 'dark' ? isDark : isDark.not).toHaveClass(/pf-v6-theme-dark/);
}

/** Checks the page that is shown, light and dark. */
export async function checkBothThemes(page: Page): Promise<void> {
  await checkAccessibility(page);
  await setTheme(page, 'dark');
  await checkContrast(page);
  await setTheme(page, 'light');
}

/** Goes to a step by the list of steps. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: new RegExp(`^${name}(?: complete|\\s*\\d+ errors?.*)?$`) }).click();
  await expect(heading(page, name)).toBeVisible();
}

/** Goes on to the next step, which must have the heading. */
export async function next(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(heading(page, name)).toBeVisible();
}

/** Presses the button of the last step and opens what comes down. */
export async function downloadZip(page: Page): Promise<Record<string, string>> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^Download ZIP/ }).click()]);
  const entries = unzipSync(new Uint8Array(readFileSync(await download.path())));
  return Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, strFromU8(content)]));
}

/** A YAML file of a ZIP. */
export function yamlOf(files: Record<string, string>, name: string): Record<string, unknown> {
  const content = files[name];
  if (content === undefined) throw new Error(`no ${name} among ${Object.keys(files).join(', ')}`);
  return parse(content) as Record<string, unknown>;
}

/** Shows a file of the last step by its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Files' }).getByRole('button', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) }).first().click();
}

/** Opens the paste of a table, puts text into it, and takes it over or leaves it open. */
export async function pasteRows(page: Page, text: string, take: 'add' | 'replace' | 'leave open'): Promise<void> {
  await page.getByRole('button', { name: 'Paste rows', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Paste rows: / });
  await dialog.getByRole('textbox', { name: 'Rows, one a line' }).fill(text);
  if (take === 'leave open') return;
  await dialog.getByRole('radio', { name: take === 'add' ? /^Keep / : /^Replace / }).check();
  await dialog.getByRole('button', { name: /^Take \d+ rows? over$/ }).click();
  await expect(dialog).toBeHidden();
}

/** Pastes text where the focus is, as Ctrl V does with what a spreadsheet puts into the clipboard. */
export async function pasteHere(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
