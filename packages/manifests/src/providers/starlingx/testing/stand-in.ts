/**
 * A stand-in of StarlingX's `system` for the tests of our scripts: the commands that they call, with the refusals of
 * the real API in their order (network_addrpool.py, address_pool.py of the API; address_pool.py of common for the
 * addresses that hosts get). Every change goes to the log of the state.
 */
import type { Answer } from '../../../testing/launch.js';
import { ADDRESSES, checkPool, familyOf, nextAddress, options, type Pool, Refusal, refuse, subnetOf } from './pools.js';

interface Network {
  name: string;
  type: string;
  primary: string;
  dynamic?: boolean;
}

interface Host {
  name: string;
  administrative: string;
  stale: boolean;
}

/** What the stand-in knows of a system. */
export interface State {
  simplex: boolean;
  networks: Network[];
  pools: Pool[];
  associations: { uuid: string; network: string; pool: string }[];
  hosts: Host[];
  dns: string;
  next: number;
  log: string[];
}

/** A table as prettytable prints it, what is not there as None. */
const table = (head: readonly string[], rows: readonly (readonly (string | number | undefined)[])[]) => {
  const [first, ...lines] = [head, ...rows].map((cells) => `| ${cells.map((each) => String(each ?? 'None')).join(' | ')} |`);
  return ['+---+', first, '+---+', ...lines, '+---+', ''].join('\n');
};

const personality = ({ name }: Host) => ['controller', 'storage'].find((each) => name.startsWith(each)) ?? 'worker';

const CLUSTER = ['cluster-pod', 'cluster-service', 'cluster-host'];

/** One call of the command, on a state of its own. */
class Command {
  constructor(
    private readonly state: State,
    /** The host that it runs on. */
    private readonly host: string,
    private readonly words: readonly string[],
  ) {}

  private log(): void {
    this.state.log.push(this.words.join(' '));
  }
  private network(name: string): Network {
    return this.state.networks.find((each) => each.name === name) ?? refuse(`network not found: ${name}`);
  }
  private pool(name: string): Pool {
    return this.state.pools.find((each) => each.name === name || each.uuid === name) ?? refuse(`address pool not found: ${name}`);
  }
  private hostOf(name: string): Host {
    return this.state.hosts.find((each) => each.name === name) ?? refuse(`host not found: ${name}`);
  }
  private poolsOf(name: string): Pool[] {
    return this.state.associations.filter((each) => each.network === name).map((each) => this.pool(each.pool));
  }
  private typesOf({ uuid }: Pool): string[] {
    return this.state.associations.filter((each) => each.pool === uuid).map((each) => this.network(each.network).type);
  }

  private changed(type: string): void {
    if (this.state.simplex) return;
    for (const each of this.state.hosts) if (type === 'mgmt' || (type === 'oam' && personality(each) === 'controller')) each.stale = true;
  }
  private whileLocked(type: string): void {
    const open = this.state.hosts.find((each) => each.administrative !== 'locked');
    if (type === 'mgmt' && this.state.simplex && open) refuse(`Cannot complete the action because Host ${open.name} is in administrative state = unlocked`);
  }

  /** check_address_pools_overlaps: pools that networks have, but for those of the cluster among themselves. */
  private checkOverlaps(each: Pool, type: string): void {
    const own = subnetOf(each);
    for (const { network: name, pool: uuid } of this.state.associations) {
      const other = this.pool(uuid);
      const theirType = this.network(name).type;
      if (other === each || familyOf(other) !== familyOf(each) || (CLUSTER.includes(type) && CLUSTER.includes(theirType) && theirType !== type)) continue;
      const theirs = subnetOf(other);
      if (own.first <= theirs.last && theirs.first <= own.last) refuse(`Address pool '${each.name}' ${each.network}/${each.prefix} overlaps with: '${other.name}' assigned to ${theirType} network`);
    }
  }

