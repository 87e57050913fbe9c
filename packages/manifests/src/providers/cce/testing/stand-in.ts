/** For the tests: a stand-in for the APIs of a cloud. It keeps what is made, answers with the codes and bodies of the real APIs, and refuses as they do. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from '../../../testing.js';
import type { Call, Check } from './request-models.js';

/** A call that the stand-in answered. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: Json | undefined;
}

type Answer = [status: number, body: Json];
type Resource = Json & { id: string; name: string };

interface Cluster {
  readonly uid: string;
  readonly body: Json & { metadata: { name: string }; spec: Json };
  /** Polls until it is available. */
  polls: number;
  readonly pools: Pool[];
}

interface Pool {
  readonly uid: string;
  readonly body: Json & { metadata: { name: string }; spec: Json };
  polls: number;
}

interface Node {
  readonly address: string;
  readonly subnet: string;
  readonly ipv6: boolean;
  readonly ready: boolean;
}

const PROJECT = 'p1';
const vpcProblem = (status: number, code: string, message: string): Answer => [status, { code, message }];
const cceProblem = (status: number, errorCode: string, errorMsg: string): Answer => [status, { errorCode, errorMsg }];

/**
 * Codes and bodies are those of the API references: opentelekomcloud-docs/virtual-private-cloud api-ref/source/appendix/error_codes.rst,
 * opentelekomcloud-docs/cloud-container-engine api-ref/source/appendix/error_codes.rst and the example responses beside each call.
 */
export class StandIn {
  readonly requests: Request[] = [];
  /** What was wrong with bodies, by the request models. */
  readonly refused: string[] = [];
  readonly vpcs: Resource[] = [];
  readonly subnets: Resource[] = [];
  readonly clusters: Cluster[] = [];
  readonly bandwidths: (Resource & { publicip_info: Json[] })[] = [];
  readonly nodes: Node[] = [];
  readonly addons: { name: string; version: string; polls: number }[] = [];
  /** Versions of every template. */
  readonly addonVersions = ['1.33.31', '1.3.104', '1.19.25', '1.6.77', '5.0.2', '3.12.2', '1.7.6'];
  readonly keyPairs = ['platform-team'];
  /** Refuses the creation of a cluster once, as a quota would. */
  failCluster = false;
  /** Does what this call asks for and loses the answer, once: `POST /v1/p1/vpcs`. */
  loses = '';
  /** The container CIDR block that a cluster gets instead of the one that it asks for, as Open Telekom Cloud does on a conflict. */
  otherContainerCidr = '';
  /** Answers what is a set in another order than it was sent in. */
  turnsSets = false;
  private readonly server: Server;
  private next = 0;

  constructor(
    private readonly site: 'huaweicloud' | 'otc',
    private readonly checks: Record<Call, Check> | undefined,
  ) {
    this.server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => this.respond(request, response, text));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** A VPC that is there already. */
  addVpc(name: string, cidr: string): string {
    const id = this.id('vpc');
    this.vpcs.push({ id, name, cidr, description: '', status: 'OK', routes: [], enterprise_project_id: '0' });
    return id;
  }

  /** A subnet that is there already. */
  addSubnet(vpc: string, name: string, cidr: string, ipv6Enabled = true): string {
    const id = this.id('subnet');
    this.subnets.push({ id, name, cidr, vpc_id: vpc, ipv6_enable: ipv6Enabled, description: '', dhcp_enable: true, status: 'ACTIVE', neutron_network_id: `network-of-${id}`, neutron_subnet_id: `ipv4-of-${id}` });
    return id;
  }

  /** A bandwidth that is there already, with addresses of somebody else in it. */
  addBandwidth(name: string, size: number, shareType: 'WHOLE' | 'PER', ports: readonly string[] = []): string {
    const id = this.id('bandwidth');
    this.bandwidths.push({ id, name, size, share_type: shareType, bandwidth_type: shareType === 'WHOLE' ? 'share' : 'bgp', publicip_info: ports.map((publicip_id) => ({ publicip_id, ip_version: 6, publicip_type: '5_dualStack' })), enterprise_project_id: '0', status: 'NORMAL' });
    return id;
  }

