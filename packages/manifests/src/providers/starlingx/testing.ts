/** Runs scripts of ours against the stand-in of the command `system`, in a folder of their own. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** An address pool, with the address that each host has in it. */
export interface Pool {
  uuid: string;
  name: string;
  network: string;
  prefix: string;
  ranges: string;
  floating?: string;
  hosts: Record<string, string>;
}

/** What the stand-in knows of a system. */
export interface State {
  simplex: boolean;
  networks: { name: string; type: string; primary: string; dynamic?: boolean }[];
  pools: Pool[];
  associations: { uuid: string; network: string; pool: string }[];
  hosts: { name: string; administrative: string; stale: boolean }[];
  dns: string;
  next: number;
  log: string[];
}

/** The networks that are converted, in that order. */
export const TYPES = ['oam', 'cluster-pod', 'cluster-service', 'cluster-host', 'mgmt'];
const PRIMARY: Record<'IPv4' | 'IPv6', Record<string, string>> = {
  IPv4: { oam: '10.20.5.0/24', 'cluster-pod': '172.16.0.0/16', 'cluster-service': '10.96.0.0/12', 'cluster-host': '192.168.206.0/24', mgmt: '192.168.204.0/24', admin: '192.168.208.0/24' },
  IPv6: { oam: '2a05:d014:937:5::/64', 'cluster-pod': 'fd00:172::/64', 'cluster-service': 'fd00:96::/112', 'cluster-host': 'fd00:206::/64', mgmt: 'fd00:204::/64', admin: 'fd00:208::/64' },
};

/** A running system of one family, or of both, with pools that somebody named, and an address of each for every host. */
export function running({ primary, isDual = false, hosts, types = TYPES }: { primary: 'IPv4' | 'IPv6'; isDual?: boolean; hosts: readonly string[]; types?: readonly string[] }): State {
  const second = primary === 'IPv4' ? 'IPv6' : 'IPv4';
  const poolOf = (uuid: string, name: string, subnet = ''): Pool => {
    const [network = '', prefix = ''] = subnet.split('/');
    const address = (host: number) => `${network.replace(/\.0$/, '.')}${host}`;
    return { uuid, name, network, prefix, ranges: `${address(1)}-${address(200)}`, hosts: Object.fromEntries(hosts.map((host, index) => [host, address(100 + index)])) };
  };
  return {
    simplex: hosts.length === 1,
    networks: types.map((type) => ({ name: type, type, primary: `primary-${type}` })),
    pools: types.flatMap((type) => [poolOf(`primary-${type}`, `first-${type}`, PRIMARY[primary][type]), ...(isDual ? [poolOf(`second-${type}`, `other-${type}`, PRIMARY[second][type])] : [])]),
    associations: types.flatMap((type) => [{ uuid: `a1-${type}`, network: type, pool: `primary-${type}` }, ...(isDual ? [{ uuid: `a2-${type}`, network: type, pool: `second-${type}` }] : [])]),
    hosts: hosts.map((name) => ({ name, administrative: 'unlocked', stale: false })),
    dns: '8.8.8.8',
    next: 1,
    log: [],
  };
}

/** A script, the system that it runs on, and what it did. */
export function standIn() {
  const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-starlingx-'));
  const inside = (name: string) => path.join(folder, name);
  copyFileSync(path.join(import.meta.dirname, 'stand-in.mjs'), inside('system'));
  chmodSync(inside('system'), 0o755);
  writeFileSync(inside('hostname'), '#!/bin/sh\necho "$HOST"\n', { mode: 0o755 });
  const now = () => JSON.parse(readFileSync(inside('state.json'), 'utf8')) as State;

  return {
    /** The state of the system. */
    now,
    /** Puts a script, and a system under it. */
    start(script: string, state: State): void {
      writeFileSync(inside('script.sh'), script);
      writeFileSync(inside('state.json'), JSON.stringify(state));
    },
    /** Runs the script on a host; what comes back is what it printed, and the commands that change something. */
    run(host: string, { args = ['--yes'], input = '', env = {} }: { args?: readonly string[]; input?: string; env?: Record<string, string> } = {}) {
      const before = now().log.length;
      const { status, stdout, stderr } = spawnSync('bash', [inside('script.sh'), ...args], { encoding: 'utf8', input, env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, STATE: inside('state.json'), HOST: host, INTERVAL: '0', SETTLE: '0', TIMEOUT: '3', ...env } });
      return { status, stdout, stderr, log: now().log.slice(before) };
    },
    /** How many pools each network has. */
    assigned: () => Object.fromEntries(now().networks.map(({ name }) => [name, now().associations.filter(({ network }) => network === name).length])),
    /** Takes the folder away. */
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}
