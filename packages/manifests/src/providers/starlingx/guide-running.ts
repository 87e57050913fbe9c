import { FAMILY_LABEL } from '@dualstack/schema';
import * as starlingx from '@dualstack/schema/providers/starlingx';
import { link, type Markdown, md, NOTHING, section, shellBlock, table } from '../../format/markdown.js';
import { shellQuote } from '../../format/shell.js';
import { runningCommands } from './commands.js';
import type { Texts } from './messages/texts.js';
import { dnsServers, type Plan, poolName, poolNetwork, secondFamily, secondSubnets } from './plan.js';

/** What a network is called, in the language of the guide. */
export type Called = (network: starlingx.NetworkName) => Markdown;

type Row = readonly [network: Markdown, happens: Markdown];

/** What the plan says of a running system. */
function subject(plan: Plan) {
  const names = secondSubnets(plan).map(({ name }) => name);
  return { second: FAMILY_LABEL[secondFamily(plan)], isSimplex: starlingx.isSimplex(plan), hasManagement: names.includes('management'), hasAdmin: names.includes('admin') };
}

/** How a running system gets the second family: by the script, and by hand. */
export function convert(plan: Plan, texts: Texts, called: Called): Markdown[] {
  const { second, isSimplex, hasManagement, hasAdmin } = subject(plan);
  const rows: Row[] = [
    [called('oam'), isSimplex ? texts.convertOamSimplex : texts.convertOam],
    [texts.podServiceHost, texts.convertCluster],
    ...(hasManagement ? [[called('management'), isSimplex ? texts.convertManagementSimplex : texts.convertManagement] satisfies Row] : []),
    ...(hasAdmin ? [[called('admin'), isSimplex && hasManagement ? texts.convertAdminSimplex : texts.convertAdmin] satisfies Row] : []),
  ];
  return [
    section(
      texts.add({ second }),
      md`${texts.release({ source: link(starlingx.SOURCES.dualStack) })}${texts.window}`,
      shellBlock(runningCommands('convert.sh')),
      texts.convertScript,
      isSimplex ? NOTHING : texts.swact,
      table([texts.network, texts.happens], rows),
      texts.convertPods({ second }),
    ),
    section(texts.byHand, texts.convertByHand, shellBlock(commands(plan).flatMap((each, index) => (index === 0 ? [each] : ['', each]))), ...dns(plan, texts)),
  ];
}

/** The commands that add the second family, a network each. */
const commands = (plan: Plan): string[] =>
  secondSubnets(plan).map((subnet) => {
    const { addresses: own, info } = subnet;
    const [network, prefix] = poolNetwork(subnet);
    const flag = (option: string, value: string | undefined) => (value === undefined ? '' : ` ${option} ${shellQuote(value)}`);
    return [
      `system addrpool-add ${shellQuote(poolName(subnet))} ${shellQuote(network)} ${shellQuote(prefix)} --order random --ranges ${shellQuote(`${own.start?.text ?? ''}-${own.end?.text ?? ''}`)}`,
      flag('--floating-address', own.floating?.text),
      flag('--controller0-address', own.node0?.text),
      flag('--controller1-address', own.node1?.text),
      flag('--gateway-address', own.gateway?.text),
      `\nsystem network-addrpool-assign ${info.type} ${shellQuote(poolName(subnet))}`,
    ].join('');
  });

function dns(plan: Plan, texts: Texts): Markdown[] {
  const servers = dnsServers(plan);
  return servers.length === 0 ? [] : [texts.dns, shellBlock([`system dns-modify nameservers=${shellQuote(servers.join(','))}`])];
}

/** How a running system gives up the second family: by the script, and by hand. */
export function revert(plan: Plan, texts: Texts, called: Called): Markdown[] {
  const { second, isSimplex, hasManagement, hasAdmin } = subject(plan);
  const management: Row[] = hasManagement ? [[called('management'), isSimplex ? texts.revertManagementSimplex : texts.revertManagement]] : [];
  const rows: Row[] = [
    ...(hasAdmin ? [[called('admin'), texts.revertAdmin] satisfies Row] : []),
    ...(isSimplex ? [] : management),
    [texts.hostServicePod, texts.revertCluster],
    [called('oam'), isSimplex ? texts.revertOamSimplex : texts.revertOam],
    ...(isSimplex ? management : []),
  ];
  const pools = secondSubnets(plan).toReversed().map((subnet) => shellQuote(poolName(subnet)));
  return [
    section(
      texts.take({ second }),
      md`${texts.release({ source: link(starlingx.SOURCES.dualStack) })}${texts.window}`,
      shellBlock(runningCommands('revert.sh')),
      texts.revertScript,
      isSimplex ? NOTHING : texts.swact,
      table([texts.network, texts.happens], rows),
      texts.revertPods({ second }),
    ),
    section(
      texts.byHand,
      texts.revertByHand({ source: link(starlingx.SOURCES.networkAddrpoolCommand) }),
      shellBlock([
        `for pool in ${pools.join(' ')}; do`,
        "  uuid=$(system network-addrpool-list --nowrap | awk -v name=\"$pool\" '$6 == name { print $2 }')",
        '  if [[ -n $uuid ]]; then system network-addrpool-remove "$uuid"; fi',
        'done',
      ]),
      md`${texts.revertNames}${isSimplex ? NOTHING : texts.revertBetween}`,
      ...dns(plan, texts),
    ),
  ];
}
