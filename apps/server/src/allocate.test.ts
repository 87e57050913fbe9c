import { validatePlan } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { expect, it } from 'vitest';
import { describeStored } from './testing/stored.js';

interface Line {
  readonly path: readonly string[];
  readonly field: string;
  readonly value: string | number;
  readonly same: boolean;
  readonly text: string;
}

describeStored('a plan that is sized over HTTP, in a space that is kept in $name', ({ call }) => {
  const ask = { provider: 'kubeadm', ipFamily: 'IPv4+IPv6', nodes: 200, podsPerNode: 110, services: 2000 };
  const allocate = async (asked: Record<string, unknown> = {}, { status = 200, space = 'default', headers = {} }: { status?: number; space?: string; headers?: Record<string, string> } = {}) =>
    (await call('POST', '/spaces/{id}/allocate', { params: { id: space }, body: { ...ask, ...asked }, headers, status })).body;
  const make = async (pools: readonly unknown[], internalRanges = 'unique') => (await call('POST', '/spaces', { body: { name: 'prod', pools, internalRanges }, status: 201 })).body.id as string;
  const valuesOf = (sum: readonly Line[]) => Object.fromEntries(sum.map(({ path, value }) => [path.slice(1).join('.'), value]));

  it('takes its ranges out of the pools, beside what others have, and says how they come', async () => {
    const space = await make([{ cidr: '10.0.0.0/8', roles: ['pods', 'nodes'] }, { cidr: '172.20.0.0/14', roles: ['services'] }, { cidr: 'fd5a:1f2e:77c3::/48' }]);
    await call('POST', '/spaces/{id}/ranges', { params: { id: space }, body: { ranges: [{ range: '10.0.0.0/12', name: 'office' }] }, status: 201 });
    const { plan, sum } = await allocate({}, { space });
    expect(valuesOf(sum)).toMatchObject({ 'network.podCidrs.ipv4': '10.16.0.0/16', 'network.podCidrs.ipv6': 'fd5a:1f2e:77c3::/56', 'network.nodeCidrMask.ipv4': 24, 'network.serviceCidrs.ipv4': '172.20.0.0/21', 'kubeadm.nodeNetwork.ipv4': '10.17.0.0/24' });
    expect(sum[0]).toEqual({ path: ['spec', 'network', 'podCidrs', 'ipv4'], field: 'Pods CIDR (IPv4)', family: 'ipv4', role: 'pods', value: '10.16.0.0/16', same: false, code: 'node-ranges', params: { nodes: 200, mask: 24, ranges: '256', prefix: 16 }, text: '200 nodes take 200 of 256 ranges of /24: a /16.' });
    await call('POST', '/plans', { body: { name: 'a', plan, space }, status: 201 });
    expect(valuesOf((await allocate({}, { space })).sum)).toMatchObject({ 'network.podCidrs.ipv4': '10.18.0.0/16', 'network.serviceCidrs.ipv4': '172.20.8.0/21' });
  });

  it('sizes a plan in its place: its own ranges are not in the way of it', async () => {
    const plan = examplePlan('kubeadm-cilium-dual');
    const first = await allocate({ plan });
    expect(validatePlan(first.plan).valid).toBe(true);
    const { id } = (await call('POST', '/plans', { body: { name: 'a', plan: first.plan }, status: 201 })).body;
    const again = await allocate({ plan: first.plan, planId: id });
    expect(again.plan).toEqual(first.plan);
    expect(again.sum.every(({ same }: Line) => same)).toBe(true);
    expect((await allocate({ plan: first.plan })).plan).not.toEqual(first.plan);
  });

  it('moves what somebody else has of a plan, and says what nobody can move', async () => {
    const space = await make([]);
    const plan = examplePlan('kubeadm-calico-dual', { 'spec.reservedCidrs': ['10.200.0.0/16'] });
    await call('POST', '/spaces/{id}/ranges', { params: { id: space }, body: { ranges: [{ range: '192.168.0.0/20', name: 'office' }] }, status: 201 });
    const moved = await allocate({ plan }, { space });
    expect(moved.clashes).toEqual([]);
    expect(moved.sum.find(({ code }: { code: string }) => code === 'moved')).toMatchObject({ path: ['spec', 'kubeadm', 'nodeNetwork', 'ipv4'], same: false, text: 'Of the same size in another place, because somebody else has addresses of 192.168.10.0/24. What lies in it goes with it.' });
    expect(validatePlan(moved.plan).valid).toBe(true);
    await call('POST', '/plans', { body: { name: 'theirs', plan: examplePlan('kkp-aws-ipv4', { 'spec.network.podCidrs.ipv4': '10.200.64.0/18' }), space, status: 'final' }, status: 201 });
    expect((await allocate({ plan }, { space })).clashes).toMatchObject([{ range: '10.200.0.0/16', path: 'spec.reservedCidrs[0]', with: { name: 'theirs', range: '10.200.64.0/18' } }]);
  });

  it('begins unique local addresses with the global ID that it is given, and divides a prefix of its own', async () => {
    const sixes = async (asked: Record<string, unknown>): Promise<string[]> => (await allocate(asked)).sum.map(({ value }: Line) => String(value)).filter((value: string) => value.includes(':'));
    expect((await sixes({ globalId: '5a1f2e77c3' })).every((value) => value.startsWith('fd5a:1f2e:77c3:'))).toBe(true);
    expect(await sixes({ prefix: '2001:678:abc:1100::/56' })).toEqual(['2001:678:abc:1100::/64', '2001:678:abc:1101::/112', '2001:678:abc:1102::/64']);
  });

  it('says why there is none, and what would fit', async () => {
    const space = await make([{ cidr: '10.0.0.0/18' }]);
    const problem = await allocate({ ipFamily: 'IPv4' }, { space, status: 409 });
    expect(problem).toMatchObject({ type: 'urn:dualstack:problem:does-not-fit', nearest: { nodes: 32 }, detail: 'There is no free /16 for "Pods CIDR" in 10.0.0.0/18. The largest that is free is 10.0.0.0/18. 32 nodes would fit.' });
    const chinese = await allocate({ ipFamily: 'IPv4' }, { space, status: 409, headers: { 'Accept-Language': 'zh' } });
    expect(chinese.detail).toBe('10.0.0.0/18 中没有空闲的 /16 可用于“Pod 网段”。最大的空闲网段是 10.0.0.0/18。改为 32 个节点即可容纳。');
    expect((await allocate({ provider: 'kkp', ipFamily: 'IPv6' }, { status: 409 })).detail).toMatch(/would be refused all the same: KKP has no clusters of IPv6 alone/);
  });

  it('refuses what is no request', async () => {
    await allocate({}, { space: 'nowhere', status: 404 });
    await allocate({}, { space: 'a b', status: 404 });
    for (const wrong of [{ provider: 'cats' }, { ipFamily: 'IPv5' }, { nodes: 0 }, { nodes: 1.5 }, { podsPerNode: 0 }, { services: -1 }, { plan: 'x' }, { plan: { spec: { provider: 'kkp' } } }, { prefix: '10.0.0.1/8' }, { globalId: 'x' }, { nodeNetwork: 'yes' }, { colour: 1 }]) await allocate(wrong, { status: 400 });
    expect((await allocate({ plan: { spec: { provider: 'kubeadm' } } }, { status: 422 })).findings.length).toBeGreaterThan(0);
  });
});
