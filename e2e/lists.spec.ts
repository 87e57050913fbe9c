import { checkBothThemes, choose, expect, field, fill, goTo, heading, openExample, pasteHere, pasteRows, test } from './wizard.js';

const K = 'spec.kubeadm';
const CALICO = /kubeadm with Calico by its operator, dual stack/;

test('a paste says of each line what it could not read and what would do, and can be undone', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  const first = await field(page, `${K}.nodes.0.name`).inputValue();
  const text = 'cp-9 control-plane 10.0.0.1 fd00::1 Ready\nw-9 10.0.0.300 10.0.0.2 10.0.0.3\nw-9 fd00::1';
  await pasteRows(page, text, 'leave open');
  const dialog = page.getByRole('dialog');
  for (const line of ['Line 1: "Ready" is left out: no column takes it.', 'Line 2: IPv4 address: "10.0.0.300" is left out. 300 in 10.0.0.300 is more than 255', 'Line 2: IPv4 address: "10.0.0.3" is left out; the line has a value for this column already.', 'Line 3: Name: "w-9" is in line 2 already.', 'Line 3: IPv6 address: "fd00::1" is in line 1 already.']) {
    await expect(dialog).toContainText(line);
  }
  await expect(dialog.getByRole('table').getByRole('row')).toHaveText([/Line.*Name/, /1.*cp-9.*Control plane.*10\.0\.0\.1/, /2.*w-9.*10\.0\.0\.2/, /3.*w-9.*fd00::1/]);
  await checkBothThemes(page);
  await dialog.getByRole('radio', { name: 'Replace the 6 in the table' }).check();
  await dialog.getByRole('button', { name: 'Take 3 rows over' }).click();
  await expect(field(page, `${K}.nodes.0.name`)).toHaveValue('cp-9');
  // The first cell that is refused: the second row lacks an address.
  await expect(field(page, `${K}.nodes.1.ipv6`)).toBeFocused();
  await expect(page.getByRole('table', { name: 'Nodes' }).getByRole('rowheader')).toHaveCount(3);
  await expect(page.getByText('3 rows were taken over.')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(field(page, `${K}.nodes.0.name`)).toHaveValue(first);
  await expect(page.getByRole('button', { name: 'Add a worker', exact: true })).toBeFocused();
  // What was pasted is still there, to be mended.
  await page.getByRole('button', { name: 'Paste rows', exact: true }).click();
  await expect(dialog.getByRole('textbox')).toHaveValue(text);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Paste rows', exact: true })).toBeFocused();
});

