import type { ProblemParams } from '../address/problem.js';
import { FAMILY_LABEL, type Family } from '../address/family.js';
import { formatCount } from '../address/capacity.js';
import type { SpecialKind } from '../address/special.js';
import type { Message, Words } from '../findings/message.js';

/** A count in a message: decimal text, because IPv6 holds more than a JSON number can. */
const count = (decimal: string): string => formatCount(BigInt(decimal));

const WANTED = { address: 'an address such as 10.0.0.1 or fd00::1', range: 'a range such as 10.0.0.0/16 or fd00::/48' } as const;

/** What is wrong with the text of an address or a range. Rules that say it have these wordings among their own. */
export const problems = {
  empty: ({ wanted }: ProblemParams['empty']) => `Nothing is given here; write ${WANTED[wanted]}.`,
  whitespace: ({ text, without }: ProblemParams['whitespace']) => `"${text}" contains a space; write it without: "${without}".`,
  'zone-id': ({ text }: ProblemParams['zone-id']) => `${text} carries a zone id (the part from %); a zone belongs to one host's interface, leave it out.`,
  'leading-zero': ({ text, part, digits, number }: ProblemParams['leading-zero']) =>
    part === 'prefix' ? `The prefix length of ${text} has a leading zero (${digits}); write /${number}.` : `"${digits}" in ${text} has a leading zero, which some programs read as octal; write ${number}.`,
  'octet-out-of-range': ({ text, octet }: ProblemParams['octet-out-of-range']) => `${octet} in ${text} is more than 255, the most that one part of an IPv4 address can be.`,
  syntax: ({ text, family }: ProblemParams['syntax']) =>
    family === 'ipv6'
      ? `${text} is not an IPv6 address: it has eight groups of up to four hexadecimal digits, and one "::" may stand for a run of zero groups.`
      : `${text} is neither an IPv4 address (four numbers with dots) nor an IPv6 address (groups with colons).`,
  'prefix-missing': ({ text, bits }: ProblemParams['prefix-missing']) => `${text} is an address without a prefix length; write it as ${text}/${bits}, or with the prefix of its network.`,
  'prefix-not-a-number': ({ text, bits }: ProblemParams['prefix-not-a-number']) => `The prefix length of ${text} is not a number; it is a whole number from 0 to ${bits}.`,
  'prefix-out-of-range': ({ prefix, family, bits }: ProblemParams['prefix-out-of-range']) => `/${prefix} is longer than an ${FAMILY_LABEL[family]} address; the prefix length is at most ${bits}.`,
  'ipv4-mapped': ({ text, ipv4 }: ProblemParams['ipv4-mapped']) => `${text} is an IPv4 address written as IPv6 (::ffff:0:0/96). It names an IPv4 host, not an IPv6 one; write ${ipv4} or a real IPv6 range.`,
  'host-bits': ({ text, prefix, network }: ProblemParams['host-bits']) => `${text} is an address inside a network, not a network: bits are set beyond /${prefix}. The network is ${network}.`,
};

/** A problem in words, for rules that are not data yet. */
export const tellProblem = ({ code, params }: { readonly code: keyof typeof problems; readonly params: unknown }): string => (problems[code] as (params: unknown) => string)(params);

/** What a block of addresses is set aside for. */
const BLOCKS: Readonly<Record<SpecialKind, string>> = {
  'this-network': '"this network"',
  loopback: 'loopback',
  'link-local': 'link-local',
  multicast: 'multicast',
  reserved: 'reserved (and the broadcast address)',
  unspecified: 'the unspecified address',
  documentation: 'documentation',
  'site-local': 'site-local',
};

/** How one range lies to another that it shares addresses with. */
export type Relation = 'same' | 'inside' | 'around';
const RELATIONS: Readonly<Record<Relation, string>> = { same: 'is the same as', inside: 'lies inside', around: 'encloses' };

/** A range in a message: what it is called, and how it is written. */
export type NamedRange = { readonly name: Message; readonly text: string };
const named = ({ name, text }: NamedRange, { nameOf }: Words) => `${nameOf(name)} ${text}`;

/** A node of a list: its name, or its place where it has none. */
export type ListedAs = { readonly name?: string | undefined; readonly number: number };
const listed = ({ name, number }: ListedAs) => name ?? `node ${number}`;

