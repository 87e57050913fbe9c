import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { RequestError } from '../api/client.js';
import { useReason } from '../api/useReason.js';
import { ClashList } from '../plans/ClashList.js';
import { Dialog } from '../ui/Dialog.js';
import { fieldsOf } from './faults.js';
import { useSpaceTexts } from './useSpaceTexts.js';

/** Something that the server may refuse: what it is busy with, and why it was refused last. */
export interface Attempt {
  readonly isBusy: boolean;
  readonly refused: Error | undefined;
  readonly attempt: (task: () => Promise<void>) => void;
  /** Takes back what was said of the last refusal. */
  readonly forget: () => void;
}

/** Does one thing after the other. What is refused is said, and nothing that was typed goes away. */
export function useAttempt(): Attempt {
  const [refused, setRefused] = useState<Error>();
  const [isBusy, setBusy] = useState(false);
  const run = async (task: () => Promise<void>) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await task();
    } catch (error) {
      setRefused(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    refused,
    attempt: (task) => {
      if (!isBusy) void run(task);
    },
    forget: () => setRefused(undefined),
  };
}

/** Why something was refused: in words, with each range that somebody else has, and each line that cannot be read. */
export function Refusal({ error }: { error: Error }) {
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  const { clashes = [], lines = [] } = error instanceof RequestError ? error.more : {};
  return (
    <div role="alert" className="ds-space-refused">
      <p>{clashes.length > 0 ? t('refusedTaken', { count: clashes.length }) : t('notDone', { reason: reasonOf(error) })}</p>
      {clashes.length > 0 && <ClashList clashes={clashes} />}
      {lines.length > 1 && (
        <ul className="ds-clashes">
          {lines.map(({ line, reason }) => (
            <li key={line}>{t('lineSays', { line, reason })}</li>
          ))}
        </ul>
      )}
    </div>
  );
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
  /** Whether it takes something away for good. */
  isDanger?: boolean;
  /** Whether it cannot be sent; why is said in it. */
  isOff?: boolean;
  state: Attempt;
  onSend: () => void;
  onClose: () => void;
  children?: ReactNode;
}

/** A form in a dialog, with what was refused of it below its fields. It stays open as long as the server is asked. */
export function FormDialog({ id, title, hint, first, action, isDanger = false, isOff = false, state: { isBusy, refused }, onSend, onClose, children }: FormDialogProps) {
  const { t } = useSpaceTexts();
  const form = useRef<HTMLFormElement>(null);
  const isSaid = fieldsOf(refused).length > 0;
  useEffect(() => {
    // What is wrong with a field is said at the field.
    if (refused) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [refused]);
  const described = hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  return (
    <Dialog variant={isDanger ? 'small' : 'medium'} onClose={() => !isBusy && onClose()} aria-labelledby={`${id}-title`} elementToFocus={`#${first}`} {...described}>
      <ModalHeader title={title} labelId={`${id}-title`} {...(hint !== undefined && { description: <span id={`${id}-hint`}>{hint}</span> })} />
      <ModalBody>
        <form
          ref={form}
          id={id}
          className="ds-space-form"
          onSubmit={(event) => {
            event.preventDefault();
            onSend();
          }}
        >
          {children}
          {refused && !isSaid && <Refusal error={refused} />}
        </form>
      </ModalBody>
      <ModalFooter>
        <Button id={`${id}-send`} type="submit" form={id} variant={isDanger ? 'danger' : 'primary'} isLoading={isBusy} isDisabled={isBusy || isOff} {...(isOff && { 'aria-describedby': `${id}-off` })}>
          {action}
        </Button>
        <Button id={`${id}-cancel`} variant="link" isDisabled={isBusy} onClick={onClose}>
          {t('cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}
