import { useTranslation } from 'react-i18next';
import { useWizard } from '../WizardContext.js';
import { AddressPlanView } from './AddressPlanView.js';

/** The live picture of every range, beside the form. */
export function AddressPlanPanel() {
  const { t } = useTranslation();
  const { addressPlan } = useWizard();
  return (
    <aside className="ds-plan" aria-labelledby="address-plan-title">
      <h2 id="address-plan-title">{t('plan.title')}</h2>
      {addressPlan ? <AddressPlanView plan={addressPlan} /> : <p className="ds-hint">{t('plan.unreadable')}</p>}
    </aside>
  );
}
