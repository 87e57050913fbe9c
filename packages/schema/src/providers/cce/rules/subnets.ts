import { tellProblem } from '../../../messages/en.js';
import { type Cidr, cidrFrom, cidrOfAddress } from '../../../address/cidr.js';
import type { RangeText } from '../../../address/text.js';
import { nextFree } from '../../../address/allocate.js';
import { formatCidr } from '../../../address/format.js';
import { contains, equals, findOverlaps, overlaps } from '../../../address/overlap.js';
import type { Fix, Path } from '../../../findings/finding.js';
import { keepFirst, use } from '../../../rules/rule.js';
import { MAX_DNS_SERVERS, MAX_NTP_SERVERS, SITE, SUBNET_LONGEST_PREFIX, VPC_BLOCKS, VPC_LONGEST_PREFIX } from '../catalog.js';
import { defaultGateway } from '../defaults.js';
import { speaksIpv6 } from '../facts.js';
import type { CcePlan, CceSubnet } from '../plan.js';
import { SOURCES } from '../sources.js';
import { type CceRule, inCce } from './basic.js';

/** A subnet of the plan with where it is written. */
interface Placed {
  readonly path: Path;
  readonly subnet: CceSubnet;
  /** Its range, where it can be read and is one of IPv4. */
  readonly range: Cidr | undefined;
}

const ipv4 = ({ value }: RangeText): Cidr | undefined => (value?.family === 'ipv4' ? value : undefined);

/** Every subnet that a plan names, that of the nodes first. */
export function subnetsOf({ spec: { cce } }: CcePlan): Placed[] {
  return [{ path: inCce('nodeSubnet'), subnet: cce.nodeSubnet }, ...cce.podSubnets.map((subnet, index) => ({ path: inCce('podSubnets', index), subnet }))].map((placed) => ({ ...placed, range: ipv4(placed.subnet.cidr) }));
}

/** What VPCs and subnets may be called, by the manual. */
export const RESOURCE_NAME = /^[\p{L}\p{N}_.-]{1,64}$/u;

const names: CceRule = {
  id: 'cce/vpc-names',
  severity: 'error',
  title: 'VPC and subnets have names of 1 to 64 letters, digits, hyphens, underscores and dots',
  source: SOURCES.createVpc,
  *check(plan) {
    const named: [Path, string, string][] = [[inCce('vpc', 'name'), 'VPC', plan.spec.cce.vpc.name], ...subnetsOf(plan).map(({ path, subnet }): [Path, string, string] => [[...path, 'name'], 'subnet', subnet.name])];
    for (const [path, what, name] of named) {
      if (RESOURCE_NAME.test(name)) continue;
      const better = name.trim().replace(/[^\p{L}\p{N}_.-]+/gu, '-').slice(0, 64);
      yield { path, message: `${name === '' ? `The ${what} has no name` : `${JSON.stringify(name)} is no name for a ${what}`}: 1 to 64 letters, digits, hyphens, underscores and dots, without spaces.`, ...(RESOURCE_NAME.test(better) && { fixes: () => [use(path, better)] }) };
    }
  },
};

const vpcRange: CceRule = {
  id: 'cce/vpc-cidr',
  severity: 'error',
  title: 'A VPC lies in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, with a prefix of at most 24',
  source: SOURCES.dualStack,
  *check(plan) {
    const { vpc } = plan.spec.cce;
    const range = ipv4(vpc.cidr);
    if (!range || (VPC_BLOCKS.some((block) => contains(block, range)) && range.prefix <= VPC_LONGEST_PREFIX)) return;
    const path = inCce('vpc', 'cidr');
    const room = VPC_BLOCKS.find((block) => contains(block, range));
    const allowed = '10.0.0.0/8 to /24, 172.16.0.0/12 to /24, 192.168.0.0/16 to /24';
    const reason = room ? `is smaller than a VPC may be: its prefix is at most ${VPC_LONGEST_PREFIX}` : 'lies outside the blocks that a VPC may take';
    const fixes = () => [...(room ? [formatCidr(cidrFrom('ipv4', range.first, VPC_LONGEST_PREFIX))] : []), '192.168.0.0/16', '10.0.0.0/16', '172.16.0.0/16'].map((value) => use(path, value));
    yield { path, message: `${vpc.cidr.text} ${reason}. It may be ${allowed}.`, fixes };
  },
};

