import * as kkp from '@dualstack/schema/providers/kkp';
import type { ProviderForms } from '../../wizard/formModules.js';
import { ApplicationsStep } from './ApplicationsStep.js';
import { ClusterStep } from './ClusterStep.js';
import { NetworkStep } from './NetworkStep.js';
import { NodesStep } from './NodesStep.js';
import { ProviderStep } from './ProviderStep.js';
import { SettingsStep } from './SettingsStep.js';
import { useKkp } from './useKkp.js';
import './styles.css';
import { useTexts } from './useTexts.js';

function useSubtitle(): string {
  const { t } = useTexts();
  const { plan, spec, cloud, release } = useKkp();
  return [t('subtitle', { release: release.id }), kkp.CLOUD_PROVIDER_LABEL[cloud], plan.metadata.name, spec.kubernetesVersion === undefined ? '' : `Kubernetes ${spec.kubernetesVersion}`].filter((each) => each !== '').join(' · ');
}

/** The forms of the KKP wizard. */
export const forms: ProviderForms = {
  steps: { provider: ProviderStep, cluster: ClusterStep, network: NetworkStep, settings: SettingsStep, nodes: NodesStep, applications: ApplicationsStep },
  useSubtitle,
};
