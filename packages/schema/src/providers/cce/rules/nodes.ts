import type { Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { mostNodes, nodesByContainerNetwork, nodesBySubnet, nodesInSubnets, nodesOfPools, plannedNodes, podRoom, podsByReservedRange } from '../capacity.js';
import { DISK, DUAL_STACK_PHYSICAL, flavorOf, MAX_PODS, ROUTE_QUOTA, SITE, VPC_NETWORK_UNUSABLE } from '../catalog.js';
import { isTurbo, speaksIpv6 } from '../facts.js';
import { nodeSubnetPath, subnetsOfPool, usedNodeSubnets } from '../node-subnets.js';
import type { CceNodePool, CcePlan, CceSubnet } from '../plan.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce, IP_FAMILY, label, rule } from './rule.js';

const POOLS: Path = ['spec', 'nodePools'];
const ofPool = (index: number, ...keys: readonly (string | number)[]): Path => [...POOLS, index, ...keys];

const POOL_NAME = /^[a-z](?:[a-z0-9-]{0,48}[a-z0-9])?$/;

const poolName = rule('cce/node-pool-name', {
  severity: 'error',
  source: SOURCES.createNodePool,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name }] of nodePools.entries()) {
      const path = ofPool(index, 'name');
      const fresh = `pool-${index + 1}`;
      const fixes = () => (nodePools.some((pool) => pool.name === fresh) ? [] : [use(path, fresh)]);
      if (!POOL_NAME.test(name)) yield { path, ...(name === '' ? say('missing', { number: index + 1 }) : say('invalid', { name })), fixes };
      else if (nodePools.findIndex((pool) => pool.name === name) < index) yield { path, ...say('twice', { name }), fixes };
    }
  },
});

const required = rule('cce/node-pool-required', {
  severity: 'error',
  source: SOURCES.createNodePool,
  *check({ spec: { nodePools, cce } }, say) {
    for (const [index, pool] of nodePools.entries()) {
      if (pool.flavor === '') yield { path: ofPool(index, 'flavor'), ...say('flavor', { pool: pool.name, example: SITE[cce.site].exampleNodeFlavor }) };
      if (pool.keyPair === '') yield { path: ofPool(index, 'keyPair'), ...say('key', { pool: pool.name }) };
    }
  },
});

/** Names such as `s3.large.2`: a size, and GiB of memory per vCPU. The two smallest sizes have one vCPU, large has two. */
const SMALL_FLAVOR = /^([a-z0-9]+)\.(?:(?:small|medium)\.\d+|large\.1)$/;

const nodeSize = rule('cce/node-size', {
  severity: 'error',
  source: SOURCES.constraints,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { flavor }] of nodePools.entries()) {
      const series = SMALL_FLAVOR.exec(flavor)?.[1];
      if (series === undefined) continue;
      const better = `${series}.large.2`;
      yield { path: ofPool(index, 'flavor'), ...say({ flavor, better }), fixes: () => [use(ofPool(index, 'flavor'), better)] };
    }
  },
});

/** Physical servers carry the word in their names, in front (`physical.c4.large`) or at the end (`c6.22xlarge.4.physical`). */
const PHYSICAL = /(?:^|\.)physical(?:\.|$)/;

const physical = rule('cce/ipv6-physical-servers', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: (plan) => speaksIpv6(plan) && isTurbo(plan),
  *check({ spec: { nodePools } }, say) {
    for (const [index, { flavor }] of nodePools.entries()) {
      if (!PHYSICAL.test(flavor) || DUAL_STACK_PHYSICAL.some((each) => each === flavor)) continue;
      yield { path: ofPool(index, 'flavor'), concerns: [IP_FAMILY, inCce('clusterType'), inCce('networkModel')], ...say({ flavor, known: DUAL_STACK_PHYSICAL }), fixes: () => DUAL_STACK_PHYSICAL.map((each) => use(ofPool(index, 'flavor'), each)) };
    }
  },
});

const kata = rule('cce/ipv6-kata', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: speaksIpv6,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name, secureContainers }] of nodePools.entries()) {
      const path = ofPool(index, 'secureContainers');
      if (secureContainers) yield { path, concerns: [IP_FAMILY], ...say({ pool: name }), fixes: () => [{ path, label: label('cce/ordinary-containers') }] };
    }
  },
});

const ubuntuTunnel = rule('cce/node-os-tunnel', {
  severity: 'error',
  source: SOURCES.constraints,
  appliesTo: ({ spec: { cce } }) => cce.networkModel === 'overlay_l2',
  *check({ spec: { nodePools, cce } }, say) {
    const others = SITE[cce.site].operatingSystems.filter((each) => !each.startsWith('Ubuntu'));
    for (const [index, { os, name }] of nodePools.entries()) {
      if (os === 'Ubuntu 22.04') yield { path: ofPool(index, 'os'), ...say({ pool: name, os, others }), fixes: () => others.map((each) => use(ofPool(index, 'os'), each)) };
    }
  },
});