  /** A node that came later, or beside a pool. */
  addNode(address: string, subnet: string, { ipv6 = true, ready = true } = {}): void {
    this.nodes.push({ address, subnet, ipv6, ready });
  }

  private id(what: string): string {
    this.next += 1;
    return `${what}-${this.next}`;
  }

  private respond(request: IncomingMessage, response: ServerResponse, text: string): void {
    const { pathname, searchParams, search } = new URL(request.url ?? '', 'http://localhost');
    const method = request.method ?? '';
    const body = text === '' ? undefined : (JSON.parse(text) as Json);
    const token = request.headers['x-auth-token'];
    this.requests.push({ method, path: pathname + search, token: typeof token === 'string' ? token : undefined, body });
    if (pathname === '/v3/auth/tokens') {
      response.writeHead(201, { 'X-Subject-Token': 'token-of-a-password', 'Content-Type': 'application/json' }).end(JSON.stringify({ token: { project: { id: PROJECT } } }));
      return;
    }
    const [status, answer] = this.answer(method, pathname, searchParams, body ?? {});
    if (this.loses === `${method} ${pathname}`) {
      this.loses = '';
      response.destroy();
      return;
    }
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(status === 204 ? '' : JSON.stringify(answer));
  }

  private accept(call: Call, body: Json, answer: () => Answer): Answer {
    const wrong = this.checks?.[call](body) ?? [];
    const placeholders = JSON.stringify(body).match(/\$\{[A-Z0-9_]+\}/g) ?? [];
    this.refused.push(...wrong, ...placeholders.map((each) => `${call} still holds ${each}`));
    return wrong.length + placeholders.length > 0 ? cceProblem(400, 'CCE.01400001', [...wrong, ...placeholders].join(', ')) : answer();
  }

  private answer(method: string, pathname: string, query: URLSearchParams, body: Json): Answer {
    const route = `${method} ${pathname}`;
    const last = pathname.split('/').at(-1) ?? '';
    if (pathname.startsWith('/v1/p1/vpcs')) return this.vpc(method, last, body);
    if (pathname.startsWith('/v1/p1/subnets')) return this.subnet(method, last, query, body);
    if (pathname.startsWith('/v1/p1/bandwidths') || pathname.startsWith('/v2.0/p1/bandwidths')) return this.bandwidth(method, pathname, body);
    if (/^POST \/v2\.0\/p1\/(?:vpcs|subnets)\/[^/]+\/tags\/action$/.test(route)) return body['action'] === 'create' && Array.isArray(body['tags']) ? [204, {}] : vpcProblem(400, 'VPC.1801', 'resource id is invalid.');
    if (route === 'GET /v2.0/ports') return [200, { ports: this.ports(query) }];
    if (pathname.startsWith('/v2.1/p1/os-keypairs/')) return this.keyPairs.includes(decodeURIComponent(last)) ? [200, { keypair: { name: last } }] : [404, { itemNotFound: { message: `Keypair ${last} not found`, code: 404 } }];
    if (route.startsWith('POST ') && pathname.endsWith('/clustercert')) return this.certificate(pathname.split('/').at(-2) ?? '', body);
    if (route === 'GET /api/v3/addontemplates') return [200, { kind: 'Addon', items: [{ spec: { versions: this.addonVersions.map((version) => ({ version, stable: true, input: { basic: { swr_addr: 'swr.example.com', swr_user: 'official' }, parameters: { custom: { logLevel: 4, cluster_id: '' }, flavor1: { name: 'Single', replicas: 1, resources: [] } } } })) } }] }];
    if (pathname === '/api/v3/addons') return this.addon(method, body);
    if (pathname.startsWith('/api/v3/projects/p1/clusters')) return this.cce(method, pathname, body);
    return [404, { error_msg: `nothing at ${route}` }];
  }

