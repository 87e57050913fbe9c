import { sizeOf } from '../address/capacity.js';
import { type Cidr, cidrFrom, cidrOfAddress, parseCidr } from '../address/cidr.js';
import { ADDRESS_BITS, FAMILIES, type Family, familiesOf } from '../address/family.js';
import { formatCidr } from '../address/format.js';
import { rangesMeant } from '../address/meant.js';
import { contains, overlaps } from '../address/overlap.js';
import { DOCUMENTATION_RANGES, SITE_LOCAL, UNUSABLE_RANGES } from '../address/special.js';
import { type ClusterFacts, MIN_SERVICE_ADDRESSES, type RangeRole, readRanges } from '../facts/facts.js';
import { isAtLeast } from '../facts/version.js';
import type { Fix } from '../findings/finding.js';
import { sayProblem } from '../findings/message.js';
import { APART_RULES } from './apart.js';
import { type ClusterRule, clusterRule } from './cluster-rule.js';
import { LABEL_RULES } from './labels.js';
import { BALANCER_RULES } from './load-balancers.js';
import { NAT64_RULES } from './nat64.js';
import { NODE_RANGE_LIMITS, NODE_RANGE_RULES } from './node-ranges.js';
import { defaultPrefix, elsewhere, freeRanges, isPlanned, useRange } from './room.js';
import { label } from './rule.js';
import { SOURCES } from './sources.js';
import { USE_RULES } from './use.js';
import { VERSION_RULES } from './versions.js';

/** A Service range may have at most this many bits for addresses (kubeadm MaximumBitsForServiceSubnet; kube-apiserver before 1.34). */
const MAX_SERVICE_BITS = 20;
/**
 * From this release on kube-apiserver keeps no bitmap of Services any more (DisableAllocatorDualWrite), so that its own
 * limit is gone; what is left is the shortest IPv6 prefix of its allocator.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/features/kube_features.go#L1559
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/registry/core/service/ipallocator/ipallocator.go#L89
 */
const LARGE_SERVICES_FROM = '1.34';
const SHORTEST_SERVICE_PREFIX: Readonly<Record<Family, number>> = { ipv4: 0, ipv6: 64 };

/** Bits of a Pod range that are left to number the nodes, where nothing else says how large it is. */
const USUAL_NODE_BITS = 8;
/** A range for its size: the usual one, or where that is too small for the node mask of the plan, one that it fits in. */
function roomForNodes({ nodeMask }: ClusterFacts, role: RangeRole, family: Family | undefined, usual: string): string {
  const mask = role === 'pods' && family ? nodeMask[family]?.value : undefined;
  const size = parseCidr(usual);
  if (!family || mask === undefined || mask < USUAL_NODE_BITS || (size.ok && size.value.prefix <= mask)) return usual;
  return formatCidr(cidrFrom(family, size.ok ? size.value.first : 0n, mask - USUAL_NODE_BITS));
}

const invalidCidr = clusterRule('kubernetes/invalid-cidr', {
  severity: 'error',
  source: SOURCES.parseCidr,
  *check(facts) {
    for (const { path, parsed, family, role } of facts.ranges) {
      if (parsed.ok || parsed.problem.code === 'host-bits') continue;
      const example = family && facts.exampleRange?.(path, family);
      const meant = rangesMeant(parsed.problem, role === 'reserved' ? undefined : roomForNodes(facts, role, family, example ?? ''));
      yield { path, ...sayProblem(parsed.problem, { family, example, meant }), fixes: () => meant.map((range) => useRange(path, range)) };
    }
  },
});

/** A way to another range than the one that a message names: it says what speaks for it. */
const asFree = (fix: Fix): Fix => ({ ...fix, label: label('use-free', { value: String(fix.value) }) });

const hostBits = clusterRule('kubernetes/host-bits', {
  severity: 'error',
  source: SOURCES.hostBits,
  *check(facts, say) {
    for (const fact of facts.ranges) {
      const { path, parsed } = fact;
      if (parsed.ok || parsed.problem.code !== 'host-bits' || !parsed.problem.suggestion) continue;
      const { params, suggestion } = parsed.problem;
      yield { path, ...say(params), fixes: () => [useRange(path, suggestion), ...elsewhere(facts, fact, suggestion.family, suggestion.prefix).map(asFree)] };
    }
  },
});

