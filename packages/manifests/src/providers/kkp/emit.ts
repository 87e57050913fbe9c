import type * as kkp from '@dualstack/schema/providers/kkp';
import type { Emitter } from '../../kit/emitter.js';
import { type GeneratedFile, inGroup } from '../../kit/file.js';
import { toJson } from '../../format/json.js';
import { toYaml, toYamlDocuments } from '../../format/yaml.js';
import { balancerCheck, balancerFiles } from '../../kit/load-balancers.js';
import { planFile } from '../../kit/plan-file.js';
import { verificationKit } from '../../kit/verify.js';
import { balancersOf } from './balancers.js';
import { cluster, clusterTemplate } from './cluster.js';
import { nextSteps } from './commands.js';
import { createClusterScript } from './create-cluster.js';
import { credentialsScript } from './credentials.js';
import { encryptionKeyScript } from './encryption-key.js';
import { guide } from './guide.js';
import { joinConfiguration, joinScript } from './join.js';
import { machineDeployment } from './machines.js';
import { type Texts, TEXTS } from './messages/texts.js';
import { createClusterBody } from './rest.js';
import { sshKeysScript } from './ssh-keys.js';

type Plan = kkp.KkpPlan;

/** Cloud providers whose nodes do not publish IPv6 addresses in the Kubernetes API. */
const HIDES_NODE_ADDRESSES: readonly kkp.CloudProvider[] = ['gcp'];

/** All files of a KKP plan, in the order of use. */
export const emitKkp: Emitter<Plan> = (plan, context) => {
  const { spec } = plan;
  const { purposes, ways } = TEXTS[context.language];
  const balancers = balancersOf(plan);
  const credentials = credentialsScript(plan);
  const encryptionKey = encryptionKeyScript(plan);
  const before: GeneratedFile[] = credentials === undefined ? [] : [{ path: 'credentials.sh', mediaType: 'text/x-shellscript', purpose: purposes.credentials, content: credentials }];
  const byRest: GeneratedFile[] = [
    { path: 'create-cluster.sh', mediaType: 'text/x-shellscript', purpose: purposes.createScript, content: createClusterScript(plan) },
    { path: 'create-cluster.json', mediaType: 'application/json', purpose: purposes.createBody, content: toJson(createClusterBody(plan)) },
  ];
  return {
    files: [
      ...inGroup('read', [{ path: 'README.md', mediaType: 'text/markdown', purpose: purposes.guide, content: guide(plan, context) }]),
      ...inGroup('create', before),
      ...inGroup('create', byRest, ways.rest),
      ...inGroup('create', encryptionKey === undefined ? [] : [{ path: 'encryption-key.sh', mediaType: 'text/x-shellscript', purpose: purposes.encryptionKey, content: encryptionKey }], ways.seed),
      ...inGroup('create', [{ path: 'cluster.yaml', mediaType: 'application/yaml', purpose: purposes.cluster, content: toYaml(cluster(plan)) }], ways.seed),
      ...inGroup('create', [{ path: 'clustertemplate.yaml', mediaType: 'application/yaml', purpose: purposes.template, content: toYaml(clusterTemplate(plan)) }], ways.template),
      ...inGroup('create', sshKeysScript(plan) === undefined ? [] : [{ path: 'assign-ssh-keys.sh', mediaType: 'text/x-shellscript', purpose: purposes.sshKeys, content: sshKeysScript(plan) ?? '' }]),
      ...inGroup('create', [...poolFiles(plan, purposes), ...(spec.kkp.cloudProvider === 'bringyourown' ? joinFiles(plan, purposes) : [])]),
      ...inGroup('expose', balancers ? balancerFiles(balancers, context.language) : []),
      ...inGroup('verify', verificationKit(verifyOptions(plan), context.language)),
      ...planFile(context),
    ],
    next: nextSteps(plan, context.language, credentials !== undefined && spec.kkp.preset === undefined),
  };
};

type Purposes = Texts['purposes'];

function poolFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  const { nodePools } = plan.spec;
  return nodePools.length === 0 ? [] : [{ path: 'machinedeployment.yaml', mediaType: 'application/yaml', purpose: purposes.machines, content: toYamlDocuments(nodePools.map((pool) => machineDeployment(plan, pool))) }];
}

/** What joins the machines of one's own. */
function joinFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  return [
    { path: 'join-node.sh', mediaType: 'text/x-shellscript', purpose: purposes.joinScript, content: joinScript(plan) },
    ...(plan.spec.kkp.bringyourown?.nodes ?? []).map((node): GeneratedFile => ({ path: `kubeadm-join-${node.name}.yaml`, mediaType: 'application/yaml', purpose: purposes.joinNode, content: toYaml(joinConfiguration(plan, node)) })),
  ];
}

function verifyOptions(plan: Plan) {
  const { metadata, spec } = plan;
  const wanted = spec.kkp.loadBalancerServices;
  const balancers = balancersOf(plan);
  const options = { clusterName: metadata.name, ipFamily: spec.ipFamily, kubernetesVersion: spec.kubernetesVersion, nodeAddressesSkipped: HIDES_NODE_ADDRESSES.includes(spec.kkp.cloudProvider) ? 'this cloud does not publish IPv6 addresses of nodes' : '', nodesHavePodRanges: true };
  if (balancers) return { ...options, ...balancerCheck(balancers) };
  if (!wanted || wanted.ipFamily === 'none') return options;
  return { ...options, loadBalancer: { ipFamily: wanted.ipFamily, annotations: loadBalancerAnnotations(wanted) } };
}

/** What the Hetzner cloud controller needs to place a load balancer. */
function loadBalancerAnnotations({ networkZone, location }: NonNullable<Plan['spec']['kkp']['loadBalancerServices']>): Record<string, string> {
  return {
    ...(networkZone !== undefined && { 'load-balancer.hetzner.cloud/network-zone': networkZone }),
    ...(location !== undefined && { 'load-balancer.hetzner.cloud/location': location }),
  };
}
