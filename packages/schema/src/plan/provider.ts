import type { z } from 'zod';
import { EXAMPLES } from '../address/examples.js';
import type { Family } from '../address/family.js';
import type { ClusterFacts, ExampleRange } from '../facts/facts.js';
import type { Topology } from '../facts/topology.js';
import type { Path, Source } from '../findings/finding.js';
import type { Language } from '../findings/language.js';
import type { AnyWording, RuleTexts, Wordings } from '../findings/message.js';
import { applyRules, type Candidate, type Rule, type Spoken } from '../rules/rule.js';
import { type Chosen, choiceOf, type Choices, type Kept } from './choices.js';
import type { Filled } from './defaults.js';
import { type Fields, type FieldTable, readFields } from './fields.js';
import { valueAt, withValueAt } from './path.js';

/** A complete, valid plan to start from. Its title stands in the messages of its provider. */
export interface Example<Document> {
  readonly id: string;
  readonly plan: Document;
}

/** A plan with everything filled in, and what was filled. */
export interface Defaulted<Plan> {
  readonly plan: Plan;
  readonly filled: readonly Filled[];
}

/** A page of a wizard: its id, which is the last part of its URL, or that with when a plan has any use for it. */
export type StepSpec<Document> = string | { readonly id: string; readonly appliesTo: (document: Document) => boolean };

/** How a provider reads in one language. */
export interface ProviderTexts {
  readonly title: string;
  /** One line: what it makes clusters of, and where. What comes out is said by its outcomes. */
  readonly summary: string;
  /** Titles of its steps, by their ids. */
  readonly steps: Readonly<Record<string, string>>;
  /** Titles of its examples, by their ids. */
  readonly examples: Readonly<Record<string, string>>;
  /** What people call its fields, by the patterns of its field table. The entry of a list is called by its number, from 1. */
  readonly fields: Readonly<Record<string, string | AnyWording>>;
  readonly rules: RuleTexts;
  /** Labels of its fixes, by codes that begin with its id and a slash. */
  readonly fixes: Wordings;
  /** Names of its ranges, by codes that begin with its id and a slash. */
  readonly names: Wordings;
  /** Words of its catalog: the titles of choices, by {@link termCode}. */
  readonly terms: Readonly<Record<string, string>>;
}

/** How the title of a choice is found among the terms of its provider: by the field, which is the last key of its path, and the value. */
export const termCode = (path: Path, value: string): string => `${path.at(-1)}.${value}`;
/** What the same is called among the names of every provider, so that a message may be made of it. */
export const nameOfTerm = (provider: string, term: string): string => `${provider}/${term}`;

/**
 * All that the rest of the program has to know about a target system.
 *
 * @typeParam Id its name in `spec.provider`
 * @typeParam Document a plan as people write it
 * @typeParam Read the same once it was read: addresses and ranges are values
 * @typeParam Plan the same with its defaults filled in, which rules and emitters work on
 */
export interface ProviderSpec<Id extends string, Document, Read, Plan> {
  readonly id: Id;
  readonly source: Source;
  /** The shape of a plan, strict. */
  readonly schema: z.ZodType<Read, Document>;
  /** Versions, matrices and choices, as JSON. */
  readonly catalog: unknown;
  /** What comes out of a plan beside the guide and the checks that every provider brings, by proper names: files, kinds, tools. */
  readonly outcomes: readonly string[];
  /** The pages of its wizard, in order. The first and the last, which is the summary, are there for every plan. */
  readonly steps: readonly StepSpec<Document>[];
  readonly fields: FieldTable;
  readonly choices: Choices<Document>;
  readonly examples: readonly Example<Document>[];
  /** A plan to begin with: what a person must say is empty, the rest is what the system's own console preselects. */
  readonly newPlan: () => Document;
  readonly withDefaults: (read: Read) => Defaulted<Plan>;
  readonly facts: (plan: Plan) => ClusterFacts;
  /** How traffic flows through the cluster. */
  readonly topology: (plan: Plan) => Topology;
  /** A range that its rules take in a field, for those in which not any range would do. */
  readonly exampleRange: ExampleRange;
  readonly rules: readonly Rule<Plan>[];
  /** How it reads in English; the other languages are loaded when somebody asks for them. */
  readonly messages: ProviderTexts;
  readonly translations: Readonly<Record<Exclude<Language, 'en'>, () => Promise<ProviderTexts>>>;
}

/** A rule as far as everybody may look at it. */
export type RuleInfo = Pick<Rule<unknown>, 'id' | 'severity' | 'source' | 'sources' | 'unless'>;

/** A plan of a provider that has the shape of one, with its defaults. */
export interface ReadPlan<Id extends string = string, Plan = unknown> {
  readonly id: Id;
  readonly plan: Plan;
  /** Name of the cluster. */
  readonly name: string;
  readonly filled: readonly Filled[];
  /** What the rules for every cluster look at; made once. */
  readonly facts: () => ClusterFacts;
  /** How traffic flows through the cluster. */
  readonly topology: () => Topology;
  /** Runs the rules of the provider, in order. */
  readonly check: (pick: (rule: RuleInfo) => boolean, spoken: Spoken) => Generator<Candidate, void>;
}

