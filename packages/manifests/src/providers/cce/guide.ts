import * as cce from '@dualstack/schema/providers/cce';
import { blocks, code, joined, link, list, type Markdown, md, NOTHING, section, shellBlock, table, toMarkdown } from '../../format/markdown.js';
import type { EmitContext } from '../../kit/emitter.js';
import { cell, DASH, heading, limitations } from '../../kit/guide.js';
import { KIT_TEXTS, type KitTexts } from '../../kit/messages/texts.js';
import { type Addon, sendsToAom, sendsToOthers } from './addons.js';
import { CREATE_COMMAND, DESTROY_COMMAND, hasNodesForBandwidth, KUBECONFIG_COMMANDS, REMOVE_SERVICES_COMMAND, SECOND_RUN_COMMANDS, TERRAFORM_COMMANDS, TERRAFORM_KUBECONFIG_COMMANDS } from './commands.js';
import { changes, undone } from './guide-changes.js';
import { type Texts, TEXTS } from './messages/texts.js';
import { containerCidrs, hasBandwidth, hasPoolSubnets, isBeyondTerraform, type Plan } from './resources.js';
import { terraformAddons } from './terraform-addons.js';
import { fillsBandwidth } from './terraform-bandwidth.js';

/** The README of a CCE plan: what is here, in which order to use it, and what will not work. */
export function guide(plan: Plan, { findings, language, termOf }: EmitContext): string {
  const texts = TEXTS[language];
  const shared = KIT_TEXTS[language];
  return toMarkdown([
    top(plan, texts, shared, termOf),
    addresses(plan, texts, shared),
    pools(plan, texts, shared),
    addons(plan, texts, shared, termOf),
    section(texts.tools, list([...(isBeyondTerraform(plan) ? [] : [texts.toolTerraform]), texts.toolShell, texts.toolKubectl, ...needs(plan, texts, shared)])),
    ways(plan, texts, shared),
    section(texts.reach, isBeyondTerraform(plan) ? NOTHING : blocks([texts.kubeconfigByTerraform[plan.spec.cce.site], shellBlock(TERRAFORM_KUBECONFIG_COMMANDS[plan.spec.cce.site])]), texts.kubeconfig, shellBlock(KUBECONFIG_COMMANDS), plan.spec.cce.apiServerEip === undefined ? texts.apiServer : texts.apiServerPublic({ address: code(plan.spec.cce.apiServerEip.text) })),
    bandwidth(plan, texts),
    loadBalancers(plan, texts),
    section(shared.verify, texts.verify, cce.speaksIpv6(plan) ? texts.verifyNode : NOTHING),
    changes(plan, texts),
    undone(plan, texts),
    ids(texts),
    down(plan, texts),
    limitations(findings, language),
  ]);
}

function top({ metadata, spec }: Plan, texts: Texts, shared: KitTexts, termOf: EmitContext['termOf']): Markdown {
  const settings = spec.cce;
  const scale = cce.flavorOf(settings.flavor, settings.site);
  const flavor = code(settings.flavor);
  return heading(shared, metadata.name, metadata.description, [
    [texts.cluster, code(metadata.name)],
    [texts.target, texts.targetOf({ type: termOf(`clusterType.${settings.clusterType}`), site: termOf(`site.${settings.site}`), region: code(settings.region) })],
    [texts.version, code(settings.version)],
    [texts.scale, scale ? (scale.masters === 1 ? texts.scaleOfOne : texts.scaleOfThree)({ flavor, nodes: scale.nodes }) : flavor],
    [shared.families, md`${spec.ipFamily}`],
    [texts.networkModel, texts.networkOf({ model: termOf(`networkModel.${settings.networkModel}`), id: code(settings.networkModel), mode: code(spec.network.proxyMode) })],
  ]);
}

function addresses(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const { spec } = plan;
  const { vpc, podSubnets, clusterType } = spec.cce;
  const isDual = cce.speaksIpv6(plan);
  const ipv6 = (value: Markdown) => (isDual ? value : DASH);
  const services = spec.network.serviceCidrs.ipv6?.text ?? cce.STANDARD_IPV6_SERVICE_CIDR;
  const codes = (values: readonly string[]) => (values.length === 0 ? DASH : joined(values.map(code), shared.comma));
  const rows = [
    [texts.vpc({ name: code(vpc.name) }), code(vpc.cidr.text), DASH],
    ...cce.nodeSubnetsOf(plan).map(({ name, cidr }) => [texts.nodeSubnet({ name: code(name) }), code(cidr.text), ipv6(texts.assigned)]),
    clusterType === 'turbo' ? [texts.podSubnets({ names: codes(podSubnets.map(({ name }) => name)) }), codes(podSubnets.map(({ cidr }) => cidr.text)), ipv6(texts.assigned)] : [texts.pods, codes(containerCidrs(plan)), ipv6(texts.assigned)],
    [texts.services, code(spec.network.serviceCidrs.ipv4?.text ?? cce.DEFAULT_SERVICE_CIDR), ipv6(code(services))],
  ];
  return section(shared.addressPlan, table([texts.range, md`IPv4`, md`IPv6`], rows), texts.fixed, [...cce.nodeSubnetsOf(plan), ...podSubnets].every(({ existing }) => existing) ? NOTHING : texts.routeTable);
}

