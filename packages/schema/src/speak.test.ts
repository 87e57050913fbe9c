import { describe, expect, it } from 'vitest';
import { waysOut } from './cures.js';
import { readFields } from './plan/fields.js';
import type { ProviderTexts } from './plan/provider.js';
import { makeSpeaker, type SharedTexts, speakerOf, english } from './speak.js';
import { en } from './messages/en.js';
import { zhCN } from './messages/zh-CN.js';
import { spaced } from './messages/zh-CN/words.js';
import { examplePlan } from './testing.js';
import { validatePlan } from './validate.js';

const TABLE = { 'spec.network.podCidrs': {}, 'spec.pools': {}, 'spec.pools.*': {}, 'spec.pools.*.name': {}, 'spec.pools.*.disks.*': {}, 'spec.pools.*.disks.*.size': {}, 'spec.labels.*': {}, 'spec.unnamed': {} };
const provider = { id: 'testing', fieldAt: readFields(TABLE) };
const texts = (fields: ProviderTexts['fields']): ProviderTexts => ({ title: 'T', summary: '', steps: {}, examples: {}, fields, rules: {}, fixes: {}, names: {}, terms: {} });
const speaker = (shared: SharedTexts, fields: ProviderTexts['fields']) => makeSpeaker('en', shared, new Map([['testing', texts(fields)]]));
const inEnglish = speaker(en, { 'spec.network.podCidrs': 'Pods CIDR', 'spec.pools': 'Pools', 'spec.pools.*': ({ number }: { number: number }) => `Pool ${number}`, 'spec.pools.*.name': 'Name', 'spec.pools.*.disks.*': ({ number }: { number: number }) => `Disk ${number}`, 'spec.pools.*.disks.*.size': 'Size', 'spec.labels.*': ({ key }: { key: string }) => `Label ${key}` });
const inChinese = speaker(zhCN, { 'spec.network.podCidrs': 'Pod 网段', 'spec.pools': '节点池', 'spec.pools.*': ({ number }: { number: number }) => `节点池 ${number}`, 'spec.pools.*.name': '名称', 'spec.pools.*.disks.*': ({ number }: { number: number }) => `磁盘 ${number}`, 'spec.pools.*.disks.*.size': '大小', 'spec.labels.*': ({ key }: { key: string }) => `标签 ${key}` });

describe('the name of a field', () => {
  it.each<[path: (string | number)[], english: string | undefined, chinese: string | undefined]>([
    [['spec', 'network', 'podCidrs'], 'Pods CIDR', 'Pod 网段'],
    [['spec', 'network', 'podCidrs', 'ipv6'], 'Pods CIDR (IPv6)', 'Pod 网段（IPv6）'],
    [['spec', 'network', 'podCidrs', 'ipv4'], 'Pods CIDR (IPv4)', 'Pod 网段（IPv4）'],
    [['spec', 'pools'], 'Pools', '节点池'],
    [['spec', 'pools', 1], 'Pool 2', '节点池 2'],
    [['spec', 'pools', 1, 'name'], 'Pool 2: Name', '节点池 2：名称'],
    [['spec', 'pools', 0, 'disks', 2, 'size'], 'Pool 1: Disk 3: Size', '节点池 1：磁盘 3：大小'],
    [['spec', 'pools', 0, 'name', 'ipv6'], 'Pool 1: Name (IPv6)', '节点池 1：名称（IPv6）'],
    [['spec', 'pools', 0, 'unknown'], 'Pool 1', '节点池 1'],
    [['spec', 'labels', 'team'], 'Label team', '标签 team'],
    [['spec', 'pools', 'blue'], 'Pool blue', '节点池 blue'],
    [['spec', 'labels', 0], 'Label 1', '标签 1'],
    [['spec', 'unnamed'], undefined, undefined],
    [['metadata', 'name'], undefined, undefined],
  ])('%j is %s, %s', (path, name, chinese) => {
    expect(inEnglish.fieldOf(provider, path)).toBe(name);
    expect(inChinese.fieldOf(provider, path)).toBe(chinese);
  });

  it('is undefined for a provider without texts', () => {
    expect(english.fieldOf(provider, ['spec', 'pools'])).toBeUndefined();
  });
});

