import type { ProviderForms } from '../../wizard/formModules.js';
import { AccessStep } from './AccessStep.js';
import { AddonsStep } from './AddonsStep.js';
import { AdvancedStep } from './AdvancedStep.js';
import { BasicStep } from './BasicStep.js';
import { NetworkStep } from './NetworkStep.js';
import { NodesStep } from './NodesStep.js';
import { useCce, useTerms } from './useCce.js';
import { VpcStep } from './VpcStep.js';
import './styles.css';

function useSubtitle(): string {
  const { plan, settings } = useCce();
  const term = useTerms();
  return [term('site', settings.site), settings.region, term('clusterType', settings.clusterType), plan.metadata.name, settings.version ?? ''].filter((each) => each !== '').join(' · ');
}

/** The forms of the CCE wizard. */
export const forms: ProviderForms = {
  steps: { basic: BasicStep, vpc: VpcStep, network: NetworkStep, advanced: AdvancedStep, addons: AddonsStep, nodes: NodesStep, access: AccessStep },
  useSubtitle,
};
