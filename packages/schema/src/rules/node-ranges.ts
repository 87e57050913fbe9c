import { countSubnets, podAddresses } from '../address/capacity.js';
import type { Cidr } from '../address/cidr.js';
import { ADDRESS_BITS, type Family } from '../address/family.js';
import { type ClusterFacts, readRanges } from '../facts/facts.js';
import { MAX_NODE_MASK_BITS, maxPodsOf, ROOMY_NODE_MASK, USUAL_NODE_MASK } from '../facts/masks.js';
import type { Fix, Path } from '../findings/finding.js';
import { type ClusterRule, clusterRule } from './cluster-rule.js';
import { label } from './rule.js';
import { SOURCES } from './sources.js';

/** Whether the controller manager cuts Pod ranges for nodes. */
const isCut = ({ allocateNodeCidrs }: ClusterFacts): boolean => allocateNodeCidrs;
/** Whether Pods live in what their node got. */
const isLivedIn = (facts: ClusterFacts): boolean => isCut(facts) && facts.podsTakeNodeRanges;

const useMask = (path: Path, mask: number): Fix => ({ path, value: mask, label: label('use-mask', { mask }) });

const nodeMaskFits = clusterRule('kubernetes/node-cidr-mask', {
  severity: 'error',
  source: SOURCES.nodeMask,
  appliesTo: isCut,
  *check(facts, say) {
    for (const { cidr, fact } of readRanges(facts, 'pods')) {
      const mask = facts.nodeMask[cidr.family];
      if (!mask || fact.family !== cidr.family) continue;
      const difference = mask.value - cidr.prefix;
      const most = cidr.family === 'ipv4' && facts.limits?.nodeMasks === 'components' ? ADDRESS_BITS.ipv4 : MAX_NODE_MASK_BITS;
      if (difference >= 0 && difference <= most) continue;
      const longest = Math.min(cidr.prefix + most, ADDRESS_BITS[cidr.family]);
      const isCramped = (value: number) => facts.podsTakeNodeRanges && value > ROOMY_NODE_MASK[cidr.family];
      const wanted = [Math.min(Math.max(mask.value, cidr.prefix), longest), cidr.prefix + 8, longest, cidr.prefix + 1].sort((a, b) => Number(isCramped(a)) - Number(isCramped(b)));
      yield {
        path: mask.path,
        /** Whoever cuts by the mask refuses it too, also where no kubeadm has looked before. */
        ...(difference >= 0 && facts.limits?.nodeMasks === 'components' && { source: SOURCES.cidrSet }),
        ...(difference < 0
          ? say('short', { mask: mask.value, range: fact.text, least: cidr.prefix, most: longest })
          : say('long', { mask: mask.value, difference, range: fact.text, least: cidr.prefix, most: longest, bits: MAX_NODE_MASK_BITS, by: cidr.family === 'ipv4' ? 'kubeadm' : 'components' })),
        fixes: () => [...new Set(wanted.filter((value) => value <= longest))].map((value) => useMask(mask.path, value)),
      };
    }
  },
});

/** The pod ranges that are cut for nodes, with the mask, where Pods live in what their node got. */
function* nodeRanges(facts: ClusterFacts): Generator<{ readonly cidr: Cidr; readonly path: Path; readonly mask: number }> {
  for (const { cidr, fact } of readRanges(facts, 'pods')) {
    const mask = facts.nodeMask[cidr.family];
    if (mask && fact.family === cidr.family && mask.value >= cidr.prefix && mask.value <= ADDRESS_BITS[cidr.family]) yield { cidr, path: mask.path, mask: mask.value };
  }
}

/** The longest range out of which host-local, the IPAM of most plugins, hands out addresses ({@link SOURCES.hostLocal}). */
const longestNodeRange = (family: Family): number => ADDRESS_BITS[family] - 2;

/** Shorter masks, the longest first, that still leave several nodes a range. */
const shorterMasks = (cidr: Cidr, path: Path, roomy: number): Fix[] =>
  [...new Set([roomy, Math.min(roomy, USUAL_NODE_MASK[cidr.family])])].filter((value) => value > cidr.prefix && value - cidr.prefix <= MAX_NODE_MASK_BITS).map((value) => useMask(path, value));

/** The longest mask that leaves each Pod that a kubelet of the plan runs an address. */
function roomyMask({ maxPods }: ClusterFacts, family: Family): number {
  if (maxPods === undefined) return ROOMY_NODE_MASK[family];
  let mask = longestNodeRange(family);
  while (podAddresses(family, mask) < BigInt(maxPods)) mask -= 1;
  return mask;
}

const nodeRangeEmpty = clusterRule('kubernetes/node-range-empty', {
  severity: 'error',
  source: SOURCES.hostLocal,
  appliesTo: isLivedIn,
  *check(facts, say) {
    for (const { cidr, path, mask } of nodeRanges(facts)) {
      const longest = longestNodeRange(cidr.family);
      if (mask > longest) yield { path, ...say({ mask, longest, pods: Number(maxPodsOf(facts)), roomy: roomyMask(facts, cidr.family) }), fixes: () => shorterMasks(cidr, path, roomyMask(facts, cidr.family)) };
    }
  },
});

const fewPodsPerNode = clusterRule('kubernetes/few-pods-per-node', {
  severity: 'warning',
  source: SOURCES.maxPods,
  appliesTo: isLivedIn,
  *check(facts, say) {
    for (const { cidr, path, mask } of nodeRanges(facts)) {
      const pods = podAddresses(cidr.family, mask);
      if (pods >= maxPodsOf(facts) || mask > longestNodeRange(cidr.family)) continue;
      yield { path, ...say({ mask, addresses: String(pods), pods: Number(maxPodsOf(facts)), roomy: roomyMask(facts, cidr.family) }), fixes: () => shorterMasks(cidr, path, roomyMask(facts, cidr.family)) };
    }
  },
});

const runsOut = clusterRule('kubernetes/few-nodes', {
  severity: 'info',
  source: SOURCES.cidrSet,
  appliesTo: isCut,
  *check(facts, say) {
    for (const { cidr, fact } of readRanges(facts, 'pods')) {
      const mask = facts.nodeMask[cidr.family];
      if (!mask || mask.value < cidr.prefix) continue;
      const nodes = countSubnets(cidr, mask.value);
      if (nodes > 4n) continue;
      yield { path: fact.path, ...say({ range: fact.text, nodes: Number(nodes), mask: mask.value }) };
    }
  },
});

/** How pod ranges are cut for nodes: what the controller manager refuses, and what leaves a node without Pods. */
export const NODE_RANGE_RULES: readonly ClusterRule[] = [nodeMaskFits, nodeRangeEmpty];
/** What is cut, and carries little. */
export const NODE_RANGE_LIMITS: readonly ClusterRule[] = [fewPodsPerNode, runsOut];
