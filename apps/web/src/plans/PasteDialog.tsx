import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea/index.js';
import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Dialog } from '../ui/Dialog.js';
import type { ImportProblem } from './importPlan.js';
import { ImportFailed } from './ImportFailed.js';

interface PasteDialogProps {
  problem: ImportProblem | undefined;
  onOpen: (text: string) => void;
  onClose: () => void;
}

/** Takes a plan as text, and says what is wrong with it. */
export function PasteDialog({ problem, onOpen, onClose }: PasteDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <Dialog variant="medium" onClose={onClose} aria-labelledby="paste-title" aria-describedby="paste-hint">
      <ModalHeader title={t('start.paste')} labelId="paste-title" description={<span id="paste-hint">{t('start.pasteHint')}</span>} />
      <ModalBody>
        <form
          id="paste"
          onSubmit={(event) => {
            event.preventDefault();
            onOpen(text);
          }}
        >
          <TextArea className="ds-paste-plan" aria-label={t('start.pasteLabel')} value={text} onChange={(_, value) => setText(value)} rows={14} resizeOrientation="vertical" spellCheck={false} validated={problem ? 'error' : 'default'} />
        </form>
        {problem && <ImportFailed problem={problem} />}
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="paste">
          {t('start.pasteOpen')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('start.cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}
