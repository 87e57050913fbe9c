import type { AddressPlan } from './facts/address-plan.js';
import type { Topology } from './facts/topology.js';
import { FAMILIES, type Family } from './address/family.js';
import { type Finding, type Fix, formatPath, type Path } from './findings/finding.js';
import type { Language } from './findings/language.js';
import type { AnyWording, Message, Params, RuleText, Translation, Wording, Wordings, Words } from './findings/message.js';
import { en } from './messages/en.js';
import { nameOfTerm, type Provider, type ProviderTexts } from './plan/provider.js';
import { PROVIDERS } from './registry.js';
import type { WayOut } from './cures.js';

/** Every text that belongs to no provider, in some language. */
export type SharedTexts = Translation<typeof en>;

/** A fix as it reads in one language. */
export type SpokenFix = Omit<Fix, 'label'> & { readonly label: string };
/** A way out as it reads in one language. */
export type SpokenWayOut = SpokenFix & { readonly note: string };
/** A finding as it reads in one language. */
export type SpokenFinding = Omit<Finding, 'fix'> & { readonly message: string; readonly fix?: SpokenFix };

/** An address plan with the names of its ranges in one language. */
export type SpokenAddressPlan = Spoken<AddressPlan>;
/** How traffic flows, with every name in one language. */
export type SpokenTopology = Spoken<Topology>;
type Spoken<T> = T extends readonly (infer Each)[] ? readonly Spoken<Each>[] : T extends object ? { [Key in keyof T]: Key extends 'name' | 'short' | 'reason' ? string : Spoken<T[Key]> } : T;

/** How a published mistake reads in one language. */
export interface MistakeText {
  /** Where it stood, and until when. */
  readonly where: string;
  readonly title: string;
  /** What happens to whoever follows it. */
  readonly story: string;
}

/** Says things in one language. */
export interface Speaker extends Words {
  readonly language: Language;
  /** What a finding says. */
  readonly message: (finding: Pick<Finding, 'rule' | 'variant' | 'params'>) => string;
  /** What the button of a fix says. */
  readonly label: (fix: Pick<Fix, 'label'>) => string;
  readonly finding: (finding: Finding) => SpokenFinding;
  /** A way out with a word on what else moves, its fields by their names where the provider is known. */
  readonly wayOut: (way: WayOut, provider?: Pick<Provider, 'id' | 'fieldAt'>) => SpokenWayOut;
  readonly addressPlan: (plan: AddressPlan) => SpokenAddressPlan;
  readonly topology: (topology: Topology) => SpokenTopology;
  /** What a rule is about; its id where it is no rule's. */
  readonly titleOf: (rule: string) => string;
  /** Why the real system is so; undefined where a rule is about the shape of a document. */
  readonly whyOf: (rule: string) => string | undefined;
  /** How a provider reads. */
  readonly textsOf: (provider: Pick<Provider, 'id'>) => ProviderTexts;
  /** How a published mistake reads; its id stands for a text that is missing. */
  readonly mistake: (id: string) => MistakeText;
  /** What a choice of a provider's catalog is called; its code where it has no name. */
  readonly termOf: (provider: Pick<Provider, 'id'>, code: string) => string;
  /**
   * What people call the field of a path, with its family and the entry of its list: `Pool 2: Pods CIDR (IPv6)`.
   *
   * @returns undefined where nothing around it has a name
   */
  readonly fieldOf: (provider: Pick<Provider, 'id' | 'fieldAt'>, path: Path) => string | undefined;
  /** The same without its family and its entry, for where these are plain to see: `Pods CIDR`. */
  readonly shortFieldOf: (provider: Pick<Provider, 'id' | 'fieldAt'>, path: Path) => string | undefined;
  /** The same with its family and without its entry, for the head of a column: `Gateway (IPv6)`. */
  readonly columnOf: (provider: Pick<Provider, 'id' | 'fieldAt'>, path: Path) => string | undefined;
  /** What else people call the column of a path, or the table there, in lists that they have already. */
  readonly headsOf: (provider: Pick<Provider, 'fieldAt'>, path: Path) => readonly string[];
}

