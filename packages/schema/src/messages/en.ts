import { FAMILY_LABEL, type Family } from '../address/family.js';
import type { SpecialKind } from '../address/special.js';
import type { Message, Words } from '../findings/message.js';
import { balancers } from './en/load-balancers.js';
import { nat64 } from './en/nat64.js';
import { clusters } from './en/clusters.js';
import { en as topology } from './en/topology.js';
import { document, type SECRETS } from './en/document.js';
import { heads } from './en/heads.js';
import { mistakes } from './en/mistakes.js';
import { problems } from './en/problems.js';
import { use } from './en/use.js';
import { BLOCKS, count, listed, named } from './en/words.js';

export { problems };

/** How one range lies to another that it shares addresses with. */
export type Relation = 'same' | 'inside' | 'around';
/** A range in a message: what it is called, and how it is written. */
export type NamedRange = { readonly name: Message; readonly text: string };
/** A node of a list: its name, or its place where it has none. */
export type ListedAs = { readonly name?: string | undefined; readonly number: number };
/** What families carry that are of different sizes. */
export type Unbalanced = { readonly ipv6: string; readonly few: string; readonly ipv4: string; readonly many: string; readonly of: 'services' | 'nodes'; readonly prefix: number };
/** A value of a document in a message: its text, or what it is where it is no text. */
export type Given = string | { readonly entries: number } | { readonly fields: true };
/** Kinds of secrets that a plan may carry by mistake. */
export type SecretKind = keyof typeof SECRETS;

/** What is wrong with the addresses of listed nodes. Rules that say it have these wordings among their own. */
export const nodeAddresses = {
  ...problems,
  missing: ({ node, family, ipFamily }: { node: ListedAs; family: Family; ipFamily: string }) => `${listed(node)} has no ${FAMILY_LABEL[family]} address, and the cluster speaks ${ipFamily}: a node needs one in each family before it joins.`,
  twice: ({ node, other, text }: { node: ListedAs; other: ListedAs; text: string }) => `${listed(node)} and ${listed(other)} have the same address ${text}.`,
  family: ({ text, family }: { text: string; family: Family }) => `${text} is not an ${FAMILY_LABEL[family]} address.`,
  'with-prefix': ({ node, text, address }: { node: ListedAs; text: string; address: string }) => `${listed(node)} has ${text}, which carries the prefix length of its network; a node has an address alone: ${address}.`,
  block: ({ node, text, kind, rfc }: { node: ListedAs; text: string; kind: SpecialKind; rfc: string }) => `${listed(node)} has the address ${text}, which is ${BLOCKS[kind]} (${rfc}): no other host can reach it. Take an address that the other nodes reach.`,
  'in-range': ({ node, text, range }: { node: ListedAs; text: string; range: NamedRange }, words: Words) => `${listed(node)} has the address ${text}, and that lies inside the ${named(range, words)}. Nodes live outside the ranges of Pods and Services.`,
};

