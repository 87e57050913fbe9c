import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from './signs.js';

/** How a plan stands: its errors, else its warnings, else that it is ready. */
export function StatePill({ errors, warnings }: { errors: number; warnings: number }) {
  const { t } = useTranslation();
  const kind = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'ok';
  return (
    <span className="ds-pill" data-kind={kind}>
      <Sign name={kind === 'error' ? 'stop' : kind === 'warning' ? 'warn' : 'ok'} />
      {kind === 'error' ? t('start.errors', { count: errors }) : kind === 'warning' ? t('start.warnings', { count: warnings }) : t('start.ready')}
    </span>
  );
}
