import { sizeOf } from '../address/capacity.js';
import { cidrFrom, cidrOfAddress, parseCidr } from '../address/cidr.js';
import { ADDRESS_BITS, FAMILIES, familiesOf, type Family } from '../address/family.js';
import { formatAddress } from '../address/format.js';
import { contains, overlaps } from '../address/overlap.js';
import { type BalancerFacts, CILIUM_LAYER2_IPV6_FROM, CILIUM_ROUTER_IDS_FROM, ciliumApisOf, ciliumFrom, METALLB_FROM, METALLB_OWN_FAMILY_FROM, METALLB_RELEASES } from '../facts/load-balancers.js';
import { type ClusterFacts, isNetworkOf, type ReadRange, readRanges } from '../facts/facts.js';
import { freeRoom, takenBeside } from '../facts/free-room.js';
import { refusedOverlaps } from '../facts/overlaps.js';
import { isAtLeast, isWholeVersion, parseVersion } from '../facts/version.js';
import type { Fix, Path, Source } from '../findings/finding.js';
import { sayProblem } from '../findings/message.js';
import { named, relation } from './apart.js';
import { type ClusterRule, clusterRule } from './cluster-rule.js';
import { isSubdomain } from './labels.js';
import { useRange } from './room.js';
import { label, use } from './rule.js';

/** main of metallb/metallb after v0.16.1, and documents of cilium/cilium, in which the rules were read. */
const METALLB_COMMIT = '7938d3f89b8bd808dae2e42d97d6ae7e18e9ed54';
const metallb = (title: string, file: string): Source => ({ title: `MetalLB: ${title}`, url: `https://github.com/metallb/metallb/blob/${METALLB_COMMIT}/${file}` });
const SOURCES = {
  config: metallb('addressPoolFromCR and poolsFor', 'internal/config/config.go'),
  peers: metallb('peerFromCR', 'internal/config/config.go'),
  allocator: metallb('Allocate takes both families out of one pool (metallb#1156)', 'internal/allocator/allocator.go'),
  singleStack: { title: 'metallb/metallb#2724: dual-stack addresses in a single-stack cluster', url: 'https://github.com/metallb/metallb/issues/2724' },
  hosts: metallb('release notes, v0.15.0 and v0.15.1 (#2585, #2780)', 'website/content/release-notes/_index.md'),
  buggy: metallb('ipConfusesBuggyFirmwares', 'internal/allocator/allocator.go'),
  layer2: metallb('layer 2 mode', 'website/content/concepts/layer2.md'),
  bgp: metallb('BGP mode', 'website/content/concepts/bgp.md'),
  ownFamily: metallb('release notes, v0.15.0 (#2766)', 'website/content/release-notes/_index.md'),
  objects: metallb('release notes, v0.13.2: configured by objects', 'website/content/release-notes/_index.md'),
  strictArp: metallb('installation, preparation', 'website/content/installation/_index.md'),
  routerIdFrr: { title: 'metallb/frr-k8s#445: on IPv6-only nodes FRR has the router ID 0.0.0.0, which peers refuse', url: 'https://github.com/metallb/frr-k8s/pull/445' },
  routerIdCilium: { title: 'cilium/cilium#30333: router IDs of nodes with IPv6 alone', url: 'https://github.com/cilium/cilium/issues/30333' },
  routerIdPool: { title: 'Cilium: BGP control plane, RouterID', url: 'https://github.com/cilium/cilium/blob/05809e140d93d15ce2d701369ead994ae6acb262/Documentation/network/bgp-control-plane/bgp-control-plane-configuration.rst' },
  lbIpam: { title: 'Cilium: LoadBalancer IP Address Management', url: 'https://github.com/cilium/cilium/blob/09b44458f5c5401bdb2acbcc800265541b4c4b66/Documentation/network/lb-ipam.rst' },
  ciliumLayer2: { title: 'Cilium: L2 Announcements, prerequisites', url: 'https://github.com/cilium/cilium/blob/026740195c43504fcf9e1fd6b8c92754d45c0f5d/Documentation/network/l2-announcements.rst' },
  ciliumIpv6: { title: 'cilium/cilium#39648: L2 announcement IPv6 support', url: 'https://github.com/cilium/cilium/pull/39648' },
} as const satisfies Record<string, Source>;

