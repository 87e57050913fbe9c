import { FAMILY_LABEL } from '@dualstack/schema';
import * as starlingx from '@dualstack/schema/providers/starlingx';
import { code, joined, lines, link, type Markdown, md, NOTHING, section, shellBlock, steps, table, toMarkdown } from '../../format/markdown.js';
import { shellQuote } from '../../format/shell.js';
import type { EmitContext } from '../../kit/emitter.js';
import { cell, DASH, heading, limitations } from '../../kit/guide.js';
import { balancerSection } from '../../kit/load-balancers.js';
import { VERIFY_COMMAND } from '../../kit/next.js';
import { KIT_TEXTS, type KitTexts } from '../../kit/messages/texts.js';
import { KUBECONFIG, OPENRC, PLAYBOOK_COMMANDS, runningCommands, subcloudCommands } from './commands.js';
import { type Called, convert, revert } from './guide-running.js';
import { type Texts, TEXTS } from './messages/texts.js';
import { balancersOf, families, type Plan, secondFamily } from './plan.js';

/** The README of a StarlingX plan: what is here, in which order to use it, and what to know. */
export function guide(plan: Plan, { findings, language, nameOf }: EmitContext): string {
  const texts = TEXTS[language];
  const shared = KIT_TEXTS[language];
  const { mode } = plan.spec.starlingx;
  const balancers = balancersOf(plan);
  const called: Called = (network) => md`${nameOf({ code: `starlingx/${network}` })}`;
  return toMarkdown([
    top(plan, texts, shared),
    addresses(plan, texts, shared, called),
    ...(mode === 'install' ? install(plan, texts, shared) : mode === 'convert' ? convert(plan, texts, called) : revert(plan, texts, called)),
    mode === 'revert' ? NOTHING : later(plan, texts),
    mode === 'convert' ? section(texts.back, texts.backIs({ second: FAMILY_LABEL[secondFamily(plan)] }), shellBlock(runningCommands('revert.sh'))) : NOTHING,
    balancers ? balancerSection(balancers, language) : NOTHING,
    section(shared.verify, texts.verify, shellBlock([KUBECONFIG, VERIFY_COMMAND])),
    limitations(findings, language),
  ]);
}

/** How the families of a plan are called in a sentence. */
const spoken = (plan: Plan, shared: KitTexts): Markdown => joined(families(plan).map((family) => md`${FAMILY_LABEL[family]}`), shared.and);
const primaryLabel = (plan: Plan): string => FAMILY_LABEL[families(plan)[0] ?? 'ipv4'];

function top(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const { metadata, spec } = plan;
  const { mode, release, systemType, distributedCloudRole } = spec.starlingx;
  const { label, kubernetesVersion, source } = starlingx.releaseOf(release);
  const own = spoken(plan, shared);
  return heading(shared, metadata.name, metadata.description, [
    [texts.what, texts.whatOf[mode]({ second: FAMILY_LABEL[secondFamily(plan)] })],
    ...(release === undefined ? [] : [[texts.ofRelease, md`StarlingX ${label}, Kubernetes ${kubernetesVersion} (${link(source)})`] as const]),
    [texts.system, md`${starlingx.SYSTEM_TYPE_LABEL[systemType]}`],
    [texts.role, texts.roles[distributedCloudRole]],
    [shared.families, families(plan).length > 1 ? texts.primary({ families: own, family: primaryLabel(plan) }) : own],
  ]);
}

function addresses(plan: Plan, texts: Texts, shared: KitTexts, called: Called): Markdown {
  const { mode } = plan.spec.starlingx;
  const rows = starlingx.platformOf(plan).map((subnet) => {
    const { name, family, text } = subnet;
    /** What is derived is true of what is sent alone. */
    const own: typeof subnet.addresses = starlingx.isSent(plan, subnet) ? subnet.addresses : Object.fromEntries(Object.entries(subnet.addresses).filter(([, { isDerived }]) => !isDerived));
    const controllers = own.node0 && own.node1 ? joined([code(own.node0.text), code(own.node1.text)], md`, `) : DASH;
    const gateway = name === 'oam' && mode === 'convert' && starlingx.isSent(plan, subnet) && !own.gateway ? texts.noGateway : cell(own.gateway?.text);
    return [called(name), md`${FAMILY_LABEL[family]}`, code(text), rangeOf(own), gateway, cell(own.floating?.text), controllers];
  });
  const controllers = mode === 'install' && !starlingx.isSimplex(plan) ? texts.unnamedControllers : NOTHING;
  return section(
    shared.addressPlan,
    md`${texts.unnamed[mode]}${controllers}`,
    table([texts.network, shared.family, texts.subnet, texts.range, texts.gateway, texts.floating, md`controller-0, controller-1`], rows),
  );
}