/** What is wrong with the addresses of listed nodes. Rules that say it have these wordings among their own. */
export const nodeAddresses = {
  ...problems,
  missing: ({ node, family, ipFamily }: { node: ListedAs; family: Family; ipFamily: string }) => `${listed(node)} has no ${FAMILY_LABEL[family]} address, and the cluster speaks ${ipFamily}: a node needs one in each family before it joins.`,
  twice: ({ node, other, text }: { node: ListedAs; other: ListedAs; text: string }) => `${listed(node)} and ${listed(other)} have the same address ${text}.`,
  family: ({ text, family }: { text: string; family: Family }) => `${text} is not an ${FAMILY_LABEL[family]} address.`,
  block: ({ node, text, kind, rfc }: { node: ListedAs; text: string; kind: SpecialKind; rfc: string }) => `${listed(node)} has the address ${text}, which is ${BLOCKS[kind]} (${rfc}): no other host can reach it. Take an address that the other nodes reach.`,
  'in-range': ({ node, text, range }: { node: ListedAs; text: string; range: NamedRange }, words: Words) => `${listed(node)} has the address ${text}, and that lies inside the ${named(range, words)}. Nodes live outside the ranges of Pods and Services.`,
};

const KEY_HINT = (most: number) => `a name of up to ${most} letters, digits, hyphens, underscores and dots, with a letter or digit at both ends, and before it a DNS name with a slash if you like, such as example.com/team`;
const VALUE_HINT = (most: number) => `up to ${most} letters, digits, hyphens, underscores and dots, with a letter or digit at both ends`;

type Planned = 'pods' | 'services';
type Overlap = { readonly range: NamedRange; readonly relation: Relation; readonly other: NamedRange };

