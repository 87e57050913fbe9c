import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton/index.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { fetchSpaces } from '../api/spaces.js';
import { useReason } from '../api/useReason.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Failed } from '../ui/Failed.js';
import { useTitle } from '../ui/useTitle.js';
import { EditSpace } from './EditSpace.js';
import { telling, ToldList, useTold } from '../ui/Told.js';
import { useSpaceTexts } from './useSpaceTexts.js';
import '../ui/page.css';
import './spaces.css';

/** Every address space. */
export function SpacesPage() {
  const { t: shell } = useTranslation();
  const { t } = useSpaceTexts();
  const reasonOf = useReason();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [isMaking, setMaking] = useState(false);
  const { told, drop } = useTold();
  useTitle(t('title'));
  const spaces = useQuery({ queryKey: ['spaces'], queryFn: fetchSpaces, staleTime: 0 });
  return (
    <main id="main" className="ds-page-panel" tabIndex={-1}>
      <header className="ds-page-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
        </div>
        <Button variant="secondary" onClick={() => setMaking(true)}>
          {t('make')}
        </Button>
      </header>
      {spaces.error ? (
        <Failed text={t('failed', { reason: reasonOf(spaces.error) })} onRetry={() => void spaces.refetch()} isRetrying={spaces.isFetching} />
      ) : spaces.data ? (
        <ul className="ds-space-cards">
          {spaces.data.map(({ id, name, description, pools, internalRanges }) => (
            <li key={id}>
              <h2>
                <Link href={`/spaces/${encodeURIComponent(id)}`}>{name}</Link>
              </h2>
              {description !== '' && <p>{description}</p>}
              <p>{t(internalRanges)}</p>
              {pools.length > 0 && (
                <ul aria-label={t('pools')}>
                  {pools.map(({ cidr, roles }) => (
                    <li key={`${cidr} ${roles.join(' ')}`}>
                      <code>{cidr}</code> <small>{roles.length === 0 ? t('everyRole') : roles.map((role) => shell(`roles.${role}`)).join(' · ')}</small>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton height="12rem" screenreaderText={shell('app.loading')} />
      )}
      {isMaking && (
        <EditSpace
          onClose={() => setMaking(false)}
          onKept={({ id, name }) => {
            void queries.invalidateQueries({ queryKey: ['spaces'] });
            navigate(`/spaces/${encodeURIComponent(id)}`, telling(t('kept', { name })));
          }}
        />
      )}
      <ToldList told={told} onDrop={drop} />
    </main>
  );
}