const disks = rule('cce/node-disks', {
  severity: 'error',
  source: SOURCES.createNode,
  *check({ spec: { nodePools, cce } }, say) {
    for (const [index, pool] of nodePools.entries()) {
      const volumes = [{ of: 'system' as const, path: ofPool(index, 'rootVolume', 'size'), size: pool.rootVolume.size }, ...pool.dataVolumes.map(({ size }, at) => ({ of: 'data' as const, path: ofPool(index, 'dataVolumes', at, 'size'), size }))];
      for (const { of, path, size } of volumes) {
        const { largest } = DISK[of];
        const smallest = of === 'system' ? DISK.system.smallest : path.at(-2) === 0 ? DISK.data.first : DISK.data.smallest;
        const better = size < smallest ? smallest : largest;
        if (size < smallest || size > largest) yield { path, ...say(of, { size, smallest, largest }), fixes: () => [{ path, value: better, label: label('cce/use-gib', { size: better }) }] };
      }
      const path = ofPool(index, 'dataVolumes');
      const { first: smallest, usual } = DISK.data;
      if (cce.site === 'otc' && pool.dataVolumes.length === 0) yield { path, ...say('no-data', { pool: pool.name, smallest }), fixes: () => [{ path, value: [{ size: usual, volumetype: 'SSD' }], label: label('cce/add-disk', { size: usual }) }] };
    }
  },
});

const smallDisks = rule('cce/data-disk-small', {
  severity: 'warning',
  source: SOURCES.createNodePool,
  unless: ['cce/node-disks'],
  *check({ spec: { nodePools, cce } }, say) {
    for (const [index, { dataVolumes, runtimeSpacePercent }] of nodePools.entries()) {
      /** Where the space of the disk is allocated, Huawei Cloud's API takes what its console does (SDK: Volume). */
      if (cce.site === 'huaweicloud' && runtimeSpacePercent !== undefined) continue;
      for (const [at, { size }] of dataVolumes.entries()) {
        const path = ofPool(index, 'dataVolumes', at, 'size');
        if (size < DISK.data.api) yield { path, ...say({ size, api: DISK.data.api }), fixes: () => [{ path, value: DISK.data.api, label: label('cce/use-gib', { size: DISK.data.api }) }] };
      }
    }
  },
});

const maxPods = rule('cce/max-pods', {
  severity: 'error',
  source: SOURCES.nodeExtendParam,
  *check({ spec: { nodePools } }, say) {
    const { smallest, largest } = MAX_PODS;
    for (const [index, { maxPods: given }] of nodePools.entries()) {
      if (given === undefined || (given >= smallest && given <= largest)) continue;
      yield { path: ofPool(index, 'maxPods'), ...say({ given, smallest, largest }), fixes: () => [use(ofPool(index, 'maxPods'), given < smallest ? smallest : largest)] };
    }
  },
});

const maxPodsReserved = rule('cce/max-pods-reserved', {
  severity: 'warning',
  source: SOURCES.maxPods,
  *check(plan, say) {
    const mask = plan.spec.cce.fixPoolMask;
    const addresses = podsByReservedRange(plan);
    if (addresses === undefined || mask === undefined) return;
    const reserved = Number(addresses);
    for (const [index, { name, maxPods: pods }] of plan.spec.nodePools.entries()) {
      const path = ofPool(index, 'maxPods');
      if (pods !== undefined && pods > reserved) yield { path, ...say({ pool: name, pods, reserved, mask }), fixes: () => [use(path, reserved)] };
    }
  },
});

const autoscaling = rule('cce/node-autoscaling', {
  severity: 'error',
  source: SOURCES.createNodePool,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name: pool, initialNodeCount: initial, autoscaling: scaling }] of nodePools.entries()) {
      if (!scaling?.enable) continue;
      const { minNodeCount: least, maxNodeCount: most } = scaling;
      const [begin, end] = [ofPool(index, 'initialNodeCount'), ofPool(index, 'autoscaling', 'maxNodeCount')];
      if (least > most) yield { path: end, ...say('order', { pool, least, most }), fixes: () => [use(end, least)] };
      else if (initial < least || initial > most) yield { path: begin, ...say('initial', { pool, initial, least, most }), fixes: () => [use(begin, initial < least ? least : most)] };
    }
  },
});

interface InSubnets {
  readonly pools: readonly { readonly pool: CceNodePool; readonly index: number }[];
  readonly subnets: readonly CceSubnet[];
  /** Whether these are all pools. */
  readonly isAll: boolean;
}

/** Each set of subnets that a pool names, with the pools whose nodes are in no other, and all of them together. */
function inSubnets(plan: CcePlan): readonly InSubnets[] {
  const pools = plan.spec.nodePools.map((pool, index) => ({ pool, index, subnets: subnetsOfPool(plan, pool) }));
  const sets = [...pools.map(({ subnets }) => subnets), usedNodeSubnets(plan)];
  const distinct = sets.filter((set, at) => sets.findIndex((each) => each.length === set.length && each.every((subnet) => set.includes(subnet))) === at);
  return distinct.map((subnets) => {
    const inside = pools.filter((each) => each.subnets.every((subnet) => subnets.includes(subnet)));
    return { pools: inside, subnets, isAll: inside.length === pools.length };
  });
}

