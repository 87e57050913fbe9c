import { isDualStack } from '../address/family.js';
import type { ClusterFacts } from '../facts/facts.js';
import type { Rule } from './rule.js';
import { SOURCES } from './sources.js';
import { isAtLeast } from '../facts/version.js';

type ClusterRule = Rule<ClusterFacts>;

const dualStackVersion: ClusterRule = {
  id: 'kubernetes/dual-stack-version',
  severity: 'error',
  title: 'Dual stack needs Kubernetes 1.16 or later',
  source: SOURCES.dualStack,
  *check({ isManaged, ipFamily, kubernetesVersion, kubernetesVersionPath }) {
    if (isManaged || !isDualStack(ipFamily) || isAtLeast(kubernetesVersion, '1.16')) return;
    yield { path: kubernetesVersionPath, message: `Kubernetes ${kubernetesVersion} has no dual stack; it came with 1.16 as alpha and is stable from 1.23.` };
  },
};

const dualStackAlpha: ClusterRule = {
  id: 'kubernetes/dual-stack-alpha',
  severity: 'info',
  title: 'Dual stack is alpha before Kubernetes 1.21',
  source: SOURCES.dualStack,
  *check({ isManaged, ipFamily, kubernetesVersion, kubernetesVersionPath }) {
    if (isManaged || !isDualStack(ipFamily) || !isAtLeast(kubernetesVersion, '1.16') || isAtLeast(kubernetesVersion, '1.21')) return;
    yield { path: kubernetesVersionPath, message: `In Kubernetes ${kubernetesVersion} dual stack is alpha: the feature gate IPv6DualStack is off unless every component sets it, which the files here do. It is on from 1.21 and stable from 1.23.` };
  },
};

const proxyModeDualStack: ClusterRule = {
  id: 'kubernetes/proxy-mode-dual-stack',
  severity: 'error',
  title: 'Before Kubernetes 1.18, only ipvs speaks two families',
  source: SOURCES.iptablesDualStack,
  *check({ isManaged, ipFamily, kubernetesVersion, proxyMode, proxyModePath }) {
    if (isManaged || !isDualStack(ipFamily) || isAtLeast(kubernetesVersion, '1.18') || proxyMode === 'ipvs') return;
    yield { path: proxyModePath, message: `kube-proxy of Kubernetes ${kubernetesVersion} speaks two families in ipvs mode only, not in ${proxyMode}; iptables does from 1.18.`, fixes: () => [{ path: proxyModePath, value: 'ipvs', label: 'Use ipvs' }] };
  },
};

const nftablesVersion: ClusterRule = {
  id: 'kubernetes/nftables-version',
  severity: 'error',
  title: 'nftables needs Kubernetes 1.31, where it is on without a feature gate',
  source: SOURCES.nftables,
  *check({ kubernetesVersion, proxyMode, proxyModePath }) {
    if (proxyMode !== 'nftables' || isAtLeast(kubernetesVersion, '1.31')) return;
    const known = isAtLeast(kubernetesVersion, '1.29') ? 'only behind the alpha feature gate NFTablesProxyMode' : 'not at all';
    yield { path: proxyModePath, message: `kube-proxy of Kubernetes ${kubernetesVersion} knows the nftables mode ${known}; it is on from 1.31.`, fixes: () => [{ path: proxyModePath, value: 'iptables', label: 'Use iptables' }] };
  },
};

const ipvsDeprecated: ClusterRule = {
  id: 'kubernetes/ipvs-deprecated',
  severity: 'warning',
  title: 'ipvs is deprecated from Kubernetes 1.35',
  source: SOURCES.ipvsDeprecated,
  *check({ kubernetesVersion, proxyMode, proxyModePath }) {
    if (proxyMode !== 'ipvs' || !isAtLeast(kubernetesVersion, '1.35')) return;
    yield { path: proxyModePath, message: `The ipvs mode of kube-proxy is deprecated from Kubernetes 1.35, and ${kubernetesVersion} warns at every start. Use nftables, its successor.`, fixes: () => [{ path: proxyModePath, value: 'nftables', label: 'Use nftables' }] };
  },
};

/** What depends on the version of Kubernetes: dual stack itself, and the proxy modes. */
export const VERSION_RULES: readonly ClusterRule[] = [dualStackVersion, proxyModeDualStack, nftablesVersion, dualStackAlpha, ipvsDeprecated];