/** The rules for every cluster. */
const kubernetes = {
  'kubernetes/invalid-cidr': { title: 'Every range is written in CIDR notation', says: problems },
  'kubernetes/host-bits': { title: 'A range is a network, without bits set in its host part', says: problems['host-bits'] },
  'kubernetes/wrong-family': {
    title: 'A field for one family holds a range of that family',
    says: ({ text, is, field, name }: { text: string; is: Family; field: Family; name: Message }, { nameOf }: Words) => `${text} is an ${FAMILY_LABEL[is]} range, and this is the ${FAMILY_LABEL[field]} field of the ${nameOf(name)}. A dual-stack cluster takes one range of each family.`,
  },
  'kubernetes/missing-range': {
    title: 'Pods and Services have a range in each family of the cluster',
    says: ({ ipFamily, role, family }: { ipFamily: string; role: Planned; family: Family }) => `The cluster speaks ${ipFamily}, and its ${role} have no ${FAMILY_LABEL[family]} range. Pods and Services need one range in each family.`,
  },
  'kubernetes/services-one-family': {
    title: 'Services of a dual-stack cluster have both families',
    says: ({ family, has }: { family: Family; has: readonly Family[] }) => {
      const label = FAMILY_LABEL[family];
      return `Pods have addresses of both families, and Services of ${has.map((each) => FAMILY_LABEL[each]).join(' and ')} alone. Kubernetes takes that, and what is lost is this: no Service has an ${label} address, a Service that asks for two families (RequireDualStack) is refused, and ${label} clients reach Pods only by the addresses of the Pods. Add an ${label} range for Services unless that is what you want.`;
    },
  },
  'kubernetes/unexpected-family': {
    title: 'No range or mask of a family that the cluster does not speak',
    says: {
      range: ({ ipFamily, text, family, role }: { ipFamily: string; text: string; family: Family; role: Planned }) => `The cluster speaks ${ipFamily} only, and ${text} is an ${FAMILY_LABEL[family]} range for its ${role}. Remove it, or make the cluster dual stack.`,
      mask: ({ ipFamily, mask, family }: { ipFamily: string; mask: number; family: Family }) => `The cluster speaks ${ipFamily} only, so a node mask of /${mask} for ${FAMILY_LABEL[family]} has no range to cut. Remove it, or make the cluster dual stack.`,
    },
  },
  'kubernetes/reserved-range': {
    title: 'No Pod, Service or node range in a block that is set aside',
    says: ({ text, block, kind, rfc }: { text: string; block: string; kind: SpecialKind; rfc: string }) => `${text} takes addresses of ${block}, which is ${BLOCKS[kind]} (${rfc}): no host can use it. Take a private range.`,
  },
  'kubernetes/service-cidr-too-large': {
    title: 'A Service range is not larger than kube-apiserver and kubeadm take: 2^20 addresses, or from Kubernetes 1.34 on without kubeadm an IPv6 /64',
    says: ({ range, bits, most, prefix, by }: { range: string; bits: number; most: number; prefix: number; by: 'kubeadm' | 'kube-apiserver' }) => `${range} holds 2^${bits} addresses; ${by} takes at most 2^${most}, so the prefix must be /${prefix} or longer.`,
  },
  'kubernetes/service-cidr-too-small': {
    title: 'A Service range holds at least 10 addresses',
    says: ({ range, addresses, least, prefix }: { range: string; addresses: string; least: number; prefix: number }) => `${range} holds ${count(addresses)} addresses; a Service range needs at least ${least}, because the DNS Service takes the tenth. The prefix must be /${prefix} or shorter.`,
  },
  'kubernetes/pods-services-overlap': {
    title: 'Pod and Service ranges share no address',
    says: {
      kubeadm: ({ services, relation, pods }: { services: string; relation: Relation; pods: string }) => `The Services range ${services} ${RELATIONS[relation]} the Pods range ${pods}: traffic to Services would be taken for Pod traffic. kubeadm lets this through, and Services then cannot be reached. The two must be apart.`,
      managed: ({ services, relation, pods }: { services: string; relation: Relation; pods: string }) => `The Services range ${services} ${RELATIONS[relation]} the Pods range ${pods}: traffic to Services would be taken for Pod traffic. Services then cannot be reached. The two must be apart.`,
    },
  },
  'kubernetes/node-network-overlap': {
    title: 'Node networks share no address with Pod and Service ranges',
    says: {
      named: ({ range, relation, other }: Overlap, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} ${named(other, words)}: traffic to nodes would be taken for cluster traffic. The two must be apart.`,
      automatic: ({ range, relation, other }: Overlap, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} ${named(other, words)}, which is created with this range when none is named: traffic to nodes would be taken for cluster traffic. The two must be apart.`,
    },
  },
  'kubernetes/reserved-cidr-overlap': {
    title: 'Nothing overlaps the ranges that the plan reserves',
    says: {
      planned: ({ range, relation, reserved }: { range: NamedRange; relation: Relation; reserved: string }, words: Words) => `The ${named(range, words)} ${RELATIONS[relation]} the reserved range ${reserved}: Pods could not reach what lives there. The two must be apart.`,
      nodes: ({ range, relation, reserved }: { range: NamedRange; relation: Relation; reserved: string }, words: Words) => `${named(range, words)} ${RELATIONS[relation]} the reserved range ${reserved}: nodes could not reach what lives there. Put the nodes elsewhere, or free the range.`,
    },
  },
  'kubernetes/site-local': { title: 'No range in the deprecated site-local block', says: ({ text }: { text: string }) => `${text} takes site-local addresses (fec0::/10), deprecated since 2004. Use a unique local range out of fd00::/8.` },
  'kubernetes/documentation-range': {
    title: 'No range that is set aside for documentation',
    says: ({ text, block, rfc }: { text: string; block: string; rfc: string }) => `${text} is for examples in documents (${block}, ${rfc}) and is never routed. Use a range of your own.`,
  },
};

