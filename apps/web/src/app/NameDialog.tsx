import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import { useState } from 'react';
import { author, MOST_NAME, setAuthor } from '../base/author.js';
import { useTranslation } from '../i18n/useTranslation.js';

/** Asks who a person is: the name stands beside what they change. */
export function NameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(author);
  return (
    <Modal variant="small" isOpen onClose={onClose} aria-labelledby="name-title" elementToFocus="#your-name">
      <ModalHeader title={t('saved.name')} labelId="name-title" description={t('saved.nameHint')} />
      <ModalBody>
        <form
          id="name"
          onSubmit={(event) => {
            event.preventDefault();
            setAuthor(text);
            onClose();
          }}
        >
          <TextInput id="your-name" aria-label={t('saved.name')} value={text} maxLength={MOST_NAME} onChange={(_, value) => setText(value)} autoComplete="name" spellCheck={false} />
        </form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="name">
          {t('saved.setName')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('start.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
