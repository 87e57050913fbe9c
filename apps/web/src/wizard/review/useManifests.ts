import { useQuery } from '@tanstack/react-query';
import { useTranslation } from '../../i18n/useTranslation.js';
import { fetchManifests } from '../../api/client.js';
import { usePlan, useSelected } from '../WizardContext.js';

/** The files of the plan with what to do with them, in the language of the page, once no error is left. Asked for once, whoever shows them. */
export function useManifests() {
  const { i18n } = useTranslation();
  const plan = usePlan();
  const isValid = useSelected((store) => store.isValid());
  // Who says that it failed is drawn when it has, and must not ask again by being there.
  const query = useQuery({ queryKey: ['manifests', plan, i18n.language], queryFn: ({ signal }) => fetchManifests(plan, signal), enabled: isValid, retryOnMount: false });
  return { isValid, query };
}
