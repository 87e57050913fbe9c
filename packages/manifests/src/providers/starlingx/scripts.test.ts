import { examplePlan } from '@dualstack/schema/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { file, render } from '../../testing.js';
import { running, standIn, TYPES } from './testing.js';
import type { State } from './testing/stand-in.js';

const S = 'spec.starlingx.';
const N = `${S}networks.`;
type Changes = Record<string, unknown>;

/** A script asks the stand-in some hundred times; the limit is there for one that never ends. */
describe('the scripts, against a stand-in of the system command', { timeout: 600_000 }, () => {
  let box: Awaited<ReturnType<typeof standIn>>;
  beforeEach(async () => {
    box = await standIn();
  });
  afterEach(() => box.end());
  const short = (log: readonly string[]) => log.map((line) => line.split(' ').slice(0, 3).join(' '));

  it('convert AIO-DX network by network, each controller from the other, and leave alone what is done', async () => {
    box.start(file(render(examplePlan('starlingx-convert-aio-dx')), 'convert.sh'), running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] }));
    const first = await box.run('controller-0');
    expect(first.stderr).toBe('');
    expect(first.status).toBe(3);
    expect(short(first.log)).toEqual(['addrpool-add oam-ipv4 10.20.5.0', 'network-addrpool-assign oam oam-ipv4', 'host-lock controller-1', 'host-unlock controller-1']);
    expect(first.stdout).toContain('system host-swact controller-0');

    const second = await box.run('controller-1');
    expect(second.status).toBe(3);
    expect(short(second.log)).toEqual([
      'host-lock controller-0', 'host-unlock controller-0',
      'addrpool-add cluster-pod-subnet-ipv4 172.16.0.0', 'network-addrpool-assign cluster-pod cluster-pod-subnet-ipv4',
      'addrpool-add cluster-service-subnet-ipv4 10.96.0.0', 'network-addrpool-assign cluster-service cluster-service-subnet-ipv4',
      'addrpool-add cluster-host-subnet-ipv4 192.168.206.0', 'network-addrpool-assign cluster-host cluster-host-subnet-ipv4',
      'addrpool-add management-ipv4 192.168.204.0', 'network-addrpool-assign mgmt management-ipv4',
      'host-lock controller-0', 'host-unlock controller-0',
    ]);

    const third = await box.run('controller-0');
    expect(third.status).toBe(0);
    expect(third.log).toEqual(['host-lock controller-1', 'host-unlock controller-1', 'dns-modify nameservers=2a05:d014:937:5::53,10.20.5.53']);
    expect(box.assigned()).toEqual(Object.fromEntries(TYPES.map((type) => [type, 2])));

    const again = await box.run('controller-0');
    expect([again.status, again.log]).toEqual([0, []]);
  });

  it('convert AIO-SX at run time, and lock the host for management alone', async () => {
    const plan = examplePlan('starlingx-aio-sx-dual-ipv6-primary', { [`${S}mode`]: 'convert' });
    box.start(file(render(plan), 'convert.sh'), running({ primary: 'IPv6', hosts: ['controller-0'] }));
    const { status, stderr, log } = await box.run('controller-0');
    expect([status, stderr]).toEqual([0, '']);
    expect(log[0]).toBe('addrpool-add oam-ipv4 10.20.5.0 24 --order random --ranges 10.20.5.1-10.20.5.254 --floating-address 10.20.5.3 --gateway-address 10.20.5.1');
    expect(short(log).slice(-5)).toEqual(['host-lock controller-0', 'addrpool-add management-ipv4 192.168.204.0', 'network-addrpool-assign mgmt management-ipv4', 'dns-modify nameservers=2a05:d014:937:5::53,10.20.5.53', 'host-unlock controller-0']);
    expect(log.filter((line) => line.startsWith('host-lock'))).toHaveLength(1);
    const again = await box.run('controller-0');
    expect([again.status, again.log]).toEqual([0, []]);
  });

  it('lock workers and storage too for management', async () => {
    const plan = examplePlan('starlingx-convert-aio-dx', { [`${S}systemType`]: 'standard' });
    const state = running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1', 'worker-0', 'storage-0'] });
    box.start(file(render(plan), 'convert.sh'), state);
    expect((await box.run('controller-0')).log.filter((line) => line.startsWith('host-lock'))).toEqual(['host-lock controller-1']);
    expect((await box.run('controller-1')).log.filter((line) => line.startsWith('host-lock'))).toEqual(['host-lock controller-0', 'host-lock controller-0', 'host-lock worker-0', 'host-lock storage-0']);
  });

  it("come out for the addresses of the documentation's own sequences", async () => {
    const subnet = (ipv4: string, more: Changes = {}) => ({ ipv4, ...more });
    const plan = examplePlan('starlingx-convert-aio-dx', {
      [`${S}distributedCloudRole`]: 'subcloud', [`${S}dnsServers`]: [],
      [`${N}oam`]: { subnets: subnet('171.168.204.0/24', { ipv6: '2a05:d014:937:5::/64' }), floating: { ipv4: '171.168.204.1' } },
      [`${N}clusterPod.end`]: { ipv4: '172.16.254.254' }, [`${N}clusterService.end`]: { ipv4: '10.96.254.254' },
      [`${N}clusterHost.subnets.ipv4`]: '192.168.204.0/24', [`${N}management.subnets.ipv4`]: '20.20.20.0/24',
      [`${N}admin`]: { subnets: subnet('30.30.30.0/24', { ipv6: 'fd00:208::/64' }) },
    });
    const state = running({ primary: 'IPv6', hosts: ['controller-0'], types: [...TYPES, 'admin'] });
    box.start(file(render(plan), 'convert.sh'), { ...state, simplex: false });
    await box.run('controller-0');
    const cleared = box.now();
    box.start(file(render(plan), 'convert.sh'), { ...cleared, hosts: cleared.hosts.map((each) => ({ ...each, stale: false })) });
    await box.run('controller-0');
    const third = box.now();
    box.start(file(render(plan), 'convert.sh'), { ...third, hosts: third.hosts.map((each) => ({ ...each, stale: false })) });
    expect((await box.run('controller-0')).status).toBe(0);
    const range = (net: string) => `--order random --ranges ${net}.1-${net}.254 --floating-address ${net}.1 --controller0-address ${net}.2 --controller1-address ${net}.3`;
    expect(box.now().log.filter((line) => /addrpool/.test(line))).toEqual([
      `addrpool-add oam-ipv4 171.168.204.0 24 ${range('171.168.204')}`, 'network-addrpool-assign oam oam-ipv4',
      'addrpool-add cluster-pod-subnet-ipv4 172.16.0.0 16 --order random --ranges 172.16.0.1-172.16.254.254', 'network-addrpool-assign cluster-pod cluster-pod-subnet-ipv4',
      'addrpool-add cluster-service-subnet-ipv4 10.96.0.0 12 --order random --ranges 10.96.0.1-10.96.254.254', 'network-addrpool-assign cluster-service cluster-service-subnet-ipv4',
      `addrpool-add cluster-host-subnet-ipv4 192.168.204.0 24 ${range('192.168.204')}`, 'network-addrpool-assign cluster-host cluster-host-subnet-ipv4',
      `addrpool-add management-ipv4 20.20.20.0 24 ${range('20.20.20')}`, 'network-addrpool-assign mgmt management-ipv4',
      `addrpool-add admin-ipv4 30.30.30.0 24 ${range('30.30.30')}`, 'network-addrpool-assign admin admin-ipv4',
    ]);
  });

  it('revert Standard, whatever its pools are called, and never touch a primary one', async () => {
    box.start(file(render(examplePlan('starlingx-revert-standard')), 'revert.sh'), running({ primary: 'IPv4', isDual: true, hosts: ['controller-0', 'controller-1', 'worker-0'] }));
    const first = await box.run('controller-0');
    expect([first.status, first.stderr]).toEqual([3, '']);
    expect(first.log).toEqual(['dns-modify nameservers=10.20.5.53', 'network-addrpool-remove a2-mgmt', 'addrpool-delete second-mgmt', 'host-lock controller-1', 'host-unlock controller-1', 'host-lock worker-0', 'host-unlock worker-0']);
    const second = await box.run('controller-1');
    expect(second.status).toBe(3);
    expect(second.log).toEqual([
      'host-lock controller-0', 'host-unlock controller-0',
      'network-addrpool-remove a2-cluster-host', 'addrpool-delete second-cluster-host', 'network-addrpool-remove a2-cluster-service', 'addrpool-delete second-cluster-service', 'network-addrpool-remove a2-cluster-pod', 'addrpool-delete second-cluster-pod',
      'network-addrpool-remove a2-oam', 'addrpool-delete second-oam', 'host-lock controller-0', 'host-unlock controller-0',
    ]);
    expect((await box.run('controller-0')).status).toBe(0);
    expect(box.assigned()).toEqual(Object.fromEntries(TYPES.map((type) => [type, 1])));
    expect(box.now().pools.map(({ uuid }) => uuid)).toEqual(TYPES.map((type) => `primary-${type}`));
    const again = await box.run('controller-0');
    expect([again.status, again.log]).toEqual([0, []]);
  });

  it('revert AIO-SX, management last', async () => {
    const plan = examplePlan('starlingx-aio-sx-dual-ipv6-primary', { [`${S}mode`]: 'revert' });
    box.start(file(render(plan), 'revert.sh'), running({ primary: 'IPv6', isDual: true, hosts: ['controller-0'] }));
    const { status, log, stderr } = await box.run('controller-0');
    expect([status, stderr]).toEqual([0, '']);
    expect(log.slice(-6)).toEqual(['network-addrpool-remove a2-oam', 'addrpool-delete second-oam', 'host-lock controller-0', 'network-addrpool-remove a2-mgmt', 'addrpool-delete second-mgmt', 'host-unlock controller-0']);
    expect(box.assigned()).toEqual(Object.fromEntries(TYPES.map((type) => [type, 1])));
  });

  it('change nothing on a system of another primary family', async () => {
    box.start(file(render(examplePlan('starlingx-convert-aio-dx')), 'convert.sh'), running({ primary: 'IPv4', hosts: ['controller-0', 'controller-1'] }));
    const { status, stderr, log } = await box.run('controller-0');
    expect([status, log]).toEqual([1, []]);
    expect(stderr).toContain('the primary family of the network oam is IPv4, and this plan is for IPv6');
  });

  it('stop when a person says no to a lock, and go on where they stopped', async () => {
    box.start(file(render(examplePlan('starlingx-convert-aio-dx')), 'convert.sh'), running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] }));
    const no = await box.run('controller-0', { args: [], input: 'n\n' });
    expect(no.status).toBe(1);
    expect(no.stderr).toContain('controller-1 was not locked');
    expect(short(no.log)).toEqual(['addrpool-add oam-ipv4 10.20.5.0', 'network-addrpool-assign oam oam-ipv4']);
    const yes = await box.run('controller-0', { args: [], input: 'y\n' });
    expect([yes.status, yes.log]).toEqual([3, ['host-lock controller-1', 'host-unlock controller-1']]);
  });

  it('do not take a pool of the same name and another range for their own', async () => {
    const state = running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] });
    box.start(file(render(examplePlan('starlingx-convert-aio-dx')), 'convert.sh'), { ...state, pools: [...state.pools, { uuid: 'x', name: 'oam-ipv4', network: '10.9.9.0', prefix: '24', ranges: '10.9.9.1-10.9.9.254', hosts: {} }] });
    const { status, stderr, log } = await box.run('controller-0');
    expect([status, log]).toEqual([1, []]);
    expect(stderr).toContain('there is an address pool oam-ipv4 already, with 10.9.9.0/24');
  });

  /** The convert script of a Standard system with an IPv6 primary family. */
  const STANDARD = ['controller-0', 'controller-1', 'worker-0'];
  const convert = (changes: Changes = {}, example = 'starlingx-convert-aio-dx') => file(render(examplePlan(example, { [`${S}dnsServers`]: [], ...changes })), 'convert.sh');
  const standard = (changes: Changes = {}) => convert({ [`${S}systemType`]: 'standard', ...changes });
  const revert = () => file(render(examplePlan('starlingx-convert-aio-dx', { [`${S}systemType`]: 'standard', [`${S}dnsServers`]: [], [`${S}mode`]: 'revert' })), 'revert.sh');
  /** Runs a script on one controller, then on the other, until it does not ask for that any more. */
  async function finish(script: string, state = box.now()) {
    box.start(script, state);
    let last = await box.run('controller-0');
    for (let turn = 1; last.status === 3 && turn < 8; turn += 1) last = await box.run(`controller-${turn % 2}`);
    return last;
  }
  /** The system after a conversion, which is done once. */
  let remembered: State | undefined;
  async function converted(): Promise<State> {
    if (remembered) return remembered;
    const last = await finish(standard(), running({ primary: 'IPv6', hosts: STANDARD }));
    expect([last.status, last.stderr]).toEqual([0, '']);
    remembered = box.now();
    return remembered;
  }
  const poolOf = (name: string) => box.now().pools.find((each) => each.name === name);
  const SHORT_RANGE = { [`${N}clusterHost.start`]: { ipv4: '192.168.206.2' }, [`${N}clusterHost.end`]: { ipv4: '192.168.206.5' } };
  /** One worker more than the plan knows of. */
  const MORE = [...STANDARD, 'worker-1'];

  it('convert touches nothing where a range has no room for the hosts that there are', async () => {
    const { status, stderr, stdout } = await finish(standard(SHORT_RANGE), running({ primary: 'IPv6', hosts: MORE }));
    expect(status).toBe(1);
    expect(stderr).toContain('the range 192.168.206.2-192.168.206.5 has room for 1 beside the controllers, and this system has 2 other hosts');
    expect(stdout).not.toContain('Done');
    expect(poolOf('cluster-host-subnet-ipv4')).toBeUndefined();
  });

  it('convert asks for no room where the system gives hosts no addresses', async () => {
    const state = running({ primary: 'IPv6', hosts: MORE });
    const networks = state.networks.map((each) => ({ ...each, dynamic: false }));
    expect((await finish(standard(SHORT_RANGE), { ...state, networks })).status).toBe(0);
  });

  /** A system whose leftover pool has addresses of hosts that are gone, so that a range that is long enough runs out all the same. */
  function exhausted() {
    const state = running({ primary: 'IPv6', hosts: STANDARD });
    const range = { start: '192.168.206.1', end: '192.168.206.4' };
    const left = { uuid: 'left', name: 'cluster-host-subnet-ipv4', network: '192.168.206.0', prefix: '24', ranges: `${range.start}-${range.end}`, floating: '192.168.206.1', controller0: '192.168.206.2', controller1: '192.168.206.3', hosts: { 'controller-0': '192.168.206.2', 'controller-1': '192.168.206.3', 'worker-9': '192.168.206.4' } };
    return { state: { ...state, pools: [...state.pools, left] }, changes: { [`${N}clusterHost.end`]: { ipv4: range.end } } };
  }

  it('convert takes the association away that StarlingX keeps after a refusal, ends with 1, and goes on with a longer range', async () => {
    const { state, changes } = exhausted();
    const refused = await finish(standard(changes), state);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('Address pool cluster-host-subnet-ipv4 has no available addresses');
    expect(refused.log.at(-1)).toMatch(/^network-addrpool-remove association-/);
    expect(box.assigned()).toMatchObject({ 'cluster-pod': 2, 'cluster-host': 1 });

    const mended = await finish(standard({ [`${N}clusterHost.end`]: { ipv4: '192.168.206.50' } }));
    expect(mended.status).toBe(0);
    expect(mended.stdout).toContain('Done');
    expect(poolOf('cluster-host-subnet-ipv4')).toMatchObject({ ranges: '192.168.206.1-192.168.206.50', hosts: { 'worker-0': '192.168.206.4' } });
  });

  it('convert sees an association that an earlier run left half made', async () => {
    const { state, changes } = exhausted();
    const half = { ...state, associations: [...state.associations, { uuid: 'half', network: 'oam', pool: 'oam4' }, { uuid: 'kept', network: 'cluster-host', pool: 'left' }], pools: [...state.pools, { uuid: 'oam4', name: 'oam-ipv4', network: '10.20.5.0', prefix: '24', ranges: '10.20.5.1-10.20.5.254', floating: '10.20.5.3', controller0: '10.20.5.4', controller1: '10.20.5.5', gateway: '10.20.5.1', hosts: {} }] };
    const again = await finish(standard(changes), half);
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('worker-0 has no address of the pool cluster-host-subnet-ipv4');
    expect(again.stderr).toContain('system network-addrpool-remove kept');
    const corrected = await finish(standard({ [`${N}clusterHost.end`]: { ipv4: '192.168.206.50' } }));
    expect(corrected.status).toBe(1);
    expect(corrected.stdout).toContain('ranges is 192.168.206.1-192.168.206.4; the plan has 192.168.206.1-192.168.206.50');
    expect(corrected.stdout).not.toContain('Done');
  });

  it('convert after revert with KEEP_POOLS=1 takes the pools that are as the plan has them', async () => {
    const before = (await converted()).pools;
    box.start(revert(), await converted());
    for (const host of ['controller-0', 'controller-1', 'controller-0']) await box.run(host, { env: { KEEP_POOLS: '1' } });
    expect(box.assigned()).toEqual(Object.fromEntries(TYPES.map((type) => [type, 1])));
    expect(box.now().pools).toEqual(before);
    const again = await finish(standard());
    expect(again.status).toBe(0);
    expect(box.now().pools).toEqual(before);
  });

  it('convert after revert with KEEP_POOLS=1 and other values in the plan ends with what the plan has', async () => {
    const kept = await converted();
    const changes = { [`${N}management.floating`]: { ipv4: '192.168.204.10' }, [`${N}management.gateway`]: { ipv4: '192.168.204.254' }, [`${N}clusterPod.end`]: { ipv4: '172.16.200.254' } };
    const again = await finish(standard(changes), { ...kept, associations: kept.associations.filter(({ uuid }) => uuid.startsWith('a1-')) });
    expect(again.status).toBe(0);
    expect(poolOf('management-ipv4')).toMatchObject({ floating: '192.168.204.10', controller0: '192.168.204.11', controller1: '192.168.204.12', gateway: '192.168.204.254' });
    expect(poolOf('cluster-pod-subnet-ipv4')).toMatchObject({ ranges: '172.16.0.1-172.16.200.254' });
    expect(poolOf('cluster-host-subnet-ipv4')).toEqual(kept.pools.find(({ name }) => name === 'cluster-host-subnet-ipv4'));
  });

  it('convert leaves a pool of another network alone', async () => {
    const state = running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] });
    const taken = { uuid: 'x', name: 'oam-ipv4', network: '10.20.5.0', prefix: '24', ranges: '10.20.5.1-10.20.5.254', hosts: {} };
    const { status, stderr, log } = await finish(convert(), { ...state, pools: [...state.pools, taken], associations: [...state.associations, { uuid: 'y', network: 'mgmt', pool: 'x' }] });
    expect([status, log]).toEqual([1, []]);
    expect(stderr).toContain('the address pool oam-ipv4 is that of the network mgmt');
  });

  it('convert takes a pool of another name that has what the plan wants', async () => {
    const state = running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] });
    const own = { uuid: 'x', name: 'by-hand', network: '10.20.5.0', prefix: '24', ranges: '10.20.5.1-10.20.5.254', floating: '10.20.5.3', controller0: '10.20.5.4', controller1: '10.20.5.5', gateway: '10.20.5.1', hosts: {} };
    const { status, stdout } = await finish(convert(), { ...state, pools: [...state.pools, own], associations: [...state.associations, { uuid: 'y', network: 'oam', pool: 'x' }] });
    expect(status).toBe(0);
    expect(stdout).toContain('oam has the pool by-hand already');
    expect(box.now().log.filter((line) => line.includes('oam'))).toEqual([]);
  });

  it('convert changes the pools that StarlingX lets it change, asks first, and stops at the others', async () => {
    expect((await finish(convert(), running({ primary: 'IPv6', hosts: ['controller-0', 'controller-1'] }))).status).toBe(0);
    const moved = { [`${N}oam.floating`]: { ipv4: '10.20.5.20' } };
    box.start(convert(moved), box.now());
    const no = await box.run('controller-0', { args: [], input: 'n\n' });
    expect([no.status, no.log]).toEqual([1, []]);
    expect(no.stdout).toContain('floating-address is 10.20.5.3; the plan has 10.20.5.20');
    expect((await finish(convert(moved))).status).toBe(0);
    expect(poolOf('oam-ipv4')).toMatchObject({ floating: '10.20.5.20', controller0: '10.20.5.21', controller1: '10.20.5.22', gateway: '10.20.5.1' });

    const stuck = await finish(convert({ ...moved, [`${N}management.floating`]: { ipv4: '192.168.204.10' } }));
    expect(stuck.status).toBe(1);
    expect(stuck.stderr).toContain('StarlingX changes no pool of this network while it is in use');
    expect(stuck.stderr).toMatch(/system network-addrpool-remove association-\d+\n {2}system addrpool-delete pool-\d+/);
    expect(stuck.stdout).not.toContain('Done');
  });

  it('convert changes the management pool of AIO-SX while the host is locked', async () => {
    const simplex = (changes: Changes = {}) => convert({ [`${S}mode`]: 'convert', ...changes }, 'starlingx-aio-sx-dual-ipv6-primary');
    expect((await finish(simplex(), running({ primary: 'IPv6', hosts: ['controller-0'] }))).status).toBe(0);
    const again = await finish(simplex({ [`${N}management.floating`]: { ipv4: '192.168.204.10' } }));
    expect([again.status, again.stderr]).toEqual([0, '']);
    expect(again.log).toEqual(['host-lock controller-0', expect.stringMatching(/^addrpool-modify pool-\d+ --floating-address 192\.168\.204\.10$/) as string, 'host-unlock controller-0']);
  });

  it.each([['convert', 'starlingx-convert-aio-dx'], ['revert', 'starlingx-revert-standard']])('%s does not end well where the system cannot be asked', async (mode, example) => {
    const isConvert = mode === 'convert';
    const script = isConvert ? convert() : file(render(examplePlan(example)), 'revert.sh');
    const deaf = script.replace('check_system\n\n', "check_system\nsystem() { return 1; }\n\n");
    expect(deaf).not.toBe(script);
    const { status, stdout } = await finish(deaf, running({ primary: isConvert ? 'IPv6' : 'IPv4', isDual: !isConvert, hosts: ['controller-0', 'controller-1'] }));
    expect(status).toBe(1);
    expect(stdout).not.toContain('Done');
  });

  it('revert names a pool that a run in the middle left over', async () => {
    const state = running({ primary: 'IPv4', hosts: ['controller-0', 'controller-1'] });
    const left = { uuid: 'left', name: 'oam-ipv6', network: '2a05:d014:937:5::', prefix: '64', ranges: '2a05:d014:937:5::1-2a05:d014:937:5::ff', hosts: {} };
    const { status, stdout } = await finish(file(render(examplePlan('starlingx-revert-standard')), 'revert.sh'), { ...state, pools: [...state.pools, left] });
    expect(status).toBe(0);
    expect(stdout).toContain('The address pool oam-ipv6 is there, and no network has it. If nothing needs it:\n  system addrpool-delete left');
  });
});
