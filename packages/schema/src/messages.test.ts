import { beforeAll, describe, expect, it } from 'vitest';
import { IP_FAMILIES } from './address/family.js';
import { rangeText } from './address/text.js';
import type { Finding } from './findings/finding.js';
import { type Language, LANGUAGES } from './findings/language.js';
import type { AnyWording, Message, Param, Params, RuleTexts, Wordings, Words } from './findings/message.js';
import { DOCUMENT_RULES } from './plan/document-rules.js';
import { valueAt, withValueAt } from './plan/path.js';
import { PROVIDERS } from './registry.js';
import { KUBERNETES_RULES } from './rules/kubernetes.js';
import { english, type SharedTexts, type Speaker, speakerOf } from './speak.js';
import { flawsOf, recording } from './testing/words.js';
import { validatePlan } from './validate.js';

/*
 * What holds the messages of every provider, and those that belong to none, in every language: written for any number of
 * either. A provider whose texts in another language are still the English ones is left out until it has its own.
 */

type Texts = Partial<Record<Language, Record<string, unknown>>>;

/**
 * Wordings of those that belong to no provider which no mutation of an example brings up, with what they are made of: by rule
 * and variant, or by the code of a fix. That each message of a provider is said is for its own table of cases, see `wordFlaws`.
 */
const BY_HAND: Readonly<Record<string, Params>> = {
  'topology/nodes': { count: 3 },
  'topology/workers': { count: 3 },
  'topology/control-plane': { count: 3 },
  'schema/invalid': { given: 'x', code: 'not-multiple-of' },
  'kubernetes/dual-stack-version': { version: '1.15.0' },
  'kubernetes/unbalanced-families-platform': { ipv6: 'fd02::/120', few: '255', ipv4: '10.240.16.0/20', many: '4094', of: 'services' },
  'kubernetes/load-balancer-pool empty': { name: 'default', number: 1 },
  'kubernetes/load-balancer-peer multi-hop': { name: 'leaf', number: 1, asn: 64_512 },
  'kubernetes/load-balancer-router-id metallb': { version: 'v0.16.1' },
  'kubernetes/load-balancer-router-id cilium': { version: '1.17.16', from: '1.18' },
  'kubernetes/load-balancer-router-ids few': { text: '10.255.0.0/31', ids: 2, nodes: 3 },
  'kubernetes/load-balancer-peer-family': { family: 'ipv6', version: 'v0.16.1', ranges: ['fd77::/112', 'fd78::/112'] },
  'kubernetes/metallb-version old': { version: 'v0.12.1', from: '0.13' },
  'kubernetes/load-balancer-cilium version': { version: '1.14.19', from: '1.16', announcement: 'bgp' },
  'kubernetes/load-balancer-cilium kube-proxy': {},
  'kubernetes/load-balancer-cilium-ipv6': { range: { name: { code: 'load-balancers', params: { pool: 'default', number: 1 } }, text: 'fd77::/112' }, version: '1.18.10', from: '1.19' },
  'kubernetes/load-balancer-strict-arp': {},
  'kubernetes/nat64-family': { ipFamily: 'IPv4+IPv6' },
  'kubernetes/nat64-prefix length': { text: '2001:db8::/80', prefix: 80, lengths: [32, 40, 48, 56, 64, 96] },
  'kubernetes/nat64-prefix octet': { text: '2001:db8:0:0:100::/96' },
  'kubernetes/nat64-overlap': { range: { name: { code: 'nat64' }, text: 'fd64::/96' }, relation: 'inside', other: { name: { code: 'reserved' }, text: 'fd64::/32' } },
  'kubernetes/nat64-not-global': { prefix: '64:ff9b::/96', range: '10.0.0.0/8', local: '64:ff9b:1::/96' },
  'kubernetes/nat64-cilium plugin': {},
  'kubernetes/nat64-cilium family': { ipFamily: 'IPv6' },
  'kubernetes/nat64-cilium version': { version: '1.12.19', from: '1.13' },
  'kubernetes/nat64-cilium kube-proxy': {},
  'kubernetes/nat64-cilium prefix': { text: 'fd64::/96', prefix: '64:ff9b::/96' },
  'kubernetes/nat64-resolver': {},
  'topology/balancer': { balancer: 'MetalLB', announcement: 'layer2' },
  'topology/pools': { count: 2 },
  'topology/no-pool': { family: 'ipv6' },
  'keep-first': { most: 20 },
  move: { name: { code: 'pods' }, value: '10.1.0.0/16' },
  'move-from': { name: { code: 'pods' }, from: '10.0.0.0/16', value: '10.1.0.0/16' },
};

