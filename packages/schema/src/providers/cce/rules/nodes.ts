import { formatCount } from '../../../address/capacity.js';
import type { Path } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { mostNodes, nodesByContainerNetwork, nodesBySubnet, plannedNodes, podsByReservedRange, podsBySubnets } from '../capacity.js';
import { DISK, DUAL_STACK_PHYSICAL, flavorOf, MAX_PODS, ROUTE_QUOTA, SITE } from '../catalog.js';
import { isTurbo, speaksIpv6 } from '../facts.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce } from './basic.js';

const ofPool = (index: number, ...keys: readonly (string | number)[]): Path => ['spec', 'nodePools', index, ...keys];

const POOL_NAME = /^[a-z](?:[a-z0-9-]{0,48}[a-z0-9])?$/;

const poolName: CceRule = {
  id: 'cce/node-pool-name',
  severity: 'error',
  title: 'A node pool has a name of its own, 1 to 50 lower-case letters, digits and hyphens',
  source: SOURCES.createNodePool,
  *check({ spec: { nodePools } }) {
    for (const [index, { name }] of nodePools.entries()) {
      const path = ofPool(index, 'name');
      const fresh = `pool-${index + 1}`;
      const fixes = () => nodePools.some((pool) => pool.name === fresh) ? [] : [use(path, fresh)];
      if (!POOL_NAME.test(name)) yield { path, message: `${name === '' ? `Node pool ${index + 1} has no name` : `${JSON.stringify(name)} is no name for a node pool`}: 1 to 50 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen.`, fixes };
      else if (nodePools.findIndex((pool) => pool.name === name) < index) yield { path, message: `Two node pools are called ${name}. Give each a name of its own.`, fixes };
    }
  },
};

const required: CceRule = {
  id: 'cce/node-pool-required',
  severity: 'error',
  title: 'A node pool has a flavor and a login key',
  source: SOURCES.createNodePool,
  *check({ spec: { nodePools, cce } }) {
    for (const [index, pool] of nodePools.entries()) {
      if (pool.flavor === '') yield { path: ofPool(index, 'flavor'), message: `Node pool ${pool.name} has no specifications; they are named like ${SITE[cce.site].exampleNodeFlavor}, and differ by region.` };
      if (pool.keyPair === '') yield { path: ofPool(index, 'keyPair'), message: `Node pool ${pool.name} has no login key. Name a key pair of the region; the key itself is never in a plan.` };
    }
  },
};

/** Names such as `s3.large.2`: a size, and GiB of memory per vCPU. The two smallest sizes have one vCPU, large has two. */
const SMALL_FLAVOR = /^[a-z0-9]+\.(?:(small|medium)\.\d+|large\.1)$/;

const nodeSize: CceRule = {
  id: 'cce/node-size',
  severity: 'error',
  title: 'A node has at least 2 vCPUs and 4 GiB',
  source: SOURCES.constraints,
  *check({ spec: { nodePools } }) {
    for (const [index, { flavor }] of nodePools.entries()) {
      if (SMALL_FLAVOR.test(flavor)) yield { path: ofPool(index, 'flavor'), message: `${flavor} is too small for a node: CCE needs at least 2 vCPUs and 4 GiB of memory (CCE.01400021), such as ${flavor.split('.')[0] ?? ''}.large.2.`, fixes: () => [use(ofPool(index, 'flavor'), `${flavor.split('.')[0] ?? ''}.large.2`)] };
    }
  },
};

/** Physical servers carry the word in their names, in front (`physical.c4.large`) or at the end (`c6.22xlarge.4.physical`). */
const PHYSICAL = /(?:^|\.)physical(?:\.|$)/;

