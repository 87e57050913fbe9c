import type { Emitter } from '../../kit/emitter.js';
import type { GeneratedFile } from '../../kit/file.js';
import { toYaml, toYamlDocuments, type Value } from '../../format/yaml.js';
import { joinScript } from '../../kit/join.js';
import { verificationKit } from '../../kit/verify.js';
import { initDocuments, joinDocument } from './config.js';
import { conversionGuide } from './convert.js';
import { flagFiles } from './flags.js';
import { guide } from './guide.js';
import { preflightScript, sysctlConf } from './host.js';
import { fitsKind, kindConfig } from './kind.js';
import { controlPlanes, families, nodeIps, type Plan, releaseOf, serviceFamilies } from './plan.js';
import { pluginFiles } from './plugin.js';

/** All files of a kubeadm plan. */
export const emitKubeadm: Emitter<Plan> = (plan, { document, findings, language }) => [
  { path: 'README.md', mediaType: 'text/markdown', purpose: 'What to do in which order, and what to know', content: guide(plan, findings) },
  { path: 'preflight.sh', mediaType: 'text/x-shellscript', purpose: 'Checks a machine before it becomes a node', content: preflightScript(plan) },
  { path: 'sysctl.conf', mediaType: 'text/plain', purpose: 'Kernel settings of every node', content: sysctlConf(plan) },
  ...clusterFiles(plan),
  ...pluginFiles(plan),
  ...(families(plan).length === 2 ? [{ path: 'CONVERT.md', mediaType: 'text/markdown', purpose: 'From one family to two on a running cluster, and back', content: conversionGuide(plan) } satisfies GeneratedFile] : []),
  ...(fitsKind(plan) ? [{ path: 'kind.yaml', mediaType: 'application/yaml', purpose: 'The same address plan on a laptop', content: toYaml(kindConfig(plan)) } satisfies GeneratedFile] : []),
  ...verificationKit({
    clusterName: plan.metadata.name,
    ipFamily: plan.spec.ipFamily,
    kubernetesVersion: plan.spec.kubernetesVersion,
    serviceFamilies: serviceFamilies(plan),
    nodeAddressesSkipped: families(plan).length > releaseOf(plan).nodeIps ? 'its kubelet reports one address before Kubernetes 1.20' : '',
    nodesHavePodRanges: plan.spec.kubeadm.allocateNodeCidrs,
  }, language),
  { path: 'plan.yaml', mediaType: 'application/yaml', purpose: 'The plan that these files were made from', content: toYaml(document as Value) },
];

/** How the components are told: the files of kubeadm, or the flags of each. */
function clusterFiles(plan: Plan): GeneratedFile[] {
  const { configApi: api, nodes } = plan.spec.kubeadm;
  if (api === 'flags') return flagFiles(plan);
  const [first] = controlPlanes(plan);
  const others = nodes.filter((node) => node !== first);
  return [
    { path: 'kubeadm-init.yaml', mediaType: 'application/yaml', purpose: 'Configuration of the first control plane node, the cluster, its kubelets and kube-proxy', content: toYamlDocuments(initDocuments(plan, api)) },
    ...others.map((node): GeneratedFile => ({ path: `kubeadm-join-${node.name}.yaml`, mediaType: 'application/yaml', purpose: 'JoinConfiguration of one node, with each of its addresses', content: toYaml(joinDocument(plan, node, api)) })),
    ...(others.length === 0
      ? []
      : [{ path: 'join-node.sh', mediaType: 'text/x-shellscript', purpose: 'Joins a node with its configuration', content: joinScript({ nodes: others.map((node) => ({ name: node.name, nodeIps: nodeIps(plan, node) })), controlPlanes: others.filter(({ role }) => role === 'control-plane').map(({ name }) => name), where: `On the first control plane node` }) } satisfies GeneratedFile]),
  ];
}
