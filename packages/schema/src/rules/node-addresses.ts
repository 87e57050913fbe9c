import { cidrOfAddress, parseAddress } from '../address/cidr.js';
import { FAMILIES, type Family, familiesOf } from '../address/family.js';
import { overlaps } from '../address/overlap.js';
import type { AddressText } from '../address/text.js';
import { UNUSABLE_RANGES } from '../address/special.js';
import { type ClusterFacts, readRanges } from '../facts/facts.js';
import type { Path } from '../findings/finding.js';
import { type Said, type Say, sayProblem } from '../findings/message.js';
import type { ListedAs, nodeAddresses } from '../messages/en.js';
import { named } from './apart.js';
import { use, type Violation } from './rule.js';

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
 * @param say that of a rule whose wordings have those of `nodeAddresses` among them
 */
export function* checkNodeAddresses(nodes: readonly ListedNode[], path: Path, facts: ClusterFacts, say: Say<typeof nodeAddresses>): Generator<Violation> {
  const seen = new Map<string, ListedAs>();
  for (const [index, each] of nodes.entries()) {
    const node: ListedAs = { number: index + 1, ...(each.name !== '' && { name: each.name }) };
    for (const family of FAMILIES) {
      const written = each[family];
      const at = [...path, index, family];
      if (written === undefined) {
        if (familiesOf(facts.ipFamily).includes(family)) yield { path: at, ...say('missing', { node, family, ipFamily: facts.ipFamily }) };
        continue;
      }
      const alone = withoutPrefix(written, family);
      if (alone !== undefined) {
        yield { path: at, ...say('with-prefix', { node, text: written.text, address: alone }), fixes: () => [use(at, alone)] };
        continue;
      }
      const problem = addressProblem(node, written, family, facts, say);
      if (problem) {
        yield { path: at, ...problem };
        continue;
      }
      const other = seen.get(written.text);
      if (other) yield { path: at, ...say('twice', { node, other, text: written.text }) };
      seen.set(written.text, node);
    }
  }
}

/** The address of a text that carries the prefix length of its network too, as tools print it. */
function withoutPrefix({ text, parsed }: AddressText, family: Family): string | undefined {
  const [, address] = /^([^/]+)\/\d+$/.exec(text) ?? [];
  const alone = parsed.ok || address === undefined ? undefined : parseAddress(address);
  return alone?.ok && alone.value.family === family ? address : undefined;
}

function addressProblem(node: ListedAs, { text, parsed }: AddressText, family: Family, facts: ClusterFacts, say: Say<typeof nodeAddresses>): Said | undefined {
  if (!parsed.ok) return sayProblem(parsed.problem, { family });
  if (parsed.value.family !== family) return say('family', { text, family });
  const own = cidrOfAddress(parsed.value);
  const block = UNUSABLE_RANGES.find((special) => overlaps(special.cidr, own));
  if (block) return say('block', { node, text, kind: block.kind, rfc: block.rfc });
  const range = readRanges(facts).find(({ fact, cidr }) => (fact.role === 'pods' || fact.role === 'services') && overlaps(cidr, own));
  return range && say('in-range', { node, text, range: named(range.fact) });
}