test('rows of a spreadsheet are read where they are pasted: nowhere in particular, or into a cell', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  const rows = 'IPv6 地址\tName\tRole\tIPv4 address\n2a05:d014:937:4500::31\tw-31\t工作节点\t192.168.10.31\n2a05:d014:937:4500::32\tw-32\tnode\t192.168.10.32';
  const dialog = page.getByRole('dialog', { name: 'Paste rows: Nodes' });
  await pasteHere(page, rows);
  await expect(dialog.getByRole('button', { name: 'Take 2 rows over' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await field(page, `${K}.nodes.0.name`).focus();
  await pasteHere(page, 'one word');
  await expect(dialog).toBeHidden();
  await pasteHere(page, rows);
  await dialog.getByRole('button', { name: 'Take 2 rows over' }).click();
  await expect(field(page, `${K}.nodes.6.name`)).toHaveValue('w-31');
  await expect(field(page, `${K}.nodes.7.ipv6`)).toHaveValue('2a05:d014:937:4500::32');
  await page.keyboard.press('Control+z');
  await expect(field(page, `${K}.nodes.6.name`)).toHaveCount(0);
  // A field that is no cell keeps what is pasted into it.
  await field(page, `${K}.nodeNetwork.ipv4`).focus();
  await pasteHere(page, rows);
  await expect(dialog).toBeHidden();
});

test('a row is duplicated and removed from the keyboard, and the focus stays in the table', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  await page.getByRole('button', { name: 'Duplicate Node 4' }).press('Enter');
  const copy = field(page, `${K}.nodes.4.name`);
  await expect(copy).toBeFocused();
  await expect(copy).toHaveValue('worker-4');
  await expect(field(page, `${K}.nodes.4.ipv4`)).toHaveValue('');
  await expect(page.getByText('Node 4 was duplicated.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Node 5' }).press('Enter');
  await expect(field(page, `${K}.nodes.4.name`)).toBeFocused();
  await page.getByRole('button', { name: 'More of Node 1' }).press('Enter');
  await expect(field(page, `${K}.nodes.0.os`)).toBeVisible();
  await checkBothThemes(page);
  for (let left = 6; left > 0; left -= 1) await page.getByRole('button', { name: 'Remove Node 1', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Add a worker', exact: true })).toBeFocused();
});

test('on a phone a table is a card for each row, and nothing is cut off', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('table', { name: 'Nodes' }).getByText('Node 2', { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await checkBothThemes(page);
  await pasteHere(page, 'w-31\tworker\t192.168.10.31\t2a05:d014:937:4500::31\tlinux\tmore');
  await expect(page.getByRole('dialog')).toContainText('Line 1: "more" is left out');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await checkBothThemes(page);
});

test('on a phone the dialog of a paste is all that scrolls, and in Chinese its button for closing is Chinese', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  await page.setViewportSize({ width: 390, height: 844 });
  await pasteHere(page, Array.from({ length: 60 }, (_, index) => `w-${index + 31}\tworker\t192.168.10.${index + 31}\t2a05:d014:937:4500::${index + 31}\tlinux\tmore ${index}`).join('\n'));
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row')).toHaveCount(51);
  const scrolling = () => dialog.evaluate((element) => [...element.querySelectorAll('*')].filter((each) => each.scrollHeight > each.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(each).overflowY)).map((each) => each.tagName + '.' + each.className.split(' ')[0]));
  expect(await scrolling()).toEqual(['DIV.pf-v6-c-modal-box__body', 'TEXTAREA.']);
  await checkBothThemes(page);
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toBeHidden();
  await choose(page, 'Menu', '简体中文');
  await page.getByRole('button', { name: '粘贴多行', exact: true }).click();
  await expect(dialog.getByRole('button', { name: '关闭', exact: true })).toBeVisible();
  await checkBothThemes(page);
  await dialog.getByRole('button', { name: '关闭', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: '粘贴多行', exact: true })).toBeFocused();
});

test('an address that cannot be read stays as it was pasted, and the focus goes to it', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  await pasteRows(page, 'Hostname\tInternal IP\tRoles\tRack\ncp-9\t192.168.10.90, 2a05:d014:937:4500::90\tcontrol-plane,etcd\tA1\nw-9\t192.168.10.900, 2a05:d014:937:4500::91\tworker\tA2', 'leave open');
  const dialog = page.getByRole('dialog');
  for (const said of ['Line 1: "Rack" is the name of no column', 'Line 2: Role: "etcd" is left out; another word of the cell says it.', 'Line 3: IPv4 address: "192.168.10.900" is taken as it is; mend it in its field.']) await expect(dialog).toContainText(said);
  await expect(dialog.getByRole('listitem')).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Take 2 rows over' }).click();
  const wrong = field(page, `${K}.nodes.7.ipv4`);
  await expect(wrong).toHaveValue('192.168.10.900');
  await expect(wrong).toBeFocused();
  await expect(wrong).toHaveAttribute('aria-invalid', 'true');
});

test('what is unfolded in a row and typed in it goes with it when others come and go', async ({ page }) => {
  await openExample(page, 'CCE Turbo, dual stack', 'Node pools', 'Confirm settings');
  await pasteRows(page, 'burst\t4\tc7n.2xlarge.2\tplatform-team\nlate\t4\tc7n.2xlarge.2\tplatform-team', 'add');
  const more = (row: number) => page.getByRole('button', { name: `More of Node pool ${row}` });
  await more(2).click();
  await page.getByRole('button', { name: 'Remove Node pool 1' }).click();
  await expect(field(page, 'spec.nodePools.0.name')).toHaveValue('burst');
  await expect(more(1)).toHaveAttribute('aria-expanded', 'true');
  await expect(more(2)).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(more(2)).toHaveAttribute('aria-expanded', 'true');
  await expect(more(1)).toHaveAttribute('aria-expanded', 'false');
  await fill(page, 'spec.nodePools.1.availabilityZone', 'cn-north-4a');
  await expect(more(2)).toHaveAttribute('aria-expanded', 'true');
});

