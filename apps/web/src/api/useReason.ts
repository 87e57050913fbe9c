import { useTranslation } from '../i18n/useTranslation.js';
import { RequestError } from './client.js';

/** Why something could not be had, in words for a person: the server's own, or that it did not answer. */
export function useReason(): (error: Error) => string {
  const { t } = useTranslation();
  return (error) => (error instanceof RequestError ? error.message : t(navigator.onLine ? 'app.noAnswer' : 'app.offline'));
}
