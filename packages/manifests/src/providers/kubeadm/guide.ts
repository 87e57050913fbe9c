import { FAMILY_LABEL } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { code, joined, link, list, type Markdown, md, NOTHING, section, shellBlock, steps, table, toMarkdown } from '../../format/markdown.js';
import { shellQuote } from '../../format/shell.js';
import type { EmitContext } from '../../kit/emitter.js';
import { cell, DASH, heading, limitations } from '../../kit/guide.js';
import { balancerSection } from '../../kit/load-balancers.js';
import { nat64Section } from '../../kit/nat64.js';
import { KIT_TEXTS, type KitTexts } from '../../kit/messages/texts.js';
import { initCommands, joinCommand } from './commands.js';
import { kernel, sysctls, usesNftables } from './host.js';
import { fitsKind } from './kind.js';
import { type Texts, TEXTS } from './messages/texts.js';
import { balancersOf, certificateNames, controlPlanes, endpointOf, families, nat64Of, nodeIps, type Plan, releaseOf, replacesKubeProxy, serviceFamilies } from './plan.js';
import { pluginCommands } from './plugin.js';

/** The README of a kubeadm plan: what is here, in which order to use it, and what to know. */
export function guide(plan: Plan, { findings, language }: EmitContext): string {
  const texts = TEXTS[language];
  const shared = KIT_TEXTS[language];
  const isFlags = plan.spec.kubeadm.configApi === 'flags';
  const isDual = families(plan).length === 2;
  const balancers = balancersOf(plan);
  const nat64 = nat64Of(plan);
  return toMarkdown([
    top(plan, texts, shared),
    network(plan, texts, shared),
    hosts(plan, texts),
    endpoint(plan, texts, shared),
    isFlags ? flags(texts) : init(plan, texts, shared),
    plugin(plan, texts),
    isFlags ? NOTHING : join(plan, texts),
    isDual ? services(plan, texts) : NOTHING,
    nat64 ? nat64Section(nat64, language) : NOTHING,
    balancers ? balancerSection(balancers, language) : NOTHING,
    section(shared.verify, md`${texts.verify}${plan.spec.kubeadm.cni.type === 'calico' ? texts.verifyPools : NOTHING}`),
    isDual ? convert(plan, texts) : NOTHING,
    laptop(plan, texts),
    limitations(findings, language),
  ]);
}

function top({ metadata, spec }: Plan, texts: Texts, shared: KitTexts): Markdown {
  const { cni, configApi, cilium, controlPlaneEndpoint } = spec.kubeadm;
  const version = code(spec.kubernetesVersion);
  const plugin = { plugin: kubeadm.CNI_LABEL[cni.type], version: code(cni.version) };
  return heading(shared, metadata.name, metadata.description, [
    [texts.kubernetes, configApi === 'flags' ? texts.byFlags({ version }) : texts.byKubeadm({ version, api: code(configApi) })],
    [shared.families, md`${spec.ipFamily}`],
    [texts.plugin, cilium?.kubeProxyReplacement ? texts.pluginAsProxy(plugin) : texts.pluginWithProxy({ ...plugin, mode: code(spec.network.proxyMode) })],
    [texts.controlPlane, controlPlaneEndpoint === undefined ? texts.firstControlPlane : code(controlPlaneEndpoint)],
  ]);
}

function network(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const { network: ranges, kubeadm: settings } = plan.spec;
  const own = families(plan);
  const cuts = settings.allocateNodeCidrs || kubeadm.usesClusterPool(settings);
  const role = ({ role: name, os }: (typeof settings.nodes)[number]) => (os === 'windows' ? texts.windows({ role: texts.roles[name] }) : texts.roles[name]);
  return section(
    shared.addressPlan,
    table(
      [shared.family, texts.pods, texts.serviceRange, texts.nodeRange],
      own.map((family) => [md`${FAMILY_LABEL[family]}`, cell(ranges.podCidrs[family]?.text), cell(ranges.serviceCidrs[family]?.text), cuts ? cell(`/${ranges.nodeCidrMask[family] ?? ''}`) : DASH]),
    ),
    table(
      [texts.node, texts.role, ...own.map((family) => md`${FAMILY_LABEL[family]}`)],
      settings.nodes.map((node) => [code(node.name), role(node), ...own.map((family) => cell(node[family]?.text))]),
    ),
  );
}

function hosts(plan: Plan, texts: Texts): Markdown {
  const own = families(plan).map((family) => md`${FAMILY_LABEL[family]}`);
  const settings = sysctls(plan).map(([key, value], index) => (index === 0 ? texts.hostSysctl : texts.hostMoreSysctl)({ setting: code(`${key} = ${value}`) }));
  const checks = [
    texts.hostAddresses({ families: joined(own, texts.andAn) }),
    texts.hostRoutes({ families: joined(own, texts.andIn) }),
    ...settings,
    (usesNftables(plan) ? texts.hostKernelAndNft : texts.hostKernel)({ kernel: kernel(plan) }),
    plan.spec.kubeadm.configApi === 'flags' ? texts.hostProgramsOfFlags : texts.hostPrograms,
  ];
  return section(texts.hosts, texts.everyNode, list(checks.map((check) => md`[ ] ${check}`)), texts.hostPreflight);
}

