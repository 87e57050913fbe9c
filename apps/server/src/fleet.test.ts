import { examplePlan } from '@dualstack/schema/testing';
import { expect, it } from 'vitest';
import { describeStored } from './testing/stored.js';

const NODES = 'spec.kkp.nodeNetwork.ipv4';
const model = (changes: Record<string, unknown> = {}) => examplePlan('kkp-aws-ipv4', changes);

interface Saved {
  readonly id: string;
  readonly name: string;
  readonly plan: { readonly metadata: { readonly name: string }; readonly spec: { readonly kkp: { readonly nodeNetwork: { readonly ipv4: string } } } };
}
const nodesOf = (plans: readonly Saved[]) => plans.map(({ plan }) => plan.spec.kkp.nodeNetwork.ipv4);
const namesOf = (plans: readonly Saved[]) => plans.map(({ plan, name }) => [name, plan.metadata.name]);

describeStored('a fleet that is kept in $name', ({ call, request }) => {
  const fleet = async (body: Record<string, unknown>, status = 201, headers = {}) => (await call('POST', '/fleet', { body: { plan: model(), ...body }, status, headers })).body;
  const space = async (pools: readonly string[]): Promise<string> => (await call('POST', '/spaces', { body: { name: 'prod', pools: pools.map((cidr) => ({ cidr })) }, status: 201 })).body.id;
  const kept = async (): Promise<readonly Saved[]> => (await call('GET', '/plans', { query: { sort: 'name' } })).body.plans;

  it('is so many plans with ranges of their own, named like the model', async () => {
    const id = await space(['10.64.0.0/10']);
    await call('POST', '/plans', { body: { name: 'prod-eu-3', plan: model({ [NODES]: '10.64.0.0/16' }), space: id }, status: 201 });
    const { plans, same } = await fleet({ space: id, count: 3 }, 201, { 'Dualstack-Author': 'ana' });
    // The model is prod-eu-2, and there is a prod-eu-3.
    expect(namesOf(plans)).toEqual(['prod-eu-1', 'prod-eu-4', 'prod-eu-5'].map((name) => [name, name]));
    expect(nodesOf(plans)).toEqual(['10.65.0.0/16', '10.66.0.0/16', '10.67.0.0/16']);
    expect(plans[0]).toMatchObject({ status: 'draft', space: id, revision: 1, author: 'ana', provider: 'kkp', ipFamily: 'IPv4' });
    expect((await call('GET', '/plans/{id}', { params: { id: plans[1].id } })).body).toMatchObject(plans[1]);
    expect((await call('GET', '/plans/{id}/revisions', { params: { id: plans[1].id } })).body.revisions).toMatchObject([{ revision: 1, reason: 'created', author: 'ana' }]);
    expect(same.map(({ name, value }: { name: string; value: string }) => [name, value])).toEqual([['Node pool 1: Subnet ID', 'subnet-0f1e2d3c4b5a69788'], ['VPC ID', 'vpc-0a1b2c3d4e5f60718']]);
  });

  it('is final at once where that is asked for, and then keeps others out', async () => {
    const { plans } = await fleet({ names: ['one', 'two'], status: 'final' });
    const taken = (await call('GET', '/spaces/{id}/ranges', { params: { id: 'default' } })).body.ranges.filter(({ binding }: { binding: boolean }) => binding).map(({ range }: { range: string }) => range);
    expect(taken).toEqual(nodesOf(plans));
    await call('POST', '/plans', { body: { name: 'three', plan: plans[1].plan, status: 'final' }, status: 409 });
    expect(nodesOf((await fleet({ names: ['three'], status: 'final' })).plans)).toEqual(['10.2.0.0/16']);
  });

  it('is all or nothing: names that are taken, or that the system does not take, leave no plan', async () => {
    await fleet({ names: ['two'] });
    expect((await fleet({ names: ['one', 'two'] }, 409)).detail).toMatch(/^There is a plan of the name "two" in this address space\. Nothing was made/);
    expect(await fleet({ names: ['one', 'Not Good'] }, 422)).toMatchObject({ detail: expect.stringMatching(/no cluster of the name "Not Good"/) as unknown, findings: [{ path: ['metadata', 'name'] }] });
    expect((await kept()).map(({ name }) => name)).toEqual(['two']);
  });

  it('is refused with what would fit, with what cannot be moved, and with what is wrong with the model', async () => {
    const id = await space(['10.64.0.0/15']);
    expect(await fleet({ space: id, count: 3 }, 409)).toMatchObject({ type: 'urn:dualstack:problem:no-room', room: { count: 2 }, detail: 'There is no room for 3 ranges like 10.0.0.0/16 (Node network) in 10.64.0.0/15: there is for 2. Nothing was made.' });
    await call('POST', '/spaces/{id}/ranges', { params: { id }, body: { ranges: [{ range: '10.64.0.0/24', name: 'a' }, { range: '10.65.0.0/24', name: 'b' }] }, status: 201 });
    expect(await fleet({ space: id, count: 1 }, 409, { 'Accept-Language': 'zh' })).toMatchObject({ room: { count: 0, largest: '10.64.128.0/17' }, detail: expect.stringMatching(/最大的空闲网段是 10\.64\.128\.0\/17/) as unknown });
    const azure = await fleet({ plan: examplePlan('kkp-azure-dual'), count: 2 }, 409);
    expect(azure).toMatchObject({ type: 'urn:dualstack:problem:fixed-ranges', fixed: [{ range: '10.0.0.0/16', name: expect.any(String) as unknown }, {}] });
    expect((await fleet({ plan: model({ 'spec.network.podCidrs.ipv4': 'x' }), count: 2 }, 422)).findings).toMatchObject([{ path: ['spec', 'network', 'podCidrs', 'ipv4'] }]);
    await fleet({ plan: {}, count: 2 }, 422);
    await fleet({ space: 'nowhere', count: 2 }, 404);
    expect(await kept()).toEqual([]);
  });

  it('writes nothing for somebody who has gone', async () => {
    const gone = new AbortController();
    const asked = request('/api/v1/fleet', { method: 'POST', signal: gone.signal, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ plan: examplePlan('kubeadm-cilium-dual'), count: 150 }) });
    setTimeout(() => gone.abort(), 60);
    expect([499, 0]).toContain(await Promise.resolve(asked).then(({ status }) => status, () => 0));
    expect(await kept()).toEqual([]);
  });

  it('is made by several at once without two that share a range', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, (_, index) => call('POST', '/fleet', { body: { plan: model(), names: [`a${index}`, `b${index}`], status: 'final' }, status: 201 }).catch(() => undefined)));
    const nodes = answers.flatMap((answer) => (answer ? nodesOf(answer.body.plans) : []));
    expect(new Set(nodes).size).toBe(nodes.length);
    expect((await kept()).length).toBe(nodes.length);
    expect(nodes.length).toBeGreaterThanOrEqual(6);
  });

  it('is 200 plans at most, and only so many bytes', async () => {
    const { plans } = await fleet({ plan: examplePlan('kubeadm-cilium-dual'), count: 200 });
    expect(new Set(plans.map(({ name }: Saved) => name)).size).toBe(200);
    const labels = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`l${index}`, 'x'.repeat(4000)]));
    expect((await fleet({ plan: model({ 'metadata.labels': labels }), count: 200 }, 413)).detail).toMatch(/200 plans of this size are larger than 16777216 bytes/);
  });

  it.each<[what: string, body: Record<string, unknown>, detail: RegExp]>([
    ['neither names nor a count', {}, /The field "count" is not right.*either "names" \(1 to 200, each once\) or "count"/],
    ['both', { names: ['a'], count: 1 }, /"count"/],
    ['none', { count: 0 }, /"count"/],
    ['too many', { count: 201 }, /"count"/],
    ['too many names', { names: Array.from({ length: 201 }, (_, index) => `n${index}`) }, /"names"/],
    ['a name twice', { names: ['a', 'a'] }, /"names"/],
    ['a name that is none', { names: [''] }, /"names\[0\]"/],
    ['a status that is none', { count: 1, status: 'x' }, /"status"/],
    ['another field', { count: 1, x: 1 }, /"x"/],
    ['no plan', { count: 1, plan: [] }, /"plan"/],
  ])('is refused with %s', async (_, body, detail) => {
    expect((await fleet(body, 400)).detail).toMatch(detail);
  });
});
