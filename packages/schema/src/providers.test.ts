/**
 * What holds for every provider, whoever adds one: a folder in providers/ without its cases fails here, and so does a rule,
 * a message or a choice of which its cases say nothing.
 */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { waysOut } from './cures.js';
import { findingKey, formatPath, type Path } from './findings/finding.js';
import { LANGUAGES } from './findings/language.js';
import { applyFix, changesOf, isMap, valueAt, withValueAt } from './plan/path.js';
import { termCode } from './plan/provider.js';
import { type Choices, type Chosen, choiceOf } from './plan/choices.js';
import { PROVIDERS } from './registry.js';
import { refusalOf } from './refusal.js';
import { speakerOf } from './speak.js';
import { asDocument, curedFindings, examplePlan, flaws, type Place, placesOf, problems, toPath, unreadTexts, variantAt, variantsOf } from './testing.js';
import type { Case, ProviderCases } from './testing/cases.js';
import { flawsOf, wordFlaws } from './testing/words.js';
import { validatePlan } from './validate.js';

const CASES = import.meta.glob<{ CASES: ProviderCases }>('./providers/*/cases.ts');
const CHOICES = import.meta.glob<{ CHOICES: Choices<unknown> }>('./providers/*/choices.ts');

/** What a provider brings along for these tests. */
async function ownOf(id: string): Promise<ProviderCases & { readonly choosing: Choices<unknown> }> {
  const [cases, choices] = await Promise.all([CASES[`./providers/${id}/cases.ts`]?.(), CHOICES[`./providers/${id}/choices.ts`]?.()]);
  if (!cases) throw new Error(`provider ${id} has no cases.ts that exports CASES`);
  if (!choices) throw new Error(`provider ${id} has no choices.ts that exports CHOICES`);
  return { ...cases.CASES, choosing: choices.CHOICES };
}

const EACH = await Promise.all(PROVIDERS.map(async (provider) => ({ id: provider.id, provider, own: await ownOf(provider.id) })));
const speakers = await Promise.all(LANGUAGES.map(speakerOf));

const sorted = (places: readonly Place[]) => places.map((place) => JSON.stringify(place)).sort();
const planOf = ([, example, changes]: Case) => examplePlan(example, changes);

/** What every plan has, and no form shows. */
const ENVELOPE_KEYS = ['apiVersion', 'kind', 'spec.provider'];

/** The paths of everything in a document that holds nothing else. */
function leavesOf(node: unknown, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return ENVELOPE_KEYS.includes(formatPath(path)) ? [] : [path];
  return Object.entries(node).flatMap(([key, each]) => leavesOf(each, [...path, Array.isArray(node) ? Number(key) : key]));
}

/** A document after choices, one by one, each with what those before it have put aside. */
function choose(provider: (typeof PROVIDERS)[number], start: Chosen<unknown>, path: Path, ...values: readonly unknown[]): Chosen<unknown> {
  return values.reduce<Chosen<unknown>>((last, value) => provider.choose(last.document, path, value, last.kept), start);
}
const after = (provider: (typeof PROVIDERS)[number], document: unknown, path: Path, value: unknown) => choose(provider, { document, kept: {} }, path, value).document;

/** Errors about something that is written; that a choice asks for what only a person can say is no fault of it. */
const errorsWritten = (document: unknown) => validatePlan(document).findings.filter(({ severity, path }) => severity === 'error' && !isEmpty(valueAt(document, path))).map(({ rule, variant, path }) => `${rule} ${variant ?? ''} ${formatPath(path)}`);
const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0);

