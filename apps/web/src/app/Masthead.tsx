import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { changeLanguage, type Language, LANGUAGES } from '../i18n/i18n.js';
import { useSaveState } from '../plans/useDrafts.js';
import { type Theme, useTheme } from './theme.js';

/** The head of every page: name, where to go, whether the draft is saved, language and theme. */
export function Masthead() {
  const { t, i18n } = useTranslation();
  const [theme, setTheme] = useTheme();
  const saved = useSaveState();
  return (
    <header className="ds-masthead">
      <Link href="/" className="ds-brand">
        <strong>Dualstack</strong> Wizard
      </Link>
      <nav aria-label={t('app.mainNavigation')}>
        <Link href="/">{t('app.plans')}</Link>
      </nav>
      <span className="ds-masthead-tools">
        <span role="status" className="ds-save-state">
          {saved === 'saved' && t('app.draftSaved')}
          {saved === 'failed' && t('app.draftNotSaved')}
        </span>
        <select aria-label={t('app.language')} value={i18n.language} onChange={(event) => void changeLanguage(event.target.value as Language)}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
        <select aria-label={t('app.theme')} value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
          <option value="system">{t('app.themeSystem')}</option>
          <option value="light">{t('app.themeLight')}</option>
          <option value="dark">{t('app.themeDark')}</option>
        </select>
      </span>
    </header>
  );
}
