import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { examplePlan } from '@dualstack/schema/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { file, has, type Json, render } from '../../testing.js';
import { launch } from '../../testing/launch.js';
import { bothAnswers, type Programs, rememberingJq, servePrograms } from '../../testing/programs.js';

interface Key {
  id: string;
  name: string;
}

interface Cluster {
  id: string;
  name: string;
  annotations: Record<string, string>;
  labels: Record<string, string>;
  deletionTimestamp?: string;
  spec: Json;
  keys: string[];
}

/** What KKP shows of the settings of a cloud (Public…CloudSpec in modules/api/pkg/api/v1/types.go). */
const SHOWN_OF_CLOUD = ['nodePortsAllowedIPRanges', 'floatingIPPool', 'project', 'projectID', 'domain', 'network', 'securityGroups', 'routerID', 'subnetID', 'assignAvailabilitySet'];
const PROTECTED = ['worker-name', 'project-id', 'is-credential-preset'];

/**
 * A stand-in of KKP's API, as far as the script calls it: routes, codes and answers as in kubermatic/dashboard
 * (modules/api/pkg/handler: v1/ssh/ssh.go, v2/cluster/cluster.go, common/cluster.go, handler.go).
 */
class StandIn {
  readonly calls: string[] = [];
  readonly clusters: Cluster[] = [];
  keys: Key[] = [
    { id: 'key-aaa', name: 'platform-team' },
    { id: 'key-bbb', name: 'on call' },
  ];
  /** A Seed that is down: its clusters are left out of the list. */
  isSeedBroken = false;
  /** The answer to a creation is a 500 although the cluster is there (its rights took too long). */
  answersLate = false;
  /** Assigning a key fails. */
  refusesKeys = false;
  /** The key that came with the body that made a cluster. */
  encryptionKey: string | undefined;
  /** v2.24 drops the annotations of a body. */
  isV224 = false;
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { pathname } = new URL(request.url ?? '', 'http://localhost');
        const method = request.method ?? '';
        this.calls.push(`${method} ${pathname}`);
        const [status, answer] = request.headers.authorization === 'Bearer the-token' ? this.answer(method, pathname, text) : error(401, 'not authorized');
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
  }

  private answer(method: string, pathname: string, text: string): [number, unknown] {
    const [, api, projects, project, kind, id, sub, key] = pathname.slice(1).split('/');
    if (projects !== 'projects' || project !== 'q7rb2k9wxz') return error(404, 'project not found');
    if (api === 'v1' && kind === 'sshkeys' && method === 'GET') return [200, this.keys];
    if (api !== 'v2' || kind !== 'clusters') return error(404, 'not found');
    if (id === undefined) return method === 'POST' ? this.create(JSON.parse(text) as Json) : this.list();
    const cluster = this.clusters.find((each) => each.id === id);
    if (!cluster) return error(404, `clusters.kubermatic.k8c.io "${id}" not found`);
    if (sub === undefined) return [200, shown(cluster)];
    if (method === 'GET') return [200, this.keys.filter((each) => cluster.keys.includes(each.id))];
    const wanted = this.keys.find((each) => each.id === key);
    if (!wanted) return error(500, `the given ssh key ${key} does not belong to the given project`);
    if (this.refusesKeys) return error(500, 'the seed is busy');
    cluster.keys.push(wanted.id);
    return [201, wanted];
  }

  private list(): [number, unknown] {
    return [200, this.isSeedBroken ? { clusters: [], errorMessage: 'Failed to fetch data for one or more seeds. Please contact an administrator.' } : { clusters: this.clusters.map(shown) }];
  }

  private create(body: Json): [number, unknown] {
    const { cluster } = body as { cluster: { name: string; labels?: Record<string, string>; annotations?: Record<string, string>; credential?: string; spec: Json } };
    if (this.clusters.some(({ name }) => name === cluster.name)) return error(409, `cluster "${cluster.name}" already exists`);
    const { encryptionAtRest } = body as { encryptionAtRest?: { key: string } };
    const isEncrypted = (cluster.spec['encryptionConfiguration'] as { enabled?: boolean } | undefined)?.enabled === true;
    if (isEncrypted && (encryptionAtRest?.key ?? '') === '') return error(400, 'invalid encryption configuration: encryption key is required when encryption at rest is enabled');
    this.encryptionKey = encryptionAtRest?.key;
    const preset = cluster.credential;
    const made: Cluster = {
      id: `c${this.clusters.length + 1}xyzxyzxyz`,
      name: cluster.name,
      annotations: { ...(!this.isV224 && cluster.annotations), ...(preset !== undefined && { presetName: preset }) },
      labels: { ...cluster.labels, 'project-id': 'q7rb2k9wxz', ...(preset !== undefined && { 'is-credential-preset': 'true' }) },
      /** Defaults are filled in, so that the answer has more than the body. */
      spec: { ...cluster.spec, oidc: {}, kubernetesDashboard: { enabled: true } },
      keys: [],
    };
    this.clusters.push(made);
    return this.answersLate ? error(500, 'timed out waiting for cluster to become ready') : [201, shown(made)];
  }
}

