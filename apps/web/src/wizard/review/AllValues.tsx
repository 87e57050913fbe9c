import { formatPath, type Path } from '@dualstack/schema';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { useSpeaker } from '../../i18n/speaker.js';
import { Sign } from '../../ui/signs.js';
import { useFieldName, usePlan, useSelected, useWizard } from '../WizardContext.js';
import { FieldLink } from './FieldLink.js';
import { type Leaf, leavesOf } from './leaves.js';
import type { Traces } from './lines.js';

interface AllValuesProps {
  urlOf: (step: string) => string;
  traces: Traces | undefined;
  /** Lights up the lines of a value. */
  onLight: (id: string) => void;
}

/** What everybody's plan says of itself, and no field holds. */
const isOfThePlan = ({ path }: Leaf) => path[0] === 'apiVersion' || path[0] === 'kind' || (path[0] === 'spec' && path[1] === 'provider');

/** Every value by the step of its field, called as its field is called, with a link to it. They are drawn once they are asked for: a plan has thousands. */
export function AllValues(props: AllValuesProps) {
  const { t } = useTranslation();
  const plan = usePlan();
  const leaves = useMemo(() => leavesOf(plan).filter((leaf) => !isOfThePlan(leaf)), [plan]);
  const steps = useValuesByStep(leaves);
  const [isAsked, setAsked] = useState(false);
  return (
    <details className="ds-review-card ds-all-values" onToggle={({ currentTarget }) => currentTarget.open && setAsked(true)}>
      <summary>
        <Sign name="right" />
        <h2>{t('review.values')}</h2>
        <span>{t('review.valuesHint', { count: leaves.length, steps: steps.length })}</span>
      </summary>
      {isAsked && <Values {...props} steps={steps} />}
    </details>
  );
}

interface StepValues {
  readonly step: string;
  readonly own: readonly Leaf[];
}

/** Values by their step, in the order of the steps. */
function useValuesByStep(leaves: readonly Leaf[]): readonly StepValues[] {
  const { provider } = useWizard();
  const plan = usePlan();
  const known = useSelected((store) => store.steps());
  return useMemo(() => {
    const byStep = new Map<string, Leaf[]>();
    for (const leaf of leaves) {
      const step = provider.stepAt(leaf.path, plan);
      const own = byStep.get(step);
      if (own) own.push(leaf);
      else byStep.set(step, [leaf]);
    }
    return known.flatMap((step) => {
      const own = byStep.get(step);
      return own ? [{ step, own }] : [];
    });
  }, [leaves, provider, plan, known]);
}

function Values({ steps, ...rest }: AllValuesProps & { steps: readonly StepValues[] }) {
  const { provider } = useWizard();
  const { steps: titles } = useSpeaker().textsOf(provider);
  return (
    <div className="ds-values">
      {steps.map(({ step, own }) => (
        <section key={step}>
          <h3>{titles[step] ?? step}</h3>
          <dl>
            {own.map((leaf) => (
              <Value key={formatPath(leaf.path)} leaf={leaf} {...rest} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Value({ leaf: { path, value, raw }, urlOf, traces, onLight }: AllValuesProps & { leaf: Leaf }) {
  const { t } = useTranslation();
  const nameOf = useFieldName();
  const termOf = useTerm();
  const trace = traces?.of(formatPath(path));
  const lines = trace?.files.reduce((sum, file) => sum + file.lines.length, 0) ?? 0;
  const term = termOf(path, raw);
  return (
    <div>
      <dt>
        <FieldLink path={path} urlOf={urlOf}>
          {nameOf(path) ?? formatPath(path)}
        </FieldLink>
      </dt>
      <dd>
        {term ?? value}
        {term !== undefined && typeof raw !== 'boolean' && <code className="ds-identifier">{value}</code>}
        {trace && (
          <button type="button" className="ds-where" onClick={() => onLight(trace.id)}>
            {t('review.where', { lines: t('review.litLines', { count: lines }) })}
          </button>
        )}
      </dd>
    </div>
  );
}

/** What a value is called, where it is one of a choice. */
function useTerm(): (path: Path, value: unknown) => string | undefined {
  const { t } = useTranslation();
  const { provider } = useWizard();
  const { termOf } = useSpeaker();
  return (path, value) => {
    if (typeof value === 'boolean') return t(value ? 'review.yes' : 'review.no');
    if (typeof value !== 'string') return undefined;
    const code = `${path.filter((key) => typeof key === 'string').at(-1) ?? ''}.${value}`;
    const term = termOf(provider, code);
    return term === code || term === value ? undefined : term;
  };
}
