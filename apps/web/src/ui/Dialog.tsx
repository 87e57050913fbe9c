import { Modal, type ModalProps } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { ModalBoxCloseButton } from '@patternfly/react-core/dist/esm/components/Modal/ModalBoxCloseButton.js';
import { useTranslation } from '../i18n/useTranslation.js';

interface DialogProps extends Omit<ModalProps, 'isOpen' | 'onClose' | 'onEscapePress' | 'ref'> {
  onClose: () => void;
}

/** PatternFly's dialog, open as long as it is there. Its own button for closing speaks English whatever the language of the page. */
export function Dialog({ onClose, children, ...rest }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal {...rest} isOpen onEscapePress={onClose}>
      <ModalBoxCloseButton aria-label={t('app.close')} onClose={onClose} />
      {children}
    </Modal>
  );
}
