import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as cce from '@dualstack/schema/providers/cce';
import { examplePlan } from '@dualstack/schema/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { has, render } from '../../testing.js';
import { launch } from '../../testing/launch.js';
import { bothAnswers, type Programs, rememberingJq, servePrograms } from '../../testing/programs.js';
import { checksOf, SCHEMAS } from './testing/request-models.js';
import { portOf, StandIn } from './testing/stand-in.js';

const C = 'spec.cce.';
const POOL = 'spec.nodePools.0.';
const TURBO = 'cce-turbo-dual';
const TUNNEL = 'cce-standard-tunnel-dual';
const VPC = 'cce-standard-vpc-ipv4';
const OTC = 'otc-turbo-dual';
const OTC_TUNNEL = 'otc-standard-tunnel-dual';
const CLUSTERS = '/api/v3/projects/p1/clusters';
const EXISTING = { [`${C}vpc.existing`]: true, [`${C}nodeSubnet.existing`]: true, [`${C}podSubnets.0.existing`]: true };

const LOAD_BALANCER = '8d6bd485-d8ac-4693-815d-9d54d79b0666';
/** Add-ons that are told more than their versions. */
const SETTINGS = [
  { name: 'nginx-ingress', version: '5.0.2', loadBalancerId: LOAD_BALANCER },
  { name: 'cie-collector', version: '3.12.2', aomInstanceId: LOAD_BALANCER, thirdPartyUrl: 'https://metrics.example.com/write' },
  { name: 'log-agent', version: '1.7.6', collectStdout: true },
];

/** A failure that says this. */
const says = (text: string) => ({ stderr: expect.stringContaining(text) as string });

