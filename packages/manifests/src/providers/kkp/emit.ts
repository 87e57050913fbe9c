import type * as kkp from '@dualstack/schema/providers/kkp';
import type { Emitter } from '../../kit/emitter.js';
import type { GeneratedFile } from '../../kit/file.js';
import { toJson } from '../../format/json.js';
import { toYaml, toYamlDocuments } from '../../format/yaml.js';
import { planFile } from '../../kit/plan-file.js';
import { verificationKit } from '../../kit/verify.js';
import { cluster, clusterTemplate } from './cluster.js';
import { createClusterScript } from './create-cluster.js';
import { credentialsScript } from './credentials.js';
import { guide } from './guide.js';
import { joinConfiguration, joinScript } from './join.js';
import { machineDeployment } from './machines.js';
import { TEXTS } from './messages/texts.js';
import { createClusterBody } from './rest.js';

type Plan = kkp.KkpPlan;

/** Cloud providers whose nodes do not publish IPv6 addresses in the Kubernetes API. */
const HIDES_NODE_ADDRESSES: readonly kkp.CloudProvider[] = ['gcp'];

/** All files of a KKP plan. */
export const emitKkp: Emitter<Plan> = (plan, context) => {
  const { spec } = plan;
  const { purposes } = TEXTS[context.language];
  const credentials = credentialsScript(plan);
  const files: GeneratedFile[] = [
    { path: 'README.md', mediaType: 'text/markdown', purpose: purposes.guide, content: guide(plan, context) },
    { path: 'cluster.yaml', mediaType: 'application/yaml', purpose: purposes.cluster, content: toYaml(cluster(plan)) },
    { path: 'clustertemplate.yaml', mediaType: 'application/yaml', purpose: purposes.template, content: toYaml(clusterTemplate(plan)) },
    { path: 'create-cluster.json', mediaType: 'application/json', purpose: purposes.createBody, content: toJson(createClusterBody(plan)) },
    { path: 'create-cluster.sh', mediaType: 'text/x-shellscript', purpose: purposes.createScript, content: createClusterScript(plan) },
  ];
  if (credentials !== undefined) {
    files.push({ path: 'credentials.sh', mediaType: 'text/x-shellscript', purpose: purposes.credentials, content: credentials });
  }
  if (spec.nodePools.length > 0) {
    files.push({ path: 'machinedeployment.yaml', mediaType: 'application/yaml', purpose: purposes.machines, content: toYamlDocuments(spec.nodePools.map((pool) => machineDeployment(plan, pool))) });
  }
  if (spec.kkp.cloudProvider === 'bringyourown') {
    files.push({ path: 'join-node.sh', mediaType: 'text/x-shellscript', purpose: purposes.joinScript, content: joinScript(plan) });
    for (const node of spec.kkp.bringyourown?.nodes ?? []) {
      files.push({ path: `kubeadm-join-${node.name}.yaml`, mediaType: 'application/yaml', purpose: purposes.joinNode, content: toYaml(joinConfiguration(plan, node)) });
    }
  }
  files.push(...verificationKit(verifyOptions(plan), context.language));
  files.push(planFile(context));
  return files;
};

function verifyOptions({ metadata, spec }: Plan) {
  const wanted = spec.kkp.loadBalancerServices;
  const options = { clusterName: metadata.name, ipFamily: spec.ipFamily, kubernetesVersion: spec.kubernetesVersion, nodeAddressesSkipped: HIDES_NODE_ADDRESSES.includes(spec.kkp.cloudProvider) ? 'this cloud does not publish IPv6 addresses of nodes' : '', nodesHavePodRanges: true };
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
