import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cidrFrom } from './address/cidr.js';
import { ADDRESS_BITS, type Family } from './address/family.js';
import { formatAddress } from './address/format.js';
import { MAX_MOVES, movesInto } from './moves.js';
import { applyFix } from './plan/path.js';
import { PROVIDERS } from './registry.js';
import { english, speakerOf } from './speak.js';
import { examplePlan } from './testing.js';
import { validatePlan } from './validate.js';

const moves = (plan: unknown, family: Family, first: string, last: string) => movesInto(plan, validatePlan(plan), { family, first, last }).map((fix) => english.label(fix));

describe('moves into a piece of room', () => {
  it('are those of the ranges that fit, each to the first place there', () => {
    expect(moves(examplePlan('kkp-aws-dual'), 'ipv4', '10.64.0.1', '10.127.255.255')).toEqual(['Move the Pods CIDR to 10.65.0.0/16', 'Move the Services CIDR to 10.64.16.0/20', 'Move the Node network to 10.65.0.0/16']);
    expect(moves(examplePlan('kkp-aws-dual'), 'ipv4', '10.64.0.0', '10.64.31.255')).toEqual(['Move the Services CIDR to 10.64.0.0/20']);
    expect(moves(examplePlan('kkp-aws-dual'), 'ipv6', 'fd10::', 'fd1f:ffff:ffff:ffff:ffff:ffff:ffff:ffff')).toEqual(['Move the Pods CIDR to fd10::/48', 'Move the Services CIDR to fd10::/108', 'Move the Node network to fd10::/56']);
  });

  it('are none where nothing fits, where nothing may be, and where the room cannot be read', () => {
    const plan = examplePlan('kkp-aws-dual');
    expect(moves(plan, 'ipv4', '10.64.0.0', '10.64.0.255')).toEqual([]);
    expect(moves(plan, 'ipv4', '127.0.0.0', '127.255.255.255')).toEqual([]);
    expect(moves(plan, 'ipv4', 'nonsense', '10.64.0.255')).toEqual([]);
    expect(moves({}, 'ipv4', '10.64.0.0', '10.127.255.255')).toEqual([]);
  });

  it('leave a VPC where its subnets are, and Services out of a VPC', () => {
    const plan = examplePlan('cce-turbo-dual');
    expect(moves(plan, 'ipv4', '172.16.0.0', '172.31.255.255').filter((each) => each.includes('VPC'))).toEqual([]);
    expect(moves(plan, 'ipv4', '192.168.128.0', '192.168.255.255').filter((each) => each.includes('Services') || each.includes('Service '))).toEqual([]);
  });

  it('are none of a range whose field would take a name: the virtual network that KKP makes on Azure', () => {
    const fixes = movesInto(examplePlan('kkp-azure-dual'), validatePlan(examplePlan('kkp-azure-dual')), { family: 'ipv4', first: '10.128.0.0', last: '10.191.255.255' });
    expect(fixes.map(({ path }) => path.join('.'))).toEqual(['spec.network.podCidrs.ipv4', 'spec.network.serviceCidrs.ipv4']);
  });

  it('tell ranges of one name apart by where they are', () => {
    const plan = examplePlan('cce-standard-vpc-ipv4', { 'spec.network.podCidrs.ipv4': '172.20.0.0/18', 'spec.cce.additionalContainerCidrs': ['172.21.0.0/18'] });
    expect(moves(plan, 'ipv4', '172.22.0.0', '172.22.255.255')).toEqual(['Move the Container CIDR block 172.20.0.0/18 to 172.22.0.0/18', 'Move the Container CIDR block 172.21.0.0/18 to 172.22.0.0/18', 'Move the Service CIDR block to 172.22.0.0/16']);
  });

  it('may mend what is wrong', () => {
    const plan = examplePlan('kkp-aws-dual', { 'spec.network.serviceCidrs.ipv4': '172.25.0.0/20' });
    const [fix] = movesInto(plan, validatePlan(plan), { family: 'ipv4', first: '10.128.0.0', last: '10.143.255.255' }).filter(({ path }) => path.includes('serviceCidrs'));
    expect(validatePlan(applyFix(plan, fix ?? { path: [] })).valid).toBe(true);
  });

  it('are said in Chinese', async () => {
    const plan = examplePlan('kkp-aws-dual');
    const { label } = await speakerOf('zh-CN');
    expect(movesInto(plan, validatePlan(plan), { family: 'ipv4', first: '10.64.0.0', last: '10.127.255.255' }).map(label)).toContain('把 Pod 网段移到 10.64.0.0/16');
  });

  it('cause no error and no warning, wherever the room is, in any example', () => {
    const examples = PROVIDERS.flatMap(({ examples: each }) => each);
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.constantFrom<Family>('ipv4', 'ipv6'), fc.bigInt(0n, (1n << 32n) - 1n), fc.integer({ min: 0, max: 24 }), ({ plan }, family, at, prefix) => {
        const bits = BigInt(ADDRESS_BITS[family]);
        const base = family === 'ipv4' ? 10n << 24n : 0xfdn << 120n;
        const room = cidrFrom(family, base + (at << (bits - 32n)) / 256n, 8 + prefix);
        const found = movesInto(plan, validatePlan(plan), { family, first: formatAddress(family, room.first), last: formatAddress(family, room.last) });
        expect(found.length).toBeLessThanOrEqual(MAX_MOVES);
        const before = validatePlan(plan).findings.filter(({ severity }) => severity !== 'info').length;
        for (const fix of found) expect(validatePlan(applyFix(plan, fix)).findings.filter(({ severity }) => severity !== 'info').length).toBeLessThanOrEqual(before);
      }),
      { numRuns: 60 },
    );
  });
});
