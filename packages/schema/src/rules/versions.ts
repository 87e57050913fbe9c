import { isDualStack } from '../address/family.js';
import type { ClusterFacts } from '../facts/facts.js';
import { isAtLeast, parseVersion } from '../facts/version.js';
import { type ClusterRule, clusterRule } from './cluster-rule.js';
import { use } from './rule.js';
import { SOURCES } from './sources.js';

/** Whether there is a version to speak of; what is none is refused by each provider's own rule. */
const hasVersion = ({ kubernetesVersion }: ClusterFacts): boolean => parseVersion(kubernetesVersion) !== undefined;
/** Where versions of Kubernetes say what dual stack is: a platform that runs the control plane sets its gates itself. */
const isOwnDualStack = (facts: ClusterFacts): boolean => !facts.isManaged && isDualStack(facts.ipFamily) && hasVersion(facts);

const dualStackVersion = clusterRule('kubernetes/dual-stack-version', {
  severity: 'error',
  source: SOURCES.dualStack,
  appliesTo: isOwnDualStack,
  *check({ kubernetesVersion: version, kubernetesVersionPath: path }, say) {
    if (!isAtLeast(version, '1.16')) yield { path, ...say({ version }) };
  },
});

const dualStackAlpha = clusterRule('kubernetes/dual-stack-alpha', {
  severity: 'info',
  source: SOURCES.dualStack,
  appliesTo: isOwnDualStack,
  unless: ['kubernetes/dual-stack-version'],
  *check({ kubernetesVersion: version, kubernetesVersionPath: path }, say) {
    if (!isAtLeast(version, '1.21')) yield { path, ...say({ version }) };
  },
});

const proxyModeDualStack = clusterRule('kubernetes/proxy-mode-dual-stack', {
  severity: 'error',
  source: SOURCES.iptablesDualStack,
  appliesTo: isOwnDualStack,
  *check({ kubernetesVersion: version, proxyMode: mode, proxyModePath: path }, say) {
    if (mode !== 'ipvs' && !isAtLeast(version, '1.18')) yield { path, ...say({ version, mode }), fixes: () => [use(path, 'ipvs')] };
  },
});

const nftablesVersion = clusterRule('kubernetes/nftables-version', {
  severity: 'error',
  source: SOURCES.nftables,
  appliesTo: hasVersion,
  *check({ kubernetesVersion: version, proxyMode: mode, proxyModePath: path }, say) {
    if (mode === 'nftables' && !isAtLeast(version, '1.31')) yield { path, ...say(isAtLeast(version, '1.29') ? 'alpha' : 'unknown', { version }), fixes: () => [use(path, 'iptables')] };
  },
});

const ipvsDeprecated = clusterRule('kubernetes/ipvs-deprecated', {
  severity: 'warning',
  source: SOURCES.ipvsDeprecated,
  appliesTo: ({ isProxyModeFixed }) => !isProxyModeFixed,
  *check({ kubernetesVersion: version, proxyMode: mode, proxyModePath: path }, say) {
    if (mode === 'ipvs' && isAtLeast(version, '1.35')) yield { path, ...say({ version }), fixes: () => [use(path, 'nftables')] };
  },
});

/** What depends on the version of Kubernetes: dual stack itself, and the proxy modes. */
export const VERSION_RULES: readonly ClusterRule[] = [dualStackVersion, proxyModeDualStack, nftablesVersion, dualStackAlpha, ipvsDeprecated];
