import { countSubnets, formatCount, serviceAddresses, sizeOf } from '../address/capacity.js';
import { type Cidr, cidr, cidrFrom } from '../address/cidr.js';
import { ADDRESS_BITS, FAMILY_LABEL, isDualStack } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { contains, overlaps } from '../address/overlap.js';
import { DOCUMENTATION_RANGES, UNUSABLE_RANGES } from '../address/special.js';
import { drawGlobalId, globalId, LOCALLY_ASSIGNED, looksRandom, UNIQUE_LOCAL, withGlobalId } from '../address/ula.js';
import { type ClusterFacts, MIN_SERVICE_ADDRESSES, type ReadRange, readRanges } from '../facts/facts.js';
import { freeRange } from '../facts/free-room.js';
import type { Fix, Source } from '../findings/finding.js';
import { type Rule, use } from './rule.js';

type ClusterRule = Rule<ClusterFacts>;

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

const publicRange: ClusterRule = {
  id: 'kubernetes/public-range',
  severity: 'warning',
  title: 'Pods and Services take no addresses of the Internet',
  source: SOURCES.public,
  *check(facts) {
    for (const { fact, cidr: range } of named(facts)) {
      const isPublic = range.family === 'ipv6' ? overlaps(range, GLOBAL_UNICAST) : true;
      if (!isPublic || NOT_PUBLIC.some((block) => contains(block, range) || contains(range, block)) || isOfSite(facts, range)) continue;
      yield {
        path: fact.path,
        message: `${fact.text} is a range of the Internet: unless it is routed to you, it is somebody else's, and the cluster cannot reach whoever has it, because what is sent there stays inside. Take a private range${range.family === 'ipv6' ? ' out of fd00::/8' : ''}, or keep this one if it is yours.`,
        fixes: () => {
          const free = freeRange(facts, fact.path, range.family, range.prefix);
          return free === undefined ? [] : [use(fact.path, free)];
        },
      };
    }
  },
};

/** From which difference on one family ends long before the other. */
const UNBALANCED = 4n;
/** Services, and nodes, beyond which nobody asks how many more there could be. */
const PLENTY = { services: 4094n, nodes: 256n };

/** The ranges of one role in each family, with what they carry, where a dual-stack cluster has both and IPv6 ends far before IPv4. */
function* unbalanced(facts: ClusterFacts): Generator<{ readonly ipv6: ReadRange; readonly few: bigint; readonly many: bigint; readonly ipv4: ReadRange; readonly what: 'Services' | 'nodes'; readonly mask?: number }> {
  if (!isDualStack(facts.ipFamily)) return;
  const [s4, s6] = (['ipv4', 'ipv6'] as const).map((family) => readRanges(facts, 'services').find(({ cidr: range, fact }) => range.family === family && fact.network === undefined));
  if (s4 && s6) {
    const [many, few] = [serviceAddresses(s4.cidr), serviceAddresses(s6.cidr)];
    if (few * UNBALANCED <= many && few < PLENTY.services && sizeOf(s6.cidr) >= MIN_SERVICE_ADDRESSES) yield { ipv4: s4, ipv6: s6, many, few, what: 'Services' };
  }
  const { ipv4: mask4, ipv6: mask6 } = facts.nodeMask;
  const [p4, p6] = (['ipv4', 'ipv6'] as const).map((family) => readRanges(facts, 'pods').find(({ cidr: range }) => range.family === family));
  if (!facts.allocateNodeCidrs || !facts.podsTakeNodeRanges || !p4 || !p6 || !mask4 || !mask6) return;
  const [many, few] = [countSubnets(p4.cidr, mask4.value), countSubnets(p6.cidr, mask6.value)];
  if (few > 0n && few * UNBALANCED <= many && few < PLENTY.nodes) yield { ipv4: p4, ipv6: p6, many, few, what: 'nodes', mask: mask6.value };
}