function pools(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const { nodePools } = plan.spec;
  const inSubnets = hasPoolSubnets(plan);
  if (nodePools.length === 0) return NOTHING;
  const zone = (name: string | undefined) => (name === undefined || name === 'random' ? texts.anyZone : code(name));
  const nodes = ({ initialNodeCount, autoscaling }: cce.CceNodePool) => (autoscaling?.enable ? texts.nodesBetween({ initial: initialNodeCount, least: autoscaling.minNodeCount, most: autoscaling.maxNodeCount }) : md`${initialNodeCount}`);
  return section(
    texts.pools,
    table([texts.pool, texts.poolSize, texts.poolFlavor, texts.poolZone, texts.poolOs, ...(inSubnets ? [texts.poolSubnets] : [])], nodePools.map((pool) => [code(pool.name), nodes(pool), code(pool.flavor), zone(pool.availabilityZone), cell(pool.os), ...(inSubnets ? [joined(cce.subnetsOfPool(plan, pool).map(({ name }) => code(name)), shared.comma)] : [])])),
  );
}

function addons(plan: Plan, texts: Texts, shared: KitTexts, termOf: EmitContext['termOf']): Markdown {
  const { addons: planned = [] } = plan.spec.cce;
  const named = (some: readonly Addon[]) => joined(some.map(({ name, version }) => texts.addonOf({ name: termOf(`name.${name}`), version: code(version) })), shared.comma);
  if (planned.length === 0) return NOTHING;
  const byScript = planned.filter((each) => !terraformAddons(plan).includes(each));
  return section(
    texts.addons,
    texts.addonsAre({ names: named(planned) }),
    byScript.length === 0 || isBeyondTerraform(plan) ? NOTHING : texts.addonsByScript({ names: named(byScript) }),
    planned.some(({ name }) => name === 'nginx-ingress') ? texts.addonsNginx : NOTHING,
    sendsToAom(plan) || sendsToOthers(plan) ? texts.addonsSecrets : NOTHING,
  );
}

/** What the cloud has to have before anything is created: keys to log in with, and room in the shared bandwidth. */
function needs(plan: Plan, texts: Texts, shared: KitTexts): Markdown[] {
  const { nodePools, cce: { sharedBandwidth, site, clusterType } } = plan.spec;
  const keys = [...new Set(nodePools.map(({ keyPair }) => keyPair))];
  const { initial, most } = cce.plannedNodes(plan);
  const quota = hasBandwidth(plan) && sharedBandwidth ? [texts.needQuota({ name: code(sharedBandwidth.name), quota: cce.BANDWIDTH_QUOTA, nodes: most > initial ? texts.quotaUpTo({ initial, most }) : texts.quotaNodes({ initial }), pods: clusterType === 'turbo' ? texts.quotaPods : NOTHING, source: link(cce.SOURCES.podBandwidth[site]) })] : [];
  return [...(keys.length === 0 ? [] : [texts.needKeys({ names: joined(keys.map(code), shared.comma) })]), ...quota];
}

/** Why there are no Terraform files. */
const BEYOND: Record<cce.BeyondTerraform, (plan: Plan, texts: Texts, shared: KitTexts) => Markdown> = {
  'ipv6-service-cidr': ({ spec }, texts) => texts.beyondServiceCidr({ cidr: code(spec.network.serviceCidrs.ipv6?.text ?? ''), usual: code(cce.DEFAULT_IPV6_SERVICE_CIDR) }),
  'master-disk-encryption': (_, texts) => texts.beyondMasterDisks,
  'container-cidrs': (plan, texts, shared) => texts.beyondContainerCidrs({ cidrs: joined(containerCidrs(plan).map(code), shared.comma) }),
};

function ways(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const api = apiWay(plan, texts);
  if (isBeyondTerraform(plan)) return section(texts.create, ...cce.beyondTerraform(plan).map((reason) => BEYOND[reason](plan, texts, shared)), api);
  return section(texts.create, texts.twoWays, terraformWay(plan, texts), api);
}