const nodeCount = rule('cce/node-count', {
  severity: 'error',
  source: SOURCES.errorCodes,
  *check(plan, say) {
    const { initial, most } = plannedNodes(plan);
    const { flavor, site } = plan.spec.cce;
    const planned = { nodes: most, isMost: most > initial };
    const [scale, byNetwork] = [flavorOf(flavor, site)?.nodes, nodesByContainerNetwork(plan)];
    if (scale !== undefined && most > scale) yield { path: POOLS, ...say('scale', { ...planned, flavor, limit: scale }) };
    for (const { pools, subnets, isAll } of inSubnets(plan)) {
      const wanted = nodesOfPools(pools.map(({ pool }) => pool));
      const limit = nodesInSubnets(subnets);
      if (limit === undefined || BigInt(wanted.most) <= limit) continue;
      const said = { nodes: wanted.most, isMost: wanted.most > wanted.initial, limit: Number(limit) };
      const [first] = pools;
      const range = subnets[0]?.cidr.text ?? '';
      yield { path: isAll ? POOLS : ofPool(first?.index ?? 0, 'subnets'), ...(subnets.length === 1 && isAll ? say('subnet', { ...said, range }) : say('subnets', { ...said, pools: pools.map(({ pool }) => pool.name), ranges: subnets.map(({ cidr }) => cidr.text) })) };
    }
    if (byNetwork !== undefined && BigInt(most) > byNetwork) yield { path: POOLS, ...say('network', { ...planned, limit: Number(byNetwork) }) };
  },
});

const scaleReached = rule('cce/scale-capacity', {
  severity: 'warning',
  source: SOURCES.tunnelNetwork,
  *check(plan, say) {
    const { flavor, site, networkModel, fixPoolMask: mask = 0 } = plan.spec.cce;
    const scale = flavorOf(flavor, site)?.nodes;
    if (scale === undefined) return;
    const [byNetwork, bySubnet] = [nodesByContainerNetwork(plan), nodesBySubnet(plan)];
    const carries = (nodes: bigint) => ({ nodes: Number(nodes), flavor, scale });
    if (byNetwork !== undefined && byNetwork < BigInt(scale)) yield { path: ['spec', 'network', 'podCidrs', 'ipv4'], ...(networkModel === 'overlay_l2' ? say('tunnel', carries(byNetwork)) : say('vpc', { ...carries(byNetwork), mask })) };
    if (bySubnet !== undefined && bySubnet < BigInt(scale)) yield { path: [...nodeSubnetPath(plan, usedNodeSubnets(plan)[0] ?? plan.spec.cce.nodeSubnet), 'cidr'], ...say('subnet', carries(bySubnet)) };
  },
});

const routes = rule('cce/vpc-routes', {
  severity: 'warning',
  source: SOURCES.constraints,
  appliesTo: ({ spec: { cce } }) => cce.networkModel === 'vpc-router',
  *check(plan, say) {
    const { most } = plannedNodes(plan);
    if (most > ROUTE_QUOTA) yield { path: POOLS, ...say({ nodes: most, quota: ROUTE_QUOTA }) };
  },
});

const turboPods = rule('cce/turbo-pods', {
  severity: 'warning',
  source: SOURCES.cloudNativeNetwork,
  *check(plan, say) {
    const room = podRoom(plan);
    const { most } = plannedNodes(plan);
    if (!room || room.nodes >= BigInt(most)) return;
    const { addresses, each, nodes } = room;
    const path = inCce('podSubnets');
    const pods = Math.min(...plan.spec.nodePools.map(({ maxPods: given }) => given ?? MAX_PODS.smallest));
    if (addresses < BigInt(most * pods)) yield { path, ...say('fewest', { addresses: Number(addresses), nodes: most, pods, needed: most * pods }) };
    else yield { path, ...say('most', { addresses: Number(addresses), nodes: most, pods: each, room: Number(nodes) }) };
  },
});

const capacityNote = rule('cce/capacity', {
  severity: 'info',
  source: SOURCES.vpcNetwork,
  *check(plan, say) {
    const nodes = mostNodes(plan);
    const pods = podsByReservedRange(plan);
    if (nodes !== undefined && pods !== undefined) yield { path: inCce('fixPoolMask'), ...say({ nodes: Number(nodes), pods: Number(pods), addresses: Number(pods + VPC_NETWORK_UNUSABLE) }) };
  },
});

/** Rules about node pools, and how many nodes and Pods there is room for. */
export const NODE_RULES: readonly CceRule[] = [poolName, required, nodeSize, physical, kata, ubuntuTunnel, disks, smallDisks, maxPods, maxPodsReserved, autoscaling, nodeCount, scaleReached, routes, turboPods, capacityNote];
