import { isDualStack } from '../../../address/family.js';
import { isAtLeast, isWholeVersion, parseVersion } from '../../../facts/version.js';
import type { Fix, Source } from '../../../findings/finding.js';
import { use } from '../../../rules/rule.js';
import { CILIUM_CHART, CNI_ABILITIES, CNI_RELEASES, type CniType, defaultCniVersion, IPV6_MTU, isBetween, releaseOf, WIREGUARD_FROM } from '../catalog.js';
import type { KubeadmPlan } from '../plan.js';
import { SOURCES } from '../sources.js';
import { CALICO_RULES } from './calico.js';
import { CILIUM_RULES } from './cilium.js';
import { CNI_VERSION, hasPlugin, inKubeadm, isDual, type KubeadmRule, label, rule } from './rule.js';

/** kubenet was part of dockershim (kubernetes/kubernetes#97252). */
const KUBENET_GONE = '1.24';
const PROXY_MODE = ['spec', 'network', 'proxyMode'] as const;
/** How each plugin writes its releases: Calico, Canal and flannel with a leading v, Cilium's chart without. */
const isRelease = (type: CniType, text: string): boolean => (type === 'cilium' ? isWholeVersion(text) : text.startsWith('v') && isWholeVersion(text.slice(1)));

const newest = ({ spec }: KubeadmPlan): Fix => use(CNI_VERSION, defaultCniVersion(spec.kubeadm.cni.type, spec.kubernetesVersion));
const withoutV = (version: string) => version.replace(/^v/, '');
const hasAnyPlugin = hasPlugin('calico', 'cilium', 'flannel', 'canal');

/** Where the releases of each plugin are; Canal is one of Calico's manifests. */
const RELEASES_OF = { calico: SOURCES.calicoReleases, canal: SOURCES.calicoReleases, cilium: SOURCES.ciliumReleases, flannel: SOURCES.flannelReleases } as const satisfies Record<CniType, Source>;

const version = rule('kubeadm/plugin-version', {
  severity: 'error',
  source: SOURCES.calicoReleases,
  *check(plan, say) {
    const { type, version: given } = plan.spec.kubeadm.cni;
    if (isRelease(type, given)) return;
    const respelled = type === 'cilium' ? withoutV(given) : `v${withoutV(given)}`;
    yield { path: CNI_VERSION, source: RELEASES_OF[type], ...say({ version: given, plugin: type, example: CNI_RELEASES[type][0]?.version ?? '' }), fixes: () => [...(isRelease(type, respelled) ? [use(CNI_VERSION, respelled)] : []), newest(plan)] };
  },
});

/** What the plugin is tested with, where that is not the version of the cluster. */
function untested({ spec: { kubernetesVersion: kubernetes, kubeadm } }: KubeadmPlan) {
  const { type: plugin, version: given } = kubeadm.cni;
  const minor = parseVersion(given);
  if (!parseVersion(kubernetes)) return undefined;
  const release = CNI_RELEASES[plugin].find((each) => minor && parseVersion(each.version)?.minor === minor.minor && parseVersion(each.version)?.major === minor.major);
  return release?.tested && !isBetween(kubernetes, release.tested) ? { plugin, version: given, first: release.tested[0], last: release.tested[1], kubernetes } : undefined;
}

const calicoUntested = rule('kubeadm/plugin-untested', {
  severity: 'info',
  source: SOURCES.calicoRequirements,
  appliesTo: hasPlugin('calico', 'canal'),
  *check(plan, say) {
    const found = untested(plan);
    if (found) yield { path: CNI_VERSION, ...say(found) };
  },
});

const ciliumUntested = rule('kubeadm/cilium-untested', {
  severity: 'info',
  source: SOURCES.ciliumRequirements,
  appliesTo: hasPlugin('cilium'),
  *check(plan, say) {
    const found = untested(plan);
    if (found) yield { path: CNI_VERSION, ...say(found) };
  },
});

const ciliumChart = rule('kubeadm/cilium-chart', {
  severity: 'error',
  source: SOURCES.ciliumChart,
  appliesTo: hasPlugin('cilium'),
  *check(plan, say) {
    const { version: given } = plan.spec.kubeadm.cni;
    const { from } = CILIUM_CHART;
    if (!isAtLeast(given, from)) yield { path: CNI_VERSION, ...say({ version: given, from, oldest: CNI_RELEASES.cilium.at(-1)?.version ?? '' }), fixes: () => [newest(plan)] };
  },
});

