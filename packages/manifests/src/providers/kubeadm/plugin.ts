import { isAtLeast } from '@dualstack/schema';
import type * as kubeadm from '@dualstack/schema/providers/kubeadm';
import type { GeneratedFile } from '../../kit/file.js';
import { shellQuote } from '../../format/shell.js';
import { calicoFiles, calicoManifest } from './calico.js';
import { ciliumFiles } from './cilium.js';
import { canalFiles, flannelFiles } from './flannel.js';
import type { Purposes } from './messages/texts.js';
import type { Plan } from './plan.js';

const FILES: Readonly<Record<kubeadm.CniType, (plan: Plan, purposes: Purposes) => GeneratedFile[]>> = { calico: calicoFiles, cilium: ciliumFiles, flannel: flannelFiles, canal: canalFiles };

/** The files that install the network plugin. */
export function pluginFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  return FILES[plan.spec.kubeadm.cni.type](plan, purposes);
}

/** The commands that install the network plugin, in their order. */
export function pluginCommands({ spec }: Plan): string[] {
  const { type, version } = spec.kubeadm.cni;
  if (type === 'cilium') return ['helm repo add cilium https://helm.cilium.io/', `helm install cilium cilium/cilium --version ${shellQuote(version)} --namespace kube-system --values cilium/values.yaml`];
  if (type !== 'calico' || spec.kubeadm.calico?.installation !== 'operator') return [`kubectl apply -k ${type}/`];
  return [
    /** From v3.30 on the operator's manifest no longer brings its resource definitions. */
    ...(isAtLeast(version, '3.30') ? [`kubectl create -f ${shellQuote(calicoManifest(version, 'operator-crds.yaml'))}`] : []),
    `kubectl create -f ${shellQuote(calicoManifest(version, 'tigera-operator.yaml'))}`,
    'kubectl create -f calico/installation.yaml',
  ];
}