/** Params of the texts that no rule says, such as notes and the parts of names; those of providers' fields are an entry's number or key. */
const SAMPLES: Readonly<Record<string, Params>> = {
  'notes.also': { changes: [{ field: 'spec.ipFamily', value: '"IPv4"' }, { field: 'spec.network' }] },
  'notes.removes': { findings: 2 },
  'notes.warning': { message: 'X.' },
  'notes.together': { sentences: ['X', 'Y'] },
  'fields.inFamily': { field: 'X', family: 'ipv6' },
  'fields.inEntry': { entry: 'X', field: 'Y' },
};

const exportOf = (language: Language) => language.replaceAll('-', '');

/** Texts by owner and language. */
const owners = new Map<string, Texts>();
const speakers = new Map<Language, Speaker>();
const translated: Language[] = LANGUAGES.filter((language) => language !== 'en');

async function load(): Promise<void> {
  const shared: Texts = {};
  for (const language of LANGUAGES) {
    const module = (await import(`./messages/${language}.ts`)) as Record<string, Record<string, unknown>>;
    shared[language] = module[exportOf(language)] as SharedTexts;
    speakers.set(language, await speakerOf(language));
  }
  owners.set('shared', shared);
  for (const { id, messages, translations } of PROVIDERS) {
    const texts: Texts = { en: { ...messages } };
    for (const language of LANGUAGES) if (language !== 'en') texts[language] = { ...((await translations[language]()) === messages ? undefined : await translations[language]()) };
    if (translated.every((language) => Object.keys(texts[language] ?? {}).length > 0)) owners.set(id, texts);
  }
}

/** The texts of an owner in a language by their dotted keys. */
function leaves(node: unknown, path = ''): [key: string, text: string | AnyWording][] {
  if (typeof node === 'string' || typeof node === 'function') return [[path, node as string | AnyWording]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, each]) => leaves(each, path === '' ? key : `${path}.${key}`));
}
const textsOf = (owner: string, language: Language) => owners.get(owner)?.[language] ?? {};
const rulesOf = (owner: string, language: Language) => textsOf(owner, language)['rules'] as RuleTexts;

const paths = (node: unknown, path: (string | number)[] = []): (string | number)[][] =>
  typeof node === 'object' && node !== null ? [...(path.length > 0 ? [path] : []), ...Object.entries(node).flatMap(([key, each]) => paths(each, [...path, Array.isArray(node) ? Number(key) : key]))] : [path];

const RANGES = [
  '', ' 10.0.0.0/8 ', 'fd00::%eth0/64', '010.0.0.0/8', '10.0.0.0/08', '10.0.0.256/24', '10.0.0.0', '10.0.0.0/x', '10.0.0.0/64', 'fd01:::/48', '::ffff:10.0.0.0/104', '10.0.0.5/8', 'fd01::5/48', 'x',
  '10.0.0.0/7', 'fd02::/63', 'fd02::/120', 'fd02::/125', '10.240.16.0/29', '127.0.0.0/16', 'fe80::/48', 'fec0::/48', '2001:db8::/48', '8.8.0.0/16', '2a00:1450:4000::/48', 'fc00::/24', 'fd01::/60', '10.1.0.0/24', '10.0.0.1', 'fd01::1', '192.0.2.1',
];
const TEXTS = ['', 'x', 'Bad Name_', 'x'.repeat(300), 'a\u200bb', `AKIA${'ABCDEFGHIJKLMNOP'}`];
const NUMBERS = [-1, 0, 1, 12, 29, 31, 63, 65, 127, 300, 9999];
const VERSIONS = ['1.15.0', '1.17.0', '1.28.0', '1.30.0', '1.36.0', 'v9', '1.99.0'];

