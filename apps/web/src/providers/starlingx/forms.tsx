import * as starlingx from '@dualstack/schema/providers/starlingx';
import type { ProviderForms } from '../../wizard/formModules.js';
import { BalancersStep } from './BalancersStep.js';
import { CalicoStep } from './CalicoStep.js';
import { NetworksStep } from './NetworksStep.js';
import { ServicesStep } from './ServicesStep.js';
import { SystemStep } from './SystemStep.js';
import './styles.css';
import { useStarlingx } from './useStarlingx.js';
import { useTexts } from './useTexts.js';

function useSubtitle(): string {
  const { t } = useTexts();
  const { plan, spec, settings } = useStarlingx();
  return ['StarlingX', plan.metadata.name, starlingx.SYSTEM_TYPE_LABEL[settings.systemType], t(`modes.${settings.mode}`), spec.ipFamily].filter((each) => each !== '').join(' · ');
}

/** The forms of the StarlingX wizard. */
export const forms: ProviderForms = {
  steps: { system: SystemStep, networks: NetworksStep, calico: CalicoStep, dns: ServicesStep, services: ServicesStep, balancers: BalancersStep },
  useSubtitle,
};
