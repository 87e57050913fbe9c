import type { Language } from '@dualstack/schema';
import { shellQuote } from '../../format/shell.js';
import type { NextStep } from '../../kit/file.js';
import { balancerStep } from '../../kit/load-balancers.js';
import { nat64Steps } from '../../kit/nat64.js';
import { unpack, verify } from '../../kit/next.js';
import { TEXTS } from './messages/texts.js';
import { balancersOf, controlPlanes, endpointOf, nat64Of, type Node, type Plan, releaseOf, replacesKubeProxy } from './plan.js';
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

/** What every node is given before it becomes one. */
export const HOST_FILES = ['preflight.sh', 'sysctl.conf'] as const;

/** Joins a machine, with what was printed on the first control plane node; another control plane node needs the key as well. */
export const joinCommand = ({ name, role }: Pick<Node, 'name' | 'role'>): string => `./join-node.sh ${shellQuote(name)} kubeadm join …${role === 'control-plane' ? ' --control-plane --certificate-key …' : ''}`;

const copyTo = (node: Node, ...files: readonly string[]): string => `scp ${[...HOST_FILES, ...files].map(shellQuote).join(' ')} ${shellQuote(`root@${node.name}:`)}`;

/** What to do with the files of a plan, in its order. Of nodes that are treated alike, one stands for all. */
export function nextSteps(plan: Plan, language: Language): NextStep[] {
  const { next } = TEXTS[language];
  const { nodes, configApi } = plan.spec.kubeadm;
  const [first, second] = controlPlanes(plan);
  const isFlags = configApi === 'flags';
  const worker = nodes.find(({ role, os }) => role === 'worker' && os !== 'windows');
  const others = [second, worker].filter((node) => node !== undefined);
  const endpoint = endpointOf(plan);
  const copy: NextStep = {
    text: next.copy,
    commands: [...(first ? [copyTo(first, ...(isFlags ? [] : ['kubeadm-init.yaml']))] : []), ...others.map((node) => copyTo(node, ...(isFlags ? [] : ['join-node.sh', `kubeadm-join-${node.name}.yaml`])))],
  };
  const host: NextStep = { text: next.hosts, commands: [...SYSCTL_COMMANDS, preflight(first?.name ?? '')] };
  const plugin: NextStep = { text: next.plugin, commands: pluginCommands(plan) };
  const begin = [unpack(plan.metadata.name, language), copy];
  const end = verify(language);
  const balancers = balancersOf(plan);
  const nat64 = nat64Of(plan);
  const named = nat64 ? nat64Steps(nat64, language) : [];
  const balanced = balancers ? [balancerStep(balancers, language)] : [];
  if (isFlags) return [...begin, host, { text: next.flags, commands: [] }, plugin, ...named, ...balanced, end];
  const reached: NextStep[] = endpoint ? [{ text: next.endpoint({ endpoint: endpoint.host, port: endpoint.port, nodes: endpoint.behind.join(next.comma) }), commands: endpoint.isName ? [`getent ahosts ${shellQuote(endpoint.host)}`] : [] }] : [];
  const joins: NextStep[] = nodes.length < 2 ? [] : [
    { text: next.joinPrint, commands: ['kubeadm token create --print-join-command'] },
    ...(second ? [{ text: next.joinControlPlane, commands: [joinCommand(second)] }] : []),
    ...(worker ? [{ text: next.joinWorker, commands: [joinCommand(worker)] }] : []),
  ];
  return [...begin, ...reached, host, { text: next.init({ node: first?.name ?? '' }), commands: [...initCommands(plan), 'export KUBECONFIG=/etc/kubernetes/admin.conf'] }, plugin, ...joins, ...named, ...balanced, end];
}