  /** _check_modification_allowed of address_pool.py: what may be changed or deleted after bootstrap. */
  private checkModification(each: Pool): void {
    for (const type of this.typesOf(each)) {
      if (type === 'oam' || type === 'admin') continue;
      this.whileLocked(type);
      if (type === 'mgmt' && this.state.simplex) continue;
      refuse('Address pool is read-only and cannot be modified or removed');
    }
  }

  /** populate_network_pool_addresses and assign_pool_addresses_to_interfaces: a host that had an address in the pool gets it again. */
  private giveAddresses(each: Pool, { type, dynamic }: Network): void {
    const needsControllers = ['mgmt', 'cluster-host', 'admin'].includes(type);
    if (needsControllers) for (const field of this.state.simplex ? (['floating'] as const) : (['floating', 'controller0', 'controller1'] as const)) each[field] ??= nextAddress(each);
    for (const one of this.state.hosts) {
      const own = this.state.simplex ? each.floating : one.name === 'controller-0' ? each.controller0 : each.controller1;
      if (personality(one) === 'controller') {
        if ((needsControllers || type === 'oam') && own !== undefined) each.hosts[one.name] = own;
      } else if (dynamic !== false && (type === 'mgmt' || type === 'cluster-host')) each.hosts[one.name] ??= nextAddress(each);
    }
  }

  /** The addresses of a host: those of pools that networks have. */
  private addressesOf({ name }: Host): { uuid: string; address: string; prefix: string }[] {
    return this.state.associations.flatMap(({ pool: uuid }) => {
      const { hosts, prefix } = this.pool(uuid);
      const address = hosts[name];
      return address === undefined ? [] : [{ uuid: `${uuid}@${name}`, address, prefix }];
    });
  }

  /** Does what the words say, and prints what the command prints. */
  run(): string {
    const { state } = this;
    const [command = '', ...args] = this.words;
    const [first = '', second = ''] = args;
    switch (command) {
      case 'network-list':
        return table(['id', 'uuid', 'name', 'type', 'dynamic', 'pool_uuid', 'primary_pool_family'], state.networks.map((each, index) => [index + 1, `uuid-${each.name}`, each.name, each.type, each.dynamic === false ? 'False' : 'True', each.primary, familyOf(this.pool(each.primary))]));
      case 'addrpool-list':
        return table(['uuid', 'name', 'network', 'prefix', 'order', 'ranges', 'floating_address', 'controller0_address', 'controller1_address', 'gateway_address'], state.pools.map((each) => [each.uuid, each.name, each.network, each.prefix, 'random', `['${each.ranges}']`, ...ADDRESSES.map((field) => each[field])]));
      case 'network-addrpool-list':
        return table(['uuid', 'network_name', 'addrpool_name'], state.associations.map((each) => [each.uuid, each.network, this.pool(each.pool).name]));
      case 'host-list':
        return table(['id', 'hostname', 'personality', 'administrative', 'operational', 'availability'], state.hosts.map((each, index) => [index + 1, each.name, personality(each), each.administrative, 'enabled', 'available']));
      case 'host-show': {
        const each = this.hostOf(first);
        return table(['Property', 'Value'], [['hostname', each.name], ['administrative', each.administrative], ['availability', each.administrative === 'locked' ? 'online' : 'available'], ['config_status', each.stale ? 'Config out-of-date' : '']]);
      }
      case 'host-addr-list':
        return table(['uuid', 'ifname', 'address', 'prefix'], this.addressesOf(this.hostOf(first)).map((each) => [each.uuid, 'mgmt0', each.address, each.prefix]));
      case 'host-addr-show':
        return table(['Property', 'Value'], [['uuid', first], ['pool_uuid', first.split('@')[0]]]);
      case 'dns-show':
        return table(['Property', 'Value'], [['nameservers', state.dns]]);
    }
    this.log();
    switch (command) {
      case 'dns-modify':
        state.dns = first.replace('nameservers=', '');
        break;
      case 'addrpool-add':
        this.addPool(args);
        break;
      case 'addrpool-modify':
        this.modifyPool(this.pool(first), options(args.slice(1)));
        break;
      case 'addrpool-delete':
        if (state.networks.some((each) => each.primary === first)) refuse('Address pool is the primary. Not possible to delete.');
        this.checkModification(this.pool(first));
        state.pools = state.pools.filter((each) => each.uuid !== first);
        state.associations = state.associations.filter((each) => each.pool !== first);
        break;
      case 'network-addrpool-assign':
        this.assign(this.network(first), this.pool(second));
        break;
      case 'network-addrpool-remove':
        this.remove(first);
        break;
      case 'host-lock':
        if (!state.simplex && first === this.host) refuse(`Cannot lock the active controller ${first}`);
        this.hostOf(first).administrative = 'locked';
        break;
      case 'host-unlock':
        Object.assign(this.hostOf(first), { administrative: 'unlocked', stale: false });
        break;
      default:
        refuse(`no command ${command}`);
    }
    return '';
  }