/** How Pod ranges are cut for nodes, and what they carry. */
const nodeRanges = {
  'kubernetes/node-cidr-mask': {
    title: 'The node mask is not shorter than the pod range, and at most 16 bits longer: in IPv6 everywhere, in IPv4 with kubeadm',
    says: {
      short: ({ mask, range, least, most }: { mask: number; range: string; least: number; most: number }) => `A node's range of /${mask} is larger than the whole pod range ${range}. For ${range} the node mask is /${least} to /${most}.`,
      long: ({ mask, difference, range, least, most, bits, by }: { mask: number; difference: number; range: string; least: number; most: number; bits: number; by: 'kubeadm' | 'components' }) =>
        `The node mask /${mask} is ${difference} bits longer than the pod range ${range}, and ${by === 'kubeadm' ? 'kubeadm takes' : 'whoever cuts the ranges takes'} at most ${bits}. For ${range} the node mask is /${least} to /${most}.`,
    },
  },
  'kubernetes/node-range-empty': {
    title: "A node's range holds addresses for Pods",
    says: ({ mask, longest, pods, roomy }: { mask: number; longest: number; pods: number; roomy: number }) => `A node's range of /${mask} holds no address for a Pod: IPAM refuses ranges longer than /${longest}. For ${pods} Pods, the most that a kubelet runs by default, it is /${roomy} or shorter.`,
  },
  'kubernetes/few-pods-per-node': {
    title: "A node's range holds an address for every Pod that its kubelet takes",
    says: ({ mask, addresses, pods, roomy }: { mask: number; addresses: string; pods: number; roomy: number }) => `A node's range of /${mask} holds ${addresses} addresses for Pods, and a kubelet takes up to ${pods} (maxPods): those beyond ${addresses} would be given to the node and never start. Take /${roomy} or shorter, or lower maxPods.`,
  },
  'kubernetes/few-nodes': {
    title: 'The pod range carries few nodes',
    says: ({ range, nodes, mask }: { range: string; nodes: number; mask: number }) => `${range} splits into ${nodes} ranges of /${mask}: the cluster can never have more than ${nodes} node${nodes === 1 ? '' : 's'}.`,
  },
  'kubernetes/nodes-wanted': {
    title: 'The Pod ranges carry the nodes that are planned',
    says: ({ wanted, isMost, range, nodes, family, mask, prefix, longest }: { wanted: number; isMost: boolean; range: string; nodes: string; family: Family; mask: number; prefix: number; longest: number }) =>
      `The plan ${isMost ? 'may grow to' : 'has'} ${count(String(wanted))} nodes, and ${range} carries ${count(nodes)}: 2^(${mask} − ${prefix}) ${FAMILY_LABEL[family]} ranges of /${mask}, one per node. Those beyond get no Pod range and are never ready. Take a shorter prefix for Pods, or a node mask of /${longest} or longer.`,
  },
};

type Unbalanced = { readonly ipv6: string; readonly few: string; readonly ipv4: string; readonly many: string; readonly of: 'services' | 'nodes'; readonly prefix: number };
const carries = ({ ipv6, few, ipv4, many, of }: Unbalanced) => `${ipv6} carries ${count(few)} ${of === 'services' ? 'Services' : 'nodes'}, and ${ipv4} ${count(many)}: what has both families ends at ${count(few)}.`;

/** What the real systems take and what still hurts. */
const use = {
  'kubernetes/public-range': {
    title: 'Pods and Services take no addresses of the Internet',
    says: ({ text, family }: { text: string; family: Family }) => `${text} is a range of the Internet: unless it is routed to you, it is somebody else's, and the cluster cannot reach whoever has it, because what is sent there stays inside. Take a private range${family === 'ipv6' ? ' out of fd00::/8' : ''}, or keep this one if it is yours.`,
  },
  'kubernetes/unbalanced-families': { title: 'IPv6 carries as much as IPv4', says: (params: Unbalanced) => `${carries(params)} A /${params.prefix} carries as many as the IPv4 range.` },
  'kubernetes/unbalanced-families-platform': { title: 'Where the platform sets the IPv6 range, it may carry less than IPv4', says: (params: Omit<Unbalanced, 'prefix'>) => `${carries({ ...params, prefix: 0 })} The platform sets this range; Services of IPv4 alone have the rest.` },
  'kubernetes/ula-not-random': {
    title: 'A unique local range is unique: its global ID is drawn at random',
    says: {
      'not-random': ({ text }: { text: string }) => `${text} has no random global ID, so a network that is joined to this one may have the same range. It works as it is; with a random ID the two would not clash.`,
      undefined: ({ text }: { text: string }) => `${text} lies in fc00::/8, which is not defined (fd00::/8 is for ranges of your own), so a network that is joined to this one may have the same range. It works as it is; with a random ID the two would not clash.`,
    },
  },
};

