import type { Page } from '@playwright/test';
import { checkBothThemes, expect, field, fill, goTo, heading, openExample, test } from './wizard.js';

const K = 'spec.kubeadm';
const openPaste = async (page: Page) => {
  await page.locator('summary', { hasText: 'Paste a list' }).click();
  return page.getByRole('textbox', { name: 'Paste a list' });
};
const CALICO = /kubeadm with Calico by its operator, dual stack/;

test('a pasted list says of each line what it could not read, and can be undone', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  const first = await field(page, `${K}.nodes.0.name`).inputValue();
  const box = await openPaste(page);
  const text = 'cp-9 control-plane 10.0.0.1 fd00::1 Ready\nw-9 10.0.0.300 10.0.0.2 10.0.0.3\nw-9 fd00::1';
  await box.fill(text);
  const main = page.locator('main');
  for (const line of ['Line 1: Ready is left out', 'Line 2: 10.0.0.300 cannot be read as an address', 'Line 2: 10.0.0.3 is left out; the node has an address of this family', 'Line 3: the name w-9 is in line 2 already', 'Line 3: the address fd00::1 is in line 1 already']) {
    await expect(main).toContainText(line);
  }
  await checkBothThemes(page);
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(field(page, `${K}.nodes.0.name`)).toHaveValue('cp-9');
  await page.getByRole('button', { name: /^Undo: / }).click();
  await expect(field(page, `${K}.nodes.0.name`)).toHaveValue(first);
  await expect(box).toHaveValue(text);
  await expect(box).toBeFocused();
});

test('500 nodes come a page at a time, and a link to an error brings up its row', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  const box = await openPaste(page);
  await box.fill(Array.from({ length: 500 }, (_, index) => `node-${index + 1} ${index === 0 ? 'master' : 'worker'} 10.20.${Math.floor(index / 200)}.${(index % 200) + 10} ${index === 449 ? '' : `fd20::${(index + 16).toString(16)}`}`).join('\n'));
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByText('1 to 25 of 500')).toBeVisible();
  await expect(page.getByRole('group', { name: /^Node \d+$/ })).toHaveCount(25);
  await checkBothThemes(page);
  await page.getByRole('button', { name: 'Next rows' }).click();
  await expect(field(page, `${K}.nodes.25.name`)).toHaveValue('node-26');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('group', { name: /to mend before the next step/ }).getByRole('link', { name: 'Node 450: IPv6 address' }).first().click();
  await expect(field(page, `${K}.nodes.449.ipv6`)).toBeFocused();
  await page.getByRole('button', { name: 'Add a worker', exact: true }).click();
  await expect(field(page, `${K}.nodes.500.name`)).toBeVisible();
});

test('a removed label stays removed, and the second of two equal keys is said to be one', async ({ page }) => {
  await openExample(page, 'KKP on AWS, dual stack', 'Cluster');
  const labels = page.getByRole('group', { name: 'Labels' });
  const before = await labels.getByRole('textbox', { name: /^Key/ }).count();
  for (let left = before; left > 0; left -= 1) await labels.getByRole('button', { name: /^Remove/ }).first().click();
  await expect(labels.getByRole('textbox')).toHaveCount(0);
  await goTo(page, 'Cluster network');
  await goTo(page, 'Cluster');
  await expect(labels.getByRole('textbox')).toHaveCount(0);

  for (const [row, key, value] of [[1, 'team', 'a'], [2, 'team', 'b']] as const) {
    await labels.getByRole('button', { name: 'Add a row' }).click();
    await labels.getByRole('textbox', { name: `Key ${row}` }).fill(key);
    await labels.getByRole('textbox', { name: `Value ${row}` }).fill(value);
  }
  await expect(labels).toContainText('Row 2 has the key "team" again.');
  await checkBothThemes(page);
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(heading(page, 'Cluster')).toBeVisible();
  await goTo(page, 'Cluster network');
  await goTo(page, 'Cluster');
  await expect(labels.getByRole('textbox', { name: 'Value 2' })).toHaveValue('b');
  await labels.getByRole('textbox', { name: 'Key 2' }).fill('stage');
  await expect(labels).not.toContainText('again');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => localStorage.getItem(key)?.includes('"labels":{"team":"a","stage":"b"}')));
});

test('a list with the same text twice shows both, and removes the one that was meant', async ({ page }) => {
  await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
  const list = page.locator('.ds-field', { has: field(page, 'spec.reservedCidrs') });
  // The first change of an example makes a plan of it.
  await fill(page, 'spec.network.podCidrs.ipv4', '172.20.0.0/16');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('dualstack.draft.')));
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('dualstack.draft.')) ?? '';
    const draft = JSON.parse(localStorage.getItem(key) ?? '{}');
    draft.plan.spec.reservedCidrs = ['192.168.0.0/24', '192.168.0.0/24', '192.168.1.0/24'];
    localStorage.setItem(key, JSON.stringify({ ...draft, updatedAt: draft.updatedAt + 1 }));
  });
  await page.reload();
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await list.getByRole('button', { name: 'Remove 192.168.0.0/24' }).first().click();
  await expect(list.getByRole('listitem').locator('code')).toHaveText(['192.168.0.0/24', '192.168.1.0/24']);
  await fill(page, 'spec.reservedCidrs', '192.168.1.0/24, 192.168.2.0/24');
  await expect(list).toContainText('In the list already, and not added again: 192.168.1.0/24');
  await expect(list.getByRole('listitem')).toHaveCount(3);
});

test('a number field keeps what is no whole number, and says what is wanted', async ({ page }) => {
  await openExample(page, 'KKP on AWS, dual stack', 'Cluster network');
  const mask = field(page, 'spec.network.nodeCidrMask.ipv4');
  const around = page.locator('.ds-field', { has: mask });
  for (const text of ['2.5', '1e3', '-']) {
    await mask.fill(text);
    await mask.blur();
    await expect(mask).toHaveValue(text);
    await expect(around).toContainText(`"${text}" is no whole number; whole numbers from 1 to 32 are wanted.`);
    await expect(mask).toHaveAttribute('aria-invalid', 'true');
  }
  await checkBothThemes(page);
  await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText('1 problem');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('group', { name: /to mend before the next step/ }).getByRole('link').first().click();
  await expect(mask).toBeFocused();
  await goTo(page, 'Summary');
  await expect(page.getByText('The files appear here once no error is left.')).toBeVisible();
  await goTo(page, 'Cluster network');
  await expect(mask).toHaveValue('-');
  await mask.press('ArrowUp');
  await expect(mask).toHaveValue(/^\d+$/);
  await mask.fill('24');
  await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('problem');
});