const balance = (id: string, severity: ClusterRule['severity'], title: string, isMeant: (range: ReadRange) => boolean): ClusterRule => ({
  id,
  severity,
  title,
  source: SOURCES.unbalanced,
  *check(facts) {
    for (const { ipv4, ipv6, few, many, what, mask } of unbalanced(facts)) {
      if (!isMeant(ipv6)) continue;
      const wanted = ADDRESS_BITS.ipv6 - (sizeOf(ipv4.cidr) - 1n).toString(2).length;
      const prefix = what === 'Services' ? wanted : (mask ?? 64) - (many - 1n).toString(2).length;
      yield {
        path: ipv6.fact.path,
        message: `${ipv6.fact.text} carries ${formatCount(few)} ${what}, and ${ipv4.fact.text} ${formatCount(many)}: what has both families ends at ${formatCount(few)}. ${ipv6.fact.automatic ? 'The platform sets this range; Services of IPv4 alone have the rest.' : `A /${prefix} carries as many as the IPv4 range.`}`,
        fixes: () => (ipv6.fact.automatic || prefix < 1 ? [] : widened(facts, ipv6, prefix)),
      };
    }
  },
});

/** The range at another size: around where it is, else wherever there is room. */
function widened(facts: ClusterFacts, { fact, cidr: range }: ReadRange, prefix: number): Fix[] {
  const free = freeRange(facts, fact.path, 'ipv6', prefix);
  return [use(fact.path, formatCidr(cidrFrom('ipv6', range.first, prefix))), ...(free === undefined ? [] : [use(fact.path, free)])];
}

const unbalancedFamilies = balance('kubernetes/unbalanced-families', 'warning', 'IPv6 carries as much as IPv4', ({ fact }) => !fact.automatic);
const unbalancedPlatform = balance('kubernetes/unbalanced-families-platform', 'info', 'Where the platform sets the IPv6 range, it may carry less than IPv4', ({ fact }) => fact.automatic);

const notRandom: ClusterRule = {
  id: 'kubernetes/ula-not-random',
  severity: 'info',
  title: 'A unique local range is unique: its global ID is drawn at random',
  source: SOURCES.ula,
  *check(facts) {
    /** Service addresses never leave their cluster. */
    for (const { fact, cidr: range } of named(facts)) {
      if (fact.role !== 'pods' || range.family !== 'ipv6' || !contains(UNIQUE_LOCAL, range) || (contains(LOCALLY_ASSIGNED, range) && looksRandom(globalId(range.first)))) continue;
      const why = contains(LOCALLY_ASSIGNED, range) ? 'has no random global ID' : 'lies in fc00::/8, which is not defined (fd00::/8 is for ranges of your own)';
      yield {
        path: fact.path,
        message: `${fact.text} ${why}, so a network that is joined to this one may have the same range. It works as it is; with a random ID the two would not clash.`,
        fixes: () => {
          const taken = facts.read.filter((each) => each.fact !== fact).map((each) => each.cidr);
          const drawn = withGlobalId(range, drawGlobalId());
          return taken.some((each) => overlaps(each, drawn)) ? [] : [{ path: fact.path, value: formatCidr(drawn), label: `Use a random one, ${formatCidr(drawn)}` }];
        },
      };
    }
  },
};

const nodesWanted: ClusterRule = {
  id: 'kubernetes/nodes-wanted',
  severity: 'warning',
  title: 'The Pod ranges carry the nodes that are planned',
  source: SOURCES.nodes,
  *check(facts) {
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
        message: `The plan ${wanted.isMost ? `may grow to ${formatCount(BigInt(wanted.count))} nodes` : `has ${formatCount(BigInt(wanted.count))} nodes`}, and ${fact.text} carries ${formatCount(most)}: 2^(${mask.value} − ${range.prefix}) ${FAMILY_LABEL[range.family]} ranges of /${mask.value}, one per node. Those beyond get no Pod range and are never ready. Take a shorter prefix for Pods, or a node mask of /${longest} or longer.`,
        fixes: () => {
          const shorter = mask.value - (wanted.count - 1).toString(2).length;
          const free = shorter < 1 ? undefined : freeRange(facts, fact.path, range.family, shorter);
          return [...(free === undefined ? [] : [use(fact.path, free)]), { path: mask.path, value: longest, label: `Use a node mask of /${longest}` }];
        },
      };
    }
  },
};

/** What the real systems take and what still hurts: ranges that are somebody's, families of different sizes, IDs that are not unique, too many nodes. */
export const USE_RULES: readonly ClusterRule[] = [publicRange, unbalancedFamilies, unbalancedPlatform, nodesWanted, notRandom];