function* mutations(plan: unknown): Generator<unknown> {
  const all = paths(plan);
  const ranges = all.flatMap((path) => [valueAt(plan, path)]).filter((value): value is string => typeof value === 'string' && /[.:].*\/\d+$/.test(value) && rangeText(value).parsed.ok);
  for (const path of all) {
    const value = valueAt(plan, path);
    yield withValueAt(plan, path, undefined);
    yield withValueAt(plan, path, Array.isArray(value) ? {} : ['x']);
    if (Array.isArray(value)) {
      yield withValueAt(plan, path, []);
      yield withValueAt(plan, path, [...(value as unknown[]), ...(value as unknown[])]);
      yield withValueAt(plan, path, Array.from({ length: 600 }, () => (value as unknown[])[0] ?? 'x'));
    } else if (typeof value === 'object') yield withValueAt(plan, [...path, 'colour'], 'red');
    const isAddress = typeof value === 'string' && /^[\da-f]*[.:][\d.:a-f]*(?:\/\d+)?$/i.test(value);
    const others = typeof value === 'boolean' ? [!value] : typeof value === 'number' ? NUMBERS : typeof value !== 'string' ? [] : isAddress ? [...RANGES, ...ranges] : TEXTS;
    for (const other of others) yield withValueAt(plan, path, other);
    /** The values of an enumeration are named by the finding that refuses another. */
    const refused = typeof value === 'string' ? validatePlan(withValueAt(plan, path, 'x')).findings.find(({ rule }) => rule === 'schema/invalid-value') : undefined;
    for (const each of (refused?.params['values'] ?? []) as readonly string[]) yield withValueAt(plan, path, each);
  }
  for (const family of IP_FAMILIES) for (const change of [['spec', 'network'], undefined]) yield withValueAt(change ? withValueAt(plan, change, undefined) : plan, ['spec', 'ipFamily'], family);
  for (const version of VERSIONS) for (const mode of ['iptables', 'ipvs', 'nftables']) yield withValueAt(withValueAt(plan, ['spec', 'kubernetesVersion'], version), ['spec', 'network', 'proxyMode'], mode);
  yield withValueAt(plan, ['spec', 'reservedCidrs'], ranges);
  yield withValueAt(plan, ['metadata', 'labels'], Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`k${index}`, ''])));
  yield withValueAt(plan, ['metadata', 'labels'], Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`k${index}`, ''])));
  yield { ...(plan as object), ...Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`x${index}`, ''])) };
  yield withValueAt(plan, ['metadata', 'labels'], { 'bad key': 'x', k: 'bad value!' });
  for (const taints of [[{ key: '', value: '', effect: 'NoSchedule' }], [{ key: 'bad key', value: '', effect: 'NoSchedule' }], [{ key: 'k', value: 'a b', effect: 'NoSchedule' }], [1, 2].map(() => ({ key: 'k', value: 'a', effect: 'NoSchedule' }))]) {
    if (Array.isArray(valueAt(plan, ['spec', 'nodePools']))) yield withValueAt(plan, ['spec', 'nodePools', 0, 'taints'], taints);
  }
}

/** Most findings that are kept of one wording: enough for its conditions. */
const MOST = 12;
const keyOf = ({ rule, variant }: Pick<Finding, 'rule' | 'variant'>) => (variant === undefined ? rule : `${rule} ${variant}`);
/** What rules say of mutated examples, by rule and variant; and, by code, labels of their fixes, and names in what they say and of ranges. */
const findings = new Map<string, Pick<Finding, 'rule' | 'variant' | 'params'>[]>();
const labels = new Map<string, Params[]>();
const note = ({ code, params = {} }: Message) => labels.set(code, [...(labels.get(code) ?? []).slice(-MOST), params]);

const isMessage = (param: Param): param is { readonly code: string; readonly params?: Params } => typeof param === 'object' && Object.hasOwn(param, 'code');
/** The names that a message is made of. */
function noteNames(param: Param): void {
  if (isMessage(param)) note(param);
  else if (typeof param === 'object') Object.values(param).forEach(noteNames);
}

function collect(): void {
  for (const { plan } of PROVIDERS.flatMap(({ examples }) => examples)) {
    for (const { name } of validatePlan(plan).read?.facts().ranges ?? []) if (typeof name !== 'string') note(name);
    for (const mutated of mutations(plan)) {
      const validation = validatePlan(mutated);
      const fixesOf = new Map(validation.candidates.map((candidate) => [candidate.finding, candidate.fixes]));
      for (const finding of validation.findings) {
        const kept = findings.get(keyOf(finding)) ?? [];
        if (kept.length >= MOST) continue;
        findings.set(keyOf(finding), [...kept, finding]);
        for (const { label } of fixesOf.get(finding)?.() ?? []) if (typeof label !== 'string') note(label);
        noteNames(finding.params);
      }
    }
  }
}

// Every case of every rule is looked at: a minute of work, and more where others work beside.
beforeAll(async () => {
  await load();
  collect();
}, 600_000);

const wordingOf = (texts: RuleTexts, { rule, variant }: Pick<Finding, 'rule' | 'variant'>): AnyWording | undefined => {
  const says = texts[rule]?.says;
  return typeof says === 'function' ? says : variant === undefined ? undefined : says?.[variant];
};

