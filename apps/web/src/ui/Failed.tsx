import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useTranslation } from '../i18n/useTranslation.js';

interface FailedProps {
  text: string;
  onRetry: () => void;
  isRetrying?: boolean;
}

/** Something that could not be had, where it would have been, with a way to try again. */
export function Failed({ text, onRetry, isRetrying = false }: FailedProps) {
  const { t } = useTranslation();
  return (
    <div className="ds-failed">
      <p role="alert">{text}</p>
      <Button variant="secondary" size="sm" isLoading={isRetrying} onClick={onRetry}>
        {t('app.retry')}
      </Button>
    </div>
  );
}