describe.skipIf(!has('jq') || !has('curl'))('the scripts that call the APIs (skipped where jq or curl is not installed)', () => {
  /** Runs a script; one that does not end with 0 is a rejection with what it said. */
  async function run(script: string, env: Record<string, string>) {
    const answer = await launch(['bash', script], { env });
    if (answer.status !== 0) throw Object.assign(new Error(`${script} ended with ${answer.status}: ${answer.stderr}`), answer);
    return answer;
  }
  const folders: string[] = [];
  const standIns: StandIn[] = [];
  let programs: Programs;
  beforeAll(async () => {
    programs = await servePrograms([rememberingJq()]);
  });
  afterAll(async () => {
    await programs.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
    await Promise.all(standIns.map((each) => each.close()));
  });

  /** The files of a plan in a folder of their own, and a stand-in of its cloud. */
  async function prepare(example: string, changes: Record<string, unknown> = {}) {
    const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-cce-'));
    folders.push(folder);
    mkdirSync(path.join(folder, 'api'));
    const replan = (more: Record<string, unknown>) => {
      for (const [name, content] of Object.entries(render(examplePlan(example, { ...changes, ...more })))) if (name.startsWith('api/')) writeFileSync(path.join(folder, name), content);
    };
    replan({});
    const { site } = (examplePlan(example, changes) as cce.CceDocument).spec.cce;
    const standIn = new StandIn(site, existsSync(SCHEMAS) ? checksOf(site) : undefined);
    standIns.push(standIn);
    const origin = await standIn.listen();
    const env = { ...programs.environment, PATH: process.env['PATH'] ?? '', IAM_ENDPOINT: origin, VPC_ENDPOINT: origin, CCE_ENDPOINT: origin, ECS_ENDPOINT: origin, ADDON_ENDPOINT: origin, POLL_SECONDS: '0', POLL_TIMES: '20' };
    const token = { AUTH_TOKEN: 'the-token', PROJECT_ID: 'p1' };
    const script = (name: string, more: Record<string, string> = token) => run(path.join(folder, 'api', name), { ...env, ...more });
    const ids = () => JSON.parse(readFileSync(path.join(folder, 'api/ids.json'), 'utf8')) as Record<string, string>;
    const posted = (pathname: string) => standIn.requests.filter((each) => each.method === 'POST' && each.path === pathname).map(({ body }) => body);
    const makes = () => standIn.requests.filter(({ method, path: to }) => method === 'POST' && !to.endsWith('/tags/action')).length;
    return { standIn, script, ids, posted, makes, folder, replan, token };
  }

  /** The cloud of an example once create.sh has run. Tests that make nothing share it. */
  const made = new Map<string, ReturnType<typeof create>>();
  async function create(example: string) {
    const prepared = await prepare(example);
    await prepared.script('create.sh');
    return prepared;
  }
  function created(example: string): ReturnType<typeof create> {
    const known = made.get(example) ?? create(example);
    made.set(example, known);
    return known;
  }

  it('ask jq 1.8 here, and the installed jq answers each question the same', async () => {
    const { script, token } = await prepare(TURBO);
    const answers = await bothAnswers(async (environment) => {
      for (const name of ['create.sh', 'kubeconfig.sh']) await script(name, { ...token, ...environment });
    });
    expect(answers.length).toBeGreaterThan(60);
    for (const { question, here, installed } of answers) expect(here, question.filter).toEqual(installed);
  });

  describe('addons.sh', () => {
    const addons = { [`${C}addons`]: [{ name: 'autoscaler', version: '1.33.31' }, { name: 'npd', version: '1.19.25' }] };

    it.each([TURBO, OTC])('is run by create.sh, and installs on %s what the cluster has not yet', async (example) => {
      const { standIn, script, ids, posted } = await prepare(example, addons);
      await script('create.sh');
      const { CLUSTER_ID: cluster = '' } = ids();
      expect(standIn.refused).toEqual([]);
      expect(posted('/api/v3/addons')).toMatchObject([
        { spec: { clusterID: cluster, addonTemplateName: 'autoscaler', version: '1.33.31', values: { basic: { swr_user: 'official' }, custom: { logLevel: 4, cluster_id: cluster, tenant_id: 'p1' } } } },
        { spec: { clusterID: cluster, addonTemplateName: 'npd', values: { custom: {} } } },
      ]);
      await script('addons.sh');
      expect(posted('/api/v3/addons')).toHaveLength(2);
    });

    it('tells add-ons with settings what the plan says, over what their templates say', async () => {
      const { standIn, script, ids, posted, token } = await prepare(OTC, { [`${C}addons`]: SETTINGS });
      await expect(script('create.sh')).rejects.toMatchObject(says('set AOM_APP_KEY and AOM_APP_SECRET'));
      expect(standIn.clusters).toEqual([]);
      await script('create.sh', { ...token, AOM_APP_KEY: 'the key', AOM_APP_SECRET: 'the secret', MONITORING_TOKEN: 'the token' });
      const { CLUSTER_ID: cluster = '' } = ids();
      expect(standIn.refused).toEqual([]);
      const flavor = { name: 'Single', replicas: 1 };
      expect(posted('/api/v3/addons')).toMatchObject([
        { spec: { addonTemplateName: 'nginx-ingress', values: { flavor, custom: { logLevel: 4, service: { annotations: { 'kubernetes.io/elb.class': 'performance', 'kubernetes.io/elb.id': LOAD_BALANCER } } } } } },
        { spec: { addonTemplateName: 'cie-collector', values: { flavor, custom: { clusterId: cluster, projectId: 'p1', aom_enable: true, aom_app_key: 'the key', aom_app_secret: 'the secret', url_third: 'https://metrics.example.com/write', bearer_token: 'the token' } } } },
        { spec: { addonTemplateName: 'log-agent', values: { flavor, custom: { clusterID: cluster, clusterName: 'otc-dual-turbo', createDefaultStdout: true, createDefaultEvent: false } } } },
      ]);
      await script('create.sh');
      expect(posted('/api/v3/addons')).toHaveLength(3);
    });

    it('installs none where the cloud has another version, or has not that of the plan', async () => {
      const { standIn, script, posted, replan } = await prepare(OTC, { [`${C}addons`]: [{ name: 'npd', version: '1.19.25' }] });
      await script('create.sh');
      replan({ [`${C}addons`]: [{ name: 'npd', version: '1.19.26' }, { name: 'autoscaler', version: '1.33.99' }] });
      await expect(script('addons.sh')).rejects.toMatchObject(says('add-on npd: version is 1.19.25, and the plan wants 1.19.26'));
      await expect(script('addons.sh')).rejects.toMatchObject(says('add-on autoscaler: there is no version 1.33.99, but 1.33.31'));
      expect(posted('/api/v3/addons')).toHaveLength(1);
      expect(standIn.addons).toHaveLength(1);
    });
  });

  describe('create.sh', () => {
    it('carries every id forward on Huawei Cloud', async () => {
      const { standIn, script, ids, posted } = await prepare(TURBO);
      const { stdout } = await script('create.sh');
      const { VPC_ID: vpc = '', NODE_SUBNET_ID: nodes = '', SUBNET_1_ID: pods = '', CLUSTER_ID: cluster = '', SHARED_BANDWIDTH_ID: bandwidth = '' } = ids();
      expect(standIn.refused).toEqual([]);
      expect(posted('/v1/p1/subnets')).toMatchObject([{ subnet: { name: 'subnet-ipv6', vpc_id: vpc } }, { subnet: { name: 'subnet-pods', vpc_id: vpc } }]);
      expect(posted(CLUSTERS)).toMatchObject([{ spec: { hostNetwork: { vpc, subnet: `network-of-${nodes}` }, eniNetwork: { subnets: [{ subnetID: `ipv4-of-${pods}` }] } } }]);
      expect(posted(`${CLUSTERS}/${cluster}/nodepools`)).toMatchObject([{ spec: { nodeTemplate: { nodeNicSpec: { primaryNic: { subnetId: `network-of-${nodes}` } } } } }]);
      expect(posted(`/v2.0/p1/bandwidths/${bandwidth}/insert`)).toEqual([11, 12, 13].map((host) => ({ bandwidth: { publicip_info: [{ publicip_id: portOf(`192.168.0.${host}`), publicip_type: '5_dualStack' }] } })));
      expect(ids()).toMatchObject({ NODE_SUBNET_NETWORK_ID: `network-of-${nodes}`, NODE_SUBNET_IPV4_SUBNET_ID: `ipv4-of-${nodes}` });
      expect(new Set(standIn.requests.map((each) => each.token))).toEqual(new Set(['the-token']));
      expect(stdout).toContain('Done.');
    });

    it('carries every id forward on Open Telekom Cloud, and gives tags there by their own calls', async () => {
      const { standIn, script, ids, posted } = await prepare(OTC, { [`${C}vpc.tags`]: { team: 'net' }, [`${C}nodeSubnet.tags`]: { team: 'net' } });
      await script('create.sh');
      const { VPC_ID: vpc = '', NODE_SUBNET_ID: nodes = '', SUBNET_1_ID: pods = '' } = ids();
      expect(standIn.refused).toEqual([]);
      expect(posted(CLUSTERS)).toMatchObject([{ spec: { hostNetwork: { vpc, subnet: `network-of-${nodes}` }, eniNetwork: { eniSubnetId: `ipv4-of-${pods}`, eniSubnetCIDR: '192.168.16.0/20' } } }]);
      expect(posted(`/v2.0/p1/vpcs/${vpc}/tags/action`)).toEqual([{ action: 'create', tags: [{ key: 'team', value: 'net' }] }]);
      expect(posted(`/v2.0/p1/subnets/${nodes}/tags/action`)).toHaveLength(1);
    });

    it.each([TURBO, OTC])('puts the nodes of a pool into the subnets that it names, and finds them there, on %s', async (example) => {
      const more = [`${C}moreNodeSubnets`, [{ name: 'subnet-more', cidr: '192.168.1.0/24', ipv6Enabled: true }]] as const;
      const subnets = example === OTC ? ['subnet-more'] : ['subnet-more', 'subnet-ipv6'];
      const { standIn, script, ids, posted, makes } = await prepare(example, { [more[0]]: more[1], [`${POOL}subnets`]: subnets, 'spec.nodePools.1': { name: 'others', flavor: 'c7n.xlarge.2', initialNodeCount: 1, keyPair: 'platform-team' } });
      await script('create.sh');
      const { NODE_SUBNET_NETWORK_ID: first, SUBNET_1_NETWORK_ID: second, CLUSTER_ID: cluster, SHARED_BANDWIDTH_ID: bandwidth } = ids();
      expect(standIn.refused).toEqual([]);
      expect(posted('/v1/p1/subnets')).toMatchObject([{ subnet: { name: 'subnet-ipv6' } }, { subnet: { name: 'subnet-more' } }, { subnet: { name: 'subnet-pods' } }]);
      const nic = (primaryNic: object) => ({ spec: { nodeTemplate: { nodeNicSpec: { primaryNic } } } });
      expect(posted(`${CLUSTERS}/${cluster}/nodepools`)).toMatchObject([nic(example === OTC ? { subnetId: second } : { subnetId: second, subnetList: [second, first] }), nic({ subnetId: first })]);
      expect(posted(`/v2.0/p1/bandwidths/${bandwidth}/insert`)).toHaveLength(4);
      const before = makes();
      expect((await script('create.sh')).stdout).toContain('Done.');
      expect(makes()).toBe(before);
    });

    it('looks up what exists, by its name, and creates nothing of it', async () => {
      const { standIn, script, ids, posted } = await prepare(TURBO, { ...EXISTING, [`${C}sharedBandwidth`]: { name: 'everybody', existing: true } });
      const vpc = standIn.addVpc('vpc-ipv6', '192.168.0.0/16');
      const nodes = standIn.addSubnet(vpc, 'subnet-ipv6', '192.168.0.0/24');
      standIn.addSubnet(vpc, 'subnet-pods', '192.168.16.0/20');
      standIn.addBandwidth('everybody', 300, 'PER');
      const bandwidth = standIn.addBandwidth('everybody', 300, 'WHOLE', ['port-of-somebody']);
      await script('create.sh');
      expect(standIn.refused).toEqual([]);
      for (const made of ['/v1/p1/vpcs', '/v1/p1/subnets', '/v2.0/p1/bandwidths']) expect(posted(made)).toEqual([]);
      expect(ids()).toMatchObject({ VPC_ID: vpc, NODE_SUBNET_ID: nodes, SHARED_BANDWIDTH_ID: bandwidth });
      expect(standIn.bandwidths.find(({ id }) => id === bandwidth)?.publicip_info.map((each) => each['publicip_id'])).toEqual(['port-of-somebody', ...[11, 12, 13].map((host) => portOf(`192.168.0.${host}`))]);
    });

    it.each([
      ['the VPC', { ...EXISTING, [`${C}vpc.name`]: 'nowhere' }, 'VPC nowhere: there is none'],
      ['a subnet', { ...EXISTING, [`${C}podSubnets.0.name`]: 'nowhere' }, 'subnet nowhere: there is none in this VPC'],
      ['the shared bandwidth', { [`${C}sharedBandwidth`]: { name: 'nowhere', existing: true } }, 'shared bandwidth nowhere: there is none'],
      ['the key pair', { [`${POOL}keyPair`]: 'nobody' }, 'key pair nobody: there is none in this project'],
    ])('makes nothing where %s is missing that it needs', async (_, changes, complaint) => {
      const { standIn, script, makes } = await prepare(TURBO, changes);
      if (Object.hasOwn(changes, `${C}vpc.existing`)) {
        const vpc = standIn.addVpc('vpc-ipv6', '192.168.0.0/16');
        standIn.addSubnet(vpc, 'subnet-ipv6', '192.168.0.0/24');
      }
      await expect(script('create.sh')).rejects.toMatchObject(says(complaint));
      expect(makes()).toBe(0);
    });

    it.each([
      ['a VPC to make', {}, (cloud: StandIn) => void cloud.addVpc('vpc-ipv6', '10.0.0.0/16'), 'VPC vpc-ipv6: cidr is 10.0.0.0/16, and the plan wants 192.168.0.0/16'],
      ['a VPC that exists', EXISTING, (cloud: StandIn) => void cloud.addVpc('vpc-ipv6', '10.0.0.0/16'), 'VPC vpc-ipv6: cidr is 10.0.0.0/16'],
      ['a subnet', {}, (cloud: StandIn) => void cloud.addSubnet(cloud.addVpc('vpc-ipv6', '192.168.0.0/16'), 'subnet-ipv6', '192.168.8.0/24'), 'subnet subnet-ipv6: cidr is 192.168.8.0/24, and the plan wants 192.168.0.0/24'],
      ['a subnet without IPv6', EXISTING, (cloud: StandIn) => void cloud.addSubnet(cloud.addVpc('vpc-ipv6', '192.168.0.0/16'), 'subnet-ipv6', '192.168.0.0/24', false), 'subnet subnet-ipv6: ipv6_enable is false, and the plan wants true'],
      ['a shared bandwidth', {}, (cloud: StandIn) => void cloud.addBandwidth('Bandwidth-001', 300, 'WHOLE'), 'shared bandwidth Bandwidth-001: size is 300, and the plan wants 10'],
      ['two VPCs', EXISTING, (cloud: StandIn) => void [cloud.addVpc('vpc-ipv6', '192.168.0.0/16'), cloud.addVpc('vpc-ipv6', '192.168.0.0/16')], 'several have this name'],
    ])('makes nothing where there is another of the name: %s', async (_, changes, seed, complaint) => {
      const { standIn, script, makes } = await prepare(TURBO, changes);
      seed(standIn);
      await expect(script('create.sh')).rejects.toMatchObject(says(complaint));
      expect(makes()).toBe(0);
    });

    it('makes nothing where a cluster of the name lies in another VPC', async () => {
      const { script, makes, replan, folder } = await created(TUNNEL);
      const before = makes();
      replan({ [`${C}vpc.name`]: 'vpc-another' });
      const ids = readFileSync(path.join(folder, 'api/ids.json'));
      rmSync(path.join(folder, 'api/ids.json'));
      await expect(script('create.sh')).rejects.toMatchObject(says('cluster cce-dual-tunnel: spec.hostNetwork.vpc is vpc-1, and the plan wants one that is not made yet'));
      expect(makes()).toBe(before);
      writeFileSync(path.join(folder, 'api/ids.json'), ids);
    });

    it.each([TURBO, VPC, OTC_TUNNEL])('run twice for %s, makes nothing the second time, with its ids or without', async (example) => {
      const everything = { [`${C}nodeSubnet.ntpServers`]: ['10.0.0.4', '10.0.0.5'], [`${POOL}labels`]: { pool: 'general' }, [`${POOL}taints`]: [{ key: 'dedicated', value: 'infra', effect: 'NoSchedule' }], 'metadata.description': 'Payments', [`${C}version`]: 'v1.33', [`${POOL}maxPods`]: 60, [`${POOL}postInstall`]: 'date', [`${POOL}tags`]: { team: 'net' }, [`${POOL}agencyName`]: 'ecs-agency', [`${POOL}ecsGroupId`]: LOAD_BALANCER, [`${POOL}securityGroupIds`]: [LOAD_BALANCER], [`${POOL}rootVolume.kmsKeyId`]: LOAD_BALANCER, [`${POOL}runtimeSpacePercent`]: 80, [`${C}apiServerCidrs`]: ['0.0.0.0/0', '192.168.0.0/16'], [`${C}overloadControl`]: true, ...(example !== OTC_TUNNEL && { [`${C}dataplaneV2`]: true }) };
      const { standIn, script, makes, folder } = await prepare(example, everything);
      await script('create.sh');
      const before = makes();
      if (example !== TURBO) rmSync(path.join(folder, 'api/ids.json'));
      expect((await script('create.sh')).stdout).toContain('Done.');
      expect(makes()).toBe(before);
      expect(standIn.refused).toEqual([]);
    });

    it('passes by the order in which the cloud answers tags, taints and security groups of a pool, and by nothing else of them', async () => {
      const taints = ['b', 'a'].map((key) => ({ key, value: 'x', effect: 'NoSchedule' }));
      const groups = [LOAD_BALANCER, LOAD_BALANCER.replace(/^./, 'f')];
      const named = { [`${POOL}tags`]: { team: 'net', cost: '42' }, [`${POOL}taints`]: taints, [`${POOL}securityGroupIds`]: groups, [`${POOL}podSecurityGroupIds`]: groups };
      const { standIn, script, makes, replan } = await prepare(TURBO, named);
      await script('create.sh');
      const before = makes();
      standIn.turnsSets = true;
      expect((await script('create.sh')).stdout).toContain('Done.');
      replan({ ...named, [`${POOL}tags`]: { team: 'ops', cost: '42' }, [`${POOL}podSecurityGroupIds`]: [...groups.slice(1), groups[0]?.replace(/^./, 'e')] });
      await expect(script('create.sh')).rejects.toMatchObject(says('spec.nodeTemplate.userTags is ["cost=42","team=net"], and the plan wants ["cost=42","team=ops"]'));
      await expect(script('create.sh')).rejects.toMatchObject(says('node pool workers: spec.podSecurityGroups is'));
      expect(makes()).toBe(before);
    });

    it.each([
      ['a subnet', TURBO, { [`${C}nodeSubnet.cidr`]: '192.168.4.0/24' }, 'subnet subnet-ipv6: cidr is 192.168.0.0/24, and the plan wants 192.168.4.0/24'],
      ['the gateway of a subnet', TURBO, { [`${C}nodeSubnet.gatewayIp`]: '192.168.0.254' }, 'subnet subnet-ipv6: gateway_ip is 192.168.0.1, and the plan wants 192.168.0.254'],
      ['the name of a subnet', TURBO, { [`${C}podSubnets.0.name`]: 'subnet-other' }, 'subnet subnet-other: name is subnet-pods'],
      ['the scale', TURBO, { [`${C}flavor`]: 'cce.s2.medium' }, 'spec.flavor is cce.s2.small, and the plan wants cce.s2.medium'],
      ['the version', TURBO, { [`${C}version`]: 'v1.32' }, 'spec.version is v1.33.5-r20, and the plan wants v1.32'],
      ['the container CIDR block', TUNNEL, { 'spec.network.podCidrs.ipv4': '172.20.0.0/16' }, 'spec.containerNetwork.cidrs.0.cidr is 172.16.0.0/16, and the plan wants 172.20.0.0/16'],
      ['the container CIDR block on Open Telekom Cloud', OTC_TUNNEL, { 'spec.network.podCidrs.ipv4': '172.20.0.0/16' }, 'spec.containerNetwork.cidrs.0.cidr is 172.16.0.0/16'],
      ['the IPv6 Services', TURBO, { 'spec.network.serviceCidrs.ipv6': 'fc12::/112' }, 'spec.serviceNetwork.IPv6CIDR is fc00::/112, and the plan wants fc12::/112'],
      ['the nodes of a pool', TURBO, { [`${POOL}initialNodeCount`]: 5 }, 'node pool workers: spec.initialNodeCount is 3, and the plan wants 5'],
      ['the taints of a pool', TURBO, { [`${POOL}taints`]: [{ key: 'a', value: 'b', effect: 'NoSchedule' }] }, 'node pool workers: spec.nodeTemplate.taints is [], and the plan wants ["a=b:NoSchedule"]'],
      ['the name of a pool', TURBO, { [`${POOL}name`]: 'others' }, 'node pool workers: it is in the cluster, and not in the plan'],
      ['the shared bandwidth', TURBO, { [`${C}sharedBandwidth.sizeMbit`]: 20 }, 'size is 10, and the plan wants 20'],
      ['both families', VPC, { 'spec.ipFamily': 'IPv4+IPv6', [`${C}networkModel`]: 'overlay_l2', [`${C}fixPoolMask`]: undefined, [`${C}nodeSubnet.ipv6Enabled`]: true, 'spec.network.proxyMode': 'ipvs' }, 'spec.ipv6enable is false, and the plan wants true'],
    ])('never ends well over something else: %s changed between two runs', async (_, example, change, complaint) => {
      const { script, makes, replan } = await created(example);
      const before = makes();
      replan(change);
      await expect(script('create.sh')).rejects.toMatchObject(says(complaint));
      expect(makes()).toBe(before);
    });

    it('stops at the first refusal, and goes on there when it is run again', async () => {
      const { standIn, script, posted } = await prepare(TUNNEL);
      standIn.failCluster = true;
      await expect(script('create.sh')).rejects.toMatchObject(says('Insufficient cluster quota'));
      expect(standIn.nodes).toEqual([]);
      await script('create.sh');
      expect(posted('/v1/p1/vpcs')).toHaveLength(1);
      expect(posted('/v1/p1/subnets')).toHaveLength(1);
      expect(posted(CLUSTERS)).toHaveLength(2);
      expect(standIn.clusters).toHaveLength(1);
    });

    it('goes on where it was when an answer was lost, whichever it was', async () => {
      const { standIn, script, ids, posted } = await prepare(TURBO);
      for (const call of ['/v1/p1/vpcs', '/v1/p1/subnets', CLUSTERS, `${CLUSTERS}/cluster-4/nodepools`, '/v2.0/p1/bandwidths', '/v2.0/p1/bandwidths/bandwidth-6/insert']) {
        standIn.loses = `POST ${call}`;
        await expect(script('create.sh'), call).rejects.toThrow();
        expect(standIn.loses).toBe('');
      }
      expect((await script('create.sh')).stdout).toContain('Done.');
      expect([standIn.vpcs, standIn.subnets, standIn.clusters, standIn.clusters[0]?.pools, standIn.bandwidths, standIn.nodes].map((each) => each?.length)).toEqual([1, 2, 1, 1, 1, 3]);
      expect(posted(CLUSTERS)).toHaveLength(1);
      expect(ids()).toMatchObject({ VPC_ID: 'vpc-1', CLUSTER_ID: 'cluster-4', SHARED_BANDWIDTH_ID: 'bandwidth-6' });
    });

    it('says so, and makes no node, where the cloud has chosen another container CIDR block', async () => {
      const { standIn, script } = await prepare(OTC_TUNNEL);
      standIn.otherContainerCidr = '172.28.0.0/16';
      await expect(script('create.sh')).rejects.toMatchObject(says('spec.containerNetwork.cidrs.0.cidr is 172.28.0.0/16, and the plan wants 172.16.0.0/16'));
      expect(standIn.nodes).toEqual([]);
    });

    it('makes again what is gone', async () => {
      const { standIn, script, ids } = await prepare(TURBO);
      await script('create.sh');
      const [gone] = standIn.clusters.splice(0);
      standIn.nodes.splice(0);
      await script('create.sh');
      expect(standIn.clusters).toHaveLength(1);
      expect(ids()['CLUSTER_ID']).not.toBe(gone?.uid);
    });

    it('leaves the number of nodes to a pool that scales by itself', async () => {
      const scaled = { [`${POOL}autoscaling`]: { enable: true, minNodeCount: 1, maxNodeCount: 9 } };
      const { script, replan } = await prepare(TURBO, scaled);
      await script('create.sh');
      replan({ [`${POOL}initialNodeCount`]: 2 });
      expect((await script('create.sh')).stdout).toContain('Done.');
    });

    it('keeps the ids of one project apart from those of another', async () => {
      const { script, makes } = await created(VPC);
      const before = makes();
      await expect(script('create.sh', { AUTH_TOKEN: 't', PROJECT_ID: 'p2' })).rejects.toMatchObject(says('holds the ids of PROJECT_ID p1, and this run is for p2'));
      expect(makes()).toBe(before);
    });

    it('logs in with a password where there is no token, and asks for credentials where there are none', async () => {
      const { standIn, script } = await prepare(VPC);
      await script('create.sh', { OS_USERNAME: 'me', OS_PASSWORD: 'se"cret', OS_DOMAIN_NAME: 'domain' });
      expect(standIn.requests[0]).toMatchObject({ path: '/v3/auth/tokens', body: { auth: { identity: { password: { user: { name: 'me', password: 'se"cret', domain: { name: 'domain' } } } }, scope: { project: { name: 'cn-north-4' } } } } });
      expect(standIn.requests[1]?.token).toBe('token-of-a-password');
      await expect(script('create.sh', {})).rejects.toMatchObject(says('set AUTH_TOKEN and PROJECT_ID'));
    });

    it('sends the files of an authenticating proxy, which the plan never holds, and makes nothing without them', async () => {
      const { standIn, script, posted, makes, folder, token } = await prepare(VPC, { [`${C}authentication`]: { mode: 'authenticating_proxy' } });
      await expect(script('create.sh')).rejects.toMatchObject(says('PROXY_CA_FILE'));
      expect(makes()).toBe(0);
      const files = { PROXY_CA_FILE: 'ca', PROXY_CERT_FILE: 'cert', PROXY_KEY_FILE: 'key' };
      for (const name of Object.values(files)) writeFileSync(path.join(folder, name), `-----${name}-----\n`);
      await script('create.sh', { ...token, ...Object.fromEntries(Object.entries(files).map(([key, name]) => [key, path.join(folder, name)])) });
      expect(standIn.refused).toEqual([]);
      expect(posted(CLUSTERS)).toMatchObject([{ spec: { authentication: { mode: 'authenticating_proxy', authenticatingProxy: { ca: Buffer.from('-----ca-----\n').toString('base64') } } } }]);
    });
  });

  describe('kubeconfig.sh', () => {
    it('writes a kubeconfig for its owner alone, once there is a cluster', async () => {
      const { script, folder, standIn } = await prepare(VPC);
      await expect(script('kubeconfig.sh')).rejects.toMatchObject(says('Run create.sh or Terraform first, or set CLUSTER_ID'));
      await script('create.sh');
      expect((await script('kubeconfig.sh')).stdout).toContain('is good for 30 days. The API server is at https://192.168.0.7:5443');
      const file = path.join(folder, 'api/kubeconfig.json');
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ kind: 'Config', 'current-context': 'internal' });
      expect(statSync(file).mode & 0o077).toBe(0);
      standIn.clusters.splice(0);
      await expect(script('kubeconfig.sh')).rejects.toMatchObject(says('was refused with 404'));
    });
  });

  describe('insert-ipv6.sh', () => {
    const members = (standIn: StandIn) => standIn.bandwidths[0]?.publicip_info.length;
    /** A cloud with a cluster, the nodes of its pool, and nothing in the shared bandwidth. */
    async function emptied() {
      const prepared = await created(TURBO);
      prepared.replan({});
      prepared.standIn.nodes.splice(3);
      prepared.standIn.bandwidths[0]?.publicip_info.splice(0);
      return prepared;
    }

    it('puts in nodes that came later, and nothing twice', async () => {
      const { standIn, script, ids } = await emptied();
      await script('insert-ipv6.sh');
      expect(members(standIn)).toBe(3);
      standIn.addNode('192.168.0.99', ids()['NODE_SUBNET_NETWORK_ID'] ?? '');
      expect((await script('insert-ipv6.sh')).stdout).toContain('4 nodes are in the shared bandwidth Bandwidth-001');
      expect(members(standIn)).toBe(4);
    });

    it.each([
      ['is a bandwidth of another name', (cloud: StandIn) => ({ SHARED_BANDWIDTH_ID: cloud.addBandwidth('somebody', 5, 'WHOLE') }), 'name is somebody, and the plan wants Bandwidth-001'],
      ['is a bandwidth that is not shared', (cloud: StandIn) => ({ SHARED_BANDWIDTH_ID: cloud.addBandwidth('Bandwidth-001', 5, 'PER') }), 'share_type is PER, and the plan wants WHOLE'],
      ['are nodes of another subnet', () => ({ NODE_SUBNET_NETWORK_ID: 'network-of-another' }), 'spec.hostNetwork.subnet is network-of-subnet-2, and the plan wants network-of-another'],
      ['is a node without an IPv6 address', (cloud: StandIn) => void cloud.addNode('192.168.0.99', 'network-of-subnet-2', { ipv6: false }), 'The node 192.168.0.99 has no IPv6 address'],
      ['is a node that is not ready', (cloud: StandIn) => void cloud.addNode('192.168.0.99', 'network-of-subnet-2', { ready: false }), 'have no address yet; run this again when they have: node-192.168.0.99'],
    ])('puts nothing in where there %s', async (_, change, complaint) => {
      const { standIn, script, token } = await emptied();
      await expect(script('insert-ipv6.sh', { ...token, ...(change(standIn) ?? {}) })).rejects.toMatchObject(says(complaint));
      expect(members(standIn)).toBe(0);
    });

    it('takes its ids from the outputs of Terraform where create.sh was not run', async () => {
      const { standIn, script, ids, folder, token } = await emptied();
      const outputs = { cluster_id: ids()['CLUSTER_ID'], node_subnet_network_id: ids()['NODE_SUBNET_NETWORK_ID'], shared_bandwidth_id: ids()['SHARED_BANDWIDTH_ID'] };
      rmSync(path.join(folder, 'api/ids.json'));
      await expect(script('insert-ipv6.sh')).rejects.toMatchObject(says('Run create.sh or Terraform first, or set SHARED_BANDWIDTH_ID'));
      mkdirSync(path.join(folder, 'terraform'));
      for (const [name, value] of Object.entries(outputs)) writeFileSync(path.join(folder, 'terraform', name), value ?? '');
      writeFileSync(path.join(folder, 'terraform/terraform'), '#!/usr/bin/env bash\ncat "${1#-chdir=}/${@: -1}"\n', { mode: 0o755 });
      await script('insert-ipv6.sh', { ...token, PATH: `${path.join(folder, 'terraform')}:${process.env['PATH'] ?? ''}` });
      expect(members(standIn)).toBe(3);
    });
  });
});