/** Every wording of the rules of an owner, with the findings that it says. One that several rules share is said by any of them. */
function said(owner: string): { key: string; samples: readonly Pick<Finding, 'rule' | 'variant' | 'params'>[] }[] {
  const english = rulesOf(owner, 'en');
  const byWording = new Map<AnyWording, { readonly params: Params }[]>();
  for (const each of owners.keys()) for (const samples of findings.values()) for (const finding of samples) {
    const wording = wordingOf(rulesOf(each, 'en'), finding);
    if (wording) byWording.set(wording, [...(byWording.get(wording) ?? []), finding]);
  }
  return Object.entries(english).flatMap(([rule, { says }]) => (typeof says === 'function' ? [undefined] : Object.keys(says)).map((variant) => {
    const key = keyOf({ rule, ...(variant !== undefined && { variant }) });
    const wording = wordingOf(english, { rule, ...(variant !== undefined && { variant }) });
    const own = findings.get(key) ?? (wording && byWording.get(wording)) ?? [];
    const hand = Object.hasOwn(BY_HAND, key) && own.length === 0 ? [{ params: BY_HAND[key] as Params }] : [];
    return { key, samples: [...own, ...hand].map(({ params }) => ({ rule, ...(variant !== undefined && { variant }), params })) };
  }));
}

const allOwners = () => [...owners.keys()];
const speaking = (language: Language): Speaker => speakers.get(language) as Speaker;

describe('the messages of every provider, and those of none', () => {
  it('have every key of English in every language, and no other', () => {
    /** People of one language have more words for a thing than those of another. */
    const keys = (owner: string, language: Language) => [...new Set(leaves(textsOf(owner, language)).map(([key]) => (key.startsWith('heads.') ? key.replace(/\.\d+$/, '') : key)))].sort();
    for (const owner of allOwners()) for (const language of translated) expect([owner, language, keys(owner, language)]).toEqual([owner, language, keys(owner, 'en')]);
  });

  it('have texts that are not empty, each in its language', () => {
    /** A provider is called what it is called. */
    const isName = (owner: string, key: string) => owner !== 'shared' && key === 'title';
    expect(allOwners().flatMap((owner) => LANGUAGES.flatMap((language) => leaves(textsOf(owner, language)).flatMap(([key, text]) => (typeof text !== 'string' || (isName(owner, key) && text !== '') ? [] : flawsOf(text, language, false).map((flaw) => `${owner} ${key} ${flaw}`)))))).toEqual([]);
  });

  it('have a title for every rule that there is, and no wording without a rule', () => {
    for (const owner of allOwners()) {
      const rules = owner === 'shared' ? [...DOCUMENT_RULES, ...KUBERNETES_RULES] : (PROVIDERS.find(({ id }) => id === owner)?.rules ?? []);
      const ids = new Set(rules.map(({ id }) => id));
      for (const language of LANGUAGES) {
        const texts = rulesOf(owner, language);
        expect([...ids].filter((id) => !texts[id]?.title)).toEqual([]);
        /** What the shape of a document is told with is no rule's; that each is said is looked at below. */
        expect(Object.keys(texts).filter((id) => !ids.has(id) && !(owner === 'shared' && id.startsWith('schema/')))).toEqual([]);
      }
    }
  });

  it('that belong to no provider are each said of a mutated example, or have params by hand', () => {
    expect(said('shared').flatMap(({ key, samples }) => (samples.length === 0 ? [key] : []))).toEqual([]);
  });

  it('by hand are of wordings that there are', () => {
    const keys = new Set(allOwners().flatMap((owner) => [...said(owner).map(({ key }) => key), ...Object.keys({ ...(textsOf(owner, 'en')['fixes'] as Wordings), ...(textsOf(owner, 'en')['names'] as Wordings) })]));
    expect(Object.keys(BY_HAND).filter((key) => !keys.has(key))).toEqual([]);
  });

  it('are sentences in each language, without anything that is no text', () => {
    expect(allOwners().flatMap((owner) => said(owner).flatMap(({ key, samples }) => samples.flatMap((finding) => LANGUAGES.flatMap((language) => flawsOf(speaking(language).message(finding), language, true).map((flaw) => `${key} ${flaw}`)))))).toEqual([]);
  });

  it('are made of the same params in every language, and of all that are given', () => {
    for (const owner of allOwners()) {
      for (const { key, samples } of said(owner)) {
        const reads = LANGUAGES.map((language) => {
          const read = new Set<string>();
          for (const finding of samples) speaking(language).message({ ...finding, params: recording(finding.params, read) });
          return [...read].sort();
        });
        for (const each of reads) expect([key, each]).toEqual([key, reads[0]]);
        const given = new Set(samples.flatMap(({ params }) => Object.entries(params).flatMap(([name, value]) => (value === undefined ? [] : [name]))));
        expect([key, [...given].filter((name) => !reads.some((each) => each.includes(name)))]).toEqual([key, []]);
      }
    }
  });
});

