import type { Path } from '@dualstack/schema';
import { useTranslation } from '../../i18n/useTranslation.js';
import { usePermanence } from '../WizardContext.js';

/** Says of a field that what is entered now stays, as the real system's own tables do. */
export function PermanenceBadge({ path }: { path: Path }) {
  const { t } = useTranslation();
  const permanence = usePermanence(path);
  return permanence && <span className="ds-permanence">{t(`field.${permanence}`)}</span>;
}