const subnetInVpc: CceRule = {
  id: 'cce/subnet-in-vpc',
  severity: 'error',
  title: 'Every subnet lies in the VPC',
  source: SOURCES.vpcErrorCodes,
  *check(plan) {
    const vpc = ipv4(plan.spec.cce.vpc.cidr);
    const placed = subnetsOf(plan);
    for (const { path, range, subnet } of placed) {
      if (!vpc || !range || contains(vpc, range)) continue;
      const free = () => nextFree(vpc, Math.max(range.prefix, vpc.prefix), placed.flatMap((each) => (each.path === path || !each.range ? [] : [each.range])));
      yield { path: [...path, 'cidr'], message: `${subnet.cidr.text} is not inside the VPC ${plan.spec.cce.vpc.cidr.text}: the cloud answers "Subnet is not in the range of VPC" (VPC.0203). A subnet is a part of its VPC, or all of it.`, fixes: () => moveToFree(path, free()) };
    }
  },
};

/** A subnet at another range: where its gateway was that of the old one, it goes with it. */
function moveTo(path: Path, cidr: string): Fix[] {
  const move = use([...path, 'cidr'], cidr);
  return [move, { ...move, also: [{ path: [...path, 'gatewayIp'] }] }];
}

const moveToFree = (path: Path, free: Cidr | undefined): Fix[] => (free ? moveTo(path, formatCidr(free)) : []);

const subnetPrefix: CceRule = {
  id: 'cce/subnet-prefix',
  severity: 'error',
  title: 'A subnet has a prefix of at most 28',
  source: SOURCES.createSubnetApi,
  *check(plan) {
    for (const { path, range, subnet } of subnetsOf(plan)) {
      if (!range || range.prefix <= SUBNET_LONGEST_PREFIX) continue;
      const wider = cidrFrom('ipv4', range.first, SUBNET_LONGEST_PREFIX);
      yield { path: [...path, 'cidr'], message: `${subnet.cidr.text} is smaller than a subnet may be: its prefix is at most ${SUBNET_LONGEST_PREFIX} (VPC.0212).`, fixes: () => moveTo(path, formatCidr(wider)) };
    }
  },
};

const subnetsApart: CceRule = {
  id: 'cce/subnets-apart',
  severity: 'error',
  title: 'Subnets of one VPC share no address',
  source: SOURCES.vpcErrorCodes,
  *check(plan) {
    const placed = subnetsOf(plan).flatMap(({ path, subnet, range }) => (range ? [{ path, subnet, cidr: range }] : []));
    const vpc = ipv4(plan.spec.cce.vpc.cidr);
    for (const [a, b] of findOverlaps(placed)) {
      if (a.subnet.name === b.subnet.name && equals(a.cidr, b.cidr)) continue;
      /** The node subnet stays where it is; a pod subnet moves. */
      const [kept, moved] = b.path[2] === 'nodeSubnet' ? [b, a] : [a, b];
      const free = () => vpc && nextFree(vpc, moved.cidr.prefix, placed.flatMap((each) => (each === moved ? [] : [each.cidr])));
      yield { path: [...moved.path, 'cidr'], message: `The subnet ${moved.subnet.name} (${moved.subnet.cidr.text}) shares addresses with ${kept.subnet.name} (${kept.subnet.cidr.text}): the cloud refuses the second one (VPC.0204). Two subnets are apart; one subnet for both purposes has one name and one range.`, fixes: () => moveToFree(moved.path, free()) };
    }
  },
};

const sameName: CceRule = {
  id: 'cce/subnet-names',
  severity: 'error',
  title: 'Subnets of one name are one subnet',
  source: SOURCES.createSubnetApi,
  *check(plan) {
    const placed = subnetsOf(plan);
    for (const [index, { path, subnet }] of placed.entries()) {
      const before = placed.slice(0, index).find((each) => each.subnet.name === subnet.name && each.subnet.name !== '' && each.subnet.cidr.text !== subnet.cidr.text);
      if (before) yield { path: [...path, 'name'], message: `Two subnets are called ${subnet.name}, ${before.subnet.cidr.text} and ${subnet.cidr.text}. Give each a name of its own.`, fixes: () => [use([...path, 'name'], `${subnet.name}-${index + 1}`.slice(-64))] };
    }
  },
};