  /** A kubeconfig, without a public address of the API server (cce_02_0248). */
  private certificate(uid: string, { duration }: Json): Answer {
    if (!this.clusters.some((each) => each.uid === uid)) return cceProblem(404, 'CCE.01404001', 'Cluster not found.');
    if (typeof duration !== 'number' || duration === 0 || duration > 1827) return cceProblem(400, 'CCE.01400001', 'duration is invalid.');
    const name = 'internalCluster';
    return [200, { kind: 'Config', apiVersion: 'v1', preferences: {}, clusters: [{ name, cluster: { server: 'https://192.168.0.7:5443' } }], users: [{ name: 'user', user: {} }], contexts: [{ name: 'internal', context: { cluster: name, user: 'user' } }], 'current-context': 'internal' }];
  }

  private vpc(method: string, last: string, body: Json): Answer {
    if (method === 'POST') {
      return this.accept('vpc', body, () => {
        const wanted = body['vpc'] as Json & { name: string; cidr: string };
        if (this.vpcs.some(({ name }) => name === wanted.name)) return vpcProblem(400, 'VPC.0115', 'The router name exists.');
        const id = this.addVpc(wanted.name, wanted.cidr);
        const { tags: _, ...kept } = wanted;
        Object.assign(this.vpcs.at(-1) ?? {}, kept, { id });
        return [200, { vpc: { ...this.vpcs.at(-1), status: 'CREATING' } }];
      });
    }
    if (last === 'vpcs') return [200, { vpcs: this.vpcs }];
    const found = this.vpcs.find(({ id }) => id === last);
    return found ? [200, { vpc: found }] : vpcProblem(404, 'VPC.0003', 'VPC does not exist.');
  }

  private subnet(method: string, last: string, query: URLSearchParams, body: Json): Answer {
    if (method === 'POST') {
      return this.accept('subnet', body, () => {
        const wanted = body['subnet'] as Json & { name: string; cidr: string; vpc_id: string };
        const inVpc = this.subnets.filter(({ vpc_id }) => vpc_id === wanted.vpc_id);
        if (inVpc.some(({ name, cidr }) => name === wanted.name || cidr === wanted.cidr)) return vpcProblem(400, 'VPC.0204', 'The subnet already exists in the VPC or conflicts with an existing VPC subnet.');
        const id = this.addSubnet(wanted.vpc_id, wanted.name, wanted.cidr);
        const { tags: _, ...kept } = wanted;
        /** The cloud says more options than were asked for. */
        const options = [...((wanted['extra_dhcp_opts'] as Json[] | undefined) ?? []), { opt_name: 'ipv6_addresstime', opt_value: '2h' }];
        Object.assign(this.subnets.at(-1) ?? {}, kept, { id, status: 'UNKNOWN', extra_dhcp_opts: options });
        return [200, { subnet: this.subnets.at(-1) }];
      });
    }
    if (last === 'subnets') return [200, { subnets: this.subnets.filter(({ vpc_id }) => vpc_id === query.get('vpc_id')) }];
    const found = this.subnets.find(({ id }) => id === last);
    if (!found) return vpcProblem(404, 'VPC.0202', 'Query resource by id failed: the subnet could not be found.');
    const answer = { ...found };
    found['status'] = 'ACTIVE';
    return [200, { subnet: answer }];
  }

  private bandwidth(method: string, pathname: string, body: Json): Answer {
    const [, , , , key, action] = pathname.split('/');
    if (method === 'POST' && key === undefined) {
      return this.accept('bandwidth', body, () => {
        const { name, size } = body['bandwidth'] as { name: string; size: number };
        this.addBandwidth(name, size, 'WHOLE');
        return [200, { bandwidth: this.bandwidths.at(-1) }];
      });
    }
    if (key === undefined) return [200, { bandwidths: this.bandwidths }];
    const found = this.bandwidths.find(({ id }) => id === key);
    if (!found) return vpcProblem(404, 'VPC.0306', 'EIP bandwidth with the ID not found.');
    if (action !== 'insert') return [200, { bandwidth: found }];
    return this.accept('insert', body, () => {
      const { publicip_info: wanted } = body['bandwidth'] as { publicip_info: { publicip_id: string; publicip_type: string }[] };
      if (wanted.some(({ publicip_id }) => found.publicip_info.some((each) => each['publicip_id'] === publicip_id))) return vpcProblem(409, 'VPC.2201', 'The address is in a shared bandwidth already.');
      found.publicip_info.push(...wanted.map((each) => ({ ...each, ip_version: 6 })));
      return [200, { bandwidth: found }];
    });
  }

