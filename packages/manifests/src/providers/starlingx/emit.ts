import { starlingx } from '@dualstack/schema';
import type { Emitter } from '../../kit/emitter.js';
import type { GeneratedFile } from '../../kit/file.js';
import { toYaml, type Value } from '../../format/yaml.js';
import { verificationKit } from '../../kit/verify.js';
import { bootstrapVariables, subcloudValues } from './bootstrap.js';
import { guide } from './guide.js';
import { families, type Plan } from './plan.js';
import { convertScript, revertScript } from './scripts.js';

/** All files of a StarlingX plan. */
export const emitStarlingx: Emitter<Plan> = (plan, { document, findings, language }) => [
  { path: 'README.md', mediaType: 'text/markdown', purpose: 'What to do in which order, and what to know', content: guide(plan, findings) },
  ownFile(plan),
  ...verificationKit({
    clusterName: plan.metadata.name,
    /** After a revert the first family alone is left. */
    ipFamily: plan.spec.starlingx.mode === 'revert' ? (families(plan)[0] === 'ipv6' ? 'IPv6' : 'IPv4') : plan.spec.ipFamily,
    kubernetesVersion: starlingx.KUBERNETES_VERSION,
    nodeAddressesSkipped: '',
    nodesHavePodRanges: false,
  }, language),
  { path: 'plan.yaml', mediaType: 'application/yaml', purpose: 'The plan that these files were made from', content: toYaml(document as Value) },
];

function ownFile(plan: Plan): GeneratedFile {
  const { mode, distributedCloudRole: role } = plan.spec.starlingx;
  if (mode === 'convert') return { path: 'convert.sh', mediaType: 'text/x-shellscript', purpose: 'Adds the second family to a running system, network by network', content: convertScript(plan) };
  if (mode === 'revert') return { path: 'revert.sh', mediaType: 'text/x-shellscript', purpose: 'Takes the second family away from a running system', content: revertScript(plan) };
  if (role === 'subcloud') return { path: 'bootstrap-values.yml', mediaType: 'application/yaml', purpose: 'Bootstrap values of the subcloud, for dcmanager subcloud add', content: toYaml(subcloudValues(plan), ['For dcmanager subcloud add --bootstrap-values, on the system controller.']) };
  return { path: 'localhost.yml', mediaType: 'application/yaml', purpose: 'Overrides of the bootstrap playbook', content: toYaml(bootstrapVariables(plan), ['For the home folder of sysadmin on controller-0, where the bootstrap playbook reads it.', 'Add admin_password and ansible_become_pass there: no plan carries them.']) };
}