const wrongFamily = clusterRule('kubernetes/wrong-family', {
  severity: 'error',
  source: SOURCES.ipNet,
  *check(facts, say) {
    for (const { fact, cidr } of readRanges(facts)) {
      const { family, name, text } = fact;
      if (!family || family === cidr.family) continue;
      yield {
        path: fact.path,
        ...(fact.source ? { source: fact.source } : !isPlanned(fact) && { source: SOURCES.dualStack }),
        ...say({ text, is: cidr.family, field: family, name }),
        fixes: () => (isPlanned(fact) ? elsewhere(facts, fact, family, defaultPrefix(facts, fact.role, family)) : []),
      };
    }
  },
});

const missingRange = clusterRule('kubernetes/missing-range', {
  severity: 'error',
  source: SOURCES.dualStack,
  *check(facts, say) {
    for (const role of ['pods', 'services'] as const) {
      for (const family of facts.required[role]) {
        if (facts.ranges.some((fact) => fact.role === role && fact.family === family)) continue;
        const path = facts.rangePath(role, family);
        yield {
          path,
          ...say({ ipFamily: facts.ipFamily, role, family }),
          fixes: () => freeRanges(facts, role, family, defaultPrefix(facts, role, family), path).map((range) => useRange(path, range)),
        };
      }
    }
  },
});

const servicesOneFamily = clusterRule('kubernetes/services-one-family', {
  severity: 'warning',
  source: SOURCES.clusterIpFlags,
  appliesTo: ({ servicesMayLackFamily }) => servicesMayLackFamily === true,
  *check(facts, say) {
    for (const family of familiesOf(facts.ipFamily)) {
      if (facts.required.services.includes(family)) continue;
      const path = facts.rangePath('services', family);
      yield {
        path,
        ...say({ family, has: facts.required.services }),
        fixes: () => freeRanges(facts, 'services', family, defaultPrefix(facts, 'services', family), path).map((range) => useRange(path, range)),
      };
    }
  },
});

const unexpectedFamily = clusterRule('kubernetes/unexpected-family', {
  severity: 'error',
  source: SOURCES.ipNet,
  *check(facts, say) {
    const { ipFamily } = facts;
    const families = familiesOf(ipFamily);
    for (const fact of facts.ranges) {
      const { family, path, text } = fact;
      if (!isPlanned(fact) || !family || families.includes(family)) continue;
      yield { path, related: [facts.ipFamilyPath], ...say('range', { ipFamily, text, family, role: fact.role }), fixes: () => [{ path, label: label('remove', { value: text }) }] };
    }
    for (const family of FAMILIES) {
      const mask = facts.nodeMask[family];
      if (!mask || families.includes(family)) continue;
      const { path, value } = mask;
      yield { path, related: [facts.ipFamilyPath], ...say('mask', { ipFamily, mask: value, family }), fixes: () => [{ path, label: label('remove', { value: `/${value}` }) }] };
    }
  },
});

const unusableRange = clusterRule('kubernetes/reserved-range', {
  severity: 'error',
  source: SOURCES.reserved,
  *check(facts, say) {
    for (const { fact, cidr } of readRanges(facts)) {
      if (fact.role === 'reserved') continue;
      const block = UNUSABLE_RANGES.find((special) => overlaps(special.cidr, cidr) && !fact.allows?.some((allowed) => contains(allowed, cidr)));
      if (!block) continue;
      yield { path: fact.path, ...say({ text: fact.text, block: formatCidr(block.cidr), kind: block.kind, rfc: block.rfc }), fixes: () => elsewhere(facts, fact, cidr.family, cidr.prefix) };
    }
  },
});