  private ports(query: URLSearchParams): Json[] {
    const address = (query.get('fixed_ips') ?? '').replace('ip_address=', '');
    const network = query.get('network_id');
    return this.nodes.filter((node) => node.address === address && node.subnet === network).map((node) => ({ id: portOf(address), network_id: network, status: 'ACTIVE', fixed_ips: [{ ip_address: address }, ...(node.ipv6 ? [{ ip_address: `2407:c080:802:1::${address.split('.').at(-1)}` }] : [])] }));
  }

  private cce(method: string, pathname: string, body: Json): Answer {
    const [, , , , , , uid, what, poolUid] = pathname.split('/');
    if (uid === undefined) return method === 'POST' ? this.createCluster(body) : [200, { kind: 'Cluster', items: this.clusters.map((each) => this.clusterAnswer(each)) }];
    const cluster = this.clusters.find((each) => each.uid === uid);
    if (!cluster) return cceProblem(404, 'CCE.01404001', 'Resource not found.');
    if (what === undefined) {
      cluster.polls -= 1;
      return [200, this.clusterAnswer(cluster)];
    }
    if (what === 'nodes') return [200, { kind: 'List', items: this.nodes.map(({ address, ready }) => ({ kind: 'Node', metadata: { name: `node-${address}` }, status: ready ? { phase: 'Active', privateIP: address } : { phase: 'Build' } })) }];
    if (poolUid === undefined) return method === 'POST' ? this.createPool(cluster, body) : [200, { kind: 'List', items: cluster.pools.map((each) => this.poolAnswer(each)) }];
    const pool = cluster.pools.find((each) => each.uid === poolUid);
    if (!pool) return cceProblem(404, 'CCE.01404001', 'Resource not found.');
    pool.polls -= 1;
    return [200, this.poolAnswer(pool)];
  }

  /** Add-ons as the API lists them (cce_02_0326); a template is installed once. */
  private addon(method: string, body: Json): Answer {
    if (method === 'POST') {
      return this.accept('addon', body, () => {
        const { addonTemplateName: name, version } = body['spec'] as { addonTemplateName: string; version: string };
        if (this.addons.some((each) => each.name === name)) return cceProblem(409, 'CCE.03409001', 'release name is already exist');
        this.addons.push({ name, version, polls: 2 });
        return [201, { kind: 'Addon', metadata: { uid: this.id('addon') } }];
      });
    }
    for (const each of this.addons) each.polls -= 1;
    return [200, { kind: 'Addon', items: this.addons.map(({ name, version, polls }) => ({ metadata: { name }, spec: { addonTemplateName: name, version }, status: { status: polls > 0 ? 'installing' : 'running' } })) }];
  }

  private createCluster(body: Json): Answer {
    if (this.failCluster) {
      this.failCluster = false;
      return cceProblem(403, 'CCE.01400007', 'Insufficient cluster quota.');
    }
    return this.accept('cluster', body, () => {
      const wanted = body as Cluster['body'];
      if (this.clusters.some(({ body: { metadata } }) => metadata.name === wanted.metadata.name)) return cceProblem(409, 'CCE.01409001', 'The resource already exists.');
      const cluster = { uid: this.id('cluster'), body: wanted, polls: 3, pools: [] };
      this.clusters.push(cluster);
      return [201, this.clusterAnswer(cluster)];
    });
  }

