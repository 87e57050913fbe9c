import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addressText, PROVIDERS, type starlingx, validatePlan } from '@dualstack/schema';
import { copyPlan, examplePlan, toPath } from '@dualstack/schema/testing';
import { withValueAt } from '@dualstack/schema';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderManifests } from '../../manifests.js';
import { checkScripts, checkSnapshots, file, HOSTILE, type Json, render, yaml } from '../../testing.js';
import { emitStarlingx } from './emit.js';
import { parseDualStack, refusal, validateAddressRange, validateAddressVsSubnet, type Variables } from './playbook.js';

const EXAMPLES = PROVIDERS.filter(({ id }) => id === 'starlingx').flatMap(({ examples }) => examples);
const DEFAULTS_FILE = path.resolve(import.meta.dirname, '../../../../../../shared/schemas/starlingx/bootstrap-default.yml');
const S = 'spec.starlingx.';
const N = `${S}networks.`;
type Changes = Record<string, unknown>;

checkSnapshots(EXAMPLES, import.meta.dirname);
checkScripts(EXAMPLES);

/** default.yml, as far as its networks go. */
const DEFAULTS: Variables = {
  system_mode: 'simplex', distributed_cloud_role: 'none', dns_servers: ['8.8.8.8', '8.8.4.4'], pxeboot_subnet: '169.254.202.0/24', management_subnet: '192.168.204.0/24', cluster_host_subnet: '192.168.206.0/24', cluster_pod_subnet: '172.16.0.0/16', cluster_service_subnet: '10.96.0.0/12', external_oam_subnet: '10.10.10.0/24', external_oam_gateway_address: '10.10.10.1', external_oam_floating_address: '10.10.10.2', management_multicast_subnet: '239.1.1.0/28',
};

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
    ['clusterService', DX, ['cluster_service', '10.64.0.1', '10.95.255.254', '10.64.0.0/11'], 'kubernetes/service-cidr-too-large'],
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

  it.each<[string, Variables, string]>([
    ['a simplex system controller', { distributed_cloud_role: 'systemcontroller' }, 'simplex All-in-one'],
    ['four DNS servers', { dns_servers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] }, 'DNS'],
    ['PXE boot in IPv6', { pxeboot_subnet: 'fd00::/64' }, 'must always be IPv4'],
    ['management in another family', { management_subnet: 'fd00::/64' }, 'same family'],
    ['multicast that is none', { management_multicast_subnet: '10.9.9.0/28' }, 'multicast'],
    ['Pods in two families alone', { cluster_pod_subnet: '172.16.0.0/16,fd00::/64' }, 'pod, host, and service'],
    ['a cluster in two families and OAM in one', { cluster_pod_subnet: '172.16.0.0/16,fd00::/64', cluster_service_subnet: '10.96.0.0/12,fd01::/112', cluster_host_subnet: '192.168.206.0/24,fd02::/64' }, 'OAM must have'],
    ['a system controller without range', { system_mode: 'duplex', distributed_cloud_role: 'systemcontroller' }, 'are required'],
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
    expect(values).not.toHaveProperty('cluster_host_end_address');
  });

  it('write the ranges that a system controller and a subcloud must name', () => {
    expect(own(render(examplePlan('starlingx-standard-ipv6')))).toMatchObject({ distributed_cloud_role: 'systemcontroller', management_start_address: 'fd00:204::2', management_end_address: 'fd00:204::ffff' });
    const subcloud = own(render(examplePlan('starlingx-subcloud-dual')));
    expect(subcloud).toMatchObject({ name: 'subcloud-1', location: 'Tower 12', management_start_address: 'fd00:204::1,192.168.204.1', admin_gateway_address: 'fd00:208::1,192.168.208.1', systemcontroller_gateway_address: 'fd01:204::1' });
    expect(subcloud).not.toHaveProperty('distributed_cloud_role');
    expect(subcloud).not.toHaveProperty('management_gateway_address');
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

interface State {
  simplex: boolean;
  networks: { name: string; type: string; primary: string }[];
  pools: { uuid: string; name: string; network: string; prefix: string }[];
  associations: { uuid: string; network: string; pool: string }[];
  hosts: { name: string; administrative: string; stale: boolean }[];
  dns: string;
  next: number;
  log: string[];
}

describe('the scripts, against a stand-in of the system command', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'dualstack-starlingx-'));
    copyFileSync(path.join(import.meta.dirname, 'stand-in.mjs'), path.join(folder, 'system'));
    writeFileSync(path.join(folder, 'hostname'), '#!/bin/sh\necho "$HOST"\n', { mode: 0o755 });
    execFileSync('chmod', ['+x', path.join(folder, 'system')]);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const TYPES = ['oam', 'cluster-pod', 'cluster-service', 'cluster-host', 'mgmt'];
  const PRIMARY: Record<'IPv4' | 'IPv6', Record<string, string>> = { IPv4: { oam: '10.20.5.0', 'cluster-pod': '172.16.0.0', 'cluster-service': '10.96.0.0', 'cluster-host': '192.168.206.0', mgmt: '192.168.204.0', admin: '192.168.208.0' }, IPv6: { oam: '2a05:d014:937:5::', 'cluster-pod': 'fd00:172::', 'cluster-service': 'fd00:96::', 'cluster-host': 'fd00:206::', mgmt: 'fd00:204::', admin: 'fd00:208::' } };

  /** A running system of one family, or of both, with pools that somebody named. */
  function running({ primary, isDual = false, hosts, types = TYPES }: { primary: 'IPv4' | 'IPv6'; isDual?: boolean; hosts: readonly string[]; types?: readonly string[] }): State {
    const second = primary === 'IPv4' ? 'IPv6' : 'IPv4';
    return {
      simplex: hosts.length === 1,
      networks: types.map((type) => ({ name: type, type, primary: `primary-${type}` })),
      pools: types.flatMap((type) => [{ uuid: `primary-${type}`, name: `first-${type}`, network: PRIMARY[primary][type] ?? '', prefix: '24' }, ...(isDual ? [{ uuid: `second-${type}`, name: `other-${type}`, network: PRIMARY[second][type] ?? '', prefix: '24' }] : [])]),
      associations: types.flatMap((type) => [{ uuid: `a1-${type}`, network: type, pool: `primary-${type}` }, ...(isDual ? [{ uuid: `a2-${type}`, network: type, pool: `second-${type}` }] : [])]),
      hosts: hosts.map((name) => ({ name, administrative: 'unlocked', stale: false })),
      dns: '8.8.8.8',
      next: 1,
      log: [],
    };
  }

  const start = (script: string, state: State) => {
    writeFileSync(path.join(folder, 'script.sh'), script);
    writeFileSync(path.join(folder, 'state.json'), JSON.stringify(state));
  };
  const now = () => JSON.parse(readFileSync(path.join(folder, 'state.json'), 'utf8')) as State;
  function run(host: string, { args = ['--yes'], input = '' }: { args?: readonly string[]; input?: string } = {}) {
    const before = now().log.length;
    const { status, stdout, stderr } = spawnSync('bash', [path.join(folder, 'script.sh'), ...args], { encoding: 'utf8', input, env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, STATE: path.join(folder, 'state.json'), HOST: host, INTERVAL: '0', SETTLE: '0', TIMEOUT: '3' } });
    return { status, stdout, stderr, log: now().log.slice(before) };
  }
  const assigned = () => Object.fromEntries(now().networks.map(({ name }) => [name, now().associations.filter(({ network }) => network === name).length]));
  const short = (log: readonly string[]) => log.map((line) => line.split(' ').slice(0, 3).join(' '));

  it('convert AIO-DX network by network, each controller from the other, and leave alone what is done', () => {
    start(file(render(examplePlan('starlingx-convert-aio-dx')), 'convert.sh'), running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] }));
    const first = run('controller-0');
    expect(first.stderr).toBe('');
    expect(first.status).toBe(3);
    expect(short(first.log)).toEqual(['addrpool-add oam-ipv4 10.20.5.0', 'network-addrpool-assign oam oam-ipv4', 'host-lock controller-1', 'host-unlock controller-1']);
    expect(first.stdout).toContain('system host-swact controller-0');

    const second = run('controller-1');
    expect(second.status).toBe(3);
    expect(short(second.log)).toEqual([
      'host-lock controller-0', 'host-unlock controller-0',
      'addrpool-add cluster-pod-subnet-ipv4 172.16.0.0', 'network-addrpool-assign cluster-pod cluster-pod-subnet-ipv4',
      'addrpool-add cluster-service-subnet-ipv4 10.96.0.0', 'network-addrpool-assign cluster-service cluster-service-subnet-ipv4',
      'addrpool-add cluster-host-subnet-ipv4 192.168.206.0', 'network-addrpool-assign cluster-host cluster-host-subnet-ipv4',
      'addrpool-add management-ipv4 192.168.204.0', 'network-addrpool-assign mgmt management-ipv4',
      'host-lock controller-0', 'host-unlock controller-0',
    ]);

    const third = run('controller-0');
    expect(third.status).toBe(0);
    expect(third.log).toEqual(['host-lock controller-1', 'host-unlock controller-1', 'dns-modify nameservers=2a05:d014:937:5::53,10.20.5.53']);
    expect(assigned()).toEqual(Object.fromEntries(TYPES.map((type) => [type, 2])));

    const again = run('controller-0');
    expect([again.status, again.log]).toEqual([0, []]);
  }, 60_000);

  it('convert AIO-SX at run time, and lock the host for management alone', () => {
    const plan = examplePlan('starlingx-aio-sx-dual-ipv6-primary', { [`${S}mode`]: 'convert' });
    start(file(render(plan), 'convert.sh'), running({ primary: 'IPv6', hosts: ['controller-0'] }));
    const { status, stderr, log } = run('controller-0');
    expect([status, stderr]).toEqual([0, '']);
    expect(log[0]).toBe('addrpool-add oam-ipv4 10.20.5.0 24 --order random --ranges 10.20.5.1-10.20.5.254 --floating-address 10.20.5.3 --gateway-address 10.20.5.1');
    expect(short(log).slice(-5)).toEqual(['host-lock controller-0', 'addrpool-add management-ipv4 192.168.204.0', 'network-addrpool-assign mgmt management-ipv4', 'dns-modify nameservers=2a05:d014:937:5::53,10.20.5.53', 'host-unlock controller-0']);
    expect(log.filter((line) => line.startsWith('host-lock'))).toHaveLength(1);
    const again = run('controller-0');
    expect([again.status, again.log]).toEqual([0, []]);
  }, 60_000);

  it('lock workers and storage too for management', () => {
    const plan = examplePlan('starlingx-convert-aio-dx', { [`${S}systemType`]: 'standard' });
    const state = running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1', 'worker-0', 'storage-0'] });
    start(file(render(plan), 'convert.sh'), state);
    expect(run('controller-0').log.filter((line) => line.startsWith('host-lock'))).toEqual(['host-lock controller-1']);
    expect(run('controller-1').log.filter((line) => line.startsWith('host-lock'))).toEqual(['host-lock controller-0', 'host-lock controller-0', 'host-lock worker-0', 'host-lock storage-0']);
  }, 60_000);

  it("come out for the addresses of the documentation's own sequences", () => {
    const subnet = (ipv4: string, more: Changes = {}) => ({ ipv4, ...more });
    const plan = examplePlan('starlingx-convert-aio-dx', {
      [`${S}distributedCloudRole`]: 'subcloud', [`${S}dnsServers`]: [],
      [`${N}oam`]: { subnets: subnet('171.168.204.0/24', { ipv6: '2a05:d014:937:5::/64' }), floating: { ipv4: '171.168.204.1' } },
      [`${N}clusterPod.end`]: { ipv4: '172.16.254.254' }, [`${N}clusterService.end`]: { ipv4: '10.96.254.254' },
      [`${N}clusterHost.subnets.ipv4`]: '192.168.204.0/24', [`${N}management.subnets.ipv4`]: '20.20.20.0/24',
      [`${N}admin`]: { subnets: subnet('30.30.30.0/24', { ipv6: 'fd00:208::/64' }) },
    });
    const state = running({ primary: 'IPv6', hosts: ['controller-0'], types: [...TYPES, 'admin'] });
    start(file(render(plan), 'convert.sh'), { ...state, simplex: false });
    run('controller-0');
    const cleared = now();
    start(file(render(plan), 'convert.sh'), { ...cleared, hosts: cleared.hosts.map((each) => ({ ...each, stale: false })) });
    run('controller-0');
    const third = now();
    start(file(render(plan), 'convert.sh'), { ...third, hosts: third.hosts.map((each) => ({ ...each, stale: false })) });
    expect(run('controller-0').status).toBe(0);
    const range = (net: string) => `--order random --ranges ${net}.1-${net}.254 --floating-address ${net}.1 --controller0-address ${net}.2 --controller1-address ${net}.3`;
    expect(now().log.filter((line) => /addrpool/.test(line))).toEqual([
      `addrpool-add oam-ipv4 171.168.204.0 24 ${range('171.168.204')}`, 'network-addrpool-assign oam oam-ipv4',
      'addrpool-add cluster-pod-subnet-ipv4 172.16.0.0 16 --order random --ranges 172.16.0.1-172.16.254.254', 'network-addrpool-assign cluster-pod cluster-pod-subnet-ipv4',
      'addrpool-add cluster-service-subnet-ipv4 10.96.0.0 12 --order random --ranges 10.96.0.1-10.96.254.254', 'network-addrpool-assign cluster-service cluster-service-subnet-ipv4',
      `addrpool-add cluster-host-subnet-ipv4 192.168.204.0 24 ${range('192.168.204')}`, 'network-addrpool-assign cluster-host cluster-host-subnet-ipv4',
      `addrpool-add management-ipv4 20.20.20.0 24 ${range('20.20.20')}`, 'network-addrpool-assign mgmt management-ipv4',
      `addrpool-add admin-ipv4 30.30.30.0 24 ${range('30.30.30')}`, 'network-addrpool-assign admin admin-ipv4',
    ]);
  }, 60_000);

  it('revert Standard, whatever its pools are called, and never touch a primary one', () => {
    start(file(render(examplePlan('starlingx-revert-standard')), 'revert.sh'), running({ primary: 'IPv4', isDual: true, hosts: ['controller-0', 'controller-1', 'worker-0'] }));
    const first = run('controller-0');
    expect([first.status, first.stderr]).toEqual([3, '']);
    expect(first.log).toEqual(['dns-modify nameservers=10.20.5.53', 'network-addrpool-remove a2-mgmt', 'addrpool-delete second-mgmt', 'host-lock controller-1', 'host-unlock controller-1', 'host-lock worker-0', 'host-unlock worker-0']);
    const second = run('controller-1');
    expect(second.status).toBe(3);
    expect(second.log).toEqual([
      'host-lock controller-0', 'host-unlock controller-0',
      'network-addrpool-remove a2-cluster-host', 'addrpool-delete second-cluster-host', 'network-addrpool-remove a2-cluster-service', 'addrpool-delete second-cluster-service', 'network-addrpool-remove a2-cluster-pod', 'addrpool-delete second-cluster-pod',
      'network-addrpool-remove a2-oam', 'addrpool-delete second-oam', 'host-lock controller-0', 'host-unlock controller-0',
    ]);
    expect(run('controller-0').status).toBe(0);
    expect(assigned()).toEqual(Object.fromEntries(TYPES.map((type) => [type, 1])));
    expect(now().pools.map(({ uuid }) => uuid)).toEqual(TYPES.map((type) => `primary-${type}`));
    const again = run('controller-0');
    expect([again.status, again.log]).toEqual([0, []]);
  }, 60_000);

  it('revert AIO-SX, management last', () => {
    const plan = examplePlan('starlingx-aio-sx-dual-ipv6-primary', { [`${S}mode`]: 'revert' });
    start(file(render(plan), 'revert.sh'), running({ primary: 'IPv6', isDual: true, hosts: ['controller-0'] }));
    const { status, log, stderr } = run('controller-0');
    expect([status, stderr]).toEqual([0, '']);
    expect(log.slice(-6)).toEqual(['network-addrpool-remove a2-oam', 'addrpool-delete second-oam', 'host-lock controller-0', 'network-addrpool-remove a2-mgmt', 'addrpool-delete second-mgmt', 'host-unlock controller-0']);
    expect(assigned()).toEqual(Object.fromEntries(TYPES.map((type) => [type, 1])));
  }, 60_000);

  it('change nothing on a system of another primary family', () => {
    start(file(render(examplePlan('starlingx-convert-aio-dx')), 'convert.sh'), running({ primary: 'IPv4', hosts: ['controller-0', 'controller-1'] }));
    const { status, stderr, log } = run('controller-0');
    expect([status, log]).toEqual([1, []]);
    expect(stderr).toContain('the primary family of the network oam is IPv4, and this plan is for IPv6');
  });

  it('stop when a person says no to a lock, and go on where they stopped', () => {
    start(file(render(examplePlan('starlingx-convert-aio-dx')), 'convert.sh'), running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] }));
    const no = run('controller-0', { args: [], input: 'n\n' });
    expect(no.status).toBe(1);
    expect(no.stderr).toContain('controller-1 was not locked');
    expect(short(no.log)).toEqual(['addrpool-add oam-ipv4 10.20.5.0', 'network-addrpool-assign oam oam-ipv4']);
    const yes = run('controller-0', { args: [], input: 'y\n' });
    expect([yes.status, yes.log]).toEqual([3, ['host-lock controller-1', 'host-unlock controller-1']]);
  });

  it('do not take a pool of the same name and another range for their own', () => {
    const state = running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] });
    start(file(render(examplePlan('starlingx-convert-aio-dx')), 'convert.sh'), { ...state, pools: [...state.pools, { uuid: 'x', name: 'oam-ipv4', network: '10.9.9.0', prefix: '24' }] });
    const { status, stderr, log } = run('controller-0');
    expect([status, log]).toEqual([1, []]);
    expect(stderr).toContain('there is an address pool oam-ipv4 already, with 10.9.9.0/24');
  });
});