/** Where every node reaches the API servers, which has to be there before the first of them is. */
function endpoint(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const found = endpointOf(plan);
  if (!found) return NOTHING;
  const { host, port, isName, behind } = found;
  const [first = 'ipv4', second] = families(plan);
  const what = { host: code(host), nodes: joined(behind.map(code), shared.comma), port, own: plan.spec.kubeadm.bindPort };
  return section(
    texts.endpoint,
    isName ? texts.endpointName({ ...what, family: FAMILY_LABEL[first] }) : texts.endpointAddress(what),
    isName && second !== undefined ? texts.endpointSecond({ host: code(host), family: FAMILY_LABEL[second] }) : NOTHING,
    md`${texts.endpointTest({ source: link(kubeadm.SOURCES.haTopology) })}${isName ? texts.endpointPreflight : NOTHING}`,
  );
}

function init(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const [first] = controlPlanes(plan);
  const { etcd, patchesDirectory } = plan.spec.kubeadm;
  const files = [etcd?.external?.caFile, etcd?.external?.certFile, etcd?.external?.keyFile].flatMap((file) => (file === undefined ? [] : [code(file)]));
  return section(
    texts.init,
    etcd?.external ? texts.initEtcd({ endpoints: joined(etcd.external.endpoints.map(code), shared.comma) }) : NOTHING,
    files.length > 0 ? texts.initEtcdFiles({ files: joined(files, shared.comma), node: code(first?.name ?? '') }) : NOTHING,
    patchesDirectory === undefined ? NOTHING : texts.initPatches({ folder: code(patchesDirectory) }),
    texts.initOn({ node: code(first?.name ?? '') }),
    shellBlock(initCommands(plan)),
    texts.initConfig,
    certificateNames(plan).length > 0 ? texts.initCertificate({ names: code('apiServer.certSANs'), source: link(kubeadm.SOURCES.certificateNames) }) : NOTHING,
    replacesKubeProxy(plan) ? texts.initNoProxy : NOTHING,
  );
}

function flags(texts: Texts): Markdown {
  return section(texts.flags, texts.flagsAre, steps([texts.flagsControlPlane, texts.flagsKubelet, texts.flagsProxy]));
}

function plugin(plan: Plan, texts: Texts): Markdown {
  const { cni, calico } = plan.spec.kubeadm;
  const needsRouterId = calico?.bgp === 'Enabled' && !families(plan).includes('ipv4');
  const source = link(kubeadm.SOURCES.calicoIpv6);
  return section(
    texts.installPlugin,
    texts.beforeJoin({ plugin: kubeadm.CNI_LABEL[cni.type] }),
    shellBlock(pluginCommands(plan)),
    needsRouterId ? (calico.installation === 'manifest' ? texts.routerIdManifest : texts.routerIdOperator)({ source }) : NOTHING,
  );
}

function join(plan: Plan, texts: Texts): Markdown {
  const [first, ...others] = controlPlanes(plan);
  const rest = plan.spec.kubeadm.nodes.filter((node) => node !== first);
  if (rest.length === 0) return section(texts.join, plan.spec.kubeadm.controlPlaneTakesPods ? texts.joinOneNodeFree : texts.joinOneNode);
  const [second] = others;
  const worker = rest.find(({ role, os }) => role === 'worker' && os !== 'windows');
  return section(
    texts.join,
    steps([
      texts.joinPrint({ node: code(first?.name ?? '') }),
      texts.joinCopy,
      ...(second ? [texts.joinControlPlane({ command: code(joinCommand(second)) })] : []),
      ...(worker ? [texts.joinWorker({ command: code(joinCommand(worker)) })] : []),
    ]),
    table([texts.node, texts.role, texts.kubeletAddresses], rest.map((node) => [code(node.name), texts.roles[node.role], code(nodeIps(plan, node).join(','))])),
    rest.some(({ os }) => os === 'windows') ? texts.joinWindows : NOTHING,
  );
}

/** How a Service gets its families in the release, what is settled when it is made, and what a load balancer makes of them. */
function services(plan: Plan, texts: Texts): Markdown {
  const own = serviceFamilies(plan).map((family) => FAMILY_LABEL[family]);
  const [family = 'IPv4'] = own;
  if (own.length === 1) return section(texts.services, texts.servicesAlone({ family }));
  const isAlpha = releaseOf(plan).serviceFields === 'ipFamily';
  return section(texts.services, list(isAlpha ? [texts.servicesAlpha({ family }), texts.servicesAlphaBalancer] : [texts.servicesPolicy({ family }), ...(plan.spec.loadBalancers ? [] : [texts.servicesBalancer])]));
}

function convert(plan: Plan, texts: Texts): Markdown {
  const [first = 'ipv4'] = families(plan);
  return section(texts.convert, texts.convertIs({ from: FAMILY_LABEL[first], to: plan.spec.ipFamily }));
}

function laptop(plan: Plan, texts: Texts): Markdown {
  if (!fitsKind(plan)) return section(texts.laptop, releaseOf(plan).nodeIps === 2 ? texts.laptopNot : texts.laptopNotYet);
  const image = shellQuote(`kindest/node:v${releaseOf(plan).minor}.x`);
  return section(
    texts.laptop,
    texts.laptopIs,
    shellBlock([`kind create cluster --config kind.yaml --image ${image}   # ${texts.laptopImage}`, ...pluginCommands(plan)]),
    replacesKubeProxy(plan) ? texts.laptopServer({ name: code(`${plan.metadata.name}-control-plane`) }) : NOTHING,
  );
}
