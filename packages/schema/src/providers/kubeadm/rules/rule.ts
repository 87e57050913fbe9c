import { isDualStack } from '../../../address/family.js';
import { parseVersion } from '../../../facts/version.js';
import type { Path } from '../../../findings/finding.js';
import { messagesOf } from '../../../findings/message.js';
import type { en as shared } from '../../../messages/en.js';
import { type Rule, rulesOf } from '../../../rules/rule.js';
import type { CniType } from '../catalog.js';
import type { en } from '../messages/en.js';
import type { KubeadmPlan } from '../plan.js';

export type KubeadmRule = Rule<KubeadmPlan>;

/** Makes a rule of the provider. */
export const rule = rulesOf<typeof en.rules, KubeadmPlan>();
/** Labels of its fixes. */
export const label = messagesOf<typeof en.fixes & typeof shared.fixes>();

/** A path of the provider's own block. */
export const inKubeadm = (...keys: readonly (string | number)[]): Path => ['spec', 'kubeadm', ...keys];
export const VERSION: Path = ['spec', 'kubernetesVersion'];
export const CNI_VERSION = inKubeadm('cni', 'version');

/** Whether the cluster speaks both families. */
export const isDual = ({ spec }: KubeadmPlan): boolean => isDualStack(spec.ipFamily);
/** Whether the plugin is one of some, in a version that can be read. */
export const hasPlugin =
  (...types: readonly CniType[]) =>
  ({ spec: { kubeadm } }: KubeadmPlan): boolean =>
    types.includes(kubeadm.cni.type) && parseVersion(kubeadm.cni.version) !== undefined;
