import { countSubnets, serviceAddresses, sizeOf } from '../address/capacity.js';
import { type Cidr, cidr, cidrFrom } from '../address/cidr.js';
import { ADDRESS_BITS, type Family, isDualStack } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { contains, overlaps } from '../address/overlap.js';
import { DOCUMENTATION_RANGES, UNUSABLE_RANGES } from '../address/special.js';
import { drawGlobalId, globalId, LOCALLY_ASSIGNED, looksRandom, UNIQUE_LOCAL, withGlobalId } from '../address/ula.js';
import { type ClusterFacts, MIN_SERVICE_ADDRESSES, type ReadRange, readRanges } from '../facts/facts.js';
import { freeInPlaceOf, takenBeside } from '../facts/free-room.js';
import type { Fix, Path, Source } from '../findings/finding.js';
import { type ClusterRule, clusterRule } from './cluster-rule.js';
import { useRange } from './room.js';
import { label } from './rule.js';

const SOURCES = {
  public: { title: 'RFC 1918 and RFC 6890: which addresses are private, and which are somebody’s', url: 'https://www.rfc-editor.org/rfc/rfc6890' },
  unbalanced: { title: 'kubermatic/dashboard#7025: IPv6 Services end before IPv4 ones', url: 'https://github.com/kubermatic/dashboard/issues/7025' },
  ula: { title: 'RFC 4193 section 3.2.2: the global ID is drawn at random', url: 'https://www.rfc-editor.org/rfc/rfc4193#section-3.2.2' },
  nodes: { title: 'kubernetes/kubernetes#85866: nodes without a Pod range are never ready', url: 'https://github.com/kubernetes/kubernetes/issues/85866' },
} as const satisfies Record<string, Source>;

