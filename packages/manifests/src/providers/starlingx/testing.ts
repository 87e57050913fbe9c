/** Runs scripts of ours against the stand-in of the command `system`, in a folder of their own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Answer, launch } from '../../testing/launch.js';
import { type Program, servePrograms } from '../../testing/programs.js';
import type { Pool } from './testing/pools.js';
import { callSystem, type State } from './testing/stand-in.js';

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

/** What a run of a script printed, and the commands that changed something. */
interface Run extends Answer {
  readonly log: readonly string[];
}

/** A script, the system that it runs on, and what it did. */
export async function standIn() {
  const folder = mkdtempSync(path.join(tmpdir(), 'dualstack-starlingx-'));
  const inside = (name: string) => path.join(folder, name);
  writeFileSync(inside('hostname'), '#!/bin/sh\necho "$HOST"\n', { mode: 0o755 });
  let state: State | undefined;
  const now = (): State => {
    if (!state) throw new Error('nothing was started');
    return state;
  };
  const system: Program = {
    name: 'system',
    variable: 'HOST',
    answer: ({ words, variable: host = '' }) => {
      const called = callSystem(now(), host, words);
      state = called.state;
      return called.answer;
    },
  };
  const programs = await servePrograms([system]);

  return {
    /** The state of the system. */
    now,
    /** Puts a script, and a system under it. */
    start(script: string, under: State): void {
      writeFileSync(inside('script.sh'), script);
      state = structuredClone(under);
    },
    /** Runs the script on a host. */
    async run(host: string, { args = ['--yes'], input = '', env = {} }: { args?: readonly string[]; input?: string; env?: Record<string, string> } = {}): Promise<Run> {
      const before = now().log.length;
      const environment = { ...programs.environment, PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOST: host, INTERVAL: '0', SETTLE: '0', TIMEOUT: '3', ...env };
      const ended = await launch(['bash', inside('script.sh'), ...args], { env: environment, input });
      return { ...ended, log: now().log.slice(before) };
    },
    /** How many pools each network has. */
    assigned: () => Object.fromEntries(now().networks.map(({ name }) => [name, now().associations.filter(({ network }) => network === name).length])),
    /** Takes the folder away. */
    async end(): Promise<void> {
      await programs.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
