import { examplePlan } from '@dualstack/schema/testing';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { describeStored } from './testing/stored.js';

const tag = (revision: number) => ({ 'If-Match': `"${revision}"` });
const plan = (nodes: string, pods = '10.200.0.0/16') => examplePlan('kkp-aws-ipv4', { 'spec.network.podCidrs.ipv4': pods, 'spec.kkp.nodeNetwork.ipv4': nodes });

describeStored('address spaces over HTTP, kept in $name', ({ call, request, database }) => {
  const of = (id: string) => ({ params: { id } });
  const make = async (body: Record<string, unknown> = {}) => (await call('POST', '/spaces', { body: { name: 'prod', ...body }, status: 201 })).body;
  const hold = (ranges: unknown, more = {}) => call('POST', '/spaces/{id}/ranges', { ...of('default'), body: { ranges }, status: 201, ...more });
  const rangesOf = async (query = {}) => (await call('GET', '/spaces/{id}/ranges', { ...of('default'), query })).body;

  it('are made, changed over the state that was seen, and removed', async () => {
    const { body: made, headers } = await call('POST', '/spaces', { body: { name: 'prod', pools: [{ cidr: '10.0.0.0/8', roles: ['pods', 'pods'] }, { cidr: 'fd00::/48' }] }, status: 201 });
    expect([headers.get('location'), headers.get('etag')]).toEqual([`/api/v1/spaces/${made.id}`, '"1"']);
    expect(made).toMatchObject({ name: 'prod', description: '', pools: [{ cidr: '10.0.0.0/8', roles: ['pods'] }, { cidr: 'fd00::/48', roles: [] }], internalRanges: 'reusable', revision: 1 });
    expect((await call('GET', '/spaces/{id}', of(made.id))).body).toEqual({ ...made, plans: 0, inBin: 0 });
    expect((await call('GET', '/spaces')).body.spaces.map(({ id }: { id: string }) => id).sort()).toEqual(['default', made.id].sort());
    await call('PUT', '/spaces/{id}', { ...of(made.id), body: { name: 'x' }, status: 428 });
    const put = await call('PUT', '/spaces/{id}', { ...of(made.id), body: { name: 'x' }, headers: tag(1) });
    expect(put.body).toMatchObject({ name: 'x', revision: 2, pools: made.pools });
    expect((await call('PUT', '/spaces/{id}', { ...of(made.id), body: { name: 'y' }, headers: tag(1), status: 412 })).body.current).toEqual(put.body);
    await call('DELETE', '/spaces/{id}', { ...of(made.id), status: 428 });
    await call('DELETE', '/spaces/{id}', { ...of(made.id), headers: tag(1), status: 412 });
    await call('DELETE', '/spaces/{id}', { ...of(made.id), headers: tag(2) });
    for (const method of ['GET', 'PUT', 'DELETE']) await call(method, '/spaces/{id}', { ...of(made.id), ...(method === 'PUT' && { body: { name: 'x' } }), headers: tag(1), status: 404 });
  });

  it('are not removed while plans lie in them, nor is the first one', async () => {
    expect((await call('DELETE', '/spaces/{id}', { ...of('default'), headers: tag(1), status: 409 })).body.detail).toMatch(/"default" cannot be removed/);
    const { id } = await make();
    await call('POST', '/plans', { body: { name: 'a', plan: {}, space: id }, status: 201 });
    expect((await call('DELETE', '/spaces/{id}', { ...of(id), headers: tag(1), status: 409 })).body.detail).toMatch(/has 1 plan/);
  });

  it.each<[what: string, body: unknown, detail: RegExp]>([
    ['no name', {}, /"name"/],
    ['host bits in a pool', { name: 'a', pools: [{ cidr: '10.1.2.3/8', roles: [] }] }, /"pools\[0\]\.cidr" is no range: 10\.1\.2\.3\/8 is an address inside a network.*10\.0\.0\.0\/8/],
    ['a role that is none', { name: 'a', pools: [{ cidr: '10.0.0.0/8', roles: ['cats'] }] }, /"pools\[0\]\.roles\[0\]"/],
    ['pools that overlap', { name: 'a', pools: [{ cidr: '10.0.0.0/8', roles: ['pods', 'nodes'] }, { cidr: '10.4.0.0/16', roles: ['nodes'] }] }, /10\.0\.0\.0\/8 and 10\.4\.0\.0\/16 share addresses/],
    ['too many pools', { name: 'a', pools: Array.from({ length: 101 }, (_, index) => ({ cidr: `10.${index}.0.0/16` })) }, /"pools"/],
  ])('are refused with %s', async (_, body, detail) => {
    expect((await call('POST', '/spaces', { body, status: 400 })).body.detail).toMatch(detail);
  });

  it('have names that are told apart, whatever their case and the spaces around them', async () => {
    const { id } = await make({ name: 'Prod' });
    const { body: problem } = await call('POST', '/spaces', { body: { name: ' PROD ' }, status: 409 });
    expect(problem).toMatchObject({ type: 'urn:dualstack:problem:invalid-fields', fields: [{ path: ['name'], message: expect.stringContaining('"Prod" already') as unknown }] });
    const { body: other } = await call('POST', '/spaces', { body: { name: 'stage' }, status: 201 });
    expect((await call('PUT', '/spaces/{id}', { ...of(other.id), body: { name: 'prod' }, headers: tag(1), status: 409 })).body.fields).toMatchObject([{ path: ['name'] }]);
    // A name of one's own is none of another's.
    expect((await call('PUT', '/spaces/{id}', { ...of(id), body: { name: 'PROD' }, headers: tag(1) })).body.name).toBe('PROD');
    const asked = Array.from({ length: 8 }, async () => (await request('/api/v1/spaces', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"name":"raced"}' })).status);
    expect((await Promise.all(asked)).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it('say how many plans lie in them, and which fields are at fault', async () => {
    const { id } = await make();
    const { body: draft } = await call('POST', '/plans', { body: { name: 'a', plan: plan('10.1.0.0/24'), space: id }, status: 201 });
    await call('POST', '/plans', { body: { name: 'b', plan: {}, space: id }, status: 201 });
    expect((await call('GET', '/spaces/{id}', of(id))).body).toMatchObject({ plans: 2, inBin: 0 });
    await call('DELETE', '/plans/{id}', { ...of(draft.id), headers: tag(1) });
    expect((await call('GET', '/spaces/{id}', of(id))).body).toMatchObject({ plans: 2, inBin: 1 });
    const refused = async (body: unknown, status = 400) => (await call('POST', '/spaces', { body, status })).body.fields;
    expect(await refused({ name: 'x', pools: [{ cidr: '10.0.0.0/8' }, { cidr: '10.0.0.0/33' }] })).toEqual([{ path: ['pools', 1, 'cidr'], message: expect.stringMatching(/33/) as unknown }]);
    expect(await refused({ name: 'x', pools: [{ cidr: '10.0.0.0/8' }, { cidr: '10.4.0.0/16' }] })).toEqual([{ path: ['pools', 1, 'cidr'], message: expect.stringMatching(/10\.0\.0\.0\/8 and 10\.4/) as unknown }]);
    expect((await hold([{ range: '10.0.0.1/16', name: 'office' }], { status: 400 })).body.fields).toMatchObject([{ path: ['ranges', 0, 'range'] }]);
  });

  it('know since when a plan has a range: as long as it stays as it is', async () => {
    const { body: made } = await call('POST', '/plans', { body: { name: 'a', plan: plan('10.1.0.0/24') }, status: 201 });
    const [nodes, pods] = ['spec.kkp.nodeNetwork.ipv4', 'spec.network.podCidrs.ipv4'] as const;
    const since = async () => new Map((await rangesOf()).ranges.map((each: { path: string; since: string }) => [each.path, each.since]));
    await database().db.execute(sql`update ranges set created_at = '2026-01-02T03:04:05.678Z'`);
    const OLD = '2026-01-02T03:04:05.678Z';
    expect((await since()).get(nodes)).toBe(OLD);
    await call('PUT', '/plans/{id}', { ...of(made.id), body: { name: 'a', plan: plan('10.1.0.0/24', '10.201.0.0/16') }, headers: tag(1) });
    const after = await since();
    expect([after.get(nodes), after.get(pods) === OLD]).toEqual([OLD, false]);
    expect(Math.abs(Date.parse(String(after.get(pods))) - Date.now())).toBeLessThan(60_000);
    await call('PUT', '/plans/{id}', { ...of(made.id), body: { name: 'a', plan: plan('10.1.0.0/24', '10.201.0.0/16'), status: 'final' }, headers: tag(2) });
    expect((await since()).get(nodes)).not.toBe(OLD);
  });

  it('may have pools that overlap for different roles', async () => {
    await make({ pools: [{ cidr: '10.0.0.0/8', roles: [] }, { cidr: '10.4.0.0/16', roles: ['nodes'] }, { cidr: '10.4.0.0/20', roles: ['pods'] }] });
  });

  it('cannot demand that inner ranges are unique where they are not', async () => {
    const body = (name: string, nodes: string, pods: string) => ({ name, plan: plan(nodes, pods), status: 'final' });
    await call('POST', '/plans', { body: body('a', '10.1.0.0/24', '10.2.0.0/16'), status: 201 });
    await call('POST', '/plans', { body: body('b', '10.3.0.0/24', '10.4.0.0/16'), status: 201 });
    const { body: problem } = await call('PUT', '/spaces/{id}', { ...of('default'), body: { name: 'default', internalRanges: 'unique' }, headers: tag(1), status: 409 });
    expect(problem.clashes[0]).toMatchObject({ with: { role: 'services' } });
  });

  it('have ranges that others hold, which keep plans out', async () => {
    const { body } = await hold([{ range: '10.0.0.0/16', name: 'office', owner: 'it' }, { range: 'fd00::/48', name: 'lab', role: 'nodes' }], { headers: { 'Dualstack-Author': 'ana' } });
    expect(body).toEqual({ ids: [expect.any(String), expect.any(String)], known: 0, left: [] });
    expect(await rangesOf()).toMatchObject({ whole: true, ranges: [{ range: '10.0.0.0/16', role: 'reserved', name: 'office', owner: 'it', binding: true }, { range: 'fd00::/48', role: 'nodes', owner: 'ana' }] });
    expect((await rangesOf({ within: 'fd00::/16' })).ranges).toHaveLength(1);
    expect(await rangesOf({ limit: '1' })).toMatchObject({ whole: false, ranges: [{}] });
    const clash = await call('POST', '/plans', { body: { name: 'a', plan: plan('10.0.5.0/24'), status: 'final' }, status: 409 });
    expect(clash.body.clashes).toEqual([{ range: '10.0.5.0/24', path: 'spec.kkp.nodeNetwork.ipv4', with: { name: 'office', range: '10.0.0.0/16', role: 'reserved', owner: 'it' } }]);
    await call('DELETE', '/spaces/{id}/ranges/{rangeId}', { params: { id: 'default', rangeId: body.ids[0] } });
    await call('DELETE', '/spaces/{id}/ranges/{rangeId}', { params: { id: 'default', rangeId: body.ids[0] }, status: 404 });
    const { body: final } = await call('POST', '/plans', { body: { name: 'a', plan: plan('10.0.5.0/24'), status: 'final' }, status: 201 });
    expect((await hold([{ range: '10.0.0.0/16', name: 'office' }], { status: 409 })).body.clashes[0].with).toMatchObject({ plan: final.id });
    await hold([{ range: '10.0.0.1/16', name: 'office' }], { status: 400 });
    for (const ranges of [[], [{ range: '10.0.0.0/16' }], [{ range: '10.0.0.0/16', name: 'a', colour: 1 }], 'x']) await hold(ranges, { status: 400 });
    await hold([{ range: '10.9.0.0/16', name: 'a' }], { ...of('nowhere'), status: 404 });
    expect((await call('GET', '/spaces/{id}/ranges', { ...of('default'), query: { within: '10.0.0.1/16' }, status: 400 })).body.detail).toMatch(/within is a range.*10\.0\.0\.0\/16/);
  });

  const table = (text: string, status = 201) => call('POST', '/spaces/{id}/ranges', { ...of('default'), body: text, status });

  it('take ranges out of a table, and give them as one', async () => {
    await table('\ufeffrange,name,owner,role\r\n10.0.0.0/16,"Head office, 2nd floor",it,nodes\r\n\r\n10.1.0.0/16,"=SUM(1)",,\r\n');
    expect((await rangesOf()).ranges).toMatchObject([{ range: '10.0.0.0/16', name: 'Head office, 2nd floor', owner: 'it', role: 'nodes' }, { range: '10.1.0.0/16', name: '=SUM(1)', owner: 'anonymous', role: 'reserved' }]);
    const { body: csv, headers } = await call('GET', '/spaces/{id}/ranges', { ...of('default'), query: { format: 'csv' } });
    expect(csv).toBe('range,name,owner,role\n10.0.0.0/16,"Head office, 2nd floor",it,nodes\n10.1.0.0/16,"\'=SUM(1)",anonymous,reserved\n');
    expect(headers.get('content-disposition')).toBe('attachment; filename="default-ranges.csv"');
    const before = (await rangesOf()).ranges.map(({ id: _, since: __, ...rest }: { id: string; since: string }) => rest);
    await database().db.execute(sql`delete from ranges`);
    await table(csv);
    expect((await rangesOf()).ranges.map(({ id: _, since: __, ...rest }: { id: string; since: string }) => rest)).toEqual(before);
  });

  it('enter nothing twice: what is there as it is stays, and of the same line one is taken', async () => {
    const text = 'range,name,owner\n10.0.0.0/16,Office,it\n10.0.0.0/16,Office,it\n10.0.0.0/16,Lab,it\n';
    const { body } = await table(text);
    expect([body.ids.length, body.known]).toEqual([2, 1]);
    expect((await table(text)).body).toMatchObject({ ids: [], known: 3 });
    expect((await rangesOf()).ranges.map(({ name }: { name: string }) => name).sort()).toEqual(['Lab', 'Office']);
  });

  it('take prefixes out of an export of NetBox, but containers, and give them as it takes them', async () => {
    const { body } = await table('Prefix;Status;VRF;Tenant;Role;Description\n10.0.0.0/8;Container;;;;"all of it"\n10.0.0.0/16;Active;;IT;Production;Office\nfd00::/48;Reserved;;;Pods;\n10.3.0.0/16;deprecated;;;Old lab;\n');
    expect(body).toMatchObject({ ids: [{}, {}, {}].map(() => expect.any(String) as unknown), left: [{ line: 2, range: '10.0.0.0/8', status: 'Container' }] });
    await call('POST', '/plans', { body: { name: 'draft', plan: plan('10.5.0.0/24') }, status: 201 });
    const { body: csv } = await call('GET', '/spaces/{id}/ranges', { ...of('default'), query: { format: 'netbox' } });
    expect(csv.split('\n').slice(0, 4)).toEqual(['prefix,status,tenant,role,description', '10.0.0.0/16,active,IT,reserved,Office', '10.3.0.0/16,active,anonymous,reserved,Old lab', '10.5.0.0/24,reserved,anonymous,nodes,draft']);
    expect(csv).toContain('fd00::/48,active,anonymous,pods,Pods\n');
  });

  it('say which line of a table cannot be read, and enter nothing', async () => {
    const { body } = await table('range,name,owner\n10.0.0.0/16,a,b\n10.1.2.3/16,a,b\n10.2.0.0/16\n"10.3.0.0/16","two\nlines",b\n10.4.0.0/16,,b\n', 400);
    expect(body.detail).toMatch(/^4 lines cannot be read, and nothing was entered\. Line 3: 10\.1\.2\.3\/16 is an address inside a network/);
    expect(body.lines.map(({ line }: { line: number }) => line)).toEqual([3, 4, 5, 7]);
    expect((await rangesOf()).ranges).toEqual([]);
    for (const [text, detail] of [['', /first line names the columns/], ['a,b\n1,2', /It is "a,b"/], ['range,name\n', /no line below/], ['range,name\n10.0.0.0/8,"a', /quotation mark/], ['range,name,role\n10.0.0.0/8,a,cats', /Line 2: The role is one of pods/]] as [string, RegExp][]) expect((await table(text, 400)).body.detail).toMatch(detail);
    const chinese = await call('POST', '/spaces/{id}/ranges', { ...of('default'), body: 'range,name\n10.1.2.3/16,a', headers: { 'Accept-Language': 'zh' }, status: 400 });
    expect(chinese.body.detail).toMatch(/^有 1 行无法读取.*第 2 行：10\.1\.2\.3\/16 是网段中的一个地址.*[^。]。$/);
  });

  describe('suggest ranges', () => {
    const suggest = async (asked: Record<string, unknown>, status = 200) => (await call('POST', '/cidrs/suggest', { body: { space: 'default', family: 'ipv4', prefix: 16, role: 'nodes', count: 1, ...asked }, status })).body;

    it('that are free, out of the pools of the role', async () => {
      expect((await suggest({ count: 2 })).ranges).toEqual(['10.0.0.0/16', '10.1.0.0/16']);
      const { id } = await make({ pools: [{ cidr: '172.20.0.0/14', roles: ['nodes'] }, { cidr: '10.0.0.0/8', roles: [] }] });
      await hold([{ range: '172.20.0.0/17', name: 'office' }], of(id));
      await call('POST', '/plans', { body: { name: 'a', plan: plan('172.21.5.0/24'), space: id }, status: 201 });
      expect((await suggest({ space: id, count: 2 })).ranges).toEqual(['172.22.0.0/16', '172.23.0.0/16']);
      expect((await suggest({ space: id, prefix: 24, avoid: ['172.20.128.0/24'] })).ranges).toEqual(['172.20.129.0/24']);
      expect((await suggest({ space: id, role: 'pods' })).ranges).toEqual(['10.0.0.0/16']);
      expect((await suggest({ family: 'ipv6', prefix: 64, count: 2 })).ranges[0]).toMatch(/^fd[\da-f]{2}:.*::\/64$/);
    });

    it('that are parts of a network, beside those that others have of it', async () => {
      await hold([{ range: '10.4.0.0/16', name: 'VPC', role: 'vpc' }]);
      const vpc = { family: 'ipv4', prefix: 24, role: 'nodes', within: '10.4.0.0/16' };
      expect((await suggest(vpc)).ranges).toEqual(['10.4.0.0/24']);
      expect((await suggest({ ...vpc, avoid: ['10.4.0.0/23'] })).ranges).toEqual(['10.4.2.0/24']);
      expect((await suggest({ family: 'ipv6', prefix: 112, role: 'services', within: 'fc00::/8', count: 2 })).ranges).toEqual(['fc00::/112', 'fc00::1:0/112']);
      await suggest({ ...vpc, within: '10.4.0.1/16' }, 400);
    });

    it('or say that there is no room, and what would fit', async () => {
      const { id } = await make({ pools: [{ cidr: '172.20.0.0/14', roles: [] }] });
      expect(await suggest({ space: id, count: 5 }, 409)).toMatchObject({ type: 'urn:dualstack:problem:no-room', room: { count: 4 }, detail: expect.stringMatching(/no room for 5 free ranges of \/16 in 172\.20\.0\.0\/14: there is for 4/) as unknown });
      await hold([{ range: '172.20.0.0/15', name: 'a' }], of(id));
      expect(await suggest({ space: id, prefix: 14 }, 409)).toMatchObject({ room: { count: 0, largest: '172.22.0.0/15' } });
      await suggest({ space: 'nowhere' }, 404);
      for (const wrong of [{ prefix: 33 }, { prefix: 0 }, { count: 0 }, { count: 257 }, { role: 'cats' }, { family: 'ipv5' }, { avoid: ['x'] }, { space: 'a\0' }, { colour: 1 }]) await suggest(wrong, 400);
    });

    it('that others have inside their clusters only where there is no other room', async () => {
      const { id } = await make({ pools: [{ cidr: '10.96.0.0/15', roles: ['services'] }] });
      await call('POST', '/plans', { body: { name: 'a', plan: examplePlan('kubeadm-cilium-dual'), space: id }, status: 201 });
      expect((await suggest({ space: id, role: 'services' })).ranges).toEqual(['10.97.0.0/16']);
      expect((await suggest({ space: id, role: 'services', count: 2 })).ranges).toEqual(['10.96.0.0/16', '10.97.0.0/16']);
    });
  });
});
