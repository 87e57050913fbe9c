/** What the first page has of the domain, loaded after it: rules, the lens, and the words of both. */
import { applyFix, buildAddressPlan, type Finding, type Fix, FAMILY_LABEL, familiesOf, type IpFamily, MISTAKES, readPlan, searchCure, type SpokenFinding, upgradePlan, type Validation, validatePlan, valueAt, withValueAt } from '@dualstack/schema';
import { loadSpeaker, speaker, useSpeaker } from '../i18n/speaker.js';
import { figureOf } from './figure.js';

export { FAMILY_LABEL, familiesOf, loadSpeaker, upgradePlan, useSpeaker };
export type { Finding, IpFamily, SpokenFinding, Validation };
export { Lens } from '../map/Lens.js';
export { PlanThumbnail } from './PlanThumbnail.js';
export { useWhy } from '../ui/useWhy.js';

/** Where the two ranges of the demonstration stand. */
const PAIR = { pods: ['spec', 'network', 'podCidrs', 'ipv6'], services: ['spec', 'network', 'serviceCidrs', 'ipv6'] } as const;
export type PairName = keyof typeof PAIR;

/** The published plan that the demonstration begins with. */
export const DEMO = MISTAKES.find(({ id }) => id === 'k3s-documentation-pair');

/** What the rules say of the two ranges of a plan: the first refusal that is about them, and what would do. */
export interface Verdict {
  readonly pods: string;
  readonly services: string;
  readonly finding?: SpokenFinding;
  /** Which of the two are refused: that of the finding first. */
  readonly at: readonly PairName[];
  readonly fix?: { readonly label: string; readonly apply: () => unknown };
}

const textAt = (plan: unknown, name: PairName) => {
  const text = valueAt(plan, PAIR[name]);
  return typeof text === 'string' ? text : '';
};

/** The best way out of a finding, tried at once: the plan of the demonstration is a small one. */
function firstCure(plan: unknown, validation: Validation, finding: Finding): Fix | undefined {
  const search = searchCure(plan, validation, finding);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

/** Asks the rules about the two ranges. */
export function judge(plan: unknown): Verdict {
  const validation = validatePlan(plan);
  const pair = { pods: textAt(plan, 'pods'), services: textAt(plan, 'services') };
  const isAbout = ({ path }: Finding, name: PairName) => PAIR[name].slice(0, 3).every((key, index) => path[index] === key);
  const errors = validation.findings.filter(({ severity }) => severity === 'error');
  // The node mask is no field here: it is spoken of once nothing is to be said of the ranges themselves.
  const finding = errors.find((each) => isAbout(each, 'pods') || isAbout(each, 'services')) ?? errors.find(({ path }) => path[2] === 'nodeCidrMask');
  if (!finding) return { ...pair, at: [] };
  const own: PairName = isAbout(finding, 'services') ? 'services' : 'pods';
  const other: PairName = own === 'pods' ? 'services' : 'pods';
  const at = errors.some((each) => isAbout(each, other)) ? [own, other] : [own];
  const fix = firstCure(plan, validation, finding);
  return { ...pair, finding: speaker().finding(finding), at, ...(fix && { fix: { label: speaker().label(fix), apply: () => applyFix(plan, fix) } }) };
}

/** The plan with another text for one of the two ranges. */
export const withRange = (plan: unknown, name: PairName, text: string): unknown => withValueAt(plan, PAIR[name], text);

/** What a card says of a plan: how many errors and warnings it has. */
export function stateOf(plan: unknown): { readonly errors: number; readonly warnings: number } {
  const { findings } = validatePlan(plan);
  const count = (severity: Finding['severity']) => findings.filter((each) => each.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** The address plan of a plan, as far as it can be read. */
export function addressPlanOf(plan: unknown) {
  const read = readPlan(plan);
  return read.ok ? buildAddressPlan(read.value.facts()) : undefined;
}

/** The figure of each published mistake, by its id. */
export const figures = (): ReadonlyMap<string, ReturnType<typeof figureOf>> => new Map(MISTAKES.map((mistake) => [mistake.id, figureOf(addressPlanOf(mistake.plan), mistake.path)]));