describe.each(EACH)('$id', ({ id, provider, own }) => {
  const all = [...own.cases, ...own.notes];

  it.each(provider.examples)('has an example without error and warning: $id', ({ plan }) => {
    expect(problems(plan)).toEqual([]);
  });

  it.each(own.cases)('errors and warnings: %s (%s)', (_, example, changes, places) => {
    expect(sorted(placesOf(examplePlan(example, changes)))).toEqual(sorted(places));
  });

  it.each(own.notes)('notes: %s (%s)', (_, example, changes, places) => {
    expect(sorted(placesOf(examplePlan(example, changes), ['info']))).toEqual(sorted(places));
  });

  it('has a case that breaks each rule, in each of its messages', () => {
    const seen = new Set(all.flatMap(([, , , places]) => places.map(variantAt)));
    expect(variantsOf(provider.messages.rules).filter((message) => !seen.has(message)).sort()).toEqual([...own.neverSaid].sort());
    expect(provider.rules.map((rule) => rule.id).sort()).toEqual(Object.keys(provider.messages.rules).sort());
    expect(provider.rules.filter((rule) => !rule.id.startsWith(`${id}/`) || !rule.source.url.startsWith('https://'))).toEqual([]);
  });

  it('names its source with every finding, and offers only fixes that cure without harm', () => {
    expect(all.flatMap((each) => flaws(planOf(each)))).toEqual([]);
  });

  it('offers no way out that leaves what it is for, or brings an error', () => {
    const faults = all.map(planOf).flatMap((plan) => {
      const before = validatePlan(plan);
      const errors = new Set(before.findings.filter(({ severity }) => severity === 'error').map(findingKey));
      return before.candidates.flatMap(({ finding }) => {
        const search = waysOut(plan, before, finding);
        let step = search.next();
        while (!step.done) step = search.next();
        return (step.value ?? []).flatMap((way) => {
          const left = validatePlan(applyFix(plan, way)).findings;
          const brought = left.filter((each) => findingKey(each) === findingKey(finding) || (each.severity === 'error' && !errors.has(findingKey(each))));
          return brought.map((each) => `${JSON.stringify(way.label)} of ${findingKey(finding)}: ${findingKey(each)}`);
        });
      });
    });
    expect([...new Set(faults)]).toEqual([]);
  });

  it('says each message in every language, made of the same params', async () => {
    expect(await wordFlaws(all.map(planOf))).toEqual([]);
  });

  it('has a title in every language for itself, its steps, its examples, its rules and its terms', () => {
    const flawed = speakers.flatMap(({ language, textsOf }) => {
      const { title, summary, steps, examples, rules, terms } = textsOf(provider);
      return [title, summary, ...Object.values(steps), ...Object.values(examples), ...Object.values(rules).map((rule) => rule.title), ...Object.values(terms)].flatMap((text) => (flawsOf(text, language, false).length > 0 ? flawsOf(text, language, false) : []));
    });
    expect(flawed).toEqual([]);
    for (const { textsOf } of speakers) {
      expect(Object.keys(textsOf(provider).steps).sort()).toEqual([...provider.steps].sort());
      expect(Object.keys(textsOf(provider).examples).sort()).toEqual(provider.examples.map((example) => example.id).sort());
    }
  });

  it('calls an option in its fixes what its form calls it, in every language', () => {
    const bare = all.map(planOf).flatMap((plan) =>
      validatePlan(plan).candidates.flatMap(({ finding, fixes }) =>
        fixes().flatMap((fix) =>
          speakers.flatMap(({ language, label, textsOf }) => {
            const named = changesOf(fix).map(({ path, value }) => [String(value), textsOf(provider).terms[termCode(path, String(value))]] as const);
            return named.flatMap(([value, term]) => (term !== undefined && term !== value && new RegExp(`(?<![\\w-])${value}(?![\\w-])`).test(label(fix).replaceAll(term, '')) ? [`${language}: ${finding.rule}: "${label(fix)}" for "${term}"`] : []));
          }),
        ),
      ),
    );
    expect([...new Set(bare)]).toEqual([]);
  });

  it('gives an example of a range for each field that its rules take there', () => {
    const plans = [...provider.examples.map(({ plan }): unknown => plan), ...own.full.map(([example, changes]) => examplePlan(example, changes))];
    const refused = plans.flatMap((plan) =>
      (validatePlan(plan).read?.facts().ranges ?? []).flatMap(({ path, family, automatic }) => {
        if (family === undefined || automatic) return [];
        const text = provider.exampleRange(path, family);
        /** Whether it meets another range is for the plan around it. */
        const isAlone = (rule: string) => !/overlap|apart|-in-vpc|capacity/.test(rule);
        return placesOf(withValueAt(plan, path, text), ['error']).flatMap(([rule, variant, at]) => (at === path.join('.') && isAlone(rule) ? [`${formatPath(path)} = ${text}: ${rule} ${variant ?? ''}`] : []));
      }),
    );
    expect([...new Set(refused)]).toEqual([]);
  });

  it('offers for an address without prefix length a range that its field takes, and a single host only where one would do', () => {
    const flawed = provider.examples.flatMap(({ id: example, plan }) =>
      (validatePlan(plan).read?.facts().ranges ?? []).flatMap(({ path, text, automatic, role }) => {
        if (automatic) return [];
        const bare = withValueAt(plan, path, text.replace(/\/.*/, ''));
        const said = curedFindings(bare).find((finding) => formatPath(finding.path) === formatPath(path) && finding.severity === 'error');
        const isHost = /\/(32|128)$/.test(String(said?.fix?.value));
        return said?.variant === 'prefix-missing' && said.fix && isHost === (role === 'reserved') ? [] : [`${example}: ${formatPath(path)} = ${text}: ${said?.rule} ${said?.message} ${String(said?.fix?.value)}`];
      }),
    );
    expect(flawed).toEqual([]);
  });

  it('names with each rule a source of the system of the plan, and none of another', () => {
    /** What only kubeadm says is said of plans that kubeadm carries out: its own, and those of a StarlingX that runs. */
    const others = id === 'kubeadm' || id === 'starlingx' ? [] : all.map(planOf).flatMap((plan) => validatePlan(plan).findings.filter(({ source }) => /^kubeadm /.test(source?.title ?? '')).map(({ rule, source }) => `${rule}: ${source?.title}`));
    expect([...new Set(others)].filter((each) => !each.startsWith('kubernetes/service-cidr-too-small'))).toEqual([]);
  });

  it('refuses a text that is no address wherever one stands', () => {
    expect([...provider.examples.map((example) => [example.id, {}] as const), ...own.full].flatMap(([example, changes]) => unreadTexts(examplePlan(example, changes)).map((path) => `${example}: ${path}`))).toEqual([]);
  });

  it('has a name in every language, and a step, for each field of a plan', () => {
    const plans = [...provider.examples.map(({ plan }): unknown => plan), provider.newPlan(), ...own.full.map(([example, changes]) => examplePlan(example, changes)), ...all.map(planOf)].filter((plan) => !validatePlan(plan).findings.some(({ rule }) => rule.startsWith('schema/')));
    const paths = [...new Map(plans.flatMap((plan) => leavesOf(plan)).map((path) => [formatPath(path), path])).values()];
    expect(paths.length).toBeGreaterThan(10);
    const nameless = paths.flatMap((path) => speakers.filter(({ fieldOf, shortFieldOf }) => !fieldOf(provider, path) || !shortFieldOf(provider, path)).map(({ language }) => `${language}: ${formatPath(path)}`));
    expect(nameless).toEqual([]);
    expect(paths.filter((path) => !provider.steps.includes(provider.fieldAt(path)?.step ?? '')).map(formatPath)).toEqual([]);
  });

  it('has a step for all that is said of a plan, whichever it leaves out', () => {
    const plans = [...provider.examples.map(({ plan }): unknown => plan), provider.newPlan(), ...own.choices.flatMap(([dotted, values]) => values.map((value) => after(provider, provider.newPlan(), toPath(dotted), value))), ...all.map(planOf)];
    for (const plan of plans) {
      const steps = provider.stepsOf(plan);
      expect(steps).toEqual(provider.steps.filter((step) => steps.includes(step)));
      expect([steps[0], steps.at(-1)]).toEqual([provider.steps[0], provider.steps.at(-1)]);
      expect(validatePlan(plan).findings.filter(({ path }) => !steps.includes(provider.stepAt(path, plan))).map(({ path }) => formatPath(path))).toEqual([]);
    }
    expect(provider.steps.filter((step) => !plans.some((plan) => provider.stepsOf(plan).includes(step)))).toEqual([]);
  });

  it('begins with a plan that has the shape of one', () => {
    expect(validatePlan(provider.newPlan()).findings.filter(({ rule }) => rule.startsWith('schema/'))).toEqual([]);
  });

  it('has values for each of its choices here', () => {
    const chosen = new Set(own.choices.map(([path]) => choiceOf(own.choosing, toPath(path))));
    expect(Object.entries(own.choosing).filter(([, choice]) => !chosen.has(choice)).map(([pattern]) => pattern)).toEqual([]);
    expect(own.choices.filter(([path]) => !choiceOf(own.choosing, toPath(path))).map(([path]) => path)).toEqual([]);
  });

  it('no choice from an example adds an error, and going back restores', () => {
    const faults = provider.examples.flatMap(({ id: example, plan }) =>
      own.choices.flatMap(([dotted, values]) => {
        const path = toPath(dotted);
        const open = values.filter((value) => !refusalOf(plan, path, value));
        return open.flatMap((value) => {
          const first = choose(provider, { document: plan, kept: {} }, path, value);
          const chosen = first.document;
          const where = `${example}: ${dotted} = ${JSON.stringify(value)}`;
          const document = asDocument(chosen);
          /** Whether another value may be chosen costs a validation: it is asked of those alone that do not restore. */
          const lost = open.filter((other) => other !== value && !isDeepStrictEqual(asDocument(choose(provider, first, path, other, value).document), document) && !refusalOf(chosen, path, other));
          return [...errorsWritten(chosen).filter((error) => !own.asking.some((rule) => error.startsWith(`${rule} `))).map((error) => `${where}: ${error}`), ...lost.map((other) => `${where} is not restored after ${JSON.stringify(other)}`)];
        });
      }),
    );
    expect(faults).toEqual([]);
  });

  it('takes every choice before anything is typed', () => {
    const start = provider.newPlan();
    const there = own.choices.filter(([path]) => !/\.\d+\./.test(path) || valueAt(start, toPath(path.replace(/(\.\d+)\..*/, '$1'))) !== undefined);
    for (const [dotted, values] of there) for (const value of values) expect(validatePlan(after(provider, start, toPath(dotted), value)).findings.filter(({ rule }) => rule.startsWith('schema/')), `${dotted} = ${JSON.stringify(value)}`).toEqual([]);
  });
});