  private addPool([name = '', network = '', prefix = '', ...more]: readonly string[]): void {
    if (this.state.pools.some((each) => each.name === name)) refuse(`Address pool ${name} already exists`);
    const added: Pool = { uuid: `pool-${this.state.next++}`, name, network, prefix, ranges: '', hosts: {}, ...options(more) };
    checkPool(added);
    this.state.pools.push(added);
  }

  private modifyPool(each: Pool, changes: Partial<Pool>): void {
    this.checkModification(each);
    Object.assign(each, changes);
    for (const field of ADDRESSES) if (each[field] === 'none') delete each[field];
    checkPool(each);
    for (const type of this.typesOf(each)) {
      this.checkOverlaps(each, type);
      this.changed(type);
    }
  }

  private assign(target: Network, added: Pool): void {
    const { type, name } = target;
    const isOfFamily = (each: Pool) => familyOf(each) === familyOf(added);
    this.whileLocked(type);
    this.checkOverlaps(added, type);
    if (this.poolsOf(name).length === 2) refuse(`Network of type ${type} already have maximum of 2 pools attached`);
    if (this.poolsOf(name).some(isOfFamily)) refuse(`Network of type ${type} already have pool for family`);
    if (this.typesOf(added).length > 0) refuse('Address pool already in use by another network');
    if (type === 'cluster-pod' && !this.poolsOf('oam').some(isOfFamily)) refuse('Cluster-pod address-pool can not be added before OAM address-pool of same IP family');
    this.state.associations.push({ uuid: `association-${this.state.next++}`, network: name, pool: added.uuid });
    this.giveAddresses(added, target);
    this.changed(type);
  }

  private remove(uuid: string): void {
    const association = this.state.associations.find((each) => each.uuid === uuid) ?? refuse(`not found: ${uuid}`);
    const { type, name, primary } = this.network(association.network);
    const removed = this.pool(association.pool);
    this.whileLocked(type);
    if (primary === removed.uuid) refuse(`Cannot remove primary pool '${removed.name}' from '${name}'`);
    if (type === 'oam' && this.poolsOf('cluster-pod').some((each) => familyOf(each) === familyOf(removed))) refuse('oam address-pool can not be deleted before cluster-pod address-pool of same IP family');
    this.state.associations = this.state.associations.filter((each) => each !== association);
    this.changed(type);
  }
}

/** What the command answers on a host, and the state after it: as it was where the command refuses, but for a refusal that comes late. */
export function callSystem(before: State, host: string, words: readonly string[]): { state: State; answer: Answer } {
  const state = structuredClone(before);
  try {
    return { state, answer: { status: 0, stdout: new Command(state, host, words.filter((each) => each !== '--nowrap')).run(), stderr: '' } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: error.isLate ? state : before, answer: { status: 1, stdout: '', stderr: `${error.message}\n` } };
  }
}
