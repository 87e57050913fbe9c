#!/usr/bin/env node
/**
 * A stand-in of StarlingX's `system` for the tests of our scripts: the commands that they call, with the refusals of
 * the real API in their order (network_addrpool.py, address_pool.py of the API; address_pool.py of common for the
 * addresses that hosts get). State is a JSON file that STATE names; every change goes to its log.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { isIP, isIPv4 } from 'node:net';

const file = process.env.STATE;
const state = JSON.parse(readFileSync(file, 'utf8'));
const [command, ...args] = process.argv.slice(2).filter((each) => each !== '--nowrap');

/** A table as prettytable prints it, what is not there as None. */
const table = (head, rows) => {
  const lines = [head, ...rows].map((cells) => `| ${cells.map((each) => String(each ?? 'None')).join(' | ')} |`);
  console.log(['+---+', lines[0], '+---+', ...lines.slice(1), '+---+'].join('\n'));
};
const save = () => writeFileSync(file, JSON.stringify(state));
const refuse = (message) => {
  console.error(message);
  process.exit(1);
};
/** A refusal that comes after the state was changed. */
const refuseTooLate = (message) => {
  save();
  refuse(message);
};
const network = (name) => state.networks.find((each) => each.name === name) ?? refuse(`network not found: ${name}`);
const pool = (name) => state.pools.find((each) => each.name === name || each.uuid === name) ?? refuse(`address pool not found: ${name}`);
const host = (name) => state.hosts.find((each) => each.name === name) ?? refuse(`host not found: ${name}`);
const personality = ({ name }) => ['controller', 'storage'].find((each) => name.startsWith(each)) ?? 'worker';
const familyOf = (each) => (isIPv4(each.network) ? 'IPv4' : 'IPv6');
const poolsOf = (name) => state.associations.filter((each) => each.network === name).map((each) => pool(each.pool));
const typesOf = ({ uuid }) => state.associations.filter((each) => each.pool === uuid).map((each) => network(each.network).type);
const mark = (test) => state.hosts.filter(test).forEach((each) => (each.stale = true));
const changed = (type) => {
  if (state.simplex) return;
  if (type === 'oam') mark((each) => personality(each) === 'controller');
  if (type === 'mgmt') mark(() => true);
};
const whileLocked = (type) => {
  const open = state.hosts.find((each) => each.administrative !== 'locked');
  if (type === 'mgmt' && state.simplex && open) refuse(`Cannot complete the action because Host ${open.name} is in administrative state = unlocked`);
};
const log = () => state.log.push([command, ...args].join(' '));

/** The number of an address. */
const value = (text) => {
  if (isIP(text) === 0) refuse(`Expected an IPv4 or IPv6 address but received ${text}.`);
  if (isIPv4(text)) return text.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const [head, tail] = text.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const groups = tail === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
};
const print = (family, number) => {
  const [count, bits] = family === 'IPv4' ? [4, 8n] : [8, 16n];
  const parts = Array.from({ length: count }, (_, index) => (number >> (bits * BigInt(count - 1 - index))) & ((1n << bits) - 1n));
  return family === 'IPv4' ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
};
const subnetOf = (each) => {
  const first = value(each.network);
  const size = 1n << BigInt((isIPv4(each.network) ? 32 : 128) - Number(each.prefix));
  return { first, last: first + size - 1n, size };
};
const rangeOf = (each) => each.ranges.split('-').map(value);
const ADDRESSES = ['floating', 'controller0', 'controller1', 'gateway'];
const OPTIONS = { '--name': 'name', '--network': 'network', '--prefix': 'prefix', '--order': 'order', '--ranges': 'ranges', '--floating-address': 'floating', '--controller0-address': 'controller0', '--controller1-address': 'controller1', '--gateway-address': 'gateway' };
const options = (words) => Object.fromEntries(Array.from({ length: words.length / 2 }, (_, index) => [OPTIONS[words[2 * index]] ?? refuse(`unrecognized arguments: ${words[2 * index]}`), words[2 * index + 1]]));

