import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { providerOf, takeOver } from '@dualstack/schema';
import { useMemo, useState } from 'react';
import { useSpeaker } from '../../i18n/speaker.js';
import { useTranslation } from '../../i18n/useTranslation.js';
import { DiffTable, type Side } from './DiffTable.js';
import { diffGroups } from './rows.js';

interface ConflictDialogProps {
  mine: unknown;
  theirs: unknown;
  provider: string;
  /** Whose the other version is; undefined where it is another tab of this browser. */
  author: string | undefined;
  onApply: (plan: unknown) => void;
  onClose: () => void;
}

/** Both versions of a plan side by side: for each field a person takes one or the other. */
export function ConflictDialog({ mine, theirs, provider: id, author, onApply, onClose }: ConflictDialogProps) {
  const { t } = useTranslation();
  const speaker = useSpeaker();
  const provider = providerOf(id);
  const groups = useMemo(() => diffGroups(mine, theirs, provider, speaker), [mine, theirs, provider, speaker]);
  const rows = groups.flatMap((group) => group.rows);
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  // Mine stands until somebody chooses: it is what is on the page behind the dialog.
  const of = (key: string): Side => sides[key] ?? 'a';
  const all = (side: Side) => setSides(Object.fromEntries(rows.map(({ key }) => [key, side])));
  const taken = rows.filter(({ key }) => of(key) === 'b');
  const names = { a: t('saved.mine'), b: author === undefined ? t('saved.ofOtherTab') : t('saved.theirs', { author }) };
  return (
    <Modal variant="large" isOpen onClose={onClose} aria-labelledby="conflict-title" aria-describedby="conflict-hint" className="ds-conflict">
      <ModalHeader title={t('saved.conflictTitle', { count: rows.length })} labelId="conflict-title" description={<span id="conflict-hint">{t('saved.conflictHint')}</span>} />
      <ModalBody tabIndex={0} aria-label={t('saved.versions')}>
        <div className="ds-conflict-all">
          <Button variant="secondary" size="sm" onClick={() => all('a')}>
            {t('saved.allMine')}
          </Button>
          <Button variant="secondary" size="sm" onClick={() => all('b')}>
            {t('saved.allTheirs')}
          </Button>
          <span role="status">{t('saved.taken', { mine: rows.length - taken.length, theirs: taken.length })}</span>
        </div>
        <DiffTable groups={groups} provider={provider} heads={names} caption={t('saved.versions')} choice={{ of, choose: (key, side) => setSides((before) => ({ ...before, [key]: side })), names }} />
      </ModalBody>
      <ModalFooter>
        <Button onClick={() => onApply(takeOver(mine, taken))}>{t('saved.apply')}</Button>
        <Button variant="link" onClick={onClose}>
          {t('start.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