test('500 nodes come a page at a time, and a link to an error brings up its row', async ({ page }) => {
  await openExample(page, CALICO, 'Nodes', 'Review');
  await pasteRows(page, Array.from({ length: 501 }, (_, index) => `node-${index + 1} ${index === 0 ? 'master' : 'worker'} 10.20.${Math.floor(index / 200)}.${(index % 200) + 10} ${index === 449 ? '' : `fd20::${(index + 16).toString(16)}`}`).join('\n'), 'leave open');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Replace / }).check();
  await expect(dialog).toContainText('Line 501: It is left out: the table has at most 500 rows.');
  await dialog.getByRole('button', { name: 'Take 500 rows over' }).click();
  // One of them lacks an address: its page comes up.
  await expect(page.getByText('426 to 450 of 500')).toBeVisible();
  await expect(field(page, `${K}.nodes.449.ipv6`)).toBeFocused();
  await expect(page.getByRole('rowheader', { name: /Node \d+$/ })).toHaveCount(25);
  await checkBothThemes(page);
  await page.getByRole('button', { name: 'Next rows' }).click();
  await expect(field(page, `${K}.nodes.450.name`)).toHaveValue('node-451');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await page.getByRole('group', { name: /to mend before the next step/ }).getByRole('link', { name: 'Node 450: IPv6 address' }).first().click();
  await expect(field(page, `${K}.nodes.449.ipv6`)).toBeFocused();
  await page.getByRole('button', { name: 'Add a worker', exact: true }).click();
  await expect(field(page, `${K}.nodes.500.name`)).toBeFocused();
});

test('pools, pod subnets and platform networks take rows, too', async ({ page }) => {
  await openExample(page, 'KKP on AWS, dual stack', 'Initial Nodes');
  await pasteRows(page, 'name;replicas;Operating system;Instance type;Disk size in GB\ngpu;two;Rocky Linux;g5.xlarge;200', 'leave open');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Line 2: Replicas: "two" is left out; a whole number from 0 to 5000 would do.');
  await dialog.getByRole('button', { name: 'Take 1 row over' }).click();
  await expect(field(page, 'spec.nodePools.1.aws.instanceType')).toHaveValue('g5.xlarge');
  await page.getByRole('button', { name: 'More of Node pool 2' }).click();
  await expect(field(page, 'spec.nodePools.1.operatingSystem')).toHaveValue('rockylinux');
  await expect(field(page, 'spec.nodePools.1.aws.diskSize')).toHaveValue('200');
  await checkBothThemes(page);

  await openExample(page, 'KKP with machines of your own, dual stack', 'Initial Nodes');
  await pasteRows(page, 'worker-9,10.0.6.119,2a05:d014:937:4500::119', 'add');
  await expect(field(page, 'spec.kkp.bringyourown.nodes.2.ipv6')).toHaveValue('2a05:d014:937:4500::119');

  await openExample(page, 'CCE Turbo, dual stack', 'Node pools', 'Confirm settings');
  await pasteRows(page, 'burst\t4\tc7n.2xlarge.2\tplatform-team', 'add');
  await expect(field(page, 'spec.nodePools.1.initialNodeCount')).toHaveValue('4');
  await goTo(page, 'Network settings');
  await pasteRows(page, 'Name of the subnet\tIPv4 CIDR block\tIPv6 CIDR block: enable\npods-b\t192.168.32.1/20\tyes', 'leave open');
  await dialog.getByRole('radio', { name: /^Keep / }).check();
  await expect(dialog).toContainText('Line 2: IPv4 CIDR block: "192.168.32.1/20" is taken as it is, and its field offers the way out.');
  await dialog.getByRole('button', { name: 'Take 1 row over' }).click();
  await page.getByRole('button', { name: 'Use 192.168.32.0/20' }).first().click();
  await expect(field(page, 'spec.cce.podSubnets.1.cidr')).toHaveValue('192.168.32.0/20');
  await expect(field(page, 'spec.cce.podSubnets.1.cidr')).toBeFocused();
  await checkBothThemes(page);

  await openExample(page, 'StarlingX AIO-DX, dual stack', 'Platform networks', 'Review');
  await pasteRows(page, 'Network\tSubnet (IPv4)\tGateway (IPv4)\nOAM\t10.30.6.0/24\t10.30.6.1\nstorage\t10.0.0.0/8', 'leave open');
  await expect(dialog).toContainText('Line 3: Network: "storage" is left out; one of these would do: OAM, Management');
  await dialog.getByRole('button', { name: 'Take 1 row over' }).click();
  await expect(field(page, 'spec.starlingx.networks.oam.subnets.ipv4')).toHaveValue('10.30.6.0/24');
  await expect(field(page, 'spec.starlingx.networks.oam.gateway.ipv4')).toHaveValue('10.30.6.1');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(field(page, 'spec.starlingx.networks.oam.subnets.ipv4')).not.toHaveValue('10.30.6.0/24');
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
  await expect(page.getByRole('navigation', { name: 'Steps' })).toContainText('1 error');
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
  await expect(page.getByRole('navigation', { name: 'Steps' })).not.toContainText('error');
});