/** A provider with its types closed over: whoever has one gives it documents, and gets plans of its own. */
export interface Provider<Id extends string = string, Document = unknown, Plan = unknown> {
  readonly id: Id;
  readonly source: Source;
  readonly schema: z.ZodType<unknown, Document>;
  readonly catalog: unknown;
  readonly outcomes: readonly string[];
  /** Ids of all the steps that there are. */
  readonly steps: readonly string[];
  /** Those of them that a plan has a use for. It answers with the same list as long as these stay the same. */
  readonly stepsOf: (document: unknown) => readonly string[];
  /** A step where a plan has it, else the nearest before it. */
  readonly stepFor: (step: string, document: unknown) => string;
  readonly fieldTable: FieldTable;
  readonly fieldAt: Fields;
  /**
   * The step on which a path is edited: that of its field, or the last, which shows everything.
   *
   * @param document where the plan leaves out that step, it is the nearest before it
   */
  readonly stepAt: (path: Path, document?: unknown) => string;
  readonly examples: readonly Example<Document>[];
  /** A range that could stand in a field, for whoever has nothing there yet: the rules take it where it meets no other. */
  readonly exampleRange: (path: Path, family: Family) => string;
  readonly rules: readonly RuleInfo[];
  readonly messages: ProviderTexts;
  readonly translations: ProviderSpec<Id, Document, unknown, Plan>['translations'];
  readonly newPlan: () => Document;
  /** Whether a document is one of this provider as far as choices and forms go, which take what is missing for missing. */
  readonly holds: (document: unknown) => document is Document;
  /** Reads a document strictly. */
  readonly read: (document: unknown) => { readonly ok: true; readonly value: ReadPlan<Id, Plan> } | { readonly ok: false; readonly error: z.ZodError };
  /**
   * A document with a value chosen: the change of the field, and whatever else the choice brings. Where something in the document
   * is of another type than a plan has there, such as a text in the place of a list, it is the change of the field alone.
   *
   * @param document a plan of this provider as it is written; anything in it may still be missing
   */
  readonly choose: (document: unknown, path: Path, value: unknown, kept?: Kept) => Chosen<unknown>;
}

/** The plan with defaults of a provider. */
export type PlanOf<P> = P extends Provider<string, unknown, infer Plan> ? Plan : never;

/**
 * Puts a provider together. From here on its types are its own: the registry, the server and the pages need to know none
 * of them, and call it with documents alone.
 *
 * @throws never; whether its parts fit together is for the compiler, and for the tests of the registry
 */
export function defineProvider<const Id extends string, Document extends object, Read extends { readonly metadata: { readonly name: string } }, Plan>(spec: ProviderSpec<Id, Document, Read, Plan>): Provider<Id, Document, Plan> {
  const { id, source, schema, catalog, outcomes, fields, choices, examples, newPlan, rules, messages, translations, exampleRange } = spec;
  const fieldAt = readFields(fields);
  const steps = spec.steps.map((step) => (typeof step === 'string' ? step : step.id));
  /** By which steps are left out, so that equal lists are the same. */
  const known = new Map<string, readonly string[]>();
  const holds = (document: unknown): document is Document => valueAt(document, ['spec', 'provider']) === id && typeof valueAt(document, ['spec', id]) === 'object' && typeof valueAt(document, ['metadata']) === 'object';
  /** Whether something in a document is of another type than a plan has there. What is missing is not, nor is a text that is none of those to choose from. */
  const isMistyped = (document: unknown): boolean =>
    schema.safeParse(document).error?.issues.some(({ code, path }) => {
      const value = valueAt(document, path.map((key) => (typeof key === 'symbol' ? String(key) : key)));
      return value !== undefined && (code === 'invalid_type' || (code === 'invalid_value' && typeof value !== 'string'));
    }) ?? false;
  const stepsOf = (document: unknown): readonly string[] => {
    if (!holds(document)) return steps;
    const own = spec.steps.flatMap((step) => (typeof step === 'string' ? [step] : step.appliesTo(document) ? [step.id] : []));
    const key = own.join(' ');
    const same = known.get(key) ?? own;
    known.set(key, same);
    return same;
  };
  const stepFor = (step: string, document: unknown): string => {
    const own = stepsOf(document);
    return own.includes(step) ? step : (steps.slice(0, Math.max(0, steps.indexOf(step))).findLast((each) => own.includes(each)) ?? own[0] ?? step);
  };
  return {
    id,
    source,
    schema,
    catalog,
    outcomes,
    steps,
    fieldTable: fields,
    fieldAt,
    stepsOf,
    stepFor,
    stepAt: (path, document) => stepFor(fieldAt(path)?.step ?? steps.at(-1) ?? '', document),
    examples,
    exampleRange: (path, family) => exampleRange(path, family) ?? EXAMPLES.range[family],
    rules,
    messages,
    translations,
    newPlan,
    holds,
    read(document) {
      const parsed = schema.safeParse(document);
      if (!parsed.success) return { ok: false, error: parsed.error };
      const { plan, filled } = spec.withDefaults(parsed.data);
      let facts: ClusterFacts | undefined;
      return {
        ok: true,
        value: {
          id,
          plan,
          name: parsed.data.metadata.name,
          filled,
          facts: () => (facts ??= spec.facts(plan)),
          topology: () => spec.topology(plan),
          check: (pick, spoken) => applyRules(rules.filter(pick), plan, spoken),
        },
      };
    },
    choose(document, path, value, kept = {}) {
      const choice = choiceOf(choices, path);
      if (!choice || !holds(document) || isMistyped(document)) return { document: withValueAt(document, path, value), kept };
      return choice(document, value, kept, path);
    },
  };
}
