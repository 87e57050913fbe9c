import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Example, addressText, PROVIDERS, validatePlan, english } from '@dualstack/schema';
import type * as starlingx from '@dualstack/schema/providers/starlingx';
import { copyPlan, examplePlan, toPath } from '@dualstack/schema/testing';
import { withValueAt } from '@dualstack/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderManifests } from '../../manifests.js';
import { file, HOSTILE, type Json, readByBash, render, yaml } from '../../testing.js';
import { emitStarlingx } from './emit.js';
import { parseDualStack, parseUserDnsHostRecords, refusal, validateAddressRange, validateAddressVsSubnet, type Variables } from './playbook.js';

const EXAMPLES = PROVIDERS.filter(({ id }) => id === 'starlingx').flatMap(({ examples }) => examples as readonly Example<any>[]); // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into plans
const DEFAULTS_FILE = path.resolve(import.meta.dirname, '../../../../../../shared/schemas/starlingx/bootstrap-default.yml');
const S = 'spec.starlingx.';
const N = `${S}networks.`;
type Changes = Record<string, unknown>;


/** default.yml, as far as its networks go. */
const DEFAULTS: Variables = {
  system_mode: 'simplex', distributed_cloud_role: 'none', dns_servers: ['8.8.8.8', '8.8.4.4'], pxeboot_subnet: '169.254.202.0/24', management_subnet: '192.168.204.0/24', cluster_host_subnet: '192.168.206.0/24', cluster_pod_subnet: '172.16.0.0/16', cluster_service_subnet: '10.96.0.0/12', external_oam_subnet: '10.10.10.0/24', external_oam_gateway_address: '10.10.10.1', external_oam_floating_address: '10.10.10.2', management_multicast_subnet: '239.1.1.0/28',
};

describe('what a new system is told beside its networks', () => {
  const variables = (changes: Changes = {}, id = 'starlingx-aio-dx-bootstrap') => yaml(render(examplePlan(id, changes)), 'localhost.yml');

  it('is written as default.yml has it', () => {
    expect(variables()).toMatchObject({
      system_mode: 'duplex-direct',
      user_dns_host_records: { registry: 'registry.example.net,registry,10.20.5.80,2a05:d014:937:5::80,300' },
      additional_local_registry_images: ['registry.example.net/tools/probe:1.4.2'],
      ssl_ca_cert: '/home/sysadmin/ca-cert.pem',
      apiserver_oidc: { client_id: 'stx-oidc-client-app', issuer_url: 'https://oidc.example.net:30556/dex', username_claim: 'email', groups_claim: 'groups' },
      apiserver_extra_args: { 'event-ttl': '12h' },
      kubelet_configurations: { maxPods: 150, evictionHard: { 'memory.available': '200Mi' } },
      networking_configurations: { dnsDomain: 'edge.example.net' },
      docker_fs_size: 60,
      docker_distribution_fs_size: 32,
      kernel: 'lowlatency',
    });
  });

  it.each([['apiserver_oidc', 'apiserverOidc', {}], ['apiserver_extra_args', 'apiserverExtraArgs', []], ['user_dns_host_records', 'userDnsHostRecords', []], ['kubelet_configurations', 'kubeletConfigurations', []], ['networking_configurations', 'networkingConfigurations', {}]])('has no %s where there is nothing in it', (variable, field, empty) => {
    expect(Object.keys(variables({ [`${S}${field}`]: empty }))).not.toContain(variable);
  });

  it('keeps texts of flags texts, whatever they look like', () => {
    expect(variables({ [`${S}apiserverExtraArgs`]: [{ name: 'anonymous-auth', value: 'false' }] })['apiserver_extra_args']).toEqual({ 'anonymous-auth': 'false' });
    expect(variables({ [`${S}kubeletConfigurations`]: [{ name: 'nodeStatusUpdateFrequency', value: '4s' }] })['kubelet_configurations']).toEqual({ nodeStatusUpdateFrequency: '4s' });
  });

  it('has nothing in it that the release or the kind of system passes over', () => {
    const older = variables({ [`${S}release`]: 'stx.12' });
    expect(Object.keys(older).filter((name) => name.endsWith('fs_size'))).toEqual([]);
    const standard = variables({ [`${S}kernel`]: 'lowlatency', [`${S}systemMode`]: 'duplex-direct' }, 'starlingx-standard-ipv4');
    expect([standard['kernel'], standard['system_mode']]).toEqual([undefined, 'duplex']);
  });
});