describe('a way out', () => {
  const plan = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': '172.25.0.0/20' });
  const found = () => {
    const steps = waysOut(plan, validatePlan(plan), { rule: 'kubernetes/pods-services-overlap', path: ['spec', 'network', 'serviceCidrs', 'ipv4'] });
    let step = steps.next();
    while (!step.done) step = steps.next();
    return step.value ?? [];
  };

  it('reads in both languages, and is the same way', async () => {
    const chinese = await speakerOf('zh-CN');
    const [way] = found();
    if (!way) throw new Error('no way out');
    const { label: own, note, ...rest } = english.wayOut(way);
    expect({ own, note }).toEqual({ own: 'Use 10.240.16.0/20', note: 'Nothing else moves.' });
    const { label: other, note: remark, ...same } = chinese.wayOut(way);
    expect({ other, remark }).toEqual({ other: '使用 10.240.16.0/20', remark: '不影响其他内容。' });
    expect(same).toEqual(rest);
  });

  it('says what else it sets and removes, how many findings go, and what warnings come', async () => {
    const warning = { rule: 'kubernetes/site-local', params: { text: 'fec0::/48' }, severity: 'warning', path: [] } as const;
    const way = { path: ['a'], value: 1, label: { code: 'remove-it' }, note: { also: [{ path: ['spec', 'ipFamily'], value: 'IPv4' }, { path: ['spec', 'pools', 0, 'name'] }], removes: 2, warnings: [warning] } };
    expect(english.wayOut(way)).toMatchObject({
      label: 'Remove it',
      note: 'Also sets spec.ipFamily to "IPv4", removes spec.pools[0].name. Removes 2 more findings. Then a warning: fec0::/48 takes site-local addresses (fec0::/10), deprecated since 2004. Use a unique local range out of fd00::/8.',
    });
    expect((await speakerOf('zh-CN')).wayOut(way)).toMatchObject({ label: '删除', note: expect.stringMatching(/^同时将 spec\.ipFamily 设为 "IPv4"，删除 spec\.pools\[0\]\.name。\S.*随之消除。随后会出现警告：fec0::\/48 使用了站点本地地址/) as string });
    expect(english.wayOut({ ...way, note: { also: [], removes: 1, warnings: [] } }).note).toBe('Removes 1 more finding.');
  });
});

describe('a speaker', () => {
  it('is made once for a language', async () => {
    expect(speakerOf('zh-CN')).toBe(speakerOf('zh-CN'));
    expect(await speakerOf('en')).toBe(english);
    expect((await speakerOf('zh-CN')).language).toBe('zh-CN');
  });

  it('says the rule and the variant of which it has no wording, and the code of a name or a fix', () => {
    expect(english.message({ rule: 'nobody/rule', variant: 'other', params: {} })).toBe('nobody/rule: other');
    expect(english.message({ rule: 'kubernetes/node-network-overlap', variant: 'no-such', params: {} })).toBe('kubernetes/node-network-overlap: no-such');
    expect(english.titleOf('nobody/rule')).toBe('nobody/rule');
    expect(english.nameOf({ code: 'nobody/name' })).toBe('nobody/name');
    expect(english.label({ label: { code: 'nobody/fix' } })).toBe('nobody/fix');
  });
});

describe('Chinese beside Latin', () => {
  it.each([
    [spaced`这里是${'Pod 网段'}的 IPv6 字段`, '这里是 Pod 网段的 IPv6 字段'],
    [spaced`这里是${'容器网段'}的字段`, '这里是容器网段的字段'],
    [spaced`把${'Pod 网段'}缩小为 ${'10.0.0.0/8'}`, '把 Pod 网段缩小为 10.0.0.0/8'],
    [spaced`${'a'}与${'b'}相同`, 'a 与 b 相同'],
    [spaced`${3}个`, '3 个'],
    [spaced`（${'a'}，${'网'}）`, '（a，网）'],
    [spaced`${''}网${''}`, '网'],
  ])('%s has one space where a value meets the wording', (text, expected) => {
    expect(text).toBe(expected);
  });
});
