import { formatPath, type Path } from '@dualstack/schema';
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

/** Every value by the step of its field, called as its field is called, with a link to it. */
export function AllValues({ urlOf, traces, onLight }: AllValuesProps) {
  const { t } = useTranslation();
  const { provider } = useWizard();
  const { steps: titles } = useSpeaker().textsOf(provider);
  const plan = usePlan();
  const known = useSelected((store) => store.steps());
  const leaves = leavesOf(plan).filter((leaf) => !isOfThePlan(leaf));
  const steps = known.flatMap((step) => {
    const own = leaves.filter(({ path }) => provider.stepAt(path, plan) === step);
    return own.length === 0 ? [] : [{ step, own }];
  });
  return (
    <details className="ds-review-card ds-all-values">
      <summary>
        <Sign name="right" />
        <h2>{t('review.values')}</h2>
        <span>{t('review.valuesHint', { count: leaves.length, steps: steps.length })}</span>
      </summary>
      <div className="ds-values">
        {steps.map(({ step, own }) => (
          <section key={step}>
            <h3>{titles[step] ?? step}</h3>
            <dl>
              {own.map((leaf) => (
                <Value key={formatPath(leaf.path)} leaf={leaf} urlOf={urlOf} traces={traces} onLight={onLight} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </details>
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
