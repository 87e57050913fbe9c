import { examplePlan } from '@dualstack/schema/testing';
import { describe, expect, it } from 'vitest';
import { describeStored } from './testing/stored.js';

const valid = (changes: Record<string, unknown> = {}) => examplePlan('kubeadm-calico-dual', changes);
const NODES = 'spec.kubeadm.nodeNetwork.ipv4';
const tag = (revision: number) => ({ 'If-Match': `"${revision}"` });

/** Ends what the app of a database would go on telling. */
let ended: AbortController;
describeStored('plans over HTTP, kept in $name', ({ call, request, database }) => {
  const create = async (body: Record<string, unknown> = {}, headers = {}) => (await call('POST', '/plans', { body: { name: 'a', plan: valid(), ...body }, status: 201, headers })).body;
  const of = (id: string) => ({ params: { id } });

  it('are kept, and given back with an ETag', async () => {
    const { body, headers } = await call('POST', '/plans', { body: { name: 'prod', plan: valid(), description: 'first', labels: { team: 'net' } }, status: 201, headers: { 'Dualstack-Author': encodeURIComponent('安娜') } });
    expect(headers.get('location')).toBe(`/api/v1/plans/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({ name: 'prod', provider: 'kubeadm', ipFamily: 'IPv4+IPv6', status: 'draft', space: 'default', revision: 1, author: '安娜', description: 'first', labels: { team: 'net' }, clashes: [] });
    const got = await call('GET', '/plans/{id}', of(body.id));
    expect(got.body).toEqual(body);
    expect([got.headers.get('etag'), got.headers.get('cache-control')]).toEqual(['"1"', 'no-cache']);
    expect(JSON.stringify(got.body.plan)).toBe(JSON.stringify(valid()));
  });

  it('are drafts of any shape, with a provider where it is known', async () => {
    expect(await create({ plan: {} })).toMatchObject({ provider: '', ipFamily: '' });
    expect(await create({ plan: { spec: { provider: 'kkp', ipFamily: 'IPv6' }, x: [null, '\0\ud800'] } })).toMatchObject({ provider: 'kkp', ipFamily: 'IPv6', plan: { x: [null, '\0\ud800'] } });
    expect(await create({ plan: { spec: { provider: 'nobody', ipFamily: 7 } } })).toMatchObject({ provider: '', ipFamily: '' });
  });

  it.each<[what: string, body: unknown, detail: RegExp]>([
    ['no name', { plan: {} }, /The field "name" is not right/],
    ['an empty name', { name: ' ', plan: {} }, /"name"/],
    ['a long name', { name: 'x'.repeat(201), plan: {} }, /"name"/],
    ['a name of two lines', { name: 'a\nb', plan: {} }, /"name"/],
    ['a name that cannot be written', { name: 'a\ud800', plan: {} }, /"name"/],
    ['a list for a plan', { name: 'a', plan: [] }, /"plan"/],
    ['no plan', { name: 'a' }, /"plan"/],
    ['an unknown field', { name: 'a', plan: {}, colour: 1 }, /The field "colour" is not right/],
    ['an unknown status', { name: 'a', plan: {}, status: 'done' }, /"status"/],
    ['a label that is no text', { name: 'a', plan: {}, labels: { a: 1 } }, /"labels.a"/],
    ['a label that cannot be kept', { name: 'a', plan: {}, labels: { a: '\0' } }, /"labels"/],
    ['a description that cannot be kept', { name: 'a', plan: {}, description: '\0' }, /"description"/],
    ['no object', [], /The body is not right/],
  ])('are refused with %s', async (_, body, detail) => {
    expect((await call('POST', '/plans', { body, status: 400 })).body.detail).toMatch(detail);
  });

  it('are refused by an author that is none, and in a space that is not there', async () => {
    for (const author of ['%', '', '%0a', 'x'.repeat(101), '%ed%a0%80']) expect((await call('POST', '/plans', { body: { name: 'a', plan: {} }, headers: { 'Dualstack-Author': author }, status: 400 })).body.detail).toMatch(/Dualstack-Author/);
    expect((await call('POST', '/plans', { body: { name: 'a', plan: {}, space: 'nowhere' }, status: 404 })).body.detail).toMatch(/no address space "nowhere"/);
    expect((await create()).author).toBe('anonymous');
  });

  it('are changed over the state that was seen alone', async () => {
    const { id } = await create();
    const body = { name: 'b', plan: valid() };
    expect((await call('PUT', '/plans/{id}', { ...of(id), body, status: 428 })).body.detail).toMatch(/If-Match/);
    for (const seen of ['*', '1', '""', '"1", "2"', 'x']) await call('PUT', '/plans/{id}', { ...of(id), body, headers: { 'If-Match': seen }, status: 428 });
    const put = await call('PUT', '/plans/{id}', { ...of(id), body, headers: { ...tag(1), 'Dualstack-Author': 'bo' } });
    expect(put.headers.get('etag')).toBe('"2"');
    expect(put.body).toMatchObject({ name: 'b', revision: 2, author: 'bo' });
    const stale = await call('PUT', '/plans/{id}', { ...of(id), body: { ...body, name: 'c' }, headers: tag(1), status: 412 });
    expect(stale.headers.get('etag')).toBe('"2"');
    expect(stale.body).toMatchObject({ type: 'urn:dualstack:problem:stale', current: { id, name: 'b', revision: 2, author: 'bo', plan: valid() } });
    // As compression makes it on its way.
    expect((await call('PUT', '/plans/{id}', { ...of(id), body: { ...body, name: 'c' }, headers: { 'If-Match': 'W/"2"' } })).body).toMatchObject({ name: 'c', revision: 3 });
    await call('PUT', '/plans/{id}', { ...of('nowhere'), body, headers: tag(1), status: 404 });
    await call('PUT', '/plans/{id}', { ...of('a\0b'), body, headers: tag(1), status: 404 });
  });

  it('are changed once, however often who got no answer asks', async () => {
    const { id } = await create();
    const by = (author: string) => ({ ...tag(1), 'Dualstack-Author': author });
    const body = { name: 'b', plan: valid() };
    const { body: kept } = await call('PUT', '/plans/{id}', { ...of(id), body, headers: by('ana') });
    const again = await call('PUT', '/plans/{id}', { ...of(id), body, headers: by('ana') });
    expect([again.body, again.headers.get('etag')]).toEqual([kept, '"2"']);
    await call('PUT', '/plans/{id}', { ...of(id), body: { ...body, name: 'c' }, headers: by('ana'), status: 412 });
    await call('PUT', '/plans/{id}', { ...of(id), body, headers: by('bo'), status: 412 });
    await call('PUT', '/plans/{id}', { ...of(id), body: { ...body, name: 'c' }, headers: { ...tag(2), 'Dualstack-Author': 'ana' } });
    await call('PUT', '/plans/{id}', { ...of(id), body, headers: by('ana'), status: 412 });
    const { body: gone } = await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(3) });
    for (const seen of [3, 4]) expect((await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(seen) })).body).toEqual(gone);
    await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(1), status: 412 });
  });

  it('are made under an id of the client, once, however often it asks', async () => {
    const body = { name: 'mine', plan: valid() };
    const none = { 'If-None-Match': '*' };
    const { body: made, headers } = await call('PUT', '/plans/{id}', { ...of('my_own-1'), body, headers: none, status: 201 });
    expect([made.id, made.revision, headers.get('etag'), headers.get('location')]).toEqual(['my_own-1', 1, '"1"', '/api/v1/plans/my_own-1']);
    const again = await call('PUT', '/plans/{id}', { ...of('my_own-1'), body: { ...body, name: 'other' }, headers: none, status: 412 });
    expect(again.body).toMatchObject({ type: 'urn:dualstack:problem:stale', current: { id: 'my_own-1', name: 'mine', revision: 1, plan: valid() } });
    await call('DELETE', '/plans/{id}', { ...of('my_own-1'), headers: tag(1) });
    expect((await call('PUT', '/plans/{id}', { ...of('my_own-1'), body, headers: none, status: 412 })).body.current).toMatchObject({ revision: 2, deletedAt: expect.any(String) as unknown });
    for (const id of ['a.b', 'x'.repeat(65), '%2f']) await call('PUT', '/plans/{id}', { ...of(id), body, headers: none, status: 404 });
    // Both together would say two things: what was seen decides.
    await call('PUT', '/plans/{id}', { ...of('nowhere'), body, headers: { ...none, ...tag(1) }, status: 404 });
    await call('PUT', '/plans/{id}', { ...of('nowhere'), body, headers: { 'If-None-Match': '"1"' }, status: 428 });
    const asked = Array.from({ length: 8 }, async (_, index) => request('/api/v1/plans/raced', { method: 'PUT', headers: { ...none, 'Content-Type': 'application/json' }, body: JSON.stringify({ ...body, name: `n${index}` }) }));
    expect((await Promise.all(asked)).map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(412)]);
  });

  it('are not written where nothing has changed, and keep what is not named', async () => {
    const { id, plan } = await create({ description: 'd', labels: { a: '1' } });
    expect((await call('PUT', '/plans/{id}', { ...of(id), body: { name: 'a', plan }, headers: tag(1) })).body).toMatchObject({ revision: 1, description: 'd', labels: { a: '1' } });
    expect((await call('PUT', '/plans/{id}', { ...of(id), body: { name: 'b', plan }, headers: tag(1) })).body).toMatchObject({ revision: 2, description: 'd', labels: { a: '1' }, status: 'draft' });
  });

  it('are final without errors alone', async () => {
    const { body } = await call('POST', '/plans', { body: { name: 'a', plan: valid({ 'metadata.name': '' }), status: 'final' }, status: 422 });
    expect(body).toMatchObject({ type: 'urn:dualstack:problem:invalid-plan', findings: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]) as unknown });
    await call('POST', '/plans', { body: { name: 'a', plan: {}, status: 'final' }, status: 422 });
    const made = await create({ plan: {} });
    await call('PUT', '/plans/{id}', { ...of(made.id), body: { name: 'a', plan: {}, status: 'final' }, headers: tag(1), status: 422 });
  });

  it('that are final keep others from being so, and drafts are warned', async () => {
    const first = await create({ name: 'first', status: 'final' }, { 'Dualstack-Author': 'ana' });
    const draft = await create({ name: 'second' });
    expect(draft.clashes).toContainEqual({ range: '192.168.10.0/24', path: NODES, with: { plan: first.id, name: 'first', range: '192.168.10.0/24', role: 'nodes', owner: 'ana' } });
    const { body } = await call('PUT', '/plans/{id}', { ...of(draft.id), body: { name: 'second', plan: draft.plan, status: 'final' }, headers: tag(1), status: 409 });
    expect(body).toMatchObject({ type: 'urn:dualstack:problem:clash', clashes: draft.clashes });
    // Who only looks learns of it too, of each what stands in its own way.
    expect((await call('GET', '/plans/{id}', of(draft.id))).body.clashes).toEqual(draft.clashes);
    expect((await call('GET', '/plans/{id}', of(first.id))).body.clashes.map((each: { path: string }) => each.path)).toContain(NODES);
    await call('POST', '/plans', { body: { name: 'third', plan: valid(), status: 'final' }, status: 409 });
    expect((await call('GET', '/plans/{id}', of(draft.id))).body).toMatchObject({ status: 'draft', revision: 1 });
    await call('DELETE', '/plans/{id}', { ...of(first.id), headers: tag(1) });
    expect((await call('PUT', '/plans/{id}', { ...of(draft.id), body: { name: 'second', plan: draft.plan, status: 'final' }, headers: tag(1) })).body).toMatchObject({ status: 'final', clashes: [] });
    const back = await call('POST', '/plans/{id}/restore', { ...of(first.id), body: {}, headers: tag(2), status: 409 });
    expect(back.body.clashes[0].with).toMatchObject({ plan: draft.id });
    expect((await call('POST', '/plans/{id}/restore', { ...of(first.id), body: { status: 'draft' }, headers: tag(2) })).body).toMatchObject({ status: 'draft', revision: 3 });
  });

  it('are put into the bin, taken out, and gone for good', async () => {
    const { id } = await create();
    await call('DELETE', '/plans/{id}', { ...of(id), status: 428 });
    await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(2), status: 412 });
    await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(1), query: { forever: 'true' }, status: 409 });
    const gone = await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(1) });
    expect(gone.body).toMatchObject({ revision: 2, deletedAt: expect.any(String) as unknown });
    expect((await call('GET', '/plans/{id}', of(id))).body).toEqual({ ...gone.body, clashes: [] });
    expect((await call('GET', '/plans')).body.plans).toEqual([]);
    expect((await call('GET', '/plans', { query: { deleted: 'true' } })).body.plans).toEqual([gone.body]);
    expect((await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(2) })).body).toEqual(gone.body);
    await call('PUT', '/plans/{id}', { ...of(id), body: { name: 'b', plan: {} }, headers: tag(2), status: 409 });
    await call('POST', '/plans/{id}/restore', { ...of(id), body: {}, headers: tag(1), status: 412 });
    expect((await call('POST', '/plans/{id}/restore', { ...of(id), body: {}, headers: tag(2) })).body).not.toHaveProperty('deletedAt');
    await call('POST', '/plans/{id}/restore', { ...of(id), body: {}, headers: tag(3), status: 409 });
    await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(3) });
    await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(4), query: { forever: 'true' } });
    await call('GET', '/plans/{id}', { ...of(id), status: 404 });
    await call('DELETE', '/plans/{id}', { ...of(id), headers: tag(4), status: 404 });
  });

  it('have a history that says what was changed, and can be what they were', async () => {
    const { id } = await create({ plan: { a: 1, list: [1, 2] } });
    await call('PUT', '/plans/{id}', { ...of(id), body: { name: 'a', plan: { a: 2, list: [1], more: true }, keep: true }, headers: tag(1) });
    await call('PUT', '/plans/{id}', { ...of(id), body: { name: 'last', plan: Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`k${index}`, 0])) }, headers: { ...tag(2), 'Dualstack-Author': 'bo' } });
    const { body } = await call('POST', '/plans/{id}/restore', { ...of(id), body: { revision: 1 }, headers: tag(3) });
    expect(body).toMatchObject({ name: 'a', plan: { a: 1, list: [1, 2] }, revision: 4 });
    const history = (await call('GET', '/plans/{id}/revisions', of(id))).body;
    expect(history.whole).toBe(true);
    expect(history.revisions.map((each: { revision: number; reason: string; author: string; changeCount: number }) => [each.revision, each.reason, each.author, each.changeCount])).toEqual([[3, 'restore', 'bo', 33], [2, 'saved', 'anonymous', 3], [1, 'created', 'anonymous', 0]]);
    expect(history.revisions[0].changes).toHaveLength(20);
    expect(history.revisions[1].changes).toEqual([{ path: 'a', kind: 'changed' }, { path: 'list', kind: 'changed' }, { path: 'more', kind: 'added' }]);
    expect((await call('GET', '/plans/{id}/revisions/{revision}', { params: { id, revision: '2' } })).body).toMatchObject({ revision: 2, plan: { a: 2, list: [1], more: true }, reason: 'saved' });
    for (const revision of ['4', '0', 'x', '99999999999999']) await call('GET', '/plans/{id}/revisions/{revision}', { params: { id, revision }, status: 404 });
    await call('GET', '/plans/{id}/revisions', { ...of('nowhere'), status: 404 });
    await call('POST', '/plans/{id}/restore', { ...of(id), body: { revision: 99 }, headers: tag(4), status: 404 });
    await call('POST', '/plans/{id}/restore', { ...of(id), body: { version: 1 }, headers: tag(4), status: 400 });
    await call('POST', '/plans/{id}/restore', { ...of(id), body: { revision: 1 }, status: 428 });
  });

  it('are listed in pages, searched and sorted', async () => {
    for (let index = 0; index < 5; index += 1) await create({ name: `plan ${'ä'.repeat(150)} number-${index}`, plan: index === 0 ? {} : valid() });
    for (const sort of ['name', 'updatedAt']) {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await call('GET', '/plans', { query: { sort, limit: '2', ...(cursor !== undefined && { cursor }) } });
        names.push(...body.plans.map(({ name }: { name: string }) => name.at(-1)));
        cursor = body.next;
      } while (cursor !== undefined);
      expect(names.join('')).toBe(sort === 'name' ? '01234' : '43210');
    }
    const count = async (query: Record<string, string>) => (await call('GET', '/plans', { query })).body.plans.length;
    expect(await count({ query: ' PLAN  NUMBER-3 ' })).toBe(1);
    expect(await count({ provider: 'kubeadm' })).toBe(4);
    expect(await count({ status: 'final' })).toBe(0);
    expect(await count({ space: 'default', deleted: 'false' })).toBe(5);
  });

  it('are not listed by what is no query', async () => {
    const { next } = (await Promise.all([create(), create()]), (await call('GET', '/plans', { query: { limit: '1' } })).body);
    for (const [query, detail] of [
      [{ limit: '0' }, /limit is a whole number from 1 to 100, and it is "0"/], [{ limit: '101' }, /limit/], [{ limit: '1e1' }, /limit/], [{ limit: '' }, /limit/],
      [{ sort: 'size' }, /sort is one of updatedAt, name/], [{ status: 'done' }, /status/], [{ deleted: 'yes' }, /deleted/],
      [{ cursor: 'x' }, /cursor/], [{ cursor: next, sort: 'name' }, /cursor/], [{ cursor: Buffer.from('["updatedAt","2026-13-01T00:00:00.000Z","a"]').toString('base64url') }, /cursor/], [{ cursor: Buffer.from('["name","\\u0000","a"]').toString('base64url'), sort: 'name' }, /cursor/],
      [{ query: 'a\0' }, /query is a text/], [{ space: 'x'.repeat(201) }, /space is a text/],
    ] as [Record<string, string>, RegExp][]) expect((await call('GET', '/plans', { query, status: 400 })).body.detail).toMatch(detail);
  });

  describe('are told of as they change', () => {
    async function listen(query = '') {
      const response = await request(`/api/v1/events${query}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) throw new Error('no stream');
      let read = '';
      const until = async (pattern: RegExp | undefined) => {
        while (!pattern?.test(read)) {
          const { value, done } = await reader.read();
          if (done) return read;
          read += value;
        }
        return read;
      };
      await until(/hello/);
      return { until, events: () => [...read.matchAll(/data: (.*)\n/g)].map(([, data]) => JSON.parse(data ?? '') as unknown), cancel: () => reader.cancel() };
    }

    it('to whoever asks for one plan or one space, or for everything', async () => {
      const [mine, other] = [await create(), await create()];
      await database().tell('begin');
      const [plan, space] = [await listen(`?plan=${mine.id}`), await listen('?space=default')];
      await call('PUT', '/plans/{id}', { ...of(other.id), body: { name: 'x', plan: {} }, headers: tag(1) });
      await call('PUT', '/plans/{id}', { ...of(mine.id), body: { name: 'x', plan: {} }, headers: tag(1) });
      await plan.until(/"revision":2/);
      await space.until(/data: /);
      await plan.until(/still here/);
      expect(plan.events()).toEqual([{ plan: mine.id, revision: 2 }]);
      expect(space.events()[0]).toEqual({ space: 'default' });
      expect((await request('/api/v1/events')).status).toBe(503);
      await Promise.all([plan.cancel(), space.cancel()]);
      await expect.poll(async () => (await request('/api/v1/events', { method: 'HEAD' })).status).toBe(200);
      const all = await listen();
      await create();
      await all.until(/"space"/);
      await all.cancel();
    });

    it('until the server stops', async () => {
      const { until } = await listen();
      ended.abort();
      await until(undefined);
      expect((await request('/api/v1/events')).status).toBe(503);
    });
  });
}, () => {
  ended = new AbortController();
  return { ended: ended.signal, eventLimits: { most: 2, beat: 50 } };
});