describe('the checks of the playbook, restated', () => {
  it.each<[string, string | undefined]>([
    ['10.0.0.0/16', undefined], ['10.0.0.0/16,fd00::/64', undefined], ['fd00::1,10.0.0.1', undefined], ['10.0.0.0/16,10.1.0.0/16', 'same IP family'], ['10.0.0.0/16,fd00::1', 'either Subnet or Address'], ['10.0.0.1,fd00::1,fd00::2', 'More than two'], ['x', 'Invalid IP address'], ['10.0.0.0/33', 'Invalid IP network'],
  ])('parse_dual_stack takes %s: %s', (value, problem) => {
    if (problem === undefined) expect(() => parseDualStack(value)).not.toThrow();
    else expect(() => parseDualStack(value)).toThrow(problem);
  });

  it.each<[string, string, string | undefined]>([
    ['10.0.0.1', '10.0.0.0/16', undefined], ['fd00::1,10.0.0.1', 'fd00::/64,10.0.0.0/16', undefined], ['10.0.0.1,fd00::1', 'fd00::/64,10.0.0.0/16', 'does not match'], ['10.0.0.1', 'fd00::/64,10.0.0.0/16', 'same size'],
  ])('validate_dual_stack_address_vs_subnet takes %s against %s: %s', (addresses, subnets, problem) => {
    if (problem === undefined) expect(() => validateAddressVsSubnet(addresses, subnets)).not.toThrow();
    else expect(() => validateAddressVsSubnet(addresses, subnets)).toThrow(problem);
  });

  /** A row of validate_address_range, and the plan that says the same: both must agree. */
  const DX = 'starlingx-aio-dx-dual';
  const SX = 'starlingx-aio-sx-dual-ipv6-primary';
  const range = (name: string, family: string, start: string, end: string, subnet: string): Changes => ({ [`${N}${name}.start.${family}`]: start, [`${N}${name}.end.${family}`]: end, [`${N}${name}.subnets.${family}`]: subnet });
  it.each<[string, string, [string, string, string, string], string | undefined]>([
    ['clusterHost', DX, ['cluster_host', '192.168.206.2', '192.168.206.100', '192.168.206.0/24'], undefined],
    ['clusterHost', DX, ['cluster_host', '192.168.206.100', '192.168.206.2', '192.168.206.0/24'], 'starlingx/address-range'],
    ['clusterHost', SX, ['cluster_host', '192.168.206.2', '192.168.206.2', '192.168.206.0/24'], undefined],
    ['clusterHost', DX, ['cluster_host', '192.168.206.2', '192.168.206.3', '192.168.206.0/24'], 'starlingx/address-range'],
    ['clusterHost', DX, ['cluster_host', '192.168.206.2', '192.168.207.3', '192.168.206.0/24'], 'starlingx/address'],
    ['clusterHost', DX, ['cluster_host', 'fd00:206::1', 'fd00:206::3', 'fd00:206::/125'], undefined],
    ['clusterHost', DX, ['cluster_host', 'fd00:206::1', 'fd00:206::3', 'fd00:206::/126'], 'starlingx/subnet-size'],
    ['clusterHost', SX, ['cluster_host', 'fd00:206::1', 'fd00:206::3', 'fd00:206::/126'], undefined],
    ['multicast', DX, ['multicast', '239.1.1.1', '239.1.1.4', '239.1.1.0/29'], undefined],
    ['multicast', DX, ['multicast', '239.1.1.1', '239.1.1.3', '239.1.1.0/29'], 'starlingx/address-range'],
    ['oam', SX, ['oam', '10.20.5.3', '10.20.5.3', '10.20.5.0/24'], 'starlingx/address-range'],
    ['clusterPod', DX, ['cluster_pod', '172.16.0.1', '172.16.255.254', '172.16.0.0/16'], undefined],
    ['clusterPod', DX, ['cluster_pod', '172.16.0.2', '172.16.255.254', '172.16.0.0/16'], 'starlingx/address-range'],
    ['clusterService', DX, ['cluster_service', '10.64.0.1', '10.95.255.254', '10.64.0.0/11'], 'starlingx/subnet-size'],
  ])('validate_address_range and our rules agree on %s (%s) %j: %s', (name, example, [network, start, end, subnet], rule) => {
    const check = () => validateAddressRange(network, start, end, subnet, { isSimplex: example === SX, isSystemController: false });
    if (rule === undefined) expect(check).not.toThrow();
    else expect(check).toThrow();
    const family = subnet.includes(':') ? 'ipv6' : 'ipv4';
    const plan = Object.entries(range(name, family, start, end, subnet)).reduce((each, [at, value]) => withValueAt(each, toPath(at), value), examplePlan(example));
    const errors = validatePlan(plan).findings.filter(({ severity }) => severity === 'error').map((each) => each.rule);
    if (rule === undefined) expect(errors).toEqual([]);
    else expect(errors).toContain(rule);
  });

  it.each<[string, string | undefined]>([
    ['example.com,192.168.0.1,1234::100,300', undefined], ['host,example2.com,127.0.0.1', undefined], ['host,fd00::1', undefined], ['host', 'invalid format'], ['10.0.0.1,300', 'invalid format'], ['my_host,10.0.0.1', 'Invalid DNS'],
  ])('parse_user_dns_host_record takes %s: %s', (value, problem) => {
    if (problem === undefined) expect(() => parseUserDnsHostRecords({ a: value })).not.toThrow();
    else expect(() => parseUserDnsHostRecords({ a: value })).toThrow(problem);
  });

  it.each<[string, Variables, string]>([
    ['half an OpenID Connect', { apiserver_oidc: { client_id: 'a', groups_claim: 'b' } }, 'all 3'],
    ['a host record without an address', { user_dns_host_records: { a: 'example.com' } }, 'invalid format'],
    ['a simplex system controller', { distributed_cloud_role: 'systemcontroller' }, 'simplex All-in-one'],
    ['four DNS servers', { dns_servers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] }, 'DNS'],
    ['PXE boot in IPv6', { pxeboot_subnet: 'fd00::/64' }, 'must always be IPv4'],
    ['management in another family', { management_subnet: 'fd00::/64' }, 'same family'],
    ['multicast that is none', { management_multicast_subnet: '10.9.9.0/28' }, 'multicast'],
    ['Pods in two families alone', { cluster_pod_subnet: '172.16.0.0/16,fd00::/64' }, 'pod, host, and service'],
    ['a cluster in two families and OAM in one', { cluster_pod_subnet: '172.16.0.0/16,fd00::/64', cluster_service_subnet: '10.96.0.0/12,fd01::/112', cluster_host_subnet: '192.168.206.0/24,fd02::/64' }, 'OAM must have'],
    ['a system controller without range', { system_mode: 'duplex', distributed_cloud_role: 'systemcontroller' }, 'are required'],
    ['a start without an end in two families', { management_subnet: '192.168.204.0/24,fd00:204::/64', management_start_address: '192.168.204.2,fd00:204::2' }, 'management_end_address_secondary'],
    ['OAM whose second controller lies beyond its subnet', { system_mode: 'duplex', external_oam_floating_address: '10.10.10.254' }, 'oam node_0: cannot use network or broadcast address'],
    ['a floating address out of its range', { cluster_host_floating_address: '192.168.206.9', cluster_host_start_address: '192.168.206.10', cluster_host_end_address: '192.168.206.20' }, 'cluster_host floating is not in range'],
    ['a gateway that leaves no room for the controllers', { system_mode: 'duplex', management_start_address: '192.168.204.2', management_end_address: '192.168.204.4', management_gateway_address: '192.168.204.4' }, 'management has no available addresses'],
    ['an address list too short', { management_start_address: '192.168.204.2,fd00::2' }, 'same size'],
  ])('refuses %s', (_, variables, problem) => {
    expect(refusal(variables, DEFAULTS)).toContain(problem);
  });

  it('takes default.yml', () => {
    expect(refusal({}, DEFAULTS)).toBeUndefined();
  });

  it.skipIf(!existsSync(DEFAULTS_FILE))('is held against the default.yml of StarlingX (skipped where ../shared/schemas is missing)', () => {
    const real = parse(readFileSync(DEFAULTS_FILE, 'utf8')) as Json;
    expect(Object.fromEntries(Object.keys(DEFAULTS).map((key) => [key, real[key]]))).toEqual(DEFAULTS);
  });

  it("refuses the documentation's own bootstrap example for its multicast", () => {
    const documented = { system_mode: 'duplex', pxeboot_subnet: '198.51.100.0/24', management_subnet: 'fd01::/64,198.51.0.0/24', external_oam_subnet: 'fd00::/64,10.20.5.0/24', external_oam_gateway_address: 'fd00::1,10.20.5.1', external_oam_floating_address: 'fd00::3,10.20.5.3', cluster_host_subnet: 'aefd:100::/64,198.51.100.0/24', cluster_pod_subnet: 'aefd:206::/64,172.16.0.0/16', cluster_service_subnet: 'aefd:207::/112,10.96.0.0/12' };
    expect(refusal(documented, DEFAULTS)).toContain('management_multicast');
    expect(refusal({ ...documented, management_multicast_subnet: 'ff08::1:1:0/124' }, DEFAULTS)).toBeUndefined();
  });
});