/** What is close to a text and is the name of an object, a DNS subdomain. */
const nearestName = (text: string): string => text.toLowerCase().replace(/[^a-z0-9.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '').replace(/\.+/g, '.');

type WithBalancers = ClusterFacts & { readonly balancers: BalancerFacts };
const has = (facts: ClusterFacts): facts is WithBalancers => facts.balancers !== undefined;
const pools = (facts: ClusterFacts): readonly ReadRange[] => readRanges(facts, 'loadBalancers');
const isHosts = ({ fact }: ReadRange): boolean => fact.role === 'nodes' || fact.role === 'platform';
/** The networks of hosts in a family. */
const networksOf = (facts: ClusterFacts, family: Family): readonly ReadRange[] => facts.read.filter((range) => isHosts(range) && range.cidr.family === family);
const poolOf = ({ name }: { readonly name: string }, index: number) => ({ number: index + 1, ...(name !== '' && { name }) });

/**
 * Where the range of a pool could be instead: with layer 2 in a network of hosts, before its last address and behind its first, and clear
 * of every host; with BGP wherever there is room. A size that has no place is halved twice before it is given up.
 */
function elsewhere({ balancers: { announcement, hosts }, ...facts }: WithBalancers, { fact, cidr }: ReadRange): Fix[] {
  const { family } = cidr;
  const networks = announcement === 'layer2' ? networksOf(facts, family) : [];
  const inside = new Set(networks);
  const edges = networks.flatMap(({ cidr: network }) => [network.first, ...(family === 'ipv4' ? [network.last] : [])].map((value) => cidrFrom(family, value, ADDRESS_BITS[family])));
  const taken = [...facts.read.filter((range) => !inside.has(range) && range.fact !== fact).map((range) => range.cidr), ...hosts.map(({ value }) => cidrOfAddress(value)), ...edges];
  if (networks.length === 0) return freeRoom({ family, prefix: cidr.prefix, taken: [...takenBeside(facts, fact.path), ...taken] }).map((range) => useRange(fact.path, range));
  const sizes = [cidr.prefix, cidr.prefix + 1, cidr.prefix + 2, family === 'ipv4' ? 28 : 120].filter((prefix) => prefix <= ADDRESS_BITS[family]);
  return sizes.flatMap((prefix) => freeRoom({ family, prefix, taken, pools: networks.map((network) => network.cidr) })).slice(0, 3).map((range) => useRange(fact.path, range));
}

const pool = clusterRule('kubernetes/load-balancer-pool', {
  severity: 'error',
  source: SOURCES.config,
  appliesTo: has,
  *check(facts, say) {
    const { balancers } = facts as WithBalancers;
    if (balancers.pools.length === 0) yield { path: [...balancers.path, 'pools'], ...say('none') };
    yield* names(balancers.pools, (name, number) => say('name', { name, number }), (name) => say('twice', { name }));
    const [first = 'ipv4'] = facts.required.services;
    for (const [index, each] of balancers.pools.entries()) {
      if (!facts.ranges.some(({ role, path }) => role === 'loadBalancers' && path[3] === index)) yield { path: [...each.path, first], ...say('empty', poolOf(each, index)) };
    }
  },
});

/** Names of things that become objects: each once, and as the API server takes them. */
function* names<Said>(list: readonly { readonly name: string; readonly path: Path }[], wrong: (name: string, number: number) => Said, twice: (name: string) => Said): Generator<{ readonly path: Path; readonly fixes?: () => Fix[] } & Said> {
  const seen = new Set<string>();
  for (const [index, { name, path: entry }] of list.entries()) {
    const path = [...entry, 'name'];
    const better = nearestName(name);
    if (!isSubdomain(name)) yield { path, ...wrong(name, index + 1), ...(isSubdomain(better) && !list.some((each) => each.name === better) && { fixes: () => [use(path, better)] }) };
    else if (seen.has(name)) yield { path, ...twice(name), fixes: () => [use(path, `${name}-${index + 1}`)] };
    seen.add(name);
  }
}

const families = clusterRule('kubernetes/load-balancer-families', {
  severity: 'warning',
  source: SOURCES.allocator,
  unless: ['kubernetes/load-balancer-pool'],
  appliesTo: has,
  *check(facts, say) {
    const { balancers } = facts as WithBalancers;
    const ranges = facts.ranges.filter(({ role }) => role === 'loadBalancers');
    const lacks = (index: number, family: Family) => !ranges.some(({ path, family: own }) => path[3] === index && own === family);
    for (const family of facts.required.services) {
      const lacking = balancers.pools.flatMap((each, index) => (lacks(index, family) ? [{ each, index }] : []));
      if (balancers.balancer === 'metallb') for (const { each, index } of lacking) yield { path: [...each.path, family], ...say('pool', { family, ...poolOf(each, index) }) };
      else if (lacking.length === balancers.pools.length && balancers.pools[0]) yield { path: [...balancers.pools[0].path, family], source: SOURCES.lbIpam, ...say('cluster', { family }) };
    }
  },
});

const unexpected = clusterRule('kubernetes/load-balancer-unexpected-family', {
  severity: 'warning',
  source: SOURCES.singleStack,
  appliesTo: has,
  *check(facts, say) {
    for (const { role, family, path, text } of facts.ranges) {
      if (role !== 'loadBalancers' || !family || facts.required.services.includes(family)) continue;
      yield { path, ...say({ text, family }), fixes: () => [{ path, label: label('remove', { value: text }) }] };
    }
  },
});

const overlap = clusterRule('kubernetes/load-balancer-overlap', {
  severity: 'error',
  source: SOURCES.config,
  appliesTo: has,
  *check(facts, say) {
    const told = new Set<ReadRange>();
    for (const [outer, inner] of refusedOverlaps(facts)) {
      const isPool = ({ fact }: ReadRange) => fact.role === 'loadBalancers';
      if (!isPool(outer) && !isPool(inner)) continue;
      const [range, other] = isPool(inner) ? [inner, outer] : [outer, inner];
      if (told.has(range)) continue;
      told.add(range);
      yield { path: range.fact.path, related: other.fact.automatic ? [] : [other.fact.path], ...say({ range: named(range.fact), relation: relation(range, other), other: named(other.fact) }), fixes: () => elsewhere(facts as WithBalancers, range) };
    }
  },
});

const hosts = clusterRule('kubernetes/load-balancer-hosts', {
  severity: 'error',
  source: SOURCES.hosts,
  appliesTo: has,
  *check(facts, say) {
    const { balancers } = facts as WithBalancers;
    for (const range of pools(facts)) {
      const held = balancers.hosts.find(({ value }) => contains(range.cidr, cidrOfAddress(value)));
      if (held) yield { path: range.fact.path, related: [held.path], ...say({ range: named(range.fact), address: formatAddress(held.value.family, held.value.value), host: held.name }), fixes: () => elsewhere(facts as WithBalancers, range) };
    }
  },
});

/** Whether MetalLB leaves an address out by itself: with avoidBuggyIPs, those of IPv4 that end in .0 or .255. */
const isLeftOut = (family: Family, value: bigint): boolean => family === 'ipv4' && [0n, 255n].includes(value & 255n);

const edge = clusterRule('kubernetes/load-balancer-edge', {
  severity: 'warning',
  source: SOURCES.buggy,
  unless: ['kubernetes/load-balancer-hosts'],
  appliesTo: (facts) => facts.balancers?.announcement === 'layer2' && facts.balancers.balancer === 'metallb',
  *check(facts, say) {
    for (const range of pools(facts)) {
      const { family } = range.cidr;
      const network = facts.read.find(({ fact }) => isNetworkOf(fact, range.fact));
      const edges = network ? [network.cidr.first, ...(family === 'ipv4' ? [network.cidr.last] : [])] : [];
      const held = edges.find((value) => overlaps(range.cidr, cidrFrom(family, value, ADDRESS_BITS[family])) && !isLeftOut(family, value));
      if (network && held !== undefined) yield { path: range.fact.path, related: [network.fact.path], ...say({ range: named(range.fact), address: formatAddress(family, held), network: named(network.fact) }), fixes: () => elsewhere(facts as WithBalancers, range) };
    }
  },
});

const network = clusterRule('kubernetes/load-balancer-network', {
  severity: 'warning',
  source: SOURCES.layer2,
  unless: ['kubernetes/load-balancer-overlap'],
  appliesTo: has,
  *check(facts, say) {
    const { balancers } = facts as WithBalancers;
    for (const range of pools(facts)) {
      const { family } = range.cidr;
      const networks = networksOf(facts, family);
      const around = networks.find(({ cidr }) => overlaps(cidr, range.cidr));
      const fixes = () => elsewhere(facts as WithBalancers, range);
      if (balancers.announcement === 'bgp') {
        if (around) yield { path: range.fact.path, related: [around.fact.path], source: SOURCES.bgp, ...say('bgp', { range: named(range.fact), network: named(around.fact) }), fixes };
      } else if (networks.length > 0 && !networks.some(({ cidr }) => contains(cidr, range.cidr))) {
        yield { path: range.fact.path, ...say('layer2', { range: named(range.fact), family }), fixes };
      }
    }
  },
});

const isBgp = (facts: ClusterFacts): boolean => facts.balancers?.announcement === 'bgp';

const peer = clusterRule('kubernetes/load-balancer-peer', {
  severity: 'error',
  source: SOURCES.peers,
  appliesTo: isBgp,
  *check(facts, say) {
    const { path, peers, localASN } = (facts as WithBalancers).balancers;
    if (localASN === undefined) yield { path: [...path, 'localASN'], ...say('local-asn') };
    if (peers.length === 0) yield { path: [...path, 'peers'], ...say('none') };
    yield* names(peers, (name, number) => say('name', { name, number }), (name) => say('twice', { name }));
    for (const [index, each] of peers.entries()) {
      if (each.secret !== undefined && !isSubdomain(each.secret)) {
        const [at, better] = [[...each.path, 'secret'], nearestName(each.secret)];
        yield { path: at, ...say('secret', { secret: each.secret, ...poolOf(each, index) }), ...(isSubdomain(better) && { fixes: () => [use(at, better)] }) };
      }
      if (each.asn === undefined) yield { path: [...each.path, 'asn'], ...say('asn', poolOf(each, index)) };
      else if (each.multiHop && each.asn === localASN) {
        const at = [...each.path, 'multiHop'];
        yield { path: at, ...say('multi-hop', { asn: each.asn, ...poolOf(each, index) }), fixes: () => [use(at, false)] };
      }
    }
  },
});

const routerId = clusterRule('kubernetes/load-balancer-router-id', {
  severity: 'error',
  source: SOURCES.routerIdFrr,
  appliesTo: (facts) => isBgp(facts) && facts.ipFamily === 'IPv6',
  *check(facts, say) {
    const { path, balancer, version, cilium, routerIDs } = (facts as WithBalancers).balancers;
    if (routerIDs !== undefined) return;
    const at = [...path, 'routerIDs'];
    if (balancer === 'metallb') yield { path: at, related: [facts.ipFamilyPath], ...say('metallb', { version }) };
    else if (cilium && parseVersion(cilium.version) && !isAtLeast(cilium.version, CILIUM_ROUTER_IDS_FROM)) yield { path: at, related: [facts.ipFamilyPath], source: SOURCES.routerIdCilium, ...say('cilium', { version: cilium.version, from: CILIUM_ROUTER_IDS_FROM }) };
  },
});

const routerIdRange = clusterRule('kubernetes/load-balancer-router-ids', {
  severity: 'error',
  source: SOURCES.routerIdPool,
  appliesTo: isBgp,
  *check(facts, say) {
    const { path, balancer, routerIDs: text } = (facts as WithBalancers).balancers;
    if (text === undefined) return;
    const at = [...path, 'routerIDs'];
    const parsed = parseCidr(text);
    const nodes = (facts.growth?.wanted ?? facts.nodesWanted)?.count ?? 1;
    if (!parsed.ok || parsed.value.family !== 'ipv4') {
      yield { path: at, ...say('form', { text }) };
      return;
    }
    const ids = Number(sizeOf(parsed.value)) - (parsed.value.first === 0n ? 1 : 0);
    const wanted = balancer === 'metallb' ? 1 : nodes;
    if (ids < wanted) yield { path: at, ...say('few', { text, ids, nodes: wanted }) };
  },
});

const peerAddress = clusterRule('kubernetes/load-balancer-peer-address', {
  severity: 'error',
  source: SOURCES.peers,
  appliesTo: isBgp,
  *check(facts, say) {
    for (const { path: entry, address: { text, parsed } } of (facts as WithBalancers).balancers.peers) {
      const path = [...entry, 'address'];
      if (!parsed.ok) {
        yield { path, ...sayProblem(parsed.problem) };
        continue;
      }
      const own = cidrOfAddress(parsed.value);
      if (!familiesOf(facts.ipFamily).includes(own.family)) yield { path, ...say('family', { text, ipFamily: facts.ipFamily }), fixes: () => [{ path: entry, label: label('remove-this') }] };
      const range = facts.read.find(({ fact, cidr }) => ['pods', 'services', 'loadBalancers'].includes(fact.role) && overlaps(cidr, own));
      if (range) yield { path, related: [range.fact.path], ...say('in-range', { text, range: named(range.fact) }) };
    }
  },
});

const peerFamily = clusterRule('kubernetes/load-balancer-peer-family', {
  severity: 'warning',
  source: SOURCES.ownFamily,
  appliesTo: (facts) => isBgp(facts) && facts.balancers?.balancer === 'metallb' && isAtLeast(facts.balancers.version, METALLB_OWN_FAMILY_FROM),
  *check(facts, say) {
    const { path, peers, version } = (facts as WithBalancers).balancers;
    if (peers.length === 0 || peers.some(({ address }) => !address.parsed.ok)) return;
    for (const family of FAMILIES) {
      const ranges = pools(facts).filter(({ cidr, fact }) => cidr.family === family && fact.family === family).map(({ fact }) => fact.text);
      if (ranges.length > 0 && facts.required.services.includes(family) && !peers.some(({ address }) => address.value?.family === family)) yield { path: [...path, 'peers'], ...say({ family, version, ranges }) };
    }
  },
});

const version = clusterRule('kubernetes/metallb-version', {
  severity: 'error',
  source: SOURCES.objects,
  appliesTo: (facts) => facts.balancers?.balancer === 'metallb',
  *check(facts, say) {
    const { balancers } = facts as WithBalancers;
    const path = [...balancers.path, 'version'];
    const newest = () => [use(path, METALLB_RELEASES[0].version)];
    const given = balancers.version;
    const isRelease = given.startsWith('v') && isWholeVersion(given.slice(1));
    if (!isRelease) {
      const better = `v${given.replace(/^v/, '')}`;
      yield { path, ...say('form', { version: given, example: METALLB_RELEASES[0].version }), fixes: () => [...(isWholeVersion(better.slice(1)) && isAtLeast(better, METALLB_FROM) ? [use(path, better)] : []), ...newest()] };
    } else if (!isAtLeast(given, METALLB_FROM)) yield { path, ...say('old', { version: given, from: METALLB_FROM }), fixes: newest };
  },
});

const IMPLEMENTATION = 'implementation';

const cilium = clusterRule('kubernetes/load-balancer-cilium', {
  severity: 'error',
  source: SOURCES.lbIpam,
  appliesTo: (facts) => facts.balancers?.balancer === 'cilium',
  *check(facts, say) {
    const { path, announcement, cilium: plugin } = (facts as WithBalancers).balancers;
    const implementation = [...path, IMPLEMENTATION];
    const metallbInstead = use(implementation, 'metallb');
    if (!plugin) {
      yield { path: implementation, ...say('plugin'), fixes: () => [metallbInstead] };
      return;
    }
    if (!parseVersion(plugin.version)) return;
    const way = [...path, 'announcement'];
    if (!ciliumApisOf(plugin.version)?.[announcement]) {
      const other = announcement === 'bgp' && ciliumApisOf(plugin.version)?.layer2 ? [use(way, 'layer2')] : [];
      yield { path: way, related: [plugin.versionPath], concerns: [implementation], ...say('version', { version: plugin.version, from: ciliumFrom(announcement), announcement }), fixes: () => [metallbInstead, ...other] };
    } else if (announcement === 'layer2' && !plugin.replacesKubeProxy) {
      yield { path: way, related: [plugin.replacesPath], concerns: [implementation], source: SOURCES.ciliumLayer2, ...say('kube-proxy'), fixes: () => [use(plugin.replacesPath, plugin.replacesValue as string | boolean), metallbInstead] };
    }
  },
});

const ciliumIpv6 = clusterRule('kubernetes/load-balancer-cilium-ipv6', {
  severity: 'warning',
  source: SOURCES.ciliumIpv6,
  unless: ['kubernetes/load-balancer-unexpected-family'],
  appliesTo: (facts) => facts.balancers?.balancer === 'cilium' && facts.balancers.announcement === 'layer2' && facts.balancers.cilium !== undefined && parseVersion(facts.balancers.cilium.version) !== undefined && !isAtLeast(facts.balancers.cilium.version, CILIUM_LAYER2_IPV6_FROM),
  *check(facts, say) {
    const { path, cilium: plugin } = (facts as WithBalancers).balancers;
    for (const { fact, cidr } of pools(facts)) {
      if (cidr.family === 'ipv6' && fact.family === 'ipv6') yield { path: fact.path, related: plugin ? [plugin.versionPath] : [], ...say({ range: named(fact), version: plugin?.version ?? '', from: CILIUM_LAYER2_IPV6_FROM }), fixes: () => [use([...path, IMPLEMENTATION], 'metallb')] };
    }
  },
});

const strictArp = clusterRule('kubernetes/load-balancer-strict-arp', {
  severity: 'error',
  source: SOURCES.strictArp,
  appliesTo: (facts) => facts.proxyMode === 'ipvs' && facts.balancers?.balancer === 'metallb' && facts.balancers.announcement === 'layer2' && facts.balancers.strictArp?.isOn === false,
  *check(facts, say) {
    const path = (facts as WithBalancers).balancers.strictArp?.path;
    if (path) yield { path, related: [facts.proxyModePath], ...say(), fixes: () => [use(path, true)] };
  },
});

/** Load balancers where the platform makes none: their addresses, and how these are made known. */
export const BALANCER_RULES: readonly ClusterRule[] = [pool, overlap, hosts, edge, network, families, unexpected, peer, routerId, routerIdRange, peerAddress, peerFamily, version, cilium, ciliumIpv6, strictArp];
