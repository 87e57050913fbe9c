import type { Language } from '@dualstack/schema';
import * as starlingx from '@dualstack/schema/providers/starlingx';
import { shellQuote } from '../../format/shell.js';
import type { NextStep } from '../../kit/file.js';
import { balancerStep } from '../../kit/load-balancers.js';
import { unpack, verify } from '../../kit/next.js';
import { TEXTS } from './messages/texts.js';
import { balancersOf, families, type Plan } from './plan.js';

/** The credentials of the system, on its active controller. */
export const OPENRC = 'source /etc/platform/openrc';
export const KUBECONFIG = 'export KUBECONFIG=/etc/kubernetes/admin.conf';
export const PLAYBOOK_COMMANDS = ['chmod 600 "$HOME/localhost.yml"', 'ansible-playbook /usr/share/ansible/stx-ansible/playbooks/bootstrap.yml'] as const;

/** What changes a running system, on its active controller. */
export const runningCommands = (script: 'convert.sh' | 'revert.sh'): string[] => [OPENRC, `./${script}`];

/** What adds a subcloud, on the system controller. */
export function subcloudCommands(plan: Plan): string[] {
  const [primary = 'ipv4'] = families(plan);
  const oam = starlingx.subnetOf(plan, 'oam', primary)?.addresses.floating?.text ?? '';
  return [OPENRC, `dcmanager subcloud add --bootstrap-address ${shellQuote(oam)} --bootstrap-values bootstrap-values.yml`, `dcmanager subcloud show ${shellQuote(plan.metadata.name)}`];
}

/** What to do with the files of a plan, in its order. */
export function nextSteps(plan: Plan, language: Language): NextStep[] {
  const { next } = TEXTS[language];
  const { mode, distributedCloudRole: role } = plan.spec.starlingx;
  const begin = unpack(plan.metadata.name, language);
  const balancers = balancersOf(plan);
  const balanced = balancers && balancerStep(balancers, language);
  const end = [...(balanced ? [{ ...balanced, commands: [KUBECONFIG, ...balanced.commands] }] : []), verify(language, [KUBECONFIG])];
  if (mode !== 'install') return [begin, { text: next.backup, commands: [OPENRC, 'fm alarm-list'] }, { text: next[mode], commands: runningCommands(mode === 'convert' ? 'convert.sh' : 'revert.sh') }, ...end];
  if (role === 'subcloud') return [begin, { text: next.subcloud, commands: subcloudCommands(plan) }, { text: next.manage, commands: [`dcmanager subcloud manage ${shellQuote(plan.metadata.name)}`] }, ...end];
  return [
    begin,
    { text: next.copy, commands: ['cp localhost.yml "$HOME/localhost.yml"'] },
    { text: next.playbook, commands: PLAYBOOK_COMMANDS },
    { text: next.unlock, commands: [OPENRC, 'system host-if-list -a controller-0', 'system host-unlock controller-0'] },
    ...end,
  ];
}
