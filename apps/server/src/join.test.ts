import { applyFix, type Fix } from '@dualstack/schema';
import { examplePlan } from '@dualstack/schema/testing';
import { expect, it } from 'vitest';
import { describeStored } from './testing/stored.js';

const cluster = (changes: Record<string, unknown> = {}) => examplePlan('kubeadm-cilium-dual', changes);
/** Another node network, with a node in it. */
const elsewhere = (at: number) => ({
  'spec.kubeadm.nodeNetwork': { ipv4: `10.${30 + at}.0.0/16`, ipv6: `2a05:d014:93${at}::/56` },
  'spec.kubeadm.nodes': [{ name: 'cp-1', role: 'control-plane', ipv4: `10.${30 + at}.0.11`, ipv6: `2a05:d014:93${at}::11` }],
});

describeStored('joining plans that are kept in $name', ({ call }) => {
  const create = async (name: string, plan: unknown, more = {}): Promise<string> => (await call('POST', '/plans', { body: { name, plan, ...more }, status: 201 })).body.id;
  const join = async (plans: readonly unknown[], kind: unknown = 'submariner', status = 200, headers = {}) => (await call('POST', '/join', { body: { plans, for: kind }, status, headers })).body;

  it('moves into free room of their space, so that they can be final afterwards', async () => {
    const neighbour = { ...elsewhere(5), 'spec.network.podCidrs': { ipv4: '10.0.0.0/14', ipv6: 'fd11:2233:4455::/48' }, 'spec.network.serviceCidrs': { ipv4: '10.4.0.0/16', ipv6: 'fd11:2233:4456::/108' } };
    await create('neighbour', cluster(neighbour), { status: 'final' });
    const [one, two] = [await create('one', cluster(elsewhere(0)), { status: 'final' }), await create('two', cluster(elsewhere(1)))];
    const { renumbering } = (await join([one, two])) as { renumbering: { fix: Fix }[] };
    expect(renumbering).toHaveLength(4);
    const moved = renumbering.reduce<unknown>((document, { fix }) => applyFix(document, fix), cluster(elsewhere(1)));
    const { body } = await call('PUT', '/plans/{id}', { params: { id: two }, headers: { 'If-Match': '"1"' }, body: { name: 'two', plan: moved, status: 'final' } });
    expect(body.status).toBe('final');
  });

  it('says which ranges of each two stand in the way, by the names of their plans, and moves the fewest', async () => {
    const ids = [await create('one', cluster(elsewhere(0)), { status: 'final' }), await create('two', cluster(elsewhere(1))), await create('three', cluster(elsewhere(2)))];
    const answer = await join(ids);
    expect(answer.plans).toEqual(['one', 'two', 'three'].map((name, index) => ({ id: ids[index], name, status: index === 0 ? 'final' : 'draft', revision: 1 })));
    expect(answer.pairs.map(({ a, b, count }: { a: { name: string }; b: { name: string }; count: number }) => [a.name, b.name, count])).toEqual([['one', 'two', 4], ['one', 'three', 4], ['two', 'three', 4]]);
    expect(answer.pairs[0].overlaps[0]).toEqual({
      a: { plan: { id: ids[0], name: 'one' }, path: ['spec', 'network', 'serviceCidrs', 'ipv4'], role: 'services', family: 'ipv4', range: '10.96.0.0/16', name: 'Services CIDR' },
      b: { plan: { id: ids[1], name: 'two' }, path: ['spec', 'network', 'serviceCidrs', 'ipv4'], role: 'services', family: 'ipv4', range: '10.96.0.0/16', name: 'Services CIDR' },
      shared: '10.96.0.0/16',
    });
    expect([answer.left, answer.leftCount, answer.unreadable, answer.renumbering.length]).toEqual([[], 0, [], 8]);
    expect(new Set(answer.renumbering.map(({ plan }: { plan: { name: string } }) => plan.name))).toEqual(new Set(['two', 'three']));
    expect(answer.renumbering[0].fix).toMatchObject({ label: expect.stringMatching(/^Move the .* to /) as unknown, path: expect.any(Array) as unknown, value: expect.any(String) as unknown });
    expect(answer.source).toMatchObject({ title: 'Submariner: Prerequisites' });
    const chinese = await join(ids, 'submariner', 200, { 'Accept-Language': 'zh' });
    expect([chinese.renumbering[0].fix.label, chinese.pairs[0].overlaps[0].a.name]).toEqual([expect.stringMatching(/^把 /), expect.stringMatching(/\p{Script=Han}/u)]);
  });

  it('asks of each way what its system does, and says what cannot be read and what no move removes', async () => {
    const ids = [await create('one', cluster(elsewhere(0)), { status: 'final' }), await create('two', cluster(elsewhere(1)), { status: 'final' }), await create('three', {})];
    for (const [kind, count] of [['clustermesh', 2], ['submariner', 4], ['istio', 4], ['peering', 0]] as const) {
      const answer = await join(ids, kind);
      expect([kind, answer.pairs[0].count, answer.leftCount, answer.renumbering]).toEqual([kind, count, count, []]);
      expect(answer.unreadable).toEqual([{ id: ids[2], name: 'three' }]);
    }
  });

  it('names the plans that are not there, and those in the bin', async () => {
    const [one, two] = [await create('one', cluster()), await create('two', cluster())];
    expect((await join([one, 'nowhere', 'a b'], 'istio', 404)).detail).toMatch(/^There are no plans "nowhere", "a b"\./);
    await call('DELETE', '/plans/{id}', { params: { id: two }, headers: { 'If-Match': '"1"' } });
    expect((await join([one, two], 'istio', 409)).detail).toBe(`"${two}" is in the bin. POST /api/v1/plans/:id/restore takes a plan out.`);
  });

  it.each<[what: string, body: unknown, detail: RegExp]>([
    ['one plan', { plans: ['a'], for: 'istio' }, /The field "plans" is not right.*2 to 20 plans, each once/],
    ['the same plan twice', { plans: ['a', 'a'], for: 'istio' }, /"plans"/],
    ['too many', { plans: Array.from({ length: 21 }, (_, index) => `p${index}`), for: 'istio' }, /"plans"/],
    ['an id that is none', { plans: ['a', '\0'], for: 'istio' }, /"plans\[1\]"/],
    ['a way that nobody knows', { plans: ['a', 'b'], for: 'glue' }, /"for"/],
    ['another field', { plans: ['a', 'b'], for: 'istio', x: 1 }, /"x"/],
    ['no object', [], /The body is not right/],
  ])('refuses %s', async (_, body, detail) => {
    expect((await call('POST', '/join', { body, status: 400 })).body.detail).toMatch(detail);
  });
});