/** Blocks that are nobody's on the Internet, so that a cluster may use them for itself (RFC 1918, RFC 6598, RFC 2544, RFC 4193). */
const NOT_PUBLIC: readonly Cidr[] = [...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15'].map(cidr), UNIQUE_LOCAL, ...[...UNUSABLE_RANGES, ...DOCUMENTATION_RANGES].map((block) => block.cidr)];
/** The IPv6 addresses that the registries hand out (RFC 4291 section 2.4); the rest is reserved. */
const GLOBAL_UNICAST = cidr('2000::/3');

/** The Pod and Service ranges that a plan names itself: those that the platform assigns are its own. */
const named = (facts: ClusterFacts): readonly ReadRange[] => facts.read.filter(({ fact }) => (fact.role === 'pods' || fact.role === 'services') && !fact.automatic);

/** What one site is given in IPv6 (RFC 6177 section 1). */
const SITE_PREFIX = 48;

/** Whether a range comes out of the addresses that the nodes have too: what a provider has assigned to this site. */
const isOfSite = (facts: ClusterFacts, range: Cidr): boolean =>
  range.family === 'ipv6' && range.prefix >= SITE_PREFIX && facts.read.some(({ fact, cidr: other }) => (fact.role === 'nodes' || fact.role === 'platform') && other.prefix >= SITE_PREFIX && overlaps(cidrFrom('ipv6', other.first, SITE_PREFIX), range));

/** A way to a free private range of a size in the place of one; none where there is no room. */
const moveTo = (facts: ClusterFacts, path: Path, family: Family, prefix: number): Fix[] => {
  const free = prefix < 1 ? undefined : freeInPlaceOf(facts, path, family, prefix);
  return free ? [useRange(path, free)] : [];
};

const publicRange = clusterRule('kubernetes/public-range', {
  severity: 'warning',
  source: SOURCES.public,
  *check(facts, say) {
    for (const { fact, cidr: range } of named(facts)) {
      const isPublic = range.family === 'ipv6' ? overlaps(range, GLOBAL_UNICAST) : true;
      if (!isPublic || NOT_PUBLIC.some((block) => contains(block, range) || contains(range, block)) || isOfSite(facts, range)) continue;
      yield {
        path: fact.path,
        ...say({ text: fact.text, family: range.family }),
        fixes: () => moveTo(facts, fact.path, range.family, range.prefix),
      };
    }
  },
});

/** From which difference on one family ends long before the other. */
const UNBALANCED = 4n;
/** Services, and nodes, beyond which nobody asks how many more there could be. */
const PLENTY = { services: 4094n, nodes: 256n };

/** The ranges of one role in each family, with what they carry, where a dual-stack cluster has both and IPv6 ends far before IPv4. */
function* unbalanced(facts: ClusterFacts): Generator<{ readonly ipv6: ReadRange; readonly few: bigint; readonly many: bigint; readonly ipv4: ReadRange; readonly of: 'services' | 'nodes'; readonly mask?: number }> {
  if (!isDualStack(facts.ipFamily)) return;
  const [s4, s6] = (['ipv4', 'ipv6'] as const).map((family) => readRanges(facts, 'services').find(({ cidr: range, fact }) => range.family === family && fact.network === undefined));
  if (s4 && s6) {
    const [many, few] = [serviceAddresses(s4.cidr), serviceAddresses(s6.cidr)];
    if (few * UNBALANCED <= many && few < PLENTY.services && sizeOf(s6.cidr) >= MIN_SERVICE_ADDRESSES) yield { ipv4: s4, ipv6: s6, many, few, of: 'services' };
  }
  const { ipv4: mask4, ipv6: mask6 } = facts.nodeMask;
  const [p4, p6] = (['ipv4', 'ipv6'] as const).map((family) => readRanges(facts, 'pods').find(({ cidr: range }) => range.family === family));
  if (!facts.allocateNodeCidrs || !facts.podsTakeNodeRanges || !p4 || !p6 || !mask4 || !mask6) return;
  const [many, few] = [countSubnets(p4.cidr, mask4.value), countSubnets(p6.cidr, mask6.value)];
  if (few > 0n && few * UNBALANCED <= many && few < PLENTY.nodes) yield { ipv4: p4, ipv6: p6, many, few, of: 'nodes', mask: mask6.value };
}

/** How far the families lie apart, for messages, with the prefix at which IPv6 carries as much. */
function* gaps(facts: ClusterFacts, isMeant: (range: ReadRange) => boolean) {
  for (const { ipv4, ipv6, few, many, of, mask } of unbalanced(facts)) {
    if (!isMeant(ipv6)) continue;
    const wanted = ADDRESS_BITS.ipv6 - (sizeOf(ipv4.cidr) - 1n).toString(2).length;
    const prefix = of === 'services' ? wanted : (mask ?? 64) - (many - 1n).toString(2).length;
    yield { range: ipv6, params: { ipv6: ipv6.fact.text, few: String(few), ipv4: ipv4.fact.text, many: String(many), of }, prefix };
  }
}

const unbalancedFamilies = clusterRule('kubernetes/unbalanced-families', {
  severity: 'warning',
  source: SOURCES.unbalanced,
  *check(facts, say) {
    for (const { range, params, prefix } of gaps(facts, ({ fact }) => !fact.automatic)) {
      yield { path: range.fact.path, ...say({ ...params, prefix }), ...(params.of === 'nodes' && { source: SOURCES.nodes }), fixes: () => (prefix < 1 ? [] : widened(facts, range, prefix)) };
    }
  },
});

const unbalancedPlatform = clusterRule('kubernetes/unbalanced-families-platform', {
  severity: 'info',
  source: SOURCES.unbalanced,
  *check(facts, say) {
    for (const { range, params } of gaps(facts, ({ fact }) => fact.automatic)) yield { path: range.fact.path, ...say(params) };
  },
});

/** The range at another size: around where it is, else wherever there is room. */
function widened(facts: ClusterFacts, { fact, cidr: range }: ReadRange, prefix: number): Fix[] {
  return [useRange(fact.path, cidrFrom('ipv6', range.first, prefix)), ...moveTo(facts, fact.path, 'ipv6', prefix)];
}


const notRandom = clusterRule('kubernetes/ula-not-random', {
  severity: 'info',
  source: SOURCES.ula,
  *check(facts, say) {
    /** Service addresses never leave their cluster. */
    for (const { fact, cidr: range } of named(facts)) {
      if (fact.role !== 'pods' || range.family !== 'ipv6' || !contains(UNIQUE_LOCAL, range) || (contains(LOCALLY_ASSIGNED, range) && looksRandom(globalId(range.first)))) continue;
      yield {
        path: fact.path,
        ...say(contains(LOCALLY_ASSIGNED, range) ? 'not-random' : 'undefined', { text: fact.text }),
        fixes: () => {
          const drawn = withGlobalId(range, drawGlobalId());
          return takenBeside(facts, fact.path).some((each) => overlaps(each, drawn)) ? [] : [{ ...useRange(fact.path, drawn), label: label('use-random', { value: formatCidr(drawn) }) }];
        },
      };
    }
  },
});

const nodesWanted = clusterRule('kubernetes/nodes-wanted', {
  severity: 'warning',
  source: SOURCES.nodes,
  *check(facts, say) {
    const { nodesWanted: wanted } = facts;
    if (!wanted || !facts.allocateNodeCidrs) return;
    for (const { cidr: range, fact } of readRanges(facts, 'pods')) {
      const mask = facts.nodeMask[range.family];
      if (!mask || mask.value < range.prefix || fact.family !== range.family) continue;
      const most = countSubnets(range, mask.value);
      if (most >= BigInt(wanted.count)) continue;
      const longest = range.prefix + (wanted.count - 1).toString(2).length;
      yield {
        path: wanted.path,
        ...say({ wanted: wanted.count, isMost: wanted.isMost, range: fact.text, nodes: String(most), family: range.family, mask: mask.value, prefix: range.prefix, longest }),
        fixes: () => [...moveTo(facts, fact.path, range.family, mask.value - (wanted.count - 1).toString(2).length), { path: mask.path, value: longest, label: label('use-node-mask', { mask: longest }) }],
      };
    }
  },
});

/** What the real systems take and what still hurts: ranges that are somebody's, families of different sizes, IDs that are not unique, too many nodes. */
export const USE_RULES: readonly ClusterRule[] = [publicRange, unbalancedFamilies, unbalancedPlatform, nodesWanted, notRandom];
