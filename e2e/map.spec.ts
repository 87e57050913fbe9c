import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { checkAccessibility, checkBothThemes, expect, field, fill, goTo, heading, openExample, test } from './wizard.js';

const NETWORK = 'spec.network';
const map = (page: Page) => page.getByRole('complementary', { name: 'Address map' });
const column = (page: Page, family: 'IPv4' | 'IPv6') => map(page).getByRole('region', { name: family, exact: true });

test.describe('the address map', () => {
  test.beforeEach(async ({ page }) => openExample(page, 'KKP on AWS, dual stack', 'Cluster network'));

  test('draws an overlap with its number and both names, and what cannot be read', async ({ page }) => {
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd01:0:0:1::/112');
    const refused = column(page, 'IPv6').getByRole('button', { name: /problem 1 ?Services/ });
    await expect(refused).toContainText('overlaps Pods');
    await expect(column(page, 'IPv6')).toContainText('1 overlap');
    await fill(page, `${NETWORK}.podCidrs.ipv4`, '172.25.0.5/16');
    await expect(column(page, 'IPv4')).toContainText('not a network: 172.25.0.0/16 is');
    await fill(page, `${NETWORK}.podCidrs.ipv4`, 'nonsense');
    await expect(column(page, 'IPv4')).toContainText('cannot be read, so it has no place yet');
    await checkBothThemes(page);
  });

  test('lights the range of the field, leads to it by Enter and back by Escape', async ({ page }) => {
    await field(page, `${NETWORK}.podCidrs.ipv6`).focus();
    await expect(map(page).locator('[data-lit]')).toContainText('fd01::/48');
    // One stop of Tab for each family.
    await expect(column(page, 'IPv6').locator('[data-stop][tabindex="0"]')).toHaveCount(1);
    const first = column(page, 'IPv4').locator('[data-stop]').first();
    await first.focus();
    // Free room is a stop too: something can be planned there.
    await page.keyboard.press('ArrowDown');
    await expect(column(page, 'IPv4').getByRole('button', { name: /^free, room for a \/10/ })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const services = column(page, 'IPv4').getByRole('button', { name: /^Services/ });
    await expect(services).toBeFocused();
    await expect(page.locator('.ds-field[data-linked]')).toContainText('Services CIDR');
    await page.keyboard.press('Enter');
    await expect(field(page, `${NETWORK}.serviceCidrs.ipv4`)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(services).toBeFocused();
    await page.keyboard.press('Home');
    await expect(first).toBeFocused();
  });

  test('leads to a field of another step', async ({ page }) => {
    await goTo(page, 'Settings');
    await column(page, 'IPv6').getByRole('button', { name: /^Pods/ }).click();
    await expect(heading(page, 'Cluster network')).toBeVisible();
    await expect(field(page, `${NETWORK}.podCidrs.ipv6`)).toBeFocused();
  });

  test('plans something in free room: what fits there, shown before it is done, and taken back', async ({ page }) => {
    const before = await field(page, `${NETWORK}.podCidrs.ipv4`).inputValue();
    const room = column(page, 'IPv4').getByRole('button', { name: /^free, room for a \/10/ });
    await room.click();
    const moves = map(page).getByRole('group', { name: /^10\.1\.0\.0 to / });
    const move = moves.getByRole('button', { name: 'Move the Pods CIDR to 10.1.0.0/16' });
    await expect(move).toBeFocused();
    await expect(column(page, 'IPv4').locator('[data-preview]')).toContainText('10.1.0.0/16');
    await checkBothThemes(page);
    await page.keyboard.press('Escape');
    await expect(room).toBeFocused();
    await expect(field(page, `${NETWORK}.podCidrs.ipv4`)).toHaveValue(before);
    await room.press('Enter');
    await move.press('Enter');
    await expect(field(page, `${NETWORK}.podCidrs.ipv4`)).toHaveValue('10.1.0.0/16');
    await expect(column(page, 'IPv4').getByRole('button', { name: /^Pods ?10\.1\.0\.0\/16/ })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(field(page, `${NETWORK}.podCidrs.ipv4`)).toHaveValue(before);
    await expect(map(page).getByText('Move the Pods CIDR to 10.1.0.0/16: done.')).toHaveCount(0);
  });

  for (const [width, height] of [[1440, 900], [390, 844]] as const) {
    test(`says what was moved where it was asked for, with Undo, and the page stays where it is, at ${width} pixels`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      const scrolled = () => page.evaluate(() => [window.scrollY, document.querySelector('.ds-step')?.scrollTop]);
      const before = await field(page, `${NETWORK}.podCidrs.ipv4`).inputValue();
      await column(page, 'IPv4').getByRole('button', { name: /^free, room for a \/10/ }).click();
      const move = map(page).getByRole('button', { name: 'Move the Pods CIDR to 10.1.0.0/16' });
      await expect(move).toBeFocused();
      const [box, from] = [await map(page).boundingBox(), await scrolled()];
      await move.press('Enter');
      const note = map(page).locator('.ds-map-moved');
      await expect(note).toContainText('Move the Pods CIDR to 10.1.0.0/16: done.');
      await expect(note).toBeInViewport();
      await expect(page.locator('[role="status"]', { hasText: 'Move the Pods CIDR to 10.1.0.0/16: done.' })).toHaveCount(1);
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.ds-map') !== null)).toBe(true);
      // What the form says above the map on a phone makes it longer: then the page scrolls with it, and the map stays.
      if (width > 1200) expect(await scrolled()).toEqual(from);
      expect(Math.abs(((await map(page).boundingBox())?.y ?? 0) - (box?.y ?? 0))).toBeLessThan(2);
      await checkBothThemes(page);
      await note.getByRole('button', { name: 'Undo' }).click();
      await expect(field(page, `${NETWORK}.podCidrs.ipv4`)).toHaveValue(before);
      await expect(note).toHaveCount(0);
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.ds-map') !== null)).toBe(true);
    });
  }

  test('joins a refusal to its range by a line, while both are in sight', async ({ page }) => {
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd01:0:0:1::/112');
    const line = page.locator('.ds-wire path');
    await page.locator('.ds-message[data-severity="error"]').scrollIntoViewIfNeeded();
    await expect(line).toHaveCount(1);
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd02::/112');
    await expect(line).toHaveCount(0);
  });

  test('is a table as well, and says how it is read', async ({ page }) => {
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd01:0:0:1::/112');
    await map(page).getByRole('button', { name: 'As a table' }).click();
    const row = map(page).getByRole('row', { name: /fd01:0:0:1::\/112/ });
    await expect(row).toContainText('fd01:0:0:1::ffff');
    await expect(row).toContainText('problem 1: overlaps Pods');
    await map(page).getByRole('button', { name: 'How to read' }).click();
    await expect(map(page).getByRole('list', { name: 'How to read' })).toContainText('arrow keys to walk');
    await checkAccessibility(page);
    await row.getByRole('button', { name: 'Services' }).click();
    await expect(field(page, `${NETWORK}.serviceCidrs.ipv6`)).toBeFocused();
  });

  test('is saved as a picture that needs nothing else', async ({ page }) => {
    const save = async (format: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), map(page).getByRole('button', { name: `Save the map as ${format}` }).click()]);
      return readFileSync(await download.path());
    };
    const svg = (await save('SVG')).toString();
    expect(svg).toContain('>172.25.0.0/16</text>');
    expect(svg).toContain('src:url(data:font/woff2;base64,');
    expect(svg).not.toMatch(/var\(|fill=""/);
    const png = await save('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBeGreaterThan(1000);
  });

  test('never cuts a range off, on a phone and with text of twice the size', async ({ page }) => {
    await fill(page, `${NETWORK}.serviceCidrs.ipv6`, 'fd01:1234:5678:9abc:def0:1234:5678:0/112');
    for (const { width, size } of [{ width: 360, size: '16px' }, { width: 1440, size: '32px' }]) {
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate((each) => document.documentElement.style.setProperty('font-size', each), size);
      const cut = await map(page).locator('code').evaluateAll((codes) => codes.filter((code) => code.scrollWidth > code.clientWidth + 1 && getComputedStyle(code).display !== 'inline').map((code) => code.textContent));
      expect(cut).toEqual([]);
      const outside = await map(page).locator('.ds-map-cidr').evaluateAll((codes) => codes.filter((code) => code.getBoundingClientRect().right > (code.closest('.ds-map-block')?.getBoundingClientRect().right ?? 0) + 1).map((code) => code.textContent));
      expect(outside).toEqual([]);
    }
  });
});

test.describe('what a plan carries', () => {
  test('says what ends first and why, and the slider changes nothing in the plan', async ({ page }) => {
    await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
    const carry = map(page).getByRole('region', { name: 'What it carries' });
    await expect(carry).toContainText('at most 256');
    await expect(carry).toContainText('First to run out: Pods CIDR, at node 257: There are 256 ranges of /24, and each node takes one.');
    await expect(carry).toContainText('4,094');
    const slider = carry.getByRole('slider');
    const before = await carry.getByRole('status').textContent();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect(carry.getByRole('status')).toHaveText(String(Number(before) + 1));
    await page.keyboard.press('End');
    await expect(carry).toContainText('Node 257 finds no room in Pods CIDR');
    await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
    await checkBothThemes(page);
  });
});