describe('what is said of things that have no name yet', () => {
  /** A plan in which nothing has a name and no version is chosen, with each place changed in turn. */
  function* unnamed(plan: unknown): Generator<unknown> {
    const bare = paths(plan).filter((path) => path.length > 1 && ['name', 'version', 'kubernetesVersion'].includes(String(path.at(-1)))).reduce<unknown>((rest, path) => (typeof valueAt(rest, path) === 'string' ? withValueAt(rest, path, '') : rest), plan);
    for (const path of paths(bare)) {
      const value = valueAt(bare, path);
      yield withValueAt(bare, path, typeof value === 'string' ? '' : typeof value === 'number' ? 9999 : typeof value === 'boolean' ? !value : Array.isArray(value) ? [] : undefined);
    }
  }

  it('has no gap where the name would stand', () => {
    const gaps = new Set<string>();
    for (const plan of PROVIDERS.flatMap(({ examples, newPlan }) => [newPlan(), ...examples.map((each) => each.plan)])) {
      for (const document of unnamed(plan)) {
        for (const finding of validatePlan(document).findings) for (const language of LANGUAGES) if (/ {2}| [,.;]|^ | $/.test(speaking(language).message(finding))) gaps.add(`${language} ${keyOf(finding)}: ${speaking(language).message(finding)}`);
      }
    }
    expect([...gaps]).toEqual([]);
  });

  it('is one thing where it is one', () => {
    const message = (limit: number, of: string) => english.message({ rule: 'schema/too-small', params: { given: '""', of, limit } });
    expect([message(1, 'text'), message(2, 'text'), message(1, 'list')]).toEqual(['"" is too short; at least 1 character.', '"" is too short; at least 2 characters.', '"" is too short; at least 1 entry.']);
  });
});

describe('labels of fixes, notes, and names', () => {
  const catalogs = ['fixes', 'names', 'notes', 'fields'] as const;
  type Rendered = { readonly key: string; readonly texts: readonly (readonly [Language, string])[]; readonly reads: readonly (readonly string[])[] };

  function rendered(): Rendered[] {
    return allOwners().flatMap((owner) => catalogs.flatMap((catalog) => Object.entries((textsOf(owner, 'en')[catalog] ?? {}) as Wordings).flatMap(([code, english]) => {
      const samples = typeof english === 'string' ? [{}] : catalog === 'fixes' || catalog === 'names' ? (labels.get(code) ?? (Object.hasOwn(BY_HAND, code) ? [BY_HAND[code] as Params] : [])) : [SAMPLES[`${catalog}.${code}`] ?? { number: 2, key: 'x' }];
      const said = LANGUAGES.map((language) => {
        const wording = ((textsOf(owner, language)[catalog] ?? {}) as Wordings)[code];
        const reads = new Set<string>();
        const words: Words = { nameOf: speaking(language).nameOf };
        const texts = samples.map((params) => (typeof wording === 'string' ? wording : (wording as (params: Params, words: Words) => string)(recording(params, reads), words)));
        return { language, texts, reads: [...reads].sort() };
      });
      return [{ key: `${owner} ${catalog} ${code}`, texts: said.flatMap(({ language, texts }) => texts.map((text) => [language, text] as const)), reads: said.map(({ reads }) => reads) }];
    })));
  }

  it('are each put to use by a fix of a mutated example, or have params by hand', () => {
    expect(rendered().flatMap(({ key, texts }) => (texts.length === 0 && key.startsWith('shared ') ? [key] : []))).toEqual([]);
  });

  it('read in each language, without anything that is no text', () => {
    expect(rendered().flatMap(({ key, texts }) => texts.flatMap(([language, text]) => flawsOf(text.replace(/X\.$/, 'X'), language, false).map((flaw) => `${key} ${flaw}`)))).toEqual([]);
  });

  it('are made of the same params in every language', () => {
    for (const { key, reads } of rendered()) for (const each of reads) expect([key, each]).toEqual([key, reads[0]]);
  });
});
