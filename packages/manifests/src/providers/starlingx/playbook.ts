/** What the bootstrap playbook checks, and sysinv after it, restated for the tests: read off their scripts and tasks, and independent of our rules. */
import ipaddr from 'ipaddr.js';

export type Variables = Readonly<Record<string, unknown>>;

interface Net {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

const bytesToInt = (bytes: readonly number[]) => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
const versionOf = (address: ipaddr.IPv4 | ipaddr.IPv6) => (address.kind() === 'ipv4' ? 4 : 6);

function addressOf(text: string): { version: 4 | 6; value: bigint } {
  if (!ipaddr.isValid(text)) throw new Error(`Invalid IP address: ${text}`);
  const parsed = ipaddr.parse(text);
  return { version: versionOf(parsed), value: bytesToInt(parsed.toByteArray()) };
}

function netOf(text: string): Net {
  if (!ipaddr.isValidCIDR(text)) throw new Error(`Invalid IP network: ${text}`);
  const [address, prefix] = ipaddr.parseCIDR(text);
  const bits = BigInt((address.kind() === 'ipv4' ? 32 : 128) - prefix);
  const first = (bytesToInt(address.toByteArray()) >> bits) << bits;
  return { version: versionOf(address), first, last: first + (1n << bits) - 1n };
}

/** parse_dual_stack.py: one value, or two of different families and of one sort. */
export function parseDualStack(value: string): string[] {
  const values = value.split(',');
  if (values.length > 2) throw new Error('More than two IPs not supported');
  const kinds = values.map((each) => (each.includes('/') ? { isCidr: true, version: netOf(each).version } : { isCidr: false, version: addressOf(each).version }));
  const [first, second] = kinds;
  if (second && first?.version === second.version) throw new Error('Dual-stack of same IP family not supported');
  if (second && first?.isCidr !== second.isCidr) throw new Error('Value should be both either Subnet or Address');
  return values;
}

/** validate_dual_stack_address_vs_subnet.py: as many addresses as subnets, family by family. */
export function validateAddressVsSubnet(addresses: string, subnets: string): void {
  const given = addresses.split(',');
  const nets = subnets.split(',');
  if (given.length !== nets.length) throw new Error('Not of same size (single or dual-stack)');
  for (const [index, address] of given.entries()) if (addressOf(address).version !== netOf(nets[index] ?? '').version) throw new Error('IP family does not match on sequence');
}

/** validate_address_range.yml, for one family of one network. */
export function validateAddressRange(network: string, start: string, end: string, subnet: string, system: { isSimplex: boolean; isSystemController: boolean }): void {
  const [from, to, net] = [addressOf(start).value, addressOf(end).value, netOf(subnet)];
  const mayBeEqual = ['admin', 'management', 'cluster_host', 'pxeboot'].includes(network);
  if (!(from < to)) {
    if (mayBeEqual && from !== to) throw new Error(`${network} start address must be less than or equal to end address`);
    if (!mayBeEqual) throw new Error(`${network} start address must be less than end address`);
  }
  if (from < net.first || from > net.last || to < net.first || to > net.last) throw new Error(`${network} start or end address must be within its subnet range`);
  const hosts = system.isSimplex && mayBeEqual ? 3n : 5n;
  const minimum: Record<string, bigint> = { cluster_pod: 65_536n, cluster_service: 65_536n, pxeboot: hosts, multicast: 6n, management: hosts, cluster_host: hosts, oam: 5n, admin: hosts };
  const size = net.last - net.first + 1n;
  const least = minimum[network] ?? 0n;
  if (size < least) throw new Error(`${network} subnet must contain at least ${least} addresses`);
  if (network === 'cluster_service' && size > 1_048_576n) throw new Error(`${network} subnet must not contain more than 1048576 addresses`);
  const count = to - from + 1n;
  if (count < least - 2n) throw new Error(`${network} address range must contain at least ${least - 2n} addresses`);
  if (system.isSystemController && network === 'management' && count >= size - 2n) throw new Error('management address range too large, no addresses left for System Controller gateway(s)');
}

/** The pool of a subnet that populate_initial_config.py makes, as sysinv takes it: what its addresses must be, and that the controllers find theirs. */
function populate(name: string, net: Net, [start, end]: readonly [bigint, bigint], given: Readonly<Partial<Record<'floating' | 'node_0' | 'node_1' | 'gateway', bigint>>>, isSimplex: boolean): void {
  for (const [field, value] of Object.entries(given)) {
    if (value < net.first || value > net.last) throw new Error(`${name} ${field} is not in subnet`);
    if (value === net.first || (net.version === 4 && value === net.last)) throw new Error(`${name} ${field}: cannot use network or broadcast address`);
    if (field !== 'gateway' && (value < start || value > end)) throw new Error(`${name} ${field} is not in range`);
  }
  if (new Set(Object.values(given)).size < Object.keys(given).length) throw new Error(`${name}: an address can not be the same as another`);
  if (start === net.first || (net.version === 4 && end === net.last)) throw new Error(`${name} range cannot include network or broadcast address`);
  /** populate_network_pool_addresses: the floating address and each controller, where they are not there yet. */
  if (!['pxeboot', 'management', 'cluster_host', 'admin'].includes(name)) return;
  const inRange = Object.values(given).filter((value) => value >= start && value <= end).length;
  const wanted = (given.floating === undefined ? 1 : 0) + (isSimplex ? 0 : 2);
  if (end - start + 1n - BigInt(inRange) < BigInt(wanted)) throw new Error(`Address pool ${name} has no available addresses`);
}

/** parse_user_dns_host_record.py: each record once, with a domain and an address. Python's isdigit tells the time to live. */
export function parseUserDnsHostRecords(records: Readonly<Record<string, string>>): string[] {
  const sets = Object.values(records).map((value) => [...new Set(value.split(',').map((each) => each.trim()))].sort().join(' '));
  if (new Set(sets).size < sets.length) throw new Error('User dns host-records has duplicate');
  return Object.entries(records).flatMap(([host, values]) => {
    const parts = values.split(',').map((each) => each.trim()).filter((each) => !/^\d+$/.test(each));
    const addresses = parts.filter((each) => ipaddr.isValid(each) && (each.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(each)));
    const domains = parts.filter((each) => !addresses.includes(each));
    const wrong = domains.find((each) => !isValidDnsHostname(each.includes('.') ? each : `${each}.dummy`));
    if (wrong !== undefined) throw new Error(`Invalid DNS domain name: ${wrong}`);
    if (domains.length === 0 || addresses.length === 0) throw new Error(`User dns host-records has invalid format: ${host}`);
    return addresses.map((address) => [address, ...domains].join(' '));
  });
}

/** is_valid_dns_hostname of sysinv. */
const isValidDnsHostname = (text: string) =>
  /^[\w.-]{1,253}$/.test(text) && !text.includes('_') && text.includes('.') && /^\w/.test(text) && text.split('.').every((part) => part.length <= 63 && !part.startsWith('-') && !part.endsWith('-')) && (text.split('.').at(-1) ?? '').length <= 24;

/** Names of the variables of a network, and of the network in the check of its range. */
const NETWORKS: readonly [variable: string, name: string, addresses: readonly string[]][] = [
  ['pxeboot', 'pxeboot', ['start', 'end', 'floating']],
  ['management', 'management', ['start', 'end', 'floating', 'gateway']],
  ['cluster_host', 'cluster_host', ['start', 'end', 'floating']],
  ['cluster_pod', 'cluster_pod', ['start', 'end']],
  ['cluster_service', 'cluster_service', ['start', 'end']],
  ['external_oam', 'oam', ['start', 'end', 'gateway', 'floating', 'node_0', 'node_1']],
  ['management_multicast', 'multicast', ['start', 'end']],
  ['admin', 'admin', ['start', 'end', 'floating', 'gateway']],
];

/**
 * The checks of networks in validate-config, on the variables of a file over those of default.yml.
 *
 * @returns what the playbook would end with, or undefined where it goes on
 */
export function refusal(variables: Variables, defaults: Variables): string | undefined {
  const merged = { ...defaults, ...variables };
  const text = (name: string) => merged[name] as string | undefined;
  const fail = (message: string) => {
    throw new Error(message);
  };
  const role = text('distributed_cloud_role') ?? 'none';
  const isSimplex = merged['system_mode'] === 'simplex';
  try {
    if (!['simplex', 'duplex', 'duplex-direct'].includes(String(merged['system_mode']))) fail('Invalid system mode');
    if (!['none', 'systemcontroller', 'subcloud'].includes(role)) fail('Invalid distributed cloud role');
    if (isSimplex && role === 'systemcontroller') fail('A simplex All-in-one controller cannot be configured as Distributed Cloud System Controller');
    const oidc = Object.keys((merged['apiserver_oidc'] as object | undefined) ?? {});
    const wanted = ['client_id', 'issuer_url', 'username_claim'];
    if (oidc.length > 0 && !(wanted.every((each) => oidc.includes(each)) && (oidc.length === 3 || (oidc.length === 4 && oidc.includes('groups_claim'))))) fail('you must specify all 3 apiserver_oidc');
    if (merged['user_dns_host_records']) parseUserDnsHostRecords(merged['user_dns_host_records'] as Record<string, string>);
    if (!Array.isArray(merged['additional_local_registry_images'] ?? [])) fail('additional_local_registry_images must be a list');
    const dns = merged['dns_servers'] as string[];
    if (dns.length === 0 || dns.length > 3) fail('number of DNS servers');
    dns.forEach(addressOf);
    const hasAdmin = merged['admin_subnet'] !== undefined && merged['admin_gateway_address'] !== undefined;
    if (hasAdmin && role === 'systemcontroller') fail('Admin network parameters cannot be specified for a system controller host.');

    const present = NETWORKS.filter(([variable]) => variable !== 'admin' || hasAdmin);
    for (const [variable, , addresses] of present) {
      parseDualStack(text(`${variable}_subnet`) ?? '');
      for (const each of addresses) {
        const given = text(`${variable}_${each}_address`);
        if (given === undefined) continue;
        parseDualStack(given);
        if (variable !== 'pxeboot') validateAddressVsSubnet(given, text(`${variable}_subnet`) ?? '');
      }
    }
    const nets = Object.fromEntries(present.map(([variable]) => [variable, (text(`${variable}_subnet`) ?? '').split(',').map(netOf)]));
    const primary = (variable: string) => nets[variable]?.[0]?.version;
    if (nets['pxeboot']?.some(({ version }) => version !== 4)) fail('pxeboot_subnet subnet must always be IPv4');
    if (primary('management') === 6 && Number((text('management_subnet') ?? '').split(',')[0]?.split('/')[1]) < 64) fail('IPv6 minimum prefix length is 64');
    if (role === 'systemcontroller' && (text('management_start_address') === undefined || text('management_end_address') === undefined)) fail('management_start_address and management_end_address are required');
    for (const { version, first } of nets['management_multicast'] ?? []) {
      const isMulticast = version === 4 ? first >> 28n === 0xen : first >> 120n === 0xffn;
      if (!isMulticast) fail('Invalid multicast subnet');
    }
    for (const other of ['management_multicast', 'cluster_host', 'cluster_pod', 'cluster_service', 'external_oam', ...(hasAdmin ? ['admin'] : [])]) if (primary(other) !== primary('management')) fail(`Cluster, oam and mgmt must have same family address type: ${other}`);
    const counts = ['cluster_pod', 'cluster_service', 'cluster_host'].map((variable) => nets[variable]?.length);
    if (new Set(counts).size > 1) fail('To have dual-stack, cluster networks (pod, host, and service) must have IPv4 and IPv6 subnets defined');
    if (counts[0] === 2 && nets['external_oam']?.length === 1) fail('To have dual-stack cluster pod network, OAM must have IPv4 and IPv6 subnets defined');

    /** "Set secondary controller address in derived facts" compares the two ends of the second range, and is a template error without the other. */
    if (nets['management']?.length === 2 && text('management_start_address') !== undefined && text('management_end_address') === undefined) fail("object of type 'dict' has no attribute 'management_end_address_secondary'");

    for (const [variable, name, addresses] of present) {
      const subnets = (text(`${variable}_subnet`) ?? '').split(',');
      for (const [index, subnet] of subnets.entries()) {
        const net = netOf(subnet);
        const print = (value: bigint) => ipaddr.fromByteArray(Array.from({ length: net.version === 4 ? 4 : 16 }, (_, byte) => Number((value >> BigInt(8 * ((net.version === 4 ? 3 : 15) - byte))) & 0xffn))).toString();
        const start = text(`${variable}_start_address`)?.split(',')[index] ?? print(net.first + 1n);
        const end = text(`${variable}_end_address`)?.split(',')[index] ?? print(net.version === 6 ? net.last : net.last - 1n);
        validateAddressRange(name, start, end, subnet, { isSimplex, isSystemController: role === 'systemcontroller' });
        const named = (each: string) => {
          const value = addresses.includes(each) ? text(`${variable}_${each}_address`)?.split(',')[index] : undefined;
          return value === undefined ? undefined : addressOf(value).value;
        };
        const floating = named('floating') ?? (name === 'pxeboot' ? addressOf(start).value : undefined);
        const nodes = name === 'oam' && !isSimplex && floating !== undefined ? { node_0: named('node_0') ?? floating + 1n, node_1: named('node_1') ?? floating + 2n } : {};
        const gateway = named('gateway');
        populate(name, net, [addressOf(start).value, addressOf(end).value], { ...(floating !== undefined && { floating }), ...nodes, ...(gateway !== undefined && { gateway }) }, isSimplex);
      }
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
