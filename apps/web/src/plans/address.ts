/** What a wizard is open on: a plan of this browser, or something to look at, which becomes one with the first change. */
export type WizardKind = 'plans' | 'examples' | 'mistakes' | 'rules' | 'open';

/** What a wizard is open on. */
export interface WizardSubject {
  readonly kind: WizardKind;
  /** Of the plan, the example, the mistake; of a rule with its owner: `kubernetes/host-bits`; of a plan in a link the fragment that holds it. */
  readonly id: string;
}

/** Where a wizard is open: what on, and at which step. */
export interface WizardAddress extends WizardSubject {
  /** Absent where whoever opens it has yet to choose. */
  readonly step?: string;
}

/** Addresses of the wizard. */
export const WIZARD = /^\/(?:plans\/([^/]+)\/edit\/([^/]+)|(examples|mistakes)\/([^/]+)(?:\/([^/]+))?|rules\/([^/]+\/[^/]+)\/([^/]+)|(open)(?:\/([^/]+))?)\/?$/;

/**
 * Reads an address of the wizard.
 *
 * @param fragment what stands behind its hash sign: the plan itself, where somebody shared it
 */
export function readAddress(path: string, fragment = ''): WizardAddress | undefined {
  const match = WIZARD.exec(path);
  if (!match) return undefined;
  const [, plan, planStep, kind, id, step, rule, ruleStep, open, openStep] = match;
  if (open !== undefined) return { kind: 'open', id: fragment, ...(openStep !== undefined && { step: openStep }) };
  if (plan !== undefined && planStep !== undefined) return { kind: 'plans', id: plan, step: planStep };
  if (rule !== undefined && ruleStep !== undefined) return { kind: 'rules', id: rule, step: ruleStep };
  return { kind: kind as WizardKind, id: id ?? '', ...(step !== undefined && { step }) };
}

/** The address of a step. */
export const addressOf = ({ kind, id }: WizardSubject, step: string): string => (kind === 'plans' ? `/plans/${id}/edit/${step}` : kind === 'open' ? `/open/${step}#${id}` : `/${kind}/${id}/${step}`);

/**
 * Tells wizards apart. One that is open on something to look at stays the same when that becomes a plan of this browser, so
 * that nothing on the page is lost, the focus least of all; whoever looks at the same thing later gets another.
 */
export function createSessions() {
  /** The session of each plan that began as something that was looked at. */
  const begun = new Map<string, string>();
  const times = new Map<string, number>();
  const keyOf = ({ kind, id }: WizardSubject): string => {
    const name = `${kind}/${id}`;
    return kind === 'plans' ? (begun.get(id) ?? name) : `${name} ${times.get(name) ?? 0}`;
  };
  return {
    keyOf,
    /** Says that what was looked at is a plan of this browser from now on. */
    becomes: (from: WizardSubject, plan: string): void => {
      begun.set(plan, keyOf(from));
      const name = `${from.kind}/${from.id}`;
      times.set(name, (times.get(name) ?? 0) + 1);
    },
  };
}

/** The wizards of this page. */
export const sessions = createSessions();
