import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { type ReactNode, useState } from 'react';
import { useReason } from '../api/useReason.js';
import { Dialog } from '../ui/Dialog.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Something that the server may refuse: what it is busy with, and why it was refused last. */
export interface Attempt {
  readonly isBusy: boolean;
  readonly refused: string | undefined;
  readonly attempt: (task: () => Promise<void>) => void;
}

/** Does one thing after the other. What is refused is said, and nothing that was typed goes away. */
export function useAttempt(): Attempt {
  const reasonOf = useReason();
  const [refused, setRefused] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const run = async (task: () => Promise<void>) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await task();
    } catch (error) {
      setRefused(reasonOf(error as Error));
      setBusy(false);
    }
  };
  return { isBusy, refused, attempt: (task) => void run(task) };
}

interface FormDialogProps {
  /** Names the form and its heading. */
  id: string;
  title: string;
  hint?: string;
  /** The element that has the focus at first. */
  first: string;
  /** What the button that sends it says. */
  action: string;
  state: Attempt;
  onSend: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog, with what was refused of it below its fields. */
export function FormDialog({ id, title, hint, first, action, state: { isBusy, refused }, onSend, onClose, children }: FormDialogProps) {
  const { t } = useSpaceTexts();
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <Dialog variant="medium" onClose={onClose} aria-labelledby={`${id}-title`} elementToFocus={`#${first}`} {...described}>
      <ModalHeader title={title} labelId={`${id}-title`} {...(hint !== undefined && { description: <span id={`${id}-hint`}>{hint}</span> })} />
      <ModalBody>
        <form
          id={id}
          className="ds-space-form"
          onSubmit={(event) => {
            event.preventDefault();
            onSend();
          }}
        >
          {children}
          {refused !== undefined && (
            <p role="alert" className="ds-space-refused">
              {t('notDone', { reason: refused })}
            </p>
          )}
        </form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={id} isLoading={isBusy} isDisabled={isBusy}>
          {action}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}