/** What depends on the version of Kubernetes. */
const versions = {
  'kubernetes/dual-stack-version': { title: 'Dual stack needs Kubernetes 1.16 or later', says: ({ version }: { version: string }) => `Kubernetes ${version} has no dual stack; it came with 1.16 as alpha and is stable from 1.23.` },
  'kubernetes/dual-stack-alpha': {
    title: 'Dual stack is alpha before Kubernetes 1.21',
    says: ({ version }: { version: string }) => `In Kubernetes ${version} dual stack is alpha: the feature gate IPv6DualStack is off unless every component sets it, which the files here do. It is on from 1.21 and stable from 1.23.`,
  },
  'kubernetes/proxy-mode-dual-stack': {
    title: 'Before Kubernetes 1.18, only ipvs speaks two families',
    says: ({ version, mode }: { version: string; mode: string }) => `kube-proxy of Kubernetes ${version} speaks two families in ipvs mode only, not in ${mode}; iptables does from 1.18.`,
  },
  'kubernetes/nftables-version': {
    title: 'nftables needs Kubernetes 1.31, where it is on without a feature gate',
    says: {
      alpha: ({ version }: { version: string }) => `kube-proxy of Kubernetes ${version} knows the nftables mode only behind the alpha feature gate NFTablesProxyMode; it is on from 1.31.`,
      unknown: ({ version }: { version: string }) => `kube-proxy of Kubernetes ${version} knows the nftables mode not at all; it is on from 1.31.`,
    },
  },
  'kubernetes/ipvs-deprecated': {
    title: 'ipvs is deprecated from Kubernetes 1.35',
    says: ({ version }: { version: string }) => `The ipvs mode of kube-proxy is deprecated from Kubernetes 1.35, and ${version} warns at every start. Use nftables, its successor.`,
  },
};

/** How labels and taints are written. */
const labels = {
  'kubernetes/label-syntax': {
    title: 'Labels are ones that Kubernetes takes',
    says: {
      key: ({ key, most }: { key: string; most: number }) => `${JSON.stringify(key)} is no key of a label: ${KEY_HINT(most)}.`,
      value: ({ value, most }: { value: string; most: number }) => `${JSON.stringify(value)} is no value of a label: ${VALUE_HINT(most)}, or nothing.`,
    },
  },
  'kubernetes/taint-syntax': {
    title: 'Taints are ones that Kubernetes takes',
    says: {
      'no-key': ({ most }: { most: number }) => `The taint has no key: ${KEY_HINT(most)}.`,
      key: ({ key, most }: { key: string; most: number }) => `${JSON.stringify(key)} is no key of a taint: ${KEY_HINT(most)}.`,
      value: ({ value, most }: { value: string; most: number }) => `${JSON.stringify(value)} is no value of a taint: ${VALUE_HINT(most)}, or nothing.`,
      twice: ({ key, effect }: { key: string; effect: string }) => `The taint ${key} with the effect ${effect} is there twice: taints of a node are told apart by key and effect.`,
    },
  },
};

/** What secrets are called that a plan may carry by mistake. */
const SECRETS = {
  'private-key': 'a private key',
  'aws-access-key': 'an AWS access key',
  'github-token': 'a GitHub token',
  'gitlab-token': 'a GitLab token',
  'slack-token': 'a Slack token',
  'google-api-key': 'a Google API key',
  'google-oauth-token': 'a Google OAuth token',
  'digitalocean-token': 'a DigitalOcean token',
  'registry-token': 'a token of a package registry',
  'service-key': 'a key of a service',
  'vault-token': 'a HashiCorp Vault token',
  'json-web-token': 'a JSON Web Token',
  'bearer-token': 'a bearer token',
  'kubeadm-token': 'a bootstrap token of kubeadm',
  password: 'a password',
  'url-password': 'a URL with a password',
} as const;
export type SecretKind = keyof typeof SECRETS;

/** A value of a document in a message: its text, or what it is where it is no text. */
type Given = string | { readonly entries: number } | { readonly fields: true };
const given = (value: Given) => (typeof value === 'string' ? value : Object.hasOwn(value, 'entries') ? `A list of ${(value as { entries: number }).entries}` : 'An object');

type Bound = { readonly given: Given; readonly of: 'text' | 'list' | 'number'; readonly limit: number };
const unit = (of: Bound['of']) => ({ text: ' characters', list: ' entries', number: '' })[of];
const oneOf = (values: readonly string[]) => `it is one of ${values.join(', ')}`;

