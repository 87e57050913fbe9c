import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressPlan } from '../WizardContext.js';
import { AddressPlanView } from './AddressPlanView.js';

const View = memo(AddressPlanView);

/** The live picture of every range, beside the form. */
export function AddressPlanPanel() {
  const { t } = useTranslation();
  const addressPlan = useAddressPlan();
  return (
    <aside id="address-map" className="ds-plan" aria-labelledby="address-plan-title">
      <h2 id="address-plan-title">{t('plan.title')}</h2>
      {addressPlan ? <View plan={addressPlan} /> : <p className="ds-hint">{t('plan.unreadable')}</p>}
    </aside>
  );
}
