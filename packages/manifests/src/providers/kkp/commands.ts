import type { Language } from '@dualstack/schema';
import { shellQuote } from '../../format/shell.js';
import type { NextStep } from '../../kit/file.js';
import { balancerStep } from '../../kit/load-balancers.js';
import { unpack, verify } from '../../kit/next.js';
import { credentialVariables } from './credentials.js';
import { balancersOf } from './balancers.js';
import { TEXTS } from './messages/texts.js';
import { networksBefore } from './networks.js';
import type * as kkp from '@dualstack/schema/providers/kkp';

/** Makes the Secret with the credentials of the cloud. */
export const CREDENTIALS_COMMAND = './credentials.sh';
/** Makes the Secret with the key that encrypts at rest. */
export const ENCRYPTION_COMMAND = 'ENCRYPTION_KEY=… ./encryption-key.sh';
/** Creates the cluster over the REST API. */
export const createCommand = ({ spec: { kkp: settings } }: kkp.KkpPlan): string => `KKP_URL=… KKP_TOKEN=… ${settings.encryptionAtRest ? 'ENCRYPTION_KEY=… ' : ''}./create-cluster.sh`;
export const SEED_COMMAND = 'kubectl apply -f cluster.yaml';
export const TEMPLATE_COMMAND = 'kubectl apply -f clustertemplate.yaml';
/** The file as the dashboard calls it. */
const USER_KUBECONFIG = 'export KUBECONFIG="$HOME/Downloads/kubeconfig-<cluster id>"';
export const PRINT_JOIN_COMMAND = 'kubeadm token create --print-join-command';
export const POOLS_COMMAND = 'kubectl create -f machinedeployment.yaml';

/** What to do with the files of a plan over the REST API, in its order. */
export function nextSteps(plan: kkp.KkpPlan, language: Language, needsSecret: boolean): NextStep[] {
  const { metadata, spec } = plan;
  const { next } = TEXTS[language];
  const balancers = balancersOf(plan);
  const nodes = spec.kkp.bringyourown?.nodes ?? [];
  const isByo = spec.kkp.cloudProvider === 'bringyourown';
  return [
    unpack(metadata.name, language),
    ...(networksBefore(plan) ? [{ text: next.networks, commands: [] }] : []),
    ...(needsSecret ? [{ text: next.credentials, commands: [`${credentialVariables(plan).map((name) => `${name}=… `).join('')}${CREDENTIALS_COMMAND}`] }] : []),
    { text: next.create, commands: [createCommand(plan)] },
    { text: next.kubeconfig, commands: [USER_KUBECONFIG] },
    ...(isByo ? [{ text: next.joinPrint, commands: [PRINT_JOIN_COMMAND] }, { text: next.join, commands: [`./join-node.sh ${shellQuote(nodes[0]?.name ?? '<node name>')} kubeadm join …`] }] : []),
    ...(!isByo && spec.nodePools.length > 1 ? [{ text: next.pools, commands: [POOLS_COMMAND] }] : []),
    ...(balancers ? [balancerStep(balancers, language)] : []),
    verify(language),
  ];
}
