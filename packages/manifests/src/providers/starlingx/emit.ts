import * as starlingx from '@dualstack/schema/providers/starlingx';
import type { Emitter } from '../../kit/emitter.js';
import { type GeneratedFile, inGroup } from '../../kit/file.js';
import { toYaml } from '../../format/yaml.js';
import { balancerCheck, balancerFiles } from '../../kit/load-balancers.js';
import { planFile } from '../../kit/plan-file.js';
import { verificationKit } from '../../kit/verify.js';
import { bootstrapVariables, subcloudValues } from './bootstrap.js';
import { nextSteps } from './commands.js';
import { guide } from './guide.js';
import { type Purposes, TEXTS } from './messages/texts.js';
import { balancersOf, families, type Plan } from './plan.js';
import { convertScript, revertScript } from './scripts.js';

/** All files of a StarlingX plan, in the order of use. */
export const emitStarlingx: Emitter<Plan> = (plan, context) => {
  const { purposes } = TEXTS[context.language];
  const balancers = balancersOf(plan);
  const checks = verificationKit({
    clusterName: plan.metadata.name,
    /** After a revert the first family alone is left. */
    ipFamily: plan.spec.starlingx.mode === 'revert' ? (families(plan)[0] === 'ipv6' ? 'IPv6' : 'IPv4') : plan.spec.ipFamily,
    kubernetesVersion: starlingx.releaseOf(plan.spec.starlingx.release).kubernetesVersion,
    nodeAddressesSkipped: '',
    nodesHavePodRanges: false,
    ...(balancers && balancerCheck(balancers)),
  }, context.language);
  return {
    files: [
      ...inGroup('read', [{ path: 'README.md', mediaType: 'text/markdown', purpose: purposes.guide, content: guide(plan, context) }]),
      ...inGroup(plan.spec.starlingx.mode === 'install' ? 'create' : 'change', ownFiles(plan, purposes)),
      ...inGroup('expose', balancers ? balancerFiles(balancers, context.language) : []),
      ...inGroup('verify', checks),
      ...planFile(context),
      /** Whoever adds a family has the way back at hand. */
      ...inGroup('back', plan.spec.starlingx.mode === 'convert' ? [wayBack(plan, purposes)] : []),
    ],
    next: nextSteps(plan, context.language),
  };
};

const wayBack = (plan: Plan, purposes: Purposes): GeneratedFile => ({ path: 'revert.sh', mediaType: 'text/x-shellscript', purpose: purposes.revert, content: revertScript(plan) });

function ownFiles(plan: Plan, purposes: Purposes): GeneratedFile[] {
  const { mode, distributedCloudRole: role } = plan.spec.starlingx;
  if (mode === 'convert') return [{ path: 'convert.sh', mediaType: 'text/x-shellscript', purpose: purposes.convert, content: convertScript(plan) }];
  if (mode === 'revert') return [wayBack(plan, purposes)];
  if (role === 'subcloud') return [{ path: 'bootstrap-values.yml', mediaType: 'application/yaml', purpose: purposes.subcloud, content: toYaml(subcloudValues(plan), ['For dcmanager subcloud add --bootstrap-values, on the system controller.']) }];
  return [{ path: 'localhost.yml', mediaType: 'application/yaml', purpose: purposes.install, content: toYaml(bootstrapVariables(plan), ['For the home folder of sysadmin on controller-0, where the bootstrap playbook reads it.', 'Add admin_password and ansible_become_pass there: no plan carries them.']) }];
}