describe('guides', () => {
  it('of a conversion say what has to be locked, which alarm to expect, and what Pods keep', () => {
    const dx = file(render(examplePlan('starlingx-convert-aio-dx')), 'README.md');
    for (const words of ['Alarm 250.001', 'host-swact', 'keep their one address until they restart', 'system network-addrpool-assign mgmt management-ipv4']) expect(dx).toContain(words);
    const sx = file(render(examplePlan('starlingx-aio-sx-dual-ipv6-primary', { [`${S}mode`]: 'convert' })), 'README.md');
    expect(sx).toContain('Refused while the host is unlocked');
    expect(sx).not.toContain('host-swact');
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
    it.each(HOSTILE)(`%j comes out inert in every file of ${id}`, (word) => {
      const plan = poisoned(id, word);
      for (const { path: name, content, mediaType } of emitStarlingx(plan, { document: plan, findings: [{ rule: 'x/y', severity: 'warning', path: [], message: word }] })) {
        if (name === 'localhost.yml' || name === 'bootstrap-values.yml') expect(parse(content, { version: '1.1' })).toMatchObject({ timezone: word, docker_http_proxy: word, docker_registries: { defaults: { url: word } } });
        if (mediaType === 'text/x-shellscript') execFileSync('bash', ['-n', '-c', content]);
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