const gateway: CceRule = {
  id: 'cce/subnet-gateway',
  severity: 'error',
  title: 'The gateway is an address of its subnet',
  source: SOURCES.createSubnetApi,
  *check(plan) {
    for (const { path, range, subnet } of subnetsOf(plan)) {
      if (!range || subnet.gatewayIp === undefined) continue;
      const at = [...path, 'gatewayIp'];
      const { text, parsed } = subnet.gatewayIp;
      const better = defaultGateway(subnet.cidr);
      const fixes = () => better === undefined ? [] : [use(at, better)];
      if (!parsed.ok) yield { path: at, message: tellProblem(parsed.problem), fixes };
      else if (!contains(range, cidrOfAddress(parsed.value))) yield { path: at, message: `The gateway ${text} is not in its subnet ${subnet.cidr.text}. It is an address of the subnet, by default the first one.`, fixes };
      else if (parsed.value.value === range.first || parsed.value.value === range.last) yield { path: at, message: `The gateway ${text} is the ${parsed.value.value === range.first ? 'network' : 'broadcast'} address of ${subnet.cidr.text}, which no host can have.`, fixes };
    }
  },
};

const servers: CceRule = {
  id: 'cce/subnet-servers',
  severity: 'error',
  title: 'DNS and NTP servers of a subnet are distinct IPv4 addresses, at most five and four',
  source: SOURCES.createSubnetApi,
  *check(plan) {
    for (const { path, subnet } of subnetsOf(plan)) {
      for (const [field, what, most] of [['dnsServers', 'DNS', MAX_DNS_SERVERS], ['ntpServers', 'NTP', MAX_NTP_SERVERS]] as const) {
        const list = subnet[field] ?? [];
        const at = [...path, field];
        if (list.length > most) yield { path: at, message: `${list.length} ${what} servers are given; a subnet takes at most ${most}.`, fixes: () => [keepFirst(at, list.length, most)] };
        const seen = new Set<string>();
        for (const [index, { text, parsed }] of list.entries()) {
          const isRepeated = seen.has(text);
          seen.add(text);
          const remove = [{ path: [...at, index], label: `Remove ${text}` }];
          if (!parsed.ok) yield { path: [...at, index], message: tellProblem(parsed.problem), fixes: () => remove };
          else if (parsed.value.family !== 'ipv4') yield { path: [...at, index], message: `${text} is an IPv6 address; ${what} servers of a subnet are IPv4 addresses, also where the subnet has IPv6.`, fixes: () => remove };
          else if (isRepeated) yield { path: [...at, index], message: `${text} is given twice; each ${what} server is named once.`, fixes: () => remove };
        }
      }
    }
  },
};

const noDns: CceRule = {
  id: 'cce/subnet-dns-required',
  severity: 'error',
  title: 'A subnet with nodes has a DNS server',
  source: SOURCES.huaweiCluster,
  *check({ spec: { cce } }) {
    const path = inCce('nodeSubnet', 'dnsServers');
    const { dnsServers } = SITE[cce.site];
    if (cce.nodeSubnet.dnsServers.length === 0 && !cce.nodeSubnet.existing) yield { path, message: `The node subnet has no DNS server: nodes cannot be installed without. ${SITE[cce.site].label} has ${dnsServers.join(' and ')}.`, fixes: () => [{ path, value: [...dnsServers], label: `Use ${dnsServers.join(', ')}` }] };
  },
};

const LEASE = /^(?:-1|(?:[1-9]|[1-9]\d{1,3}|[12]\d{4}|30000)h)$/;

const dhcpLease: CceRule = {
  id: 'cce/dhcp-lease',
  severity: 'error',
  title: 'A DHCP lease is 1h to 30000h, and never unlimited where the cluster has IPv6',
  source: SOURCES.dualStack,
  *check(plan) {
    for (const { path, subnet } of subnetsOf(plan)) {
      const at = [...path, 'dhcpLeaseTime'];
      if (subnet.dhcpLeaseTime === undefined) continue;
      if (!LEASE.test(subnet.dhcpLeaseTime)) yield { path: at, message: `${JSON.stringify(subnet.dhcpLeaseTime)} is no DHCP lease: hours from 1h to 30000h, such as 24h, or -1 for unlimited.`, fixes: () => [use(at, '24h')] };
      else if (subnet.dhcpLeaseTime === '-1' && speaksIpv6(plan)) yield { path: at, message: `The DHCP lease of ${subnet.name} is unlimited, and a dual-stack cluster does not take a subnet with an unlimited lease. Give it hours, such as 24h.`, fixes: () => [use(at, '24h')] };
    }
  },
};

