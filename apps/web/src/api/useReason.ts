import { useTranslation } from 'react-i18next';
import { RequestError } from './client.js';

/** Why something could not be had, in words for a person: the server's own, or that it did not answer. */
export function useReason(): (error: Error) => string {
  const { t } = useTranslation();
  return (error) => (error instanceof RequestError ? error.message : t(navigator.onLine ? 'app.noAnswer' : 'app.offline'));
}
