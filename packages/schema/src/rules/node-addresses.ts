import { cidrOfAddress } from '../address/cidr.js';
import { FAMILIES, type Family, FAMILY_LABEL, familiesOf } from '../address/family.js';
import { overlaps } from '../address/overlap.js';
import type { AddressText } from '../address/text.js';
import { UNUSABLE_RANGES } from '../address/special.js';
import { type ClusterFacts, readRanges } from '../facts/facts.js';
import type { Path } from '../findings/finding.js';
import type { Violation } from './rule.js';

/** A machine that a person lists with its addresses. */
export interface ListedNode {
  readonly name: string;
  readonly ipv4?: AddressText | undefined;
  readonly ipv6?: AddressText | undefined;
}

/**
 * What is wrong with the addresses of listed nodes: one in each family of the cluster, readable, of its family,
 * one that a host can have, outside the ranges of Pods and Services, and no two the same.
 *
 * @param path the list in the plan
 */
export function* checkNodeAddresses(nodes: readonly ListedNode[], path: Path, facts: ClusterFacts): Generator<Violation> {
  const seen = new Map<string, string>();
  for (const [index, node] of nodes.entries()) {
    const label = node.name || `node ${index + 1}`;
    for (const family of FAMILIES) {
      const written = node[family];
      const at = [...path, index, family];
      if (written === undefined) {
        if (familiesOf(facts.ipFamily).includes(family)) yield { path: at, message: `${label} has no ${FAMILY_LABEL[family]} address, and the cluster speaks ${facts.ipFamily}: a node needs one in each family before it joins.` };
        continue;
      }
      const problem = addressProblem(written, family, facts);
      if (problem !== undefined) {
        yield { path: at, message: problem(label) };
        continue;
      }
      const other = seen.get(written.text);
      if (other !== undefined) yield { path: at, message: `${label} and ${other} have the same address ${written.text}.` };
      seen.set(written.text, label);
    }
  }
}

function addressProblem({ text, parsed }: AddressText, family: Family, facts: ClusterFacts): ((label: string) => string) | undefined {
  if (!parsed.ok) return () => parsed.problem.message;
  if (parsed.value.family !== family) return () => `${text} is not an ${FAMILY_LABEL[family]} address.`;
  const own = cidrOfAddress(parsed.value);
  const block = UNUSABLE_RANGES.find((special) => overlaps(special.cidr, own));
  if (block) return (label) => `${label} has the address ${text}, which is ${block.name} (${block.rfc}): no other host can reach it. Take an address that the other nodes reach.`;
  const range = readRanges(facts).find(({ fact, cidr }) => (fact.role === 'pods' || fact.role === 'services') && overlaps(cidr, own));
  return range && ((label) => `${label} has the address ${text}, and that lies inside the ${range.fact.name} ${range.fact.text}. Nodes live outside the ranges of Pods and Services.`);
}
