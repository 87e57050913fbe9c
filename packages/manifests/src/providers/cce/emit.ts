import * as cce from '@dualstack/schema/providers/cce';
import type { Emitter } from '../../kit/emitter.js';
import { type GeneratedFile, inGroup } from '../../kit/file.js';
import { toShell } from '../../format/shell.js';
import { planFile } from '../../kit/plan-file.js';
import { verificationKit } from '../../kit/verify.js';
import { apiSequence } from './api.js';
import { nextSteps } from './commands.js';
import { guide } from './guide.js';
import { type Purposes, TEXTS } from './messages/texts.js';
import { isBeyondTerraform, type Plan } from './resources.js';
import { apiScripts } from './script.js';
import { serviceFiles } from './services.js';
import { terraformFiles } from './terraform.js';

/** All files of a CCE plan, in the order of use. */
export const emitCce: Emitter<Plan> = (plan, context) => {
  const { language } = context;
  const { purposes, ways } = TEXTS[language];
  const { metadata, spec } = plan;
  const sequence = apiSequence(plan, purposes);
  const checks = verificationKit({
    clusterName: metadata.name,
    ipFamily: spec.ipFamily,
    kubernetesVersion: spec.cce.version,
    nodeAddressesSkipped: cce.speaksIpv6(plan) ? 'run verify/ping6.sh on it instead; CCE does not say that nodes publish their IPv6 address' : '',
    nodesHavePodRanges: false,
  }, language);
  const [script, ...otherScripts] = apiScripts(plan, sequence, purposes);
  return {
    files: [
      ...inGroup('read', [{ path: 'README.md', mediaType: 'text/markdown', purpose: purposes.guide, content: guide(plan, context) }]),
      ...(isBeyondTerraform(plan) ? [] : inGroup('create', terraformFiles(plan, purposes), ways.terraform)),
      ...inGroup('create', [...(script ? [script] : []), ...sequence.files, ...otherScripts], ways.api),
      ...inGroup('expose', serviceFiles(plan, purposes)),
      ...inGroup('verify', [...checks, ...(cce.speaksIpv6(plan) ? [ping6(purposes)] : [])]),
      ...planFile(context),
    ],
    next: nextSteps(plan, language),
  };
};

/**
 * The last step of the dual-stack guide: a node pings a host on the Internet over IPv6.
 *
 * @see https://github.com/opentelekomcloud-docs/cloud-container-engine/blob/4863737383aaa71bc85eb44da133b4563415b518/umn/source/best_practice/cluster/creating_an_ipv4_ipv6_dual-stack_cluster_in_cce.rst
 */
function ping6(purposes: Purposes): GeneratedFile {
  return {
    path: 'verify/ping6.sh',
    mediaType: 'text/x-shellscript',
    purpose: purposes.ping6,
    content: toShell({
      comment: ['Run on a node of the cluster. Another host can be given: ./ping6.sh ipv6.example.com', 'Reaching the Internet needs the address of the node in a shared bandwidth.'],
      variables: {},
      body: PING6,
    }),
  };
}

const PING6 = `
host=\${1:-ipv6.baidu.com}
if ! ip -6 address show scope global | grep -q inet6; then
  printf 'This node has no global IPv6 address: is IPv6 on in its subnet and in the cluster?\\n' >&2
  exit 1
fi
ip -6 -brief address show scope global
if command -v ping6 >/dev/null; then ping6 -c 4 "$host"; else ping -6 -c 4 "$host"; fi
`;
