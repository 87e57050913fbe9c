import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Spinner } from '@patternfly/react-core/dist/esm/components/Spinner/index.js';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Conflicts, MOST_MIB, type Restored, restoreArchive } from '../api/archive.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from '../ui/signs.js';
import { type FileProblem, fileProblem, sizeOf } from './chosenFile.js';
import { Done, NotDone } from './Outcome.js';
import { useArchiveTexts } from './useArchiveTexts.js';
import { useDroppedFile } from './useDroppedFile.js';

const CHOICES = ['refuse', 'skip', 'copy'] as const satisfies readonly Conflicts[];

/** What came of it last. */
type Outcome = { readonly kind: 'done'; readonly restored: Restored } | { readonly kind: 'failed'; readonly error: Error } | { readonly kind: 'cancelled' };

/** Takes an archive back: which, what is done with what the server has otherwise, and what came of it. */
export function Restore() {
  const { i18n } = useTranslation();
  const { t } = useArchiveTexts();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const told = useRef<HTMLDivElement>(null);
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<FileProblem>();
  const [conflicts, setConflicts] = useState<Conflicts>('refuse');
  const [outcome, setOutcome] = useState<Outcome>();
  const [running, setRunning] = useState<AbortController>();
  const isBusy = useRef(false);

  useEffect(() => () => running?.abort(), [running]);
  useEffect(() => {
    if (outcome) told.current?.focus();
  }, [outcome]);

  const take = useCallback((chosen: File) => {
    if (isBusy.current) return;
    setFile(chosen);
    setOutcome(undefined);
    setProblem(undefined);
    void fileProblem(chosen).then(setProblem);
  }, []);
  const isOver = useDroppedFile(take);

  const restore = async (archive: File, how: Conflicts) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setConflicts(how);
    setOutcome(undefined);
    const controller = new AbortController();
    setRunning(controller);
    try {
      // What was right when it was chosen may have been moved since.
      const wrong = await fileProblem(archive);
      setProblem(wrong);
      if (wrong === undefined) setOutcome({ kind: 'done', restored: await restoreArchive(archive, how, controller.signal) });
    } catch (error) {
      setOutcome(controller.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      isBusy.current = false;
      setRunning(undefined);
      // Whatever was said: a restore that had no answer may have been done.
      void queries.invalidateQueries();
    }
  };
  const size = file ? sizeOf(file.size, i18n.language) : '';

  return (
    <section className="ds-archive-part" aria-labelledby="restore">
      <h2 id="restore">{t('restore')}</h2>
      <p>{t('restoreHint')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file) void restore(file, conflicts);
        }}
      >
        <div className="ds-archive-drop" data-over={isOver || undefined}>
          <Button variant="secondary" icon={<Sign name="import" />} isDisabled={running !== undefined} onClick={() => picker.current?.click()}>
            {t(file ? 'chooseOther' : 'choose')}
          </Button>
          <span>{t('drop', { most: MOST_MIB })}</span>
          <p role="status">
            {file ? (
              <>
                <Sign name="file" /> <strong>{file.name}</strong> <small>{size}</small>
              </>
            ) : (
              t('none')
            )}
          </p>
          <input
            ref={picker}
            type="file"
            hidden
            accept=".zip,application/zip"
            aria-label={t('choose')}
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              // Who chooses the same file again means what it has become.
              target.value = '';
              if (chosen) take(chosen);
            }}
          />
        </div>
        {file && problem && (
          <p role="alert" className="ds-archive-wrong">
            <Sign name="stop" /> {t(`problem.${problem}`, { name: file.name, size, most: MOST_MIB })}
          </p>
        )}
        <fieldset className="ds-archive-choices" disabled={running !== undefined}>
          <legend>{t('conflicts')}</legend>
          {CHOICES.map((each) => (
            <label key={each}>
              <input type="radio" name="conflicts" value={each} checked={conflicts === each} aria-describedby={`hint-${each}`} onChange={() => setConflicts(each)} />
              <span>
                {t(`conflict.${each}`)}
                <small id={`hint-${each}`}>{t(`conflictHint.${each}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="ds-archive-do">
          <Button type="submit" isDisabled={!file || problem !== undefined || running !== undefined}>
            {t('do')}
          </Button>
          {running && (
            <Button variant="link" onClick={() => running.abort()}>
              {t('cancel')}
            </Button>
          )}
          <span role="status">
            {running && file && (
              <>
                <Spinner size="md" aria-hidden /> {t('busy', { name: file.name, size })}
              </>
            )}
          </span>
        </div>
      </form>
      {outcome && file && (
        <div ref={told} tabIndex={-1} className="ds-archive-told" data-kind={outcome.kind} role="group" aria-labelledby="outcome">
          {outcome.kind === 'done' ? (
            <Done restored={outcome.restored} />
          ) : outcome.kind === 'failed' ? (
            <NotDone error={outcome.error} file={file.name} onInstead={(how) => void restore(file, how)} />
          ) : (
            <>
              <h3 id="outcome">{t('cancelledTitle')}</h3>
              <p>{t('cancelled')}</p>
            </>
          )}
        </div>
      )}
    </section>
  );
}
