import { useLocation } from 'wouter';
import { useTranslation } from '../i18n/useTranslation.js';
import { readAddress } from '../plans/address.js';
import { useKeepOnServer, useSyncState } from '../plans/syncing.js';
import { useIsTyping, useSaveState } from '../plans/useDrafts.js';

const SAVING = { kind: 'saving' } as const;

/** Whether what was typed is kept, and where: on the server only once it has said so. Of the plan that is open, else of all of them. */
export function SaveState() {
  const { t } = useTranslation();
  const [location] = useLocation();
  useKeepOnServer();
  const at = readAddress(location);
  const plan = at?.kind === 'plans' ? at.id : undefined;
  const known = useSyncState(plan);
  const isTyping = useIsTyping(plan ?? '');
  const state = isTyping && known?.kind === 'saved' ? SAVING : known;
  const here = useSaveState();
  const isOpen = plan !== undefined;
  const text = () => {
    switch (state?.kind) {
      case undefined:
        return '';
      case 'saved':
        return isOpen || here !== 'idle' ? t('saved.state.saved') : '';
      case 'saving':
        return t('saved.state.saving');
      case 'waiting':
        return t(here === 'failed' ? 'saved.state.waitingInPage' : 'saved.state.waiting');
      case 'conflict':
        return t('saved.state.conflict', { author: state.theirs.author === 'anonymous' ? t('saved.somebody') : state.theirs.author });
      case 'gone':
        return t('saved.state.gone');
      case 'refused':
        return t('saved.state.refused');
    }
  };
  return (
    <span role="status" className="ds-save-state" data-kind={state?.kind}>
      {text()}
    </span>
  );
}
