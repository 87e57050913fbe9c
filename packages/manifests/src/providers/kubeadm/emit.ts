import type { Emitter } from '../../kit/emitter.js';
import { type GeneratedFile, inGroup } from '../../kit/file.js';
import { toYaml, toYamlDocuments } from '../../format/yaml.js';
import { joinScript } from '../../kit/join.js';
import { balancerCheck, balancerFiles } from '../../kit/load-balancers.js';
import { nat64Check, nat64Files } from '../../kit/nat64.js';
import { planFile } from '../../kit/plan-file.js';
import { verificationKit } from '../../kit/verify.js';
import { nextSteps } from './commands.js';
import { initDocuments, joinDocument } from './config.js';
import { conversionGuide } from './convert.js';
import { flagFiles } from './flags.js';
import { guide } from './guide.js';
import { preflightScript, sysctlConf } from './host.js';
import { fitsKind, kindConfig } from './kind.js';
import { type Purposes, TEXTS } from './messages/texts.js';
import { balancersOf, controlPlanes, families, nat64Of, nodeIps, type Plan, releaseOf, serviceFamilies } from './plan.js';
import { pluginFiles } from './plugin.js';

/** All files of a kubeadm plan, in the order of use. */
export const emitKubeadm: Emitter<Plan> = (plan, context) => {
  const { language } = context;
  const { purposes } = TEXTS[language];
  const read: GeneratedFile[] = [
    { path: 'README.md', mediaType: 'text/markdown', purpose: purposes.guide, content: guide(plan, context) },
    ...(families(plan).length === 2 ? [{ path: 'CONVERT.md', mediaType: 'text/markdown', purpose: purposes.convert, content: conversionGuide(plan, language) } satisfies GeneratedFile] : []),
  ];
  const hosts: GeneratedFile[] = [
    { path: 'preflight.sh', mediaType: 'text/x-shellscript', purpose: purposes.preflight, content: preflightScript(plan) },
    { path: 'sysctl.conf', mediaType: 'text/plain', purpose: purposes.sysctl, content: sysctlConf(plan) },
  ];
  const laptop: GeneratedFile[] = fitsKind(plan) ? [{ path: 'kind.yaml', mediaType: 'application/yaml', purpose: purposes.kind, content: toYaml(kindConfig(plan)) }] : [];
  const balancers = balancersOf(plan);
  const nat64 = nat64Of(plan);
  const checks = verificationKit({
    clusterName: plan.metadata.name,
    ipFamily: plan.spec.ipFamily,
    kubernetesVersion: plan.spec.kubernetesVersion,
    serviceFamilies: serviceFamilies(plan),
    nodeAddressesSkipped: families(plan).length > releaseOf(plan).nodeIps ? 'its kubelet reports one address before Kubernetes 1.20' : '',
    nodesHavePodRanges: plan.spec.kubeadm.allocateNodeCidrs,
    ...(balancers && balancerCheck(balancers)),
    ...(nat64 && nat64Check(nat64)),
  }, language);
  return {
    files: [...inGroup('read', read), ...inGroup('create', [...hosts, ...clusterFiles(plan, purposes), ...pluginFiles(plan, purposes), ...laptop]), ...inGroup('change', nat64 ? nat64Files(nat64, language) : []), ...inGroup('expose', balancers ? balancerFiles(balancers, language) : []), ...inGroup('verify', checks), ...planFile(context)],
    next: nextSteps(plan, language),
  };
};

/** How the components are told: the files of kubeadm, or the flags of each. */
function clusterFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  const { configApi: api, nodes } = plan.spec.kubeadm;
  if (api === 'flags') return flagFiles(plan, purposes);
  const [first] = controlPlanes(plan);
  const others = nodes.filter((node) => node !== first);
  return [
    { path: 'kubeadm-init.yaml', mediaType: 'application/yaml', purpose: purposes.init, content: toYamlDocuments(initDocuments(plan, api)) },
    ...others.map((node): GeneratedFile => ({ path: `kubeadm-join-${node.name}.yaml`, mediaType: 'application/yaml', purpose: purposes.joinNode, content: toYaml(joinDocument(plan, node, api)) })),
    ...(others.length === 0
      ? []
      : [{ path: 'join-node.sh', mediaType: 'text/x-shellscript', purpose: purposes.joinScript, content: joinScript({ nodes: others.map((node) => ({ name: node.name, nodeIps: nodeIps(plan, node) })), controlPlanes: others.filter(({ role }) => role === 'control-plane').map(({ name }) => name), where: 'On the first control plane node' }) } satisfies GeneratedFile]),
  ];
}
