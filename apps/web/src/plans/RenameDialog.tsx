import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import { useState } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { Dialog } from '../ui/Dialog.js';

/** Asks for another name of a plan. Whether its system takes it is said in the wizard. */
export function RenameDialog({ name, onRename, onClose }: { name: string; onRename: (name: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(name);
  return (
    <Dialog variant="small" onClose={onClose} aria-labelledby="rename-title">
      <ModalHeader title={t('start.renameTitle', { name: name || t('start.unnamed') })} labelId="rename-title" />
      <ModalBody>
        <form
          id="rename"
          onSubmit={(event) => {
            event.preventDefault();
            onRename(text.trim());
          }}
        >
          <TextInput aria-label={t('start.name')} value={text} onChange={(_, value) => setText(value)} autoComplete="off" spellCheck={false} />
        </form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="rename">
          {t('start.rename')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('start.cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}
