import { FAMILY_LABEL, type SpokenFinding, starlingx } from '@dualstack/schema';
import { code, link, shellBlock, table, words } from '../../format/words.js';
import { shellQuote } from '../../format/shell.js';
import { limitations } from '../../kit/findings.js';
import { dnsServers, families, type Plan, poolName, poolNetwork, secondFamily, secondSubnets, spoken } from './plan.js';

/** The README of a StarlingX plan: what is here, in which order to use it, and what to know. */
export function guide(plan: Plan, findings: readonly SpokenFinding[]): string {
  const { mode, distributedCloudRole: role } = plan.spec.starlingx;
  const parts = mode === 'install' ? (role === 'subcloud' ? subcloud(plan) : install(plan)) : mode === 'convert' ? convert(plan) : revert(plan);
  return [heading(plan), addresses(plan), ...parts, limitations(findings)].join('\n\n').concat('\n');
}

const ROLE_LABEL: Readonly<Record<starlingx.Role, string>> = { none: 'none', systemcontroller: 'system controller', subcloud: 'subcloud' };

function heading(plan: Plan): string {
  const { metadata, spec } = plan;
  const what = { install: 'a new system', convert: `${FAMILY_LABEL[secondFamily(plan)]} is added to a running system`, revert: `${FAMILY_LABEL[secondFamily(plan)]} is taken away from a running system` }[spec.starlingx.mode];
  return [
    `# ${words(metadata.name)}`,
    ...(metadata.description ? ['', words(metadata.description)] : []),
    '',
    table(
      ['', ''],
      [
        ['What', what],
        ['System', starlingx.SYSTEM_TYPE_LABEL[spec.starlingx.systemType]],
        ['Role in a distributed cloud', ROLE_LABEL[spec.starlingx.distributedCloudRole]],
        ['Families', `${spoken(families(plan))}${families(plan).length > 1 ? `; ${FAMILY_LABEL[families(plan)[0] ?? 'ipv4']} is the primary one` : ''}`],
      ],
    ),
  ].join('\n');
}

const cell = (text: string | undefined) => (text === undefined ? '–' : code(text));

/** What is to be known of the addresses that a plan does not name. */
const UNNAMED: Readonly<Record<starlingx.Mode, string>> = {
  install: 'Addresses that the plan does not name are those that the bootstrap playbook derives.',
  convert: 'In the family that is added, addresses that the plan does not name are those that the script gives; in the other one they are those of the running system.',
  revert: 'Addresses that the plan does not name are those of the running system.',
};

function addresses(plan: Plan): string {
  const { mode } = plan.spec.starlingx;
  const rows = starlingx.platformOf(plan).map((subnet) => {
    const { info, family, text } = subnet;
    /** What is derived is true of what is sent alone. */
    const own: typeof subnet.addresses = starlingx.isSent(plan, subnet) ? subnet.addresses : Object.fromEntries(Object.entries(subnet.addresses).filter(([, { isDerived }]) => !isDerived));
    const range = own.start && own.end ? `${code(own.start.text)} – ${code(own.end.text)}` : '–';
    const controllers = own.node0 && own.node1 ? `${code(own.node0.text)}, ${code(own.node1.text)}` : '–';
    return [info.label, FAMILY_LABEL[family], code(text), range, cell(own.gateway?.text), cell(own.floating?.text), controllers];
  });
  return ['## Address plan', '', `${UNNAMED[mode]}${mode === 'install' && !starlingx.isSimplex(plan) ? ' The controllers, but for OAM, have the first free addresses of the range: those that sysinv takes when it makes the network.' : ''}`, '', table(['Network', 'Family', 'Subnet', 'Range', 'Gateway', 'Floating', 'controller-0, controller-1'], rows)].join('\n');
}

