import type { Language } from '@dualstack/schema';
import { shellQuote } from '../../format/shell.js';
import type { NextStep } from '../../kit/file.js';
import { unpack, verify } from '../../kit/next.js';
import { TEXTS } from './messages/texts.js';
import { controlPlanes, type Plan, releaseOf, replacesKubeProxy } from './plan.js';
import { pluginCommands } from './plugin.js';

/** What is run on the first control plane node. */
export function initCommands(plan: Plan): string[] {
  const isOlder = plan.spec.kubeadm.configApi === 'v1beta2';
  const skip = replacesKubeProxy(plan) && isOlder ? ' --skip-phases addon/kube-proxy' : '';
  const upload = controlPlanes(plan).length > 1 ? ' --upload-certs' : '';
  return [...(releaseOf(plan).configApis[0] === 'v1beta4' ? ['kubeadm config validate --config kubeadm-init.yaml'] : []), `kubeadm init --config kubeadm-init.yaml${skip}${upload}`];
}

/** What is run on a machine before it becomes a node. */
export const SYSCTL_COMMANDS = ['cp sysctl.conf /etc/sysctl.d/90-kubernetes.conf', 'sysctl --system'] as const;
const preflight = (node: string) => `./preflight.sh ${shellQuote(node)}`;

/** What to do with the files of a plan, in its order. */
export function nextSteps(plan: Plan, language: Language): NextStep[] {
  const { next } = TEXTS[language];
  const { nodes, configApi } = plan.spec.kubeadm;
  const [first] = controlPlanes(plan);
  const others = nodes.filter((node) => node !== first);
  /** Most nodes are joined as workers are: one of them is the example, where there is one. */
  const joined = others.find(({ role, os }) => role === 'worker' && os !== 'windows') ?? others[0];
  const host: NextStep = { text: next.hosts, commands: [...SYSCTL_COMMANDS, preflight(first?.name ?? '')] };
  const plugin: NextStep = { text: next.plugin, commands: pluginCommands(plan) };
  const end = verify(language);
  if (configApi === 'flags') return [unpack(plan.metadata.name, language), host, { text: next.flags, commands: [] }, plugin, end];
  const joins: NextStep[] = others.length === 0 ? [] : [{ text: next.joinPrint, commands: ['kubeadm token create --print-join-command'] }, { text: next.join, commands: [`./join-node.sh ${shellQuote(joined?.name ?? '')} kubeadm join …`] }];
  return [unpack(plan.metadata.name, language), host, { text: next.init({ node: first?.name ?? '' }), commands: [...initCommands(plan), 'export KUBECONFIG=/etc/kubernetes/admin.conf'] }, plugin, ...joins, end];
}