const wireguard = rule('kubeadm/flannel-wireguard', {
  severity: 'error',
  source: SOURCES.flannelWireguard,
  appliesTo: hasPlugin('flannel', 'canal'),
  *check(plan, say) {
    const { cni, flannel } = plan.spec.kubeadm;
    if (flannel?.backend !== 'wireguard' || (cni.type !== 'flannel' && cni.type !== 'canal')) return;
    const from = WIREGUARD_FROM[cni.type];
    if (isAtLeast(cni.version, from)) return;
    const path = inKubeadm('flannel', 'backend');
    yield { path, ...say(cni.type, { version: cni.version, from }), fixes: () => [use(path, 'vxlan'), use(path, 'host-gw'), newest(plan)] };
  },
});

const kubenet = rule('kubeadm/kubenet', {
  severity: 'info',
  source: SOURCES.dualStack116,
  appliesTo: isDual,
  *check({ spec }, say) {
    const release = releaseOf(spec.kubernetesVersion);
    if (!release || isAtLeast(release.minor, KUBENET_GONE)) return;
    yield { path: inKubeadm('cni', 'type'), ...say(spec.ipFamily === 'IPv6+IPv4' ? 'ipv6-first' : 'ipv4-first', { gone: KUBENET_GONE }) };
  },
});

const families = rule('kubeadm/plugin-families', {
  severity: 'error',
  source: SOURCES.flannelDualStack,
  appliesTo: hasAnyPlugin,
  *check(plan, say) {
    const { ipFamily, kubeadm } = plan.spec;
    if (ipFamily === 'IPv4') return;
    const { type, version: given } = kubeadm.cni;
    const [ability, variant] = isDualStack(ipFamily) ? (['dualStack', 'dual-stack'] as const) : (['ipv6Only', 'ipv6-only'] as const);
    const { from, source } = CNI_ABILITIES[ability][type];
    if (isAtLeast(given, from)) return;
    yield { path: CNI_VERSION, source, ...say(variant, { plugin: type, version: given, from }), fixes: () => [newest(plan), use(CNI_VERSION, CNI_RELEASES[type].findLast((each) => isAtLeast(each.version, from))?.version ?? '')] };
  },
});

const nftables = rule('kubeadm/plugin-nftables', {
  severity: 'error',
  source: SOURCES.calicoNftables,
  appliesTo: (plan) => hasAnyPlugin(plan) && plan.spec.network.proxyMode === 'nftables',
  *check({ spec: { kubeadm } }, say) {
    const { type: plugin, version: given } = kubeadm.cni;
    const { from, source } = CNI_ABILITIES.nftables[plugin];
    if (from !== undefined && isAtLeast(given, from)) return;
    yield { path: PROXY_MODE, related: [inKubeadm('cni')], source, ...(from === undefined ? say('never', { plugin }) : say('before', { plugin, version: given, from })), fixes: () => [use(PROXY_MODE, 'iptables')] };
  },
});

/** Where the settings of each plugin are its own. */
const SETTINGS_OF = { calico: SOURCES.operatorValidation, cilium: SOURCES.ciliumValues, flannel: SOURCES.flannelBackends } as const;

const otherBlock = rule('kubeadm/other-plugin-settings', {
  severity: 'warning',
  source: SOURCES.ciliumValues,
  *check({ spec: { kubeadm } }, say) {
    const { type } = kubeadm.cni;
    const own = type === 'canal' ? 'flannel' : type;
    for (const block of ['calico', 'cilium', 'flannel'] as const) {
      if (block !== own && kubeadm[block] !== undefined) yield { path: inKubeadm(block), source: SETTINGS_OF[block], ...say({ plugin: type, settings: block }), fixes: () => [{ path: inKubeadm(block), label: label('kubeadm/remove-settings', { plugin: block }) }] };
    }
  },
});

const mtu = rule('kubeadm/mtu', {
  severity: 'error',
  source: SOURCES.ipv6Mtu,
  appliesTo: ({ spec }) => spec.ipFamily !== 'IPv4',
  *check({ spec: { kubeadm } }, say) {
    for (const plugin of ['calico', 'cilium'] as const) {
      const path = inKubeadm(plugin, 'mtu');
      const given = kubeadm[plugin]?.mtu;
      if (given !== undefined && given < IPV6_MTU) yield { path, ...say({ given, least: IPV6_MTU }), fixes: () => [use(path, IPV6_MTU)] };
    }
  },
});

/** Rules about the network plugin. */
export const PLUGIN_RULES: readonly KubeadmRule[] = [version, families, nftables, ...CALICO_RULES, ...CILIUM_RULES, mtu, otherBlock, ciliumChart, wireguard, calicoUntested, ciliumUntested, kubenet];
