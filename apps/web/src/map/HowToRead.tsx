import { useTranslation } from '../i18n/useTranslation.js';

const SIGNS = ['order', 'edge', 'frame', 'gap', 'slices', 'conflict', 'ghost', 'warning', 'preview', 'keys'] as const;

/** What the marks of the map mean, each beside one like it. */
export function HowToRead() {
  const { t } = useTranslation();
  return (
    <ul className="ds-map-how" aria-label={t('map.howTo')}>
      {SIGNS.map((sign) => (
        <li key={sign}>
          <span data-sign={sign} aria-hidden="true" />
          {t(`map.how.${sign}`)}
        </li>
      ))}
    </ul>
  );
}
