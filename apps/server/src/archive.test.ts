import { examplePlan } from '@dualstack/schema/testing';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeEach, expect, it } from 'vitest';
import { MAX_ARCHIVE } from './archive.js';
import { clear } from './storage/testing.js';
import { describeStored } from './testing/stored.js';

const NODES = 'spec.kkp.nodeNetwork.ipv4';
const model = (nodes: string) => examplePlan('kkp-aws-ipv4', { [NODES]: nodes });
type Files = Record<string, unknown>;
const filesOf = (bytes: Uint8Array): Files => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, JSON.parse(strFromU8(content)) as unknown]));
const packed = (files: Files): Uint8Array<ArrayBuffer> => zipSync(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, strToU8(JSON.stringify(value))])));
const HEAD = { 'archive.json': { format: 'dualstack-archive', version: 1, createdAt: '2026-01-01T00:00:00.000Z' } };

describeStored('everything that is kept in $name', ({ call, request, database }) => {
  const empty = () => clear(database());
  beforeEach(empty);

  const exported = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const response = await request('/api/v1/export');
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([200, 'application/zip', expect.stringMatching(/^attachment; filename="dualstack-\d{4}-\d\d-\d\d\.zip"$/)]);
    return new Uint8Array(await response.arrayBuffer());
  };
  const restore = async (body: Uint8Array<ArrayBuffer>, status = 200, query = '', headers: Record<string, string> = {}) => {
    const response = await request(`/api/v1/restore${query}`, { method: 'POST', headers: { 'Content-Type': 'application/zip', ...headers }, body });
    const answer = (await response.json()) as Record<string, never>;
    expect([response.status, response.status === status ? '' : answer]).toEqual([status, '']);
    return answer as Record<string, unknown>;
  };
  /** All that can be asked for, but for the time of the archive. */
  const everything = async () => {
    const { 'archive.json': _, ...files } = filesOf(await exported());
    return files;
  };
  const make = async (name: string, nodes: string, more = {}) => (await call('POST', '/plans', { body: { name, plan: model(nodes), ...more }, status: 201, headers: { 'Dualstack-Author': 'ana' } })).body;

  /** Two spaces, plans of every kind, and ranges of others. */
  async function fill() {
    const { id: space } = (await call('POST', '/spaces', { body: { name: 'prod', pools: [{ cidr: '10.0.0.0/8', roles: ['nodes', 'pods'] }], internalRanges: 'unique' }, status: 201 })).body;
    await call('PUT', '/spaces/{id}', { params: { id: 'default' }, body: { name: 'default', description: 'all of it', pools: [{ cidr: '172.16.0.0/12' }] }, headers: { 'If-Match': '"1"' } });
    await call('POST', '/spaces/{id}/ranges', { params: { id: 'default' }, body: { ranges: [{ range: '10.99.0.0/16', name: 'office', owner: 'it' }, { range: '10.98.0.1/32', name: 'host' }] }, status: 201 });
    const final = await make('final', '10.1.0.0/16', { status: 'final', space, labels: { team: 'net', a: 'b' } });
    const draft = await make('draft', '10.2.0.0/16', { description: 'not yet' });
    await call('PUT', '/plans/{id}', { params: { id: draft.id }, body: { name: 'draft', plan: model('10.3.0.0/16'), keep: true }, headers: { 'If-Match': '"1"', 'Dualstack-Author': 'bo' } });
    const binned = await make('binned', '10.4.0.0/16');
    await call('DELETE', '/plans/{id}', { params: { id: binned.id }, headers: { 'If-Match': '"1"' } });
    const odd = (await call('POST', '/plans', { body: { name: 'odd', plan: { x: [null, '\0\ud800', { y: 1.5 }] } }, status: 201 })).body;
    return { space, final, draft, binned, odd };
  }
  const counts = (answer: Record<string, unknown>) => Object.fromEntries(Object.entries(answer).map(([key, value]) => { const { restored, same, skipped } = value as Record<string, number>; return [key, [restored, same, skipped]]; }));

  it('comes back whole into an empty store: ids, revisions, times, history, the bin and whose ranges are whose', async () => {
    const { final, space } = await fill();
    const [before, archive] = [await everything(), await exported()];
    expect(filesOf(archive)['archive.json']).toMatchObject({ format: 'dualstack-archive', version: 1 });
    expect(Object.keys(before).sort()).toEqual(['plans/0001.json', 'ranges/0001.json', 'revisions/0001.json', 'spaces/0001.json']);
    await empty();
    expect(Object.keys(await everything())).toEqual(['spaces/0001.json']);
    expect(counts(await restore(archive))).toEqual({ spaces: [2, 0, 0], ranges: [2, 0, 0], plans: [4, 0, 0] });
    expect(await everything()).toEqual(before);
    expect((await call('GET', '/plans/{id}', { params: { id: final.id } })).body).toEqual(final);
    expect((await call('POST', '/plans', { body: { name: 'x', plan: model('10.1.4.0/24'), space, status: 'final' }, status: 409 })).body.clashes[0].with).toMatchObject({ plan: final.id });
  });

  it('leaves what is there and the same, however often it is restored', async () => {
    await fill();
    const [before, archive] = [await everything(), await exported()];
    expect(counts(await restore(archive))).toEqual({ spaces: [0, 2, 0], ranges: [0, 2, 0], plans: [0, 4, 0] });
    expect(await everything()).toEqual(before);
  });

  it('is restored into a used store beside what is there', async () => {
    await fill();
    const archive = await exported();
    await empty();
    const other = await make('other', '10.50.0.0/16', { status: 'final' });
    // The first space was used: what the archive says of it is otherwise.
    const refused = await restore(archive, 409);
    expect(refused).toMatchObject({ type: 'urn:dualstack:problem:conflicts', conflicts: [{ kind: 'space', id: 'default', fields: ['description', 'pools'] }] });
    expect(counts(await restore(archive, 200, '?conflicts=skip'))).toEqual({ spaces: [1, 0, 1], ranges: [2, 0, 0], plans: [4, 0, 0] });
    expect((await call('GET', '/plans/{id}', { params: { id: other.id } })).body).toMatchObject({ name: 'other', revision: 1 });
  });

  it('has spaces whose names the store has given to others: they are told of, and numbered', async () => {
    await fill();
    const archive = await exported();
    const { 'archive.json': head, ...files } = filesOf(archive);
    await empty();
    const { body: other } = await call('POST', '/spaces', { body: { name: 'PROD' }, status: 201 });
    expect(await restore(archive, 409)).toMatchObject({ conflicts: [{ kind: 'space', name: 'prod', fields: ['name'] }] });
    expect(counts(await restore(archive, 200, '?conflicts=skip'))['spaces']).toEqual([2, 0, 0]);
    const names = async () => (await call('GET', '/spaces')).body.spaces.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['default', 'PROD', 'prod (2)']);
    await empty();
    // Of a release that did not tell names apart: nobody is asked about that.
    const first = (files['spaces/0001.json'] as { spaces: { name: string }[] }).spaces.find(({ name }) => name === 'prod');
    await restore(packed({ 'archive.json': head, 'spaces/0001.json': { spaces: [first, { ...first, id: 'twin' }] } }));
    expect(await names()).toEqual(['default', 'prod', 'prod (2)']);
    expect(other.name).toBe('PROD');
  });

  it('never writes over what is there: it says what differs, and skips it or restores plans beside it as drafts', async () => {
    const { final, draft, space } = await fill();
    const archive = await exported();
    await call('PUT', '/plans/{id}', { params: { id: final.id }, body: { name: 'renamed', plan: final.plan }, headers: { 'If-Match': '"1"' } });
    const before = await everything();
    const refused = await restore(archive, 409, '', { 'Accept-Language': 'zh' });
    expect(refused).toMatchObject({ conflicts: [{ kind: 'plan', id: final.id, name: 'final', fields: ['name'] }], detail: expect.stringMatching(/有 1 处内容与归档不一致/) as unknown });
    expect(await everything()).toEqual(before);
    expect(counts(await restore(archive, 200, '?conflicts=skip'))).toEqual({ spaces: [0, 2, 0], ranges: [0, 2, 0], plans: [0, 3, 1] });
    expect(await everything()).toEqual(before);
    const answer = await restore(archive, 200, '?conflicts=copy');
    expect(counts(answer)['plans']).toEqual([0, 3, 0]);
    const [copy] = (answer['plans'] as { copied: { id: string; from: string; name: string }[] }).copied;
    expect(copy).toEqual({ id: expect.any(String) as unknown, from: final.id, name: 'final' });
    expect((await call('GET', '/plans/{id}', { params: { id: copy?.id ?? '' } })).body).toMatchObject({ name: 'final', status: 'draft', space, author: 'ana' });
    expect((await call('GET', '/plans/{id}/revisions', { params: { id: copy?.id ?? '' } })).body.revisions).toHaveLength(1);
    expect((await call('GET', '/plans/{id}', { params: { id: draft.id } })).body.revision).toBe(2);
  });

  it('is refused where ranges of final plans are somebody else\'s by now, and then nothing of it is there', async () => {
    const { final, space } = await fill();
    const archive = await exported();
    await call('DELETE', '/plans/{id}', { params: { id: final.id }, headers: { 'If-Match': '"1"' } });
    await call('DELETE', '/plans/{id}', { params: { id: final.id }, query: { forever: 'true' }, headers: { 'If-Match': '"2"' } });
    const thief = await make('thief', '10.1.0.0/17', { status: 'final', space });
    const before = await everything();
    const refused = await restore(archive, 409);
    expect(refused).toMatchObject({ type: 'urn:dualstack:problem:clash', clashes: [{ range: '10.1.0.0/16', with: { plan: thief.id } }, {}, {}] });
    expect(await everything()).toEqual(before);
  });

  it('goes on without those who have gone, and is read in parts however much there is', async () => {
    const text = 'x'.repeat(400_000);
    for (let index = 0; index < 14; index += 1) await call('POST', '/plans', { body: { name: `large-${index}`, plan: { text: `${text}${index}` } }, status: 201 });
    const [before, archive] = [await everything(), await exported()];
    expect(Object.keys(before).filter((name) => name.startsWith('plans/'))).toEqual(['plans/0001.json', 'plans/0002.json']);
    expect(archive.length).toBeLessThan(200_000);
    await empty();
    expect(counts(await restore(archive))['plans']).toEqual([14, 0, 0]);
    expect(await everything()).toEqual(before);
    const reader = (await request('/api/v1/export')).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await call('GET', '/plans');
  });

  const spaces = { 'spaces/0001.json': { spaces: [] } };
  const plan = (more: Record<string, unknown> = {}) => ({ id: 'a', space: 'default', name: 'a', description: '', labels: {}, status: 'draft', plan: {}, revision: 1, author: 'x', createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z', ...more });
  const withPlans = (...plans: unknown[]) => packed({ ...HEAD, 'plans/0001.json': { plans } });
  it.each<[what: string, archive: () => Uint8Array<ArrayBuffer>, status: number, detail: RegExp]>([
    ['no ZIP', () => strToU8('hello'), 400, /is no archive/],
    ['nothing', () => new Uint8Array(0), 400, /is no archive/],
    ['half of one', () => packed({ ...HEAD, ...spaces }).slice(0, 100), 400, /is no archive/],
    ['another ZIP', () => packed({ 'plan.json': {} }), 400, /is no archive/],
    ['one with something else in it', () => packed({ ...HEAD, 'plan.json': {} }), 400, /entry "plan\.json"/],
    ['no head', () => packed(spaces), 400, /is no archive/],
    ['another format', () => packed({ 'archive.json': { ...HEAD['archive.json'], format: 'x' } }), 400, /is no archive/],
    ['a newer version', () => packed({ 'archive.json': { ...HEAD['archive.json'], version: 2 } }), 400, /of version 2, and this release reads those up to 1/],
    ['a path out of it', () => packed({ ...HEAD, 'plans/../../0001.json': {} }), 400, /cannot be read/],
    ['no JSON', () => zipSync({ 'archive.json': strToU8('{') }), 400, /entry "archive\.json"/],
    ['a key that is dropped', () => zipSync({ 'archive.json': strToU8(JSON.stringify(HEAD['archive.json'])), 'plans/0001.json': strToU8('{"plans":[{"__proto__":1}]}') }), 400, /entry "plans\/0001\.json"/],
    ['a field that nobody knows', () => withPlans(plan({ colour: 1 })), 400, /"plans\.0" in "plans\/0001\.json"/],
    ['an id that is none', () => withPlans(plan({ id: '../a' })), 400, /"plans\.0\.id"/],
    ['a time that is none', () => withPlans(plan({ createdAt: 'yesterday' })), 400, /"plans\.0\.createdAt"/],
    ['a name that cannot be kept', () => withPlans(plan({ name: 'a\0' })), 400, /"plans\.0\.name"/],
    ['a plan twice', () => withPlans(plan(), plan()), 400, /"plan a" twice/],
    ['a plan in a space that is nowhere', () => withPlans(plan({ space: 'nowhere' })), 400, /address space that neither/],
    ['a range that is none', () => packed({ ...HEAD, 'ranges/0001.json': { ranges: [{ space: 'default', id: 'r', range: '10.0.0.1/8', name: 'a', owner: 'b', role: 'nodes', createdAt: '2026-01-01T00:00:00.000Z' }] } }), 400, /The field "r"/],
    ['plans that want the same ranges', () => withPlans(plan({ status: 'final', plan: model('10.1.0.0/16') }), plan({ id: 'b', status: 'final', plan: model('10.1.0.0/16') })), 409, /with one another/],
    ['a bomb', () => zipSync({ 'archive.json': strToU8(JSON.stringify(HEAD['archive.json'])), 'plans/0001.json': new Uint8Array(17 * 1024 * 1024) }), 413, /unpacked, it may have 536870912 bytes, and each of its entries 16777216/],
  ])('is refused as %s', async (_, archive, status, detail) => {
    expect((await restore(archive(), status))['detail']).toMatch(detail);
    expect((await call('GET', '/plans')).body.plans).toEqual([]);
  });

  it('is refused with sizes that are not true, where it is too large, and as anything but a ZIP', async () => {
    const lying = zipSync({ 'archive.json': strToU8(JSON.stringify(HEAD['archive.json'])), 'plans/0001.json': new Uint8Array(17 * 1024 * 1024) });
    const directory = Buffer.from(lying.buffer).lastIndexOf('PK\x01\x02', undefined, 'latin1');
    new DataView(lying.buffer).setUint32(directory + 24, 1000, true);
    await restore(lying, 400);
    expect((await restore(packed(HEAD), 413, '', { 'Content-Length': String(MAX_ARCHIVE + 1) }))['detail']).toMatch(/larger than 67108864 bytes/);
    await restore(packed(HEAD), 415, '', { 'Content-Type': 'application/json' });
    expect((await restore(packed(HEAD), 400, '?conflicts=overwrite'))['detail']).toMatch(/refuse, skip, copy/);
  });
});