function install(plan: Plan): string[] {
  const { distributedCloudRole: role, systemType } = plan.spec.starlingx;
  const [primary = 'ipv4'] = families(plan);
  const floating = starlingx.subnetOf(plan, 'oam', primary)?.addresses.floating?.text ?? '';
  return [
    [
      '## Bootstrap',
      '',
      `1. Install the ${starlingx.SYSTEM_TYPE_LABEL[systemType]} load on controller-0 and log in as \`sysadmin\`. Give the OAM interface an address of ${spoken(families(plan))} by hand, so that images can be pulled.`,
      '2. Copy `localhost.yml` to the home folder of `sysadmin`, where the playbook looks for it.',
      '3. Add the two passwords, which no plan carries, with an editor on the controller: `admin_password` and `ansible_become_pass`. Where a registry asks for credentials, add `username` and `password` below it.',
      '4. Run the playbook. It checks every value first; what it would refuse has been refused here already.',
      '',
      ...(primary === 'ipv6' && families(plan).length > 1 ? ["The example of StarlingX's own documentation is refused: it has no IPv6 multicast subnet, and PXE boot and cluster host share a range. This file has both as the playbook wants them.", ''] : []),
      shellBlock(['chmod 600 "$HOME/localhost.yml"', 'ansible-playbook /usr/share/ansible/stx-ansible/playbooks/bootstrap.yml']),
      '',
      '5. Configure the interfaces of controller-0 and unlock it:',
      '',
      shellBlock(['source /etc/platform/openrc', 'system host-if-list -a controller-0', '# then, with the names of your interfaces:', "# system interface-network-assign controller-0 '<interface>' oam", 'system host-unlock controller-0']),
      '',
      `6. After the restart the system answers at ${code(floating)}. \`system network-addrpool-list\` shows the pools of each network${families(plan).length > 1 ? ', two where a network speaks both families' : ''}.`,
    ].join('\n'),
    ...(role === 'systemcontroller' ? [controllerPart(plan)] : []),
    later(plan),
    verify(),
  ];
}

/** How addresses are changed on a system that runs: what StarlingX lets be changed, and by which command; and what uses which family. */
function later(plan: Plan): string {
  const { systemType, distributedCloudRole: role } = plan.spec.starlingx;
  const isTwo = families(plan).length > 1;
  const isSimplex = systemType === 'aio-sx';
  const alone = [`that of OAM${role === 'subcloud' ? ', that of the admin network' : ''}`, ...(isSimplex ? ['that of management while the host is locked'] : [])].join(' and ');
  const controllers = isSimplex ? '' : " --controller0-address '<address>' --controller1-address '<address>'";
  return [
    '## Change addresses later',
    '',
    `\`system addrpool-modify\` changes an address pool of a running system: ${alone}. StarlingX refuses it for every other network${isSimplex ? '' : ', and for management with two controllers'} (${link(starlingx.SOURCES.addressPool.title, starlingx.SOURCES.addressPool.url)}): there, a second pool is taken away and added again, and a primary one needs a new installation. The family of a pool never changes.`,
    '',
    shellBlock(['source /etc/platform/openrc', 'system addrpool-list', `system addrpool-modify '<uuid of the pool>' --floating-address '<address>'${controllers}`]),
    '',
    '`system oam-show` and `system oam-modify` are deprecated: they know the primary pool of OAM alone.',
    ...(isTwo ? ['', 'Every public endpoint answers at the OAM address of the second family too, on the same port.'] : []),
    ...(isTwo && !isSimplex ? ['Hosts talk to one another over the primary management pool, because traffic is encrypted there alone.'] : []),
  ].join('\n');
}

/** What a system controller has to know of, and do for, its subclouds. */
function controllerPart(plan: Plan): string {
  const rows = starlingx.familiesOfNetwork(plan, 'management').map(({ family, text, addresses: own }) => [FAMILY_LABEL[family], code(text), own.start && own.end ? `${code(own.start.text)} – ${code(own.end.text)}` : '–']);
  return [
    '## Subclouds',
    '',
    'The gateway through which subclouds reach this system is an address of the management subnet outside its range. It is `systemcontroller_gateway_address` in the values of every subcloud.',
    '',
    table(['Family', 'Management subnet', 'Range, kept free for hosts'], rows),
    '',
    `System controller and subclouds talk in the primary family, ${FAMILY_LABEL[families(plan)[0] ?? 'ipv4']}: a subcloud has the same. So do two system controllers with geo redundancy. A subcloud may speak two families if its release supports dual stack. Each is added with its own \`bootstrap-values.yml\`:`,
    '',
    shellBlock(['source /etc/platform/openrc', "dcmanager subcloud add --bootstrap-address '<OAM address of the subcloud>' --bootstrap-values bootstrap-values.yml", 'dcmanager subcloud list', "# when it is complete and online:", "dcmanager subcloud manage '<name>'"]),
  ].join('\n');
}