/** Every text that belongs to no provider, in English. */
export const en = {
  rules: {
    'kubernetes/invalid-cidr': {
      title: 'Every range is written in CIDR notation',
      why: 'kube-apiserver, controller manager and kube-proxy parse their ranges when they start, and exit where one cannot be read. What a lenient parser lets through, the next reads as something else.',
      says: problems,
    },
    'kubernetes/host-bits': {
      title: 'A range is a network, without bits set in its host part',
      why: 'Routing looks at the prefix alone. Some systems cut the rest off without a word, others refuse the range, so what is in force is never the range that was written.',
      says: problems['host-bits'],
    },
    ...clusters,
    ...balancers,
    ...nat64,
    ...use,
    ...document,
  },
  fixes: {
    use: ({ value }: { value: string | number | boolean }) => `Use ${value}`,
    'use-option': ({ option }: { option: Message }, { nameOf }: Words) => `Use "${nameOf(option)}"`,
    'use-free': ({ value }: { value: string }) => `Use ${value}, which is free`,
    'use-for': ({ name, value }: { name: Message; value: string }, { nameOf }: Words) => `Use ${value} for the ${nameOf(name)}`,
    'use-mask': ({ mask }: { mask: number }) => `Use /${mask}`,
    'use-node-mask': ({ mask }: { mask: number }) => `Use a node mask of /${mask}`,
    'use-random': ({ value }: { value: string }) => `Use a random one, ${value}`,
    'use-external': 'Use a gateway outside of the cluster',
    'use-upstream': 'Let the resolver of the nodes do it',
    remove: ({ value }: { value: string }) => (value === '' ? 'Remove it' : `Remove ${value}`),
    'remove-it': 'Remove it',
    'remove-this': 'Remove this one',
    'leave-empty': 'Leave it empty',
    'keep-first': ({ most }: { most: number }) => `Keep the first ${most}`,
    'call-it': ({ name }: { name: string }) => `Call it ${name}`,
    shrink: ({ value }: { value: string }) => `Shrink it to ${value}`,
    'shrink-other': ({ name, value }: { name: Message; value: string }, { nameOf }: Words) => `Shrink the ${nameOf(name)} to ${value}`,
    move: ({ name, value }: { name: Message; value: string }, { nameOf }: Words) => `Move the ${nameOf(name)} to ${value}`,
    'move-from': ({ name, from, value }: { name: Message; from: string; value: string }, { nameOf }: Words) => `Move the ${nameOf(name)} ${from} to ${value}`,
  },
  names: {
    pods: 'Pods CIDR',
    services: 'Services CIDR',
    nodes: 'Node network',
    endpoint: 'Control plane endpoint',
    node: (each: ListedAs) => `Address of ${listed(each)}`,
    'load-balancers': ({ pool, number }: { pool?: string; number: number }) => `Load balancer pool ${pool ?? String(number)}`,
    nat64: 'NAT64 prefix',
    reserved: 'Reserved range',
    ...topology,
  },
  /** Why a cluster ends at a number of nodes: the formula behind it. */
  reasons: {
    'node-ranges': ({ count: ranges, mask }: { count: string; mask: number }) => (ranges === '1' ? `There is one range of /${mask}, and each node takes one.` : `There are ${count(ranges)} ranges of /${mask}, and each node takes one.`),
    blocks: ({ count: blocks, mask }: { count: string; mask: number }) => (blocks === '1' ? `There is one block of /${mask}, and each node takes at least one.` : `There are ${count(blocks)} blocks of /${mask}, and each node takes at least one.`),
    pool: ({ addresses, each }: { addresses: string; each: number }) => `Pods share ${count(addresses)} addresses, and a node runs up to ${each} of them.`,
    hosts: ({ addresses, others }: { addresses: string; others: number }) => `There are ${count(addresses)} addresses${others === 0 ? '' : `, ${others} of them floating or a gateway's`}.`,
    subnet: ({ addresses, kept }: { addresses: string; kept: number }) => `The subnet has ${count(addresses)} addresses, and the cloud keeps ${kept} of them.`,
    scale: ({ scale }: { scale: string }) => `The cluster scale ${scale} manages no more.`,
    system: ({ type }: { type: string }) => `${type} is a single host.`,
  },
  /** What a way out does beside removing its finding. */
  notes: {
    nothing: () => 'Nothing else moves.',
    also: ({ changes }: { changes: readonly { readonly field: string; readonly value?: string | undefined }[] }) => `Also ${changes.map(({ field, value }) => (value === undefined ? `removes ${field}` : `sets ${field} to ${value}`)).join(', ')}.`,
    removes: ({ findings }: { findings: number }) => `Removes ${findings} more finding${findings === 1 ? '' : 's'}.`,
    warning: ({ message }: { message: string }) => `Then a warning: ${message}`,
    together: ({ sentences }: { sentences: readonly string[] }) => sentences.join(' '),
  },
  mistakes,
  heads,
  /** How the name of a field is put together. */
  fields: {
    inFamily: ({ field, family }: { field: string; family: Family }) => `${field} (${FAMILY_LABEL[family]})`,
    inEntry: ({ entry, field }: { entry: string; field: string }) => `${entry}: ${field}`,
  },
};