function terraformWay(plan: Plan, texts: Texts): Markdown {
  return blocks([
    md`### ${texts.ways.terraform}`,
    texts.credentials[plan.spec.cce.site],
    shellBlock(TERRAFORM_COMMANDS),
    secondRun(plan, texts),
  ]);
}

/** What puts the nodes into the shared bandwidth once they exist. */
function secondRun(plan: Plan, texts: Texts): Markdown {
  if (!hasNodesForBandwidth(plan)) return NOTHING;
  if (!fillsBandwidth(plan)) return texts.thenInsert;
  return blocks([texts.secondRun, shellBlock(SECOND_RUN_COMMANDS)]);
}

function apiWay({ spec }: Plan, texts: Texts): Markdown {
  return blocks([
    md`### ${texts.ways.api}`,
    texts.apiIs,
    shellBlock([CREATE_COMMAND]),
    texts.apiPassword,
    spec.cce.authentication.mode === 'authenticating_proxy' ? texts.apiProxy : NOTHING,
  ]);
}

function bandwidth(plan: Plan, texts: Texts): Markdown {
  const { sharedBandwidth, clusterType } = plan.spec.cce;
  const source = link(cce.SOURCES.dualStack[plan.spec.cce.site]);
  if (!cce.speaksIpv6(plan)) return section(texts.internet, texts.internetIpv4({ source }));
  const why = texts.internetDual({ source });
  if (!hasBandwidth(plan) || !sharedBandwidth) return section(texts.internet, why, texts.noBandwidth);
  const name = code(sharedBandwidth.name);
  const itself = sharedBandwidth.existing ? texts.bandwidthExisting({ name }) : texts.bandwidthNew({ name, size: sharedBandwidth.sizeMbit ?? '–' });
  return section(
    texts.internet,
    why,
    md`${itself}${whoFillsIt(plan, texts)}`,
    clusterType === 'turbo' ? texts.podBandwidth({ annotation: code('yangtse.io/ipv6-bandwidth-id'), quota: cce.BANDWIDTH_QUOTA }) : NOTHING,
  );
}

function whoFillsIt(plan: Plan, texts: Texts): Markdown {
  if (plan.spec.nodePools.length === 0) return texts.insertLater;
  if (isBeyondTerraform(plan)) return texts.insertByApi;
  return fillsBandwidth(plan) ? texts.insertByBoth : texts.insertByScript;
}

function loadBalancers({ spec }: Plan, texts: Texts): Markdown {
  const { loadBalancer, clusterType } = spec.cce;
  const isDual = loadBalancer.ipFamily === 'IPv4+IPv6';
  const applied = clusterType === 'standard' ? texts.loadBalancersAppliedStandard : texts.loadBalancersApplied;
  return section(
    texts.loadBalancers,
    applied({ kind: texts.loadBalancerClasses[loadBalancer.class], families: isDual ? texts.bothFamilies : texts.ipv4Only }),
    loadBalancer.class === 'performance' ? texts.loadBalancerSubnet : NOTHING,
    isDual ? texts.loadBalancerDual : NOTHING,
  );
}

/** How everything is taken away again, in the order that the cloud takes. */
function down(plan: Plan, texts: Texts): Markdown {
  const { deletionProtection, vpc, podSubnets, sharedBandwidth } = plan.spec.cce;
  const isShared = vpc.existing || sharedBandwidth?.existing || [...cce.nodeSubnetsOf(plan), ...podSubnets].some(({ existing }) => existing);
  return section(
    texts.down,
    texts.downServices,
    shellBlock([REMOVE_SERVICES_COMMAND]),
    deletionProtection ? texts.downProtected : NOTHING,
    isBeyondTerraform(plan) ? NOTHING : blocks([texts.downTerraform, shellBlock([DESTROY_COMMAND])]),
    texts.downApi,
    isShared ? texts.downExisting : NOTHING,
  );
}

function ids(texts: Texts): Markdown {
  const { idsHead: head, networkId, ipv4SubnetId } = texts;
  return section(
    texts.ids,
    table(
      [head.usedFor, head.id, head.api, head.huaweicloud, head.otc],
      [
        [networkId.usedFor, networkId.id, code('neutron_network_id'), code('id'), code('network_id')],
        [ipv4SubnetId.usedFor, ipv4SubnetId.id, code('neutron_subnet_id'), code('ipv4_subnet_id'), code('subnet_id')],
      ],
    ),
  );
}