const physical: CceRule = {
  id: 'cce/ipv6-physical-servers',
  severity: 'error',
  title: 'Of the physical servers, two flavors carry dual-stack Pods of a Turbo cluster',
  source: SOURCES.dualStack,
  *check(plan) {
    if (!speaksIpv6(plan) || !isTurbo(plan)) return;
    for (const [index, { flavor }] of plan.spec.nodePools.entries()) {
      if (!PHYSICAL.test(flavor) || DUAL_STACK_PHYSICAL.some((each) => each === flavor)) continue;
      yield { path: ofPool(index, 'flavor'), message: `The physical server ${flavor} has no dual stack in a Turbo cluster: only virtual machines and ${DUAL_STACK_PHYSICAL.join(', ')} have.`, fixes: () => DUAL_STACK_PHYSICAL.map((each) => use(ofPool(index, 'flavor'), each)) };
    }
  },
};

const kata: CceRule = {
  id: 'cce/ipv6-kata',
  severity: 'error',
  title: 'Kata containers have no dual stack',
  source: SOURCES.dualStack,
  *check(plan) {
    if (!speaksIpv6(plan)) return;
    for (const [index, pool] of plan.spec.nodePools.entries()) {
      const path = ofPool(index, 'secureContainers');
      if (pool.secureContainers) yield { path, message: `Node pool ${pool.name} is meant for Kata containers, which have no dual stack in CCE. Use ordinary containers, or a cluster of IPv4 alone.`, fixes: () => [{ path, label: 'Use ordinary containers' }] };
    }
  },
};

const ubuntuTunnel: CceRule = {
  id: 'cce/node-os-tunnel',
  severity: 'error',
  title: 'Ubuntu 22.04 does not work with the tunnel network',
  source: SOURCES.constraints,
  *check({ spec: { nodePools, cce } }) {
    if (cce.networkModel !== 'overlay_l2') return;
    for (const [index, { os, name }] of nodePools.entries()) {
      const others = SITE[cce.site].operatingSystems.filter((each) => !each.startsWith('Ubuntu'));
      if (os === 'Ubuntu 22.04') yield { path: ofPool(index, 'os'), message: `Nodes of ${name} run ${os}, which does not support the Tunnel network: the node pool ends in an error. ${others.join(' and ')} do.`, fixes: () => others.map((each) => use(ofPool(index, 'os'), each)) };
    }
  },
};

const disks: CceRule = {
  id: 'cce/node-disks',
  severity: 'error',
  title: 'A node has a system disk of 40 to 1024 GiB and data disks of 100 to 32768 GiB',
  source: SOURCES.createNode,
  *check({ spec: { nodePools, cce } }) {
    for (const [index, pool] of nodePools.entries()) {
      const disk = (path: Path, size: number, what: string, { smallest, largest }: { smallest: number; largest: number }) => ({ path, message: `${size} GiB is no size for a ${what}: ${smallest} to ${largest} GiB.`, fixes: () => [{ path, value: size < smallest ? smallest : largest, label: `Use ${size < smallest ? smallest : largest} GiB` }] });
      const { size } = pool.rootVolume;
      if (size < DISK.system.smallest || size > DISK.system.largest) yield disk(ofPool(index, 'rootVolume', 'size'), size, 'system disk', DISK.system);
      for (const [number, volume] of pool.dataVolumes.entries()) {
        if (volume.size < DISK.data.smallest || volume.size > DISK.data.largest) yield disk(ofPool(index, 'dataVolumes', number, 'size'), volume.size, 'data disk', DISK.data);
      }
      if (cce.site === 'otc' && pool.dataVolumes.length === 0) yield { path: ofPool(index, 'dataVolumes'), message: `Node pool ${pool.name} has no data disk; Open Telekom Cloud asks for one, of at least ${DISK.data.smallest} GiB.`, fixes: () => [{ path: ofPool(index, 'dataVolumes'), value: [{ size: DISK.data.usual, volumetype: 'SSD' }], label: `Add a disk of ${DISK.data.usual} GiB` }] };
    }
  },
};

