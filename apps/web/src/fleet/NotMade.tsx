import { formatPath, providerOf, valueAt } from '@dualstack/schema';
import { RequestError } from '../api/client.js';
import { useReason } from '../api/useReason.js';
import { useSpeaker } from '../i18n/speaker.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { ClashList } from '../plans/ClashList.js';
import { useFleetTexts } from './useFleetTexts.js';
import type { Outcome } from './useMaking.js';

/** Why no plan was made, in words, with all that the server says of it. */
export function NotMade({ outcome, plan }: { outcome: Outcome; plan: unknown }) {
  const { t } = useFleetTexts();
  const reasonOf = useReason();
  if (outcome.kind === 'refused') return <Refused error={outcome.error} plan={plan} />;
  const { kind, unknown } = outcome;
  return (
    <p role="alert" className="ds-fleet-told" data-bad={kind === 'unheard' || unknown !== undefined || undefined}>
      {unknown ? t(`${kind}Unknown`, { reason: reasonOf(unknown) }) : t(kind)}
    </p>
  );
}

function Refused({ error, plan }: { error: Error; plan: unknown }) {
  const { t: shell } = useTranslation();
  const { t } = useFleetTexts();
  const speaker = useSpeaker();
  const { clashes = [], findings = [], fixed = [] } = error instanceof RequestError ? error.more : {};
  const errors = findings.filter(({ severity }) => severity === 'error');
  const provider = providerOf(String(valueAt(plan, ['spec', 'provider'])));
  return (
    <div role="alert" className="ds-fleet-told" data-bad>
      <p>{clashes.length > 0 ? t('refusedTaken', { count: clashes.length }) : errors.length > 0 && fixed.length === 0 ? t('refusedPlan') : error.message}</p>
      {clashes.length > 0 && <ClashList clashes={clashes} />}
      {fixed.length > 1 && (
        <ul className="ds-clashes">
          {fixed.map(({ name, range }, index) => (
            <li key={index}>
              {name} <code>{range}</code>
            </li>
          ))}
        </ul>
      )}
      {errors.length > 0 && (
        <ul className="ds-clashes">
          {errors.map(({ path, message }, index) => (
            <li key={index}>
              {(provider && speaker.fieldOf(provider, path)) ?? formatPath(path)}
              {shell('marks.colon')}
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