describe('bootstrap files', () => {
  const INSTALLED = EXAMPLES.filter(({ plan }) => plan.spec.starlingx.mode === 'install');
  const own = (files: Record<string, string>) => yaml(files, Object.hasOwn(files, 'localhost.yml') ? 'localhost.yml' : 'bootstrap-values.yml');

  it.each(INSTALLED)('of $id pass the playbook', ({ plan }) => {
    expect(refusal({ ...own(render(plan)), ...(plan.spec.starlingx.distributedCloudRole === 'subcloud' && { distributed_cloud_role: 'subcloud' }) }, DEFAULTS)).toBeUndefined();
  });

  it('list the primary family first', () => {
    expect(own(render(examplePlan('starlingx-aio-sx-dual-ipv6-primary')))).toMatchObject({ system_mode: 'simplex', management_subnet: 'fd00:204::/64,192.168.204.0/24', external_oam_gateway_address: '2a05:d014:937:5::1,10.20.5.1', pxeboot_subnet: '169.254.202.0/24', management_multicast_subnet: 'ff08::1:1:0/124' });
    expect(own(render(examplePlan('starlingx-aio-dx-dual')))).toMatchObject({ system_mode: 'duplex', management_subnet: '192.168.204.0/24,fd00:204::/64', management_multicast_subnet: '239.1.1.0/28', calico_ippool_block_size_v6: 122 });
  });

  it('write an address in every family as soon as the plan names one', () => {
    const values = own(render(examplePlan('starlingx-aio-dx-dual', { [`${N}clusterHost.start`]: { ipv6: 'fd00:206::10' } })));
    expect(values['cluster_host_start_address']).toBe('192.168.206.1,fd00:206::10');
    expect(values).not.toHaveProperty('cluster_host_floating_address');
  });

  it.each<[string, string, string]>([
    ['start', 'management', '192.168.204.2,fd00:204::1'],
    ['end', 'management', '192.168.204.1,fd00:204::1'],
  ])('write both ends of a range where the plan names its %s alone, because the playbook asks for the other one then', (field, name, start) => {
    const files = render(examplePlan('starlingx-aio-dx-dual', { [`${N}${name}.${field}`]: { ipv4: field === 'start' ? '192.168.204.2' : '192.168.204.100' } }));
    expect(own(files)).toMatchObject({ management_start_address: start, management_end_address: `192.168.204.${field === 'start' ? '254' : '100'},fd00:204::ffff:ffff:ffff:ffff` });
    expect(refusal(own(files), DEFAULTS)).toBeUndefined();
  });

  it('write the ranges that a system controller and a subcloud must name', () => {
    expect(own(render(examplePlan('starlingx-standard-ipv6')))).toMatchObject({ distributed_cloud_role: 'systemcontroller', management_start_address: 'fd00:204::2', management_end_address: 'fd00:204::ffff' });
    const subcloud = own(render(examplePlan('starlingx-subcloud-dual')));
    expect(subcloud).toMatchObject({ name: 'subcloud-1', location: 'Tower 12', management_start_address: 'fd00:204::1,192.168.204.1', admin_gateway_address: 'fd00:208::1,192.168.208.1', systemcontroller_gateway_address: 'fd01:204::1' });
    expect(subcloud).not.toHaveProperty('distributed_cloud_role');
    expect(subcloud).not.toHaveProperty('management_gateway_address');
  });

  it('writes the variables of Calico where the playbook of the release has them', () => {
    const calico = (release: string | undefined) => Object.keys(own(render(examplePlan('starlingx-aio-dx-dual', { [`${S}release`]: release })))).filter((name) => name.startsWith('calico_'));
    expect(calico('stx.12')).toEqual([]);
    for (const release of ['master', undefined]) expect(calico(release)).toContain('calico_ippool_block_size_v6');
  });

  it('carry proxies, registries and the settings of Calico, and no password', () => {
    const files = render(examplePlan('starlingx-standard-ipv4', { [`${S}calico`]: { mtu: 1450, bgp: 'Disabled', multiInterfaceMode: 'None', kubeletVolumePluginPath: '/var/lib/kubelet' }, [`${S}dynamicAddressAllocation`]: { management: false } }));
    expect(own(files)).toMatchObject({ timezone: 'Europe/Berlin', docker_http_proxy: 'http://proxy.example.net:3128', docker_no_proxy: ['registry.example.net'], docker_registries: { defaults: { url: 'registry.example.net:5000' } }, calico_mtu: 1450, calico_bgp: 'Disabled', calico_multi_interface_mode: 'None', calico_kubelet_volume_plugin_path: '/var/lib/kubelet', management_dynamic_address_allocation: false });
    expect(Object.keys(own(files)).filter((key) => /passw|_pass$|secret/.test(key))).toEqual([]);
  });

  it("the documentation's example, corrected, comes out as it is written there", () => {
    const each = (ipv6: string, ipv4: string) => ({ ipv6, ipv4 });
    const plan = examplePlan('starlingx-aio-dx-dual', {
      'spec.ipFamily': 'IPv6+IPv4', [`${S}calico`]: undefined, [`${S}dnsServers`]: ['fd00::53'],
      [`${N}pxeboot`]: { subnets: { ipv4: '169.254.202.0/24' } },
      [`${N}management`]: { subnets: each('fd01::/64', '198.51.0.0/24'), start: each('fd01::2', '198.51.0.2'), end: each('fd01::ffff', '198.51.0.200'), gateway: each('fd01::1', '198.51.0.1') },
      [`${N}oam`]: { subnets: each('fd00::/64', '10.20.5.0/24'), gateway: each('fd00::1', '10.20.5.1'), floating: each('fd00::3', '10.20.5.3'), node0: each('fd00::4', '10.20.5.4'), node1: each('fd00::5', '10.20.5.5') },
      [`${N}clusterHost`]: { subnets: each('aefd:100::/64', '192.168.206.0/24') },
      [`${N}clusterPod`]: { subnets: each('aefd:206::/64', '172.16.0.0/16') },
      [`${N}clusterService`]: { subnets: each('aefd:207::/112', '10.96.0.0/12') },
      [`${N}multicast`]: { subnets: { ipv6: 'ff08::1:1:0/124' } },
    });
    expect(own(render(plan))).toEqual({
      system_mode: 'duplex', distributed_cloud_role: 'none', dns_servers: ['fd00::53'],
      pxeboot_subnet: '169.254.202.0/24',
      management_subnet: 'fd01::/64,198.51.0.0/24', management_start_address: 'fd01::2,198.51.0.2', management_end_address: 'fd01::ffff,198.51.0.200', management_gateway_address: 'fd01::1,198.51.0.1',
      external_oam_subnet: 'fd00::/64,10.20.5.0/24', external_oam_gateway_address: 'fd00::1,10.20.5.1', external_oam_floating_address: 'fd00::3,10.20.5.3', external_oam_node_0_address: 'fd00::4,10.20.5.4', external_oam_node_1_address: 'fd00::5,10.20.5.5',
      cluster_host_subnet: 'aefd:100::/64,192.168.206.0/24', cluster_pod_subnet: 'aefd:206::/64,172.16.0.0/16', cluster_service_subnet: 'aefd:207::/112,10.96.0.0/12',
      management_multicast_subnet: 'ff08::1:1:0/124',
    });
  });
});