function subcloud(plan: Plan): string[] {
  const [primary = 'ipv4'] = families(plan);
  const oam = starlingx.subnetOf(plan, 'oam', primary)?.addresses.floating?.text ?? '';
  const name = shellQuote(plan.metadata.name);
  const link_ = plan.spec.starlingx.networks.admin ? 'admin' : 'management';
  const gateways = starlingx.familiesOfNetwork(plan, link_).map(({ addresses: own }) => cell(own.gateway?.text)).join(', ');
  return [
    [
      '## Add the subcloud',
      '',
      `1. Install the load on controller-0 of the subcloud, and give its OAM interface the address ${code(oam)}, so that the system controller reaches it.`,
      `2. Routers between the sites carry the ${link_} subnet of the subcloud (gateway ${gateways}) and the management subnet of the system controller (gateway ${cell(plan.spec.starlingx.systemControllerGateway?.text)}), and the OAM subnets of both.`,
      '3. On the system controller, with `bootstrap-values.yml` in the current folder:',
      '',
      shellBlock(['source /etc/platform/openrc', `dcmanager subcloud add --bootstrap-address ${shellQuote(oam)} --bootstrap-values bootstrap-values.yml`, `dcmanager subcloud show ${name}`, '# when its deploy status is complete and it is online:', `dcmanager subcloud manage ${name}`]),
      '',
      'It asks for the password of `sysadmin`. Images come from the registry of the system controller unless the values name others.',
      '',
      `The system controller may speak one family or two; what it must share with the subcloud is the primary one, ${FAMILY_LABEL[primary]}.${families(plan).length > 1 ? ' The release of the subcloud must support dual stack.' : ''} With geo redundancy, both system controllers use the primary pools.`,
    ].join('\n'),
    later(plan),
    verify(),
  ];
}

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

function convert(plan: Plan): string[] {
  const { systemType } = plan.spec.starlingx;
  const second = FAMILY_LABEL[secondFamily(plan)];
  const isSimplex = systemType === 'aio-sx';
  const names = secondSubnets(plan).map(({ name }) => name);
  const steps = [
    ['OAM', isSimplex ? 'Applied while the host runs; alarm 250.001, "Configuration is out-of-date", shows until that is done.' : 'Alarm 250.001, "Configuration is out-of-date", on both controllers. Each is locked and unlocked, the active one after `system host-swact`.'],
    ['Cluster pod, service, host', 'In any order, after OAM: a pod pool without an OAM pool of its family is refused. After the third, kube-apiserver and kube-controller-manager restart, and Calico gets its second pool. No host is locked.'],
    ...(names.includes('management') ? [['Management', isSimplex ? 'Refused while the host is unlocked. So the host is locked first, and the change is applied when it is unlocked, with a restart.' : 'Alarm 250.001 on every host; each one, workers and storage too, is locked and unlocked. Hosts go on talking to one another over the primary pool.']] : []),
    ...(names.includes('admin') ? [['Admin', isSimplex && names.includes('management') ? 'Takes effect with the same restart.' : 'Applied at run time on the controllers; no host is locked.']] : []),
  ];
  return [
    [
      `## Add ${second}`,
      '',
      'A maintenance window, no other alarms (`fm alarm-list`), and a backup first. Then, on the active controller:',
      '',
      shellBlock(['source /etc/platform/openrc', './convert.sh']),
      '',
      'The script prints every command that changes something, asks before it locks a host, stops at the first failure, and can be run again at any time: each pool that is there is compared with the plan, value by value. What is the same is left alone, a pool that no network has is made again, a pool in use is changed where StarlingX lets it be changed, and for the others the script says what to do and ends with 1.',
      ...(isSimplex ? [] : ['', 'The active controller cannot lock itself. When its turn comes, the script ends with 3 and says so: make the other controller active with `system host-swact`, log in there, and run it again.']),
      '',
      table(['Network', 'What happens'], steps),
      '',
      `New Pods get both addresses. **Pods that are there keep their one address until they restart**: \`kubectl rollout restart\` for each workload that should have ${second}. Services stay as they are; with \`ipFamilyPolicy: PreferDualStack\` they get a second address.`,
    ].join('\n'),
    ['## By hand', '', 'The same commands, one network after the other, as the table above says. The management network is called `mgmt`: `network-addrpool-assign management`, as in the documentation, ends with "network not found".', '', shellBlock(commands(plan).flatMap((each, index) => (index === 0 ? [each] : ['', each]))), ...dns(plan)].join('\n'),
    later(plan),
    ['## Back', '', `The same plan with \`mode: revert\` makes the script that takes ${second} away again. The primary family stays for good.`].join('\n'),
    verify(),
  ];
}

