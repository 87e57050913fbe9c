import { describe, expect, it } from 'vitest';
import type { Path } from '../../findings/finding.js';
import { applyFix } from '../../plan/path.js';
import { english, speakerOf } from '../../speak.js';
import { curePlan } from '../../cures.js';
import { examplePlan } from '../../testing.js';
import { validatePlan } from '../../validate.js';
import { CASES } from './cases.js';
import { cceProvider } from './provider.js';

const chinese = await speakerOf('zh-CN');

describe('fields of CCE', () => {
  it('of subnets, pools and load balancers are told apart', () => {
    const nameOf = (...path: Path) => [english.fieldOf(cceProvider, ['spec', ...path]), english.shortFieldOf(cceProvider, ['spec', ...path])];
    expect(nameOf('cce', 'nodeSubnet', 'cidr')).toEqual(['Default node subnet: IPv4 CIDR block', 'IPv4 CIDR block']);
    expect(nameOf('cce', 'podSubnets', 1, 'dnsServers', 0)).toEqual(['Pod subnet 2: DNS server 1', 'DNS server 1']);
    expect(nameOf('cce', 'vpc')).toEqual(['VPC', 'VPC']);
    expect(nameOf('network', 'serviceCidrs', 'ipv6')).toEqual(['Service CIDR block (IPv6)', 'Service CIDR block']);
    expect(nameOf('nodePools', 0, 'rootVolume', 'size')).toEqual(['Node pool 1: System disk in GiB', 'System disk in GiB']);
    expect(chinese.fieldOf(cceProvider, ['spec', 'nodePools', 0, 'dataVolumes', 0, 'size'])).toBe('节点池 1：数据盘 1：数据盘（GiB）');
  });
});

describe('CCE in Chinese', () => {
  const HAN = /\p{Script=Han}/u;
  /** Chinese and Latin without a space between them, or a sentence that ends as English ones do. */
  const UNSET = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}|\p{Script=Han}[,:;.!?]|[，。：；、]\s/u;
  /** What people typed in Chinese themselves is theirs. */
  const own = CASES.cases.filter(([, , changes]) => !HAN.test(JSON.stringify(changes)));

  it('says what its rules find, and what would do, as Chinese is set', () => {
    const said = [...own, ...CASES.notes].flatMap(([, example, changes]) => {
      const plan = examplePlan(example, changes);
      return curePlan(plan, validatePlan(plan)).findings.filter(({ rule }) => rule.startsWith('cce/')).map(chinese.finding);
    });
    expect(said.length).toBeGreaterThan(100);
    for (const { message } of said) {
      expect(message).toMatch(/。$/u);
      expect(message).not.toMatch(UNSET);
    }
    for (const { fix } of said) if (fix) expect(fix.label).toMatch(HAN);
  });

  it('calls its choices as the console does', () => {
    const { terms } = chinese.textsOf(cceProvider);
    expect(terms['networkModel.overlay_l2']).toBe('容器隧道网络');
  });

  it('tells the same as data in each language: a fix does the same whatever its button says', () => {
    const plan = examplePlan('cce-turbo-dual', { 'spec.network.serviceCidrs.ipv6': 'fd00::/112' });
    const [finding] = curePlan(plan, validatePlan(plan)).findings;
    if (!finding?.fix) throw new Error('no fix');
    expect(chinese.finding(finding).fix?.label).toBe('使用 fc00::/112');
    expect(chinese.finding(finding).message).toBe('fd00::/112 在 fc00::/8 之外，而 CCE 的 IPv6 服务网段只能取自该地址块（fd00::/8 是唯一本地地址的另一半）。默认为 fc00::/112。');
    expect(validatePlan(applyFix(plan, finding.fix)).valid).toBe(true);
  });
});