describe('guides', () => {
  it('of a conversion say what has to be locked, which alarm to expect, and what Pods keep', () => {
    const dx = file(render(examplePlan('starlingx-convert-aio-dx')), 'README.md');
    for (const words of ['StarlingX 10.0 or newer', 'copy this folder to the other controller', 'Alarm 250.001', 'host-swact', 'keep their one address until they restart', 'system network-addrpool-assign mgmt management-ipv4']) expect(dx).toContain(words);
    const sx = file(render(examplePlan('starlingx-aio-sx-dual-ipv6-primary', { [`${S}mode`]: 'convert' })), 'README.md');
    expect(sx).toContain('Refused while the host is unlocked');
    expect(sx).not.toContain('host-swact');
  });

  it('of a new system name the addresses that sysinv gives the controllers, and warn where the playbook counts on others', () => {
    const row = (guide: string, network: string) => guide.split('\n').find((line) => line.startsWith(`| ${network} | IPv4`));
    const usual = file(render(examplePlan('starlingx-aio-dx-dual')), 'README.md');
    expect(row(usual, 'Management')).toContain('`192.168.204.1` | `192.168.204.2`, `192.168.204.3`');
    expect(usual).not.toContain('the playbook counts on');
    const moved = file(render(examplePlan('starlingx-aio-dx-dual', { [`${N}management.floating`]: { ipv4: '192.168.204.2' } })), 'README.md');
    expect(row(moved, 'Management')).toContain('`192.168.204.2` | `192.168.204.1`, `192.168.204.3`');
    expect(moved).toContain('the playbook counts on 192.168.204.2, 192.168.204.3, 192.168.204.4');
    expect(row(usual, 'OAM')).toContain('`10.20.5.3` | `10.20.5.4`, `10.20.5.5`');
  });

  it('of a running system derive no address of the family that it has', () => {
    const guide = file(render(examplePlan('starlingx-convert-aio-dx')), 'README.md');
    expect(guide).toContain('| Management | IPv6 | `fd00:204::/64` | – | – | – | – |');
    expect(guide).toContain('| Management | IPv4 | `192.168.204.0/24` | `192.168.204.1` – `192.168.204.254` | – | `192.168.204.1` | `192.168.204.2`, `192.168.204.3` |');
  });

  it('of a conversion without gateway say from where OAM is reached, in the table and among the limitations', () => {
    const guide = file(render(examplePlan('starlingx-convert-aio-dx', { [`${N}oam.gateway.ipv4`]: undefined })), 'README.md');
    expect(guide).toContain('| OAM | IPv4 | `10.20.5.0/24` | `10.20.5.1` – `10.20.5.254` | none: reached from this subnet alone |');
    expect(guide).toContain('**Warning:** The OAM network gets no IPv4 gateway.');
  });

  it.each<[string, string, Changes, string[], string[]]>([
    ['a system in two families with two controllers', 'starlingx-aio-dx-dual', {}, ['system addrpool-modify', 'that of OAM. StarlingX refuses', 'for management with two controllers', '`system oam-modify` are deprecated', 'answers at the OAM address of the second family too, on the same port', 'encrypted there alone'], ['admin network', "documentation is refused"]],
    ['AIO-SX with IPv6 first', 'starlingx-aio-sx-dual-ipv6-primary', {}, ['that of OAM and that of management while the host is locked', 'it has no IPv6 multicast subnet, and PXE boot and cluster host share a range'], ['--controller0-address', 'encrypted there alone']],
    ['a system in one family', 'starlingx-standard-ipv4', {}, ['system addrpool-modify'], ['second family too', 'encrypted there alone']],
    ['a system controller', 'starlingx-standard-ipv6', {}, ['So do two system controllers with geo redundancy', 'if its release supports dual stack'], []],
    ['a subcloud', 'starlingx-subcloud-dual', {}, ['that of the admin network', 'The release of the subcloud must support dual stack', 'With geo redundancy, both system controllers use the primary pools'], []],
    ['a conversion', 'starlingx-convert-aio-dx', {}, ['compared with the plan, value by value', 'The management network is called `mgmt`', 'second pool is taken away and added again', 'on the same port'], []],
    ['a revert', 'starlingx-revert-standard', {}, ['`convert.sh` takes them again if they are as its plan has them'], []],
  ])('of %s say what is true of it', (_, example, changes, words, others) => {
    const guide = file(render(examplePlan(example, changes)), 'README.md');
    for (const each of words) expect(guide).toContain(each);
    for (const each of others) expect(guide).not.toContain(each);
  });

  it('of a revert carry a removal that finds its pool', () => {
    const guide = file(render(examplePlan('starlingx-revert-standard')), 'README.md');
    const snippet = /```sh\n(for pool in [\s\S]*?)\n```/.exec(guide)?.[1] ?? '';
    const listing = '| uuid | network_name | addrpool_name |\n| 1f | oam | oam-ipv6 |\n| 2f | oam | oam-ipv4 |\n| 3f | mgmt | management-ipv6 |';
    const done = execFileSync('bash', ['-c', `system() { if [[ $1 == network-addrpool-list ]]; then printf '%s\\n' "$LISTING"; else echo "$@"; fi; }\n${snippet}`], { encoding: 'utf8', env: { ...process.env, LISTING: listing } });
    expect(done.trim().split('\n')).toEqual(['network-addrpool-remove 3f', 'network-addrpool-remove 1f']);
  });
});