const serviceTooLarge = clusterRule('kubernetes/service-cidr-too-large', {
  severity: 'error',
  source: SOURCES.serviceSize,
  *check(facts, say) {
    const isFree = isAtLeast(facts.kubernetesVersion, LARGE_SERVICES_FROM);
    const isComponents = facts.limits?.services === 'components';
    for (const { fact, cidr } of readRanges(facts, 'services')) {
      const usual = ADDRESS_BITS[cidr.family] - MAX_SERVICE_BITS;
      const prefix = isFree && isComponents ? SHORTEST_SERVICE_PREFIX[cidr.family] : usual;
      if (fact.hasOwnSize || cidr.prefix >= prefix) continue;
      const by = isFree && !isComponents ? 'kubeadm' : 'kube-apiserver';
      yield {
        path: fact.path,
        ...say({ range: fact.text, bits: ADDRESS_BITS[cidr.family] - cidr.prefix, most: ADDRESS_BITS[cidr.family] - prefix, prefix, by }),
        source: by === 'kubeadm' ? SOURCES.serviceSize : isFree ? SOURCES.serviceAllocator : SOURCES.serviceFlagsBefore134,
        fixes: () => [useRange(fact.path, cidrFrom(cidr.family, cidr.first, usual)), ...elsewhere(facts, fact, cidr.family, usual)],
      };
    }
  },
});

const serviceTooSmall = clusterRule('kubernetes/service-cidr-too-small', {
  severity: 'error',
  source: SOURCES.constants,
  *check(facts, say) {
    for (const { fact, cidr } of readRanges(facts, 'services')) {
      if (fact.hasOwnSize || sizeOf(cidr) >= MIN_SERVICE_ADDRESSES) continue;
      /** The longest prefix with ten addresses or more: 16 of them. */
      const prefix = ADDRESS_BITS[cidr.family] - 4;
      const at = (length: number) => useRange(fact.path, cidrFrom(cidr.family, cidr.first, length));
      yield {
        path: fact.path,
        ...say({ range: fact.text, addresses: String(sizeOf(cidr)), least: Number(MIN_SERVICE_ADDRESSES), prefix }),
        fixes: () => [at(Math.min(prefix, defaultPrefix(facts, 'services', cidr.family))), at(prefix), ...elsewhere(facts, fact, cidr.family, prefix)],
      };
    }
  },
});

const siteLocal = clusterRule('kubernetes/site-local', {
  severity: 'warning',
  source: SOURCES.siteLocal,
  *check(facts, say) {
    for (const { fact, cidr } of readRanges(facts)) {
      if (!overlaps(cidr, SITE_LOCAL.cidr)) continue;
      yield { path: fact.path, ...say({ text: fact.text }), fixes: () => elsewhere(facts, fact, cidr.family, cidr.prefix) };
    }
  },
});

const documentationRange = clusterRule('kubernetes/documentation-range', {
  severity: 'warning',
  source: SOURCES.documentation,
  *check(facts, say) {
    const blockOf = (cidr: Cidr) => DOCUMENTATION_RANGES.find((special) => overlaps(special.cidr, cidr));
    const ranges = readRanges(facts);
    for (const { fact, cidr } of ranges) {
      const block = blockOf(cidr);
      if (!block) continue;
      yield { path: fact.path, ...say('range', { text: fact.text, block: formatCidr(block.cidr), rfc: block.rfc }), fixes: () => elsewhere(facts, fact, cidr.family, cidr.prefix) };
    }
    for (const { path, written } of facts.addresses ?? []) {
      const own = written.value && cidrOfAddress(written.value);
      const block = own && blockOf(own);
      /** Of a node network the range says it once for all of its nodes. */
      if (!own || !block || ranges.some(({ cidr }) => contains(cidr, own) && blockOf(cidr))) continue;
      yield { path, ...say('address', { text: written.text, block: formatCidr(block.cidr), rfc: block.rfc }) };
    }
  },
});

/** The rules that hold for every cluster, in the order in which a person would want to hear of them. */
export const KUBERNETES_RULES: readonly ClusterRule[] = [
  invalidCidr,
  hostBits,
  wrongFamily,
  missingRange,
  servicesOneFamily,
  unexpectedFamily,
  unusableRange,
  serviceTooLarge,
  serviceTooSmall,
  ...NODE_RANGE_RULES,
  ...APART_RULES,
  ...BALANCER_RULES,
  ...NAT64_RULES,
  ...VERSION_RULES,
  ...LABEL_RULES,
  siteLocal,
  documentationRange,
  ...NODE_RANGE_LIMITS,
  ...USE_RULES,
];
