import { familiesOf, type Family, type IpFamily } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { useSpeaker } from '../../i18n/speaker.js';
import { usePlanOf, usePlanValue } from '../../wizard/WizardContext.js';

/** The families of a kubeadm plan, the primary one first. */
export const useFamilies = (): readonly Family[] => familiesOf(usePlanValue<IpFamily>(['spec', 'ipFamily']) ?? 'IPv4');

/** What a choice is called, by its field and value, in the language of the page; its value where it has no other name. */
export function useTerms(): (field: string, value: string) => string {
  const { termOf } = useSpeaker();
  return (field, value) => {
    const code = `${field}.${value}`;
    const term = termOf(kubeadm.provider, code);
    return term === code ? value : term;
  };
}

/** The plan of a kubeadm wizard as its form holds it: anything in it may still be missing. */
export function useKubeadm() {
  const plan = usePlanOf(kubeadm.provider);
  const { spec } = plan;
  const version = spec.kubernetesVersion ?? kubeadm.DEFAULT_VERSION;
  const families: readonly Family[] = familiesOf(spec.ipFamily);
  return { plan, spec, settings: spec.kubeadm, families, version, release: kubeadm.releaseOf(version), cuts: spec.kubeadm.allocateNodeCidrs !== false || kubeadm.usesClusterPool(spec.kubeadm) };
}