/** Makes the speaker of a language out of its texts. */
export function makeSpeaker(language: Language, shared: SharedTexts, providers: ReadonlyMap<string, ProviderTexts>): Speaker {
  const merge = <Text>(pick: (texts: ProviderTexts | SharedTexts) => Readonly<Record<string, Text>>): ReadonlyMap<string, Text> => new Map([shared, ...providers.values()].flatMap((texts) => Object.entries(pick(texts))));
  const rules = merge<RuleText>(({ rules: each }) => each);
  const fixes = merge<Wordings[string]>(({ fixes: each }) => each);
  const terms = [...providers].flatMap(([id, texts]) => Object.entries(texts.terms).map(([code, text]) => [nameOfTerm(id, code), text] as const));
  const names: ReadonlyMap<string, Wordings[string]> = new Map([...merge<Wordings[string]>(({ names: each }) => each), ...terms]);
  const mistakes = new Map<string, MistakeText>(Object.entries(shared.mistakes));
  const words: Words = { nameOf: (name) => read(names.get(name.code) ?? name.code, name.params, words) };

  const named = <Named extends { readonly name: Message; readonly short?: Message }>({ name, short, ...rest }: Named) => ({ ...rest, name: words.nameOf(name), ...(short && { short: words.nameOf(short) }) });
  const reasons = new Map<string, Wordings[string]>(Object.entries(shared.reasons));
  const reason = (each: Message) => read(reasons.get(each.code) ?? each.code, each.params, words);

  const message: Speaker['message'] = ({ rule, variant, params }) => {
    const says = rules.get(rule)?.says;
    const wording = typeof says === 'function' ? says : variant === undefined ? undefined : says?.[variant];
    return wording ? read(wording, params, words) : [rule, variant].filter((each) => each !== undefined).join(': ');
  };
  const label: Speaker['label'] = ({ label: each }) => read(fixes.get(each.code) ?? each.code, each.params, words);
  const fix = (each: Fix): SpokenFix => ({ ...each, label: label(each) });
  const finding: Speaker['finding'] = ({ fix: each, ...rest }) => ({ ...rest, message: message(rest), ...(each && { fix: fix(each) }) });
  const fieldOf: Speaker['fieldOf'] = ({ id, fieldAt }, path) => longName(shared, namesAlong(providers.get(id)?.fields ?? {}, fieldAt, path, words), path, words);
  return {
    language,
    ...words,
    message,
    label,
    finding,
    wayOut: ({ note, ...each }, provider) => ({ ...fix(each), note: noteIn(shared, note, message, (path) => (provider && fieldOf(provider, path)) ?? formatPath(path)) }),
    addressPlan: (plan) => ({
      ...plan,
      families: plan.families.map((family) => ({
        ...family,
        ranges: family.ranges.map(named),
        unreadable: family.unreadable.map(named),
        assigned: family.assigned.map((range) => ({ ...range, name: words.nameOf(range.name) })),
      })),
      growth: { ...plan.growth, lanes: plan.growth.lanes.map((lane) => ({ ...lane, name: words.nameOf(lane.name), reason: reason(lane.reason) })) },
    }),
    topology: (topology) => spoken(topology, words) as SpokenTopology,
    titleOf: (rule) => rules.get(rule)?.title ?? rule,
    whyOf: (rule) => rules.get(rule)?.why,
    termOf: ({ id }, code) => providers.get(id)?.terms[code] ?? code,
    textsOf: ({ id }) => providers.get(id) ?? NOTHING,
    mistake: (id) => mistakes.get(id) ?? { where: '', title: id, story: '' },
    fieldOf,
    shortFieldOf: ({ id, fieldAt }, path) => {
      const { entries, own } = namesAlong(providers.get(id)?.fields ?? {}, fieldAt, path, words);
      return own ?? entries.at(-1);
    },
    headsOf: ({ fieldAt }, path) => {
      const field = fieldAt(path);
      const isOwn = field !== undefined && path.slice(field.depth).every(isFamily);
      return isOwn && field.heads !== undefined ? shared.heads[field.heads] : [];
    },
    columnOf: ({ id, fieldAt }, path) => longName(shared, { ...namesAlong(providers.get(id)?.fields ?? {}, fieldAt, path, words), entries: [] }, path, words),
  };
}

/** Data with the name of each thing in it said. */
function spoken(data: unknown, words: Words): unknown {
  if (Array.isArray(data)) return data.map((each) => spoken(each, words));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, each]) => [key, key === 'name' && isMessage(each) ? words.nameOf(each) : spoken(each, words)]));
}