const subnetIpv6: CceRule = {
  id: 'cce/node-subnet-ipv6',
  severity: 'error',
  title: 'The nodes of a dual-stack cluster sit in a subnet with IPv6',
  source: SOURCES.errorCodes,
  *check(plan) {
    const { nodeSubnet } = plan.spec.cce;
    const path = inCce('nodeSubnet', 'ipv6Enabled');
    if (speaksIpv6(plan) && !nodeSubnet.ipv6Enabled) yield { path, message: `The node subnet ${nodeSubnet.name} has no IPv6, and CCE refuses a dual-stack cluster in it: "IPv6 not supported for the subnet" (CCE.01400003). Turn IPv6 on${nodeSubnet.existing ? ' in the console; it cannot be turned off again' : ''}.`, fixes: () => [{ path, value: true, label: 'Turn IPv6 on' }] };
  },
};

const podSubnetIpv6: CceRule = {
  id: 'cce/pod-subnet-ipv6',
  severity: 'error',
  title: 'Every pod subnet of a dual-stack cluster has IPv6',
  source: SOURCES.dualStack,
  *check(plan) {
    if (!speaksIpv6(plan)) return;
    for (const [index, subnet] of plan.spec.cce.podSubnets.entries()) {
      const path = inCce('podSubnets', index, 'ipv6Enabled');
      if (!subnet.ipv6Enabled) yield { path, message: `The pod subnet ${subnet.name} has no IPv6, so its Pods could have no IPv6 address: only subnets with IPv6 can be selected (CCE.01400003). Turn IPv6 on.`, fixes: () => [{ path, value: true, label: 'Turn IPv6 on' }] };
    }
  },
};

const oneSubnet: CceRule = {
  id: 'cce/subnet-settings',
  severity: 'error',
  title: 'One subnet for nodes and Pods has one IPv6 switch',
  source: SOURCES.createSubnetApi,
  *check({ spec: { cce } }) {
    for (const [index, subnet] of cce.podSubnets.entries()) {
      const path = inCce('podSubnets', index, 'ipv6Enabled');
      const { nodeSubnet } = cce;
      if (subnet.name === nodeSubnet.name && subnet.cidr.text === nodeSubnet.cidr.text && subnet.ipv6Enabled !== nodeSubnet.ipv6Enabled) yield { path, message: `${subnet.name} is the subnet of the nodes too, where IPv6 is ${nodeSubnet.ipv6Enabled ? 'on' : 'off'}, and here it is ${subnet.ipv6Enabled ? 'on' : 'off'}.`, fixes: () => [{ path, value: nodeSubnet.ipv6Enabled, label: `Turn IPv6 ${nodeSubnet.ipv6Enabled ? 'on' : 'off'}` }, { path: inCce('nodeSubnet', 'ipv6Enabled'), value: subnet.ipv6Enabled, label: `Turn IPv6 ${subnet.ipv6Enabled ? 'on' : 'off'} there` }] };
    }
  },
};

const existingVpc: CceRule = {
  id: 'cce/existing-subnet',
  severity: 'error',
  title: 'An existing subnet lies in an existing VPC',
  source: SOURCES.createSubnetApi,
  *check(plan) {
    const { vpc } = plan.spec.cce;
    for (const { path, subnet } of subnetsOf(plan)) {
      const at = [...path, 'existing'];
      if (subnet.existing && !vpc.existing) yield { path: at, message: `The subnet ${subnet.name} is said to exist, and its VPC ${vpc.name} is created with this plan. Say that the VPC exists too, or create the subnet.`, fixes: () => [{ path: at, value: false, label: 'Create the subnet' }] };
    }
  },
};

const podSubnetShared: CceRule = {
  id: 'cce/pod-subnet-shared',
  severity: 'warning',
  title: 'Pods and nodes draw from different subnets',
  source: SOURCES.cidrPlanning,
  *check({ spec: { cce } }) {
    const nodes = ipv4(cce.nodeSubnet.cidr);
    for (const [index, subnet] of cce.podSubnets.entries()) {
      const pods = ipv4(subnet.cidr);
      if (nodes && pods && overlaps(nodes, pods) && subnet.name === cce.nodeSubnet.name) yield { path: inCce('podSubnets', index, 'cidr'), message: `Pods take their addresses from ${subnet.cidr.text}, where the nodes sit: whichever grows first leaves the other without. Give the Pods a subnet of their own.` };
    }
  },
};

/** Rules about the VPC and its subnets. */
export const SUBNET_RULES: readonly CceRule[] = [names, vpcRange, subnetInVpc, subnetPrefix, subnetsApart, sameName, gateway, servers, noDns, dhcpLease, subnetIpv6, podSubnetIpv6, oneSubnet, existingVpc, podSubnetShared];
