import { familiesOf, type Family, type IpFamily } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { usePlanOf, usePlanValue } from '../../wizard/WizardContext.js';

/** The families of a kubeadm plan, the primary one first. */
export const useFamilies = (): readonly Family[] => familiesOf(usePlanValue<IpFamily>(['spec', 'ipFamily']) ?? 'IPv4');

/** The plan of a kubeadm wizard as its form holds it: anything in it may still be missing. */
export function useKubeadm() {
  const plan = usePlanOf(kubeadm.provider);
  const { spec } = plan;
  const version = spec.kubernetesVersion ?? kubeadm.DEFAULT_VERSION;
  const families: readonly Family[] = familiesOf(spec.ipFamily);
  return { plan, spec, settings: spec.kubeadm, families, version, release: kubeadm.releaseOf(version), cuts: spec.kubeadm.allocateNodeCidrs !== false || kubeadm.usesClusterPool(spec.kubeadm) };
}