const isMessage = (value: unknown): value is Message => typeof value === 'object' && value !== null && Object.hasOwn(value, 'code');

const NOTHING: ProviderTexts = { title: '', summary: '', steps: {}, examples: {}, fields: {}, rules: {}, fixes: {}, names: {}, terms: {} };

/** The text of a wording. Its parameters belong to it by its code, which is what the compiler held whoever made the message to. */
function read(wording: string | AnyWording, params: Params | undefined, words: Words): string {
  return typeof wording === 'string' ? wording : (wording as Wording<Params>)(params ?? {}, words);
}

function noteIn({ notes }: SharedTexts, { also, removes, warnings }: WayOut['note'], message: Speaker['message'], nameOf: (path: Path) => string): string {
  const changes = also.map(({ path, value }) => ({ field: nameOf(path), value: value === undefined ? undefined : JSON.stringify(value) }));
  const parts = [
    ...(changes.length > 0 ? [notes.also({ changes }, NO_NAMES)] : []),
    ...(removes > 0 ? [notes.removes({ findings: removes }, NO_NAMES)] : []),
    ...warnings.map((finding) => notes.warning({ message: message(finding) }, NO_NAMES)),
  ];
  return parts.length > 0 ? notes.together({ sentences: parts }, NO_NAMES) : notes.nothing();
}

const NO_NAMES: Words = { nameOf: ({ code }) => code };

const isFamily = (key: unknown): key is Family => FAMILIES.some((family) => family === key);

/** The names along a path: of the entries of lists that it lies in, and of the field itself. */
interface Names {
  readonly entries: readonly string[];
  readonly own?: string;
  /** Whether its name says its family already, because it has one for each. */
  readonly saysFamily?: boolean;
}

function namesAlong(names: ProviderTexts['fields'], fieldAt: Provider['fieldAt'], path: Path, words: Words): Names {
  const entries: string[] = [];
  let own: string | undefined;
  let saysFamily = false;
  for (let depth = 1; depth <= path.length; depth += 1) {
    const key = path[depth - 1];
    const field = fieldAt(path.slice(0, depth));
    const text = field?.depth === depth ? names[field.pattern] : undefined;
    if (text === undefined) continue;
    const name = read(text, typeof key === 'number' ? { number: key + 1, key: String(key + 1) } : { number: key, key }, words);
    if (typeof key === 'number' || field?.isGroup) {
      entries.push(name);
      own = undefined;
    } else {
      own = name;
      saysFamily = isFamily(key) && field?.pattern.endsWith(`.${key}`) === true;
    }
  }
  return { entries, ...(own !== undefined && { own, saysFamily }) };
}

function longName({ fields: { inFamily, inEntry } }: SharedTexts, { entries, own, saysFamily = false }: Names, path: Path, words: Words): string | undefined {
  const family = saysFamily ? undefined : path.find(isFamily);
  const field = own === undefined || family === undefined ? own : inFamily({ field: own, family }, words);
  const all = [...entries, ...(field === undefined ? [] : [field])];
  return all.length === 0 ? undefined : all.reduce((entry, each) => inEntry({ entry, field: each }, words));
}

/** English, which is always there. */
export const english: Speaker = makeSpeaker('en', en, new Map(PROVIDERS.map(({ id, messages }) => [id, messages])));

const SHARED: Readonly<Record<Exclude<Language, 'en'>, () => Promise<SharedTexts>>> = {
  'zh-CN': async () => (await import('./messages/zh-CN.js')).zhCN,
};

const speakers = new Map<Language, Promise<Speaker>>([['en', Promise.resolve(english)]]);

/**
 * The speaker of a language. Its texts are loaded when somebody first asks for it.
 *
 * @throws whatever stands in the way of loading them; the next call tries again
 */
export function speakerOf(language: Language): Promise<Speaker> {
  const known = speakers.get(language);
  if (known || language === 'en') return known ?? Promise.resolve(english);
  const loading = load(language);
  speakers.set(language, loading);
  loading.catch(() => speakers.delete(language));
  return loading;
}

async function load(language: Exclude<Language, 'en'>): Promise<Speaker> {
  const [shared, ...texts] = await Promise.all([SHARED[language](), ...PROVIDERS.map(async ({ id, translations }) => [id, await translations[language]()] as const)]);
  return makeSpeaker(language, shared, new Map(texts));
}
