import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../i18n/useTranslation.js';
import type { DraftKeeper } from '../plans/draftKeeper.js';
import { onServer, useSyncState } from '../plans/syncing.js';

/** What a plan that is kept has beside its step: its history, and a state of it that goes in there. */
export function PlanTools({ id, keeper }: { id: string; keeper: DraftKeeper | undefined }) {
  const { t } = useTranslation();
  const state = useSyncState(id);
  const [isSaving, setSaving] = useState(false);
  /** The state that was kept last, and where the next one stands. */
  const [said, setSaid] = useState<'saved.versionSaved' | 'saved.noAnswer'>();
  const save = async () => {
    setSaving(true);
    keeper?.flush();
    const isKept = await onServer().then(async ({ sync }) => {
      await sync.save(id);
      return sync.stateOf(id).kind === 'saved';
    }, () => false);
    setSaid(isKept ? 'saved.versionSaved' : 'saved.noAnswer');
    setSaving(false);
  };
  const isHeld = state?.kind === 'conflict' || state?.kind === 'gone';
  return (
    <span className="ds-plan-tools">
      <Link href={`/plans/${id}/history`}>{t('saved.history')}</Link>
      <Button variant="secondary" size="sm" isAriaDisabled={isSaving || isHeld} onClick={() => !isSaving && !isHeld && void save()} onBlur={() => setSaid(undefined)}>
        {t('saved.saveVersion')}
      </Button>
      <span role="status" className={said ? 'ds-shared' : 'pf-v6-screen-reader'}>
        {said && t(said)}
      </span>
    </span>
  );
}
