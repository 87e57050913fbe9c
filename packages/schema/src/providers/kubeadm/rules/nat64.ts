import { isAtLeast, parseVersion } from '../../../facts/version.js';
import type { Path } from '../../../findings/finding.js';
import { COREDNS_DNS64_FROM } from '../catalog.js';
import { SOURCES } from '../sources.js';
import { type KubeadmRule, label, rule, VERSION } from './rule.js';

const DNS64: Path = ['spec', 'nat64', 'dns64'];

const coredns = rule('kubeadm/nat64-coredns', {
  severity: 'error',
  source: SOURCES.corednsVersions,
  appliesTo: ({ spec }) => spec.nat64?.dns64 === 'coredns' && spec.kubeadm.configApi !== 'flags' && parseVersion(spec.kubernetesVersion) !== undefined,
  *check({ spec: { kubernetesVersion } }, say) {
    if (isAtLeast(kubernetesVersion, COREDNS_DNS64_FROM)) return;
    yield { path: DNS64, related: [VERSION], ...say({ version: kubernetesVersion, from: COREDNS_DNS64_FROM }), fixes: () => [{ path: DNS64, value: 'upstream', label: label('use-upstream') }] };
  },
});

/** Rules about DNS64 by what kubeadm installs. */
export const NAT64_RULES: readonly KubeadmRule[] = [coredns];
