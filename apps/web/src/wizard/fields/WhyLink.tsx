import type { Source } from '@dualstack/schema';
import { useTranslation } from 'react-i18next';

/** A link to where a rule is written. */
export function WhyLink({ source }: { source: Source }) {
  const { t } = useTranslation();
  return (
    <a className="ds-why" href={source.url} target="_blank" rel="noreferrer" title={source.title}>
      {t('field.why')}
      <span className="pf-v6-screen-reader"> {t('field.whyHidden', { title: source.title })}</span>
    </a>
  );
}