/** What a pool must be: is_valid_subnet, _check_valid_ranges, is_valid_address_within_subnet and _within_range, _check_address_duplicates. */
function checkPool(each) {
  const [subnet, [start, end]] = [subnetOf(each), rangeOf(each)];
  const isBroadcast = (number) => isIPv4(each.network) && number === subnet.last;
  if (subnet.size < 4n) refuse(`Invalid subnet size ${subnet.size} with ${each.network}/${each.prefix}. Please configure at least size /${isIPv4(each.network) ? 30 : 126} subnet`);
  if (subnet.first % subnet.size !== 0n) refuse('Host bits must be zero');
  for (const number of [start, end]) if (number < subnet.first || number > subnet.last) refuse(`Range address is not within network ${each.network}/${each.prefix}`);
  if (start > end) refuse('Invalid range: start address must be less than end address');
  if (start === subnet.first) refuse(`Address pool range cannot include network address: ${each.ranges}`);
  if (isBroadcast(end)) refuse(`Address pool range cannot include broadcast address: ${each.ranges}`);
  for (const field of ADDRESSES) {
    if (each[field] === undefined) continue;
    const number = value(each[field]);
    if (number === subnet.first) refuse(`Invalid IP address: ${each[field]}. Cannot use network address: ${each.network}.`);
    if (isBroadcast(number)) refuse(`Cannot use broadcast address: ${each[field]}.`);
    if (number < subnet.first || number > subnet.last) refuse(`IP Address ${each[field]} is not in subnet: ${each.network}/${each.prefix}.`);
    if (field !== 'gateway' && (number < start || number > end)) refuse(`IP Address ${each[field]} is not in range: ${each.ranges}.`);
    const other = ADDRESSES.find((one) => one !== field && each[one] !== undefined && value(each[one]) === number);
    if (other) refuse(`${field}_address can not be the same as ${other}_address: ${each[field]}`);
  }
}

/** check_address_pools_overlaps: pools that networks have, but for those of the cluster among themselves. */
const CLUSTER = ['cluster-pod', 'cluster-service', 'cluster-host'];
function checkOverlaps(each, type) {
  const own = subnetOf(each);
  for (const { network: name, pool: uuid } of state.associations) {
    const other = pool(uuid);
    if (other === each || familyOf(other) !== familyOf(each) || (CLUSTER.includes(type) && CLUSTER.includes(network(name).type) && network(name).type !== type)) continue;
    const theirs = subnetOf(other);
    if (own.first <= theirs.last && theirs.first <= own.last) refuse(`Address pool '${each.name}' ${each.network}/${each.prefix} overlaps with: '${other.name}' assigned to ${network(name).type} network`);
  }
}

/** _check_modification_allowed of address_pool.py: what may be changed or deleted after bootstrap. */
function checkModification(each) {
  for (const type of typesOf(each)) {
    if (type === 'oam' || type === 'admin') continue;
    whileLocked(type);
    if (type === 'mgmt' && state.simplex) continue;
    refuse('Address pool is read-only and cannot be modified or removed');
  }
}

/** get_next_available_ip_address, sequential. Where the real one takes any, this takes the first. */
function nextAddress(each) {
  const [start, end] = rangeOf(each);
  const taken = new Set([...ADDRESSES.flatMap((field) => each[field] ?? []), ...Object.values(each.hosts)].map(value));
  for (let number = start; number <= end; number += 1n) if (!taken.has(number)) return print(familyOf(each), number);
  return refuseTooLate(`Address pool ${each.name} has no available addresses`);
}

/** populate_network_pool_addresses and assign_pool_addresses_to_interfaces: a host that had an address in the pool gets it again. */
function giveAddresses(each, { type, dynamic }) {
  const needsControllers = ['mgmt', 'cluster-host', 'admin'].includes(type);
  if (needsControllers) for (const field of state.simplex ? ['floating'] : ['floating', 'controller0', 'controller1']) each[field] ??= nextAddress(each);
  for (const one of state.hosts) {
    const own = state.simplex ? each.floating : each[one.name.replace('controller-', 'controller')];
    if (personality(one) === 'controller') {
      if ((needsControllers || type === 'oam') && own !== undefined) each.hosts[one.name] = own;
    } else if (dynamic !== false && (type === 'mgmt' || type === 'cluster-host')) each.hosts[one.name] ??= nextAddress(each);
  }
}
/** The addresses of a host: those of pools that networks have. */
const addressesOf = (name) => state.associations.flatMap(({ pool: uuid }) => (pool(uuid).hosts?.[name] === undefined ? [] : [{ uuid: `${uuid}@${name}`, address: pool(uuid).hosts[name], prefix: pool(uuid).prefix }]));

