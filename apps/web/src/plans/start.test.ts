import { describe, expect, it } from 'vitest';
import { findExamples } from './examples.js';
import { relativeTime } from './when.js';

describe('how long ago', () => {
  const now = new Date(2026, 10, 24, 12).getTime();
  const minute = 60_000;
  it.each([
    [0, 'now', '现在'],
    [-5000, 'now', '现在'],
    [4 * minute, '4 minutes ago', '4分钟前'],
    [90 * minute, '1 hour ago', '1小时前'],
    [30 * 60 * minute, 'yesterday', '昨天'],
    [6 * 24 * 60 * minute, '6 days ago', '6天前'],
    [10 * 24 * 60 * minute, 'November 14', '11月14日'],
    [400 * 24 * 60 * minute, 'October 20, 2025', '2025年10月20日'],
  ])('%i ms', (ago, english, chinese) => {
    expect([relativeTime(now - ago, now, 'en'), relativeTime(now - ago, now, 'zh-CN')]).toEqual([english, chinese]);
  });
});

describe('examples', () => {
  const providers = [{ id: 'kkp', title: 'Kubermatic Kubernetes Platform' }, { id: 'cce', title: 'Cloud Container Engine' }];
  const examples = [
    { id: 'cce-turbo-dual', title: 'CCE Turbo', provider: 'cce', ipFamily: 'IPv4+IPv6' },
    { id: 'cce-turbo-ipv4', title: 'CCE Turbo, IPv4', provider: 'cce', ipFamily: 'IPv4' },
    { id: 'kkp-aws-dual', title: 'KKP on AWS', provider: 'kkp', ipFamily: 'IPv6+IPv4' },
  ];
  const found = (query: string, family: Parameters<typeof findExamples>[3] = 'all') => findExamples(examples, providers, query, family).map(({ provider, examples: each }) => [provider.id, ...each.map(({ id }) => id)]);
  it.each([
    ['', 'all', [['kkp', 'kkp-aws-dual'], ['cce', 'cce-turbo-dual', 'cce-turbo-ipv4']]],
    ['turbo ipv4', 'all', [['cce', 'cce-turbo-ipv4']]],
    ['KUBERMATIC', 'all', [['kkp', 'kkp-aws-dual']]],
    ['', 'both', [['kkp', 'kkp-aws-dual'], ['cce', 'cce-turbo-dual']]],
    ['', 'ipv4', [['cce', 'cce-turbo-ipv4']]],
    ['', 'ipv6', []],
    ['aws turbo', 'all', []],
  ] as const)('%s, %s', (query, family, groups) => {
    expect(found(query, family)).toEqual(groups);
  });
});