  /** A cluster as the APIs answer it: the patch of its version, blanks for what was not said, no secrets; Open Telekom Cloud has no list of blocks. */
  private clusterAnswer({ uid, body, polls }: Cluster): Json {
    const { containerNetwork, extendParam, authentication, version, eniNetwork, configurationsOverride, ...spec } = body.spec as Json & { containerNetwork: { mode: string; cidrs?: { cidr: string }[] }; authentication: { mode: string }; version: string };
    const cidrs = this.otherContainerCidr === '' ? containerNetwork.cidrs : [{ cidr: this.otherContainerCidr }];
    return {
      kind: 'Cluster',
      apiVersion: 'v3',
      metadata: { ...body.metadata, uid, creationTimestamp: '2026-08-16 07:06:53.704389459 +0000 UTC' },
      spec: {
        ...spec,
        version: `${version}.5-r20`.replace(/^(v\d+\.\d+\.\d+-r\d+)\.5-r20$/, '$1'),
        containerNetwork: { mode: containerNetwork.mode, ...(cidrs && { cidr: cidrs.map(({ cidr }) => cidr).join(','), ...(this.site === 'huaweicloud' && { cidrs }) }) },
        eniNetwork: eniNetwork ?? {},
        ...(configurationsOverride !== undefined && { configurationsOverride: [{ name: 'kube-apiserver', configurations: [{ name: 'support-overload', value: true }] }, ...(configurationsOverride as Json[])] }),
        authentication: { mode: authentication.mode, authenticatingProxy: {} },
        extendParam: { 'alpha.cce/fixPoolMask': '', 'kubernetes.io/cpuManagerPolicy': '', ...(extendParam as Json), ...((extendParam as Json)['kubernetes.io/cpuManagerPolicy'] === 'none' && { 'kubernetes.io/cpuManagerPolicy': '' }) },
        billingMode: 0,
      },
      status: { phase: polls > 0 ? 'Creating' : 'Available' },
    };
  }

  private createPool(cluster: Cluster, body: Json): Answer {
    return this.accept('nodePool', body, () => {
      const wanted = body as Pool['body'] & { spec: { initialNodeCount: number; nodeTemplate: { nodeNicSpec: { primaryNic: { subnetId: string; subnetList?: string[] } } } } };
      if (cluster.pools.some(({ body: { metadata } }) => metadata.name === wanted.metadata.name)) return cceProblem(409, 'CCE.01409001', 'The resource already exists.');
      const pool = { uid: this.id('pool'), body: wanted, polls: 2 };
      cluster.pools.push(pool);
      const { subnetId, subnetList = [subnetId] } = wanted.spec.nodeTemplate.nodeNicSpec.primaryNic;
      /** Nodes of a pool with several subnets are in turn in each here; the cloud fills the first one first. */
      for (let node = 0; node < wanted.spec.initialNodeCount; node += 1) this.addNode(`192.168.0.${11 + this.nodes.length}`, subnetList[node % subnetList.length] ?? '');
      return [201, this.poolAnswer(pool)];
    });
  }

  private inAnotherOrder<Spec extends Json & { nodeTemplate: Json }>(spec: Spec): Spec {
    const turned = (object: Json, key: string) => (this.turnsSets && Array.isArray(object[key]) ? { [key]: [...(object[key] as Json[])].reverse() } : {});
    return { ...spec, ...turned(spec, 'customSecurityGroups'), ...turned(spec, 'podSecurityGroups'), nodeTemplate: { ...spec.nodeTemplate, ...turned(spec.nodeTemplate, 'userTags'), ...turned(spec.nodeTemplate, 'taints') } };
  }

  /** A node pool as the APIs answer it: with a label of CCE's own, and only one node of the template. */
  private poolAnswer({ uid, body, polls }: Pool): Json {
    const spec = this.inAnotherOrder(body.spec as Json & { nodeTemplate: Json; initialNodeCount: number });
    return {
      kind: 'NodePool',
      apiVersion: 'v3',
      metadata: { name: body.metadata.name, uid },
      spec: { ...spec, nodeTemplate: { ...spec.nodeTemplate, count: 1, login: { ...(spec.nodeTemplate['login'] as Json), userPassword: {} }, k8sTags: { 'cce.cloud.com/cce-nodepool': body.metadata.name, ...((spec.nodeTemplate['k8sTags'] as Json | undefined) ?? {}) } }, autoscaling: spec['autoscaling'] ?? { enable: false, minNodeCount: 0, maxNodeCount: 0 } },
      status: { currentNode: polls > 0 ? 0 : spec.initialNodeCount, phase: polls > 0 ? 'Synchronizing' : '' },
    };
  }
}

/** The id of the port that has an address. */
export const portOf = (address: string) => `port-of-${address}`;