function dns(plan: Plan): string[] {
  const servers = dnsServers(plan);
  if (servers.length === 0) return [];
  return ['', 'DNS servers, where those that answer are to change. Servers that know A and AAAA records need no address in each family.', '', shellBlock([`system dns-modify nameservers=${shellQuote(servers.join(','))}`])];
}

function revert(plan: Plan): string[] {
  const { systemType } = plan.spec.starlingx;
  const second = FAMILY_LABEL[secondFamily(plan)];
  const isSimplex = systemType === 'aio-sx';
  const names = secondSubnets(plan).map(({ name }) => name);
  const management = ['Management', isSimplex ? 'The host is locked for it, last of all, and restarts when it is unlocked.' : 'Alarm 250.001 on every host; each one is locked and unlocked.'];
  const steps = [
    ...(names.includes('admin') ? [['Admin', 'At run time.']] : []),
    ...(names.includes('management') && !isSimplex ? [management] : []),
    ['Cluster host, service, pod', 'After the third, kube-apiserver and kube-controller-manager restart. No host is locked.'],
    ['OAM', `After the pod network, before which StarlingX refuses it.${isSimplex ? ' Applied while the host runs; alarm 250.001, "Configuration is out-of-date", shows until that is done.' : ' Alarm 250.001 on both controllers; each is locked and unlocked.'}`],
    ...(names.includes('management') && isSimplex ? [management] : []),
  ];
  return [
    [
      `## Take ${second} away`,
      '',
      'A maintenance window, no other alarms (`fm alarm-list`), and a backup first. Then, on the active controller:',
      '',
      shellBlock(['source /etc/platform/openrc', './revert.sh']),
      '',
      'The script removes every pool but the primary one from each network, whatever the pools are called, and then the pools themselves (`KEEP_POOLS=1` keeps them, and `convert.sh` takes them again if they are as its plan has them). It asks before it locks a host, stops at the first failure, and can be run again at any time.',
      ...(isSimplex ? [] : ['', 'The active controller cannot lock itself. When its turn comes, the script ends with 3 and says so: make the other controller active with `system host-swact`, log in there, and run it again.']),
      '',
      table(['Network', 'What happens'], steps),
      '',
      `**Pods that are there keep their ${second} address until they restart.** Services that name ${second} first, or alone, are to be deleted and made again before.`,
    ].join('\n'),
    [
      '## By hand',
      '',
      `What is removed is the association of a network with a pool, by its uuid. Snippets that compare with \`$6 == $ADDR_POOL_NAME\` inside single quotes find nothing, since the shell does not look there; this finds it (${link(starlingx.SOURCES.networkAddrpoolCommand.title, starlingx.SOURCES.networkAddrpoolCommand.url)}):`,
      '',
      shellBlock([
        `for pool in ${secondSubnets(plan).toReversed().map((subnet) => shellQuote(poolName(subnet))).join(' ')}; do`,
        "  uuid=$(system network-addrpool-list --nowrap | awk -v name=\"$pool\" '$6 == name { print $2 }')",
        '  if [[ -n $uuid ]]; then system network-addrpool-remove "$uuid"; fi',
        'done',
      ]),
      '',
      `The names are those that bootstrap and our own script give to pools; \`system network-addrpool-list\` shows yours.${isSimplex ? '' : ' Lock and unlock the hosts between the networks, as the table above says.'}`,
      ...dns(plan),
    ].join('\n'),
    verify(),
  ];
}

function verify(): string {
  return ['## Verify', '', '`./verify/verify.sh` puts a small workload on the cluster, checks the addresses of nodes, Pods and Services, asks each Service for an answer, and takes the workload away again. On a controller:', '', shellBlock(['export KUBECONFIG=/etc/kubernetes/admin.conf', './verify/verify.sh'])].join('\n');
}
