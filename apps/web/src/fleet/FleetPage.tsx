import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { formatPath, providerOf, validatePlan, valueAt } from '@dualstack/schema';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { fetchSpaces, type Space } from '../api/spaces.js';
import { useReason } from '../api/useReason.js';
import { loadSpeaker, useSpeaker } from '../i18n/speaker.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { addressOf } from '../plans/address.js';
import { nameOfPlan } from '../plans/draftPlan.js';
import { DEFAULT_SPACE, spaceOf } from '../plans/drafts.js';
import { planServer } from '../plans/planServer.js';
import { useDrafts } from '../plans/useDrafts.js';
import { Failed } from '../ui/Failed.js';
import { useTitle } from '../ui/useTitle.js';
import { FleetForm } from './FleetForm.js';
import { FleetMade } from './FleetMade.js';
import { NotMade } from './NotMade.js';
import { useFleetTexts } from './useFleetTexts.js';
import { useMaking } from './useMaking.js';
import { useWork } from './work.js';
import '../ui/page.css';
import './fleet.css';

/** Where the name of a cluster is written: another one takes its place. */
const NAME = 'metadata.name';
/** Errors of the plan that are shown; all of them are in the wizard. */
const FEW = 5;

/** Many plans like one, each with ranges of its own: what is asked for, what is done meanwhile, and what has come of it. */
export function FleetPage({ id }: { id: string }) {
  const { t: shell } = useTranslation();
  const { t } = useFleetTexts();
  const reasonOf = useReason();
  useEffect(() => void loadSpeaker().catch(() => undefined), []);
  // What is in this browser may be newer than what the server has.
  const stored = useDrafts().find((each) => each.id === id);
  const draft = stored?.kind === 'draft' ? stored.draft : undefined;
  const kept = useQuery({ queryKey: ['fleet', 'model', id], queryFn: async () => (await planServer.get(id)) ?? null, enabled: !draft, staleTime: 0 });
  const spaces = useQuery({ queryKey: ['spaces'], queryFn: fetchSpaces, staleTime: 0 });
  const plan = draft?.plan ?? kept.data?.plan;
  const name = nameOfPlan(plan) || shell('start.unnamed');
  const title = t('title', { name });
  useTitle(plan === undefined ? '' : title);
  const failed = draft ? undefined : kept.error;
  return (
    <main id="main" className="ds-page-panel ds-fleet" tabIndex={-1}>
      {failed ? (
        <Failed text={t('failed', { reason: reasonOf(failed) })} onRetry={() => void kept.refetch()} isRetrying={kept.isFetching} />
      ) : plan === undefined && kept.data === null ? (
        <div className="ds-page-empty">
          <h1>{shell('wizard.noDraft')}</h1>
          <p>{shell('wizard.noDraftHint')}</p>
        </div>
      ) : plan === undefined ? (
        <Skeleton height="20rem" screenreaderText={shell('app.loading')} />
      ) : (
        <>
          <header className="ds-page-head">
            <div>
              <h1>{title}</h1>
              <p>{t('lead')}</p>
            </div>
            <Link href={addressOf({ kind: 'plans', id }, draft?.visited.at(-1) ?? 'summary')}>{t('toPlan')}</Link>
          </header>
          {spaces.data ? (
            <Fleet id={id} plan={plan} spaces={spaces.data} home={draft ? spaceOf(draft) : (kept.data?.space ?? DEFAULT_SPACE)} />
          ) : spaces.error ? (
            <Failed text={t('spacesFailed', { reason: reasonOf(spaces.error) })} onRetry={() => void spaces.refetch()} isRetrying={spaces.isFetching} />
          ) : (
            <Skeleton height="20rem" screenreaderText={shell('app.loading')} />
          )}
        </>
      )}
    </main>
  );
}

interface FleetProps {
  id: string;
  plan: unknown;
  spaces: readonly Space[];
  /** The space that the plan lies in. */
  home: string;
}

function Fleet({ id, plan, spaces, home }: FleetProps) {
  const [work, setWork] = useWork(id);
  const making = useMaking((made) => setWork({ ...work, made }));
  const space = spaces.find((each) => each.id === (work.form.space ?? home)) ?? spaces[0];
  const errors = useMemo(() => {
    const { read, findings } = validatePlan(plan);
    return { isRead: read !== undefined, findings: findings.filter(({ severity, path }) => severity === 'error' && formatPath(path) !== NAME) };
  }, [plan]);
  if (work.made) return <FleetMade model={plan} made={work.made} space={spaces.find((each) => each.id === work.made?.plans[0]?.space)} onAgain={() => setWork({ form: work.form })} />;
  if (!space) return null;
  if (!errors.isRead || errors.findings.length > 0) return <Faulty id={id} plan={plan} errors={errors.findings} />;
  return (
    <FleetForm plan={plan} spaces={spaces} space={space} form={work.form} onForm={(form) => setWork({ form })} making={making}>
      {making.notMade && <NotMade outcome={making.notMade} plan={plan} />}
    </FleetForm>
  );
}

/** What is wrong with the plan, so that there cannot be more of it. */
function Faulty({ id, plan, errors }: { id: string; plan: unknown; errors: ReturnType<typeof validatePlan>['findings'] }) {
  const { t: shell } = useTranslation();
  const { t } = useFleetTexts();
  const speaker = useSpeaker();
  const provider = providerOf(String(valueAt(plan, ['spec', 'provider'])));
  return (
    <div className="ds-fleet-faulty">
      <h2>{errors.length > 0 ? t('model', { count: errors.length }) : t('unreadable')}</h2>
      <ul className="ds-clashes">
        {errors.slice(0, FEW).map((finding, index) => (
          <li key={index}>
            {(provider && speaker.fieldOf(provider, finding.path)) ?? formatPath(finding.path)}
            {shell('marks.colon')}
            {speaker.message(finding)}
          </li>
        ))}
        {errors.length > FEW && <li>{t('more', { count: errors.length - FEW })}</li>}
      </ul>
      <Link href={addressOf({ kind: 'plans', id }, 'summary')}>{t('mend')}</Link>
    </div>
  );
}
