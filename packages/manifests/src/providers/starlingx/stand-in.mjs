#!/usr/bin/env node
/**
 * A stand-in of StarlingX's `system` for the tests of our scripts: the commands that they call, with the refusals of
 * the real API (network_addrpool.py, address_pool.py). State is a JSON file that STATE names; every change goes to its log.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.STATE;
const state = JSON.parse(readFileSync(file, 'utf8'));
const [command, ...args] = process.argv.slice(2).filter((each) => each !== '--nowrap');

const table = (head, rows) => console.log([['', ...head, ''], ...rows.map((row) => ['', ...row, ''])].map((cells) => cells.join(' | ').trim()).join('\n'));
const refuse = (message) => {
  console.error(message);
  process.exit(1);
};
const network = (name) => state.networks.find((each) => each.name === name) ?? refuse(`network not found: ${name}`);
const pool = (name) => state.pools.find((each) => each.name === name || each.uuid === name) ?? refuse(`address pool not found: ${name}`);
const host = (name) => state.hosts.find((each) => each.name === name) ?? refuse(`host not found: ${name}`);
const familyOf = (each) => (each.network.includes(':') ? 'IPv6' : 'IPv4');
const poolsOf = (name) => state.associations.filter((each) => each.network === name).map((each) => pool(each.pool));
const mark = (test) => state.hosts.filter(test).forEach((each) => (each.stale = true));
const changed = (type) => {
  if (state.simplex) return;
  if (type === 'oam') mark((each) => each.name.startsWith('controller'));
  if (type === 'mgmt') mark(() => true);
};
const whileLocked = (type) => {
  const open = state.hosts.find((each) => each.administrative !== 'locked');
  if (type === 'mgmt' && state.simplex && open) refuse(`Cannot complete the action because Host ${open.name} is in administrative state = unlocked`);
};
const log = () => state.log.push([command, ...args].join(' '));

switch (command) {
  case 'network-list':
    table(['id', 'uuid', 'name', 'type', 'dynamic', 'pool_uuid', 'primary_pool_family'], state.networks.map((each, index) => [index + 1, `uuid-${each.name}`, each.name, each.type, 'True', each.primary, familyOf(pool(each.primary))]));
    break;
  case 'addrpool-list':
    table(['uuid', 'name', 'network', 'prefix', 'order', 'ranges', 'floating_address', 'controller0_address', 'controller1_address', 'gateway_address'], state.pools.map((each) => [each.uuid, each.name, each.network, each.prefix, 'random', "['x']", '', '', '', '']));
    break;
  case 'network-addrpool-list':
    table(['uuid', 'network_name', 'addrpool_name'], state.associations.map((each) => [each.uuid, each.network, pool(each.pool).name]));
    break;
  case 'host-list':
    table(['id', 'hostname', 'personality', 'administrative', 'operational', 'availability'], state.hosts.map((each, index) => [index + 1, each.name, 'x', each.administrative, 'enabled', 'available']));
    break;
  case 'host-show': {
    const each = host(args[0]);
    table(['Property', 'Value'], [['hostname', each.name], ['administrative', each.administrative], ['availability', each.administrative === 'locked' ? 'online' : 'available'], ['config_status', each.stale ? 'Config out-of-date' : '']]);
    break;
  }
  case 'dns-show':
    table(['Property', 'Value'], [['nameservers', state.dns]]);
    break;
  case 'dns-modify':
    log();
    state.dns = args[0].replace('nameservers=', '');
    break;
  case 'addrpool-add':
    log();
    if (state.pools.some((each) => each.name === args[0])) refuse(`Address pool ${args[0]} already exists`);
    state.pools.push({ uuid: `pool-${state.next++}`, name: args[0], network: args[1], prefix: args[2] });
    break;
  case 'addrpool-delete':
    log();
    if (state.networks.some((each) => each.primary === args[0])) refuse('Address pool is the primary. Not possible to delete.');
    state.pools = state.pools.filter((each) => each.uuid !== args[0]);
    break;
  case 'network-addrpool-assign': {
    log();
    const { type, name } = network(args[0]);
    const added = pool(args[1]);
    whileLocked(type);
    if (poolsOf(name).length === 2) refuse(`Network of type ${type} already have maximum of 2 pools attached`);
    if (poolsOf(name).some((each) => familyOf(each) === familyOf(added))) refuse(`Network of type ${type} already have pool for family`);
    if (type === 'cluster-pod' && !poolsOf('oam').some((each) => familyOf(each) === familyOf(added))) refuse('Cluster-pod address-pool can not be added before OAM address-pool of same IP family');
    state.associations.push({ uuid: `association-${state.next++}`, network: name, pool: added.uuid });
    changed(type);
    break;
  }
  case 'network-addrpool-remove': {
    log();
    const association = state.associations.find((each) => each.uuid === args[0]) ?? refuse(`not found: ${args[0]}`);
    const { type, name, primary } = network(association.network);
    const removed = pool(association.pool);
    whileLocked(type);
    if (primary === removed.uuid) refuse(`Cannot remove primary pool '${removed.name}' from '${name}'`);
    if (type === 'oam' && poolsOf('cluster-pod').some((each) => familyOf(each) === familyOf(removed))) refuse('oam address-pool can not be deleted before cluster-pod address-pool of same IP family');
    state.associations = state.associations.filter((each) => each !== association);
    changed(type);
    break;
  }
  case 'host-lock':
    log();
    if (!state.simplex && args[0] === process.env.HOST) refuse(`Cannot lock the active controller ${args[0]}`);
    host(args[0]).administrative = 'locked';
    break;
  case 'host-unlock':
    log();
    Object.assign(host(args[0]), { administrative: 'unlocked', stale: false });
    break;
  default:
    refuse(`no command ${command}`);
}
writeFileSync(file, JSON.stringify(state));