const maxPods: CceRule = {
  id: 'cce/max-pods',
  severity: 'error',
  title: 'A node runs at most 16 to 256 Pods',
  source: SOURCES.nodeExtendParam,
  *check({ spec: { nodePools } }) {
    for (const [index, pool] of nodePools.entries()) {
      const given = pool.maxPods;
      if (given === undefined || (given >= MAX_PODS.smallest && given <= MAX_PODS.largest)) continue;
      yield { path: ofPool(index, 'maxPods'), message: `${given} is out of range for the Pods of a node: ${MAX_PODS.smallest} to ${MAX_PODS.largest}.`, fixes: () => [use(ofPool(index, 'maxPods'), given < MAX_PODS.smallest ? MAX_PODS.smallest : MAX_PODS.largest)] };
    }
  },
};

const maxPodsReserved: CceRule = {
  id: 'cce/max-pods-reserved',
  severity: 'warning',
  title: 'A node has as many Pod addresses as it may run Pods',
  source: SOURCES.maxPods,
  *check(plan) {
    const reserved = podsByReservedRange(plan);
    if (reserved === undefined) return;
    for (const [index, pool] of plan.spec.nodePools.entries()) {
      const path = ofPool(index, 'maxPods');
      if (pool.maxPods !== undefined && BigInt(pool.maxPods) > reserved) yield { path, message: `Nodes of ${pool.name} may run ${pool.maxPods} Pods, and each has ${reserved} Pod addresses (/${plan.spec.cce.fixPoolMask ?? ''} less three): the others would wait for an address. Take at most ${reserved}.`, fixes: () => [use(path, Number(reserved))] };
    }
  },
};

const autoscaling: CceRule = {
  id: 'cce/node-autoscaling',
  severity: 'error',
  title: 'A node pool begins between its least and its most nodes',
  source: SOURCES.createNodePool,
  *check({ spec: { nodePools } }) {
    for (const [index, pool] of nodePools.entries()) {
      if (!pool.autoscaling?.enable) continue;
      const { minNodeCount, maxNodeCount } = pool.autoscaling;
      const at = (key: string) => ofPool(index, 'autoscaling', key);
      if (minNodeCount > maxNodeCount) yield { path: at('maxNodeCount'), message: `Node pool ${pool.name} has at least ${minNodeCount} and at most ${maxNodeCount} nodes. The most cannot be less than the least.`, fixes: () => [use(at('maxNodeCount'), minNodeCount)] };
      else if (pool.initialNodeCount < minNodeCount || pool.initialNodeCount > maxNodeCount) yield { path: ofPool(index, 'initialNodeCount'), message: `Node pool ${pool.name} begins with ${pool.initialNodeCount} nodes and scales between ${minNodeCount} and ${maxNodeCount}. Begin within these.`, fixes: () => [use(ofPool(index, 'initialNodeCount'), pool.initialNodeCount < minNodeCount ? minNodeCount : maxNodeCount)] };
    }
  },
};

const nodeCount: CceRule = {
  id: 'cce/node-count',
  severity: 'error',
  title: 'The nodes fit into the cluster scale, the node subnet and the container network',
  source: SOURCES.errorCodes,
  *check(plan) {
    const { initial, most } = plannedNodes(plan);
    const { flavor, site, nodeSubnet } = plan.spec.cce;
    const scale = flavorOf(flavor, site)?.nodes;
    const path: Path = ['spec', 'nodePools'];
    const planned = most > initial ? `up to ${most} nodes` : `${most} nodes`;
    const limits: [bigint | undefined, string][] = [
      [scale === undefined ? undefined : BigInt(scale), `the scale ${flavor} ends at ${scale} ("Excessive nodes in the cluster", CCE.01400014)`],
      [nodesBySubnet(plan), `the node subnet ${nodeSubnet.cidr.text} has ${nodesBySubnet(plan) ?? 0n} addresses for them (five of each subnet are reserved)`],
      [nodesByContainerNetwork(plan), `the container network carries ${nodesByContainerNetwork(plan) ?? 0n}`],
    ];
    for (const [limit, reason] of limits) {
      if (limit !== undefined && BigInt(most) > limit) yield { path, message: `The node pools come to ${planned}, and ${reason}. Take fewer nodes, or make room for them.` };
    }
  },
};

