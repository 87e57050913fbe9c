import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { EXPORT } from '../api/archive.js';
import { fetchSpaces } from '../api/spaces.js';
import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from '../ui/signs.js';
import { useTitle } from '../ui/useTitle.js';
import { Restore } from './Restore.js';
import { useArchiveTexts } from './useArchiveTexts.js';
import '../ui/page.css';
import './archive.css';

/** Everything that the server keeps as one archive, and the way back. */
export function ArchivePage() {
  const { t: shell } = useTranslation();
  const { t } = useArchiveTexts();
  useTitle(shell('app.archive'));
  return (
    <main id="main" className="ds-page-panel" tabIndex={-1}>
      <header className="ds-page-head">
        <div>
          <h1>{shell('app.archive')}</h1>
          <p>{t('lead')}</p>
        </div>
        <Link href="/">{shell('wizard.toPlans')}</Link>
      </header>
      <div className="ds-archive-body">
        <Export />
        <Restore />
      </div>
    </main>
  );
}

/** What an archive has, and where it is had. It is a link: the browser writes it to the disk as it comes. */
function Export() {
  const { t } = useArchiveTexts();
  const { data: spaces } = useQuery({ queryKey: ['spaces'], queryFn: fetchSpaces, staleTime: 0 });
  const contents = [t('has.plans'), t('has.bin'), t('has.history'), spaces ? t('has.spaces', { count: spaces.length }) : t('has.spacesAll'), t('has.ranges')];
  return (
    <section className="ds-archive-part" aria-labelledby="export">
      <h2 id="export">{t('export')}</h2>
      <p>{t('exportHint')}</p>
      <ul className="ds-archive-has">
        {contents.map((each) => (
          <li key={each}>
            <Sign name="check" />
            {each}
          </li>
        ))}
      </ul>
      <p>{t('hasNot')}</p>
      <a className="pf-v6-c-button pf-m-primary" href={EXPORT} download>
        {t('download')}
      </a>
    </section>
  );
}
