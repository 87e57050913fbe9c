import { countSubnets, podAddresses } from '../address/capacity.js';
import type { Cidr } from '../address/cidr.js';
import { ADDRESS_BITS, type Family } from '../address/family.js';
import { type ClusterFacts, readRanges } from '../facts/facts.js';
import type { Fix, Path } from '../findings/finding.js';
import type { Rule } from './rule.js';
import { MAX_NODE_MASK_BITS, MAX_PODS_PER_NODE, ROOMY_NODE_MASK, USUAL_NODE_MASK } from '../facts/masks.js';
import { SOURCES } from './sources.js';

type ClusterRule = Rule<ClusterFacts>;

const nodeMaskFits: ClusterRule = {
  id: 'kubernetes/node-cidr-mask',
  severity: 'error',
  title: 'The node mask is not shorter than the pod range, and at most 16 bits longer: in IPv6 everywhere, in IPv4 with kubeadm',
  source: SOURCES.nodeMask,
  *check(facts) {
    if (!facts.allocateNodeCidrs) return;
    for (const { cidr, fact } of readRanges(facts, 'pods')) {
      const mask = facts.nodeMask[cidr.family];
      if (!mask || fact.family !== cidr.family) continue;
      const difference = mask.value - cidr.prefix;
      const most = cidr.family === 'ipv4' && facts.limits?.nodeMasks === 'components' ? ADDRESS_BITS.ipv4 : MAX_NODE_MASK_BITS;
      if (difference >= 0 && difference <= most) continue;
      const longest = Math.min(cidr.prefix + most, ADDRESS_BITS[cidr.family]);
      const reason =
        difference < 0
          ? `a node's range of /${mask.value} is larger than the whole pod range ${fact.text}`
          : `the node mask /${mask.value} is ${difference} bits longer than the pod range ${fact.text}, and ${cidr.family === 'ipv4' ? 'kubeadm takes' : 'whoever cuts the ranges takes'} at most ${MAX_NODE_MASK_BITS}`;
      const isCramped = (value: number) => facts.podsTakeNodeRanges && value > ROOMY_NODE_MASK[cidr.family];
      const wanted = [Math.min(Math.max(mask.value, cidr.prefix), longest), cidr.prefix + 8, longest, cidr.prefix + 1].sort((a, b) => Number(isCramped(a)) - Number(isCramped(b)));
      yield {
        path: mask.path,
        message: `${capitalize(reason)}. For ${fact.text} the node mask is /${cidr.prefix} to /${longest}.`,
        fixes: () => [...new Set(wanted.filter((value) => value <= longest))].map((value) => ({ path: mask.path, value, label: `Use /${value}` })),
      };
    }
  },
};

/** The pod ranges that are cut for nodes, with the mask, where Pods live in what their node got. */
function* nodeRanges(facts: ClusterFacts): Generator<{ readonly cidr: Cidr; readonly path: Path; readonly mask: number }> {
  if (!facts.allocateNodeCidrs || !facts.podsTakeNodeRanges) return;
  for (const { cidr, fact } of readRanges(facts, 'pods')) {
    const mask = facts.nodeMask[cidr.family];
    if (mask && fact.family === cidr.family && mask.value >= cidr.prefix && mask.value <= ADDRESS_BITS[cidr.family]) yield { cidr, path: mask.path, mask: mask.value };
  }
}

/** The longest range out of which host-local, the IPAM of most plugins, hands out addresses ({@link SOURCES.hostLocal}). */
const longestNodeRange = (family: Family): number => ADDRESS_BITS[family] - 2;

/** Shorter masks, the longest first, that still leave several nodes a range. */
const shorterMasks = (cidr: Cidr, path: Path): Fix[] =>
  [ROOMY_NODE_MASK[cidr.family], USUAL_NODE_MASK[cidr.family]].filter((value) => value > cidr.prefix && value - cidr.prefix <= MAX_NODE_MASK_BITS).map((value) => ({ path, value, label: `Use /${value}` }));

const nodeRangeEmpty: ClusterRule = {
  id: 'kubernetes/node-range-empty',
  severity: 'error',
  title: "A node's range holds addresses for Pods",
  source: SOURCES.hostLocal,
  *check(facts) {
    for (const { cidr, path, mask } of nodeRanges(facts)) {
      const longest = longestNodeRange(cidr.family);
      if (mask > longest) yield { path, message: `A node's range of /${mask} holds no address for a Pod: IPAM refuses ranges longer than /${longest}. For ${MAX_PODS_PER_NODE} Pods, the most that a kubelet runs by default, it is /${ROOMY_NODE_MASK[cidr.family]} or shorter.`, fixes: () => shorterMasks(cidr, path) };
    }
  },
};

const fewPodsPerNode: ClusterRule = {
  id: 'kubernetes/few-pods-per-node',
  severity: 'warning',
  title: "A node's range holds an address for every Pod that its kubelet takes",
  source: SOURCES.maxPods,
  *check(facts) {
    for (const { cidr, path, mask } of nodeRanges(facts)) {
      const pods = podAddresses(cidr.family, mask);
      if (pods >= MAX_PODS_PER_NODE || mask > longestNodeRange(cidr.family)) continue;
      yield { path, message: `A node's range of /${mask} holds ${pods} addresses for Pods, and a kubelet takes up to ${MAX_PODS_PER_NODE} (maxPods): those beyond ${pods} would be given to the node and never start. Take /${ROOMY_NODE_MASK[cidr.family]} or shorter, or lower maxPods.`, fixes: () => shorterMasks(cidr, path) };
    }
  },
};

const runsOut: ClusterRule = {
  id: 'kubernetes/few-nodes',
  severity: 'info',
  title: 'The pod range carries few nodes',
  source: SOURCES.nodeMask,
  *check(facts) {
    if (!facts.allocateNodeCidrs) return;
    for (const { cidr, fact } of readRanges(facts, 'pods')) {
      const mask = facts.nodeMask[cidr.family];
      if (!mask || mask.value < cidr.prefix) continue;
      const nodes = countSubnets(cidr, mask.value);
      if (nodes > 4n) continue;
      yield { path: fact.path, message: `${fact.text} splits into ${nodes} ranges of /${mask.value}: the cluster can never have more than ${nodes} node${nodes === 1n ? '' : 's'}.` };
    }
  },
};

/** How pod ranges are cut for nodes: what the controller manager refuses, and what leaves a node without Pods. */
export const NODE_RANGE_RULES: readonly ClusterRule[] = [nodeMaskFits, nodeRangeEmpty];
/** What is cut, and carries little. */
export const NODE_RANGE_LIMITS: readonly ClusterRule[] = [fewPodsPerNode, runsOut];

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