describe('hostile words', () => {
  const poisoned = (id: string, word: string): starlingx.StarlingxPlan => {
    const plan = copyPlan(validatePlan(examplePlan(id)).read?.plan) as starlingx.StarlingxPlan;
    plan.metadata.name = word;
    plan.metadata.description = word;
    const settings = plan.spec.starlingx;
    settings.location = word;
    settings.timezone = word;
    settings.systemControllerGateway = addressText(word);
    settings.dnsServers = [addressText(word)];
    settings.dockerProxy = { http: word, https: word, noProxy: [word] };
    settings.dockerRegistries = { defaults: { url: word } };
    return plan;
  };

  for (const { id } of EXAMPLES) {
    it.each(HOSTILE)(`%j comes out inert in every file of ${id}`, async (word) => {
      const plan = poisoned(id, word);
      const { files, next } = emitStarlingx(plan, { document: plan, findings: [{ rule: 'x/y', severity: 'warning', path: [], params: {}, message: word }], language: 'en', nameOf: english.nameOf, termOf: (code) => code });
      await readByBash([...files.filter(({ mediaType }) => mediaType === 'text/x-shellscript').map(({ content }) => content), ...next.map(({ commands }) => commands.join('\n'))]);
      for (const { path: name, content, mediaType } of files) {
        if (name === 'localhost.yml' || name === 'bootstrap-values.yml') expect(parse(content, { version: '1.1' })).toMatchObject({ timezone: word, docker_http_proxy: word, docker_registries: { defaults: { url: word } } });
        if (mediaType === 'text/markdown') {
          const prose = content.replace(/(`{3,})sh\n[\s\S]*?\n\1\n/g, '');
          expect(prose.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).not.toMatch(/<script|(?<!\\)\]\(javascript/i);
        }
      }
      expect(existsSync('/tmp/dualstack-hostile')).toBe(false);
    });
  }
});

describe('properties', () => {
  const octet = fc.integer({ min: 0, max: 254 });
  const subnet4 = (prefixes: readonly number[]) => fc.tuple(fc.constantFrom('10.1', '10.2', '192.168', '172.20'), octet, fc.constantFrom(...prefixes)).map(([net, third, prefix]) => `${net}.${prefix < 24 ? third & 0xf0 : third}.0/${prefix}`);
  const subnet6 = (prefixes: readonly number[]) => fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.constantFrom(...prefixes)).map(([group, prefix]) => `fd20:${group.toString(16)}::/${prefix}`);
  const change = fc.oneof(
    fc.constantFrom('management', 'clusterHost').chain((name) => subnet4([20, 24, 26, 29, 30]).map((text): [string, unknown] => [`${N}${name}.subnets.ipv4`, text])),
    fc.constantFrom('management', 'clusterHost').chain((name) => subnet6([63, 64, 112, 125, 126]).map((text): [string, unknown] => [`${N}${name}.subnets.ipv6`, text])),
    subnet6([48, 64, 108, 112, 113]).map((text): [string, unknown] => [`${N}clusterPod.subnets.ipv6`, text]),
    fc.integer({ min: 1, max: 254 }).map((host): [string, unknown] => [`${N}clusterHost.start.ipv4`, `192.168.206.${host}`]),
    fc.integer({ min: 1, max: 254 }).map((host): [string, unknown] => [`${N}management.end.ipv4`, `192.168.204.${host}`]),
    fc.integer({ min: 1, max: 254 }).map((host): [string, unknown] => [`${N}oam.floating.ipv4`, `10.20.5.${host}`]),
    fc.constantFrom('aio-sx', 'aio-dx', 'standard').map((type): [string, unknown] => [`${S}systemType`, type]),
  );

  it('whatever is valid renders, passes the playbook, and comes back from its own plan', () => {
    let valid = 0;
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES.map(({ id }) => id)), fc.array(change, { maxLength: 3 }), (id, changes) => {
        const document = changes.reduce<unknown>((plan, [at, value]) => withValueAt(plan, toPath(at), value), examplePlan(id));
        const rendering = renderManifests(document);
        expect(rendering.ok).toBe(validatePlan(document).valid);
        if (!rendering.ok) return;
        valid += 1;
        const files = Object.fromEntries(rendering.files.map((each) => [each.path, each.content]));
        const values = files['localhost.yml'] ?? files['bootstrap-values.yml'];
        if (values !== undefined) expect(refusal({ distributed_cloud_role: 'subcloud', ...(parse(values, { version: '1.1' }) as Json) }, DEFAULTS)).toBeUndefined();
        expect(parse(file(files, 'plan.yaml'))).toEqual(document);
      }),
      { numRuns: 300 },
    );
    expect(valid).toBeGreaterThan(30);
  });
});