const error = (code: number, message: string): [number, unknown] => [code, { error: { code, message } }];

/** A cluster as the API shows it: system labels left out, and most settings of its cloud. */
function shown({ keys: _, ...cluster }: Cluster): unknown {
  const cloud = cluster.spec['cloud'] as Record<string, Json | string>;
  const isEmpty = (value: unknown) => value === undefined || value === '';
  return {
    ...cluster,
    type: 'kubernetes',
    labels: Object.fromEntries(Object.entries(cluster.labels).filter(([name]) => !PROTECTED.includes(name))),
    spec: {
      ...Object.fromEntries(Object.entries(cluster.spec).filter(([, value]) => !isEmpty(value))),
      cloud: Object.fromEntries(
        Object.entries(cloud)
          .filter(([name]) => name !== 'providerName')
          .map(([name, value]) => [name, typeof value === 'string' ? value : Object.fromEntries(Object.entries(value).filter(([field]) => SHOWN_OF_CLOUD.includes(field)))]),
      ),
    },
    status: { version: cluster.spec['version'], url: '' },
  };
}

describe.skipIf(!has('jq') || !has('curl'))('create-cluster.sh (skipped where jq or curl is not installed)', () => {
  const folders: string[] = [];
  const standIns: StandIn[] = [];
  let programs: Programs;
  beforeAll(async () => {
    programs = await servePrograms([rememberingJq()]);
  });
  afterAll(() => programs.close());
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
    for (const standIn of standIns.splice(0)) standIn.close();
  });

  const AWS = { 'spec.kkp.sshKeys': ['platform-team', 'on call'], 'metadata.description': 'Payments' };

  /** The script and its body in a folder of their own, beside a stand-in of KKP; the plan may be changed between two runs. */
  async function prepare(changes: Record<string, unknown> = {}, example = 'kkp-aws-dual') {
    const standIn = new StandIn();
    standIns.push(standIn);
    const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-kkp-'));
    folders.push(folder);
    const origin = await standIn.listen();
    const plan = (more: Record<string, unknown>) => {
      const files = render(examplePlan(example, { 'spec.kkp.projectId': 'q7rb2k9wxz', ...changes, ...more }));
      for (const name of ['create-cluster.json', 'create-cluster.sh']) writeFileSync(path.join(folder, name), file(files, name));
      chmodSync(path.join(folder, 'create-cluster.sh'), 0o755);
    };
    plan({});
    const run = async (token = 'the-token', { environment }: Pick<Programs, 'environment'> = programs) => {
      const { status: code, stdout, stderr } = await launch(['bash', path.join(folder, 'create-cluster.sh')], { env: { ...environment, PATH: process.env['PATH'], KKP_URL: `${origin}/`, KKP_TOKEN: token } });
      return { code, stdout, stderr };
    };
    const made = () => standIn.calls.filter((call) => !call.startsWith('GET'));
    return { standIn, run, plan, made, folder };
  }

  it('asks jq 1.8 here, and the installed jq answers each question the same', async () => {
    const { run, plan } = await prepare(AWS);
    const answers = await bothAnswers(async (environment) => {
      expect(await run('the-token', { environment })).toMatchObject({ code: 0 });
      plan({ 'metadata.description': 'Other' });
      expect(await run('the-token', { environment })).toMatchObject({ code: 1 });
    });
    expect(answers.length).toBeGreaterThan(10);
    for (const { question, here, installed } of answers) expect(here, question.filter).toEqual(installed);
  });

  it('creates the cluster of the body and assigns the keys', async () => {
    const { standIn, run, folder } = await prepare(AWS);
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    const body = JSON.parse(readFileSync(path.join(folder, 'create-cluster.json'), 'utf8')) as { cluster: { spec: Json } };
    expect(standIn.clusters).toMatchObject([{ name: 'prod-eu-1', keys: ['key-aaa', 'key-bbb'], spec: body.cluster.spec, labels: { 'dualstack.dev/create-cluster': expect.stringMatching(/^[0-9a-f]{32}$/) as string } }]);
  });

  it('sends the encryption key where it creates the cluster, and asks for it nowhere else', async () => {
    const { standIn, run, made } = await prepare({ 'spec.kkp.encryptionAtRest': true });
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('set ENCRYPTION_KEY to 32 random bytes') as string });
    expect(await run('the-token', { environment: { ...programs.environment, ENCRYPTION_KEY: 'c2hvcnQ=' } })).toMatchObject({ code: 1, stderr: expect.stringContaining('not 32 bytes in base64') as string });
    expect(made()).toEqual([]);
    const key = Buffer.alloc(32, 7).toString('base64');
    const { stdout, stderr, code } = await run('the-token', { environment: { ...programs.environment, ENCRYPTION_KEY: key } });
    expect([code, stderr, stdout.includes(key)]).toEqual([0, '', false]);
    expect(standIn.encryptionKey).toBe(key);
    expect(await run()).toMatchObject({ code: 0 });
    expect(made()).toHaveLength(2);
  });

  it.each(['kkp-bringyourown-dual', 'kkp-openstack-dual', 'kkp-azure-dual', 'kkp-gcp-dual', 'kkp-hetzner-dual', 'kkp-vsphere-dual', 'kkp-digitalocean-dual', 'kkp-equinix-dual', 'kkp-aws-ipv4'])('run twice finds %s as it made it', async (example) => {
    const { standIn, run, made } = await prepare({ 'spec.kkp.sshKeys': ['on call'] }, example);
    standIn.isV224 = example === 'kkp-equinix-dual';
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    expect(await run()).toMatchObject({ code: 0, stderr: '' });
    expect(standIn.clusters).toHaveLength(1);
    expect(made()).toHaveLength(2);
  });

  it('makes nothing when an SSH key is missing, and names every one', async () => {
    const { standIn, run, made } = await prepare({ 'spec.kkp.sshKeys': ['platform-team', 'nobody', "x'; rm -rf /"] });
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringMatching(/named nobody in.*\n.*named x'; rm -rf \/ in.*\nNothing was created/) as string });
    expect([made(), standIn.clusters]).toEqual([[], []]);
  });

  it('makes nothing when a name stands for two SSH keys', async () => {
    const { standIn, run, made } = await prepare(AWS);
    standIn.keys.push({ id: 'key-ccc', name: 'on call' });
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('several SSH keys named on call') as string });
    expect(made()).toEqual([]);
  });

  it('makes nothing when a Seed does not answer, for the cluster may be there', async () => {
    const { standIn, run, made } = await prepare();
    standIn.isSeedBroken = true;
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot be told') as string });
    expect(made()).toEqual([]);
  });

  it('makes nothing without a valid token', async () => {
    const { run, made } = await prepare();
    expect(await run('another')).toMatchObject({ code: 1, stderr: expect.stringContaining('not authorized') as string });
    expect(made()).toEqual([]);
  });

  it('goes on with the keys where it stopped', async () => {
    const { standIn, run } = await prepare(AWS);
    standIn.refusesKeys = true;
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('the seed is busy') as string });
    standIn.refusesKeys = false;
    expect(await run()).toMatchObject({ code: 0 });
    expect(standIn.clusters).toMatchObject([{ keys: ['key-aaa', 'key-bbb'] }]);
  });

  it('finds a cluster that was made although the answer was an error', async () => {
    const { standIn, run } = await prepare(AWS);
    standIn.answersLate = true;
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('Run this again') as string });
    expect(await run()).toMatchObject({ code: 0 });
    expect(standIn.clusters).toMatchObject([{ keys: ['key-aaa', 'key-bbb'] }]);
  });

  const changed: [what: string, change: Record<string, unknown>, says: RegExp][] = [
    ['another Service range', { 'spec.network.serviceCidrs.ipv6': 'fd02::/112' }, /spec\.clusterNetwork\.services\.cidrBlocks: wanted \["10.240.16.0\/20","fd02::\/112"\], there is \["10.240.16.0\/20","fd02::\/108"\]/],
    ['another version', { 'spec.kubernetesVersion': '1.35.7' }, /spec\.version: wanted "1.35.7", there is "1.35.8"/],
    ['another datacenter', { 'spec.kkp.datacenter.name': 'aws-us-1' }, /spec\.cloud\.dc: wanted "aws-us-1"/],
    ['another description', { 'metadata.description': 'Tests' }, /annotations\.kubernetes\.io\/description: wanted "Tests", there is "Payments"/],
    ['a label more', { 'metadata.labels': { environment: 'production', team: 'net' } }, /labels\.team: wanted "net", there is null/],
    ['NodePorts for others', { 'spec.kkp.nodePortsAllowedIPRanges': { ipv4: ['10.0.0.0/8'], ipv6: ['::/0'] } }, /spec\.cloud\.aws\.nodePortsAllowedIPRanges\.cidrBlocks/],
    ['another VPC, which KKP does not show', { 'spec.kkp.aws.vpcID': 'vpc-0a1b2c3d4e5f60719' }, /made of another create-cluster\.json/],
    ['more machines, which KKP does not show', { 'spec.nodePools.0.replicas': 5 }, /made of another create-cluster\.json/],
    ['another preset', { 'spec.kkp.preset': 'other' }, /made of another create-cluster\.json/],
  ];
  it.each(changed)('never ends well over a cluster of another plan: %s', async (_, change, says) => {
    const { standIn, run, plan, made } = await prepare(AWS);
    await run();
    const before = made().length;
    plan(change);
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringMatching(says) as string });
    expect(made()).toHaveLength(before);
    expect(standIn.clusters).toHaveLength(1);
  });

  it('says what somebody has changed since', async () => {
    const { standIn, run } = await prepare(AWS);
    await run();
    Object.assign(standIn.clusters[0]?.spec ?? {}, { enableUserSSHKeyAgent: false, exposeStrategy: 'LoadBalancer' });
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringMatching(/enableUserSSHKeyAgent: wanted true, there is false[^]*exposeStrategy: wanted "NodePort", there is "LoadBalancer"/) as string });
  });

  it('does not take a cluster of the name that somebody else made for its own', async () => {
    const { standIn, run, made } = await prepare(AWS);
    await run();
    delete standIn.clusters[0]?.labels['dualstack.dev/create-cluster'];
    const before = made().length;
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('was not made by this script') as string });
    expect(made()).toHaveLength(before);
  });

  it('waits for nothing: a cluster that is being deleted is not touched, two of one name neither', async () => {
    const { standIn, run, made } = await prepare(AWS);
    await run();
    const [first] = standIn.clusters;
    if (!first) throw new Error('no cluster');
    first.deletionTimestamp = '2026-08-21T00:00:00Z';
    const before = made().length;
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('is being deleted') as string });
    standIn.clusters.push({ ...first, id: 'c9' });
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('2 clusters named prod-eu-1') as string });
    expect(made()).toHaveLength(before);
  });

  it('says of a key that the plan does not name that it is there', async () => {
    const { run, plan } = await prepare(AWS);
    await run();
    plan({ 'spec.kkp.sshKeys': ['platform-team'] });
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('SSH keys that the plan does not name: on call') as string });
  });
});