const scaleReached: CceRule = {
  id: 'cce/scale-capacity',
  severity: 'warning',
  title: 'Container network and node subnet carry the nodes of the cluster scale',
  source: SOURCES.tunnelNetwork,
  *check(plan) {
    const { flavor, site, networkModel, fixPoolMask } = plan.spec.cce;
    const scale = flavorOf(flavor, site)?.nodes;
    if (scale === undefined) return;
    const byNetwork = nodesByContainerNetwork(plan);
    const how = networkModel === 'overlay_l2' ? 'each takes at least a block of 16 Pod addresses' : `each takes a range of /${fixPoolMask ?? ''}`;
    if (byNetwork !== undefined && byNetwork < BigInt(scale)) yield { path: ['spec', 'network', 'podCidrs', 'ipv4'], message: `The container CIDR block carries ${formatCount(byNetwork)} nodes (${how}), and ${flavor} is for ${formatCount(BigInt(scale))}: the cluster stops growing early. Take a larger block${networkModel === 'vpc-router' ? ', a longer mask per node' : ''}, or a smaller scale.` };
    const bySubnet = nodesBySubnet(plan);
    if (bySubnet !== undefined && bySubnet < BigInt(scale)) yield { path: inCce('nodeSubnet', 'cidr'), message: `The node subnet has addresses for ${formatCount(bySubnet)} nodes, and ${flavor} is for ${formatCount(BigInt(scale))}. Take a larger subnet, or a smaller scale; node pools may use further subnets later.` };
  },
};

const routes: CceRule = {
  id: 'cce/vpc-routes',
  severity: 'warning',
  title: 'A VPC network needs a route per node',
  source: SOURCES.constraints,
  *check(plan) {
    const { most } = plannedNodes(plan);
    if (plan.spec.cce.networkModel === 'vpc-router' && most > ROUTE_QUOTA) yield { path: ['spec', 'nodePools'], message: `The node pools come to ${most} nodes, each with a route in the VPC, and the quota is ${ROUTE_QUOTA} routes unless it was raised. Ask for more before you create them.` };
  },
};

const turboPods: CceRule = {
  id: 'cce/turbo-pods',
  severity: 'warning',
  title: 'The pod subnets carry the Pods of the nodes',
  source: SOURCES.cloudNativeNetwork,
  *check(plan) {
    const pods = podsBySubnets(plan);
    const { most } = plannedNodes(plan);
    const least = plan.spec.nodePools.length === 0 ? 0 : Math.min(...plan.spec.nodePools.map((pool) => pool.maxPods ?? MAX_PODS.smallest));
    if (pods !== undefined && pods < BigInt(most * least)) yield { path: inCce('podSubnets'), message: `The pod subnets have ${formatCount(pods)} addresses for Pods, and ${most} nodes with ${least} Pods each need ${most * least}: Pods would wait for an address. Take larger pod subnets.` };
  },
};

const capacityNote: CceRule = {
  id: 'cce/capacity',
  severity: 'info',
  title: 'What the addresses carry',
  source: SOURCES.vpcNetwork,
  *check(plan) {
    const nodes = mostNodes(plan);
    const perNode = podsByReservedRange(plan);
    if (nodes !== undefined && perNode !== undefined) yield { path: inCce('fixPoolMask'), message: `At most ${formatCount(nodes)} nodes, with ${perNode} Pods each: of the ${perNode + 3n} addresses of a node, three are not for Pods.` };
  },
};

/** Rules about node pools, and how many nodes and Pods there is room for. */
export const NODE_RULES: readonly CceRule[] = [poolName, required, nodeSize, physical, kata, ubuntuTunnel, disks, maxPods, maxPodsReserved, autoscaling, nodeCount, scaleReached, routes, turboPods, capacityNote];