const rangeOf = ({ start, end }: starlingx.PlatformSubnet['addresses']): Markdown => (start && end ? md`${code(start.text)} – ${code(end.text)}` : DASH);

function install(plan: Plan, texts: Texts, shared: KitTexts): Markdown[] {
  const { distributedCloudRole: role } = plan.spec.starlingx;
  if (role === 'subcloud') return [subcloud(plan, texts, shared)];
  return [bootstrap(plan, texts, shared), role === 'systemcontroller' ? controllerPart(plan, texts, shared) : NOTHING];
}

function bootstrap(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const [primary = 'ipv4'] = families(plan);
  const isDual = families(plan).length > 1;
  const address = code(starlingx.subnetOf(plan, 'oam', primary)?.addresses.floating?.text ?? '');
  const system = starlingx.SYSTEM_TYPE_LABEL[plan.spec.starlingx.systemType];
  return section(
    texts.bootstrap,
    steps([texts.load({ system, families: spoken(plan, shared) }), texts.copy, texts.passwords, texts.playbook]),
    primary === 'ipv6' && isDual ? texts.exampleRefused : NOTHING,
    shellBlock(PLAYBOOK_COMMANDS),
    steps([texts.interfaces], 5),
    shellBlock([OPENRC, 'system host-if-list -a controller-0', `# ${texts.yourInterfaces}`, "# system interface-network-assign controller-0 '<interface>' oam", 'system host-unlock controller-0']),
    steps([(isDual ? texts.answersDual : texts.answers)({ address })], 6),
  );
}

/** How addresses are changed on a system that runs: what StarlingX lets be changed, and by which command; and what uses which family. */
function later(plan: Plan, texts: Texts): Markdown {
  const { systemType, distributedCloudRole: role } = plan.spec.starlingx;
  const isDual = families(plan).length > 1;
  const isSimplex = systemType === 'aio-sx';
  const pools = md`${texts.poolOfOam}${role === 'subcloud' ? texts.poolOfAdmin : NOTHING}${isSimplex ? texts.poolOfManagement : NOTHING}`;
  const controllers = isSimplex ? '' : " --controller0-address '<address>' --controller1-address '<address>'";
  return section(
    texts.later,
    (isSimplex ? texts.laterOne : texts.laterTwo)({ pools, source: link(starlingx.SOURCES.addressPool) }),
    shellBlock([OPENRC, 'system addrpool-list', `system addrpool-modify '<uuid of the pool>' --floating-address '<address>'${controllers}`]),
    texts.deprecated,
    isDual ? lines([texts.endpoints, ...(isSimplex ? [] : [texts.encrypted])]) : NOTHING,
  );
}

/** What a system controller has to know of, and do for, its subclouds. */
function controllerPart(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const rows = starlingx.familiesOfNetwork(plan, 'management').map(({ family, text, addresses: own }) => [md`${FAMILY_LABEL[family]}`, code(text), rangeOf(own)]);
  return section(
    texts.subclouds,
    texts.subcloudsGateway,
    table([shared.family, texts.managementSubnet, texts.rangeKept], rows),
    texts.subcloudsFamily({ family: primaryLabel(plan) }),
    shellBlock([OPENRC, "dcmanager subcloud add --bootstrap-address '<OAM address of the subcloud>' --bootstrap-values bootstrap-values.yml", 'dcmanager subcloud list', `# ${texts.whenOnline}`, "dcmanager subcloud manage '<name>'"]),
  );
}

function subcloud(plan: Plan, texts: Texts, shared: KitTexts): Markdown {
  const [primary = 'ipv4'] = families(plan);
  const oam = starlingx.subnetOf(plan, 'oam', primary)?.addresses.floating?.text ?? '';
  const name = shellQuote(plan.metadata.name);
  const network = plan.spec.starlingx.networks.admin ? 'admin' : 'management';
  const gateways = starlingx.familiesOfNetwork(plan, network).map(({ addresses: own }) => cell(own.gateway?.text));
  return section(
    texts.addSubcloud,
    steps([
      texts.subcloudLoad({ address: code(oam) }),
      texts.subcloudRoutes({ link: texts.links[network], gateways: joined(gateways, shared.comma), gateway: cell(plan.spec.starlingx.systemControllerGateway?.text) }),
      texts.subcloudAdd,
    ]),
    shellBlock([...subcloudCommands(plan), `# ${texts.whenDeployed}`, `dcmanager subcloud manage ${name}`]),
    texts.subcloudPassword,
    texts.subcloudFamily({ family: FAMILY_LABEL[primary], dual: families(plan).length > 1 ? texts.subcloudDual : NOTHING }),
  );
}
