import type { Language } from '@dualstack/schema';
import type { NextStep } from '../../kit/file.js';
import { unpack, verify } from '../../kit/next.js';
import { KUBECONFIG_FILE } from './script-kubeconfig.js';
import { TEXTS } from './messages/texts.js';
import { hasBandwidth, isBeyondTerraform, type Plan } from './resources.js';
import { terraformAddons } from './terraform-addons.js';
import { fillsBandwidth } from './terraform-bandwidth.js';

/** What Terraform takes from the environment, by cloud. */
export const TERRAFORM_CREDENTIALS = {
  huaweicloud: ['HW_ACCESS_KEY', 'HW_SECRET_KEY'],
  otc: ['OS_USERNAME', 'OS_PASSWORD', 'OS_DOMAIN_NAME', 'OS_PROJECT_NAME'],
} as const;

/** All of Terraform's commands are run from the folder of the files, so that those of later steps are where they look. */
export const TERRAFORM_COMMANDS = ['terraform -chdir=terraform init', 'terraform -chdir=terraform plan -out=cluster.tfplan', 'terraform -chdir=terraform apply cluster.tfplan'] as const;
export const SECOND_RUN_COMMANDS = ["echo 'nodes_in_bandwidth = true' >terraform/nodes.auto.tfvars", 'terraform -chdir=terraform apply'] as const;
export const ADDONS_COMMAND = './api/addons.sh';
export const INSERT_COMMAND = './api/insert-ipv6.sh';
export const CREATE_COMMAND = 'AUTH_TOKEN=… PROJECT_ID=… ./api/create.sh';
export const KUBECONFIG_COMMANDS = ['AUTH_TOKEN=… PROJECT_ID=… ./api/kubeconfig.sh', `export KUBECONFIG="$PWD/api/${KUBECONFIG_FILE}"`] as const;
/** Uses the kubeconfig that was written. */
const USE_KUBECONFIG = KUBECONFIG_COMMANDS[1];
/**
 * A kubeconfig with what Terraform was given, by cloud: Huawei Cloud's has it among the attributes of the cluster, and takes an access key,
 * which the script does not; that of Open Telekom Cloud takes the same password as the script.
 */
export const TERRAFORM_KUBECONFIG_COMMANDS = {
  huaweicloud: [`(umask 077; terraform -chdir=terraform output -raw kubeconfig >api/${KUBECONFIG_FILE})`, USE_KUBECONFIG],
  otc: ['./api/kubeconfig.sh', USE_KUBECONFIG],
} as const;
/** What Services and ingresses have made in the cloud goes first: Terraform knows nothing of it, and it holds the subnets. */
export const REMOVE_SERVICES_COMMAND = 'kubectl delete --filename services/ --ignore-not-found --wait';
export const DESTROY_COMMAND = 'terraform -chdir=terraform destroy';
export const SERVICES_COMMAND = './services/apply.sh';

/** Whether there are nodes that have to be put into the shared bandwidth once they exist. */
export const hasNodesForBandwidth = (plan: Plan): boolean => hasBandwidth(plan) && plan.spec.nodePools.length > 0;

/** What to do with the files of a plan, with Terraform where it knows all that the plan asks for, else over the API. */
export function nextSteps(plan: Plan, language: Language): NextStep[] {
  const { next } = TEXTS[language];
  const { metadata, spec } = plan;
  const create: NextStep[] = isBeyondTerraform(plan)
    ? [{ text: next.createByApi, commands: [CREATE_COMMAND] }]
    : [
        { text: next.credentials, commands: [`export ${TERRAFORM_CREDENTIALS[spec.cce.site].map((name) => `${name}=…`).join(' ')}`] },
        { text: next.createByTerraform, commands: TERRAFORM_COMMANDS },
        ...(terraformAddons(plan).length < (spec.cce.addons ?? []).length ? [{ text: next.addons, commands: [ADDONS_COMMAND] }] : []),
        ...(hasNodesForBandwidth(plan) ? [{ text: next.insert, commands: fillsBandwidth(plan) ? SECOND_RUN_COMMANDS : [INSERT_COMMAND] }] : []),
      ];
  return [unpack(metadata.name, language), ...create, { text: next.kubeconfig, commands: isBeyondTerraform(plan) ? KUBECONFIG_COMMANDS : TERRAFORM_KUBECONFIG_COMMANDS[spec.cce.site] }, { text: next.services, commands: [SERVICES_COMMAND] }, verify(language)];
}