switch (command) {
  case 'network-list':
    table(['id', 'uuid', 'name', 'type', 'dynamic', 'pool_uuid', 'primary_pool_family'], state.networks.map((each, index) => [index + 1, `uuid-${each.name}`, each.name, each.type, each.dynamic === false ? 'False' : 'True', each.primary, familyOf(pool(each.primary))]));
    break;
  case 'addrpool-list':
    table(['uuid', 'name', 'network', 'prefix', 'order', 'ranges', 'floating_address', 'controller0_address', 'controller1_address', 'gateway_address'], state.pools.map((each) => [each.uuid, each.name, each.network, each.prefix, 'random', `['${each.ranges}']`, ...ADDRESSES.map((field) => each[field])]));
    break;
  case 'network-addrpool-list':
    table(['uuid', 'network_name', 'addrpool_name'], state.associations.map((each) => [each.uuid, each.network, pool(each.pool).name]));
    break;
  case 'host-list':
    table(['id', 'hostname', 'personality', 'administrative', 'operational', 'availability'], state.hosts.map((each, index) => [index + 1, each.name, personality(each), each.administrative, 'enabled', 'available']));
    break;
  case 'host-show': {
    const each = host(args[0]);
    table(['Property', 'Value'], [['hostname', each.name], ['administrative', each.administrative], ['availability', each.administrative === 'locked' ? 'online' : 'available'], ['config_status', each.stale ? 'Config out-of-date' : '']]);
    break;
  }
  case 'host-addr-list':
    table(['uuid', 'ifname', 'address', 'prefix'], addressesOf(host(args[0]).name).map((each) => [each.uuid, 'mgmt0', each.address, each.prefix]));
    break;
  case 'host-addr-show':
    table(['Property', 'Value'], [['uuid', args[0]], ['pool_uuid', args[0].split('@')[0]]]);
    break;
  case 'dns-show':
    table(['Property', 'Value'], [['nameservers', state.dns]]);
    break;
  case 'dns-modify':
    log();
    state.dns = args[0].replace('nameservers=', '');
    break;
  case 'addrpool-add': {
    log();
    const [name, net, prefix, ...more] = args;
    if (state.pools.some((each) => each.name === name)) refuse(`Address pool ${name} already exists`);
    const added = { uuid: `pool-${state.next++}`, name, network: net, prefix, hosts: {}, ...options(more) };
    checkPool(added);
    state.pools.push(added);
    break;
  }
  case 'addrpool-modify': {
    log();
    const each = pool(args[0]);
    checkModification(each);
    Object.assign(each, options(args.slice(1)));
    for (const field of ADDRESSES) if (each[field] === 'none') delete each[field];
    checkPool(each);
    typesOf(each).forEach((type) => {
      checkOverlaps(each, type);
      changed(type);
    });
    break;
  }
  case 'addrpool-delete':
    log();
    if (state.networks.some((each) => each.primary === args[0])) refuse('Address pool is the primary. Not possible to delete.');
    checkModification(pool(args[0]));
    state.pools = state.pools.filter((each) => each.uuid !== args[0]);
    state.associations = state.associations.filter((each) => each.pool !== args[0]);
    break;
  case 'network-addrpool-assign': {
    log();
    const target = network(args[0]);
    const { type, name } = target;
    const added = pool(args[1]);
    whileLocked(type);
    checkOverlaps(added, type);
    if (poolsOf(name).length === 2) refuse(`Network of type ${type} already have maximum of 2 pools attached`);
    if (poolsOf(name).some((each) => familyOf(each) === familyOf(added))) refuse(`Network of type ${type} already have pool for family`);
    if (typesOf(added).length > 0) refuse('Address pool already in use by another network');
    if (type === 'cluster-pod' && !poolsOf('oam').some((each) => familyOf(each) === familyOf(added))) refuse('Cluster-pod address-pool can not be added before OAM address-pool of same IP family');
    state.associations.push({ uuid: `association-${state.next++}`, network: name, pool: added.uuid });
    giveAddresses(added, target);
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
save();
