import i18next, { type TFunction } from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { en } from './en.js';
import { SPACED, spacing } from './spacing.js';
import { zhCN } from './zh-CN.js';

describe('values in a Chinese text', () => {
  let t: TFunction;
  let english: TFunction;
  beforeAll(async () => {
    const texts = i18next.createInstance().use(spacing);
    await texts.init({ lng: 'zh-CN', resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } }, ...SPACED });
    t = texts.getFixedT('zh-CN');
    english = texts.getFixedT('en');
  });

  it('have a space beside them where they are Latin there, and none where they are Chinese', () => {
    expect(t('import.empty', { file: 'plan.yaml' })).toBe('plan.yaml 为空。');
    expect(t('import.empty', { file: '粘贴的文本' })).toBe('粘贴的文本为空。');
    expect(t('map.overlaps', { names: 'Pod 网段' })).toBe('与 Pod 网段重叠');
    expect(t('map.inside', { name: '容器网段' })).toBe('位于容器网段之内');
    expect(t('map.inside', { name: 'VPC（10.0.0.0/8）' })).toBe('位于 VPC（10.0.0.0/8）之内');
    expect(t('start.more', { name: t('start.unnamed') })).toBe('尚未命名的更多操作');
    expect(t('saved.deletedWhen', { when: '5分钟前' })).toBe('5分钟前删除');
  });

  it('stay as they are written, and so do numbers', () => {
    expect(t('table.remark.second', { column: '名称', words: '一 二' })).toBe('“名称”：“一 二”未导入；该行的这一列已有值。');
    expect(t('map.networks', { count: 3 })).toBe('3 个网络');
  });

  it('are put into English as before', () => {
    expect(english('import.empty', { file: '规划' })).toBe('规划 is empty.');
  });
});
