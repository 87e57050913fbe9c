import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useState } from 'react';
import { Link } from 'wouter';
import { useTranslation } from '../i18n/useTranslation.js';
import type { DraftKeeper } from '../plans/draftKeeper.js';
import { onServer, useSyncState } from '../plans/syncing.js';

/** What became of a version that somebody saves. */
export type SavedVersion = 'saved.versionSaved' | 'saved.noAnswer';

interface PlanToolsProps {
  id: string;
  keeper: DraftKeeper | undefined;
  /** What is shown of the version that was saved last, until the person goes on. */
  said: SavedVersion | undefined;
  onSaid: (said: SavedVersion | undefined) => void;
}

/** What a plan that is kept has beside its step: its history, and a state of it that goes in there. What it says is read out by the live region of the wizard. */
export function PlanTools({ id, keeper, said, onSaid }: PlanToolsProps) {
  const { t } = useTranslation();
  const state = useSyncState(id);
  const [isSaving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    keeper?.flush();
    const isKept = await onServer().then(async ({ sync }) => {
      await sync.save(id);
      return sync.stateOf(id).kind === 'saved';
    }, () => false);
    onSaid(isKept ? 'saved.versionSaved' : 'saved.noAnswer');
    setSaving(false);
  };
  const isHeld = state?.kind === 'conflict' || state?.kind === 'gone';
  return (
    <span className="ds-plan-tools">
      <Link href={`/plans/${id}/history`}>{t('saved.history')}</Link>
      <Button variant="secondary" size="sm" isAriaDisabled={isSaving || isHeld} onClick={() => !isSaving && !isHeld && void save()} onBlur={() => onSaid(undefined)}>
        {t('saved.saveVersion')}
      </Button>
      {said && <span className="ds-shared">{t(said)}</span>}
    </span>
  );
}
