import { cidr, type Cidr, cidrFrom } from '../address/cidr.js';
import { formatCidr } from '../address/format.js';
import { overlaps } from '../address/overlap.js';
import type { ClusterFacts, ReadRange } from '../facts/facts.js';
import { CILIUM_NAT64_FROM, isWellKnown, LOCAL_USE_PREFIX, NAT64_PREFIX_LENGTHS, type Nat64Facts, translates, WELL_KNOWN_PREFIX, ZERO_OCTET } from '../facts/nat64.js';
import { refusedOverlaps } from '../facts/overlaps.js';
import { isAtLeast, parseVersion } from '../facts/version.js';
import type { Fix, Source } from '../findings/finding.js';
import { named, relation } from './apart.js';
import { type ClusterRule, clusterRule } from './cluster-rule.js';
import { useRange } from './room.js';
import { label, use } from './rule.js';

const rfc = (number: number, section: string, title: string): Source => ({ title: `RFC ${number} section ${section}: ${title}`, url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}` });
const SOURCES = {
  scope: rfc(6146, '1', 'IPv6 hosts reach IPv4 servers'),
  format: rfc(6052, '2.2', 'where the IPv4 address stands behind a prefix'),
  wellKnown: rfc(6052, '3.1', 'the Well-Known Prefix is for global IPv4 addresses'),
  networkSpecific: rfc(6052, '3.3', 'a Network-Specific Prefix is routed to its translator'),
  cilium: { title: 'Cilium: DaemonConfig.Populate', url: 'https://github.com/cilium/cilium/blob/8e7499ee2fde6f3b518f08f7aa7b96da572b1398/pkg/option/config.go' },
  ciliumGateway: { title: 'cilium/cilium#22421: completion of nat46/64 gateway', url: 'https://github.com/cilium/cilium/pull/22421' },
  ciliumDatapath: { title: 'Cilium: WriteNodeConfig', url: 'https://github.com/cilium/cilium/blob/00025c984637b27610b0e57b144915949ee79814/pkg/datapath/linux/config/config.go' },
  resolver: { title: 'Kubernetes: customizing DNS service', url: 'https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/' },
} as const satisfies Record<string, Source>;

/** Blocks of IPv4 that are not global and that people have networks in (RFC 1918, RFC 6598). */
const NOT_GLOBAL = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'].map(cidr);

type WithNat64 = ClusterFacts & { readonly nat64: Nat64Facts };
const isPrefix = ({ fact }: ReadRange): boolean => fact.role === 'nat64';
/** The prefix, where it can be read and is one of IPv6. */
const prefixOf = (facts: ClusterFacts): ReadRange | undefined => facts.read.find((range) => isPrefix(range) && range.cidr.family === 'ipv6');

/** Prefixes that are set aside for translation: one of them does wherever nobody has another in use. */
const ways = ({ path }: ReadRange['fact']): Fix[] => [WELL_KNOWN_PREFIX, LOCAL_USE_PREFIX].map((prefix) => use(path, prefix));

const family = clusterRule('kubernetes/nat64-family', {
  severity: 'warning',
  source: SOURCES.scope,
  appliesTo: (facts) => facts.nat64 !== undefined && !translates(facts),
  *check(facts, say) {
    const { path } = (facts as WithNat64).nat64;
    yield { path: [...path, 'dns64'], related: [facts.ipFamilyPath], ...say({ ipFamily: facts.ipFamily }), fixes: () => [{ path, label: label('remove-it') }] };
  },
});

/** The same prefix at the next length that there is, its own first address kept. */
function nearest({ prefix, first }: Cidr): Cidr | undefined {
  const length = NAT64_PREFIX_LENGTHS.find((each) => each >= prefix);
  return length === undefined ? undefined : cidrFrom('ipv6', first, length);
}

const format = clusterRule('kubernetes/nat64-prefix', {
  severity: 'error',
  source: SOURCES.format,
  appliesTo: (facts) => facts.nat64 !== undefined,
  *check(facts, say) {
    const range = prefixOf(facts);
    if (!range) return;
    const { fact, cidr: prefix } = range;
    const { path, text } = fact;
    if (!NAT64_PREFIX_LENGTHS.some((length) => length === prefix.prefix)) {
      const near = nearest(prefix);
      yield { path, ...say('length', { text, prefix: prefix.prefix, lengths: [...NAT64_PREFIX_LENGTHS] }), fixes: () => [...(near ? [useRange(path, near)] : []), ...ways(fact)] };
    } else if ((prefix.first & ZERO_OCTET) !== 0n) {
      yield { path, ...say('octet', { text }), fixes: () => [useRange(path, cidrFrom('ipv6', prefix.first & ~ZERO_OCTET, prefix.prefix)), ...ways(fact)] };
    }
  },
});

const overlap = clusterRule('kubernetes/nat64-overlap', {
  severity: 'error',
  source: SOURCES.networkSpecific,
  appliesTo: (facts) => facts.nat64 !== undefined,
  *check(facts, say) {
    const [found] = refusedOverlaps(facts).filter((pair) => pair.some(isPrefix));
    if (!found) return;
    const [outer, inner] = found;
    const [prefix, other] = isPrefix(inner) ? [inner, outer] : [outer, inner];
    yield { path: prefix.fact.path, related: [other.fact.path], ...say({ range: named(prefix.fact), relation: relation(prefix, other), other: named(other.fact) }), fixes: () => ways(prefix.fact) };
  },
});

const notGlobal = clusterRule('kubernetes/nat64-not-global', {
  severity: 'warning',
  source: SOURCES.wellKnown,
  appliesTo: translates,
  *check(facts, say) {
    const prefix = prefixOf(facts);
    if (!prefix || !isWellKnown(prefix.cidr)) return;
    const reserved = facts.read.find(({ fact, cidr: range }) => fact.role === 'reserved' && NOT_GLOBAL.some((block) => overlaps(block, range)));
    if (reserved) yield { path: prefix.fact.path, related: [reserved.fact.path], ...say({ prefix: formatCidr(prefix.cidr), range: reserved.fact.text, local: LOCAL_USE_PREFIX }), fixes: () => [use(prefix.fact.path, LOCAL_USE_PREFIX)] };
  },
});

const cilium = clusterRule('kubernetes/nat64-cilium', {
  severity: 'error',
  source: SOURCES.cilium,
  appliesTo: (facts) => facts.nat64?.gateway === 'cilium',
  *check(facts, say) {
    const { path, cilium: plugin, pluginPath } = (facts as WithNat64).nat64;
    const at = [...path, 'gateway'];
    const external = { ...use(at, 'external'), label: label('use-external') };
    if (!plugin) {
      yield { path: at, related: [pluginPath], ...say('plugin'), fixes: () => [external] };
      return;
    }
    if (facts.ipFamily === 'IPv6' || facts.ipFamily === 'IPv4') yield { path: at, related: [facts.ipFamilyPath], ...say('family', { ipFamily: facts.ipFamily }), fixes: () => [external] };
    if (parseVersion(plugin.version) && !isAtLeast(plugin.version, CILIUM_NAT64_FROM)) yield { path: at, related: [plugin.versionPath], source: SOURCES.ciliumGateway, ...say('version', { version: plugin.version, from: CILIUM_NAT64_FROM }), fixes: () => [external] };
    if (!plugin.replacesKubeProxy) yield { path: at, related: [plugin.replacesPath], source: SOURCES.ciliumDatapath, ...say('kube-proxy'), fixes: () => [use(plugin.replacesPath, true), external] };
    const prefix = prefixOf(facts);
    if (prefix && formatCidr(prefix.cidr) !== WELL_KNOWN_PREFIX) yield { path: prefix.fact.path, related: [at], ...say('prefix', { text: prefix.fact.text, prefix: WELL_KNOWN_PREFIX }), fixes: () => [use(prefix.fact.path, WELL_KNOWN_PREFIX), external] };
  },
});

const resolver = clusterRule('kubernetes/nat64-resolver', {
  severity: 'info',
  source: SOURCES.resolver,
  appliesTo: (facts) => translates(facts) && facts.nat64.dns64 === 'coredns',
  *check(facts, say) {
    const path = [...(facts as WithNat64).nat64.path, 'dns64'];
    yield { path, ...say(), fixes: () => [{ ...use(path, 'upstream'), label: label('use-upstream') }] };
  },
});

/** How a cluster of IPv6 alone reaches addresses of IPv4. */
export const NAT64_RULES: readonly ClusterRule[] = [family, format, overlap, notGlobal, cilium, resolver];