/** What is asked of every document, and of its shape. */
const document = {
  'plan/secret': {
    title: 'A plan carries no secret',
    says: ({ kind }: { kind: SecretKind }) => `This looks like ${SECRETS[kind]}. A plan is saved, shared and written into files in clear text, so it only refers to secrets by name, or leaves their place to whoever runs the files. Take it out, and revoke it if it was real.`,
  },
  'schema/invalid-value': {
    title: 'A value is one of those that are known',
    says: {
      missing: ({ values }: { values: readonly string[] }) => `This field is missing; ${oneOf(values)}.`,
      unknown: ({ given: value, values }: { given: Given; values: readonly string[] }) => `${given(value)} is not known here; ${oneOf(values)}.`,
    },
  },
  'schema/invalid-type': {
    title: 'A value is of its type',
    says: {
      missing: () => 'This field is missing.',
      type: ({ given: value, expected }: { given: Given; expected: string }) => `${given(value)} is of the wrong type; expected ${expected}.`,
    },
  },
  'schema/too-big': { title: 'A value is not larger than its limit', says: ({ given: value, of, limit }: Bound) => `${given(value)} is too ${of === 'number' ? 'large' : 'long'}; at most ${limit}${unit(of)}.` },
  'schema/too-small': { title: 'A value is not smaller than its limit', says: ({ given: value, of, limit }: Bound) => `${given(value)} is too ${of === 'number' ? 'small' : 'short'}; at least ${limit}${unit(of)}.` },
  'schema/unrecognized-keys': { title: 'A plan has no unknown fields', says: ({ field }: { field: string }) => `There is no field ${field} here. Remove it, or check its spelling.` },
  'schema/unprintable': {
    title: 'A text has no characters that nobody sees',
    says: ({ character, place }: { character: string; place: number }) => `There is a character in this text that cannot be seen (${character}, at place ${place}). Names, scripts and logs take none of them: type the text anew without it.`,
  },
  'schema/too-many-entries': {
    title: 'Nothing in a plan is larger than any real cluster needs',
    says: {
      anywhere: ({ entries, most }: { entries: number; most: number }) => `There are ${entries} entries here; nothing in a plan has more than ${most}.`,
      map: ({ entries, most }: { entries: number; most: number }) => `There are ${entries} entries here; at most ${most} are taken, more than any system does.`,
    },
  },
  'schema/more-findings': {
    title: 'No more findings are listed than a person reads',
    says: ({ more, most }: { more: number; most: number }) => `${more} more findings are not listed; at most ${most} are, errors first. Mend these, and the others show.`,
  },
  'schema/invalid': { title: 'A plan has the shape of one', says: ({ given: value, code }: { given: Given; code: string }) => `${given(value)} is refused here (${code}).` },
};

/** Every text that belongs to no provider, in English. */
export const en = {
  rules: { ...kubernetes, ...nodeRanges, ...use, ...versions, ...labels, ...document },
  fixes: {
    use: ({ value }: { value: string | number | boolean }) => `Use ${value}`,
    'use-mask': ({ mask }: { mask: number }) => `Use /${mask}`,
    'use-node-mask': ({ mask }: { mask: number }) => `Use a node mask of /${mask}`,
    'use-random': ({ value }: { value: string }) => `Use a random one, ${value}`,
    remove: ({ value }: { value: string }) => `Remove ${value}`,
    'remove-it': 'Remove it',
    'remove-this': 'Remove this one',
    'leave-empty': 'Leave it empty',
    'keep-first': ({ most }: { most: number }) => `Keep the first ${most}`,
    'call-it': ({ name }: { name: string }) => `Call it ${name}`,
    shrink: ({ value }: { value: string }) => `Shrink it to ${value}`,
    'shrink-other': ({ name, value }: { name: Message; value: string }, { nameOf }: Words) => `Shrink the ${nameOf(name)} to ${value}`,
  },
  names: {
    pods: 'Pods CIDR',
    services: 'Services CIDR',
    nodes: 'Node network',
    reserved: 'Reserved range',
  },
  /** What a way out does beside removing its finding. */
  notes: {
    nothing: () => 'Nothing else moves.',
    also: ({ changes }: { changes: readonly { readonly field: string; readonly value?: string | undefined }[] }) => `Also ${changes.map(({ field, value }) => (value === undefined ? `removes ${field}` : `sets ${field} to ${value}`)).join(', ')}.`,
    removes: ({ findings }: { findings: number }) => `Removes ${findings} more finding${findings === 1 ? '' : 's'}.`,
    warning: ({ message }: { message: string }) => `Then a warning: ${message}`,
  },
  /** How the name of a field is put together. */
  fields: {
    inFamily: ({ field, family }: { field: string; family: Family }) => `${field} (${FAMILY_LABEL[family]})`,
    inEntry: ({ entry, field }: { entry: string; field: string }) => `${entry}: ${field}`,
  },
};

/** A name in words, for rules that are not data yet. */
export const tellName = (name: Message | string): string => (typeof name === 'string' ? name : (new Map<string, string>(Object.entries({ ...en.names })).get(name.code) ?? name.code));
