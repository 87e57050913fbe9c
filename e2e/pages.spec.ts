import type { Page } from '@playwright/test';
import { hasChineseFont } from '../scripts/debian.mjs';
import { checkAccessibility, checkContrast, expect, setTheme, test } from './wizard.js';

/** Every page as people see it, held to its picture in `pictures/`, and to WCAG in both themes and both languages. */
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 }, wide: { width: 1920, height: 1080 } } as const;
/** A long page is held to its beginning. */
const MOST_HEIGHT = 2400;
const LANGUAGES = { en: 'en-US', zh: 'zh-CN' } as const;
type Language = keyof typeof LANGUAGES;

/** A plan of each provider: the most that it can ask for. */
const PLANS = ['cce-turbo-dual', 'kkp-aws-dual', 'kubeadm-calico-dual-ipv6-primary', 'starlingx-aio-dx-dual'];
/** What is also held in Chinese and on a wide screen: the first page, the hardest step, the review. */
const HARDEST = new Set(['start', 'starlingx-aio-dx-dual-networks', 'starlingx-aio-dx-dual-summary']);

/** Without a Chinese font, Chinese pages show boxes: they are held to WCAG alone. */
const HAS_CHINESE = hasChineseFont();

/** Waits until nothing more comes: fonts, answers, the domain. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('[aria-busy="true"], .pf-v6-c-skeleton')).toHaveCount(0);
}

async function picture(page: Page, name: string, size: keyof typeof SIZES, theme: 'light' | 'dark', language: Language): Promise<void> {
  if (language === 'zh' && !HAS_CHINESE) {
    test.info().annotations.push({ type: 'no picture', description: `${name} in Chinese: no Chinese font is installed` });
    return;
  }
  await page.setViewportSize(SIZES[size]);
  await setTheme(page, theme);
  await settle(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const options = size === 'phone' ? { fullPage: true, clip: { x: 0, y: 0, width: SIZES.phone.width, height: Math.min(height, MOST_HEIGHT) } } : {};
  await expect(page).toHaveScreenshot(`${[name, size, theme, language].join('-')}.png`, options);
}

/** Holds the page that is shown in all that is asked of it. */
async function hold(page: Page, name: string, language: Language): Promise<void> {
  await settle(page);
  await checkAccessibility(page);
  await setTheme(page, 'dark');
  await checkContrast(page);
  if (language === 'en') for (const size of ['desk', 'phone'] as const) for (const theme of ['dark', 'light'] as const) await picture(page, name, size, theme, language);
  if (HARDEST.has(name)) {
    await picture(page, name, 'wide', 'light', language);
    if (language === 'zh') for (const [size, theme] of [['desk', 'light'], ['desk', 'dark'], ['phone', 'light']] as const) await picture(page, name, size, theme, language);
  }
  await page.setViewportSize(SIZES.desk);
  await setTheme(page, 'light');
}

for (const language of ['en', 'zh'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale: LANGUAGES[language] });

    for (const [name, address] of [['start', '/'], ['rules', '/rules'], ['rule', '/rules/kubernetes/service-cidr-too-large'], ['missing', '/nowhere']] as const) {
      test(`the page ${name}`, async ({ page, complaints }) => {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        // The demonstration has begun: what it says comes with the domain.
        if (name === 'start') await expect(page.locator('.ds-demo').getByRole('img')).toBeVisible();
        await hold(page, name, language);
        if (name === 'missing') complaints.length = 0;
      });
    }

    test('a published mistake', async ({ page }) => {
      await page.goto('/mistakes/k3s-documentation-pair');
      await expect(page.locator('.ds-lens').first()).toBeVisible();
      await hold(page, 'mistake', language);
    });

    for (const example of PLANS) {
      test(`every step of ${example}`, async ({ page }) => {
        await page.goto(`/examples/${example}/review`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        const steps = await page.locator('nav a[href*="/examples/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
        expect(steps.length).toBeGreaterThan(3);
        for (const address of steps) {
          // By its link, as people go: the page is loaded once.
          await page.locator(`nav a[href="${address}"]`).click();
          await page.waitForURL(`**${address}`);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await hold(page, `${example}-${address.split('/').at(-1) ?? ''}`, language);
        }
      });
    }
  });
}

test('with text of twice the size nothing is cut off sideways, and what leads on stays in sight', async ({ page }) => {
  for (const address of ['/', '/rules', '/examples/kkp-aws-dual/network', '/examples/starlingx-aio-dx-dual/networks', '/examples/cce-turbo-dual/summary']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
    await settle(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), address).toBeLessThanOrEqual(0);
    const cut = await page.locator('main :is(h1, h2, h3, p, label, code, button)').evaluateAll((elements) =>
      elements.flatMap((element) => {
        const style = getComputedStyle(element);
        const isCut = element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline' && style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.clip === 'auto' && element.clientWidth > 1;
        return isCut ? [`${element.tagName} ${element.textContent?.slice(0, 40) ?? ''}`] : [];
      }),
    );
    expect(cut, address).toEqual([]);
    if (address.startsWith('/examples/')) await expect(page.locator('.ds-footer button').last()).toBeInViewport();
  }
});
