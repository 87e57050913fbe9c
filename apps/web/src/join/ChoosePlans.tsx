import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal/index.js';
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { JOINED } from '@dualstack/schema';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { fetchPlans } from '../api/plans.js';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Dialog } from '../ui/Dialog.js';
import { Failed } from '../ui/Failed.js';
import { Sign } from '../ui/signs.js';
import { useJoinTexts } from './useJoinTexts.js';
import '../ui/lists.css';

/** Plans that are listed; others are searched for. */
const LISTED = 50;

interface ChoosePlansProps {
  chosen: readonly string[];
  nameOf: (id: string) => string;
  onTake: (ids: readonly string[]) => void;
  onClose: () => void;
}

/** Chooses which plans of the server are looked at together. */
export function ChoosePlans({ chosen: before, nameOf, onTake, onClose }: ChoosePlansProps) {
  const { t: shell } = useTranslation();
  const { t } = useJoinTexts();
  const reasonOf = useReason();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(() => new Map(before.map((id) => [id, nameOf(id)])));
  const query = useDeferredValue(text.trim());
  const found = useQuery({ queryKey: ['plans', 'join', query], queryFn: () => fetchPlans({ query, limit: LISTED }), staleTime: 0, placeholderData: keepPreviousData });
  const listed = found.data?.plans ?? [];
  /** What is chosen stays in sight, whatever is searched for. */
  const others = [...chosen].filter(([id]) => !listed.some((plan) => plan.id === id)).map(([id, name]) => ({ id, name, provider: '', status: undefined }));
  const isFull = chosen.size >= JOINED.most;
  const toggle = (id: string, name: string) => {
    const next = new Map(chosen);
    if (!next.delete(id)) next.set(id, name);
    setChosen(next);
  };
  return (
    <Dialog variant="medium" onClose={onClose} aria-labelledby="choose-title" aria-describedby="choose-hint" elementToFocus="#choose-search">
      <ModalHeader title={t('choose')} labelId="choose-title" description={<span id="choose-hint">{t('chooseHint', { least: JOINED.least, most: JOINED.most })}</span>} />
      <ModalBody className="ds-join-choose">
        <label className="ds-search">
          <Sign name="search" />
          <input id="choose-search" type="search" aria-label={t('search')} placeholder={t('search')} value={text} maxLength={100} onChange={(event) => setText(event.target.value)} spellCheck={false} />
        </label>
        {found.error ? (
          <Failed text={t('failed', { reason: reasonOf(found.error) })} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />
        ) : found.data ? (
          <>
            <p role="status" className="ds-found">
              {listed.length === 0 ? t(query === '' ? 'nonePlans' : 'none') : found.data.next === undefined ? t('found', { count: listed.length }) : t('foundMore', { count: listed.length })}
              {isFull && ` ${t('tooMany', { most: JOINED.most })}`}
            </p>
            <form
              id="choose"
              onSubmit={(event) => {
                event.preventDefault();
                onTake([...chosen.keys()]);
              }}
            >
              <ul>
                {[...others, ...listed].map(({ id, name, provider, status }) => (
                  <li key={id}>
                    <label>
                      <input type="checkbox" checked={chosen.has(id)} disabled={isFull && !chosen.has(id)} onChange={() => toggle(id, name)} />
                      <span>{name || shell('start.unnamed')}</span>
                      {status && (
                        <small>
                          {provider} · {t(`state.${status}`)}
                        </small>
                      )}
                    </label>
                  </li>
                ))}
              </ul>
            </form>
          </>
        ) : (
          <Skeleton height="10rem" screenreaderText={shell('app.loading')} />
        )}
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="choose" isDisabled={chosen.size < JOINED.least}>
          {t('take')}
        </Button>
        <Button variant="link" onClick={onClose}>
          {t('cancel')}
        </Button>
      </ModalFooter>
    </Dialog>
  );
}
